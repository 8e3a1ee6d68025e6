/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Office files into which somebody has put what is not of this program: triggers, views,
 * other columns, indexes that forbid or lie, tables that are missing, values of any size, a
 * search index that is rubbish. Nothing of it runs, nothing crashes or hangs, and whoever
 * reads less than there was is told, or verify tells it.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "db/engine/engine.h"
#include "db/review.h"
#include "db/store.h"
#include "db/trust/people.h"
#include "model/card.h"
#include "model/report.h"
#include "tests/faults/reading.h"
#include "tests/faults/tally.h"
#include "tests/faults/trial.h"
#include "tests/support/approval.h"
#include "tests/support/office.h"
#include "tests/support/raw.h"
#include "tests/support/sqlite_file.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"

enum { SHORT_EVERY = 41 };

/* --- what is put there --- */

/* What a trigger of theirs would write. */
#define MARK "CREATE TABLE mark (a); "

/* With each table: @ is its name, # its first column. What changes data as its owner may
 * (`plain`) nobody can tell from work that was done, where verify does not. */
static const struct hostility {
	const char *sql;
	bool plain;
	bool large; /* takes long: tried in the long form alone */
} of_tables[] = {
	{MARK "CREATE TRIGGER x AFTER INSERT ON @ BEGIN INSERT INTO mark VALUES (1); END",
		0},
	{MARK "CREATE TRIGGER x AFTER UPDATE ON @ BEGIN INSERT INTO mark VALUES (1); END",
		0},
	{MARK "CREATE TRIGGER x BEFORE DELETE ON @ BEGIN INSERT INTO mark VALUES (1); END",
		0},
	{"CREATE TRIGGER x BEFORE UPDATE ON @ BEGIN SELECT RAISE(IGNORE); END", 0},
	{"CREATE TRIGGER x BEFORE INSERT ON @ BEGIN SELECT RAISE(IGNORE); END", 0},
	{"PRAGMA legacy_alter_table = 1; ALTER TABLE @ RENAME TO real_@;"
	 "CREATE VIEW @ AS SELECT * FROM real_@ WHERE 0",
		0},
	{"PRAGMA legacy_alter_table = 1; ALTER TABLE @ RENAME TO real_@; CREATE VIEW @ AS "
	 "WITH RECURSIVE n (#) AS (SELECT 1 UNION ALL SELECT # + 1 FROM n) SELECT * FROM n",
		0},
	{"ALTER TABLE @ ADD COLUMN theirs TEXT", 0},
	{"ALTER TABLE @ ADD COLUMN theirs AS (randomblob(1000000))", 0},
	{"CREATE INDEX theirs ON @ (abs(#))", 0},
	{"DELETE FROM @ WHERE # > (SELECT min(#) FROM @); CREATE UNIQUE INDEX theirs ON @ ((1))",
		1},
	{"PRAGMA foreign_keys = 0; DROP TABLE @", 0},
	{"DELETE FROM @", 1},
	{"UPDATE OR IGNORE @ SET # = NULL", 1},
	{"UPDATE OR IGNORE @ SET # = x'00FF00FF'", 1},
	{"UPDATE OR IGNORE @ SET # = 9223372036854775807", 1},
	{"UPDATE OR IGNORE @ SET # = CAST(zeroblob(30000000) AS TEXT)", 1, 1},
	{"UPDATE OR IGNORE @ SET # = replace(hex(zeroblob(12000000)), '0', 'x')", 1, 1},
};

/* With the file. */
static const struct hostility of_files[] = {
	{"UPDATE search_index_data SET block = randomblob(50)", 1},
	{"DELETE FROM search_index_data", 1},
	{"DELETE FROM search_index_idx; DELETE FROM search_index_docsize", 1},
	{"UPDATE search_index_data SET block = zeroblob(20000000)", 1, 1},
	{"UPDATE search_copy SET body = replace(hex(zeroblob(3000000)), '0', 'x')", 1, 1},
	{"PRAGMA user_version = 2147483647", 0},
	{"PRAGMA user_version = -1", 0},
	{"PRAGMA application_id = 0", 0},
	{"PRAGMA journal_mode = DELETE; PRAGMA page_size = 512; VACUUM", 1},
	{"PRAGMA journal_mode = DELETE; PRAGMA page_size = 65536; VACUUM", 1},
	{"PRAGMA journal_mode = DELETE", 1},
	{"PRAGMA auto_vacuum = 2; VACUUM", 1},
	{"ANALYZE; UPDATE sqlite_stat1 SET stat = '9999999999999999999 0 -1 x'", 1},
	{"PRAGMA writable_schema = 1; UPDATE sqlite_schema SET sql = 'CREATE TABLE report "
	 "(a)' WHERE name = 'report'",
		0},
	{"PRAGMA writable_schema = 1; UPDATE sqlite_schema SET sql = 'x' WHERE name = 'card'",
		0},
	{"PRAGMA writable_schema = 1; UPDATE sqlite_schema SET rootpage = 1 WHERE name = "
	 "'card'",
		0},
	{"PRAGMA writable_schema = 1; UPDATE sqlite_schema SET rootpage = 999999 WHERE "
	 "name = 'report'",
		0},
	{"PRAGMA writable_schema = 1; UPDATE sqlite_schema SET rootpage = (SELECT rootpage "
	 "FROM sqlite_schema WHERE name = 'card') WHERE name = 'report'",
		0},
	{"PRAGMA writable_schema = 1; DELETE FROM sqlite_schema WHERE type = 'index'", 0},
	{"PRAGMA writable_schema = 1; DELETE FROM sqlite_schema", 0},
	{"WITH RECURSIVE n (v) AS (SELECT 1000 UNION ALL SELECT v + 1 FROM n WHERE v < "
	 "50000) INSERT INTO person_setting SELECT 'somsri', 'x' || v, 'x' FROM n",
		1, 1},
	{"UPDATE trail SET detail = replace(hex(zeroblob(2000000)), '0', 'x')", 1, 1},
	{"UPDATE person SET login = 'palad ' || login", 1},
};

/* --- the scene --- */

struct scene {
	struct office office;
	struct str whole, sql;
	struct reading all;
	bool plain;
	char *tables; /* "NAME COLUMN" a line */
};

static int make(void **state)
{
	static struct scene scene;
	struct str tables = STR_INIT;
	struct error error = ERROR_INIT;
	office_make(&scene.office);
	office_people(&scene.office);
	struct report report;
	office_invent(&report, 2566, 3, 1);
	office_import(&scene.office, &report);
	report_release(&report);
	approval_seal(scene.office.store, approval_report(&scene.office));
	const struct draft draft = {.card = 1,
		.revision = 1,
		.who = "somsri",
		.session = "s",
		.field = FIELD_OUTPUT,
		.body = "{}"};
	assert_done(store_draft_put(scene.office.store, &draft, &error), &error);
	raw_rows(&tables, scene.office.store,
		"SELECT t.name || ' ' || c.name FROM sqlite_schema AS t JOIN "
		"pragma_table_info(t.name) AS c ON c.cid = 0 WHERE t.type = 'table' AND "
		"t.name NOT LIKE 'sqlite%' AND t.name NOT LIKE 'search_index%' ORDER BY 1",
		"");
	scene.tables = str_detach(&tables);
	store_close(scene.office.store);
	scene.office.store = NULL;
	scene.whole = scene.sql = (struct str)STR_INIT;
	support_read(scene.office.path, &scene.whole);
	reading_take(&scene.all, scene.office.path);
	assert_string_equal(scene.all.told.data, "");
	*state = &scene;
	return 0;
}

static int remove_all(void **state)
{
	struct scene *scene = *state;
	reading_release(&scene->all);
	str_release(&scene->whole);
	str_release(&scene->sql);
	free(scene->tables);
	office_remove(&scene->office);
	return 0;
}

/* --- what comes of it --- */

/* Everybody goes on working; it may be refused. */
static void work(const char *path)
{
	struct card_entry entry;
	struct report report;
	int64_t number;
	struct store *store = store_open(path, STORE_WRITE, NULL);
	if (!store)
		return;
	if (store_card(store, 1, &entry, NULL)) {
		free(entry.card.output);
		entry.card.output = mem_strdup("หลังจากนั้น");
		entry.card.state = CARD_DONE;
		const bool saved =
			store_save_card(store, &entry, "somsri", NULL) == SAVE_DONE;
		struct signer *signer =
			store_unlock(store, "palad", OFFICE_PASSPHRASE, 1795143751, NULL);
		struct card_at at = {entry.number, entry.revision};
		if (saved && signer)
			office_approve_cards(store, &at, 1, signer, NULL, NULL);
		signer_free(signer);
		card_entry_release(&entry);
	}
	office_invent(&report, 2567, 2, 5);
	store_import(store, &report, IMPORT_NEW, "somsri", &number, NULL);
	report_release(&report);
	store_set_last_opened(store, "somsri", 1, NULL);
	store_close(store);
}

/* Whether what they laid into it has run. */
static bool has_run(const struct scene *scene, const char *path)
{
	if (!strstr(scene->sql.data, MARK))
		return false;
	return sqlite_file_integer(path, "SELECT count(*) FROM mark") != 0;
}

static enum trial_end live_with(void *context, struct str *words)
{
	const struct scene *scene = context;
	const char *path = scene->office.path;
	struct reading reading;
	struct str found = STR_INIT;
	reading_take(&reading, path);
	const bool same =
		reading.text.bytes == scene->all.text.bytes &&
		!memcmp(reading.text.data, scene->all.text.data, reading.text.bytes);
	const bool told = reading_verify(path, &found) || reading.told.bytes > 0;
	work(path);
	if (has_run(scene, path)) {
		str_puts(words, "it has run");
		return TRIAL_LOST;
	}
	if (told)
		return TRIAL_TOLD;
	if (same || scene->plain)
		return TRIAL_GOOD;
	str_puts(words, "it is read otherwise, and nobody is told");
	return TRIAL_LOST;
}

/* @ and # in the words become a table's and a column's name. */
static void fill_in(struct str *sql, const char *words, const char *table, size_t bytes,
	const char *column, size_t column_bytes)
{
	str_clear(sql);
	for (; *words; words++)
		if (*words == '@')
			str_append(sql, table, bytes);
		else if (*words == '#')
			str_append(sql, column, column_bytes);
		else
			str_putc(sql, *words);
}

static void try_one(
	struct scene *scene, struct tally *tally, const struct hostility *hostility)
{
	const char *path = scene->office.path;
	if (hostility->large && !soak())
		return;
	trial_clear_beside(path);
	support_write(path, scene->whole.data, scene->whole.bytes);
	/* What cannot be done to this table is nothing to live with. */
	if (!sqlite_file_try(path, scene->sql.data))
		return;
	scene->plain = hostility->plain;
	trial_run(tally, live_with, scene, scene->sql.data);
}

static void test_hostile(void **state)
{
	struct scene *scene = *state;
	struct tally tally = tally_begin("hostile");
	size_t number = 0;
	for (const char *line = scene->tables; *line; line = strchr(line, '\n') + 1) {
		const size_t table = strcspn(line, " ");
		const char *column = line + table + 1;
		for (size_t i = 0; i < COUNT(of_tables); i++) {
			if (!soak() && number++ % SHORT_EVERY)
				continue;
			fill_in(&scene->sql, of_tables[i].sql, line, table, column,
				strcspn(column, "|"));
			try_one(scene, &tally, &of_tables[i]);
		}
	}
	for (size_t i = 0; i < COUNT(of_files); i++) {
		str_clear(&scene->sql);
		str_puts(&scene->sql, of_files[i].sql);
		try_one(scene, &tally, &of_files[i]);
	}
	tally_end(&tally);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_hostile, make, remove_all),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
