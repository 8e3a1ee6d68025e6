/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What store_recover() gets out of damaged files: measured against a reader of ten lines,
 * which opens each with SQLite and asks for one card after another. MATTRAKAN_SOAK=1: ten
 * times as many files.
 */
#include <config.h>

#include "tests/faults/tally.h"
#include "tests/support/office.h"
#include "tests/support/raw.h"
#include "tests/support/sqlite_old.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "db/engine/sqlite.h"
#include "db/overview.h"
#include "db/recover.h"
#include "db/settings.h"
#include "db/store.h"
#include "model/card.h"
#include "model/json.h"
#include "model/report.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"

enum { REPORTS = 3, CARDS = 20, ALL = REPORTS * CARDS, PAGE = 4096 };
enum { SHORT = 8, LONG = 80 }; /* files of each kind */

/* An office file that was worked in, and what its cards say. */
static struct {
	struct office office;
	struct str bytes;
	char *cards[ALL + 1]; /* by number */
} scene;

/* All of a card in one text. */
#define CARD_SQL                                                                         \
	"SELECT issue || measure || output || outcome || suggestion || period || state " \
	"|| (SELECT group_concat(text, '/') FROM (SELECT text FROM step "                \
	"    WHERE card = number ORDER BY place)) "                                      \
	"|| (SELECT group_concat(text, '/') FROM owner WHERE card = number) "            \
	"|| (SELECT group_concat(text, '/') FROM ref WHERE card = number) "              \
	"FROM card WHERE number = "

/* Opens, asks, ignores what fails: the reader of ten lines. */
static int read_cards(const char *path, char *const *wanted)
{
	sqlite3 *file;
	int read = 0;
	sqlite3_open_v2(path, &file, SQLITE_OPEN_READWRITE, NULL);
	sqlite3_exec(file, "PRAGMA writable_schema = ON", NULL, NULL, NULL);
	for (int number = 1; number <= ALL; number++) {
		char sql[1024];
		sqlite3_stmt *card = NULL;
		snprintf(sql, sizeof(sql), CARD_SQL "%d", number);
		sqlite3_prepare_v2(file, sql, -1, &card, NULL);
		const char *text = card && sqlite3_step(card) == SQLITE_ROW
					   ? (const char *)sqlite3_column_text(card, 0)
					   : NULL;
		read += text && strcmp(text, wanted[number]) == 0;
		sqlite3_finalize(card);
	}
	sqlite3_close(file);
	return read;
}

/* --- the file --- */

/* Versions, drafts, the bin, settings: what an office leaves behind. */
static void work_in(struct store *store)
{
	struct error error = ERROR_INIT;
	assert_done(store_set_setting(store, "somsri", "language", "en", &error), &error);
	for (int number = 1; number <= ALL; number += 3) {
		struct card_entry entry;
		assert_done(store_card(store, number, &entry, &error), &error);
		free(entry.card.outcome);
		entry.card.outcome = mem_strdup("ผลของการดำเนินการ");
		entry.card.state = CARD_DRAFT;
		assert_int_equal(
			store_save_card(store, &entry, "somsri", &error), SAVE_DONE);
		struct str body = STR_INIT;
		card_to_json(&body, &entry.card);
		const struct draft draft = {.card = number,
			.revision = entry.revision,
			.who = "manit",
			.session = "1",
			.field = FIELD_OUTPUT,
			.at = 1000 + number,
			.body = body.data};
		assert_done(store_draft_put(store, &draft, &error), &error);
		str_release(&body);
		card_entry_release(&entry);
	}
	struct card_spot spot;
	assert_done(store_remove_card(store, ALL, "somsri", &spot, &error), &error);
}

static int make(void **state)
{
	(void)state;
	office_make(&scene.office);
	office_people(&scene.office);
	for (int i = 0; i < REPORTS; i++) {
		struct report report;
		office_invent(&report, 2566 + i, CARDS, (uint64_t)i + 1);
		office_import(&scene.office, &report);
		report_release(&report);
	}
	work_in(scene.office.store);
	for (int number = 1; number <= ALL; number++) {
		char sql[1024];
		snprintf(sql, sizeof(sql), CARD_SQL "%d", number);
		scene.cards[number] = raw_text(scene.office.store, sql);
	}
	store_close(scene.office.store);
	scene.office.store = NULL;
	str_init(&scene.bytes);
	support_read(scene.office.path, &scene.bytes);
	return 0;
}

static int remove_all(void **state)
{
	(void)state;
	for (int number = 1; number <= ALL; number++)
		free(scene.cards[number]);
	str_release(&scene.bytes);
	office_remove(&scene.office);
	return 0;
}

/* --- damage --- */

typedef void damage(struct str *bytes, struct support_random *random);

static size_t pages_of(const struct str *bytes)
{
	return bytes->bytes / PAGE;
}

static void zero_page(struct str *bytes, size_t page)
{
	memset(bytes->data + page * PAGE, 0, PAGE);
}

static void zero_one(struct str *bytes, struct support_random *random)
{
	zero_page(bytes, 1 + support_draw(random, (uint32_t)pages_of(bytes) - 1));
}

static void zero_some(struct str *bytes, struct support_random *random)
{
	for (int i = 0; i < 6; i++)
		zero_one(bytes, random);
}

static void flip_bits(struct str *bytes, struct support_random *random)
{
	for (int i = 0; i < 40; i++) {
		const uint32_t at =
			100 + support_draw(random, (uint32_t)bytes->bytes - 100);
		bytes->data[at] ^= (char)(1 << support_draw(random, 8));
	}
}

/* As a disk that wrote half of a page, or another's. */
static void half_pages(struct str *bytes, struct support_random *random)
{
	for (int i = 0; i < 4; i++) {
		const size_t page =
			1 + support_draw(random, (uint32_t)pages_of(bytes) - 1);
		memset(bytes->data + page * PAGE + PAGE / 2, 'x', PAGE / 2);
	}
}

static void cut_one_page(struct str *bytes, struct support_random *random)
{
	(void)random;
	str_truncate(bytes, bytes->bytes - PAGE);
}

static void cut_some(struct str *bytes, struct support_random *random)
{
	str_truncate(bytes,
		bytes->bytes - support_draw(random, (uint32_t)bytes->bytes * 2 / 3));
}

/* A page that names others. */
static void lose_inside(struct str *bytes, struct support_random *random)
{
	size_t page;
	do
		page = 1 + support_draw(random, (uint32_t)pages_of(bytes) - 1);
	while (bytes->data[page * PAGE] != 2 && bytes->data[page * PAGE] != 5);
	zero_page(bytes, page);
}

static void lose_first(struct str *bytes, struct support_random *random)
{
	(void)random;
	zero_page(bytes, 0);
}

/* Kinds, counts, places of rows, numbers of pages: what leads from one to another. */
static void garble_heads(struct str *bytes, struct support_random *random)
{
	enum { HEAD = 64 };
	for (int i = 0; i < 8; i++) {
		const size_t page = support_draw(random, (uint32_t)pages_of(bytes));
		for (int j = 0; j < 6; j++)
			bytes->data[page * PAGE + support_draw(random, HEAD)] =
				(char)support_draw(random, 256);
	}
}

/* least: percent of all cards that are there as they were, whatever the reader gets, of
 * the files of the short run. */
static const struct kind {
	const char *name;
	damage *damage;
	int least;
} kinds[] = {
	{"a page zeroed", zero_one, 75},
	{"six pages zeroed", zero_some, 90},
	{"40 bits flipped", flip_bits, 85},
	{"four pages half overwritten", half_pages, 90},
	{"cut by one page", cut_one_page, 99},
	{"cut anywhere", cut_some, 40},
	{"a page inside a tree zeroed", lose_inside, 95},
	{"the first page zeroed", lose_first, 99},
	{"heads of pages garbled", garble_heads, 90},
};

/* --- recovering --- */

struct told {
	struct str words; /* a line each */
	int lines;
};

static void note(void *context, const char *words)
{
	struct told *told = context;
	str_printf(&told->words, "%s\n", words);
	told->lines++;
}

static void must_be_told(void *context, const char *words)
{
	const struct told *told = context;
	if (!strstr(told->words.data, words))
		fail_msg("not told: %s\nof:\n%s", words, told->words.data);
}

/* The cards that the new file has as they were; what verify finds in it was told. */
static int look_at(const char *path, struct told *told)
{
	struct error error = ERROR_INIT;
	struct store *store = store_open(path, STORE_WRITE, &error);
	if (!store)
		fail_msg("%s", error_message(&error));
	assert_done(store_verify(store, must_be_told, told, &error), &error);
	/* What can be put right is. */
	assert_int_equal(
		raw_integer(store, "SELECT count(*) FROM pragma_foreign_key_check"), 0);
	assert_int_equal(
		raw_integer(store,
			"SELECT count(*) FROM (SELECT report FROM card WHERE place "
			"IS NOT NULL GROUP BY report HAVING count(*) <> max(place))"),
		0);
	assert_int_equal(
		raw_integer(store,
			"SELECT count(*) FROM report AS r WHERE cards <> (SELECT "
			"count(*) FROM card WHERE report = r.number AND place IS NOT "
			"NULL)"),
		0);
	store_close(store);
	return read_cards(path, scene.cards);
}

struct counts {
	int read, recovered, lines;
};

static struct counts recover(const struct str *bytes)
{
	struct counts counts = {0};
	struct told told = {STR_INIT, 0};
	struct recovered recovered;
	struct error error = ERROR_INIT;
	char *path = support_path(scene.office.folder, "damaged.db");
	char *read = support_path(scene.office.folder, "read.db");
	char *new = support_path(scene.office.folder, "new.db");
	support_write(path, bytes->data, bytes->bytes);
	support_write(read, bytes->data, bytes->bytes);
	counts.read = read_cards(read, scene.cards);
	if (store_recover(path, new, "somsri", note, &told, &recovered, NULL, &error)) {
		assert_int_equal(recovered.losses, told.lines);
		counts.recovered = look_at(new, &told);
		counts.lines = told.lines;
	} else if (counts.read) {
		fail_msg("%s", error_message(&error));
	} else {
		counts.lines = *error_message(&error) != '\0';
	}
	error_release(&error);
	struct str after = STR_INIT;
	support_read(path, &after);
	assert_int_equal(after.bytes, bytes->bytes);
	assert_memory_equal(after.data, bytes->data, bytes->bytes);
	str_release(&after);
	str_release(&told.words);
	unlink(path), unlink(read), unlink(new);
	free(path), free(read), free(new);
	return counts;
}

/* What is not there as it was is told of. */
static void tally_recovered(
	struct tally *tally, const char *kind, const struct counts *counts)
{
	tally->tried++;
	if (counts->lines)
		tally->told++;
	else if (counts->recovered == ALL)
		tally->good++;
	else
		tally_lost(tally, "%s: %d cards of %d, and nothing is told", kind,
			counts->recovered, ALL);
}

static void test_more_than_a_reader_of_ten_lines(void **state)
{
	(void)state;
	const int each = soak() ? LONG : SHORT;
	struct tally tally = tally_begin("recover");
	struct support_random random = {12};
	struct counts all = {0};
	for (size_t i = 0; i < COUNT(kinds); i++) {
		struct counts sum = {0};
		for (int j = 0; j < each; j++) {
			struct str bytes = STR_INIT;
			str_append(&bytes, scene.bytes.data, scene.bytes.bytes);
			kinds[i].damage(&bytes, &random);
			const struct counts counts = recover(&bytes);
			tally_recovered(&tally, kinds[i].name, &counts);
			str_release(&bytes);
			sum.read += counts.read;
			sum.recovered += counts.recovered;
			sum.lines += counts.lines;
		}
		printf("%-28s %d files, cards as they were of %d: read %d, recovered %d; "
		       "told %d\n",
			kinds[i].name, each, each * ALL, sum.read, sum.recovered,
			sum.lines);
		assert_true(sum.recovered * 100 >= sum.read * 95);
		assert_true(each != SHORT ||
			    sum.recovered * 100 >= each * ALL * kinds[i].least);
		all.read += sum.read;
		all.recovered += sum.recovered;
	}
	tally_note(&tally,
		"cards as they were of %d: a reader of ten lines %d, recovered %d",
		each * (int)COUNT(kinds) * ALL, all.read, all.recovered);
	tally_end(&tally);
	assert_true(all.recovered >= all.read);
}

/* --- single cases --- */

static char *in_folder(const char *name)
{
	return support_path(scene.office.folder, name);
}

/* Recovers damaged.db, of these bytes, into new.db, which is opened. */
static struct store *recovered_of(
	const struct str *bytes, const struct str *wal, struct told *told)
{
	struct recovered recovered;
	struct error error = ERROR_INIT;
	char *path = in_folder("damaged.db"), *beside = in_folder("damaged.db-wal"),
	     *new = in_folder("new.db");
	support_write(path, bytes->data, bytes->bytes);
	unlink(beside);
	if (wal)
		support_write(beside, wal->data, wal->bytes);
	assert_done(
		store_recover(path, new, "somsri", note, told, &recovered, NULL, &error),
		&error);
	struct store *store = office_open(new, STORE_WRITE);
	unlink(beside);
	free(path), free(beside), free(new);
	return store;
}

static void forget(struct store *store, struct told *told)
{
	char *new = in_folder("new.db");
	store_close(store);
	unlink(new);
	free(new);
	str_clear(&told->words);
}

static void assert_told(const struct told *told, const char *words)
{
	if (!strstr(told->words.data, words))
		fail_msg("not told: %s\nof:\n%s", words, told->words.data);
}

/* Every row of every table but what is made anew or says that this was done. */
static char *all_rows(struct store *store)
{
	struct str out = STR_INIT;
	for (enum sql name = 0; name < SQL_COUNT; name++) {
		const struct sql_statement *statement = &sqlite_statements[name];
		if (strncmp(statement->name, "values_", 7) != 0)
			continue;
		str_printf(&out, "%s\n", statement->name);
		if (strcmp(statement->name, "values_trail") != 0)
			raw_rows(&out, store, statement->text, "NULL");
		else
			raw_rows(&out, store,
				"SELECT * FROM trail WHERE act <> 'office.recover'",
				"NULL");
	}
	return str_detach(&out);
}

/* Of a file that is whole nothing is lost, and nothing is other than it was. */
static void test_whole_file(void **state)
{
	(void)state;
	struct told told = {STR_INIT, 0};
	struct store *store = recovered_of(&scene.bytes, NULL, &told);
	assert_string_equal(told.words.data, "");
	char *now = all_rows(store);
	forget(store, &told);
	store = office_open(scene.office.path, STORE_READ);
	char *before = all_rows(store);
	store_close(store);
	assert_string_equal(now, before);
	free(now), free(before);
	str_release(&told.words);
}

/* Older programs had other tables, and their columns in another order. */
static void test_older_versions(void **state)
{
	(void)state;
	for (int version = 1; version < SCHEMA_VERSION; version++) {
		struct told told = {STR_INIT, 0};
		struct str bytes = STR_INIT;
		char *path = in_folder("old.db");
		sqlite_old_make(&scene.office, version, path);
		support_read(path, &bytes);
		struct store *store = recovered_of(&bytes, NULL, &told);
		assert_string_equal(told.words.data, "");
		assert_int_equal(
			raw_integer(store, "SELECT count(*) FROM draft"), ALL / 3);
		assert_int_equal(raw_integer(store, "SELECT count(*) FROM card_version"),
			ALL / 3 + 1);
		for (int number = 1; number < ALL; number++) {
			char sql[1024];
			snprintf(sql, sizeof(sql), CARD_SQL "%d", number);
			char *card = raw_text(store, sql);
			assert_string_equal(card, scene.cards[number]);
			free(card);
		}
		forget(store, &told);
		unlink(path);
		free(path);
		str_release(&bytes);
		str_release(&told.words);
	}
}

static size_t root_of(const char *table)
{
	char sql[128];
	struct store *store = office_open(scene.office.path, STORE_READ);
	snprintf(sql, sizeof(sql), "SELECT rootpage FROM sqlite_schema WHERE name = '%s'",
		table);
	const int64_t root = raw_integer(store, sql);
	store_close(store);
	return (size_t)root - 1;
}

/* The rows of all reports are lost: an index still knows their years and agency. */
static void test_reports_by_their_index(void **state)
{
	(void)state;
	struct told told = {STR_INIT, 0};
	struct str bytes = STR_INIT;
	str_append(&bytes, scene.bytes.data, scene.bytes.bytes);
	zero_page(&bytes, root_of("report"));
	struct store *store = recovered_of(&bytes, NULL, &told);
	assert_told(&told, "report 2: what it says of itself could not be read");
	char *years = raw_text(store,
		"SELECT group_concat(number || ':' || fiscal_year || ':' || agency_name "
		"|| ':' || cards) FROM report ORDER BY number");
	assert_string_equal(years, "1:2566:ตัวอย่าง:20,2:2567:ตัวอย่าง:20,3:2568:ตัวอย่าง:19");
	free(years);
	forget(store, &told);
	str_release(&bytes);
	str_release(&told.words);
}

/* The rows of all cards are lost, with the pages that held them: what stands for each is
 * its draft, else its earlier version, else what its lists hold. */
static void test_cards_by_what_is_left(void **state)
{
	(void)state;
	struct told told = {STR_INIT, 0};
	struct str bytes = STR_INIT;
	struct store *store = office_open(scene.office.path, STORE_READ);
	char *title = raw_text(store, "SELECT measure FROM card WHERE number = 1");
	store_close(store);
	str_append(&bytes, scene.bytes.data, scene.bytes.bytes);
	enum { LEAF = 13 };
	/* Pages of rows in which a text of cards stands that nothing else holds so. */
	for (size_t page = 1; page < pages_of(&bytes); page++) {
		const char *at = bytes.data + page * PAGE;
		if (*at == LEAF && memmem(at, PAGE, "ต.ค. – ก.ย.", 20) &&
			!memmem(at, PAGE, "{\"", 2))
			zero_page(&bytes, page);
	}
	store = recovered_of(&bytes, NULL, &told);
	assert_int_equal(raw_integer(store, "SELECT count(*) FROM card"), ALL);
	assert_told(&told,
		"report 1, measure 1 (number 1): could not be read, and is what "
		"was being typed in it");
	assert_told(&told, "report 1, measure 2 (number 2): could not be read, and holds "
			   "what was left of its lists alone");
	char *read = raw_text(store, "SELECT measure FROM card WHERE number = 1");
	assert_string_equal(read, title);
	assert_int_equal(raw_integer(store, "SELECT count(*) FROM step"), ALL * 5);
	free(read), free(title);
	forget(store, &told);
	str_release(&bytes);
	str_release(&told.words);
}

/* Works in a copy of the office and dies: its changes are in the WAL. */
static void leave_wal(struct str *bytes, struct str *wal)
{
	char *path = in_folder("left.db"), *beside = in_folder("left.db-wal"),
	     *index = in_folder("left.db-shm");
	support_write(path, scene.bytes.data, scene.bytes.bytes);
	const pid_t child = fork();
	if (child == 0) {
		struct store *store = store_open(path, STORE_WRITE, NULL);
		for (int number = 1; store && number <= 6; number++) {
			struct card_entry entry;
			if (!store_card(store, number, &entry, NULL))
				_exit(1);
			free(entry.card.outcome);
			entry.card.outcome = mem_strdup("ในแฟ้ม WAL");
			entry.card.state = CARD_DRAFT;
			if (store_save_card(store, &entry, "somsri", NULL) != SAVE_DONE)
				_exit(1);
			card_entry_release(&entry);
		}
		_exit(store == NULL);
	}
	int status;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	support_read(path, bytes);
	support_read(beside, wal);
	unlink(path), unlink(beside), unlink(index);
	free(path), free(beside), free(index);
}

#define IN_WAL "SELECT count(*) FROM card WHERE outcome = 'ในแฟ้ม WAL'"

/* What lies in the WAL counts; where that is damaged too, what stands behind the damage. */
static void test_wal(void **state)
{
	(void)state;
	struct told told = {STR_INIT, 0};
	struct str bytes = STR_INIT, wal = STR_INIT;
	leave_wal(&bytes, &wal);
	struct store *store = recovered_of(&bytes, &wal, &told);
	assert_string_equal(told.words.data, "");
	assert_int_equal(raw_integer(store, IN_WAL), 6);
	forget(store, &told);
	/* A byte of the third frame. */
	wal.data[32 + 2 * (24 + PAGE) + 24 + 2000] ^= 1;
	store = recovered_of(&bytes, &wal, &told);
	assert_told(&told, "what lies beside it (-wal) is damaged");
	assert_in_range(raw_integer(store, IN_WAL), 5, 6);
	forget(store, &told);
	str_release(&bytes);
	str_release(&wal);
	str_release(&told.words);
}

/* A text that is broken by one byte is kept, but for that. */
static void test_broken_text(void **state)
{
	(void)state;
	struct told told = {STR_INIT, 0};
	struct str bytes = STR_INIT;
	str_append(&bytes, scene.bytes.data, scene.bytes.bytes);
	for (size_t page = 1; page < pages_of(&bytes); page++) {
		char *at = memmem(bytes.data + page * PAGE, PAGE, "สำนักปลัด", 27);
		if (at && bytes.data[page * PAGE] == 10)
			at[4] = 'x';
	}
	struct store *store = recovered_of(&bytes, NULL, &told);
	assert_told(&told, "owners of measures: ");
	assert_int_equal(raw_integer(store, "SELECT count(*) FROM owner"), ALL);
	forget(store, &told);
	str_release(&bytes);
	str_release(&told.words);
}

/* --- what is refused --- */

static void try(const char *path, const char *to, enum error_kind kind, const char *words)
{
	struct recovered recovered;
	struct told told = {STR_INIT, 0};
	struct error error = ERROR_INIT;
	assert_false(
		store_recover(path, to, "somsri", note, &told, &recovered, NULL, &error));
	assert_error(&error, kind, words);
	str_release(&told.words);
}

static void test_refused(void **state)
{
	(void)state;
	char *path = in_folder("damaged.db"), *new = in_folder("new.db");
	support_write(path, "nothing of an office file", 25);
	try(path, new, ERROR_SYSTEM, "no report and no measure");
	try(path, path, ERROR_SYSTEM, "is there already");
	try(scene.office.path, path, ERROR_SYSTEM, "is there already");
	support_write(path, "", 0);
	try(path, new, ERROR_SYSTEM, "there is nothing in it");
	unlink(path);
	try(path, new, ERROR_SYSTEM, path);
	/* Somebody else has it open. */
	int open_now[2], end[2];
	char byte = 0;
	assert_int_equal(pipe(open_now) + pipe(end), 0);
	const pid_t other = fork();
	if (other == 0) {
		struct store *store = store_open(scene.office.path, STORE_WRITE, NULL);
		if (write(open_now[1], &byte, store != NULL) != 1)
			_exit(1);
		close(end[1]);
		_exit(read(end[0], &byte, 1) != 0);
	}
	assert_int_equal(read(open_now[0], &byte, 1), 1);
	try(scene.office.path, new, ERROR_REFUSED, "somebody has it open");
	close(end[1]);
	int status;
	assert_int_equal(waitpid(other, &status, 0), other);
	assert_int_equal(status, 0);
	close(end[0]), close(open_now[0]), close(open_now[1]);
	assert_int_not_equal(access(new, F_OK), 0);
	free(path), free(new);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_whole_file),
		cmocka_unit_test(test_older_versions),
		cmocka_unit_test(test_reports_by_their_index),
		cmocka_unit_test(test_cards_by_what_is_left),
		cmocka_unit_test(test_wal),
		cmocka_unit_test(test_broken_text),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_more_than_a_reader_of_ten_lines),
	};
	return cmocka_run_group_tests(tests, make, remove_all);
}
