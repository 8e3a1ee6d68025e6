/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * card-count: how many measures the report's own texts say there are, against how many it
 * has. What may be meant by it as well (groups, different issues, questions of the ITA,
 * weak ones) is let pass, and so are some of them (๓ มาตรการเร่งด่วน) and what figures of
 * one text make together.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "check/finding.h"
#include "check/amounts.h"
#include "check/match.h"
#include "check/rule.h"
#include "model/card.h"
#include "model/ita.h"
#include "model/text_kind.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/str.h"
#include "text/utf8.h"

enum {
	NEAR_BYTES = 40 * UTF8_THAI_BYTES,
	NAMED_MAX = 16, /* figures of one text */
};

struct named {
	size_t start, bytes; /* in the text */
	long value;
	bool all;   /* said to be all of them */
	bool whole; /* ทั้ง ๘ มาตรการ, จึงทำ ๘ มาตรการ: of the report, whatever else there is so many of */
};

struct look {
	struct check *check;
	struct named named[NAMED_MAX];
	size_t count;
};

/* What a figure may count, made when it is first asked for. */
struct state {
	bool made;
	long issues, groups, weak;
};

static void begin(struct check *check)
{
	check->state = mem_new(1, sizeof(struct state));
}

static void end(struct check *check)
{
	free(check->state);
}

/* --- what there is --- */

static int by_text(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* How many different texts a field has. */
static long count_different(const struct report *report, enum card_field field)
{
	const char **texts = mem_new(report->count + 1, sizeof(*texts));
	size_t count = 0;
	long different = 0;
	for (size_t i = 0; i < report->count; i++) {
		const char *text = *card_text(&report->cards[i], field);
		if (text && *text)
			texts[count++] = text;
	}
	qsort(texts, count, sizeof(*texts), by_text);
	for (size_t i = 0; i < count; i++)
		different += !i || strcmp(texts[i - 1], texts[i]) != 0;
	free(texts);
	return different;
}

static bool is_some_count(const struct check *check, long value)
{
	const struct report *report = check->report;
	struct state *state = check->state;
	if (value == (long)report->count || value == (long)report->ita.count)
		return true;
	if (!state->made) {
		state->made = true;
		state->issues = count_different(report, FIELD_ISSUE);
		state->groups = count_different(report, FIELD_GROUP);
		for (size_t i = 0; i < report->ita.count; i++)
			state->weak += ita_item_weak(&report->ita.items[i]);
	}
	return value == state->issues || value == state->groups || value == state->weak;
}

/* --- what is said --- */

static bool unit_is(const char *line, const struct amount *amount, const char *unit)
{
	return amount->stop - amount->unit == strlen(unit) &&
	       !memcmp(line + amount->unit, unit, strlen(unit));
}

/* Words before the figure by which it is all of them. */
static bool is_all(const char *line, size_t from, size_t to)
{
	static const char *const words[] = {"ทั้ง", "ทั้งหมด", "ทั้งสิ้น", "ครบ", "ครบทั้ง", "รวม",
		"รวมทั้งสิ้น", "รวมทั้งหมด", NULL};
	while (to > from && line[to - 1] == ' ')
		to--;
	for (size_t i = 0; words[i]; i++)
		if (to - from >= strlen(words[i]) && bytes_end_with(line, to, words[i]))
			return true;
	return false;
}

/* Whether it says how many measures were made of it all, and ends with that: จึงทำ ๖ มาตรการ,
 * รวมกับ … เป็น ๙ มาตรการ. */
static bool is_outcome(
	const char *line, size_t bytes, const struct amount *amount, size_t from)
{
	static const char *const made[] = {"จึงทำ", "จึงจัดทำ", "จึงกำหนด", "จึงกำหนดมาตรการ",
		"จึงจัดทำมาตรการ", "จึงทำมาตรการ", NULL};
	static const char *const kinds[] = {
		"แก้", "ส่งเสริม", "ระยะ", "ป้องกัน", "พัฒนา", NULL};
	size_t to = amount->start;
	if (any_word(line, amount->stop, bytes, kinds))
		return false;
	for (bool more = true; more;) {
		static const char *const words[] = {"จำนวน", "รวม", "ไว้", " "};
		more = false;
		for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
			if (to > from &&
				bytes_end_with(line + from, to - from, words[i])) {
				to -= strlen(words[i]);
				more = true;
			}
	}
	for (size_t i = 0; made[i]; i++)
		if (bytes_end_with(line + from, to - from, made[i]))
			return true;
	return bytes_end_with(line + from, to - from, "เป็น") &&
	       bytes_hold(line, to, "รวม");
}

/* Whether it is a count of this report's measures: มาตรการ as its unit, or as what is
 * counted. */
static bool is_of_measures(const char *line, const struct amount *amount, size_t from)
{
	static const char *const units[] = {"ข้อ", "เรื่อง", "ประเด็น", "รายการ"};
	static const char *const made[] = {"กำหนด", "จัดทำ", "มีมาตรการ", "ดำเนินการ",
		"จำนวน", "ทั้ง", "ครบ", "รวม", "คัดเลือก", "ขับเคลื่อน", "จึงทำ", "เป็น", NULL};
	if (unit_is(line, amount, "มาตรการ"))
		return any_word(line, from, amount->start, made);
	const bool counted = bytes_hold(line + from, amount->start - from, "มาตรการ");
	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]) && counted; i++)
		if (unit_is(line, amount, units[i]))
			return true;
	return false;
}

/* Where the words before a figure begin that say what it counts: behind what these measures
 * are called in full, which ends with ภายในหน่วยงาน. */
static size_t words_start(const char *line, size_t from, size_t to)
{
	static const char name[] = "ภายในหน่วยงาน";
	size_t at = from, end;
	while (word_find(line, to, name, &at, &end))
		from = at = end;
	return from;
}

/* Some of them only, or those of others. */
static bool is_of_others(
	const char *line, size_t bytes, const struct amount *amount, size_t from)
{
	static const char *const before[] = {"อีก", "เหลือ", "ใน", "แต่ละ", "เช่น", "IIT",
		"EIT", "OIT", "ด้าน", "เพิ่ม", "ปีก่อน", "ปีที่แล้ว", "ปีที่ผ่านมา", "ระหว่าง", "ยัง",
		"บาง", "ปรับปรุง", "กฎหมาย", "ประหยัด", "ควบคุม", "ภายใน", "ตัวชี้วัด", "ยกเลิก",
		"เคย", "คะแนน", "พบ", NULL};
	static const char *const behind[] = {"เร่งด่วน", "แรก", "หลัก", "ย่อย", "สุดท้าย", "ต่อ",
		"ใหม่", "เพิ่ม", "ของ", "จาก", "ใน", "ที่ใช้", "ที่ยัง", NULL};
	/* When it was done. */
	static const char *const times[] = {
		"ภายในวัน", "ภายในเดือน", "ภายในปี", "ในปี", "ในรอบ", "ในเดือน", "ในวัน"};
	const size_t stop = white_end(line, bytes, amount->stop);
	for (size_t i = 0; i < sizeof(times) / sizeof(times[0]); i++)
		if (bytes_begin_at(line, bytes, stop, times[i]))
			return any_word(line, from, amount->start, before);
	const size_t near = bytes - stop > NEAR_BYTES / 4 ? stop + NEAR_BYTES / 4 : bytes;
	return any_word(line, from, amount->start, before) ||
	       any_word(line, stop, near, behind);
}

static void look_at_line(
	void *context, const struct check_text *text, size_t start, size_t bytes)
{
	struct look *look = context;
	const char *line = text->text + start;
	struct amount amounts[AMOUNTS_MAX];
	if (!bytes_hold(line, bytes, "มาตรการ"))
		return;
	const size_t count = amounts_read(line, bytes, amounts);
	for (size_t i = 0; i < count && look->count < NAMED_MAX; i++) {
		const struct amount *amount = &amounts[i];
		size_t from = i ? amounts[i - 1].stop : 0;
		if (amount->start - from > NEAR_BYTES)
			from = amount->start - NEAR_BYTES;
		if (amount->value < 1 || amount->decimals || !amount->plain ||
			!is_of_measures(line, amount, from) ||
			is_of_others(line, bytes, amount,
				words_start(line, from, amount->start)))
			continue;
		look->named[look->count++] = (struct named){start + amount->start,
			amount->stop - amount->start, (long)amount->value,
			is_all(line, from, amount->start),
			unit_is(line, amount, "มาตรการ") &&
				(is_all(line, from, amount->start) ||
					is_outcome(line, bytes, amount, from))};
	}
}

static void tell(
	struct check *check, const struct check_text *text, const struct named *named)
{
	struct str said = STR_INIT, has = STR_INIT, basis = STR_INIT;
	check_number(check, &said, named->value);
	check_number(check, &has, (long)check->report->count);
	struct finding *finding = check_tell(check, SEVERITY_WARNING, text, named->start,
		named->bytes, _("%s measures are said here, and the report has %s"),
		said.data, has.data);
	str_printf(&basis, "%s %s", said.data, has.data);
	finding_set_basis(finding, basis.data);
	str_release(&said);
	str_release(&has);
	str_release(&basis);
}

/* Whether it is said of all measures, and is not what the text has so many of besides. */
static bool is_whole(const struct check *check, const struct look *look, size_t index)
{
	const struct named *named = &look->named[index];
	for (size_t i = 0; i < look->count; i++)
		if (i != index && look->named[i].value == named->value)
			return false;
	return named->whole && named->value != (long)check->report->count;
}

static void look_at_text(struct check *check, const struct check_text *text)
{
	struct look look = {.check = check};
	long sum = 0;
	bool right = false;
	if (text->card || !check->report->count ||
		(text->kind != TEXT_PROSE && text->kind != TEXT_HEADING) ||
		!strncmp(text->path, "ita.", strlen("ita.")))
		return;
	check_lines(text, look_at_line, &look);
	for (size_t i = 0; i < look.count; i++) {
		sum += look.named[i].value;
		right = right || is_some_count(check, look.named[i].value);
	}
	if (look.count > 1 && sum == (long)check->report->count)
		return;
	for (size_t i = 0; i < look.count; i++)
		if (look.named[i].value > 1 &&
			!(is_some_count(check, look.named[i].value) &&
				!is_whole(check, &look, i)) &&
			(!right || look.named[i].all || look.named[i].whole))
			tell(check, text, &look.named[i]);
}

const struct rule rule_card_count = {
	.name = "card-count",
	.severity = SEVERITY_WARNING,
	.title = N_("Another number of measures than the report has"),
	.mend = N_("Count the measures of the table, and correct the text; or put in the "
		   "measure that is missing."),
	.begin = begin,
	.text = look_at_text,
	.end = end,
};
