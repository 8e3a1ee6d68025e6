/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Terminals that are not as others: GNU screen, which holds ESC while the mouse is on; xterm
 * as it comes, in which Alt types letters; those that give กิ two columns, and say so in
 * time, late or never.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "tests/support/clerk.h"
#include "tests/support/pty.h"
#include "text/macros.h"

#define PROBE      TOP_BUILDDIR "/tests/support/screen_probe"
#define SAMPLE     TOP_SRCDIR "/data/samples/annual.json"
#define MOUSE_ON   "\033[?1002h"
#define WIDE_MARKS "draws each Thai vowel"

static struct pty *start_probe(enum pty_kind kind, const char *const *settings)
{
	const struct pty_start start = {
		.program = PROBE, .settings = settings, .kind = kind};
	struct pty *pty = pty_new(&start);
	pty_wait(pty, "0 started;");
	return pty;
}

static void end_probe(struct pty *pty)
{
	pty_key(pty, "Ctrl-Q");
	assert_int_equal(pty_wait_exit(pty), 0);
	assert_string_equal(pty_not_restored(pty), "");
	pty_free(pty);
}

/* --- GNU screen --- */

/* With the mouse on, which this test alone has there, it does hold the key. */
static void test_the_part_of_gnu_screen(void **state)
{
	(void)state;
	struct pty *pty = start_probe(PTY_GNU_SCREEN, NULL);
	pty_key(pty, "Esc");
	pty_settle(pty);
	pty_key(pty, "y");
	pty_wait(pty, "1 key Alt-y;");
	end_probe(pty);
}

static void test_no_mouse_in_gnu_screen(void **state)
{
	(void)state;
	static const struct {
		const char *settings[4];
		bool mouse;
	} rows[] = {
		{{"STY=4711.pts-0.office", NULL}, false},
		{{"STY=4711.pts-0.office", "TERM=screen-256color", NULL}, false},
		/* Inside tmux, and tmux inside it. */
		{{"STY=4711.pts-0.office", "TMUX=/tmp/tmux,1,0", "TERM=tmux", NULL},
			false},
		/* From another machine, by ssh. */
		{{"TERM=screen.xterm-256color", NULL}, false},
		{{"TERM=screen", NULL}, false},
		{{"TMUX=/tmp/tmux,1,0", "TERM=screen-256color", NULL}, true},
		{{"STY=", NULL}, true},
		{{NULL}, true},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		const char *const clean[] = {"STY", "TMUX", NULL};
		const char *settings[COUNT(clean) + COUNT(rows[0].settings)];
		size_t count = 0;
		for (size_t j = 0; clean[j]; j++)
			settings[count++] = clean[j];
		for (size_t j = 0; rows[i].settings[j]; j++)
			settings[count++] = rows[i].settings[j];
		settings[count] = NULL;
		struct pty *pty = start_probe(PTY_GNU_SCREEN, settings);
		const bool mouse = strstr(pty_output(pty)->data, MOUSE_ON);
		if (mouse != rows[i].mouse)
			fail_msg("row %zu: the mouse is %s", i, mouse ? "on" : "off");
		if (!mouse) {
			pty_key(pty, "Esc");
			pty_wait(pty, "1 key Esc;");
		}
		end_probe(pty);
	}
}

static void test_back_in_gnu_screen(void **state)
{
	(void)state;
	static const char *const settings[] = {"STY=4711.pts-0.office", NULL};
	struct clerk clerk;
	json_decref(clerk_make(&clerk, SAMPLE, 0));
	clerk.kind = PTY_GNU_SCREEN;
	clerk.settings = settings;
	clerk_start(&clerk, 0, 0);
	clerk_open(&clerk, 0);
	pty_key(clerk.pty, "Esc");
	pty_wait(clerk.pty, "F7 Progress");
	clerk_leave(&clerk);
	clerk_remove(&clerk);
}

/* --- Alt --- */

/* Unasked it does type letters: what cat gets is what is echoed. */
static void test_the_part_of_xterm(void **state)
{
	(void)state;
	const struct pty_start start = {.program = "/bin/cat", .kind = PTY_ALT_TYPES};
	struct pty *pty = pty_new(&start);
	pty_settle(pty);
	pty_key(pty, "Alt-m");
	pty_key(pty, "Alt-ท");
	pty_wait(pty, "íท");
	pty_free(pty);
}

static void test_alt_is_asked_for(void **state)
{
	(void)state;
	struct pty *pty = start_probe(PTY_ALT_TYPES, NULL);
	pty_key(pty, "Alt-m");
	pty_wait(pty, "1 key Alt-m;");
	pty_key(pty, "Alt-ท");
	pty_wait(pty, "2 key Alt-ท;");
	/* Under another program it is as it was, and then asked for again. */
	pty_type(pty, "e");
	pty_wait(pty, "another program");
	pty_key(pty, "Alt-m");
	pty_wait(pty, "í");
	pty_key(pty, "Enter");
	/* Of what was typed there one byte was taken. */
	pty_wait(pty, "key Enter;");
	pty_key(pty, "Alt-x");
	pty_wait(pty, "key Alt-x;");
	/* Curses did not switch the eighth bit on. */
	assert_null(strstr(pty_output(pty)->data, "\033[?1034h"));
	end_probe(pty);
}

/* --- terminals that cannot show Thai --- */

static void start_clerk(struct clerk *clerk, enum pty_kind kind, bool holds_answers)
{
	json_decref(clerk_make(clerk, SAMPLE, 0));
	clerk->kind = kind;
	clerk->holds_answers = holds_answers;
	clerk->begins = kind == PTY_WIDE_MARKS && !holds_answers ? WIDE_MARKS : NULL;
	clerk_start(clerk, 30, 100);
}

/* It is told, and goes away. */
static void test_wide_marks_are_told(void **state)
{
	(void)state;
	struct clerk clerk;
	start_clerk(&clerk, PTY_WIDE_MARKS, false);
	pty_key(clerk.pty, "Enter");
	pty_wait_gone(clerk.pty, WIDE_MARKS);
	clerk_leave(&clerk);
	clerk_remove(&clerk);
}

/* The answer comes while somebody types: no letter is lost, and it is told afterwards. */
static void test_late_answers_eat_nothing(void **state)
{
	(void)state;
	struct clerk clerk;
	start_clerk(&clerk, PTY_WIDE_MARKS, true);
	assert_string_equal(pty_answers(clerk.pty)->data, "\033[2;5R");
	clerk_open(&clerk, 0);
	clerk_go(&clerk, "issue");
	pty_type(clerk.pty, "abc\033[2;5Rdef");
	pty_wait(clerk.pty, WIDE_MARKS);
	pty_type(clerk.pty, "ghi");
	pty_wait_gone(clerk.pty, WIDE_MARKS);
	clerk_leave(&clerk);
	char *text = clerk_text(&clerk, 0, "issue");
	assert_string_equal(text, "abcdefghi");
	free(text);
	clerk_remove(&clerk);
}

/* Who never answers, and who gives no mark a column, is told nothing. */
static void test_others_are_told_nothing(void **state)
{
	(void)state;
	for (int holds_answers = 0; holds_answers < 2; holds_answers++) {
		struct clerk clerk;
		start_clerk(&clerk, PTY_USUAL, holds_answers);
		clerk_open(&clerk, 0);
		clerk_go(&clerk, "issue");
		pty_type(clerk.pty, "กำ");
		clerk_leave(&clerk);
		assert_null(strstr(pty_output(clerk.pty)->data, "vowel"));
		char *text = clerk_text(&clerk, 0, "issue");
		assert_string_equal(text, "กำ");
		free(text);
		clerk_remove(&clerk);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_part_of_gnu_screen),
		cmocka_unit_test(test_no_mouse_in_gnu_screen),
		cmocka_unit_test(test_back_in_gnu_screen),
		cmocka_unit_test(test_the_part_of_xterm),
		cmocka_unit_test(test_alt_is_asked_for),
		cmocka_unit_test(test_wide_marks_are_told),
		cmocka_unit_test(test_late_answers_eat_nothing),
		cmocka_unit_test(test_others_are_told_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
