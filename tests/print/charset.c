/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What printers can print, and what stands for what they cannot. */
#include <config.h>

#include "print/charset.h"

#include <string.h>

#include "tests/support/support.h"
#include "text/cell.h"
#include "text/macros.h"
#include "text/str.h"
#include "text/utf8.h"

static void note(void *context, uint32_t code_point, const char *instead)
{
	str_printf(context, "%04X=%s ", code_point, instead);
}

static void print_line(struct str *out, enum print_encoding encoding, const char *text,
	struct str *unprintable)
{
	struct str shown = STR_INIT;
	text_show(&shown, text, strlen(text));
	charset_line(out, encoding, shown.data, shown.bytes, note, unprintable);
	str_release(&shown);
}

static void test_what_stands_for_what(void **state)
{
	(void)state;
	static const struct {
		enum print_encoding encoding;
		const char *text, *printed, *unprintable;
	} rows[] = {
		{ENCODING_TIS620, "มาตรการที่ ๓ [a~] ฿", "มาตรการที่ ๓ [a~] ฿", ""},
		{ENCODING_TIS620, "“ก” – ข … ‘ค’ —", "\"ก\" - ข . 'ค' -",
			"201C=\" 201D=\" 2013=- 2026=. 2018=' 2019=' 2014=- "},
		{ENCODING_CP874, "“ก” – ข … ‘ค’ — € •", "“ก” – ข … ‘ค’ — € •", ""},
		{ENCODING_CP874, "½ ✓", "? /", "00BD=? 2713=/ "},
		{ENCODING_TIS620, "• € ✓ → ½", "* E / > ?",
			"2022=* 20AC=E 2713=/ 2192=> 00BD=? "},
		{ENCODING_TIS620, "ไฟล์ résumé Ñ", "ไฟล์ resume N",
			"00E9=e 00E9=e 00D1=N "},
		{ENCODING_TIS620, "e\u0301x", "ex", "0301= "},
		/* As wide as what it stands for. */
		{ENCODING_TIS620, "日本ก😀", "????ก??", "65E5=?? 672C=?? 1F600=?? "},
		{ENCODING_TIS620, "┌─┬┐│ก├┼┤", "+-++|ก+++",
			"250C=+ 2500=- 252C=+ 2510=+ 2502=| 251C=+ 253C=+ 2524=+ "},
		/* What joins prints nothing; marks without a base stand on an o. */
		{ENCODING_TIS620, "ก\u200Dข\u2060ค\uFEFF", "กขค", ""},
		{ENCODING_TIS620, "่ก ี", "o่ก oี", ""},
		/* A place for each kind of mark, in their order. */
		{ENCODING_TIS620, "ก่ี", "กี่", ""},
		{ENCODING_TIS620, "กุ่", "กุ่", ""},
		{ENCODING_TIS620, "กุ่", "กุ่", ""},
		{ENCODING_TIS620, "กิ่้๊๋่x", "กิ่x", "0E49= 0E4A= 0E4B= 0E48= "},
		{ENCODING_TIS620, "กิีx", "กิx", "0E35= "},
		{ENCODING_TIS620, "กุูx", "กุx", "0E39= "},
		{ENCODING_TIS620, "ก็ สิทธิ์ น้ำ กํ่ กิํ", "ก็ สิทธิ์ น้ำ กํ่ กิํ", ""},
		{ENCODING_TIS620, "\u0E3Bก", "?ก", "FFFD=? "},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct str printed = STR_INIT, unprintable = STR_INIT;
		print_line(&printed, rows[i].encoding, rows[i].text, &unprintable);
		assert_string_equal(printed.data, rows[i].printed);
		assert_string_equal(unprintable.data, rows[i].unprintable);
		str_release(&printed);
		str_release(&unprintable);
	}
}

static void test_utf8_stays_as_it_is(void **state)
{
	(void)state;
	static const char text[] = "“ก” … e\u0301 กิ่้ 日";
	struct str printed = STR_INIT, unprintable = STR_INIT;
	print_line(&printed, ENCODING_UTF8, text, &unprintable);
	assert_string_equal(printed.data, text);
	assert_string_equal(unprintable.data, "");
	str_release(&printed);
	str_release(&unprintable);
}

/* Whatever the text: as wide as before, and a byte for every character. */
static void test_any_text(void **state)
{
	(void)state;
	struct support_random random = {20261124};
	static const uint32_t ranges[][2] = {{0x20, 0x7E}, {0xA0, 0x17F}, {0x300, 0x320},
		{0xE00, 0xE7F}, {0xE30, 0xE4F}, {0x2000, 0x206F}, {0x2500, 0x25FF},
		{0x4E00, 0x4E20}, {0x1F600, 0x1F610}, {0xFE00, 0xFEFF}};
	for (int i = 0; i < 3000; i++) {
		struct str text = STR_INIT, shown = STR_INIT, printed = STR_INIT;
		const uint32_t length = support_draw(&random, 12);
		for (uint32_t k = 0; k < length; k++) {
			const uint32_t *range =
				ranges[support_draw(&random, COUNT(ranges))];
			str_put_code_point(&text,
				range[0] +
					support_draw(&random, range[1] - range[0] + 1));
		}
		text_show(&shown, text.data, text.bytes);
		charset_line(
			&printed, ENCODING_TIS620, shown.data, shown.bytes, NULL, NULL);
		assert_int_equal(text_columns(printed.data, printed.bytes),
			text_columns(text.data, text.bytes));
		for (size_t at = 0; at < printed.bytes;) {
			uint32_t code_point;
			at += utf8_decode(
				printed.data + at, printed.bytes - at, &code_point);
			assert_int_not_equal(
				charset_byte(ENCODING_TIS620, code_point), 0);
		}
		str_release(&text);
		str_release(&shown);
		str_release(&printed);
	}
}

static void test_bytes(void **state)
{
	(void)state;
	static const struct {
		enum print_encoding encoding;
		uint32_t code_point;
		unsigned char byte;
	} rows[] = {
		{ENCODING_TIS620, 'A', 'A'},
		{ENCODING_TIS620, 0x0E01, 0xA1},
		{ENCODING_TIS620, 0x0E3A, 0xDA},
		{ENCODING_TIS620, 0x0E3B, 0},
		{ENCODING_TIS620, 0x0E3F, 0xDF},
		{ENCODING_TIS620, 0x0E5B, 0xFB},
		{ENCODING_TIS620, 0x0E5C, 0},
		{ENCODING_TIS620, 0x20AC, 0},
		{ENCODING_TIS620, 0x1B, 0},
		{ENCODING_TIS620, 0x0A, 0},
		{ENCODING_TIS620, 0x7F, 0},
		{ENCODING_TIS620, 0x9B, 0},
		{ENCODING_CP874, 0x20AC, 0x80},
		{ENCODING_CP874, 0x2014, 0x97},
		{ENCODING_CP874, 0x9B, 0},
	};
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_int_equal(
			charset_byte(rows[i].encoding, rows[i].code_point), rows[i].byte);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_stands_for_what),
		cmocka_unit_test(test_utf8_stays_as_it_is),
		cmocka_unit_test(test_any_text),
		cmocka_unit_test(test_bytes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
