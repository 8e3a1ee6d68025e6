/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a measure begins with for the codes of ITA items. */
#include <config.h>

#include "tests/support/support.h"

#include <stdlib.h>
#include <string.h>

#include "db/ita_questions.h"
#include "db/store.h"
#include "model/card.h"
#include "model/ita_bank.h"
#include "model/ita_body.h"
#include "model/lists.h"
#include "model/report.h"
#include "office/ita_start.h"
#include "tests/support/office.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/str.h"

#define REPORT                                                                                                  \
	"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\",\"digits\":\"thai\","                         \
	"\"agency\":{\"name\":\"ทดลอง\"},\"fiscal_year\":2568,\"months\":12,"                         \
	"\"title\":\"รายงาน\",\"ita\":{\"year\":2566,\"items\":["                                   \
	"{\"code\":\"e3\",\"issue\":\"คิวนาน\",\"recommendation\":\"ติดป้าย\","       \
	"\"owner\":\"กองคลัง\"},{\"code\":\"E๕\",\"recommendation\":\"ติดป้าย\"," \
	"\"owner\":\"กองช่าง\"}]},\"cards\":[]}"

static void assert_codes(const char *text, const char *expected)
{
	struct string_list codes = {0};
	struct str told = STR_INIT;
	const bool good = ita_codes_typed(text, &codes);
	for (size_t i = 0; i < codes.count; i++)
		str_printf(&told, "%s ", codes.items[i]);
	assert_int_equal(good, *expected != '\0');
	assert_string_equal(told.data, expected);
	str_release(&told);
	string_list_release(&codes);
}

static void test_codes(void **state)
{
	(void)state;
	assert_codes("e11", "e11 ");
	assert_codes(" O12\n", "O12 ");
	assert_codes("i๓", "i๓ ");
	assert_codes("e11, o12 และ i3", "e11 o12 i3 ");
	assert_codes("", "");
	assert_codes("e", "");
	assert_codes("e11 ปรับปรุงบริการ", "");
	assert_codes("อีเมล", "");
}

/* The fields that codes begin a card with, a line each. */
static void assert_start(struct store *store, const char *typed, const char *expected)
{
	struct report head;
	struct card card;
	struct string_list codes = {0};
	struct str told = STR_INIT;
	struct error error = ERROR_INIT;
	office_parse(REPORT, &head);
	struct ita_bank *bank = ita_bank_of(store, &head, &error);
	assert_non_null(bank);
	card_init(&card);
	assert_true(ita_codes_typed(typed, &codes));
	const bool good = ita_start(&card, &head, bank, &codes);
	for (enum card_field field = 0; field < FIELD_COUNT; field++)
		if (card_field_filled(&card, field)) {
			str_printf(&told, "[%s]", card_field_name(field));
			card_field_append(&told, &card, field);
		}
	assert_int_equal(good, *expected != '\0');
	assert_string_equal(told.data, expected);
	str_release(&told);
	string_list_release(&codes);
	card_release(&card);
	ita_bank_free(bank);
	report_release(&head);
}

static void test_start(void **state)
{
	struct error error = ERROR_INIT;
	struct str all = STR_INIT;
	struct office *office = *state;
	struct store *store = office->store;
	struct ita_bank *bank = ita_bank_load(2566, ITA_LOCAL, &error);
	assert_non_null(bank);
	const char *e5 = ita_bank_find(bank, "e5")->text;
	const char *e11 = ita_bank_find(bank, "e11")->text;
	assert_start(store, "E๓", "[refs]e3[issue]คิวนาน[measure]ติดป้าย[owners]กองคลัง");
	str_printf(&all, "[refs]e11[issue]%s", e11);
	assert_start(store, "e11", all.data);
	/* Of several each stands behind its code; what two of them say is said once. */
	str_clear(&all);
	str_printf(&all,
		"[refs]e3\nE๕\ne11[issue]- e3 คิวนาน\n- E๕ %s\n- e11 %s[measure]ติดป้าย"
		"[owners]กองคลัง\nกองช่าง",
		e5, e11);
	assert_start(store, "e3,e5 e11,e3", all.data);
	assert_start(store, "e99", "");
	/* As the office has it, for the kind of body that the report's agency is. */
	assert_done(store_set_ita_question(
			    store, 2566, ITA_LOCAL, "e99", "ถามเพิ่ม", "somsri", &error),
		&error);
	assert_start(store, "e99", "[refs]e99[issue]ถามเพิ่ม");
	/* What a question asks may not be known: its code is. */
	assert_done(store_set_ita_question(
			    store, 2566, ITA_LOCAL, "e99", "", "somsri", &error),
		&error);
	assert_start(store, "e99", "[refs]e99");
	assert_start(store, "e99 e3",
		"[refs]e99\ne3[issue]- e99\n- e3 คิวนาน[measure]ติดป้าย[owners]กองคลัง");
	str_release(&all);
	ita_bank_free(bank);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_codes),
		cmocka_unit_test_setup_teardown(
			test_start, office_setup, office_teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
