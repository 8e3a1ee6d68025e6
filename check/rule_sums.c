/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * sums: what a line reckons out itself and gets wrong: A + B = C; a total and its parts;
 * from A down to B, saved C; so many, so much each, in all so much. A total is only
 * doubted where the list of its parts is closed, and nothing is where a figure is about,
 * over or under so much.
 */
#include <config.h>

#include <math.h>
#include <stdio.h>

#include "check/finding.h"
#include "check/amounts.h"
#include "check/match.h"
#include "check/rule.h"
#include "model/text_kind.h"
#include "text/i18n.h"
#include "text/number.h"
#include "text/str.h"

/* Figures of two decimals, as they are added up by machine. */
#define EXACT 0.0051

struct line {
	struct check *check;
	const struct check_text *text;
	size_t start; /* in the text */
	const char *at;
	size_t bytes;
	struct amount amounts[AMOUNTS_MAX];
	size_t count;
};

static bool same(double a, double b)
{
	return fabs(a - b) < EXACT;
}

static void put(const struct line *line, struct str *out, double value)
{
	char digits[40];
	const bool whole = fabs(value - (double)(long long)value) < EXACT / 2;
	const int bytes =
		snprintf(digits, sizeof(digits), whole ? "%.0f" : "%.2f", value);
	digits_append(out, digits, (size_t)bytes,
		line->check->input->digits == DIGITS_ARABIC ? DIGITS_ARABIC
							    : DIGITS_THAI);
}

/* That the figure stands there and another follows from those before it. */
static void tell(const struct line *line, const struct amount *amount, double made)
{
	struct str said = STR_INIT, wanted = STR_INIT;
	amount_append(&said, line->at, amount);
	put(line, &wanted, made);
	if (!told_enough(line->check, line->text))
		check_tell(line->check, SEVERITY_WARNING, line->text,
			line->start + amount->start, amount->end - amount->start,
			_("%s is said here, but the other figures of this line make %s"),
			said.data, wanted.data);
	str_release(&said);
	str_release(&wanted);
}

/* What stands between an amount and the next. */
static bool gap_is(const struct line *line, size_t i, const char *const *words)
{
	return only_words(
		line->at, line->amounts[i].stop, line->amounts[i + 1].start, words, true);
}

static bool gap_begins(const struct line *line, size_t i, const char *const *words)
{
	const size_t at = white_end(line->at, line->bytes, line->amounts[i].stop);
	for (; *words; words++)
		if (bytes_begin_at(line->at, line->bytes, at, *words))
			return true;
	return false;
}

static bool gap_holds(const struct line *line, size_t i, const char *const *words)
{
	return any_word(
		line->at, line->amounts[i].stop, line->amounts[i + 1].start, words);
}

static bool alike(const struct line *line, size_t i, size_t k)
{
	return amounts_alike(line->at, &line->amounts[i], &line->amounts[k]);
}

/* --- A + B = C --- */

static size_t look_at_plus(const struct line *line, size_t i)
{
	static const char *const plus[] = {"+", NULL}, *const equals[] = {"=", NULL};
	double sum = line->amounts[i].value;
	size_t k = i;
	while (k + 1 < line->count && gap_is(line, k, plus))
		sum += line->amounts[++k].value;
	if (k == i || k + 1 == line->count || !gap_is(line, k, equals))
		return i;
	if (!same(sum, line->amounts[k + 1].value))
		tell(line, &line->amounts[k + 1], sum);
	return k + 1;
}

/* --- a total, then its parts --- */

/* Whether the list of parts ends with that one: it is joined by “and”, or is the last thing
 * of the line. */
static bool is_closed(const struct line *line, size_t last)
{
	static const char *const and[] = {"และ", "กับ", NULL}, *const none[] = {".", NULL};
	return gap_holds(line, last - 1, and) ||
	       only_words(line->at, line->amounts[last].stop, line->bytes, none, false);
}

static void look_at_parts(const struct line *line, size_t total)
{
	static const char *const splits[] = {
		"แบ่งเป็น", "แบ่งออกเป็น", "แยกเป็น", "จำแนกเป็น", "ประกอบด้วย", NULL};
	double sum = 0;
	size_t parts = 0, last = total;
	if (total + 1 == line->count || !line->amounts[total].plain ||
		!gap_begins(line, total, splits))
		return;
	for (size_t k = total + 1; k < line->count; k++) {
		if (line->amounts[k].share)
			continue;
		if (!alike(line, total, k) || !line->amounts[k].plain)
			break;
		sum += line->amounts[k].value;
		last = k;
		if (++parts > 1 && same(sum, line->amounts[total].value))
			return;
	}
	if (parts > 1 && is_closed(line, last))
		tell(line, &line->amounts[total], sum);
}

/* --- parts, then their total --- */

static bool is_total(const struct line *line, size_t i)
{
	static const char *const words[] = {"รวม", "รวมทั้งสิ้น", "รวมทั้งหมด", "รวมเป็น",
		"รวมจำนวน", "รวมเป็นเงิน", "รวมเป็นเงินทั้งสิ้น", "รวมทั้งสิ้นจำนวน", NULL};
	return i > 1 && line->amounts[i].plain && gap_is(line, i - 1, words);
}

static void look_at_total(const struct line *line, size_t total)
{
	static const char *const otherwise[] = {
		"รวม", "ซ้ำ", "เหลือ", "จาก", "เพิ่ม", "ลด", NULL};
	double sum = 0, first_sum = 0;
	size_t parts = 0;
	if (!is_total(line, total))
		return;
	for (size_t k = total; k-- > 0;) {
		if (!alike(line, k, total) || !line->amounts[k].plain)
			break;
		sum += line->amounts[k].value;
		if (++parts > 1 && same(sum, line->amounts[total].value))
			return;
		first_sum = sum;
		if (k && gap_holds(line, k - 1, otherwise))
			break;
	}
	if (parts > 1 && !any_word(line->at, 0, line->bytes, otherwise + 1))
		tell(line, &line->amounts[total], first_sum);
}

/* --- from A to B, so much less or more --- */

static void look_at_difference(const struct line *line, size_t i)
{
	static const char *const to[] = {"เหลือ", "ลดลงเหลือ", "ลดเหลือ", "คงเหลือ", "เป็น",
		"เพิ่มเป็น", "เพิ่มขึ้นเป็น", NULL};
	static const char *const by[] = {"ลดลง", "ประหยัดได้", "ประหยัด", "ลดได้", "เพิ่มขึ้น",
		"จำนวน", "หรือ", "คิดเป็น", "เท่ากับ", NULL};
	static const char *const what[] = {"ลด", "ประหยัด", "เพิ่ม", NULL};
	if (i + 2 >= line->count || !alike(line, i, i + 1) || !alike(line, i, i + 2) ||
		!gap_is(line, i, to) || !gap_is(line, i + 1, by) ||
		!gap_holds(line, i + 1, what) || !line->amounts[i + 1].plain ||
		!line->amounts[i + 2].plain)
		return;
	const double made = fabs(line->amounts[i].value - line->amounts[i + 1].value);
	if (!same(made, line->amounts[i + 2].value))
		tell(line, &line->amounts[i + 2], made);
}

/* --- so many, so much each --- */

/* Whether the amount behind i is the price of one of what i counts: ๓ เครื่อง เครื่องละ. */
static bool is_each(const struct line *line, size_t i)
{
	const struct amount *of = &line->amounts[i];
	struct str each = STR_INIT;
	size_t end = line->amounts[i + 1].start;
	while (end && line->at[end - 1] == ' ')
		end--;
	str_append(&each, line->at + of->unit, of->stop - of->unit);
	str_puts(&each, "ละ");
	const bool is = of->stop > of->unit && end > of->stop &&
			bytes_end_with(line->at, end, each.data);
	str_release(&each);
	return is;
}

static void look_at_product(const struct line *line, size_t i)
{
	static const char *const makes[] = {
		"รวม", "เป็นเงิน", "รวมเป็นเงิน", "รวมเงิน", "ทั้งสิ้น", "เท่ากับ", "=", NULL};
	if (i + 2 >= line->count || !line->amounts[i].plain || !is_each(line, i) ||
		!alike(line, i + 1, i + 2) || !gap_is(line, i + 1, makes) ||
		!line->amounts[i + 2].plain)
		return;
	const double made = line->amounts[i].value * line->amounts[i + 1].value;
	if (!same(made, line->amounts[i + 2].value))
		tell(line, &line->amounts[i + 2], made);
}

/* --- the rule --- */

static void look_at_line(
	void *context, const struct check_text *text, size_t start, size_t bytes)
{
	/* All that is looked at has one of them. */
	static const char *const speaking[] = {
		"=", "เป็น", "ประกอบด้วย", "รวม", "เหลือ", "ทั้งสิ้น", "เท่ากับ", NULL};
	struct line line = {.check = context,
		.text = text,
		.start = start,
		.at = text->text + start,
		.bytes = bytes};
	if (!any_word(line.at, 0, bytes, speaking))
		return;
	line.count = amounts_read(line.at, bytes, line.amounts);
	for (size_t i = 0; i < line.count && line.count > 2; i++) {
		const size_t reckoned = look_at_plus(&line, i);
		if (reckoned > i) {
			i = reckoned;
			continue;
		}
		look_at_parts(&line, i);
		look_at_total(&line, i);
		look_at_difference(&line, i);
		look_at_product(&line, i);
	}
}

static void look_at_text(struct check *check, const struct check_text *text)
{
	if (text->kind == TEXT_PROSE)
		check_lines(text, look_at_line, check);
}

const struct rule rule_sums = {
	.name = "sums",
	.severity = SEVERITY_WARNING,
	.title = N_("Figures of one line that do not add up"),
	.mend = N_("Add up anew, and correct the total, a part or the difference by the "
		   "register that they were taken from."),
	.typing = true,
	.text = look_at_text,
};
