/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The life of a connection: two who are in each other's way, a line that swallows everything, a
 * person who was moved meanwhile, a server that takes nobody in. What of that can be mended
 * nobody sees; the rest has its sentence.
 */
#include <config.h>

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "db/engine/driver.h"
#include "db/engine/engine.h"
#include "db/engine/postgres.h"
#include "db/engine/transaction.h"
#include "db/settings.h"
#include "db/store.h"
#include "tests/support/long_line.h"
#include "tests/support/office.h"
#include "tests/support/postgres_server.h"
#include "tests/support/raw.h"
#include "text/error.h"
#include "text/str.h"

static bool set(
	struct store *store, const char *name, const char *value, struct error *error)
{
	return store_set_setting(store, "somsri", name, value, error);
}

static void assert_set(struct store *store, const char *name, const char *value)
{
	struct str sql = STR_INIT;
	str_printf(&sql,
		"SELECT coalesce((SELECT value FROM person_setting WHERE name = '%s'), '-')",
		name);
	char *is = raw_text(store, sql.data);
	assert_string_equal(is, value);
	free(is);
	str_release(&sql);
}

static void as_superuser(const struct office *office, const char *sql)
{
	postgres_server_run(office->database, POSTGRES_SUPERUSER, sql);
}

/* --- in each other's way --- */

/* A statement that fails so as often as it is asked. */
static void prepare_collisions(const struct office *office, const char *state, int times)
{
	struct str sql = STR_INIT;
	str_printf(&sql,
		"DROP SEQUENCE IF EXISTS mattrakan.tried; CREATE SEQUENCE mattrakan.tried;"
		"CREATE OR REPLACE FUNCTION mattrakan.collide() RETURNS bigint "
		"LANGUAGE plpgsql AS $$ BEGIN IF nextval('mattrakan.tried') <= %d THEN "
		"RAISE EXCEPTION 'in the way' USING ERRCODE = '%s'; END IF; RETURN 1; END $$;"
		"GRANT ALL ON SEQUENCE mattrakan.tried TO PUBLIC;"
		"GRANT EXECUTE ON FUNCTION mattrakan.collide() TO PUBLIC",
		times, state);
	as_superuser(office, sql.data);
	str_release(&sql);
}

static void collide(struct store *store)
{
	struct error error = ERROR_INIT;
	if (!raw_try(store, "SELECT collide()", &error))
		fail_msg("%s", error_message(&error));
}

static void test_collisions(void **state)
{
	struct office *office = *state;
	struct store *store = office->store;
	struct error error = ERROR_INIT;
	static const char *const states[] = {"40001", "40P01"};
	for (size_t i = 0; i < 2; i++) {
		prepare_collisions(office, states[i], 2);
		collide(store);
		prepare_collisions(office, states[i], 2);
		assert_done(store_begin(store, &error), &error);
		assert_done(set(store, "outer", states[i], &error), &error);
		assert_done(store_begin(store, &error), &error);
		assert_done(set(store, "inner", states[i], &error), &error);
		collide(store);
		assert_done(set(store, "behind", states[i], &error), &error);
		assert_done(store_commit(store, &error), &error);
		assert_done(store_begin(store, &error), &error);
		assert_done(set(store, "inner", "undone", &error), &error);
		store_rollback(store);
		as_superuser(office, "SELECT setval('mattrakan.tried', 1, false)");
		collide(store);
		assert_done(store_commit(store, &error), &error);
		assert_set(store, "outer", states[i]);
		assert_set(store, "inner", states[i]);
		assert_set(store, "behind", states[i]);
	}
}

/* --- the same of one of several that go together --- */

enum { TOGETHER = 3 };

/* Asked together; each has its row where it is good. The faults that they are. */
static void ask_together(struct store *store, const char *const *sql, enum fault *faults)
{
	struct statement *statements[TOGETHER];
	bool row;
	for (size_t i = 0; i < TOGETHER; i++)
		assert_int_equal(store->driver->prepare(store, sql[i], &statements[i]),
			FAULT_NONE);
	store->driver->together(store, statements, TOGETHER);
	for (size_t i = 0; i < TOGETHER; i++) {
		faults[i] = store->driver->step(store, statements[i], &row);
		assert_int_equal(row, !faults[i]);
		if (!faults[i])
			assert_int_equal(store->driver->integer(statements[i], 0), 1);
	}
	for (size_t i = 0; i < TOGETHER; i++)
		store->driver->finish(statements[i]);
}

static void collide_at(struct store *store, size_t at)
{
	enum fault faults[TOGETHER];
	const char *sql[TOGETHER];
	for (size_t i = 0; i < TOGETHER; i++)
		sql[i] = i == at ? "SELECT collide()" : "SELECT 1";
	ask_together(store, sql, faults);
	for (size_t i = 0; i < TOGETHER; i++)
		if (faults[i])
			fail_msg(
				"%zu of those with %zu in the way: %d", i, at, faults[i]);
}

static void test_collisions_together(void **state)
{
	struct office *office = *state;
	struct store *store = office->store;
	struct error error = ERROR_INIT;
	static const char *const states[] = {"40001", "40P01"};
	for (size_t i = 0; i < 2 * TOGETHER; i++) {
		prepare_collisions(office, states[i % 2], 2);
		assert_done(store_begin(store, &error), &error);
		assert_done(set(store, "before", states[i % 2], &error), &error);
		collide_at(store, i / 2);
		assert_done(set(store, "behind", states[i % 2], &error), &error);
		/* Once more, with all that is known of it by now. */
		as_superuser(office, "SELECT setval('mattrakan.tried', 1, false)");
		collide_at(store, i / 2);
		assert_done(store_commit(store, &error), &error);
		assert_set(store, "before", states[i % 2]);
		assert_set(store, "behind", states[i % 2]);
		/* Outside of a transaction. */
		as_superuser(office, "SELECT setval('mattrakan.tried', 1, false)");
		collide_at(store, i / 2);
	}
}

/* A standby has to apply what it is sent: who reads there is in the way of that. What is counted
 * must not be written then: a lock stays where all else is undone. */
static void test_collisions_together_reading(void **state)
{
	struct office *office = *state;
	struct store *store = office->store;
	struct error error = ERROR_INIT;
	prepare_collisions(office, "40001", 0);
	as_superuser(office,
		"CREATE OR REPLACE FUNCTION mattrakan.collide() RETURNS bigint "
		"LANGUAGE plpgsql AS $$ BEGIN IF NOT EXISTS (SELECT FROM pg_locks WHERE "
		"locktype = 'advisory' AND objid = 7 AND pid = pg_backend_pid()) THEN "
		"PERFORM pg_advisory_lock(7); "
		"RAISE EXCEPTION 'in the way' USING ERRCODE = '40001'; END IF; "
		"RETURN 1; END $$");
	for (size_t i = 0; i < TOGETHER; i++) {
		postgres_of(store)->standby = true;
		assert_done(transaction_read(store, &error), &error);
		assert_set(store, "name", "-");
		collide_at(store, i);
		transaction_read_end(store);
		postgres_of(store)->standby = false;
		raw_run(store, "SELECT pg_advisory_unlock(7)");
	}
}

/* Where it cannot be helped each has its fault, and nothing is left. */
static void test_collisions_together_without_end(void **state)
{
	struct office *office = *state;
	struct store *store = office->store;
	struct error error = ERROR_INIT;
	enum fault faults[TOGETHER];
	static const char *const sql[TOGETHER] = {
		"SELECT 1", "SELECT collide()", "SELECT 1"};
	prepare_collisions(office, "40001", 1000000);
	assert_done(store_begin(store, &error), &error);
	assert_done(set(store, "name", "undone", &error), &error);
	ask_together(store, sql, faults);
	assert_int_equal(faults[0], FAULT_NONE);
	assert_int_equal(faults[1], FAULT_BUSY);
	assert_int_equal(faults[2], FAULT_BUSY);
	assert_false(set(store, "name", "behind", &error));
	assert_error(&error, ERROR_SYSTEM, "somebody else of the office is saving");
	store_rollback(store);
	assert_set(store, "name", "-");
	assert_done(set(store, "name", "after", &error), &error);
}

/* The line breaks while it is asked once more: what was answered the first time is no longer
 * so. */
static void test_collisions_together_cut(void **state)
{
	struct office *office = *state;
	struct store *store = office->store;
	struct error error = ERROR_INIT;
	enum fault faults[TOGETHER];
	static const char *const sql[TOGETHER] = {
		"SELECT 1", "SELECT collide()", "SELECT 1"};
	prepare_collisions(office, "40001", 1);
	as_superuser(office,
		"CREATE OR REPLACE FUNCTION mattrakan.collide() RETURNS bigint "
		"LANGUAGE plpgsql AS $$ BEGIN IF nextval('mattrakan.tried') = 1 THEN "
		"RAISE EXCEPTION 'in the way' USING ERRCODE = '40001'; END IF; "
		"PERFORM pg_terminate_backend(pg_backend_pid()); RETURN 1; END $$");
	assert_done(store_begin(store, &error), &error);
	assert_done(set(store, "name", "undone", &error), &error);
	ask_together(store, sql, faults);
	assert_int_equal(faults[1], FAULT_GONE);
	assert_int_equal(faults[2], FAULT_GONE);
	assert_false(store_commit(store, &error));
	assert_error(&error, ERROR_SYSTEM, "cannot be reached; nothing was changed");
	assert_set(store, "name", "-");
}

/* What is given up in passing is asked again some other time, also where it went together. */
static void test_together_in_passing(void **state)
{
	struct office *office = *state;
	struct store *store = office->store;
	struct error error = ERROR_INIT;
	enum fault faults[TOGETHER];
	static const char *const sql[TOGETHER] = {
		"SELECT 1", "SELECT pg_sleep(600)", "SELECT 1"};
	store->driver->beside(store, NULL, NULL);
	store_patience(store, 0);
	assert_done(store_begin(store, &error), &error);
	ask_together(store, sql, faults);
	assert_int_equal(faults[0], FAULT_NONE);
	assert_int_equal(faults[1], FAULT_BUSY);
	assert_int_equal(faults[2], FAULT_BUSY);
	store_rollback(store);
	assert_done(set(store, "name", "after", &error), &error);
}

/* Where it goes on and on it is told in the end, and nothing is left of it. */
static void test_collisions_without_end(void **state)
{
	struct office *office = *state;
	struct store *store = office->store;
	struct error error = ERROR_INIT;
	prepare_collisions(office, "40001", 1000000);
	assert_false(raw_try(store, "SELECT collide()", &error));
	assert_error(&error, ERROR_SYSTEM, "somebody else of the office is saving");
	assert_done(store_begin(store, &error), &error);
	assert_done(set(store, "name", "undone", &error), &error);
	assert_false(raw_try(store, "SELECT collide()", &error));
	assert_error(&error, ERROR_SYSTEM, "somebody else of the office is saving");
	store_rollback(store);
	assert_set(store, "name", "-");
	assert_done(set(store, "name", "after", &error), &error);
}

/* What was read is no longer so: nothing is built on it. */
static void test_collision_after_change(void **state)
{
	struct office *office = *state;
	struct store *store = office->store;
	struct error error = ERROR_INIT;
	as_superuser(office, "CREATE SEQUENCE mattrakan.counted;"
			     "GRANT ALL ON SEQUENCE mattrakan.counted TO PUBLIC");
	prepare_collisions(office, "40001", 1);
	assert_done(store_begin(store, &error), &error);
	char *first = raw_text(store, "SELECT nextval('counted')");
	assert_string_equal(first, "1");
	free(first);
	assert_done(set(store, "name", "1", &error), &error);
	assert_false(raw_try(store, "SELECT collide()", &error));
	assert_error(&error, ERROR_SYSTEM, "somebody else of the office is saving");
	assert_false(store_commit(store, &error));
	error_release(&error);
	assert_set(store, "name", "-");
}

/* Somebody past the program: takes the second row, then waits for the first. */
struct other {
	const struct office *office;
	pthread_t thread;
	bool good;
	struct str said;
};

static void *take_both(void *context)
{
	struct other *other = context;
	other->good = postgres_server_try(other->office->database, POSTGRES_SUPERUSER,
		"SET deadlock_timeout = '1h'; BEGIN;"
		"UPDATE mattrakan.person_setting SET value = value WHERE name = 'b';"
		"UPDATE mattrakan.person_setting SET value = value WHERE name = 'a';"
		"COMMIT",
		&other->said);
	return NULL;
}

static void wait_till_one_waits(const struct office *office)
{
	struct str said = STR_INIT;
	do
		postgres_server_try(office->database, POSTGRES_SUPERUSER,
			"SELECT count(*) FROM pg_locks WHERE NOT granted", &said);
	while (strcmp(said.data, "1\n") != 0);
	str_release(&said);
}

static void test_deadlock(void **state)
{
	struct office *office = *state;
	struct store *store = office->store;
	struct error error = ERROR_INIT;
	struct other other = {.office = office, .said = STR_INIT};
	assert_done(set(store, "a", "1", &error), &error);
	assert_done(set(store, "b", "1", &error), &error);
	assert_done(store_begin(store, &error), &error);
	assert_done(set(store, "a", "2", &error), &error);
	assert_set(store, "a", "2");
	assert_int_equal(pthread_create(&other.thread, NULL, take_both, &other), 0);
	wait_till_one_waits(office);
	assert_done(set(store, "b", "2", &error), &error);
	assert_done(store_commit(store, &error), &error);
	pthread_join(other.thread, NULL);
	if (!other.good)
		fail_msg("%s", other.said.data);
	assert_set(store, "a", "2");
	assert_set(store, "b", "2");
	str_release(&other.said);
}

/* --- a line that swallows everything --- */

struct far {
	struct office *office;
	struct long_line *line;
	struct store *store; /* over the line */
};

static atomic_bool others_answered;

static bool answers(void *context)
{
	(void)context;
	return atomic_load(&others_answered);
}

static void far_begin(struct far *far, struct office *office)
{
	far->office = office;
	far->line = long_line_new(postgres_server_folder(), 0);
	char *address =
		long_line_address(far->line, office->database, postgres_server_keeper());
	far->store = office_open(address, STORE_WRITE);
	free(address);
	atomic_store(&others_answered, true);
	far->store->driver->beside(far->store, answers, NULL);
}

static void far_end(struct far *far)
{
	long_line_hold(far->line, false);
	store_close(far->store);
	long_line_free(far->line);
}

static void set_at_last(struct store *store, const char *value)
{
	while (!set(store, "name", value, NULL))
		;
	assert_set(store, "name", value);
}

/* An answer that does not come is not waited for once the server answers nobody; and nobody
 * waits for the connection that is made meanwhile. */
static void test_swallowed(void **state)
{
	struct far far;
	struct error error = ERROR_INIT;
	far_begin(&far, *state);
	const struct postgres *postgres = postgres_of(far.store);
	assert_done(set(far.store, "name", "before", &error), &error);
	long_line_hold(far.line, true);
	atomic_store(&others_answered, false);
	assert_false(set(far.store, "name", "swallowed", &error));
	assert_error(&error, ERROR_SYSTEM, "cannot be reached; nothing was changed");
	assert_false(set(far.store, "name", "not sent", &error));
	assert_error(&error, ERROR_SYSTEM, "cannot be reached; nothing was changed");
	/* It is still being made: so nobody waited for it. */
	assert_non_null(postgres->again);
	int64_t changes;
	assert_false(store_changes(far.store, &changes, &error));
	error_release(&error);
	assert_non_null(postgres->again);
	atomic_store(&others_answered, true);
	long_line_hold(far.line, false);
	set_at_last(far.store, "after");
	far_end(&far);
}

/* What is asked is closed while it is made again: the thread ends by itself. */
static void test_closed_meanwhile(void **state)
{
	struct far far;
	struct error error = ERROR_INIT;
	far_begin(&far, *state);
	long_line_hold(far.line, true);
	atomic_store(&others_answered, false);
	assert_false(set(far.store, "name", "swallowed", &error));
	error_release(&error);
	assert_false(set(far.store, "name", "not sent", &error));
	error_release(&error);
	assert_non_null(postgres_of(far.store)->again);
	far_end(&far);
}

/* A cut that is mended at once is seen by nobody, also of who waits for nothing; and what was
 * told meanwhile is asked for. */
static void test_cut_beside(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	int64_t before, after;
	office->store->driver->beside(office->store, NULL, NULL);
	assert_done(store_changes(office->store, &before, &error), &error);
	postgres_server_break(office->database);
	do
		assert_done(store_changes(office->store, &after, &error), &error);
	while (after == before);
	assert_set(office->store, "name", "-");
	postgres_server_break(office->database);
	assert_done(set(office->store, "name", "x", &error), &error);
}

/* --- what became of a person meanwhile --- */

static void make_another_office(struct office *office)
{
	as_superuser(office,
		"SET ROLE mattrakan_admin; INSERT INTO mattrakan.office (number, name) "
		"VALUES (2, 'another')");
}

/* Who was moved to another office does not go on there with the numbers of the first. */
static void test_moved_meanwhile(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	make_another_office(office);
	struct str sql = STR_INIT;
	str_printf(&sql, "ALTER ROLE \"%s\" IN DATABASE %s SET mattrakan.office = '2'",
		postgres_server_keeper(), office->database);
	assert_done(set(office->store, "name", "before", &error), &error);
	as_superuser(office, sql.data);
	postgres_server_break(office->database);
	assert_false(set(office->store, "name", "there", &error));
	assert_error(&error, ERROR_SYSTEM, "you stand in another office there now");
	str_clear(&sql);
	str_printf(&sql, "ALTER ROLE \"%s\" IN DATABASE %s RESET mattrakan.office",
		postgres_server_keeper(), office->database);
	as_superuser(office, sql.data);
	str_release(&sql);
	set_at_last(office->store, "here");
}

static void test_taken_out_meanwhile(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	office_people(office);
	char *address = postgres_server_address(office->database, "somsri");
	struct store *store = office_open(address, STORE_WRITE);
	as_superuser(office,
		"SET session_replication_role = replica;"
		"UPDATE mattrakan.person SET roles = 0 WHERE login = 'somsri'");
	postgres_server_break(office->database);
	assert_false(set(store, "name", "there", &error));
	assert_error(&error, ERROR_SYSTEM, "is in no office of this database");
	store_close(store);
	free(address);
}

/* --- a server that takes nobody in --- */

static void test_full(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct str sql = STR_INIT;
	str_printf(&sql, "ALTER DATABASE %s CONNECTION LIMIT 0", office->database);
	as_superuser(office, sql.data);
	assert_null(store_open(office->path, STORE_WRITE, &error));
	assert_error(&error, ERROR_SYSTEM, "as many are connected to the server");
	postgres_server_break(office->database);
	assert_false(set(office->store, "name", "full", &error));
	assert_error(&error, ERROR_SYSTEM, "too many are connected; nothing was changed");
	str_clear(&sql);
	str_printf(&sql, "ALTER DATABASE %s CONNECTION LIMIT -1", office->database);
	as_superuser(office, sql.data);
	str_release(&sql);
	set_at_last(office->store, "after");
}

static void test_nobody_of_this_name(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	char *address = postgres_server_address(office->database, "no_such_person");
	assert_null(store_open(address, STORE_WRITE, &error));
	assert_error(&error, ERROR_SYSTEM, "the server knows nobody of this name");
	free(address);
}

#define TEST(function)                                                                   \
	cmocka_unit_test_setup_teardown(function, office_setup, office_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_collisions),
		TEST(test_collisions_together),
		TEST(test_collisions_together_reading),
		TEST(test_collisions_together_without_end),
		TEST(test_collisions_together_cut),
		TEST(test_together_in_passing),
		TEST(test_collisions_without_end),
		TEST(test_collision_after_change),
		TEST(test_deadlock),
		TEST(test_swallowed),
		TEST(test_closed_meanwhile),
		TEST(test_cut_beside),
		TEST(test_moved_meanwhile),
		TEST(test_taken_out_meanwhile),
		TEST(test_full),
		TEST(test_nobody_of_this_name),
	};
	postgres_server_want();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
