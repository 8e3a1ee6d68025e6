/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The manual is true: what its readers are told to press is pressed on the real program, page
 * after page as they stand, what they are told that they will see is seen, and every picture
 * is made of the screen at its place.
 *
 *	manual          plays it
 *	manual FOLDER   keeps the pictures there too: `make manual`
 */
#include <config.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "tests/support/desk.h"
#include "tests/support/manual.h"
#include "tests/support/picture.h"
#include "tests/support/program.h"
#include "tests/support/pty.h"
#include "tests/support/support.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"

#define PAGES TOP_SRCDIR "/doc/manual"
#define TOP   "{top}"
/* Who reads it, where it says nothing else (tests/faults/colleague.c). */
#define LOGIN      "somsri"
#define HOME_SHOWN "/home/somsri"

#define COLLEAGUE  TOP_BUILDDIR "/tests/faults/colleague.so"

enum { ROWS = 24, COLUMNS = 80, WORDS_MAX = 40, PICTURES_MAX = 60, SETTINGS_MAX = 20 };

static const char *pictures_folder; /* NULL: none is kept */

/* Who reads the manual, at a desk of their own with an empty home folder. */
struct reader {
	struct manual_page page;
	const struct manual_step *at; /* NULL: all is played */
	char *home;
	struct str settings[4]; /* that are made: SETTING_* */
	const char *settings_all[SETTINGS_MAX];
	struct pty *pty;
	bool has_seen; /* something, since the last picture */
	bool escaped;  /* Esc was the last key */
	char *pictures[PICTURES_MAX];
	size_t pictures_count;
};

/* --- the desk --- */

/* Settings that are made, and their place among those that every run has. */
enum { SETTING_HOME, SETTING_LOGIN, SETTING_SHIFT, SETTING_SANITIZER, SETTINGS_MADE };

static void be(struct reader *reader, const char *login)
{
	struct str *setting = &reader->settings[SETTING_LOGIN];
	str_clear(setting);
	str_printf(setting, "COLLEAGUE_LOGIN=%s", login);
	reader->settings_all[SETTING_LOGIN] = setting->data;
}

/* Pictures are for paper; suggestions come in pauses, which are longer on one machine than on
 * another. */
static void configure(const char *home)
{
	static const char text[] = "{\"format\": \"mattrakan.config/1\", "
				   "\"theme\": \"light\", \"suggestions\": \"off\"}\n";
	char *folder = support_path(home, ".config");
	assert_int_equal(mkdir(folder, 0700), 0);
	char *own = support_path(folder, "mattrakan");
	assert_int_equal(mkdir(own, 0700), 0);
	char *file = support_path(own, "config.json");
	support_write(file, text, strlen(text));
	free(file);
	free(own);
	free(folder);
}

static int sit_down(void **state)
{
	static const char *const usual[] = {"LD_PRELOAD=" COLLEAGUE, "XDG_DATA_HOME",
		"XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "MATTRAKAN_FILE",
		"SOURCE_DATE_EPOCH=" DESK_NOW, "TZ=" DESK_ZONE, "MATTRAKAN_CONFIG",
		"CUPS_SERVER=/dev/null/nobody"};
	struct reader *reader = mem_new(1, sizeof(*reader));
	for (size_t i = 0; i < SETTINGS_MADE; i++)
		str_init(&reader->settings[i]);
	reader->home = support_folder();
	str_printf(&reader->settings[SETTING_HOME], "HOME=%s", reader->home);
	/* What is loaded before the sanitizer does not stand in its way. */
	str_printf(&reader->settings[SETTING_SANITIZER],
		"ASAN_OPTIONS=%s:verify_asan_link_order=0", getenv("ASAN_OPTIONS"));
	/* The clock of the program's own acts; what it prints goes by SOURCE_DATE_EPOCH. */
	str_printf(&reader->settings[SETTING_SHIFT], "COLLEAGUE_SHIFT=%lld",
		strtoll(DESK_NOW, NULL, 10) - (long long)time(NULL));
	be(reader, LOGIN);
	configure(reader->home);
	reader->settings_all[SETTING_SHIFT] = reader->settings[SETTING_SHIFT].data;
	reader->settings_all[SETTING_HOME] = reader->settings[SETTING_HOME].data;
	reader->settings_all[SETTING_SANITIZER] =
		reader->settings[SETTING_SANITIZER].data;
	memcpy(reader->settings_all + SETTINGS_MADE, usual, sizeof(usual));
	*state = reader;
	return 0;
}

static int get_up(void **state)
{
	struct reader *reader = *state;
	if (reader->at)
		fprintf(stderr, "%s:%zu: it ended here\n", reader->page.path,
			reader->at->line);
	pty_free(reader->pty);
	manual_release(&reader->page);
	support_folder_remove(reader->home);
	for (size_t i = 0; i < reader->pictures_count; i++)
		free(reader->pictures[i]);
	for (size_t i = 0; i < SETTINGS_MADE; i++)
		str_release(&reader->settings[i]);
	free(reader);
	return 0;
}

/* --- what is done --- */

/* The words of a command as they are on this machine, to be freed. */
static char *here(const char *words)
{
	struct str out = STR_INIT;
	for (const char *top; (top = strstr(words, TOP)); words = top + strlen(TOP)) {
		str_append(&out, words, (size_t)(top - words));
		str_puts(&out, TOP_SRCDIR);
	}
	str_puts(&out, words);
	return str_detach(&out);
}

/* Arguments behind those that each run has; words stay in use. */
static void arguments_of(char *words, const char *arguments[WORDS_MAX])
{
	const size_t first = 2;
	arguments[0] = "--lang";
	arguments[1] = "th";
	const size_t count = manual_words(words, arguments + first, WORDS_MAX - 3);
	arguments[first + count] = NULL;
}

static void start(struct reader *reader, char *words)
{
	const char *arguments[WORDS_MAX];
	arguments_of(words, arguments);
	/* The first word is the program's name. */
	if (strcmp(arguments[2], "mattrakan") != 0)
		fail_msg("%s is not the program", arguments[2]);
	memmove(arguments + 2, arguments + 3, sizeof(arguments) - 3 * sizeof(*arguments));
	const struct pty_start wanted = {.arguments = arguments,
		.settings = reader->settings_all,
		.rows = ROWS,
		.columns = COLUMNS,
		.folder = reader->home};
	if (reader->pty)
		fail_msg("the program has not ended");
	reader->pty = pty_new(&wanted);
	pty_settle(reader->pty);
}

/* A key right behind Esc would be one with Alt: people look first, and so do the pages. */
static void no_key_waits(const struct reader *reader)
{
	if (reader->escaped)
		fail_msg("after Esc the page says nothing of what is seen");
}

static void press(struct reader *reader, char *words)
{
	const char *keys[WORDS_MAX];
	const size_t count = manual_words(words, keys, WORDS_MAX);
	for (size_t i = 0; i < count; i++) {
		no_key_waits(reader);
		pty_key(reader->pty, keys[i]);
		pty_settle(reader->pty);
		reader->escaped = strcmp(keys[i], "Esc") == 0;
	}
}

static void type(struct reader *reader, const char *words)
{
	no_key_waits(reader);
	pty_type(reader->pty, words);
}

static void run_before(struct reader *reader, char *words)
{
	const char *arguments[WORDS_MAX];
	struct program_run run = PROGRAM_RUN_INIT;
	arguments_of(words, arguments);
	program_run(&run, arguments, NULL, reader->settings_all);
	if (run.status)
		fail_msg("%s: %s", words, run.err.data);
	program_run_release(&run);
}

static void end(struct reader *reader)
{
	assert_int_equal(pty_wait_exit(reader->pty), 0);
	assert_string_equal(pty_not_restored(reader->pty), "");
	pty_free(reader->pty);
	reader->pty = NULL;
}

static void look_for_file(const struct reader *reader, const char *name)
{
	struct stat status;
	char *path = support_path(reader->home, name);
	if (stat(path, &status) != 0 || !status.st_size)
		fail_msg("%s is not there", name);
	free(path);
}

/* --- pictures --- */

static void note_picture(struct reader *reader, const char *name)
{
	for (size_t i = 0; i < reader->pictures_count; i++)
		if (strcmp(reader->pictures[i], name) == 0)
			fail_msg("%s is a picture already", name);
	assert_true(reader->pictures_count < PICTURES_MAX);
	reader->pictures[reader->pictures_count++] = mem_strdup(name);
	if (!reader->has_seen)
		fail_msg("before %s nothing is said to be seen", name);
	reader->has_seen = false;
}

static void make_picture(struct reader *reader, const char *name)
{
	struct str out = STR_INIT, path = STR_INIT;
	note_picture(reader, name);
	pty_settle(reader->pty);
	picture_append(&out, reader->pty,
		&(struct picture){.rows = ROWS,
			.columns = COLUMNS,
			.folder = reader->home,
			.shown = HOME_SHOWN});
	if (pictures_folder) {
		str_printf(&path, "%s/%s.svg", pictures_folder, name);
		support_write(path.data, out.data, out.bytes);
	}
	str_release(&path);
	str_release(&out);
}

/* --- a page --- */

static void see(struct reader *reader, const struct manual_step *step, char *words)
{
	if (step->act == MANUAL_SEE)
		pty_wait(reader->pty, words);
	else
		pty_wait_gone(reader->pty, words);
	reader->has_seen = true;
	reader->escaped = false;
}

static bool is_done_in_program(enum manual_act act)
{
	return act != MANUAL_START && act != MANUAL_BEFORE && act != MANUAL_PERSON &&
	       act != MANUAL_FILE;
}

static void play_step(struct reader *reader, const struct manual_step *step)
{
	char *words = here(step->words);
	reader->at = step;
	if (!reader->pty && is_done_in_program(step->act))
		fail_msg("the program does not run");
	switch (step->act) {
	case MANUAL_START: start(reader, words); break;
	case MANUAL_PRESS: press(reader, words); break;
	case MANUAL_TYPE: type(reader, words); break;
	case MANUAL_SEE:
	case MANUAL_SEE_GONE: see(reader, step, words); break;
	case MANUAL_FILE: look_for_file(reader, words); break;
	case MANUAL_END: end(reader); break;
	case MANUAL_PICTURE: make_picture(reader, words); break;
	case MANUAL_BEFORE: run_before(reader, words); break;
	case MANUAL_PERSON: be(reader, words); break;
	}
	free(words);
}

static void play(struct reader *reader, const char *path)
{
	manual_read(&reader->page, path);
	for (size_t i = 0; i < reader->page.count; i++)
		play_step(reader, &reader->page.steps[i]);
	if (reader->pty)
		fail_msg("the program still runs at the end of the page");
	reader->at = NULL;
	if (!reader->pictures_count)
		fail_msg("%s has no picture", path);
}

static void test_clerk(void **state)
{
#ifndef HAVE_PDF
	skip(); /* the report is published as PDF */
#endif
	play(*state, PAGES "/clerk.md");
}

static void test_supervisor(void **state)
{
	play(*state, PAGES "/supervisor.md");
}

static void test_administrator(void **state)
{
	play(*state, PAGES "/administrator.md");
}

/* A picture has each letter in its place, with its marks; lines drawn; nothing of this machine. */
static void test_picture(void **state)
{
	static const char *const screen[] = {
		"\\340\\270\\201\\340\\271\\210\\340\\270\\262 <b>\\n" /* ก่า */
		"\\033[38;5;160mred\\033[0m\\033[48;5;254m  \\033[0m\\n"
		"\\342\\224\\200\\342\\224\\200\\342\\224\\200\\n" /* ─ */
		"12:34:56 0123-4567-89AB-CDEF\\n"
		"/tmp/of/this/machine/x  y",
		NULL};
	static const char *const expected[] = {
		"<text y=\"23\" fill=\"#1c1c1c\"><tspan x=\"13\">ก่</tspan><tspan "
		"x=\"23\">า</tspan><tspan x=\"43\">&lt;</tspan>",
		"<text y=\"43\" fill=\"#d70000\"><tspan x=\"13\">r</tspan>",
		"<path fill=\"#e4e4e4\" d=\"M38 28h20v20h-20z\"/>",
		"<path fill=\"#1c1c1c\" d=\"M8 58h30v1h-30z\"/>",
		"<tspan x=\"13\">1</tspan><tspan x=\"23\">0</tspan><tspan "
		"x=\"33\">:</tspan><tspan x=\"43\">0</tspan><tspan x=\"53\">2</tspan>",
		"<tspan x=\"103\">3</tspan><tspan x=\"113\">F</tspan>",
		"<tspan x=\"13\">/</tspan><tspan x=\"23\">h</tspan><tspan "
		"x=\"33\">/</tspan><tspan x=\"43\">x</tspan><tspan x=\"253\">y</tspan>"};
	const struct pty_start start = {.program = "/usr/bin/printf",
		.arguments = screen,
		.rows = 6,
		.columns = 40};
	struct str out = STR_INIT;
	(void)state;
	struct pty *pty = pty_new(&start);
	assert_int_equal(pty_wait_exit(pty), 0);
	picture_append(&out, pty,
		&(struct picture){.rows = 6,
			.columns = 40,
			.folder = "/tmp/of/this/machine",
			.shown = "/h"});
	for (size_t i = 0; i < COUNT(expected); i++)
		if (!strstr(out.data, expected[i]))
			fail_msg("no %s in %s", expected[i], out.data);
	pty_free(pty);
	str_release(&out);
}

/* mattrakan help tells where it lies, where it is there. */
static void test_help(void **state)
{
	static const char *const help[] = {"--lang", "th", "help", NULL};
	struct program_run run = PROGRAM_RUN_INIT;
	(void)state;
	program_run(&run, help, NULL, NULL);
	assert_int_equal(run.status, 0);
	assert_null(strstr(run.out.data, "file://"));
	char *folder = support_folder();
	char *manual = support_path(folder, "manual");
	char *page = support_path(manual, "clerk.html");
	assert_int_equal(mkdir(manual, 0700), 0);
	support_write(page, "", 0);
	struct str data = STR_INIT;
	str_printf(&data, "MATTRAKAN_DATADIR=%s", folder);
	program_run(&run, help, NULL, (const char *const[]){data.data, NULL});
	assert_non_null(strstr(run.out.data, "คู่มือทีละขั้น"));
	const char *place = strstr(run.out.data, "file://");
	assert_non_null(place);
	assert_int_equal(strncmp(place + strlen("file://"), page, strlen(page)), 0);
	str_release(&data);
	free(page);
	free(manual);
	support_folder_remove(folder);
	program_run_release(&run);
}

/* No page is forgotten. */
static void test_pages(void **state)
{
	static const char *const played[] = {
		"clerk.md", "supervisor.md", "administrator.md"};
	(void)state;
	DIR *folder = opendir(PAGES);
	assert_non_null(folder);
	for (struct dirent *entry; (entry = readdir(folder));) {
		bool known = !strstr(entry->d_name, ".md");
		for (size_t i = 0; i < COUNT(played); i++)
			known = known || strcmp(entry->d_name, played[i]) == 0;
		if (!known)
			fail_msg("%s is not played", entry->d_name);
	}
	closedir(folder);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_pages),
		cmocka_unit_test(test_picture),
		cmocka_unit_test(test_help),
		cmocka_unit_test_setup_teardown(test_clerk, sit_down, get_up),
		cmocka_unit_test_setup_teardown(test_supervisor, sit_down, get_up),
		cmocka_unit_test_setup_teardown(test_administrator, sit_down, get_up),
	};
	pictures_folder = argc > 1 ? argv[1] : NULL;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
