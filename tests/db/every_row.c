/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whatever is changed in an office file, verify has something to say: each value of each
 * row of each table is made another one, and emptied, and each row is deleted, and put there
 * once more under another key. The tables
 * and columns are asked of the file itself, so a new one is among them. What may be changed
 * unseen is named here, with the reason; SECURITY.md says the same in other words.
 *
 * Whoever forges makes anew what the program makes of other rows, the search copy and the
 * counts: that these differ counts as seen for themselves alone.
 *
 * MATTRAKAN_SOAK=1: each column of each row; else every few.
 */
#include <config.h>

#include "tests/support/approval.h"
#include "tests/support/fields.h"

#include <stdlib.h>
#include <string.h>

#include "db/abbreviations.h"
#include "db/bin.h"
#include "db/carry.h"
#include "db/check_settings.h"
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
#include "model/json.h"
#include "model/json_shape.h"
#include "model/lists.h"
#include "model/report.h"
#include "tests/support/office.h"
#include "tests/support/raw.h"
#include "text/abbreviation.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"

/* --- what may be changed unseen --- */

static const struct exception {
	const char *table; /* NULL: every one */
	const char
		*column; /* NULL: every one, and that the row is gone, or there twice */
	bool where_same; /* only where all that the reports say stays the same */
	const char *because;
} exceptions[] = {
	{"draft", NULL, false, "what is being typed is in no trail"},
	{"head_draft", NULL, false, "what is being typed is in no trail"},
	{"person_setting", NULL, false,
		"a person's settings bear on nothing that is signed"},
	{"derived", NULL, true, "no other name than the program's means anything"},
	{"person", "place", false, "the order in which people are listed"},
	{"person", "wrong", false, "each wrong passphrase counts it up"},
	{"person", "wrong_at", false, "each wrong passphrase changes it"},
	{NULL, "place", true, "only the order of places means anything"},
	{NULL, "*_present", true, "what holds something is there, whatever this says"},
};

/* --- an office file with rows in every table --- */

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
		"INSERT INTO draft VALUES (4, 'manit', 's', 1, 'issue', 0, 1, '{}');"
		"INSERT INTO head_draft VALUES (2, 'manit', 's', 1, 'title', 0, 1, '{}');"
		"INSERT INTO person_setting VALUES ('manit', 'printer', 'x')");
}

/* Report 1 (cards 1-3) is sealed. Report 2 was carried over from it and is worked in; of
 * the others one came sealed from another office, one was replaced and is submitted. */
static void make_lived_in(struct office *office)
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

/* --- trying --- */

struct trial {
	struct store *store;
	const char *said; /* by all reports, before anything was changed */
	size_t tried, refused, excepted;
};

struct told {
	bool derived; /* what the program makes of other rows is what is tried */
	size_t count;
};

static void count_problem(void *context, const char *words)
{
	struct told *told = context;
	told->count +=
		told->derived || (!strstr(words, "search") && !strstr(words, "counted"));
}

static bool is_told(struct store *store, bool derived)
{
	struct error error = ERROR_INIT;
	struct told told = {.derived = derived};
	const bool done = store_verify(store, count_problem, &told, &error);
	error_release(&error);
	return !done || told.count > 0;
}

static bool ends_with(const char *text, const char *end)
{
	const size_t bytes = strlen(text), wanted = strlen(end);
	return bytes >= wanted && strcmp(text + bytes - wanted, end) == 0;
}

static bool is_of_column(const struct exception *exception, const char *column)
{
	if (!exception->column)
		return true;
	if (!column)
		return false;
	return *exception->column == '*' ? ends_with(column, exception->column + 1)
					 : strcmp(column, exception->column) == 0;
}

/* column is NULL where the row is deleted. */
static const struct exception *find_exception(const char *table, const char *column)
{
	for (size_t i = 0; i < COUNT(exceptions); i++)
		if ((!exceptions[i].table || !strcmp(exceptions[i].table, table)) &&
			is_of_column(&exceptions[i], column))
			return &exceptions[i];
	return NULL;
}

static bool add_number(void *context, const struct report_summary *summary)
{
	str_append(context, (const char *)&summary->number, sizeof(summary->number));
	return true;
}

/* All that the reports say, and the units in their order. False where it cannot be read. */
static bool say_all(struct str *out, struct store *store)
{
	struct str numbers = STR_INIT;
	bool good = store_list(store, add_number, &numbers, NULL);
	for (size_t at = 0; good && at < numbers.bytes; at += sizeof(int64_t)) {
		int64_t number;
		struct report report;
		memcpy(&number, numbers.data + at, sizeof(number));
		good = store_load(store, number, &report, NULL);
		if (good) {
			report_to_json(out, &report);
			report_release(&report);
		}
	}
	str_release(&numbers);
	raw_rows(out, store, "SELECT name FROM unit ORDER BY place", "");
	raw_rows(out, store, "SELECT typed, words FROM abbreviation ORDER BY place", "");
	return good;
}

static bool is_same(const struct trial *trial)
{
	struct str now = STR_INIT;
	const bool same = say_all(&now, trial->store) && !strcmp(now.data, trial->said);
	str_release(&now);
	return same;
}

/* Whether the table, or a column of it, is made of what stands elsewhere. */
static bool is_derived(const char *table, const char *column)
{
	return strcmp(table, "search_copy") == 0 || strcmp(table, "derived") == 0 ||
	       (column && (strncmp(column, "unconfirmed", strlen("unconfirmed")) == 0 ||
				  strncmp(column, "cards", strlen("cards")) == 0));
}

static void try_statement(
	struct trial *trial, const char *table, const char *column, const char *sql)
{
	struct error error = ERROR_INIT;
	const struct exception *exception = find_exception(table, column);
	const bool always = exception && !exception->where_same;
	assert_done(store_begin(trial->store, &error), &error);
	trial->tried++;
	if (!raw_changes(trial->store, sql)) {
		trial->refused++;
	} else if (always || !is_told(trial->store, is_derived(table, column))) {
		if (!exception || (!always && !is_same(trial)))
			fail_msg("verify has nothing to say: %s", sql);
		trial->excepted++;
	}
	store_rollback(trial->store);
}

/* --- another value, and none --- */

/* What becomes of a value, by the name of its column: another one of the same form. */
static const struct {
	const char *columns, *other;
} forms[] = {
	{" place item ", "CASE %s WHEN 1 THEN 1000 ELSE 0 END"},
	{" state ",
		"CASE %s WHEN 'approved' THEN 'open' WHEN 'open' THEN 'submitted' "
		"WHEN 'submitted' THEN 'open' WHEN 'draft' THEN 'done' ELSE 'draft' END"},
	{" severity ", "CASE %s WHEN 'off' THEN 'error' ELSE 'off' END"},
	{" extra agency_extra steps_extra ", "'{\"x\":99}'"},
	{" weak ended here present printed ", "1 - %s"},
	{" months ", "18 - %s"},
	{" part ", "CASE %s WHEN 'memo' THEN 'before' ELSE 'memo' END"},
	{" digits ", "CASE %s WHEN 'thai' THEN 'arabic' ELSE 'thai' END"},
	{" steps_marks ", "CASE %s WHEN 'dash' THEN 'number' ELSE 'dash' END"},
};

static const char *form_of(const char *table, const char *column)
{
	struct str word = STR_INIT;
	/* The last letter becomes another, which a date, a hash and a UUID bear too. */
	const char *other =
		"CASE typeof(%s) WHEN 'integer' THEN %s + 1 WHEN 'real' THEN %s + 1 "
		"WHEN 'null' THEN '1' ELSE substr(%s, 1, length(%s) - 1) || "
		"CASE substr(%s, -1) WHEN '1' THEN '2' ELSE '1' END END";
	str_printf(&word, " %s ", column);
	if (ends_with(column, "_present"))
		other = "1 - %s";
	else if (strcmp(column, "body") == 0 && strcmp(table, "search_copy") != 0)
		other = "json_insert(%s, '$.zz', 'x')";
	for (size_t i = 0; i < COUNT(forms); i++)
		if (strstr(forms[i].columns, word.data))
			other = forms[i].other;
	str_release(&word);
	return other;
}

/* The form with each %s become the name. */
static void put_form(struct str *out, const char *form, const char *name)
{
	for (const char *at; (at = strstr(form, "%s")); form = at + 2) {
		str_append(out, form, (size_t)(at - form));
		str_puts(out, name);
	}
	str_puts(out, form);
}

static void try_value(struct trial *trial, const char *table, const char *column,
	const char *row, const char *form)
{
	struct str value = STR_INIT, sql = STR_INIT;
	put_form(&value, form, column);
	str_printf(&sql, "UPDATE %s SET %s = %s WHERE %s AND %s IS NOT %s", table, column,
		value.data, row, column, value.data);
	try_statement(trial, table, column, sql.data);
	str_release(&value);
	str_release(&sql);
}

static void try_column(
	struct trial *trial, const char *table, const char *column, const char *row)
{
	try_value(trial, table, column, row, form_of(table, column));
	try_value(trial, table, column, row,
		"CASE typeof(%s) WHEN 'text' THEN '' ELSE 0 END");
	try_value(trial, table, column, row, "NULL");
}

/* --- every table, every row, every column --- */

/* The one value of a statement about a table, to be freed. */
static char *ask(struct store *store, const char *form, const char *table)
{
	struct str sql = STR_INIT;
	put_form(&sql, form, table);
	char *answer = raw_text(store, sql.data);
	str_release(&sql);
	return answer;
}

/* What finds each row of a table, one a line. */
static char *rows_of(struct store *store, const char *table)
{
	char *keys = ask(store,
		"SELECT group_concat(name || ' IS '' || quote(' || name || ') || ''', ' AND ') "
		"FROM (SELECT name FROM pragma_table_info('%s') WHERE pk > 0 ORDER BY pk)",
		table);
	struct str sql = STR_INIT;
	str_printf(&sql, "SELECT group_concat('%s', char(10)) FROM %s", keys, table);
	char *rows = raw_text(store, sql.data);
	free(keys);
	str_release(&sql);
	return rows;
}

/* The row once more, under another key: the last column of its key another, and its UUID. */
static void try_again(
	struct trial *trial, const char *table, const char *row, const char *columns)
{
	char *key = ask(trial->store,
		"SELECT name FROM pragma_table_info('%s') WHERE pk > 0 ORDER BY pk DESC LIMIT 1",
		table);
	struct str sql = STR_INIT, values = STR_INIT;
	char *copy = mem_strdup(columns), *rest = copy;
	for (char *column; (column = strsep(&rest, " "));) {
		str_puts(&values, values.bytes ? ", " : "");
		if (strcmp(column, key) == 0 || strcmp(column, "uuid") == 0)
			put_form(&values, form_of(table, column), column);
		else
			str_puts(&values, column);
	}
	str_printf(&sql, "INSERT INTO %s SELECT %s FROM %s WHERE %s", table, values.data,
		table, row);
	try_statement(trial, table, NULL, sql.data);
	free(copy), free(key);
	str_release(&sql);
	str_release(&values);
}

/* which: counts the rows, so that each column has its turn. */
static void try_row(struct trial *trial, const char *table, const char *row,
	const char *columns, size_t which)
{
	enum { STRIDE = 7 };
	const char *soak = getenv("MATTRAKAN_SOAK");
	struct str sql = STR_INIT;
	char *copy = mem_strdup(columns), *rest = copy;
	str_printf(&sql, "DELETE FROM %s WHERE %s", table, row);
	try_statement(trial, table, NULL, sql.data);
	try_again(trial, table, row, columns);
	for (char *column; (column = strsep(&rest, " ")); which++)
		if (which % STRIDE == 0 || (soak && !strcmp(soak, "1")))
			try_column(trial, table, column, row);
	free(copy);
	str_release(&sql);
}

/* Tables of few rows have all columns tried in the first. */
static void try_table(struct trial *trial, const char *table)
{
	char *columns = ask(trial->store,
		"SELECT group_concat(name, ' ') FROM pragma_table_info('%s')", table);
	char *rows = rows_of(trial->store, table), *rest = rows;
	size_t count = 0;
	for (char *row; (row = strsep(&rest, "\n")) && *row;)
		try_row(trial, table, row, columns, count++);
	if (!count)
		fail_msg("table %s has no rows to try", table);
	free(columns);
	free(rows);
}

static void test_every_row(void **state)
{
	struct office *office = *state;
	struct str tables = STR_INIT, said = STR_INIT;
	make_lived_in(office);
	assert_true(say_all(&said, office->store));
	struct trial trial = {.store = office->store, .said = said.data};
	raw_run(office->store,
		"PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON;"
		"DROP TRIGGER trail_unchanged; DROP TRIGGER trail_whole");
	assert_sound(office->store);
	/* The index over the search copy is looked at as a whole: tests/db/sqlite_index.c. */
	raw_rows(&tables, office->store,
		"SELECT name FROM sqlite_schema WHERE type = 'table' "
		"AND name NOT LIKE 'search_index%'",
		"");
	char *rest = tables.data;
	for (char *table; (table = strsep(&rest, "|\n"));)
		if (*table)
			try_table(&trial, table);
	assert_sound(office->store);
	print_message("tried %zu, refused by the schema %zu, excepted %zu\n", trial.tried,
		trial.refused, trial.excepted);
	assert_true(trial.tried - trial.refused - trial.excepted > 1000);
	str_release(&tables);
	str_release(&said);
}

#define TEST(function)                                                                   \
	cmocka_unit_test_setup_teardown(function, office_setup, office_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_every_row),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
