/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tables in a plain text, in the forms that programs leave of them:
 *
 *	cells parted by tabs, a row a line, or a row over several lines, where cells have
 *	line ends in them;
 *	a cell a block: each begins a line with a tab, and the lines below it are its own;
 *	the same without tabs, blank lines between the cells, where at least four headings
 *	that are known stand first;
 *	| cells | of | Markdown |;
 *	rows between rules that are drawn (+---+---+), their cells over several lines.
 */
#ifndef INTAKE_TEXT_TABLE_H
#define INTAKE_TEXT_TABLE_H

#include <stddef.h>

#include "intake/headings.h"
#include "intake/source.h"
#include "intake/text_lines.h"

struct text_reading {
	struct source *source;
	const struct headings *headings;
	const struct text_line *lines;
	size_t count;
	unsigned tables; /* so far */
	bool unended;    /* no table of HTML ends in the lines to come */
};

/* Reads the table that begins at the line; returns the line behind it, or the same where
 * none begins there. */
size_t text_table_read(struct text_reading *reading, size_t line);

#endif
