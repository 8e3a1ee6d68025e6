/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A field as a Word document shows it, and back.
 */
#ifndef INTAKE_RETURNED_FIELDS_H
#define INTAKE_RETURNED_FIELDS_H

#include <stdbool.h>
#include <stddef.h>

#include "model/card.h"
#include "report/card_cells.h"
#include "report/layout.h"
#include "text/str.h"

/* The paragraphs of a field, one a line; a line end inside a paragraph is U+2028. */
struct shown_field {
	struct str text;
	/* Of each paragraph: whether it is of a list of the document's own, and its mark. */
	struct {
		bool item;
		enum list_marks marks;
	} * lines;
	size_t count, capacity;
};

/* Appends a text as documents have it: what nobody sees is a space, none stands at its ends,
 * a line end is U+2028. */
void shown_clean(struct str *out, const char *text, size_t bytes);

void shown_field_release(struct shown_field *shown);
void shown_field_clear(struct shown_field *shown);

/* Adds a paragraph; one of white space alone is nothing. */
void shown_field_add(struct shown_field *shown, const char *text, size_t bytes, bool item,
	enum list_marks marks);

/* The field as it stands in a cell that was made of the card: its marks and the measure's
 * number are no text. */
void shown_field_of_cell(struct shown_field *shown, const struct card_cell *cell,
	const struct layout_column *column, enum card_field field);

/* Whether both show the same; how lists are marked does not count. */
bool shown_field_same(const struct shown_field *a, const struct shown_field *b);

/* Makes the field of what is shown; before: as it was shown of the card as it is so far, of
 * which marks and a label are taken. join: how the layout shows owners; whole: evidence stands
 * there with all places (intake/returned_evidence.h). False: it cannot be made of it, and the
 * card is as it was. */
bool shown_field_take(const struct shown_field *shown, const struct shown_field *before,
	struct card *card, enum card_field field, enum owners_join join, bool whole);

#endif
