/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is shown of texts that are too long for their columns. */
#include <config.h>

#include "text/shorten.h"

#include <string.h>

#include "tests/support/support.h"
#include "text/breaks.h"
#include "text/cell.h"
#include "text/macros.h"
#include "text/str.h"

static void shorten(struct str *out, const char *text, size_t columns, size_t apart,
	struct breaker *words)
{
	const size_t bytes = strlen(text);
	const struct shortened shown = text_shorten(text, bytes, columns, apart, words);
	str_append(out, text, shown.head);
	str_puts(out, shown.start > shown.head ? "…" : "");
	str_append(out, text + shown.start, shown.end - shown.start);
	str_puts(out, shown.end < bytes ? "…" : "");
}

static void assert_shortened(const char *text, size_t columns, const char *beside,
	struct breaker *words, const char *expected)
{
	struct str out = STR_INIT;
	shorten(&out, text, columns, beside ? text_common(text, beside) : 0, words);
	assert_string_equal(out.data, expected);
	assert_true(text_columns(out.data, out.bytes) <= columns);
	str_release(&out);
}

#define WORK    "รายงานผลการปรับปรุงงานตามมาตรการส่งเสริมคุณธรรม"
#define ADVICE  "รายงานผลการนำข้อเสนอแนะจากการประเมินมาปรับปรุง"
#define LONG(n) "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมของ" n
#define NEWS(n) "https://www.example.go.th/news/2569/" n

static void test_cut_between_words(void **state)
{
	(void)state;
	struct breaker *words = breaker_new();
	assert_shortened("กองคลัง", 7, NULL, words, "กองคลัง");
	assert_shortened("เทศบาลตำบลทุ่งทอง", 10, NULL, words, "เทศบาล…");
	assert_shortened(WORK, 24, NULL, words, "รายงานผลการปรับปรุงงานตาม…");
	/* A word that is too long is cut, but not behind เ nor before ะ. */
	assert_shortened("เทศบาล", 4, NULL, words, "เทศ…");
	assert_shortened("เกะกะ", 4, NULL, words, "เกะ…");
	breaker_free(words);
}

static void test_shown_where_they_part(void **state)
{
	(void)state;
	struct breaker *words = breaker_new();
	assert_shortened(WORK, 16, ADVICE, words, "…ปรับปรุงงานตาม…");
	assert_shortened(LONG("สำนักปลัดเทศบาล"), 30, LONG("กองช่าง"), words,
		"รายงาน…คุณธรรมของสำนักปลัดเทศบาล");
	assert_shortened(ADVICE, 16, WORK, words, "…นำข้อเสนอแนะจาก…");
	/* Room enough to tell them apart from the beginning. */
	assert_shortened(WORK, 34, ADVICE, words, "รายงานผลการปรับปรุงงานตามมาตรการ…");
	/* The end that is their own; as much before it as there is room for. */
	assert_shortened(NEWS("12"), 20, NEWS("13"), words, "https…h/news/2569/12");
	breaker_free(words);
}

/* Whatever the columns: whole cells, no more columns than there are. */
static void test_all_widths(void **state)
{
	(void)state;
	static const char *const texts[] = {WORK, ADVICE, NEWS("12"), "น้ำน้ำน้ำน้ำน้ำน้ำ",
		"\xff\xfe\xfd bad bytes of no text at all",
		"กำ​ลัง​คน   กับ   งาน"};
	struct breaker *words = breaker_new();
	for (size_t i = 0; i < COUNT(texts); i++)
		for (size_t columns = 1; columns < 60; columns++)
			for (size_t apart = 0; apart <= strlen(texts[i]); apart++) {
				struct str out = STR_INIT;
				struct breaker *by = columns % 2 ? words : NULL;
				const size_t common = MIN(apart, strlen(texts[i]));
				if (((unsigned char)texts[i][common] & 0xC0) == 0x80)
					continue;
				shorten(&out, texts[i], columns, common, by);
				assert_true(text_columns(out.data, out.bytes) <= columns);
				assert_null(strstr(out.data, "…ำ"));
				str_release(&out);
			}
	breaker_free(words);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cut_between_words),
		cmocka_unit_test(test_shown_where_they_part),
		cmocka_unit_test(test_all_widths),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
