/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "print/page_range.h"

#include "text/i18n.h"
#include "text/number_range.h"

bool page_range_parse(const char *text, struct page_range *range, struct error *error)
{
	struct page_range parsed = {.count = 0};
	const char *at = text;
	bool good = true;
	do {
		good = parsed.count < PAGE_RANGE_PARTS &&
		       number_range_take(&at, "", &parsed.parts[parsed.count].first,
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
