/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "office/importing.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "db/evidence_files.h"
#include "db/settings.h"
#include "intake/reader.h"
#include "model/file.h"
#include "office/bundle.h"
#include "text/i18n.h"

bool importing_is_named_json(const char *path)
{
	return !strcmp(path, "-") || !strcmp(path + file_stem(path), ".json");
}

bool importing_is_json(const char *path, const struct str *bytes)
{
	const char *text = bytes->data;
	if (!strncmp(text, "\xEF\xBB\xBF", 3))
		text += 3;
	text += strspn(text, " \t\r\n");
	/* (RTF begins with {\rtf.) */
	return importing_is_named_json(path) || (text[0] == '{' && text[1] != '\\');
}

/* Whether an ending (".docx") is one of those that are named with a space between. */
static bool is_named(const char *suffixes, const char *ending)
{
	const size_t bytes = strlen(ending);
	for (const char *at = suffixes; *at; at += strspn(at, " ")) {
		const size_t length = strcspn(at, " ");
		if (length == bytes && !strncasecmp(at, ending, bytes))
			return true;
		at += length;
	}
	return false;
}

bool importing_takes(const char *name)
{
	const char *ending = name + file_stem(name);
	if (!*ending)
		return false;
	for (const struct intake_reader *reader = intake_readers; reader->name; reader++)
		if (is_named(reader->suffixes, ending))
			return true;
	return is_named(".json", ending);
}

/* --- the document --- */

bool importing_read(struct importing *importing, const char *path,
	const struct str *bytes, struct error *error)
{
	const struct intake_file file = {
		file_last_part(path), (const unsigned char *)bytes->data, bytes->bytes};
	if (bytes->bytes > SOURCE_FILE_BYTES)
		return error_set(error, ERROR_REFUSED,
			_("%s: larger than %d megabytes; that is no report"), path,
			SOURCE_FILE_BYTES >> 20);
	if (bundle_is(bytes->data, bytes->bytes))
		return error_set(error, ERROR_REFUSED,
			_("%s: this is a bundle of another office; 'mattrakan import FILE' "
			  "takes it in, and says whose it is"),
			path);
	return intake_read(&importing->source, &file, error);
}

bool importing_propose(struct importing *importing,
	const struct heading_memory *remembered, struct error *error)
{
	importing->rules = intake_rules_load(error);
	if (!importing->rules)
		return false;
	mapping_guess(
		&importing->mapping, &importing->source, importing->rules, remembered);
	proposal_make(&importing->proposal, &importing->source, &importing->mapping,
		importing->rules);
	return true;
}

void importing_again(struct importing *importing)
{
	proposal_release(&importing->proposal);
	proposal_make(&importing->proposal, &importing->source, &importing->mapping,
		importing->rules);
}

void importing_release(struct importing *importing)
{
	proposal_release(&importing->proposal);
	mapping_release(&importing->mapping);
	source_release(&importing->source);
	intake_rules_free(importing->rules);
	importing->rules = NULL;
}

bool importing_keep_pictures(
	struct importing *importing, const char *office, struct error *error)
{
	struct proposal *proposal = &importing->proposal;
	for (size_t i = 0; i < proposal->pictures_count; i++) {
		const struct proposal_picture *kept = &proposal->pictures[i];
		const struct source_picture *picture =
			&importing->source.pictures[kept->picture];
		struct str ref = STR_INIT;
		const bool good = !picture->count ||
				  evidence_file_keep(office, picture->name,
					  picture->bytes, picture->count, &ref, error);
		if (good && ref.bytes)
			proposal_picture_place(proposal, kept, ref.data);
		str_release(&ref);
		if (!good)
			return false;
	}
	return true;
}

/* --- headings --- */

void importing_remembered(
	struct heading_memory *memory, struct store *store, const char *who)
{
	char *told = NULL;
	if (store_setting(store, who, HEADING_MEMORY_SETTING, &told, NULL) && told)
		heading_memory_read(memory, told);
	free(told);
}

bool importing_remember(const struct importing *importing, struct heading_memory *memory,
	struct store *store, const char *who, struct error *error)
{
	struct str told = STR_INIT, as_before = STR_INIT;
	heading_memory_write(memory, &as_before);
	mapping_tell(&importing->mapping, importing->rules, memory);
	heading_memory_write(memory, &told);
	const bool done =
		!strcmp(as_before.data, told.data) ||
		store_set_setting(store, who, HEADING_MEMORY_SETTING, told.data, error);
	str_release(&as_before);
	str_release(&told);
	return done;
}
