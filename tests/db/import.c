/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reports into the office file and out again: nothing lost, doubles, replacing with
 * history, approvals, and that a refused file leaves nothing behind.
 */
#include <config.h>

#include "tests/support/office.h"

#include <stdlib.h>
#include <string.h>

#include "db/store.h"
#include "model/card.h"
#include "model/card_source.h"
#include "model/json.h"
#include "model/report.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/mem.h"
#include "text/str.h"

#define UUID_A "6f0e2a1c-0000-4000-8000-00000000000a"
#define UUID_B "6f0e2a1c-0000-4000-8000-00000000000b"
#define CARD_1 "6f0e2a1c-0000-4000-8000-0000000000c1"
#define CARD_2 "6f0e2a1c-0000-4000-8000-0000000000c2"
#define CARD_3 "6f0e2a1c-0000-4000-8000-0000000000c3"

/* A small report: what stands before its cards, and the cards. */
#define HEAD(uuid, more)                                                                                     \
	"{\"format\":\"mattrakan.report/1\"," uuid "\"layout\":\"annual\",\"agency\":{"                      \
	"\"type\":\"อบต.\",\"name\":\"ตัวอย่าง\"},\"fiscal_year\":2567,\"months\":12," \
	"\"title\":\"รายงาน\"," more "\"cards\":["
#define WITH(uuid) "\"uuid\":\"" uuid "\","
#define CARD(uuid, issue)                                                                \
	"{\"uuid\":\"" uuid "\",\"issue\":\"" issue "\",\"state\":\"done\"}"
#define CARD_OF(state, uuid) "{\"uuid\":\"" uuid "\",\"state\":\"" state "\"}"
#define TAIL                 "]}"
#define UUID_LOWER           "0a1b2c3d-0a1b-4c3d-8a1b-0a1b2c3d4e5f"
#define UUID_UPPER           "0A1B2C3D-0A1B-4C3D-8A1B-0A1B2C3D4E5F"

static int64_t import_json(struct office *office, const char *json, enum import_mode mode,
	struct error *error)
{
	struct report report;
	int64_t number = 0;
	office_parse(json, &report);
	char *before = office_json(&report);
	if (!store_import(office->store, &report, mode, "somsri", &number, error)) {
		char *after = office_json(&report);
		assert_string_equal(before, after);
		assert_int_equal(number, 0);
		free(after);
	}
	free(before);
	report_release(&report);
	return number;
}

static int64_t imported(struct office *office, const char *json, enum import_mode mode)
{
	struct error error = ERROR_INIT;
	int64_t number = import_json(office, json, mode, &error);
	assert_done(number != 0, &error);
	return number;
}

static void refused(
	struct office *office, const char *json, enum import_mode mode, const char *words)
{
	struct error error = ERROR_INIT;
	assert_int_equal(import_json(office, json, mode, &error), 0);
	assert_error(&error, ERROR_REFUSED, words);
}

static int64_t count(struct office *office)
{
	struct error error = ERROR_INIT;
	int64_t reports = -1;
	assert_done(store_count(office->store, &reports, &error), &error);
	return reports;
}

/* --- nothing is lost --- */

static void assert_round_trip(struct office *office, const char *path)
{
	struct report given, taken, got;
	office_read(path, &given);
	office_read(path, &taken);
	int64_t number = office_import(office, &taken);
	office_load(office, number, &got);
	/* What the office adds and does not believe; all else must be as given. */
	assert_true(uuid_valid(got.uuid));
	memcpy(given.uuid, got.uuid, sizeof(given.uuid));
	given.state = got.state;
	assert_int_equal(given.count, got.count);
	for (size_t i = 0; i < given.count; i++) {
		assert_true(uuid_valid(got.cards[i].uuid));
		memcpy(given.cards[i].uuid, got.cards[i].uuid, sizeof(given.uuid));
		given.cards[i].state = got.cards[i].state;
	}
	char *expected = office_json(&given), *told = office_json(&taken);
	char *actual = office_json(&got);
	assert_string_equal(actual, expected);
	assert_string_equal(told, expected);
	free(expected);
	free(told);
	free(actual);
	report_release(&given);
	report_release(&taken);
	report_release(&got);
}

static void test_real_reports(void **state)
{
	for (const struct support_report *each = support_reports; each->path; each++)
		assert_round_trip(*state, each->path);
	assert_sound(((struct office *)*state)->store);
}

/* Each key absent, null, empty, of its rarer forms, and unknown keys everywhere. */
static const char *const shapes[] = {
	HEAD("", "") TAIL,
	HEAD("", "\"x\":{\"y\":[1,2.50,null]},\"digits\":\"as-typed\",") TAIL,
	HEAD("", "\"before\":[],\"after\":[{}],\"memo\":{},\"ita\":{},") "{}" TAIL,
	HEAD("",
		"\"before\":[{\"heading\":\"\",\"text\":\"ก\\n\\nข\\u0001\\t\",\"z\":1}],"
		"\"memo\":{\"printed\":false,\"office\":\"\",\"sections\":[],\"signatures\":[],\"q\":[]},"
		"\"ita\":{\"year\":2566,\"total\":95,\"iit\":95.0,\"eit\":null,\"items\":"
		"[]},") TAIL,
	HEAD("",
		"\"memo\":{\"printed\":true,\"sections\":[{\"heading\":\"๑\",\"text\":\"\"}],"
		"\"signatures\":[{"
		"\"name\":\"ก\",\"post\":\"\",\"n\":0},{}],\"closing\":\"จ\"},"
		"\"ita\":{\"level\":\"A\",\"e\":1,\"items\":[{\"code\":\"i7\",\"score\":"
		"0,"
		"\"weak\":false,\"cards\":[3,1],\"w\":\"\"},{\"weak\":true,\"score\":"
		"null,"
		"\"cards\":[]},{}]},") TAIL,
	HEAD("", "") "{\"group\":\"\",\"refs\":[],\"issue\":\" ก  \",\"measure\":\"\","
		     "\"steps\":{},\"owners\":[\"\",\"ก\",\"ก\"],\"period\":\"ทุกเดือน\","
		     "\"evidence\":[],\"k\":true},{\"steps\":{\"lead\":\"\",\"marks\":"
		     "\"none\","
		     "\"items\":[],\"s\":1},\"evidence\":[{\"kind\":\"url\",\"ref\":\"\","
		     "\"caption\":\"ค\",\"date\":\"\",\"v\":{}},{}],\"outcome\":"
		     "\"เเปลก\"},"
		     "{\"steps\":{\"marks\":\"dash\",\"items\":[\"\",\"น ้ ํ า\"]}}" TAIL,
};

static void test_shapes(void **state)
{
	struct office *office = *state;
	char *path = support_path(office->folder, "shape.json");
	struct report other;
	for (size_t i = 0; i < sizeof(shapes) / sizeof(*shapes); i++) {
		struct office one;
		support_write(path, shapes[i], strlen(shapes[i]));
		office_make(&one);
		assert_round_trip(&one, path);
		assert_sound(one.store);
		office_remove(&one);
	}
	struct error error = ERROR_INIT;
	assert_false(store_load(office->store, 99, &other, &error));
	assert_error(&error, ERROR_USAGE, "99");
	free(path);
}

/* --- doubles --- */

static void test_known_uuid(void **state)
{
	int64_t number = imported(*state, HEAD(WITH(UUID_A), "") TAIL, IMPORT_NEW);
	assert_int_equal(number, 1);
	refused(*state, HEAD(WITH(UUID_A), "") TAIL, IMPORT_NEW, "--replace");
	refused(*state, HEAD(WITH(UUID_A), "") TAIL, IMPORT_AGAIN, "report 1 ");
	assert_int_equal(count(*state), 1);
	/* Another UUID is another report, however alike. */
	imported(*state, HEAD(WITH(UUID_B), "") TAIL, IMPORT_NEW);
	assert_int_equal(count(*state), 2);
}

static void test_likely_double(void **state)
{
	imported(*state, HEAD("", "") TAIL, IMPORT_NEW);
	refused(*state, HEAD("", "") TAIL, IMPORT_NEW, "--again");
	refused(*state, HEAD("", "") TAIL, IMPORT_REPLACE, "report 1 ");
	assert_int_equal(count(*state), 1);
	imported(*state, HEAD("", "") TAIL, IMPORT_AGAIN);
	assert_int_equal(count(*state), 2);
}

/* Titles and names that look the same are the same, and so are UUIDs in other letters. */
static void test_looks_the_same(void **state)
{
	static const char *const titles[] = {
		"รายงาน\u200E", "\u00A0รายงาน ", "รายงาน\u200B", "\uFEFFรายงาน"};
	imported(*state, HEAD("", "") TAIL, IMPORT_NEW);
	for (size_t i = 0; i < sizeof(titles) / sizeof(*titles); i++) {
		struct str json = STR_INIT;
		str_printf(&json,
			"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\","
			"\"agency\":{\"type\":\"อบต.\",\"name\":\"ตัวอย่าง \"},"
			"\"fiscal_year\":2567,\"months\":12,\"title\":\"%s\","
			"\"cards\":[]}",
			titles[i]);
		refused(*state, json.data, IMPORT_NEW, "--again");
		str_release(&json);
	}
	imported(*state, HEAD(WITH(UUID_UPPER), "") CARD(UUID_B, "ก") TAIL, IMPORT_NEW);
	refused(*state, HEAD(WITH(UUID_LOWER), "") TAIL, IMPORT_NEW, "--replace");
	imported(*state, HEAD(WITH(UUID_LOWER), "") TAIL, IMPORT_REPLACE);
	assert_int_equal(count(*state), 2);
}

static void test_no_double(void **state)
{
	imported(*state, HEAD("", "") TAIL, IMPORT_NEW);
	static const char *const others[] = {
		"{\"format\":\"mattrakan.report/"
		"1\",\"layout\":\"annual\",\"agency\":{\"type\":"
		"\"อบต.\",\"name\":\"ตัวอย่าง\"},\"fiscal_year\":2567,\"months\":6,"
		"\"title\":\"รายงาน\","
		"\"cards\":[]}",
		"{\"format\":\"mattrakan.report/"
		"1\",\"layout\":\"annual\",\"agency\":{\"type\":"
		"\"อบต.\",\"name\":\"อื่น\"},\"fiscal_year\":2567,\"months\":12,\"title\":"
		"\"รายงาน\","
		"\"cards\":[]}",
		"{\"format\":\"mattrakan.report/"
		"1\",\"layout\":\"annual\",\"agency\":{\"type\":"
		"\"อบต.\",\"name\":\"ตัวอย่าง\"},\"fiscal_year\":2568,\"months\":12,"
		"\"title\":\"รายงาน\","
		"\"cards\":[]}",
	};
	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++)
		imported(*state, others[i], IMPORT_NEW);
	assert_int_equal(count(*state), 4);
}

/* --- replacing --- */

struct told {
	int count;
	int64_t revisions[8];
	char *issues[8];
};

static bool tell(void *context, const struct card_version *version)
{
	struct told *told = context;
	assert_true(told->count < 8);
	assert_string_equal(version->who, "somsri");
	assert_true(version->at > 0);
	told->revisions[told->count] = version->revision;
	told->issues[told->count++] = mem_strdup(version->card->issue);
	return true;
}

static void assert_history(struct office *office, int64_t card, int versions,
	const char *newest, const char *oldest)
{
	struct error error = ERROR_INIT;
	struct told told = {0};
	assert_done(store_card_history(office->store, card, tell, &told, &error), &error);
	assert_int_equal(told.count, versions);
	for (int i = 0; i < versions; i++)
		assert_int_equal(told.revisions[i], versions - i);
	assert_string_equal(told.issues[0], newest);
	assert_string_equal(told.issues[versions - 1], oldest);
	for (int i = 0; i < versions; i++)
		free(told.issues[i]);
}

static int64_t card_at(struct office *office, int64_t report, int place)
{
	struct error error = ERROR_INIT;
	int64_t number = 0;
	assert_done(store_card_at(office->store, report, place, &number, &error), &error);
	return number;
}

static void test_replace(void **state)
{
	struct office *office = *state;
	int64_t number = imported(office,
		HEAD(WITH(UUID_A), "") CARD(CARD_1, "หนึ่ง") "," CARD(CARD_2, "สอง") TAIL,
		IMPORT_NEW);
	int64_t first = card_at(office, number, 1), second = card_at(office, number, 2);
	/* The first goes behind and is changed, the second vanishes, a third is new. */
	assert_int_equal(number, imported(office,
					 HEAD(WITH(UUID_A), "") CARD(CARD_3,
						 "สาม") "," CARD(CARD_1, "หนึ่งใหม่") TAIL,
					 IMPORT_REPLACE));
	assert_int_equal(card_at(office, number, 2), first);
	assert_true(card_at(office, number, 1) > second);
	assert_history(office, first, 2, "หนึ่งใหม่", "หนึ่ง");
	assert_history(office, second, 1, "สอง", "สอง");
	assert_sound(office->store);
	/* The second comes back as it was: number and history are its own again. */
	imported(office, HEAD(WITH(UUID_A), "") CARD(CARD_2, "สอง") TAIL, IMPORT_REPLACE);
	assert_int_equal(card_at(office, number, 1), second);
	assert_history(office, second, 1, "สอง", "สอง");
	assert_int_equal(count(office), 1);
	assert_sound(office->store);
}

/* All parts of a report are replaced; what is the same makes no version. */
static void test_replace_by_itself(void **state)
{
	struct office *office = *state;
	for (const struct support_report *each = support_reports; each->path; each++) {
		struct error error = ERROR_INIT;
		struct report report, got;
		int64_t again = 0;
		office_read(each->path, &report);
		int64_t number = office_import(office, &report);
		assert_done(store_import(office->store, &report, IMPORT_REPLACE, "manit",
				    &again, &error),
			&error);
		assert_int_equal(again, number);
		office_load(office, number, &got);
		char *expected = office_json(&report), *actual = office_json(&got);
		assert_string_equal(actual, expected);
		free(expected);
		free(actual);
		report_release(&got);
		for (size_t i = 0; i < report.count; i++) {
			struct card_entry entry;
			int64_t card = card_at(office, number, (int)i + 1);
			assert_done(
				store_card(office->store, card, &entry, &error), &error);
			assert_int_equal(entry.revision, 1);
			card_entry_release(&entry);
		}
		report_release(&report);
	}
	assert_sound(office->store);
}

static void test_replace_unknown(void **state)
{
	imported(*state, HEAD(WITH(UUID_A), "") TAIL, IMPORT_REPLACE);
	assert_int_equal(count(*state), 1);
}

/* Another year gives the same words for a period another meaning. */
static void test_replace_year(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct card_entry entry;
	struct report report;
	int64_t number;
	office_invent(&report, 2567, 1, 1);
	number = office_import(office, &report);
	report.fiscal_year = 2568;
	assert_done(store_import(office->store, &report, IMPORT_REPLACE, "somsri",
			    &number, &error),
		&error);
	assert_done(store_card(office->store, card_at(office, number, 1), &entry, &error),
		&error);
	assert_int_equal(entry.revision, 2);
	card_entry_release(&entry);
	report_release(&report);
	assert_sound(office->store);
}

static void approve_card(struct office *office, int64_t number)
{
	struct error error = ERROR_INIT;
	struct card_entry entry;
	assert_done(store_card(office->store, number, &entry, &error), &error);
	entry.card.state = CARD_DONE;
	assert_int_equal(
		store_save_card(office->store, &entry, "somsri", &error), SAVE_DONE);
	card_entry_release(&entry);
	office_people(office);
	office_approve(office, number);
}

static void test_replace_approved(void **state)
{
	struct office *office = *state;
	int64_t number = imported(
		office, HEAD(WITH(UUID_A), "") CARD(CARD_1, "หนึ่ง") TAIL, IMPORT_NEW);
	int64_t card = card_at(office, number, 1);
	approve_card(office, card);
	refused(office, HEAD(WITH(UUID_A), "") CARD(CARD_1, "อื่น") TAIL, IMPORT_REPLACE,
		"cards[0]");
	refused(office, HEAD(WITH(UUID_A), "") CARD(CARD_2, "สอง") TAIL, IMPORT_REPLACE,
		"reopened");
	/* The same text does not undo the approval. */
	imported(office, HEAD(WITH(UUID_A), "") CARD(CARD_1, "หนึ่ง") TAIL, IMPORT_REPLACE);
	struct report report;
	office_load(office, number, &report);
	assert_int_equal(report.cards[0].state, CARD_APPROVED);
	report_release(&report);
	assert_sound(office->store);
}

/* --- approvals --- */

static void test_approvals(void **state)
{
	struct report report;
	int64_t number = imported(*state,
		HEAD("", "\"state\":\"approved\",")
			CARD_OF("approved", CARD_1) "," CARD_OF(
				"returned", CARD_2) "," CARD_OF("draft", CARD_3) TAIL,
		IMPORT_NEW);
	office_load(*state, number, &report);
	assert_int_equal(report.state, REPORT_SUBMITTED);
	assert_int_equal(report.cards[0].state, CARD_DONE);
	assert_int_equal(report.cards[1].state, CARD_RETURNED);
	assert_int_equal(report.cards[2].state, CARD_DRAFT);
	report_release(&report);
}

/* --- one bad card: nothing of the report --- */

static void test_bad_card(void **state)
{
	struct office *office = *state;
	imported(office, HEAD(WITH(UUID_A), "") CARD(CARD_1, "หนึ่ง") TAIL, IMPORT_NEW);
	struct report before, after;
	office_load(office, 1, &before);
	const char *foreign =
		HEAD(WITH(UUID_B), "") CARD(CARD_2, "ก") "," CARD(CARD_1, "ข") TAIL;
	refused(office, foreign, IMPORT_NEW, "cards[1].uuid: a measure of report 1");
	refused(office, foreign, IMPORT_REPLACE, "cards[1].uuid");
	assert_int_equal(count(office), 1);
	office_load(office, 1, &after);
	char *old_text = office_json(&before), *new_text = office_json(&after);
	assert_string_equal(new_text, old_text);
	free(old_text);
	free(new_text);
	report_release(&before);
	report_release(&after);
	assert_history(office, card_at(office, 1, 1), 1, "หนึ่ง", "หนึ่ง");
	assert_sound(office->store);
	/* A copy that is wanted gets UUIDs of its own. */
	int64_t copy =
		imported(office, HEAD("", "") CARD(CARD_1, "หนึ่ง") TAIL, IMPORT_AGAIN);
	office_load(office, copy, &after);
	assert_string_not_equal(after.cards[0].uuid, CARD_1);
	assert_true(uuid_valid(after.cards[0].uuid));
	report_release(&after);
}

/* The JSON reader refuses this too, but reports can be made without it. */
static void test_twice_in_one(void **state)
{
	struct error error = ERROR_INIT;
	struct report report;
	int64_t number = 0;
	office_invent(&report, 2567, 3, 1);
	uuid_make(report.cards[0].uuid);
	memcpy(report.cards[2].uuid, report.cards[0].uuid, sizeof(report.uuid));
	struct office *office = *state;
	assert_false(store_import(
		office->store, &report, IMPORT_NEW, "somsri", &number, &error));
	assert_error(&error, ERROR_REFUSED, "cards[2].uuid: the same as cards[0].uuid");
	assert_string_equal(report.cards[1].uuid, "");
	assert_string_equal(report.uuid, "");
	assert_int_equal(count(office), 0);
	report_release(&report);
}

/* --- transactions around several files --- */

static void test_transactions(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	assert_done(store_begin(office->store, &error), &error);
	imported(office, HEAD(WITH(UUID_A), "") TAIL, IMPORT_NEW);
	refused(office, HEAD(WITH(UUID_A), "") TAIL, IMPORT_NEW, "report 1 ");
	assert_int_equal(count(office), 1);
	store_rollback(office->store);
	assert_int_equal(count(office), 0);
	assert_done(store_begin(office->store, &error), &error);
	imported(office, HEAD(WITH(UUID_A), "") TAIL, IMPORT_NEW);
	assert_done(store_commit(office->store, &error), &error);
	assert_int_equal(count(office), 1);
}

/* --- the list, the cards one after another, what was opened last --- */

static bool note_year(void *context, const struct report_summary *summary)
{
	struct str *out = context;
	str_printf(out, "%lld:%d/%d %lld/%lld ", (long long)summary->number,
		summary->fiscal_year, summary->months, (long long)summary->cards_done,
		(long long)summary->cards);
	return summary->fiscal_year != 2560;
}

static void test_list(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	static const int years[] = {2566, 2568, 2560, 2568, 2559};
	for (size_t i = 0; i < 5; i++) {
		struct report report;
		office_invent(&report, years[i], (int)i, i + 1);
		for (size_t card = 0; card < i; card++)
			report.cards[card].state = card ? CARD_DONE : CARD_DRAFT;
		office_import(office, &report);
		report_release(&report);
	}
	struct str told = STR_INIT;
	assert_done(store_list(office->store, note_year, &told, &error), &error);
	assert_string_equal(
		told.data, "4:2568/12 2/3 2:2568/12 0/1 1:2566/12 0/0 3:2560/12 1/2 ");
	str_release(&told);
}

static void test_cards(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct report report;
	office_invent(&report, 2567, 20, 7);
	int64_t number = office_import(office, &report);
	assert_null(store_cards(office->store, number + 1, &error));
	assert_error(&error, ERROR_USAGE, "no report");
	struct card_source *source = store_cards(office->store, number, &error);
	assert_done(source != NULL, &error);
	for (int pass = 0; pass < 2; pass++) {
		for (size_t i = 0; i < report.count; i++) {
			const struct card *card = source->next(source, &error);
			struct str expected = STR_INIT, actual = STR_INIT;
			assert_done(card != NULL, &error);
			card_to_json(&expected, &report.cards[i]);
			card_to_json(&actual, card);
			assert_string_equal(actual.data, expected.data);
			str_release(&expected);
			str_release(&actual);
		}
		assert_null(source->next(source, &error));
		assert_null(source->next(source, &error));
		assert_int_equal(error.kind, ERROR_NONE);
		assert_true(source->rewind(source, &error));
	}
	card_source_free(source);
	report_release(&report);
}

static void test_last_opened(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	int64_t number = -1;
	for (int year = 2565; year < 2570; year++) {
		struct report report;
		office_invent(&report, year, 1, (uint64_t)year);
		office_import(office, &report);
		report_release(&report);
	}
	assert_done(store_last_opened(office->store, "somsri", &number, &error), &error);
	assert_int_equal(number, 0);
	assert_done(store_set_last_opened(office->store, "somsri", 3, &error), &error);
	assert_done(store_set_last_opened(office->store, "somsri", 5, &error), &error);
	assert_done(store_set_last_opened(office->store, "manit", 4, &error), &error);
	assert_done(store_last_opened(office->store, "somsri", &number, &error), &error);
	assert_int_equal(number, 5);
}

#define TEST(function)                                                                   \
	cmocka_unit_test_setup_teardown(function, office_setup, office_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_real_reports),
		TEST(test_shapes),
		TEST(test_known_uuid),
		TEST(test_likely_double),
		TEST(test_looks_the_same),
		TEST(test_no_double),
		TEST(test_replace),
		TEST(test_replace_by_itself),
		TEST(test_replace_unknown),
		TEST(test_replace_year),
		TEST(test_replace_approved),
		TEST(test_approvals),
		TEST(test_bad_card),
		TEST(test_twice_in_one),
		TEST(test_transactions),
		TEST(test_list),
		TEST(test_cards),
		TEST(test_last_opened),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
