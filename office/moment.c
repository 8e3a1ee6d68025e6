/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "office/moment.h"

#include <stdio.h>
#include <string.h>

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

enum { ISO_DAY_BYTES = 10, HOUR = 60 * 60, THAILAND = 7 * HOUR };

void moment_append_iso(struct str *out, int64_t at)
{
	date_append_iso(out, date_from_time((time_t)at));
	str_putc(out, 'T');
	moment_clock(out, at, true, DIGITS_ARABIC);
	str_puts(out, "+07:00");
}

/* Seconds that a place is before Greenwich: "", Z, +07:00. */
static bool read_zone(const char *text, int *seconds)
{
	int hours, minutes, used = 0;
	*seconds = *text ? 0 : THAILAND;
	if (!*text || !strcmp(text, "Z"))
		return true;
	if (!strchr("+-", *text) ||
		sscanf(text + 1, "%2d:%2d%n", &hours, &minutes, &used) != 2 ||
		text[1 + used] || hours < 0 || hours > 14 || minutes < 0 || minutes > 59)
		return false;
	*seconds = (hours * 60 + minutes) * (*text == '-' ? -60 : 60);
	return true;
}

/* Of the day; *rest stands behind it. */
static bool read_clock(const char *text, int *second, const char **rest)
{
	int hours, minutes, seconds, used = 0;
	*rest = text;
	*second = 0;
	if (!*text)
		return true;
	if (!strchr("T ", *text) ||
		sscanf(text + 1, "%2d:%2d%n", &hours, &minutes, &used) != 2)
		return false;
	*rest += 1 + used;
	seconds = 0;
	if (**rest == ':' && sscanf(*rest + 1, "%2d%n", &seconds, &used) == 1)
		*rest += 1 + used;
	*second = (hours * 60 + minutes) * 60 + seconds;
	return hours >= 0 && hours < 24 && minutes >= 0 && minutes < 60 && seconds >= 0 &&
	       seconds < 60;
}

bool moment_parse_iso(const char *text, int64_t *at)
{
	char day[ISO_DAY_BYTES + 1];
	struct date date;
	int second, zone;
	const char *rest;
	if (strnlen(text, ISO_DAY_BYTES) < ISO_DAY_BYTES)
		return false;
	memcpy(day, text, ISO_DAY_BYTES);
	day[ISO_DAY_BYTES] = '\0';
	if (!date_is_iso(day) || !date_parse_iso(day, &date) ||
		!read_clock(text + ISO_DAY_BYTES, &second, &rest) ||
		!read_zone(rest, &zone))
		return false;
	*at = date_minute(date, 0) + second + THAILAND - zone;
	return true;
}
