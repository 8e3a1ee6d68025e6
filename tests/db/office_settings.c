/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Settings of the office: the same for everybody, each change in the trail, and verify tells
 * of those that nobody made.
 */
#include <config.h>

#include "tests/support/approval.h"

#include <stdlib.h>
#include <string.h>

#include "db/office_settings.h"
#include "db/store.h"
#include "db/trust/verify.h"
#include "tests/support/office.h"
#include "tests/support/raw.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/str.h"

static void set(struct store *store, const char *value)
{
	struct error error = ERROR_INIT;
	assert_done(
		store_set_office_setting(store, OFFICE_EMBLEM, value, "somsri", &error),
		&error);
}

static void assert_set(struct store *store, const char *expected)
{
	struct error error = ERROR_INIT;
	char *value = NULL;
	assert_done(store_office_setting(store, OFFICE_EMBLEM, &value, &error), &error);
	if (expected)
		assert_string_equal(value, expected);
	else
		assert_null(value);
	free(value);
}

static int64_t told(struct store *store)
{
	return raw_integer(store, "SELECT count(*) FROM trail WHERE act = 'office.set'");
}

static void test_set(void **state)
{
	struct office *office = *state;
	struct store *store = office->store;
	assert_set(store, NULL);
	set(store, NULL);
	assert_int_equal(told(store), 0);
	set(store, "a b");
	assert_set(store, "a b");
	/* What is so already is not told. */
	set(store, "a b");
	assert_int_equal(told(store), 1);
	set(store, "c");
	assert_set(store, "c");
	set(store, NULL);
	assert_set(store, NULL);
	assert_int_equal(told(store), 3);
	assert_sound(store);
}

static void hear(void *context, const char *words)
{
	str_printf(context, "%s\n", words);
}

/* Whatever is done to the row past the program is told. */
static void test_verify(void **state)
{
	static const char *const forged[] = {
		"UPDATE office_setting SET value = 'files/other'",
		"DELETE FROM office_setting",
		"INSERT INTO office_setting (name, value) VALUES ('other', 'x')",
	};
	struct office *office = *state;
	struct store *store = office->store;
	set(store, "a b");
	for (size_t i = 0; i < COUNT(forged); i++) {
		struct error error = ERROR_INIT;
		struct str heard = STR_INIT;
		assert_done(store_begin(store, &error), &error);
		raw_run(store, forged[i]);
		assert_done(store_verify(store, hear, &heard, &error), &error);
		assert_non_null(strstr(heard.data, "the office's setting '"));
		store_rollback(store);
		str_release(&heard);
	}
	assert_sound(store);
}

/* Who only reads sets nothing. */
static void test_refused(void **state)
{
	struct office *office = *state;
	struct store *store = office->store;
	struct error error = ERROR_INIT;
	approval_report(office);
	office_people(office);
	assert_false(
		store_set_office_setting(store, OFFICE_EMBLEM, "a b", "malee", &error));
	assert_error(&error, ERROR_REFUSED, "mattrakan people add malee");
	assert_set(store, NULL);
	assert_sound(store);
}

#define TEST(function)                                                                   \
	cmocka_unit_test_setup_teardown(function, office_setup, office_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_set),
		TEST(test_verify),
		TEST(test_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
