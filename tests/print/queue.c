/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Queues of a real print server of the test's own: bytes arrive unchanged, jobs are seen
 * to their end, and what stands in the way is told.
 */
#include <config.h>

#include "tests/support/cups_server.h"

#include <arpa/inet.h>
#include <dlfcn.h>
#include <errno.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "print/outlet.h"
#include "print/outlet_kind.h"
#include "print/printer_words.h"
#include "print/queues.h"
#include "text/error.h"
#include "text/str.h"

enum { MEGABYTE = 1 << 20, DEADLINE = 20000 /* ms */, LOOK_AGAIN = 10 };

struct office {
	struct cups_server server;
	struct str bytes; /* a megabyte with every value of a byte */
	struct str words;
	struct error error;
};

static struct office office;
static bool without_library;

/* Stands before that of the C library, to play a machine without libcups. */
void *dlopen(const char *name, int flags)
{
	typedef void *real_dlopen(const char *, int);
	static real_dlopen *real;
	void *found = real ? NULL : dlsym(RTLD_NEXT, "dlopen");
	if (found)
		memcpy(&real, &found, sizeof(real));
	if (without_library && name && !strcmp(name, "libcups.so.2"))
		return NULL;
	return real(name, flags);
}

static int start(void **state)
{
	(void)state;
	str_init(&office.bytes);
	str_init(&office.words);
	for (size_t i = 0; i < MEGABYTE; i++)
		str_putc(&office.bytes, (char)(i ^ (i >> 8)));
	signal(SIGPIPE, SIG_DFL);
	cups_server_start(&office.server, true);
	return 0;
}

static int stop(void **state)
{
	(void)state;
	cups_server_stop(&office.server);
	str_release(&office.bytes);
	str_release(&office.words);
	return 0;
}

static int setup(void **state)
{
	*state = &office;
	setenv("MATTRAKAN_PATIENCE", "20", 1);
	return 0;
}

/* libcups does not change what the process does on SIGPIPE; the printer is not asked for
 * anything that no test took. */
static int teardown(void **state)
{
	struct sigaction now;
	(void)state;
	error_release(&office.error);
	assert_int_equal(sigaction(SIGPIPE, NULL, &now), 0);
	assert_true(now.sa_handler == SIG_DFL);
	assert_true(cups_server_quiet(&office.server));
	return 0;
}

static struct outlet *open_to(const char *to, const char *title, unsigned copies)
{
	struct outlet_request request = {.to = to, .title = title, .copies = copies};
	error_release(&office.error);
	return outlet_open(&request, &office.error);
}

static struct outlet *must_open(const char *to)
{
	struct outlet *outlet = open_to(to, "รายงาน", 1);
	if (!outlet)
		fail_msg("%s", error_message(&office.error));
	return outlet;
}

static void must(bool done)
{
	if (!done)
		fail_msg("%s", error_message(&office.error));
}

static void assert_says(enum error_kind kind, const char *says)
{
	if (office.error.kind != kind || !strstr(error_message(&office.error), says))
		fail_msg("«%s» is not in: %d %s", says, (int)office.error.kind,
			error_message(&office.error));
}

static void refuses(const char *to, enum error_kind kind, const char *says)
{
	assert_null(open_to(to, "t", 1));
	assert_says(kind, says);
}

/* Gives a job of these bytes; returns its number. */
static int give(const char *to, const char *bytes, size_t count)
{
	struct outlet *outlet = must_open(to);
	must(outlet_write(outlet, bytes, count, &office.error));
	int number = outlet_job(outlet, NULL);
	assert_true(number > 0);
	must(outlet_finish(outlet, &office.error));
	return number;
}

static enum job_state look(int number, const char *queue)
{
	enum job_state state;
	must(queue_job_look(number, queue, &state, &office.words, &office.error));
	return state;
}

/* Until the job stands so, and its words (NULL: any) are there. */
static void wait_for(
	int number, const char *queue, enum job_state wanted, const char *words)
{
	int64_t deadline = outlet_now() + DEADLINE;
	enum job_state state;
	while ((state = look(number, queue)) != wanted ||
		(words && !strstr(office.words.data, words))) {
		if (outlet_now() > deadline)
			fail_msg("job %d: %d instead of %d, «%s»", number, (int)state,
				(int)wanted, office.words.data);
		poll(NULL, 0, LOOK_AGAIN);
	}
}

/* The next job that comes to the printer is this. */
static void assert_arrives(const char *bytes, size_t count)
{
	struct str found = STR_INIT;
	cups_server_read(cups_server_accept(&office.server), &found);
	assert_int_equal(found.bytes, count);
	assert_memory_equal(found.data, bytes, count);
	str_release(&found);
}

static void test_no_library(void **state)
{
	struct queues queues;
	(void)state;
	without_library = true;
	bool listed = queues_list(&queues, &office.error);
	without_library = false;
	assert_false(listed);
	assert_says(ERROR_SYSTEM, "this machine has no CUPS (libcups.so.2 is missing)");
}

static const struct queue *queue_named(const struct queues *queues, const char *name)
{
	for (size_t i = 0; i < queues->count; i++) {
		if (!strcmp(queues->items[i].name, name))
			return &queues->items[i];
	}
	fail_msg("%s is not listed", name);
	return NULL;
}

static void test_list(void **state)
{
	struct queues queues;
	(void)state;
	must(queues_list(&queues, &office.error));
	assert_int_equal(queues.count, 4);
	const struct queue *raw = &queues.items[0];
	assert_string_equal(raw->name, "raw");
	assert_string_equal(raw->info, "เครื่อง raw");
	assert_string_equal(raw->state, "");
	assert_true(raw->is_default && raw->accepts && !raw->stopped);
	const struct queue *paused = queue_named(&queues, "paused");
	assert_string_equal(paused->state, "the queue is paused");
	assert_true(!paused->is_default && paused->accepts && paused->stopped);
	const struct queue *shut = queue_named(&queues, "shut");
	assert_true(!shut->is_default && !shut->accepts && !shut->stopped);
	queues_release(&queues);
}

static void test_bytes_arrive(void **state)
{
	const char *queue;
	(void)state;
	struct outlet *outlet = must_open("raw");
	assert_int_equal(outlet_job(outlet, NULL), 0);
	assert_string_equal(outlet_note(outlet), "");
	for (size_t i = 0; i < MEGABYTE; i += MEGABYTE / 8)
		must(outlet_write(
			outlet, office.bytes.data + i, MEGABYTE / 8, &office.error));
	int number = outlet_job(outlet, &queue);
	assert_string_equal(queue, "raw");
	struct str note = STR_INIT;
	str_printf(&note, "job %d in queue raw", number);
	assert_string_equal(outlet_note(outlet), note.data);
	str_release(&note);
	must(outlet_finish(outlet, &office.error));
	int printer = cups_server_accept(&office.server);
	wait_for(number, "raw", JOB_PRINTING, NULL);
	struct str found = STR_INIT;
	cups_server_read(printer, &found);
	assert_int_equal(found.bytes, MEGABYTE);
	assert_memory_equal(found.data, office.bytes.data, MEGABYTE);
	str_release(&found);
	wait_for(number, "raw", JOB_DONE, "");
	assert_string_equal(office.words.data, "");
}

static void test_names_of_the_default_queue(void **state)
{
	(void)state;
	int number = give("cups:", "page\f", 5);
	assert_arrives("page\f", 5);
	wait_for(number, "raw", JOB_DONE, NULL);
	assert_int_equal(give("cups:raw", "page\f", 5), number + 1);
	assert_arrives("page\f", 5);
	wait_for(number + 1, "raw", JOB_DONE, NULL);
}

static void test_copies(void **state)
{
	(void)state;
	struct outlet *outlet = open_to("raw", "t", 3);
	assert_true(outlet && outlet_makes_copies(outlet));
	must(outlet_write(outlet, "page\f", 5, &office.error));
	int number = outlet_job(outlet, NULL);
	must(outlet_finish(outlet, &office.error));
	assert_arrives("page\fpage\fpage\f", 15);
	wait_for(number, "raw", JOB_DONE, NULL);
}

/* CUPS takes 255 bytes of a name, and in Thai a title has more: it is cut between
 * characters, and without line ends. */
static void test_long_title(void **state)
{
	struct str title = STR_INIT, log = STR_INIT, wanted = STR_INIT;
	(void)state;
	str_puts(&title, "a\nbc");
	str_puts(&wanted, "a bc");
	for (int i = 0; i < 100; i++)
		str_puts(&title, "ก");
	for (int i = 0; i < 83; i++)
		str_puts(&wanted, "ก");
	struct outlet *outlet = open_to("raw", title.data, 1);
	must(outlet && outlet_write(outlet, "page\f", 5, &office.error));
	int number = outlet_job(outlet, NULL);
	must(outlet_finish(outlet, &office.error));
	assert_arrives("page\f", 5);
	wait_for(number, "raw", JOB_DONE, NULL);
	cups_server_file(&office.server, "page_log", &log);
	str_clear(&title);
	str_printf(&title, "%d %s\n", number, wanted.data);
	assert_non_null(strstr(log.data, title.data));
	str_release(&title);
	str_release(&wanted);
	str_release(&log);
}

/* A queue that nothing was given to has no job; one that is given up, a cancelled one. */
static void test_given_up(void **state)
{
	(void)state;
	outlet_give_up(must_open("raw"));
	struct outlet *empty = must_open("raw");
	must(outlet_finish(empty, &office.error));
	struct outlet *outlet = must_open("raw");
	must(outlet_write(outlet, office.bytes.data, MEGABYTE / 2, &office.error));
	int number = outlet_job(outlet, NULL);
	outlet_give_up(outlet);
	wait_for(number, "raw", JOB_CANCELLED, NULL);
	assert_int_equal(give("raw", "page\f", 5), number + 1);
	assert_arrives("page\f", 5);
	wait_for(number + 1, "raw", JOB_DONE, NULL);
}

/* A job in a queue that is paused waits, and prints when it goes on; one that was
 * cancelled meanwhile does not. */
static void test_paused(void **state)
{
	(void)state;
	struct outlet *outlet = must_open("paused");
	must(outlet_write(outlet, "first\f", 6, &office.error));
	assert_non_null(strstr(outlet_note(outlet),
		" waits in queue paused, which does not print now: the queue is paused"));
	int first = outlet_job(outlet, NULL);
	must(outlet_finish(outlet, &office.error));
	int second = give("paused", "second\f", 7);
	assert_int_equal(look(first, "paused"), JOB_WAITING);
	assert_string_equal(office.words.data, "the queue is paused");
	must(queue_cancel(first, "paused", &office.error));
	assert_int_equal(look(first, "paused"), JOB_CANCELLED);
	must(queue_cancel(first, "paused", &office.error)); /* again: nothing to do */
	assert_int_equal(look(second, "paused"), JOB_WAITING);
	cups_server_run("cupsenable paused");
	assert_arrives("second\f", 7);
	wait_for(second, "paused", JOB_DONE, NULL);
	cups_server_run("cupsdisable -r 'ribbon is out' paused");
	int third = give("paused", "third\f", 6);
	assert_int_equal(look(third, "paused"), JOB_WAITING);
	assert_string_equal(office.words.data, "the queue is paused, ribbon is out");
	must(queue_cancel(third, "paused", &office.error));
}

static void test_held(void **state)
{
	(void)state;
	int number = give("paused", "held\f", 5);
	char command[100];
	snprintf(command, sizeof(command), "lp -i paused-%d -H hold", number);
	cups_server_run(command);
	assert_int_equal(look(number, "paused"), JOB_HELD);
	must(queue_cancel(number, "paused", &office.error));
	assert_int_equal(look(number, "paused"), JOB_CANCELLED);
}

static void test_takes_no_jobs(void **state)
{
	(void)state;
	refuses("shut", ERROR_REFUSED, "shut: this queue takes no jobs now");
	assert_null(queue_job_new("shut", "t", 1, &office.error));
	assert_says(ERROR_REFUSED, "shut: this queue takes no jobs now");
}

static void test_no_such_queue(void **state)
{
	(void)state;
	refuses("cups:none", ERROR_REFUSED,
		"none: there is no such printer queue; there is: raw, deaf, paused, shut");
	refuses("no-queue", ERROR_REFUSED, "no-queue: there is no such printer queue");
	assert_says(ERROR_REFUSED, "name it with its folder, ./no-queue");
	assert_int_equal(access("no-queue", F_OK), -1);
}

static void make_queue(const char *name)
{
	char command[200];
	snprintf(command, sizeof(command), "lpadmin -p %s -E -v '%s' 2>/dev/null", name,
		cups_server_device(office.server.printer));
	cups_server_run(command);
}

/* A queue with a driver, as most are: what looks like a document of another sort is not
 * taken for one, and goes as it is. */
static void test_queue_with_a_driver(void **state)
{
	static const char page[] = "%!PS-Adobe-3.0\n\033@ESC/P, not PostScript\f";
	char command[200];
	(void)state;
	snprintf(command, sizeof(command),
		"lpadmin -p driven -E -v '%s' -m drv:///sample.drv/epson9.ppd 2>/dev/null",
		cups_server_device(office.server.printer));
	cups_server_run(command);
	int number = give("driven", page, sizeof(page) - 1);
	assert_arrives(page, sizeof(page) - 1);
	wait_for(number, "driven", JOB_DONE, NULL);
	cups_server_run("lpadmin -x driven");
}

/* Deleted between opening and printing; and while a job of it waits. */
static void test_queue_deleted(void **state)
{
	(void)state;
	make_queue("gone");
	struct outlet *outlet = must_open("gone");
	cups_server_run("lpadmin -x gone");
	assert_false(outlet_write(outlet, "page\f", 5, &office.error));
	assert_says(ERROR_REFUSED, "gone: this queue is there no more");
	outlet_give_up(outlet);
	error_release(&office.error);
	make_queue("gone");
	cups_server_run("cupsdisable gone");
	int number = give("gone", "page\f", 5);
	cups_server_run("lpadmin -x gone");
	assert_int_equal(look(number, "gone"), JOB_FAILED);
	assert_string_equal(office.words.data, "the queue is there no more");
}

/* Deleted while the job is being given: whatever CUPS says, no half page, no crash. */
static void test_queue_deleted_while_printing(void **state)
{
	(void)state;
	make_queue("gone");
	struct outlet *outlet = must_open("gone");
	must(outlet_write(outlet, office.bytes.data, MEGABYTE / 2, &office.error));
	cups_server_run("lpadmin -x gone");
	bool done = outlet_write(outlet, office.bytes.data, MEGABYTE, &office.error);
	if (done) {
		assert_false(outlet_finish(outlet, &office.error));
	} else {
		outlet_give_up(outlet);
	}
	assert_true(office.error.kind != ERROR_NONE);
}

/* The printer is off: the job says so, can be cancelled, and is not lost before. */
static void test_printer_is_off(void **state)
{
	(void)state;
	int number = give("deaf", "page\f", 5);
	wait_for(number, "deaf", JOB_PRINTING, "the printer is not reached yet");
	must(queue_cancel(number, "deaf", &office.error));
	wait_for(number, "deaf", JOB_CANCELLED, NULL);
}

/* The printer breaks off in the middle. */
static void test_printer_breaks_off(void **state)
{
	struct linger at_once = {1, 0};
	char part[1000];
	(void)state;
	struct outlet *outlet = must_open("raw");
	for (int i = 0; i < 16; i++) /* more than fits on the way */
		must(outlet_write(outlet, office.bytes.data, MEGABYTE, &office.error));
	int number = outlet_job(outlet, NULL);
	must(outlet_finish(outlet, &office.error));
	int printer = cups_server_accept(&office.server);
	assert_true(read(printer, part, sizeof(part)) > 0);
	setsockopt(printer, SOL_SOCKET, SO_LINGER, &at_once, sizeof(at_once));
	close(printer);
	wait_for(number, "raw", JOB_FAILED, NULL);
}

static void test_forgotten_job(void **state)
{
	(void)state;
	assert_int_equal(look(99999, "raw"), JOB_FORGOTTEN);
	must(queue_cancel(99999, "raw", &office.error));
}

/* What the test starts beside its print server, to be named by CUPS_SERVER. */
static void use_server(const char *name)
{
	struct str here = STR_INIT;
	if (!name)
		str_printf(&here, "%s/socket", office.server.folder);
	setenv("CUPS_SERVER", name ? name : here.data, 1);
	str_release(&here);
}

static void test_no_server(void **state)
{
	struct queues queues;
	struct queue queue;
	enum job_state job;
	(void)state;
	use_server("/no/such/socket");
	assert_false(queues_list(&queues, &office.error));
	assert_says(ERROR_SYSTEM, "CUPS does not answer (/no/such/socket)");
	assert_false(queue_find("raw", &queue, &office.error));
	assert_null(queue_job_new("raw", "t", 1, &office.error));
	assert_false(queue_job_look(1, "raw", &job, &office.words, &office.error));
	assert_false(queue_cancel(1, "raw", &office.error));
	refuses("cups:raw", ERROR_SYSTEM, "CUPS does not answer");
	use_server(NULL);
}

/* Something that takes the call and says nothing. */
static void test_server_that_says_nothing(void **state)
{
	struct queues queues;
	struct sockaddr_in address = {
		.sin_family = AF_INET, .sin_addr = {htonl(INADDR_LOOPBACK)}};
	socklen_t size = sizeof(address);
	char name[40];
	(void)state;
	int silent = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	assert_int_equal(bind(silent, (struct sockaddr *)&address, size), 0);
	assert_int_equal(listen(silent, 8), 0);
	getsockname(silent, (struct sockaddr *)&address, &size);
	snprintf(name, sizeof(name), "127.0.0.1:%u", ntohs(address.sin_port));
	use_server(name);
	setenv("MATTRAKAN_PATIENCE", "0.2", 1);
	int64_t begin = outlet_now();
	assert_false(queues_list(&queues, &office.error));
	assert_in_range(outlet_now() - begin, 200, DEADLINE);
	assert_int_equal(office.error.kind, ERROR_SYSTEM);
	close(silent);
	use_server(NULL);
}

/* A server without queues; and one that dies with a job half given. */
static void test_server_dies(void **state)
{
	struct cups_server other;
	(void)state;
	cups_server_start(&other, false);
	struct queues queues;
	must(queues_list(&queues, &office.error));
	assert_int_equal(queues.count, 0);
	queues_release(&queues);
	refuses("cups:", ERROR_REFUSED, "CUPS has no printer queues");
	char command[200];
	snprintf(command, sizeof(command), "lpadmin -p one -E -v '%s' 2>/dev/null",
		cups_server_device(other.printer));
	cups_server_run(command);
	refuses("cups:", ERROR_REFUSED,
		"no printer queue is the default one; name one: one");
	struct outlet *outlet = must_open("one");
	must(outlet_write(outlet, "page\f", 5, &office.error));
	setenv("MATTRAKAN_PATIENCE", "0.2", 1);
	kill(other.process, SIGKILL);
	bool written = true;
	for (int i = 0; written && i < 64; i++)
		written =
			outlet_write(outlet, office.bytes.data, MEGABYTE, &office.error);
	assert_false(written);
	assert_says(ERROR_SYSTEM, "one: CUPS took the job only in part");
	outlet_give_up(outlet);
	assert_true(cups_server_quiet(&other));
	cups_server_stop(&other);
	setenv("HOME", office.server.folder, 1);
	setenv("CUPS_SERVERROOT", office.server.folder, 1);
	use_server(NULL);
}

static void test_words(void **state)
{
	struct str words = STR_INIT;
	(void)state;
	printer_words_reason(&words, "none");
	printer_words_reason(&words, "cups-missing-filter-warning");
	printer_words_reason(&words, "job-printing");
	printer_words_message(&words, NULL);
	printer_words_message(&words, "");
	printer_words_message(&words, "Paused");
	printer_words_message(&words, "Sending data to printer.");
	assert_string_equal(words.data, "");
	printer_words_reason(&words, "media-empty-error");
	printer_words_reason(&words, "media-needed");
	printer_words_reason(&words, "offline-report");
	printer_words_reason(&words, "vendor-thing");
	printer_words_message(&words, "Look\tat\033[2J it");
	if (strncmp(words.data,
		    "no paper, the printer is off or not ready (online), vendor-thing, "
		    "Look",
		    70))
		fail_msg("%s", words.data);
	assert_null(strchr(words.data, '\033'));
	str_release(&words);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_no_library), /* first: libcups stays once it is loaded */
		TEST(test_list),
		TEST(test_bytes_arrive),
		TEST(test_names_of_the_default_queue),
		TEST(test_copies),
		TEST(test_long_title),
		TEST(test_given_up),
		TEST(test_paused),
		TEST(test_held),
		TEST(test_takes_no_jobs),
		TEST(test_no_such_queue),
		TEST(test_queue_with_a_driver),
		TEST(test_queue_deleted),
		TEST(test_queue_deleted_while_printing),
		TEST(test_printer_is_off),
		TEST(test_printer_breaks_off),
		TEST(test_forgotten_job),
		TEST(test_no_server),
		TEST(test_server_that_says_nothing),
		TEST(test_server_dies),
		TEST(test_words),
	};
	return cmocka_run_group_tests(tests, start, stop);
}
