/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Cells: what takes its own place on screen and paper.
 *
 * A cell is a base character with its zero-wide marks. ำ is a cell of its own,
 * one column wide, that must stay beside its base. Marks without a base (first
 * in a text, after a space, a control character or U+200B) are a stray cell,
 * shown on U+25CC and one column wide. Widths are libunistring's, with the
 * exceptions of the table in cell.c. ZWJ, ZWNJ, word joiners and other format
 * characters belong to the cell before them. A cell is never cut.
 *
 * Units: bytes of UTF-8, and columns of a terminal or a line printer. Text need
 * not be valid UTF-8: a bad byte is a cell one column wide, shown as U+FFFD.
 */
#ifndef TEXT_CELL_H
#define TEXT_CELL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/str.h"

struct cell {
	size_t bytes;     /* of the text that the cell spans */
	unsigned columns; /* 0 (U+200B and its kind alone), 1 or 2 */
	bool stray;       /* marks without a base */
};

enum text_align { ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT };

/* The cell at the start of text (bytes > 0). */
struct cell cell_next(const char *text, size_t bytes);

/* The same, with the ำ that stands behind the cell, or the า that is shown as ำ with its
 * ํ: what must not be parted. */
struct cell cell_unit(const char *text, size_t bytes);

/* The start of the cell that ends at, or holds, the byte before offset
 * (offset > 0). */
size_t cell_previous(const char *text, size_t offset);

/* The bytes of the longest beginning of text that is whole cells of printable ASCII and
 * Thai letters, each shown as it stands and one column wide; adds their columns to
 * *columns. Nearly all text is that from end to end. A ํ, which may become a ำ, is not. */
size_t text_plain(const char *text, size_t bytes, size_t *columns);
/* The bytes of the first such cell of text (bytes > 0); 0 where it is none. */
size_t text_plain_cell(const char *text, size_t bytes);

/* How many columns the text takes. Line ends are not expected in it. */
size_t text_columns(const char *text, size_t bytes);

/* How many bytes of the text fit into columns: whole cells only, and no ำ is
 * parted from its base, nor an า from the ํ with which it is shown as ำ; so 0 where
 * even the first does not fit. *used (may be NULL) gets the columns they take. */
size_t text_fit(const char *text, size_t bytes, size_t columns, size_t *used);

/* Whether the cell at start (behind the first) is an ำ with its base before it. */
bool cell_is_joined(const char *text, size_t bytes, size_t start);

/* The offset from which on the text takes no more than columns: whole cells, the first of
 * them no ำ whose base is left out. */
size_t text_fit_end(const char *text, size_t bytes, size_t columns);

/* Appends the text as it is shown, cut at columns and filled with spaces to
 * exactly columns. */
void text_pad(struct str *out, const char *text, size_t bytes, size_t columns,
	enum text_align align);

/*
 * Appends the text as screen and paper show it: stray marks on U+25CC; U+0E4D
 * (tone) U+0E32 as (tone) U+0E33; U+200B, U+00AD and the bidirectional controls
 * as nothing; NBSP, U+2028, U+2029 and the control characters as a space;
 * unassigned Thai points, noncharacters (U+FFFE) and bad bytes as U+FFFD. Everything
 * else as it stands. So no control character of a stored text ever reaches a terminal, a
 * file or a printer. The result takes text_columns(text) columns.
 */
void text_show(struct str *out, const char *text, size_t bytes);

/* Whether a code point is one that nobody sees and that changes what is seen: controls
 * but for tab and line end, bidirectional controls, U+2028, U+2029. */
bool text_hides(uint32_t code_point);

/*
 * Appends the text as messages tell it: as text_show() does, but what a message must not
 * hide (control characters, bidirectional controls, U+2028, U+2029) as U+FFFD. Tabs and
 * line ends are spaces. What it gives, given again, stays as it is.
 */
void text_tell(struct str *out, const char *text, size_t bytes);

#endif
