/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The window changes its size at random, one change after the other before the program
 * can have painted: at its start and over every scene of tests/support/scenes.c, with keys
 * between, from nothing to more than can be shown. The program lives, and what is on the
 * screen in the end is what a window of that size shows.
 */
#include <config.h>

#include <pwd.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/support/desk.h"
#include "tests/support/scenes.h"
#include "text/macros.h"

enum {
	ROWS = 24,
	COLUMNS = 80,
	STARTS = 40,   /* of the program, resized while it starts */
	PER_START = 5, /* changes each */
	IN_ALL = 2000, /* changes, with those over the scenes */
	BURST = 5,     /* changes before the program is waited for, at most */
	FIRST = 3000,  /* bytes that the first paint has about */
	ROWS_COMMON = 60,
	COLUMNS_COMMON = 180,
};

static const struct size {
	int rows, columns;
} odd_sizes[] = {{1, 1}, {0, 0}, {1, 500}, {200, 1}, {2, 2}, {0, 80}, {24, 0}, {19, 60},
	{20, 59}, {20, 60}, {24, 10000}, {300, 400}, {65535, 1}};

/* None leads out of the program. (Esc would have to be waited for.) */
static const char *const keys[] = {"Down", "Up", "Tab", "Shift-Tab", "PgDn", "PgUp",
	"Left", "Right", "Home", "End", "F1", "F2", "F4", "F5", "Ins", "ก", "๑",
	"Shift-Down"};

struct run {
	struct office office;
	struct pty *pty;
	struct support_random random;
	int changes;
};

static const char *login(void)
{
	const struct passwd *person = getpwuid(getuid());
	assert_non_null(person);
	return person->pw_name;
}

static void start(struct run *run, const struct scene *scene)
{
	static const char *const arguments[] = {"--lang", "th", NULL};
	static const char *const settings[] = {"MATTRAKAN_FILE=office.db",
		"SOURCE_DATE_EPOCH=" DESK_NOW, "TZ=" DESK_ZONE, NULL};
	const struct scene_settings person = {.who = login()};
	scene_open(scene, &person, &run->office);
	const struct pty_start wanted = {.arguments = arguments,
		.settings = settings,
		.rows = ROWS,
		.columns = COLUMNS,
		.folder = run->office.folder};
	run->pty = pty_new(&wanted);
}

/* The program is told to end, which only one that lives does in order. */
static void end(struct run *run, const char *name)
{
	pty_signal(run->pty, SIGTERM);
	const int status = pty_wait_exit(run->pty);
	if (status)
		fail_msg("%s: the program ended with %d", name, status);
	const char *left = pty_not_restored(run->pty);
	if (*left)
		fail_msg("%s: not restored: %s", name, left);
	pty_free(run->pty);
	office_remove(&run->office);
}

static void change(struct run *run)
{
	if (support_draw(&run->random, 8) == 0) {
		const size_t odd = support_draw(&run->random, COUNT(odd_sizes));
		pty_window(run->pty, odd_sizes[odd].rows, odd_sizes[odd].columns);
	} else {
		pty_window(run->pty, 1 + (int)support_draw(&run->random, ROWS_COMMON),
			1 + (int)support_draw(&run->random, COLUMNS_COMMON));
	}
	run->changes++;
}

/* So many changes, in bursts. */
static void change_often(struct run *run, int changes, bool with_keys)
{
	for (int left = changes; left > 0; left--) {
		change(run);
		if (with_keys && support_draw(&run->random, 3) == 0)
			pty_key(run->pty, keys[support_draw(&run->random, COUNT(keys))]);
		if (support_draw(&run->random, BURST) == 0)
			pty_settle(run->pty);
	}
}

/* The title and the key bar, in a window of the usual size: between them stands what also
 * depends on the keys, and on how long none came. */
static void append_edges(struct run *run, struct str *out)
{
	pty_resize(run->pty, ROWS, COLUMNS);
	pty_settle(run->pty);
	pty_row(run->pty, 0, out);
	str_putc(out, '\n');
	pty_row(run->pty, ROWS - 1, out);
}

/* What is painted after the last of the changes is what is painted at any time. */
static void expect_whole_screen(struct run *run, const char *name)
{
	struct str after = STR_INIT, again = STR_INIT;
	append_edges(run, &after);
	pty_resize(run->pty, ROWS, COLUMNS - 1);
	pty_settle(run->pty);
	append_edges(run, &again);
	if (strcmp(after.data, again.data) != 0)
		fail_msg("%s: the screen was\n%s\nand is\n%s", name, after.data,
			again.data);
	str_release(&after);
	str_release(&again);
}

static void test_while_it_starts(void **state)
{
	(void)state;
	static const struct scene first = {"reports", SCREEN_REPORTS, ""};
	struct run run = {.random = {2569}};
	for (int i = 0; i < STARTS; i++) {
		start(&run, &first);
		pty_wait_output(run.pty, support_draw(&run.random, FIRST));
		change_often(&run, PER_START, false);
		expect_whole_screen(&run, "at the start");
		end(&run, "at the start");
	}
	assert_int_equal(run.changes, STARTS * PER_START);
}

static void test_over_every_scene(void **state)
{
	(void)state;
	struct run run = {.random = {2570}};
	const int left = IN_ALL - STARTS * PER_START;
	const int each = (left + (int)scenes_count - 1) / (int)scenes_count;
	for (size_t i = 0; i < scenes_count; i++) {
		start(&run, &scenes[i]);
		pty_settle(run.pty);
		scene_play_pty(&scenes[i], run.pty);
		pty_settle(run.pty);
		change_often(&run, each / 2, false);
		expect_whole_screen(&run, scenes[i].name);
		change_often(&run, each - each / 2, true);
		expect_whole_screen(&run, scenes[i].name);
		end(&run, scenes[i].name);
	}
	assert_true(run.changes >= left);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_while_it_starts),
		cmocka_unit_test(test_over_every_scene),
	};
	/* Hundreds of office files: in memory they need no waiting for a disk. */
	if (access("/dev/shm", W_OK) == 0)
		setenv("TMPDIR", "/dev/shm", 0);
	return cmocka_run_group_tests_name(
		"test_tui_resize", tests, scenes_begin, scenes_end);
}
