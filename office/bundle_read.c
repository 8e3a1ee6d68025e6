/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "office/bundle.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "db/evidence_files.h"
#include "db/trust/bundle_sign.h"
#include "db/trust/keys.h"
#include "intake/package.h"
#include "intake/reader.h"
#include "model/card.h"
#include "model/data.h"
#include "model/kept_file.h"
#include "model/lists.h"
#include "model/report.h"
#include "model/temporary.h"
#include "office/bundle_parts.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/str.h"

/* --- refusing --- */

bool bundle_refuse_changed(const char *path, const char *part, struct error *error)
{
	return error_set(error, ERROR_REFUSED,
		_("%s: its part %s is not what it was when the bundle was made: it was "
		  "damaged or changed on the way; have it sent once more"),
		path, part);
}

bool bundle_refuse_part(const char *path, const char *part, struct error *error)
{
	return error_set(error, ERROR_REFUSED,
		_("%s: its part %s does not belong into a bundle; nothing is taken from "
		  "it"),
		path, part);
}

/* --- the parts --- */

struct reading {
	struct bundle *bundle;
	const char *path;
	struct package *package;
	struct data *manifest;
	struct str text, name;    /* of the manifest; how errors call it */
	struct string_list files; /* of evidence, by their names */
};

static int compare_names(const void *one, const void *other)
{
	return strcasecmp(*(const char *const *)one, *(const char *const *)other);
}

/* No name twice, letters of either case being the same: which of them would be read? */
static bool names_differ(const struct reading *reading, struct error *error)
{
	const size_t count = package_count(reading->package);
	if (count > BUNDLE_PARTS_MAX + 3)
		return error_set(error, ERROR_REFUSED,
			_("%s: an archive of %zu parts; no bundle has more than %d"),
			reading->path, count, BUNDLE_PARTS_MAX);
	const char **names = mem_new(count + 1, sizeof(*names));
	for (size_t i = 0; i < count; i++)
		names[i] = package_name(reading->package, i);
	qsort(names, count, sizeof(*names), compare_names);
	const char *twice = NULL;
	for (size_t i = 1; i < count && !twice; i++)
		if (!strcasecmp(names[i - 1], names[i]))
			twice = names[i];
	if (twice)
		error_set(error, ERROR_REFUSED,
			_("%s: its part %s is in it twice; nothing is taken from it"),
			reading->path, twice);
	free(names);
	return !twice;
}

static bool is_json_of_uuid(const char *name, const char *folder)
{
	char uuid[UUID_BYTES + 1] = "";
	const size_t bytes = strlen(folder);
	if (strncmp(name, folder, bytes) != 0 ||
		strlen(name) != bytes + UUID_BYTES + strlen(".json"))
		return false;
	strncat(uuid, name + bytes, UUID_BYTES);
	return uuid_valid(uuid) && !strcmp(name + bytes + UUID_BYTES, ".json");
}

/* The names that the manifest may give: none of them leads anywhere. */
static bool is_name(const char *name)
{
	return kept_file_name(name) || is_json_of_uuid(name, BUNDLE_REPORTS) ||
	       is_json_of_uuid(name, BUNDLE_PASTS) ||
	       is_json_of_uuid(name, BUNDLE_TRAILS);
}

/* One of the manifest's list. */
struct listed {
	const char *name, *hash;
	long bytes;
};

static bool read_listed(const struct reading *reading, const struct node *list,
	size_t index, struct listed *listed, struct error *error)
{
	const struct node each = node_element(list, index);
	struct node name, hash, bytes;
	size_t count;
	if (!node_required(&each, "name", &name, error) ||
		!node_required(&each, "sha256", &hash, error) ||
		!node_required(&each, "bytes", &bytes, error) ||
		!node_string(&name, &listed->name, &count, error) ||
		!node_string(&hash, &listed->hash, &count, error) ||
		!node_integer(&bytes, 0, BUNDLE_PART_BYTES, &listed->bytes, error))
		return false;
	return is_name(listed->name) ||
	       bundle_refuse_part(reading->path, listed->name, error);
}

/* Appends the bytes of a part, which are what the manifest says. */
static bool read_part(const struct reading *reading, const struct listed *listed,
	struct str *out, struct error *error)
{
	char hash[HASH_HEX + 1];
	if (!package_read(reading->package, listed->name, BUNDLE_PART_BYTES, out, error))
		return false;
	hash_text(hash, out->data, out->bytes);
	return (out->bytes == (size_t)listed->bytes && !strcmp(hash, listed->hash)) ||
	       bundle_refuse_changed(reading->path, listed->name, error);
}

/* --- evidence --- */

static bool make_folder(struct bundle *bundle, struct error *error)
{
	struct str folder = STR_INIT;
	if (bundle->folder.bytes)
		return true;
	temporary_folder(&folder);
	str_puts(&folder, "/mattrakan-XXXXXX");
	if (!mkdtemp(folder.data)) {
		error_set(error, ERROR_SYSTEM, "%s: %m", folder.data);
		str_release(&folder);
		return false;
	}
	bundle->folder = folder;
	str_printf(&bundle->files, "%s/bundle.db", folder.data);
	return true;
}

/* The name says what is in it. */
static bool take_file(const struct reading *reading, const struct listed *listed,
	const struct str *bytes, struct error *error)
{
	struct bundle *bundle = reading->bundle;
	struct str ref = STR_INIT;
	if (strncmp(kept_file_name(listed->name), listed->hash, HASH_HEX) != 0)
		return bundle_refuse_changed(reading->path, listed->name, error);
	const bool good =
		make_folder(bundle, error) &&
		evidence_file_keep(bundle->files.data, listed->name,
			(const unsigned char *)bytes->data, bytes->bytes, &ref, error);
	str_release(&ref);
	return good;
}

/* --- the manifest --- */

static bool take_text(
	const struct node *object, const char *key, char **text, struct error *error)
{
	struct node node;
	const char *value;
	size_t bytes;
	if (!node_required(object, key, &node, error) ||
		!node_string(&node, &value, &bytes, error))
		return false;
	free(*text);
	*text = mem_strdup(value);
	return true;
}

/* Before anything else of it is believed to be known. */
static bool look_at_version(
	const struct reading *reading, const struct node *root, struct error *error)
{
	struct node format, version;
	const char *name = "";
	size_t bytes;
	long number = 0;
	if (!node_required(root, "format", &format, error) ||
		!node_string(&format, &name, &bytes, error) ||
		!node_required(root, "version", &version, error) ||
		!node_integer(&version, 1, 1000000, &number, error))
		return false;
	if (strcmp(name, BUNDLE_FORMAT) != 0)
		return node_refuse(&format, error, _("%s expected"), BUNDLE_FORMAT);
	return number == BUNDLE_VERSION ||
	       error_set(error, ERROR_REFUSED,
		       _("%s: a bundle of version %ld, made by a newer program; this one "
			 "reads version %d: bring it up to date"),
		       reading->path, number, BUNDLE_VERSION);
}

static bool read_signer(
	struct bundle *bundle, const struct node *root, struct error *error)
{
	struct node signer;
	char *key = NULL;
	if (!node_required(root, "signer", &signer, error))
		return false;
	bundle->is_signed = !node_is_null(&signer);
	if (!bundle->is_signed)
		return true;
	bool good = node_object(&signer, error) &&
		    take_text(&signer, "key", &key, error) &&
		    take_text(&signer, "name", &bundle->name, error) &&
		    take_text(&signer, "post", &bundle->post, error);
	if (good && !key_valid(key))
		good = node_refuse(&signer, error, _("this is no key"));
	if (good)
		strncat(bundle->key, key, KEY_HEX);
	free(key);
	return good;
}

static bool read_missing(
	struct bundle *bundle, const struct node *root, struct error *error)
{
	struct node list;
	size_t count;
	if (!node_required(root, "missing", &list, error) ||
		!node_array(&list, &count, error))
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct node each = node_element(&list, i);
		const char *text;
		size_t bytes;
		if (!node_string(&each, &text, &bytes, error))
			return false;
		string_list_add(&bundle->missing, text);
	}
	return true;
}

static bool read_signature(const struct reading *reading, struct error *error)
{
	const struct bundle *bundle = reading->bundle;
	struct str text = STR_INIT;
	struct data *data = NULL;
	char *signature = NULL;
	bool good = package_read(
		reading->package, BUNDLE_SIGNATURE, BUNDLE_MANIFEST_BYTES, &text, error);
	if (good)
		data = data_parse(text.data, text.bytes, BUNDLE_SIGNATURE, error);
	if (data) {
		const struct node root = data_root(data);
		good = node_object(&root, error) &&
		       take_text(&root, "signature", &signature, error);
	} else if (good) {
		good = error_prefix(error, "%s", reading->path);
	}
	if (good && !bundle_signed(bundle->key, bundle->hash, signature))
		good = error_set(error, ERROR_REFUSED,
			_("%s: the signature is not of what is in it: it was changed on "
			  "the way, or its maker has not the key that it names; nothing "
			  "is taken from it"),
			reading->path);
	free(signature);
	data_free(data);
	str_release(&text);
	return good;
}

static bool read_manifest(struct reading *reading, struct error *error)
{
	struct bundle *bundle = reading->bundle;
	struct node made;
	long at = 0;
	if (!package_read(reading->package, BUNDLE_MANIFEST, BUNDLE_MANIFEST_BYTES,
		    &reading->text, error))
		return false;
	str_printf(&reading->name, "%s: %s", reading->path, BUNDLE_MANIFEST);
	reading->manifest = data_parse(
		reading->text.data, reading->text.bytes, reading->name.data, error);
	if (!reading->manifest)
		return false;
	const struct node root = data_root(reading->manifest);
	hash_text(bundle->hash, reading->text.data, reading->text.bytes);
	bundle_mark(bundle->mark, bundle->hash);
	if (!node_object(&root, error) || !look_at_version(reading, &root, error) ||
		!read_signer(bundle, &root, error))
		return false;
	if (bundle->is_signed && !read_signature(reading, error))
		return false;
	const bool good = node_required(&root, "made", &made, error) &&
			  node_integer(&made, 0, BUNDLE_TIME_MAX, &at, error) &&
			  take_text(&root, "who", &bundle->who, error) &&
			  read_missing(bundle, &root, error);
	bundle->made = at;
	return good;
}

/* --- all of it --- */

static bool take_part(
	struct reading *reading, const struct listed *listed, struct error *error)
{
	struct str bytes = STR_INIT;
	bool good = read_part(reading, listed, &bytes, error);
	if (good && kept_file_name(listed->name)) {
		string_list_add(&reading->files, listed->name);
		good = take_file(reading, listed, &bytes, error);
	} else if (good) {
		good = bundle_take_json(
			reading->bundle, reading->path, listed->name, &bytes, error);
	}
	str_release(&bytes);
	return good;
}

static bool is_listed(const struct node *list, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++) {
		const struct node each = node_element(list, i);
		struct node node;
		const char *text;
		size_t bytes;
		if (node_member(&each, "name", &node) &&
			node_string(&node, &text, &bytes, NULL) && !strcmp(text, name))
			return true;
	}
	return false;
}

/* Nothing stands in the archive that the manifest, and so the signature, does not tell of. */
static bool all_listed(const struct reading *reading, const struct node *list,
	size_t count, struct error *error)
{
	const size_t parts = package_count(reading->package);
	for (size_t i = 0; i < parts; i++) {
		const char *name = package_name(reading->package, i);
		const bool own =
			!strcmp(name, "mimetype") || !strcmp(name, BUNDLE_MANIFEST) ||
			(reading->bundle->is_signed && !strcmp(name, BUNDLE_SIGNATURE));
		if (!own && !is_listed(list, count, name))
			return bundle_refuse_part(reading->path, name, error);
	}
	return true;
}

static bool read_parts(struct reading *reading, struct error *error)
{
	const struct node root = data_root(reading->manifest);
	struct node list;
	size_t count;
	if (!node_required(&root, "parts", &list, error) ||
		!node_array(&list, &count, error))
		return false;
	/* (Each stands in the archive once, so no more are listed than stand there.) */
	if (count > package_count(reading->package))
		return bundle_refuse_changed(reading->path, BUNDLE_MANIFEST, error);
	if (!all_listed(reading, &list, count, error))
		return false;
	for (size_t i = 0; i < count; i++) {
		struct listed listed = {0};
		if (!read_listed(reading, &list, i, &listed, error) ||
			!take_part(reading, &listed, error))
			return false;
	}
	return bundle_end_json(reading->bundle, reading->path, &reading->files, error);
}

bool bundle_read(struct bundle *bundle, const char *path, const struct str *bytes,
	struct error *error)
{
	const struct intake_file file = {
		path, (const unsigned char *)bytes->data, bytes->bytes};
	struct reading reading = {
		.bundle = bundle, .path = path, .text = STR_INIT, .name = STR_INIT};
	*bundle = (struct bundle){.folder = STR_INIT, .files = STR_INIT};
	reading.package = package_open(&file, error);
	const bool good = reading.package && names_differ(&reading, error) &&
			  read_manifest(&reading, error) && read_parts(&reading, error);
	package_close(reading.package);
	data_free(reading.manifest);
	str_release(&reading.text);
	str_release(&reading.name);
	string_list_release(&reading.files);
	return good;
}
