/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "office/bundle.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/bundle_past.h"
#include "db/evidence_files.h"
#include "db/store.h"
#include "db/trust/bundle_sign.h"
#include "db/trust/keys.h"
#include "db/trust/trail.h"
#include "model/card.h"
#include "model/data.h"
#include "model/json.h"
#include "model/kept_file.h"
#include "model/lists.h"
#include "model/report.h"
#include "office/agency.h"
#include "print/outlet.h"
#include "publish/archive.h"
#include "publish/missing.h"
#include "publish/sink.h"
#include "text/date.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/str.h"

/* A part that is made here: the archive reads it at its end. */
struct part {
	char *text;
	struct part *next;
};

struct writing {
	const struct bundle_request *request;
	struct archive *archive;
	struct bundle_made *made;
	struct part *parts;
	struct str listed; /* of the manifest: parts, reports */
	struct str reports;
	struct string_list names; /* of evidence files that were looked at */
	size_t bytes, count;
};

/* --- JSON --- */

static void put_text(struct str *out, const char *key, const char *text)
{
	str_printf(out, "\"%s\": ", key);
	data_quote(out, text ? text : "", text ? strlen(text) : 0);
}

static void put_member(struct str *out, const char *key, const char *text)
{
	str_puts(out, ", ");
	put_text(out, key, text);
}

static void put_number(struct str *out, const char *key, int64_t number)
{
	str_printf(out, ", \"%s\": %lld", key, (long long)number);
}

/* --- parts --- */

/* Names a part in the manifest. */
static bool list_part(struct writing *writing, const char *name, size_t bytes,
	const char *hash, struct error *error)
{
	writing->bytes += bytes;
	if (bytes > BUNDLE_PART_BYTES || writing->bytes > BUNDLE_BYTES ||
		++writing->count > BUNDLE_PARTS_MAX)
		return error_set(error, ERROR_REFUSED,
			_("all of it is too much for one bundle (%d megabytes, %d files); "
			  "put fewer reports into one, or make the photos smaller"),
			BUNDLE_BYTES >> 20, BUNDLE_PARTS_MAX);
	str_puts(&writing->listed, writing->count > 1 ? ",\n  {" : "\n  {");
	put_text(&writing->listed, "name", name);
	put_number(&writing->listed, "bytes", (int64_t)bytes);
	put_member(&writing->listed, "sha256", hash);
	str_putc(&writing->listed, '}');
	return true;
}

/* Takes the text over. */
static bool add_text(
	struct writing *writing, const char *name, struct str *text, struct error *error)
{
	struct part *part = mem_new(1, sizeof(*part));
	*part = (struct part){str_detach(text), writing->parts};
	writing->parts = part;
	return archive_add_text(writing->archive, name, part->text, error);
}

static bool add_part(struct writing *writing, const char *folder, const char *uuid,
	struct str *text, struct error *error)
{
	char hash[HASH_HEX + 1];
	struct str name = STR_INIT;
	str_printf(&name, "%s%s.json", folder, uuid);
	hash_text(hash, text->data, text->bytes);
	const bool good = list_part(writing, name.data, text->bytes, hash, error) &&
			  add_text(writing, name.data, text, error);
	str_release(&name);
	return good;
}

/* --- what it said before --- */

static void put_past(struct str *out, const struct past *past, bool first)
{
	str_puts(out, first ? "\n {" : ",\n {");
	put_text(out, "uuid", past->uuid);
	str_printf(out, ", \"away\": %s, \"texts\": [", past->away ? "true" : "false");
	for (size_t i = 0; i < past->count; i++)
		str_printf(out, "%s\"%s%s\"", i ? ", " : "", past->items[i].digest,
			past->items[i].done ? " done" : "");
	str_puts(out, "]}");
}

static bool add_pasts(
	struct writing *writing, int64_t number, const char *uuid, struct error *error)
{
	struct pasts pasts = {0};
	struct str text = STR_INIT;
	if (!store_pasts(writing->request->store, number, &pasts, error))
		return false;
	str_putc(&text, '[');
	for (size_t i = 0; i < pasts.count; i++)
		put_past(&text, &pasts.items[i], !i);
	str_puts(&text, "\n]\n");
	pasts_release(&pasts);
	const bool good = add_part(writing, BUNDLE_PASTS, uuid, &text, error);
	str_release(&text);
	return good;
}

/* --- its trail --- */

struct trailing {
	struct str text;
	bool any;
	int64_t wrong; /* an entry that is not what was written; 0: none */
};

static bool put_entry(void *context, const struct trail_entry *entry)
{
	struct trailing *trailing = context;
	struct str *out = &trailing->text;
	if (!trail_entry_agrees(entry))
		trailing->wrong = entry->number;
	str_printf(out, "%s{\"number\": %lld", trailing->any ? ",\n " : "\n ",
		(long long)entry->number);
	trailing->any = true;
	put_number(out, "at", entry->at);
	put_member(out, "who", entry->who);
	put_member(out, "act", entry->act);
	put_number(out, "report", entry->report);
	put_number(out, "card", entry->card);
	put_number(out, "revision", entry->revision);
	put_member(out, "detail", entry->detail);
	put_member(out, "digest", entry->digest);
	put_member(out, "previous", entry->previous);
	put_member(out, "hash", entry->hash);
	put_member(out, "key", entry->key);
	put_member(out, "signature", entry->signature);
	put_member(out, "parts", entry->parts);
	put_member(out, "standing", entry->standing);
	put_member(out, "places", entry->places);
	str_putc(out, '}');
	return !trailing->wrong;
}

static bool add_trail(
	struct writing *writing, int64_t number, const char *uuid, struct error *error)
{
	struct trailing trailing = {.text = STR_INIT};
	str_putc(&trailing.text, '[');
	bool good = store_trail(
		writing->request->store, number, 0, put_entry, &trailing, error);
	if (good && trailing.wrong)
		good = error_set(error, ERROR_REFUSED,
			_("entry %lld of the trail is not what was written, so nobody "
			  "would take this bundle; 'mattrakan verify' says more"),
			(long long)trailing.wrong);
	str_puts(&trailing.text, "\n]\n");
	good = good && add_part(writing, BUNDLE_TRAILS, uuid, &trailing.text, error);
	str_release(&trailing.text);
	return good;
}

/* --- its evidence --- */

static bool hash_file(FILE *file, char hash[HASH_HEX + 1], size_t *bytes)
{
	char part[1 << 15];
	struct hashing *hashing = hash_begin();
	*bytes = 0;
	for (size_t count; (count = fread(part, 1, sizeof(part), file)) > 0;) {
		hash_add(hashing, part, count);
		*bytes += count;
	}
	hash_end(hashing, hash);
	return !ferror(file) && !fseek(file, 0, SEEK_SET);
}

static bool is_listed(const struct string_list *list, const char *name)
{
	for (size_t i = 0; i < list->count; i++)
		if (!strcmp(list->items[i], name))
			return true;
	return false;
}

/* What is missing, or is another by now, is told, and keeps nobody from the rest. */
static bool add_file(struct writing *writing, const char *ref, struct error *error)
{
	char hash[HASH_HEX + 1];
	size_t bytes = 0;
	struct str path = STR_INIT;
	const char *name = kept_file_name(ref);
	if (!name || is_listed(&writing->names, ref))
		return true;
	string_list_add(&writing->names, ref);
	FILE *file = evidence_file_path(writing->request->office, ref, &path)
			     ? fopen(path.data, "rbe")
			     : NULL;
	str_release(&path);
	if (!file || !hash_file(file, hash, &bytes) ||
		strncmp(hash, name, HASH_HEX) != 0) {
		if (file)
			fclose(file);
		string_list_add(&writing->made->missing, ref);
		return true;
	}
	writing->made->files++;
	if (list_part(writing, ref, bytes, hash, error))
		return archive_add(writing->archive, ref, file, error);
	fclose(file);
	return false;
}

static bool add_files(
	struct writing *writing, const struct report *report, struct error *error)
{
	for (size_t i = 0; i < report->count; i++) {
		const struct evidence_list *evidence = &report->cards[i].evidence;
		for (size_t k = 0; k < evidence->count; k++)
			if (!add_file(writing, evidence->items[k].ref, error))
				return false;
	}
	return true;
}

/* --- reports --- */

static void list_report(struct writing *writing, const struct report *report)
{
	struct str agency = STR_INIT, *out = &writing->reports;
	agency_append(&agency, report->agency.type, report->agency.name);
	str_puts(out, out->bytes ? ",\n  {" : "\n  {");
	put_text(out, "uuid", report->uuid);
	put_member(out, "agency", agency.data);
	put_number(out, "fiscal_year", report->fiscal_year);
	put_number(out, "months", report->months);
	put_member(out, "title", report->title);
	put_member(out, "state", report_state_name(report->state));
	put_number(out, "measures", (int64_t)report->count);
	str_putc(out, '}');
	str_release(&agency);
}

static bool add_report(struct writing *writing, int64_t number, struct error *error)
{
	struct report report;
	struct str text = STR_INIT;
	if (!store_load(writing->request->store, number, &report, error))
		return false;
	list_report(writing, &report);
	report_to_json(&text, &report);
	const bool good = add_part(writing, BUNDLE_REPORTS, report.uuid, &text, error) &&
			  add_pasts(writing, number, report.uuid, error) &&
			  add_trail(writing, number, report.uuid, error) &&
			  add_files(writing, &report, error);
	str_release(&text);
	report_release(&report);
	return good;
}

/* --- the manifest --- */

static void put_missing(struct str *out, const struct string_list *missing)
{
	str_puts(out, ",\n \"missing\": [");
	for (size_t i = 0; i < missing->count; i++) {
		str_puts(out, i ? ", " : "");
		data_quote(out, missing->items[i], strlen(missing->items[i]));
	}
	str_putc(out, ']');
}

static void put_manifest(
	struct writing *writing, const struct bundle_signer *signer, struct str *out)
{
	str_puts(out, "{\n ");
	put_text(out, "format", BUNDLE_FORMAT);
	put_number(out, "version", BUNDLE_VERSION);
	put_member(out, "program", "mattrakan " PACKAGE_VERSION);
	put_number(out, "made", time_now());
	put_member(out, "who", writing->request->who);
	str_puts(out, ",\n \"signer\": ");
	if (signer) {
		str_putc(out, '{');
		put_text(out, "key", signer->key);
		put_member(out, "who", signer->who);
		put_member(out, "name", signer->name);
		put_member(out, "post", signer->post);
		str_putc(out, '}');
	} else {
		str_puts(out, "null");
	}
	str_printf(out, ",\n \"reports\": [%s\n ]", writing->reports.data);
	put_missing(out, &writing->made->missing);
	str_printf(out, ",\n \"parts\": [%s\n ]\n}\n", writing->listed.data);
}

static bool add_manifest(struct writing *writing, struct error *error)
{
	const struct bundle_request *request = writing->request;
	char hash[HASH_HEX + 1], signature[SIGNATURE_HEX + 1];
	struct bundle_signer signer = {0};
	struct str manifest = STR_INIT, signed_by = STR_INIT;
	if (request->signer &&
		!bundle_signer_get(request->store, request->signer, &signer, error))
		return false;
	put_manifest(writing, request->signer ? &signer : NULL, &manifest);
	hash_text(hash, manifest.data, manifest.bytes);
	bundle_mark(writing->made->mark, hash);
	bool good = add_text(writing, BUNDLE_MANIFEST, &manifest, error);
	if (good && request->signer) {
		bundle_sign(request->signer, hash, signature);
		str_printf(&signed_by, "{\"signature\": \"%s\"}\n", signature);
		good = add_text(writing, BUNDLE_SIGNATURE, &signed_by, error);
	}
	str_release(&manifest);
	str_release(&signed_by);
	bundle_signer_release(&signer);
	return good;
}

static bool write_out(void *context, const char *bytes, size_t count, struct error *error)
{
	return outlet_write(context, bytes, count, error);
}

static bool write_all(struct writing *writing, struct outlet *outlet, struct error *error)
{
	const struct sink_output output = {write_out, outlet};
	const struct bundle_request *request = writing->request;
	bool good = archive_add_type(writing->archive, BUNDLE_TYPE, error);
	for (size_t i = 0; good && i < request->count; i++)
		good = add_report(writing, request->reports[i], error);
	return good && add_manifest(writing, error) &&
	       archive_finish(writing->archive, &output, error);
}

bool bundle_write(const struct bundle_request *request, struct outlet *outlet,
	struct bundle_made *made, struct error *error)
{
	struct writing writing = {.request = request,
		.made = made,
		.listed = STR_INIT,
		.reports = STR_INIT};
	*made = (struct bundle_made){0};
	if (!archive_load())
		return publish_missing(BUNDLE_NAME, LIBZIP_PACKAGE, error);
	writing.archive = archive_new("mattrakan.zip", error);
	const bool good = writing.archive && write_all(&writing, outlet, error);
	archive_free(writing.archive);
	for (struct part *part = writing.parts, *next; part; part = next) {
		next = part->next;
		free(part->text);
		free(part);
	}
	str_release(&writing.listed);
	str_release(&writing.reports);
	string_list_release(&writing.names);
	return good;
}
