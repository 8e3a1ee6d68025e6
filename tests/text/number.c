/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "text/macros.h"
#include "text/number.h"

#include <string.h>

#include "tests/support/support.h"
#include "text/str.h"

static void test_digit_value(void **state)
{
	(void)state;
	assert_int_equal(digit_value('0'), 0);
	assert_int_equal(digit_value('9'), 9);
	assert_int_equal(digit_value('0' - 1), -1);
	assert_int_equal(digit_value('9' + 1), -1);
	assert_int_equal(digit_value(0x0E50), 0);
	assert_int_equal(digit_value(0x0E59), 9);
	assert_int_equal(digit_value(0x0E4F), -1);
	assert_int_equal(digit_value(0x0E5A), -1);
	assert_int_equal(digit_value(0x0660), -1);
}

static void test_parse(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		size_t used; /* 0: refused */
		int32_t value;
	} rows[] = {
		{"0", 1, 0},
		{"๒๕๖๗", 12, 2567},
		{"2567", 4, 2567},
		{"๒๕๖7x", 10, 2567},
		{"๐๐๗", 9, 7},
		{"๑๒,๕๐๐", 6, 12},
		{"2147483647", 10, INT32_MAX},
		{"2147483648", 0, 0},
		{"99999999999999999999999999", 0, 0},
		{"", 0, 0},
		{" 1", 0, 0},
		{"-1", 0, 0},
		{"ก", 0, 0},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		size_t used = 77;
		int32_t value = 77;
		bool read =
			number_parse(rows[i].text, strlen(rows[i].text), &used, &value);
		assert_int_equal(read, rows[i].used > 0);
		assert_int_equal(used, read ? rows[i].used : 77);
		assert_int_equal(value, read ? rows[i].value : 77);
	}
	size_t used;
	int32_t value;
	assert_true(number_parse("๑๒๓", 6, &used, &value));
	assert_int_equal(value, 12);
}

static void test_read(void **state)
{
	static const struct {
		const char *text;
		bool good, whole;
		double value;
	} rows[] = {
		{"0", true, true, 0},
		{"๑๐๐", true, true, 100},
		{"1,000", true, true, 1000},
		{"๑,๐๐๐.๕", true, false, 1000.5},
		{"12,345,678", true, true, 12345678},
		{"1 000", true, true, 1000},
		{"1\u00A0000.25", true, false, 1000.25},
		{"95.5 %", true, false, 95.5},
		{"๙๕.๕%", true, false, 95.5},
		{" 7 ", true, true, 7},
		{"79.855", true, false, 79.855},
		{"007", true, true, 7},
		{"999999999999999", true, true, 999999999999999},
		{"1,5", false, false, 0},
		{"87,26", false, false, 0},
		{"1.000,5", false, false, 0},
		{"1,00", false, false, 0},
		{"1,0000", false, false, 0},
		{"1000,000", false, false, 0},
		{"1,000 000", false, false, 0},
		{"1,000,", false, false, 0},
		{",000", false, false, 0},
		{"1,,000", false, false, 0},
		{"8 7", false, false, 0},
		{"1.5.5", false, false, 0},
		{".5", false, false, 0},
		{"5.", false, false, 0},
		{"-1", false, false, 0},
		{"1e3", false, false, 0},
		{"5 %%", false, false, 0},
		{"% 5", false, false, 0},
		{"5 บาท", false, false, 0},
		{"", false, false, 0},
		{" ", false, false, 0},
		{"1234567890123456", false, false, 0},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		double value = -1;
		bool whole = !rows[i].whole;
		assert_int_equal(
			number_read(rows[i].text, strlen(rows[i].text), &value, &whole),
			rows[i].good);
		assert_true(rows[i].good
				    ? !(value < rows[i].value) && !(value > rows[i].value)
				    : value < 0);
		assert_int_equal(whole, rows[i].good ? rows[i].whole : !rows[i].whole);
	}
}

static void test_append(void **state)
{
	(void)state;
	static const struct {
		int64_t value;
		enum digits digits;
		const char *text;
	} rows[] = {
		{0, DIGITS_THAI, "๐"},
		{1234567890, DIGITS_THAI, "๑๒๓๔๕๖๗๘๙๐"},
		{2567, DIGITS_ARABIC, "2567"},
		{2567, DIGITS_AS_TYPED, "๒๕๖๗"},
		{-5, DIGITS_THAI, "-๕"},
		{INT64_MIN, DIGITS_ARABIC, "-9223372036854775808"},
	};
	struct str out = STR_INIT;
	for (size_t i = 0; i < COUNT(rows); i++) {
		str_clear(&out);
		number_append(&out, rows[i].value, rows[i].digits);
		assert_string_equal(out.data, rows[i].text);
	}
	str_release(&out);
}

static void test_digits_of_a_text(void **state)
{
	(void)state;
	const char text[] = "ข้อ ๑2 (3) ๔";
	static const struct {
		enum digits digits;
		const char *text;
	} rows[] = {
		{DIGITS_THAI, ">ข้อ ๑๒ (๓) ๔"},
		{DIGITS_ARABIC, ">ข้อ 12 (3) 4"},
		{DIGITS_AS_TYPED, ">ข้อ ๑2 (3) ๔"},
	};
	struct str out = STR_INIT;
	for (size_t i = 0; i < COUNT(rows); i++) {
		str_clear(&out);
		str_putc(&out, '>');
		digits_append(&out, text, strlen(text), rows[i].digits);
		assert_string_equal(out.data, rows[i].text);
	}
	str_clear(&out);
	digits_append(&out, "\xE0\xB9", 2, DIGITS_THAI);
	assert_string_equal(out.data, "\xE0\xB9");
	str_release(&out);
}

static void test_digits_replaced(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		int64_t value;
		const char *replaced;
	} rows[] = {
		{"๒๕๖๗", 2568, ">๒๕๖๘"},
		{"2567", 2568, ">2568"},
		{"๒๕๖7", 2568, ">๒๕๖8"},
		{"๙๙", 100, ">๐๐"},
		{"๖๗", 5, ">๐๕"},
		{"ปี 2 5 6 7!", 2568, ">ปี 2 5 6 8!"},
		{"12", -7, ">00"},
		{"ไม่มี", 12, ">ไม่มี"},
		{"", 12, ">"},
		{"1\xE0\xB9", 2, ">2\xE0\xB9"},
	};
	struct str out = STR_INIT;
	for (size_t i = 0; i < COUNT(rows); i++) {
		str_clear(&out);
		str_putc(&out, '>');
		digits_replace(&out, rows[i].text, strlen(rows[i].text), rows[i].value);
		assert_string_equal(out.data, rows[i].replaced);
	}
	str_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_digit_value),
		cmocka_unit_test(test_parse),
		cmocka_unit_test(test_read),
		cmocka_unit_test(test_append),
		cmocka_unit_test(test_digits_of_a_text),
		cmocka_unit_test(test_digits_replaced),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
