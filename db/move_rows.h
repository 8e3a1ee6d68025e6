/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * All rows of one store into another, of whatever kind both are. Private to db/.
 *
 * Which tables and columns there are is what sql2c.awk makes of schema.sql (struct sql_table):
 * one that is added there is moved too. Rows are read in pages, in the order of their keys;
 * each value is written as what it is, a whole number as one, a text as one, none as none.
 * What triggers count up as rows come in is not counted twice.
 */
#ifndef DB_MOVE_ROWS_H
#define DB_MOVE_ROWS_H

#include <stdbool.h>
#include <stdint.h>

#include "db/store.h"
#include "text/error.h"

struct move_rows {
	struct store *from, *to;   /* a transaction stands in each */
	bool files;                /* those that are evidence are rows of both */
	struct progress *progress; /* told of each row; NULL: nobody */
};

/* How many rows a table has, by its name; all of them together. */
bool move_count(
	struct store *store, const char *table, int64_t *rows, struct error *error);
bool move_count_all(struct store *store, int64_t *rows, struct error *error);

/* Writes all rows into `to`, in which there are none, and makes the index of search there. */
bool move_rows_write(const struct move_rows *move, struct error *error);

/* Reads both from beginning to end: ERROR_REFUSED names the first table that does not say
 * in `to` what it says in `from`, value by value with its type. */
bool move_rows_compare(const struct move_rows *move, struct error *error);

#endif
