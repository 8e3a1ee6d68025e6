/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What stands in the cells of a card's row: fields to text, by a layout's columns.
 * Rules: design.md, "Paper"; domain.md, "Five layouts".
 */
#ifndef REPORT_CARD_CELLS_H
#define REPORT_CARD_CELLS_H

#include "report/layout.h"
#include "text/number.h"
#include "text/str.h"

/* Appends the text of one cell, paragraphs as lines. number: the card's place. */
void card_cell_append(struct str *out, const struct card *card,
	const struct layout *layout, const struct layout_column *column, size_t number,
	enum digits digits);

#endif
