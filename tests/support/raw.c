/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tests/support/raw.h"

#include <stdlib.h>
#include <string.h>

#include "db/engine/driver.h"
#include "db/engine/engine.h"
#include "tests/support/office.h"
#include "text/error.h"
#include "text/mem.h"

bool raw_is_server(const struct store *store)
{
	return store->driver->is_server;
}

/* The statement as it is for this database, to be freed. */
static char *for_store(const struct store *store, const char *sql)
{
	enum { FILE_ALONE = 1, SERVER_ALONE = 2, FOR_BOTH = 3 };
	struct str out = STR_INIT;
	const char other = raw_is_server(store) ? FILE_ALONE : SERVER_ALONE;
	bool taken = true;
	for (; *sql; sql++)
		if (*sql >= FILE_ALONE && *sql <= FOR_BOTH)
			taken = *sql != other;
		else if (taken)
			str_putc(&out, *sql);
	return str_detach(&out);
}

bool raw_try(struct store *store, const char *sql, struct error *error)
{
	char *own = for_store(store, sql);
	const bool done = store->driver->run(store, own, error);
	free(own);
	return done;
}

void raw_run(struct store *store, const char *sql)
{
	struct error error = ERROR_INIT;
	if ((raw_is_server(store) && !raw_try(store, RAW_UNGUARDED, &error)) ||
		!raw_try(store, sql, &error))
		fail_msg("%s: %s", sql, error_message(&error));
}

void raw_lift(struct store *store)
{
	if (raw_is_server(store))
		raw_run(store, "SELECT 1");
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
	char *own = for_store(store, sql);
	const enum fault fault = store->driver->prepare(store, own, &statement);
	free(own);
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

char *raw_joined(struct store *store, const char *sql, const char *between)
{
	struct str out = STR_INIT;
	struct statement *statement = prepare(store, sql);
	for (bool first = true; step(store, statement, sql); first = false) {
		size_t bytes;
		const char *text = store->driver->text(statement, 0, &bytes);
		str_puts(&out, first ? "" : between);
		str_puts(&out, text ? text : "");
	}
	store->driver->finish(statement);
	return str_detach(&out);
}

void assert_row(struct store *store, const char *sql, const char *expected)
{
	char *text = raw_joined(store, sql, ",");
	assert_string_equal(text, expected);
	free(text);
}

void raw_tables(struct str *out, struct store *store)
{
	static const char sql[] = RAW_FILE(
		"SELECT name FROM sqlite_schema WHERE type = 'table' "
		"AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'search_index%' "
		"ORDER BY name")
		RAW_SERVER(
			"SELECT table_name FROM information_schema.columns "
			"WHERE table_schema = 'mattrakan' AND column_name = 'office_id' AND table_name <> 'settled' "
			"ORDER BY table_name");
	char *names = raw_joined(store, sql, "\n");
	str_printf(out, "%s\n", names);
	free(names);
}

void raw_columns(struct str *out, struct store *store, const char *table)
{
	struct str sql = STR_INIT;
	str_printf(&sql,
		RAW_FILE(
			"SELECT name || CASE type WHEN 'INTEGER' THEN ' i' "
			"WHEN 'TEXT' THEN ' t' ELSE ' a' END FROM pragma_table_info('%s')")
			RAW_SERVER(
				"SELECT column_name || CASE data_type "
				"WHEN 'bigint' THEN ' i' WHEN 'text' THEN ' t' "
				"ELSE ' a' END FROM information_schema.columns "
				"WHERE table_schema = 'mattrakan' AND table_name = '%s' "
				"AND column_name <> 'office_id' ORDER BY ordinal_position"),
		table, table);
	char *names = raw_joined(store, sql.data, "\n");
	str_printf(out, "%s\n", names);
	free(names);
	str_release(&sql);
}

void raw_key(struct str *out, struct store *store, const char *table)
{
	struct str sql = STR_INIT;
	str_printf(&sql,
		RAW_FILE(
			"SELECT name FROM pragma_table_info('%s') WHERE pk > 0 ORDER BY pk")
			RAW_SERVER("SELECT attname FROM pg_constraint JOIN pg_attribute "
				   "ON attrelid = conrelid AND attnum = ANY (conkey) "
				   "WHERE contype = 'p' AND conrelid = '%s'::regclass "
				   "AND attname <> 'office_id' "
				   "ORDER BY array_position(conkey, attnum)"),
		table, table);
	char *names = raw_joined(store, sql.data, "\n");
	str_printf(out, "%s\n", names);
	free(names);
	str_release(&sql);
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

void raw_dump(struct str *out, struct store *store, const char *but)
{
	struct str tables = STR_INIT, sql = STR_INIT;
	raw_tables(&tables, store);
	char *rest = tables.data;
	for (char *table; (table = strsep(&rest, "\n")) && *table;) {
		str_clear(&sql);
		str_printf(&sql, " %s ", table);
		if (but && strstr(but, sql.data))
			continue;
		str_clear(&sql);
		str_printf(&sql, "SELECT * FROM %s" RAW_SERVER(" AS t ORDER BY t::text"),
			table);
		str_printf(out, "%s\n", table);
		raw_rows(out, store, sql.data, "NULL");
	}
	str_release(&sql);
	str_release(&tables);
}
