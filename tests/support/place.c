/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tests/support/place.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "print/outlet.h"
#include "text/error.h"
#include "text/str.h"

#define PATIENCE "0.2"

int place_setup(void **state)
{
	struct place *place = test_calloc(1, sizeof(*place));
	place->folder = support_folder();
	place->path = support_path(place->folder, "report.prn");
	str_init(&place->bytes);
	for (size_t i = 0; i < MEGABYTE; i++)
		str_putc(&place->bytes, (char)(i ^ (i >> 8)));
	setenv("MATTRAKAN_PATIENCE", PATIENCE, 1);
	setenv("CUPS_SERVER", "/no/such/cups.sock", 1);
	signal(SIGPIPE, SIG_DFL);
	*state = place;
	return 0;
}

/* Makes the bytes twice as many, times over. */
void double_bytes(struct place *place, int times)
{
	for (int i = 0; i < times; i++) {
		size_t bytes = place->bytes.bytes;
		str_reserve(&place->bytes, bytes);
		str_append(&place->bytes, place->bytes.data, bytes);
	}
}

/* Nothing changed what the process does on SIGPIPE, or left one waiting. */
static void assert_pipes_as_before(void)
{
	struct sigaction now;
	sigset_t blocked, waiting;
	assert_int_equal(sigaction(SIGPIPE, NULL, &now), 0);
	assert_true(now.sa_handler == SIG_DFL);
	pthread_sigmask(SIG_BLOCK, NULL, &blocked);
	assert_int_equal(sigismember(&blocked, SIGPIPE), 0);
	sigpending(&waiting);
	assert_int_equal(sigismember(&waiting, SIGPIPE), 0);
}

int place_teardown(void **state)
{
	struct place *place = *state;
	assert_pipes_as_before();
	support_folder_remove(place->folder);
	free(place->path);
	str_release(&place->bytes);
	error_release(&place->error);
	test_free(place);
	return 0;
}

struct outlet *open_to(struct place *place, const char *to, bool force)
{
	struct outlet_request request = {
		.to = to, .title = "t", .copies = 1, .force = force};
	error_release(&place->error);
	return outlet_open(&request, &place->error);
}

struct outlet *must_open(struct place *place, const char *to, bool force)
{
	struct outlet *outlet = open_to(place, to, force);
	if (!outlet)
		fail_msg("%s", error_message(&place->error));
	return outlet;
}

void must_write(struct place *place, struct outlet *outlet)
{
	if (!outlet_write(outlet, place->bytes.data, place->bytes.bytes, &place->error))
		fail_msg("%s", error_message(&place->error));
}

void must_finish(struct place *place, struct outlet *outlet)
{
	if (!outlet_finish(outlet, &place->error))
		fail_msg("%s", error_message(&place->error));
}

void assert_says(const struct place *place, enum error_kind kind, const char *says)
{
	if (place->error.kind != kind || !strstr(error_message(&place->error), says))
		fail_msg("«%s» is not in: %d %s", says, (int)place->error.kind,
			error_message(&place->error));
}

void refuses(struct place *place, const char *to, enum error_kind kind, const char *says)
{
	assert_null(open_to(place, to, false));
	assert_says(place, kind, says);
}
