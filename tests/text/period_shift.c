/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Periods and texts of one year made those of another.
 */
#include <config.h>

#include "tests/support/support.h"

#include <string.h>

#include "text/period.h"
#include "text/period_shift.h"
#include "text/str.h"

static void test_periods(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		int years;
		const char *moved;
	} cases[] = {
		{"ต.ค. ๖๗ - ก.ย. ๖๘", 1, "ต.ค. ๖๘ - ก.ย. ๖๙"},
		{"ต.ค. ๖๗ - ก.ย. ๖๘", 3, "ต.ค. ๗๐ - ก.ย. ๗๑"},
		{"ต.ค. ๖๗ - ก.ย. ๖๘", -1, "ต.ค. ๖๖ - ก.ย. ๖๗"},
		{"ต.ค. ๖๗ - ก.ย. ๖๘", 0, "ต.ค. ๖๗ - ก.ย. ๖๘"},
		{"ต.ค. ๖๕ ถึง ก.ย. ๖๖", 1, "ต.ค. ๖๖ ถึง ก.ย. ๖๗"},
		{"ตุลาคม 2566-กันยายน 2567", 1, "ตุลาคม 2567-กันยายน 2568"},
		{"๑ ตุลาคม ๒๕๖๖ – ๓๐ กันยายน ๒๕๖๗", 1, "๑ ตุลาคม ๒๕๖๗ – ๓๐ กันยายน ๒๕๖๘"},
		{"๒๖ มีนาคม ๒๕๖๗", 1, "๒๖ มีนาคม ๒๕๖๘"},
		{"ปีงบประมาณ พ.ศ. ๒๕๖๗", 1, "ปีงบประมาณ พ.ศ. ๒๕๖๘"},
		{"ปีงบประมาณ ๒๕๖๖ - ๒๕๗๐", 2, "ปีงบประมาณ ๒๕๖๘ - ๒๕๗๒"},
		{"ไตรมาส ๑/๒๕๖๗", 1, "ไตรมาส ๑/๒๕๖๘"},
		{"รอบ ๖ เดือน พ.ศ. ๒๕๖๗", 1, "รอบ ๖ เดือน พ.ศ. ๒๕๖๘"},
		{"1/10/2566 - 30/9/2567", 1, "1/10/2567 - 30/9/2568"},
		{"๑-๕ มกราคม ๒๕๖๗", 1, "๑-๕ มกราคม ๒๕๖๘"},
		{"ทุกเดือน ต.ค. ๖๗ - ก.ย. ๖๘", 1, "ทุกเดือน ต.ค. ๖๘ - ก.ย. ๖๙"},
		{"ต.ค. - ก.ย. ๖๘", 1, "ต.ค. - ก.ย. ๖๙"},
		{"  ต.ค.๖๗ -\tก.ย.๖๘ ", 1, "  ต.ค.๖๘ -\tก.ย.๖๙ "},
		/* Pasted, with spaces inside the words. */
		{"ตุลา คม ๒๕๖๗ – กัน ยายน ๒๕๖๘", 1, "ตุลา คม ๒๕๖๘ – กัน ยายน ๒๕๖๙"},
		/* Digits of both kinds stay of both. */
		{"ต.ค. ๒๕๖7", 1, "ต.ค. ๒๕๖8"},
		{"พฤศจิกายน 2024", 1, "พฤศจิกายน 2025"},
		{"ธ.ค. ๙๙", 1, "ธ.ค. ๐๐"},
		/* The 29th of February is there in 2567 and in 2571. */
		{"๒๙ กุมภาพันธ์ ๒๕๖๗", 1, "๒๘ กุมภาพันธ์ ๒๕๖๘"},
		{"๒๙ กุมภาพันธ์ ๒๕๖๗", 4, "๒๙ กุมภาพันธ์ ๒๕๗๑"},
		{"1 - 29 ก.พ. 67", 1, "1 - 28 ก.พ. 68"},
		{"29/2/2567 - 31/3/2567", 1, "28/2/2568 - 31/3/2568"},
		{"วันพุธที่ ๒๙ ก.พ. ๖๗", 1, "วันพุธที่ ๒๘ ก.พ. ๖๘"},
		/* What names no year stays; what is not understood stays. */
		{"ต.ค. – มี.ค.", 1, "ต.ค. – มี.ค."},
		{"๒๙ ก.พ.", 1, "๒๙ ก.พ."},
		{"ทุกเดือน", 1, "ทุกเดือน"},
		{"ตลอดปีงบประมาณ", 1, "ตลอดปีงบประมาณ"},
		{"ตามแผน ปี ๒๕๖๗ และอื่น ๆ", 1, "ตามแผน ปี ๒๕๖๗ และอื่น ๆ"},
		{"๓๑ กุมภาพันธ์ ๒๕๖๗", 1, "๓๑ กุมภาพันธ์ ๒๕๖๗"},
		{"", 1, ""},
		{"   ", 1, "   "},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct str out = STR_INIT;
		str_puts(&out, "|");
		period_shift(&out, cases[i].text, strlen(cases[i].text), cases[i].years);
		if (strcmp(out.data + 1, cases[i].moved) != 0)
			fail_msg("'%s' by %d is '%s', not '%s'", cases[i].text,
				cases[i].years, out.data + 1, cases[i].moved);
		str_release(&out);
	}
}

/* What a period means moves by the same years. */
static void test_meaning(void **state)
{
	(void)state;
	static const char *const periods[] = {"ต.ค. ๖๗ - ก.ย. ๖๘", "๒๖ มีนาคม ๒๕๖๗",
		"ปีงบประมาณ พ.ศ. ๒๕๖๗", "ไตรมาส ๒/๖๗", "มกราคม ๒๕๖๗ ถึง มีนาคม ๒๕๖๗"};
	for (size_t i = 0; i < sizeof(periods) / sizeof(*periods); i++) {
		struct str out = STR_INIT;
		period_shift(&out, periods[i], strlen(periods[i]), 7);
		struct period before = period_parse(periods[i], strlen(periods[i]), 0);
		struct period after = period_parse(out.data, out.bytes, 0);
		assert_int_equal(after.kind, before.kind);
		assert_int_equal(after.from.year, before.from.year + 7);
		assert_int_equal(after.to.year, before.to.year + 7);
		assert_int_equal(after.from.month, before.from.month);
		assert_int_equal(after.to.month, before.to.month);
		str_release(&out);
	}
}

/* A report of the fiscal year 2568 becomes one of 2569. */
static void test_texts(void **state)
{
	(void)state;
	static const struct {
		const char *text, *moved;
	} cases[] = {
		{"ประจำปีงบประมาณ พ.ศ. ๒๕๖๘ รอบ ๑๒ เดือน",
			"ประจำปีงบประมาณ พ.ศ. ๒๕๖๙ รอบ ๑๒ เดือน"},
		{"ในปี พ.ศ.๒๕๖๘ และ", "ในปี พ.ศ.๒๕๖๙ และ"},
		{"ประจำปี 2568", "ประจำปี 2569"},
		{"ปีงบประมาณ 256๘", "ปีงบประมาณ 256๙"},
		/* The ITA year where the line says so. */
		{"ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. ๒๕๖๗",
			"ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"},
		{"การประเมินคุณธรรมฯ ปี ๒๕๖๗ จะนำมาใช้ในปี ๒๕๖๘",
			"การประเมินคุณธรรมฯ ปี ๒๕๖๘ จะนำมาใช้ในปี ๒๕๖๙"},
		{"เมื่อปี ๒๕๖๗ น้ำท่วม", "เมื่อปี ๒๕๖๗ น้ำท่วม"},
		{"ITA สูงขึ้น\nเมื่อปี ๒๕๖๗ น้ำท่วม", "ITA สูงขึ้น\nเมื่อปี ๒๕๖๗ น้ำท่วม"},
		{"ปี ๒๕๖๖ และ ๒๕๗๐", "ปี ๒๕๖๖ และ ๒๕๗๐"},
		/* Months of the year, and where it and its rounds begin and end. */
		{"ตั้งแต่เดือนตุลาคม ๒๕๖๗ ถึงเดือนกันยายน ๒๕๖๘",
			"ตั้งแต่เดือนตุลาคม ๒๕๖๘ ถึงเดือนกันยายน ๒๕๖๙"},
		{"(ต.ค. ๖๗ - มี.ค. ๖๘)", "(ต.ค. ๖๘ - มี.ค. ๖๙)"},
		{"1 ตุลาคม 2567 – 30 กันยายน 2568", "1 ตุลาคม 2568 – 30 กันยายน 2569"},
		{"ณ วันที่ ๓๑ มีนาคม ๒๕๖๘", "ณ วันที่ ๓๑ มีนาคม ๒๕๖๙"},
		{"ตุลาคม ๒๕๖๘", "ตุลาคม ๒๕๖๘"}, /* of 2569 */
		{"กันยายน ๒๕๖๗", "กันยายน ๒๕๖๗"},
		/* Events stay. */
		{"เมื่อวันที่ ๑๐ ตุลาคม ๒๕๖๗", "เมื่อวันที่ ๑๐ ตุลาคม ๒๕๖๗"},
		{"วันพุธที่ 15 มกราคม 2568 ประชุม", "วันพุธที่ 15 มกราคม 2568 ประชุม"},
		{"วันที่ 10 – 11 มกราคม 2568", "วันที่ 10 – 11 มกราคม 2568"},
		/* So do laws, addresses and what only looks like a year. */
		{"ระเบียบว่าด้วยการนี้ พ.ศ. ๒๕๖๘", "ระเบียบว่าด้วยการนี้ พ.ศ. ๒๕๖๘"},
		{"- พระราชบัญญัติ พ.ศ. ๒๕๖๘\n- แผน พ.ศ. ๒๕๖๘",
			"- พระราชบัญญัติ พ.ศ. ๒๕๖๘\n- แผน พ.ศ. ๒๕๖๙"},
		{"ตามระเบียบ ประจำปีงบประมาณ พ.ศ. ๒๕๖๘",
			"ตามระเบียบ ประจำปีงบประมาณ พ.ศ. ๒๕๖๙"},
		{"สมัยที่ 4/2568", "สมัยที่ 4/2568"},
		{"https://a.go.th/2568/x ita2568.pdf",
			"https://a.go.th/2568/x ita2568.pdf"},
		{"12568 25680 2,568 2568.50", "12568 25680 2,568 2568.50"},
		{"", ""},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct str out = STR_INIT;
		year_shift(&out, cases[i].text, strlen(cases[i].text), 2568, 1);
		if (strcmp(out.data, cases[i].moved) != 0)
			fail_msg("'%s' is '%s', not '%s'", cases[i].text, out.data,
				cases[i].moved);
		str_release(&out);
	}
}

/* There and back again, whatever the bytes are. */
/* Half a year becomes a whole one where it is just that, in the words that it has. */
static void test_lengthened(void **state)
{
	(void)state;
	static const struct {
		const char *text, *longer;
	} cases[] = {
		{"ต.ค. ๖๗ - มี.ค. ๖๘", "ต.ค. ๖๗ - ก.ย. ๖๘"},
		{"ตุลาคม 2567-มีนาคม 2568", "ตุลาคม 2567-กันยายน 2568"},
		{"๑ ตุลาคม ๒๕๖๗ – ๓๑ มีนาคม ๒๕๖๘", "๑ ตุลาคม ๒๕๖๗ – ๓๐ กันยายน ๒๕๖๘"},
		{"ต.ค. – มี.ค.", "ต.ค. – ก.ย."},
		{"ทุกเดือน ต.ค. ๖๗ - มี.ค. ๖๘", "ทุกเดือน ต.ค. ๖๗ - ก.ย. ๖๘"},
		/* Other spans, other years, and what is no span. */
		{"พ.ย. ๖๗ - มี.ค. ๖๘", "พ.ย. ๖๗ - มี.ค. ๖๘"},
		{"ต.ค. ๖๖ - มี.ค. ๖๗", "ต.ค. ๖๖ - มี.ค. ๖๗"},
		{"ต.ค. ๖๗ - ก.ย. ๖๘", "ต.ค. ๖๗ - ก.ย. ๖๘"},
		{"มี.ค. ๖๘", "มี.ค. ๖๘"},
		{"1/10/2567 - 31/3/2568", "1/10/2567 - 31/3/2568"},
		{"ทุกเดือน", "ทุกเดือน"},
		{"เมื่อมีนาคม", "เมื่อมีนาคม"},
		{"", ""},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct str out = STR_INIT;
		period_lengthen(&out, cases[i].text, strlen(cases[i].text), 2568);
		assert_string_equal(out.data ? out.data : "", cases[i].longer);
		str_release(&out);
	}
}

static void test_rounds(void **state)
{
	(void)state;
	static const struct {
		const char *text, *moved;
	} cases[] = {
		{"รายงาน รอบ ๖ เดือน ปี ๒๕๖๘", "รายงาน รอบ ๑๒ เดือน ปี ๒๕๖๘"},
		{"รอบ6เดือน และรอบ ๖  เดือน", "รอบ12เดือน และรอบ ๑๒  เดือน"},
		{"ภายใน ๖ เดือน", "ภายใน ๖ เดือน"},
		{"รอบ ๖๐ เดือน", "รอบ ๖๐ เดือน"},
		{"รอบ ๖", "รอบ ๖"},
		{"รอบ", "รอบ"},
		{"", ""},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct str out = STR_INIT;
		round_shift(&out, cases[i].text, strlen(cases[i].text), 6, 12);
		assert_string_equal(out.data ? out.data : "", cases[i].moved);
		str_release(&out);
	}
}

static void test_noise(void **state)
{
	(void)state;
	static const char *const parts[] = {"ต.ค.", " ", "๖๗", "2568", "-", "ก.ย.", "\n",
		"ๆ", "่", "\xE0\xB8", "\xFF", "ITA", "พ.ศ.", "ปีงบประมาณ", "๒๙", "ก.พ.",
		"/", "ถึง"};
	struct support_random random = {11};
	for (int i = 0; i < 3000; i++) {
		struct str text = STR_INIT, out = STR_INIT, back = STR_INIT;
		for (uint32_t n = support_draw(&random, 12); n > 0; n--)
			str_puts(&text, parts[support_draw(&random,
						sizeof(parts) / sizeof(*parts))]);
		period_shift(&out, text.data, text.bytes, 4);
		period_shift(&back, out.data, out.bytes, -4);
		assert_int_equal(out.bytes, text.bytes);
		assert_string_equal(back.data, text.data);
		str_clear(&out);
		year_shift(&out, text.data, text.bytes, 2568, 1);
		assert_int_equal(out.bytes, text.bytes);
		str_release(&text);
		str_release(&out);
		str_release(&back);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_periods),
		cmocka_unit_test(test_meaning),
		cmocka_unit_test(test_texts),
		cmocka_unit_test(test_lengthened),
		cmocka_unit_test(test_rounds),
		cmocka_unit_test(test_noise),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
