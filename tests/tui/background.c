/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a terminal tells of its colours, in however many pieces, and what is guessed. */
#include <config.h>

#include <stdint.h>
#include <string.h>

#include "tests/support/support.h"
#include "text/macros.h"
#include "text/str.h"
#include "tui/terminal/background.h"
#include "tui/terminal/decoder.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"

enum { DELAY = 25 };

static const struct {
	const char *answer; /* behind its ESC */
	int number;
	uint32_t rgb;
} answers[] = {
	/* xterm, VTE, konsole, foot; kitty; with one or three digits, which XParseColor has */
	{"]11;rgb:2323/2626/2727\033\\", COLOUR_GROUND, 0x232627},
	{"]11;rgb:ffff/ffff/dddd\a", COLOUR_GROUND, 0xFFFFDD},
	{"]11;rgb:1e/1e/1e\033\\", COLOUR_GROUND, 0x1E1E1E},
	{"]11;rgb:F/8/0\a", COLOUR_GROUND, 0xFF8800},
	{"]11;rgb:fff/800/000\a", COLOUR_GROUND, 0xFF8000},
	{"]4;255;rgb:eeee/eeee/eeee\a", COLOUR_LAST, 0xEEEEEE},
	{"]4;255;rgb:eeee/eeee/eeee\033\\", COLOUR_LAST, 0xEEEEEE},
};

static void test_answers(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(answers); i++) {
		const char *text = answers[i].answer;
		struct colour_answer answer = {0};
		bool part = true;
		for (size_t bytes = 0; bytes < strlen(text); bytes++) {
			assert_int_equal(
				colour_answer_read(text, bytes, &answer, &part), 0);
			assert_true(part);
		}
		assert_int_equal(colour_answer_read(text, strlen(text), &answer, &part),
			strlen(text));
		assert_int_equal(answer.number, answers[i].number);
		assert_int_equal(answer.rgb, answers[i].rgb);
	}
}

static void test_no_answers(void **state)
{
	static const char *const others[] = {"]10;rgb:0/0/0\a", "]11;?\a",
		"]11;rgb:0/0\a", "]11;rgb:0/0/0/0\a", "]11;rgb:00000/0/0\a",
		"]11;rgb:g/0/0\a", "]11;rgb://\a", "]11;rgb:0/0/0\033[", "]11;rgb:0/0/0x",
		"]4;25;rgb:0/0/0\a", "[2;3R", "11;rgb:0/0/0\a", "\033]11;rgb:0/0/0\a"};
	(void)state;
	for (size_t i = 0; i < COUNT(others); i++) {
		struct colour_answer answer = {0};
		bool part = true;
		assert_int_equal(
			colour_answer_read(others[i], strlen(others[i]), &answer, &part),
			0);
		assert_false(part);
	}
}

/* --- on their way among keys --- */

static void drain(struct decoder *decoder, bool timed_out, struct str *out)
{
	struct event event;
	while (decoder_next(
		decoder, timed_out && decoder_patience(decoder) >= 0, &event)) {
		str_puts(out, out->bytes ? ", " : "");
		if (event.kind == EVENT_COLOUR)
			str_printf(
				out, "colour %d %06X", event.colour, (unsigned)event.rgb);
		else
			key_append(out, event.key, false);
	}
}

/* Feeds text in two pieces, so far apart that a lone ESC is taken as the key; what has
 * begun as an answer is waited for. */
static void decode(const char *text, size_t first, bool expected, struct str *out)
{
	struct decoder decoder;
	decoder_init(&decoder, DELAY);
	decoder_expect_colours(&decoder, expected);
	str_clear(out);
	decoder_feed(&decoder, text, first);
	drain(&decoder, false, out);
	if (decoder_patience(&decoder) >= 0 && decoder_patience(&decoder) <= 250)
		drain(&decoder, true, out);
	decoder_feed(&decoder, text + first, strlen(text) - first);
	drain(&decoder, true, out);
	decoder_release(&decoder);
}

static void test_an_answer_is_never_text(void **state)
{
	static const char text[] = "\033]11;rgb:ffff/ffff/dddd\033\\";
	struct str events = STR_INIT;
	(void)state;
	for (size_t first = 1; first < sizeof(text) - 1; first++) {
		decode(text, first, true, &events);
		assert_string_equal(events.data,
			first == 1 ? "Esc, colour -1 FFFFDD" : "colour -1 FFFFDD");
	}
	/* Also long after it was expected, if it comes in one piece. */
	decode(text, sizeof(text) - 1, false, &events);
	assert_string_equal(events.data, "colour -1 FFFFDD");
	/* Its end was lost: nothing of it is typed. */
	decode("\033]11;rgb:ffff/ff", 9, true, &events);
	assert_string_equal(events.data, "");
	str_release(&events);
}

static void test_keys_around_an_answer_stay(void **state)
{
	static const struct {
		const char *text, *events;
	} rows[] = {
		{"a\033]11;rgb:0/0/0\abc", "a, colour -1 000000, b, c"},
		{"ก\033]4;255;rgb:ee/ee/ee\033\\\033]11;rgb:0/0/0\aข",
			"ก, colour 255 EEEEEE, colour -1 000000, ข"},
		{"\033[A\033]11;rgb:0/0/0\a\033[B", "↑, colour -1 000000, ↓"},
		{"\033]", "Alt-]"},
	};
	struct str events = STR_INIT;
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		decode(rows[i].text, strlen(rows[i].text), true, &events);
		assert_string_equal(events.data, rows[i].events);
	}
	str_release(&events);
}

/* How long more is waited for behind text. */
static int patience(const char *text, bool expected)
{
	struct decoder decoder;
	struct event event;
	decoder_init(&decoder, DELAY);
	decoder_expect_colours(&decoder, true);
	decoder_expect_colours(&decoder, expected);
	decoder_feed(&decoder, text, strlen(text));
	assert_false(decoder_next(&decoder, false, &event));
	const int now = decoder_patience(&decoder);
	decoder_release(&decoder);
	return now;
}

/* Esc is slow while an answer may come, and no longer. */
static void test_patience(void **state)
{
	(void)state;
	assert_int_equal(patience("\033", true), 250);
	assert_int_equal(patience("\033", false), DELAY);
	assert_int_equal(patience("\033]11;rgb:", true), 5000);
	assert_int_equal(patience("\033]11;rgb:", false), 250);
	assert_int_equal(patience("\033[1;", true), 250);
}

/* --- what follows --- */

static void test_light_or_dark(void **state)
{
	static const struct {
		uint32_t rgb;
		bool light;
	} rows[] = {{0x000000, false}, {0x232627, false}, {0x300A24, false},
		{0x0000FF, false}, {0x666666, false}, {0x888888, true}, {0xFFFFDD, true},
		{0xFDF6E3, true}, {0xFFFFFF, true}};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_int_equal(background_is_light(rows[i].rgb), rows[i].light);
}

static void test_guesses(void **state)
{
	static const struct {
		const char *colorfgbg;
		bool light;
	} rows[] = {{NULL, false}, {"", false}, {"15;0", false}, {"0;15", true},
		{"0;default;15", true}, {"0;7", true}, {"7;8", false},
		{"0;default", false}, {"0;99", false}, {"15", false}, {"0;15x", false}};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_int_equal(background_guess(rows[i].colorfgbg), rows[i].light);
	assert_true(colours_guess("truecolor"));
	assert_true(colours_guess("24bit"));
	assert_false(colours_guess("no"));
	assert_false(colours_guess(NULL));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_answers),
		cmocka_unit_test(test_no_answers),
		cmocka_unit_test(test_an_answer_is_never_text),
		cmocka_unit_test(test_keys_around_an_answer_stay),
		cmocka_unit_test(test_patience),
		cmocka_unit_test(test_light_or_dark),
		cmocka_unit_test(test_guesses),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
