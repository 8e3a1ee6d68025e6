/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Replacing over one card, or over a report with its memo and its other texts: every place
 * with what stands there and what will, each to be taken or left; done in one transaction
 * and taken back as one.
 *
 * What is approved is not changed: its places are but counted. Nor are the texts of the ITA
 * result, which are the ITA's own. A field that waits to be confirmed goes on waiting:
 * nobody has read it yet. A card that was done is a draft again, as by any change of it.
 *
 * A text that somebody has changed since it was looked at stays as it is, and is told.
 */
#ifndef OFFICE_REPLACE_H
#define OFFICE_REPLACE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "db/store.h"
#include "model/card.h"
#include "model/head_text.h"
#include "office/bulk.h"
#include "office/replace_text.h"
#include "text/error.h"
#include "text/number.h"
#include "text/str.h"

/* Which of the texts of a field. */
enum replace_part {
	PART_TEXT, /* all of it, or the text before steps */
	PART_ITEM, /* an element of a list, a step */
	PART_REF,  /* of a piece of evidence */
	PART_CAPTION,
	PART_DATE,
};

/* A text in which there is a place. */
struct replace_text {
	int64_t card; /* number; 0: of the report itself */
	int place;    /* of the card */
	enum card_state state;
	enum card_field field; /* FIELD_NONE: of the report itself */
	enum replace_part part;
	enum head_what what;
	size_t index; /* in the list that it is an element of */
	char *text;
};

/* A place of it. */
struct replace_hit {
	size_t text; /* index */
	size_t start, bytes;
	char *after;
	bool doubtful;
	bool taken; /* it will be replaced; doubtful ones are not, until somebody says so */
};

/* Begins as zeros. */
struct replacement {
	int64_t report, card; /* card 0: all of the report */
	struct replace_text *texts;
	size_t texts_count, texts_capacity;
	struct replace_hit *hits;
	size_t count, capacity;
	size_t approved; /* places in what is approved */
	size_t inside;   /* places inside of cells */
};
void replacement_release(struct replacement *replacement);

/* Looks through a report, or one card of it. False: the wish cannot be carried out, or the
 * office file failed; *replacement is then as it was. */
bool replacement_find(struct replacement *replacement, struct store *store,
	int64_t report, int64_t card, const struct replace_wish *wish,
	struct error *error);

/* How many are taken; how many cards that are done would be drafts again. */
size_t replacement_taken(const struct replacement *replacement);
size_t replacement_reopens(const struct replacement *replacement);

/* A text of the report itself that was changed. */
struct replaced_text {
	enum head_what what;
	size_t index;
	char *before, *since;
};

/* What was done, to be taken back. Begins as zeros. */
struct replaced {
	int64_t report;
	struct bulk cards;
	struct replaced_text *texts;
	size_t count, capacity;
	size_t places;  /* that were replaced */
	size_t changed; /* texts that others have changed meanwhile, and that stayed */
	size_t refused; /* cards that may not be changed any more */
};
void replaced_release(struct replaced *replaced);

/* Replaces what is taken. False: nothing was done at all; ERROR_REFUSED where the report is
 * not open, or a text would be too long. */
bool replacement_do(const struct replacement *replacement, struct store *store,
	const char *who, struct replaced *replaced, struct error *error);

/* Takes it back, by office/bulk.h for cards, and likewise for the report's own texts: what
 * somebody has changed since stays as it is. *stayed: how many cards (and the report's
 * texts as one) that is so of. False: nothing was done at all. */
bool replaced_undo(struct replaced *replaced, struct store *store, const char *who,
	size_t *stayed, struct error *error);

/* Appends the name of the text for people: a field, and which of its parts where there may
 * be several; of the report's own, its name. */
void replace_text_append_name(
	struct str *out, const struct replace_text *text, enum digits digits);

/* Appends the line of the text in which a place stands, as it is and as it will be there,
 * with so many columns around the place at most; the rest is cut, and … says so. *start and
 * *bytes: where the place stands in what was appended. */
void replace_hit_append(struct str *out, const struct replacement *replacement,
	const struct replace_hit *hit, bool after, size_t columns, const char *cut,
	size_t *start, size_t *bytes);

#endif
