/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A machine without libpq: an address is refused with what to install, and so is one that
 * nobody should have written. No server is needed.
 */
#include <config.h>

#include "tests/support/office.h"

#include <dlfcn.h>

#include "db/store.h"
#include "text/error.h"

static int looked_for; /* libraries */

/* In place of the system's: no library is here. */
void *dlopen(const char *file, int how)
{
	(void)how;
	looked_for += file != NULL;
	return NULL;
}

static void test_no_library(void **state)
{
	(void)state;
	struct error error = ERROR_INIT;
	assert_null(store_open("postgresql://h/office", STORE_WRITE, &error));
	assert_error(&error, ERROR_SYSTEM, "apt-get install libpq5");
	assert_false(store_create("service=office", NULL, &error));
	assert_error(&error, ERROR_SYSTEM, "apt-get install libpq5");
	assert_int_equal(looked_for, 2);
}

/* Before anything is loaded; the password itself is told nowhere. */
static void test_password(void **state)
{
	(void)state;
	struct error error = ERROR_INIT;
	looked_for = 0;
	assert_null(store_open("postgresql://a:hunter2@h/office", STORE_WRITE, &error));
	assert_null(strstr(error_message(&error), "hunter2"));
	assert_error(&error, ERROR_REFUSED, "~/.pgpass");
	assert_int_equal(looked_for, 0);
}

/* Whoever has a file needs no library. */
static void test_file(void **state)
{
	struct office *office = *state;
	(void)office;
	assert_int_equal(looked_for, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_file, office_setup, office_teardown),
		cmocka_unit_test(test_no_library),
		cmocka_unit_test(test_password),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
