/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A document of another program on its way into the office file: read, what is which in it,
 * what report it would be; for the command and for the screen. What is said of headings is a
 * person's own, and remembered as a setting in the office file.
 */
#ifndef OFFICE_IMPORTING_H
#define OFFICE_IMPORTING_H

#include <stdbool.h>

#include "db/store.h"
#include "intake/headings.h"
#include "intake/mapping.h"
#include "intake/proposal.h"
#include "intake/source.h"
#include "text/error.h"
#include "text/str.h"

/* To be initialised with {0}, and released whatever came of reading. */
struct importing {
	struct intake_rules *rules;
	struct source source;
	struct mapping mapping;
	struct proposal proposal;
};

/* Whether a file is to be read as JSON: its name says so ("-" is JSON too), or its bytes
 * begin with {. Else it is a document. */
bool importing_is_named_json(const char *path);
bool importing_is_json(const char *path, const struct str *bytes);
/* Whether a file's name ends as those of files that can be read do. */
bool importing_takes(const char *name);

/* Reads the document. */
bool importing_read(struct importing *importing, const char *path,
	const struct str *bytes, struct error *error);
/* Guesses what is which in it, and makes the report. remembered: what is remembered of
 * headings, or NULL. */
bool importing_propose(struct importing *importing,
	const struct heading_memory *remembered, struct error *error);
/* Makes the report anew, after the mapping was changed. */
void importing_again(struct importing *importing);
void importing_release(struct importing *importing);

/* Keeps the pictures that are evidence beside the office file, and says in the report where. */
bool importing_keep_pictures(
	struct importing *importing, const char *office, struct error *error);

/* Adds what this person said of headings before; where that cannot be read, nothing. */
void importing_remembered(
	struct heading_memory *memory, struct store *store, const char *who);
/* Remembers what the columns are of which the words of the headings do not tell. */
bool importing_remember(const struct importing *importing, struct heading_memory *memory,
	struct store *store, const char *who, struct error *error);

#endif
