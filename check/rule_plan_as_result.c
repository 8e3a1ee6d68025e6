/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * plan-as-result: an output or outcome of which every line only says what will be, is to
 * be or ought to be: จะจัดอบรม…, เพื่อให้บุคลากร…, ควรเพิ่ม…. A line that tells that something
 * was done, or gives a figure of it, is a result, and then the rest may be a plan.
 */
#include <config.h>

#include <string.h>

#include "check/finding.h"
#include "check/amounts.h"
#include "check/match.h"
#include "check/rule.h"
#include "text/i18n.h"
#include "text/list_mark.h"
#include "text/utf8.h"

enum { LEAD_BYTES = 30 * UTF8_THAI_BYTES /* in which the word of a plan stands */ };

struct counts {
	size_t lines, plans;
};

/* Whether the word stands in the lead as one that governs it: not ที่จะ, อาจจะ. *at and *end
 * get where. */
static bool governs(
	const char *line, size_t lead, const char *word, size_t *at, size_t *end)
{
	static const char *const before[] = {"ที่", "อาจ", "ควร", "เพื่อ", NULL};
	static const char *const nouns[] = {"หน้าที่", "พื้นที่", NULL};
	*at = 0;
	if (!word_find(line, lead, word, at, end))
		return false;
	for (size_t i = 0; nouns[i]; i++)
		if (bytes_end_with(line, *at, nouns[i]))
			return true;
	for (size_t i = 0; before[i]; i++)
		if (bytes_end_with(line, *at, before[i]))
			return false;
	return true;
}

static bool is_plan(const char *line, size_t bytes)
{
	static const char *const no_start[] = {"เพื่อน", "จะเห็น", NULL};
	static const char *const at_start[] = {"จะ", "เพื่อ", "ควร", "ต้องการ", "มุ่งหวัง",
		"มุ่งเน้น", "เป้าหมาย", "ค่าเป้าหมาย", "ตัวชี้วัด", NULL};
	static const char *const in_lead[] = {
		"คาดว่า", "คาดหวัง", "วางแผนจัด", "มีแผนจัด", "มีแผนที่จะ", "เตรียมการ", NULL};
	const size_t lead = bytes < LEAD_BYTES ? bytes : LEAD_BYTES;
	size_t at, end;
	for (size_t i = 0; no_start[i]; i++)
		if (bytes_begin_at(line, bytes, 0, no_start[i]))
			return false;
	for (size_t i = 0; at_start[i]; i++)
		if (bytes_begin_at(line, bytes, 0, at_start[i]))
			return true;
	for (size_t i = 0; in_lead[i]; i++)
		if (governs(line, lead, in_lead[i], &at, &end))
			return true;
	return false;
}

/* Where the aim ends that the line begins with (เพื่อให้…): what it tells is wished for. */
static size_t aim_end(const char *line, size_t bytes)
{
	if (!bytes_begin_at(line, bytes, 0, "เพื่อให้"))
		return 0;
	const char *space = memchr(line, ' ', bytes);
	const size_t stop = space ? (size_t)(space - line) : bytes;
	size_t at = 0, end;
	return word_find(line, stop, "จึง", &at, &end) ? at : stop;
}

/* Whether it tells of something that is so now. */
static bool is_result(const char *line, size_t bytes)
{
	static const char *const words[] = {"แล้ว", "เรียบร้อย", "ลดลง", "เพิ่มขึ้น", "ไม่มี",
		"ไม่พบ", "ทราบ", "เมื่อวันที่", "ทำให้", "ส่งผลให้", "ดีขึ้น", "มากขึ้น", NULL};
	static const char *const no_done[] = {"จะ", "ให้", "สามารถ", NULL};
	struct amount amounts[AMOUNTS_MAX];
	const size_t aim = aim_end(line, bytes);
	for (size_t at = aim, end; word_find(line, bytes, "ได้", &at, &end); at = end) {
		bool done = true;
		for (size_t i = 0; no_done[i]; i++)
			done = done && !bytes_end_with(line, at, no_done[i]);
		/* เพื่อให้ประชาชนทราบสิทธิ และได้รับบริการ: still what it is for. */
		if (done && !(aim && bytes_begin_at(line, bytes, end, "รับ")))
			return true;
	}
	return any_word(line, aim, bytes, words) ||
	       amounts_read(line + aim, bytes - aim, amounts) > 0;
}

/* Whether what follows the plan, behind a space, tells of something that is so. */
static bool goes_on_as_result(const char *line, size_t bytes, size_t at)
{
	static const char *const going_on[] = {
		"และ", "เพื่อ", "ทำให้", "โดย", "ซึ่ง", "หรือ", NULL};
	static const char *const results[] = {
		"ลดลง", "เพิ่มขึ้น", "ดีขึ้น", "มากขึ้น", "น้อยลง", "ไม่พบ", "ได้", "มี", NULL};
	static const char *const will[] = {"จะ", NULL};
	for (size_t end; at < bytes; at = end) {
		const char *space = memchr(line + at, ' ', bytes - at);
		end = space ? (size_t)(space - line) + 1 : bytes;
		bool first = false;
		for (size_t i = 0; going_on[i] && !first; i++)
			first = bytes_begin_at(line, bytes, at, going_on[i]);
		if (!first && !any_word(line, at, end, will) &&
			any_word(line, at, end, results))
			return true;
	}
	return false;
}

/* Whether its main verb is what will be (ประชาชนจะรู้จักบริการมากขึ้น), of people and what they
 * do: what machines do, habits, duties and conditions are told with จะ, too, and are so now
 * (ระบบจะแจ้งเตือน, ถ้าฝนตก กองช่างจะออกตรวจ). */
static bool is_expected(const char *line, size_t bytes)
{
	static const char *const before[] = {"ได้", "ว่า", "ลด", "เพิ่ม", "เดิม", "เคย", "ปกติ",
		"มัก", "ถ้า", "กรณี", "ทุก", "ซึ่ง", "โดย", "เพื่อ", "จึง", "กำหนด", "ตกลง",
		"พร้อม", "เตรียม", "จัด", "ก่อน", "ป้าย", "ผู้ใด", "ระบบ", "โปรแกรม", "เว็บ",
		"แอป", "เครื่อง", "กล้อง", "ไลน์", "LINE", NULL};
	static const char *const anywhere[] = {"แล้ว", "เรียบร้อย", "เมื่อ", "พบว่า", "ปรากฏ",
		"ปัจจุบัน", "ที่ผ่านมา", "ทุกครั้ง", "ทันที", "ทุกวัน", "ทุกเดือน", "หาก", "“", NULL};
	static const char *const behind[] = {"เห็นว่า", "เห็นได้", "ต้อง", "แจ้ง", NULL};
	struct amount amounts[AMOUNTS_MAX];
	const size_t lead = bytes < LEAD_BYTES ? bytes : LEAD_BYTES;
	size_t at, end;
	if (!governs(line, lead, "จะ", &at, &end) || any_word(line, 0, at, before) ||
		any_word(line, 0, bytes, anywhere) || amounts_read(line, bytes, amounts))
		return false;
	for (size_t i = 0; behind[i]; i++)
		if (bytes_begin_at(line, bytes, end, behind[i]))
			return false;
	/* ติดป้ายไว้ ประชาชนจะได้ทราบ: what it is for. */
	const bool purpose = bytes_begin_at(line, bytes, end, "ได้") &&
			     !bytes_begin_at(line, bytes, end, "ได้รับ");
	if (memchr(line, ' ', at) && purpose)
		return false;
	const char *space = memchr(line + end, ' ', bytes - end);
	return !space || !goes_on_as_result(line, bytes, (size_t)(space - line) + 1);
}

static void count_line(
	void *context, const struct check_text *text, size_t start, size_t bytes)
{
	struct counts *counts = context;
	const size_t end = start + bytes;
	const size_t mark = white_end(text->text, end, start);
	const char *line = text->text + mark;
	bytes = end - mark;
	const size_t used = list_mark(line, bytes);
	line += used;
	bytes -= used;
	if (!bytes)
		return;
	counts->lines++;
	counts->plans += (is_plan(line, bytes) && !is_result(line, bytes)) ||
			 is_expected(line, bytes);
}

static void look_at_text(struct check *check, const struct check_text *text)
{
	struct counts counts = {0};
	if (text->field != FIELD_OUTPUT && text->field != FIELD_OUTCOME)
		return;
	check_lines(text, count_line, &counts);
	if (counts.lines && counts.plans == counts.lines)
		check_tell(check, SEVERITY_WARNING, text, 0, text->bytes, "%s",
			_("all of it is a plan or an aim, and no result"));
}

const struct rule rule_plan_as_result = {
	.name = "plan-as-result",
	.severity = SEVERITY_WARNING,
	.title = N_("Plans and aims where results belong"),
	.mend = N_(
		"Say what was done and what came of it. What was not done yet is told as "
		"such, with the reason."),
	.typing = true,
	.text = look_at_text,
};
