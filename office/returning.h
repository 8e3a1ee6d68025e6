/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A document of our own that was corrected and comes back to the report that it was made of
 * (intake/returned.h): which report that is, what of it is still a change, and its way in;
 * for the command and for the screen.
 */
#ifndef OFFICE_RETURNING_H
#define OFFICE_RETURNING_H

#include <stdbool.h>
#include <stdint.h>

#include "db/store.h"
#include "intake/returned.h"
#include "text/error.h"

/* *report gets the number of the report that it was made of; 0: it is not here. */
bool returning_find(struct store *store, const struct returned *returned, int64_t *report,
	struct error *error);

/* What was taken in before, or became the same here, is no change any more. */
bool returning_drop_same(struct store *store, int64_t report, struct returned *returned,
	struct error *error);

/* How much is changed that can be taken in: fields, texts of the report, new rows. */
size_t returning_count(const struct returned *returned);

/* Takes in all that is changed, the texts and rows that are to be taken, and puts the measures
 * into the bin that are to go there; or nothing and the error: what was changed here too
 * meanwhile, otherwise, is one. */
bool returning_take(struct store *store, int64_t report, const char *who,
	const struct returned *returned, struct error *error);

/* The report as the document has it, for an office file that does not know it: all that was
 * changed goes over to returned->was; returned->cards are gone then. */
void returning_whole(struct returned *returned);

#endif
