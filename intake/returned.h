/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A Word document or a table for spreadsheets of our own that comes back (doc/publishing.md):
 * what the report was, which it has as data, and what was changed in it since, field by field.
 */
#ifndef INTAKE_RETURNED_H
#define INTAKE_RETURNED_H

#include <stdbool.h>
#include <stddef.h>

#include "intake/reader.h"
#include "intake/source.h"
#include "model/card.h"
#include "model/head_text.h"
#include "model/report.h"
#include "text/error.h"

struct returned_card {
	struct card now;  /* the card with what was changed */
	unsigned changed; /* bits 1 << enum card_field */
	unsigned unread;  /* changed as well, but it cannot be told what it became */
	bool there;       /* its row, or a part of it */
	bool bin; /* its row is gone, and so shall it be: only where somebody says so */
};

/* A text of the report itself that was changed. */
struct returned_text {
	enum head_what what;
	size_t index; /* in its list */
	char *was, *now;
	bool taken; /* true so far */
};

/* A row of the table that is none of its cards. */
struct returned_row {
	struct card card;
	size_t behind; /* the place of the card above it, from 0; SIZE_MAX: there is none */
	bool taken;    /* true so far */
};

struct returned {
	struct report was;           /* with its cards */
	struct returned_card *cards; /* one for each of them, in their order */
	struct returned_text *texts;
	size_t texts_count, texts_capacity;
	struct returned_row *rows;
	size_t rows_count, rows_capacity;
	/* What else stands otherwise in the document: in words, and to be taken in by hand. */
	char **others;
	size_t others_count, others_capacity;
};

/* Whether a file, of which the source was read, is such a document: it has our data. */
bool returned_is(const struct intake_file *file, const struct source *source);

/* Compares the source that was read of the file with the data in it. *returned is filled.
 * False and the error: its data are damaged, or its layout is not here. */
bool returned_read(struct returned *returned, const struct intake_file *file,
	const struct source *source, struct error *error);
void returned_release(struct returned *returned);

/* For those that read one: makes returned->cards, of which nothing was changed so far; adds a
 * text, a row (its card is given away), words about something else, which are given away. */
void returned_begin(struct returned *returned);
void returned_add_text(struct returned *returned, enum head_what what, size_t index,
	const char *was, const char *now);
struct returned_row *returned_add_row(
	struct returned *returned, struct card *card, size_t behind);
void returned_add_other(struct returned *returned, char *words);

#endif
