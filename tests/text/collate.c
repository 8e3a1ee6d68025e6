/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "text/collate.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "tests/support/support.h"
#include "text/str.h"

/* Each list is in the order it must have. */
static const char *const dictionary[] = {"", "๑", "2", "๓", "a", "B", "c", "กก", "กรรม",
	"กรรม์", "กะ", "กัน", "กา", "ก่า", "ก้า", "กำ", "เกม", "เกวียน", "แก", "แกง", "โก",
	"ไก", "ไก่", "ขา", "คน", "น้ำ", "ปลัด", "แปลก", "ฤดู", "ฤๅษี", "สิทธิ์", "ห้อง", "เห็น",
	"อบต", "ฮา", "เฮ", "日", "語", NULL};

/* Equal in the dictionary: code points decide. */
static const char *const equals[] = {"กา", "ก\u200Bา", NULL};

/* Signs and tones count only between words that are equal without them. */
static const char *const signs[] = {"กก", "ก-ก", "กข", NULL};
static const char *const accents[] = {
	"cafe", "cafe\u0301", "café", "cafe\u0301s", "caff", NULL};

static void assert_order(const char *const *words)
{
	for (const char *const *a = words; *a; a++)
		for (const char *const *b = words; *b; b++) {
			int order = text_collate(*a, strlen(*a), *b, strlen(*b));
			if ((order > 0) - (order < 0) != (a > b) - (a < b))
				fail_msg("%s and %s are in the wrong order", *a, *b);
		}
}

static void assert_orders(void)
{
	assert_order(dictionary);
	assert_order(equals);
	assert_order(signs);
	assert_order(accents);
}

/* น ํ ้ า is น้ำ, wherever else it stands. */
static void test_sara_am_apart(void **state)
{
	(void)state;
	static const char whole[] = "น้ำใจ", parted[] = "น\u0E4D\u0E49\u0E32จ";
	static const char before[] = "น้ำ", behind[] = "น้ำแข็ง";
	assert_true(text_collate(parted, strlen(parted), before, strlen(before)) > 0);
	assert_true(text_collate(parted, strlen(parted), whole, strlen(whole)) < 0);
	assert_true(text_collate(whole, strlen(whole), behind, strlen(behind)) > 0);
}

static void test_order(void **state)
{
	(void)state;
	assert_orders();
}

static void test_any_locale(void **state)
{
	(void)state;
	static const char *const locales[] = {"C", "C.UTF-8", ""};
	for (size_t i = 0; i < sizeof(locales) / sizeof(locales[0]); i++) {
		setlocale(LC_ALL, locales[i]);
		assert_orders();
	}
	setlocale(LC_ALL, "C");
}

/* Any texts, with NUL and bad bytes: the keys give the order of text_collate, and
 * only the same text has the same key. */
static void test_keys(void **state)
{
	(void)state;
	struct support_random random = {11};
	struct str a = STR_INIT, b = STR_INIT, key_a = STR_INIT, key_b = STR_INIT;
	for (int round = 0; round < 20000; round++) {
		struct str *texts[] = {&a, &b};
		for (int i = 0; i < 2; i++) {
			str_clear(texts[i]);
			for (uint32_t n = support_draw(&random, 5); n; n--)
				if (support_draw(&random, 4))
					str_put_code_point(texts[i],
						0x0E01 + support_draw(&random, 0x5B));
				else
					str_putc(texts[i],
						(char)support_draw(&random, 256));
		}
		str_clear(&key_a);
		str_clear(&key_b);
		collate_key(&key_a, a.data, a.bytes);
		collate_key(&key_b, b.data, b.bytes);
		size_t shorter = key_a.bytes < key_b.bytes ? key_a.bytes : key_b.bytes;
		int order = memcmp(key_a.data, key_b.data, shorter);
		if (!order)
			order = (key_a.bytes > key_b.bytes) - (key_a.bytes < key_b.bytes);
		int collated = text_collate(a.data, a.bytes, b.data, b.bytes);
		assert_int_equal(
			(order > 0) - (order < 0), (collated > 0) - (collated < 0));
		bool same = a.bytes == b.bytes && !memcmp(a.data, b.data, a.bytes);
		assert_int_equal(same, order == 0);
	}
	str_release(&a);
	str_release(&b);
	str_release(&key_a);
	str_release(&key_b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_order),
		cmocka_unit_test(test_sara_am_apart),
		cmocka_unit_test(test_any_locale),
		cmocka_unit_test(test_keys),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
