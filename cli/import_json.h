/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What came of files that were imported, as JSON (doc/json.md): a row a file, which stays
 * open for more members until the next one begins.
 */
#ifndef CLI_IMPORT_JSON_H
#define CLI_IMPORT_JSON_H

#include <stdint.h>

#include "cli/json_output.h"
#include "db/bundle.h"
#include "intake/proposal.h"
#include "intake/returned.h"

/* Begins the row of a file. number: of the report that it is now; 0: none came in. */
void import_json_file(struct json_rows *rows, const char *path, const char *kind,
	int64_t number, const char *title);

/* Members of it: what was doubtful in a document; what it would become. */
void import_json_doubts(struct str *out, const struct proposal *proposal);
void import_json_report(struct str *out, const struct report *report);

/* What was changed in a document of our own, and what of that is not taken in. */
void import_json_returned(struct str *out, const struct returned *returned);

/* What became, or would become, of the reports of a bundle. */
void import_json_bundle(
	struct str *out, const struct bundled_report *reports, size_t count);

/* What a doubt is about, never translated. */
const char *doubt_kind_name(enum doubt_kind kind);

#endif
