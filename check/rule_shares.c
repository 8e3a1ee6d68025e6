/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * shares: a part that is larger than its whole (๕๐ คน จากทั้งหมด ๔๕ คน), and a percentage
 * that the two figures beside it do not make. What grew may be more than it was, and what
 * is about so much is not reckoned.
 */
#include <config.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "check/finding.h"
#include "check/amounts.h"
#include "check/match.h"
#include "check/rule.h"
#include "model/text_kind.h"
#include "text/i18n.h"
#include "text/number.h"
#include "text/str.h"
#include "text/utf8.h"

enum {
	NEAR_BYTES = 40 * UTF8_THAI_BYTES,
	UNIT_LEAST = 3 * UTF8_THAI_BYTES,
	UNIT_MOST = 12 * UTF8_THAI_BYTES,
	DECIMALS_MOST = 4,
};

#define WHOLE    100.0
#define ROUNDING 1e-9

struct line {
	struct check *check;
	const struct check_text *text;
	size_t start; /* in the text */
	const char *at;
	size_t bytes;
	struct amount amounts[AMOUNTS_MAX];
	size_t count;
};

/* What a share is of: the place of the part and of the whole; whether it may be that of
 * the difference as well. */
struct share_of {
	size_t part, whole;
	bool change, either;
};

static const char *const growth[] = {
	"เพิ่ม", "ขึ้น", "ขยาย", "เดิม", "ปี", "ก่อน", "เป้า", "แผน", "ลด", "เหลือ", "อีก", NULL};

static bool alike(const struct line *line, size_t i, size_t k)
{
	return amounts_alike(line->at, &line->amounts[i], &line->amounts[k]);
}

/* From the amount before (or the line's start), at most so near, to this one: within a letter,
 * maybe, where no word begins. */
static size_t lead_start(const struct line *line, size_t i)
{
	const size_t start = line->amounts[i].start;
	const size_t from = i ? line->amounts[i - 1].stop : 0;
	return start - from > NEAR_BYTES ? start - NEAR_BYTES : from;
}

static bool lead_holds(const struct line *line, size_t i, const char *const *words)
{
	return any_word(line->at, lead_start(line, i), line->amounts[i].start, words);
}

/* Where จาก stands next; the end where it does not. */
static size_t next_from(const struct line *line, size_t at, size_t end)
{
	while (at < end && !bytes_begin_at(line->at, end, at, "จาก"))
		at++;
	return at;
}

/* Whether จาก stands there as a word of its own, from offset to offset; where it ends. */
static size_t from_end(const struct line *line, size_t from, size_t to)
{
	static const char *const before[] = {
		"นอก", "หลัง", "เนื่อง", "ต่าง", "อัน", "สืบ", "ออก", NULL};
	for (size_t at = next_from(line, from, to); at < to;) {
		bool other = false;
		for (size_t i = 0; before[i] && !other; i++)
			other = bytes_end_with(line->at, at, before[i]);
		at += strlen("จาก");
		if (!other)
			return at;
		at = next_from(line, at, to);
	}
	return 0;
}

/* --- a part and its whole --- */

/* Whether both count the same by a word that is no known unit: ๒๑ งาน จาก ๑๒ งาน. */
static bool counts_alike(const struct line *line, size_t i)
{
	const struct amount *one = &line->amounts[i], *next = &line->amounts[i + 1];
	const size_t from = white_end(line->at, line->bytes, one->stop);
	const size_t other = white_end(line->at, line->bytes, next->stop);
	size_t end = next_from(line, from, next->start);
	if (one->share || next->share || one->unit < one->stop || next->unit < next->stop)
		return false;
	while (end > from && line->at[end - 1] == ' ')
		end--;
	return end - from >= UNIT_LEAST && end - from <= UNIT_MOST &&
	       other + (end - from) <= line->bytes &&
	       !memcmp(line->at + from, line->at + other, end - from);
}

/* Whether what stands before it says that it has become so much. */
static bool has_grown(const struct line *line, size_t i)
{
	static const char *const grown[] = {"เพิ่ม", "ขึ้น", "ขยาย", NULL};
	const size_t end = spaces_start(line->at, line->amounts[i].start);
	return bytes_end_with(line->at, end, "เป็น") || lead_holds(line, i, grown);
}

/* ๕๐ คน จาก(พนักงานทั้งหมด) ๔๕ คน; ๔.๕ จากคะแนนเต็ม ๕. */
static bool is_part_of_next(const struct line *line, size_t i)
{
	static const char *const full[] = {"เต็ม", NULL};
	const size_t from = line->amounts[i].stop, to = line->amounts[i + 1].start;
	const size_t at = white_end(line->at, line->bytes, from);
	const bool unknown = counts_alike(line, i);
	const size_t word = unknown ? next_from(line, at, to) : at;
	if (to - from > NEAR_BYTES || !bytes_begin_at(line->at, line->bytes, word, "จาก"))
		return false;
	if (any_word(line->at, from, to, full))
		return true;
	return (unknown || alike(line, i, i + 1)) && line->amounts[i].plain &&
	       line->amounts[i + 1].plain && !any_word(line->at, from, to, growth) &&
	       !has_grown(line, i);
}

/* จากทั้งหมด ๔๕ คน เข้าร่วม ๕๐ คน */
static bool is_whole_of_next(const struct line *line, size_t i)
{
	static const char *const all[] = {"ทั้งหมด", "ทั้งสิ้น", "ผู้มีสิทธิ", "จำนวน", NULL};
	static const char *const more[] = {
		"เพิ่ม", "ขึ้น", "ขยาย", "เป็น", "อีก", "เหลือ", NULL};
	if (!alike(line, i, i + 1) || !line->amounts[i].plain ||
		!line->amounts[i + 1].plain)
		return false;
	const size_t lead = from_end(line, lead_start(line, i), line->amounts[i].start);
	return lead && any_word(line->at, lead, line->amounts[i].start, all) &&
	       !lead_holds(line, i, growth) && !lead_holds(line, i + 1, more) &&
	       line->amounts[i + 1].start - line->amounts[i].stop <= NEAR_BYTES;
}

static void tell_part(const struct line *line, size_t part, size_t whole)
{
	struct str less = STR_INIT, more = STR_INIT;
	amount_append(&more, line->at, &line->amounts[part]);
	amount_append(&less, line->at, &line->amounts[whole]);
	const struct amount *at = &line->amounts[part];
	check_tell(line->check, SEVERITY_ERROR, line->text, line->start + at->start,
		at->stop - at->start,
		_("%s out of %s: the part is larger than the whole"), more.data,
		less.data);
	str_release(&less);
	str_release(&more);
}

static void look_at_part(const struct line *line, size_t i)
{
	const double one = line->amounts[i].value;
	if (i + 1 >= line->count)
		return;
	const double next = line->amounts[i + 1].value;
	if (one > next && is_part_of_next(line, i))
		tell_part(line, i, i + 1);
	else if (next > one && is_whole_of_next(line, i))
		tell_part(line, i + 1, i);
}

/* --- percentages --- */

static bool gap_is(const struct line *line, size_t i, const char *const *words)
{
	return only_words(
		line->at, line->amounts[i].stop, line->amounts[i + 1].start, words, true);
}

/* Whether the share follows its part at once: ๑๒๐ ราย คิดเป็นร้อยละ ๖๐. */
static bool follows_part(const struct line *line, size_t share)
{
	static const char *const words[] = {
		"คิดเป็น", "หรือ", "เป็น", "เท่ากับ", "ร้อยละ", "อัตรา", NULL};
	if (!share || !line->amounts[share - 1].plain)
		return false;
	/* ๕๒ คน (๙๐%) */
	const size_t open =
		white_end(line->at, line->bytes, line->amounts[share - 1].stop);
	return gap_is(line, share - 1, words) ||
	       (open + 1 == line->amounts[share].start && line->at[open] == '(' &&
		       bytes_begin_at(
			       line->at, line->bytes, line->amounts[share].stop, ")"));
}

/* จาก ๓๒๐ รีม เหลือ ๒๐๘ รีม หรือลดลงร้อยละ ๓๕ */
static bool is_change(const struct line *line, size_t share, struct share_of *of)
{
	static const char *const to[] = {
		"เหลือ", "ลดลงเหลือ", "ลดเหลือ", "เป็น", "เพิ่มเป็น", "เพิ่มขึ้นเป็น", NULL};
	static const char *const by[] = {"หรือ", "คิดเป็น", "ลดลง", "ลด", "เพิ่มขึ้น", "เพิ่ม",
		"ประหยัดได้", "ประหยัด", "ร้อยละ", "เป็น", "เท่ากับ", NULL};
	static const char *const change[] = {"ลด", "เพิ่ม", "ประหยัด", NULL};
	if (share < 2 || !alike(line, share - 2, share - 1) ||
		!line->amounts[share - 2].plain || !gap_is(line, share - 2, to) ||
		!gap_is(line, share - 1, by) ||
		!from_end(line, lead_start(line, share - 2),
			line->amounts[share - 2].start))
		return false;
	*of = (struct share_of){.part = share - 1, .whole = share - 2};
	of->change = any_word(line->at, line->amounts[share - 1].stop,
		line->amounts[share].start, change);
	of->either = !of->change;
	return true;
}

static bool is_of_near(const struct line *line, size_t share)
{
	const size_t from = line->amounts[share].stop;
	const size_t at = white_end(line->at, line->bytes, from);
	return share + 1 < line->count &&
	       bytes_begin_at(line->at, line->bytes, at, "ของ") &&
	       line->amounts[share + 1].start - from <= NEAR_BYTES &&
	       line->amounts[share + 1].plain &&
	       !any_word(line->at, from, line->amounts[share + 1].start, growth);
}

/* What the last of its decimals counts. */
static double last_decimal(const struct amount *share)
{
	double last = 1;
	for (int i = 0; i < share->decimals && i < DECIMALS_MOST; i++)
		last /= 10;
	return last;
}

/* Whether the share is that one, rounded or cut behind its decimals. */
static bool fits(const struct amount *share, double made)
{
	return fabs(share->value - made) < last_decimal(share) + ROUNDING;
}

/* Whether it is that one, rounded. */
static bool rounds(const struct amount *share, double made)
{
	return fabs(share->value - made) <= last_decimal(share) / 2 + ROUNDING;
}

/* What a share may be of: any figure of the text that counts what its part does. */
struct candidates {
	const struct line *line;
	size_t part, share;
	bool fits;
};

static void look_at_candidates(
	void *context, const struct check_text *text, size_t start, size_t bytes)
{
	struct candidates *look = context;
	struct amount amounts[AMOUNTS_MAX];
	const struct amount *part = &look->line->amounts[look->part];
	const struct amount *share = &look->line->amounts[look->share];
	const size_t length = part->stop - part->unit;
	const char *line = text->text + start;
	const size_t count = amounts_read(line, bytes, amounts);
	for (size_t i = 0; i < count; i++) {
		const struct amount *of = &amounts[i];
		const bool itself =
			start == look->line->start && of->start == part->start;
		if (itself || of->stop - of->unit != length || of->value <= 0 ||
			memcmp(line + of->unit, look->line->at + part->unit, length) != 0)
			continue;
		look->fits =
			look->fits || fits(share, part->value / of->value * WHOLE) ||
			rounds(share, part->value / (part->value + of->value) * WHOLE) ||
			rounds(share, fabs(part->value - of->value) / of->value * WHOLE);
	}
}

/* ผู้ตอบแบบสอบถาม ๒๐๐ คน พึงพอใจ ๑๘๘ คน คิดเป็นร้อยละ ๙๔: of those who were asked, whose
 * number stands right before; none of the text's other figures makes the share. */
static bool is_of_asked(const struct line *line, size_t share, struct share_of *of)
{
	static const char *const asked[] = {"ผู้ตอบ", "สำรวจ", "สอบถาม", "สัมภาษณ์", "ประเมิน",
		"ผู้ยื่น", "ทั้งหมด", "ทั้งสิ้น", "ผู้เข้า", "ผู้รับบริการ", "ผู้มีสิทธิ", "กลุ่มตัวอย่าง", NULL};
	size_t whole = share - 1;
	while (whole-- > 0 && !alike(line, whole, share - 1))
		;
	if (whole > share || !line->amounts[whole].plain ||
		line->amounts[share - 1].start - line->amounts[whole].stop >
			2 * NEAR_BYTES ||
		any_word(line->at, line->amounts[whole].stop, line->amounts[share].start,
			growth) ||
		!lead_holds(line, whole, asked) || lead_holds(line, whole, growth))
		return false;
	struct candidates look = {line, share - 1, share, false};
	check_lines(line->text, look_at_candidates, &look);
	*of = (struct share_of){.part = share - 1, .whole = whole};
	return !look.fits;
}

/* ๔๔ คน จากเป้าหมาย ๔๖ คน คิดเป็นร้อยละ ๙๕.๖๕: what was reached of what was aimed at. */
static bool is_of_aim(const struct line *line, size_t share, struct share_of *of)
{
	static const char *const aims[] = {"เป้า", "แผน", "ตั้งไว้", "กำหนดไว้", NULL};
	static const char *const otherwise[] = {
		"เพิ่ม", "ขึ้น", "ขยาย", "เดิม", "ปี", "ก่อน", "ลด", "เหลือ", "อีก", NULL};
	static const char *const words[] = {
		"คิดเป็น", "หรือ", "เป็น", "เท่ากับ", "ร้อยละ", "อัตรา", NULL};
	if (share < 2 || !alike(line, share - 2, share - 1) ||
		!line->amounts[share - 2].plain)
		return false;
	const size_t from = line->amounts[share - 2].stop;
	const size_t to = line->amounts[share - 1].start;
	const size_t at = white_end(line->at, line->bytes, from);
	*of = (struct share_of){.part = share - 2, .whole = share - 1};
	return to - from <= NEAR_BYTES && bytes_begin_at(line->at, to, at, "จาก") &&
	       any_word(line->at, at, to, aims) &&
	       !any_word(line->at, at, to, otherwise) && !has_grown(line, share - 2) &&
	       gap_is(line, share - 1, words);
}

/* Which two figures the share is of. */
static bool find_of(const struct line *line, size_t share, struct share_of *of)
{
	static const char *const is[] = {
		"คือ", "หรือ", "คิดเป็น", "เป็น", "จำนวน", "เท่ากับ", NULL};
	*of = (struct share_of){0};
	if (is_change(line, share, of))
		return true;
	if (is_of_near(line, share)) {
		of->whole = share + 1;
		of->part = share - 1;
		if (follows_part(line, share) && alike(line, of->part, of->whole))
			return true;
		of->part = share + 2;
		return of->part < line->count && alike(line, of->part, of->whole) &&
		       line->amounts[of->part].plain && gap_is(line, of->whole, is);
	}
	if (is_of_aim(line, share, of))
		return true;
	if (share < 2 || !follows_part(line, share))
		return false;
	/* A จาก B คิดเป็นร้อยละ; จากทั้งหมด B … A คิดเป็นร้อยละ */
	if (is_part_of_next(line, share - 2)) {
		of->part = share - 2;
		of->whole = share - 1;
		return true;
	}
	of->part = share - 1;
	of->whole = share - 2;
	return is_whole_of_next(line, share - 2) || is_of_asked(line, share, of);
}

static void tell_share(const struct line *line, const struct amount *share, double made)
{
	char digits[40];
	struct str said = STR_INIT, wanted = STR_INIT;
	amount_append(&said, line->at, share);
	const int bytes = snprintf(digits, sizeof(digits), "%.2f", made);
	digits_append(&wanted, digits, (size_t)bytes,
		line->check->input->digits == DIGITS_ARABIC ? DIGITS_ARABIC
							    : DIGITS_THAI);
	check_tell(line->check, SEVERITY_WARNING, line->text, line->start + share->start,
		share->end - share->start,
		_("%s percent is said here, but the figures beside it make %s"),
		said.data, wanted.data);
	str_release(&said);
	str_release(&wanted);
}

static bool fits_change(
	const struct amount *share, const struct share_of *of, double part, double whole)
{
	const double change = fabs(part - whole) / whole * WHOLE;
	return (of->change || of->either) && fits(share, change);
}

/* ร้อยละ ๑๑๒ ของผู้ตอบทั้งหมด: no part is more than all. */
static bool is_beyond(const struct line *line, size_t i)
{
	static const char *const all[] = {"ทั้งหมด", "ทั้งสิ้น", NULL};
	const struct amount *share = &line->amounts[i];
	const size_t at = white_end(line->at, line->bytes, share->stop);
	const size_t end = i + 1 < line->count ? line->amounts[i + 1].start : line->bytes;
	const size_t near = end - at > NEAR_BYTES ? at + NEAR_BYTES : end;
	return share->value > WHOLE && bytes_begin_at(line->at, line->bytes, at, "ของ") &&
	       any_word(line->at, at, near, all) && !any_word(line->at, at, near, growth);
}

static void look_at_share(const struct line *line, size_t i)
{
	const struct amount *share = &line->amounts[i];
	struct share_of of;
	if (!share->share || !share->plain)
		return;
	if (is_beyond(line, i)) {
		tell_share(line, share, WHOLE);
		return;
	}
	if (!find_of(line, i, &of))
		return;
	const double part = line->amounts[of.part].value;
	const double whole = line->amounts[of.whole].value;
	if (whole <= 0 || fits_change(share, &of, part, whole) ||
		(!of.change && (part > whole || fits(share, part / whole * WHOLE))))
		return;
	tell_share(line, share, (of.change ? fabs(part - whole) : part) / whole * WHOLE);
}

/* --- the rule --- */

static void look_at_line(
	void *context, const struct check_text *text, size_t start, size_t bytes)
{
	/* All that is looked at has one of them. */
	static const char *const speaking[] = {"จาก", "ร้อยละ", "%", "เปอร์เซ็นต์", NULL};
	struct line line = {.check = context,
		.text = text,
		.start = start,
		.at = text->text + start,
		.bytes = bytes};
	if (!any_word(line.at, 0, bytes, speaking))
		return;
	line.count = amounts_read(line.at, bytes, line.amounts);
	for (size_t i = 0; i < line.count; i++) {
		if (told_enough(line.check, text))
			return;
		look_at_part(&line, i);
		look_at_share(&line, i);
	}
}

static void look_at_text(struct check *check, const struct check_text *text)
{
	if (text->kind == TEXT_PROSE)
		check_lines(text, look_at_line, check);
}

const struct rule rule_shares = {
	.name = "shares",
	.severity = SEVERITY_ERROR,
	.title = N_("Parts larger than the whole, wrong percentages"),
	.mend = N_(
		"Look up both figures, and reckon the percentage anew: the part, divided "
		"by the whole, times 100."),
	.typing = true,
	.text = look_at_text,
};
