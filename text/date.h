/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Dates of the Buddhist era, as Thai offices write them.
 *
 * Years are of the Buddhist era (BE = CE + 543). Fiscal year N runs from
 * 1 October N-1 to 30 September N.
 */
#ifndef TEXT_DATE_H
#define TEXT_DATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include "text/number.h"
#include "text/str.h"

enum {
	BUDDHIST_ERA = 543, /* years before the Common Era's first */
	YEAR_MONTHS = 12,
	ROUND_MONTHS = 6, /* of the shorter round; the longer is a year */
	QUARTER_MONTHS = 3,
	FISCAL_FIRST_MONTH = 10,
};

struct date {
	int year;  /* BE; 0: not named */
	int month; /* 1-12; 0: not named */
	int day;   /* 1-31; 0: not named */
};

enum date_style {
	DATE_LONG,  /* ๑ ตุลาคม ๒๕๖๖ */
	DATE_SHORT, /* ๑ ต.ค. ๖๖ */
};

/*
 * Reads a date at the start of text: [day] month [year], month by full name or
 * abbreviation with or without dots, พ.ศ. before the year or not; day/month/year
 * in digits too. วันที่, a weekday (วันพุธที่) and เดือน may stand before what they
 * name. Two-digit years are 25xx; from 2400 up a year is BE; *asks says whether a
 * year 1900-2100 was met (taken as CE: a person should be asked, unless ค.ศ. was
 * said). *used gets the bytes read. False, and nothing set, where no month is
 * found or no such day exists.
 */
bool date_parse(
	const char *text, size_t bytes, size_t *used, struct date *date, bool *asks);

/* The same without a look at the calendar: ๓๑ เมษายน is read too; a day 0 is -1. And
 * whether there is that day, which needs none of the three to be named. */
bool date_read(
	const char *text, size_t bytes, size_t *used, struct date *date, bool *asks);
bool date_exists(struct date date);

/* Reads a year alone: ๒๕๖๗, ๖๗, พ.ศ. ๒๕๖๗; the rules of years above. */
bool year_parse(const char *text, size_t bytes, size_t *used, int *year, bool *asks);

/* A whole day as programs write it, YYYY-MM-DD of the common era: reads a text that is
 * one, with or without leading zeros (nothing set where it is none, or there is no such
 * day); appends it; whether a text is one just as that appends it. */
bool date_parse_iso(const char *text, struct date *date);
void date_append_iso(struct str *out, struct date date);
bool date_is_iso(const char *text);

/* Parts that are 0 are left out. */
void date_append(
	struct str *out, struct date date, enum date_style style, enum digits digits);

/* The full name and the abbreviation of month 1-12; "" for any other. */
const char *month_name(int month);
const char *month_short(int month);

/* Days of a month of a BE year; of a year that is 0, what it has at most. */
int month_days(int month, int year);

/* Below, at or above 0; a part that is 0 counts as smallest. */
int date_compare(struct date a, struct date b);

/* The fiscal year (BE) that the date lies in; needs year and month. */
int date_fiscal_year(struct date date);
struct date fiscal_year_first(int fiscal_year);
/* A round of 6 months: 31 March; of 12: 30 September. */
struct date fiscal_year_last(int fiscal_year, int round_months);

/* Days from one whole date to another; below 0 where it lies before it. */
long date_days(struct date from, struct date to);

/* The weekday of a whole date, 1 Monday to 7 Sunday; its name (จันทร์), "" for any other. */
int date_weekday(struct date date);
const char *weekday_name(int weekday);
/* The weekday that is named before the offset `end`, as before a date (วันพุธที่ ๒๘…), and
 * where that begins; 0: none. */
int weekday_before(const char *text, size_t end, size_t *start);

/* The date in Thailand (UTC+7, whatever the machine's zone is); no parts for a time
 * beyond the year 9999. */
struct date date_from_time(time_t time);

/* The second of the day there, 0 to 86399. */
int date_second(time_t time);

/* Seconds since 1970 at which a minute of a whole day begins there. */
int64_t date_minute(struct date day, int minute);

/* Now, or $SOURCE_DATE_EPOCH where that is set to a number. */
time_t time_now(void);

#endif
