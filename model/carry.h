/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What becomes of a report, or of one of its cards, in a report that is made from it: of
 * another year, of the same year with 12 months in place of 6, or of the same kind.
 *
 * Into another year: years that name the old one are moved (text/period_shift.h) in
 * periods, title, memo, texts and cards. Emptied is what the new year has to say: output,
 * outcome, suggestion and evidence of cards, and the ITA result and its items, whose year
 * is the one before the new fiscal year. Every field of a card that is not empty waits to
 * be confirmed (card.unconfirmed).
 *
 * Within the year all that a card says is kept. What waits to be confirmed is what has to
 * be brought up to date: its results (the fields that another year empties) and its period,
 * besides what waited before.
 *
 * Where 6 months become 12, a period of just the first half of the year is the whole year;
 * where the months are others, "รอบ ๖ เดือน" says so in the report's own texts.
 *
 * Always: number and date of the memo, opinions and dates of those who sign it are empty;
 * what was absent stays absent, unknown keys stay; a UUID is none, states are open and
 * draft. Of the report's own texts those wait (report.unconfirmed) that are worth a look:
 * subject, closing, the text of each section (its heading where it has no text), who signs.
 * Standing words (office, to whom, headings, posts) do not.
 */
#ifndef MODEL_CARRY_H
#define MODEL_CARRY_H

#include "model/card.h"
#include "model/report.h"

struct carry {
	int from;                /* the fiscal year (BE) of what is carried */
	int years;               /* by which it moves; 0: within the year */
	int from_months, months; /* 6 or 12, before and after */
};

void carry_card(const struct carry *carry, struct card *card);
/* Year and months of the report are those of the new one then; cards included. */
void carry_report(const struct carry *carry, struct report *report);

#endif
