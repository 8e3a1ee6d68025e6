/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "intake/xlsx_format.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "text/date.h"
#include "text/macros.h"
#include "text/number.h"
#include "text/utf8.h"

enum {
	DAYS_TO_1970 = 25569, /* from day 0 of the count since 1900 */
	DAYS_TO_1904 = 1462,
	NO_SUCH_DAY = 60, /* 29 February 1900, which that count has */
	DAYS_LAST = 2958465,
	SECONDS = 86400,
	THAILAND = 7 * 3600,
	DECIMALS_MAX = 15,
};

/* --- codes --- */

/* What Thai workbooks write for d, m, y, h and s. */
static const struct {
	const char *letter;
	char part;
} letters[] = {{"d", 'd'}, {"D", 'd'}, {"ว", 'd'}, {"y", 'y'}, {"Y", 'y'}, {"b", 'y'},
	{"B", 'y'}, {"e", 'y'}, {"ป", 'y'}, {"ด", 'm'}, {"h", 'h'}, {"H", 'h'},
	{"ช", 'h'}, {"s", 's'}, {"S", 's'}, {"ท", 's'}, {"น", 'n'}, {"m", '?'},
	{"M", '?'}};

struct walk {
	struct xlsx_format *format;
	struct str before, behind;
	bool number; /* its place was met */
	bool point;
	bool scientific;
	char last; /* part of a date before this one: m behind h is of the time */
};

/* [$-D07041E], [$฿-41E], [h], [Red]: returns its bytes. */
static size_t take_bracket(struct walk *walk, const char *at)
{
	const char *end = strchr(at, ']');
	if (!end)
		return 1;
	const size_t bytes = (size_t)(end - at) + 1;
	if (at[1] == '$') {
		const char *dash = memchr(at, '-', bytes);
		if (dash && (dash[1] == 'D' || dash[1] == 'd'))
			walk->format->thai_digits = true;
		const size_t words = (size_t)((dash ? dash : end) - at) - 2;
		str_append(walk->number ? &walk->behind : &walk->before, at + 2, words);
	} else if (strchr("hHmMsS", at[1])) {
		walk->format->time = walk->format->elapsed = true;
		walk->last = 'h';
	}
	return bytes;
}

static void take_part(struct walk *walk, char part)
{
	struct xlsx_format *format = walk->format;
	if (part == '?')
		part = walk->last == 'h' || walk->last == 'n' ? 'n' : 'm';
	format->day |= part == 'd';
	format->month |= part == 'm';
	format->year |= part == 'y';
	format->time |= part == 'h' || part == 's' || part == 'n';
	format->seconds |= part == 's';
	walk->last = part;
}

static size_t take_letter(struct walk *walk, const char *at)
{
	for (size_t i = 0; i < COUNT(letters); i++) {
		const size_t bytes = strlen(letters[i].letter);
		if (strncmp(at, letters[i].letter, bytes) != 0)
			continue;
		take_part(walk, letters[i].part);
		return bytes;
	}
	return 0;
}

static void put_words(struct walk *walk, const char *words, size_t bytes)
{
	str_append(walk->number ? &walk->behind : &walk->before, words, bytes);
}

/* A text in quotes, or one character behind a backslash. */
static size_t take_quoted(struct walk *walk, const char *at)
{
	if (*at == '\\') {
		uint32_t c;
		const size_t left = strlen(at + 1);
		const size_t bytes = left ? utf8_decode(at + 1, left, &c) : 0;
		put_words(walk, at + 1, bytes);
		return 1 + bytes;
	}
	const char *end = strchr(at + 1, '"');
	const size_t bytes = end ? (size_t)(end - at) - 1 : strlen(at + 1);
	put_words(walk, at + 1, bytes);
	return bytes + (end ? 2 : 1);
}

static size_t take_one(struct walk *walk, const char *at)
{
	struct xlsx_format *format = walk->format;
	switch (*at) {
	case '[': return take_bracket(walk, at);
	case '"':
	case '\\': return take_quoted(walk, at);
	case '_':
	case '*': return at[1] ? 2 : 1; /* room, or what fills it */
	case '%':
		format->percent = true;
		put_words(walk, "%", 1);
		return 1;
	case 't': format->thai_digits = true; return 1;
	case '.': walk->point = walk->number; return 1;
	case ',': format->groups |= walk->number && !walk->point; return 1;
	case 'E': walk->scientific = true; return 1;
	case '/': walk->scientific |= walk->number; return 1; /* a fraction */
	case '0':
	case '#':
	case '?':
		walk->number = true;
		format->decimals += walk->point && format->decimals < DECIMALS_MAX;
		return 1;
	case '@': return 1;
	}
	const size_t bytes = take_letter(walk, at);
	if (bytes)
		return bytes;
	if (strchr(" ()+-$", *at))
		put_words(walk, at, 1);
	return 1;
}

/* Of several parts (for negative numbers, for zero) the first. A date is never one of words
 * alone: where there is a place for a number it is none. */
void xlsx_format_read(struct xlsx_format *format, const char *code)
{
	struct walk walk = {.format = format, .before = STR_INIT, .behind = STR_INIT};
	*format = (struct xlsx_format){0};
	const bool general = !strncmp(code, "General", 7) || !*code || !strcmp(code, "@");
	for (size_t at = 0; !general && code[at] && code[at] != ';';)
		at += take_one(&walk, code + at);
	const bool date = format->day || format->month || format->year || format->time;
	format->general = general || walk.scientific || (!date && !walk.number);
	if (!date && !format->general) {
		format->before = walk.before.bytes ? str_detach(&walk.before) : NULL;
		format->behind = walk.behind.bytes ? str_detach(&walk.behind) : NULL;
	}
	str_release(&walk.before);
	str_release(&walk.behind);
}

void xlsx_format_known(struct xlsx_format *format, unsigned number)
{
	static const struct {
		unsigned number;
		const char *code;
	} known[] = {{1, "0"}, {2, "0.00"}, {3, "#,##0"}, {4, "#,##0.00"}, {9, "0%"},
		{10, "0.00%"}, {14, "d/m/y"}, {15, "d-m-y"}, {16, "d-m"}, {17, "m-y"},
		{18, "h:m"}, {19, "h:m:s"}, {20, "h:m"}, {21, "h:m:s"}, {22, "d/m/y h:m"},
		{37, "#,##0"}, {38, "#,##0"}, {39, "#,##0.00"}, {40, "#,##0.00"},
		{45, "h:m:s"}, {46, "[h]:m:s"}, {47, "h:m:s"}, {59, "t0"}, {60, "t0.00"},
		{61, "t#,##0"}, {62, "t#,##0.00"}, {67, "t0%"}, {68, "t0.00%"},
		{71, "[$-D]d/m/y"}, {72, "[$-D]d-m-y"}, {73, "[$-D]d-m"},
		{74, "[$-D]m-y"}, {75, "[$-D]h:m"}, {76, "[$-D]h:m:s"},
		{77, "[$-D]d/m/y h:m"}, {78, "[$-D]h:m:s"}, {79, "[$-D][h]:m:s"},
		{80, "[$-D]h:m:s"}, {81, "d/m/y"}};
	for (size_t i = 0; i < COUNT(known); i++)
		if (known[i].number == number) {
			xlsx_format_read(format, known[i].code);
			return;
		}
	/* Of East Asia: dates all of them. */
	xlsx_format_read(
		format, (number >= 27 && number <= 36) || (number >= 50 && number <= 58)
				? "d/m/y"
				: "General");
}

void xlsx_format_release(struct xlsx_format *format)
{
	free(format->before);
	free(format->behind);
	*format = (struct xlsx_format){0};
}

/* --- numbers --- */

static bool is_date(const struct xlsx_format *format)
{
	return format->day || format->month || format->year;
}

static void append_time(struct str *out, const struct xlsx_format *format, double days)
{
	const double of_day = format->elapsed ? days : days - floor(days);
	const long seconds = lround(of_day * SECONDS);
	str_printf(out, "%02ld:%02ld", seconds / 3600, seconds / 60 % 60);
	if (format->seconds)
		str_printf(out, ":%02ld", seconds % 60);
}

/* Days since 1900, in which that year is taken for a leap year. */
static void append_date(
	struct str *out, const struct xlsx_format *format, double value, bool since_1904)
{
	double days = value + (since_1904 ? DAYS_TO_1904 : 0);
	if (days < NO_SUCH_DAY)
		days += 1;
	/* A rounded second: what is a hair before midnight is of the next day. */
	const double seconds = floor(days * SECONDS + 0.5);
	struct date date = date_from_time(
		(time_t)(seconds - (double)DAYS_TO_1970 * SECONDS) - THAILAND);
	if (!format->day)
		date.day = 0;
	if (!format->month)
		date.month = 0;
	if (!format->year)
		date.year = 0;
	struct str text = STR_INIT;
	if (date.month) {
		if (date.day)
			str_printf(&text, "%d ", date.day);
		str_puts(&text, month_short(date.month));
		if (date.year)
			str_printf(&text, " %d", date.year);
	} else {
		str_printf(&text, "%d", date.year ? date.year : date.day);
	}
	str_append(out, text.data, text.bytes);
	str_release(&text);
	if (format->time) {
		str_putc(out, ' ');
		append_time(out, format, seconds / SECONDS);
	}
}

/* Digits in threes. */
static void append_grouped(struct str *out, const char *digits)
{
	const size_t whole = strcspn(digits, ".");
	for (size_t i = 0; i < whole; i++) {
		if (i && (whole - i) % 3 == 0)
			str_putc(out, ',');
		str_putc(out, digits[i]);
	}
	str_puts(out, digits + whole);
}

static void append_number(struct str *out, const struct xlsx_format *format, double value)
{
	struct str digits = STR_INIT;
	const double shown = fabs(format->percent ? value * 100 : value);
	str_printf(&digits, "%.*f", (int)format->decimals, shown);
	if (value < 0 && strspn(digits.data, "0.") < digits.bytes)
		str_putc(out, '-');
	str_puts(out, format->before ? format->before : "");
	if (format->groups)
		append_grouped(out, digits.data);
	else
		str_puts(out, digits.data);
	str_puts(out, format->behind ? format->behind : "");
	str_release(&digits);
}

/* As short as it can be read again: 0.1 is stored with all its digits. */
static void append_general(struct str *out, const char *text, double value)
{
	char digits[40];
	const size_t bytes = strlen(text);
	/* Whole numbers are as they are; so is what has few digits. */
	if (bytes <= DECIMALS_MAX + 1 && !strpbrk(text, "eE")) {
		str_puts(out, text);
		return;
	}
	snprintf(digits, sizeof(digits), "%.15g", value);
	str_puts(out, digits);
}

void xlsx_format_append(struct str *out, const struct xlsx_format *format,
	const char *text, bool since_1904)
{
	char *end;
	const double value = strtod(text, &end);
	struct str shown = STR_INIT;
	if (end == text || *end || !isfinite(value) || fabs(value) > 1e15) {
		str_puts(out, text);
		return;
	}
	const bool dated = value >= 0 && value <= DAYS_LAST;
	if (dated && is_date(format))
		append_date(&shown, format, value, since_1904);
	else if (dated && format->time)
		append_time(&shown, format, value);
	else if (format->general || is_date(format) || format->time)
		append_general(&shown, text, value);
	else
		append_number(&shown, format, value);
	digits_append(out, shown.data, shown.bytes,
		format->thai_digits ? DIGITS_THAI : DIGITS_AS_TYPED);
	str_release(&shown);
}
