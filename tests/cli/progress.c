/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What takes long, on a terminal: it says how far it is, and Ctrl-C ends it with nothing half.
 */
#include <config.h>

#include "tests/support/lived_in.h"
#include "tests/support/office.h"
#include "tests/support/program.h"
#include "tests/support/pty.h"

#include <dirent.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "db/store.h"
#include "model/report.h"
#include "tests/support/support.h"
#include "text/cell.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/str.h"

#define SHIM TOP_BUILDDIR "/tests/faults/shim.so"

/* So many that none of it is over before a key comes. */
enum { CARDS = 1500, COLUMNS = 40 };

struct place {
	struct office office; /* with a report of many cards */
	char *json, *to;
	struct str bytes; /* of the office file */
	struct program_run run;
};

/* Nobody has it open from then on. */
static int make(void **state)
{
	static struct place place;
	struct report report;
	office_make(&place.office);
	office_invent(&report, 2569, CARDS, 11);
	office_import(&place.office, &report);
	store_close(place.office.store);
	place.office.store = NULL;
	place.json = support_path(place.office.folder, "report.json");
	place.to = support_path(place.office.folder, "to");
	char *text = office_json(&report);
	support_write(place.json, text, strlen(text));
	free(text);
	report_release(&report);
	str_init(&place.bytes);
	support_read(place.office.path, &place.bytes);
	place.run = (struct program_run)PROGRAM_RUN_INIT;
	*state = &place;
	return 0;
}

static int remove_all(void **state)
{
	struct place *place = *state;
	program_run_release(&place->run);
	str_release(&place->bytes);
	free(place->json);
	free(place->to);
	office_remove(&place->office);
	return 0;
}

static void assert_untouched(struct place *place)
{
	struct str now = STR_INIT;
	support_read(place->office.path, &now);
	assert_int_equal(now.bytes, place->bytes.bytes);
	assert_memory_equal(now.data, place->bytes.data, now.bytes);
	assert_int_equal(access(place->to, F_OK), -1);
	str_release(&now);
}

/* Of what was begun nothing lies in the folder: the two files alone. */
static void assert_no_more(const struct place *place)
{
	DIR *list = opendir(place->office.folder);
	assert_non_null(list);
	for (struct dirent *each; (each = readdir(list));)
		if (*each->d_name != '.' && strcmp(each->d_name, "report.json") != 0 &&
			strcmp(each->d_name, strrchr(place->office.path, '/') + 1) != 0)
			fail_msg("%s", each->d_name);
	closedir(list);
}

static struct pty *begin(const struct place *place, const char *const *arguments)
{
	static const char *const settings[] = {"MATTRAKAN_PROGRESS=always", NULL};
	const char *all[12] = {"--lang", "en", "--file", place->office.path};
	size_t count = 4;
	while (*arguments)
		all[count++] = *arguments++;
	const struct pty_start start = {
		.settings = settings, .arguments = all, .rows = 24, .columns = COLUMNS};
	return pty_new(&start);
}

/* --- stopped --- */

/* Waits for words that may be written over at once. Who writes is never far ahead: a terminal
 * takes little that is not read. */
static void wait_for(struct pty *pty, const char *words)
{
	const time_t begun = time(NULL);
	const struct str *out = pty_output(pty);
	while (!out->data || !strstr(out->data, words)) {
		/* It may rest between two lines as well. */
		pty_wait_output(pty, out->bytes + 1);
		if (time(NULL) > begun + PTY_DEADLINE / 1000)
			fail_msg("%s is not in what was written, of which the end is: %s",
				words,
				out->data + (out->bytes > 200 ? out->bytes - 200 : 0));
	}
}

/* Stopped by a signal when the words are seen, it says so and exits with 130. */
static void stop_at(
	struct place *place, const char *const *arguments, const char *words, int number)
{
	struct pty *pty = begin(place, arguments);
	wait_for(pty, words);
	if (number == SIGINT)
		pty_key(pty, "Ctrl-c");
	else
		pty_signal(pty, number);
	assert_int_equal(pty_wait_exit(pty), 130);
	assert_non_null(strstr(pty_output(pty)->data, "stopped"));
	assert_string_equal(pty_not_restored(pty), "");
	pty_free(pty);
	assert_untouched(place);
	assert_no_more(place);
}

#define STOP(place, number, words, ...)                                                  \
	stop_at(place, (const char *const[]){__VA_ARGS__, NULL}, words, number)

static void test_stopped(void **state)
{
	struct place *place = *state;
	STOP(place, SIGINT, "2/12", "verify");
	STOP(place, SIGTERM, "6/12", "verify");
	STOP(place, SIGHUP, "reading the measures", "check");
	STOP(place, SIGINT, "checking the measures", "check");
	STOP(place, SIGINT, "reading the file", "import", "--replace", place->json);
	STOP(place, SIGINT, "taking in", "import", "--replace", place->json);
	STOP(place, SIGTERM, "00 of 1500", "import", "--replace", place->json);
	STOP(place, SIGINT, "1/12", "backup", place->to);
	STOP(place, SIGINT, "writing", "move", place->office.path, place->to);
	STOP(place, SIGINT, "comparing", "move", place->office.path, place->to);
	STOP(place, SIGINT, "reading the damaged", "recover", place->office.path,
		place->to);
	STOP(place, SIGINT, "preparing search", "recover", place->office.path, place->to);
	STOP(place, SIGINT, "laying out", "print", "--to", place->to);
	STOP(place, SIGINT, "reading the measures", "export", "--format", "json", "--to",
		place->to);
	STOP(place, SIGTERM, "reading the measures", "export", "--format", "html", "--to",
		place->to);
}

/* Taken in, and then nothing: what comes while a file is as good as in holds for those behind
 * it. */
static void test_none_behind(void **state)
{
	struct place *place = *state;
	static const char *const settings[] = {"LD_PRELOAD=" SHIM, "FAULT_CALL=fsync",
		"FAULT_AT=1", "FAULT_SIGNAL=2", NULL};
	struct error error = ERROR_INIT;
	int64_t count;
	struct report report;
	char *paths[] = {support_path(place->office.folder, "a.json"),
		support_path(place->office.folder, "b.json")};
	for (size_t i = 0; i < COUNT(paths); i++) {
		office_invent(&report, 2570 + (int)i, 2, 12 + (unsigned)i);
		char *text = office_json(&report);
		support_write(paths[i], text, strlen(text));
		free(text);
		report_release(&report);
	}
	program_run(&place->run,
		(const char *const[]){"--lang", "en", "--file", place->office.path,
			"import", paths[0], paths[1], NULL},
		NULL, settings);
	assert_int_equal(place->run.status, 130);
	assert_said(&place->run, "stopped; ");
	assert_said(&place->run, "b.json and what stands behind it did not come in");
	struct store *store = office_open(place->office.path, STORE_READ);
	assert_done(store_count(store, &count, &error), &error);
	assert_int_equal(count, 2);
	store_close(store);
	for (size_t i = 0; i < COUNT(paths); i++)
		free(paths[i]);
}

/* The office file that an import has made goes with what was to be in it; one that was there,
 * empty too, does not. */
static void test_made_for_nothing(void **state)
{
	struct place *place = *state;
	assert_int_equal(unlink(place->office.path), 0);
	struct pty *pty =
		begin(place, (const char *const[]){"import", place->json, NULL});
	wait_for(pty, "taking in");
	pty_key(pty, "Ctrl-c");
	assert_int_equal(pty_wait_exit(pty), 130);
	assert_non_null(strstr(pty_output(pty)->data, "it is gone again"));
	pty_free(pty);
	assert_no_more(place);
	assert_int_equal(access(place->office.path, F_OK), -1);
	program_expect(&place->run, 0, "--file", place->office.path, "init");
	pty = begin(place, (const char *const[]){"import", place->json, NULL});
	wait_for(pty, "taking in");
	pty_key(pty, "Ctrl-c");
	assert_int_equal(pty_wait_exit(pty), 130);
	pty_free(pty);
	assert_int_equal(access(place->office.path, F_OK), 0);
}

/* --- shown --- */

/* The line is one: it never wraps, and nothing of it is left. */
static void test_shown(void **state)
{
	struct place *place = *state;
	struct str screen = STR_INIT;
	struct pty *pty = begin(place, (const char *const[]){"verify", NULL});
	assert_int_equal(pty_wait_exit(pty), 0);
	const struct str *out = pty_output(pty);
	size_t lines = 0;
	for (const char *at = out->data; *at;) {
		const size_t bytes = strcspn(at, "\r\n");
		assert_true(text_columns(at, bytes) < COLUMNS || strchr(at, '/') == at);
		lines += bytes > 0 && strncmp(at, "9/12", 4) == 0;
		at += bytes + (at[bytes] != '\0');
	}
	assert_true(lines > 0);
	pty_text(pty, &screen);
	assert_null(strstr(screen.data, "/12"));
	assert_non_null(strstr(out->data, "everything is in order"));
	str_release(&screen);
	pty_free(pty);
}

/* Elsewhere than on a terminal nothing is said, however long it takes. */
static void test_no_terminal(void **state)
{
	struct place *place = *state;
	static const char *const settings[] = {"MATTRAKAN_PROGRESS=always", NULL};
	program_run(&place->run,
		(const char *const[]){"--file", place->office.path, "verify", NULL}, NULL,
		settings);
	assert_int_equal(place->run.status, 0);
	assert_string_equal(place->run.err.data, "");
	assert_null(strchr(place->run.out.data, '\r'));
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, make, remove_all)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_stopped),
		TEST(test_none_behind),
		TEST(test_made_for_nothing),
		TEST(test_shown),
		TEST(test_no_terminal),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
