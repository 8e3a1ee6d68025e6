/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The parts of guessing a mapping, for intake/ alone.
 */
#ifndef INTAKE_MAPPING_GUESS_H
#define INTAKE_MAPPING_GUESS_H

#include "intake/mapping.h"
#include "intake/rules.h"

/* Rows of a table that are no measures, and forms: see there. Before all guessing. */
void mapping_part_tables(struct source *source, const struct intake_rules *rules,
	const struct heading_memory *memory);

/* The rows of the first heading of a table, [*first, *end); false: there is none. */
bool mapping_find_heading(const struct source_table *source,
	const struct intake_rules *rules, const struct heading_memory *memory,
	size_t *first, size_t *end);

/* Columns and rows of a table; before: the table of cards before it, NULL: none, whose
 * columns hold where this one has no heading. False: it is no table of cards, and *table is
 * left empty. */
bool mapping_guess_table(struct mapping_table *table, const struct source_table *source,
	const struct intake_rules *rules, const struct heading_memory *memory,
	const struct mapping_table *before);
/* The same of a table that somebody says is one of cards, whatever its headings are: the
 * first row is the heading, the others are cards. */
void mapping_take_table(struct mapping_table *table, const struct source_table *source,
	const struct intake_rules *rules, const struct heading_memory *memory);
void mapping_table_release(struct mapping_table *table);

/* Whether the table goes on with the last card of the one before it, which a page's end
 * cut: then its first row does not begin one. */
void mapping_go_on(struct mapping_table *table, const struct source_table *source,
	const struct mapping_table *before);

/* The kinds of the rows, by the columns. */
void mapping_rows(struct mapping_table *table, const struct source_table *source);

/* The paragraphs outside of tables, once it is known which tables are of cards. */
void mapping_guess_blocks(struct mapping *mapping, const struct source *source,
	const struct intake_rules *rules);

/* Whether a memo begins with this block. */
bool mapping_begins_memo(const struct source *source, size_t first);
/* The memo: from its first line to the line behind its last; returns that. The same line:
 * none begins there. */
size_t mapping_guess_memo(
	struct mapping *mapping, const struct source *source, size_t first);

/* Whether a paragraph is a line of front matter: agency, place, year or round. */
bool mapping_is_front(const struct intake_rules *rules, const char *text);
/* Whether somebody signs in this line. */
bool mapping_is_sign(const char *text);
/* Whether it can be the first line of a title. */
bool mapping_is_title(const char *text);

#endif
