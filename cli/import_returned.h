/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A document of our own that was corrected and comes back to the report that it was made of:
 * mattrakan import tells what was changed, and takes it in with --accept.
 */
#ifndef CLI_IMPORT_RETURNED_H
#define CLI_IMPORT_RETURNED_H

#include <stdbool.h>
#include <stdint.h>

#include "cli/json_output.h"
#include "db/store.h"
#include "intake/returned.h"
#include "text/error.h"

struct import_returned {
	struct store *store;
	const char *who, *path;
	int64_t report;
	bool dry_run;           /* tell what was changed, and no more */
	bool accept;            /* take it in */
	struct json_rows *rows; /* where it is told with --json; else NULL */
};

/* Tells on standard output what was changed, field by field, and takes it in: all, or
 * nothing and the error. What stands here already is no change any more. Without accept
 * changes are an error; a field that was changed here too meanwhile, otherwise, always is. */
bool import_returned(const struct import_returned *import, struct returned *returned,
	struct error *error);

/* The report as the document has it, for an office file that does not know it: its cards go
 * over from *returned to it. Tells of what was changed and cannot be taken in, where tells. */
void import_returned_whole(struct returned *returned, bool tells);

#endif
