/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * year: the ITA result that a report answers is that of the year before; and a fiscal
 * year or a date that is left over from an older report. Laws, plans of several years and
 * comparisons with the year before name other years rightly. And years that are none of
 * the era: of the Common Era in a Thai date (๒๐๒๔), and those that lie too far ahead, most
 * often with two digits in the wrong order (2576 for 2567).
 */
#include <config.h>

#include <string.h>

#include "check/days.h"
#include "check/finding.h"
#include "check/match.h"
#include "check/rule.h"
#include "model/card.h"
#include "model/ita.h"
#include "model/text_kind.h"
#include "text/date.h"
#include "text/i18n.h"
#include "text/number.h"
#include "text/str.h"
#include "text/utf8.h"

enum {
	YEAR_DIGITS = 4,
	YEAR_FIRST = 2400,
	YEAR_LAST = 2700,
	COMMON_FIRST = 1950, /* of the Common Era */
	COMMON_LAST = 2100,
	YEARS_AHEAD = 5, /* that plans name */
	CONTEXT_BYTES = 200 * UTF8_THAI_BYTES,
	NEAR_BYTES = 40 * UTF8_THAI_BYTES,
};

/* A year as it stands in a line. */
struct year {
	struct check *check;
	const struct check_text *text;
	const char *line;
	size_t start;     /* of the line in the text */
	size_t at, bytes; /* in the line */
	size_t line_bytes;
	int value;
};

/* --- words about it --- */

enum called { CALLED_NOTHING, CALLED_YEAR, CALLED_FISCAL_YEAR, CALLED_ITA, CALLED_ERA };

/* What stands before it: ปี, ปีงบประมาณ, ITA, with พ.ศ. or without. */
static enum called what_called(const struct year *year)
{
	size_t left = year->at;
	const bool era = text_take_back(year->line, &left, "พ.ศ.") ||
			 text_take_back(year->line, &left, "พ.ศ");
	if (text_take_back(year->line, &left, "ปีงบประมาณ"))
		return CALLED_FISCAL_YEAR;
	if (text_take_back(year->line, &left, "ปี"))
		return CALLED_YEAR;
	if (text_take_back(year->line, &left, "ITA"))
		return CALLED_ITA;
	return era ? CALLED_ERA : CALLED_NOTHING;
}

/* ๒๕๖๖ - ๒๕๗๐: of a plan of several years. */
static bool in_range(const struct year *year)
{
	static const char *const dashes[] = {"-", "–", "—", "ถึง"};
	size_t behind = year->at + year->bytes, before = year->at;
	while (behind < year->line_bytes && year->line[behind] == ' ')
		behind++;
	text_take_back(year->line, &before, "พ.ศ.");
	for (size_t i = 0; i < sizeof(dashes) / sizeof(dashes[0]); i++) {
		if (bytes_begin_at(year->line, year->line_bytes, behind, dashes[i]))
			return true;
		if (text_take_back(year->line, &before, dashes[i]))
			return true;
	}
	return false;
}

/* ปีงบประมาณ ๒๕๖๕ และ ๒๕๖๖, ปี ๒๕๖๕, ปี ๒๕๖๖: several years on purpose. */
static bool in_list(const struct year *year)
{
	static const char *const joints[] = {"และ", "กับ", ","};
	static const char *const called[] = {"ปีงบประมาณ", "ปี", "พ.ศ."};
	const char *line = year->line;
	const size_t bytes = year->line_bytes;
	size_t at = white_end(line, bytes, year->at + year->bytes);
	size_t used = 0;
	int32_t number;
	for (size_t i = 0; i < sizeof(joints) / sizeof(joints[0]) && !used; i++)
		if (bytes_begin_at(line, bytes, at, joints[i]))
			used = strlen(joints[i]);
	if (!used)
		return false;
	at = white_end(line, bytes, at + used);
	for (size_t i = 0; i < sizeof(called) / sizeof(called[0]); i++)
		if (bytes_begin_at(line, bytes, at, called[i]))
			at = white_end(line, bytes, at + strlen(called[i]));
	return at < bytes && number_parse(line + at, bytes - at, &used, &number) &&
	       number >= YEAR_FIRST && number <= YEAR_LAST;
}

/* --- the ITA result --- */

/* Whether it is said to be the year of a result: what was measured and analysed, not what
 * was done about it. */
static bool of_result(const char *line, size_t at)
{
	static const char *const others[] = {
		"มาตรการ", "แผน", "โครงการ", "นโยบาย", "กิจกรรม", "ไปสู่"};
	static const char *const results[] = {"ผลการประเมิน", "วิเคราะห์", "คะแนน", NULL};
	static const char *const ita[] = {"ITA", "คุณธรรมและความโปร่งใส", NULL};
	size_t from = at > CONTEXT_BYTES ? at - CONTEXT_BYTES : 0;
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		for (size_t k = from; k + strlen(others[i]) <= at; k++)
			if (!memcmp(line + k, others[i], strlen(others[i])))
				from = k + strlen(others[i]);
	return any_word(line, from, at, results) && any_word(line, from, at, ita);
}

/* Of this year's assessment, not over yet: what is hoped for and prepared. */
static bool of_hope(const struct year *year)
{
	static const char *const words[] = {"ยกระดับ", "เตรียม", "คาด", "เป้าหมาย", "รองรับ",
		"ให้ดีขึ้น", "ให้สูงขึ้น", "พัฒนา", NULL};
	const size_t from = year->at > CONTEXT_BYTES ? year->at - CONTEXT_BYTES : 0;
	return year->value == year->check->report->fiscal_year &&
	       any_word(year->line, from, year->at, words);
}

static void tell_result(const struct year *year)
{
	struct str said = STR_INIT, own = STR_INIT, wanted = STR_INIT;
	const int fiscal_year = year->check->report->fiscal_year;
	check_number(year->check, &said, year->value);
	check_number(year->check, &own, fiscal_year);
	check_number(year->check, &wanted, fiscal_year - 1);
	check_tell(year->check, SEVERITY_WARNING, year->text, year->start + year->at,
		year->bytes, _("the ITA result of %s: a report of %s answers that of %s"),
		said.data, own.data, wanted.data);
	str_release(&said);
	str_release(&own);
	str_release(&wanted);
}

/* --- years left over --- */

static bool of_law_or_comparison(const char *line, size_t at)
{
	static const char *const words[] = {"พระราชบัญญัติ", "พ.ร.บ.", "ระเบียบ", "รัฐธรรมนูญ",
		"กฎ", "มติ", "ลงวันที่", "ฉบับ", "เทียบ", "กว่า", "ตั้งแต่", "จาก", "เดิม", "ก่อน",
		"ย้อนหลัง", "ปีที่แล้ว", "เคย", "เมื่อปี", "เงินสะสม", "กันเงิน", "นับแต่", "ข้อบัญญัติ",
		"เทศบัญญัติ", NULL};
	const size_t from = at > NEAR_BYTES ? at - NEAR_BYTES : 0;
	return any_word(line, from, at, words);
}

/* ในปีงบประมาณ ๒๕๖๔ หน่วยงานเคย…: told as past. */
static bool of_past(const struct year *year)
{
	static const char *const words[] = {"เคย", "ที่ผ่านมา", "กันเงิน", "กันไว้", NULL};
	const size_t behind = year->at + year->bytes;
	const size_t left = year->line_bytes - behind;
	return any_word(year->line, behind,
		behind + (left < NEAR_BYTES / 2 ? left : NEAR_BYTES / 2), words);
}

static void tell_stray(const struct year *year)
{
	struct str said = STR_INIT, own = STR_INIT;
	check_number(year->check, &said, year->value);
	check_number(year->check, &own, year->check->report->fiscal_year);
	check_tell(year->check, SEVERITY_WARNING, year->text, year->start + year->at,
		year->bytes, _("the year %s in a report of %s: left over from another?"),
		said.data, own.data);
	str_release(&said);
	str_release(&own);
}

/* --- years that are none of the era --- */

/* A year after all that plans of this one reach to; those of longer ones are in a range, or
 * of a strategy. */
static bool is_too_far(const struct year *year)
{
	static const char *const words[] = {
		"ยุทธศาสตร์", "แผนแม่บท", "แผนพัฒนา", "วิสัยทัศน์", NULL};
	const size_t from = year->at > NEAR_BYTES ? year->at - NEAR_BYTES : 0;
	return year->value > year->check->report->fiscal_year + YEARS_AHEAD &&
	       !in_range(year) && !any_word(year->line, from, year->at, words);
}

/* The year that it is with two neighbouring digits in the other order: this fiscal year,
 * or the one before or after it; 0: none. */
static int with_digits_swapped(int value, int fiscal_year)
{
	for (int year = fiscal_year - 1; year <= fiscal_year + 1; year++)
		for (int place = 1; place < 1000; place *= 10) {
			const int low = year / place % 10, high = year / place / 10 % 10;
			if (year + (low - high) * 10 * place + (high - low) * place ==
				value)
				return year;
		}
	return 0;
}

static void tell_too_far(const struct year *year)
{
	struct str said = STR_INIT, meant = STR_INIT;
	const int swapped =
		with_digits_swapped(year->value, year->check->report->fiscal_year);
	check_number(year->check, &said, year->value);
	check_number(year->check, &meant, swapped);
	if (swapped)
		check_tell(year->check, SEVERITY_WARNING, year->text,
			year->start + year->at, year->bytes,
			_("the year %s: was %s meant?"), said.data, meant.data);
	else
		check_tell(year->check, SEVERITY_WARNING, year->text,
			year->start + year->at, year->bytes,
			_("the year %s has not come yet"), said.data);
	str_release(&said);
	str_release(&meant);
}

static void tell_common(const struct year *year, int value)
{
	struct str said = STR_INIT, meant = STR_INIT;
	check_number(year->check, &said, value);
	check_number(year->check, &meant, value + BUDDHIST_ERA);
	check_tell(year->check, SEVERITY_WARNING, year->text, year->start + year->at,
		year->bytes, _("%s is a year of the Common Era: write %s"), said.data,
		meant.data);
	str_release(&said);
	str_release(&meant);
}

/* The year of the Common Era that the digits are, in Thai text: behind ปี or พ.ศ.; 0: none.
 * One that is called ค.ศ. is meant. */
static int common_year(const struct year *year, int32_t number)
{
	return number >= COMMON_FIRST && number <= COMMON_LAST &&
			       what_called(year) != CALLED_NOTHING
		       ? (int)number
		       : 0;
}

static bool names_report(const struct check_text *text)
{
	return !text->card &&
	       (!strcmp(text->path, "title") || !strcmp(text->path, "memo.subject"));
}

static void look_at_year(const struct year *year)
{
	const int fiscal_year = year->check->report->fiscal_year;
	const enum called called = what_called(year);
	if (called != CALLED_NOTHING && is_too_far(year)) {
		tell_too_far(year);
		return;
	}
	if (called == CALLED_NOTHING || called == CALLED_ERA || in_range(year) ||
		in_list(year))
		return;
	if (of_result(year->line, year->at)) {
		if (year->value != fiscal_year - 1 && !of_hope(year))
			tell_result(year);
		return;
	}
	if (called != CALLED_FISCAL_YEAR || year->value == fiscal_year)
		return;
	const bool next_to_it =
		year->value == fiscal_year - 1 || year->value == fiscal_year + 1;
	if (names_report(year->text) ||
		(!next_to_it && !of_law_or_comparison(year->line, year->at) &&
			!of_past(year)))
		tell_stray(year);
}

/* Whether it is a day of the last quarter before the fiscal year that is said to come before
 * something: ประกาศเมื่อวันที่ ๓๐ กันยายน ๒๕๖๗ ก่อนเริ่มรอบการประเมิน. */
static bool of_preparation(const struct year *year, struct date date)
{
	static const char *const words[] = {
		"ก่อนเริ่ม", "ก่อนรอบ", "ก่อนถึง", "ก่อนปีงบประมาณ", "ล่วงหน้า", NULL};
	enum { LAST_QUARTER = 7 };
	const size_t behind = year->at + year->bytes;
	const size_t left = year->line_bytes - behind;
	return date.year == year->check->report->fiscal_year - 1 &&
	       date.month >= LAST_QUARTER &&
	       any_word(year->line, behind,
		       behind + (left < NEAR_BYTES / 2 ? left : NEAR_BYTES / 2), words);
}

/* A day in what was done, before the fiscal year began. */
static void look_at_date(const struct year *year, struct date date)
{
	const enum card_field field = year->text->field;
	if (date.year && year->text->card && is_too_far(year)) {
		tell_too_far(year);
		return;
	}
	if (field == FIELD_EVIDENCE)
		return;
	if ((field != FIELD_STEPS && field != FIELD_OUTPUT) || !date.day || !date.month ||
		!date.year ||
		date_fiscal_year(date) >= year->check->report->fiscal_year ||
		of_law_or_comparison(year->line, year->at) || of_preparation(year, date))
		return;
	tell_stray(year);
}

/* --- the text --- */

/* Digits of a year beginning here; the bytes of all the digits there are. */
static size_t digits_at(const char *line, size_t bytes, size_t at, int *value)
{
	size_t used;
	int32_t number;
	*value = 0;
	if (!number_parse(line + at, bytes - at, &used, &number))
		return 0;
	if (utf8_count(line + at, used) == YEAR_DIGITS && number >= YEAR_FIRST &&
		number <= YEAR_LAST)
		*value = number;
	return used;
}

/* Whether the line has a year of the right result too: then others are compared. */
static bool names_right_result(const struct year *of)
{
	struct year year = *of;
	for (size_t at = 0; at < year.line_bytes;) {
		uint32_t code_point;
		const size_t used =
			digits_at(year.line, year.line_bytes, at, &year.value);
		year.at = at;
		year.bytes = used;
		if (used && year.value == year.check->report->fiscal_year - 1 &&
			what_called(&year) && of_result(year.line, at))
			return true;
		at += used ? used
			   : utf8_decode(
				     year.line + at, year.line_bytes - at, &code_point);
	}
	return false;
}

static void look_at_line(
	void *context, const struct check_text *text, size_t start, size_t bytes)
{
	struct year year = {.check = context,
		.text = text,
		.line = text->text + start,
		.start = start,
		.line_bytes = bytes};
	if (digit_next(year.line, bytes, 0) == bytes)
		return; /* most lines have no number */
	const bool compared = names_right_result(&year);
	for (size_t at = 0; at < bytes;) {
		struct date date;
		bool asks;
		size_t whole;
		uint32_t code_point;
		const size_t used = digits_at(year.line, bytes, at, &year.value);
		if (!used) {
			at += utf8_decode(year.line + at, bytes - at, &code_point);
			continue;
		}
		year.at = at;
		year.bytes = used;
		int32_t number;
		size_t digits;
		number_parse(year.line + at, bytes - at, &digits, &number);
		if (utf8_count(year.line + at, used) == YEAR_DIGITS &&
			common_year(&year, number)) {
			tell_common(&year, number);
		} else if (year.value) {
			if (!compared || year.value == year.check->report->fiscal_year)
				look_at_year(&year);
		} else if (date_parse(year.line + at, bytes - at, &whole, &date, &asks)) {
			year.bytes = whole;
			year.value = date.year;
			if (asks && !bytes_hold(year.line + at, whole, "ค.ศ."))
				tell_common(&year, date.year - BUDDHIST_ERA);
			else
				look_at_date(&year, date);
			at += whole;
			continue;
		}
		at += used;
	}
}

static void look_at_text(struct check *check, const struct check_text *text)
{
	if ((text->kind == TEXT_PROSE || text->kind == TEXT_HEADING ||
		    text->field == FIELD_EVIDENCE) &&
		check->report->fiscal_year)
		check_lines(text, look_at_line, check);
}

static void look_at_report(struct check *check)
{
	const struct decimal *year = &check->report->ita.year;
	struct str said = STR_INIT, own = STR_INIT, wanted = STR_INIT;
	const int fiscal_year = check->report->fiscal_year;
	if (!decimal_known(year) || (int)year->value == fiscal_year - 1)
		return;
	check_number(check, &said, (long)year->value);
	check_number(check, &own, fiscal_year);
	check_number(check, &wanted, fiscal_year - 1);
	struct finding *finding = check_tell_at(check, SEVERITY_WARNING, 0, FIELD_NONE,
		"ita.year", _("the ITA result of %s: a report of %s answers that of %s"),
		said.data, own.data, wanted.data);
	finding_set_basis(finding, said.data);
	str_release(&said);
	str_release(&own);
	str_release(&wanted);
}

const struct rule rule_year = {
	.name = "year",
	.severity = SEVERITY_WARNING,
	.title = N_("Years that do not belong here"),
	.mend = N_(
		"A report answers the ITA result of the year before. A year that stayed "
		"from last year's report has to be changed."),
	.typing = true,
	.text = look_at_text,
	.report = look_at_report,
};
