/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "text/input.h"

#include <string.h>

#include "tests/support/support.h"
#include "text/cell.h"
#include "text/str.h"
#include "text/utf8.h"

/* Types every character of keys, one after the other; what is refused is left out
 * and, where refused is not NULL, counted. */
static void type(struct str *text, const char *keys, size_t bytes, size_t *refused)
{
	for (size_t at = 0; at < bytes;) {
		uint32_t typed;
		at += utf8_decode(keys + at, bytes - at, &typed);
		struct input_check check = input_check(text->data, text->bytes, typed);
		if (check.verdict == INPUT_REFUSE) {
			*refused += 1;
			continue;
		}
		assert_true(check.verdict == INPUT_ACCEPT || check.replaced);
		str_truncate(text, text->bytes - check.replaced);
		str_puts(text, check.text);
	}
}

static const struct {
	const char *keys, *text;
	size_t refused;
} cases[] = {
	{"ที่", "ที่", 0},
	{"น้ำ", "น้ำ", 0},
	{"น\u0E49\u0E4D\u0E32", "นำ", 0}, /* the key of ํ takes the place of the tone */
	{"สิทธิ์และปู่", "สิทธิ์และปู่", 0},
	{"ก\u0E48\u0E35", "กี่", 0}, /* tone first: put behind the vowel */
	{"ก\u0E48\u0E38", "กุ่", 0},
	{"ก\u0E33\u0E48", "ก่ำ", 0},
	{"ก\u0E48\u0E49", "ก้", 0}, /* another tone takes the place of the first */
	{"ก\u0E34\u0E35", "กี", 0},
	{"เเปลก", "เเปลก", 0}, /* normalising makes แ of it */
	{"เแโใไ", "เแโใไ", 0},
	{"\u0E48", "", 1},
	{"\u0E34ก", "ก", 1},
	{" \u0E48", " ", 1},
	{"า\u0E48", "า", 1},
	{"a\u0E48", "a", 1},
	{"日\u0E48", "日", 1},
	{"๑\u0E48", "๑", 1},
	{"ๆ\u0E48", "ๆ", 1},
	{"ก\u200B\u0E48", "ก\u200B", 1},
	{"ก\u0E34\u0E48\u0E49\u0E4A\u0E4B\u0E48\u0E49\u0E4A\u0E4BX", "กิ๋X", 0},
	{"E-Service “(บาท)” … € 👍 日本", "E-Service “(บาท)” … € 👍 日本", 0},
	{"๑๒,๕๐๐.๗๕ บาท ฯลฯ", "๑๒,๕๐๐.๗๕ บาท ฯลฯ", 0},
	{"ก\u00A0ข\u200Bค", "ก\u00A0ข\u200Bค", 0},
	{"ก\tข\nค\x7F\x1B", "กขค", 4},
	{"ก\xC2\x85ข\u2028ค", "กขค", 2},
	{"\u0E3Bก\u0E5C", "ก", 2},
	{"\xFFก", "ก", 1},
};

static void test_typing(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct str text = STR_INIT;
		size_t refused = 0;
		type(&text, cases[i].keys, strlen(cases[i].keys), &refused);
		assert_string_equal(text.data, cases[i].text);
		assert_int_equal(refused, cases[i].refused);
		str_release(&text);
	}
}

static void test_verdicts(void **state)
{
	(void)state;
	struct input_check check = input_check("ก", strlen("ก"), 0x0E48);
	assert_int_equal(check.verdict, INPUT_ACCEPT);
	assert_int_equal(check.replaced, 0);
	assert_string_equal(check.text, "\u0E48");

	check = input_check("ขก่", strlen("ขก่"), 0x0E35);
	assert_int_equal(check.verdict, INPUT_REORDER);
	assert_int_equal(check.replaced, strlen("\u0E48"));
	assert_string_equal(check.text, "\u0E35\u0E48");

	check = input_check("", 0, 0);
	assert_int_equal(check.verdict, INPUT_REFUSE);
	assert_int_equal(check.replaced, 0);
	assert_string_equal(check.text, "");
	assert_int_equal(input_check("", 0, 0x110000).verdict, INPUT_REFUSE);
	assert_int_equal(input_check("", 0, 0xD800).verdict, INPUT_REFUSE);
}

static void test_reasons(void **state)
{
	(void)state;
	const char *mark = input_reason(0x0E48), *control = input_reason('\t');
	assert_true(*mark && *control);
	assert_string_not_equal(mark, control);
	assert_null(strchr(mark, '\n'));
}

/* Typed in any order, Thai stays text in which no mark is stray. */
static void test_no_stray_marks(void **state)
{
	(void)state;
	static const char *const keys[] = {"ก", "น", "่", "้", "ี", "ุ", "์", "ั", "็", "ํ", "ำ",
		"า", "ะ", "เ", "ๆ", "ฯ", "๑", " ", "x", "日"};
	struct support_random random = {7};
	struct str text = STR_INIT;
	for (int round = 0; round < 5000; round++) {
		size_t refused = 0;
		str_clear(&text);
		for (int n = 0; n < 12; n++) {
			const char *key = keys[support_draw(
				&random, sizeof(keys) / sizeof(keys[0]))];
			type(&text, key, strlen(key), &refused);
		}
		assert_true(utf8_valid(text.data, text.bytes, NULL));
		for (size_t at = 0; at < text.bytes;) {
			struct cell cell = cell_next(text.data + at, text.bytes - at);
			assert_false(cell.stray);
			at += cell.bytes;
		}
	}
	str_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_typing),
		cmocka_unit_test(test_verdicts),
		cmocka_unit_test(test_reasons),
		cmocka_unit_test(test_no_stray_marks),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
