/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "text/breaks.h"

#include <string.h>

#include "tests/support/support.h"
#include "text/break_rules.h"
#include "text/cell.h"
#include "text/str.h"

/* | is where a line may end, ~ where only what is too wide for its line may. */
static const char *const marked[] = {
	/* libthai's words, and no line that begins with ะ า ำ ๅ ๆ ฯ or a mark */
	"ข้อความ|ภาษา|ไทย",
	"น้ำ|ดื่ม",
	"ท า",
	"ก ำ",
	"กา",
	"ฤๅษี",
	"ก ่ข",
	"สิทธิ์|และ|ปู่",
	"เด็กๆ",
	"เด็ก ๆ |เล่น",
	"เด็กๆ|เล่น",
	"กรุงเทพฯ",
	"กรุงเทพฯ|มหา|นคร",
	"กรุงเทพ ฯ",
	"ส้ม |กล้วย ฯลฯ |และ",
	"ส้มฯลฯ|และ",
	"ฯพณฯ |ท่าน",
	/* no line that ends with เ แ โ ใ ไ, and none with an opening bracket */
	"เ แม่",
	"(ประกาศ) |แล้ว",
	"( ประกาศ )",
	"ข้อ|(ก)|และ",
	"ว่า |“ดี” |แล้ว",
	"ว่า|“ดี”|แล้ว",
	"ว่า |‘ ดี ’ |แล้ว",
	"ว่า |\"ดี\" |แล้ว",
	"ว่า |'ดี', |แล้ว",
	"ว่า\"ดี\"แล้ว",
	"ว่า |«ดี» |แล้ว",
	/* no line that begins with closing punctuation */
	"ดี ! |มาก",
	"ดี? |มาก",
	"ดี, |มาก",
	"ดี,|มาก",
	"เรื่อง : |ผล",
	"เรื่อง:|ผล",
	"ข้อ; |ผล",
	"[ก] |{ข} |ค",
	"[ ก ] |{ ข } |ค",
	"ดี ? |มาก",
	"ดี \" |มาก",
	"ดี ' |มาก",
	"ดี ‰ |มาก",
	"ดี ‼ |มาก",
	"ดี ๚ |มาก",
	/* compounds that libthai parts, and words that go on with the next one */
	"หน่วย~งาน|ของ|รัฐ",
	"งาน|ของ|หน่วย",
	"ข้อ~เสนอ|ที่|ดี",
	"ข้อ~เสนอ~แนะ|ที่|ดี",
	"ประจำ~ปี|นี้",
	"ประจำ|ปี~งบประมาณ|นี้",
	"จัด~ซื้อ|จัด~จ้าง",
	"จัด|ทำนอง",
	"ช่อง~ทาง|การ|สื่อสาร",
	"๓ ~ช่อง~ทาง",
	"ผู้~บริหาร|ผู้~สูง~อายุ|และ|ผู้",
	"ผู้ |บริหาร",
	"นัก~ปกครอง|ท้องถิ่น",
	/* numbers, whole */
	"๑๒,๕๐๐.๗๕ ~บาท|ถ้วน",
	"ครั้ง~ที่ ~4/2565",
	"เวลา |๐๙.๓๐ ~น. |ถึง",
	"13.00-14.00 ~น.",
	"๒๕๖๖-๒๕๗๐",
	"24/7",
	"E๑๑",
	"฿๕๐๐",
	/* a number and its unit, a word and its number */
	"ร้อยละ ~๘๕",
	"๘๕ % |ของ",
	"๘๕%|ของ",
	"รอบ |๖ ~เดือน",
	"๓๐ ~คน",
	"๓๐~คน",
	"อสม. ~๑๒ ~คน",
	"พ.ศ. ~๒๕๖๘ |เรื่อง|ใหม่",
	"มีนาคม |๒๕๖๗ |ครั้ง~ที่ ~๕",
	"๒๕๖๗ ~คน",
	"วัน~ที่ ~๒๖ ~มีนาคม |๒๕๖๗ |เรื่อง|ใหม่",
	"๒๕ |ข้อมูล",
	"๕ |น้อง",
	"ข้อ ~๒๕",
	"ฉบับ~ที่ ~๓",
	"ครั้ง~ที่๓",
	"ที่|ดี |๓",
	"มาตรา ~๔๑",
	"หน้า ~๓",
	/* dates */
	"พ.ศ. ~๒๕๖๖",
	"พ.ศ.๒๕๖๖",
	"พ.ศ ~๒๕๖๖",
	"ต.ค. ~๖๗ - |ก.ย. ~๖๘",
	"๑ ~ต.ค. ~๖๗",
	"๒๖ ~มีนาคม |๒๕๖๗",
	"ตุลาคม |2566-|กันยายน |2567",
	"๒๕๖๖ - |๒๕๗๐",
	/* list marks, at the start and inside */
	"๑. ~เสนอ",
	"1) ~เสนอ",
	"(๑) ~เสนอ",
	"- ~เสนอ",
	"-เสนอ",
	"ก. ~เสนอ",
	"ก) ~เสนอ",
	"• เสนอ",
	"  ๑. ~เสนอ",
	"ดังนี้ |๑. ~เสนอ |๒. ~รับ",
	"ดังนี้ |(๑) ~เสนอ",
	"ข้อ |-ดี",
	"ข้อ|• ดี",
	"ข้อ |· ดี |⁃ ดี |๏ ดี",
	"ข้อ |■ ดี |● ดี |◦ ดี |✓ ดี |➢ ดี",
	/* abbreviations */
	"น.ส. |สม|หญิง",
	"น.ส.สม|หญิง",
	"กอ.รมน. |ภาค",
	"อบต.บ้าน|หม้อ",
	"สปก. |และ",
	"เว็บ~ไซต์|อบต./|ผ่าน",
	/* addresses */
	"ดู |www.~dla.~go.~th |แล้ว",
	"ดู|www.~dla.~go.~th|แล้ว",
	"ดู |www.~dla.~go.~th. |แล้ว",
	"http://~a.~go.~th/~x-y/~z?~n=~1&~w=~2 |ดู",
	"http://~a.~go.~th/~ข่าว/~ดี |ไป",
	"(http://~a.~go.~th/~ข่าว)|ดู",
	"(www.~a.~go.~th)",
	"a@b.~go.~th",
	/* slash and hyphen */
	"แผน/|โครงการ",
	"และ / |หรือ",
	"Outcome/|result",
	"w/o",
	"๕/เดือน",
	"ยืม-|คืน",
	"ยืม–|คืน",
	"แผน/|(ร่าง)",
	"E-Service",
	"ระบบ|E-Service",
	/* other scripts */
	"No |Gift |Policy",
	"Q&A |Dos&Don't",
	"ไทย|English|ไทย",
	"日|本|語。|日",
	"ไทย|日|本|ไทย",
	"日|A|日|๑|日|(ก)|日",
	"日,|日",
	"日 ！ |日 ， |日 ． |日 ： |日 ？",
	"👍|ดี",
	"#ไม่|รับ|ของขวัญ",
	"ชื่อ........|สกุล........",
	"ชื่อ |........",
	"และ…|ต่อ",
	/* white space and what prints nothing */
	"ก |ข",
	"ก  |ข",
	"ก\t|ข",
	"ก\u1680|ข\u2003|ค\u2009|ง\u205F|จ\u3000|ฉ",
	"ก\u2007ข",
	"ก\u00A0ข",
	"ก\u200B|ข",
	"๓\u200B|คน",
	"ก\u200Bๆ",
	"ก\u200Dข",
	"ก\uFEFFข",
	"ก \u200D|ข",
	"  ก",
	"ก  ",
	"",
	/* the rest of the fifteen inputs: nothing that a line may end in */
	"ที่",
	"น้ํา",
	"นํ้า",
	"ก่ี",
	"กุ่",
	"เเปลก",
	"่ก",
	"กิ่้๊๋่้๊๋|X",
	"กำ",
	"ก\u0E3Bข",
	"€",
	"ก\xFFข",
};

static void strip(struct str *plain, const char *text)
{
	str_clear(plain);
	for (; *text; text++)
		if (*text != '|' && *text != '~')
			str_putc(plain, *text);
}

static void mark_again(
	struct str *out, const struct str *plain, const unsigned char *flags)
{
	str_clear(out);
	for (size_t at = 0; at < plain->bytes; at++) {
		if (at && flags[at] & BREAK_LINE)
			str_putc(out, '|');
		else if (at && flags[at] & BREAK_KEPT)
			str_putc(out, '~');
		str_putc(out, plain->data[at]);
	}
}

static void test_each_rule(void **state)
{
	(void)state;
	struct breaker *breaker = breaker_new();
	struct str plain = STR_INIT, found = STR_INIT;
	for (size_t i = 0; i < sizeof(marked) / sizeof(marked[0]); i++) {
		strip(&plain, marked[i]);
		mark_again(
			&found, &plain, breaker_find(breaker, plain.data, plain.bytes));
		assert_string_equal(found.data, marked[i]);
	}
	str_release(&plain);
	str_release(&found);
	breaker_free(breaker);
}

/* Every unit of the table stays with its number, and every word of the other. */
static void test_each_word(void **state)
{
	(void)state;
	struct breaker *breaker = breaker_new();
	struct str text = STR_INIT;
	for (const char *const *word = words_behind_number; *word; word++) {
		str_clear(&text);
		str_printf(&text, "๗ %s", *word);
		const unsigned char *flags = breaker_find(breaker, text.data, text.bytes);
		assert_int_equal(
			flags[strlen("๗ ")] & (BREAK_LINE | BREAK_KEPT), BREAK_KEPT);
		assert_true(!word[1] || strcmp(*word, word[1]) < 0);
	}
	for (const char *const *word = words_before_number; *word; word++) {
		str_clear(&text);
		str_printf(&text, "%s ๗", *word);
		const unsigned char *flags = breaker_find(breaker, text.data, text.bytes);
		assert_int_equal(
			flags[strlen(*word) + 1] & (BREAK_LINE | BREAK_KEPT), BREAK_KEPT);
		assert_true(!word[1] || strcmp(*word, word[1]) < 0);
	}
	str_release(&text);
	breaker_free(breaker);
}

/* Every compound is one word, which only what is too wide for its line parts. */
static void test_each_compound(void **state)
{
	(void)state;
	struct breaker *breaker = breaker_new();
	struct str text = STR_INIT;
	for (const char *const *word = compounds; *word; word++) {
		str_clear(&text);
		str_printf(&text, "และ%s ", *word);
		const unsigned char *flags = breaker_find(breaker, text.data, text.bytes);
		size_t at = strlen("และ");
		assert_true(flags[at] & BREAK_LINE);
		while (++at < text.bytes - 1)
			assert_false(flags[at] & (BREAK_LINE | BREAK_WORD));
		assert_true(!word[1] || strcmp(*word, word[1]) < 0);
	}
	str_release(&text);
	breaker_free(breaker);
}

static void test_ranges_rise(void **state)
{
	(void)state;
	for (unsigned i = 0; i < break_range_count; i++) {
		assert_true(break_ranges[i].first <= break_ranges[i].last);
		if (i)
			assert_true(break_ranges[i - 1].last < break_ranges[i].first);
	}
}

/* Where words begin and end, for moving by words. */
static void test_words(void **state)
{
	(void)state;
	static const char *const words[] = {
		"ข้อความ|ภาษา|ไทย",
		"มี| |๓| |คน",
		"No| |Gift|,| |ดี",
		"เด็กๆ|เล่น",
	};
	struct breaker *breaker = breaker_new();
	struct str plain = STR_INIT, found = STR_INIT;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		strip(&plain, words[i]);
		const unsigned char *flags =
			breaker_find(breaker, plain.data, plain.bytes);
		str_clear(&found);
		for (size_t at = 0; at < plain.bytes; at++) {
			if (at && flags[at] & BREAK_WORD)
				str_putc(&found, '|');
			str_putc(&found, plain.data[at]);
		}
		assert_string_equal(found.data, words[i]);
	}
	str_release(&plain);
	str_release(&found);
	breaker_free(breaker);
}

static void assert_agrees_with_cells(
	struct breaker *breaker, const char *text, size_t bytes)
{
	const unsigned char *flags = breaker_find(breaker, text, bytes);
	const unsigned char *columns = breaker_columns(breaker);
	assert_true(flags[0] & BREAK_LINE && flags[0] & BREAK_WORD);
	assert_true(flags[bytes] & BREAK_LINE && flags[bytes] & BREAK_WORD);
	for (size_t at = 0; at < bytes;) {
		struct cell cell = cell_next(text + at, bytes - at);
		assert_int_equal(columns[at], cell.columns);
		for (size_t inside = at + 1; inside < at + cell.bytes; inside++) {
			assert_int_equal(flags[inside], 0);
			assert_int_equal(columns[inside], 0);
		}
		at += cell.bytes;
	}
}

/* Any text: the cells are those of cell.c, and nothing is flagged inside one. */
static void test_cells(void **state)
{
	(void)state;
	static const char *const parts[] = {"ก", "น", "่", "้", "ี", "ุ", "์", "ำ", "า", "ํ",
		"เ", "ๆ", "ฯ", "๑", "1", "a", "e\u0301", "\u0301", " ", "\t", "\x01",
		"\u200B", "\u200D", "\uFEFF", "\u00A0", "\u00AD", "日", "한", "👍", "🏽",
		"\uFE0F", "\xFF", "\xE0", "\xB8", "\u0E3B", ".", "/", "-", "(", ")", "\"",
		"http://", "@", "กี่", "ลฯ", "คน", "\u0EB1", "€", "…"};
	struct support_random random = {20260101};
	struct breaker *breaker = breaker_new();
	struct str text = STR_INIT;
	for (int round = 0; round < 20000; round++) {
		str_clear(&text);
		for (uint32_t n = support_draw(&random, 12); n; n--)
			str_puts(&text, parts[support_draw(&random,
						sizeof(parts) / sizeof(parts[0]))]);
		assert_agrees_with_cells(breaker, text.data, text.bytes);
	}
	str_release(&text);
	breaker_free(breaker);
}

/* A run of letters longer than what libthai is given at once has the same words. */
static void test_long_run(void **state)
{
	(void)state;
	static const char word[] = "มาตรการ";
	enum { WORDS = 2000 };
	struct breaker *breaker = breaker_new();
	struct str text = STR_INIT;
	for (int i = 0; i < WORDS; i++)
		str_puts(&text, word);
	const unsigned char *flags = breaker_find(breaker, text.data, text.bytes);
	for (size_t at = 0; at < text.bytes; at++)
		assert_int_equal(!!(flags[at] & BREAK_LINE), at % strlen(word) == 0);
	str_release(&text);
	breaker_free(breaker);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_each_rule),
		cmocka_unit_test(test_each_word),
		cmocka_unit_test(test_each_compound),
		cmocka_unit_test(test_ranges_rise),
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_cells),
		cmocka_unit_test(test_long_run),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
