/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tests/support/raw.h"

#include <stdlib.h>

#include "db/engine/engine.h"
#include "tests/support/office.h"
#include "text/mem.h"

bool raw_try(struct store *store, const char *sql, struct error *error)
{
	return store->driver->run(store, sql, error);
}

void raw_run(struct store *store, const char *sql)
{
	struct error error = ERROR_INIT;
	if (!raw_try(store, sql, &error))
		fail_msg("%s: %s", sql, error_message(&error));
}

bool raw_changes(struct store *store, const char *sql)
{
	return raw_try(store, sql, NULL) && store->driver->changed(store) > 0;
}

/* --- rows --- */

static struct statement *prepare(struct store *store, const char *sql)
{
	struct statement *statement;
	struct error error = ERROR_INIT;
	const enum fault fault = store->driver->prepare(store, sql, &statement);
	if (fault) {
		engine_fail(store, fault, &error);
		fail_msg("%s: %s", sql, error_message(&error));
	}
	return statement;
}

/* Whether it stands on another row. */
static bool step(struct store *store, struct statement *statement, const char *sql)
{
	bool row;
	struct error error = ERROR_INIT;
	const enum fault fault = store->driver->step(store, statement, &row);
	if (fault) {
		engine_fail(store, fault, &error);
		fail_msg("%s: %s", sql, error_message(&error));
	}
	return row;
}

char *raw_text(struct store *store, const char *sql)
{
	size_t bytes;
	struct statement *statement = prepare(store, sql);
	if (!step(store, statement, sql))
		fail_msg("no row: %s", sql);
	const char *text = store->driver->text(statement, 0, &bytes);
	char *copy = mem_strdup(text ? text : "");
	store->driver->finish(statement);
	return copy;
}

int64_t raw_integer(struct store *store, const char *sql)
{
	char *text = raw_text(store, sql);
	const int64_t value = strtoll(text, NULL, 10);
	free(text);
	return value;
}

void raw_rows(struct str *out, struct store *store, const char *sql, const char *null)
{
	const struct driver *driver = store->driver;
	struct statement *statement = prepare(store, sql);
	while (step(store, statement, sql)) {
		for (int i = 0; i < driver->columns(statement); i++) {
			size_t bytes;
			const char *text = driver->text(statement, i, &bytes);
			str_printf(out, "%s|", text ? text : null);
		}
		str_putc(out, '\n');
	}
	driver->finish(statement);
}
