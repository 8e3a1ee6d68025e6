/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the office says of the questions of the ITA: set, taken back, copied, verified. */
#include <config.h>

#include "tests/support/approval.h"

#include <stdlib.h>
#include <string.h>

#include "db/copies.h"
#include "db/ita_questions.h"
#include "db/store.h"
#include "db/trust/verify.h"
#include "model/ita_bank.h"
#include "model/ita_body.h"
#include "tests/support/office.h"
#include "tests/support/office_place.h"
#include "tests/support/raw.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/str.h"

static void set(struct store *store, int year, enum ita_body body, const char *code,
	const char *text)
{
	struct error error = ERROR_INIT;
	assert_done(
		store_set_ita_question(store, year, body, code, text, "somsri", &error),
		&error);
}

static void reset(struct store *store, const char *code)
{
	struct error error = ERROR_INIT;
	assert_done(
		store_reset_ita_question(store, 2568, ITA_LOCAL, code, "somsri", &error),
		&error);
}

static bool hear(void *context, const char *code, const char *text)
{
	str_printf(context, "%s=%s ", code, text ? text : "(none)");
	return true;
}

static void assert_said(
	struct store *store, int year, enum ita_body body, const char *expected)
{
	struct error error = ERROR_INIT;
	struct str said = STR_INIT;
	assert_done(store_ita_questions(store, year, body, hear, &said, &error), &error);
	assert_string_equal(said.data, expected);
	str_release(&said);
}

/* Of each year and kind of body for itself, under one name however the code is written. */
static void test_said(void **state)
{
	struct office *office = *state;
	struct store *store = office->store;
	set(store, 2568, ITA_LOCAL, "O๓", "ถามอย่างอื่น");
	set(store, 2568, ITA_LOCAL, "o3", "ถามอีกอย่าง");
	set(store, 2568, ITA_LOCAL, "i2", NULL);
	set(store, 2568, ITA_SCHOOL, "o3", "ของโรงเรียน");
	set(store, 2569, ITA_LOCAL, "o27", "เพิ่ม");
	assert_said(store, 2568, ITA_LOCAL, "i2=(none) o3=ถามอีกอย่าง ");
	assert_said(store, 2568, ITA_SCHOOL, "o3=ของโรงเรียน ");
	assert_said(store, 2568, ITA_AGENCY, "");
	assert_said(store, 2569, ITA_LOCAL, "o27=เพิ่ม ");
	assert_sound(store);
	reset(store, "o3");
	assert_said(store, 2568, ITA_LOCAL, "i2=(none) ");
	set(store, 2568, ITA_LOCAL, "e1", "");
	reset(store, NULL);
	assert_said(store, 2568, ITA_LOCAL, "");
	assert_said(store, 2568, ITA_SCHOOL, "o3=ของโรงเรียน ");
	assert_sound(store);
}

static void test_bank(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	set(office->store, 2568, ITA_LOCAL, "o3", "ถามอย่างอื่น");
	set(office->store, 2568, ITA_LOCAL, "i2", NULL);
	/* Of a year without a file too, over the nearest one's. */
	set(office->store, 2571, ITA_LOCAL, "o27", "เพิ่ม");
	struct ita_bank *bank = store_ita_bank(office->store, 2568, ITA_LOCAL, &error);
	assert_string_equal(ita_bank_find(bank, "o3")->text, "ถามอย่างอื่น");
	assert_null(ita_bank_find(bank, "i2"));
	ita_bank_free(bank);
	bank = store_ita_bank(office->store, 2571, ITA_LOCAL, &error);
	assert_false(bank->of_that_year);
	assert_int_equal(ita_bank_find(bank, "o27")->sure, ITA_SURE_OFFICE);
	ita_bank_free(bank);
	bank = store_ita_bank(office->store, 2568, ITA_SCHOOL, &error);
	assert_non_null(ita_bank_find(bank, "i2"));
	ita_bank_free(bank);
}

static void test_refused(void **state)
{
	static const struct {
		const char *code, *text, *refusal;
		enum error_kind kind;
	} wrong[] = {
		{"ข้อ 3", "ถาม", "is no code of an ITA item", ERROR_USAGE},
		{"o3", "สอง\nบรรทัด", "one line of text", ERROR_REFUSED},
		{"o3", "-", "one line of text", ERROR_REFUSED},
	};
	struct office *office = *state;
	struct store *store = office->store;
	for (size_t i = 0; i < COUNT(wrong); i++) {
		struct error error = ERROR_INIT;
		assert_false(store_set_ita_question(store, 2568, ITA_LOCAL, wrong[i].code,
			wrong[i].text, "somsri", &error));
		assert_error(&error, wrong[i].kind, wrong[i].refusal);
	}
	struct error error = ERROR_INIT;
	char *longest = calloc(1, ITA_QUESTION_BYTES + 2);
	memset(longest, 'x', ITA_QUESTION_BYTES + 1);
	assert_false(store_set_ita_question(
		store, 2568, ITA_LOCAL, "o3", longest, "somsri", &error));
	assert_error(&error, ERROR_REFUSED, "too long");
	longest[ITA_QUESTION_BYTES] = '\0';
	set(store, 2568, ITA_LOCAL, "o3", longest);
	reset(store, "o3");
	free(longest);
	approval_report(office);
	office_people(office);
	assert_false(store_set_ita_question(
		store, 2568, ITA_LOCAL, "o3", "ถาม", "malee", &error));
	assert_error(&error, ERROR_REFUSED, "mattrakan people add malee");
	assert_said(store, 2568, ITA_LOCAL, "");
	assert_sound(store);
}

static void listen(void *context, const char *words)
{
	str_printf(context, "%s\n", words);
}

/* A copy has them, and what is done to one past the program is told. */
static void test_copy(void **state)
{
	office_needs_file();
	struct office *office = *state;
	struct error error = ERROR_INIT;
	int problems;
	char *path = support_path(office->folder, "copy.db");
	set(office->store, 2568, ITA_LOCAL, "o3", "ถามอย่างอื่น");
	assert_done(copies_write(office->store, path, &problems, &error), &error);
	assert_int_equal(problems, 0);
	struct store *copy = store_open(path, STORE_WRITE, &error);
	assert_done(copy != NULL, &error);
	assert_said(copy, 2568, ITA_LOCAL, "o3=ถามอย่างอื่น ");
	raw_run(copy, "UPDATE office_setting SET value = 'x' WHERE name LIKE 'ita %'");
	struct str heard = STR_INIT;
	assert_done(store_verify(copy, listen, &heard, &error), &error);
	assert_non_null(strstr(heard.data, "'ita 2568 local o3' is not what the trail"));
	str_release(&heard);
	store_close(copy);
	free(path);
}

#define TEST(function)                                                                   \
	cmocka_unit_test_setup_teardown(function, office_setup, office_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_said),
		TEST(test_bank),
		TEST(test_refused),
		TEST(test_copy),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
