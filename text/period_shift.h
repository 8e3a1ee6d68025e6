/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Texts of one year made those of another: what a report that is carried over to the
 * next fiscal year says. Only years move, and everything stays written as it was: Thai
 * or Arabic digits, two or four, month names long or short, spaces.
 */
#ifndef TEXT_PERIOD_SHIFT_H
#define TEXT_PERIOD_SHIFT_H

#include <stddef.h>

#include "text/str.h"

/*
 * Appends a period (text/period.h) moved by so many years: ต.ค. ๖๗ - ก.ย. ๖๘ becomes
 * ต.ค. ๖๘ - ก.ย. ๖๙. A day stays the same day of its month where that year has it (29
 * February becomes the 28th); the name of a weekday stays too. What names no year, and
 * what is not understood, is appended as it is.
 */
void period_shift(struct str *out, const char *text, size_t bytes, int years);

/*
 * Appends a period of just the first half of the fiscal year (BE) as that of all of it:
 * ต.ค. ๖๗ - มี.ค. ๖๘ becomes ต.ค. ๖๗ - ก.ย. ๖๘. Any other, and one whose months are not
 * written as names, is appended as it is.
 */
void period_lengthen(struct str *out, const char *text, size_t bytes, int fiscal_year);

/* Appends running text in which a round of so many months (รอบ ๖ เดือน) is one of so many
 * others, in digits of its own kind. */
void round_shift(
	struct str *out, const char *text, size_t bytes, int from_months, int months);

/*
 * Appends running text with the years moved that speak of the fiscal year (BE):
 * - its number, with or without พ.ศ., but not in the name of a law;
 * - a month of it, and its first and last days and those of its rounds of 6 months;
 *   another day with its date is an event, which stays;
 * - the year before it, that of the ITA result, where the line names ITA before.
 */
void year_shift(
	struct str *out, const char *text, size_t bytes, int fiscal_year, int years);

#endif
