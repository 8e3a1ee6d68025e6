/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Keys that an older program did not know and kept as they came, and that are columns now:
 * bringing the file up to date puts them where they belong, once, and what is exported can
 * be imported again. What is of another kind than the column stays what it was.
 */
#include <config.h>

#include "tests/support/office.h"
#include "tests/support/raw.h"

#include <stdlib.h>
#include <string.h>

#include "db/bin.h"
#include "db/engine/query.h"
#include "db/migrate.h"
#include "db/store.h"
#include "model/extra.h"
#include "model/report.h"
#include "text/error.h"
#include "text/mem.h"
#include "text/str.h"

#define HEAD                                                                             \
	"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\",\"fiscal_year\":2568," \
	"\"months\":12,\"title\":\"รายงาน\","

/* What the files of these tests hold, whatever stands among the unknown keys. */
static const char whole[] = HEAD
	"\"unconfirmed\":[\"title\"],\"note\":1,\"cards\":["
	"{\"issue\":\"ปัญหา\",\"outcome\":\"ผลลัพธ์\",\"owners\":[\"กองคลัง\",\"กองช่าง\"],"
	"\"unconfirmed\":[\"issue\",\"outcome\"],\"x\":{\"y\":[1]}},{\"issue\":\"สอง\"}]}";

/* The file as a program left it that knew none of those keys. */
static void forget(struct office *office)
{
	raw_run(office->store,
		"UPDATE card SET extra = json_insert(extra, '$.outcome', outcome, "
		"'$.owners', json_array('กองคลัง', 'กองช่าง'), '$.unconfirmed', "
		"json_array('issue', 'outcome')), outcome = NULL, owners_present = 0, "
		"unconfirmed_present = 0, unconfirmed = 0 WHERE number = 1;"
		"DELETE FROM owner WHERE card = 1; DELETE FROM unconfirmed WHERE card = 1;"
		"UPDATE report SET extra = json_insert(extra, '$.unconfirmed', "
		"json_array('title')), unconfirmed_present = 0, unconfirmed_texts = 0;"
		"DELETE FROM unconfirmed_text;"
		"UPDATE search_copy SET body = 'x';"
		"INSERT INTO search_index (search_index) VALUES ('rebuild')");
}

/* As the migration of a new field does, once more. */
static void settle(struct office *office)
{
	static const struct sql_migration list[] = {
		{SCHEMA_VERSION + 1, "SELECT 1", migrate_known_keys}, {0, NULL, NULL}};
	struct error error = ERROR_INIT;
	assert_done(migrate(office->store, list, SCHEMA_VERSION + 1, &error), &error);
	struct str back = STR_INIT;
	str_printf(&back, "PRAGMA user_version = %d", SCHEMA_VERSION);
	raw_run(office->store, back.data);
	str_release(&back);
}

static void begin(struct office *office, char **json)
{
	struct report report;
	office_parse(whole, &report);
	office_import(office, &report);
	report_release(&report);
	office_load(office, 1, &report);
	*json = office_json(&report);
	report_release(&report);
}

static void test_settled(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct report report;
	char *json;
	begin(office, &json);
	forget(office);
	/* A key of its own among the unknown ones is read in two ways: refused. */
	assert_false(store_load(office->store, 1, &report, &error));
	assert_error(&error, ERROR_REFUSED, "has this key already");
	settle(office);
	office_load(office, 1, &report);
	char *now = office_json(&report);
	assert_string_equal(now, json);
	assert_int_equal(report.cards[0].owners.count, 2);
	assert_string_equal(report.cards[0].extra, "{\"x\":{\"y\":[1]}}");
	assert_string_equal(report.extra, "{\"note\":1}");
	report_release(&report);
	/* Counts, digests in the trail, versions, search copy: all as it was. */
	assert_sound(office->store);
	free(now);
	free(json);
}

/* Our own import takes our own export. */
static void test_there_and_back(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct report report;
	int64_t number;
	char *json;
	begin(office, &json);
	forget(office);
	settle(office);
	office_load(office, 1, &report);
	char *exported = office_json(&report);
	report_release(&report);
	office_parse(exported, &report);
	assert_done(store_import(office->store, &report, IMPORT_REPLACE, "manit", &number,
			    &error),
		&error);
	report_release(&report);
	office_load(office, number, &report);
	char *again = office_json(&report);
	assert_string_equal(again, json);
	report_release(&report);
	free(again);
	free(exported);
	free(json);
}

/* In the bin as elsewhere. */
static void test_in_the_bin(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct report report;
	char *json;
	begin(office, &json);
	forget(office);
	assert_done(store_remove_report(office->store, 1, "somsri", &error), &error);
	settle(office);
	assert_sound(office->store);
	assert_done(store_restore_report(office->store, 1, "somsri", &error), &error);
	office_load(office, 1, &report);
	char *now = office_json(&report);
	assert_string_equal(now, json);
	report_release(&report);
	free(now);
	free(json);
}

/* A number where a text is wanted now: it is kept and written once, and gives way to what
 * is typed. */
static void test_of_another_kind(void **state)
{
	struct office *office = *state;
	struct report report;
	char *json;
	begin(office, &json);
	free(json);
	raw_run(office->store,
		"UPDATE card SET outcome = NULL, extra = '{\"outcome\":5,\"x\":1}' WHERE "
		"number = 1; DELETE FROM derived");
	settle(office);
	office_load(office, 1, &report);
	struct card *card = &report.cards[0];
	assert_null(card->outcome);
	json = office_json(&report);
	char *first = strstr(json, "\"outcome\": 5");
	assert_non_null(first);
	assert_null(strstr(first + 1, "\"outcome\":"));
	free(json);
	card->outcome = mem_strdup("ใหม่");
	extra_give_way(card, FIELD_OUTCOME);
	assert_string_equal(card->extra, "{\"x\":1}");
	report_release(&report);
}

/* What cannot be read stays what it is; the others are settled. */
static void test_beside_bad_rows(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct card_entry entry;
	char *json;
	begin(office, &json);
	free(json);
	forget(office);
	raw_run(office->store,
		"UPDATE card SET measure = CAST(x'ff' AS TEXT), extra = '{\"outcome\":\"ก\"}' "
		"WHERE number = 2; UPDATE report SET layout = '/'");
	settle(office);
	assert_done(store_card(office->store, 1, &entry, &error), &error);
	assert_string_equal(entry.card.outcome, "ผลลัพธ์");
	card_entry_release(&entry);
	assert_false(store_card(office->store, 2, &entry, &error));
	assert_error(&error, ERROR_REFUSED, "measure");
}

/* A seal that nobody looked at is none. */
static void test_seal(void **state)
{
	struct office *office = *state;
	struct report report;
	char *json;
	begin(office, &json);
	raw_run(office->store,
		"UPDATE report SET extra = '{\"seal\":{\"key\":\"a\"},\"note\":1}';"
		"DELETE FROM derived");
	settle(office);
	office_load(office, 1, &report);
	char *now = office_json(&report);
	assert_string_equal(now, json);
	report_release(&report);
	assert_sound(office->store);
	free(now);
	free(json);
}

#define TEST(function)                                                                   \
	cmocka_unit_test_setup_teardown(function, office_setup, office_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_settled),
		TEST(test_there_and_back),
		TEST(test_in_the_bin),
		TEST(test_of_another_kind),
		TEST(test_beside_bad_rows),
		TEST(test_seal),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
