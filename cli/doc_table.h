/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The tables, the opening and the example of a page of doc/, which the manual pages take over: what a key
 * means is written there alone. Part of the program that makes the pages (cli/manpage.c).
 */
#ifndef CLI_DOC_TABLE_H
#define CLI_DOC_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "model/lists.h"

struct doc_table {
	struct string_list cells; /* row by row; the first has the headings */
	size_t columns;
	int line; /* of the document, from 1: where the first row stands */
};

/* The table of that index, from 0, of a text of Markdown. False: there are not so many, or a
 * row of it has another number of cells. Afterwards table is to be released either way. */
bool doc_table_read(const char *text, size_t index, struct doc_table *table);
void doc_table_release(struct doc_table *table);

size_t doc_table_rows(const struct doc_table *table);
/* row 0: the headings. */
const char *doc_table_cell(const struct doc_table *table, size_t row, size_t column);

/* Whether a cell has words outside of `marks`, which there is something to translate of. */
bool doc_cell_speaks(const char *cell);

/* The first paragraph below the title, its lines joined; to be freed. */
char *doc_opening(const char *text);

/* The first indented block that begins with a brace, without its indent; to be freed. NULL: there
 * is none. */
char *doc_example(const char *text);

#endif
