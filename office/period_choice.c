/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "office/period_choice.h"

#include <stdlib.h>
#include <string.h>

#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/name.h"
#include "text/period.h"

struct date fiscal_month_at(int fiscal_year, int place)
{
	const int month = (FISCAL_FIRST_MONTH - 1 + place) % YEAR_MONTHS + 1;
	return (struct date){
		.year = fiscal_year - (month >= FISCAL_FIRST_MONTH), .month = month};
}

/* --- how the office writes --- */

static const char *const between_words[] = {
	"จนถึง", "ถึง", "–", "—", "-", "~"}; /* the longer first */

/* Two digits of a year, or all four. */
static bool is_short(const char *text, const struct figure *year)
{
	const size_t digit_bytes = (unsigned char)text[year->start] & 0x80 ? 3 : 1;
	return year->bytes <= 2 * digit_bytes;
}

/* Those that the text has; otherwise: where it has none. */
static enum digits digits_of(const char *text, enum digits otherwise)
{
	if (strpbrk(text, "0123456789"))
		return DIGITS_ARABIC;
	/* ๐ to ๙ are E0 B9 90 to E0 B9 99. */
	for (const char *at = text; (at = strstr(at, "\xE0\xB9")); at += 2)
		if ((unsigned char)at[2] >= 0x90 && (unsigned char)at[2] <= 0x99)
			return DIGITS_THAI;
	return otherwise;
}

/* What stands between the two ends, with its spaces. False: nothing that is known, or it is
 * longer than anybody writes. */
static bool take_between(struct period_style *style, const char *text)
{
	for (size_t i = 0; i < COUNT(between_words); i++) {
		const char *at = strstr(text, between_words[i]);
		if (!at)
			continue;
		const char *start = at, *end = at + strlen(between_words[i]);
		while (start > text && start[-1] == ' ')
			start--;
		while (*end == ' ')
			end++;
		const size_t bytes = (size_t)(end - start);
		if (bytes >= sizeof(style->between))
			return false;
		memcpy(style->between, start, bytes);
		style->between[bytes] = '\0';
		return true;
	}
	return false;
}

/* False: the text is no range of which it could be seen. */
static bool style_of_text(struct period_style *style, const char *text, int fiscal_year)
{
	struct period_figures figures;
	struct period_style found = {0};
	const struct period period =
		period_parse_figures(text, strlen(text), fiscal_year, &figures);
	const struct figure *from = &figures.years[0], *to = &figures.years[1];
	if (period.kind != PERIOD_RANGE || period.frequency ||
		!take_between(&found, text))
		return false;
	const char *name = month_name(period.to.month);
	const char *abbreviated = month_short(period.to.month);
	const bool whole = strstr(text, name) != NULL;
	const char *month = strstr(text, whole ? name : abbreviated);
	if (!month)
		return false;
	found.short_months = !whole;
	found.days = figures.from_day.bytes;
	found.years = to->bytes || from->bytes;
	found.once = to->bytes && (!from->bytes || from->start == to->start);
	found.short_years = found.years && is_short(text, to->bytes ? to : from);
	found.era = strstr(text, "พ.ศ.") != NULL;
	found.space = month[strlen(whole ? name : abbreviated)] == ' ';
	found.digits = digits_of(text, style->digits);
	*style = found;
	return true;
}

struct period_style period_style_of(
	const struct string_list *used, int fiscal_year, enum digits digits)
{
	struct period_style style = {
		.short_months = true,
		.years = true,
		.short_years = true,
		.space = true,
		.digits = digits == DIGITS_AS_TYPED ? DIGITS_THAI : digits,
		.between = " - ",
	};
	for (size_t i = 0; i < used->count; i++)
		if (style_of_text(&style, used->items[i], fiscal_year))
			break;
	return style;
}

static void append_year(struct str *out, const struct period_style *style, int year)
{
	if (style->space)
		str_putc(out, ' ');
	if (style->era)
		str_puts(out, "พ.ศ. ");
	if (style->short_years && year % 100 < 10)
		number_append(out, 0, style->digits);
	number_append(out, style->short_years ? year % 100 : year, style->digits);
}

static void append_day(struct str *out, const struct period_style *style, int day)
{
	if (!style->days)
		return;
	number_append(out, day, style->digits);
}

static void append_end(
	struct str *out, const struct period_style *style, struct date date, bool year)
{
	append_day(out, style, date.day);
	if (style->days)
		str_putc(out, ' ');
	str_puts(out,
		style->short_months ? month_short(date.month) : month_name(date.month));
	if (year && style->years)
		append_year(out, style, date.year);
}

void period_style_append(struct str *out, const struct period_style *style,
	struct date first, struct date last)
{
	const bool one = first.month == last.month && first.year == last.year;
	first.day = 1;
	last.day = month_days(last.month, last.year);
	if (one)
		append_day(out, style, first.day);
	else
		append_end(out, style, first, !style->once || first.year != last.year);
	if (!one || style->days)
		str_puts(out, style->between);
	append_end(out, style, last, true);
}

/* --- what is chosen from --- */

/* Of those that are used at most so many are offered by themselves. */
enum { USED_MOST = 4 };

struct counted {
	const char *text;
	size_t times, first;
};

static int compare_counted(const void *a, const void *b)
{
	const struct counted *one = a, *other = b;
	if (one->times != other->times)
		return one->times > other->times ? -1 : 1;
	return one->first < other->first ? -1 : 1;
}

/* Each once, most used first; of those that are used alike the first. */
static struct counted *count_used(const struct string_list *used, size_t *count)
{
	struct counted *all = mem_new(used->count + 1, sizeof(*all));
	*count = 0;
	for (size_t i = 0; i < used->count; i++) {
		size_t at = 0;
		if (text_is_blank(used->items[i]))
			continue;
		while (at < *count && !name_same(all[at].text, used->items[i]))
			at++;
		if (at == *count)
			all[(*count)++] = (struct counted){used->items[i], 0, i};
		all[at].times++;
	}
	if (*count)
		qsort(all, *count, sizeof(*all), compare_counted);
	return all;
}

static void add(struct period_choices *choices, const char *what, const char *text)
{
	struct str shown = STR_INIT;
	if (string_list_names(&choices->texts, text))
		return;
	if (*what)
		str_printf(&shown, "%s: ", what);
	str_puts(&shown, text);
	string_list_add(&choices->texts, text);
	string_list_add(&choices->shown, shown.data);
	str_release(&shown);
}

/* Parts of the year, by their first and last month from October on. */
struct span {
	const char *what; /* N_(); "": the text says it */
	int first, last;
};

static const struct span spans[] = {
	{N_("Whole fiscal year"), 0, 11},
	{N_("First 6 months"), 0, 5},
	{N_("Last 6 months"), 6, 11},
	{N_("Quarter 1"), 0, 2},
	{N_("Quarter 2"), 3, 5},
	{N_("Quarter 3"), 6, 8},
	{N_("Quarter 4"), 9, 11},
	{"", 0, 0},
	{"", 1, 1},
	{"", 2, 2},
	{"", 3, 3},
	{"", 4, 4},
	{"", 5, 5},
	{"", 6, 6},
	{"", 7, 7},
	{"", 8, 8},
	{"", 9, 9},
	{"", 10, 10},
	{"", 11, 11},
};
enum { SPAN_YEAR, SPAN_HALF, SPAN_MONTHS = 7 };

/* What a text means of these; COUNT(spans): something else. */
static size_t span_of(const char *text, int fiscal_year)
{
	const struct period period = period_parse(text, strlen(text), fiscal_year);
	if ((period.kind != PERIOD_RANGE && period.kind != PERIOD_FISCAL_YEAR) ||
		period.frequency)
		return COUNT(spans);
	for (size_t i = 0; i < COUNT(spans); i++) {
		const struct date first = fiscal_month_at(fiscal_year, spans[i].first);
		const struct date last = fiscal_month_at(fiscal_year, spans[i].last);
		if (period.from.year == first.year && period.from.month == first.month &&
			period.from.day == 1 && period.to.year == last.year &&
			period.to.month == last.month &&
			period.to.day == month_days(last.month, last.year))
			return i;
	}
	return COUNT(spans);
}

static void add_used(struct period_choices *choices, const struct string_list *by_times,
	int fiscal_year)
{
	for (size_t i = 0; i < by_times->count && i < USED_MOST; i++) {
		const char *text = by_times->items[i];
		const size_t span = span_of(text, fiscal_year);
		const bool said = span < COUNT(spans) && *spans[span].what;
		add(choices, said ? _(spans[span].what) : "", text);
	}
}

/* Unless a period that is used says it. */
static void add_span(struct period_choices *choices, const struct span *span,
	int fiscal_year, size_t used)
{
	struct str text = STR_INIT;
	const size_t number = (size_t)(span - spans);
	for (size_t i = 0; i < used; i++)
		if (span_of(choices->texts.items[i], fiscal_year) == number)
			return;
	period_style_append(&text, &choices->style,
		fiscal_month_at(fiscal_year, span->first),
		fiscal_month_at(fiscal_year, span->last));
	add(choices, *span->what ? _(span->what) : "", text.data);
	str_release(&text);
}

void period_choices_make(struct period_choices *choices, const struct string_list *used,
	int fiscal_year, int months, enum digits digits)
{
	struct string_list by_times = {0};
	size_t count;
	struct counted *all = count_used(used, &count);
	*choices = (struct period_choices){0};
	for (size_t i = 0; i < count; i++)
		string_list_add(&by_times, all[i].text);
	free(all);
	choices->style = period_style_of(&by_times, fiscal_year, digits);
	add_used(choices, &by_times, fiscal_year);
	const size_t used_count = choices->texts.count;
	const bool half = months == ROUND_MONTHS;
	if (half)
		add_span(choices, &spans[SPAN_HALF], fiscal_year, used_count);
	add_span(choices, &spans[SPAN_YEAR], fiscal_year, used_count);
	/* What lies beyond the round is none of its report's. */
	for (size_t i = SPAN_HALF; i < COUNT(spans); i++) {
		if (i == SPAN_MONTHS)
			choices->months = choices->texts.count;
		if (!half || (spans[i].last < ROUND_MONTHS && i != SPAN_HALF))
			add_span(choices, &spans[i], fiscal_year, used_count);
	}
	add(choices, "", "ทุกเดือน");
	add(choices, "", "ทุกไตรมาส");
	string_list_release(&by_times);
}

void period_choices_release(struct period_choices *choices)
{
	string_list_release(&choices->texts);
	string_list_release(&choices->shown);
}
