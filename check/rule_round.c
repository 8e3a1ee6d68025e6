/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * round: results that cannot have been there yet when the round ended: a date behind its
 * last day that is told as done (in the report's own texts: behind the day of the memo),
 * and in a report of 6 months what speaks of all 12. What
 * is planned, or holds from then on, may be later; so may what is said of other years.
 */
#include <config.h>

#include <string.h>

#include "check/amounts.h"
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
	BEFORE_BYTES = 60 * UTF8_THAI_BYTES,
	BEHIND_BYTES = 20 * UTF8_THAI_BYTES,
};

struct look {
	struct check *check;
	const struct check_text *text;
	const char *line;
	size_t start, bytes; /* of the line in the text */
};

/* Whether one of the words stands near the offsets, on the line. */
static bool near_holds(
	const struct look *look, size_t from, size_t to, const char *const *words)
{
	const size_t start = from > BEFORE_BYTES ? from - BEFORE_BYTES : 0;
	const size_t end =
		look->bytes - to > BEHIND_BYTES ? to + BEHIND_BYTES : look->bytes;
	return any_word(look->line, start, end, words);
}

/* --- dates --- */

/* Whether เมื่อ stands directly before the day, or before the days in a row of which it is
 * one: whatever else the line says, that is past, unless something was to end or begin. */
static bool is_told_past(const struct look *look, const struct day *day)
{
	static const char *const between[] = {"ช่วง", "ต้น", "กลาง", "ปลาย", "เดือน", "วัน",
		"ที่", "และ", "จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์",
		NULL};
	static const char *const coming[] = {"จะ", "คาด", "หมดอายุ", "สิ้นสุด", "มีผล",
		"บังคับใช้", "กำหนด", "นัด", "เลื่อน", "ขยาย", "หมดสัญญา", NULL};
	static const char when[] = "เมื่อ";
	size_t from, to, at = 0, found = 0;
	struct day other;
	while (word_find(look->line, day->start, when, &at, &to))
		found = at = to;
	if (!found || near_holds(look, day->start, day->start, coming))
		return false;
	for (from = found; day_next(look->line, day->start, &from, &other);) {
		if (!only_words(look->line, found, other.start, between, false))
			return false;
		found = other.start + other.bytes;
	}
	return only_words(look->line, found, day->start, between, false);
}

static bool is_done_by_then(const struct look *look, const struct day *day)
{
	static const char *const later[] = {"จะ", "กำหนด", "แผน", "ภายใน", "คาด", "นัด",
		"ถึง", "หมดอายุ", "สิ้นสุด", "ครบ", "ต่อไป", "เป็นต้นไป", "ตั้งแต่", "มีผล", "บังคับใช้",
		"สำหรับ", "เพื่อ", "ขยาย", "เตรียม", "ก่อน", "–", "เลื่อน", "ประจำปี", "ส่งมอบ",
		"ปีงบประมาณ", "รายงาน", "หมดสัญญา", NULL};
	static const char *const done[] = {"แล้ว", "ได้", NULL};
	if (is_told_past(look, day))
		return true;
	if (near_holds(look, day->start, day->start + day->bytes, later))
		return false;
	return day->date.day ||
	       near_holds(look, day->start, day->start + day->bytes, done);
}

/* Whether the day is a full one of the calendar, behind another. */
static bool is_behind(const struct day *day, struct date last)
{
	return !day->christian && date_exists(day->date) &&
	       date_compare(day->date, last) > 0;
}

static void look_at_days(const struct look *look)
{
	const struct report *report = look->check->report;
	const struct date last = fiscal_year_last(report->fiscal_year, report->months);
	struct day day;
	for (size_t at = 0; day_next(look->line, look->bytes, &at, &day);) {
		if (!is_behind(&day, last) || !is_done_by_then(look, &day))
			continue;
		struct str end = STR_INIT;
		date_append(&end, last, DATE_LONG, look->check->input->digits);
		check_tell(look->check, SEVERITY_WARNING, look->text,
			look->start + day.start, day.bytes,
			_("told as done after %s, the last day that is reported on"),
			end.data);
		str_release(&end);
	}
}

/* --- what came before and after the table --- */

/* The day on which the memo was written, the round being over: nothing later can be told. */
static bool written_on(const struct check *check, struct date *written)
{
	const struct report *report = check->report;
	const char *date = report->memo.date ? report->memo.date : "";
	struct day day;
	size_t at = 0;
	if (!check->input->memo || !day_next(date, strlen(date), &at, &day) ||
		!day.date.day || day.christian || !date_exists(day.date) ||
		date_compare(day.date,
			fiscal_year_last(report->fiscal_year, report->months)) < 0)
		return false;
	*written = day.date;
	return true;
}

static void look_at_prose(
	void *context, const struct check_text *text, size_t start, size_t bytes)
{
	const struct look look = {context, text, text->text + start, start, bytes};
	struct date written;
	struct day day;
	if (!written_on(look.check, &written))
		return;
	for (size_t at = 0; day_next(look.line, look.bytes, &at, &day);) {
		if (!is_behind(&day, written) || !is_told_past(&look, &day))
			continue;
		struct str end = STR_INIT;
		date_append(&end, written, DATE_LONG, look.check->input->digits);
		check_tell(look.check, SEVERITY_WARNING, look.text, start + day.start,
			day.bytes, _("told as done after %s, the day of the memo"),
			end.data);
		str_release(&end);
	}
}

static bool is_prose(const struct check_text *text)
{
	return text->kind == TEXT_PROSE &&
	       (begins_with(text->path, "before[") || begins_with(text->path, "after[") ||
		       begins_with(text->path, "memo.sections["));
}

/* --- all 12 months --- */

/* Whether the year behind the months of its first quarter is meant: ธันวาคม ๒๕๖๗ is of the
 * fiscal year 2568. */
static bool is_of_autumn(const struct look *look, size_t at, int32_t year)
{
	enum { OCTOBER = 10 };
	int month;
	return month_before(look->line, at, &month) < at && month >= OCTOBER &&
	       year == look->check->report->fiscal_year - 1;
}

static bool of_other_year(const struct look *look)
{
	static const char *const words[] = {"ปีก่อน", "ปีที่ผ่านมา", "ปีที่แล้ว", "จะ", "แผน",
		"ต่อไป", "เป้าหมาย", "กำหนด", "ข้อบัญญัติ", "เทศบัญญัติ", "ล่วงหน้า", NULL};
	size_t at = 0, used;
	int32_t year;
	if (any_word(look->line, 0, look->bytes, words))
		return true;
	while ((at = digit_next(look->line, look->bytes, at)) < look->bytes) {
		const size_t end = digits_stop(look->line, look->bytes, at);
		if (number_parse(look->line + at, end - at, &used, &year) &&
			year != look->check->report->fiscal_year && year > 2400 &&
			year < 2700 && !is_of_autumn(look, at, year))
			return true;
		at = end;
	}
	return false;
}

/* The months that are named there: รอบ ๑๒ เดือน, ครบทั้ง ๑๒ เดือน; 0: none. */
static int months_named(const struct look *look, size_t *from, size_t *to)
{
	static const char *const before[] = {
		"รอบ", "ครบ", "ครบทั้ง", "ตลอด", "ตลอดทั้ง", "ทั้ง", NULL};
	size_t at = 0, used;
	int32_t months;
	while ((at = digit_next(look->line, look->bytes, at)) < look->bytes) {
		const size_t end = digits_stop(look->line, look->bytes, at);
		const size_t behind = white_end(look->line, look->bytes, end);
		const size_t left = spaces_start(look->line, at);
		if (number_parse(look->line + at, end - at, &used, &months) &&
			(months == YEAR_MONTHS || months == ROUND_MONTHS) &&
			bytes_begin_at(look->line, look->bytes, behind, "เดือน"))
			for (size_t i = 0; before[i]; i++)
				if (bytes_end_with(look->line, left, before[i])) {
					*from = left - strlen(before[i]);
					*to = behind + strlen("เดือน");
					return (int)months;
				}
		at = end;
	}
	return 0;
}

static void tell_round(const struct look *look, size_t from, size_t to)
{
	struct str months = STR_INIT;
	check_number(look->check, &months, look->check->report->months);
	check_tell(look->check, SEVERITY_WARNING, look->text, look->start + from,
		to - from, _("“%.*s”, in a report of %s months"), (int)(to - from),
		look->line + from, months.data);
	str_release(&months);
}

/* What speaks of the whole year in results of half of it. */
static void look_at_whole_year(const struct look *look)
{
	static const char *const words[] = {"ตลอดปีงบประมาณ", "ตลอดทั้งปี", "ทั้งปีงบประมาณ",
		"ครบทุกไตรมาส", "ครบทั้ง ๔ ไตรมาส", "ครบ ๔ ไตรมาส", "ครบทั้ง 4 ไตรมาส",
		"ครบ 4 ไตรมาส", "ครบทั้งสี่ไตรมาส", "ครบสี่ไตรมาส", "ในรอบปีงบประมาณ", NULL};
	size_t from, to;
	if (months_named(look, &from, &to) == YEAR_MONTHS) {
		if (!of_other_year(look))
			tell_round(look, from, to);
		return;
	}
	for (size_t i = 0; words[i]; i++) {
		from = 0;
		if (!word_find(look->line, look->bytes, words[i], &from, &to))
			continue;
		if (!of_other_year(look))
			tell_round(look, from, to);
		return;
	}
}

/* What the report says of itself: in half a year's, that it is of the whole one. */
static void look_at_own_round(const struct look *look)
{
	static const char *const own[] = {
		"ติดตาม", "รายงาน", "สรุป", "ดำเนินการ", "ผล", NULL};
	static const char *const both[] = {"๖ เดือน", "6 เดือน", "หกเดือน", "ครึ่งปี", NULL};
	size_t from, to;
	if (look->check->report->months == ROUND_MONTHS &&
		months_named(look, &from, &to) == YEAR_MONTHS &&
		any_word(look->line, 0, from, own) && !of_other_year(look) &&
		!any_word(look->line, 0, look->bytes, both))
		tell_round(look, from, to);
}

static void look_at_own_line(
	void *context, const struct check_text *text, size_t start, size_t bytes)
{
	const struct look look = {context, text, text->text + start, start, bytes};
	look_at_prose(context, text, start, bytes);
	look_at_own_round(&look);
}

static void look_at_result(
	void *context, const struct check_text *text, size_t start, size_t bytes)
{
	const struct look look = {context, text, text->text + start, start, bytes};
	if (told_enough(look.check, text))
		return;
	look_at_days(&look);
	if (look.check->report->months == ROUND_MONTHS)
		look_at_whole_year(&look);
}

/* --- how the report is called --- */

static bool names_report(const struct check_text *text)
{
	return !strcmp(text->path, "title") || !strcmp(text->path, "memo.subject");
}

static void look_at_name(struct check *check, const struct check_text *text)
{
	const struct look look = {check, text, text->text, 0, text->bytes};
	size_t from, to;
	const int months = months_named(&look, &from, &to);
	if (months && months != check->report->months)
		tell_round(&look, from, to);
}

static void look_at_text(struct check *check, const struct check_text *text)
{
	if (text->field == FIELD_OUTPUT || text->field == FIELD_OUTCOME)
		check_lines(text, look_at_result, check);
	else if (names_report(text))
		look_at_name(check, text);
	else if (is_prose(text))
		check_lines(text, look_at_own_line, check);
}

const struct rule rule_round = {
	.name = "round",
	.severity = SEVERITY_WARNING,
	.title = N_("Results from after the round, rounds of other months"),
	.mend = N_(
		"A report tells what was done up to the last day of its round. Correct the "
		"date, write that it is planned, or take it into the next report."),
	.typing = true,
	.text = look_at_text,
};
