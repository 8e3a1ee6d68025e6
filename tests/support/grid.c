/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tests/support/grid.h"

#include <stdio.h>
#include <string.h>

#include "text/str.h"

void grid_expect(struct terminal *terminal, const char *screen)
{
	struct str text = STR_INIT;
	grid_text(terminal, &text);
	if (strcmp(text.data, screen) != 0) {
		/* cmocka cuts what it prints at a kilobyte. */
		fprintf(stderr, "--- the screen is:\n%s--- it should be:\n%s---\n",
			text.data, screen);
		fail_msg("another screen");
	}
	str_release(&text);
}

/* Whether words stand on the screen from a place on. */
static bool stand_at(
	struct terminal *terminal, const char *words, int row, int column, int columns)
{
	while (*words && column < columns) {
		const char *cell = grid_cell(terminal, row, column++);
		if (strncmp(words, cell, strlen(cell)) != 0)
			return false;
		words += strlen(cell);
	}
	return !*words;
}

void grid_find(struct terminal *terminal, const char *words, int *row, int *column)
{
	int rows, columns;
	terminal->ops->size(terminal, &rows, &columns);
	for (*row = 0; *row < rows; ++*row)
		for (*column = 0; *column < columns; ++*column)
			if (stand_at(terminal, words, *row, *column, columns))
				return;
	fail_msg("not on the screen: %s", words);
}
