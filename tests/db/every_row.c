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

#include "tests/support/lived_in.h"

#include <stdlib.h>
#include <string.h>

#include "db/store.h"
#include "model/json.h"
#include "model/report.h"
#include "tests/support/office.h"
#include "tests/support/raw.h"
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
	{"check_found", NULL, false, "what the check said once: it says it again"},
	{"evidence_file", NULL, false,
		"verify looks at those that evidence names: tests/db/file_rows.c"},
	{"derived", NULL, true, "no other name than the program's means anything"},
	{"person", "place", false, "the order in which people are listed"},
	{"person", "wrong", false, "each wrong passphrase counts it up"},
	{"person", "wrong_at", false, "each wrong passphrase changes it"},
	{NULL, "place", true, "only the order of places means anything"},
	{NULL, "*_present", true, "what holds something is there, whatever this says"},
};

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

/* The last letter becomes another, which a date, a hash and a UUID bear too. */
#define OTHER_END                                                                         \
	"substr(%s, 1, length(%s) - 1) || CASE substr(%s, length(%s)) WHEN '1' THEN '2' " \
	"ELSE '1' END"

static const char *form_of_type(char type)
{
	switch (type) {
	case 'i': return "coalesce(%s + 1, 1)";
	case 't': return "coalesce(" OTHER_END ", '1')";
	default:
		return RAW_FILE(
			"CASE typeof(%s) WHEN 'integer' THEN %s + 1 WHEN 'real' THEN "
			"%s + 1 WHEN 'null' THEN '1' ELSE " OTHER_END " END")
			RAW_SERVER("CASE json_typeof(%s) WHEN 'number' THEN "
				   "to_json((%s #>> '{}')::numeric + 1) "
				   "ELSE to_json(coalesce(%s #>> '{}', '') || '1') END");
	}
}

static const char *form_of(const char *table, const char *column, char type)
{
	struct str word = STR_INIT;
	const char *other = form_of_type(type);
	str_printf(&word, " %s ", column);
	if (ends_with(column, "_present"))
		other = "1 - %s";
	else if (strcmp(column, "body") == 0 && strcmp(table, "search_copy") != 0)
		other = "substr(%s, 1, length(%s) - 1) || ',\"zz\":\"x\"}'";
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
	str_printf(&sql,
		"UPDATE %s SET %s = %s WHERE %s AND %s" RAW_FILE(" IS NOT ") RAW_SERVER(
			"::text IS DISTINCT FROM ") "(%s)" RAW_SERVER("::text"),
		table, column, value.data, row, column, value.data);
	try_statement(trial, table, column, sql.data);
	str_release(&value);
	str_release(&sql);
}

static void try_column(struct trial *trial, const char *table, const char *column,
	char type, const char *row)
{
	static const char figure[] =
		RAW_FILE("CASE typeof(%s) WHEN 'text' THEN '' ELSE 0 END")
			RAW_SERVER("CASE json_typeof(%s) WHEN 'string' THEN '\"\"'::json "
				   "ELSE '0'::json END");
	try_value(trial, table, column, row, form_of(table, column, type));
	try_value(trial, table, column, row,
		type == 't'   ? "''"
		: type == 'i' ? "0"
			      : figure);
	try_value(trial, table, column, row, "NULL");
}

/* --- every table, every row, every column --- */

/* What finds each row of a table, one a line, in the order of their keys. */
static char *rows_of(struct store *store, const char *table)
{
	struct str keys = STR_INIT, sql = STR_INIT, order = STR_INIT;
	raw_key(&keys, store, table);
	char *rest = keys.data;
	for (char *key; (key = strsep(&rest, "\n")) && *key;) {
		str_printf(&sql,
			"%s'%s = ' || " RAW_FILE("quote")
				RAW_SERVER("quote_literal") "(%s)",
			sql.bytes ? " || ' AND ' || " : "SELECT ", key, key);
		str_printf(&order, "%s%s", order.bytes ? ", " : "", key);
	}
	str_printf(&sql, " FROM %s ORDER BY %s", table, order.data);
	char *rows = raw_joined(store, sql.data, "\n");
	str_release(&order);
	str_release(&sql);
	str_release(&keys);
	return rows;
}

/* The last column of its key, to be freed. */
static char *last_of_key(struct store *store, const char *table)
{
	struct str keys = STR_INIT;
	raw_key(&keys, store, table);
	str_truncate(&keys, keys.bytes - 1);
	const char *last = strrchr(keys.data, '\n');
	char *copy = mem_strdup(last ? last + 1 : keys.data);
	str_release(&keys);
	return copy;
}

/* The next of raw_columns(), and its type; NULL: there is none. */
static char *next_column(char **rest, char *type)
{
	char *column = strsep(rest, " ");
	if (!*rest)
		return NULL;
	*type = **rest;
	*rest += strlen("t\n");
	return column;
}

/* The row once more, under another key: the last column of its key another, and its UUID. */
static void try_again(
	struct trial *trial, const char *table, const char *row, const char *columns)
{
	char *key = last_of_key(trial->store, table);
	struct str sql = STR_INIT, names = STR_INIT, values = STR_INIT;
	char *copy = mem_strdup(columns), *rest = copy, type;
	for (char *column; (column = next_column(&rest, &type));) {
		str_printf(&names, "%s%s", names.bytes ? ", " : "", column);
		str_puts(&values, values.bytes ? ", " : "");
		if (strcmp(column, key) == 0 || strcmp(column, "uuid") == 0)
			put_form(&values, form_of(table, column, type), column);
		else
			str_puts(&values, column);
	}
	str_printf(&sql, "INSERT INTO %s (%s) SELECT %s FROM %s WHERE %s", table,
		names.data, values.data, table, row);
	try_statement(trial, table, NULL, sql.data);
	free(copy), free(key);
	str_release(&sql);
	str_release(&names);
	str_release(&values);
}

/* which: counts the rows, so that each column has its turn. */
static void try_row(struct trial *trial, const char *table, const char *row,
	const char *columns, size_t which)
{
	enum { STRIDE = 7 };
	const char *soak = getenv("MATTRAKAN_SOAK");
	struct str sql = STR_INIT;
	char *copy = mem_strdup(columns), *rest = copy, type;
	str_printf(&sql, "DELETE FROM %s WHERE %s", table, row);
	try_statement(trial, table, NULL, sql.data);
	try_again(trial, table, row, columns);
	for (char *column; (column = next_column(&rest, &type)); which++)
		if (which % STRIDE == 0 || (soak && !strcmp(soak, "1")))
			try_column(trial, table, column, type, row);
	free(copy);
	str_release(&sql);
}

/* Tables of few rows have all columns tried in the first. */
static void try_table(struct trial *trial, const char *table)
{
	struct str columns = STR_INIT;
	raw_columns(&columns, trial->store, table);
	char *rows = rows_of(trial->store, table), *rest = rows;
	size_t count = 0;
	/* The rules are the same; what a server takes longer for is done for some rows. */
	const size_t most = raw_is_server(trial->store) ? 2 : SIZE_MAX;
	for (char *row; count < most && (row = strsep(&rest, "\n")) && *row;)
		try_row(trial, table, row, columns.data, count++);
	/* Those of a file lie in a folder. */
	if (!count &&
		(raw_is_server(trial->store) || strcmp(table, "evidence_file") != 0))
		fail_msg("table %s has no rows to try", table);
	str_release(&columns);
	free(rows);
}

static void test_every_row(void **state)
{
	struct office *office = *state;
	struct str tables = STR_INIT, said = STR_INIT;
	lived_in_make(office);
	assert_true(say_all(&said, office->store));
	struct trial trial = {.store = office->store, .said = said.data};
	/* On a server references hold whoever writes. */
	raw_run(office->store,
		RAW_FILE("PRAGMA foreign_keys = OFF;") RAW_UNCHECKED RAW_UNGUARDED);
	assert_sound(office->store);
	/* The index over the search copy is looked at as a whole: tests/db/sqlite_index.c. */
	raw_tables(&tables, office->store);
	char *rest = tables.data;
	for (char *table; (table = strsep(&rest, "\n")) && *table;)
		try_table(&trial, table);
	assert_sound(office->store);
	print_message("tried %zu, refused by the schema %zu, excepted %zu\n", trial.tried,
		trial.refused, trial.excepted);
	assert_true(trial.tried - trial.refused - trial.excepted >
		    (raw_is_server(office->store) ? 100 : 1000));
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
