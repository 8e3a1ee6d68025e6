/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How wide the columns of a table are to be beside each other, so that it needs few lines:
 * for forms that lay out their lines themselves and have to be told before the first row.
 */
#ifndef PUBLISH_COLUMN_WIDTHS_H
#define PUBLISH_COLUMN_WIDTHS_H

#include "report/document.h"
#include "report/layout.h"

struct column_widths;

/* The layout must live as long. */
struct column_widths *column_widths_new(const struct layout *layout);
void column_widths_free(struct column_widths *widths);

/* Takes in a block, if it is a row. */
void column_widths_measure(struct column_widths *widths, const struct block *block);

/* After the last one. chosen: one element a column. */
void column_widths_choose(const struct column_widths *widths, unsigned *chosen);

#endif
