/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Printing through the program: profiles, pages, printers, and what is said when not all
 * goes well. */
#include <config.h>

#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/store.h"
#include "tests/support/cups_server.h"
#include "tests/support/office.h"
#include "tests/support/office_place.h"
#include "tests/support/program.h"
#include "tests/support/raw.h"
#include "tests/support/support.h"
#include "text/macros.h"
#include "text/str.h"

struct place {
	char *folder, *office, *out;
	struct program_run run;
};

static int setup(void **state)
{
	struct place *place = test_malloc(sizeof(*place));
	place->folder = support_folder();
	place->office = office_place(place->folder, "office.db");
	place->out = support_path(place->folder, "out.prn");
	place->run = (struct program_run)PROGRAM_RUN_INIT;
	setenv("MATTRAKAN_FILE", place->office, 1);
	setenv("CUPS_SERVER", "/nowhere/cups.sock", 1);
	program_expect(&place->run, 0, "import", support_reports[0].path);
	*state = place;
	return 0;
}

static int teardown(void **state)
{
	struct place *place = *state;
	support_folder_remove(place->folder);
	free(place->office);
	free(place->out);
	program_run_release(&place->run);
	test_free(place);
	return 0;
}

static size_t count_bytes(const struct str *text, char byte)
{
	size_t count = 0;
	for (size_t i = 0; i < text->bytes; i++)
		count += text->data[i] == byte;
	return count;
}

static void test_profiles(void **state)
{
	struct place *place = *state;
	program_expect(&place->run, 0, "profiles");
	static const char *const names[] = {"escp\ttis-620\t", "escp-3pass\t", "escp9\t",
		"text\tutf-8\t", "tis620\t"};
	for (size_t i = 0; i < COUNT(names); i++)
		assert_non_null(strstr(place->run.out.data, names[i]));
	assert_int_equal(count_bytes(&place->run.out, '\n'), COUNT(names));
}

/* Which pitch was taken and what was replaced is said apart from the pages. */
static void test_says_what_it_did(void **state)
{
	struct place *place = *state;
	program_expect(&place->run, 0, "--lang", "en", "print", "--profile", "escp",
		"--paper", "9.5x11in");
	assert_memory_equal(place->run.out.data, "\x1B@", 2);
	assert_said(&place->run,
		"profile escp: 15 characters an inch, 120 columns, 66 lines");
	assert_said(&place->run, "(U+201C) is not on this printer");
	program_expect(&place->run, 0, "--lang", "en", "print", "--profile", "escp",
		"--paper", "9.5x11in", "--pitch", "17");
	assert_said(&place->run, "17 characters an inch, 137 columns");
	/* Nothing is to be said of plain text. */
	program_expect(&place->run, 0, "--lang", "en", "print");
	assert_string_equal(place->run.err.data, "");
}

static void test_pages_and_copies(void **state)
{
	struct place *place = *state;
	program_expect(&place->run, 0, "print", "--pages", "2-", "--copies", "2");
	assert_int_equal(count_bytes(&place->run.out, '\f'), 6);
	assert_null(strstr(place->run.out.data, "หน้า ๑ จาก ๔"));
}

static void test_bad_wishes(void **state)
{
	struct place *place = *state;
	static const struct {
		const char *option, *value, *says;
		int status;
	} rows[] = {
		{"--profile", "epson", "escp, escp-3pass, escp9, text, tis620", 2},
		{"--profile", "./none.json", "none.json", 1},
		{"--pitch", "x", "--pitch x", 2},
		{"--pitch", "12", "cannot choose a pitch", 2},
		{"--quality", "best", "draft, letter or panel", 2},
		{"--copies", "0", "1 to 99", 2},
		{"--pages", "0", "pages '0'", 2},
		{"--pages", "9-", "the last one is 4", 2},
		{"--paper", "A9", "136x66", 2},
		{"--paper", "3x3in", "15x11in", 2},
		{"--paper", "40x66", "at least", 1},
		{"--to", "nobody", "CUPS does not answer", 3},
		{"--to", "tcp:127.0.0.1:1", "127.0.0.1", 3},
		{"--to", "/nowhere/at/all.prn", "there is no such folder", 3},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		const char *const arguments[] = {
			"--lang", "en", "print", rows[i].option, rows[i].value, NULL};
		program_expect_list(&place->run, rows[i].status, arguments);
		assert_said(&place->run, rows[i].says);
		assert_string_equal(place->run.out.data, "");
	}
}

static void test_an_existing_file_stays(void **state)
{
	struct place *place = *state;
	struct str text = STR_INIT;
	support_write(place->out, "old", 3);
	program_expect(&place->run, 1, "--lang", "en", "print", "--to", place->out);
	assert_said(&place->run, "--force");
	support_read(place->out, &text);
	assert_string_equal(text.data, "old");
	program_expect(&place->run, 0, "print", "--to", place->out, "--force");
	support_read(place->out, &text);
	assert_int_equal(count_bytes(&text, '\f'), 4);
	str_release(&text);
}

/* A printer that stops taking bytes half-way: how far it came, and how to go on. */
static void test_says_how_far_it_came(void **state)
{
	struct place *place = *state;
	static const char *const settings[] = {"MATTRAKAN_PATIENCE=0.2", NULL};
	const char *const arguments[] = {
		"--lang", "en", "print", "--to", place->out, "--copies", "20", NULL};
	assert_int_equal(mkfifo(place->out, 0600), 0);
	/* Open, and read by nobody. */
	const int reader = open(place->out, O_RDWR | O_NONBLOCK | O_CLOEXEC);
	assert_true(reader >= 0);
	program_run(&place->run, arguments, NULL, settings);
	assert_int_equal(place->run.status, 3);
	assert_said(&place->run, "nothing was taken for 0.2 seconds");
	/* Nobody read a byte, so nothing is sure: all anew. */
	assert_said(&place->run, "of no page it is sure");
	assert_said(&place->run, "print again: --pages 1-\n");
	assert_said(&place->run, "and after that: '--copies 19'");
	close(reader);
}

/* A layout that somebody wrote into the file is a name, and no path: nobody waits for a
 * pipe. */
static void test_layout_that_others_wrote(void **state)
{
	struct place *place = *state;
	char *pipe = support_path(place->folder, "pipe.json");
	struct str sql = STR_INIT;
	assert_int_equal(mkfifo(pipe, 0600), 0);
	struct store *store = office_open(place->office, STORE_WRITE);
	str_printf(&sql, "UPDATE report SET layout = '%s'", pipe);
	raw_run(store, sql.data);
	store_close(store);
	program_expect(&place->run, 1, "--lang", "en", "print", "--report", "1");
	assert_said(&place->run, "column layout");
	program_expect(&place->run, 1, "--lang", "en", "check", "--report", "1");
	program_expect(&place->run, 1, "--lang", "en", "export", "--report", "1",
		"--format", "text");
	program_expect(&place->run, 0, "--lang", "en", "list");
	program_expect(&place->run, 1, "--lang", "en", "verify");
	str_release(&sql);
	free(pipe);
}

struct reader {
	const char *path;
	struct program_run *run;
	size_t pages;
};

/* Reads a little, presses Ctrl-C, and counts what comes all the same. */
static void *read_and_stop(void *context)
{
	struct reader *reader = context;
	char part[4096];
	const int file = open(reader->path, O_RDONLY | O_CLOEXEC);
	ssize_t bytes = read(file, part, 1);
	kill(reader->run->child, SIGINT);
	for (; bytes > 0; bytes = read(file, part, sizeof(part)))
		for (ssize_t i = 0; i < bytes; i++)
			reader->pages += part[i] == '\f';
	close(file);
	return NULL;
}

/* Ctrl-C ends it at the next page, not when all is out, and tells what is sure. */
static void test_interrupted(void **state)
{
	enum { SOON = 30, INTERRUPTED = 130 };
	struct place *place = *state;
	const char *const arguments[] = {
		"--lang", "en", "print", "--to", place->out, "--copies", "99", NULL};
	struct reader reader = {place->out, &place->run, 0};
	pthread_t thread;
	assert_int_equal(mkfifo(place->out, 0600), 0);
	assert_int_equal(pthread_create(&thread, NULL, read_and_stop, &reader), 0);
	program_run(&place->run, arguments, NULL, NULL);
	pthread_join(thread, NULL);
	assert_int_equal(place->run.status, INTERRUPTED);
	assert_said(&place->run, "printing was stopped");
	assert_said(&place->run, "sure");
	assert_said(&place->run, "--pages ");
	assert_true(reader.pages < SOON);
}

/* How long one waits is a wish of one's own. */
static void test_patience(void **state)
{
	struct place *place = *state;
	assert_int_equal(mkfifo(place->out, 0600), 0);
	program_expect(&place->run, 3, "--lang", "en", "print", "--to", place->out,
		"--patience", "0.1");
	assert_said(&place->run, "nobody reads it");
	program_expect(&place->run, 2, "--lang", "en", "print", "--patience", "x");
	assert_said(&place->run, "--patience x: seconds are expected");
}

static void test_test_page(void **state)
{
	struct place *place = *state;
	/* It needs no office file. */
	setenv("MATTRAKAN_FILE", "/nowhere/office.db", 1);
	program_expect(&place->run, 0, "print", "--test-page");
	assert_non_null(strstr(place->run.out.data, "หน้าทดสอบเครื่องพิมพ์"));
	assert_non_null(strstr(place->run.out.data, "บรรทัดสุดท้ายของหน้า 2"));
	assert_int_equal(count_bytes(&place->run.out, '\f'), 2);
	assert_int_equal(count_bytes(&place->run.out, '\n'), 2 * 66);
}

/* A print server of the test's own; its queue `paused` keeps what it gets. */
static void test_queues(void **state)
{
	struct place *place = *state;
	struct cups_server server;
	cups_server_start(&server, true);
	program_expect(&place->run, 0, "--lang", "en", "printers");
	assert_non_null(strstr(place->run.out.data, "raw\t*\tready"));
	assert_non_null(strstr(place->run.out.data, "paused\t\tpaused"));
	assert_non_null(strstr(place->run.out.data, "shut\t\ttakes no jobs"));
	program_expect(&place->run, 0, "--lang", "en", "print", "--to", "paused");
	assert_said(&place->run, "in queue paused");
	assert_said(&place->run, "is not lost");
	cups_server_run("lpadmin -p paused -o job-hold-until-default=indefinite; "
			"cupsenable paused");
	program_expect(&place->run, 0, "--lang", "en", "print", "--to", "paused");
	assert_said(&place->run, "is not lost: it is held there");
	program_expect(&place->run, 1, "--lang", "en", "print", "--to", "shut");
	assert_said(&place->run, "takes no jobs now");
	program_expect(&place->run, 1, "--lang", "en", "print", "--to", "nobody");
	assert_said(&place->run, "raw");
	cups_server_stop(&server);
	program_expect(&place->run, 3, "--lang", "en", "printers");
	assert_said(&place->run, "CUPS does not answer");
}

static void *print_to_raw(void *run)
{
	program_expect(run, 0, "--lang", "en", "print", "--to", "raw");
	return NULL;
}

/* That it was printed is not said of a job that the print server lost. */
static void test_lost_by_the_server(void **state)
{
	struct place *place = *state;
	struct cups_server server;
	pthread_t printing;
	cups_server_start(&server, true);
	assert_int_equal(pthread_create(&printing, NULL, print_to_raw, &place->run), 0);
	const int printer = cups_server_accept(&server);
	kill(place->run.child, SIGSTOP); /* sees nothing of it */
	cups_server_break_down(&server);
	kill(place->run.child, SIGCONT);
	assert_int_equal(pthread_join(printing, NULL), 0);
	close(printer);
	assert_said(&place->run, "CUPS no longer knows job 1: look whether");
	assert_null(strstr(place->run.err.data, "job 1 is printed"));
	cups_server_stop(&server);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_profiles, setup, teardown),
		cmocka_unit_test_setup_teardown(test_says_what_it_did, setup, teardown),
		cmocka_unit_test_setup_teardown(test_pages_and_copies, setup, teardown),
		cmocka_unit_test_setup_teardown(test_bad_wishes, setup, teardown),
		cmocka_unit_test_setup_teardown(
			test_an_existing_file_stays, setup, teardown),
		cmocka_unit_test_setup_teardown(
			test_says_how_far_it_came, setup, teardown),
		cmocka_unit_test_setup_teardown(
			test_layout_that_others_wrote, setup, teardown),
		cmocka_unit_test_setup_teardown(test_interrupted, setup, teardown),
		cmocka_unit_test_setup_teardown(test_patience, setup, teardown),
		cmocka_unit_test_setup_teardown(test_test_page, setup, teardown),
		cmocka_unit_test_setup_teardown(test_queues, setup, teardown),
		cmocka_unit_test_setup_teardown(test_lost_by_the_server, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
