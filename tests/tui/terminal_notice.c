/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is told of terminals that cannot show Thai, and which are known by their names.
 */
#include <config.h>

#include <stdlib.h>

#include "tests/support/desk.h"
#include "tests/support/terminal_grid.h"
#include "text/macros.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/terminal/terminal_kind.h"

static void test_known_by_name(void **state)
{
	(void)state;
	static const struct {
		const char *term;
		enum terminal_fault fault;
	} rows[] = {
		{"linux", TERMINAL_CONSOLE},
		{"linux-16color", TERMINAL_CONSOLE},
		{"st", TERMINAL_ST},
		{"st-256color", TERMINAL_ST},
		{"stterm-256color", TERMINAL_ST},
		{"st52", TERMINAL_FIT},
		{"xterm-256color", TERMINAL_FIT},
		{"screen", TERMINAL_FIT},
		{"s", TERMINAL_FIT},
		{"", TERMINAL_FIT},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		setenv("TERM", rows[i].term, 1);
		if (terminal_kind_fault() != rows[i].fault)
			fail_msg("TERM=%s", rows[i].term);
	}
	unsetenv("TERM");
	assert_int_equal(terminal_kind_fault(), TERMINAL_FIT);
}

/* Each is told in words that can be read there, once, and the key that closes the box is
 * not lost where it was meant for the screen below. */
static void test_told_on_the_grid(void **state)
{
	(void)state;
	static const struct {
		enum terminal_fault fault;
		const char *words;
	} rows[] = {
		{TERMINAL_CONSOLE, "text console"},
		{TERMINAL_ST, "This terminal, st,"},
		{TERMINAL_WIDE_MARKS, "draws each Thai vowel"},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		for (size_t thai = 0; thai < 2; thai++) {
			struct desk desk;
			desk_make(&desk, 30, 80, thai ? "th" : "en");
			desk_samples(&desk);
			desk.grid->fault = rows[i].fault;
			grid_pass(desk.grid);
			desk_run(&desk);
			assert_shown(&desk, rows[i].words);
			assert_shown(&desk, "Windows Terminal from 1.22");
			desk_again(&desk);
			desk.grid->fault = rows[i].fault;
			grid_pass(desk.grid);
			grid_press(desk.grid, thai ? K_ENTER : 'n');
			grid_pass(desk.grid);
			grid_pass(desk.grid);
			desk_run(&desk);
			assert_not_shown(&desk, rows[i].words);
			assert_shown(&desk, thai ? "ทั้งหมด ๕" : "New report");
			desk_remove(&desk);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_known_by_name),
		cmocka_unit_test(test_told_on_the_grid),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
