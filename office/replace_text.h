/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is replaced in one text, and by what: words by words, digits of one kind by those of
 * the other, spaces inside Thai words by nothing. Nothing is changed here.
 *
 * No cell (text/cell.h) is ever broken: where what is looked for begins or ends inside of
 * one, that is no place, and but counted.
 */
#ifndef OFFICE_REPLACE_TEXT_H
#define OFFICE_REPLACE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "text/error.h"
#include "text/str.h"

enum replace_kind {
	REPLACE_WORDS,
	REPLACE_THAI_DIGITS,   /* 12 by ๑๒ */
	REPLACE_ARABIC_DIGITS, /* ๑๒ by 12 */
	REPLACE_SPACES,        /* inside Thai words, by the dictionary: intake/mend.h */
};

struct replace_wish {
	enum replace_kind kind;
	/* Of words; of one line each, with is "" to take them out. */
	const char *find, *with;
	bool exact; /* as typed, byte for byte; else as search finds (text_fold()) */
};

/* One place. */
struct replace_place {
	size_t start, bytes; /* of the text */
	char *after;         /* what will stand there */
	bool doubtful; /* rather not: a space that may be right, a number of a name */
};

/* Begins as zeros. */
struct replace_places {
	struct replace_place *items;
	size_t count, capacity;
	size_t inside; /* where it stands inside of a cell */
};
void replace_places_release(struct replace_places *places);

/* A wish, ready to be looked for; it borrows of it. NULL, and ERROR_USAGE: it cannot be
 * carried out: nothing is looked for, it is more than a line or nothing that search sees, or
 * what will stand there begins with a mark that has no letter. */
struct replacer;
struct replacer *replacer_new(const struct replace_wish *wish, struct error *error);
void replacer_free(struct replacer *replacer); /* NULL is fine */

/* Appends to the places of a text, from left to right, none over another. Digits and spaces
 * of addresses, of mailboxes and of what has Latin letters beside them (o11, COVID-19) are
 * not looked at. */
void replacer_find(struct replacer *replacer, const char *text, size_t bytes,
	struct replace_places *places);

#endif
