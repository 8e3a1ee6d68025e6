/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Words that the office learned: in the order of their letters, each change in the trail, and
 * verify tells of one that nobody learned.
 */
#include <config.h>

#include "tests/support/approval.h"

#include <string.h>

#include "db/office_settings.h"
#include "db/office_words.h"
#include "db/store.h"
#include "db/trust/verify.h"
#include "model/lists.h"
#include "tests/support/office.h"
#include "tests/support/raw.h"
#include "text/error.h"
#include "text/str.h"

static void set(struct store *store, const char *word, bool known)
{
	struct error error = ERROR_INIT;
	assert_done(store_set_office_word(store, word, known, "somsri", &error), &error);
}

static void assert_words(struct store *store, const char *expected)
{
	struct string_list words = {0};
	struct str list = STR_INIT;
	struct error error = ERROR_INIT;
	assert_done(store_office_words(store, &words, &error), &error);
	for (size_t i = 0; i < words.count; i++)
		str_printf(&list, "%s ", words.items[i]);
	assert_string_equal(list.data, expected);
	string_list_release(&words);
	str_release(&list);
}

static void test_learned(void **state)
{
	struct office *office = *state;
	struct store *store = office->store;
	struct error error = ERROR_INIT;
	assert_words(store, "");
	set(store, "ภูฝอย", true);
	set(store, "คีออสก์", true);
	set(store, "คีออสก์", true);
	assert_done(
		store_set_office_setting(store, OFFICE_EMBLEM, "a b", "somsri", &error),
		&error);
	assert_words(store, "คีออสก์ ภูฝอย ");
	set(store, "ภูฝอย", false);
	set(store, "ภูฝอย", false);
	assert_words(store, "คีออสก์ ");
	assert_int_equal(raw_integer(store, "SELECT count(*) FROM trail WHERE act = "
					    "'office.set' AND detail LIKE 'word/%'"),
		3);
	assert_sound(store);
}

static void test_refused(void **state)
{
	static const char *const none[] = {
		"", " ", "สอง คำ", "คำ\n", "คำ\xE2\x80\x8B", "\xFF"};
	struct office *office = *state;
	struct store *store = office->store;
	struct error error = ERROR_INIT;
	char long_word[OFFICE_WORD_BYTES + 2];
	for (size_t i = 0; i < sizeof(none) / sizeof(none[0]); i++) {
		assert_false(
			store_set_office_word(store, none[i], true, "somsri", &error));
		assert_error(&error, ERROR_REFUSED, "one word is expected");
	}
	memset(long_word, 'x', sizeof(long_word) - 1);
	long_word[sizeof(long_word) - 1] = '\0';
	assert_false(store_set_office_word(store, long_word, true, "somsri", &error));
	assert_error(&error, ERROR_REFUSED, "one word is expected");
	assert_words(store, "");
	approval_report(office);
	office_people(office);
	assert_false(store_set_office_word(store, "ทุ่งฟ้า", true, "malee", &error));
	assert_error(&error, ERROR_REFUSED, "mattrakan people add malee");
	assert_words(store, "");
	assert_sound(store);
}

static void hear(void *context, const char *words)
{
	str_printf(context, "%s\n", words);
}

static void test_verify(void **state)
{
	struct office *office = *state;
	struct store *store = office->store;
	struct error error = ERROR_INIT;
	struct str heard = STR_INIT;
	raw_run(store, "INSERT INTO office_setting (name, value)"
		       " VALUES ('word/ตัวขี้วัด', 'known')");
	assert_done(store_verify(store, hear, &heard, &error), &error);
	assert_non_null(strstr(heard.data, "the office's setting 'word/ตัวขี้วัด'"));
	str_release(&heard);
}

#define TEST(function)                                                                   \
	cmocka_unit_test_setup_teardown(function, office_setup, office_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_learned),
		TEST(test_refused),
		TEST(test_verify),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
