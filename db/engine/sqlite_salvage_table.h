/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The tables of schema.sql, into which rows of a damaged file are put as far as they can be
 * read. Private to db/engine/.
 *
 * A row of a table has the columns that its file gave it, in its own order; what is not of
 * that kind is another's row. A value that no row of ours can hold (db/engine/column.h) is
 * mended: of a text what is readable stays, and that is told.
 */
#ifndef DB_ENGINE_SQLITE_SALVAGE_TABLE_H
#define DB_ENGINE_SQLITE_SALVAGE_TABLE_H

#include <stdbool.h>
#include <stdint.h>

#include "db/engine/driver.h"
#include "db/engine/raw_record.h"
#include "db/engine/sqlite.h"

struct salvage_column {
	const char *name, *type; /* as declared; the statement's */
	bool needed;             /* NOT NULL */
	bool is_key;             /* the number of its row, which the record leaves out */
};

struct salvage_table {
	struct store *store;
	const char *name;
	struct statement *all, *insert; /* SELECT *; INSERT */
	struct column_rules *rules;
	int columns;
	struct salvage_column column[RAW_COLUMNS];
	bool has_rows;          /* numbered, in pages of RAW_TABLE */
	uint32_t root;          /* in the damaged file; 0: not known */
	int place[RAW_COLUMNS]; /* of each column of the file its own; -1: unknown */
	int places;
	bool lost; /* a part of it was */
};

/* Describes the table that SQL_VALUES_… reads. False: the error. */
bool salvage_table_init(struct salvage_table *table, struct store *store, enum sql values,
	struct error *error);
void salvage_table_release(struct salvage_table *table);

/* The file's own order of columns, by its CREATE TABLE. */
void salvage_table_arrange(struct salvage_table *table, const char *sql);

/* How many values of a row are of no kind that they could be, and more than any row has
 * where it is of another shape. */
int salvage_misfits(const struct salvage_table *table, const struct raw_row *row);

/* The key by which a row is called: its number, or its first column. */
int64_t salvage_key(const struct salvage_table *table, const struct raw_row *row);

/* Puts it in, unless one of that key is there. Tells what was mended. False: there is one,
 * or it cannot be put in. */
bool salvage_put(struct salvage_table *table, const struct raw_row *row,
	salvage_told *told, void *context);

#endif
