/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "text/macros.h"
#include "text/normalise.h"

#include <stdlib.h>
#include <string.h>

#include "tests/support/support.h"
#include "text/cell.h"
#include "text/name.h"
#include "text/str.h"
#include "text/utf8.h"

static void test_normalise(void **state)
{
	(void)state;
	static const struct {
		const char *text, *normal;
	} rows[] = {
		{"", ""},
		{"ที่ น้ำ", "ที่ น้ำ"},
		{"น\u0E49\u0E4D\u0E32", "น\u0E49\u0E33"},
		{"น\u0E4D\u0E49\u0E32", "น\u0E49\u0E33"},
		{"ก\u0E4D\u0E32", "ก\u0E33"},
		{"ก\u0E4D\u0E48\u0E48\u0E32", "ก\u0E4D\u0E48\u0E48\u0E32"},
		{"ก\u0E4D\u0E4D\u0E32", "ก\u0E4D\u0E33"},
		{"ก\u0E4D", "ก\u0E4D"},
		{"ก\u0E48\u0E35", "ก\u0E35\u0E48"},
		{"ก\u0E48\u0E38", "ก\u0E38\u0E48"},
		{"ก\u0E48\u0E49\u0E38", "ก\u0E38\u0E48\u0E49"},
		{"ก\u0E35\u0E48", "ก\u0E35\u0E48"},
		{"สิทธ\u0E4C\u0E34", "สิทธ\u0E4C\u0E34"},
		{"เเปลก", "แปลก"},
		{"เเเ", "แเ"},
		{"เเเเ", "แแ"},
		{"เ\u200Dเ", "แ"},
		{"\uFEFFก\u200D\u200Cข\u2060ค\u00AD", "กขค"},
		{"ก\u200Bข", "ก\u200Bข"},
		{"\u0E48\u0E35ก", "\u0E35\u0E48ก"},
		{"ก\u0E48\u200B\u0E35", "ก\u0E48\u200B\u0E35"},
		{"\u00A0…\r\n\t", "\u00A0…\r\n\t"},
		{"e\u0301 Ａ ﬁ", "e\u0301 Ａ ﬁ"},
		{"ก\xE0\xB8ข\xFF", "ก\uFFFD\uFFFDข\uFFFD"},
	};
	struct str out = STR_INIT;
	for (size_t i = 0; i < COUNT(rows); i++) {
		/* What stands before is not changed, whatever it ends in. */
		str_clear(&out);
		str_puts(&out, "เ\u0E4D\u0E48");
		size_t before = out.bytes;
		text_normalise(&out, rows[i].text, strlen(rows[i].text));
		assert_memory_equal(out.data, "เ\u0E4D\u0E48", before);
		assert_string_equal(out.data + before, rows[i].normal);
	}
	str_release(&out);
}

static void test_fold(void **state)
{
	(void)state;
	static const struct {
		const char *text, *folded;
	} rows[] = {
		{"", ""},
		{"การ ให้บริการ", "การให้บริการ"},
		{"การ\u200Bให้\u00A0 \tบริการ", "การให้บริการ"},
		{"ปี ๒๕๖๗", "ปี 2567"},
		{"ปี\t 2567", "ปี 2567"},
		{"๑ ๒", "1 2"},
		{"น\u0E49 \u0E4D\u0E32", "น้ำ"},
		{"ก\u0E48 \u0E35", "ก\u0E35\u0E48"},
		{"ก\u0E48\n\u0E35", "ก\u0E48\n\u0E35"},
		{"เ เปลก", "แปลก"},
		{"ITA  e-Service ÉΑ", "ita e-service éα"},
		{"เด็ก ๆ", "เด็กๆ"},
		{"พ.ศ. ก", "พ.ศ. ก"},
		{"ก \n\n ข", "ก\nข"},
		{"ก\r\nข\n", "ก\nข\n"},
		{" ก ", " ก "},
		{"a\u200Bb\u202Ec", "abc"},
		{"a \u200B b", "a b"},
		{"“คำพูด” ‘a’ O’Brien", "\"คำพูด\" 'a' o'brien"},
		{"«a» „b‟ ‚c‛ ´d` 5′ 6″", "\"a\" \"b\" 'c' 'd' 5' 6\""},
		{"ก–ข — ค ‑ 1−2", "ก-ข - ค - 1-2"},
		{"ก… ข‥", "ก... ข.."},
		{"a\x07"
		 "b\u2066c\u200E",
			"a bc"},
		{"ก \u200B ข", "กข"},
		{"\xFF ก", "\uFFFD ก"},
	};
	struct str out = STR_INIT;
	for (size_t i = 0; i < COUNT(rows); i++) {
		str_clear(&out);
		str_puts(&out, "เ");
		text_fold(&out, rows[i].text, strlen(rows[i].text), NULL);
		assert_memory_equal(out.data, "เ", 3);
		assert_string_equal(out.data + 3, rows[i].folded);
	}
	str_release(&out);
}

/* What looks the same is the same name; words stay apart. */
static void test_fold_name(void **state)
{
	static const struct {
		const char *name, *folded;
	} rows[] = {
		{"กองช่าง", "กองช่าง"},
		{"กองช่าง\u200E", "กองช่าง"},
		{"\u200Fกองช่าง", "กองช่าง"},
		{"กอง\u200Bช่าง", "กองช่าง"},
		{"\uFEFFกองช่าง", "กองช่าง"},
		{"\u00A0กองช่าง \t", "กองช่าง"},
		{"กองช่าง\n", "กองช่าง"},
		{"กอง\u00AD\u2060ช่าง\u2069", "กองช่าง"},
		{"กอง  ช่าง", "กอง ช่าง"},
		{"กอง\u00A0ช่าง", "กอง ช่าง"},
		{"กอง\nช่าง", "กอง ช่าง"},
		{"หมู่ ๑", "หมู่ 1"},
		{"ITA “ก” O’Brien", "ita \"ก\" o'brien"},
		{"", ""},
		{" \u200B ", ""},
	};
	struct str out = STR_INIT;
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		str_clear(&out);
		text_fold_name(&out, rows[i].name, strlen(rows[i].name));
		assert_string_equal(out.data, rows[i].folded);
		char *key = name_key(rows[i].name);
		assert_string_equal(key, rows[i].folded);
		free(key);
	}
	assert_true(name_same("หมู่ที่ 1 ", "หมู่ที่  ๑"));
	assert_false(name_same("กองช่าง", "กอง ช่าง"));
	assert_false(name_same(" ", "\u200B"));
	str_release(&out);
}

/* A field may be a megabyte of marks: what they cost grows with their number alone. */
static void test_many_marks(void **state)
{
	(void)state;
	enum { MARKS = 150000, MARK_BYTES = 3 };
	struct str text = STR_INIT, normal = STR_INIT, expected = STR_INIT;
	for (int i = 0; i < 2 * MARKS; i++) {
		str_put_code_point(&text, i < MARKS ? 0x0E48 : 0x0E34);
		str_put_code_point(&expected, i < MARKS ? 0x0E34 : 0x0E48);
	}
	text_normalise(&normal, text.data, text.bytes);
	assert_int_equal(normal.bytes, 2 * MARKS * MARK_BYTES);
	assert_memory_equal(normal.data, expected.data, normal.bytes);
	str_release(&expected);
	str_release(&normal);
	str_release(&text);
}

/* Where a folded hit stood: what origin says is hit. */
static void test_origin_of_a_hit(void **state)
{
	(void)state;
	static const struct {
		const char *text, *hit, *words;
	} rows[] = {
		{"ก การ ให้บริการ ข", "การให้บริการ", "การ ให้บริการ "},
		{"ปี ๒๕๖๗!", "2567", "๒๕๖๗"},
		{"ดื่มน\u0E49\u0E4D\u0E32ก", "น้ำ", "น\u0E49\u0E4D\u0E32"},
		{"ดื่มน\u0E4D\u0E49\u0E32ก", "น้ำ", "น\u0E4D\u0E49\u0E32"},
		{"ขก\u0E48\u0E35ค", "กี่", "ก\u0E48\u0E35"},
		{"ขเ\u200Dเปค", "แป", "เ\u200Dเป"},
		{"xA  Bx", "a b", "A  B"},
		{"ก \n ข", "\n", " \n "},
		{"ab\u200Bข", "b", "b\u200B"},
		{"ก\xFFข", "\uFFFD", "\xFF"},
		{"กข", "ข", "ข"},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct str folded = STR_INIT;
		size_t *origin = NULL;
		text_fold(&folded, rows[i].text, strlen(rows[i].text), &origin);
		const char *hit = strstr(folded.data, rows[i].hit);
		assert_non_null(hit);
		size_t from = origin[hit - folded.data];
		size_t to = origin[(size_t)(hit - folded.data) + strlen(rows[i].hit)];
		assert_int_equal(to - from, strlen(rows[i].words));
		assert_memory_equal(rows[i].text + from, rows[i].words, to - from);
		free(origin);
		str_release(&folded);
	}
}

/* Character by character: marks that changed places share the first one's offset. */
static void test_origin_of_each_byte(void **state)
{
	(void)state;
	const char text[] = "ขก\u0E48\u0E35 ๑\u0E4D\u0E49\u0E32";
	const char folded[] = "ขก\u0E35\u0E48 1\u0E49\u0E33";
	static const size_t expected[] = {
		0, 0, 0, 3, 3, 3, 6, 6, 6, 6, 6, 6, 12, 13, 19, 19, 19, 22, 22, 22, 25};
	struct str out = STR_INIT;
	size_t *origin = NULL;
	text_fold(&out, text, strlen(text), &origin);
	assert_string_equal(out.data, folded);
	assert_int_equal(out.bytes + 1, COUNT(expected));
	for (size_t i = 0; i < COUNT(expected); i++)
		assert_int_equal(origin[i], expected[i]);
	free(origin);
	str_release(&out);
}

static void draw_text(struct support_random *random, struct str *text)
{
	static const uint32_t awkward[] = {' ', '\n', 0x00A0, 0x00AD, 0x200B, 0x200D,
		0x0E40, 0x0E40, 0x0E4D, 0x0E4D, 0x0E32, 0x0E33, 0x0E48, 0x0E49, 0x0E34,
		0x0E38, 'A', 0x0130, 0x0E51, 0x1E9E};
	str_clear(text);
	for (uint32_t left = support_draw(random, 20); left; left--) {
		switch (support_draw(random, 4)) {
		case 0:
			str_put_code_point(text, 0x0E00 + support_draw(random, 0x80));
			break;
		case 1: str_put_code_point(text, support_draw(random, 0x110000)); break;
		case 2: str_putc(text, (char)support_draw(random, 256)); break;
		default:
			str_put_code_point(
				text, awkward[support_draw(random, COUNT(awkward))]);
		}
	}
}

static void test_once_is_enough(void **state)
{
	(void)state;
	struct support_random random = {31};
	struct str text = STR_INIT, once = STR_INIT, twice = STR_INIT;
	for (int round = 0; round < 20000; round++) {
		draw_text(&random, &text);
		str_clear(&once);
		str_clear(&twice);
		text_normalise(&once, text.data, text.bytes);
		text_normalise(&twice, once.data, once.bytes);
		assert_true(utf8_valid(once.data, once.bytes, NULL));
		assert_int_equal(once.bytes, twice.bytes);
		assert_memory_equal(once.data, twice.data, once.bytes);
		/* Searching finds the normalised text as it finds the text. */
		struct str folds[] = {STR_INIT, STR_INIT, STR_INIT};
		text_fold(&folds[0], text.data, text.bytes, NULL);
		text_fold(&folds[1], once.data, once.bytes, NULL);
		text_fold(&folds[2], folds[0].data, folds[0].bytes, NULL);
		for (size_t i = 0; i < COUNT(folds); i++) {
			assert_int_equal(folds[i].bytes, folds[0].bytes);
			assert_memory_equal(folds[i].data, folds[0].data, folds[0].bytes);
		}
		for (size_t i = 0; i < COUNT(folds); i++)
			str_release(&folds[i]);
	}
	str_release(&twice);
	str_release(&once);
	str_release(&text);
}

static void test_origins_climb(void **state)
{
	(void)state;
	struct support_random random = {32};
	struct str text = STR_INIT, folded = STR_INIT, plain = STR_INIT;
	for (int round = 0; round < 20000; round++) {
		draw_text(&random, &text);
		str_clear(&folded);
		str_clear(&plain);
		size_t *origin = NULL;
		text_fold(&folded, text.data, text.bytes, &origin);
		text_fold(&plain, text.data, text.bytes, NULL);
		assert_string_equal(folded.data, plain.data);
		assert_int_equal(origin[folded.bytes], text.bytes);
		for (size_t i = 0; i < folded.bytes; i++) {
			assert_true(origin[i] <= origin[i + 1]);
			assert_true(origin[i] < text.bytes);
		}
		free(origin);
	}
	str_release(&plain);
	str_release(&folded);
	str_release(&text);
}

/* Texts of real offices are nearly normal already; what changes must not be lost. */
static void test_the_reports(void **state)
{
	(void)state;
	struct str text = STR_INIT, normal = STR_INIT, folded = STR_INIT,
		   again = STR_INIT;
	for (const struct support_report *report = support_reports; report->path;
		report++) {
		support_read(report->path, &text);
		str_clear(&normal);
		str_clear(&folded);
		str_clear(&again);
		text_normalise(&normal, text.data, text.bytes);
		assert_true(normal.bytes <= text.bytes);
		assert_true(normal.bytes * 100 > text.bytes * 99);
		text_fold(&folded, text.data, text.bytes, NULL);
		text_fold(&again, normal.data, normal.bytes, NULL);
		assert_int_equal(folded.bytes, again.bytes);
		assert_memory_equal(folded.data, again.data, again.bytes);
	}
	str_release(&again);
	str_release(&folded);
	str_release(&normal);
	str_release(&text);
}

/* --- its version --- */

/* FNV-1a. */
static uint32_t hash_of(const struct str *text)
{
	uint32_t hash = 2166136261u;
	for (size_t i = 0; i < text->bytes; i++)
		hash = (hash ^ (unsigned char)text->data[i]) * 16777619u;
	return hash;
}

/* Office files keep folded copies. Where this fails because folding is another on purpose,
 * TEXT_FOLD_VERSION counts up, and they are made anew. */
static void test_fold_has_a_version(void **state)
{
	struct str text = STR_INIT, folded = STR_INIT;
	(void)state;
	for (uint32_t code_point = ' '; code_point < 0x2070; code_point++) {
		if (code_point == 0x250)
			code_point = 0xE00;
		if (code_point == 0xE80)
			code_point = 0x2000;
		str_puts(&text, "ก a");
		str_put_code_point(&text, code_point);
		str_puts(&text, "A ข");
	}
	text_fold(&folded, text.data, text.bytes, NULL);
	assert_int_equal(TEXT_FOLD_VERSION, 1);
	assert_int_equal(hash_of(&folded), 0x85ff7633);
	str_release(&text);
	str_release(&folded);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_normalise),
		cmocka_unit_test(test_fold),
		cmocka_unit_test(test_fold_name),
		cmocka_unit_test(test_many_marks),
		cmocka_unit_test(test_origin_of_a_hit),
		cmocka_unit_test(test_origin_of_each_byte),
		cmocka_unit_test(test_once_is_enough),
		cmocka_unit_test(test_origins_climb),
		cmocka_unit_test(test_the_reports),
		cmocka_unit_test(test_fold_has_a_version),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
