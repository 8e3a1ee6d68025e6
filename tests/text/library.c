/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tests/support/support.h"

#include <math.h>

#include "text/library.h"
#include "text/macros.h"

static struct {
	LIBRARY_POINTER(cos)
	LIBRARY_POINTER(sin)
} maths;
static const struct library_function functions[] = {
	LIBRARY_FUNCTION(maths, cos) LIBRARY_FUNCTION(maths, sin)};

static void test_fills_the_table(void **state)
{
	(void)state;
	assert_true(library_load("libm.so.6", functions, COUNT(functions)));
	assert_true(maths.cos(0) > 0.99 && maths.sin(0) < 0.01);
}

static void test_what_is_not_there(void **state)
{
	(void)state;
	void *place = NULL;
	const struct library_function none = {"no_such_function_of_maths", &place};
	assert_false(library_load("libnosuch.so.0", functions, COUNT(functions)));
	assert_false(library_load("libm.so.6", &none, 1));
	assert_null(place);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_fills_the_table),
		cmocka_unit_test(test_what_is_not_there),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
