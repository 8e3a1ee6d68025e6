/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Printing to a port of the network: bytes arrive unchanged; a printer that is off, takes
 * nothing or breaks off is noticed.
 */
#include <config.h>

#include "tests/support/place.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "print/outlet.h"
#include "print/outlet_kind.h"
#include "text/error.h"
#include "text/mem.h"
#include "text/str.h"

struct printer {
	int listener;
	char name[60]; /* tcp:... */
	size_t enough; /* bytes to read before something happens; 0: all */
	bool breaks;   /* what happens: the line is broken off */
	bool peeks;    /* the bytes are looked at, not taken */
	bool holds;    /* the line stays open at the end */
	bool silent;   /* it does not talk without being asked */
	int line;
	int ended; /* errno of the last read; 0: end of file */
	struct str bytes;
	pthread_t thread;
};

static void printer_make(struct printer *printer, int family)
{
	struct sockaddr_in6 six = {
		.sin6_family = AF_INET6, .sin6_addr = IN6ADDR_LOOPBACK_INIT};
	struct sockaddr_in four = {
		.sin_family = AF_INET, .sin_addr = {htonl(INADDR_LOOPBACK)}};
	bool is_six = family == AF_INET6;
	struct sockaddr *address =
		is_six ? (struct sockaddr *)&six : (struct sockaddr *)&four;
	socklen_t size = is_six ? sizeof(six) : sizeof(four);
	*printer = (struct printer){.bytes = STR_INIT, .line = -1};
	printer->listener = socket(family, SOCK_STREAM | SOCK_CLOEXEC, 0);
	assert_true(printer->listener >= 0);
	assert_int_equal(bind(printer->listener, address, size), 0);
	assert_int_equal(getsockname(printer->listener, address, &size), 0);
	snprintf(printer->name, sizeof(printer->name),
		is_six ? "tcp:[::1]:%u" : "tcp:127.0.0.1:%u",
		ntohs(is_six ? six.sin6_port : four.sin_port));
}

static void printer_listen(struct printer *printer, int family)
{
	printer_make(printer, family);
	assert_int_equal(listen(printer->listener, 1), 0);
}

static void peek(struct printer *printer)
{
	char *found = mem_new(printer->enough, 1);
	recv(printer->line, found, printer->enough, MSG_PEEK | MSG_WAITALL);
	free(found);
}

static void *print(void *context)
{
	struct printer *printer = context;
	char part[5000];
	ssize_t bytes = 0;
	printer->line = accept4(printer->listener, NULL, NULL, SOCK_CLOEXEC);
	if (!printer->silent)
		(void)!write(printer->line, "ready\n", 6);
	if (printer->peeks)
		peek(printer);
	while (!printer->peeks &&
		(!printer->enough || printer->bytes.bytes < printer->enough) &&
		(bytes = read(printer->line, part, sizeof(part))) > 0)
		str_append(&printer->bytes, part, (size_t)bytes);
	printer->ended = bytes < 0 ? errno : 0;
	if (printer->breaks) {
		struct linger at_once = {1, 0};
		setsockopt(
			printer->line, SOL_SOCKET, SO_LINGER, &at_once, sizeof(at_once));
	}
	if (!printer->holds) {
		close(printer->line);
		printer->line = -1;
	}
	return NULL;
}

static void printer_start(struct printer *printer)
{
	assert_int_equal(pthread_create(&printer->thread, NULL, print, printer), 0);
}

static void printer_end(struct printer *printer, bool started)
{
	if (started)
		pthread_join(printer->thread, NULL);
	if (printer->line >= 0)
		close(printer->line);
	close(printer->listener);
	str_release(&printer->bytes);
}

static void assert_printed(struct place *place, struct printer *printer)
{
	setenv("MATTRAKAN_PATIENCE", "20", 1);
	printer_start(printer);
	struct outlet *outlet = must_open(place, printer->name, false);
	for (size_t i = 0; i < place->bytes.bytes; i += MEGABYTE / 8)
		assert_true(outlet_write(
			outlet, place->bytes.data + i, MEGABYTE / 8, &place->error));
	must_finish(place, outlet);
	pthread_join(printer->thread, NULL);
	assert_int_equal(printer->ended, 0);
	assert_int_equal(printer->bytes.bytes, place->bytes.bytes);
	assert_memory_equal(printer->bytes.data, place->bytes.data, MEGABYTE);
}

static void test_port(void **state)
{
	struct printer printer;
	printer_listen(&printer, AF_INET);
	int64_t begin = outlet_now();
	assert_printed(*state, &printer);
	/* Not longer than the printer itself: it has closed. */
	assert_in_range(outlet_now() - begin, 0, 1900);
	printer_end(&printer, false);
}

/* Whether this machine has IPv6 or not, the brackets are understood. */
static void test_port_of_six(void **state)
{
	struct place *place = *state;
	struct sockaddr_in6 six = {
		.sin6_family = AF_INET6, .sin6_addr = IN6ADDR_LOOPBACK_INIT};
	int try = socket(AF_INET6, SOCK_STREAM, 0);
	bool has = try >= 0 && !bind(try, (struct sockaddr *)&six, sizeof(six));
	if (try >= 0)
		close(try);
	if (!has) {
		refuses(place, "tcp:[::1]:9100", ERROR_SYSTEM, "[::1]:9100: ");
		return;
	}
	struct printer printer;
	printer_listen(&printer, AF_INET6);
	assert_printed(place, &printer);
	printer_end(&printer, false);
}

/* A printer that has everything and does not close is left after a while. */
static void test_port_that_stays_open(void **state)
{
	struct place *place = *state;
	struct printer printer;
	printer_listen(&printer, AF_INET);
	printer.holds = true;
	/* However busy the machine is: patience is not what is tried. */
	setenv("MATTRAKAN_PATIENCE", "20", 1);
	printer_start(&printer);
	struct outlet *outlet = must_open(place, printer.name, false);
	assert_true(outlet_write(outlet, "page", 4, &place->error));
	int64_t begin = outlet_now();
	must_finish(place, outlet);
	assert_true(outlet_now() - begin >= 200);
	printer_end(&printer, true);
}

static void test_port_refused(void **state)
{
	struct place *place = *state;
	struct printer printer;
	printer_make(&printer, AF_INET); /* nobody listens */
	refuses(place, printer.name, ERROR_SYSTEM,
		"the printer takes no jobs there; is it on and ready");
	assert_says(place, ERROR_SYSTEM, printer.name + 4);
	printer_end(&printer, false);
}

/* Where two wait to be taken, a third gets no answer. */
static void test_port_without_answer(void **state)
{
	struct place *place = *state;
	struct printer printer;
	struct outlet *waiting[2];
	printer_make(&printer, AF_INET);
	assert_int_equal(listen(printer.listener, 0), 0);
	waiting[0] = must_open(place, printer.name, false);
	waiting[1] = open_to(place, printer.name, false);
	int64_t begin = outlet_now();
	refuses(place, printer.name, ERROR_SYSTEM, "no answer for 0.2 seconds");
	assert_in_range(outlet_now() - begin, 200, DEADLINE);
	outlet_give_up(waiting[0]);
	outlet_give_up(waiting[1]);
	printer_end(&printer, false);
}

static void test_unknown_host(void **state)
{
	refuses(*state, "tcp:no-such-printer.invalid:9100", ERROR_SYSTEM,
		"no-such-printer.invalid:9100: no machine of that name is found");
}

static void test_bad_addresses(void **state)
{
	static const char *const bad[] = {"tcp:", "tcp::9100", "tcp:host:", "tcp:host:x",
		"tcp:host:0", "tcp:host:65536", "tcp:host:-1", "tcp:host: 9100",
		"tcp:host:9100x", "tcp:::1", "tcp:::1:9100", "tcp:[::1", "tcp:[]:9100",
		"tcp:[::1]9100", "tcp:[::1]:"};
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		refuses(*state, bad[i], ERROR_USAGE, "address and port are expected");
		assert_says(*state, ERROR_USAGE, bad[i]);
	}
}

/* The port may be left out: it is 9100 then. */
static void test_usual_port(void **state)
{
	struct place *place = *state;
	struct outlet *outlet = open_to(place, "tcp:127.0.0.1", false);
	if (outlet) /* this machine has something there */
		outlet_give_up(outlet);
	else
		assert_says(place, ERROR_SYSTEM, "127.0.0.1: the printer takes no jobs");
}

static bool send_all(struct place *place, const char *to)
{
	struct outlet *outlet = must_open(place, to, false);
	if (outlet_write(outlet, place->bytes.data, place->bytes.bytes, &place->error))
		return outlet_finish(outlet, &place->error);
	/* What is broken off brings SIGPIPE at the second time. */
	outlet_write(outlet, "page", 4, NULL);
	outlet_give_up(outlet);
	return false;
}

static void test_port_that_breaks_off(void **state)
{
	struct place *place = *state;
	struct printer printer;
	setenv("MATTRAKAN_PATIENCE", "20", 1);
	printer_listen(&printer, AF_INET);
	printer.enough = 100000;
	printer.breaks = true;
	printer_start(&printer);
	double_bytes(place, 4); /* more than fits on the way */
	assert_false(send_all(place, printer.name));
	assert_says(place, ERROR_SYSTEM, "the printer broke off; what is printed is not");
	printer_end(&printer, true);
}

/* The printer's machine has everything, and the printer throws it away: only who waits
 * for its end gets to know. */
static void test_port_that_breaks_off_at_the_end(void **state)
{
	struct place *place = *state;
	struct printer printer;
	printer_listen(&printer, AF_INET);
	setenv("MATTRAKAN_PATIENCE", "20", 1);
	printer.enough = place->bytes.bytes = 1000;
	printer.breaks = printer.peeks = true;
	printer_start(&printer);
	assert_false(send_all(place, printer.name));
	assert_says(place, ERROR_SYSTEM, "the printer broke off");
	printer_end(&printer, true);
}

/* The printer hangs up politely, and too early. */
static void test_port_that_closes_early(void **state)
{
	struct place *place = *state;
	struct printer printer;
	printer_listen(&printer, AF_INET);
	printer.enough = 4;
	printer_start(&printer);
	struct outlet *outlet = must_open(place, printer.name, false);
	assert_true(outlet_write(outlet, "page", 4, &place->error));
	pthread_join(printer.thread, NULL);
	bool written = outlet_write(outlet, "page", 4, &place->error);
	if (written)
		assert_false(outlet_finish(outlet, &place->error));
	else
		outlet_give_up(outlet);
	assert_says(place, ERROR_SYSTEM, "the printer broke off");
	printer_end(&printer, false);
}

static void fill_small(struct printer *printer, int bytes)
{
	printer_make(printer, AF_INET);
	setsockopt(printer->listener, SOL_SOCKET, SO_RCVBUF, &bytes, sizeof(bytes));
	assert_int_equal(listen(printer->listener, 1), 0);
}

static void test_port_that_takes_nothing(void **state)
{
	struct place *place = *state;
	struct printer printer;
	fill_small(&printer, 4096);
	double_bytes(place, 4);
	assert_false(send_all(place, printer.name));
	assert_says(place, ERROR_SYSTEM, "nothing was taken for 0.2 seconds");
	printer_end(&printer, false);
}

/* All of it fits into the way, none into the printer: finishing notices. */
static void test_port_that_does_not_take_the_rest(void **state)
{
	struct place *place = *state;
	struct printer printer;
	fill_small(&printer, 4096);
	str_truncate(&place->bytes, 30000);
	struct outlet *outlet = must_open(place, printer.name, false);
	assert_true(outlet_write(
		outlet, place->bytes.data, place->bytes.bytes, &place->error));
	assert_false(outlet_finish(outlet, &place->error));
	assert_says(place, ERROR_SYSTEM, "nothing was taken for 0.2 seconds");
	printer_end(&printer, false);
}

/* The printer is told to forget what it has not printed. */
static void test_port_given_up(void **state)
{
	struct place *place = *state;
	struct printer printer;
	printer_listen(&printer, AF_INET);
	printer.silent = true;
	printer_start(&printer);
	struct outlet *outlet = must_open(place, printer.name, false);
	assert_true(outlet_write(outlet, "page", 4, &place->error));
	outlet_give_up(outlet);
	pthread_join(printer.thread, NULL);
	assert_int_equal(printer.ended, ECONNRESET);
	printer_end(&printer, false);
}

#define TEST(function)                                                                   \
	cmocka_unit_test_setup_teardown(function, place_setup, place_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_port),
		TEST(test_port_of_six),
		TEST(test_port_that_stays_open),
		TEST(test_port_refused),
		TEST(test_port_without_answer),
		TEST(test_unknown_host),
		TEST(test_bad_addresses),
		TEST(test_usual_port),
		TEST(test_port_that_breaks_off),
		TEST(test_port_that_breaks_off_at_the_end),
		TEST(test_port_that_closes_early),
		TEST(test_port_that_takes_nothing),
		TEST(test_port_that_does_not_take_the_rest),
		TEST(test_port_given_up),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
