/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What stands in the cells of a card's row: fields to text, by a layout's columns.
 * Rules: design.md, "Paper"; domain.md, "Five layouts".
 */
#ifndef REPORT_CARD_CELLS_H
#define REPORT_CARD_CELLS_H

#include <stdbool.h>

#include "model/card.h"
#include "report/cell_lines.h"
#include "report/layout.h"
#include "text/number.h"
#include "text/str.h"

struct card_cell {
	struct str text;         /* paragraphs as lines */
	struct cell_lines lines; /* what they are */
};

void card_cell_init(struct card_cell *cell);
void card_cell_release(struct card_cell *cell);

/* Makes one cell anew. number: the card's place. */
void card_cell_make(struct card_cell *cell, const struct card *card,
	const struct layout *layout, const struct layout_column *column, size_t number,
	enum digits digits);

/* The bytes of the card's number, with its stop and space, at the start of such a cell of the
 * column that has it. */
size_t card_cell_number_bytes(const char *text);

/* What stands before a field below other text of a cell; NULL: nothing. */
const char *card_cell_label(enum card_field field);

/* Whether a piece of evidence, no photo, is not shown in its cell because the output names it. */
bool card_cell_names_evidence(const struct card *card, const struct evidence *evidence);

/* Whether a piece is shown with its place: not a photo, nor another file that is kept beside the
 * office file, since nobody can open its name on paper. */
bool card_cell_shows_place(const struct evidence *evidence);

/* Appends a piece of evidence as a line shows it, with its place or without. */
void card_cell_append_piece(
	struct str *out, const struct evidence *evidence, bool has_place);

/* Makes a cell of one field, whole: all evidence, with places, captions and dates. */
void card_cell_make_field(
	struct card_cell *cell, const struct card *card, enum card_field field);

#endif
