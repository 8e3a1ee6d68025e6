/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pasted lines as items: what is a mark and goes, what is text and stays. */
#include <config.h>

#include "text/list_lines.h"

#include <string.h>

#include "tests/support/support.h"
#include "text/macros.h"
#include "text/str.h"

static void expect(const struct list_place *place, const char *text, const char *wanted)
{
	struct str out = STR_INIT;
	list_lines_put(&out, place, text, strlen(text));
	assert_string_equal(out.data, wanted);
	str_release(&out);
}

static const struct list_place empty = {.item = 1};

/* Each stays as it is: alone, twice, and among other lines. */
static void test_text_stays(void **state)
{
	static const char *const texts[] = {
		"1.5 ล้านบาท",
		"๘.๓๐ - ๑๖.๓๐ น.",
		"99.99 %",
		"๑๕.๓.๖๘ ประชุม",
		"98.50 จากคะแนนเต็ม 100",
		"จ. อุดรธานี",
		"2.50 บาทต่อหน่วย",
		"- 5 องศา",
		"-5 องศา",
		"3.5",
		"12.30",
		"12.30 น. เริ่ม",
		"พ.ศ. ๒๕๖๘",
		"ม.3",
		"ม. ๓",
		"1,000",
		"1,000 บาท",
		"ก.ย. ๖๘",
		"อ. เมือง",
		"ต. บ้านใหม่",
		"น.ส. สมศรี",
		"1.1.68 ประชุม",
		"๑๐๐. ก",
		"(๒) ก",
		"3) ก",
		"25.5 คะแนน",
		"a. m.",
		"1.1 ล้านบาท",
		"1/2568",
	};
	(void)state;
	for (size_t i = 0; i < COUNT(texts); i++) {
		struct str many = STR_INIT;
		expect(&empty, texts[i], texts[i]);
		str_printf(&many, "%s\n%s", texts[i], texts[i]);
		expect(&empty, many.data, many.data);
		str_clear(&many);
		str_printf(&many, "ประชุม\n%s\nติดตาม", texts[i]);
		expect(&empty, many.data, many.data);
		str_release(&many);
	}
}

static void test_marks_go(void **state)
{
	static const struct {
		const char *text, *after;
	} rows[] = {
		{"๑. ประชุม\n๒. ติดตาม", "ประชุม\nติดตาม"},
		{"๑.ประชุม\n๒.ติดตาม", "ประชุม\nติดตาม"},
		{"1) ก\n2) ข\n3) ค", "ก\nข\nค"},
		{"(1) ก\n(2) ข", "ก\nข"},
		{"ก. ประชุม\nข. ติดตาม\nค. สรุป", "ประชุม\nติดตาม\nสรุป"},
		{"a) x\nb) y", "x\ny"},
		{"๑.๑ ประชุม\n๑.๒ ติดตาม", "ประชุม\nติดตาม"},
		{"๑.๑. ประชุม\n๑.๒. ติดตาม", "ประชุม\nติดตาม"},
		{"- ประชุม\n- ติดตาม", "ประชุม\nติดตาม"},
		{"- ประชุม\n- ๓ ครั้ง", "ประชุม\n๓ ครั้ง"},
		{"– ประชุม\n– ติดตาม", "ประชุม\nติดตาม"},
		{"• ประชุม", "ประชุม"},
		{"\xEF\x82\xB7 ประชุม\n\xEF\x82\xB7\tติดตาม", "ประชุม\nติดตาม"},
		/* A number in an item of a list that is counted. */
		{"๑. 1.5 ล้านบาท\n๒. ๘.๓๐ น.", "1.5 ล้านบาท\n๘.๓๐ น."},
		/* Lines that go on, and a list in a list, whose marks are text. */
		{"๑. ก\nไปต่อ\n๒. ข", "ก\nไปต่อ\nข"},
		{"๑. ก\n๑.๑ ข\n๑.๒ ค\n๒. ง", "ก\n๑.๑ ข\n๑.๒ ค\nง"},
		{"๑. ก\n1.5 ล้านบาท\n๒. ข", "ก\n1.5 ล้านบาท\nข"},
		{"  ๑. ก\n\n\t๒. ข\n", "ก\nข"},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		expect(&empty, rows[i].text, rows[i].after);
}

/* What is not counted in order is no list. */
static void test_no_order(void **state)
{
	static const char *const texts[] = {
		"๑. ก\n๓. ข",
		"๒. ก\n๓. ข",
		"๑. ก\n2. ข",
		"๑. ก\n๒) ข",
		"1.1 ล้านบาท\n1.2 ล้านบาท",
		"1.1 %\n1.2 %",
		"1.1 - 1.2 เท่า\n1.2 - 1.3 เท่า",
		"1.5 ล้านบาท\n1.6 ล้านบาท",
		"จ. อุดรธานี\nฉ. ก",
		"ข. ก\nค. ข",
		"- ก\nข",
		"- ก\n– ข",
		"• ก\nข",
		"- 5 องศา\n- 3 องศา",
		"๑. ก\n๒. ข\n๒. ค",
	};
	(void)state;
	for (size_t i = 0; i < COUNT(texts); i++)
		expect(&empty, texts[i], texts[i]);
}

static void test_places(void **state)
{
	static const struct {
		struct list_place place;
		const char *text, *after;
	} rows[] = {
		/* The list goes on as it is counted. */
		{{.item = 3}, "๓. ก\n๔. ข", "ก\nข"},
		{{.item = 3}, "๑. ก\n๒. ข", "ก\nข"},
		{{.item = 3}, "๔. ก\n๕. ข", "๔. ก\n๕. ข"},
		{{.item = 3, .before = true}, "ต่อ\n๔. ก\n๕. ข", "ต่อ\nก\nข"},
		{{.item = 3, .before = true}, "\n๔. ก\n๕. ข", "\nก\nข"},
		{{.item = 3, .before = true}, " \n๔. ก\n๕. ข", "\nก\nข"},
		/* In an item a mark is text. */
		{{.item = 1, .before = true}, "๑. ก", "๑. ก"},
		{{.item = 1, .before = true}, " ก", " ก"},
		{{.item = 1, .before = true}, "๑. ก\n๒. ข", "๑. ก\n๒. ข"},
		{{.item = 1, .behind = true}, "ก\n", "ก\n"},
		{{.item = 1, .behind = true}, "\n", "\n"},
		{{.item = 1, .before = true}, "\n", ""},
		{{.item = 1}, "", ""},
		/* Of names only bullets go; where marks are the clerk's own, nothing. */
		{{.item = 1, .taking = TAKE_NOTHING}, "๑. ก\n๒. ข", "๑. ก\n๒. ข"},
		{{.item = 1, .taking = TAKE_NOTHING}, "• ก\n• ข", "• ก\n• ข"},
		{{.item = 1, .taking = TAKE_BULLETS}, "๑. ก\n๒. ข", "๑. ก\n๒. ข"},
		{{.item = 1, .taking = TAKE_BULLETS}, "- ก\n- ข", "- ก\n- ข"},
		{{.item = 1, .taking = TAKE_BULLETS}, "• ก\n• ข", "ก\nข"},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		expect(&rows[i].place, rows[i].text, rows[i].after);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_text_stays),
		cmocka_unit_test(test_marks_go),
		cmocka_unit_test(test_no_order),
		cmocka_unit_test(test_places),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
