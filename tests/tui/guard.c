/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signals that whoever started the program had ignored (nohup) stay so. */
#include <config.h>

#include "tests/support/support.h"

#include "tui/terminal/guard.h"

static void (*handler_of(int number))(int)
{
	struct sigaction action;
	assert_int_equal(sigaction(number, NULL, &action), 0);
	return action.sa_handler;
}

static void test_ignored(void **state)
{
	static const int ignored[] = {SIGHUP, SIGINT, SIGTERM, SIGTSTP};
	enum { COUNT = sizeof(ignored) / sizeof(*ignored) };
	(void)state;
	for (int i = 0; i < COUNT; i++)
		signal(ignored[i], SIG_IGN);
	guard_begin();
	for (int i = 0; i < COUNT; i++) {
		assert_ptr_equal(handler_of(ignored[i]), SIG_IGN);
		raise(ignored[i]);
	}
	assert_false(guard_ending());
	assert_false(guard_stopping());
	guard_end();
	for (int i = 0; i < COUNT; i++)
		assert_ptr_equal(handler_of(ignored[i]), SIG_IGN);
}

/* All others are heard, and given back. */
static void test_heard(void **state)
{
	(void)state;
	signal(SIGINT, SIG_IGN);
	signal(SIGHUP, SIG_DFL);
	guard_begin();
	raise(SIGINT);
	assert_false(guard_ending());
	raise(SIGHUP);
	assert_true(guard_ending());
	guard_end();
	assert_ptr_equal(handler_of(SIGHUP), SIG_DFL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_ignored),
		cmocka_unit_test(test_heard),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
