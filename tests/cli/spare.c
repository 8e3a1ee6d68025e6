/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whatever writes a file spares office files: by each command that writes one, under each
 * name that a file can be called by, and what lies beside it too.
 */
#include <config.h>

#include "tests/support/office.h"
#include "tests/support/program.h"

#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "db/store.h"
#include "model/office_held.h"
#include "model/report.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/str.h"

struct place {
	struct office office; /* its store is another process's: see hold_open() */
	pid_t holder;
	int until;   /* what the holder waits for */
	char *other; /* an office file that nobody has open */
	struct program_run run;
};

/* Has another process keep it open, so that -wal and -shm lie beside it: what the test
 * itself reads of the file would drop its own locks. */
static void hold_open(struct place *place)
{
	int begun[2], ended[2];
	char byte;
	if (pipe(begun) || pipe(ended))
		fail();
	place->holder = fork();
	if (place->holder == 0) {
		struct store *store = store_open(place->office.path, STORE_WRITE, NULL);
		close(ended[1]);
		if (!store || !store_set_last_opened(store, "somsri", 1, NULL) ||
			write(begun[1], "", 1) != 1)
			_exit(1);
		_exit(read(ended[0], &byte, 1) != 0);
	}
	close(begun[1]);
	close(ended[0]);
	assert_int_equal(read(begun[0], &byte, 1), 1);
	close(begun[0]);
	place->until = ended[1];
}

static int setup(void **state)
{
	static struct place place;
	struct error error = ERROR_INIT;
	struct report report;
	office_make(&place.office);
	office_invent(&report, 2567, 3, 1);
	office_import(&place.office, &report);
	report_release(&report);
	place.other = support_path(place.office.folder, "other.db");
	assert_done(store_backup(place.office.store, place.other, &error), &error);
	store_close(place.office.store);
	place.office.store = NULL;
	hold_open(&place);
	place.run = (struct program_run)PROGRAM_RUN_INIT;
	setenv("MATTRAKAN_FILE", place.office.path, 1);
	*state = &place;
	return 0;
}

static int teardown(void **state)
{
	struct place *place = *state;
	int status;
	close(place->until);
	assert_int_equal(waitpid(place->holder, &status, 0), place->holder);
	assert_int_equal(status, 0);
	program_run_release(&place->run);
	free(place->other);
	office_remove(&place->office);
	return 0;
}

/* --- the names of one file --- */

static char *beside(const char *path, const char *ending)
{
	struct str out = STR_INIT;
	str_printf(&out, "%s%s", path, ending);
	return str_detach(&out);
}

/* By a folder that is a link, and with what means nothing. */
static char *roundabout(struct place *place, const char *path)
{
	struct str out = STR_INIT;
	char *link = support_path(place->office.folder, "here");
	if (symlink(".", link) && access(link, F_OK))
		fail();
	str_printf(&out, "%s/here/.//%s", place->office.folder, strrchr(path, '/') + 1);
	free(link);
	return str_detach(&out);
}

static char *linked(struct place *place, const char *path, bool hard)
{
	char *name = support_path(place->office.folder, hard ? "hard.txt" : "soft.txt");
	unlink(name);
	if (hard ? link(path, name) : symlink(path, name))
		fail();
	return name;
}

enum { NAMES = 4 };

static void names_of(struct place *place, const char *path, char *names[NAMES])
{
	names[0] = strdup(path);
	names[1] = roundabout(place, path);
	names[2] = linked(place, path, false);
	names[3] = linked(place, path, true);
}

/* --- the doors --- */

typedef const char *const arguments[12];
static const arguments doors[] = {
	{"export", "--format", "json", "--force", "--to"},
	{"export", "--format", "text", "--to"},
	{"export", "--format", "html", "--force", "--to"},
	{"print", "--force", "--to"},
	{"print", "--to"},
	{"print", "--test-page", "--force", "--to"},
	{"backup"},
};

static void knock(struct place *place, const arguments door, const char *target)
{
	const char *line[12] = {0};
	size_t count = 0;
	for (; door[count]; count++)
		line[count] = door[count];
	line[count] = target;
	program_run(&place->run, line, NULL, NULL);
	if (!place->run.status)
		fail_msg("%s wrote over %s", door[0], target);
}

static void assert_spared(struct place *place, const char *path)
{
	struct str before = STR_INIT, after = STR_INIT;
	struct file_mark mark, now;
	char *names[NAMES];
	names_of(place, path, names);
	support_read(path, &before);
	assert_true(file_mark_of(path, &mark));
	for (size_t i = 0; i < COUNT(doors); i++)
		for (size_t n = 0; n < NAMES; n++) {
			struct file_mark link;
			assert_true(file_mark_of(names[n], &link));
			knock(place, doors[i], names[n]);
			assert_true(file_mark_of(names[n], &now));
			assert_true(file_mark_same(&link, &now));
		}
	support_read(path, &after);
	assert_int_equal(after.bytes, before.bytes);
	assert_memory_equal(after.data, before.data, before.bytes);
	assert_true(file_mark_of(path, &now));
	assert_true(file_mark_same(&mark, &now));
	for (size_t n = 0; n < NAMES; n++)
		free(names[n]);
	str_release(&before);
	str_release(&after);
}

static void test_the_open_one(void **state)
{
	struct place *place = *state;
	assert_spared(place, place->office.path);
	program_expect(&place->run, 0, "verify");
}

static void test_beside_it(void **state)
{
	struct place *place = *state;
	for (size_t i = 1; i < 3; i++) {
		char *path = beside(place->office.path, office_endings[i]);
		assert_spared(place, path);
		free(path);
	}
	program_expect(&place->run, 0, "verify");
}

static void test_another(void **state)
{
	struct place *place = *state;
	assert_spared(place, place->other);
}

/* What is not there yet would be played back into the office file. */
static void test_what_would_lie_beside(void **state)
{
	struct place *place = *state;
	for (size_t i = 1; office_endings[i]; i++) {
		char *path = beside(place->other, office_endings[i]);
		for (size_t door = 0; door < COUNT(doors); door++) {
			knock(place, doors[door], path);
			assert_non_null(strstr(place->run.err.data, path));
			assert_int_not_equal(access(path, F_OK), 0);
		}
		program_expect(&place->run, 1, "--file", path, "init");
		free(path);
	}
}

/* The other way round: what is left of an office file that is gone. */
static void test_beside_what_is_left(void **state)
{
	struct place *place = *state;
	char *path = support_path(place->office.folder, "gone.db");
	char *wal = beside(path, "-wal");
	support_write(wal, "last changes", 12);
	program_expect(&place->run, 3, "--file", path, "init");
	assert_non_null(strstr(place->run.err.data, wal));
	program_expect(&place->run, 3, "backup", path);
	assert_int_not_equal(access(path, F_OK), 0);
	free(path);
	free(wal);
}

/* --- standard output and standard error, which the shell opened --- */

static void test_standard_output(void **state)
{
	struct place *place = *state;
	static const char *const commands[] = {"list", "show 1", "check", "verify",
		"print", "print --test-page", "export --format json", "--help",
		"list --none", "none"};
	static const char *const ways[][2] = {{">>", "2>"}, {"2>>", ">"}};
	struct str before = STR_INIT, after = STR_INIT, line = STR_INIT;
	support_read(place->office.path, &before);
	for (size_t i = 0; i < COUNT(commands) * COUNT(ways); i++) {
		str_clear(&line);
		str_printf(&line, "exec " TOP_BUILDDIR "/mattrakan %s ",
			commands[i / COUNT(ways)]);
		str_printf(&line, "%s '%s' %s /dev/null", ways[i % COUNT(ways)][0],
			place->office.path, ways[i % COUNT(ways)][1]);
		const int status = system(line.data);
		if (!WIFEXITED(status) || !WEXITSTATUS(status))
			fail_msg("%s: %d", line.data, status);
	}
	support_read(place->office.path, &after);
	assert_int_equal(after.bytes, before.bytes);
	assert_memory_equal(after.data, before.data, before.bytes);
	str_release(&before);
	str_release(&after);
	str_release(&line);
}

/* A WAL that is empty does not say what it is: its name does, or who has it open. */
static void test_empty(void **state)
{
	struct place *place = *state;
	char *wal = beside(place->other, "-wal");
	static const struct {
		const char *command;
		bool by_link;
	} rows[] = {{"list", false}, {"list", true}, {"print --test-page", false}};
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct str line = STR_INIT, after = STR_INIT;
		support_write(wal, "", 0);
		/* Who has the file open last takes the WAL away; what was in it stays. */
		char *hard = linked(place, wal, true);
		str_printf(&line,
			"exec " TOP_BUILDDIR
			"/mattrakan --file '%s' %s >> '%s' 2>/dev/null",
			place->other, rows[i].command, rows[i].by_link ? hard : wal);
		const int status = system(line.data);
		if (!WIFEXITED(status) || WEXITSTATUS(status) != ERROR_REFUSED)
			fail_msg("%s: %d", line.data, status);
		support_read(hard, &after);
		assert_int_equal(after.bytes, 0);
		str_release(&after);
		str_release(&line);
		free(hard);
	}
	free(wal);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_the_open_one),
		TEST(test_beside_it),
		TEST(test_another),
		TEST(test_what_would_lie_beside),
		TEST(test_beside_what_is_left),
		TEST(test_standard_output),
		TEST(test_empty),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
