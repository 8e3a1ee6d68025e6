/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The lines of tables that are drawn with characters (+---+---+), for intake/text_table.c.
 */
#ifndef INTAKE_TEXT_GRID_H
#define INTAKE_TEXT_GRID_H

#include <stdbool.h>
#include <stddef.h>

#include "intake/source.h"
#include "intake/text_lines.h"
#include "text/str.h"

/* A cell whose lines are put together. */
struct text_grid_cell {
	struct str text; /* a paragraph a line */
	bool full;       /* its last line goes to the column's end: the next goes on */
};

/* +---+===+: a line between two rows, of two columns at least. */
bool text_grid_is_rule(const struct text_line *line);
/* How many columns such a line has. */
size_t text_grid_columns(const struct text_line *rule);

/* Adds the parts of a line | a | b | to the cells; false: it is no such line. */
bool text_grid_add(
	struct text_grid_cell *cells, size_t columns, const struct text_line *line);
/* Adds a line to a cell, the spaces of its column with it. */
void text_grid_add_line(struct text_grid_cell *cell, const char *text, size_t bytes);

#endif
