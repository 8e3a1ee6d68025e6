/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a clerk's words for a period mean. The fiscal year is 2567 throughout. */
#include <config.h>

#include "text/macros.h"
#include "text/period.h"

#include <string.h>

#include "tests/support/support.h"
#include "text/date.h"
#include "text/number.h"
#include "text/str.h"

enum { FISCAL_YEAR = 2567 };

/* What was understood, in one line: kind, dates, frequency, flags. */
static void put_date(struct str *out, struct date date)
{
	str_printf(out, " %d-%02d-%02d", date.year, date.month, date.day);
}

static void put_period(struct str *out, const struct period *period)
{
	static const char *const frequencies[] = {"", " daily", " weekly", " monthly",
		" quarterly", " half-yearly", " yearly"};
	str_puts(out, period_kind_name(period->kind));
	if (period->from.year)
		put_date(out, period->from);
	if (period->to.year)
		put_date(out, period->to);
	str_puts(out, frequencies[period->frequency]);
	str_puts(out, period->year_taken ? " taken" : "");
	str_puts(out, period->asks ? " asks" : "");
}

struct row {
	const char *text, *means;
};

static void check(const struct row *rows, size_t count, int fiscal_year)
{
	struct str got = STR_INIT;
	for (size_t i = 0; i < count; i++) {
		struct period period =
			period_parse(rows[i].text, strlen(rows[i].text), fiscal_year);
		str_clear(&got);
		put_period(&got, &period);
		if (strcmp(got.data, rows[i].means) != 0)
			fail_msg("%s: %s, not %s", rows[i].text, got.data, rows[i].means);
	}
	str_release(&got);
}

#define WHOLE   "range 2566-10-01 2567-09-30"
#define FISCAL  "fiscal-year 2566-10-01 2567-09-30"
#define NOTHING "not-understood"

static void test_ranges(void **state)
{
	(void)state;
	static const struct row rows[] = {
		{"ต.ค. ๖๖ - ก.ย. ๖๗", WHOLE},
		{"ต.ค.๖๖-ก.ย.๖๗", WHOLE},
		{"ต.ค. ๖๖ ถึง ก.ย. ๖๗", WHOLE},
		{"ตค ๖๖ ถึง กย ๖๗", WHOLE},
		{"ตค ๖๖-กย ๖๗", WHOLE},
		{"๑ ตค 66 - ๓๐ กย 67", WHOLE},
		{"๑ ตค พศ ๒๕๖๖ ถึง ๓๐ กย พ.ศ. ๒๕๖๗", WHOLE},
		{"ตค ปี ๖๖ ถึง กย ปี ๖๗", WHOLE},
		{"๑ ต. ค. ๖๖ - ๓๐ ก. ย. ๖๗", WHOLE},
		{"๑ ต.ค. ๖๖ - ๓๐ ก.ย. ๖๗", WHOLE},
		{"๑ ตุลาคม ๒๕๖๖ – ๓๐ กันยายน ๒๕๖๗", WHOLE},
		{"1 ตุลาคม 2566 ถึง 30 กันยายน 2567", WHOLE},
		{"๑ ตุลาคม พ.ศ. ๒๕๖๖ — ๓๐ กันยายน พ.ศ. ๒๕๖๗", WHOLE},
		{"วันที่ ๑ ตุลาคม ๒๕๖๖ ถึงวันที่ ๓๐ กันยายน ๒๕๖๗", WHOLE},
		{"ตั้งแต่เดือนตุลาคม ๒๕๖๖ จนถึงสิ้นเดือนกันยายน ๒๕๖๗", WHOLE},
		{"ตุลาคม ๒๕๖๖ - กันยายน ๒๕๖๗", WHOLE},
		{"ตุลาคม 2566-กันยายน 2567", WHOLE},
		{"(เดือนตุลาคม ๒๕๖๖ – เดือนกันยายน ๒๕๖๗)", WHOLE},
		{"1/10/2566 - 30/9/2567", WHOLE},
		{"ตุลาคม\u200B ๒๕๖๖\n- กัน ยายน\u00A0๒๕๖๗ ", WHOLE},
		{"ต.ค. – มี.ค.", "range 2566-10-01 2567-03-31 taken"},
		{"ต.ค. – ก.ย.", WHOLE " taken"},
		{"๑ ต.ค. - ๓๐ ก.ย.", WHOLE " taken"},
		{"๑-๕ มกราคม ๒๕๖๗", "range 2567-01-01 2567-01-05"},
		{"๑๐ – ๑๑ มกราคม ๒๕๖๖", "range 2566-01-10 2566-01-11"},
		{"๑ - ๓๐ เม.ย. ๖๗", "range 2567-04-01 2567-04-30"},
		{"วันที่ ๑ ถึง ๕ ตุลาคม", "range 2566-10-01 2566-10-05 taken"},
		{"มกราคม - มีนาคม ๒๕๖๗", "range 2567-01-01 2567-03-31"},
		{"ตุลาคม - มีนาคม ๒๕๖๗", "range 2566-10-01 2567-03-31"},
		{"ตุลาคม ๒๕๖๖ - มีนาคม", "range 2566-10-01 2567-03-31"},
		{"มกราคม ๒๕๖๗ - มีนาคม", "range 2567-01-01 2567-03-31"},
		{"มีนาคม ๒๕๖๗", "range 2567-03-01 2567-03-31"},
		{"เดือนกุมภาพันธ์", "range 2567-02-01 2567-02-29 taken"},
		{"ธ.ค.", "range 2566-12-01 2566-12-31 taken"},
		{"ภายในเดือนธันวาคม ๒๕๖๖", "range 2566-12-01 2566-12-31"},
		{"ต.ค. 2023 - ก.ย. 2024", WHOLE " asks"},
		{"ต.ค. 2023 - ก.ย. ๖๗", WHOLE " asks"},
		{"ก.ย. ๖๗ - ต.ค. ๖๖", "range 2567-09-01 2566-10-31"},
		{"๕ - ๑ มกราคม ๒๕๖๗", "range 2567-01-05 2567-01-01"},
	};
	check(rows, COUNT(rows), FISCAL_YEAR);
}

static void test_days(void **state)
{
	(void)state;
	static const struct row rows[] = {
		{"๒๖ มีนาคม ๒๕๖๗", "day 2567-03-26 2567-03-26"},
		{"26 มี.ค. 67", "day 2567-03-26 2567-03-26"},
		{"วันพุธที่ ๒๘ ธันวาคม ๒๕๖๕", "day 2565-12-28 2565-12-28"},
		{"วันที่ ๕ เดือนมกราคม พ.ศ. ๒๕๖๗", "day 2567-01-05 2567-01-05"},
		{"๕ พ.ย.", "day 2566-11-05 2566-11-05 taken"},
		{"5/1/2024", "day 2567-01-05 2567-01-05 asks"},
		{"ภายในวันที่ ๓๐ กันยายน ๒๕๖๗", "day 2567-09-30 2567-09-30"},
		{"๒๙ ก.พ.", "day 2567-02-29 2567-02-29 taken"},
	};
	check(rows, COUNT(rows), FISCAL_YEAR);
}

static void test_fiscal_years(void **state)
{
	(void)state;
	static const struct row rows[] = {
		{"ปีงบประมาณ พ.ศ. ๒๕๖๗", FISCAL},
		{"ปีงบประมาณ ๒๕๖๗", FISCAL},
		{"ประจำปีงบประมาณ พ.ศ. 2567", FISCAL},
		{"ตลอดปีงบประมาณ ๒๕๖๗", FISCAL},
		{"ตลอดปีงบประมาณ", FISCAL " taken"},
		{"ตลอดปี", FISCAL " taken"},
		{"ตลอดทั้งปี", FISCAL " taken"},
		{"ดำเนินการตลอดปีงบประมาณ", FISCAL " taken"},
		{"ปี ๒๕๖๗", FISCAL},
		{"ปีงบประมาณ 2024", FISCAL " asks"},
		{"รอบ ๑๒ เดือน", FISCAL " taken"},
		{"ปีงบประมาณ ๒๕๖๖ - ๒๕๗๐", "range 2565-10-01 2570-09-30"},
		{"ปีงบประมาณ ๒๕๖๗ (ต.ค. - มี.ค.)", "range 2566-10-01 2567-03-31"},
		{"ปีงบประมาณ ๒๕๖๗ (๑ ต.ค. ๒๕๖๖ - ๓๐ ก.ย. ๒๕๖๗)", WHOLE},
		{"ไตรมาส ๑", "range 2566-10-01 2566-12-31 taken"},
		{"ไตรมาสที่ ๑-๒", "range 2566-10-01 2567-03-31 taken"},
		{"ไตรมาสที่ ๒ ถึงไตรมาสที่ ๔", "range 2567-01-01 2567-09-30 taken"},
		{"ไตรมาส ๔/๒๕๖๘", "range 2568-07-01 2568-09-30"},
		{"ไตรมาส ๑ ปีงบประมาณ ๒๕๖๘", "range 2567-10-01 2567-12-31"},
		{"ไตรมาสที่ ๑ (ต.ค. - ธ.ค. ๒๕๖๖)", "range 2566-10-01 2566-12-31"},
		{"ไตรมาสที่ ๑ - ๔", FISCAL " taken"},
		{"รอบ ๖ เดือน", "range 2566-10-01 2567-03-31 taken"},
		{"รอบ ๖ เดือนหลัง", "range 2567-04-01 2567-09-30 taken"},
		{"๖ เดือนแรก", "range 2566-10-01 2567-03-31 taken"},
		{"รอบ ๖ เดือน (เดือนตุลาคม ๒๕๖๕ – มีนาคม ๒๕๖๖)",
			"range 2565-10-01 2566-03-31"},
	};
	check(rows, COUNT(rows), FISCAL_YEAR);
}

static void test_frequencies(void **state)
{
	(void)state;
	static const struct row rows[] = {
		{"ทุกเดือน", "frequency monthly"},
		{"ทุก ๆ เดือน", "frequency monthly"},
		{"รายเดือน", "frequency monthly"},
		{"เป็นประจำทุกเดือน", "frequency monthly"},
		{"เดือนละ ๑ ครั้ง", "frequency monthly"},
		{"เดือนละครั้ง", "frequency monthly"},
		{"เดือนละ ๒ ครั้ง", "frequency monthly"},
		{"ทุกวัน", "frequency daily"},
		{"ทุกวันทำการ", "frequency daily"},
		{"ทุกสัปดาห์", "frequency weekly"},
		{"สัปดาห์ละ 1 ครั้ง", "frequency weekly"},
		{"ทุกไตรมาส", "frequency quarterly"},
		{"รายไตรมาส", "frequency quarterly"},
		{"ทุก ๓ เดือน", "frequency quarterly"},
		{"ปีละ ๔ ครั้ง", "frequency quarterly"},
		{"ทุก ๖ เดือน", "frequency half-yearly"},
		{"ปีละ ๒ ครั้ง", "frequency half-yearly"},
		{"ปีละ ๑ ครั้ง", "frequency yearly"},
		{"อย่างน้อยปีละ ๑ ครั้ง", "frequency yearly"},
		{"๑ ครั้ง/ปี", "frequency yearly"},
		{"๑๒ ครั้งต่อปี", "frequency monthly"},
		{"ทุกปี", "frequency yearly"},
		{"ทุกเดือน ต.ค. ๖๖ - ก.ย. ๖๗", WHOLE " monthly"},
		{"ต.ค. ๖๖ - ก.ย. ๖๗ (ทุกเดือน)", WHOLE " monthly"},
		{"ทุกไตรมาส ตลอดปีงบประมาณ", FISCAL " quarterly taken"},
		{"๕ มกราคม ของทุกปี", "day 2567-01-05 2567-01-05 yearly taken"},
	};
	check(rows, COUNT(rows), FISCAL_YEAR);
}

static void test_not_understood(void **state)
{
	(void)state;
	static const struct row rows[] = {
		{"", "empty"},
		{" \n\u200B\t", "empty"},
		{"-", NOTHING},
		{"ต่อเนื่อง", NOTHING},
		{"ตามความเหมาะสม", NOTHING},
		{"๓๑ เม.ย. ๖๗", NOTHING},
		{"๑ - ๓๑ เม.ย. ๖๗", NOTHING},
		{"๓๑ - ๕ เม.ย. ๖๗", NOTHING},
		{"๐ - ๕ เม.ย. ๖๗", NOTHING},
		{"๒๙ ก.พ. - ๑ มี.ค. ๖๖", NOTHING},
		{"ต.ค. ๖๖ - ", NOTHING},
		{"ต.ค. ๖๖ - ก.ย. ๖๗ เป็นต้นไป", NOTHING},
		{"ต.ค. ๖๖ - ก.ย. ๖๗ ม.ค. ๖๗", NOTHING},
		{"มกราคม, มีนาคม ๒๕๖๗", NOTHING},
		{"ทุกวันที่ ๕ ของเดือน", NOTHING},
		{"ทุก", NOTHING},
		{"ทุก ๕ เดือน", NOTHING},
		{"ทุก ๒ วัน", NOTHING},
		{"ปีละ ๐ ครั้ง", NOTHING},
		{"ทุกเดือน ทุกปี", NOTHING},
		{"ไตรมาส ๕", NOTHING},
		{"ไตรมาส ๓-๒", NOTHING},
		{"รอบ ๗ เดือน", NOTHING},
		{"๖ เดือน", NOTHING},
		{"ปี", NOTHING},
		{"๒๕๖๗", NOTHING},
		{"99999999999", NOTHING},
		{"มีนาคม ๒๓๙๙", NOTHING},
		{"\xFF\xE0\xB8", NOTHING},
	};
	check(rows, COUNT(rows), FISCAL_YEAR);
}

static void test_fiscal_year_unknown(void **state)
{
	(void)state;
	static const struct row rows[] = {
		{"ต.ค. – มี.ค.", NOTHING},
		{"ตลอดปีงบประมาณ", NOTHING},
		{"ไตรมาส ๑", NOTHING},
		{"๕ พ.ย.", NOTHING},
		{"ปีงบประมาณ ๒๕๖๗", FISCAL},
		{"ต.ค. ๖๖ - ก.ย. ๖๗", WHOLE},
		{"ไตรมาส ๑ ปีงบประมาณ ๒๕๖๗", "range 2566-10-01 2566-12-31"},
		{"ทุกเดือน", "frequency monthly"},
	};
	check(rows, COUNT(rows), 0);
}

static void test_describe(void **state)
{
	(void)state;
	static const struct row rows[] = {
		{"", "nothing yet"},
		{"?", "not understood"},
		{"๒๖ มี.ค. ๖๗", "๒๖ มีนาคม ๒๕๖๗"},
		{"ต.ค. - มี.ค.",
			"๑ ตุลาคม ๒๕๖๖ – ๓๑ มีนาคม ๒๕๖๗ (year taken from the report)"},
		{"ปีงบประมาณ 2567", "fiscal year ๒๕๖๗"},
		{"ทุกเดือน", "every month"},
		{"ทุกไตรมาส ปีงบประมาณ 2567", "fiscal year ๒๕๖๗, every quarter"},
		{"มี.ค. 2024", "๑ มีนาคม ๒๕๖๗ – ๓๑ มีนาคม ๒๕๖๗ "
			      "(a year of the Common Era: is that meant?)"},
	};
	struct str out = STR_INIT;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct period period =
			period_parse(rows[i].text, strlen(rows[i].text), FISCAL_YEAR);
		str_clear(&out);
		str_putc(&out, '>');
		period_describe(&out, &period, DIGITS_THAI);
		assert_string_equal(out.data + 1, rows[i].means);
	}
	str_release(&out);
}

/* Whatever is typed, dates come whole and exist, or not at all. */
static void test_in_few_columns(void **state)
{
	static const struct {
		const char *typed, *shown;
	} rows[] = {{"ต.ค. ๖๗ - ก.ย. ๖๘", "ต.ค. ๖๗–ก.ย. ๖๘"},
		{"๑ ตุลาคม ๒๕๖๗ ถึง ๓๐ กันยายน ๒๕๖๘", "ต.ค. ๖๗–ก.ย. ๖๘"},
		{"ปีงบประมาณ พ.ศ. ๒๕๖๘", "ต.ค. ๖๗–ก.ย. ๖๘"},
		{"ม.ค. - มี.ค. ๖๘", "ม.ค.–มี.ค. ๖๘"}, {"มกราคม ๒๕๖๘", "ม.ค. ๖๘"},
		{"๒๒ มกราคม ๒๕๖๘", "๒๒ ม.ค. ๖๘"}, {"๕ - ๒๐ ม.ค. ๖๘", "๕–๒๐ ม.ค. ๖๘"},
		{"๒๒ ม.ค. ๖๘ - ๑๕ มี.ค. ๖๘", "๒๒ ม.ค.–๑๕ มี.ค. ๖๘"},
		{"ทุกเดือน", "every month"},
		{"ทุกเดือน ต.ค. ๖๗ - ก.ย. ๖๘", "ต.ค. ๖๗–ก.ย. ๖๘, every month"},
		{"เมื่อพร้อม", ""}, {"", ""}};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct str out = STR_INIT;
		const struct period period =
			period_parse(rows[i].typed, strlen(rows[i].typed), FISCAL_YEAR);
		period_append_short(&out, &period, DIGITS_THAI);
		assert_string_equal(out.data, rows[i].shown);
		str_release(&out);
	}
}

static void test_any_words(void **state)
{
	(void)state;
	static const char *const words[] = {"๑", "๓๑", "๖๗", "2567", "2024", "ต.ค.",
		"ก.พ.", "มกราคม", " - ", "ถึง", "ทุก", "เดือน", "ปีงบประมาณ", "ไตรมาส", "/",
		"รอบ", "(", "วันที่", "ครั้ง", "ละ", "พ.ศ.", " ", "๖", "x"};
	struct support_random random = {5};
	struct str text = STR_INIT;
	int understood = 0;
	for (int round = 0; round < 100000; round++) {
		str_clear(&text);
		for (uint32_t left = 1 + support_draw(&random, 7); left; left--)
			str_puts(&text, words[support_draw(&random, COUNT(words))]);
		struct period period = period_parse(text.data, text.bytes, FISCAL_YEAR);
		bool dated = period.kind == PERIOD_DAY || period.kind == PERIOD_RANGE ||
			     period.kind == PERIOD_FISCAL_YEAR;
		understood += dated;
		assert_int_equal(dated, period.from.year != 0);
		assert_int_equal(dated, period.to.year != 0);
		assert_true(period.from.day <=
			    month_days(period.from.month, period.from.year));
		assert_true(period.to.day <= month_days(period.to.month, period.to.year));
		assert_true(!dated || (period.from.day > 0 && period.to.day > 0));
		assert_true(period.kind != PERIOD_FREQUENCY || period.frequency);
	}
	assert_true(understood > 1000);
	str_release(&text);
}

/* Every period that the reports hold: they are what real offices write. */
static void test_periods_of_the_reports(void **state)
{
	(void)state;
	struct str text = STR_INIT;
	for (const struct support_report *report = support_reports; report->path;
		report++) {
		size_t met = 0;
		support_read(report->path, &text);
		for (const char *at = text.data; (at = strstr(at, "\"period\"")); met++) {
			const char *start = strchr(strchr(at, ':'), '"') + 1;
			const char *end = strchr(start, '"');
			size_t bytes = (size_t)(end - start);
			struct period period = period_parse(start, bytes, FISCAL_YEAR);
			if (period.kind == PERIOD_NOT_UNDERSTOOD)
				fail_msg("%s: %.*s", report->path, (int)bytes, start);
			assert_int_equal(period.kind == PERIOD_EMPTY, bytes == 0);
			at = end;
		}
		assert_true(met > 0);
	}
	str_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_ranges),
		cmocka_unit_test(test_days),
		cmocka_unit_test(test_fiscal_years),
		cmocka_unit_test(test_frequencies),
		cmocka_unit_test(test_not_understood),
		cmocka_unit_test(test_fiscal_year_unknown),
		cmocka_unit_test(test_describe),
		cmocka_unit_test(test_in_few_columns),
		cmocka_unit_test(test_any_words),
		cmocka_unit_test(test_periods_of_the_reports),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
