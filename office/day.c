/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "office/day.h"

#include <string.h>

bool day_read(const char *text, struct date *day)
{
	struct date read;
	size_t used = 0;
	bool asks = false;
	text += strspn(text, " ");
	if (date_parse_iso(text, day))
		return true;
	if (!date_parse(text, strlen(text), &used, &read, &asks) ||
		text[used + strspn(text + used, " ")] || !read.day || !read.month ||
		!read.year)
		return false;
	*day = read;
	return true;
}
