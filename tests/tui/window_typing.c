/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A clerk types while the window changes its size, too small and large again, without
 * waiting for anything: every letter arrives, and is kept where nothing can be seen.
 */
#include <config.h>

#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "tests/support/clerk.h"
#include "tests/support/pty.h"
#include "text/macros.h"
#include "text/str.h"

#define SAMPLE TOP_SRCDIR "/data/samples/annual.json"

enum { LETTERS = 72, ROWS = 24, COLUMNS = 80, SMALL_ROWS = 5, SMALL_COLUMNS = 30 };

static const char *const letters[] = {
	"ก", "ำ", "น", "้", "ำ", "ป", "ั", "๊", "ม", "x", " ", "1"};

static void begin(struct clerk *clerk)
{
	json_decref(clerk_make(clerk, SAMPLE, 0));
	clerk_start(clerk, ROWS, COLUMNS);
	clerk_open(clerk, 0);
	clerk_go(clerk, "issue");
}

static void test_every_letter_arrives(void **state)
{
	(void)state;
	struct clerk clerk;
	struct str wanted = STR_INIT;
	bool small = false;
	begin(&clerk);
	for (int i = 0; i < LETTERS; i++) {
		const char *letter = letters[(size_t)i % COUNT(letters)];
		if (i % 3 == 1) {
			small = !small;
			pty_resize(clerk.pty, small ? SMALL_ROWS : ROWS,
				small ? SMALL_COLUMNS : COLUMNS);
		}
		if (i % 7 == 0)
			pty_settle(clerk.pty);
		pty_type(clerk.pty, letter);
		str_puts(&wanted, letter);
	}
	pty_resize(clerk.pty, ROWS, COLUMNS);
	pty_wait(clerk.pty, "Next field");
	clerk_leave(&clerk);
	char *text = clerk_text(&clerk, 0, "issue");
	assert_string_equal(text, wanted.data);
	free(text);
	str_release(&wanted);
	clerk_remove(&clerk);
}

/* Ended while the window is small: it goes on with what was typed. */
static void test_it_goes_on_with_what_was_typed(void **state)
{
	(void)state;
	struct clerk clerk;
	begin(&clerk);
	pty_resize(clerk.pty, SMALL_ROWS, SMALL_COLUMNS);
	pty_wait(clerk.pty, "type is kept");
	pty_type(clerk.pty, "พิมพ์ไม่เห็น");
	pty_settle(clerk.pty);
	pty_signal(clerk.pty, SIGTERM);
	assert_int_equal(pty_wait_exit(clerk.pty), 0);
	clerk_start(&clerk, ROWS, COLUMNS);
	pty_wait(clerk.pty, "พิมพ์ไม่เห็น");
	clerk_leave(&clerk);
	clerk_remove(&clerk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_letter_arrives),
		cmocka_unit_test(test_it_goes_on_with_what_was_typed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
