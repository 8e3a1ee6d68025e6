/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "office/day.h"

#include <stdio.h>
#include <string.h>

static bool read_iso(const char *text, struct date *day)
{
	int year, month, number, used = 0;
	if (sscanf(text, "%4d-%2d-%2d%n", &year, &month, &number, &used) != 3 ||
		text[used] || year < 1 || month < 1 || month > YEAR_MONTHS ||
		number < 1 || number > month_days(month, year + BUDDHIST_ERA))
		return false;
	*day = (struct date){year + BUDDHIST_ERA, month, number};
	return true;
}

bool day_read(const char *text, struct date *day)
{
	struct date read;
	size_t used = 0;
	bool asks = false;
	text += strspn(text, " ");
	if (read_iso(text, day))
		return true;
	if (!date_parse(text, strlen(text), &used, &read, &asks) ||
		text[used + strspn(text + used, " ")] || !read.day || !read.month ||
		!read.year)
		return false;
	*day = read;
	return true;
}
