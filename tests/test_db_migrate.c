/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Older office files: migrations in order, all or none, and what the build says of the
 * newest version.
 */
#include <config.h>

#include "tests/office.h"

#include <stdlib.h>
#include <string.h>

#include "db/migrate.h"
#include "db/query.h"

static int version_of(struct store *store)
{
	struct error error = ERROR_INIT;
	int version = -1;
	assert_done(migrate_version(store, &version, &error), &error);
	return version;
}

static bool works(struct store *store, const char *sql)
{
	return sqlite_run(store, sql, NULL);
}

enum { FIRST = SCHEMA_VERSION, SECOND = FIRST + 1, THIRD = FIRST + 2 };

static const struct sql_migration two[] = {
	{FIRST, "CREATE TABLE never (a)"}, /* the file is beyond it */
	{SECOND, "CREATE TABLE one (a INTEGER PRIMARY KEY) STRICT; INSERT INTO one "
		 "VALUES (5)"},
	{THIRD, "ALTER TABLE one ADD COLUMN b TEXT"},
	{0, NULL},
};

static void test_in_order(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	assert_int_equal(version_of(office->store), SCHEMA_VERSION);
	assert_done(migrate(office->store, two, THIRD, &error), &error);
	assert_int_equal(version_of(office->store), THIRD);
	assert_true(works(office->store, "UPDATE one SET b = 'x' WHERE a = 5"));
	assert_false(works(office->store, "SELECT a FROM never"));
	/* A second time there is nothing to do. */
	assert_done(migrate(office->store, two, THIRD, &error), &error);
	/* References are watched again. */
	assert_false(works(office->store, "INSERT INTO step VALUES (99, 1, '')"));
}

static void test_up_to(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	assert_done(migrate(office->store, two, SECOND, &error), &error);
	assert_int_equal(version_of(office->store), SECOND);
	assert_false(works(office->store, "SELECT b FROM one"));
	assert_done(migrate(office->store, two, THIRD, &error), &error);
	assert_true(works(office->store, "SELECT b FROM one"));
}

/* What fails leaves the file as it was, whatever went before. */
static void test_all_or_none(void **state)
{
	struct office *office = *state;
	static const struct sql_migration wrong[] = {
		{SECOND, "CREATE TABLE one (a)"},
		{THIRD, "CREATE TABLE two (a); INSERT INTO nowhere VALUES (1)"},
		{0, NULL},
	};
	static const struct sql_migration dangling[] = {
		{SECOND, "INSERT INTO step VALUES (99, 1, '')"},
		{0, NULL},
	};
	static const struct sql_migration gap[] = {
		{THIRD, "CREATE TABLE one (a)"},
		{0, NULL},
	};
	static const struct {
		const struct sql_migration *list;
		int newest;
		const char *words;
	} cases[] = {
		{wrong, THIRD, "nowhere"},
		{dangling, SECOND, "damaged"},
		{gap, THIRD, "no way leads"},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct error error = ERROR_INIT;
		assert_false(
			migrate(office->store, cases[i].list, cases[i].newest, &error));
		assert_error(&error, ERROR_SYSTEM, cases[i].words);
		assert_int_equal(version_of(office->store), SCHEMA_VERSION);
		assert_false(works(office->store, "SELECT a FROM one"));
	}
	struct error error = ERROR_INIT;
	int64_t reports = -1;
	assert_done(store_count(office->store, &reports, &error), &error);
	assert_int_equal(reports, 0);
}

/* An older file is not read as if it were a newer one, and nothing leads up from it. */
static void test_older(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	assert_true(works(office->store, "PRAGMA user_version = 0"));
	store_close(office->store);
	office->store = NULL;
	assert_null(store_open(office->path, STORE_READ, &error));
	assert_error(&error, ERROR_SYSTEM, "older version 0");
	assert_null(store_open(office->path, STORE_WRITE, &error));
	assert_error(&error, ERROR_SYSTEM, "no way leads");
}

/* schema.sql and the migrations end at the version that the program speaks of. */
static void test_versions_agree(void **state)
{
	struct office *office = *state;
	assert_int_equal(version_of(office->store), SCHEMA_VERSION);
	int version = 1;
	for (const struct sql_migration *each = sql_migrations; each->text; each++)
		assert_int_equal(each->version, ++version);
	assert_int_equal(version, SCHEMA_VERSION);
	struct str schema = STR_INIT, wanted = STR_INIT;
	support_read(TOP_SRCDIR "/db/schema.sql", &schema);
	str_printf(&wanted, "PRAGMA application_id = %d;", APPLICATION_ID);
	assert_non_null(strstr(schema.data, wanted.data));
	str_release(&schema);
	str_release(&wanted);
}

#define TEST(function)                                                                   \
	cmocka_unit_test_setup_teardown(function, office_setup, office_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_in_order),
		TEST(test_up_to),
		TEST(test_all_or_none),
		TEST(test_older),
		TEST(test_versions_agree),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
