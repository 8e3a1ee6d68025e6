/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tests/support/lived_in.h"

#include <stdlib.h>

#include "db/abbreviations.h"
#include "db/bin.h"
#include "db/carry.h"
#include "db/check_settings.h"
#include "db/found.h"
#include "db/head.h"
#include "db/import.h"
#include "db/ita_questions.h"
#include "db/office_settings.h"
#include "db/office_words.h"
#include "db/overview.h"
#include "db/review.h"
#include "db/store.h"
#include "db/trust/deputies.h"
#include "db/trust/people.h"
#include "model/card.h"
#include "model/ita_body.h"
#include "model/json_shape.h"
#include "model/lists.h"
#include "model/report.h"
#include "tests/support/approval.h"
#include "tests/support/fields.h"
#include "tests/support/raw.h"
#include "text/abbreviation.h"
#include "text/error.h"
#include "text/mem.h"
#include "text/str.h"

/* A report that says something in every field. */
static void make_full(struct office *office)
{
	struct report report;
	approval_parse(&report);
	fields_fill(&report_shape, &report);
	/* Who signs says what they think, and when. */
	for (size_t i = 1; i < report.memo.count; i++) {
		free(report.memo.signatures[i].opinion);
		free(report.memo.signatures[i].date);
		report.memo.signatures[i].opinion = NULL;
		report.memo.signatures[i].date = NULL;
	}
	for (size_t i = 0; i < report.count; i++) {
		free(report.cards[i].period);
		report.cards[i].period = mem_strdup("ต.ค. ๖๘ – มี.ค. ๖๙");
	}
	seal_release(&report.seal);
	office_import(office, &report);
	report_release(&report);
}

/* The JSON of a sealed report, from an office file of its own; *key: who sealed it. */
static char *sealed_elsewhere(char **key)
{
	struct office office;
	struct report report;
	office_make(&office);
	approval_report(&office);
	office_people(&office);
	approval_seal(office.store, 1);
	office_load(&office, 1, &report);
	char *json = office_json(&report);
	*key = mem_strdup(report.seal.key);
	report_release(&report);
	office_remove(&office);
	return json;
}

static void take_in_sealed(struct office *office)
{
	struct error error = ERROR_INIT;
	struct report report;
	struct import_result result;
	char *key, *json = sealed_elsewhere(&key);
	assert_done(
		store_trust_key(office->store, key, "อบต.อื่น", "root", &error), &error);
	office_parse(json, &report);
	assert_done(store_import_result(office->store, &report, IMPORT_NEW, "somsri",
			    &result, &error),
		&error);
	assert_true(result.believed);
	report_release(&report);
	free(json);
	free(key);
}

static void save_issue(struct store *store, int64_t card, const char *who)
{
	struct error error = ERROR_INIT;
	struct card_entry entry;
	assert_done(store_card(store, card, &entry, &error), &error);
	struct str issue = STR_INIT;
	str_printf(&issue, "%s ครั้งที่ %lld", entry.card.issue, (long long)entry.revision);
	free(entry.card.issue);
	entry.card.issue = str_detach(&issue);
	assert_done(store_save_card(store, &entry, who, &error) == SAVE_DONE, &error);
	card_entry_release(&entry);
}

static void accept_findings(struct store *store)
{
	struct error error = ERROR_INIT;
	struct acceptance one = {.card = 4,
		.rule = "spelling",
		.path = "issue",
		.start = 6,
		.basis = "ประเด็น",
		.reason = "ชื่อเฉพาะ"};
	const struct acceptance head = {
		.rule = "year", .path = "title", .basis = "ก", .reason = "ถูกแล้ว"};
	assert_done(store_accept(store, 2, &one, "somsri", &error), &error);
	assert_done(store_accept(store, 2, &head, "manit", &error), &error);
	one.start = 9;
	assert_done(store_accept(store, 2, &one, "somsri", &error), &error);
	assert_done(store_unaccept(store, 2, &one, "manit", &error), &error);
	assert_done(store_keep_found(
			    store, 2, &(struct found){1, 2, 1795140000}, "manit", &error),
		&error);
}

static void set_rules(struct store *store)
{
	struct error error = ERROR_INIT;
	struct string_list units = {0};
	string_list_add(&units, "สำนักปลัด");
	string_list_add(&units, "กองคลัง");
	assert_done(store_set_rule(store, "year", "error", "somsri", &error), &error);
	assert_done(store_set_rule(store, "year", "off", "somsri", &error), &error);
	assert_done(store_set_rule(store, "url", "off", "somsri", &error), &error);
	assert_done(store_set_rule(store, "url", NULL, "somsri", &error), &error);
	assert_done(store_set_units(store, &units, "somsri", &error), &error);
	assert_done(
		store_set_office_setting(store, OFFICE_EMBLEM, "a b", "somsri", &error),
		&error);
	assert_done(
		store_set_office_setting(store, OFFICE_EMBLEM, "c d", "somsri", &error),
		&error);
	assert_done(store_set_office_word(store, "ทุ่งฟ้า", true, "somsri", &error), &error);
	assert_done(store_set_ita_question(
			    store, 2568, ITA_LOCAL, "o3", "ถามอย่างอื่น", "somsri", &error),
		&error);
	assert_done(store_set_ita_question(
			    store, 2568, ITA_SCHOOL, "i2", NULL, "somsri", &error),
		&error);
	string_list_release(&units);
	struct abbreviations list = {0}, none = {0};
	abbreviations_add(&list, "สนป", "สำนักปลัด");
	abbreviations_add(&list, "กค", "กองคลัง");
	assert_done(
		store_set_abbreviations(store, &none, &list, "somsri", &error), &error);
	abbreviations_release(&list);
}

static void save_head(struct store *store, int64_t number)
{
	struct error error = ERROR_INIT;
	struct report head;
	int64_t revision;
	assert_done(store_head_revision(store, number, &revision, &error), &error);
	assert_done(store_load_head(store, number, &head, &error), &error);
	assert_done(store_save_head(store, number, &head, &revision, "manit", &error) ==
			    SAVE_DONE,
		&error);
	report_release(&head);
}

static void hand_over(struct store *store)
{
	struct error error = ERROR_INIT;
	struct deputy deputy = {.login = "palad",
		.deputy = "nayok",
		.first = {.year = 2599, .month = 1, .day = 1},
		.last = {.year = 2599, .month = 1, .day = 9}};
	assert_done(store_hand_over(store, &deputy, "root", NULL, &error), &error);
	deputy.first.month = deputy.last.month = 2;
	assert_done(store_hand_over(store, &deputy, "root", NULL, &error), &error);
	assert_done(store_end_deputy(store, 1, "root", NULL, &error), &error);
}

/* A report in the place of another, in which a card is left out; submitted then. */
static void replace_and_submit(struct office *office)
{
	struct error error = ERROR_INIT;
	struct report report;
	approval_parse(&report);
	report.fiscal_year++;
	int64_t number = office_import(office, &report);
	report_release(&report);
	office_load(office, number, &report);
	card_release(&report.cards[--report.count]);
	free(report.title);
	report.title = mem_strdup("รายงานที่นำเข้าแทน");
	assert_done(store_import(office->store, &report, IMPORT_REPLACE, "manit", &number,
			    &error),
		&error);
	report_release(&report);
	approval_submit(office->store, number);
}

/* Of the cards that are added one is destroyed, the other lies in the bin. */
static void add_two(struct store *store)
{
	struct error error = ERROR_INIT;
	for (int i = 0; i < 2; i++) {
		struct card_entry added;
		assert_done(store_add_card(store, 2, "manit", &added, &error), &error);
		assert_done(store_remove_card(store, added.number, "manit", NULL, &error),
			&error);
		assert_done(i || store_destroy_card(store, added.number, "palad", &error),
			&error);
		card_entry_release(&added);
	}
}

/* Of the reports that are carried over one is destroyed, the other lies in the bin. */
static void carry_two(struct store *store)
{
	struct error error = ERROR_INIT;
	for (int i = 0; i < 2; i++) {
		int64_t carried;
		assert_done(store_carry(store, 1, 2571 + i, "manit", &carried, &error),
			&error);
		assert_done(
			store_remove_report(store, carried, "somsri", &error), &error);
		assert_done(i || store_destroy_report(store, carried, "palad", &error),
			&error);
	}
}

static void type_something(struct store *store)
{
	raw_run(store,
		"INSERT INTO draft (card, who, session, revision, field, cursor, at, body)"
		" VALUES (4, 'manit', 's', 1, 'issue', 0, 1, '{}');"
		"INSERT INTO head_draft (report, who, session, revision, field, cursor, at, body)"
		" VALUES (2, 'manit', 's', 1, 'title', 0, 1, '{}');"
		"INSERT INTO person_setting (who, name, value)"
		" VALUES ('manit', 'printer', 'x');"
		/* Those of a file lie in a folder. */
		RAW_SERVER(
			"INSERT INTO evidence_file (name, part, bytes) VALUES ("
			"'2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881', "
			"1, 'eA==');"));
}

/* Report 1 (cards 1-3) is sealed. Report 2 was carried over from it and is worked in; of
 * the others one came sealed from another office, one was replaced and is submitted. */
void lived_in_make(struct office *office)
{
	struct store *store = office->store;
	struct error error = ERROR_INIT;
	int64_t carried;
	make_full(office);
	office_people(office);
	approval_seal(store, 1);
	assert_done(store_carry(store, 1, 2570, "manit", &carried, &error), &error);
	carry_two(store);
	save_issue(store, 4, "somsri");
	save_issue(store, 4, "prasit");
	assert_done(store_move_card(store, 5, 1, "manit", &error), &error);
	add_two(store);
	save_head(store, 2);
	accept_findings(store);
	set_rules(store);
	hand_over(store);
	take_in_sealed(office);
	replace_and_submit(office);
	assert_done(store_reset_passphrase(store, "palad", "root", &error), &error);
	type_something(store);
	assert_sound(store);
}
