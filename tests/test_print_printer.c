/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tests' own printer, tested by bytes written by hand: commands, paper, faults. */
#include <config.h>

#include <string.h>

#include "tests/printer.h"
#include "tests/support.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define BYTES(text)  (text), sizeof(text) - 1

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

static void test_pitches(void **state)
{
	(void)state;
	static const struct {
		const char *bytes;
		unsigned width;
	} cases[] = {
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
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct printer *printer = print_times(NULL, cases[i].bytes, "", 0);
		printer_assert_clean(printer);
		assert_int_equal(printer->count, 1);
		const struct printer_page *page = &printer->pages[0];
		assert_int_equal(page->count, 2);
		assert_int_equal(page->chars[0].x, 0);
		assert_int_equal(page->chars[0].width, cases[i].width);
		assert_int_equal(page->chars[1].x, cases[i].width);
		assert_int_equal(page->chars[1].column, 1);
		assert_int_equal(page->chars[1].code_points[0], 'B');
		printer_free(printer);
	}
}

static void test_how_many_columns_fit(void **state)
{
	(void)state;
	static const struct {
		unsigned carriage;
		const char *pitch;
		unsigned columns;
	} cases[] = {
		{80, "", 80},
		{80, "\33M", 96},
		{80, "\33g", 120},
		{80, "\17", 137},
		{80, "\33M\17", 160},
		{136, "", 136},
		{136, "\17", 233},
		{136, "\33M\17", 272},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct printer_config config = {.carriage = cases[i].carriage};
		struct printer *printer =
			print_times(&config, cases[i].pitch, "x", cases[i].columns);
		printer_assert_clean(printer);
		printer_free(printer);
		printer = print_times(&config, cases[i].pitch, "x", cases[i].columns + 1);
		assert_int_equal(printer->faults_count, 1);
		assert_int_equal(printer_faults_of(printer, FAULT_WIDTH), 1);
		assert_int_equal(printer->faults[0].offset,
			strlen(cases[i].pitch) + cases[i].columns);
		printer_free(printer);
	}
}

static void test_spacings(void **state)
{
	(void)state;
	static const struct {
		unsigned pins;
		const char *bytes;
		unsigned y; /* of B */
	} cases[] = {
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
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct printer_config config = {.pins = cases[i].pins};
		struct printer *printer = print_times(&config, cases[i].bytes, "", 0);
		printer_assert_clean(printer);
		const struct printer_page *page = &printer->pages[0];
		assert_int_equal(page->count, 2);
		assert_int_equal(page->chars[0].y, 0);
		assert_int_equal(page->chars[1].y, cases[i].y);
		assert_int_equal(page->chars[1].row, page->feeds);
		assert_int_equal(page->chars[1].x, 0);
		printer_free(printer);
	}
}

/* Feeds so many lines on sheets of so many, and says where the sheets end. */
static void test_where_sheets_end(void **state)
{
	(void)state;
	static const struct {
		const char *what;
		const char *first; /* before 200 lines and FF */
		size_t bytes;
		unsigned feeds, length; /* of the first sheet */
		bool whole;
	} cases[] = {
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
		{"spacing that does not divide",
			BYTES("\33"
			      "3\37"),
			64, 11880, false},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		print_message("%s\n", cases[i].what);
		struct str bytes = STR_INIT;
		str_append(&bytes, cases[i].first, cases[i].bytes);
		repeat(&bytes, BYTES("x\r\n"), 200);
		struct printer *printer = printer_print(NULL, bytes.data, bytes.bytes);
		str_release(&bytes);
		const struct printer_page *page = &printer->pages[0];
		assert_int_equal(printer->faults_count, 0);
		assert_int_equal(page->feeds, cases[i].feeds);
		assert_int_equal(page->count, cases[i].feeds);
		assert_int_equal(page->length, cases[i].length);
		assert_int_equal(page->end, ENDED_LINE_FEED);
		assert_int_equal(printer_page_whole(page), cases[i].whole);
		assert_int_equal(printer_page_whole(page + 1), cases[i].whole);
		assert_int_equal(printer->pages[printer->count - 1].end, ENDED_OPEN);
		printer_free(printer);
	}
}

static void test_form_feeds(void **state)
{
	(void)state;
	static const struct {
		unsigned lines;
		bool endless;
		size_t sheets;
		unsigned fed;
		bool whole;
	} cases[] = {
		{65, false, 1, 11880, true},
		{0, false, 1, 11880, true},
		{66, false, 2, 11880, true}, /* the second is blank */
		{66, true, 1, 11880, true},
		{65, true, 1, 11700, false},
		{67, true, 1, 12060, false},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct printer_config config = {.endless = cases[i].endless};
		struct printer *printer = print_times(&config, "", "x\n", cases[i].lines);
		assert_int_equal(printer->faults_count, 0);
		assert_int_equal(printer->count, cases[i].sheets);
		assert_int_equal(printer->pages[0].fed, cases[i].fed);
		assert_int_equal(printer_page_whole(&printer->pages[0]), cases[i].whole);
		if (cases[i].sheets == 2)
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

static void test_tables(void **state)
{
	(void)state;
#define ASSIGN(n) "\33(t\3\0\1" n "\0\33t\1"
	static const struct printer_config has = {.assigns_tables = true},
					   windows = {.table = PRINTER_CP874};
	static const struct {
		const struct printer_config *config;
		const char *bytes;
		size_t count;
		uint32_t code; /* of the last; 0: it has none */
	} cases[] = {
		{NULL, BYTES("\241"), 0x0E01},
		{NULL, BYTES("x\332"), 0x0E3A},
		{NULL, BYTES("\337"), 0x0E3F},
		{NULL, BYTES("\373"), 0x0E5B},
		{NULL, BYTES("\333"), 0},
		{NULL, BYTES("\374"), 0},
		{NULL, BYTES("\226"), 0},
		{NULL, BYTES("\240"), 0},
		{&windows, BYTES("\226"), 0x2013},
		{&windows, BYTES("\205"), 0x2026},
		{&windows, BYTES("\200"), 0x20AC},
		{&windows, BYTES("\225"), 0x2022},
		{&windows, BYTES("\241"), 0x0E01},
		{&windows, BYTES("\201"), 0},
		{NULL, BYTES("\33t\1\241"), 0}, /* not the panel's any more */
		{NULL, BYTES("\33t\1\33@\241"), 0x0E01},
		{&has, BYTES(ASSIGN("\24") "\241"), 0x0E01},
		{&has, BYTES(ASSIGN("\27") "\241"), 0x0E01},
		{&has, BYTES(ASSIGN("\36") "\226"), 0x2013},
		{&has, BYTES(ASSIGN("\22") "\241"), 0},        /* KU42 */
		{&has, BYTES(ASSIGN("\1") "\241"), 0},         /* PC437 */
		{&has, BYTES("\33(t\3\0\1\24\0\241"), 0x0E01}, /* not yet selected */
		{NULL, BYTES("\33R\1|"), 0},
		{NULL, BYTES("\33R\1+"), '+'},
		{NULL, BYTES("\33R\1\33R\0|"), '|'},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct str bytes = STR_INIT;
		str_append(&bytes, cases[i].bytes, cases[i].count);
		str_puts(&bytes, "\r\f");
		struct printer *printer =
			printer_print(cases[i].config, bytes.data, bytes.bytes);
		str_release(&bytes);
		print_message("case %zu\n", i);
		assert_int_equal(printer->pages[0].count, 1);
		assert_int_equal(printer_faults_of(printer, FAULT_GLYPH), !cases[i].code);
		assert_int_equal(printer->faults_count, !cases[i].code);
		const struct printer_char *at = &printer->pages[0].chars[0];
		assert_int_equal(at->code_points[at->count - 1],
			cases[i].code ? cases[i].code : 0xFFFD);
		printer_free(printer);
	}
}

static void test_faults(void **state)
{
	(void)state;
	static const struct printer_config has = {.assigns_tables = true},
					   utf8 = {.table = PRINTER_UTF8};
	static const struct {
		const struct printer_config *config;
		const char *bytes;
		size_t count;
		enum printer_fault_kind kind;
		size_t offset;
	} cases[] = {
		{NULL, BYTES("a\tb\r\f"), FAULT_CONTROL, 1},
		{NULL, BYTES("\0"), FAULT_CONTROL, 0},
		{NULL, BYTES("\10"), FAULT_CONTROL, 0},
		{NULL, BYTES("\v"), FAULT_CONTROL, 0},
		{NULL, BYTES("\16"), FAULT_CONTROL, 0},
		{NULL, BYTES("\21"), FAULT_CONTROL, 0},
		{NULL, BYTES("\30"), FAULT_CONTROL, 0},
		{NULL, BYTES("\177"), FAULT_CONTROL, 0},
		{NULL, BYTES("\33E"), FAULT_ESCAPE, 0},
		{NULL, BYTES("\r\33*"), FAULT_ESCAPE, 1},
		{NULL, BYTES("\33\33"), FAULT_ESCAPE, 0},
		{NULL, BYTES("\33("), FAULT_ESCAPE, 0}, /* the firmware has none */
		{&has, BYTES("\33(C\2\0\1\1"), FAULT_ESCAPE, 0},
		{&has, BYTES("\33(t\3\0\7\24\0"), FAULT_PARAMETER, 0},
		{&has, BYTES("\33(t\2\0\1\24"), FAULT_PARAMETER, 0},
		{&has, BYTES("\33(t\3\0\1\24"), FAULT_CUT, 0},
		{&has, BYTES("\33(t"), FAULT_CUT, 0}, {NULL, BYTES("\33"), FAULT_CUT, 0},
		{NULL, BYTES("\33C"), FAULT_CUT, 0},
		{NULL, BYTES("\33C\0"), FAULT_CUT, 0},
		{NULL,
			BYTES("\33"
			      "3"),
			FAULT_CUT, 0},
		{NULL, BYTES("\33C\200"), FAULT_PARAMETER, 0},
		{NULL, BYTES("\33C\0\0"), FAULT_PARAMETER, 0},
		{NULL, BYTES("\33C\0\27"), FAULT_PARAMETER, 0},
		{NULL,
			BYTES("\33"
			      "3\377\33C\177"),
			FAULT_PARAMETER, 3}, /* 180 inches */
		{NULL, BYTES("\33N\0"), FAULT_PARAMETER, 0},
		{NULL, BYTES("\33NB"), FAULT_PARAMETER, 0}, /* the whole sheet */
		{NULL, BYTES("\33AV"), FAULT_PARAMETER, 0},
		{NULL, BYTES("\33x\2"), FAULT_PARAMETER, 0},
		{NULL, BYTES("\33k\14"), FAULT_PARAMETER, 0},
		{NULL, BYTES("\33R\16"), FAULT_PARAMETER, 0},
		{NULL, BYTES("\33t\4"), FAULT_PARAMETER, 0},
		{NULL, BYTES("\33lP"), FAULT_PARAMETER, 0}, /* column 80 of 80 */
		{NULL, BYTES("\33QQ"), FAULT_PARAMETER, 0}, /* column 81 of 80 */
		{NULL, BYTES("\33Q\0"), FAULT_PARAMETER, 0},
		{NULL, BYTES("a\33CB\r\f"), FAULT_MIDROW, 1},
		{NULL, BYTES("a\33l\0\r\f"), FAULT_MIDROW, 1},
		{NULL, BYTES("a\33Q\5\r\f"), FAULT_MIDROW, 1},
		{NULL, BYTES("\fa\33@"), FAULT_LOST, 2},
		{NULL, BYTES("\nab"), FAULT_LOST, 1}, /* and no end of the row */
		{NULL, BYTES("\350\r\f"), FAULT_STRAY, 0},
		{NULL, BYTES("a\r\350\r\f"), FAULT_STRAY, 2},
		{NULL, BYTES("\241\350\351\r\f"), FAULT_MARKS, 2}, /* two tones */
		{NULL, BYTES("\241\324\325\r\f"), FAULT_MARKS, 2}, /* two vowels above */
		{NULL, BYTES("\241\347\351\324\r\f"), FAULT_MARKS, 3},
		{&utf8, BYTES("a\377b\r\f"), FAULT_UTF8, 1},
		{&utf8, BYTES("a\340\270\r\f"), FAULT_UTF8, 1},
		{&utf8, BYTES("a\302\205\r\f"), FAULT_CONTROL, 1}, /* U+0085 */
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		print_message("case %zu\n", i);
		struct printer *printer =
			printer_print(cases[i].config, cases[i].bytes, cases[i].count);
		assert_true(printer->faults_count >= 1);
		assert_int_equal(printer->faults[0].kind, cases[i].kind);
		assert_int_equal(printer->faults[0].offset, cases[i].offset);
		/* A cut character of UTF-8 is as many faults as it has bytes. */
		if (cases[i].kind != FAULT_UTF8)
			assert_int_equal(printer->faults_count, 1);
		struct str why = STR_INIT;
		printer_describe(printer, &why);
		assert_true(why.bytes > 0);
		str_release(&why);
		printer_free(printer);
	}
}

static void test_what_is_not_a_fault(void **state)
{
	(void)state;
	static const char bytes[] =
		"\33@\a\33x\1\33x0\33k\0\33R\0\33t0\33t\3\33@\33x1ab\r\a\f";
	struct printer *printer = printer_print(NULL, BYTES(bytes));
	printer_assert_clean(printer);
	assert_int_equal(printer->bells, 2);
	assert_int_equal(printer->pages[0].chars[0].quality, PRINTED_LETTER);
	printer_free(printer);
	/* A printer without ESC ( t prints the command's tail. */
	printer = printer_print(NULL, BYTES("\33(t\3\0\1\24\0\33t\1\r\f"));
	assert_int_equal(printer->pages[0].chars[0].code_points[0], 't');
	assert_int_equal(printer_faults_of(printer, FAULT_ESCAPE), 1);
	assert_int_equal(printer_faults_of(printer, FAULT_CONTROL), 5);
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

static void test_overprint(void **state)
{
	(void)state;
	static const struct {
		const char *bytes;
		size_t overprints;
		bool multi_pass;
	} cases[] = {
		{"ab\ra \r\f", 1, false},
		{"ab\r  c\r\f", 0, false},
		{"a  b\r cd\r\f", 0, false},
		{"a  b\r cde\r\f", 1, false},
		{"ab\r\17 xx\r\f", 1, false}, /* 21 to 63 meets 0 to 36 and 36 to 72 */
		{"ab\nab\r\f", 0, false},
		{"\241\r\350\r\f", 0, true}, /* a mark on its base */
		{"\350\r\241\r\f", 0, true},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct printer_config config = {.multi_pass = cases[i].multi_pass};
		struct printer *printer =
			printer_print(&config, cases[i].bytes, strlen(cases[i].bytes));
		print_message("case %zu\n", i);
		assert_int_equal(printer->faults_count, 0);
		assert_int_equal(printer->overprints > 0, cases[i].overprints);
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
		cmocka_unit_test(test_tables),
		cmocka_unit_test(test_faults),
		cmocka_unit_test(test_what_is_not_a_fault),
		cmocka_unit_test(test_marks),
		cmocka_unit_test(test_overprint),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
