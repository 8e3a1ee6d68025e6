/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A table that was copied out of a word processor or a spreadsheet and pasted: cells parted
 * by tabs, rows by line ends. What its columns and rows are follows from the rules by which
 * documents are imported (intake/), and so does what becomes of its texts.
 *
 *	table = pasted_table_new(store, who, layout, text, bytes, &error);
 *	if (table && !pasted_table_known(table)) ... pasted_table_put_column() ...
 *	if (table && pasted_table_make(table, &error)) ... pasted_table_cards(table, &count)
 */
#ifndef OFFICE_PASTED_TABLE_H
#define OFFICE_PASTED_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "db/store.h"
#include "model/card.h"
#include "report/layout.h"
#include "text/error.h"
#include "text/str.h"

struct pasted_table;

/* Whether a text can be one at all: it has a tab. */
bool pasted_is_table(const char *text, size_t bytes);

/*
 * Reads it. The columns are known by headings above them (who's own words for headings,
 * which an import has remembered, too) or, without any, where they are as many as the layout
 * has, perhaps with numbers before them. Cells of several lines are read
 * as office/pasted_rows.h says. The layout is the caller's and stays. NULL and the error: it is too large, or the
 * rules cannot be read.
 */
struct pasted_table *pasted_table_new(struct store *store, const char *who,
	const struct layout *layout, const char *text, size_t bytes, struct error *error);
void pasted_table_free(struct pasted_table *table); /* NULL is fine */

/* Whether it is known of all columns what they are. */
bool pasted_table_known(const struct pasted_table *table);
size_t pasted_table_columns(const struct pasted_table *table);
/* Appends the heading of a column, else its first text; in one line, whole. */
void pasted_table_column_words(
	const struct pasted_table *table, size_t column, struct str *out);
/* Appends the names of the fields that a column becomes, whether behind its heading, or that it
 * is left out. */
void pasted_table_column_fields(
	const struct pasted_table *table, size_t column, struct str *out);

/* What a column may be besides a field. */
enum { PASTED_LEFT_OUT = FIELD_COUNT, PASTED_NUMBER, PASTED_KINDS };
/* Says what a column is: an enum card_field or one of these; and asks that. */
void pasted_table_put_column(struct pasted_table *table, size_t column, int what);
int pasted_table_column(const struct pasted_table *table, size_t column);

/* Makes the cards, anew each time. False and the error, which names the text: it is longer
 * than a text may be. */
bool pasted_table_make(struct pasted_table *table, struct error *error);
/* As it was made: the table's, without a UUID, drafts. */
const struct card *pasted_table_cards(const struct pasted_table *table, size_t *count);
/* Appends all that is in none of them or is doubtful, a line each ("row 2, column 3: left
 * out: …"), with a line end behind each; what the program writes itself is not among it. */
void pasted_table_left_out(const struct pasted_table *table, struct str *out);

#endif
