/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Texts that a spreadsheet might take for a formula: what goes out as comma-separated values
 * gets an apostrophe before them, what comes in loses it.
 */
#ifndef TEXT_FORMULA_H
#define TEXT_FORMULA_H

#include <stdbool.h>

#define FORMULA_GUARD '\''

/* Whether a spreadsheet might take the text for a formula and not for text: = + - @ and
 * what steers cells, first or behind quotes. */
bool text_is_formula(const char *text);

/* Whether it is such a text with the apostrophe before it. */
bool text_is_guarded(const char *text);

#endif
