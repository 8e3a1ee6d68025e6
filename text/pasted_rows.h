/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A text that is pasted where a list of places is asked for, each perhaps with more cells
 * beside it: what of it are the places, whether they came one a line, as cells of a
 * spreadsheet or as addresses one behind another.
 */
#ifndef TEXT_PASTED_ROWS_H
#define TEXT_PASTED_ROWS_H

#include <stdbool.h>
#include <stddef.h>

#include "text/str.h"

/* Appends the rows, each but the last with '\n' behind it, its cells parted by '\t',
 * cleaned as text/pasted.h says. A row is a line that is not blank, without the mark of a
 * list (text/list_lines.h); a line that is nothing but web addresses, parted by spaces,
 * commas or semicolons, is a row each. Returns how many characters were none. */
size_t pasted_rows(struct str *out, const char *text, size_t bytes);

/* Whether a text begins as an address of the web does: http://, https://, www. */
bool is_web_address(const char *text);

#endif
