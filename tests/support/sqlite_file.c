/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tests/support/sqlite_file.h"

#include "db/engine/sqlite.h"
#include "tests/support/support.h"

void sqlite_file_run(const char *path, const char *sql)
{
	sqlite3 *file;
	assert_int_equal(sqlite3_open(path, &file), SQLITE_OK);
	if (sqlite3_exec(file, sql, NULL, NULL, NULL) != SQLITE_OK)
		fail_msg("%s: %s", sqlite3_errmsg(file), sql);
	assert_int_equal(sqlite3_close(file), SQLITE_OK);
}

bool sqlite_file_try(const char *path, const char *sql)
{
	sqlite3 *file;
	assert_int_equal(sqlite3_open(path, &file), SQLITE_OK);
	const bool done = sqlite3_exec(file, sql, NULL, NULL, NULL) == SQLITE_OK;
	assert_int_equal(sqlite3_close(file), SQLITE_OK);
	return done;
}

int64_t sqlite_file_integer(const char *path, const char *sql)
{
	sqlite3 *file;
	sqlite3_stmt *statement;
	assert_int_equal(sqlite3_open(path, &file), SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(file, sql, -1, &statement, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
	const int64_t value = sqlite3_column_int64(statement, 0);
	sqlite3_finalize(statement);
	assert_int_equal(sqlite3_close(file), SQLITE_OK);
	return value;
}

void sqlite_file_loosen(struct store *store)
{
	sqlite3 *file = sqlite_of(store)->file;
	sqlite3_db_config(file, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
	sqlite3_db_config(file, SQLITE_DBCONFIG_ENABLE_FKEY, 0, NULL);
	sqlite3_set_authorizer(file, NULL, NULL);
}
