/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tests/support/support.h"

#include <math.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "text/error.h"
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

/* What the program cannot do without ends it, with a word. */
static void test_what_is_needed(void **state)
{
	char told[200] = "";
	int output[2], status = 0;
	(void)state;
	library_need("libm.so.6", functions, COUNT(functions));
	assert_true(maths.cos(0) > 0.99);
	assert_int_equal(pipe(output), 0);
	const pid_t child = fork();
	if (!child) {
		dup2(output[1], STDERR_FILENO);
		library_need("libnosuch.so.0", functions, COUNT(functions));
		_exit(0);
	}
	close(output[1]);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(read(output[0], told, sizeof(told) - 1) > 0);
	close(output[0]);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), ERROR_SYSTEM);
	assert_non_null(strstr(told, "libnosuch.so.0"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_fills_the_table),
		cmocka_unit_test(test_what_is_not_there),
		cmocka_unit_test(test_what_is_needed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
