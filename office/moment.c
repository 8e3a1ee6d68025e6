/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "office/moment.h"

#include <time.h>

#include "text/date.h"

enum { THAILAND_SECONDS = 7 * 60 * 60 /* ahead of UTC */ };

void moment_clock(struct str *out, int64_t at, bool seconds, enum digits digits)
{
	const time_t there = (time_t)at + THAILAND_SECONDS;
	struct tm clock;
	if (!gmtime_r(&there, &clock))
		return;
	struct str plain = STR_INIT;
	str_printf(&plain, "%02d:%02d", clock.tm_hour, clock.tm_min);
	if (seconds)
		str_printf(&plain, ":%02d", clock.tm_sec);
	digits_append(out, plain.data, plain.bytes, digits);
	str_release(&plain);
}

void moment_append(struct str *out, int64_t at, enum digits digits)
{
	date_append(out, date_from_time((time_t)at), DATE_SHORT, digits);
	str_putc(out, ' ');
	moment_clock(out, at, false, digits);
}
