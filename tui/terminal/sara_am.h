/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How ำ is shown.
 *
 * Asked for its width nearly every terminal answers that กำ takes two columns, and draws it
 * wrong all the same: the ring lies between the letters, on the า or nowhere, or the า is
 * missing. A few give กำ one column, as it is one character of the reader's to Unicode. All
 * of them are right where no ำ is sent: the base gets the nikhahit, before any tone mark,
 * and า stands in the next column. On the screen only: what is stored, copied and printed
 * keeps its ำ.
 *
 * A cell is the text of a base with its marks, as struct frame_cell has it.
 */
#ifndef TUI_TERMINAL_SARA_AM_H
#define TUI_TERMINAL_SARA_AM_H

#include <stdbool.h>
#include <stddef.h>

/* Whether the cell is a ำ (with marks of its own, perhaps). */
bool sara_am_is(const char *cell);

/* Whether a cell can carry the nikhahit of the ำ behind it. */
bool sara_am_takes(const char *cell);

/* Puts the nikhahit into a cell, before its tone mark. size: bytes that its text may have
 * with its NUL, at least three more than its base; of one that is full the last characters
 * give way. */
void sara_am_add_nikhahit(char *cell, size_t size);

/* Makes า of a ำ whose nikhahit stands on its base. */
void sara_am_to_aa(char *cell);

#endif
