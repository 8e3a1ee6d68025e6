/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "office/moment.h"

#include "text/date.h"

void moment_clock(struct str *out, int64_t at, bool seconds, enum digits digits)
{
	const int second = date_second((time_t)at);
	struct str plain = STR_INIT;
	str_printf(&plain, "%02d:%02d", second / 3600, second / 60 % 60);
	if (seconds)
		str_printf(&plain, ":%02d", second % 60);
	digits_append(out, plain.data, plain.bytes, digits);
	str_release(&plain);
}

void moment_append(struct str *out, int64_t at, enum digits digits)
{
	date_append(out, date_from_time((time_t)at), DATE_SHORT, digits);
	str_putc(out, ' ');
	moment_clock(out, at, false, digits);
}
