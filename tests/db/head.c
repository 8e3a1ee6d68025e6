/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A report's own texts: saved by compare-and-set with the version before kept, found by
 * search, and what follows from another year; drafts of them.
 */
#include <config.h>

#include "tests/support/office.h"
#include "tests/support/raw.h"

#include <stdlib.h>
#include <string.h>

#include "db/engine/query.h"
#include "db/head.h"
#include "model/json.h"
#include "text/mem.h"

/* The richest sample: it has a memo with signatures. */
#define SAMPLE_MEMO TOP_SRCDIR "/data/samples/memo.json"

static int setup(void **state)
{
	struct report report;
	if (office_setup(state))
		return -1;
	office_read(SAMPLE_MEMO, &report);
	office_import(*state, &report);
	report_release(&report);
	return 0;
}

static void set(char **text, const char *words)
{
	free(*text);
	*text = mem_strdup(words);
}

static void read_head(struct store *store, struct report *report, int64_t *revision)
{
	struct error error = ERROR_INIT;
	assert_done(store_begin(store, &error), &error);
	assert_done(store_load_head(store, 1, report, &error), &error);
	assert_done(store_head_revision(store, 1, revision, &error), &error);
	assert_done(store_commit(store, &error), &error);
}

static void save(struct office *office, const struct report *report, int64_t *revision)
{
	struct error error = ERROR_INIT;
	int64_t before = *revision;
	enum save_outcome outcome =
		store_save_head(office->store, 1, report, revision, "manit", &error);
	assert_done(outcome == SAVE_DONE, &error);
	assert_int_equal(*revision, before + 1);
}

static bool count_hit(void *context, const struct search_hit *hit)
{
	*(int *)context += hit->card == 0;
	return true;
}

/* How often the words stand in a report's own texts. */
static int found(struct office *office, const char *words)
{
	struct error error = ERROR_INIT;
	int hits = 0;
	assert_done(
		store_search(office->store, words, 0, count_hit, &hits, &error), &error);
	return hits;
}

static void test_save(void **state)
{
	struct office *office = *state;
	struct report whole, head, again;
	int64_t revision, now;
	office_load(office, 1, &whole);
	read_head(office->store, &head, &revision);
	assert_int_equal(revision, 1);
	char *before = office_json(&head);
	set(&head.title, "ชื่อใหม่ของรายงาน");
	set(&head.memo.subject, "");
	free(head.memo.closing);
	head.memo.closing = NULL;
	set(&head.memo.signatures[0].opinion, "เห็นชอบ");
	section_list_add(&head.after)->text = mem_strdup("ท้ายสุด");
	head.ita.present = true;
	set(&head.ita.level, "ผ่านดี");
	*head.uuid = '\0'; /* it keeps the one that it has */
	save(office, &head, &revision);
	read_head(office->store, &again, &now);
	assert_int_equal(now, 2);
	memcpy(head.uuid, whole.uuid, sizeof(head.uuid));
	char *expected = office_json(&head), *actual = office_json(&again);
	assert_string_equal(actual, expected);
	assert_int_equal(found(office, "ชื่อใหม่ของรายงาน"), 1);
	assert_int_equal(found(office, "ท้ายสุด"), 1);
	/* What it was is kept, and its cards are what they were. */
	char *kept = raw_text(office->store, "SELECT body FROM report_version");
	assert_string_equal(kept, before);
	struct report after;
	office_load(office, 1, &after);
	assert_int_equal(after.count, whole.count);
	for (size_t i = 0; i < whole.count; i++)
		assert_string_equal(after.cards[i].measure, whole.cards[i].measure);
	assert_sound(office->store);
	free(kept);
	free(before);
	free(expected);
	free(actual);
	report_release(&whole);
	report_release(&head);
	report_release(&again);
	report_release(&after);
}

static void test_conflict(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct store *other = office_open(office->path, STORE_WRITE);
	struct report mine, theirs, now;
	int64_t my_revision, their_revision, revision;
	read_head(office->store, &mine, &my_revision);
	read_head(other, &theirs, &their_revision);
	set(&mine.title, "ของฉัน");
	set(&theirs.title, "ของเขา");
	assert_int_equal(
		store_save_head(other, 1, &theirs, &their_revision, "manit", &error),
		SAVE_DONE);
	assert_int_equal(
		store_save_head(office->store, 1, &mine, &my_revision, "somsri", &error),
		SAVE_CONFLICT);
	assert_int_equal(error.kind, ERROR_NONE);
	assert_int_equal(my_revision, 1);
	read_head(office->store, &now, &revision);
	assert_string_equal(now.title, "ของเขา");
	/* After looking at theirs, mine goes in. */
	save(office, &mine, &revision);
	assert_sound(other);
	store_close(other);
	report_release(&mine);
	report_release(&theirs);
	report_release(&now);
}

static void test_refused(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct report head;
	int64_t revision, unknown = 1;
	read_head(office->store, &head, &revision);
	assert_false(store_head_revision(office->store, 9, &unknown, &error));
	assert_error(&error, ERROR_USAGE, "no report of number 9");
	assert_int_equal(
		store_save_head(office->store, 9, &head, &unknown, "somsri", &error),
		SAVE_FAILED);
	assert_error(&error, ERROR_USAGE, "no report of number 9");
	/* Its state is not changed by being saved. */
	head.state = REPORT_APPROVED;
	save(office, &head, &revision);
	set(&head.title, "อื่น");
	static const char *const states[] = {"submitted", "approved"};
	for (size_t i = 0; i < sizeof(states) / sizeof(*states); i++) {
		struct str sql = STR_INIT;
		str_printf(&sql, "UPDATE report SET state = '%s' WHERE state <> '%s'",
			states[i], states[i]);
		assert_true(raw_changes(office->store, sql.data));
		str_release(&sql);
		assert_int_equal(store_save_head(office->store, 1, &head, &revision,
					 "somsri", &error),
			SAVE_FAILED);
		assert_error(&error, ERROR_REFUSED, states[i]);
		assert_int_equal(revision, 2);
	}
	assert_true(raw_try(office->store,
		"UPDATE report SET state = 'open' WHERE number = 1", NULL));
	report_release(&head);
	assert_sound(office->store);
}

/* In another year periods mean something else, and search tells it elsewhere. */
static void test_another_year(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct card_entry entry;
	struct report head;
	int64_t revision;
	assert_done(store_card(office->store, 1, &entry, &error), &error);
	set(&entry.card.period, "ต.ค. – มี.ค.");
	assert_int_equal(
		store_save_card(office->store, &entry, "somsri", &error), SAVE_DONE);
	card_entry_release(&entry);
	read_head(office->store, &head, &revision);
	head.fiscal_year = 2570;
	save(office, &head, &revision);
	char *from =
		raw_text(office->store, "SELECT period_from FROM card WHERE number = 1");
	assert_string_equal(from, "2026-10-01");
	free(from);
	assert_sound(office->store);
	head.months = head.months == 6 ? 12 : 6;
	save(office, &head, &revision);
	assert_sound(office->store);
	set(&head.title, "ชื่อใหม่");
	save(office, &head, &revision);
	assert_int_equal(found(office, "ชื่อใหม่"), 1);
	assert_sound(office->store);
	report_release(&head);
}

/* --- drafts --- */

static bool note_draft(void *context, const struct head_draft *draft)
{
	str_printf(context, "%lld:%s:%s:%lld:%s ", (long long)draft->report,
		draft->session, draft->field, (long long)draft->cursor, draft->body);
	return true;
}

static void assert_drafts(struct office *office, const char *who, const char *expected)
{
	struct error error = ERROR_INIT;
	struct str drafts = STR_INIT;
	assert_done(store_head_drafts(office->store, who, note_draft, &drafts, &error),
		&error);
	assert_string_equal(drafts.data, expected);
	str_release(&drafts);
}

static void put_draft(struct office *office, const struct head_draft *draft)
{
	struct error error = ERROR_INIT;
	assert_done(store_head_draft_put(office->store, draft, &error), &error);
}

static void test_drafts(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct head_draft draft = {.report = 1,
		.revision = 1,
		.who = "somsri",
		.session = "a",
		.field = "memo.subject",
		.cursor = 7,
		.at = 100,
		.body = "{1}"};
	put_draft(office, &draft);
	draft.session = "b", draft.at = 200, draft.field = "before[1].text";
	put_draft(office, &draft);
	draft.who = "manit", draft.at = 300;
	put_draft(office, &draft);
	assert_drafts(
		office, "somsri", "1:b:before[1].text:7:{1} 1:a:memo.subject:7:{1} ");
	/* Written over, and the newest first. */
	draft.who = "somsri", draft.session = "a", draft.at = 400, draft.body = "{2}";
	draft.cursor = 9;
	put_draft(office, &draft);
	assert_drafts(
		office, "somsri", "1:a:before[1].text:9:{2} 1:b:before[1].text:7:{1} ");
	assert_done(
		store_head_draft_drop(office->store, 1, "somsri", "b", &error), &error);
	assert_drafts(office, "somsri", "1:a:before[1].text:9:{2} ");
	assert_drafts(office, "manit", "1:b:before[1].text:7:{1} ");
	/* Taken over whole, also where the other session has one. */
	draft.session = "b", draft.at = 500, draft.body = "{3}";
	put_draft(office, &draft);
	assert_done(store_head_draft_adopt(office->store, 1, "somsri", "a", "b", &error),
		&error);
	assert_drafts(office, "somsri", "1:b:before[1].text:9:{2} ");
	assert_drafts(office, "manit", "1:b:before[1].text:7:{1} ");
	draft.report = 9;
	assert_false(store_head_draft_put(office->store, &draft, &error));
	error_release(&error);
}

/* A head goes through JSON and back: that is what a draft's body is. */
static void test_body(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct report head, again;
	int64_t revision;
	read_head(office->store, &head, &revision);
	char *body = office_json(&head);
	assert_done(
		report_from_json(body, strlen(body), "draft", &again, &error), &error);
	save(office, &again, &revision);
	char *same = office_json(&again);
	assert_string_equal(same, body);
	free(body);
	free(same);
	report_release(&head);
	report_release(&again);
	assert_sound(office->store);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, office_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_save),
		TEST(test_conflict),
		TEST(test_refused),
		TEST(test_another_year),
		TEST(test_drafts),
		TEST(test_body),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
