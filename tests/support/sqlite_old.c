/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tests/support/sqlite_old.h"

#include <stdlib.h>

#include "db/engine/sqlite.h"
#include "db/store.h"
#include "tests/support/raw.h"
#include "tests/support/sqlite_file.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/str.h"

/* Copies from the office what the tables of an older file can hold, of which other is an
 * open one. The counts of a report are its triggers'. */
static void copy_tables(struct store *other)
{
	char *copies = raw_text(other,
		"SELECT group_concat('INSERT INTO main.' || name || ' (' || columns || ') "
		"SELECT ' || columns || ' FROM office.' || name, ';') FROM (SELECT "
		"m.name AS name, group_concat(c.name) AS columns FROM main.sqlite_schema "
		"AS m JOIN pragma_table_info(m.name) AS c WHERE m.type = 'table' AND "
		"m.name NOT LIKE 'sqlite%' AND m.name NOT LIKE 'search_index%' AND NOT "
		"(m.name = 'report' AND c.name IN ('cards', 'cards_done', 'unconfirmed')) "
		"GROUP BY m.name)");
	raw_run(other, copies);
	free(copies);
}

void sqlite_old_make(const struct office *office, int version, const char *path)
{
	struct error error = ERROR_INIT;
	struct str sql = STR_INIT, name = STR_INIT;
	str_printf(&name, TOP_SRCDIR "/tests/samples/schema-%d.sql", version);
	support_read(name.data, &sql);
	sqlite_file_run(path, sql.data);
	struct store *other = sqlite_open(path, SQLITE_HOW_WRITE, &error);
	assert_done(other != NULL, &error);
	sqlite_file_loosen(other);
	str_clear(&sql);
	str_printf(&sql, "ATTACH '%s' AS office", office->path);
	raw_run(other, sql.data);
	copy_tables(other);
	raw_run(other,
		"UPDATE report SET cards = (SELECT count(*) FROM card WHERE report = "
		"report.number AND place IS NOT NULL), cards_done = (SELECT count(*) "
		"FROM card WHERE report = report.number AND place IS NOT NULL AND state "
		"IN ('done', 'approved'))");
	/* What search looks through was written otherwise. */
	raw_run(other,
		"UPDATE search_copy SET body = replace(body, 'ก', char(1)); INSERT INTO "
		"search_index (search_index) VALUES ('rebuild')");
	raw_run(other, "DETACH office; PRAGMA journal_mode = WAL");
	store_close(other);
	str_release(&sql);
	str_release(&name);
}
