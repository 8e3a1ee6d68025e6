/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/terminal/wide_cell.h"

#include <string.h>

#include "text/cell.h"
#include "text/utf8.h"

void wide_cell_make(struct wide_cell *wide, const char *text)
{
	const size_t bytes = strlen(text);
	const struct cell cell = cell_next(text, bytes);
	size_t count = 0;
	*wide = (struct wide_cell){.columns = (int)cell.columns};
	for (size_t at = 0; at < bytes;) {
		uint32_t code_point;
		at += utf8_decode(text + at, bytes - at, &code_point);
		const wchar_t character = (wchar_t)code_point;
		if (!count)
			wide->misfit = wcwidth(character) != wide->columns;
		else if (count == WIDE_CELL_MOST || wcwidth(character) != 0) {
			wide->more = true;
			continue;
		}
		wide->text[count++] = character;
	}
}
