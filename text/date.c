/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "text/date.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text/reader.h"
#include "text/str.h"
#include "text/thai.h"
#include "text/utf8.h"

enum {
	CENTURY_BE = 2500, /* of a year of two digits */
	FIRST_BE = 2400,   /* four digits from here up are BE */
	FIRST_CE = 1900,   /* and from here ... */
	LAST_CE = 2100,    /* ... to here are asked about */
	LAST_YEAR = 9999,
	FISCAL_LAST_MONTH = 9,
	ROUND_LAST_MONTH = 3, /* of the round of six months */
	FEBRUARY = 2,
	THAILAND_SECONDS = 7 * 60 * 60, /* ahead of UTC, summer and winter */
	DAY_SECONDS = 24 * 60 * 60,
};

/* 9999-12-31: beyond, the parts of a date have no sense. */
static const time_t last_time = 253402300799;

static const struct month {
	const char *name, *abbreviation;
	int days;
} months[] = {
	[1] = {"มกราคม", "ม.ค.", 31},
	[2] = {"กุมภาพันธ์", "ก.พ.", 28},
	[3] = {"มีนาคม", "มี.ค.", 31},
	[4] = {"เมษายน", "เม.ย.", 30},
	[5] = {"พฤษภาคม", "พ.ค.", 31},
	[6] = {"มิถุนายน", "มิ.ย.", 30},
	[7] = {"กรกฎาคม", "ก.ค.", 31},
	[8] = {"สิงหาคม", "ส.ค.", 31},
	[9] = {"กันยายน", "ก.ย.", 30},
	[10] = {"ตุลาคม", "ต.ค.", 31},
	[11] = {"พฤศจิกายน", "พ.ย.", 30},
	[12] = {"ธันวาคม", "ธ.ค.", 31},
};
enum { MONTHS = sizeof(months) / sizeof(months[0]) - 1 };

/* In the order of the week; the shorter of two names of a day behind the longer one. */
static const char *const weekdays[] = {
	"จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "พฤหัส", "ศุกร์", "เสาร์", "อาทิตย์", NULL};
static const int weekday_numbers[] = {1, 2, 3, 4, 4, 5, 6, 7};
static const char *const buddhist[] = {"พ.ศ.", "พ.ศ", "พศ.", "พศ", "พุทธศักราช", NULL};
static const char *const common[] = {"ค.ศ.", "ค.ศ", "คศ.", "คศ", "คริสต์ศักราช", NULL};

const char *month_name(int month)
{
	return month >= 1 && month <= MONTHS ? months[month].name : "";
}

const char *month_short(int month)
{
	return month >= 1 && month <= MONTHS ? months[month].abbreviation : "";
}

static bool is_leap(int year)
{
	int ce = year - BUDDHIST_ERA;
	return (ce % 4 == 0 && ce % 100 != 0) || ce % 400 == 0;
}

int month_days(int month, int year)
{
	if (month < 1 || month > MONTHS)
		return 0;
	return months[month].days + (month == FEBRUARY && (!year || is_leap(year)));
}

/* Whether a letter follows that goes on with a word. Words that may stand behind a month
 * do not: in a folded text no space parts them from it. */
static bool goes_on(struct reader after)
{
	static const char *const words[] = {"ถึง", "ปี", NULL};
	uint32_t next = 0;
	if (after.at < after.bytes)
		utf8_decode(after.text + after.at, after.bytes - after.at, &next);
	return thai_is_letter(next) && !reader_any(&after, words) &&
	       !reader_any(&after, buddhist) && !reader_any(&after, common);
}

/* The abbreviation with its dots, and a space behind the first perhaps, or without; where
 * the last one is missing, no further letter of a word may follow. */
static bool scan_abbreviation(struct reader *reader, const char *abbreviation)
{
	struct reader ahead = *reader;
	bool dot = false;
	for (; *abbreviation; abbreviation++) {
		if (dot || ahead.at == reader->at)
			reader_spaces(&ahead);
		const bool same =
			ahead.at < ahead.bytes && ahead.text[ahead.at] == *abbreviation;
		if (!same && *abbreviation != '.')
			return false;
		ahead.at += same;
		dot = same && *abbreviation == '.';
	}
	if (!dot && goes_on(ahead))
		return false;
	*reader = ahead;
	return true;
}

static bool scan_month(struct reader *reader, int *month)
{
	for (int i = 1; i <= MONTHS; i++) {
		if (reader_word(reader, months[i].name) ||
			scan_abbreviation(reader, months[i].abbreviation)) {
			*month = i;
			return true;
		}
	}
	return false;
}

static bool scan_year(struct reader *reader, int *year, bool *asks)
{
	struct reader ahead = *reader;
	int32_t value;
	size_t digits;
	reader_word(&ahead, "ปี");
	bool is_common = !reader_any(&ahead, buddhist) && reader_any(&ahead, common);
	if (!reader_number(&ahead, &value, &digits))
		return false;
	if (value >= FIRST_CE && value <= LAST_CE && digits == 4) {
		*asks = !is_common;
		*year = value + BUDDHIST_ERA;
	} else if (!is_common && digits == 2) {
		*asks = false;
		*year = CENTURY_BE + value;
	} else if (!is_common && digits == 4 && value >= FIRST_BE && value <= LAST_YEAR) {
		*asks = false;
		*year = value;
	} else {
		return false;
	}
	*reader = ahead;
	return true;
}

bool year_parse(const char *text, size_t bytes, size_t *used, int *year, bool *asks)
{
	struct reader reader = {text, bytes, 0};
	if (!scan_year(&reader, year, asks))
		return false;
	*used = reader.at;
	return true;
}

/* วันที่, วันพุธที่ */
static void scan_weekday(struct reader *reader)
{
	struct reader ahead = *reader;
	if (!reader_word(&ahead, "วัน"))
		return;
	bool named = reader_any(&ahead, weekdays);
	if (reader_word(&ahead, "ที่") || named)
		*reader = ahead;
}

/* 1/10/2566 */
static bool scan_figures(struct reader *reader, struct date *date, bool *asks)
{
	struct reader ahead = *reader;
	int32_t day, month;
	int year;
	if (!reader_number(&ahead, &day, NULL) || !reader_word(&ahead, "/") ||
		!reader_number(&ahead, &month, NULL) || !reader_word(&ahead, "/") ||
		!scan_year(&ahead, &year, asks) || month > MONTHS)
		return false;
	*date = (struct date){.year = year, .month = month, .day = day};
	*reader = ahead;
	return true;
}

/* [day] month [year] */
static bool scan_words(struct reader *reader, struct date *date, bool *asks)
{
	struct reader ahead = *reader;
	struct date read = {0};
	int32_t day;
	bool has_day = reader_number(&ahead, &day, NULL);
	reader_word(&ahead, "เดือน");
	if (!scan_month(&ahead, &read.month))
		return false;
	/* A day 0 is no day, and must not pass for one that was not named. */
	read.day = !has_day ? 0 : day ? day : -1;
	*asks = false;
	scan_year(&ahead, &read.year, asks);
	*date = read;
	*reader = ahead;
	return true;
}

bool date_read(
	const char *text, size_t bytes, size_t *used, struct date *date, bool *asks)
{
	struct reader reader = {text, bytes, 0};
	struct date read;
	bool read_asks;
	scan_weekday(&reader);
	if (!scan_figures(&reader, &read, &read_asks) &&
		!scan_words(&reader, &read, &read_asks))
		return false;
	*used = reader.at;
	*date = read;
	*asks = read_asks;
	return true;
}

bool date_exists(struct date date)
{
	return date.day >= 0 && date.day <= month_days(date.month, date.year);
}

bool date_parse(
	const char *text, size_t bytes, size_t *used, struct date *date, bool *asks)
{
	struct date read;
	size_t read_used;
	bool read_asks;
	if (!date_read(text, bytes, &read_used, &read, &read_asks) || !date_exists(read))
		return false;
	*used = read_used;
	*date = read;
	*asks = read_asks;
	return true;
}

void date_append(
	struct str *out, struct date date, enum date_style style, enum digits digits)
{
	bool is_short = style == DATE_SHORT;
	bool is_near = date.year >= CENTURY_BE && date.year < CENTURY_BE + 100;
	if (date.day)
		number_append(out, date.day, digits);
	if (date.day && (date.month || date.year))
		str_putc(out, ' ');
	if (date.month)
		str_puts(
			out, is_short ? month_short(date.month) : month_name(date.month));
	if (date.month && date.year)
		str_putc(out, ' ');
	if (date.year && is_short && is_near) {
		number_append(out, date.year / 10 % 10, digits);
		number_append(out, date.year % 10, digits);
	} else if (date.year) {
		number_append(out, date.year, digits);
	}
}

int date_compare(struct date a, struct date b)
{
	if (a.year != b.year)
		return a.year < b.year ? -1 : 1;
	if (a.month != b.month)
		return a.month < b.month ? -1 : 1;
	return (a.day > b.day) - (a.day < b.day);
}

/* Days from the first of March of a year long ago: leap days stand at years' ends. */
static long days_of(struct date date)
{
	enum { MARCH = 3, DAYS_OF_YEAR = 365, DAYS_OF_FIVE_MONTHS = 153 };
	const bool before_march = date.month < MARCH;
	const long year = date.year - BUDDHIST_ERA - before_march;
	const long month = date.month + (before_march ? YEAR_MONTHS : 0) - MARCH;
	return year * DAYS_OF_YEAR + year / 4 - year / 100 + year / 400 +
	       (DAYS_OF_FIVE_MONTHS * month + 2) / 5 + date.day;
}

long date_days(struct date from, struct date to)
{
	return days_of(to) - days_of(from);
}

int date_weekday(struct date date)
{
	enum { THURSDAY = 4, WEEK = 7 };
	static const struct date thursday = {1970 + BUDDHIST_ERA, 1, 1};
	const long since = (date_days(thursday, date) + THURSDAY - 1) % WEEK;
	return (int)((since + WEEK) % WEEK) + 1;
}

const char *weekday_name(int weekday)
{
	for (size_t i = 0; weekdays[i]; i++)
		if (weekday_numbers[i] == weekday)
			return weekdays[i];
	return "";
}

int weekday_before(const char *text, size_t end, size_t *start)
{
	text_take_back(text, &end, "ที่");
	for (size_t i = 0; weekdays[i]; i++) {
		size_t left = end;
		if (!text_take_back(text, &left, weekdays[i]) ||
			!text_take_back(text, &left, "วัน"))
			continue;
		*start = left;
		return weekday_numbers[i];
	}
	return 0;
}

int date_fiscal_year(struct date date)
{
	return date.year + (date.month >= FISCAL_FIRST_MONTH);
}

bool date_parse_iso(const char *text, struct date *date)
{
	int year, month, day, used = 0;
	if (sscanf(text, "%4d-%2d-%2d%n", &year, &month, &day, &used) != 3 ||
		text[used] || year < 1 || month < 1 || month > YEAR_MONTHS || day < 1 ||
		day > month_days(month, year + BUDDHIST_ERA))
		return false;
	*date = (struct date){year + BUDDHIST_ERA, month, day};
	return true;
}

void date_append_iso(struct str *out, struct date date)
{
	str_printf(out, "%04d-%02d-%02d", date.year - BUDDHIST_ERA, date.month, date.day);
}

bool date_is_iso(const char *text)
{
	struct str same = STR_INIT;
	struct date date;
	if (!date_parse_iso(text, &date))
		return false;
	date_append_iso(&same, date);
	const bool is = strcmp(same.data, text) == 0;
	str_release(&same);
	return is;
}

struct date fiscal_year_first(int fiscal_year)
{
	return (struct date){
		.year = fiscal_year - 1,
		.month = FISCAL_FIRST_MONTH,
		.day = 1,
	};
}

struct date fiscal_year_last(int fiscal_year, int round_months)
{
	int month = round_months == ROUND_MONTHS ? ROUND_LAST_MONTH : FISCAL_LAST_MONTH;
	return (struct date){
		.year = fiscal_year, .month = month, .day = months[month].days};
}

struct date date_from_time(time_t time)
{
	if (time < -last_time || time > last_time)
		return (struct date){0};
	struct tm parts;
	time_t there = time + THAILAND_SECONDS;
	gmtime_r(&there, &parts);
	return (struct date){
		.year = parts.tm_year + 1900 + BUDDHIST_ERA,
		.month = parts.tm_mon + 1,
		.day = parts.tm_mday,
	};
}

int date_second(time_t time)
{
	const int second = (int)((int64_t)time % DAY_SECONDS) + THAILAND_SECONDS;
	return (second + DAY_SECONDS) % DAY_SECONDS;
}

int64_t date_minute(struct date day, int minute)
{
	static const struct date epoch = {1970 + BUDDHIST_ERA, 1, 1};
	return (int64_t)date_days(epoch, day) * DAY_SECONDS + minute * 60 -
	       THAILAND_SECONDS;
}

time_t time_now(void)
{
	const char *set = getenv("SOURCE_DATE_EPOCH");
	if (set && *set) {
		char *end;
		errno = 0;
		long long seconds = strtoll(set, &end, 10);
		if (!errno && !*end)
			return (time_t)seconds;
	}
	return time(NULL);
}
