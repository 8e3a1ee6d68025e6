/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Column widths with which a table needs few lines.
 *
 * A row is as high as its highest cell, so widths are chosen by the heights of
 * whole rows: for each row and column the number of lines at every width is kept
 * (a curve), and a search moves columns from one to another while the sum of the
 * rows' heights falls. It starts from widths in proportion to the text too, so it
 * never needs more lines than those. Curves are kept for a bounded number of rows;
 * of a longer table every 2nd, 4th, 8th … row is taken, and the caller compares the
 * two choices on all rows (see pager.c).
 *
 * No column is so narrow that a word of it is cut (wrap_word()), of any row.
 *
 * Widths are columns of text, without the borders between. The same rows in the
 * same order give the same choice.
 */
#ifndef REPORT_WIDTHS_H
#define REPORT_WIDTHS_H

#include <stdbool.h>
#include <stddef.h>

#include "report/layout.h"
#include "text/wrap.h"

struct widths;

/* least: one element a column, the fewest columns of text it may have; available: the
 * columns of text that all have together, at least the sum of least. */
struct widths *widths_new(size_t columns, const unsigned *least, unsigned available);
void widths_free(struct widths *widths);

/* Takes in one row: its cells' texts, paragraphs as lines (NULL: empty). */
void widths_measure(
	struct widths *widths, struct wrapper *wrapper, const char *const *cells);

/* The columns that all need together for no word of the measured rows to be cut: at least
 * the sum of least. What is chosen is right only where they are available. */
unsigned widths_needed(const struct widths *widths);

/* Chooses; chosen gets one element a column, their sum is available. */
void widths_choose(const struct widths *widths, unsigned *chosen);

/* In proportion to the text of all rows, each at least its least and its words. */
void widths_proportional(const struct widths *widths, unsigned *chosen);

/* Lines that the measured rows that are kept take at these widths, which are at
 * least the least. */
size_t widths_lines(const struct widths *widths, const unsigned *chosen);

/* Whether every measured row is kept, so that widths_lines() is exact. */
bool widths_exact(const struct widths *widths);

#endif
