/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a clerk's words for a period mean.
 *
 * The string stays as typed; this is derived from it (design.md, "period"). All
 * forms: a range of days, of months, with the year named once or twice or taken
 * from the report's fiscal year; one day; one month; the fiscal year; a frequency.
 */
#ifndef TEXT_PERIOD_H
#define TEXT_PERIOD_H

#include <stdbool.h>
#include <stddef.h>

#include "text/date.h"
#include "text/frequency.h"
#include "text/number.h"

enum period_kind {
	PERIOD_EMPTY,
	PERIOD_NOT_UNDERSTOOD,
	PERIOD_DAY,         /* from == to */
	PERIOD_RANGE,       /* from .. to, days filled in */
	PERIOD_FISCAL_YEAR, /* the whole of it */
	PERIOD_FREQUENCY, /* ทุกเดือน: how often, not from when to when */
};

struct period {
	enum period_kind kind;
	struct date from, to; /* whole dates for DAY, RANGE, FISCAL_YEAR */
	/* May stand beside a range: ทุกเดือน ต.ค. ๖๗ - ก.ย. ๖๘. */
	enum frequency frequency;
	bool year_taken; /* no year was named; the fiscal year's was taken */
	bool asks;       /* a year 1900-2100 was met and taken as CE */
};

/* What was made of periods before is made anew where this is another: whoever lets words
 * mean something else counts it up. */
enum { PERIOD_VERSION = 2 };

/* fiscal_year: BE, for what names no year; 0 if unknown. */
struct period period_parse(const char *text, size_t bytes, int fiscal_year);

/* Digits in the text as typed, offset and bytes; none where bytes is 0. */
struct figure {
	size_t start, bytes;
};

/* Where the days and the years were named that period_parse() read; one figure may
 * stand in several places. All empty where the period was not understood. */
struct period_figures {
	struct figure from_day, to_day;
	struct figure years[4]; /* of from, of to, of the first and last fiscal year */
};
struct period period_parse_figures(
	const char *text, size_t bytes, int fiscal_year, struct period_figures *figures);

/* Appends in words how it was understood, for the clerk; translated. */
void period_describe(struct str *out, const struct period *period, enum digits digits);

/* Appends the same in few columns, for a list: ต.ค. ๖๗–ก.ย. ๖๘, ม.ค.–มี.ค. ๖๘, ๒๒ ม.ค. ๖๘; how
 * often, behind it. Nothing where it is empty or not understood. */
void period_append_short(
	struct str *out, const struct period *period, enum digits digits);

/* The identifier of a kind, as stored: "range", "day", "fiscal-year", … */
const char *period_kind_name(enum period_kind kind);

#endif
