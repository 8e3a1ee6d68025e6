/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Statements by their names in the SQL: taken, bound, stepped, given back. Private to db/.
 *
 *	struct query query = query_open(store, SQL_CARD_AT);
 *	query_integer(&query, report);
 *	query_integer(&query, place);
 *	if (query_step(&query, error) == QUERY_ROW)
 *		number = query_column_integer(&query);
 *	query_close(&query);
 *
 * Values are bound, and columns read, one after another in the statement's order.
 * A statement is prepared once and kept in the store; while a query has it, another
 * query of the same name gets one of its own. Between a row and the next, no other is
 * stepped: a database may be able to have but one under way; who needs more of each row
 * holds the rows (query_hold()), or reads a page of them (db/rows/card_walk.h). What fails
 * before the first step is told by that step. What a row holds may have been written by
 * anybody: a step that comes to a value that cannot be what its column says
 * (db/engine/column.h) fails with ERROR_REFUSED and the row's name, unless the query is
 * lenient. Bound texts are not copied: they must live until the query is closed or bound
 * anew.
 */
#ifndef DB_ENGINE_QUERY_H
#define DB_ENGINE_QUERY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "db/engine/driver.h"
#include "db/engine/engine.h"
#include "db/engine/query_ahead.h"

struct query {
	struct store *store;
	enum sql name;
	struct statement *statement;
	struct statement *rows;      /* what is read: the statement, or held rows of it */
	const struct driver *reader; /* which reads that */
	enum fault fault;            /* the first failure */
	int parameter;               /* bound so far */
	int column;                  /* read so far in this row */
	bool standing;               /* on a row */
	bool ended;                  /* there are no more rows */
	bool hold;                   /* see query_hold() */
	bool lenient;                /* see query_open_lenient() */
	bool refused; /* the last step failed for what stands in its row; the next is
			  whole */
	bool begun;   /* it was stepped */
	struct ahead
		bound; /* what is bound, as far as it can be asked ahead; its integers are
			     * those of the first parameters */
	size_t seen,
		most; /* stepped to so far, and how many there may be; 0: any number */
	uint64_t bad; /* bits of the columns of this row that cannot be read */
};

enum query_outcome { QUERY_FAILED, QUERY_ROW, QUERY_DONE };

struct query query_open(struct store *store, enum sql name);
void query_close(struct query *query);

/* For lists, which one bad row must not keep from being shown: in place of a text that
 * cannot be read stand words that say so, of a number one that may stand there. */
struct query query_open_lenient(struct store *store, enum sql name);

/* Before the first step: has it read all of its rows at once, so that others can be asked
 * between them. For what is short, or cut into pages. */
void query_hold(struct query *query);

/* Lets the step fail that comes to more rows. */
void query_at_most(struct query *query, size_t rows);

/* NULL is NULL. */
void query_text(struct query *query, const char *text);
void query_bytes(struct query *query, const char *text, size_t bytes);
void query_integer(struct query *query, int64_t value);
void query_real(struct query *query, double value);
void query_null(struct query *query);

enum query_outcome query_step(struct query *query, struct error *error);

/* Rows that are read in pages come in order, each behind the last. In a damaged file they may
 * come again and again: false, and told as damage, where a row's key is not behind last. */
bool query_is_behind(
	const struct query *query, int64_t key, int64_t last, struct error *error);

/* Ready for the same statement with other values. */
void query_again(struct query *query);

/* Steps a statement that returns nothing; on a server, in a transaction, nobody waits for it, and
 * what it fails with is told by what is asked next, by its commit at last. query_run() closes it too, and gives it, as the
 * next three do, a transaction of its own where it changes something outside of any. */
bool query_step_done(struct query *query, struct error *error);
bool query_run(struct query *query, struct error *error);

/* query_run() for a statement that writes and returns one integer. */
bool query_run_returning(struct query *query, int64_t *value, struct error *error);

/* The same where the caller knows what it returns: nobody waits for it. */
bool query_run_known(struct query *query, struct error *error);

/* query_run() that tells how many rows it wrote. */
bool query_run_counting(struct query *query, int64_t *rows, struct error *error);

/* query_run() for a row that refers to another: *dangling tells whether it failed because
 * that is not there (it was removed meanwhile); then no error is set. */
bool query_run_referring(struct query *query, bool *dangling, struct error *error);

/* For the statement of one integer: runs it; without a row *value is untouched. */
bool query_one_integer(struct query *query, int64_t *value, struct error *error);

/* For the statement whose rows begin with an integer, run without parameters: all of them,
 * *count, to be freed; none where it fails. */
bool query_numbers(struct store *store, enum sql name, int64_t **numbers, size_t *count,
	struct error *error);

/* The next column of the row. Texts are the statement's until its next step, and never
 * NULL: "" stands for NULL, which a damaged file may have where the schema forbids it.
 * Only a copy, which the caller frees, is NULL for NULL. */
int64_t query_column_integer(struct query *query);
const char *query_column_text(struct query *query);
const char *query_column_bytes(struct query *query, size_t *bytes);
char *query_column_copy(struct query *query);
/* The type of the next column, which stays the next. */
enum value_type query_column_type(const struct query *query);
double query_column_real(struct query *query);

#endif
