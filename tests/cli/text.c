/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mattrakan text as a filter, in every locale that a machine may be found in.
 */
#include <config.h>

#include "tests/support/program.h"
#include "text/str.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Each line of input through one filter, and what must come out. */
struct filtered {
	const char *filter;
	const char *columns; /* NULL: the usual ones */
	const char *input, *output;
};

static const struct filtered table[] = {
	{"width", NULL, "ที่\nน้ำ\nกำ\nปุ่นปู่\nabc\n\n", "1\n2\n2\n3\n3\n0\n"},
	{"width", NULL, "ก\xE2\x80\x8Bข\n\xEF\xBB\xBFก\nก\xE2\x80\x8Dข\n", "2\n1\n2\n"},
	{"width", NULL, "สิทธิ์\nเด็ก ๆ\n๑๒,๕๐๐.๗๕ บาท\n", "3\n5\n13\n"},
	{"width", NULL, "日本\n😀\n", "4\n2\n"},
	{"width", NULL, "no end", "6\n"},
	{"cells", NULL, "ที่น้ำ\n", "1\t0E17 0E35 0E48\n1\t0E19 0E49\n1\t0E33\n"},
	{"cells", NULL, "a\xE2\x80\x8B\n", "1\t0061\n0\t200B\n"},
	{"cells", NULL, "่ก\n", "1\t0E48\n1\t0E01\n"},
	{"cells", NULL, "\xFFก\n", "1\tFFFD\n1\t0E01\n"},
	{"normalise", NULL, "น้ํา\nนํ้า\nเเปลก\nก่ี\n\xEF\xBB\xBFก\n", "น้ำ\nน้ำ\nแปลก\nกี่\nก\n"},
	{"normalise", NULL, "ก\xE2\x80\x8Bข\nก\xE2\x80\x8Dข\n", "ก\xE2\x80\x8Bข\nกข\n"},
	{"sort", NULL, "ไก่\nขวด\nเกม\nกา\nฮา\n", "กา\nเกม\nไก่\nขวด\nฮา\n"},
	{"wrap", "10", "ตลาดเปิดทุกวันจันทร์\n", "ตลาดเปิดทุก\nวันจันทร์\n"},
	{"wrap", "4", "\nabc def\n", "\nabc\ndef\n"},
};

static const char *const locales[][5] = {
	{"LANG", "LC_ALL", "LANGUAGE", "LC_CTYPE", NULL},
	{"LANG=C", "LC_ALL", "LANGUAGE", "LC_CTYPE", NULL},
	{"LANG=C.UTF-8", "LC_ALL", "LANGUAGE", "LC_CTYPE", NULL},
	{"LANG=th_TH.UTF-8", "LC_ALL", "LANGUAGE", "LC_CTYPE", NULL},
	{"LANG=th_TH.UTF-8", "LC_ALL=POSIX", "LANGUAGE=en", "LC_CTYPE", NULL},
};

static void test_filters_in_every_locale(void **state)
{
	(void)state;
	struct program_run run = PROGRAM_RUN_INIT;
	for (size_t l = 0; l < sizeof(locales) / sizeof(locales[0]); l++) {
		for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
			const char *arguments[] = {"text", table[i].filter,
				table[i].columns ? "--columns" : NULL, table[i].columns,
				NULL};
			struct str input = STR_INIT;
			str_puts(&input, table[i].input);
			program_run(&run, arguments, &input, locales[l]);
			assert_int_equal(run.status, 0);
			assert_string_equal(run.out.data, table[i].output);
			assert_string_equal(run.err.data, "");
			str_release(&input);
		}
	}
	program_run_release(&run);
}

/* A filter that streams answers a line before the input ends; it could not if it kept
 * everything. Seen by its memory: 30 MB through it in less than 16 MB. */
static void test_filters_stream(void **state)
{
	(void)state;
	static const char *const streaming[] = {"width", "cells", "wrap", "normalise"};
	struct program_run run = PROGRAM_RUN_INIT;
	struct str input = STR_INIT;
	while (input.bytes < 10 << 20)
		str_puts(&input, "ประชาชนมาติดต่อที่สำนักงานทุกวันทำการ\n");
	for (size_t i = 0; i < sizeof(streaming) / sizeof(streaming[0]); i++) {
		const char *arguments[] = {"text", streaming[i], NULL};
		program_run(&run, arguments, &input, NULL);
		assert_int_equal(run.status, 0);
		assert_true(run.out.bytes > input.bytes / 50);
#ifndef __SANITIZE_ADDRESS__
		assert_true(run.peak_kilobytes < 16 << 10);
#endif
	}
	str_release(&input);
	program_run_release(&run);
}

static void test_nul_bytes_pass(void **state)
{
	(void)state;
	struct program_run run = PROGRAM_RUN_INIT;
	struct str input = STR_INIT;
	str_append(&input, "a\0b\n", 4);
	const char *const width[] = {"text", "width", NULL};
	program_run(&run, width, &input, NULL);
	assert_string_equal(run.out.data, "3\n");
	const char *const sort[] = {"text", "sort", NULL};
	program_run(&run, sort, &input, NULL);
	assert_int_equal(run.out.bytes, 4);
	assert_memory_equal(run.out.data, "a\0b\n", 4);
	str_release(&input);
	program_run_release(&run);
}

static void test_wrong_usage(void **state)
{
	(void)state;
	struct program_run run = PROGRAM_RUN_INIT;
	program_expect(&run, 2, "text");
	assert_non_null(strstr(run.err.data, "normalise"));
	program_expect(&run, 2, "text", "upside-down");
	program_expect(&run, 2, "text", "wrap", "--columns", "0");
	program_expect(&run, 2, "text", "wrap", "--columns", "ten");
	program_expect(&run, 2, "text", "wrap", "--columns");
	program_expect(&run, 2, "text", "wrap", "--colours");
	program_expect(&run, 0, "text", "wrap", "--columns", "๔๐");
	program_run_release(&run);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_filters_in_every_locale),
		cmocka_unit_test(test_filters_stream),
		cmocka_unit_test(test_nul_bytes_pass),
		cmocka_unit_test(test_wrong_usage),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
