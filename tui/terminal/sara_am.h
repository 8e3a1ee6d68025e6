/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ำ on terminals that draw กำ in one column.
 *
 * To Unicode กำ is one character of the reader's, and a few terminals give it one column
 * where we lay out two. Such a terminal is never sent a ำ: the base gets the nikhahit,
 * before any tone mark, and า stands in the next column, so both columns are taken. On
 * the screen only: it looks the same. A cell is a base and its marks, ended by 0.
 */
#ifndef TUI_TERMINAL_SARA_AM_H
#define TUI_TERMINAL_SARA_AM_H

#include <stdbool.h>
#include <stddef.h>
#include <wchar.h>

/* Whether the cell is a ำ (with marks of its own, perhaps). */
bool sara_am_is(const wchar_t *cell);

/* Whether a cell can carry the nikhahit of the ำ behind it. */
bool sara_am_takes(const wchar_t *cell);

/* Puts the nikhahit into the cell, before its tone mark. False: the cell held most
 * characters already and has lost the last. */
bool sara_am_add_nikhahit(wchar_t *cell, size_t most);

/* Makes า of a ำ whose nikhahit stands on its base. */
void sara_am_to_aa(wchar_t *cell);

#endif
