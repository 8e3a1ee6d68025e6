/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of pasted characters; cells of spreadsheets. */
#include <config.h>

#include "text/macros.h"
#include "text/pasted.h"

#include <string.h>

#include "tests/support/support.h"
#include "text/str.h"

static void test_characters(void **state)
{
	static const struct {
		uint32_t first, last, becomes;
	} rows[] = {
		{0x00, 0x08, PASTED_DROPPED},
		{0x0A, 0x0D, '\n'},
		{0x85, 0x85, '\n'},
		{0x80, 0x84, PASTED_DROPPED},
		{0x86, 0x9F, PASTED_DROPPED},
		{0xA0, 0xA0, ' '},
		{0xAD, 0xAD, PASTED_DROPPED},
		{0x2000, 0x200A, ' '},
		{0x200B, 0x200B, 0x200B},
		{0x200C, 0x200F, PASTED_DROPPED},
		{0x2028, 0x2029, '\n'},
		{0x202A, 0x202E, PASTED_DROPPED},
		{0x202F, 0x202F, ' '},
		{0x2066, 0x2069, PASTED_DROPPED},
		{0x3000, 0x3000, ' '},
		{0xFEFF, 0xFEFF, PASTED_DROPPED},
		{0xF0A7, 0xF0A7, 0x2022},
		{0xF0B7, 0xF0B7, 0x2022},
		{0xF0D8, 0xF0D8, 0x2022},
		{0xF02D, 0xF02D, '-'},
	};
	static const struct {
		uint32_t first, last;
	} kept[] = {{' ', '~'}, {0x0E01, 0x0E5B}, {0x2018, 0x201D}, {0x1F600, 0x1F610}};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		for (uint32_t c = rows[i].first; c <= rows[i].last; c++)
			assert_int_equal(pasted_code_point(c), rows[i].becomes);
	for (size_t i = 0; i < COUNT(kept); i++)
		for (uint32_t c = kept[i].first; c <= kept[i].last; c++)
			assert_int_equal(pasted_code_point(c), c);
}

static void test_text(void **state)
{
	static const struct {
		const char *text, *after;
		size_t lost;
	} rows[] = {
		{"ก\r\nข\rค\nง", "ก|ข|ค|ง", 0},
		{"ก\u2028ข\xC2\x85ค\vง", "ก|ข|ค|ง", 0},
		{"ก\u200Eข\u202Eค\u2066ง\uFEFF", "กขคง", 0},
		{"ก\u00A0ข\u3000ค\tง", "ก ข ค ง", 0},
		{"ก\u200Bข", "ก\u200Bข", 0},
		{"ก\033[31mข\x07", "ก[31mข", 0},
		{"\xEF\x82\xB7 ก", "• ก", 0},
		{"ก\x80ข\u0E3B", "ก\uFFFDข\u0E3B", 2},
		{"ก\uFFFD", "ก\uFFFD", 0},
		{"\r\n\r\n", "||", 0},
	};
	struct str out = STR_INIT;
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		str_clear(&out);
		assert_int_equal(
			pasted_clean(&out, rows[i].text, strlen(rows[i].text), '|'),
			rows[i].lost);
		assert_string_equal(out.data, rows[i].after);
	}
	str_release(&out);
}

static void test_cells(void **state)
{
	static const struct {
		const char *text, *after; /* NULL: as it is */
	} rows[] = {
		{"\"๑. ประชุม\n๒. ติดตาม\"", "๑. ประชุม\n๒. ติดตาม"},
		{"\"๑. ประชุม\n๒. ติดตาม\"\n", "๑. ประชุม\n๒. ติดตาม\n"},
		{"\"บรรทัด ๑\nบรรทัด \"\"๒\"\"\"", "บรรทัด ๑\nบรรทัด \"๒\""},
		{"ก\t\"ข\r\nค\"\tง\r\nจ", "ก\tข\r\nค\tง\r\nจ"},
		{"\"ก\tข\"\tค", "ก\tข\tค"},
		{"\"ก\nข\"\t\"ค\"", "ก\nข\t\"ค\""},
		{"\"\n\"\t\"ค\nง\"", "\n\tค\nง"},
		{"\"คำพูด\"", NULL},
		{"\"คำพูด\"\n\"คำตอบ\"", NULL},
		{"\"ก\nข\" ค", NULL},
		{"\"ก\nข", NULL},
		{"\"ก\nข\"\n\"ค", NULL},
		{"ก \"ข\nค\"", NULL},
		{"\"ก\n\"ข\"\"", NULL},
		{"\"", NULL},
		{"", NULL},
		{"ก\nข", NULL},
	};
	struct str out = STR_INIT;
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		str_clear(&out);
		str_putc(&out, '|');
		assert_int_equal(pasted_unquote(&out, rows[i].text, strlen(rows[i].text)),
			rows[i].after != NULL);
		assert_string_equal(out.data + 1, rows[i].after ? rows[i].after : "");
	}
	str_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_characters),
		cmocka_unit_test(test_text),
		cmocka_unit_test(test_cells),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
