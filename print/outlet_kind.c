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
	DAY = 24 * 3600, /* s: the most patience */
};

int64_t outlet_now(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * SECOND + now.tv_nsec / 1000000;
}

/* Not by strtod(), whose point is a comma in some locales. */
int64_t outlet_patience(void)
{
	const char *set = getenv("MATTRAKAN_PATIENCE");
	int64_t value = 0;
	for (; set && *set >= '0' && *set <= '9' && value <= DAY; set++)
		value = value * 10 + (*set - '0');
	value *= SECOND;
	if (set && *set == '.') {
		int64_t unit = SECOND / 10;
		for (set++; *set >= '0' && *set <= '9'; set++, unit /= 10)
			value += unit * (*set - '0');
	}
	bool good = set && !*set && value > 0 && value <= (int64_t)DAY * SECOND;
	return good ? value : OUTLET_PATIENCE * SECOND;
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
		if (outlet->waiting && !outlet->waiting(outlet->context))
			return OUTLET_STOPPED;
	}
}

bool outlet_push(const struct outlet *outlet, int file, outlet_put *put,
	const char *bytes, size_t count, struct error *error)
{
	int64_t deadline = outlet_now() + outlet->patience;
	while (count) {
		ssize_t taken = put(file, bytes, count);
		if (taken > 0) {
			bytes += taken;
			count -= (size_t)taken;
			deadline = outlet_now() + outlet->patience;
			continue;
		}
		if (taken < 0 && errno == EINTR)
			continue;
		if (taken < 0 && errno != EAGAIN)
			return outlet_failed(outlet, errno, error);
		enum outlet_ready ready = outlet_wait(outlet, file, POLLOUT, deadline);
		if (ready != OUTLET_READY)
			return outlet_not_ready(outlet, ready, error);
	}
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
