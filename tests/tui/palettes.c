/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * That everything can be read: the contrast of each style in each palette, as WCAG 2.1 has
 * it (1.4.3: 4.5:1 for text, 7:1 for the palette of high contrast), on the backgrounds that
 * terminals have and on those that the palette has itself. Numbers below 16 are what each
 * terminal makes of them; those of four that are met often stand here.
 */
#include <config.h>

#include <math.h>
#include <stdint.h>
#include <stdio.h>

#include "tests/support/support.h"
#include "text/macros.h"
#include "tui/terminal/looks.h"
#include "tui/terminal/terminal.h"

/* --- colours, and what WCAG makes of them --- */

typedef uint32_t rgb; /* 0xRRGGBB */

/* A terminal as far as it matters here: its own two colours, and its first eight. */
struct desk_terminal {
	const char *name;
	rgb text, ground;
	rgb eight[8];
};

#define XTERM_8                                                                          \
	{                                                                                \
		0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD,    \
			0xE5E5E5                                                         \
	}
#define TANGO_8                                                                          \
	{                                                                                \
		0x2E3436, 0xCC0000, 0x4E9A06, 0xC4A000, 0x3465A4, 0x75507B, 0x06989A,    \
			0xD3D7CF                                                         \
	}
#define PUTTY_8                                                                          \
	{                                                                                \
		0x000000, 0xBB0000, 0x00BB00, 0xBBBB00, 0x0000BB, 0xBB00BB, 0x00BBBB,    \
			0xBBBBBB                                                         \
	}

static const struct desk_terminal darks[] = {
	{"black", 0xE5E5E5, 0x000000, XTERM_8},
	{"GNOME", 0xD0CFCC, 0x171421, TANGO_8},
	{"VTE", 0xFFFFFF, 0x1E1E1E, TANGO_8},
	{"konsole", 0xFCFCFC, 0x232627, XTERM_8},
	{"Ubuntu", 0xFFFFFF, 0x300A24, TANGO_8},
	{"Solarized", 0xEEE8D5, 0x002B36, XTERM_8},
	{"One Dark", 0xDCDFE4, 0x282C34, XTERM_8},
	{"PuTTY", 0xBBBBBB, 0x000000, PUTTY_8},
};

static const struct desk_terminal lights[] = {
	{"white", 0x000000, 0xFFFFFF, XTERM_8},
	{"Tango", 0x2E3436, 0xFFFFFF, TANGO_8},
	{"ivory", 0x000000, 0xFFFFDD, XTERM_8},
	{"Solarized", 0x002B36, 0xFDF6E3, XTERM_8},
	{"Breeze", 0x232629, 0xEFF0F1, XTERM_8},
	{"PuTTY", 0x000000, 0xFFFFFF, PUTTY_8},
};

static double linear(unsigned channel)
{
	const double part = channel / 255.0;
	return part <= 0.03928 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4);
}

static double luminance(rgb colour)
{
	return 0.2126 * linear(colour >> 16) + 0.7152 * linear(colour >> 8 & 0xFF) +
	       0.0722 * linear(colour & 0xFF);
}

static double contrast(rgb a, rgb b)
{
	const double one = luminance(a), two = luminance(b);
	return (fmax(one, two) + 0.05) / (fmin(one, two) + 0.05);
}

/* The cube and the greys of 256 colours. */
static rgb fixed_colour(short number)
{
	static const unsigned steps[] = {0, 95, 135, 175, 215, 255};
	const unsigned at = (unsigned)number - 16;
	if (number >= 232)
		return ((unsigned)number - 232) * 0x0A0A0A + 0x080808;
	return steps[at / 36] << 16 | steps[at / 6 % 6] << 8 | steps[at % 6];
}

static rgb colour_of(const struct desk_terminal *terminal, short number, rgb own)
{
	if (number == LOOK_DEFAULT)
		return own;
	assert_true(number < 8 || (number >= 16 && number < 256));
	return number < 8 ? terminal->eight[number] : fixed_colour(number);
}

static double look_contrast(const struct desk_terminal *terminal, const struct look *look)
{
	return contrast(colour_of(terminal, look->text, terminal->text),
		colour_of(terminal, look->ground, terminal->ground));
}

static void check(enum palette palette, const struct desk_terminal *terminals,
	size_t count, double least)
{
	for (size_t i = 0; i < count; i++) {
		for (enum style style = 0; style < STYLE_COUNT; style++) {
			const struct look look = look_of(palette, style);
			const double now = look_contrast(&terminals[i], &look);
			if (style != STYLE_LINE && now < least)
				fail_msg("palette %d, style %d on %s: %.2f:1", palette,
					style, terminals[i].name, now);
		}
	}
}

static void test_contrast(void **state)
{
	(void)state;
	check(PALETTE_DARK, darks, COUNT(darks), 4.5);
	check(PALETTE_LIGHT, lights, COUNT(lights), 4.5);
	check(PALETTE_DARK_8, darks, COUNT(darks), 4.5);
	check(PALETTE_LIGHT_8, lights, COUNT(lights), 4.5);
}

/* It brings its own background, so any terminal will do. */
static void test_high_contrast(void **state)
{
	(void)state;
	check(PALETTE_CONTRAST, darks, COUNT(darks), 7);
	check(PALETTE_CONTRAST, lights, COUNT(lights), 7);
	check(PALETTE_CONTRAST_8, darks, COUNT(darks), 4.5);
	check(PALETTE_CONTRAST_8, lights, COUNT(lights), 4.5);
	for (enum style style = 0; style < STYLE_COUNT; style++) {
		const struct look look = look_of(PALETTE_CONTRAST, style);
		assert_int_not_equal(look.text, LOOK_DEFAULT);
		assert_int_not_equal(look.ground, LOOK_DEFAULT);
	}
}

/* The measure itself, by what the standard says of black, white and a grey. */
static void test_measure(void **state)
{
	(void)state;
	assert_true(fabs(contrast(0x000000, 0xFFFFFF) - 21) < 0.001);
	assert_true(fabs(contrast(0x777777, 0xFFFFFF) - 4.478) < 0.001);
	assert_int_equal(fixed_colour(16), 0x000000);
	assert_int_equal(fixed_colour(80), 0x5FD7D7);
	assert_int_equal(fixed_colour(231), 0xFFFFFF);
	assert_int_equal(fixed_colour(232), 0x080808);
	assert_int_equal(fixed_colour(255), 0xEEEEEE);
}

/* Where the cursor is has a background of its own in every palette, and so has what is
 * selected; without colours both are reversed. */
static void test_what_stands_out(void **state)
{
	static const enum style standing[] = {STYLE_FOCUS, STYLE_FOCUS_LABEL,
		STYLE_FOCUS_FAINT, STYLE_FOCUS_DONE, STYLE_FOCUS_WARNING,
		STYLE_FOCUS_ERROR, STYLE_SELECTED, STYLE_MARKED, STYLE_TITLE};
	(void)state;
	for (enum palette palette = 0; palette < PALETTES; palette++) {
		const struct look plain = look_of(palette, STYLE_PLAIN);
		for (size_t i = 0; i < COUNT(standing); i++) {
			const struct look look = look_of(palette, standing[i]);
			assert_true(look.reverse || look.ground != plain.ground);
			if (palette == PALETTE_MONOCHROME)
				assert_true(look.reverse);
		}
	}
}

static void test_no_colours_without(void **state)
{
	(void)state;
	for (enum style style = 0; style < STYLE_COUNT; style++) {
		const struct look look = look_of(PALETTE_MONOCHROME, style);
		assert_int_equal(look.text, LOOK_DEFAULT);
		assert_int_equal(look.ground, LOOK_DEFAULT);
	}
}

static void test_choice(void **state)
{
	static const struct {
		enum terminal_theme theme;
		bool light;
		int colours;
		enum palette palette;
	} rows[] = {
		{TERMINAL_THEME_AUTOMATIC, false, 256, PALETTE_DARK},
		{TERMINAL_THEME_AUTOMATIC, true, 256, PALETTE_LIGHT},
		{TERMINAL_THEME_AUTOMATIC, true, 1 << 24, PALETTE_LIGHT},
		{TERMINAL_THEME_AUTOMATIC, false, 8, PALETTE_DARK_8},
		{TERMINAL_THEME_AUTOMATIC, true, 16, PALETTE_LIGHT_8},
		{TERMINAL_THEME_AUTOMATIC, true, 0, PALETTE_MONOCHROME},
		{TERMINAL_THEME_DARK, true, 256, PALETTE_DARK},
		{TERMINAL_THEME_DARK, true, 8, PALETTE_DARK_8},
		{TERMINAL_THEME_LIGHT, false, 256, PALETTE_LIGHT},
		{TERMINAL_THEME_LIGHT, false, 88, PALETTE_LIGHT_8},
		{TERMINAL_THEME_CONTRAST, true, 256, PALETTE_CONTRAST},
		{TERMINAL_THEME_CONTRAST, false, 8, PALETTE_CONTRAST_8},
		{TERMINAL_THEME_CONTRAST, false, 2, PALETTE_MONOCHROME},
		{TERMINAL_THEME_MONOCHROME, true, 256, PALETTE_MONOCHROME},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_int_equal(
			palette_choose(rows[i].theme, rows[i].light, rows[i].colours),
			rows[i].palette);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_contrast),
		cmocka_unit_test(test_high_contrast),
		cmocka_unit_test(test_measure),
		cmocka_unit_test(test_what_stands_out),
		cmocka_unit_test(test_no_colours_without),
		cmocka_unit_test(test_choice),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
