/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An office moved from one file into another: every table, every value with its type; and
 * nothing half, whatever fails, stops or ends it on the way.
 */
#include <config.h>

#include "tests/support/lived_in.h"
#include "tests/support/moving.h"

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <sqlite3.h>

#include "db/engine/sql.h"
#include "db/evidence_files.h"
#include "db/move.h"
#include "db/store.h"
#include "db/trust/seal.h"
#include "model/report.h"
#include "tests/support/approval.h"
#include "tests/support/office.h"
#include "tests/support/raw.h"
#include "tests/support/sqlite_disk.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/str.h"

/* --- a statement that fails --- */

/* The step of so many from now fails; 0: none. */
static long steps_left;

/* In the place of the library's, for all that is linked here. */
int sqlite3_step(sqlite3_stmt *statement)
{
	static int (*real)(sqlite3_stmt *);
	if (!real)
		*(void **)&real = dlsym(RTLD_NEXT, "sqlite3_step");
	if (steps_left && !--steps_left)
		return SQLITE_IOERR;
	return real(statement);
}

/* --- the scene --- */

/* An office with rows in every table, and where it is to go. */
struct scene {
	struct office office;
	char *to;
	struct str said; /* all that the office says, value by value */
};

static int make(void **state)
{
	static struct scene scene;
	office_make(&scene.office);
	lived_in_make(&scene.office);
	scene.to = support_path(scene.office.folder, "new.db");
	str_init(&scene.said);
	steps_left = 0;
	*state = &scene;
	return 0;
}

static int make_small(void **state)
{
	static struct scene scene;
	struct report report;
	office_make(&scene.office);
	office_invent(&report, 2567, 3, 1);
	office_import(&scene.office, &report);
	report_release(&report);
	scene.to = support_path(scene.office.folder, "new.db");
	str_init(&scene.said);
	*state = &scene;
	return 0;
}

static int remove_all(void **state)
{
	struct scene *scene = *state;
	steps_left = 0;
	disk_refuse(NULL, 0);
	free(scene->to);
	str_release(&scene->said);
	office_remove(&scene->office);
	return 0;
}

/* What it says now; nobody has it open from here on. */
static void leave(struct scene *scene)
{
	str_clear(&scene->said);
	moving_say(&scene->said, scene->office.store);
	store_close(scene->office.store);
	scene->office.store = NULL;
}

static void come_back(struct scene *scene)
{
	scene->office.store = office_open(scene->office.path, STORE_WRITE);
}

static bool move_watched(struct scene *scene, struct progress *watch, struct moved *moved,
	struct error *error)
{
	const struct move move = {
		.from = scene->office.path, .to = scene->to, .progress = watch};
	return store_move(&move, moved, error);
}

static void must_move(struct scene *scene, struct moved *moved)
{
	struct error error = ERROR_INIT;
	assert_done(move_watched(scene, NULL, moved, &error), &error);
}

static void assert_says_the_same(struct scene *scene, const char *path)
{
	struct str said = STR_INIT;
	struct store *store = office_open(path, STORE_READ);
	moving_say(&said, store);
	store_close(store);
	assert_string_equal(said.data, scene->said.data);
	str_release(&said);
}

/* What lies in the folder besides the office, by its names. */
static void assert_nothing_new(const struct scene *scene)
{
	struct dirent **entries;
	const int count = scandir(scene->office.folder, &entries, NULL, NULL);
	for (int i = 0; i < count; i++) {
		const char *name = entries[i]->d_name;
		if (strcmp(name, ".") != 0 && strcmp(name, "..") != 0 &&
			strncmp(name, "office.db", strlen("office.db")) != 0)
			fail_msg("%s was left", name);
		free(entries[i]);
	}
	free(entries);
}

/* --- all of it --- */

static void test_every_table(void **state)
{
	struct scene *scene = *state;
	struct str tables = STR_INIT, sql = STR_INIT;
	raw_tables(&tables, scene->office.store);
	size_t there = 0, listed = 0;
	for (const char *at = tables.data; *at; at++)
		there += *at == '\n';
	for (const struct sql_table *table = sql_tables; table->name; table++, listed++) {
		str_clear(&sql);
		str_printf(&sql, "SELECT count(*) FROM pragma_table_info('%s')",
			table->name);
		assert_int_equal(
			raw_integer(scene->office.store, sql.data), table->columns);
		str_clear(&sql);
		str_printf(&sql, "SELECT count(*) FROM pragma_table_info('%s') WHERE pk",
			table->name);
		assert_int_equal(raw_integer(scene->office.store, sql.data), table->keys);
	}
	assert_int_equal(there, listed);
	str_release(&tables);
	str_release(&sql);
}

static void test_everything(void **state)
{
	struct scene *scene = *state;
	struct error error = ERROR_INIT;
	struct moved moved;
	const int64_t reports =
		raw_integer(scene->office.store, "SELECT count(*) FROM report");
	const int64_t entries =
		raw_integer(scene->office.store, "SELECT count(*) FROM trail");
	char *head = raw_text(scene->office.store,
		"SELECT hash FROM trail ORDER BY number DESC LIMIT 1");
	leave(scene);
	must_move(scene, &moved);
	assert_int_equal(moved.reports, reports);
	assert_int_equal(moved.entries, entries);
	assert_int_equal(moved.seals, 2);
	assert_int_equal(moved.problems, 0);
	assert_string_equal(moved.head, head);
	assert_true(moved.cards > 0 && moved.versions > 0 && moved.people > 0);
	assert_int_equal(moved.drafts, 2);
	moved_release(&moved);
	assert_says_the_same(scene, scene->to);
	assert_says_the_same(scene, scene->office.path);
	/* It is worked in like any other. */
	struct store *store = office_open(scene->to, STORE_WRITE);
	assert_sound(store);
	assert_int_equal(approval_verdict(store, 1), SEAL_AGREES);
	struct card_entry added;
	assert_done(store_add_card(store, 2, "somsri", &added, &error), &error);
	card_entry_release(&added);
	assert_sound(store);
	char *mode = raw_text(store, "PRAGMA journal_mode");
	assert_string_equal(mode, "wal");
	free(mode);
	store_close(store);
	free(head);
	come_back(scene);
}

/* Back again it is what it was. */
static void test_there_and_back(void **state)
{
	struct scene *scene = *state;
	struct error error = ERROR_INIT;
	struct moved moved;
	leave(scene);
	must_move(scene, &moved);
	moved_release(&moved);
	char *back = support_path(scene->office.folder, "office.db-back");
	const struct move move = {.from = scene->to, .to = back};
	assert_done(store_move(&move, &moved, &error), &error);
	assert_says_the_same(scene, back);
	moved_release(&moved);
	free(back);
	come_back(scene);
}

/* --- values --- */

static void count_problem(void *context, const char *words)
{
	(void)words;
	(*(int64_t *)context)++;
}

/* What nobody would save: verify finds it in both alike, and both say the same. */
static void test_hostile_texts(void **state)
{
	struct scene *scene = *state;
	struct support_random random = {17};
	for (int i = 0; i < 12; i++) {
		struct error error = ERROR_INIT;
		struct moved moved;
		int64_t told = 0;
		moving_set_hostile(scene->office.store, &random);
		leave(scene);
		const struct move move = {.from = scene->office.path,
			.to = scene->to,
			.problem = count_problem,
			.context = &told};
		assert_done(store_move(&move, &moved, &error), &error);
		assert_true(told > 0);
		assert_int_equal(told, moved.problems);
		moved_release(&moved);
		assert_says_the_same(scene, scene->to);
		unlink(scene->to);
		come_back(scene);
	}
}

static void test_figures(void **state)
{
	struct scene *scene = *state;
	for (size_t i = 0; i < MOVING_FIGURES; i++) {
		struct str sql = STR_INIT;
		struct moved moved;
		str_printf(&sql, "UPDATE ita SET total = %s", moving_figures[i]);
		raw_run(scene->office.store, sql.data);
		leave(scene);
		must_move(scene, &moved);
		moved_release(&moved);
		assert_says_the_same(scene, scene->to);
		unlink(scene->to);
		come_back(scene);
		str_release(&sql);
	}
}

/* What was counted wrongly is so there too, and verify says it of both. */
static void test_counts(void **state)
{
	struct scene *scene = *state;
	struct moved moved;
	raw_run(scene->office.store,
		"UPDATE report SET cards = 7, cards_done = 5, unconfirmed = 3 WHERE number = 2");
	leave(scene);
	must_move(scene, &moved);
	assert_int_equal(moved.problems, 1);
	moved_release(&moved);
	assert_says_the_same(scene, scene->to);
	come_back(scene);
}

/* More rows than are read at once, with keys of several columns. */
static void test_pages(void **state)
{
	struct scene *scene = *state;
	struct moved moved;
	raw_run(scene->office.store,
		"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300) "
		"INSERT INTO person_setting SELECT 'w' || i % 7, 'n' || i, i FROM n");
	leave(scene);
	must_move(scene, &moved);
	moved_release(&moved);
	assert_says_the_same(scene, scene->to);
	come_back(scene);
}

/* --- what is in the way --- */

static void test_refused(void **state)
{
	struct scene *scene = *state;
	struct error error = ERROR_INIT;
	struct moved moved;
	leave(scene);
	struct move move = {.from = scene->office.path, .to = scene->office.path};
	assert_false(store_move(&move, &moved, &error));
	assert_error(&error, ERROR_SYSTEM, "is there already");
	support_write(scene->to, "x", 1);
	assert_false(move_watched(scene, NULL, &moved, &error));
	assert_error(&error, ERROR_SYSTEM, "is there already");
	unlink(scene->to);
	move.to = "/nowhere/new.db";
	assert_false(store_move(&move, &moved, &error));
	assert_int_equal(error.kind, ERROR_SYSTEM);
	error_release(&error);
	move.from = scene->to;
	move.to = scene->to;
	assert_false(store_move(&move, &moved, &error));
	assert_int_equal(error.kind, ERROR_SYSTEM);
	error_release(&error);
	assert_nothing_new(scene);
	come_back(scene);
}

/* --- on the way --- */

struct way {
	struct scene *scene;
	long left; /* questions until what is done happens */
	void (*act)(struct way *way);
	bool stops;
};

static bool go_on(void *context, const struct progress *progress)
{
	struct way *way = context;
	assert_non_null(progress->what);
	if (way->left && !--way->left) {
		if (way->act)
			way->act(way);
		return !way->stops;
	}
	return true;
}

/* Points that lie ever farther apart, till the end is reached. */
static long next_point(long point)
{
	return point + 1 + point / 8;
}

/* A point at which it is to break: whether it did. */
typedef bool breaking(struct scene *scene, long point, struct error *error);

static void break_everywhere(struct scene *scene, breaking *break_at, long least)
{
	long points = 0, point = 1;
	leave(scene);
	for (;; point = next_point(point), points++) {
		struct error error = ERROR_INIT;
		if (!break_at(scene, point, &error))
			break;
		assert_int_equal(access(scene->to, F_OK), -1);
		if (error.kind == ERROR_NONE)
			fail_msg("at %ld nothing is said", point);
		error_release(&error);
		assert_nothing_new(scene);
		assert_says_the_same(scene, scene->office.path);
	}
	print_message("%ld points, the last before %ld\n", points, point);
	assert_true(points >= least);
	assert_says_the_same(scene, scene->to);
	struct store *store = office_open(scene->to, STORE_READ);
	assert_sound(store);
	store_close(store);
	come_back(scene);
}

static bool fail_step(struct scene *scene, long point, struct error *error)
{
	struct moved moved;
	steps_left = point;
	const bool good = move_watched(scene, NULL, &moved, error);
	const bool failed = !steps_left;
	steps_left = 0;
	if (!good)
		return true;
	moved_release(&moved);
	/* One of those whose failure changes nothing, such as a look at what is set. */
	if (failed) {
		unlink(scene->to);
		error_set(error, ERROR_SYSTEM, "none");
	}
	return failed;
}

static void test_failing_steps(void **state)
{
	break_everywhere(*state, fail_step, 40);
}

static bool stop(struct scene *scene, long point, struct error *error)
{
	struct moved moved;
	struct way way = {.scene = scene, .left = point, .stops = true};
	struct progress watch = {.go_on = go_on, .context = &way};
	const bool good = move_watched(scene, &watch, &moved, error);
	if (good)
		moved_release(&moved);
	else if (!strstr(error_message(error), "stopped"))
		fail_msg("it says: %s", error_message(error));
	return !good;
}

static void test_stopping(void **state)
{
	break_everywhere(*state, stop, 20);
}

static void fill_disk(struct way *way)
{
	disk_refuse(way->scene->office.folder, ENOSPC);
}

static bool fill_the_disk(struct scene *scene, long point, struct error *error)
{
	struct moved moved;
	struct way way = {.scene = scene, .left = point, .act = fill_disk};
	struct progress watch = {.go_on = go_on, .context = &way};
	const bool good = move_watched(scene, &watch, &moved, error);
	disk_refuse(NULL, 0);
	if (good)
		moved_release(&moved);
	return !good;
}

static void test_full_disk(void **state)
{
	break_everywhere(*state, fill_the_disk, 20);
}

/* The process is gone; what it left is cleared by the next that works there. */
static void be_killed(struct way *way)
{
	(void)way;
	kill(getpid(), SIGKILL);
}

static void test_killed(void **state)
{
	struct scene *scene = *state;
	leave(scene);
	for (long point = 1; point < 400; point = next_point(2 * point)) {
		struct moved moved;
		const pid_t child = fork();
		if (child == 0) {
			struct way way = {
				.scene = scene, .left = point, .act = be_killed};
			struct progress watch = {.go_on = go_on, .context = &way};
			move_watched(scene, &watch, &moved, NULL);
			_exit(1);
		}
		int status;
		waitpid(child, &status, 0);
		assert_true(WIFSIGNALED(status));
		assert_int_equal(access(scene->to, F_OK), -1);
		assert_says_the_same(scene, scene->office.path);
		must_move(scene, &moved);
		moved_release(&moved);
		unlink(scene->to);
		assert_nothing_new(scene);
	}
	come_back(scene);
}

/* Somebody saves meanwhile: it would be missing where everybody works then. */
static void add_card(struct way *way)
{
	struct error error = ERROR_INIT;
	struct card_entry added;
	struct store *store = office_open(way->scene->office.path, STORE_WRITE);
	assert_done(store_add_card(store, 1, "manit", &added, &error), &error);
	card_entry_release(&added);
	store_close(store);
}

static void test_changed_meanwhile(void **state)
{
	struct scene *scene = *state;
	leave(scene);
	for (long point = 1; point < 60; point += 29) {
		struct error error = ERROR_INIT;
		struct moved moved;
		struct way way = {.scene = scene, .left = point, .act = add_card};
		struct progress watch = {.go_on = go_on, .context = &way};
		assert_false(move_watched(scene, &watch, &moved, &error));
		assert_error(&error, ERROR_REFUSED, "while it was being moved");
		assert_nothing_new(scene);
	}
	come_back(scene);
}

/* --- files that are evidence --- */

static void test_files(void **state)
{
	struct scene *scene = *state;
	struct error error = ERROR_INIT;
	struct moved moved;
	struct str ref = STR_INIT, path = STR_INIT, sql = STR_INIT;
	assert_done(evidence_file_keep(scene->office.path, "Photo.JPG",
			    (const unsigned char *)"x\0y", 3, &ref, &error),
		&error);
	str_printf(&sql,
		"INSERT INTO evidence (card, place, kind, ref) VALUES (1, 99, 'photo', '%s');"
		"INSERT INTO evidence (card, place, kind, ref) VALUES (1, 98, 'photo', "
		"'files/%064d.jpg')",
		ref.data, 7);
	raw_run(scene->office.store, sql.data);
	leave(scene);
	must_move(scene, &moved);
	assert_int_equal(moved.files, 1);
	moved_release(&moved);
	assert_true(evidence_file_path(scene->to, ref.data, &path));
	assert_says_the_same(scene, scene->to);
	str_release(&ref);
	str_release(&path);
	str_release(&sql);
	come_back(scene);
}

#define TEST(function)  cmocka_unit_test_setup_teardown(function, make, remove_all)
#define SMALL(function) cmocka_unit_test_setup_teardown(function, make_small, remove_all)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_every_table),
		TEST(test_everything),
		TEST(test_there_and_back),
		TEST(test_hostile_texts),
		TEST(test_figures),
		TEST(test_counts),
		TEST(test_pages),
		TEST(test_files),
		SMALL(test_refused),
		SMALL(test_failing_steps),
		SMALL(test_stopping),
		SMALL(test_full_disk),
		SMALL(test_killed),
		SMALL(test_changed_meanwhile),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
