/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which addresses of a card's texts are evidence, and what they and files are called. */
#include <config.h>

#include "tests/support/support.h"

#include <stdlib.h>
#include <string.h>

#include "model/card.h"
#include "model/report.h"
#include "office/evidence_found.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"

enum { ALL = (1u << FIELD_COUNT) - 1 };

/* The addresses of an output, each with its caption, a line each. */
static void assert_found(
	const char *output, const char *const *evidence, const char *expected)
{
	struct card card;
	struct found_addresses found = {0};
	struct str told = STR_INIT;
	card_init(&card);
	card.output = mem_strdup(output);
	for (; evidence && *evidence; evidence++)
		evidence_list_add(&card.evidence)->ref = mem_strdup(*evidence);
	addresses_find(&found, &card, ALL);
	for (size_t i = 0; i < found.count; i++)
		str_printf(
			&told, "%s|%s\n", found.items[i].address, found.items[i].caption);
	assert_string_equal(told.data, expected);
	str_release(&told);
	found_addresses_release(&found);
	card_release(&card);
}

static void test_addresses(void **state)
{
	static const char *const there[] = {"https://a.go.th/1", NULL};
	(void)state;
	assert_found("", NULL, "");
	assert_found("ไม่มีที่อยู่ ติดต่อ somsri@a.go.th หรือ mailto:x@a.go.th", NULL, "");
	assert_found("- เผยแพร่ประกาศทางเว็บไซต์ https://a.go.th/1.", NULL,
		"https://a.go.th/1|เผยแพร่ประกาศ\n");
	/* What is evidence already, and twice the same. */
	assert_found("https://a.go.th/1 https://a.go.th/2 https://a.go.th/2", there,
		"https://a.go.th/2|\n");
	/* The line above says what it is; the next one of a line has its own words. */
	assert_found("๑. คู่มือการให้บริการ:\nwww.a.go.th/m (ดูผังที่ www.a.go.th/p)", NULL,
		"www.a.go.th/m|คู่มือการให้บริการ\nwww.a.go.th/p|ดูผัง\n");
}

/* Long lines: the end of them, from a space on, and no word is cut. */
static void test_long_captions(void **state)
{
	(void)state;
	assert_found("กกกกกกกกกกกกกกกกกกกก ขขขขขขขขขขขขขขขขขขขขขขขขขขข "
		     "คคคคคคคคคคคคคคคคคคคคคคคคคคคค https://a.go.th",
		NULL,
		"https://a.go.th|ขขขขขขขขขขขขขขขขขขขขขขขขขขข คคคคคคคคคคคคคคคคคคคคคคคคคคคค\n");
	assert_found(
		"กกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกก https://a.go.th",
		NULL, "https://a.go.th|\n");
}

static void test_files(void **state)
{
	static const struct {
		const char *path, *words, *kind;
	} rows[] = {
		{"/a/ประชุมชี้แจง_๑.JPG", "ประชุมชี้แจง ๑", "photo"},
		{"/a/b.c/IMG_0123.jpg", "", "photo"},
		{"20250131_101500.png", "", "photo"},
		{"Screenshot 2025-01-31.png", "", "photo"},
		{"IMG รวม.jpeg", "IMG รวม", "photo"},
		{"ประกาศ.pdf", "ประกาศ", "document"},
		{"no-ending", "no ending", "document"},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct str words = STR_INIT;
		evidence_words_of_file(&words, rows[i].path);
		assert_string_equal(words.data, rows[i].words);
		assert_string_equal(evidence_kind_of_file(rows[i].path), rows[i].kind);
		str_release(&words);
	}
	assert_true(evidence_takes_file("a.PNG") && evidence_takes_file("a.docx"));
	assert_false(evidence_takes_file("a.sh") || evidence_takes_file("a") ||
		     evidence_takes_file(".jpg.exe"));
}

static void test_words_before(void **state)
{
	struct card card;
	struct str words = STR_INIT;
	(void)state;
	card_init(&card);
	card.outcome = mem_strdup("แผนจัดซื้อ ดูได้ที่ https://a.go.th/plan");
	evidence_words_before(&words, &card, "https://a.go.th/plan");
	assert_string_equal(words.data, "แผนจัดซื้อ");
	str_clear(&words);
	evidence_words_before(&words, &card, "https://b.go.th");
	evidence_words_before(&words, &card, "");
	assert_string_equal(words.data, "");
	str_release(&words);
	card_release(&card);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_addresses),
		cmocka_unit_test(test_long_captions),
		cmocka_unit_test(test_files),
		cmocka_unit_test(test_words_before),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
