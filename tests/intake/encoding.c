/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What bytes are: UTF-8, UTF-16, Thai of one byte a letter, or no text, told with its line.
 */
#include <config.h>

#include "tests/support/support.h"

#include <string.h>

#include "intake/encoding.h"
#include "intake/reader.h"
#include "intake/source.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/str.h"

#define BYTES(text) (const unsigned char *)(text), sizeof(text) - 1
/* "ที่ น้ำ" and "กู้ภัย" in TIS-620. */
#define THAI   "\xB7\xD5\xE8 \xB9\xE9\xD3"
#define RESCUE "\xA1\xD9\xE9\xC0\xD1\xC2"

static void test_what_bytes_are(void **state)
{
	(void)state;
	static const struct {
		const unsigned char *bytes;
		size_t count;
		enum encoding encoding;
		size_t bad;
	} rows[] = {
		{BYTES(""), LETTERS_UTF8, 0},
		{BYTES("plain, 12"), LETTERS_UTF8, 0},
		{BYTES("ที่ น้ำ"), LETTERS_UTF8, 0},
		{BYTES("\xEF\xBB\xBFที่"), LETTERS_UTF8, 0},
		{BYTES("\xEF\xBB\xBF"), LETTERS_UTF8, 0},
		{BYTES("\xFF\xFE\x01\x0E"), LETTERS_UTF16LE, 0},
		{BYTES("\xFE\xFF\x0E\x01"), LETTERS_UTF16BE, 0},
		{BYTES(THAI), LETTERS_TIS620, 0},
		{BYTES("1,\"" THAI "\"\n2,\x93" RESCUE "\x94\r\n"), LETTERS_TIS620, 2},
		/* It says that it is UTF-8. */
		{BYTES("\xEF\xBB\xBF" THAI), LETTERS_UNKNOWN, 3},
		/* Letters of western Europe: marks on no consonant. */
		{BYTES("caf\xE9 \xE0 la carte"), LETTERS_UNKNOWN, 3},
		{BYTES("na\xEFve caf\xE9, d\xE9j\xE0 vu"), LETTERS_UNKNOWN, 2},
		/* No letter of CP874. */
		{BYTES(THAI "\x81"), LETTERS_UNKNOWN, 0},
		{BYTES(THAI "\xFF"), LETTERS_UNKNOWN, 0},
		/* A letter of UTF-8 that is cut off. */
		{BYTES("ก\nข\xE0\xB8"), LETTERS_UNKNOWN, 7},
		{BYTES("ab\0c"), LETTERS_UNKNOWN, 2},
		{BYTES("\x01\x0E\x02\x0E\0\0"), LETTERS_UNKNOWN, 4},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		size_t bad = 0;
		assert_int_equal(encoding_find(rows[i].bytes, rows[i].count, &bad),
			rows[i].encoding);
		if (rows[i].encoding == LETTERS_UNKNOWN)
			assert_int_equal(bad, rows[i].bad);
	}
}

/* A few typing errors make it no other text; many do. */
static void test_misspelt_thai(void **state)
{
	(void)state;
	struct str text = STR_INIT;
	for (size_t i = 0; i < 20; i++)
		str_puts(&text, RESCUE " ");
	str_puts(&text, "\xD5"); /* a vowel on a space */
	assert_int_equal(encoding_find((unsigned char *)text.data, text.bytes, NULL),
		LETTERS_TIS620);
	for (size_t i = 0; i < 5; i++)
		str_puts(&text, " \xD5 \xE8");
	assert_int_equal(encoding_find((unsigned char *)text.data, text.bytes, NULL),
		LETTERS_UNKNOWN);
	str_release(&text);
}

static void expect_text(const unsigned char *bytes, size_t count, const char *expected,
	size_t notes_count)
{
	struct str text = STR_INIT;
	struct error error = ERROR_INIT;
	struct source source;
	const struct intake_file file = {"x.csv", bytes, count};
	source_init(&source, "x.csv", "csv");
	assert_true(encoding_read(&source, &file, &text, &error));
	assert_string_equal(text.data, expected);
	assert_int_equal(text.bytes, strlen(expected));
	assert_int_equal(source.notes_count, notes_count);
	source_release(&source);
	str_release(&text);
}

static void test_as_utf8(void **state)
{
	(void)state;
	expect_text(BYTES("\xEF\xBB\xBFที่"), "ที่", 0);
	expect_text(BYTES("\xFF\xFE\x01\x0E\x48\x0E\x61\x00"), "ก่a", 0);
	expect_text(BYTES("\xFE\xFF\x0E\x01\x0E\x48\xD8\x3D\xDE\x00"), "ก่😀", 0);
	expect_text(BYTES(THAI ", \x85\x80"), "ที่ น้ำ, …€", 1);
	expect_text(BYTES(""), "", 0);
}

static void expect_refusal(const unsigned char *bytes, size_t count, const char *expected)
{
	struct str text = STR_INIT;
	struct error error = ERROR_INIT;
	struct source source;
	const struct intake_file file = {"x.csv", bytes, count};
	source_init(&source, "x.csv", "csv");
	assert_false(encoding_read(&source, &file, &text, &error));
	assert_int_equal(error.kind, ERROR_REFUSED);
	assert_true(strstr(error_message(&error), expected));
	error_release(&error);
	source_release(&source);
	str_release(&text);
}

static void test_refused_with_the_line(void **state)
{
	(void)state;
	expect_refusal(BYTES("a\nb\ncaf\xE9"), "x.csv: line 3: byte E9");
	expect_refusal(BYTES("a\0"), "line 1: byte 00");
	expect_refusal(BYTES("ก\r\nข\xE0\xB8"), "line 2: byte E0");
	/* UTF-16 with half a pair, half a letter, a NUL. */
	expect_refusal(BYTES("\xFF\xFE\x0A\x00\x3D\xD8\x41\x00"), "line 2: byte 3D");
	expect_refusal(BYTES("\xFF\xFE\x41\x00\x42"), "line 1: byte 42");
	expect_refusal(BYTES("\xFF\xFE\x0A\x00\x00\x00"), "line 2: byte 00");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_bytes_are),
		cmocka_unit_test(test_misspelt_thai),
		cmocka_unit_test(test_as_utf8),
		cmocka_unit_test(test_refused_with_the_line),
	};
	return cmocka_run_group_tests_name("encoding", tests, NULL, NULL);
}
