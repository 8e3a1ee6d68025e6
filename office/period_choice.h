/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Periods to choose from for a measure: those of the report's other measures, most used
 * first, then the year, its rounds, quarters and months, written as these write theirs.
 */
#ifndef OFFICE_PERIOD_CHOICE_H
#define OFFICE_PERIOD_CHOICE_H

#include <stdbool.h>
#include <stddef.h>

#include "model/lists.h"
#include "text/date.h"
#include "text/number.h"
#include "text/str.h"

/* How an office writes a period from one month to another: ต.ค. ๖๗ - ก.ย. ๖๘,
 * ๑ ตุลาคม ๒๕๖๖ – ๓๐ กันยายน ๒๕๖๗, ตุลาคม 2566-กันยายน 2567, ต.ค. – มี.ค. */
struct period_style {
	bool days; /* named */
	bool short_months;
	bool years; /* named; else the report's fiscal year is meant */
	bool once;  /* and only behind the second month, where both are in one year */
	bool short_years; /* ๖๗ */
	bool era;         /* พ.ศ. before them */
	bool space;       /* between month and year */
	enum digits digits;
	char between[16]; /* with the spaces around it */
};

/* As the first of these texts that is a range of months or days writes it; of none of them
 * ต.ค. ๖๗ - ก.ย. ๖๘ in these digits (as-typed: Thai ones). */
struct period_style period_style_of(
	const struct string_list *used, int fiscal_year, enum digits digits);

/* Appends the period from the first day of one month to the last of another; both with
 * their year (BE). */
void period_style_append(struct str *out, const struct period_style *style,
	struct date first, struct date last);

/* To choose from; the texts of both are in the same order. */
struct period_choices {
	struct period_style style;
	struct string_list texts; /* what is put into the field */
	struct string_list shown; /* what it is, and that */
	size_t months;            /* the first of the months, behind the quarters */
};

/* used: the periods of the report's measures, each as often as it is there; "" counts for
 * nothing. Released with period_choices_release(). */
void period_choices_make(struct period_choices *choices, const struct string_list *used,
	int fiscal_year, int months, enum digits digits);
void period_choices_release(struct period_choices *choices);

/* The months of a fiscal year, from October on, 0 to 11. */
struct date fiscal_month_at(int fiscal_year, int place);

#endif
