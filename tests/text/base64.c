/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes as letters and back: what RFC 4648 says, and nothing that is no such letters. */
#include <config.h>

#include "text/base64.h"

#include <string.h>

#include "tests/support/support.h"
#include "text/macros.h"
#include "text/str.h"

static void test_known(void **state)
{
	static const char *const known[][2] = {{"", ""}, {"f", "Zg=="}, {"fo", "Zm8="},
		{"foo", "Zm9v"}, {"foob", "Zm9vYg=="}, {"fooba", "Zm9vYmE="},
		{"foobar", "Zm9vYmFy"}, {"\xFB\xEF\xFF", "++//"}};
	(void)state;
	for (size_t i = 0; i < COUNT(known); i++) {
		struct str letters = STR_INIT, bytes = STR_INIT;
		base64_append(&letters, known[i][0], strlen(known[i][0]));
		assert_string_equal(letters.data, known[i][1]);
		assert_true(base64_decode(&bytes, letters.data, letters.bytes));
		assert_string_equal(bytes.data, known[i][0]);
		str_release(&letters);
		str_release(&bytes);
	}
}

static void test_there_and_back(void **state)
{
	struct support_random random = {5};
	(void)state;
	for (size_t bytes = 0; bytes < 400; bytes++) {
		struct str content = STR_INIT, letters = STR_INIT, back = STR_INIT;
		for (size_t i = 0; i < bytes; i++)
			str_putc(&content, (char)support_draw(&random, 256));
		base64_append(&letters, content.data, content.bytes);
		assert_true(base64_decode(&back, letters.data, letters.bytes));
		assert_int_equal(back.bytes, bytes);
		assert_memory_equal(back.data, content.data, bytes);
		str_release(&content);
		str_release(&letters);
		str_release(&back);
	}
}

static void test_refused(void **state)
{
	static const char *const none[] = {"Z", "Zg",
		"Zg=", "Zg===", "====", "Z===", "Zg==Zg==", "Zm9 ", "Zm-_", "Zm9v\n",
		"Zh==", "Zm9=", "Zm9vZm9v\xE0"};
	(void)state;
	for (size_t i = 0; i < COUNT(none); i++) {
		struct str bytes = STR_INIT;
		if (base64_decode(&bytes, none[i], strlen(none[i])))
			fail_msg("%s is taken", none[i]);
		str_release(&bytes);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_known),
		cmocka_unit_test(test_there_and_back),
		cmocka_unit_test(test_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
