/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Each field of a card, whichever there are, goes through everything: from JSON into the
 * office file and out again, found by search, kept in history, carried over, looked at by
 * the check, printed. The test goes by the table (model/card_fields.def) and knows no field
 * itself; it is built a second time with fields more (tests/added/).
 */
#include <config.h>

#include "tests/support/office.h"
#include "tests/support/raw.h"

#include <stdlib.h>
#include <string.h>

#include "check/rule.h"
#include "db/carry.h"
#include "db/engine/query.h"
#include "db/store.h"
#include "model/card.h"
#include "model/card_fields.h"
#include "model/card_source.h"
#include "model/report.h"
#include "model/text_kind.h"
#include "print/charset.h"
#include "print/unprintable.h"
#include "report/document.h"
#include "report/layout.h"
#include "report/pager.h"
#include "tests/support/printing.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"

/* --- a card with something in each field --- */

/* A word that stands in this field and in no other. */
static void put_word(struct str *out, enum card_field field)
{
	str_printf(out, "zq%dq", card_field_row(field)->id);
}

/* With the years of 2568 in it, as a period or as words. more: behind it; NULL: neither
 * that nor the field's word, for a period is carried over where all of it is understood. */
static void put_text(struct str *out, enum card_field field, const char *more)
{
	if (card_field_row(field)->text == TEXT_PERIOD)
		str_puts(out, "ต.ค. 2567 - ก.ย. 2568");
	else
		str_puts(out, "ปีงบประมาณ 2568");
	if (!more)
		return;
	str_putc(out, ' ');
	put_word(out, field);
	str_puts(out, more);
}

static void put_json(struct str *out, enum card_field field, const char *more)
{
	const struct card_field_row *row = card_field_row(field);
	static const char *const before[] = {[HOLDS_TEXT] = "\"",
		[HOLDS_LIST] = "[\"หนึ่ง\",\"",
		[HOLDS_STEPS] = "{\"marks\":\"thai\",\"items\":[\"หนึ่ง\",\"",
		[HOLDS_EVIDENCE] = "[{\"kind\":\"url\",\"ref\":\"www\",\"caption\":\""};
	static const char *const behind[] = {[HOLDS_TEXT] = "\"",
		[HOLDS_LIST] = "\"]",
		[HOLDS_STEPS] = "\"]}",
		[HOLDS_EVIDENCE] = "\"}]"};
	str_printf(out, "\"%s\":%s", row->key, before[row->holds]);
	put_text(out, field, more);
	str_puts(out, behind[row->holds]);
}

/* A report with one card, whose fields end in `more`. */
static void put_report(struct str *out, const char *more)
{
	str_puts(out,
		"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\","
		"\"fiscal_year\":2568,\"months\":12,\"title\":\"รายงาน\",\"cards\":[{");
	for (enum card_field field = 0; field < FIELD_COUNT; field++) {
		str_puts(out, field ? "," : "");
		put_json(out, field, more);
	}
	str_puts(out, "}]}");
}

static void make_report(struct report *report, const char *more)
{
	struct str json = STR_INIT;
	put_report(&json, more);
	office_parse(json.data, report);
	str_release(&json);
}

static void assert_holds(
	const struct card *card, enum card_field field, const char *wanted)
{
	struct str text = STR_INIT;
	card_field_append(&text, card, field);
	if (!strstr(text.data, wanted))
		fail_msg("%s: «%s» is not in «%s»", card_field_name(field), wanted,
			text.data);
	str_release(&text);
}

static void take_in(struct office *office, const char *more)
{
	struct report report;
	make_report(&report, more);
	office_import(office, &report);
	report_release(&report);
}

/* --- the table --- */

/* What office files know fields by. Never change a row here: only add one. */
static const struct {
	int id;
	const char *key;
} known[] = {{1, "group"}, {2, "refs"}, {3, "issue"}, {4, "measure"}, {5, "steps"},
	{6, "owners"}, {7, "period"}, {8, "follow_up"}, {9, "output"}, {10, "outcome"},
	{11, "suggestion"}, {12, "evidence"}};

static void test_ids_for_ever(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(known); i++) {
		const enum card_field field = card_field_by_id(known[i].id);
		assert_string_equal(card_field_name(field), known[i].key);
	}
	unsigned ids = 0;
	for (enum card_field field = 0; field < FIELD_COUNT; field++) {
		const struct card_field_row *row = card_field_row(field);
		assert_true(row->id >= 1 && row->id <= FIELD_IDS);
		assert_false(ids >> (row->id - 1) & 1u);
		ids |= 1u << (row->id - 1);
		assert_int_equal(card_field_find(row->key), field);
		assert_int_equal(card_field_by_id(row->id), field);
		assert_true(*row->label && *row->wanted && *row->example);
	}
	const unsigned all = (unsigned)((UINT64_C(1) << FIELD_COUNT) - 1);
	assert_int_equal(card_fields_to_ids(all), ids);
	assert_int_equal(card_fields_from_ids(~0u), all);
	assert_int_equal(card_fields_from_ids(card_fields_to_ids(5)), 5);
}

/* --- the office file --- */

static void test_in_and_out(void **state)
{
	struct office *office = *state;
	struct report report, again;
	make_report(&report, "");
	office_import(office, &report);
	assert_null(report.cards[0].extra);
	store_close(office->store);
	office->store = office_open(office->path, STORE_WRITE);
	office_load(office, 1, &again);
	for (enum card_field field = 0; field < FIELD_COUNT; field++) {
		struct str text = STR_INIT;
		put_text(&text, field, "");
		assert_holds(&again.cards[0], field, text.data);
		assert_true(card_field_filled(&again.cards[0], field));
		str_release(&text);
	}
	char *expected = office_json(&report), *actual = office_json(&again);
	assert_string_equal(actual, expected);
	assert_sound(office->store);
	free(expected);
	free(actual);
	report_release(&report);
	report_release(&again);
}

static bool see_hit(void *context, const struct search_hit *hit)
{
	struct str *seen = context;
	str_printf(seen, "%s ", card_field_name(hit->field));
	return true;
}

static void assert_found(struct office *office, enum card_field field)
{
	struct str word = STR_INIT, seen = STR_INIT, expected = STR_INIT;
	struct error error = ERROR_INIT;
	put_word(&word, field);
	if (card_field_row(field)->uses & USE_SEARCH)
		str_printf(&expected, "%s ", card_field_name(field));
	assert_done(store_search(office->store, word.data, 0, see_hit, &seen, &error),
		&error);
	assert_string_equal(seen.data, expected.data);
	str_release(&word);
	str_release(&seen);
	str_release(&expected);
}

static void test_found(void **state)
{
	struct office *office = *state;
	take_in(office, "");
	for (enum card_field field = 0; field < FIELD_COUNT; field++)
		assert_found(office, field);
}

struct seen_versions {
	int count;
	const char *words[2]; /* of the newest version, of the one before */
};

static bool see_version(void *context, const struct card_version *version)
{
	struct seen_versions *seen = context;
	assert_in_range(seen->count, 0, 1);
	for (enum card_field field = 0; field < FIELD_COUNT; field++) {
		struct str text = STR_INIT;
		put_text(&text, field, seen->words[seen->count]);
		assert_holds(version->card, field, text.data);
		str_release(&text);
	}
	seen->count++;
	return true;
}

/* Each field is changed; the version before it says what stood there. */
static void test_kept_in_history(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct card_entry entry;
	struct report changed;
	struct seen_versions seen = {0, {" ใหม่", ""}};
	take_in(office, "");
	make_report(&changed, " ใหม่");
	assert_done(store_card(office->store, 1, &entry, &error), &error);
	memcpy(changed.cards[0].uuid, entry.card.uuid, sizeof(entry.card.uuid));
	card_release(&entry.card);
	entry.card = changed.cards[--changed.count];
	assert_int_equal(
		store_save_card(office->store, &entry, "somsri", &error), SAVE_DONE);
	assert_done(
		store_card_history(office->store, 1, see_version, &seen, &error), &error);
	assert_int_equal(seen.count, 2);
	assert_sound(office->store);
	card_entry_release(&entry);
	report_release(&changed);
}

static void assert_carried(const struct card *card, enum card_field field)
{
	static const char *const years[][2] = {
		[CARRY_AS_IS] = {"ปีงบประมาณ 2568", "ต.ค. 2567 - ก.ย. 2568"},
		[CARRY_YEARS] = {"ปีงบประมาณ 2569", NULL},
		[CARRY_PERIOD] = {NULL, "ต.ค. 2568 - ก.ย. 2569"},
	};
	const struct card_field_row *row = card_field_row(field);
	assert_int_equal(card_unconfirmed(card, field), row->carry != CARRY_NOTHING);
	assert_int_equal(card_field_filled(card, field), row->carry != CARRY_NOTHING);
	if (row->carry != CARRY_NOTHING)
		assert_holds(card, field, years[row->carry][row->text == TEXT_PERIOD]);
}

static void test_carried_over(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct report carried;
	int64_t number;
	take_in(office, NULL);
	assert_done(
		store_carry(office->store, 1, 2569, "somsri", &number, &error), &error);
	office_load(office, number, &carried);
	for (enum card_field field = 0; field < FIELD_COUNT; field++)
		assert_carried(&carried.cards[0], field);
	report_release(&carried);
}

/* --- the check --- */

static void see_text(void *context, const struct check_text *text)
{
	unsigned *seen = context;
	struct str word = STR_INIT;
	if (!text->card)
		return;
	put_word(&word, text->field);
	assert_non_null(strstr(text->text, word.data));
	assert_int_equal(text->kind, card_field_row(text->field)->text);
	*seen |= 1u << text->field;
	str_release(&word);
}

static void test_checked(void **state)
{
	struct report report;
	unsigned seen = 0;
	(void)state;
	make_report(&report, "");
	const struct check_input input = {.report = &report};
	check_texts(&input, see_text, &seen);
	assert_int_equal(seen, (UINT64_C(1) << FIELD_COUNT) - 1);
	report_release(&report);
}

/* --- paper --- */

/* A layout that has a column for each field. */
static struct layout *make_layout(void)
{
	char *folder = support_folder(), *path = support_path(folder, "all.json");
	struct str json = STR_INIT;
	struct error error = ERROR_INIT;
	str_puts(&json,
		"{\"format\":\"mattrakan.layout/1\",\"title\":\"ก\",\"memo\":false,"
		"\"cover\":false,\"round\":false,\"groups\":false,\"numbers\":false,"
		"\"owners\":\"lines\",\"columns\":[");
	for (enum card_field field = 0; field < FIELD_COUNT; field++)
		str_printf(&json,
			"%s{\"heading\":\"%s\",\"least\":24,\"fields\":[\"%s\"]}",
			field ? "," : "", card_field_name(field), card_field_name(field));
	str_puts(&json, "]}");
	support_write(path, json.data, json.bytes);
	struct layout *layout = layout_load(path, &error);
	assert_done(layout != NULL, &error);
	str_release(&json);
	free(path);
	support_folder_remove(folder);
	return layout;
}

static void test_printed(void **state)
{
	struct printing printing = {.layout = make_layout()};
	struct str paper = STR_INIT;
	(void)state;
	make_report(&printing.report, "");
	printing.cards = card_source_of_report(&printing.report);
	printing.document =
		document_new(printing.layout, &printing.report, printing.cards);
	printing_print(&printing, (struct paper){400, 60}, BORDERS_ASCII, &paper);
	for (enum card_field field = 0; field < FIELD_COUNT; field++) {
		struct str word = STR_INIT;
		put_word(&word, field);
		if (!strstr(paper.data, word.data))
			fail_msg("%s is not on paper", card_field_name(field));
		str_release(&word);
	}
	str_release(&paper);
	printing_close(&printing);
}

/* What a printer lacks is told of each field. */
static void assert_lacks(const struct layout *layout, enum card_field field)
{
	struct report report;
	struct str json = STR_INIT;
	struct error error = ERROR_INIT;
	struct unprintable unprintable;
	str_puts(&json,
		"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\","
		"\"fiscal_year\":2568,\"months\":12,\"title\":\"ก\",\"cards\":[{");
	put_json(&json, field, "日");
	str_puts(&json, "}]}");
	office_parse(json.data, &report);
	struct card_source *cards = card_source_of_report(&report);
	assert_done(unprintable_find(&unprintable, ENCODING_TIS620, layout, &report,
			    cards, &error),
		&error);
	assert_int_equal(unprintable.count, 1);
	assert_int_equal(unprintable.items[0].code_point, 0x65E5);
	assert_int_equal(unprintable.items[0].field, field);
	unprintable_release(&unprintable);
	card_source_free(cards);
	report_release(&report);
	str_release(&json);
}

static void test_unprintable(void **state)
{
	struct layout *layout = make_layout();
	(void)state;
	for (enum card_field field = 0; field < FIELD_COUNT; field++)
		assert_lacks(layout, field);
	layout_free(layout);
}

/* --- a field that is new --- */

#ifdef MORE_CARD_FIELDS
/* The file of a program that did not know these fields, and kept them as they came. */
static void make_older(struct office *office)
{
	struct str sql = STR_INIT;
	str_printf(&sql,
		"UPDATE card SET extra = json_object('test_note', note_for_tests, 'other', "
		"1, 'test_quiet', quiet_for_tests);"
		"ALTER TABLE card DROP COLUMN note_for_tests;"
		"ALTER TABLE card DROP COLUMN quiet_for_tests;"
		"UPDATE search_copy SET body = 'x';"
		"INSERT INTO search_index (search_index) VALUES ('rebuild');"
		"UPDATE derived SET version = 'before';"
		"PRAGMA user_version = %d",
		SCHEMA_VERSION - 1);
	raw_run(office->store, sql.data);
	str_release(&sql);
	store_close(office->store);
	office->store = NULL;
}

static void test_becomes_known(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct report report, again;
	make_report(&report, "");
	office_import(office, &report);
	make_older(office);
	assert_null(store_open(office->path, STORE_READ, &error));
	assert_error(&error, ERROR_SYSTEM, "older version");
	office->store = office_open(office->path, STORE_WRITE);
	office_load(office, 1, &again);
	assert_string_equal(again.cards[0].extra, "{\"other\":1}");
	free(again.cards[0].extra);
	again.cards[0].extra = NULL;
	char *expected = office_json(&report), *actual = office_json(&again);
	assert_string_equal(actual, expected);
	for (enum card_field field = 0; field < FIELD_COUNT; field++)
		assert_found(office, field);
	free(expected);
	free(actual);
	report_release(&report);
	report_release(&again);
}
#endif

#define TEST(function)                                                                   \
	cmocka_unit_test_setup_teardown(function, office_setup, office_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_ids_for_ever),
		TEST(test_in_and_out),
		TEST(test_found),
		TEST(test_kept_in_history),
		TEST(test_carried_over),
		cmocka_unit_test(test_checked),
		cmocka_unit_test(test_printed),
		cmocka_unit_test(test_unprintable),
#ifdef MORE_CARD_FIELDS
		TEST(test_becomes_known),
#endif
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
