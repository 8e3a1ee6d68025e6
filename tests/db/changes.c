/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * That somebody else has changed something is told, whoever it was; what one did oneself,
 * and what was undone, is not. And how long others are waited for.
 */
#include <config.h>

#include "tests/support/office.h"
#include "tests/support/raw.h"

#include "db/settings.h"
#include "db/store.h"
#include "text/error.h"

static int64_t number_of(struct store *store)
{
	struct error error = ERROR_INIT;
	int64_t number = 0;
	assert_done(store_changes(store, &number, &error), &error);
	return number;
}

static void set(struct store *store, const char *value)
{
	struct error error = ERROR_INIT;
	assert_done(store_set_setting(store, "somsri", "name", value, &error), &error);
}

/* What a server tells comes before its answer to what is asked next. */
static void assert_told(struct store *store, int64_t before)
{
	assert_int_equal(raw_integer(store, "SELECT 1"), 1);
	assert_true(number_of(store) != before);
}

static void test_changes(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct store *other = office_open(office->path, STORE_WRITE);
	struct store *reader = office_open(office->path, STORE_READ);
	int64_t number = number_of(office->store), read = number_of(reader);
	assert_int_equal(number_of(office->store), number);
	set(office->store, "own");
	assert_int_equal(number_of(office->store), number);
	assert_told(reader, read);
	read = number_of(reader);
	set(other, "another's");
	assert_told(office->store, number);
	assert_told(reader, read);
	number = number_of(office->store);
	assert_done(store_begin(other, &error), &error);
	set(other, "undone");
	assert_int_equal(number_of(office->store), number);
	store_rollback(other);
	assert_int_equal(number_of(office->store), number);
	store_close(reader);
	store_close(other);
}

static void test_patience(void **state)
{
	const struct office *office = *state;
	store_patience(office->store, 5000);
	assert_int_equal(store_patience(office->store, 7), 5000);
	assert_int_equal(store_patience(office->store, 5000), 7);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			test_changes, office_setup, office_teardown),
		cmocka_unit_test_setup_teardown(
			test_patience, office_setup, office_teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
