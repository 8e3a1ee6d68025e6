/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What everything stands on: strings, memory, errors. */
#include <config.h>

#include "text/str.h"

#include <stdlib.h>
#include <string.h>

#include "tests/support/support.h"
#include "text/error.h"
#include "text/mem.h"

static void test_empty(void **state)
{
	(void)state;
	struct str s = STR_INIT;
	assert_string_equal(s.data, "");
	str_append(&s, NULL, 0);
	str_repeat(&s, 'x', 0);
	str_truncate(&s, 5);
	str_clear(&s);
	assert_int_equal(s.capacity, 0);
	char *detached = str_detach(&s);
	assert_string_equal(detached, "");
	free(detached);
	str_release(&s);
	str_release(&s);
	assert_string_equal(s.data, "");
}

static void test_append(void **state)
{
	(void)state;
	struct str s = STR_INIT;
	str_puts(&s, "กข");
	str_putc(&s, '\0');
	str_append(&s, "cdX", 2);
	str_repeat(&s, '.', 3);
	assert_int_equal(s.bytes, 12);
	assert_memory_equal(s.data, "กข\0cd...", 13);
	str_truncate(&s, 3);
	assert_string_equal(s.data, "ก");
	str_clear(&s);
	assert_string_equal(s.data, "");
	assert_true(s.capacity > 0);
	str_release(&s);
}

static void test_first_line(void **state)
{
	(void)state;
	static const struct {
		const char *text, *line;
	} rows[] = {{"", ""}, {"ก", "ก"}, {"ก\nข", "ก"}, {"\n\nข\nค", "ข"}, {"\n", ""}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		size_t bytes;
		const char *line = str_first_line(rows[i].text, &bytes);
		assert_int_equal(bytes, strlen(rows[i].line));
		assert_memory_equal(line, rows[i].line, bytes);
	}
}

static void test_grows(void **state)
{
	(void)state;
	struct str s = STR_INIT;
	for (int i = 0; i < 10000; i++) {
		str_putc(&s, (char)('a' + i % 26));
		assert_true(s.capacity > s.bytes);
		assert_int_equal(s.data[s.bytes], '\0');
	}
	for (size_t i = 0; i < s.bytes; i++)
		assert_int_equal(s.data[i], 'a' + (int)(i % 26));
	str_reserve(&s, 100000);
	assert_true(s.capacity > s.bytes + 100000);
	assert_int_equal(s.bytes, 10000);
	str_release(&s);
}

static void test_code_points(void **state)
{
	(void)state;
	struct str s = STR_INIT;
	str_put_code_point(&s, 'a');
	str_put_code_point(&s, 0x0E33);
	str_put_code_point(&s, 0x1F600);
	str_put_code_point(&s, 0xD800);
	str_put_code_point(&s, 0x110000);
	assert_string_equal(s.data, "aำ😀");
	str_put_code_point(&s, 0);
	assert_int_equal(s.bytes, 9);
	str_release(&s);
}

static void test_printf(void **state)
{
	(void)state;
	struct str s = STR_INIT;
	str_printf(&s, "%s", "");
	assert_int_equal(s.bytes, 0);
	str_printf(&s, "%d-%s", 7, "ที่");
	str_printf(&s, "|%0200d", 1);
	assert_int_equal(s.bytes, 2 + 9 + 201);
	assert_memory_equal(s.data, "7-ที่|000", 15);
	assert_int_equal(s.data[s.bytes - 1], '1');
	str_release(&s);
}

static void test_splice(void **state)
{
	(void)state;
	struct str s = STR_INIT;
	str_splice(&s, 0, 0, "bd", 2);
	str_splice(&s, 1, 0, "c", 1);
	str_splice(&s, 0, 0, "a", 1);
	str_splice(&s, 4, 0, "efg", 3);
	assert_string_equal(s.data, "abcdefg");
	str_splice(&s, 1, 5, "-", 1);
	assert_string_equal(s.data, "a-g");
	str_splice(&s, 1, 2, NULL, 0);
	assert_string_equal(s.data, "a");
	assert_int_equal(s.bytes, 1);
	char *detached = str_detach(&s);
	assert_string_equal(detached, "a");
	free(detached);
	assert_string_equal(s.data, "");
}

static void test_mem(void **state)
{
	(void)state;
	int *numbers = NULL;
	size_t count = 0, capacity = 0, moves = 0;
	while (count < 1000) {
		size_t before = capacity;
		numbers = mem_grow(numbers, count, &capacity, sizeof(*numbers));
		moves += capacity != before;
		assert_true(capacity > count);
		numbers[count] = (int)count;
		count++;
	}
	assert_true(moves <= 8);
	for (size_t i = 0; i < count; i++)
		assert_int_equal(numbers[i], i);
	numbers = mem_resize(numbers, 3, sizeof(*numbers));
	assert_int_equal(numbers[2], 2);
	free(numbers);

	unsigned char *zeroed = mem_new(100, 3);
	for (size_t i = 0; i < 300; i++)
		assert_int_equal(zeroed[i], 0);
	free(zeroed);
	free(mem_new(0, 8));

	assert_null(mem_strdup(NULL));
	char *copy = mem_strdup("กข");
	assert_string_equal(copy, "กข");
	char *part = mem_strndup(copy, 3);
	assert_string_equal(part, "ก");
	char *nothing = mem_strndup(NULL, 0);
	assert_string_equal(nothing, "");
	free(nothing);
	free(part);
	free(copy);
}

static void test_error(void **state)
{
	(void)state;
	struct error error = ERROR_INIT;
	assert_string_equal(error_message(&error), "");
	assert_false(error_prefix(&error, "nowhere"));
	assert_int_equal(error.kind, ERROR_NONE);
	assert_null(error.message);

	assert_false(error_set(&error, ERROR_REFUSED, "%d cards", 3));
	assert_int_equal(error.kind, ERROR_REFUSED);
	assert_string_equal(error_message(&error), "3 cards");
	assert_false(error_prefix(&error, "%s:%d", "a.json", 7));
	assert_string_equal(error_message(&error), "a.json:7: 3 cards");
	assert_int_equal(error.kind, ERROR_REFUSED);
	assert_false(error_set(&error, ERROR_SYSTEM, "full after \"%s\"", error.message));
	assert_string_equal(error_message(&error), "full after \"a.json:7: 3 cards\"");
	assert_int_equal(error.kind, ERROR_SYSTEM);

	error_release(&error);
	assert_int_equal(error.kind, ERROR_NONE);
	assert_null(error.message);
	assert_false(error_set(NULL, ERROR_USAGE, "unheard"));
	assert_false(error_prefix(NULL, "unheard"));
}

/* It holds what was put in, however it grew; wiped, it holds nothing, nor does its memory. */
static void test_secret(void **state)
{
	struct str secret = STR_INIT, same = STR_INIT;
	(void)state;
	str_wipe(&secret);
	for (int i = 0; i < 200; i++) {
		str_append_secret(&secret, "ลับ", 9);
		str_puts(&same, "ลับ");
	}
	assert_int_equal(secret.bytes, same.bytes);
	assert_string_equal(secret.data, same.data);
	str_wipe(&secret);
	assert_int_equal(secret.bytes, 0);
	assert_true(secret.capacity > 0);
	for (size_t i = 0; i < secret.capacity; i++)
		assert_int_equal(secret.data[i], 0);
	str_release(&secret);
	str_release(&same);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_empty),
		cmocka_unit_test(test_append),
		cmocka_unit_test(test_first_line),
		cmocka_unit_test(test_grows),
		cmocka_unit_test(test_code_points),
		cmocka_unit_test(test_printf),
		cmocka_unit_test(test_splice),
		cmocka_unit_test(test_mem),
		cmocka_unit_test(test_error),
		cmocka_unit_test(test_secret),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
