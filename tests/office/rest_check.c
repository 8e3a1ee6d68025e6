/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is found of a card that was left, with the report around it: in steps, as it is typed,
 * as somebody accepts it; and of one among very many the card alone.
 */
#include <config.h>

#include "office/rest_check.h"

#include <stdlib.h>
#include <string.h>

#include "check/finding.h"
#include "check/rule.h"
#include "db/overview.h"
#include "db/store.h"
#include "model/card.h"
#include "model/report.h"
#include "office/report_check.h"
#include "tests/support/office.h"
#include "text/breaks.h"
#include "text/error.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/str.h"

/* The second card follows up as the first does, and has one result for three steps. */
#define FOLLOW_UP "\"follow_up\":\"ติดตามทุกเดือนโดยหัวหน้าสำนักปลัดและรายงานต่อที่ประชุม\""
static const char first_cards[] =
	"{\"issue\":\"รอคิวนาน\"," FOLLOW_UP "},"
	"{\"issue\":\"ข้อมูลไม่ครบ\"," FOLLOW_UP
	",\"steps\":{\"lead\":\"\",\"marks\":\"thai\","
	"\"items\":[\"ประชุม\",\"เขียน\",\"ติดตั้ง\"]},\"output\":\"- ประชุมแล้ว\"}";

/* A report of so many cards, and what is around. */
static struct report_check *make(struct office *office, int cards)
{
	struct error error = ERROR_INIT;
	struct report report;
	struct str json = STR_INIT;
	office_make(office);
	str_printf(&json,
		"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\",\"agency\":{"
		"\"type\":\"องค์การบริหารส่วนตำบล\",\"name\":\"ทุ่งฟ้า\"},\"fiscal_year\":2568,"
		"\"months\":12,\"title\":\"รายงานผล\",\"cards\":[%s",
		first_cards);
	for (int i = 2; i < cards; i++)
		str_puts(&json, ",{}");
	str_puts(&json, "]}");
	office_parse(json.data, &report);
	office_import(office, &report);
	report_release(&report);
	str_release(&json);
	struct report_check *with =
		report_check_head(office->store, 1, DIGITS_ARABIC, &error);
	assert_done(with != NULL, &error);
	return with;
}

static void read_card(struct office *office, int place, struct card_entry *entry)
{
	struct error error = ERROR_INIT;
	int64_t number;
	assert_done(store_card_at(office->store, 1, place, &number, &error), &error);
	assert_done(store_card(office->store, number, entry, &error), &error);
}

static struct rest_check *begin(struct office *office, const struct report_check *with,
	struct breaker *breaker, const struct card_entry *entry)
{
	struct error error = ERROR_INIT;
	const struct rest_of of = {.with = with,
		.store = office->store,
		.breaker = breaker,
		.card = &entry->card,
		.number = entry->number};
	struct rest_check *rest = rest_check_new(&of, &error);
	assert_done(rest != NULL, &error);
	return rest;
}

/* To its end; how many steps that took. */
static int run(struct rest_check *rest)
{
	int steps = 1;
	while (rest_check_step(rest))
		steps++;
	assert_false(rest_check_step(rest));
	return steps;
}

/* The rules that found something in a field: "copied-text ". */
static void assert_found(
	struct rest_check *rest, enum card_field field, const char *expected)
{
	struct finding_list list = {0};
	struct str rules = STR_INIT;
	rest_check_take_field(rest, field, &list);
	for (size_t i = 0; i < list.count; i++)
		str_printf(&rules, "%s%s ", list.items[i].rule->name,
			list.items[i].reason ? "!" : "");
	assert_string_equal(rules.bytes ? rules.data : "", expected);
	finding_list_release(&list);
	str_release(&rules);
}

static void test_whole(void **state)
{
	struct office office;
	struct card_entry entry;
	struct breaker *breaker = breaker_new();
	(void)state;
	struct report_check *with = make(&office, 3);
	read_card(&office, 2, &entry);
	struct rest_check *rest = begin(&office, with, breaker, &entry);
	/* Three are read; then the head, each, the end. */
	assert_int_equal(run(rest), 3 + 1 + 3 + 1);
	assert_found(rest, FIELD_FOLLOW_UP, "copied-text ");
	assert_found(rest, FIELD_OUTPUT, "result-missing ");
	assert_found(rest, FIELD_ISSUE, "");
	/* What was taken is taken. */
	assert_found(rest, FIELD_OUTPUT, "");
	rest_check_free(rest);
	card_entry_release(&entry);
	/* Of the first card nothing is told: the later one is the copy. */
	read_card(&office, 1, &entry);
	rest = begin(&office, with, breaker, &entry);
	run(rest);
	assert_found(rest, FIELD_FOLLOW_UP, "");
	rest_check_free(rest);
	card_entry_release(&entry);
	report_check_free(with);
	breaker_free(breaker);
	office_remove(&office);
}

/* It is looked at as it is typed, not as it is stored; a new one behind all. */
static void test_typed(void **state)
{
	struct office office;
	struct card_entry entry;
	struct breaker *breaker = breaker_new();
	(void)state;
	struct report_check *with = make(&office, 3);
	read_card(&office, 2, &entry);
	free(entry.card.output);
	entry.card.output = mem_strdup("- ประชุมแล้ว\n- เขียนแล้ว\n- ติดตั้งแล้ว");
	struct rest_check *rest = begin(&office, with, breaker, &entry);
	/* What is typed from here on is not seen. */
	free(entry.card.output);
	entry.card.output = NULL;
	run(rest);
	assert_found(rest, FIELD_OUTPUT, "");
	assert_non_null(strstr(rest_check_card(rest)->output, "เขียนแล้ว"));
	rest_check_free(rest);
	entry.number = 0;
	rest = begin(&office, with, breaker, &entry);
	assert_int_equal(run(rest), 3 + 1 + 4 + 1);
	assert_found(rest, FIELD_FOLLOW_UP, "copied-text ");
	rest_check_free(rest);
	card_entry_release(&entry);
	report_check_free(with);
	breaker_free(breaker);
	office_remove(&office);
}

static void accept_all(struct office *office)
{
	struct error error = ERROR_INIT;
	struct report_check *check =
		report_check_run(office->store, 1, DIGITS_ARABIC, &error);
	assert_done(check != NULL, &error);
	for (size_t i = 0; i < check->list.count; i++)
		assert_done(report_check_accept(check, office->store,
				    &check->list.items[i], "ตั้งใจ", "somsri", &error),
			&error);
	report_check_free(check);
}

static void test_accepted(void **state)
{
	struct office office;
	struct card_entry entry;
	struct error error = ERROR_INIT;
	struct breaker *breaker = breaker_new();
	(void)state;
	struct report_check *with = make(&office, 3);
	accept_all(&office);
	report_check_free(with);
	with = report_check_head(office.store, 1, DIGITS_ARABIC, &error);
	assert_done(with != NULL, &error);
	read_card(&office, 2, &entry);
	struct rest_check *rest = begin(&office, with, breaker, &entry);
	run(rest);
	assert_found(rest, FIELD_FOLLOW_UP, "copied-text! ");
	assert_found(rest, FIELD_OUTPUT, "result-missing! ");
	rest_check_free(rest);
	card_entry_release(&entry);
	report_check_free(with);
	breaker_free(breaker);
	office_remove(&office);
}

/* Among more than 500 the card alone is looked at, in one step; among 500 all are. */
static void test_very_many(void **state)
{
	struct breaker *breaker = breaker_new();
	(void)state;
	for (int cards = 500; cards <= 501; cards++) {
		struct office office;
		struct card_entry entry;
		struct report_check *with = make(&office, cards);
		read_card(&office, 2, &entry);
		struct rest_check *rest = begin(&office, with, breaker, &entry);
		assert_int_equal(run(rest), cards > 500 ? 1 : 2 * cards + 2);
		assert_found(rest, FIELD_OUTPUT, "result-missing ");
		assert_found(rest, FIELD_FOLLOW_UP, cards > 500 ? "" : "copied-text ");
		rest_check_free(rest);
		card_entry_release(&entry);
		report_check_free(with);
		office_remove(&office);
	}
	breaker_free(breaker);
}

/* A card that others take away while it is read: it ends, and nothing is told. */
static void test_taken_away(void **state)
{
	struct office office;
	struct card_entry entry, last;
	struct error error = ERROR_INIT;
	struct breaker *breaker = breaker_new();
	(void)state;
	struct report_check *with = make(&office, 3);
	read_card(&office, 2, &entry);
	read_card(&office, 3, &last);
	struct rest_check *rest = begin(&office, with, breaker, &entry);
	assert_true(rest_check_step(rest));
	assert_done(store_remove_card(office.store, last.number, "manit", NULL, &error),
		&error);
	run(rest);
	assert_null(rest_check_card(rest));
	assert_null(rest_check_report(rest));
	assert_found(rest, FIELD_OUTPUT, "");
	rest_check_free(rest);
	card_entry_release(&entry);
	card_entry_release(&last);
	report_check_free(with);
	breaker_free(breaker);
	office_remove(&office);
}

/* The report's own texts, typed and not stored. */
static void test_head(void **state)
{
	struct office office;
	struct error error = ERROR_INIT;
	struct report head;
	struct finding_list list = {0};
	struct breaker *breaker = breaker_new();
	(void)state;
	struct report_check *with = make(&office, 3);
	assert_done(store_load_head(office.store, 1, &head, &error), &error);
	free(head.title);
	head.title = mem_strdup("รายงานผลของ อบต.หนองบัวแดง");
	const struct rest_of of = {
		.with = with, .store = office.store, .breaker = breaker, .head = &head};
	struct rest_check *rest = rest_check_new(&of, &error);
	assert_done(rest != NULL, &error);
	run(rest);
	assert_string_equal(rest_check_report(rest)->title, "รายงานผลของ อบต.หนองบัวแดง");
	rest_check_take_text(rest, "title", &list);
	assert_int_equal(list.count, 1);
	assert_string_equal(list.items[0].rule->name, "agency-name");
	/* The same is not taken twice, be it found by whom it may. */
	rest_check_free(rest);
	assert_done(store_load_head(office.store, 1, &head, &error), &error);
	free(head.title);
	head.title = mem_strdup("รายงานผลของ อบต.หนองบัวแดง");
	rest = rest_check_new(&of, &error);
	run(rest);
	rest_check_take_text(rest, "title", &list);
	assert_int_equal(list.count, 1);
	rest_check_free(rest);
	finding_list_release(&list);
	report_release(&head);
	report_check_free(with);
	breaker_free(breaker);
	office_remove(&office);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_whole),
		cmocka_unit_test(test_typed), cmocka_unit_test(test_accepted),
		cmocka_unit_test(test_very_many), cmocka_unit_test(test_taken_away),
		cmocka_unit_test(test_head)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
