/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "office/fiscal_year.h"

#include <string.h>

#include "model/limits.h"
#include "text/date.h"
#include "text/i18n.h"

const char *const fiscal_rounds[FISCAL_ROUNDS] = {N_("12 months"), N_("6 months")};
static const int months_of[FISCAL_ROUNDS] = {12, 6};

int fiscal_year_typed(const char *text)
{
	size_t used;
	int year;
	bool asks = false;
	text += strspn(text, " ");
	if (!year_parse(text, strlen(text), &used, &year, &asks) ||
		year < LIMIT_FIRST_YEAR || year > LIMIT_LAST_YEAR)
		return 0;
	return text[used + strspn(text + used, " ")] ? 0 : year;
}

int fiscal_round_months(size_t round)
{
	return months_of[round];
}

size_t fiscal_round_of(int months)
{
	size_t round = 0;
	while (round < FISCAL_ROUNDS - 1 && months_of[round] != months)
		round++;
	return round;
}

void fiscal_year_hint(
	const char *typed, size_t round, enum digits digits, struct str *out)
{
	const int year = fiscal_year_typed(typed);
	if (!year) {
		str_puts(out, _("a year is expected"));
		return;
	}
	date_append(out, fiscal_year_first(year), DATE_SHORT, digits);
	str_puts(out, " – ");
	date_append(out, fiscal_year_last(year, months_of[round]), DATE_SHORT, digits);
}
