/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ita-text: scores and the level of the ITA result in running text against those of the
 * report, or, where it has none, against each other. A line is read from left to right:
 * what was named last (ITA, IIT, a question) is what a figure with คะแนน is of, and of names
 * in a row (IIT, EIT และ OIT … ตามลำดับ) each figure is of its own. Figures of other years, of
 * full marks, limits, differences and of questions (ข้อ OIT) are none of the result.
 */
#include <config.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "check/amounts.h"
#include "check/finding.h"
#include "check/days.h"
#include "check/match.h"
#include "check/rule.h"
#include "check/token.h"
#include "model/card.h"
#include "model/ita.h"
#include "model/text_kind.h"
#include "text/i18n.h"
#include "text/number.h"
#include "text/str.h"
#include "text/utf8.h"

enum {
	YEAR_DIGITS = 4,
	YEAR_FIRST = 2400,
	YEAR_LAST = 2700,
	NEAR_BYTES = 40 * UTF8_THAI_BYTES, /* from a subject to its figure */
	COMPARED_BYTES = 12 * UTF8_THAI_BYTES,
	SCORE_MAX = 100,
};

/* Figures of two decimals, rounded; and a total of three of them. */
#define EXACT    0.0051
#define ROUNDING 0.02

enum subject { OF_NOTHING, OF_TOTAL, OF_PART, OF_ITEM };

/* A figure that the text gives. */
struct place {
	bool found;
	size_t start, bytes; /* in the text */
};

struct reading {
	struct check *check;
	const struct check_text *text;
	const char *line;
	size_t start, bytes; /* of the line in the text */
	enum subject subject;
	size_t named; /* where in the line the subject ends */
	enum ita_part part;
	enum ita_part row[ITA_PARTS]; /* parts named in a row, the last of them `part` */
	size_t row_count, row_next;   /* the next figure is of this one */
	const struct ita_item *item;
	int year; /* named last; 0: none */
	/* Of the whole text. */
	struct ita said;
	struct place total, level;
	char level_name[64];
};

static int ita_year(const struct report *report)
{
	return decimal_known(&report->ita.year) ? (int)report->ita.year.value
						: report->fiscal_year - 1;
}

static void put_score(const struct check *check, struct str *out, double score)
{
	char text[32];
	const int bytes = snprintf(text, sizeof(text), "%.2f", score);
	digits_append(out, text, (size_t)bytes,
		check->input->digits == DIGITS_ARABIC ? DIGITS_ARABIC : DIGITS_THAI);
}

/* --- what is told --- */

static void tell_score(const struct reading *reading, const struct token *token,
	double value, const char *of, double own)
{
	struct str said = STR_INIT, wanted = STR_INIT;
	put_score(reading->check, &said, value);
	put_score(reading->check, &wanted, own);
	check_tell(reading->check, SEVERITY_ERROR, reading->text,
		reading->start + token->start, token->bytes,
		_("%s for %s, but the report's ITA result has %s"), said.data, of,
		wanted.data);
	str_release(&said);
	str_release(&wanted);
}

/* --- figures --- */

static const struct decimal *own_score(const struct reading *reading, const char **of)
{
	const struct ita *ita = &reading->check->report->ita;
	switch (reading->subject) {
	case OF_TOTAL: *of = _("the total"); return &ita->total;
	case OF_PART:
		*of = ita_part_name(reading->part);
		return ita_part_score(ita, reading->part);
	case OF_ITEM: *of = reading->item->code; return &reading->item->score;
	case OF_NOTHING: break;
	}
	*of = "";
	return NULL;
}

static void keep(struct reading *reading, const struct token *token, double value)
{
	const struct decimal said = {.kind = DECIMAL_REAL, .value = value};
	struct ita *ita = &reading->said;
	if (reading->subject == OF_TOTAL && !reading->total.found) {
		reading->total =
			(struct place){true, reading->start + token->start, token->bytes};
		ita->total = said;
	} else if (reading->subject == OF_PART) {
		struct decimal *const parts[] = {&ita->iit, &ita->eit, &ita->oit};
		*parts[reading->part] = said;
	}
}

/* Whether the number is a score: คะแนน behind it, or before it, or decimals. */
static bool is_score(const struct reading *reading, const struct token *token)
{
	static const char unit[] = "คะแนน";
	const size_t behind =
		white_end(reading->line, reading->bytes, token->start + token->bytes);
	const char *from = reading->line + reading->named;
	const size_t before = token->start - reading->named;
	if (before > NEAR_BYTES || bytes_hold(from, before, "ร้อยละ") ||
		bytes_begin_at(reading->line, reading->bytes, behind, "%"))
		return false;
	return bytes_begin_at(reading->line, reading->bytes, behind, unit) ||
	       bytes_hold(from, before, unit) ||
	       memchr(reading->line + token->start, '.', token->bytes);
}

/* Words between a subject and a number that make it another thing's. */
static bool is_otherwise(const struct reading *reading, size_t to)
{
	static const char *const words[] = {"เต็ม", "เกณฑ์", "เป้า", "ต่ำกว่า", "สูงกว่า",
		"น้อยกว่า", "มากกว่า", "เกิน", "ขึ้น", "ลด", "เพิ่ม", "เดิม", "ก่อน", "ปีที่แล้ว",
		"เทียบ", "น้ำหนัก", "ข้อ", "ตัวชี้วัด", "ระหว่าง", "ช่วง", "ต่าง", "อีก", "คาด", "จะ",
		"ประเด็น", "พึงพอใจ", "ห่าง", "ขาด", "ประเทศ", "จังหวัดมี", "ค่าเฉลี่ย", NULL};
	for (size_t i = 0; words[i]; i++)
		if (bytes_hold(reading->line + reading->named, to - reading->named,
			    words[i]))
			return true;
	return false;
}

/* Whether the figures behind the names in a row are said to be in their order. */
static bool is_row(const struct reading *reading, size_t at)
{
	return reading->row_count > 1 &&
	       bytes_hold(reading->line + at, reading->bytes - at, "ตามลำดับ");
}

/* Compares a figure with that of what was named. */
static void compare(struct reading *reading, const struct token *token, double value)
{
	const char *of;
	const bool own_year =
		!reading->year || reading->year == ita_year(reading->check->report);
	if (!own_year || is_otherwise(reading, token->start))
		return;
	const struct decimal *own = own_score(reading, &of);
	keep(reading, token, value);
	if (decimal_known(own) && fabs(own->value - value) > EXACT)
		tell_score(reading, token, value, of, own->value);
}

/* The figure of the next part in the row; behind the last one, nothing is named. */
static void take_in_row(struct reading *reading, const struct token *token, double value)
{
	if (token->start - reading->named > NEAR_BYTES) {
		reading->subject = OF_NOTHING;
		return;
	}
	reading->part = reading->row[reading->row_next++];
	compare(reading, token, value);
	reading->named = token->start + token->bytes;
	if (reading->row_next == reading->row_count)
		reading->subject = OF_NOTHING;
}

/* ผลการประเมินคุณธรรม … ของเทศบาลเมือง… ประจำปีงบประมาณ พ.ศ. ๒๕๖๗: the year is the end of what
 * the result is called, however long the rest is. */
static void name_with_year(struct reading *reading, const struct token *token)
{
	static const char *const years[] = {"ประจำปี", "ปีงบประมาณ", NULL};
	enum { CALLED_BYTES = 3 * NEAR_BYTES };
	if (reading->subject == OF_TOTAL &&
		token->start - reading->named <= CALLED_BYTES &&
		any_word(reading->line, reading->named, token->start, years) &&
		!is_otherwise(reading, token->start))
		reading->named = token->start + token->bytes;
}

static void take_number(struct reading *reading, const struct token *token)
{
	double value;
	bool whole;
	const char *at = reading->line + token->start;
	if (!number_read(at, token->bytes, &value, &whole))
		return;
	if (whole && utf8_count(at, token->bytes) == YEAR_DIGITS && value >= YEAR_FIRST &&
		value <= YEAR_LAST) {
		reading->year = (int)value;
		name_with_year(reading, token);
		return;
	}
	if (reading->subject == OF_NOTHING || value > SCORE_MAX)
		return;
	if (reading->subject == OF_PART && is_row(reading, token->start)) {
		take_in_row(reading, token, value);
		return;
	}
	if (!is_score(reading, token))
		return;
	/* Of several at once (IIT และ EIT ได้ …) nobody can say whose it is. */
	if (reading->subject != OF_PART || reading->row_count <= 1)
		compare(reading, token, value);
	reading->subject = OF_NOTHING;
}

/* --- subjects --- */

/* From offset to offset something is named; where another is compared with it (ต่ำกว่าข้อ i1
 * อยู่ …), what follows is the difference. */
static void become(
	struct reading *reading, enum subject subject, size_t start, size_t end)
{
	static const char *const comparing[] = {"กว่า", "เทียบ", "ต่าง", "ห่าง", NULL};
	const size_t from = start > COMPARED_BYTES ? start - COMPARED_BYTES : 0;
	reading->subject = subject;
	reading->named = end;
	if (any_word(reading->line, from, start, comparing))
		reading->subject = OF_NOTHING;
}

static const struct ita_item *item_of(const struct reading *reading, const char *code)
{
	const struct ita *ita = &reading->check->report->ita;
	for (size_t i = 0; i < ita->count; i++)
		if (ita->items[i].code && ita_code_same(ita->items[i].code, code))
			return &ita->items[i];
	return NULL;
}

static void take_code(struct reading *reading, const char *code, size_t start, size_t end)
{
	const bool several = reading->subject == OF_ITEM;
	reading->item = several ? NULL : item_of(reading, code);
	become(reading, reading->item ? OF_ITEM : OF_NOTHING, start, end);
}

/* Whether questions of the part are meant, not the part: ข้อ OIT, ตัวชี้วัด IIT. */
static bool is_of_questions(const struct reading *reading, size_t at)
{
	static const char *const words[] = {
		"ข้อ", "ข้อของ", "ข้อใน", "คำถาม", "ประเด็น", "ตัวชี้วัด", "รายการ", NULL};
	at = spaces_start(reading->line, at);
	for (size_t i = 0; words[i]; i++)
		if (bytes_end_with(reading->line, at, words[i]))
			return true;
	return false;
}

static void take_part(
	struct reading *reading, enum ita_part part, size_t start, size_t end)
{
	static const char *const joints[] = {"และ", "คะแนน", "แบบวัด", "แบบตรวจ", NULL};
	const bool goes_on =
		reading->subject == OF_PART && reading->row_count < ITA_PARTS &&
		!reading->row_next &&
		only_words(reading->line, reading->named, start, joints, false);
	if (!goes_on)
		reading->row_count = reading->row_next = 0;
	reading->part = part;
	become(reading, OF_PART, start, end);
	if (reading->subject == OF_PART)
		reading->row[reading->row_count++] = part;
}

static void take_latin(struct reading *reading, const struct token *token)
{
	char word[16];
	int number;
	enum ita_part part;
	const size_t end = token->start + token->bytes;
	if (token->bytes >= sizeof(word))
		return;
	memcpy(word, reading->line + token->start, token->bytes);
	word[token->bytes] = '\0';
	if (is_of_questions(reading, token->start) &&
		!ita_code_parse(word, &part, &number)) {
		reading->subject = OF_NOTHING;
		return;
	}
	for (part = 0; part < ITA_PARTS; part++)
		if (!strcmp(word, ita_part_name(part))) {
			take_part(reading, part, token->start, end);
			return;
		}
	if (!strcmp(word, "ITA"))
		become(reading, OF_TOTAL, token->start, end);
	else if (ita_code_parse(word, &part, &number))
		take_code(reading, word, token->start, end);
}

/* --- the level --- */

/* Whether it is said to be the level that was reached. */
static bool is_reached(const struct reading *reading, size_t at)
{
	static const char *const reached[] = {"อยู่ใน", "คะแนน", "มี", "เป็น", "(", NULL};
	const size_t left = spaces_start(reading->line, at);
	const bool got = bytes_end_with(reading->line, left, "ได้") &&
			 !bytes_end_with(reading->line, left, "ไม่ได้");
	for (size_t i = 0; reached[i]; i++)
		if (bytes_end_with(reading->line, left, reached[i]))
			return true;
	return got;
}

/* Whether the line so far is about the result, and not about an older one. */
static bool is_of_result(const struct reading *reading, size_t at)
{
	static const char *const about[] = {"ITA", "ผลการประเมิน", "คะแนน", NULL};
	static const char *const older[] = {
		"ปีก่อน", "เดิม", "ปีที่แล้ว", "ปีที่ผ่านมา", "พึงพอใจ", NULL};
	return !any_word(reading->line, 0, at, older) &&
	       any_word(reading->line, 0, at, about);
}

/* The level named behind the offset; NULL: none of that year's. */
static const char *level_at(
	const struct reading *reading, size_t at, int year, size_t *start, size_t *end)
{
	static const char *const quotes[] = {"“", "\"", "(", NULL};
	size_t count;
	const char *const *levels = ita_levels(year, &count);
	const char *longest = NULL;
	at = white_end(reading->line, reading->bytes, at);
	for (size_t i = 0; quotes[i]; i++)
		if (bytes_begin_at(reading->line, reading->bytes, at, quotes[i]))
			at += strlen(quotes[i]);
	*start = at;
	for (size_t i = 0; i < count; i++) {
		const size_t stop =
			word_match(reading->line, reading->bytes, at, levels[i]);
		if (stop && (!longest || stop > *end)) {
			longest = levels[i];
			*end = stop;
		}
	}
	return longest;
}

static void look_at_level(struct reading *reading, size_t at, size_t behind)
{
	size_t start, end = 0;
	const struct ita *ita = &reading->check->report->ita;
	const int year = ita_year(reading->check->report);
	const char *level = level_at(reading, behind, year, &start, &end);
	if (!level || reading->level.found || (reading->year && reading->year != year) ||
		!is_reached(reading, at) || !is_of_result(reading, at) ||
		bytes_begin_at(reading->line, reading->bytes, end, "เกณฑ์") ||
		reading->subject == OF_PART || reading->subject == OF_ITEM)
		return;
	reading->level = (struct place){true, reading->start + start, end - start};
	snprintf(reading->level_name, sizeof(reading->level_name), "%s", level);
	if (ita->level && *ita->level && strcmp(ita->level, level) != 0)
		check_tell(reading->check, SEVERITY_ERROR, reading->text,
			reading->level.start, reading->level.bytes,
			_("level “%s”, but the report's ITA result has “%s”"), level,
			ita->level);
}

/* --- Thai words --- */

/* Whether a total that is named at the offset may be that of the result. */
static bool may_be_result(const struct reading *reading, size_t at)
{
	static const char *const ita[] = {"ITA", "IIT", "คุณธรรมและความโปร่งใส", NULL};
	static const char *const others[] = {"พึงพอใจ", "ทดสอบ", NULL};
	return !any_word(reading->line, 0, at, others) &&
	       any_word(reading->text->text, 0, reading->text->bytes, ita);
}

static void take_thai(struct reading *reading, const struct token *token)
{
	static const struct {
		const char *word;
		enum subject subject;
	} subjects[] = {{"ผลการประเมินคุณธรรม", OF_TOTAL}, {"คะแนนรวม", OF_TOTAL},
		{"โดยภาพรวม", OF_TOTAL}, {"ในภาพรวม", OF_TOTAL}};
	const char *line = reading->line;
	const size_t end = token->start + token->bytes;
	size_t last = 0;
	for (size_t i = 0; i < sizeof(subjects) / sizeof(subjects[0]); i++) {
		size_t at = token->start, stop;
		while (word_find(line, end, subjects[i].word, &at, &stop)) {
			if (stop > last && may_be_result(reading, at)) {
				last = stop;
				become(reading, subjects[i].subject, at, stop);
			}
			at = stop;
		}
	}
	for (size_t at = token->start, stop; word_find(line, end, "ระดับ", &at, &stop);
		at = stop)
		look_at_level(reading, at, stop);
}

/* --- a text --- */

static void read_line(
	void *context, const struct check_text *text, size_t start, size_t bytes)
{
	struct reading *reading = context;
	reading->line = text->text + start;
	reading->start = start;
	reading->bytes = bytes;
	reading->subject = OF_NOTHING;
	reading->row_count = reading->row_next = 0;
	reading->year = 0;
	for (struct token token = {0}; token_next(reading->line, bytes, &token);)
		switch (token.kind) {
		case TOKEN_LATIN: take_latin(reading, &token); break;
		case TOKEN_NUMBER: take_number(reading, &token); break;
		case TOKEN_THAI: take_thai(reading, &token); break;
		case TOKEN_WHITE:
		case TOKEN_ADDRESS:
		case TOKEN_OTHER: break;
		}
}

/* What the text's own figures make, where the report has none to go by. */
static void look_at_own(struct reading *reading)
{
	const struct ita *own = &reading->check->report->ita;
	double total;
	reading->said.year = decimal_whole(ita_year(reading->check->report));
	if (reading->total.found && !decimal_known(&own->total) &&
		ita_total(&reading->said, &total) &&
		fabs(total - reading->said.total.value) > ROUNDING) {
		struct str made = STR_INIT;
		put_score(reading->check, &made, total);
		check_tell(reading->check, SEVERITY_WARNING, reading->text,
			reading->total.start, reading->total.bytes,
			_("the parts that are named here make a total of %s"), made.data);
		str_release(&made);
	}
	if (!reading->level.found || !reading->total.found || decimal_known(&own->total))
		return;
	reading->said.level = reading->level_name;
	const char *level = ita_level(&reading->said);
	if (ita_level_check(&reading->said) == ITA_LEVEL_WRONG)
		check_tell(reading->check, SEVERITY_ERROR, reading->text,
			reading->level.start, reading->level.bytes,
			_("level “%s” does not follow from these scores, which make “%s”"),
			reading->level_name, level ? level : "–");
}

/* Own texts, and what a measure answers: results may tell of this year's assessment. */
static bool is_looked_at(const struct check_text *text)
{
	return text->kind == TEXT_PROSE &&
	       (text->card ? text->field == FIELD_ISSUE
			   : strncmp(text->path, "ita.", strlen("ita.")) != 0) &&
	       (digit_next(text->text, text->bytes, 0) < text->bytes ||
		       bytes_hold(text->text, text->bytes, "ระดับ"));
}

static void look_at_text(struct check *check, const struct check_text *text)
{
	struct reading reading = {.check = check, .text = text};
	if (!is_looked_at(text))
		return;
	check_lines(text, read_line, &reading);
	look_at_own(&reading);
}

const struct rule rule_ita_text = {
	.name = "ita-text",
	.severity = SEVERITY_ERROR,
	.title = N_("ITA scores in the text that are not the report's"),
	.mend = N_(
		"Look up the scores as they were announced, and correct the text, or the "
		"ITA result of the report."),
	.typing = true,
	.text = look_at_text,
};
