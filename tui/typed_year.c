/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/typed_year.h"

#include <string.h>

#include "text/date.h"

int typed_year(const char *text)
{
	size_t used;
	int year;
	bool asks = false;
	text += strspn(text, " ");
	if (!year_parse(text, strlen(text), &used, &year, &asks))
		return 0;
	return text[used + strspn(text + used, " ")] ? 0 : year;
}
