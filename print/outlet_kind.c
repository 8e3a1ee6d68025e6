/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "print/outlet_kind.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "print/pipe_guard.h"
#include "text/error.h"
#include "text/i18n.h"

enum {
	SECOND = 1000,   /* ms */
	SLICE = 200,     /* ms between two questions whether to wait on */
	LONGEST = 60000, /* ms of one poll */
};

int64_t outlet_now(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * SECOND + now.tv_nsec / 1000000;
}

/* Not by strtod(), whose point is a comma in some locales. */
bool outlet_patience_parse(const char *text, double *seconds)
{
	int64_t value = 0;
	const bool number = *text >= '0' && *text <= '9';
	for (; *text >= '0' && *text <= '9' && value <= OUTLET_PATIENCE_MAX; text++)
		value = value * 10 + (*text - '0');
	value *= SECOND;
	if (number && *text == '.') {
		int64_t unit = SECOND / 10;
		for (text++; *text >= '0' && *text <= '9'; text++, unit /= 10)
			value += unit * (*text - '0');
	}
	if (!number || *text || value <= 0 || value > OUTLET_PATIENCE_MAX * SECOND)
		return false;
	*seconds = (double)value / SECOND;
	return true;
}

int64_t outlet_patience(void)
{
	const char *set = getenv("MATTRAKAN_PATIENCE");
	double seconds = OUTLET_PATIENCE;
	if (set)
		outlet_patience_parse(set, &seconds);
	return (int64_t)(seconds * SECOND + 0.5);
}

/* --- waiting --- */

size_t outlet_all_unsure(struct outlet *outlet)
{
	(void)outlet;
	return SIZE_MAX;
}

/* After an error nothing more is learnt: a connection that broke holds nothing. */
void outlet_look(struct outlet *outlet)
{
	if (outlet->broken)
		return;
	const size_t unsure = outlet->kind->unsure ? outlet->kind->unsure(outlet) : 0;
	if (unsure < outlet->unsure)
		outlet->moved = outlet_now();
	outlet->unsure = unsure;
	if (unsure <= outlet->put && outlet->put - unsure > outlet->sure)
		outlet->sure = outlet->put - unsure;
}

static bool goes_on(const struct outlet *outlet, bool late)
{
	const struct outlet_pause pause = {outlet_now() - outlet->moved, late};
	return outlet->waiting ? outlet->waiting(outlet->context, &pause) : !late;
}

enum outlet_ready outlet_wait(
	const struct outlet *outlet, int file, short events, int64_t deadline)
{
	for (;;) {
		struct pollfd wait = {file, events, 0};
		int64_t left = deadline - outlet_now();
		if (left <= 0)
			return OUTLET_LATE;
		if (outlet->waiting && left > SLICE)
			left = SLICE;
		int ready = poll(&wait, 1, (int)(left < LONGEST ? left : LONGEST));
		if (ready > 0 || (ready < 0 && errno != EINTR && errno != EAGAIN))
			return OUTLET_READY; /* the next call tells the error */
		if (!goes_on(outlet, false))
			return OUTLET_STOPPED;
	}
}

enum outlet_ready outlet_wait_a_while(
	struct outlet *outlet, int file, short events, int pause)
{
	struct pollfd wait = {file, events, 0};
	const int ready = poll(&wait, 1, pause);
	if (ready < 0 && errno != EINTR && errno != EAGAIN)
		return OUTLET_READY; /* the next call tells the error */
	outlet_look(outlet);
	return ready > 0 || goes_on(outlet, false) ? OUTLET_READY : OUTLET_STOPPED;
}

/* Whether the patience is over; where somebody waits on, it begins anew. */
bool outlet_is_late(struct outlet *outlet)
{
	const int64_t now = outlet_now();
	const int64_t since =
		outlet->moved > outlet->asked ? outlet->moved : outlet->asked;
	if (now - since < outlet->patience)
		return false;
	if (!goes_on(outlet, true))
		return true;
	outlet->asked = outlet_now();
	return false;
}

enum outlet_ready outlet_wait_on(struct outlet *outlet, int file, short events)
{
	while (!outlet_is_late(outlet)) {
		struct pollfd wait = {file, events, 0};
		const int64_t pause = outlet->patience < SLICE ? outlet->patience : SLICE;
		const int ready = poll(&wait, 1, (int)pause);
		if (ready > 0 || (ready < 0 && errno != EINTR && errno != EAGAIN))
			return OUTLET_READY; /* the next call tells the error */
		outlet_look(outlet);
		if (!goes_on(outlet, false))
			return OUTLET_STOPPED;
	}
	return OUTLET_LATE;
}

bool outlet_push(struct outlet *outlet, int file, outlet_put *put, const char *bytes,
	size_t count, struct error *error)
{
	outlet->moved = outlet_now();
	while (count) {
		ssize_t taken = put(file, bytes, count);
		if (taken > 0) {
			bytes += taken;
			count -= (size_t)taken;
			outlet->put += (size_t)taken;
			outlet->moved = outlet_now();
			continue;
		}
		if (taken < 0 && errno == EINTR)
			continue;
		if (taken < 0 && errno != EAGAIN) {
			outlet->broken = true;
			return outlet_failed(outlet, errno, error);
		}
		outlet_look(outlet);
		enum outlet_ready ready = outlet_wait_on(outlet, file, POLLOUT);
		if (ready != OUTLET_READY)
			return outlet_not_ready(outlet, ready, error);
	}
	outlet_look(outlet);
	return true;
}

ssize_t outlet_write_some(int file, const void *bytes, size_t count)
{
	struct pipe_guard guard;
	pipe_guard_begin(&guard);
	ssize_t taken = write(file, bytes, count);
	int number = errno;
	pipe_guard_end(&guard);
	errno = number;
	return taken;
}

bool outlet_failed(const struct outlet *outlet, int number, struct error *error)
{
	for (const struct outlet_words *words = outlet->kind->words; words->number;
		words++) {
		if (words->number == number)
			return error_set(error, ERROR_SYSTEM, "%s: %s", outlet->name,
				_(words->text));
	}
	return error_set(
		error, ERROR_SYSTEM, "%s: %s", outlet->name, error_reason(number));
}

bool outlet_not_ready(
	const struct outlet *outlet, enum outlet_ready ready, struct error *error)
{
	if (ready == OUTLET_STOPPED)
		return error_set(error, ERROR_REFUSED, _("%s: printing was stopped"),
			outlet->name);
	return error_set(error, ERROR_SYSTEM,
		_("%s: nothing was taken for %g seconds; is the printer on, is it ready "
		  "(online), is there paper in it?"),
		outlet->name, (double)outlet->patience / SECOND);
}
