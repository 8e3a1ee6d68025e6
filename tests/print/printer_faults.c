/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tests' own printer, tested by bytes written by hand: character tables, faults. */
#include <config.h>

#include <string.h>

#include "tests/support/printer.h"
#include "tests/support/support.h"
#include "text/macros.h"
#include "text/str.h"

#define BYTES(text) (text), sizeof(text) - 1
#define ASSIGN(n)   "\33(t\3\0\1" n "\0\33t\1"

/* In bytes: "\33" is ESC, "\14" and the like octal. */

static const struct printer_config has = {.assigns_tables = true},
				   windows = {.table = PRINTER_CP874},
				   utf8 = {.table = PRINTER_UTF8};

static const struct {
	const struct printer_config *config;
	const char *bytes;
	size_t count;
	uint32_t code; /* of the last; 0: it has none */
} table_cases[] = {
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

static void test_tables(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(table_cases); i++) {
		struct str bytes = STR_INIT;
		str_append(&bytes, table_cases[i].bytes, table_cases[i].count);
		str_puts(&bytes, "\r\f");
		struct printer *printer =
			printer_print(table_cases[i].config, bytes.data, bytes.bytes);
		str_release(&bytes);
		print_message("case %zu\n", i);
		assert_int_equal(printer->pages[0].count, 1);
		assert_int_equal(
			printer_faults_of(printer, FAULT_GLYPH), !table_cases[i].code);
		assert_int_equal(printer->faults_count, !table_cases[i].code);
		const struct printer_char *at = &printer->pages[0].chars[0];
		assert_int_equal(at->code_points[at->count - 1],
			table_cases[i].code ? table_cases[i].code : 0xFFFD);
		printer_free(printer);
	}
}

static const struct {
	const struct printer_config *config;
	const char *bytes;
	size_t count;
	enum printer_fault_kind kind;
	size_t offset;
} fault_cases[] = {
	{NULL, BYTES("a\tb\r\f"), FAULT_CONTROL, 1},
	{NULL, BYTES("\0"), FAULT_CONTROL, 0}, {NULL, BYTES("\10"), FAULT_CONTROL, 0},
	{NULL, BYTES("\v"), FAULT_CONTROL, 0}, {NULL, BYTES("\16"), FAULT_CONTROL, 0},
	{NULL, BYTES("\21"), FAULT_CONTROL, 0}, {NULL, BYTES("\30"), FAULT_CONTROL, 0},
	{NULL, BYTES("\177"), FAULT_CONTROL, 0}, {NULL, BYTES("\33E"), FAULT_ESCAPE, 0},
	{NULL, BYTES("\r\33*"), FAULT_ESCAPE, 1},
	{NULL, BYTES("\33\33"), FAULT_ESCAPE, 0},
	{NULL, BYTES("\33("), FAULT_ESCAPE, 0}, /* the firmware has none */
	{&has, BYTES("\33(C\2\0\1\1"), FAULT_ESCAPE, 0},
	{&has, BYTES("\33(t\3\0\7\24\0"), FAULT_PARAMETER, 0},
	{&has, BYTES("\33(t\2\0\1\24"), FAULT_PARAMETER, 0},
	{&has, BYTES("\33(t\3\0\1\24"), FAULT_CUT, 0},
	{&has, BYTES("\33(t"), FAULT_CUT, 0}, {NULL, BYTES("\33"), FAULT_CUT, 0},
	{NULL, BYTES("\33C"), FAULT_CUT, 0}, {NULL, BYTES("\33C\0"), FAULT_CUT, 0},
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

static void test_faults(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(fault_cases); i++) {
		print_message("case %zu\n", i);
		struct printer *printer = printer_print(fault_cases[i].config,
			fault_cases[i].bytes, fault_cases[i].count);
		assert_true(printer->faults_count >= 1);
		assert_int_equal(printer->faults[0].kind, fault_cases[i].kind);
		assert_int_equal(printer->faults[0].offset, fault_cases[i].offset);
		/* A cut character of UTF-8 is as many faults as it has bytes. */
		if (fault_cases[i].kind != FAULT_UTF8)
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_tables),
		cmocka_unit_test(test_faults),
		cmocka_unit_test(test_what_is_not_a_fault),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
