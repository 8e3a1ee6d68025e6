/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "print/page_range.h"

#include <limits.h>
#include <stdint.h>
#include <string.h>

#include "text/i18n.h"
#include "text/number.h"

/* A number at the start of text, if there is one; false if it is no page. */
static bool take_number(const char **text, unsigned *number)
{
	size_t used;
	int32_t value;
	if (**text == '-' || **text == ',' || !**text)
		return true;
	if (!number_parse(*text, strlen(*text), &used, &value) || value < 1)
		return false;
	*number = (unsigned)value;
	*text += used;
	return true;
}

/* One of "3", "3-", "-5", "3-5". */
static bool take_part(const char **text, unsigned *first, unsigned *last)
{
	const char *start = *text;
	*first = 0;
	if (!take_number(text, first))
		return false;
	*last = *first;
	if (**text == '-') {
		++*text;
		*last = UINT_MAX;
		if (!take_number(text, last))
			return false;
		if (!*first)
			*first = 1;
	}
	return *text - start > 0 && *first && *first <= *last && strcmp(start, "-") != 0;
}

bool page_range_parse(const char *text, struct page_range *range, struct error *error)
{
	struct page_range parsed = {.count = 0};
	const char *at = text;
	bool good = true;
	do {
		good = parsed.count < PAGE_RANGE_PARTS &&
		       take_part(&at, &parsed.parts[parsed.count].first,
			       &parsed.parts[parsed.count].last);
		parsed.count++;
	} while (good && *at == ',' && *at++);
	if (!good || *at)
		return error_set(error, ERROR_USAGE,
			_("pages '%s': expected numbers like 3, 3-, -5, 3-5 or 1,4-6"),
			text);
	*range = parsed;
	return true;
}

bool page_range_has(const struct page_range *range, unsigned number)
{
	for (size_t i = 0; i < range->count; i++)
		if (number >= range->parts[i].first && number <= range->parts[i].last)
			return true;
	return !range->count;
}
