/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * dates: a day that the calendar does not have (๓๑ เมษายน), a weekday that is another one's,
 * days of a month the wrong way round (วันที่ ๒๑ – ๑๐ มีนาคม), a year of the Christian era
 * among those of the Buddhist one. Periods that cannot be are the business of `period`, the
 * dates of evidence that of `evidence`.
 */
#include <config.h>

#include <string.h>

#include "check/finding.h"
#include "check/days.h"
#include "check/match.h"
#include "check/rule.h"
#include "model/card.h"
#include "model/text_kind.h"
#include "text/date.h"
#include "text/i18n.h"
#include "text/number.h"
#include "text/str.h"
#include "text/utf8.h"

enum {
	YEAR_DIGITS = 4,
	CHRISTIAN_FIRST = 1900,
	CHRISTIAN_LAST = 2100,
	BUDDHIST_FIRST = 2400,
	BUDDHIST_LAST = 2700,
	FEBRUARY = 2,
	LEAP_DAY = 29,
	DAYS_MOST = 31,
	DAYS_BEYOND = 100, /* such a number is no slip of a day */
};

static void put_date(const struct check *check, struct str *out, struct date date)
{
	date_append(out, date, DATE_LONG, check->input->digits);
}

/* --- days --- */

static void tell_none(
	struct check *check, const struct check_text *text, const struct day *day)
{
	struct str days = STR_INIT, month = STR_INIT;
	const bool leap = day->date.month == FEBRUARY && day->date.day == LEAP_DAY;
	check_number(check, &days, month_days(day->date.month, day->date.year));
	date_append(&month, (struct date){.month = day->date.month}, DATE_LONG,
		check->input->digits);
	if (leap)
		check_tell(check, SEVERITY_ERROR, text, day->start, day->bytes,
			_("there was no such day: the year is no leap year, %s has %s days"),
			month.data, days.data);
	else
		check_tell(check, SEVERITY_ERROR, text, day->start, day->bytes,
			_("there is no such day: %s has %s days"), month.data, days.data);
	str_release(&days);
	str_release(&month);
}

static void look_at_weekday(
	struct check *check, const struct check_text *text, const struct day *day)
{
	size_t start;
	if (!day->date.day || !day->date.year || day->christian)
		return;
	const int named = weekday_before(text->text, day->start, &start);
	const int is = date_weekday(day->date);
	if (!named || named == is)
		return;
	struct str date = STR_INIT, right = STR_INIT, wrong = STR_INIT;
	put_date(check, &date, day->date);
	str_printf(&right, "วัน%s", weekday_name(is));
	str_printf(&wrong, "วัน%s", weekday_name(named));
	check_tell(check, SEVERITY_WARNING, text, start, day->start + day->bytes - start,
		_("the weekday does not fit: %s is a “%s”, not a “%s”"), date.data,
		right.data, wrong.data);
	str_release(&date);
	str_release(&right);
	str_release(&wrong);
}

/* A number of more than 31 before a month may be a year: ๒๕๖๘ มกราคม, ปี ๖๘ มกราคม; but not
 * behind วันที่, or where a year stands behind the month. */
static bool is_day_number(const char *text, const struct day *day)
{
	static const char *const years[] = {"ปี", "พ.ศ.", "พ.ศ", "งบประมาณ"};
	size_t end = day->start;
	if (day->date.day <= 0 || day->date.day >= DAYS_BEYOND)
		return false;
	if (day->date.day <= DAYS_MOST)
		return true;
	end = spaces_start(text, end);
	for (size_t i = 0; i < sizeof(years) / sizeof(years[0]); i++)
		if (bytes_end_with(text, end, years[i]))
			return false;
	return day->date.year || bytes_end_with(text, end, "วันที่");
}

static void tell_era(struct check *check, const struct check_text *text, size_t start,
	size_t bytes, int buddhist)
{
	struct str year = STR_INIT, christian = STR_INIT;
	check_number(check, &year, buddhist);
	check_number(check, &christian, buddhist - BUDDHIST_ERA);
	check_tell(check, SEVERITY_WARNING, text, start, bytes,
		_("%s is a year of the Christian era: the Buddhist one is %s"),
		christian.data, year.data);
	str_release(&year);
	str_release(&christian);
}

/* The number that ends at the offset; its start in *start. */
static bool number_before(const char *text, size_t end, size_t *start, int32_t *number)
{
	size_t used;
	*start = end;
	while (*start) {
		const size_t left = utf8_previous(text, *start);
		if (digit_next(text, *start, left) != left)
			break;
		*start = left;
	}
	return *start < end && number_parse(text + *start, end - *start, &used, number);
}

/* วันที่ ๒๑ – ๑๐ มีนาคม: the day before the dash is a later one of the same month. Without
 * วันที่ before it, it may be anything. */
static void look_at_order(
	struct check *check, const struct check_text *text, const struct day *day)
{
	static const char *const dashes[] = {"-", "–", "ถึงวันที่", "ถึง"};
	size_t at = spaces_start(text->text, day->start), start;
	int32_t first;
	for (size_t i = 0; i < sizeof(dashes) / sizeof(dashes[0]); i++)
		if (bytes_end_with(text->text, at, dashes[i])) {
			at -= strlen(dashes[i]);
			break;
		}
	at = spaces_start(text->text, at);
	if (at == day->start || !day->date.day ||
		!number_before(text->text, at, &start, &first) || first > DAYS_MOST ||
		first <= day->date.day)
		return;
	at = spaces_start(text->text, start);
	if (bytes_end_with(text->text, at, "วันที่"))
		check_tell(check, SEVERITY_WARNING, text, start,
			day->start + day->bytes - start,
			_("the last day is before the first: %.*s"),
			(int)(day->start + day->bytes - start), text->text + start);
}

static void look_at_days(struct check *check, const struct check_text *text)
{
	struct day day;
	for (size_t at = 0; day_next(text->text, text->bytes, &at, &day);) {
		if (told_enough(check, text))
			return;
		if (day.christian)
			tell_era(check, text, day.start, day.bytes, day.date.year);
		if (!date_exists(day.date)) {
			if (is_day_number(text->text, &day) &&
				text->field != FIELD_PERIOD)
				tell_none(check, text, &day);
			continue;
		}
		look_at_weekday(check, text, &day);
		if (text->field != FIELD_PERIOD)
			look_at_order(check, text, &day);
	}
}

/* --- years that are called one of the other era --- */

static bool called(const char *text, size_t end, const char *const *words, size_t *start)
{
	end = spaces_start(text, end);
	for (; *words; words++)
		if (bytes_end_with(text, end, *words)) {
			*start = end - strlen(*words);
			return true;
		}
	return false;
}

static void tell_called(
	struct check *check, const struct check_text *text, size_t start, size_t end)
{
	check_tell(check, SEVERITY_WARNING, text, start, end - start,
		_("this year is of the other era than “%.*s” says"), (int)(end - start),
		text->text + start);
}

/* Whether a month stands before the year or its era: then it is a date's, looked at there. */
static bool of_date(const char *text, size_t end)
{
	end = spaces_start(text, end);
	for (int month = 1; month <= YEAR_MONTHS; month++)
		if (bytes_end_with(text, end, month_name(month)) ||
			bytes_end_with(text, end, month_short(month)))
			return true;
	return false;
}

static void look_at_year(struct check *check, const struct check_text *text, size_t at,
	size_t end, int year)
{
	static const char *const buddhist[] = {"พ.ศ.", "พ.ศ", "พศ.", "พุทธศักราช", NULL};
	static const char *const christian[] = {"ค.ศ.", "ค.ศ", "คศ.", "คริสต์ศักราช", NULL};
	static const char *const fiscal[] = {"ปีงบประมาณ", NULL};
	size_t start;
	if (year >= CHRISTIAN_FIRST && year <= CHRISTIAN_LAST) {
		if (called(text->text, at, buddhist, &start)) {
			if (!of_date(text->text, start))
				tell_called(check, text, start, end);
		} else if (called(text->text, at, fiscal, &start)) {
			tell_era(check, text, at, end - at, year + BUDDHIST_ERA);
		}
	} else if (year >= BUDDHIST_FIRST && year <= BUDDHIST_LAST &&
		   called(text->text, at, christian, &start)) {
		tell_called(check, text, start, end);
	}
}

static void look_at_years(struct check *check, const struct check_text *text)
{
	size_t at = 0, used;
	while ((at = digit_next(text->text, text->bytes, at)) < text->bytes) {
		int32_t year;
		const size_t end = digits_stop(text->text, text->bytes, at);
		if (told_enough(check, text))
			return;
		if (utf8_count(text->text + at, end - at) == YEAR_DIGITS &&
			number_parse(text->text + at, end - at, &used, &year))
			look_at_year(check, text, at, end, (int)year);
		at = end;
	}
}

static void look_at_text(struct check *check, const struct check_text *text)
{
	if (text->kind == TEXT_CODE || text->kind == TEXT_NAME ||
		text->field == FIELD_EVIDENCE)
		return;
	look_at_days(check, text);
	look_at_years(check, text);
}

const struct rule rule_dates = {
	.name = "dates",
	.severity = SEVERITY_ERROR,
	.title = N_("Days that the calendar does not have, weekdays that do not fit"),
	.mend = N_(
		"Look up the day in the calendar or in the minutes, and write the year as "
		"that of the Buddhist era: Wednesday, 28 December 2565."),
	.typing = true,
	.text = look_at_text,
};
