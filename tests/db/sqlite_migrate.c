/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Older office files: migrations in order, all or none, and what the build says of the
 * newest version.
 */
#include <config.h>

#include "tests/support/approval.h"
#include "tests/support/office.h"
#include "tests/support/raw.h"
#include "tests/support/sqlite_file.h"
#include "tests/support/sqlite_old.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db/copies.h"
#include "db/engine/query.h"
#include "db/engine/sqlite.h"
#include "db/migrate.h"
#include "db/store.h"
#include "model/card.h"
#include "model/report.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/str.h"

static int version_of(struct store *store)
{
	struct error error = ERROR_INIT;
	int version = -1;
	assert_done(store->driver->get_version(store, &version, &error), &error);
	return version;
}

static bool works(struct store *store, const char *sql)
{
	return raw_try(store, sql, NULL);
}

enum { FIRST = SCHEMA_VERSION, SECOND = FIRST + 1, THIRD = FIRST + 2 };

static const struct sql_migration two[] = {
	{FIRST, "CREATE TABLE never (a)", NULL}, /* the file is beyond it */
	{SECOND,
		"CREATE TABLE one (a INTEGER PRIMARY KEY) STRICT; INSERT INTO one VALUES "
		"(5)",
		NULL},
	{THIRD, "ALTER TABLE one ADD COLUMN b TEXT", NULL},
	{0, NULL, NULL},
};

static void test_in_order(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	assert_int_equal(version_of(office->store), SCHEMA_VERSION);
	assert_done(migrate(office->store, two, THIRD, &error), &error);
	assert_int_equal(version_of(office->store), THIRD);
	assert_true(works(office->store, "UPDATE one SET b = 'x' WHERE a = 5"));
	assert_false(works(office->store, "SELECT a FROM never"));
	/* A second time there is nothing to do. */
	assert_done(migrate(office->store, two, THIRD, &error), &error);
	/* References are watched again. */
	assert_false(works(office->store, "INSERT INTO step VALUES (99, 1, '')"));
}

static void test_up_to(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	assert_done(migrate(office->store, two, SECOND, &error), &error);
	assert_int_equal(version_of(office->store), SECOND);
	assert_false(works(office->store, "SELECT b FROM one"));
	assert_done(migrate(office->store, two, THIRD, &error), &error);
	assert_true(works(office->store, "SELECT b FROM one"));
}

/* Steps in C see the newest tables, whichever migration they are of; each runs once, and
 * what it did is undone with all else. */
static int steps;

static bool step(struct store *store, struct error *error)
{
	(void)error;
	steps++;
	return works(store, "UPDATE one SET b = 'step'");
}

static bool bad_step(struct store *store, struct error *error)
{
	works(store, "UPDATE one SET b = 'bad'");
	return error_set(error, ERROR_REFUSED, "no such luck");
}

static void test_steps(void **state)
{
	static const struct sql_migration with_steps[] = {
		{FIRST, "CREATE TABLE never (a)", bad_step},
		{SECOND, "CREATE TABLE one (a); INSERT INTO one VALUES (5)", step},
		{THIRD, "ALTER TABLE one ADD COLUMN b TEXT", step},
		{0, NULL, NULL},
	};
	static const struct sql_migration with_bad[] = {
		{SECOND, "CREATE TABLE one (a, b)", bad_step},
		{0, NULL, NULL},
	};
	struct office *office = *state;
	struct error error = ERROR_INIT;
	assert_false(migrate(office->store, with_bad, SECOND, &error));
	assert_error(&error, ERROR_REFUSED, "no such luck");
	assert_int_equal(version_of(office->store), SCHEMA_VERSION);
	assert_false(works(office->store, "SELECT a FROM one"));
	steps = 0;
	assert_done(migrate(office->store, with_steps, THIRD, &error), &error);
	assert_int_equal(steps, 1);
	assert_done(migrate(office->store, with_steps, THIRD, &error), &error);
	assert_int_equal(steps, 1);
}

/* What fails leaves the file as it was, whatever went before. */
static void test_all_or_none(void **state)
{
	struct office *office = *state;
	static const struct sql_migration wrong[] = {
		{SECOND, "CREATE TABLE one (a)", NULL},
		{THIRD, "CREATE TABLE two (a); INSERT INTO nowhere VALUES (1)", NULL},
		{0, NULL, NULL},
	};
	static const struct sql_migration dangling[] = {
		{SECOND, "INSERT INTO step VALUES (99, 1, '')", NULL},
		{0, NULL, NULL},
	};
	static const struct sql_migration gap[] = {
		{THIRD, "CREATE TABLE one (a)", NULL},
		{0, NULL, NULL},
	};
	static const struct {
		const struct sql_migration *list;
		int newest;
		const char *words;
	} cases[] = {
		{wrong, THIRD, "nowhere"},
		{dangling, SECOND, "damaged"},
		{gap, THIRD, "no way leads"},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct error error = ERROR_INIT;
		assert_false(
			migrate(office->store, cases[i].list, cases[i].newest, &error));
		assert_error(&error, ERROR_SYSTEM, cases[i].words);
		assert_int_equal(version_of(office->store), SCHEMA_VERSION);
		assert_false(works(office->store, "SELECT a FROM one"));
	}
	struct error error = ERROR_INIT;
	int64_t reports = -1;
	assert_done(store_count(office->store, &reports, &error), &error);
	assert_int_equal(reports, 0);
}

/* An older file is not read as if it were a newer one, and nothing leads up from it. */
static void test_older(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	assert_true(works(office->store, "PRAGMA user_version = 0"));
	store_close(office->store);
	office->store = NULL;
	assert_null(store_open(office->path, STORE_READ, &error));
	assert_error(&error, ERROR_SYSTEM, "older version 0");
	assert_null(store_open(office->path, STORE_WRITE, &error));
	assert_error(&error, ERROR_SYSTEM, "no way leads");
}

/* schema.sql and the migrations end at the version that the program speaks of. */
static void test_versions_agree(void **state)
{
	struct office *office = *state;
	assert_int_equal(version_of(office->store), SCHEMA_VERSION);
	int version = 1;
	for (const struct sql_migration *each = sql_migrations; each->text; each++)
		assert_int_equal(each->version, ++version);
	assert_int_equal(version, SCHEMA_VERSION);
	struct str schema = STR_INIT, wanted = STR_INIT;
	support_read(TOP_SRCDIR "/db/engine/schema.sql", &schema);
	str_printf(&wanted, "PRAGMA application_id = %d;", APPLICATION_ID);
	assert_non_null(strstr(schema.data, wanted.data));
	str_release(&schema);
	str_release(&wanted);
}

/* --- files of older versions --- */

/* Every table with its columns, every index and trigger, one a line. */
static char *schema_of(struct store *store)
{
	struct str out = STR_INIT;
	raw_rows(&out, store,
		"SELECT m.type, m.name, c.name, c.type, c.\"notnull\", c.dflt_value, c.pk "
		"FROM sqlite_schema AS m JOIN pragma_table_xinfo(m.name) AS c "
		"UNION ALL SELECT type, name, sql, '', '', '', '' FROM sqlite_schema "
		"WHERE type <> 'table' ORDER BY 1, 2",
		"NULL");
	return str_detach(&out);
}

/* Fills the office with what all versions know: reports, versions, drafts, settings, a
 * card that was taken out. */
static int64_t fill(struct office *office)
{
	struct error error = ERROR_INIT;
	struct card_entry entry;
	int64_t reports = 0, number;
	struct report report;
	for (const struct support_report *each = support_reports; each->path; each++) {
		office_read(each->path, &report);
		office_import(office, &report);
		report_release(&report);
		reports++;
	}
	office_load(office, 1, &report);
	card_release(&report.cards[--report.count]);
	assert_done(store_import(office->store, &report, IMPORT_REPLACE, "manit", &number,
			    &error),
		&error);
	report_release(&report);
	assert_done(store_card(office->store, 2, &entry, &error), &error);
	entry.card.state = CARD_DONE;
	assert_int_equal(
		store_save_card(office->store, &entry, "somsri", &error), SAVE_DONE);
	card_entry_release(&entry);
	struct draft draft = {.card = 3,
		.revision = 1,
		.who = "somsri",
		.session = "a",
		.field = FIELD_ISSUE,
		.body = "{}"};
	assert_done(store_draft_put(office->store, &draft, &error), &error);
	assert_done(store_set_last_opened(office->store, "somsri", 2, &error), &error);
	return reports;
}

static bool count_draft(void *context, const struct draft *draft)
{
	assert_int_equal(draft->card, 3);
	(*(int *)context)++;
	return true;
}

static bool count_version(void *context, const struct card_version *version)
{
	(void)version;
	(*(int *)context)++;
	return true;
}

static void assert_same_reports(
	struct office *office, struct office *migrated, int64_t reports)
{
	for (int64_t number = 1; number <= reports; number++) {
		struct report report, again;
		office_load(office, number, &report);
		office_load(migrated, number, &again);
		char *expected = office_json(&report), *actual = office_json(&again);
		assert_string_equal(actual, expected);
		free(expected);
		free(actual);
		report_release(&report);
		report_release(&again);
	}
}

/* --- what is found --- */

static bool put_hit(void *context, const struct search_hit *hit)
{
	str_printf(context, "%lld %lld %d %s %zu %zu %s\n", (long long)hit->report,
		(long long)hit->card, hit->place, card_field_name(hit->field), hit->start,
		hit->bytes, hit->text);
	return true;
}

static char *hits_of(struct store *store)
{
	static const char *const words[] = {
		"การ", "ป", "หนังสือ", "e1", "ตุลาคม", "เปิดเผย", "รายงาน", "นาย"};
	struct str found = STR_INIT;
	struct error error = ERROR_INIT;
	for (size_t i = 0; i < COUNT(words); i++) {
		str_printf(&found, "%s:\n", words[i]);
		assert_done(store_search(store, words[i], 0, put_hit, &found, &error),
			&error);
	}
	assert_true(found.bytes > 1000);
	return str_detach(&found);
}

static void assert_finds_the_same(struct store *before, struct store *after)
{
	char *expected = hits_of(before), *actual = hits_of(after);
	assert_string_equal(actual, expected);
	free(expected);
	free(actual);
}

/* All that was in it is in it, and it is as if the newest schema had made it. */
static void check_migrated(struct office *office, int version, int64_t reports)
{
	struct error error = ERROR_INIT;
	struct str words = STR_INIT;
	int64_t last = 0;
	struct office migrated = {.path = support_path(office->folder, "old.db")};
	sqlite_old_make(office, version, migrated.path);
	str_printf(&words, "older version %d", version);
	assert_null(store_open(migrated.path, STORE_READ, &error));
	assert_error(&error, ERROR_SYSTEM, words.data);
	migrated.store = office_open(migrated.path, STORE_WRITE);
	assert_int_equal(version_of(migrated.store), SCHEMA_VERSION);
	char *expected = schema_of(office->store), *actual = schema_of(migrated.store);
	assert_string_equal(actual, expected);
	free(expected);
	free(actual);
	assert_same_reports(office, &migrated, reports);
	assert_sound(migrated.store);
	assert_finds_the_same(office->store, migrated.store);
	int drafts = 0, versions = 0;
	assert_done(store_drafts(migrated.store, "somsri", count_draft, &drafts, &error),
		&error);
	assert_int_equal(drafts, 1);
	assert_done(
		store_card_history(migrated.store, 2, count_version, &versions, &error),
		&error);
	assert_int_equal(versions, 2);
	assert_done(store_last_opened(migrated.store, "somsri", &last, &error), &error);
	assert_int_equal(last, 2);
	store_close(migrated.store);
	assert_int_equal(unlink(migrated.path), 0);
	free(migrated.path);
	str_release(&words);
}

/* Signatories were names: where that is sure they are people now, in files of every version
 * that has people, and nothing else is another. */
static void test_signers_from_older(void **state)
{
	enum { FIRST_WITH_PEOPLE = 5 };
	struct office *office = *state;
	struct report report;
	approval_parse(&report);
	for (size_t i = 0; i < report.memo.count; i++) {
		free(report.memo.signatures[i].signer);
		report.memo.signatures[i].signer = NULL;
	}
	office_import(office, &report);
	report_release(&report);
	office_people(office);
	for (int version = FIRST_WITH_PEOPLE; version < SCHEMA_VERSION; version++) {
		char *path = support_path(office->folder, "old.db");
		sqlite_old_make(office, version, path);
		struct store *store = office_open(path, STORE_WRITE);
		char *signers = raw_text(store,
			"SELECT group_concat(coalesce(signer, '-')) FROM (SELECT signer "
			"FROM signature ORDER BY place)");
		assert_string_equal(signers, "-,palad,nayok");
		assert_int_equal(raw_integer(store, "SELECT revision FROM report"), 2);
		assert_sound(store);
		store_close(store);
		assert_int_equal(unlink(path), 0);
		free(signers);
		free(path);
	}
}

static void test_from_older(void **state)
{
	struct office *office = *state;
	const int64_t reports = fill(office);
	for (int version = 1; version < SCHEMA_VERSION; version++)
		check_migrated(office, version, reports);
}

/* As it was before it was brought up to date, so that one can go back. */
static void test_a_copy_is_kept(void **state)
{
	enum { OLDER = 5 };
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct kept_copies copies;
	char *path = support_path(office->folder, "old.db");
	fill(office);
	sqlite_old_make(office, OLDER, path);
	unsetenv("MATTRAKAN_COPIES");
	for (int time = 0; time < 2; time++)
		store_close(office_open(path, STORE_WRITE));
	setenv("MATTRAKAN_COPIES", "no", 1);
	assert_done(copies_list(path, &copies, &error), &error);
	assert_int_equal(copies.count, 1);
	assert_int_equal(copies.items[0].reason, COPY_UPGRADE);
	struct store *copy = sqlite_open(copies.items[0].path, SQLITE_HOW_READ, &error);
	assert_done(copy != NULL, &error);
	assert_int_equal(version_of(copy), OLDER);
	store_close(copy);
	copies_release(&copies);
	free(path);
}

#define TEST(function)                                                                   \
	cmocka_unit_test_setup_teardown(function, office_setup, office_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_in_order),
		TEST(test_up_to),
		TEST(test_steps),
		TEST(test_all_or_none),
		TEST(test_older),
		TEST(test_versions_agree),
		TEST(test_from_older),
		TEST(test_signers_from_older),
		TEST(test_a_copy_is_kept),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
