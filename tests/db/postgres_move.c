/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An office moved from a file to a server and back: the file that comes back says what the one
 * said that went, value by value, and its seals are good; and nothing half is on the server, or
 * beside it, whatever breaks on the way.
 */
#include <config.h>

#include "tests/support/lived_in.h"
#include "tests/support/moving.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db/copies.h"
#include "db/evidence_files.h"
#include "db/move.h"
#include "db/restore.h"
#include "db/store.h"
#include "db/trust/people.h"
#include "db/trust/seal.h"
#include "tests/support/approval.h"
#include "tests/support/office.h"
#include "tests/support/office_place.h"
#include "tests/support/postgres_server.h"
#include "tests/support/raw.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/str.h"

/* An office in a file, a database without any reports, and where it comes back to. */
struct scene {
	struct office office;
	char *database, *server, *back;
	struct str said;
};

static int make(void **state)
{
	static struct scene scene;
	office_make(&scene.office);
	lived_in_make(&scene.office);
	scene.database = postgres_server_database(office_empty());
	scene.server = postgres_server_address(scene.database, postgres_server_keeper());
	scene.back = support_path(scene.office.folder, "back.db");
	str_init(&scene.said);
	*state = &scene;
	return 0;
}

static int remove_all(void **state)
{
	struct scene *scene = *state;
	postgres_server_drop(scene->database);
	free(scene->server);
	free(scene->back);
	str_release(&scene->said);
	office_remove(&scene->office);
	return 0;
}

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

static void must_move(const char *from, const char *to, struct moved *moved)
{
	struct error error = ERROR_INIT;
	const struct move move = {.from = from, .to = to};
	assert_done(store_move(&move, moved, &error), &error);
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

/* Nothing is in the tables of the office. */
static void assert_empty(struct scene *scene)
{
	struct store *store = office_open(scene->server, STORE_READ);
	struct str tables = STR_INIT, sql = STR_INIT;
	raw_tables(&tables, store);
	char *rest = tables.data;
	for (char *table; (table = strsep(&rest, "\n")) && *table;) {
		str_clear(&sql);
		str_printf(&sql, "SELECT count(*) FROM %s", table);
		if (raw_integer(store, sql.data))
			fail_msg("there are rows in %s", table);
	}
	str_release(&tables);
	str_release(&sql);
	store_close(store);
}

/* --- there and back --- */

static void there_and_back(struct scene *scene)
{
	struct moved there, back;
	leave(scene);
	must_move(scene->office.path, scene->server, &there);
	must_move(scene->server, scene->back, &back);
	assert_int_equal(there.rows, back.rows);
	assert_int_equal(there.problems, back.problems);
	assert_string_equal(there.head, back.head);
	moved_release(&there);
	moved_release(&back);
	assert_says_the_same(scene, scene->back);
	assert_says_the_same(scene, scene->office.path);
	come_back(scene);
}

/* From the back, so that nothing refers to what is gone. */
static void empty_server(struct scene *scene)
{
	postgres_server_drop(scene->database);
	free(scene->server);
	scene->database = postgres_server_database(office_empty());
	scene->server =
		postgres_server_address(scene->database, postgres_server_keeper());
	unlink(scene->back);
}

static void test_there_and_back(void **state)
{
	struct scene *scene = *state;
	struct error error = ERROR_INIT;
	there_and_back(scene);
	/* It is worked in, there as here. */
	struct store *store = office_open(scene->server, STORE_WRITE);
	assert_sound(store);
	assert_int_equal(approval_verdict(store, 1), SEAL_AGREES);
	struct card_entry added;
	unsigned roles = 0;
	assert_done(store_roles(store, "somsri", &roles, &error), &error);
	assert_true(roles & ROLE_CLERK);
	store_close(store);
	char *address = postgres_server_address(scene->database, "somsri");
	store = office_open(address, STORE_WRITE);
	assert_done(store_add_card(store, 2, "somsri", &added, &error), &error);
	card_entry_release(&added);
	store_close(store);
	free(address);
	store = office_open(scene->back, STORE_READ);
	assert_sound(store);
	assert_int_equal(approval_verdict(store, 1), SEAL_AGREES);
	store_close(store);
}

static void test_hostile_texts(void **state)
{
	struct scene *scene = *state;
	struct support_random random = {23};
	for (int i = 0; i < 4; i++) {
		moving_set_hostile(scene->office.store, &random);
		there_and_back(scene);
		empty_server(scene);
	}
}

static void test_figures(void **state)
{
	struct scene *scene = *state;
	struct str sql = STR_INIT;
	for (int i = 0; i + 5 < MOVING_FIGURES; i += 6) {
		str_clear(&sql);
		str_printf(&sql,
			"UPDATE ita SET year = %s, total = %s, iit = %s, eit = %s, oit = %s;"
			"UPDATE ita_item SET score = %s",
			moving_figures[i], moving_figures[i + 1], moving_figures[i + 2],
			moving_figures[i + 3], moving_figures[i + 4],
			moving_figures[i + 5]);
		raw_run(scene->office.store, sql.data);
		there_and_back(scene);
		empty_server(scene);
	}
	str_release(&sql);
}

static void test_counts(void **state)
{
	struct scene *scene = *state;
	raw_run(scene->office.store,
		"UPDATE report SET cards = 7, cards_done = 5, unconfirmed = 3 WHERE number = 2");
	there_and_back(scene);
}

static void count_problem(void *context, const char *words)
{
	(void)words;
	(*(int *)context)++;
}

/* One thing more than without it. */
static void assert_verify_sees(struct scene *scene, const char *sql)
{
	struct error error = ERROR_INIT;
	int before = 0, after = 0;
	struct store *store = office_open(scene->server, STORE_WRITE);
	assert_done(store_begin(store, &error), &error);
	assert_done(store_verify(store, count_problem, &before, &error), &error);
	raw_run(store, sql);
	assert_done(store_verify(store, count_problem, &after, &error), &error);
	assert_int_equal(after, before + 1);
	store_rollback(store);
	store_close(store);
}

/* What is kept or shown on the address of a server is in its rows, for everybody. */
static void test_kept_there(void **state)
{
	struct scene *scene = *state;
	struct error error = ERROR_INIT;
	struct moved moved;
	struct str ref = STR_INIT, path = STR_INIT, content = STR_INIT;
	char *usual = getenv("XDG_DATA_HOME") ? strdup(getenv("XDG_DATA_HOME")) : NULL;
	char *home = support_path(scene->office.folder, "home");
	char *other = support_path(scene->office.folder, "other");
	leave(scene);
	must_move(scene->office.path, scene->server, &moved);
	moved_release(&moved);
	setenv("XDG_DATA_HOME", home, 1);
	char *clerk = postgres_server_address(scene->database, "somsri");
	assert_done(evidence_file_keep(clerk, "a.png", (const unsigned char *)"a\0b", 3,
			    &ref, &error),
		&error);
	setenv("XDG_DATA_HOME", other, 1);
	assert_true(evidence_file_path(scene->server, ref.data, &path));
	assert_int_equal(strncmp(path.data, other, strlen(other)), 0);
	support_read(path.data, &content);
	assert_int_equal(content.bytes, 3);
	assert_memory_equal(content.data, "a\0b", 3);
	if (usual)
		setenv("XDG_DATA_HOME", usual, 1);
	else
		unsetenv("XDG_DATA_HOME");
	free(home), free(other), free(clerk), free(usual);
	str_release(&ref);
	str_release(&path);
	str_release(&content);
	come_back(scene);
}

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
		"INSERT INTO evidence (card, place, kind, ref) VALUES (1, 99, 'photo', '%s')",
		ref.data);
	raw_run(scene->office.store, sql.data);
	leave(scene);
	must_move(scene->office.path, scene->server, &moved);
	assert_int_equal(moved.files, 1);
	moved_release(&moved);
	must_move(scene->server, scene->back, &moved);
	assert_int_equal(moved.files, 1);
	moved_release(&moved);
	assert_true(evidence_file_path(scene->back, ref.data, &path));
	assert_says_the_same(scene, scene->back);
	/* From one server to another they are rows as all others. */
	char *other = postgres_server_database(office_empty());
	char *address = postgres_server_address(other, postgres_server_keeper());
	must_move(scene->server, address, &moved);
	assert_int_equal(moved.files, 1);
	moved_release(&moved);
	free(address);
	postgres_server_drop(other);
	assert_verify_sees(scene, "DELETE FROM evidence_file");
	assert_verify_sees(scene, "UPDATE evidence_file SET bytes = 'AAAA'");
	str_release(&ref);
	str_release(&path);
	str_release(&sql);
	come_back(scene);
}

/* --- copies --- */

/* A copy of what is on a server is a file; what is restored goes where nothing is yet. */
static void test_backup(void **state)
{
	struct scene *scene = *state;
	struct error error = ERROR_INIT;
	struct moved moved;
	struct str aside = STR_INIT;
	int problems = -1;
	leave(scene);
	must_move(scene->office.path, scene->server, &moved);
	moved_release(&moved);
	struct store *store = office_open(scene->server, STORE_READ);
	assert_done(copies_write(store, scene->back, &problems, &error), &error);
	assert_int_equal(problems, 0);
	assert_false(copies_write(store, scene->back, &problems, &error));
	assert_error(&error, ERROR_SYSTEM, "is there already");
	store_close(store);
	assert_says_the_same(scene, scene->back);
	assert_false(
		store_restore(scene->server, scene->back, "root", &aside, NULL, &error));
	assert_error(&error, ERROR_SYSTEM, "there is an office already");
	char *copy = scene->back;
	scene->back = support_path(scene->office.folder, "again.db");
	empty_server(scene);
	assert_done(
		store_restore(scene->server, copy, "root", &aside, NULL, &error), &error);
	assert_string_equal(aside.data, "");
	must_move(scene->server, scene->back, &moved);
	moved_release(&moved);
	assert_says_the_same(scene, scene->back);
	/* A clerk does not see what others type, and makes no copy without it. */
	char *clerk = postgres_server_address(scene->database, "somsri");
	store = office_open(clerk, STORE_READ);
	unlink(scene->back);
	assert_false(copies_write(store, scene->back, &problems, &error));
	assert_error(&error, ERROR_REFUSED, "only who administers");
	assert_int_equal(access(scene->back, F_OK), -1);
	store_close(store);
	free(clerk), free(copy);
	str_release(&aside);
	come_back(scene);
}

/* --- what is refused --- */

static void test_refused(void **state)
{
	struct scene *scene = *state;
	struct error error = ERROR_INIT;
	struct moved moved;
	leave(scene);
	must_move(scene->office.path, scene->server, &moved);
	moved_release(&moved);
	struct move move = {.from = scene->office.path, .to = scene->server};
	assert_false(store_move(&move, &moved, &error));
	assert_error(&error, ERROR_SYSTEM, "there is an office already");
	char *clerk = postgres_server_address(scene->database, "somsri");
	move.to = clerk;
	assert_false(store_move(&move, &moved, &error));
	assert_error(&error, ERROR_REFUSED, "does not administer");
	free(clerk);
	move.to = scene->back;
	move.office = "อบต. สอง";
	assert_false(store_move(&move, &moved, &error));
	assert_error(&error, ERROR_USAGE, "--office is for a server");
	come_back(scene);
}

/* A new office beside the one that is there; from it back again. */
static void test_another_office(void **state)
{
	struct scene *scene = *state;
	struct error error = ERROR_INIT;
	struct moved moved;
	struct str address = STR_INIT;
	leave(scene);
	const struct move move = {
		.from = scene->office.path, .to = scene->server, .office = "อบต. สอง"};
	assert_done(store_move(&move, &moved, &error), &error);
	assert_string_equal(moved.number, "2");
	moved_release(&moved);
	str_printf(&address, "%s&options=-cmattrakan.office%%3D1", scene->server);
	struct store *store = office_open(address.data, STORE_READ);
	assert_int_equal(raw_integer(store, "SELECT count(*) FROM report"), 0);
	store_close(store);
	str_clear(&address);
	str_printf(&address, "%s&options=-cmattrakan.office%%3D2", scene->server);
	must_move(address.data, scene->back, &moved);
	moved_release(&moved);
	assert_says_the_same(scene, scene->back);
	str_release(&address);
	come_back(scene);
}

/* --- on the way --- */

struct way {
	struct scene *scene;
	long left; /* questions until what is done happens */
	bool stops;
	void (*act)(struct way *way); /* NULL: every connection breaks */
};

static bool go_on(void *context, const struct progress *progress)
{
	struct way *way = context;
	(void)progress;
	if (!way->left || --way->left)
		return true;
	if (way->act)
		way->act(way);
	else if (!way->stops)
		postgres_server_break(way->scene->database);
	return !way->stops;
}

/* Points ever farther apart, till one lies behind the end. */
static void break_everywhere(
	struct scene *scene, const char *from, const char *to, bool stops)
{
	struct error error = ERROR_INIT;
	struct moved moved;
	long points = 0;
	for (long point = 1;; point = 2 * point + 17, points++) {
		struct way way = {.scene = scene, .left = point, .stops = stops};
		struct progress watch = {.go_on = go_on, .context = &way};
		const struct move move = {.from = from, .to = to, .progress = &watch};
		if (store_move(&move, &moved, &error))
			break;
		if (error.kind == ERROR_NONE)
			fail_msg("at %ld nothing is said", point);
		error_release(&error);
		if (to == scene->server)
			assert_empty(scene);
		else
			assert_int_equal(access(to, F_OK), -1);
	}
	moved_release(&moved);
	assert_true(points >= 6);
}

static void test_breaking(void **state)
{
	struct scene *scene = *state;
	leave(scene);
	break_everywhere(scene, scene->office.path, scene->server, false);
	break_everywhere(scene, scene->server, scene->back, false);
	assert_says_the_same(scene, scene->back);
	come_back(scene);
}

static void test_stopping(void **state)
{
	struct scene *scene = *state;
	leave(scene);
	break_everywhere(scene, scene->office.path, scene->server, true);
	break_everywhere(scene, scene->server, scene->back, true);
	assert_says_the_same(scene, scene->back);
	come_back(scene);
}

static void add_card(struct way *way)
{
	struct error error = ERROR_INIT;
	struct card_entry added;
	char *clerk = postgres_server_address(way->scene->database, "somsri");
	struct store *store = office_open(clerk, STORE_WRITE);
	assert_done(store_add_card(store, 2, "somsri", &added, &error), &error);
	card_entry_release(&added);
	store_close(store);
	free(clerk);
}

/* Somebody saves meanwhile: a move is none then, a copy is of what was there before. */
static void test_changed_meanwhile(void **state)
{
	struct scene *scene = *state;
	struct error error = ERROR_INIT;
	struct moved moved;
	leave(scene);
	must_move(scene->office.path, scene->server, &moved);
	moved_release(&moved);
	struct way way = {.scene = scene, .left = 40, .act = add_card};
	struct progress watch = {.go_on = go_on, .context = &way};
	struct move move = {.from = scene->server,
		.to = scene->back,
		.copy = true,
		.progress = &watch};
	assert_done(store_move(&move, &moved, &error), &error);
	moved_release(&moved);
	assert_says_the_same(scene, scene->back);
	unlink(scene->back);
	way.left = 40;
	move.copy = false;
	assert_false(store_move(&move, &moved, &error));
	assert_error(&error, ERROR_REFUSED, "while it was being moved");
	assert_int_equal(access(scene->back, F_OK), -1);
	come_back(scene);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, make, remove_all)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_there_and_back),
		TEST(test_hostile_texts),
		TEST(test_figures),
		TEST(test_counts),
		TEST(test_files),
		TEST(test_kept_there),
		TEST(test_backup),
		TEST(test_refused),
		TEST(test_another_office),
		TEST(test_breaking),
		TEST(test_stopping),
		TEST(test_changed_meanwhile),
	};
	const char *missing = postgres_server_missing();
	if (missing) {
		print_message("%s\n", missing);
		return POSTGRES_SERVER_SKIPPED;
	}
	return cmocka_run_group_tests(tests, NULL, NULL);
}
