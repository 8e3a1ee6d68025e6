/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which colours a terminal gets: by what it answers, whenever that is, by what the
 * environment says, by what the person has set.
 */
#include <config.h>

#include <string.h>

#include "tests/support/hard_texts.h"
#include "tests/support/pty.h"
#include "text/macros.h"
#include "text/str.h"
#include "tui/terminal/looks.h"
#include "tui/terminal/terminal.h"

#define PROBE      TOP_BUILDDIR "/tests/support/screen_probe"
#define ASK_GROUND "\033]11;?\a"
#define ASK_LAST   "\033]4;255;?\a"
#define WHITE      "\033]11;rgb:ffff/ffff/ffff\033\\"
#define BLACK      "\033]11;rgb:0000/0000/0000\033\\"
#define HAS_256    "\033]4;255;rgb:eeee/eeee/eeee\033\\"

enum { SETTINGS = 6 };

/* Nothing of the terminal in which the tests run themselves. */
static const char *const clean[] = {"COLORFGBG", "COLORTERM", "NO_COLOR", "STY", "TMUX"};

/* early: what the terminal answers as soon as it is asked, and a letter behind it. */
static struct pty *start_answered(
	const char *argument, const char *const *settings, const char *early)
{
	const char *const arguments[] = {argument, NULL};
	const char *all[COUNT(clean) + SETTINGS + 1] = {0};
	size_t count = 0;
	for (size_t i = 0; i < COUNT(clean); i++)
		all[count++] = clean[i];
	for (size_t i = 0; settings[i]; i++)
		all[count++] = settings[i];
	const struct pty_start wanted = {
		.program = PROBE, .arguments = arguments, .settings = all};
	struct pty *pty = pty_new(&wanted);
	pty_type(pty, early);
	pty_wait(pty, *early ? "1 text" : "0 started;");
	pty_settle(pty);
	return pty;
}

static struct pty *start(const char *argument, const char *const *settings)
{
	return start_answered(argument, settings, "");
}

static void end(struct pty *pty)
{
	pty_key(pty, "Ctrl-Q");
	assert_int_equal(pty_wait_exit(pty), 0);
	assert_string_equal(pty_not_restored(pty), "");
	pty_free(pty);
}

/* A focused cell of the probe, which is the same in all that it paints, and a plain one, in
 * the colours of a palette. */
static void assert_palette(struct pty *pty, enum palette palette)
{
	enum { ROW = 1, COLUMN = HARD_MIDDLE - 1, BESIDE = 1, BELOW = 12 };
	const struct look focus = look_of(palette, STYLE_FOCUS);
	const struct look plain = look_of(palette, STYLE_PLAIN);
	assert_int_equal(pty_ground(pty, ROW, COLUMN), focus.ground);
	assert_int_equal(pty_colour(pty, ROW, COLUMN), focus.text);
	assert_int_equal(pty_is_reverse(pty, ROW, COLUMN), focus.reverse);
	assert_int_equal(pty_ground(pty, BELOW, BESIDE), plain.ground);
}

static bool asked(const struct pty *pty, const char *question)
{
	return strstr(pty_output(pty)->data, question) != NULL;
}

static void answer(struct pty *pty, const char *text)
{
	pty_type(pty, text);
	pty_settle(pty);
}

/* --- by what the terminal answers --- */

static void test_answers(void **state)
{
	static const struct {
		const char *type, *answers[3];
		enum palette before, behind;
	} rows[] = {
		{"TERM=xterm-256color", {WHITE}, PALETTE_DARK, PALETTE_LIGHT},
		{"TERM=xterm-256color", {BLACK}, PALETTE_DARK, PALETTE_DARK},
		{"TERM=xterm-256color", {WHITE, BLACK}, PALETTE_DARK, PALETTE_DARK},
		{"TERM=xterm", {HAS_256}, PALETTE_DARK_8, PALETTE_DARK},
		{"TERM=xterm", {WHITE}, PALETTE_DARK_8, PALETTE_LIGHT_8},
		{"TERM=xterm", {WHITE, HAS_256}, PALETTE_DARK_8, PALETTE_LIGHT},
		{"TERM=xterm", {HAS_256, WHITE}, PALETTE_DARK_8, PALETTE_LIGHT},
		{"TERM=xterm", {NULL}, PALETTE_DARK_8, PALETTE_DARK_8},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		const char *const settings[] = {rows[i].type, NULL};
		struct pty *pty = start(NULL, settings);
		assert_true(asked(pty, ASK_GROUND));
		assert_int_equal(
			asked(pty, ASK_LAST), !strcmp(rows[i].type, "TERM=xterm"));
		assert_palette(pty, rows[i].before);
		for (size_t j = 0; j < 3 && rows[i].answers[j]; j++)
			answer(pty, rows[i].answers[j]);
		assert_palette(pty, rows[i].behind);
		end(pty);
	}
}

/* Nothing was painted in another palette before, and a key that was typed meanwhile stays. */
static void test_answered_at_once(void **state)
{
	static const char *const settings[] = {"TERM=xterm-256color", NULL};
	struct str dark = STR_INIT;
	struct pty *pty = start_answered(NULL, settings, WHITE "ก");
	(void)state;
	str_printf(&dark, "48;5;%dm", look_of(PALETTE_DARK, STYLE_FOCUS).ground);
	pty_wait(pty, "1 text ก;");
	assert_palette(pty, PALETTE_LIGHT);
	assert_false(asked(pty, dark.data));
	str_release(&dark);
	end(pty);
}

/* The answer comes between two keys, and in the middle of typing, in pieces. */
static void test_no_key_is_lost(void **state)
{
	static const char *const settings[] = {"TERM=xterm-256color", NULL};
	struct pty *pty = start(NULL, settings);
	(void)state;
	answer(pty, "ก" WHITE "ข");
	pty_wait(pty, "3 text ข;"); /* behind a repaint */
	assert_palette(pty, PALETTE_LIGHT);
	answer(pty, "ค\033]11;rgb:00");
	answer(pty, "00/0000/0000\aง");
	pty_wait(pty, "6 text ง;");
	assert_palette(pty, PALETTE_DARK);
	end(pty);
}

/* --- without a question --- */

static void test_environment(void **state)
{
	static const struct {
		const char *argument, *settings[3];
		bool ground, last; /* are asked for */
		enum palette palette;
	} rows[] = {
		{NULL, {"TERM=xterm-256color", "COLORFGBG=0;15"}, true, false,
			PALETTE_LIGHT},
		{NULL, {"TERM=xterm-256color", "COLORFGBG=15;0"}, true, false,
			PALETTE_DARK},
		{NULL, {"TERM=xterm", "COLORTERM=truecolor"}, true, false, PALETTE_DARK},
		{NULL, {"TERM=xterm-256color", "NO_COLOR=1"}, false, false,
			PALETTE_MONOCHROME},
		{NULL, {"TERM=vt100"}, false, false, PALETTE_MONOCHROME},
		{NULL, {"TERM=linux"}, false, false, PALETTE_DARK_8},
		{"mono", {"TERM=xterm-256color"}, false, false, PALETTE_MONOCHROME},
		{"dark", {"TERM=xterm-256color", "COLORFGBG=0;15"}, false, false,
			PALETTE_DARK},
		{"light", {"TERM=xterm-256color"}, false, false, PALETTE_LIGHT},
		{"light", {"TERM=xterm"}, false, true, PALETTE_LIGHT_8},
		{"contrast", {"TERM=xterm-256color"}, false, false, PALETTE_CONTRAST},
		{"contrast", {"TERM=linux"}, false, false, PALETTE_CONTRAST_8},
		{"contrast", {"TERM=xterm-256color", "NO_COLOR=1"}, false, false,
			PALETTE_MONOCHROME},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct pty *pty = start(rows[i].argument, rows[i].settings);
		assert_int_equal(asked(pty, ASK_GROUND), rows[i].ground);
		assert_int_equal(asked(pty, ASK_LAST), rows[i].last);
		assert_palette(pty, rows[i].palette);
		/* Where the theme is set, or there is none, an answer changes nothing. */
		if (!rows[i].ground) {
			answer(pty, WHITE);
			assert_palette(pty, rows[i].palette);
		}
		end(pty);
	}
}

/* High contrast has the whole screen on its own background, also where nothing was
 * drawn. */
static void test_own_background(void **state)
{
	static const char *const settings[] = {"TERM=xterm-256color", NULL};
	const short ground = look_of(PALETTE_CONTRAST, STYLE_PLAIN).ground;
	struct pty *pty = start("contrast", settings);
	(void)state;
	pty_resize(pty, 30, 100);
	pty_wait(pty, "resize 100x30;");
	for (int row = 1; row < 30; row++)
		for (int column = 0; column < 100; column++)
			assert_int_not_equal(pty_ground(pty, row, column), -1);
	assert_int_equal(pty_ground(pty, 28, 50), ground);
	end(pty);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_answers),
		cmocka_unit_test(test_answered_at_once),
		cmocka_unit_test(test_no_key_is_lost),
		cmocka_unit_test(test_environment),
		cmocka_unit_test(test_own_background),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
