/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "text/number_range.h"

#include <limits.h>
#include <stdint.h>
#include <string.h>

#include "text/number.h"

/* 0: no number stands there. False: one that counts nothing. */
static bool take_number(const char **text, const char *blanks, unsigned *number)
{
	size_t used;
	int32_t value;
	*number = 0;
	*text += strspn(*text, blanks);
	if (!number_parse(*text, strlen(*text), &used, &value))
		return true;
	*text += used;
	*text += strspn(*text, blanks);
	*number = value > 0 ? (unsigned)value : 0;
	return value > 0;
}

bool number_range_take(
	const char **text, const char *blanks, unsigned *first, unsigned *last)
{
	if (!take_number(text, blanks, first))
		return false;
	*last = *first;
	if (**text == '-') {
		++*text;
		if (!take_number(text, blanks, last) || (!*first && !*last))
			return false;
		*first = *first ? *first : 1;
		*last = *last ? *last : UINT_MAX;
	}
	return *first && *first <= *last;
}
