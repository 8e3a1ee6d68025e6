/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/terminal/sara_am.h"

#include "text/thai.h"

bool sara_am_is(const wchar_t *cell)
{
	return cell[0] == THAI_SARA_AM_SIGN;
}

bool sara_am_takes(const wchar_t *cell)
{
	return thai_class((uint32_t)cell[0]) == THAI_CONSONANT;
}

bool sara_am_add_nikhahit(wchar_t *cell, size_t most)
{
	size_t count = wcslen(cell), at = count ? 1 : 0;
	bool room = count < most;
	if (!room)
		count = most - 1;
	while (at < count && thai_class((uint32_t)cell[at]) != THAI_TONE)
		at++;
	wmemmove(cell + at + 1, cell + at, count - at);
	cell[at] = THAI_NIKHAHIT;
	cell[count + 1] = L'\0';
	return room;
}

void sara_am_to_aa(wchar_t *cell)
{
	cell[0] = THAI_SARA_AA;
}
