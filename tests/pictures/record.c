/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Records scenes of tests/support/scenes.c for the test of pictures (tests/pictures/look.sh):
 * the real program plays each on a pseudo-terminal, and what it wrote is what terminals
 * are then given to draw.
 *
 *	record FOLDER
 *
 * For each scene below it writes FOLDER/NAME.bytes, all that the program wrote up to that
 * screen, and FOLDER/NAME.cells, what stands in each cell of it: a line a row, the cells
 * parted by tabs. The hard texts (tests/support/screen_probe.c) are recorded as "probe".
 */
#include <config.h>

#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/support/desk.h"
#include "tests/support/office.h"
#include "tests/support/pty.h"
#include "tests/support/scenes.h"
#include "tests/support/support.h"
#include "text/macros.h"
#include "text/str.h"

enum { ROWS = 24, COLUMNS = 80 };

static const char *const recorded[] = {"reports", "reports-remove", "cards", "guide",
	"guide-steps", "whole", "history", "findings", "progress", "memo"};

static const char *folder;

static void write_file(const char *name, const char *end, const struct str *data)
{
	struct str path = STR_INIT;
	str_printf(&path, "%s/%s.%s", folder, name, end);
	support_write(path.data, data->data, data->bytes);
	str_release(&path);
}

static void write_screen(struct pty *pty, const char *name)
{
	struct str cells = STR_INIT, bytes = STR_INIT;
	pty_settle(pty);
	for (int row = 0; row < ROWS; row++)
		for (int column = 0; column < COLUMNS; column++) {
			const char *cell = pty_cell_drawn(pty, row, column);
			/* A space with a line under it is no empty cell. */
			const bool line = pty_is_underlined(pty, row, column);
			str_puts(&cells, line && strcmp(cell, " ") == 0 ? "_" : cell);
			str_putc(&cells, column + 1 < COLUMNS ? '\t' : '\n');
		}
	str_append(&bytes, pty_output(pty)->data, pty_output(pty)->bytes);
	/* Where the cursor is says the program's own tests; it blinks in some terminals. */
	str_puts(&bytes, "\033[?25l");
	write_file(name, "cells", &cells);
	write_file(name, "bytes", &bytes);
	str_release(&cells);
	str_release(&bytes);
}

static const struct scene *find_scene(const char *name)
{
	for (size_t i = 0; i < scenes_count; i++)
		if (strcmp(scenes[i].name, name) == 0)
			return &scenes[i];
	fail_msg("no scene is called %s", name);
	return NULL;
}

static void record_scene(const char *name)
{
	static const char *const arguments[] = {"--lang", "th", NULL};
	static const char *const environment[] = {"MATTRAKAN_FILE=office.db",
		"SOURCE_DATE_EPOCH=" DESK_NOW, "TZ=" DESK_ZONE, NULL};
	const struct scene *scene = find_scene(name);
	const struct scene_settings settings = {.who = getpwuid(getuid())->pw_name};
	struct office office;
	scene_open(scene, &settings, &office);
	const struct pty_start wanted = {.arguments = arguments,
		.settings = environment,
		.rows = ROWS,
		.columns = COLUMNS,
		.folder = office.folder};
	struct pty *pty = pty_new(&wanted);
	pty_settle(pty);
	scene_play_pty(scene, pty);
	write_screen(pty, name);
	pty_free(pty);
	office_remove(&office);
}

static void test_scenes(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(recorded); i++)
		record_scene(recorded[i]);
}

static void test_probe(void **state)
{
	(void)state;
	const struct pty_start wanted = {
		.program = TOP_BUILDDIR "/tests/support/screen_probe",
		.rows = ROWS,
		.columns = COLUMNS};
	struct pty *pty = pty_new(&wanted);
	write_screen(pty, "probe");
	pty_free(pty);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_scenes),
		cmocka_unit_test(test_probe),
	};
	if (argc != 2) {
		fputs("usage: record FOLDER\n", stderr);
		return 2;
	}
	folder = argv[1];
	return cmocka_run_group_tests(tests, scenes_begin, scenes_end);
}
