/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reports and cards as JSON (mattrakan.report/1), both ways, over model/data.h.
 *
 * Reading keeps every code point as given. Refused, with the place in the error
 * as "FILE:LINE:COLUMN: JSON.PATH: what" (line and column from 1, column in code
 * points): bad syntax, duplicate keys, wrong types, invalid UTF-8, NUL, and sizes
 * beyond model/limits.h. Unknown keys are kept and written back.
 */
#ifndef MODEL_JSON_H
#define MODEL_JSON_H

#include <stdbool.h>
#include <stddef.h>

#include "model/report.h"
#include "text/error.h"
#include "text/str.h"

/* name: what errors call the input. On success *report is initialised and filled. */
bool report_from_json(const char *text, size_t bytes, const char *name,
	struct report *report, struct error *error);

/* The same from a file ("-": standard input). */
bool report_read(const char *path, struct report *report, struct error *error);

/* Appends the report, indented by one space, keys in the order of design.md, with
 * a line end. */
void report_to_json(struct str *out, const struct report *report);

/* One card, on one line without line end: for versions and drafts. They may have been
 * written before this program knew one of their keys, so a value that is none of this
 * key's stays an unknown one's (model/extra.h). */
void card_to_json(struct str *out, const struct card *card);
bool card_from_json(const char *text, size_t bytes, const char *name, struct card *card,
	struct error *error);

#endif
