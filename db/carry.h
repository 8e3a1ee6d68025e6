/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Next year's report from this one (or any other year's), whatever state it is in.
 *
 * Agency, layout, digits, months, memo, the texts around the table and the cards are the
 * same. Years that name the old fiscal year are moved (text/period_shift.h): in periods,
 * title, memo, texts and cards. Emptied is what the new year has to say: output, outcome,
 * suggestion and evidence of cards; number and date of the memo, opinions and dates of
 * those who sign it; the ITA result and its items, whose year is the one before the new
 * fiscal year. What was absent stays absent, unknown keys stay, UUIDs are new, states
 * are open and draft.
 *
 * Every field of a card that was carried and is not empty is in card.unconfirmed, until
 * the clerk confirms or changes it. While a card has such a field the screens do not let
 * it become done; the store does not forbid it.
 *
 * So is it with the report's own texts, in report.unconfirmed: they may tell last year's
 * scores and events, of which the years alone were moved. Named there is what is worth a
 * look: subject, closing, the text of each section (its heading where it has no text),
 * who signs. Standing words (office, to whom, headings, posts) are not.
 */
#ifndef DB_CARRY_H
#define DB_CARRY_H

#include "db/store.h"

/* *carried gets the new report's number. ERROR_REFUSED where a report of that agency,
 * year, months and title is there; ERROR_USAGE where fiscal_year is none (BE). */
bool store_carry(struct store *store, int64_t report, int fiscal_year, const char *who,
	int64_t *carried, struct error *error);

#endif
