/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "check/period_parts.h"

#include <string.h>

#include "check/match.h"
#include "text/date.h"
#include "text/reader.h"
#include "text/str.h"
#include "text/utf8.h"

/* --- where parts end --- */

static const char *const joints[] = {"และ", "กับ", ",", ";", "\n", NULL};

/* The bytes of what joins parts at offset; 0: nothing does. */
static size_t joint_at(const char *text, size_t bytes, size_t at)
{
	for (const char *const *joint = joints; *joint; joint++)
		if (bytes_begin_at(text, bytes, at, *joint))
			return strlen(*joint);
	return 0;
}

/* --- words about a part --- */

/* What may stand before it. */
static const char *const before_words[] = {"ก่อน", "หลัง", "ต้น", "กลาง", "ปลาย", "สิ้น",
	"ไม่เกิน", "จนถึง", "ถึง", "นับแต่", "นับตั้งแต่", "เริ่มต้น", "เริ่ม", "แล้วเสร็จ", "ให้", "ภายใน",
	"ช่วง", "ณ", ":", "-", NULL};

/* What may stand behind it. */
static const char *const behind_words[] = {
	"เป็นต้นไป", "เป็นต้นมา", "แล้วเสร็จ", "ให้", "ของทุกปี", ".", NULL};

/* Words before a number that only counts the part: ครั้งที่ ๑ มกราคม. */
static const char *const counting_words[] = {
	"ครั้งที่", "ระยะที่", "รุ่นที่", "ช่วงที่", "งวดที่", "ครั้ง", NULL};

static const char *const weekdays[] = {
	"จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์", NULL};

static const char *const units[] = {"เดือน", "วัน", "ปี", "สัปดาห์", NULL};

static const char *const range_words[] = {"-", "–", "—", "จนถึง", "ถึง", NULL};

static const char now[] = "ปัจจุบัน";

/* The text from where the reader stands on. */
static struct reader rest(const struct reader *reader)
{
	struct reader from = *reader;
	reader_spaces(&from);
	return (struct reader){from.text + from.at, from.bytes - from.at, 0};
}

static void cut_white(struct reader *part)
{
	while (part->bytes && (unsigned char)part->text[part->bytes - 1] <= ' ')
		part->bytes--;
}

static bool cut_end(struct reader *part, const char *word)
{
	cut_white(part);
	if (!bytes_end_with(part->text, part->bytes, word))
		return false;
	part->bytes -= strlen(word);
	cut_white(part);
	return true;
}

static bool cut_any_end(struct reader *part, const char *const *words)
{
	for (; *words; words++)
		if (cut_end(part, *words))
			return true;
	return false;
}

/* ครั้งที่ ๑: of a number, or of one in brackets. */
static bool skip_count(struct reader *part)
{
	struct reader ahead = *part;
	int32_t number;
	if (!reader_any(&ahead, counting_words) || !reader_number(&ahead, &number, NULL))
		return false;
	*part = rest(&ahead);
	return part->bytes > 0;
}

/* ทุกวันจันทร์: more than the frequency says. */
static bool skip_weekday(struct reader *part, bool *frequent)
{
	struct reader ahead = *part;
	if (!reader_word(&ahead, "ทุก"))
		return false;
	reader_word(&ahead, "วัน");
	if (!reader_any(&ahead, weekdays))
		return false;
	*part = rest(&ahead);
	*frequent = true;
	return true;
}

/* ๓ เดือน (ม.ค. - มี.ค. ๖๗): how long it takes, then when. */
static bool skip_length(struct reader *part)
{
	struct reader ahead = *part;
	int32_t number;
	if (!reader_number(&ahead, &number, NULL) || !reader_any(&ahead, units) ||
		!reader_word(&ahead, "("))
		return false;
	*part = rest(&ahead);
	return cut_end(part, ")");
}

/* (๓ เดือน) behind it. */
static bool cut_brackets(struct reader *part)
{
	size_t open = part->bytes;
	cut_white(part);
	if (!bytes_end_with(part->text, part->bytes, ")"))
		return false;
	while (open && part->text[open - 1] != '(')
		open--;
	if (open < 2)
		return false;
	part->bytes = open - 1;
	cut_white(part);
	return true;
}

/* ต.ค. ๖๗ - ก.ย. ๖๘ ทุกวันจันทร์: how often stands behind it. */
static bool cut_frequency(struct reader *part, bool *frequent)
{
	static const char *const often[] = {
		" ทุก", " สัปดาห์ละ", " เดือนละ", " ปีละ", " ไตรมาสละ", " รายงานทุก", NULL};
	for (size_t at = part->bytes; at-- > 1;) {
		const size_t left = part->bytes - at;
		bool found = false, ranges = false;
		for (const char *const *word = often; *word && !found; word++)
			found = bytes_begin_at(part->text, part->bytes, at, *word);
		for (const char *const *word = range_words; *word && found; word++)
			ranges = ranges || bytes_hold(part->text + at, left, *word);
		if (!found || ranges)
			continue;
		part->bytes = at;
		cut_white(part);
		*frequent = true;
		return part->bytes > 0;
	}
	return false;
}

/* ตามปฏิทินการปฏิบัติงาน ต.ค. ๖๗ - ก.ย. ๖๘: by what it goes stands before it. */
static bool skip_source(struct reader *part)
{
	struct reader ahead = *part;
	if (!reader_word(&ahead, "ตาม"))
		return false;
	while (ahead.at < ahead.bytes && ahead.text[ahead.at] != ' ')
		ahead.at++;
	if (ahead.at == ahead.bytes)
		return false;
	*part = rest(&ahead);
	return part->bytes > 0;
}

/* Takes the words about a part off; frequent gets whether they say how often. */
static void take_off(struct reader *part, bool *frequent)
{
	for (bool more = true; more && part->bytes;) {
		struct reader ahead = *part;
		more = skip_count(part) || skip_weekday(part, frequent) ||
		       skip_length(part) || skip_source(part) || cut_brackets(part) ||
		       cut_frequency(part, frequent) || cut_any_end(part, behind_words);
		if (!more && reader_any(&ahead, before_words)) {
			*part = rest(&ahead);
			more = true;
		}
	}
}

/* --- what a part means --- */

static struct period range(struct date from, struct date to)
{
	from.day = 1;
	to.day = month_days(to.month, to.year);
	return (struct period){.kind = PERIOD_RANGE, .from = from, .to = to};
}

/* ภาคเรียนที่ ๒/๒๕๖๖, ภาคเรียนที่ ๑ ปีการศึกษา ๒๕๖๗: from May and from November. */
static bool read_semester(const struct reader *part, struct period *period)
{
	enum { FIRST_FROM = 5, FIRST_TO = 9, SECOND_FROM = 11, SECOND_TO = 3 };
	struct reader reader = *part;
	int32_t number;
	size_t used;
	int year;
	bool asks;
	if (!reader_word(&reader, "ภาคเรียน") && !reader_word(&reader, "ภาคการศึกษา") &&
		!reader_word(&reader, "เทอม"))
		return false;
	reader_word(&reader, "ที่");
	if (!reader_number(&reader, &number, NULL) || number < 1 || number > 2)
		return false;
	if (!reader_word(&reader, "/"))
		reader_word(&reader, "ปีการศึกษา");
	reader_spaces(&reader);
	if (!year_parse(reader.text + reader.at, reader.bytes - reader.at, &used, &year,
		    &asks) ||
		reader.at + used != reader.bytes)
		return false;
	*period = number == 1 ? range((struct date){year, FIRST_FROM, 0},
					(struct date){year, FIRST_TO, 0})
			      : range((struct date){year, SECOND_FROM, 0},
					(struct date){year + 1, SECOND_TO, 0});
	return true;
}

/* ครึ่งปีหลัง, รอบการประเมินที่ ๑ และ ๒: halves of the fiscal year. *halves gets a bit each. */
static bool read_halves(struct reader *reader, unsigned *halves)
{
	enum { FIRST = 1, SECOND = 2 };
	static const char *const first[] = {"ครึ่งปีแรก", "ครึ่งแรก", NULL};
	static const char *const second[] = {"ครึ่งปีหลัง", "ครึ่งหลัง", NULL};
	int32_t number;
	*halves = reader_any(reader, first)    ? FIRST
		  : reader_any(reader, second) ? SECOND
					       : 0;
	if (*halves)
		return true;
	if (!reader_word(reader, "รอบการประเมิน"))
		return false;
	do {
		reader_word(reader, "รอบ");
		reader_word(reader, "ครั้ง");
		reader_word(reader, "ที่");
		if (!reader_number(reader, &number, NULL) || number < 1 || number > 2)
			return false;
		*halves |= number == 1 ? FIRST : SECOND;
	} while (reader_word(reader, "และ") || reader_word(reader, "-"));
	return true;
}

/* The same with the fiscal year that they are of, or the report's. */
static bool read_half(const struct reader *part, int fiscal_year, struct period *period)
{
	enum {
		FIRST_FROM = 10,
		FIRST_TO = 3,
		SECOND_FROM = 4,
		SECOND_TO = 9,
		SECOND = 2
	};
	static const char *const years[] = {
		"ประจำปีงบประมาณ", "ปีงบประมาณ", "งบประมาณ", "/", NULL};
	struct reader reader = *part;
	unsigned halves;
	size_t used = 0;
	int year = fiscal_year;
	bool asks;
	if (!read_halves(&reader, &halves))
		return false;
	reader_word(&reader, "ของ");
	reader_any(&reader, years);
	reader_spaces(&reader);
	if (reader.at < reader.bytes &&
		!year_parse(reader.text + reader.at, reader.bytes - reader.at, &used,
			&year, &asks))
		return false;
	if (reader.at + used != reader.bytes)
		return false;
	*period = range(halves == SECOND ? (struct date){year, SECOND_FROM, 0}
					 : (struct date){year - 1, FIRST_FROM, 0},
		halves < SECOND ? (struct date){year, FIRST_TO, 0}
				: (struct date){year, SECOND_TO, 0});
	return true;
}

static struct date later(struct date a, struct date b)
{
	return date_compare(a, b) < 0 ? b : a;
}

/* ปีการศึกษา ๒๕๖๘: from May to March. It is a part of two fiscal years; what counts is what
 * lies in the report's. */
static bool read_school_year(
	const struct reader *part, int fiscal_year, struct period *period)
{
	enum { FROM = 5, TO = 3 };
	struct reader reader = *part;
	size_t used;
	int year;
	bool asks;
	reader_word(&reader, "ตลอด");
	if (!reader_word(&reader, "ปีการศึกษา"))
		return false;
	reader_spaces(&reader);
	if (!year_parse(reader.text + reader.at, reader.bytes - reader.at, &used, &year,
		    &asks) ||
		reader.at + used != reader.bytes)
		return false;
	*period = range((struct date){year, FROM, 0}, (struct date){year + 1, TO, 0});
	const struct date first = fiscal_year_first(fiscal_year);
	const struct date last = fiscal_year_last(fiscal_year, YEAR_MONTHS);
	if (date_compare(period->to, first) < 0 || date_compare(period->from, last) > 0)
		return true;
	period->from = later(period->from, first);
	if (date_compare(period->to, last) > 0)
		period->to = last;
	return true;
}

/* The months of a range with one year stand the wrong way round where it would else reach
 * out of the fiscal year, and is no shorter than the other way round. */
static bool is_reversed(const struct period *period, const struct period_figures *figures,
	int fiscal_year)
{
	const bool one_year = !figures->years[0].bytes != !figures->years[1].bytes;
	const int back = period->from.month - period->to.month;
	if (date_compare(period->to, period->from) < 0)
		return true;
	return period->kind == PERIOD_RANGE && one_year && back > 0 &&
	       2 * back <= YEAR_MONTHS &&
	       (date_compare(period->from, fiscal_year_first(fiscal_year)) < 0 ||
		       date_compare(period->to,
			       fiscal_year_last(fiscal_year, YEAR_MONTHS)) > 0);
}

static bool is_understood(
	const struct reader *text, int fiscal_year, struct period_part *part)
{
	struct period_figures figures;
	part->period =
		period_parse_figures(text->text, text->bytes, fiscal_year, &figures);
	if (part->period.kind == PERIOD_NOT_UNDERSTOOD)
		return false;
	part->reversed = part->period.kind != PERIOD_EMPTY &&
			 part->period.kind != PERIOD_FREQUENCY &&
			 is_reversed(&part->period, &figures, fiscal_year);
	return true;
}

/* Cuts สิ้นปีงบประมาณ (พ.ศ. ๒๕๖๘) off the end, where it is this one. */
static bool cut_year_end(struct reader *text, int fiscal_year)
{
	static const char end[] = "สิ้นปีงบประมาณ";
	size_t at = text->bytes, used = 0;
	int year = fiscal_year;
	bool asks;
	while (at && !bytes_begin_at(text->text, text->bytes, at, end))
		at--;
	struct reader behind = {text->text, text->bytes, at + strlen(end)};
	if (!at)
		return false;
	reader_spaces(&behind);
	if (behind.at < behind.bytes &&
		(!year_parse(behind.text + behind.at, behind.bytes - behind.at, &used,
			 &year, &asks) ||
			behind.at + used != behind.bytes))
		return false;
	if (year != fiscal_year)
		return false;
	text->bytes = at;
	cut_white(text);
	return true;
}

/* ตุลาคม ๒๕๖๖ - ปัจจุบัน, – สิ้นปีงบประมาณ: from then on. */
static bool goes_on(struct reader *text, int fiscal_year)
{
	return (cut_end(text, now) || cut_year_end(text, fiscal_year)) &&
	       (cut_any_end(text, range_words), text->bytes > 0);
}

static bool read_part(struct reader text, int fiscal_year, struct period_part *part)
{
	bool frequent = false;
	*part = (struct period_part){0};
	if (is_understood(&text, fiscal_year, part))
		return true;
	goes_on(&text, fiscal_year);
	take_off(&text, &frequent);
	if (!text.bytes) {
		part->period = (struct period){.kind = PERIOD_FREQUENCY};
		return frequent;
	}
	return read_semester(&text, &part->period) ||
	       read_half(&text, fiscal_year, &part->period) ||
	       read_school_year(&text, fiscal_year, &part->period) ||
	       is_understood(&text, fiscal_year, part);
}

/* --- all of them --- */

/* Takes off a number alone behind quarters (… และ ๔ ปีงบประมาณ ๒๕๖๘). */
static void skip_quarter(struct reader *part, bool quarters)
{
	struct reader ahead = *part;
	int32_t number;
	if (quarters && reader_number(&ahead, &number, NULL) && ahead.at < ahead.bytes)
		*part = rest(&ahead);
}

/* ไตรมาสที่ ๒ และ ๔, ๑๕ และ ๒๙ มกราคม: a number that has its word in another part. */
static bool is_number(const struct reader *text)
{
	enum { MOST = 31 };
	struct reader reader = *text;
	int32_t number;
	if (!reader_number(&reader, &number, NULL) || number < 1 || number > MOST)
		return false;
	reader_spaces(&reader);
	return reader.at == reader.bytes;
}

size_t period_parts_read(const char *text, size_t bytes, int fiscal_year,
	struct period_part parts[PERIOD_PARTS_MAX])
{
	const struct reader whole = {text, bytes, 0};
	size_t count = 0, numbers = 0;
	bool quarters = false;
	if (read_part(whole, fiscal_year, &parts[0]))
		return 1;
	for (size_t start = 0, at = 0; at <= bytes; at++) {
		const size_t joint = at < bytes ? joint_at(text, bytes, at) : 1;
		struct reader part = {text + start, at - start, 0};
		if (!joint)
			continue;
		at += joint - 1;
		start = at + 1;
		part = rest(&part);
		cut_white(&part);
		skip_quarter(&part, quarters);
		quarters = quarters || bytes_begin_at(part.text, part.bytes, 0, "ไตรมาส");
		if (!part.bytes)
			continue;
		if (is_number(&part)) {
			numbers++;
			continue;
		}
		if (count == PERIOD_PARTS_MAX ||
			!read_part(part, fiscal_year, &parts[count++]))
			return 0;
	}
	return numbers && !count ? 0 : count;
}
