/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Statements that read, asked before they are needed and all at once, so that a long line to
 * a server is waited for once: who opens one of them afterwards, with the same values bound,
 * finds its rows there. Where a driver waits for nothing, nothing happens. Private to db/.
 *
 * It is for a transaction, in which they say the same whenever they are asked: they are
 * forgotten when something is written and when it ends.
 */
#ifndef DB_ENGINE_QUERY_AHEAD_H
#define DB_ENGINE_QUERY_AHEAD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "db/engine/driver.h"
#include "db/engine/engine.h"

enum { AHEAD_INTEGERS = 2 };

/* A statement and what is bound to it: integers, and then a text, or none. */
struct ahead {
	enum sql name;
	int integers;
	int64_t values[AHEAD_INTEGERS];
	const char *text; /* NULL: none */
};

void query_ahead(struct store *store, const struct ahead *list, size_t count);

/* Whether it is worth while to make a list: something is waited for. */
bool query_ahead_helps(const struct store *store);

/* For query.c: the statement that was asked ahead, with its rows; NULL: none was. Each is had
 * once, the caller's from then on. */
struct statement *query_ahead_take(struct store *store, const struct ahead *wanted);

void query_ahead_forget(struct store *store);

#endif
