/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What each column of the office file may hold. Private to db/.
 *
 * Whoever may write to the file can write into it whatever he likes, with another program
 * and past every check of the schema. So db/engine/query.c looks at each value of each row by
 * the rule of its column before anybody reads it; a column that has no rule of its own
 * goes by its type and name, so that a new one cannot be forgotten.
 */
#ifndef DB_ENGINE_COLUMN_H
#define DB_ENGINE_COLUMN_H

#include <stdbool.h>
#include <stdint.h>

#include "db/engine/driver.h"

enum value_kind {
	VALUE_ANY,    /* of an expression: a count, whether something is there */
	VALUE_TEXT,   /* UTF-8 without NUL, of at most `most` bytes */
	VALUE_WHOLE,  /* a whole number from least to most, in steps */
	VALUE_FIGURE, /* struct decimal: a number, or the text null */
};

struct column_rule {
	const char *table, *column; /* NULL: of any */
	enum value_kind kind;
	bool needed; /* NULL is wrong */
	int64_t least, most, step;
	bool (*good)(const char *text); /* of texts; NULL: every text is */
};

/* The rules of a statement's result columns. Freed with free(). */
struct column_rules {
	int count;
	const struct column_rule *items[];
};
struct column_rules *column_rules(
	const struct driver *driver, struct statement *statement);

/* What is wrong with a column of the row on which statement stands, in words; NULL:
 * nothing. The column of a schema that was changed meanwhile has no rule. */
const char *column_fault(const struct driver *driver, struct statement *statement,
	int column, const struct column_rules *rules);

#endif
