/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "text/period_shift.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "text/date.h"
#include "text/normalise.h"
#include "text/number.h"
#include "text/period.h"

/* A text that is copied with some of its figures replaced, from left to right. */
struct copying {
	struct str *out;
	const char *text;
	size_t bytes, done; /* done: copied so far */
};

static void copy_to(struct copying *copying, size_t end)
{
	str_append(copying->out, copying->text + copying->done, end - copying->done);
	copying->done = end;
}

static void replace(struct copying *copying, struct figure figure, int64_t value)
{
	if (!figure.bytes || figure.start < copying->done)
		return;
	copy_to(copying, figure.start);
	digits_replace(copying->out, copying->text + figure.start, figure.bytes, value);
	copying->done = figure.start + figure.bytes;
}

/* --- periods --- */

struct change {
	struct figure figure;
	int64_t value;
};

static int compare_changes(const void *a, const void *b)
{
	const struct change *first = a, *second = b;
	return (first->figure.start > second->figure.start) -
	       (first->figure.start < second->figure.start);
}

/* A day of a month that is shorter in the other year is its last. */
static struct change shift_day(struct figure figure, struct date date, int years)
{
	int days = month_days(date.month, date.year + years);
	struct change change = {figure, days};
	if (date.day <= days)
		change.figure.bytes = 0;
	return change;
}

static struct change shift_year(struct figure figure, const char *text, int years)
{
	struct change change = {.figure = figure};
	size_t used;
	int32_t value;
	if (number_parse(text + figure.start, figure.bytes, &used, &value))
		change.value = (int64_t)value + years;
	else
		change.figure.bytes = 0;
	return change;
}

void period_shift(struct str *out, const char *text, size_t bytes, int years)
{
	enum { YEARS = sizeof((struct period_figures){0}.years) / sizeof(struct figure) };
	struct copying copying = {.out = out, .text = text, .bytes = bytes};
	struct period_figures figures;
	struct change changes[YEARS + 2];
	/* Any year will do where the text names none: then nothing is replaced. */
	struct period period = period_parse_figures(text, bytes, 2500, &figures);
	if (!period.year_taken) {
		for (int i = 0; i < YEARS; i++)
			changes[i] = shift_year(figures.years[i], text, years);
		changes[YEARS] = shift_day(figures.from_day, period.from, years);
		changes[YEARS + 1] = shift_day(figures.to_day, period.to, years);
		qsort(changes, YEARS + 2, sizeof(*changes), compare_changes);
		for (int i = 0; i < YEARS + 2; i++)
			replace(&copying, changes[i].figure, changes[i].value);
	}
	copy_to(&copying, bytes);
}

/* Where a name stands last in the text; SIZE_MAX: nowhere. */
static size_t find_last(const char *text, size_t bytes, const char *name)
{
	const size_t length = strlen(name);
	for (size_t at = bytes; at >= length; at--)
		if (memcmp(text + at - length, name, length) == 0)
			return at - length;
	return SIZE_MAX;
}

static bool is_range(const char *text, size_t bytes, int fiscal_year, struct date first,
	struct date last)
{
	const struct period period = period_parse(text, bytes, fiscal_year);
	return (period.kind == PERIOD_RANGE || period.kind == PERIOD_FISCAL_YEAR) &&
	       !date_compare(period.from, first) && !date_compare(period.to, last);
}

/* The last month and its day are those in which the year ends. */
static void put_longer(struct str *out, const char *text, size_t bytes, size_t name,
	const char *old, const char *new, int fiscal_year)
{
	struct copying copying = {.out = out, .text = text, .bytes = bytes};
	struct period_figures figures;
	period_parse_figures(text, bytes, fiscal_year, &figures);
	if (figures.to_day.start < name)
		replace(&copying, figures.to_day,
			fiscal_year_last(fiscal_year, YEAR_MONTHS).day);
	copy_to(&copying, name);
	str_puts(out, new);
	copying.done = name + strlen(old);
	copy_to(&copying, bytes);
}

void period_lengthen(struct str *out, const char *text, size_t bytes, int fiscal_year)
{
	const struct date first = fiscal_year_first(fiscal_year);
	const struct date half = fiscal_year_last(fiscal_year, ROUND_MONTHS);
	const struct date last = fiscal_year_last(fiscal_year, YEAR_MONTHS);
	const char *const old[] = {month_name(half.month), month_short(half.month)};
	const char *const new[] = {month_name(last.month), month_short(last.month)};
	struct str longer = STR_INIT;
	bool found = false;
	for (size_t i = 0; i < 2 && !found; i++) {
		const size_t name = find_last(text, bytes, old[i]);
		if (name == SIZE_MAX || !is_range(text, bytes, fiscal_year, first, half))
			continue;
		str_clear(&longer);
		put_longer(&longer, text, bytes, name, old[i], new[i], fiscal_year);
		found = is_range(longer.data, longer.bytes, fiscal_year, first, last);
	}
	str_append(out, found ? longer.data : text, found ? longer.bytes : bytes);
	str_release(&longer);
}

/* Where the spaces end that stand there. */
static size_t behind_spaces(const char *text, size_t bytes, size_t at)
{
	while (at < bytes && text[at] == ' ')
		at++;
	return at;
}

void round_shift(
	struct str *out, const char *text, size_t bytes, int from_months, int months)
{
	static const char round[] = "รอบ", month[] = "เดือน";
	struct copying copying = {.out = out, .text = text, .bytes = bytes};
	for (size_t at = 0; at + sizeof(round) - 1 < bytes; at++) {
		if (memcmp(text + at, round, sizeof(round) - 1) != 0)
			continue;
		const size_t start = behind_spaces(text, bytes, at + sizeof(round) - 1);
		size_t used;
		int32_t value;
		if (!number_parse(text + start, bytes - start, &used, &value) ||
			value != from_months)
			continue;
		const size_t behind = behind_spaces(text, bytes, start + used);
		if (bytes - behind < sizeof(month) - 1 ||
			memcmp(text + behind, month, sizeof(month) - 1) != 0)
			continue;
		copy_to(&copying, start);
		number_append(
			out, months, text[start] & 0x80 ? DIGITS_THAI : DIGITS_ARABIC);
		copying.done = start + used;
	}
	copy_to(&copying, bytes);
}

/* --- running text --- */

/* The folded copy is what is read. */
struct scan {
	struct copying copying;
	const char *text;
	size_t bytes, at;
	size_t line; /* where the line began */
	const size_t *origin;
	int fiscal_year, years;
};

/* Words before the year in a line that make its number a law's. */
static const char *const law_words[] = {"พระราชบัญญัติ", "พ.ร.บ.", "พระราชกฤษฎีกา",
	"กฎกระทรวง", "ระเบียบ", "ข้อบังคับ", "ประกาศ", "รัฐธรรมนูญ", NULL};
static const char *const ita_words[] = {"ita", "ประเมินคุณธรรม", NULL};

/* Whether one of the words stands in [start, end). */
static bool stands(
	const struct scan *scan, const char *const *words, size_t start, size_t end)
{
	for (; *words; words++) {
		size_t bytes = strlen(*words);
		for (size_t at = start; at + bytes <= end; at++)
			if (memcmp(scan->text + at, *words, bytes) == 0)
				return true;
	}
	return false;
}

static bool ends_with(const struct scan *scan, size_t end, const char *word)
{
	size_t bytes = strlen(word);
	return end - scan->line >= bytes &&
	       memcmp(scan->text + end - bytes, word, bytes) == 0;
}

/* พ.ศ. of a law, and not ปีงบประมาณ พ.ศ. */
static bool is_law(const struct scan *scan, size_t year)
{
	size_t end = year;
	while (end > scan->line && scan->text[end - 1] == ' ')
		end--;
	if (!ends_with(scan, end, "พ.ศ."))
		return false;
	end -= strlen("พ.ศ.");
	while (end > scan->line && scan->text[end - 1] == ' ')
		end--;
	return !ends_with(scan, end, "ปี") && !ends_with(scan, end, "ปีงบประมาณ") &&
	       stands(scan, law_words, scan->line, end);
}

/* The copy's digits [start, end) name a year: it moves. */
static void move_year(struct scan *scan, size_t start, size_t end)
{
	size_t from = scan->origin[start];
	struct figure figure = {from, scan->origin[end] - from};
	struct change change = shift_year(figure, scan->copying.text, scan->years);
	replace(&scan->copying, change.figure, change.value);
}

static bool is_digit(const struct scan *scan, size_t at)
{
	return at < scan->bytes && scan->text[at] >= '0' && scan->text[at] <= '9';
}

/* A day of it that is no event: where the year or a round begins or ends. */
static bool is_edge(struct date date)
{
	static const struct date edges[] = {
		{0, 10, 1}, {0, 3, 31}, {0, 4, 1}, {0, 9, 30}};
	for (size_t i = 0; i < sizeof(edges) / sizeof(*edges); i++)
		if (date.month == edges[i].month && date.day == edges[i].day)
			return true;
	return date.day == 0;
}

static bool scan_date(struct scan *scan)
{
	size_t used;
	struct date date;
	bool asks;
	if (!date_parse(
		    scan->text + scan->at, scan->bytes - scan->at, &used, &date, &asks))
		return false;
	size_t end = scan->at + used, start = end;
	while (start > scan->at && is_digit(scan, start - 1))
		start--;
	if (date.year && date_fiscal_year(date) == scan->fiscal_year && is_edge(date))
		move_year(scan, start, end);
	scan->at = end;
	return true;
}

/* Whether a number that is so surrounded can be a year: 4/2568 and ita2568 are not. */
static bool stands_alone(const struct scan *scan, size_t start, size_t end)
{
	static const char before[] = "/-_.,", after[] = "/_,";
	char left = start > scan->line ? scan->text[start - 1] : ' ';
	char right = end < scan->bytes ? scan->text[end] : ' ';
	if (left >= 'a' && left <= 'z')
		return false;
	if (left == '.' && start - scan->line > 1 && (scan->text[start - 2] & 0x80))
		left = ' '; /* พ.ศ.2568 */
	if (right == '.' && is_digit(scan, end + 1))
		return false;
	return !strchr(before, left) && !strchr(after, right);
}

static void scan_number(struct scan *scan)
{
	size_t start = scan->at, end = start, used;
	int32_t value;
	while (is_digit(scan, end))
		end++;
	scan->at = end;
	if (end - start != 4 || !stands_alone(scan, start, end) ||
		!number_parse(scan->text + start, end - start, &used, &value))
		return;
	bool moves = value == scan->fiscal_year && !is_law(scan, start);
	if (value == scan->fiscal_year - 1)
		moves = stands(scan, ita_words, scan->line, start);
	if (moves)
		move_year(scan, start, end);
}

static void scan_one(struct scan *scan)
{
	char byte = scan->text[scan->at];
	bool thai = byte & 0x80;
	if (byte == '\n')
		scan->line = scan->at + 1;
	if ((thai || is_digit(scan, scan->at)) && scan_date(scan))
		return;
	if (is_digit(scan, scan->at)) {
		scan_number(scan);
		return;
	}
	/* To the next character. */
	do
		scan->at++;
	while (scan->at < scan->bytes && (scan->text[scan->at] & 0xC0) == 0x80);
}

void year_shift(
	struct str *out, const char *text, size_t bytes, int fiscal_year, int years)
{
	struct str folded = STR_INIT;
	size_t *origin;
	text_fold(&folded, text, bytes, &origin);
	struct scan scan = {
		.copying = {.out = out, .text = text, .bytes = bytes},
		.text = folded.data,
		.bytes = folded.bytes,
		.origin = origin,
		.fiscal_year = fiscal_year,
		.years = years,
	};
	while (scan.at < scan.bytes)
		scan_one(&scan);
	copy_to(&scan.copying, bytes);
	free(origin);
	str_release(&folded);
}
