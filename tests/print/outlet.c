/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Printing to standard output, files and devices, all of them real: bytes arrive
 * unchanged, and what goes wrong is told in time, with a message, and leaves nothing.
 */
#include <config.h>

#include "print/outlet.h"
#include "print/outlet_kind.h"
#include "tests/support/place.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/str.h"

#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { NOBODY = 65534 };

static void assert_holds(const char *path, const char *bytes, size_t count)
{
	struct str found = STR_INIT;
	support_read(path, &found);
	assert_int_equal(found.bytes, count);
	assert_memory_equal(found.data, bytes, count);
	str_release(&found);
}

static int count_files(const char *folder)
{
	struct dirent **entries;
	int count = scandir(folder, &entries, NULL, NULL);
	for (int i = 0; i < count; i++)
		free(entries[i]);
	free(entries);
	return count - 2;
}

/* --- standard output --- */

/* Puts file in the place of standard output; returns what to give back. */
static int replace_output(int file)
{
	fflush(stdout);
	int before = dup(STDOUT_FILENO);
	assert_true(before >= 0 && dup2(file, STDOUT_FILENO) >= 0);
	return before;
}

static void restore_output(int before)
{
	fflush(stdout);
	dup2(before, STDOUT_FILENO);
	close(before);
}

static void test_standard_output(void **state)
{
	struct place *place = *state;
	int file = open(place->path, O_RDWR | O_CREAT, 0600);
	int before = replace_output(file);
	printf("before\n");
	struct outlet *outlet = outlet_open_file("-", false, &place->error);
	bool done = outlet && outlet_write(outlet, "pa", 2, &place->error) &&
		    outlet_write(outlet, "ge\f", 3, &place->error) &&
		    !*outlet_note(outlet) && !outlet_job(outlet, NULL) &&
		    !outlet_makes_copies(outlet) && outlet_finish(outlet, &place->error);
	restore_output(before);
	close(file);
	assert_true(done);
	assert_holds(place->path, "before\npage\f", 12);
}

static void output_fails(struct place *place, int file, const char *says)
{
	int before = replace_output(file);
	struct outlet *outlet = open_to(place, "-", false);
	bool written = outlet && outlet_write(outlet, "page", 4, &place->error);
	outlet_give_up(outlet);
	restore_output(before);
	assert_false(written);
	assert_says(place, ERROR_SYSTEM, says);
}

static void test_standard_output_that_takes_nothing(void **state)
{
	struct place *place = *state;
	int pipes[2], full = open("/dev/full", O_WRONLY);
	output_fails(place, full, "standard output: the disk is full");
	close(full);
	assert_int_equal(pipe(pipes), 0);
	close(pipes[0]);
	output_fails(place, pipes[1], "standard output: who was reading it has stopped");
	close(pipes[1]);
}

/* A pager takes its time: no patience ends there. */
static void *read_late(void *context)
{
	int file = *(int *)context;
	struct pollfd wait = {file, POLLERR, 0};
	char part[4096];
	poll(&wait, 1, 600); /* thrice the patience */
	while (read(file, part, sizeof(part)) > 0)
		;
	return NULL;
}

static void test_standard_output_may_take_its_time(void **state)
{
	struct place *place = *state;
	int pipes[2];
	pthread_t reader;
	assert_int_equal(pipe(pipes), 0);
	fcntl(pipes[1], F_SETFL, O_NONBLOCK);
	assert_int_equal(pthread_create(&reader, NULL, read_late, &pipes[0]), 0);
	int before = replace_output(pipes[1]);
	struct outlet *outlet = open_to(place, "-", false);
	bool written = outlet_write(
		outlet, place->bytes.data, place->bytes.bytes, &place->error);
	outlet_give_up(outlet);
	restore_output(before);
	close(pipes[1]);
	pthread_join(reader, NULL);
	close(pipes[0]);
	assert_true(written);
}

/* --- files --- */

static void test_file(void **state)
{
	struct place *place = *state;
	struct stat status;
	mode_t mask = umask(027);
	struct outlet *outlet = must_open(place, place->path, false);
	must_write(place, outlet);
	assert_int_equal(access(place->path, F_OK), -1);
	must_write(place, outlet);
	must_finish(place, outlet);
	umask(mask);
	double_bytes(place, 1);
	assert_holds(place->path, place->bytes.data, place->bytes.bytes);
	assert_int_equal(count_files(place->folder), 1);
	assert_int_equal(stat(place->path, &status), 0);
	assert_int_equal(status.st_mode & 0777, 0640);
}

static void test_file_that_exists(void **state)
{
	struct place *place = *state;
	support_write(place->path, "old", 3);
	refuses(place, place->path, ERROR_REFUSED, "this file exists; name another");
	assert_holds(place->path, "old", 3);
	struct outlet *outlet = must_open(place, place->path, true);
	must_write(place, outlet);
	assert_holds(place->path, "old", 3);
	outlet_give_up(outlet);
	assert_holds(place->path, "old", 3);
	outlet = must_open(place, place->path, true);
	must_write(place, outlet);
	must_finish(place, outlet);
	assert_holds(place->path, place->bytes.data, place->bytes.bytes);
	assert_int_equal(count_files(place->folder), 1);
}

/* Another comes while we write: it stays. */
static void test_file_that_comes_meanwhile(void **state)
{
	struct place *place = *state;
	struct outlet *outlet = must_open(place, place->path, false);
	must_write(place, outlet);
	support_write(place->path, "new", 3);
	assert_false(outlet_finish(outlet, &place->error));
	assert_says(place, ERROR_SYSTEM, "this file exists");
	assert_holds(place->path, "new", 3);
	assert_int_equal(count_files(place->folder), 1);
}

static void test_file_behind_a_link(void **state)
{
	struct place *place = *state;
	struct stat status;
	char *link = support_path(place->folder, "link.prn");
	support_write(place->path, "old", 3);
	assert_int_equal(symlink("report.prn", link), 0);
	refuses(place, link, ERROR_REFUSED, "this file exists");
	struct outlet *outlet = must_open(place, link, true);
	must_write(place, outlet);
	must_finish(place, outlet);
	assert_holds(place->path, place->bytes.data, place->bytes.bytes);
	assert_int_equal(lstat(link, &status), 0);
	assert_true(S_ISLNK(status.st_mode));
	free(link);
}

static void test_file_given_up(void **state)
{
	struct place *place = *state;
	struct outlet *outlet = must_open(place, place->path, false);
	must_write(place, outlet);
	outlet_give_up(outlet);
	outlet_give_up(NULL);
	assert_int_equal(count_files(place->folder), 0);
}

static void test_no_place_for_a_file(void **state)
{
	struct place *place = *state;
	struct str path = STR_INIT;
	refuses(place, place->folder, ERROR_SYSTEM, "this is a folder");
	str_printf(&path, "%s/none/report.prn", place->folder);
	refuses(place, path.data, ERROR_SYSTEM, "there is no such folder");
	support_write(place->path, "old", 3);
	str_clear(&path);
	str_printf(&path, "%s/report.prn", place->path);
	refuses(place, path.data, ERROR_SYSTEM, "there is no such folder");
	str_clear(&path);
	str_printf(&path, "%s/", place->folder);
	str_repeat(&path, 'x', 300);
	refuses(place, path.data, ERROR_SYSTEM, "the name is too long");
	assert_int_equal(count_files(place->folder), 1);
	str_release(&path);
}

/* Nor does a link lead to one. */
static void test_no_hidden_files(void **state)
{
	static const char *const names[] = {
		".bash_profile", "..hidden", ".config/x.desktop"};
	struct place *place = *state;
	for (size_t i = 0; i < COUNT(names); i++) {
		char *path = support_path(place->folder, names[i]);
		refuses(place, path, ERROR_REFUSED,
			"nothing is printed into hidden files");
		free(path);
	}
	char *hidden = support_path(place->folder, ".bash_profile");
	support_write(hidden, "old", 3);
	assert_int_equal(symlink(hidden, place->path), 0);
	assert_null(outlet_open_file(place->path, true, &place->error));
	assert_non_null(
		strstr(error_message(&place->error), "nothing is printed into hidden"));
	error_release(&place->error);
	assert_holds(hidden, "old", 3);
	assert_int_equal(count_files(place->folder), 2);
	free(hidden);
}

/* Whoever writes to a folder does not choose by a link what is written over, or into. */
static void test_links_of_others(void **state)
{
	enum { OTHER = 4711 };
	struct place *place = *state;
	char *hidden = support_path(place->folder, ".config");
	char *folder = support_path(place->folder, "reports");
	char *file = support_path(folder, "report.prn");
	assert_int_equal(mkdir(hidden, 0700), 0);
	assert_int_equal(symlink(".config", folder), 0);
	refuses(place, file, ERROR_REFUSED, "nothing is printed into hidden files");
	assert_int_equal(unlink(folder), 0);
	/* One's own is followed; of others there are some only where root makes them. */
	assert_int_equal(symlink(".", folder), 0);
	if (geteuid() == 0) {
		assert_int_equal(lchown(folder, OTHER, OTHER), 0);
		refuses(place, file, ERROR_REFUSED,
			"a link that belongs to somebody else leads elsewhere");
		assert_int_equal(lchown(folder, 0, 0), 0);
	}
	struct outlet *outlet = outlet_open_file(file, true, &place->error);
	assert_non_null(outlet);
	outlet_give_up(outlet);
	assert_int_equal(unlink(folder), 0);
	assert_int_equal(rmdir(hidden), 0);
	free(hidden), free(folder), free(file);
}

/* A name that promises another kind of file is refused, by a print job. */
static void test_text_under_no_other_name(void **state)
{
	static const char *const names[] = {
		"a4.pdf", "A4.PDF", "report.docx", "page.html"};
	struct place *place = *state;
	for (size_t i = 0; i < COUNT(names); i++) {
		char *path = support_path(place->folder, names[i]);
		refuses(place, path, ERROR_REFUSED, "is text with a printer's commands");
		free(path);
	}
	assert_int_equal(count_files(place->folder), 0);
}

/* Root may write everywhere: it plays nobody. */
static void test_no_permission(void **state)
{
	struct place *place = *state;
	bool root = !geteuid();
	chmod(place->folder, 0555);
	assert_true(!root || !seteuid(NOBODY));
	struct outlet *outlet = open_to(place, place->path, false);
	assert_true(!root || !seteuid(0));
	chmod(place->folder, 0700);
	assert_null(outlet);
	assert_says(place, ERROR_SYSTEM, "report.prn: you may not write there");
	assert_int_equal(count_files(place->folder), 0);
}

/* A limit on the size of files stands for the disk: what was there stays. */
static void test_disk_full(void **state)
{
	struct place *place = *state;
	struct rlimit usual, small;
	support_write(place->path, "old", 3);
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &usual), 0);
	small = usual;
	small.rlim_cur = 100000;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
	struct outlet *outlet = open_to(place, place->path, true);
	bool written = outlet && outlet_write(outlet, place->bytes.data,
					 place->bytes.bytes, &place->error);
	outlet_give_up(outlet);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &usual), 0);
	assert_false(written);
	assert_says(place, ERROR_SYSTEM, "report.prn: the disk is full; make room");
	assert_holds(place->path, "old", 3);
	assert_int_equal(count_files(place->folder), 1);
}

/* A plain name is a queue's for a print job, a file's for what is none. */
static void test_plain_name(void **state)
{
	struct place *place = *state;
	char *home = getcwd(NULL, 0);
	assert_int_equal(chdir(place->folder), 0);
	refuses(place, "report", ERROR_SYSTEM, "CUPS does not answer");
	assert_says(place, ERROR_SYSTEM, "./report, or its ending, report.txt");
	assert_int_equal(count_files("."), 0);
	struct outlet *outlet = outlet_open_file("report", false, &place->error);
	assert_non_null(outlet);
	must_finish(place, outlet);
	assert_int_equal(access("report", F_OK), 0);
	assert_int_equal(chdir(home), 0);
	free(home);
}

/* --- devices --- */

static void test_devices(void **state)
{
	struct place *place = *state;
	struct outlet *outlet = must_open(place, "/dev/null", false);
	must_write(place, outlet);
	must_finish(place, outlet);
	outlet = must_open(place, "/dev/full", false);
	assert_false(outlet_write(outlet, "x", 1, &place->error));
	outlet_give_up(outlet);
	assert_says(place, ERROR_SYSTEM, "/dev/full: it takes no more");
	refuses(place, "/dev/no-such-printer", ERROR_SYSTEM, "there is no such device");
	assert_int_equal(access("/dev/no-such-printer", F_OK), -1);
}

struct reading {
	const char *path; /* of a pipe, opened by the thread */
	int file;         /* or what is open already */
	struct str bytes;
};

static void *read_all(void *context)
{
	struct reading *reading = context;
	char part[5000];
	ssize_t bytes;
	int file = reading->path ? open(reading->path, O_RDONLY) : reading->file;
	while ((bytes = read(file, part, sizeof(part))) > 0)
		str_append(&reading->bytes, part, (size_t)bytes);
	close(file);
	return NULL;
}

static void make_pipe(struct place *place)
{
	assert_int_equal(mkfifo(place->path, 0600), 0);
}

static void test_pipe(void **state)
{
	struct place *place = *state;
	struct reading reading = {.path = place->path, .bytes = STR_INIT};
	pthread_t reader;
	make_pipe(place);
	setenv("MATTRAKAN_PATIENCE", "20", 1);
	assert_int_equal(pthread_create(&reader, NULL, read_all, &reading), 0);
	struct outlet *outlet = must_open(place, place->path, false);
	must_write(place, outlet);
	must_finish(place, outlet);
	pthread_join(reader, NULL);
	assert_int_equal(reading.bytes.bytes, place->bytes.bytes);
	assert_memory_equal(reading.bytes.data, place->bytes.data, MEGABYTE);
	str_release(&reading.bytes);
}

static void test_pipe_that_nobody_reads(void **state)
{
	struct place *place = *state;
	make_pipe(place);
	int64_t begin = outlet_now();
	refuses(place, place->path, ERROR_SYSTEM, "nobody reads it");
	assert_in_range(outlet_now() - begin, 200, DEADLINE);
}

static void test_pipe_that_takes_no_more(void **state)
{
	struct place *place = *state;
	make_pipe(place);
	int reader = open(place->path, O_RDONLY | O_NONBLOCK);
	struct outlet *outlet = must_open(place, place->path, false);
	int64_t begin = outlet_now();
	assert_false(outlet_write(
		outlet, place->bytes.data, place->bytes.bytes, &place->error));
	assert_in_range(outlet_now() - begin, 200, DEADLINE);
	outlet_give_up(outlet);
	close(reader);
	assert_says(place, ERROR_SYSTEM,
		"report.prn: nothing was taken for 0.2 seconds; is the printer on");
}

static void test_pipe_whose_reader_goes(void **state)
{
	struct place *place = *state;
	make_pipe(place);
	int reader = open(place->path, O_RDONLY | O_NONBLOCK);
	struct outlet *outlet = must_open(place, place->path, false);
	assert_true(outlet_write(outlet, "page", 4, &place->error));
	close(reader);
	assert_false(outlet_write(outlet, "page", 4, &place->error));
	outlet_give_up(outlet);
	assert_says(place, ERROR_SYSTEM, "who was reading it has stopped");
}

/* One SIGPIPE that somebody else's write brought, and blocks, stays theirs. */
static void test_pipe_signal_of_others_stays(void **state)
{
	struct place *place = *state;
	sigset_t set, waiting;
	const struct timespec now = {0, 0};
	sigemptyset(&set);
	sigaddset(&set, SIGPIPE);
	pthread_sigmask(SIG_BLOCK, &set, NULL);
	raise(SIGPIPE);
	test_pipe_whose_reader_goes((void **)&place);
	sigpending(&waiting);
	assert_int_equal(sigismember(&waiting, SIGPIPE), 1);
	sigtimedwait(&set, NULL, &now);
	pthread_sigmask(SIG_UNBLOCK, &set, NULL);
}

static bool ask_twice(void *context, const struct outlet_pause *pause)
{
	assert_false(pause->late);
	return ++*(int *)context < 2;
}

/* Who does not want to wait is not made to, however long the patience. */
static void test_stopped_while_waiting(void **state)
{
	struct place *place = *state;
	int asked = 0;
	struct outlet_request request = {
		.to = place->path, .waiting = ask_twice, .context = &asked};
	make_pipe(place);
	setenv("MATTRAKAN_PATIENCE", "3600", 1);
	assert_null(outlet_open(&request, &place->error));
	assert_says(place, ERROR_REFUSED, "printing was stopped");
	assert_int_equal(asked, 2);
	asked = 0;
	int reader = open(place->path, O_RDONLY | O_NONBLOCK);
	error_release(&place->error);
	struct outlet *outlet = outlet_open(&request, &place->error);
	assert_non_null(outlet);
	assert_false(outlet_write(
		outlet, place->bytes.data, place->bytes.bytes, &place->error));
	assert_says(place, ERROR_REFUSED, "printing was stopped");
	assert_int_equal(asked, 2);
	outlet_give_up(outlet);
	close(reader);
}

/* A serial line: no byte is changed on it, and it is left as it was. */
static void test_serial_line(void **state)
{
	struct place *place = *state;
	int master, slave;
	char name[200], found[256];
	struct termios before, after;
	assert_int_equal(openpty(&master, &slave, name, NULL, NULL), 0);
	assert_int_equal(tcgetattr(slave, &before), 0);
	assert_true(before.c_oflag & OPOST);
	struct outlet *outlet = must_open(place, name, false);
	assert_true(outlet_write(outlet, place->bytes.data, 256, &place->error));
	must_finish(place, outlet);
	size_t have = 0;
	while (have < sizeof(found)) {
		struct pollfd wait = {master, POLLIN, 0};
		assert_int_equal(poll(&wait, 1, DEADLINE), 1);
		ssize_t bytes = read(master, found + have, sizeof(found) - have);
		assert_true(bytes > 0);
		have += (size_t)bytes;
	}
	assert_memory_equal(found, place->bytes.data, 256);
	assert_int_equal(tcgetattr(slave, &after), 0);
	assert_int_equal(after.c_oflag, before.c_oflag);
	close(slave);
	close(master);
}

/* In a session of its own whose terminal is `name`: whether that goes on as it is while
 * it is printed to. */
static int print_to_own_terminal(struct place *place, const char *name)
{
	struct termios modes;
	setsid();
	const int own = open(name, O_RDWR | O_CLOEXEC); /* becomes the session's */
	if (own < 0 || tcgetsid(own) != getsid(0))
		return 2;
	struct outlet *outlet = open_to(place, name, false);
	if (!outlet || tcgetattr(own, &modes))
		return 3;
	return modes.c_oflag & OPOST ? 0 : 1;
}

static void test_own_terminal(void **state)
{
	struct place *place = *state;
	int master, slave, status = -1;
	char name[200];
	assert_int_equal(openpty(&master, &slave, name, NULL, NULL), 0);
	const pid_t child = fork();
	if (child == 0)
		_exit(print_to_own_terminal(place, name));
	assert_true(child > 0);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
	close(slave);
	close(master);
}

/* A printer that is off takes what the line's buffer holds and no more. */
static void test_serial_line_that_takes_no_more(void **state)
{
	struct place *place = *state;
	int master, slave;
	char name[200];
	assert_int_equal(openpty(&master, &slave, name, NULL, NULL), 0);
	struct outlet *outlet = must_open(place, name, false);
	assert_false(outlet_write(
		outlet, place->bytes.data, place->bytes.bytes, &place->error));
	outlet_give_up(outlet);
	assert_says(place, ERROR_SYSTEM, "nothing was taken for 0.2 seconds");
	close(slave);
	close(master);
}

static const struct {
	const char *set;
	int64_t is; /* ms */
} patience[] = {
	{"1", 1000},
	{"0.2", 200},
	{"0.25", 250},
	{"12.5", 12500},
	{"2.", 2000},
	{"86400", 86400000},
	{"86401", 300000},
	{"99999999999999999999", 300000},
	{"0", 300000},
	{"-1", 300000},
	{"1,5", 300000},
	{"x", 300000},
	{"", 300000},
};

static void test_patience(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(patience) / sizeof(patience[0]); i++) {
		setenv("MATTRAKAN_PATIENCE", patience[i].set, 1);
		assert_int_equal(outlet_patience(), patience[i].is);
	}
	unsetenv("MATTRAKAN_PATIENCE");
	assert_int_equal(outlet_patience(), OUTLET_PATIENCE * 1000);
}

#define TEST(function)                                                                   \
	cmocka_unit_test_setup_teardown(function, place_setup, place_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_standard_output),
		TEST(test_standard_output_that_takes_nothing),
		TEST(test_standard_output_may_take_its_time),
		TEST(test_file),
		TEST(test_file_that_exists),
		TEST(test_file_that_comes_meanwhile),
		TEST(test_file_behind_a_link),
		TEST(test_file_given_up),
		TEST(test_no_place_for_a_file),
		TEST(test_no_hidden_files),
		TEST(test_links_of_others),
		TEST(test_text_under_no_other_name),
		TEST(test_no_permission),
		TEST(test_disk_full),
		TEST(test_plain_name),
		TEST(test_devices),
		TEST(test_pipe),
		TEST(test_pipe_that_nobody_reads),
		TEST(test_pipe_that_takes_no_more),
		TEST(test_pipe_whose_reader_goes),
		TEST(test_pipe_signal_of_others_stays),
		TEST(test_stopped_while_waiting),
		TEST(test_serial_line),
		TEST(test_own_terminal),
		TEST(test_serial_line_that_takes_no_more),
		TEST(test_patience),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
