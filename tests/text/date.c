/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "text/date.h"

#include <stdlib.h>
#include <string.h>

#include "tests/support/support.h"
#include "text/macros.h"
#include "text/number.h"
#include "text/str.h"

static void assert_date(struct date date, int year, int month, int day)
{
	assert_int_equal(date.year, year);
	assert_int_equal(date.month, month);
	assert_int_equal(date.day, day);
}

static void test_parse(void **state)
{
	(void)state;
	/* rest: what was not read; NULL: no date at all */
	static const struct {
		const char *text, *rest;
		struct date date;
		bool asks;
	} rows[] = {
		{"๑ ตุลาคม ๒๕๖๖", "", {2566, 10, 1}, false},
		{"1 ตุลาคม 2566 ถึง", " ถึง", {2566, 10, 1}, false},
		{"๒๖ มีนาคม พ.ศ. ๒๕๖๗)", ")", {2567, 3, 26}, false},
		{"๒๖ มีนาคม พศ ๒๕๖๗", "", {2567, 3, 26}, false},
		{"๑ ต.ค. ๖๖ - ๓๐", " - ๓๐", {2566, 10, 1}, false},
		{"ต.ค.๖๗-ก.ย.๖๘", "-ก.ย.๖๘", {2567, 10, 0}, false},
		{"ต.ค ๖๗", "", {2567, 10, 0}, false},
		{"ตค. ๖๗", "", {2567, 10, 0}, false},
		{"ตค ๖๗", "", {2567, 10, 0}, false},
		{"๑ มค 69", "", {2569, 1, 1}, false},
		{"๑มค69", "", {2569, 1, 1}, false},
		{"๑ ม. ค. ๖๙", "", {2569, 1, 1}, false},
		{"มคพศ ๒๕๖๙", "", {2569, 1, 0}, false},
		{"มคปี ๒๕๖๙", "", {2569, 1, 0}, false},
		{"ต. คลอง", NULL, {0}, false},
		{"ตคถึงกย", "ถึงกย", {0, 10, 0}, false},
		{"มี.ค.", "", {0, 3, 0}, false},
		{"มิย", "", {0, 6, 0}, false},
		{"ธันวาคม", "", {0, 12, 0}, false},
		{"เดือน มกราคม ๒๕๖๗", "", {2567, 1, 0}, false},
		{"วันที่ ๕ เดือนมกราคม พ.ศ.๒๕๖๗", "", {2567, 1, 5}, false},
		{"วันพุธที่ ๒๘ ธันวาคม ๒๕๖๕", "", {2565, 12, 28}, false},
		{"วันพฤหัสบดีที่ ๒๙ ธ.ค. ๖๕", "", {2565, 12, 29}, false},
		{" \u00A0๕\u200B มกราคม\t๒๕๖๗", "", {2567, 1, 5}, false},
		{"1/10/2566", "", {2566, 10, 1}, false},
		{"๑/๑๐/๖๖ น.", " น.", {2566, 10, 1}, false},
		{"28 Feb", NULL, {0}, false},
		{"5 มีนาคม 2024", "", {2567, 3, 5}, true},
		{"5 มีนาคม ค.ศ. 2024", "", {2567, 3, 5}, false},
		{"5/3/2024", "", {2567, 3, 5}, true},
		{"๓๑ เม.ย. ๖๗", NULL, {0}, false},
		{"๓๒ ม.ค. ๖๗", NULL, {0}, false},
		{"๐ ม.ค. ๖๗", NULL, {0}, false},
		{"๒๙ ก.พ. ๖๗", "", {2567, 2, 29}, false},
		{"๒๙ ก.พ. ๖๖", NULL, {0}, false},
		{"๒๙ ก.พ.", "", {0, 2, 29}, false},
		{"30/2/2567", NULL, {0}, false},
		{"1/13/2567", NULL, {0}, false},
		{"1/0/2567", NULL, {0}, false},
		{"1/2", NULL, {0}, false},
		{"มีนาคม ๗", " ๗", {0, 3, 0}, false},
		{"มีนาคม ๒๓๙๙", " ๒๓๙๙", {0, 3, 0}, false},
		{"มีนาคม ๐๐๖๗", " ๐๐๖๗", {0, 3, 0}, false},
		{"มีนาคม ๒๕๖๗๘", " ๒๕๖๗๘", {0, 3, 0}, false},
		{"กยศ", NULL, {0}, false},
		{"พ.ศ. ๒๕๖๗", NULL, {0}, false},
		{"ปีงบประมาณ", NULL, {0}, false},
		{"๒๕๖๗", NULL, {0}, false},
		{"ม", NULL, {0}, false},
		{"", NULL, {0}, false},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct date date = {1, 2, 3};
		size_t used = 77;
		bool asks = true;
		bool read = date_parse(
			rows[i].text, strlen(rows[i].text), &used, &date, &asks);
		if (read != (rows[i].rest != NULL))
			fail_msg("%s: read %d", rows[i].text, read);
		if (!read) {
			assert_date(date, 1, 2, 3);
			assert_int_equal(used, 77);
			assert_true(asks);
			continue;
		}
		assert_string_equal(rows[i].text + used, rows[i].rest);
		assert_date(
			date, rows[i].date.year, rows[i].date.month, rows[i].date.day);
		assert_int_equal(asks, rows[i].asks);
	}
}

static void test_year(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		int year; /* 0: none */
		bool asks;
	} rows[] = {
		{"๒๕๖๗", 2567, false},
		{"๖๗", 2567, false},
		{"พ.ศ. ๒๕๖๗", 2567, false},
		{"พ.ศ.2567", 2567, false},
		{"ปี พ.ศ. ๒๕๖๗", 2567, false},
		{"2400", 2400, false},
		{"2399", 0, false},
		{"2101", 0, false},
		{"2100", 2643, true},
		{"1900", 2443, true},
		{"1899", 0, false},
		{"ค.ศ. 2024", 2567, false},
		{"ค.ศ. 2567", 0, false},
		{"ค.ศ. 24", 0, false},
		{"๗", 0, false},
		{"๕๖๗", 0, false},
		{"ปี", 0, false},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		size_t used = 0, bytes = strlen(rows[i].text);
		int year = 0;
		bool asks = false;
		bool read = year_parse(rows[i].text, bytes, &used, &year, &asks);
		assert_int_equal(read, rows[i].year != 0);
		assert_int_equal(year, rows[i].year);
		assert_int_equal(asks, rows[i].asks);
		assert_int_equal(used, read ? bytes : 0);
	}
}

static void test_append(void **state)
{
	(void)state;
	static const struct {
		struct date date;
		enum date_style style;
		enum digits digits;
		const char *text;
	} rows[] = {
		{{2566, 10, 1}, DATE_LONG, DIGITS_THAI, "๑ ตุลาคม ๒๕๖๖"},
		{{2566, 10, 1}, DATE_SHORT, DIGITS_THAI, "๑ ต.ค. ๖๖"},
		{{2566, 10, 1}, DATE_SHORT, DIGITS_ARABIC, "1 ต.ค. 66"},
		{{2505, 2, 0}, DATE_SHORT, DIGITS_AS_TYPED, "ก.พ. ๐๕"},
		{{2499, 2, 0}, DATE_SHORT, DIGITS_ARABIC, "ก.พ. 2499"},
		{{2567, 0, 0}, DATE_LONG, DIGITS_THAI, "๒๕๖๗"},
		{{0, 6, 30}, DATE_LONG, DIGITS_ARABIC, "30 มิถุนายน"},
		{{0, 0, 0}, DATE_LONG, DIGITS_ARABIC, ""},
	};
	struct str out = STR_INIT;
	for (size_t i = 0; i < COUNT(rows); i++) {
		str_clear(&out);
		date_append(&out, rows[i].date, rows[i].style, rows[i].digits);
		assert_string_equal(out.data, rows[i].text);
	}
	str_release(&out);
}

/* Every day of four years, in both styles, is read back. */
static void test_there_and_back(void **state)
{
	(void)state;
	struct str out = STR_INIT;
	for (int year = 2566; year < 2570; year++) {
		for (int month = 1; month <= 12; month++) {
			for (int day = 1; day <= month_days(month, year); day++) {
				struct date date = {year, month, day}, back = {0};
				size_t used;
				bool asks;
				str_clear(&out);
				date_append(&out, date,
					(day & 1) ? DATE_LONG : DATE_SHORT,
					(month & 1) ? DIGITS_THAI : DIGITS_ARABIC);
				assert_true(date_parse(
					out.data, out.bytes, &used, &back, &asks));
				assert_int_equal(used, out.bytes);
				assert_int_equal(date_compare(date, back), 0);
				assert_false(asks);
			}
		}
	}
	str_release(&out);
}

static void test_months(void **state)
{
	(void)state;
	int days = 0;
	for (int month = 1; month <= 12; month++)
		days += month_days(month, 2566);
	assert_int_equal(days, 365);
	assert_int_equal(month_days(2, 2567), 29); /* 2024 */
	assert_int_equal(month_days(2, 2543), 29); /* 2000 */
	assert_int_equal(month_days(2, 2643), 28); /* 2100 */
	assert_int_equal(month_days(2, 0), 29);
	assert_int_equal(month_days(0, 2567), 0);
	assert_int_equal(month_days(13, 2567), 0);
	assert_string_equal(month_name(12), "ธันวาคม");
	assert_string_equal(month_short(1), "ม.ค.");
	assert_string_equal(month_name(0), "");
	assert_string_equal(month_short(13), "");
}

static void test_compare(void **state)
{
	(void)state;
	static const struct date climbing[] = {{0, 0, 0}, {0, 5, 31}, {2566, 0, 0},
		{2566, 1, 0}, {2566, 1, 31}, {2566, 2, 1}, {2567, 1, 1}};
	for (size_t i = 0; i < COUNT(climbing); i++) {
		for (size_t k = 0; k < COUNT(climbing); k++) {
			int order = date_compare(climbing[i], climbing[k]);
			assert_int_equal(order < 0, i < k);
			assert_int_equal(order > 0, i > k);
		}
	}
}

static void test_fiscal_year(void **state)
{
	(void)state;
	assert_int_equal(date_fiscal_year((struct date){2567, 10, 1}), 2568);
	assert_int_equal(date_fiscal_year((struct date){2567, 9, 30}), 2567);
	assert_int_equal(date_fiscal_year((struct date){2567, 1, 0}), 2567);
	assert_date(fiscal_year_first(2567), 2566, 10, 1);
	assert_date(fiscal_year_last(2567, 12), 2567, 9, 30);
	assert_date(fiscal_year_last(2567, 6), 2567, 3, 31);
}

/* As the calendar of the machine counts, day by day over leap years and centuries. */
static void test_days(void **state)
{
	enum { DAY = 24 * 60 * 60, DAYS = 120000 };
	const struct date first = date_from_time(0);
	(void)state;
	for (long days = -20000; days < DAYS; days++)
		assert_int_equal(
			date_days(first, date_from_time((time_t)days * DAY)), days);
	assert_int_equal(date_days(date_from_time(DAY), first), -1);
}

static void test_thailand_in_any_zone(void **state)
{
	(void)state;
	static const char *const zones[] = {
		"UTC", "Asia/Bangkok", "America/New_York", "XXX-14"};
	for (size_t i = 0; i < COUNT(zones); i++) {
		setenv("TZ", zones[i], 1);
		tzset();
		assert_date(date_from_time(0), 2513, 1, 1);
		assert_date(date_from_time(1727715599), 2567, 9, 30);
		assert_date(date_from_time(1727715600), 2567, 10, 1);
		assert_date(date_from_time(-8 * 60 * 60), 2512, 12, 31);
	}
	unsetenv("TZ");
	tzset();
	assert_date(date_from_time((time_t)INT64_MAX), 0, 0, 0);
	assert_date(date_from_time((time_t)INT64_MIN), 0, 0, 0);
}

/* The second of the day, and the moment at which a minute begins: one is the other's way
 * back. */
static void test_clock(void **state)
{
	enum { DAY = 24 * 60 * 60, SEVEN = 7 * 60 * 60, STEP = 12347 };
	(void)state;
	assert_int_equal(date_second(0), SEVEN);
	assert_int_equal(date_second(-SEVEN), 0);
	assert_int_equal(date_second(-SEVEN - 1), DAY - 1);
	assert_int_equal(date_second(1795143751), 10 * 3600 + 2 * 60 + 31);
	for (int64_t at = -3L * DAY; at < 60L * DAY; at += STEP) {
		const int second = date_second((time_t)at);
		const struct date day = date_from_time((time_t)at);
		assert_int_equal(date_minute(day, second / 60) + second % 60, at);
	}
	assert_in_range(date_second((time_t)INT64_MAX), 0, DAY - 1);
	assert_in_range(date_second((time_t)INT64_MIN), 0, DAY - 1);
}

static void test_now(void **state)
{
	(void)state;
	setenv("SOURCE_DATE_EPOCH", "1727715600", 1);
	assert_int_equal(time_now(), 1727715600);
	static const char *const nonsense[] = {"", "x", "12x", "99999999999999999999"};
	for (size_t i = 0; i < COUNT(nonsense); i++) {
		setenv("SOURCE_DATE_EPOCH", nonsense[i], 1);
		assert_true(time_now() > 1727715600);
		assert_true(time_now() <= time(NULL));
	}
	unsetenv("SOURCE_DATE_EPOCH");
	assert_true(time_now() > 1727715600);
}

/* What is written, whether the calendar has it or not. */
static void test_read(void **state)
{
	static const struct {
		const char *text;
		struct date date;
		bool exists;
	} rows[] = {
		{"๓๑ เมษายน ๒๕๖๘", {2568, 4, 31}, false},
		{"๓๐ เมษายน ๒๕๖๘", {2568, 4, 30}, true},
		{"29 ก.พ. 2568", {2568, 2, 29}, false},
		{"29 ก.พ. 2567", {2567, 2, 29}, true},
		{"๓๐ กุมภาพันธ์", {0, 2, 30}, false},
		{"๐ มกราคม ๒๕๖๘", {2568, 1, -1}, false},
		{"31/6/2568", {2568, 6, 31}, false},
		{"มีนาคม ๒๕๖๘", {2568, 3, 0}, true},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct date date;
		size_t used;
		bool asks;
		assert_true(date_read(
			rows[i].text, strlen(rows[i].text), &used, &date, &asks));
		assert_int_equal(used, strlen(rows[i].text));
		assert_date(
			date, rows[i].date.year, rows[i].date.month, rows[i].date.day);
		assert_int_equal(date_exists(date), rows[i].exists);
	}
}

static void test_weekdays(void **state)
{
	static const struct {
		struct date date;
		int weekday;
	} rows[] = {{{2565, 12, 28}, 3}, {{2513, 1, 1}, 4}, {{2567, 2, 29}, 4},
		{{2443, 1, 1}, 1}, {{2612, 12, 31}, 2}};
	static const struct {
		const char *text;
		int weekday;
		size_t start;
	} named[] = {{"วันพุธที่ ", 3, 0}, {"วันพฤหัสบดี", 4, 0}, {"วันพฤหัส ที่", 4, 0},
		{"ใน วันอาทิตย์ที่", 7, 7}, {"วันที่ ", 0, 0}, {"พุธที่ ", 0, 0}, {"", 0, 0}};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_int_equal(date_weekday(rows[i].date), rows[i].weekday);
	for (size_t i = 0; i < COUNT(named); i++) {
		size_t start = 0;
		assert_int_equal(
			weekday_before(named[i].text, strlen(named[i].text), &start),
			named[i].weekday);
		assert_int_equal(start, named[i].start);
	}
	assert_string_equal(weekday_name(4), "พฤหัสบดี");
	assert_string_equal(weekday_name(7), "อาทิตย์");
	assert_string_equal(weekday_name(0), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_parse),
		cmocka_unit_test(test_read),
		cmocka_unit_test(test_weekdays),
		cmocka_unit_test(test_year),
		cmocka_unit_test(test_append),
		cmocka_unit_test(test_there_and_back),
		cmocka_unit_test(test_months),
		cmocka_unit_test(test_compare),
		cmocka_unit_test(test_fiscal_year),
		cmocka_unit_test(test_days),
		cmocka_unit_test(test_thailand_in_any_zone),
		cmocka_unit_test(test_clock),
		cmocka_unit_test(test_now),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
