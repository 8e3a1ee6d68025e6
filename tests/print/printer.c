/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tests' own printer, tested by bytes written by hand: commands and paper. */
#include <config.h>

#include <string.h>

#include "tests/support/printer.h"
#include "tests/support/support.h"
#include "text/macros.h"
#include "text/str.h"

#define BYTES(text) (text), sizeof(text) - 1

/* In bytes: "\33" is ESC, "\16" and the like octal. */

static void repeat(struct str *out, const char *bytes, size_t count, unsigned times)
{
	while (times--)
		str_append(out, bytes, count);
}

static struct printer *print_times(const struct printer_config *config, const char *first,
	const char *text, unsigned times)
{
	struct str bytes = STR_INIT;
	str_puts(&bytes, first);
	repeat(&bytes, text, strlen(text), times);
	str_puts(&bytes, "\r\f");
	struct printer *printer = printer_print(config, bytes.data, bytes.bytes);
	str_release(&bytes);
	return printer;
}

static const struct {
	const char *bytes;
	unsigned width;
} pitch_cases[] = {
	{"AB", 36},
	{"\33PAB", 36},
	{"\33MAB", 30},
	{"\33gAB", 24},
	{"\17AB", 21},
	{"\33\17AB", 21},
	{"\33M\17AB", 18},
	{"\17\33MAB", 18},
	{"\17\33M\33PAB", 21},
	{"\17\33gAB", 24},
	{"\17\22AB", 36},
	{"\33M\17\22AB", 30},
	{"\33M\17\33@AB", 36},
};

static void test_pitches(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(pitch_cases); i++) {
		struct printer *printer = print_times(NULL, pitch_cases[i].bytes, "", 0);
		printer_assert_clean(printer);
		assert_int_equal(printer->count, 1);
		const struct printer_page *page = &printer->pages[0];
		assert_int_equal(page->count, 2);
		assert_int_equal(page->chars[0].x, 0);
		assert_int_equal(page->chars[0].width, pitch_cases[i].width);
		assert_int_equal(page->chars[1].x, pitch_cases[i].width);
		assert_int_equal(page->chars[1].column, 1);
		assert_int_equal(page->chars[1].code_points[0], 'B');
		printer_free(printer);
	}
}

static const struct {
	unsigned carriage;
	const char *pitch;
	unsigned columns;
} width_cases[] = {
	{80, "", 80},
	{80, "\33M", 96},
	{80, "\33g", 120},
	{80, "\17", 137},
	{80, "\33M\17", 160},
	{136, "", 136},
	{136, "\17", 233},
	{136, "\33M\17", 272},
};

static void test_how_many_columns_fit(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(width_cases); i++) {
		struct printer_config config = {.carriage = width_cases[i].carriage};
		struct printer *printer = print_times(
			&config, width_cases[i].pitch, "x", width_cases[i].columns);
		printer_assert_clean(printer);
		printer_free(printer);
		printer = print_times(
			&config, width_cases[i].pitch, "x", width_cases[i].columns + 1);
		assert_int_equal(printer->faults_count, 1);
		assert_int_equal(printer_faults_of(printer, FAULT_WIDTH), 1);
		assert_int_equal(printer->faults[0].offset,
			strlen(width_cases[i].pitch) + width_cases[i].columns);
		printer_free(printer);
	}
}

static const struct {
	unsigned pins;
	const char *bytes;
	unsigned y; /* of B */
} spacing_cases[] = {
	{24, "A\nB", 180},
	{9, "A\nB", 180},
	{24,
		"\33"
		"0A\nB",
		135},
	{24,
		"\33"
		"0\33"
		"2A\nB",
		180},
	{24,
		"\33"
		"3\36A\nB",
		180}, /* 30/180 */
	{24,
		"\33"
		"3\24A\nB",
		120}, /* 20/180 */
	{9,
		"\33"
		"3\44A\nB",
		180}, /* 36/216 */
	{9,
		"\33"
		"3\30A\nB",
		120}, /* 24/216 */
	{24,
		"\33"
		"3\377A\nB",
		1530},
	{24, "\33A\nA\nB", 180}, /* 10/60 */
	{9, "\33A\14A\nB", 180}, /* 12/72 */
	{9,
		"\33"
		"0\33@A\nB",
		180},
	{24,
		"\33"
		"3\1A\n\33"
		"2\nB",
		186},
};

static void test_spacings(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(spacing_cases); i++) {
		struct printer_config config = {.pins = spacing_cases[i].pins};
		struct printer *printer =
			print_times(&config, spacing_cases[i].bytes, "", 0);
		printer_assert_clean(printer);
		const struct printer_page *page = &printer->pages[0];
		assert_int_equal(page->count, 2);
		assert_int_equal(page->chars[0].y, 0);
		assert_int_equal(page->chars[1].y, spacing_cases[i].y);
		assert_int_equal(page->chars[1].row, page->feeds);
		assert_int_equal(page->chars[1].x, 0);
		printer_free(printer);
	}
}

/* Feeds so many lines on sheets of so many, and says where the sheets end. */
static const struct {
	const char *what;
	const char *first; /* before 200 lines and FF */
	size_t bytes;
	unsigned feeds, length; /* of the first sheet */
	bool whole;
} sheet_cases[] = {
	{"66 lines of the panel", BYTES(""), 66, 11880, true},
	{"8 lpi",
		BYTES("\33"
		      "0"),
		88, 11880, true},
	{"72 lines", BYTES("\33CH"), 72, 12960, true},
	{"12 inches", BYTES("\33C\0\14"), 72, 12960, true},
	{"12 inches at 8 lpi",
		BYTES("\33"
		      "0\33C\0\14"),
		96, 12960, true},
	{"length first, spacing then",
		BYTES("\33CB\33"
		      "0"),
		88, 11880, true},
	{"66 lines at 8 lpi",
		BYTES("\33"
		      "0\33CB"),
		66, 8910, true},
	{"length of the last reset", BYTES("\33CH\33@"), 66, 11880, true},
	{"skip 6", BYTES("\33N\6"), 60, 11880, true},
	{"skip taken back", BYTES("\33N\6\33O"), 66, 11880, true},
	{"skip ended by a length", BYTES("\33N\6\33CB"), 66, 11880, true},
	{"half a line once",
		BYTES("\33"
		      "3\17x\n\33"
		      "2"),
		67, 11880, false},
	{"spacing that does not divide",
		BYTES("\33"
		      "3\37"),
		64, 11880, false},
};

static void test_where_sheets_end(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(sheet_cases); i++) {
		print_message("%s\n", sheet_cases[i].what);
		struct str bytes = STR_INIT;
		str_append(&bytes, sheet_cases[i].first, sheet_cases[i].bytes);
		repeat(&bytes, BYTES("x\r\n"), 200);
		struct printer *printer = printer_print(NULL, bytes.data, bytes.bytes);
		str_release(&bytes);
		const struct printer_page *page = &printer->pages[0];
		assert_int_equal(printer->faults_count, 0);
		assert_int_equal(page->feeds, sheet_cases[i].feeds);
		assert_int_equal(page->count, sheet_cases[i].feeds);
		assert_int_equal(page->length, sheet_cases[i].length);
		assert_int_equal(page->end, ENDED_LINE_FEED);
		assert_int_equal(printer_page_whole(page), sheet_cases[i].whole);
		assert_int_equal(printer_page_whole(page + 1), sheet_cases[i].whole);
		assert_int_equal(printer->pages[printer->count - 1].end, ENDED_OPEN);
		printer_free(printer);
	}
}

static const struct {
	unsigned lines;
	bool endless;
	size_t sheets;
	unsigned fed;
	bool whole;
} form_feed_cases[] = {
	{65, false, 1, 11880, true},
	{0, false, 1, 11880, true},
	{66, false, 2, 11880, true}, /* the second is blank */
	{66, true, 1, 11880, true},
	{65, true, 1, 11700, false},
	{67, true, 1, 12060, false},
};

static void test_form_feeds(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(form_feed_cases); i++) {
		struct printer_config config = {.endless = form_feed_cases[i].endless};
		struct printer *printer =
			print_times(&config, "", "x\n", form_feed_cases[i].lines);
		assert_int_equal(printer->faults_count, 0);
		assert_int_equal(printer->count, form_feed_cases[i].sheets);
		assert_int_equal(printer->pages[0].fed, form_feed_cases[i].fed);
		assert_int_equal(
			printer_page_whole(&printer->pages[0]), form_feed_cases[i].whole);
		if (form_feed_cases[i].sheets == 2)
			assert_int_equal(printer->pages[1].count, 0);
		printer_free(printer);
	}
}

static void test_a_new_top_cuts_a_sheet(void **state)
{
	(void)state;
	static const char *const cases[] = {"a\n\33@b\r\f", "a\n\33CBb\r\f"};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct printer *printer = print_times(NULL, "", cases[i], 1);
		assert_int_equal(printer->pages[0].end, ENDED_TOP_SET);
		assert_false(printer_page_whole(&printer->pages[0]));
		assert_true(printer_page_whole(&printer->pages[1]));
		assert_int_equal(printer->pages[1].chars[0].y, 0);
		printer_free(printer);
	}
}

static void test_margins(void **state)
{
	(void)state;
	/* Left at column 5, right at 10: 5 fit, from 180 on, on each row. */
	struct printer *printer = print_times(NULL, "\33l\5\33Q\12", "abcde\r\n", 2);
	printer_assert_clean(printer);
	assert_int_equal(printer->pages[0].chars[0].x, 180);
	assert_int_equal(printer->pages[0].chars[5].x, 180);
	assert_int_equal(printer->pages[0].chars[5].column, 5);
	printer_free(printer);
	printer = print_times(NULL, "\33l\5\33Q\12", "abcdef\r\n", 2);
	assert_int_equal(printer_faults_of(printer, FAULT_WIDTH), 2);
	printer_free(printer);
}

static void test_marks(void **state)
{
	(void)state;
	/* thii: tho thahan, sara ii, mai ek; then nam: no nu, mai tho, sara am. */
	static const char bytes[] = "\267\325\350\271\351\323\r\f";
	struct printer *printer = printer_print(NULL, BYTES(bytes));
	printer_assert_clean(printer);
	const struct printer_page *page = &printer->pages[0];
	assert_int_equal(page->count, 3);
	static const uint32_t thii[] = {0x0E17, 0x0E35, 0x0E48};
	assert_int_equal(page->chars[0].count, 3);
	assert_memory_equal(page->chars[0].code_points, thii, sizeof(thii));
	assert_int_equal(page->chars[2].code_points[0], 0x0E33);
	assert_int_equal(page->chars[2].column, 2);
	assert_int_equal(page->chars[2].x, 72);
	printer_free(printer);

	struct printer_config config = {.multi_pass = true};
	printer = printer_print(&config, BYTES(bytes));
	printer_assert_clean(printer);
	assert_int_equal(printer->pages[0].count, 6);
	assert_int_equal(printer->pages[0].chars[5].column, 5);
	printer_free(printer);
}

static const struct {
	const char *bytes;
	size_t overprints;
	bool multi_pass;
} overprint_cases[] = {
	{"ab\ra \r\f", 1, false},
	{"ab\r  c\r\f", 0, false},
	{"a  b\r cd\r\f", 0, false},
	{"a  b\r cde\r\f", 1, false},
	{"ab\r\17 xx\r\f", 1, false}, /* 21 to 63 meets 0 to 36 and 36 to 72 */
	{"ab\nab\r\f", 0, false},
	{"\241\r\350\r\f", 0, true}, /* a mark on its base */
	{"\350\r\241\r\f", 0, true},
};

static void test_overprint(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(overprint_cases); i++) {
		struct printer_config config = {
			.multi_pass = overprint_cases[i].multi_pass};
		struct printer *printer = printer_print(&config, overprint_cases[i].bytes,
			strlen(overprint_cases[i].bytes));
		print_message("case %zu\n", i);
		assert_int_equal(printer->faults_count, 0);
		assert_int_equal(printer->overprints > 0, overprint_cases[i].overprints);
		if (!i)
			assert_true(printer->pages[0].chars[0].over);
		printer_free(printer);
	}
	struct printer *printer = printer_print(NULL, BYTES("ab\rc\r\f"));
	assert_int_equal(
		printer_char_at(&printer->pages[0], 0, 0, 1)->code_points[0], 'c');
	assert_null(printer_char_at(&printer->pages[0], 0, 0, 2));
	assert_null(printer_char_at(&printer->pages[0], 1, 0, 0));
	printer_free(printer);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_pitches),
		cmocka_unit_test(test_how_many_columns_fit),
		cmocka_unit_test(test_spacings),
		cmocka_unit_test(test_where_sheets_end),
		cmocka_unit_test(test_form_feeds),
		cmocka_unit_test(test_a_new_top_cuts_a_sheet),
		cmocka_unit_test(test_margins),
		cmocka_unit_test(test_marks),
		cmocka_unit_test(test_overprint),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
