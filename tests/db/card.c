/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One card: saved by compare-and-set, its history, its drafts, what its period means,
 * and two programs that write at once.
 */
#include <config.h>

#include "tests/support/office.h"
#include "tests/support/raw.h"

#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "db/engine/query.h"
#include "db/store.h"
#include "model/card.h"
#include "model/card_source.h"
#include "model/json.h"
#include "model/limits.h"
#include "model/lists.h"
#include "model/report.h"
#include "text/error.h"
#include "text/mem.h"
#include "text/str.h"

enum { CARDS = 4 };

static int make(void **state)
{
	return office_setup_cards(state, CARDS);
}

static void read_at(struct store *store, int place, struct card_entry *entry)
{
	struct error error = ERROR_INIT;
	int64_t number = 0;
	assert_done(store_card_at(store, 1, place, &number, &error), &error);
	assert_done(store_card(store, number, entry, &error), &error);
	assert_int_equal(entry->number, number);
	assert_int_equal(entry->report, 1);
	assert_int_equal(entry->place, place);
}

static void set(char **text, const char *words)
{
	free(*text);
	*text = mem_strdup(words);
}

static char *card_json(const struct card *card)
{
	struct str text = STR_INIT;
	card_to_json(&text, card);
	return str_detach(&text);
}

static void assert_same_card(const struct card *actual, const struct card *expected)
{
	char *a = card_json(actual), *b = card_json(expected);
	assert_string_equal(a, b);
	free(a);
	free(b);
}

/* --- saving --- */

static void test_save(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct card_entry entry, again;
	read_at(office->store, 2, &entry);
	assert_int_equal(entry.revision, 1);
	/* Every kind of field: changed, emptied, absent. */
	set(&entry.card.issue, "ประเด็นใหม่");
	set(&entry.card.measure, "");
	free(entry.card.outcome);
	entry.card.outcome = NULL;
	string_list_release(&entry.card.steps.items);
	string_list_add(&entry.card.steps.items, "ขั้นเดียว");
	string_list_release(&entry.card.refs);
	struct evidence *evidence = evidence_list_add(&entry.card.evidence);
	evidence->kind = mem_strdup("url");
	evidence->ref = mem_strdup("https://example.go.th/a");
	entry.card.state = CARD_DONE;
	assert_int_equal(
		store_save_card(office->store, &entry, "manit", &error), SAVE_DONE);
	assert_int_equal(entry.revision, 2);
	read_at(office->store, 2, &again);
	assert_int_equal(again.revision, 2);
	assert_same_card(&again.card, &entry.card);
	card_entry_release(&again);
	card_entry_release(&entry);
	assert_sound(office->store);
}

static void test_conflict(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct store *other = office_open(office->path, STORE_WRITE);
	struct card_entry mine, theirs, now;
	read_at(office->store, 1, &mine);
	read_at(other, 1, &theirs);
	set(&mine.card.issue, "ของฉัน");
	set(&theirs.card.issue, "ของเขา");
	assert_int_equal(store_save_card(other, &theirs, "manit", &error), SAVE_DONE);
	assert_int_equal(
		store_save_card(office->store, &mine, "somsri", &error), SAVE_CONFLICT);
	assert_int_equal(error.kind, ERROR_NONE);
	assert_int_equal(mine.revision, 1);
	read_at(office->store, 1, &now);
	assert_string_equal(now.card.issue, "ของเขา");
	assert_int_equal(now.revision, 2);
	/* After looking at theirs, mine goes in. */
	mine.revision = now.revision;
	assert_int_equal(
		store_save_card(office->store, &mine, "somsri", &error), SAVE_DONE);
	assert_int_equal(mine.revision, 3);
	card_entry_release(&mine);
	card_entry_release(&theirs);
	card_entry_release(&now);
	assert_sound(other);
	store_close(other);
}

static void test_missing(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct card_entry entry = {.number = 99, .revision = 1};
	int64_t number = 7;
	assert_false(store_card(office->store, 99, &entry, &error));
	assert_error(&error, ERROR_USAGE, "99");
	assert_false(store_card_at(office->store, 1, CARDS + 1, &number, &error));
	assert_error(&error, ERROR_USAGE, "no measure");
	assert_int_equal(number, 7);
	card_init(&entry.card);
	assert_int_equal(
		store_save_card(office->store, &entry, "somsri", &error), SAVE_FAILED);
	assert_error(&error, ERROR_USAGE, "99");
	assert_false(store_add_card(office->store, 99, "somsri", &entry, &error));
	assert_error(&error, ERROR_USAGE, "99");
	assert_false(store_card_history(office->store, 99, NULL, NULL, &error));
	assert_error(&error, ERROR_USAGE, "99");
}

static void test_add(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct card_entry added, read;
	assert_done(store_add_card(office->store, 1, "somsri", &added, &error), &error);
	assert_int_equal(added.place, CARDS + 1);
	assert_int_equal(added.revision, 1);
	assert_true(uuid_valid(added.card.uuid));
	assert_int_equal(added.card.state, CARD_DRAFT);
	read_at(office->store, CARDS + 1, &read);
	assert_int_equal(read.number, added.number);
	assert_same_card(&read.card, &added.card);
	set(&added.card.issue, "เพิ่มใหม่");
	assert_int_equal(
		store_save_card(office->store, &added, "somsri", &error), SAVE_DONE);
	assert_sound(office->store);
	card_entry_release(&added);
	card_entry_release(&read);
}

static void run_sql(struct office *office, const char *text)
{
	struct error error = ERROR_INIT;
	assert_done(raw_try(office->store, text, &error), &error);
}

static void test_add_to_full(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct card_entry added;
	run_sql(office, "UPDATE card SET place = 20000 WHERE place = 4");
	assert_int_equal(LIMIT_CARDS, 20000);
	assert_false(store_add_card(office->store, 1, "somsri", &added, &error));
	assert_error(&error, ERROR_REFUSED, "20000");
}

/* A transaction that is undone leaves the card and its search copy as they were. */
static void test_save_undone(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct card_entry entry, now;
	read_at(office->store, 1, &entry);
	set(&entry.card.issue, "จะไม่เหลือ");
	assert_done(store_begin(office->store, &error), &error);
	assert_int_equal(
		store_save_card(office->store, &entry, "somsri", &error), SAVE_DONE);
	store_rollback(office->store);
	read_at(office->store, 1, &now);
	assert_int_equal(now.revision, 1);
	assert_string_not_equal(now.card.issue, entry.card.issue);
	assert_sound(office->store);
	card_entry_release(&entry);
	card_entry_release(&now);
}

/* --- history --- */

struct heard {
	int count, most;
	char *told; /* "revision who issue" of each */
};

static bool hear(void *context, const struct card_version *version)
{
	struct heard *heard = context;
	struct str out = STR_INIT;
	str_printf(&out, "%s%lld %s %s;", heard->told ? heard->told : "",
		(long long)version->revision, version->who, version->card->issue);
	free(heard->told);
	heard->told = str_detach(&out);
	assert_true(llabs((long long)(time(NULL) - version->at)) < 600);
	return ++heard->count < heard->most;
}

static void assert_history(
	struct office *office, int64_t card, int most, const char *told)
{
	struct error error = ERROR_INIT;
	struct heard heard = {.most = most};
	assert_done(
		store_card_history(office->store, card, hear, &heard, &error), &error);
	assert_string_equal(heard.told, told);
	free(heard.told);
}

static void test_history(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct card_entry entry;
	static const char *const issues[] = {"ก", "ข", "ค"};
	static const char *const people[] = {"manit", "somsri", "manit"};
	read_at(office->store, 3, &entry);
	for (size_t i = 0; i < 3; i++) {
		set(&entry.card.issue, issues[i]);
		assert_int_equal(
			store_save_card(office->store, &entry, people[i], &error),
			SAVE_DONE);
	}
	assert_history(office, entry.number, 3, "4 manit ค;3 somsri ข;2 manit ก;");
	assert_history(office, entry.number, 1, "4 manit ค;");
	assert_history(office, entry.number, 2, "4 manit ค;3 somsri ข;");
	card_entry_release(&entry);
	read_at(office->store, 4, &entry);
	struct str expected = STR_INIT;
	str_printf(&expected, "1 somsri %s;", entry.card.issue);
	assert_history(office, entry.number, 9, expected.data);
	str_release(&expected);
	card_entry_release(&entry);
}

static bool keep_oldest(void *context, const struct card_version *version)
{
	char **json = context;
	free(*json);
	*json = card_json(version->card);
	return true;
}

/* What was before is kept whole. */
static void test_history_whole(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct card_entry entry;
	char *oldest = NULL;
	read_at(office->store, 1, &entry);
	char *before = card_json(&entry.card);
	struct card_entry empty = entry;
	card_init(&empty.card);
	assert_int_equal(
		store_save_card(office->store, &empty, "somsri", &error), SAVE_DONE);
	assert_done(store_card_history(
			    office->store, entry.number, keep_oldest, &oldest, &error),
		&error);
	assert_string_equal(oldest, before);
	free(oldest);
	free(before);
	card_entry_release(&entry);
}

/* --- what a period means --- */

static void assert_period(
	struct office *office, const char *period, const char *kind, const char *dates)
{
	struct error error = ERROR_INIT;
	struct card_entry entry;
	struct str text = STR_INIT;
	read_at(office->store, 1, &entry);
	set(&entry.card.period, period);
	assert_int_equal(
		store_save_card(office->store, &entry, "somsri", &error), SAVE_DONE);
	str_printf(&text,
		"UPDATE person_setting SET value = (SELECT period_kind || ' ' || "
		"coalesce(period_from || ' ' || period_to, '-') FROM card WHERE "
		"number = %lld) WHERE name = 'period'",
		(long long)entry.number);
	run_sql(office,
		"INSERT INTO person_setting (who, name, value) VALUES ('t', 'period', '') "
		"ON CONFLICT DO NOTHING");
	run_sql(office, text.data);
	struct query query = query_open(office->store, SQL_SETTING_GET);
	query_text(&query, "t");
	query_text(&query, "period");
	assert_int_equal(query_step(&query, &error), QUERY_ROW);
	str_clear(&text);
	str_printf(&text, "%s %s", kind, dates);
	assert_string_equal(query_column_text(&query), text.data);
	query_close(&query);
	str_release(&text);
	card_entry_release(&entry);
}

static void test_period(void **state)
{
	assert_period(*state, "", "empty", "-");
	assert_period(*state, "ต.ค. ๖๖ - ก.ย. ๖๗", "range", "2023-10-01 2024-09-30");
	assert_period(*state, "ต.ค. – มี.ค.", "range", "2023-10-01 2024-03-31");
	assert_period(*state, "๒๖ มีนาคม ๒๕๖๗", "day", "2024-03-26 2024-03-26");
	assert_period(
		*state, "ปีงบประมาณ พ.ศ. ๒๕๖๗", "fiscal-year", "2023-10-01 2024-09-30");
	assert_period(*state, "ทุกเดือน", "frequency", "-");
	assert_period(*state, "เมื่อว่าง", "not-understood", "-");
}

/* --- drafts --- */

static bool hear_draft(void *context, const struct draft *draft)
{
	struct str *out = context;
	str_printf(out, "%lld/%lld %s %s %s+%lld @%lld %s;", (long long)draft->card,
		(long long)draft->revision, draft->who, draft->session,
		card_field_name(draft->field), (long long)draft->cursor,
		(long long)draft->at, draft->body);
	return strchr(out->data, '!') == NULL;
}

static void assert_drafts(struct office *office, const char *who, const char *told)
{
	struct error error = ERROR_INIT;
	struct str out = STR_INIT;
	assert_done(store_drafts(office->store, who, hear_draft, &out, &error), &error);
	assert_string_equal(out.data, told);
	str_release(&out);
}

static void test_drafts(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct draft draft = {1, 1, "somsri", "a", FIELD_ISSUE, 3, 100, "{\"x\":1}"};
	assert_drafts(office, "somsri", "");
	assert_done(store_draft_put(office->store, &draft, &error), &error);
	/* Written over as the typing goes on. */
	draft.cursor = 6;
	draft.at = 200;
	draft.body = "{\"x\":2}";
	draft.field = FIELD_NONE;
	assert_done(store_draft_put(office->store, &draft, &error), &error);
	struct draft second = {2, 1, "somsri", "b", FIELD_STEPS, 0, 150, "{}"};
	struct draft others = {1, 1, "manit", "a", FIELD_STEPS, 0, 300, "!"};
	assert_done(store_draft_put(office->store, &second, &error), &error);
	assert_done(store_draft_put(office->store, &others, &error), &error);
	assert_drafts(office, "somsri",
		"1/1 somsri a +6 @200 {\"x\":2};2/1 somsri b steps+0 @150 {};");
	assert_drafts(office, "manit", "1/1 manit a steps+0 @300 !;");
	/* Only that person's, of that session. */
	assert_done(store_draft_drop(office->store, 1, "somsri", "b", &error), &error);
	assert_done(store_draft_drop(office->store, 1, "somsri", "a", &error), &error);
	assert_drafts(office, "somsri", "2/1 somsri b steps+0 @150 {};");
	assert_drafts(office, "manit", "1/1 manit a steps+0 @300 !;");
	draft.card = 99;
	assert_false(store_draft_put(office->store, &draft, &error));
	assert_error(&error, ERROR_USAGE, "no measure of number 99");
}

/* A draft is on the disk when store_draft_put() returns. */
static void test_draft_survives(void **state)
{
	struct office *office = *state;
	pid_t child = fork();
	if (child == 0) {
		struct draft draft = {1, 1, "somsri", "k", FIELD_ISSUE, 0, 1, "typed"};
		struct store *store = store_open(office->path, STORE_WRITE, NULL);
		_exit(!store || !store_draft_put(store, &draft, NULL));
	}
	int status;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	assert_drafts(office, "somsri", "1/1 somsri k issue+0 @1 typed;");
}

/* --- two programs at once --- */

enum { SAVES = 25 };

/* Saves a card of one place again and again; 0 if every save went in at last. */
static int save_often(const char *path, int place, const char *who)
{
	struct store *store = store_open(path, STORE_WRITE, NULL);
	int64_t number;
	if (!store || !store_card_at(store, 1, place, &number, NULL))
		return 1;
	for (int i = 0; i < SAVES;) {
		struct card_entry entry;
		if (!store_card(store, number, &entry, NULL))
			return 2;
		enum save_outcome outcome = store_save_card(store, &entry, who, NULL);
		card_entry_release(&entry);
		if (outcome == SAVE_FAILED)
			return 3;
		i += outcome == SAVE_DONE;
	}
	store_close(store);
	return 0;
}

static void test_two_programs(void **state)
{
	struct office *office = *state;
	/* The first two write the same card, the third another of the same report. */
	static const int places[] = {1, 1, 2};
	pid_t children[3];
	for (size_t i = 0; i < 3; i++) {
		children[i] = fork();
		if (children[i] == 0)
			_exit(save_often(
				office->path, places[i], i ? "manit" : "somsri"));
	}
	for (size_t i = 0; i < 3; i++) {
		int status;
		assert_int_equal(waitpid(children[i], &status, 0), children[i]);
		assert_int_equal(status, 0);
	}
	struct card_entry entry;
	read_at(office->store, 1, &entry);
	assert_int_equal(entry.revision, 1 + 2 * SAVES);
	card_entry_release(&entry);
	read_at(office->store, 2, &entry);
	assert_int_equal(entry.revision, 1 + SAVES);
	card_entry_release(&entry);
	assert_sound(office->store);
}

/* Tells that it has begun, then adds many cards in one transaction; 0 if all went in. */
static int add_many(const char *path, int count, int begun)
{
	struct store *store = store_open(path, STORE_WRITE, NULL);
	bool good = store && store_begin(store, NULL) && write(begun, "", 1) == 1;
	for (int i = 0; good && i < count; i++) {
		struct card_entry added;
		good = store_add_card(store, 1, "manit", &added, NULL);
		if (good)
			card_entry_release(&added);
	}
	return !good || !store_commit(store, NULL);
}

/* A writer waits for another that takes its time. */
static void test_waits(void **state)
{
	enum { MANY = 60 };
	struct office *office = *state;
	struct error error = ERROR_INIT;
	int begun[2];
	char byte;
	assert_int_equal(pipe(begun), 0);
	pid_t child = fork();
	if (child == 0)
		_exit(add_many(office->path, MANY, begun[1]));
	assert_int_equal(read(begun[0], &byte, 1), 1);
	/* However busy the machine is. */
	store_patience(office->store, 60000);
	struct card_entry added;
	assert_done(store_add_card(office->store, 1, "somsri", &added, &error), &error);
	assert_int_equal(added.place, CARDS + MANY + 1);
	card_entry_release(&added);
	int status;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	close(begun[0]);
	close(begun[1]);
	assert_sound(office->store);
}

/* The state that a source reads stays, whatever others write meanwhile. */
static void test_source_of_one_moment(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct card_entry entry;
	struct store *other = office_open(office->path, STORE_WRITE);
	struct card_source *source = store_cards(office->store, 1, &error);
	assert_non_null(source->next(source, &error));
	read_at(other, 1, &entry);
	char *before = mem_strdup(entry.card.issue);
	set(&entry.card.issue, "เปลี่ยนระหว่างอ่าน");
	assert_int_equal(store_save_card(other, &entry, "manit", &error), SAVE_DONE);
	assert_true(source->rewind(source, &error));
	assert_string_equal(source->next(source, &error)->issue, before);
	card_source_free(source);
	struct card_entry now;
	read_at(office->store, 1, &now);
	assert_string_equal(now.card.issue, "เปลี่ยนระหว่างอ่าน");
	free(before);
	card_entry_release(&now);
	card_entry_release(&entry);
	store_close(other);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, make, office_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_save),
		TEST(test_conflict),
		TEST(test_missing),
		TEST(test_add),
		TEST(test_add_to_full),
		TEST(test_save_undone),
		TEST(test_history),
		TEST(test_history_whole),
		TEST(test_period),
		TEST(test_drafts),
		TEST(test_draft_survives),
		TEST(test_two_programs),
		TEST(test_waits),
		TEST(test_source_of_one_moment),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
