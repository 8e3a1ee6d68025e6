/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "text/period.h"

#include <stdlib.h>

#include "text/i18n.h"
#include "text/normalise.h"
#include "text/number.h"
#include "text/reader.h"
#include "text/str.h"

/* A part of a fiscal year: months from October, counted from 0. */
struct part {
	int first, last;
};

/* What has been read of a period so far: each thing at most once. */
struct reading {
	struct reader reader;
	bool has_dates, has_part, has_fiscal, has_fiscal_year;
	struct date from, to; /* as written: parts may be 0 */
	struct part part;
	int fiscal_first, fiscal_last; /* years */
	enum frequency frequency;
	bool asks;
	struct period_figures figures; /* of the folded copy */
};

enum { YEAR_FROM, YEAR_TO, YEAR_FISCAL_FIRST, YEAR_FISCAL_LAST };

/* The folded copy is what is read: spaces between Thai letters are gone. */
static const char *const range_words[] = {
	"-", "–", "—", "\u2011", "\u2212", "~", "จนถึง", "ถึง", "สิ้นสุด", NULL};

/* What only leads up to the words that mean something. */
static const char *const leading_words[] = {"(", ")", ",", ":", ";", "ระหว่าง", "ตั้งแต่",
	"ช่วง", "เป็นประจำ", "ประจำ", "ภายใน", "ใน", "วันที่", "เดือน", "ระยะเวลา", "รอบ",
	"ดำเนินการ", "อย่างต่อเนื่อง", "ต่อเนื่อง", "อย่างน้อย", "ของ", NULL};

static const char *const fiscal_words[] = {"ตลอดทั้งปีงบประมาณ", "ตลอดปีงบประมาณ",
	"ทั้งปีงบประมาณ", "ปีงบประมาณ", "ตลอดทั้งปี", "ตลอดปี", "ทั้งปี", NULL};

static const char *const kind_names[] = {
	[PERIOD_EMPTY] = "empty",
	[PERIOD_NOT_UNDERSTOOD] = "not-understood",
	[PERIOD_DAY] = "day",
	[PERIOD_RANGE] = "range",
	[PERIOD_FISCAL_YEAR] = "fiscal-year",
	[PERIOD_FREQUENCY] = "frequency",
};

static bool read_frequency(struct reading *reading)
{
	if (reading->frequency)
		return false;
	reading->frequency = frequency_read(&reading->reader);
	return reading->frequency != FREQUENCY_NONE;
}

/* --- fiscal years and their parts --- */

/* The digits that end where the reader stands. */
static struct figure figure_before(const struct reader *reader)
{
	size_t start = reader->at;
	while (start && reader->text[start - 1] >= '0' && reader->text[start - 1] <= '9')
		start--;
	return (struct figure){start, reader->at - start};
}

/* The first digits from an offset on that the reader has passed. */
static struct figure figure_from(const struct reader *reader, size_t start)
{
	size_t end;
	while (start < reader->at &&
		(reader->text[start] < '0' || reader->text[start] > '9'))
		start++;
	for (end = start;
		end < reader->at && reader->text[end] >= '0' && reader->text[end] <= '9';)
		end++;
	return (struct figure){start, end - start};
}

static bool read_year(struct reading *reading, int *year, int place)
{
	struct reader *reader = &reading->reader;
	size_t used;
	bool asks;
	if (!year_parse(reader->text + reader->at, reader->bytes - reader->at, &used,
		    year, &asks))
		return false;
	reader->at += used;
	reading->asks |= asks;
	reading->figures.years[place] = figure_before(reader);
	return true;
}

/* ตลอดปีงบประมาณ, ปีงบประมาณ พ.ศ. ๒๕๖๗, ปีงบประมาณ ๒๕๖๖ - ๒๕๗๐, ปี ๒๕๖๗ */
static bool read_fiscal_year(struct reading *reading)
{
	if (reading->has_fiscal)
		return false;
	struct reader start = reading->reader, ahead = start;
	bool named = reader_any(&reading->reader, fiscal_words);
	bool year_word = reader_word(&ahead, "ปี") || reader_word(&ahead, "พ.ศ.");
	if (!named && !year_word)
		return false;
	reading->has_fiscal_year =
		read_year(reading, &reading->fiscal_first, YEAR_FISCAL_FIRST);
	if (!named && !reading->has_fiscal_year)
		return false;
	reading->has_fiscal = true;
	reading->fiscal_last = reading->fiscal_first;
	start = reading->reader;
	if (reading->has_fiscal_year && reader_any(&reading->reader, range_words) &&
		!read_year(reading, &reading->fiscal_last, YEAR_FISCAL_LAST))
		reading->reader = start;
	return true;
}

static bool read_quarter(struct reader *reader, int32_t *quarter)
{
	return reader_number(reader, quarter, NULL) && *quarter >= 1 &&
	       *quarter <= YEAR_MONTHS / QUARTER_MONTHS;
}

/* ไตรมาส ๑, ไตรมาสที่ ๑-๒ */
static bool read_quarters(struct reader *reader, struct part *part)
{
	int32_t first, last;
	if (!reader_word(reader, "ไตรมาส"))
		return false;
	reader_word(reader, "ที่");
	if (!read_quarter(reader, &first))
		return false;
	last = first;
	if (reader_any(reader, range_words)) {
		reader_word(reader, "ไตรมาส");
		reader_word(reader, "ที่");
		if (!read_quarter(reader, &last) || last < first)
			return false;
	}
	*part = (struct part){(first - 1) * QUARTER_MONTHS, last * QUARTER_MONTHS - 1};
	reader_word(reader, "/"); /* ไตรมาส ๑/๒๕๖๗ */
	return true;
}

/* รอบ ๖ เดือน, รอบ ๑๒ เดือน, ๖ เดือนหลัง */
static bool read_round(struct reader *reader, struct part *part)
{
	int32_t count;
	bool named = reader_word(reader, "รอบ");
	if (!reader_number(reader, &count, NULL) || !reader_word(reader, "เดือน"))
		return false;
	bool first = reader_word(reader, "แรก");
	bool last = !first && reader_word(reader, "หลัง");
	if (count == YEAR_MONTHS && named && !first && !last)
		*part = (struct part){0, YEAR_MONTHS - 1};
	else if (count == ROUND_MONTHS && last)
		*part = (struct part){ROUND_MONTHS, YEAR_MONTHS - 1};
	else if (count == ROUND_MONTHS && (named || first))
		*part = (struct part){0, ROUND_MONTHS - 1};
	else
		return false;
	return true;
}

static bool read_part(struct reading *reading)
{
	struct reader quarters = reading->reader, round = reading->reader;
	if (reading->has_part)
		return false;
	if (read_quarters(&quarters, &reading->part))
		reading->reader = quarters;
	else if (read_round(&round, &reading->part))
		reading->reader = round;
	else
		return false;
	reading->has_part = true;
	/* ไตรมาส ๑/๒๕๖๗, รอบ ๖ เดือน พ.ศ. ๒๕๖๗ */
	if (!reading->has_fiscal &&
		read_year(reading, &reading->fiscal_first, YEAR_FISCAL_FIRST)) {
		reading->fiscal_last = reading->fiscal_first;
		reading->has_fiscal = reading->has_fiscal_year = true;
	}
	return true;
}

/* --- dates --- */

/* day and year get the figures that name them. */
static bool read_date(struct reading *reading, struct date *date, struct figure *day,
	struct figure *year)
{
	struct reader *reader = &reading->reader;
	size_t start = reader->at;
	size_t used;
	bool asks;
	if (!date_parse(reader->text + reader->at, reader->bytes - reader->at, &used,
		    date, &asks))
		return false;
	reader->at += used;
	reading->asks |= asks;
	*day = *year = (struct figure){0};
	if (date->day)
		*day = figure_from(reader, start);
	if (date->year)
		*year = figure_before(reader);
	return true;
}

/* ๑-๕ มกราคม ๒๕๖๗ */
static bool read_days(struct reading *reading)
{
	int32_t first;
	struct period_figures *figures = &reading->figures;
	size_t start = reading->reader.at;
	if (!reader_number(&reading->reader, &first, NULL))
		return false;
	figures->from_day = figure_from(&reading->reader, start);
	if (!reader_any(&reading->reader, range_words) ||
		!read_date(reading, &reading->to, &figures->to_day,
			&figures->years[YEAR_TO]) ||
		!reading->to.day || first < 1)
		return false;
	figures->years[YEAR_FROM] = figures->years[YEAR_TO];
	reading->from = reading->to;
	reading->from.day = first;
	return true;
}

/* A date, or two with a range word between them. */
static bool read_range(struct reading *reading)
{
	struct period_figures *figures = &reading->figures;
	if (!read_date(reading, &reading->from, &figures->from_day,
		    &figures->years[YEAR_FROM]))
		return false;
	reading->to = reading->from;
	figures->to_day = figures->from_day;
	figures->years[YEAR_TO] = figures->years[YEAR_FROM];
	if (!reader_any(&reading->reader, range_words))
		return true;
	reader_word(&reading->reader, "สิ้น");
	return read_date(
		reading, &reading->to, &figures->to_day, &figures->years[YEAR_TO]);
}

static bool read_dates(struct reading *reading)
{
	struct reader start = reading->reader;
	if (reading->has_dates)
		return false;
	reading->has_dates = read_days(reading);
	if (!reading->has_dates) {
		reading->reader = start;
		reading->has_dates = read_range(reading);
	}
	if (!reading->has_dates)
		reading->reader = start;
	return reading->has_dates;
}

/* --- what it all means --- */

/* Where a year is named once, it is the nearest that keeps the order; where none
 * is, the fiscal year says it. False if that is not known. */
static bool fill_years(struct date *from, struct date *to, int fiscal_year)
{
	if (from->year && to->year)
		return true;
	if (to->year) {
		from->year = to->year - (from->month > to->month);
	} else if (from->year) {
		to->year = from->year + (to->month < from->month);
	} else if (fiscal_year) {
		from->year = fiscal_year - (from->month >= FISCAL_FIRST_MONTH);
		to->year = fiscal_year - (to->month >= FISCAL_FIRST_MONTH);
	} else {
		return false;
	}
	return true;
}

static bool means_dates(
	const struct reading *reading, int fiscal_year, struct period *period)
{
	struct date from = reading->from, to = reading->to;
	period->year_taken = !from.year && !to.year && !reading->has_fiscal_year;
	if (!fill_years(&from, &to, fiscal_year))
		return false;
	if (!from.day)
		from.day = 1;
	if (!to.day)
		to.day = month_days(to.month, to.year);
	period->kind = date_compare(from, to) == 0 ? PERIOD_DAY : PERIOD_RANGE;
	period->from = from;
	period->to = to;
	return from.day <= month_days(from.month, from.year) &&
	       to.day <= month_days(to.month, to.year);
}

/* The date of a month of the fiscal year, counted from 0 in October. */
static struct date fiscal_month(int fiscal_year, int place)
{
	int month = (place + FISCAL_FIRST_MONTH - 1) % YEAR_MONTHS + 1;
	return (struct date){
		.year = fiscal_year - (month >= FISCAL_FIRST_MONTH),
		.month = month,
	};
}

static bool means_fiscal_years(
	const struct reading *reading, int fiscal_year, struct period *period)
{
	bool whole = !reading->has_part;
	int last = reading->has_fiscal_year ? reading->fiscal_last : fiscal_year;
	struct part part = whole ? (struct part){0, YEAR_MONTHS - 1} : reading->part;
	if (!fiscal_year)
		return false;
	period->year_taken = !reading->has_fiscal_year;
	period->from = fiscal_month(fiscal_year, part.first);
	period->from.day = 1;
	period->to = fiscal_month(last, part.last);
	period->to.day = month_days(period->to.month, period->to.year);
	bool is_year = fiscal_year == last && part.last - part.first == YEAR_MONTHS - 1;
	period->kind = is_year ? PERIOD_FISCAL_YEAR : PERIOD_RANGE;
	return true;
}

static struct period means(const struct reading *reading, int fiscal_year)
{
	const struct period not_understood = {.kind = PERIOD_NOT_UNDERSTOOD};
	struct period period = {.frequency = reading->frequency, .asks = reading->asks};
	if (reading->has_fiscal_year)
		fiscal_year = reading->fiscal_first;
	if (reading->has_dates)
		return means_dates(reading, fiscal_year, &period) ? period
								  : not_understood;
	if (reading->has_part || reading->has_fiscal)
		return means_fiscal_years(reading, fiscal_year, &period) ? period
									 : not_understood;
	period.kind = period.frequency ? PERIOD_FREQUENCY : PERIOD_NOT_UNDERSTOOD;
	return period;
}

/* From the folded copy to the text as typed. */
static void unfold(struct figure *figure, const size_t *origin)
{
	size_t start = origin[figure->start];
	figure->bytes = origin[figure->start + figure->bytes] - start;
	figure->start = start;
}

static void unfold_all(struct period_figures *figures, const size_t *origin)
{
	unfold(&figures->from_day, origin);
	unfold(&figures->to_day, origin);
	for (int i = YEAR_FROM; i <= YEAR_FISCAL_LAST; i++)
		unfold(&figures->years[i], origin);
}

struct period period_parse(const char *text, size_t bytes, int fiscal_year)
{
	struct period_figures figures;
	return period_parse_figures(text, bytes, fiscal_year, &figures);
}

struct period period_parse_figures(
	const char *text, size_t bytes, int fiscal_year, struct period_figures *figures)
{
	struct str folded = STR_INIT;
	size_t *origin;
	text_fold(&folded, text, bytes, &origin);
	struct reading reading = {.reader = {folded.data, folded.bytes, 0}};
	struct period period = {.kind = PERIOD_NOT_UNDERSTOOD};
	reader_spaces(&reading.reader);
	if (reading.reader.at == folded.bytes) {
		period.kind = PERIOD_EMPTY;
	} else {
		while (read_frequency(&reading) || read_fiscal_year(&reading) ||
			read_dates(&reading) || read_part(&reading) ||
			reader_any(&reading.reader, leading_words))
			;
		reader_spaces(&reading.reader);
		if (reading.reader.at == folded.bytes)
			period = means(&reading, fiscal_year);
	}
	*figures = (struct period_figures){0};
	if (period.kind != PERIOD_NOT_UNDERSTOOD) {
		*figures = reading.figures;
		unfold_all(figures, origin);
	}
	free(origin);
	str_release(&folded);
	return period;
}

/* --- for people --- */

static void append_dates(struct str *out, const struct period *period, enum digits digits)
{
	date_append(out, period->from, DATE_LONG, digits);
	if (period->kind == PERIOD_DAY)
		return;
	str_puts(out, " – ");
	date_append(out, period->to, DATE_LONG, digits);
}

static void append_fiscal_year(
	struct str *out, const struct period *period, enum digits digits)
{
	struct str year = STR_INIT;
	number_append(&year, period->to.year, digits);
	/* TRANSLATORS: %s is the year in digits. */
	str_printf(out, _("fiscal year %s"), year.data);
	str_release(&year);
}

void period_describe(struct str *out, const struct period *period, enum digits digits)
{
	size_t before = out->bytes;
	switch (period->kind) {
	case PERIOD_EMPTY: str_puts(out, _("nothing yet")); break;
	case PERIOD_NOT_UNDERSTOOD: str_puts(out, _("not understood")); break;
	case PERIOD_DAY:
	case PERIOD_RANGE: append_dates(out, period, digits); break;
	case PERIOD_FISCAL_YEAR: append_fiscal_year(out, period, digits); break;
	case PERIOD_FREQUENCY: break;
	}
	if (period->frequency) {
		str_puts(out, out->bytes > before ? ", " : "");
		str_puts(out, frequency_describe(period->frequency));
	}
	if (period->year_taken) {
		str_putc(out, ' ');
		str_puts(out, _("(year taken from the report)"));
	}
	if (period->asks) {
		str_putc(out, ' ');
		str_puts(out, _("(a year of the Common Era: is that meant?)"));
	}
}

/* From when to when: without days where it is whole months, and what both ends have in
 * common once. */
static void append_short_dates(
	struct str *out, const struct period *period, enum digits digits)
{
	struct date from = period->from, to = period->to;
	if (from.day == 1 && to.day == month_days(to.month, to.year))
		from.day = to.day = 0;
	const bool same_year = from.year == to.year;
	const bool same_month = same_year && from.month == to.month;
	if (same_month && from.day == to.day) {
		date_append(out, to, DATE_SHORT, digits);
		return;
	}
	from.year = same_year ? 0 : from.year;
	from.month = same_month ? 0 : from.month;
	if (same_month)
		number_append(out, from.day, digits);
	else
		date_append(out, from, DATE_SHORT, digits);
	str_puts(out, "–");
	date_append(out, to, DATE_SHORT, digits);
}

void period_append_short(struct str *out, const struct period *period, enum digits digits)
{
	const size_t before = out->bytes;
	if (period->from.year)
		append_short_dates(out, period, digits);
	if (period->frequency) {
		str_puts(out, out->bytes > before ? ", " : "");
		str_puts(out, frequency_describe(period->frequency));
	}
}

const char *period_kind_name(enum period_kind kind)
{
	return kind_names[kind];
}
