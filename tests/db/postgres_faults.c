/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What goes wrong on a server: a statement in the middle of a transaction, two writers at the
 * same time, rights that are not there, connections that break at any moment. Each has its
 * sentence, nothing half is left, and the store can be used again.
 */
#include <config.h>

#include "tests/support/office.h"
#include "tests/support/postgres_server.h"
#include "tests/support/raw.h"

#include <stdlib.h>
#include <string.h>

#include "db/engine/driver.h"
#include "db/engine/engine.h"
#include "db/engine/query.h"
#include "db/engine/transaction.h"
#include "db/settings.h"
#include "db/store.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/str.h"

static bool set(struct store *store, const char *value, struct error *error)
{
	return store_set_setting(store, "somsri", "name", value, error);
}

static void assert_set(struct store *store, const char *value)
{
	char *is = raw_text(store,
		"SELECT coalesce((SELECT value FROM person_setting WHERE name = 'name'), '-')");
	assert_string_equal(is, value);
	free(is);
}

/* What failed takes the part of the transaction along in which it stood, and nothing else; till
 * that is undone everything is refused for the same reason. */
static void test_aborted(void **state)
{
	struct office *office = *state;
	struct store *store = office->store;
	struct error error = ERROR_INIT;
	assert_done(store_begin(store, &error), &error);
	assert_done(set(store, "outer", &error), &error);
	assert_done(store_begin(store, &error), &error);
	assert_done(set(store, "inner", &error), &error);
	assert_false(raw_try(store, "SELECT 1 / 0", &error));
	assert_error(&error, ERROR_SYSTEM, "division by zero");
	assert_false(set(store, "behind", &error));
	assert_error(&error, ERROR_SYSTEM, "division by zero");
	assert_false(store_commit(store, &error));
	assert_error(&error, ERROR_SYSTEM, "division by zero");
	assert_done(store_commit(store, &error), &error);
	assert_set(store, "outer");
	assert_done(store_begin(store, &error), &error);
	assert_false(raw_try(store, "SELECT 1 / 0", NULL));
	assert_false(store_commit(store, &error));
	assert_error(&error, ERROR_SYSTEM, "division by zero");
	assert_int_equal(store->depth, 0);
	assert_done(set(store, "after", &error), &error);
	assert_set(store, "after");
}

/* Parts begin and end without an answer, each with what is asked next. */
static void test_parts(void **state)
{
	struct office *office = *state;
	struct store *store = office->store;
	struct error error = ERROR_INIT;
	assert_done(store_begin(store, &error), &error);
	assert_done(store_begin(store, &error), &error);
	assert_done(set(store, "kept", &error), &error);
	assert_done(store_commit(store, &error), &error);
	assert_done(store_begin(store, &error), &error);
	assert_done(store_begin(store, &error), &error);
	assert_done(set(store, "undone", &error), &error);
	assert_done(store_commit(store, &error), &error);
	assert_set(store, "undone");
	store_rollback(store);
	assert_set(store, "kept");
	assert_done(store_begin(store, &error), &error);
	store_rollback(store);
	for (int i = 0; i < 40; i++)
		assert_done(store_begin(store, &error), &error);
	assert_set(store, "kept");
	for (int i = 0; i < 40; i++)
		assert_done(store_commit(store, &error), &error);
	assert_done(store_commit(store, &error), &error);
	assert_int_equal(store->depth, 0);
	assert_set(store, "kept");
}

/* Who reads begins with what is asked first: till then nothing can break. */
static void test_broken_before_reading(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct store *reader = office_open(office->path, STORE_READ);
	assert_done(set(office->store, "before", &error), &error);
	assert_done(store_begin(reader, &error), &error);
	postgres_server_break(office->database);
	assert_set(reader, "before");
	postgres_server_break(office->database);
	assert_false(raw_try(reader, "SELECT 1", &error));
	assert_error(&error, ERROR_SYSTEM, "cannot be reached");
	store_rollback(reader);
	store_close(reader);
}

/* A row that refers to what is gone is told, and the transaction goes on. */
static void test_dangling(void **state)
{
	struct office *office = *state;
	struct store *store = office->store;
	struct error error = ERROR_INIT;
	const struct draft draft = {.card = 4711,
		.revision = 1,
		.who = "somsri",
		.session = "s",
		.body = "{}"};
	assert_done(store_begin(store, &error), &error);
	assert_false(store_draft_put(store, &draft, &error));
	assert_int_equal(error.kind, ERROR_USAGE);
	error_release(&error);
	assert_done(set(store, "all the same", &error), &error);
	assert_done(store_commit(store, &error), &error);
	assert_set(store, "all the same");
}

static void assert_fault(struct store *store, const char *sql, enum fault fault)
{
	struct error error = ERROR_INIT;
	assert_false(raw_try(store, sql, &error));
	if (store->failed != fault)
		fail_msg("%s: fault %d: %s", sql, store->failed, error_message(&error));
	error_release(&error);
}

static void raise_fault(struct store *store, const char *state, enum fault fault)
{
	struct str sql = STR_INIT;
	str_printf(&sql, "DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '%s'; END $$",
		state);
	assert_fault(store, sql.data, fault);
	str_release(&sql);
}

static void test_states(void **state)
{
	struct office *office = *state;
	static const struct {
		const char *state;
		enum fault fault;
	} rows[] = {
		{"40001", FAULT_BUSY},
		{"40P01", FAULT_BUSY},
		{"55P03", FAULT_BUSY},
		{"53100", FAULT_FULL},
		{"53300", FAULT_FULL},
		{"42501", FAULT_FORBIDDEN},
		{"23503", FAULT_DANGLING},
		{"23505", FAULT_CONSTRAINT},
		{"25006", FAULT_READ_ONLY},
		{"XX001", FAULT_CORRUPT},
		{"XX002", FAULT_CORRUPT},
		{"58030", FAULT_DISK},
		{"42P01", FAULT_STRANGE},
		{"22012", FAULT_OTHER},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		raise_fault(office->store, rows[i].state, rows[i].fault);
	assert_fault(office->store, "SELECT * FROM no_such_table", FAULT_STRANGE);
	assert_true(set(office->store, "after", NULL));
}

static void test_busy(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct store *other = office_open(office->path, STORE_WRITE);
	assert_done(store_begin(other, &error), &error);
	assert_done(set(other, "first", &error), &error);
	store_patience(office->store, 0);
	assert_false(store_begin(office->store, &error));
	assert_error(&error, ERROR_SYSTEM, "somebody else of the office is saving");
	assert_true(store_was_busy(office->store));
	/* Who reads never waits. */
	assert_set(office->store, "-");
	assert_done(store_commit(other, &error), &error);
	store_patience(office->store, BUSY_WAIT_MS);
	assert_done(set(office->store, "second", &error), &error);
	assert_set(other, "second");
	store_close(other);
}

/* What is read in one transaction is of one moment. */
static void test_one_moment(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct store *reader = office_open(office->path, STORE_READ);
	assert_done(set(office->store, "before", &error), &error);
	assert_done(store_begin(reader, &error), &error);
	assert_set(reader, "before");
	assert_done(set(office->store, "meanwhile", &error), &error);
	assert_set(reader, "before");
	store_rollback(reader);
	assert_set(reader, "meanwhile");
	assert_false(set(reader, "by a reader", &error));
	assert_error(&error, ERROR_SYSTEM, "takes no changes");
	assert_set(office->store, "meanwhile");
	store_close(reader);
}

/* Broken while nothing is under way: nobody notices. */
static void test_broken_idle(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	assert_done(set(office->store, "before", &error), &error);
	postgres_server_break(office->database);
	assert_set(office->store, "before");
	postgres_server_break(office->database);
	/* It was made anew just now: not so soon again. */
	if (!set(office->store, "after", &error)) {
		assert_error(
			&error, ERROR_SYSTEM, "cannot be reached; nothing was changed");
		while (!set(office->store, "after", NULL))
			;
	}
	assert_set(office->store, "after");
}

/* Broken in a transaction: all of it is undone, and told. */
static void test_broken_within(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	assert_done(set(office->store, "before", &error), &error);
	assert_done(store_begin(office->store, &error), &error);
	assert_done(set(office->store, "lost", &error), &error);
	postgres_server_break(office->database);
	assert_false(set(office->store, "lost too", &error));
	assert_error(&error, ERROR_SYSTEM, "cannot be reached; nothing was changed");
	assert_false(store_commit(office->store, &error));
	assert_error(&error, ERROR_SYSTEM, "cannot be reached; nothing was changed");
	assert_int_equal(office->store->depth, 0);
	assert_set(office->store, "before");
}

/* Broken between the last statement and the commit: nothing of it is there, nothing is said to
 * be. */
static void test_broken_before_commit(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	assert_done(set(office->store, "before", &error), &error);
	assert_done(store_begin(office->store, &error), &error);
	assert_done(set(office->store, "lost", &error), &error);
	postgres_server_break(office->database);
	assert_false(store_commit(office->store, &error));
	assert_error(&error, ERROR_SYSTEM, "cannot be reached; nothing was changed");
	assert_set(office->store, "before");
}

static void test_who(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	assert_string_equal(store_person(office->store), postgres_server_keeper());
	char *super = postgres_server_address(office->database, POSTGRES_SUPERUSER);
	assert_null(store_open(super, STORE_WRITE, &error));
	assert_error(&error, ERROR_REFUSED, "superuser");
	free(super);
	char *empty = postgres_server_database(NULL);
	char *nowhere = postgres_server_address(empty, postgres_server_keeper());
	assert_null(store_open(nowhere, STORE_WRITE, &error));
	assert_error(&error, ERROR_SYSTEM, "no office in this database yet");
	free(nowhere);
	postgres_server_drop(empty);
	char *none =
		postgres_server_address("no-such-database", postgres_server_keeper());
	assert_null(store_open(none, STORE_WRITE, &error));
	assert_error(&error, ERROR_SYSTEM, "no-such-database");
	free(none);
}

static bool not_any_more(void *context)
{
	int *asked = context;
	return ++*asked < 3;
}

/* A statement that takes its time ends when nobody wants it any more. */
static void test_watched(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	int asked = 0;
	office->store->driver->watch(office->store, not_any_more, &asked);
	assert_false(raw_try(office->store, "SELECT pg_sleep(600)", &error));
	office->store->driver->watch(office->store, NULL, NULL);
	/* Once more where the answer comes in two pieces. */
	assert_in_range(asked, 3, 4);
	assert_error(&error, ERROR_SYSTEM, "cancel");
	assert_done(set(office->store, "after", &error), &error);
}

/* Who only reads ends also where a statement failed, and asks on. */
static void test_broken_reading(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	assert_done(transaction_read(office->store, &error), &error);
	assert_false(raw_try(office->store, "SELECT 1 / 0", &error));
	assert_error(&error, ERROR_SYSTEM, "division by zero");
	transaction_read_end(office->store);
	assert_int_equal(raw_integer(office->store, "SELECT 7"), 7);
	assert_done(set(office->store, "after", &error), &error);
}

/* Of several that go together, those behind one that fails have no answer. */
static void test_together(void **state)
{
	struct office *office = *state;
	struct store *store = office->store;
	struct error error = ERROR_INIT;
	static const char *const sql[] = {"SELECT 1", "SELECT 1 / 0", "SELECT 2"};
	struct statement *statements[COUNT(sql)];
	bool row = false;
	assert_done(store_begin(store, &error), &error);
	for (size_t i = 0; i < COUNT(sql); i++)
		assert_int_equal(store->driver->prepare(store, sql[i], &statements[i]),
			FAULT_NONE);
	store->driver->together(store, statements, COUNT(sql));
	assert_int_equal(store->driver->step(store, statements[0], &row), FAULT_NONE);
	assert_true(row);
	assert_int_not_equal(store->driver->step(store, statements[1], &row), FAULT_NONE);
	assert_int_not_equal(store->driver->step(store, statements[2], &row), FAULT_NONE);
	for (size_t i = 0; i < COUNT(sql); i++)
		store->driver->finish(statements[i]);
	store_rollback(store);
	assert_done(set(store, "after", &error), &error);
}

#define TEST(function)                                                                   \
	cmocka_unit_test_setup_teardown(function, office_setup, office_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_aborted),
		TEST(test_parts),
		TEST(test_broken_before_reading),
		TEST(test_dangling),
		TEST(test_states),
		TEST(test_busy),
		TEST(test_one_moment),
		TEST(test_broken_idle),
		TEST(test_broken_within),
		TEST(test_broken_before_commit),
		TEST(test_who),
		TEST(test_watched),
		TEST(test_broken_reading),
		TEST(test_together),
	};
	postgres_server_want();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
