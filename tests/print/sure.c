/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What counts as printed: not what the system took, but what the printer has read, as far
 * as one can tell. The test itself is the printer: it reads as much as it likes.
 */
#include <config.h>

#include "tests/support/place.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "print/outlet.h"
#include "print/outlet_kind.h"
#include "text/error.h"
#include "text/mem.h"
#include "text/str.h"

enum { PAGE = 9000, PAGES = 17, BUFFER = 32768 /* bytes, of the printer */ };

struct printer {
	int listener, line;
	char name[40];
	struct outlet *outlet;
	int asked; /* how often somebody waited for it */
};

static void printer_listen(struct printer *printer)
{
	struct sockaddr_in address = {
		.sin_family = AF_INET, .sin_addr = {htonl(INADDR_LOOPBACK)}};
	socklen_t size = sizeof(address);
	const int buffer = BUFFER;
	*printer = (struct printer){.line = -1};
	printer->listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	assert_true(printer->listener >= 0);
	setsockopt(printer->listener, SOL_SOCKET, SO_RCVBUF, &buffer, sizeof(buffer));
	assert_int_equal(bind(printer->listener, (struct sockaddr *)&address, size), 0);
	assert_int_equal(listen(printer->listener, 1), 0);
	assert_int_equal(
		getsockname(printer->listener, (struct sockaddr *)&address, &size), 0);
	snprintf(printer->name, sizeof(printer->name), "tcp:127.0.0.1:%u",
		ntohs(address.sin_port));
}

static void printer_open(struct printer *printer, struct place *place)
{
	printer_listen(printer);
	printer->outlet = must_open(place, printer->name, false);
	printer->line = accept4(printer->listener, NULL, NULL, SOCK_CLOEXEC);
	assert_true(printer->line >= 0);
}

/* Reads so many bytes, which are on their way. */
static void printer_read(const struct printer *printer, size_t bytes)
{
	char *read = mem_new(bytes, 1);
	assert_int_equal(recv(printer->line, read, bytes, MSG_WAITALL), (ssize_t)bytes);
	free(read);
}

/* Breaks the connection off, with what it has not read. */
static void printer_break(struct printer *printer)
{
	const struct linger at_once = {1, 0};
	setsockopt(printer->line, SOL_SOCKET, SO_LINGER, &at_once, sizeof(at_once));
	close(printer->line);
	printer->line = -1;
}

static void printer_close(struct printer *printer)
{
	outlet_give_up(printer->outlet);
	if (printer->line >= 0)
		close(printer->line);
	close(printer->listener);
}

static bool write_page(struct place *place, struct printer *printer)
{
	return outlet_write(printer->outlet, place->bytes.data, PAGE, &place->error);
}

/* It takes one byte of a few pages, which its buffer holds: none is sure, and the end is not
 * taken for a good one. */
static void check_stall(struct place *place, int pages)
{
	struct printer printer;
	printer_open(&printer, place);
	for (int i = 0; i < pages; i++)
		assert_true(write_page(place, &printer));
	printer_read(&printer, 1);
	assert_true(outlet_sure(printer.outlet) < PAGE);
	assert_false(outlet_end(printer.outlet, &place->error));
	assert_says(place, ERROR_SYSTEM, "nothing was taken for 0.2 seconds");
	assert_true(outlet_sure(printer.outlet) < PAGE);
	printer_close(&printer);
	error_release(&place->error);
}

static void test_stalls_after_one_byte(void **state)
{
	check_stall(*state, 4);
	check_stall(*state, 2);
}

/* One that has read all and holds the line open is done, though nobody says so. */
static void test_holds_the_line(void **state)
{
	struct place *place = *state;
	struct printer printer;
	setenv("MATTRAKAN_PATIENCE", "20", 1);
	printer_open(&printer, place);
	assert_true(write_page(place, &printer));
	assert_true(write_page(place, &printer));
	printer_read(&printer, 2 * PAGE);
	assert_true(outlet_end(printer.outlet, &place->error));
	assert_int_equal(outlet_sure(printer.outlet), 2 * PAGE);
	printer_close(&printer);
}

/* It takes three pages of seventeen, stops, and breaks off: three may be sure, no more,
 * and not after that either. */
static void test_takes_three_pages_and_stops(void **state)
{
	enum { TAKEN = 3 };
	struct place *place = *state;
	struct printer printer;
	int given = 0;
	printer_open(&printer, place);
	for (; given < TAKEN; given++)
		assert_true(write_page(place, &printer));
	printer_read(&printer, TAKEN * PAGE);
	while (given < PAGES && write_page(place, &printer))
		given++;
	assert_in_range(given, TAKEN + 1, PAGES - 1);
	assert_says(place, ERROR_SYSTEM, "nothing was taken for 0.2 seconds");
	const size_t sure = outlet_sure(printer.outlet);
	assert_in_range(sure, 1, (TAKEN + 1) * PAGE - 1);
	printer_break(&printer);
	assert_int_equal(outlet_sure(printer.outlet), sure);
	error_release(&place->error);
	assert_false(write_page(place, &printer));
	assert_says(place, ERROR_SYSTEM, "the printer broke off");
	assert_int_equal(outlet_sure(printer.outlet), sure);
	printer_close(&printer);
}

/* It hangs up when it has read the first of what its buffer holds. */
static void test_closes_early(void **state)
{
	struct place *place = *state;
	struct printer printer;
	printer_open(&printer, place);
	assert_true(write_page(place, &printer));
	assert_true(write_page(place, &printer));
	printer_read(&printer, PAGE / 2);
	close(printer.line);
	printer.line = -1;
	assert_false(outlet_end(printer.outlet, &place->error));
	assert_says(place, ERROR_SYSTEM, "the printer broke off");
	assert_true(outlet_sure(printer.outlet) < PAGE);
	printer_close(&printer);
}

/* Takes a little each time that somebody asks whether to wait. */
static bool take_a_little(void *context, const struct outlet_pause *pause)
{
	struct printer *printer = context;
	char little[BUFFER];
	printer->asked++;
	assert_true(pause->still >= 0);
	assert_false(pause->late);
	(void)!recv(printer->line, little, sizeof(little), MSG_DONTWAIT);
	return true;
}

/* A slow printer is not a stopped one: nobody loses patience, and all is sure at the end. */
static void test_slow_but_steady(void **state)
{
	struct place *place = *state;
	struct printer printer;
	printer_listen(&printer);
	struct outlet_request request = {.to = printer.name,
		.waiting = take_a_little,
		.context = &printer,
		.patience = 3600};
	printer.outlet = outlet_open(&request, &place->error);
	assert_non_null(printer.outlet);
	printer.line = accept4(printer.listener, NULL, NULL, SOCK_CLOEXEC);
	for (int i = 0; i < PAGES; i++)
		assert_true(write_page(place, &printer));
	assert_true(printer.asked > 1);
	assert_true(outlet_sure(printer.outlet) < PAGES * PAGE);
	/* The rest goes in one piece; then it closes, as printers do. */
	char rest[BUFFER];
	assert_int_equal(shutdown(printer.line, SHUT_WR), 0);
	while (recv(printer.line, rest, sizeof(rest), MSG_DONTWAIT) > 0)
		;
	assert_true(outlet_end(printer.outlet, &place->error));
	assert_int_equal(outlet_sure(printer.outlet), PAGES * PAGE);
	printer_close(&printer);
}

static bool ask_once_more(void *context, const struct outlet_pause *pause)
{
	int *late = context;
	if (pause->late)
		++*late;
	return *late < 2;
}

/* When the patience is over it is asked whether to wait on, and begins anew if so. */
static void test_waits_on_where_somebody_wants_to(void **state)
{
	struct place *place = *state;
	struct printer printer;
	int late = 0;
	printer_listen(&printer);
	struct outlet_request request = {.to = printer.name,
		.waiting = ask_once_more,
		.context = &late,
		.patience = 0.05};
	printer.outlet = outlet_open(&request, &place->error);
	assert_non_null(printer.outlet);
	assert_false(outlet_write(
		printer.outlet, place->bytes.data, place->bytes.bytes, &place->error));
	assert_int_equal(late, 2);
	printer_close(&printer);
}

/* Of a pipe only what was read is sure; a file's pages all at once, at the end. */
static void test_pipes_and_files(void **state)
{
	struct place *place = *state;
	char read_bytes[PAGE];
	assert_int_equal(mkfifo(place->path, 0600), 0);
	const int reader = open(place->path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	struct outlet *outlet = must_open(place, place->path, false);
	assert_true(outlet_write(outlet, place->bytes.data, PAGE, &place->error));
	assert_true(outlet_write(outlet, place->bytes.data, PAGE, &place->error));
	assert_int_equal(outlet_sure(outlet), 0);
	assert_int_equal(read(reader, read_bytes, PAGE), PAGE);
	assert_int_equal(outlet_sure(outlet), PAGE);
	assert_true(outlet_stays(outlet));
	outlet_give_up(outlet);
	close(reader);
	unlink(place->path);
	outlet = must_open(place, place->path, false);
	assert_true(outlet_write(outlet, place->bytes.data, PAGE, &place->error));
	assert_int_equal(outlet_sure(outlet), 0);
	assert_false(outlet_stays(outlet));
	assert_true(outlet_end(outlet, &place->error));
	assert_int_equal(outlet_sure(outlet), PAGE);
	outlet_give_up(outlet);
}

#define TEST(function)                                                                   \
	cmocka_unit_test_setup_teardown(function, place_setup, place_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_stalls_after_one_byte),
		TEST(test_holds_the_line),
		TEST(test_takes_three_pages_and_stops),
		TEST(test_closes_early),
		TEST(test_slow_but_steady),
		TEST(test_waits_on_where_somebody_wants_to),
		TEST(test_pipes_and_files),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
