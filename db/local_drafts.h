/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Drafts as they lie on this machine while a server has not taken them yet: one file
 * each in a folder of the person's own (0700, 0600), written whole and never in place. Private to
 * db/; when they go in is draft_sender.h's.
 *
 * A file is one line of JSON that says what it is of, and behind it the body, byte for byte.
 */
#ifndef DB_LOCAL_DRAFTS_H
#define DB_LOCAL_DRAFTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "db/head.h"
#include "db/store.h"
#include "text/error.h"
#include "text/str.h"

/* A draft of a card or of a report's own texts (db/store.h, db/head.h); all is owned. */
struct local_draft {
	bool of_report;
	int64_t number; /* the card's, or the report's; 0: of a new card of */
	int64_t report; /* this report */
	int64_t revision;
	int64_t cursor; /* bytes */
	int64_t at;     /* seconds since 1970 */
	char *who, *session, *field;
	char *body; /* NULL: it was dropped here, and the server has not been told */
};

struct local_drafts {
	struct local_draft *drafts;
	size_t count, capacity;
};

void local_draft_release(struct local_draft *draft);
/* A copy of its own. */
struct local_draft local_draft_copy(const struct local_draft *draft);
/* What it is to db/store.h and db/head.h, and the other way; strings are borrowed. */
struct draft local_draft_of_card(const struct local_draft *draft);
struct head_draft local_draft_of_texts(const struct local_draft *draft);
struct local_draft local_draft_from_card(const struct draft *draft);
struct local_draft local_draft_from_texts(const struct head_draft *draft);
/* Whether both are of the same card or report, and of one run of the program. */
bool local_draft_same(const struct local_draft *one, const struct local_draft *two);

void local_drafts_release(struct local_drafts *list);
/* Takes it over. */
void local_drafts_add(struct local_drafts *list, struct local_draft draft);

/* Appends the folder for what somebody types in the database of an address: below
 * file_data_folder() (model/file.h). It need not be there. */
void local_drafts_folder(const char *address, const char *who, struct str *folder);

/* Writes over the file of the same draft; it is on the disk when this returns. */
bool local_drafts_write(
	const char *folder, const struct local_draft *draft, struct error *error);
/* That there is none is fine. */
bool local_drafts_remove(
	const char *folder, const struct local_draft *draft, struct error *error);
/* Appends all that lie there. What cannot be read is passed over and stays where it is:
 * *strange gets how many. */
bool local_drafts_read(const char *folder, struct local_drafts *list, size_t *strange,
	struct error *error);

#endif
