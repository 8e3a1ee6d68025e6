/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Copying out of fields to the terminal's clipboard (OSC 52), straight and through what
 * stands between; and selecting where Shift with an arrow does not arrive.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "tests/support/clerk.h"
#include "tests/support/pty.h"
#include "text/macros.h"
#include "text/str.h"

#define SAMPLE TOP_SRCDIR "/data/samples/annual.json"

/* --- what a terminal makes of it --- */

static int base64_value(char digit)
{
	static const char digits[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	const char *at = digit ? strchr(digits, digit) : NULL;
	return at ? (int)(at - digits) : -1;
}

static void decode_base64(const char *text, struct str *out)
{
	unsigned bits = 0;
	int held = 0;
	for (int value; (value = base64_value(*text)) >= 0; text++) {
		bits = bits << 6 | (unsigned)value;
		held += 6;
		if (held >= 8)
			str_putc(out, (char)(bits >> (held -= 8) & 0xFF));
	}
}

/* What the clipboard holds after this output; *out is empty where none of it says. What is
 * wrapped for GNU screen a terminal does not know. */
static void read_clipboard(const char *output, struct str *out)
{
	static const char begin[] = "\033]52;c;";
	str_clear(out);
	for (const char *at = output; (at = strstr(at, begin));) {
		const bool wrapped = at - output >= 2 && !strncmp(at - 2, "\033P", 2);
		at += strlen(begin);
		if (wrapped)
			continue;
		str_clear(out);
		decode_base64(at, out);
		assert_int_equal(at[strcspn(at, "\a\033")], '\a');
	}
}

/* What a multiplexer passes on: what stands between `begin` and ST; an ESC that is doubled
 * is one. No piece is longer than most bytes. */
static void pass_on(const char *output, const char *begin, size_t most, struct str *out)
{
	str_clear(out);
	for (const char *at = output; (at = strstr(at, begin));) {
		at += strlen(begin);
		const char *const start = at;
		while (*at && strncmp(at, "\033\\", 2) != 0) {
			at += strncmp(at, "\033\033", 2) == 0;
			str_putc(out, *at++);
		}
		assert_true((size_t)(at - start) <= most);
	}
}

/* --- fields --- */

/* The measure of an empty card, on a terminal that stands behind a multiplexer. */
static void open_field(struct clerk *clerk, const char *setting)
{
	static const char *const arguments[] = {"--lang", "en", NULL};
	const char *const settings[] = {setting, NULL};
	const struct pty_start start = {.arguments = arguments, .settings = settings};
	json_decref(clerk_make(clerk, SAMPLE, 0));
	clerk->pty = pty_new(&start);
	clerk->rows = 24;
	clerk->columns = 80;
	pty_wait(clerk->pty, "F1");
	clerk_open(clerk, 0);
	clerk_go(clerk, "measure");
}

static void close_field(struct clerk *clerk)
{
	clerk_leave(clerk);
	clerk_remove(clerk);
}

/* So long that what is sent of it does not fit a piece of screen's. */
static char *long_words(void)
{
	struct str text = STR_INIT;
	for (int i = 0; i < 40; i++)
		str_puts(&text, "น้ำใสไหลเย็น ");
	str_puts(&text, "จบ");
	return str_detach(&text);
}

enum { SCREEN_MOST = 256, TMUX_MOST = 1 << 20 };

static const struct way {
	const char *setting, *begin;
	size_t most;
} ways[] = {
	{NULL, NULL, 0},
	{"TMUX=/tmp/tmux-1000/default,1,0", "\033Ptmux;", TMUX_MOST},
	{"STY=1.pts-0.desk", "\033P", SCREEN_MOST},
	{"TERM=screen", "\033P", SCREEN_MOST},
};

static void expect_clipboard(struct pty *pty, const struct way *way, const char *wanted)
{
	struct str passed = STR_INIT, held = STR_INIT;
	pty_settle(pty);
	const char *output = pty_output(pty)->data;
	read_clipboard(output, &held);
	assert_string_equal(held.data, wanted);
	if (way->begin) {
		pass_on(output, way->begin, way->most, &passed);
		read_clipboard(passed.data, &held);
		assert_string_equal(held.data, wanted);
	}
	str_release(&passed);
	str_release(&held);
}

static void copy_and_cut(const struct way *way)
{
	struct clerk clerk;
	char *words = long_words();
	open_field(&clerk, way->setting);
	pty_type(clerk.pty, "ตู้น้ำ");
	pty_key(clerk.pty, "Ctrl-A");
	pty_key(clerk.pty, "Ctrl-C");
	pty_wait(clerk.pty, "Copied: 6 characters.");
	expect_clipboard(clerk.pty, way, "ตู้น้ำ");
	pty_paste(clerk.pty, words, strlen(words));
	pty_key(clerk.pty, "Ctrl-A");
	pty_key(clerk.pty, "Ctrl-X");
	pty_wait(clerk.pty, "Copied: 522 characters.");
	expect_clipboard(clerk.pty, way, words);
	/* Nothing of it is on the screen: it is in the clipboard alone. */
	pty_wait_gone(clerk.pty, "น้ำ");
	free(words);
	close_field(&clerk);
}

static void test_fields_fill_the_clipboard(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(ways); i++)
		copy_and_cut(&ways[i]);
}

/* --- the mark --- */

static void test_mark_selects(void **state)
{
	(void)state;
	struct clerk clerk;
	open_field(&clerk, NULL);
	pty_type(clerk.pty, "abcdef");
	pty_key(clerk.pty, "Home");
	pty_key(clerk.pty, "Ctrl-Space");
	pty_wait(clerk.pty, "Marked: move the cursor to select");
	pty_key(clerk.pty, "Right");
	pty_key(clerk.pty, "Right");
	pty_key(clerk.pty, "Ctrl-C");
	pty_wait(clerk.pty, "Copied: 2 characters.");
	expect_clipboard(clerk.pty, &ways[0], "ab");
	/* Copying ended it: moving selects no more. */
	pty_key(clerk.pty, "End");
	pty_type(clerk.pty, "g");
	pty_wait(clerk.pty, "abcdefg");
	close_field(&clerk);
}

/* Esc and Ctrl-G end the mark and nothing else; the screen stays, nothing is typed over. */
static void end_mark_with(const char *key)
{
	struct clerk clerk;
	open_field(&clerk, NULL);
	pty_type(clerk.pty, "abcdef");
	pty_key(clerk.pty, "Ctrl-Space");
	pty_key(clerk.pty, "Home");
	pty_key(clerk.pty, key);
	pty_wait(clerk.pty, "Nothing is marked any more");
	pty_type(clerk.pty, "x");
	pty_wait(clerk.pty, "xabcdef");
	assert_string_equal(clerk_field(&clerk), "measure");
	/* The next one leaves, or shows help. */
	pty_key(clerk.pty, key);
	pty_wait_gone(clerk.pty, "What is wanted");
	close_field(&clerk);
}

static void test_mark_ends(void **state)
{
	(void)state;
	end_mark_with("Esc");
	end_mark_with("Ctrl-G");
}

/* Typing takes the place of what the mark selected, undo brings it back. */
static void test_typing_over_the_mark(void **state)
{
	(void)state;
	struct clerk clerk;
	open_field(&clerk, NULL);
	pty_type(clerk.pty, "abcdef");
	pty_key(clerk.pty, "Ctrl-Space");
	pty_key(clerk.pty, "Home");
	pty_type(clerk.pty, "Q");
	pty_wait_gone(clerk.pty, "abcdef");
	pty_key(clerk.pty, "Ctrl-Z");
	pty_wait(clerk.pty, "abcdef");
	close_field(&clerk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_fields_fill_the_clipboard),
		cmocka_unit_test(test_mark_selects),
		cmocka_unit_test(test_mark_ends),
		cmocka_unit_test(test_typing_over_the_mark),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
