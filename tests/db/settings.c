/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Settings of one person: kept, written over, taken away, and nobody else's.
 */
#include <config.h>

#include "tests/support/office.h"

#include <stdlib.h>

#include "db/settings.h"
#include "db/store.h"
#include "model/report.h"
#include "text/error.h"
#include "text/str.h"

static void put(
	struct office *office, const char *who, const char *name, const char *value)
{
	struct error error = ERROR_INIT;
	assert_done(store_set_setting(office->store, who, name, value, &error), &error);
}

/* expected NULL: none is set. */
static void assert_setting(
	struct office *office, const char *who, const char *name, const char *expected)
{
	struct error error = ERROR_INIT;
	char *value = (char *)"untouched";
	assert_done(store_setting(office->store, who, name, &value, &error), &error);
	if (expected) {
		assert_non_null(value);
		assert_string_equal(value, expected);
	} else {
		assert_null(value);
	}
	free(value);
}

static void test_kept(void **state)
{
	struct office *office = *state;
	assert_setting(office, "somsri", "language", NULL);
	put(office, "somsri", "language", "th");
	put(office, "somsri", "theme", "");
	put(office, "manit", "language", "en");
	assert_setting(office, "somsri", "language", "th");
	assert_setting(office, "somsri", "theme", "");
	assert_setting(office, "manit", "language", "en");
	assert_setting(office, "manit", "theme", NULL);
	put(office, "somsri", "language", "en");
	assert_setting(office, "somsri", "language", "en");
	store_close(office->store);
	office->store = office_open(office->path, STORE_WRITE);
	assert_setting(office, "somsri", "language", "en");
}

static void note_setting(void *context, const char *name, const char *value)
{
	str_printf(context, "%s=%s;", name, value);
}

static void test_all_at_once(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct str all = STR_INIT;
	assert_done(store_settings(office->store, "somsri", note_setting, &all, &error),
		&error);
	assert_string_equal(all.data, "");
	put(office, "somsri", "theme", "");
	put(office, "somsri", "language", "th");
	put(office, "manit", "language", "en");
	assert_done(store_settings(office->store, "somsri", note_setting, &all, &error),
		&error);
	assert_string_equal(all.data, "language=th;theme=;");
	str_release(&all);
}

/* Setting what is set waits for nobody, since nothing is written. */
static void test_set_already(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	put(office, "somsri", "language", "th");
	struct store *other = office_open(office->path, STORE_WRITE);
	assert_done(store_begin(other, &error), &error);
	store_patience(office->store, 0);
	put(office, "somsri", "language", "th");
	put(office, "somsri", "theme", NULL);
	assert_false(
		store_set_setting(office->store, "somsri", "language", "en", &error));
	assert_true(store_was_busy(office->store));
	error_release(&error);
	assert_false(
		store_set_setting(office->store, "somsri", "language", NULL, &error));
	error_release(&error);
	store_rollback(other);
	store_close(other);
	put(office, "somsri", "language", "en");
	assert_setting(office, "somsri", "language", "en");
}

static void test_taken_away(void **state)
{
	struct office *office = *state;
	put(office, "somsri", "name", "สมศรี ใจดี");
	put(office, "manit", "name", "มานิตย์");
	put(office, "somsri", "name", NULL);
	assert_setting(office, "somsri", "name", NULL);
	assert_setting(office, "manit", "name", "มานิตย์");
	put(office, "somsri", "name", NULL);
}

static void test_last_opened(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	int64_t number = -1;
	for (int year = 2567; year < 2569; year++) {
		struct report report;
		office_invent(&report, year, 1, (uint64_t)year);
		office_import(office, &report);
		report_release(&report);
	}
	assert_done(store_last_opened(office->store, "somsri", &number, &error), &error);
	assert_int_equal(number, 0);
	assert_done(store_set_last_opened(office->store, "somsri", 2, &error), &error);
	assert_done(store_last_opened(office->store, "somsri", &number, &error), &error);
	assert_int_equal(number, 2);
	assert_done(store_last_opened(office->store, "manit", &number, &error), &error);
	assert_int_equal(number, 0);
}

/* A reader may not, and says why. */
static void test_reader(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	put(office, "somsri", "name", "สมศรี");
	struct store *reader = office_open(office->path, STORE_READ);
	char *value = NULL;
	assert_done(store_setting(reader, "somsri", "name", &value, &error), &error);
	assert_string_equal(value, "สมศรี");
	free(value);
	assert_false(store_set_setting(reader, "somsri", "name", "x", &error));
	assert_error(&error, ERROR_SYSTEM, "nothing was changed");
	store_close(reader);
	assert_setting(office, "somsri", "name", "สมศรี");
}

#define TEST(function)                                                                   \
	cmocka_unit_test_setup_teardown(function, office_setup, office_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_kept),
		TEST(test_all_at_once),
		TEST(test_set_already),
		TEST(test_taken_away),
		TEST(test_last_opened),
		TEST(test_reader),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
