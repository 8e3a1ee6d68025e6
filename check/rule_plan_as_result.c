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

/* Whether the word stands in the lead as a word that governs it: not ที่จะ, อาจจะ. */
static bool governs(const char *line, size_t lead, const char *word)
{
	static const char *const before[] = {
		"ที่", "อาจ", "ควร", "เพื่อ", "ก่อน", "กว่า", "ถ้า", "หาก", NULL};
	size_t at = 0, end;
	if (!bytes_hold(line, lead, word) || !word_find(line, lead, word, &at, &end))
		return false;
	for (size_t i = 0; before[i]; i++)
		if (bytes_end_with(line, at, before[i]))
			return false;
	return true;
}

static bool is_plan(const char *line, size_t bytes)
{
	static const char *const at_start[] = {"เพื่อ", "ควร", "ต้องการ", "มุ่งหวัง", "มุ่งเน้น",
		"เป้าหมาย", "ค่าเป้าหมาย", "ตัวชี้วัด", NULL};
	static const char *const in_lead[] = {"จะ", "คาดว่า", "คาดหวัง", "วางแผนจัด",
		"มีแผนจัด", "มีแผนที่จะ", "เตรียมการ", NULL};
	const size_t lead = bytes < LEAD_BYTES ? bytes : LEAD_BYTES;
	if (bytes_begin_at(line, bytes, 0, "เพื่อน"))
		return false;
	for (size_t i = 0; at_start[i]; i++)
		if (bytes_begin_at(line, bytes, 0, at_start[i]))
			return true;
	for (size_t i = 0; in_lead[i]; i++)
		if (governs(line, lead, in_lead[i]))
			return true;
	return false;
}

/* Whether it tells of something that is so now. */
static bool is_result(const char *line, size_t bytes)
{
	static const char *const words[] = {"แล้ว", "เรียบร้อย", "ลดลง", "เพิ่มขึ้น", "ไม่มี",
		"ไม่พบ", "ทราบ", "เมื่อวันที่", "ทำให้", "ส่งผลให้", "ดีขึ้น", "มากขึ้น", NULL};
	static const char *const no_done[] = {"จะ", "ให้", "สามารถ", NULL};
	struct amount amounts[AMOUNTS_MAX];
	for (size_t at = 0, end; word_find(line, bytes, "ได้", &at, &end); at = end) {
		bool plan = false;
		for (size_t i = 0; no_done[i] && !plan; i++)
			plan = bytes_end_with(line, at, no_done[i]);
		if (!plan)
			return true;
	}
	return any_word(line, 0, bytes, words) || amounts_read(line, bytes, amounts) > 0;
}

static void count_line(
	void *context, const struct check_text *text, size_t start, size_t bytes)
{
	struct counts *counts = context;
	const char *line = text->text + start;
	while (bytes && (*line == ' ' || *line == '\t')) {
		line++;
		bytes--;
	}
	const size_t mark = list_mark(line, bytes);
	if (bytes == mark)
		return;
	counts->lines++;
	counts->plans += is_plan(line + mark, bytes - mark) &&
			 !is_result(line + mark, bytes - mark);
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
