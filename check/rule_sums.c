/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * sums: what a line reckons out itself and gets wrong: A + B = C; a total and its parts;
 * from A down to B, saved C; so many, so much each, in all so much; what is left, on the
 * average, earned; the weights of the ITA. A total is only doubted where the list of its
 * parts is closed, and nothing is where a figure is about, over or under so much.
 */
#include <config.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "check/finding.h"
#include "check/amounts.h"
#include "check/days.h"
#include "check/match.h"
#include "check/rule.h"
#include "model/text_kind.h"
#include "text/breaks.h"
#include "text/i18n.h"
#include "text/list_mark.h"
#include "text/macros.h"
#include "text/number.h"
#include "text/str.h"
#include "text/utf8.h"

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
	const bool whole = same(value, (double)(long long)(value + 0.5));
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

static bool begins_any(const struct line *line, size_t at, const char *const *words)
{
	for (; *words; words++)
		if (bytes_begin_at(line->at, line->bytes, at, *words))
			return true;
	return false;
}

static bool gap_begins(const struct line *line, size_t i, const char *const *words)
{
	return begins_any(
		line, white_end(line->at, line->bytes, line->amounts[i].stop), words);
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

/* The place of the last that is added; i: none is. */
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
	return k;
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

/* Whether more parts may follow. */
static bool goes_on(const struct line *line, size_t last)
{
	static const char *const more[] = {
		"ฯลฯ", "เป็นต้น", "และอื่น", "ที่เหลือ", "นอกนั้น", "ขึ้นไป", NULL};
	return any_word(line->at, line->amounts[last].stop, line->bytes, more);
}

static const char *const splits[] = {
	"แบ่งเป็น", "แบ่งออกเป็น", "แยกเป็น", "จำแนกเป็น", "ประกอบด้วย", NULL};

static void look_at_parts(const struct line *line, size_t total)
{
	double sum = 0;
	size_t parts = 0, last = total;
	if (!line->amounts[total].plain || !gap_begins(line, total, splits))
		return;
	for (size_t k = total + 1; k < line->count; k++) {
		if (line->amounts[k].share)
			continue;
		if (!alike(line, total, k))
			break;
		if (!line->amounts[k].plain)
			return;
		sum += line->amounts[k].value;
		last = k;
		if (++parts > 1 && same(sum, line->amounts[total].value))
			return;
	}
	if (parts > 1 && is_closed(line, last) && !goes_on(line, last))
		tell(line, &line->amounts[total], sum);
}

/* --- a total, then parts that are named alike --- */

enum {
	LABEL_BYTES = 40 * UTF8_THAI_BYTES, /* from a part to the next */
	PARTS_MOST = 12,
};

/* What parts are called that make a whole together: one family a row. */
static const char *const families[][12] = {
	{"สำนัก", "กอง", "ฝ่าย", "หน่วยตรวจสอบ", "กลุ่มงาน", "งาน", NULL},
	{"ชาย", "หญิง", "เพศชาย", "เพศหญิง", NULL},
	{"ครั้งแรก", "ครั้งที่", "ครั้งหลัง", "รอบแรก", "รอบที่", "รอบหลัง", "รอบเช้า", "รอบบ่าย",
		NULL},
	{"รุ่นแรก", "รุ่นที่", "รุ่นหลัง", NULL},
	{"หมู่", "บ้าน", "ชุมชน", NULL},
	{"ค่า", NULL},
	{"IIT", "EIT", "OIT", NULL},
	{"ทาง", "ผ่าน", NULL},
	{"ชั้น", "ป.", "ม.", "อ.", "อนุบาล", "ประถม", "มัธยม", NULL},
	{"ข้าราชการ", "พนักงาน", "ลูกจ้าง", "ครู", "บุคลากร", NULL},
	{"ไตรมาสแรก", "ไตรมาสที่", "ภาคเรียนที่", NULL},
};

/* Where the words of a part begin, without what only leads to them. */
static size_t label_start(const struct line *line, size_t i)
{
	static const char *const leads[] = {"และ", "แบ่งเป็น", "แบ่งออกเป็น", "แยกเป็น",
		"จำแนกเป็น", "ประกอบด้วย", "เป็น", "จาก", "ให้", "ส่วน", "มี", "ใน", "ด้าน",
		"แบบวัด", "แบบตรวจ", "คือ", "ได้แก่", "โดย", "มาตรการ", "ของ"};
	const size_t to = line->amounts[i].start;
	size_t at = i ? line->amounts[i - 1].stop : list_mark(line->at, line->bytes);
	for (bool more = true; more;) {
		more = false;
		while (at < to && strchr(" (),:", line->at[at]))
			at++;
		for (size_t k = 0; k < COUNT(leads); k++)
			if (bytes_begin_at(line->at, to, at, leads[k])) {
				at += strlen(leads[k]);
				more = true;
			}
	}
	return at;
}

/* The family of the words before this amount; -1: none. */
static int family_of(const struct line *line, size_t i)
{
	const size_t at = label_start(line, i), to = line->amounts[i].start;
	if (to - at > LABEL_BYTES)
		return -1;
	for (size_t row = 0; row < COUNT(families); row++)
		for (size_t k = 0; families[row][k]; k++)
			if (bytes_begin_at(line->at, to, at, families[row][k]))
				return (int)row;
	return -1;
}

/* Whether the ต่อ that stands there says so much each, as in ต่อวัน: it is a word of its own,
 * not in ติดต่อ, nor in those that libthai takes for two words: ส่งต่อ, ต่อไป. */
static bool is_per(
	const struct line *line, const unsigned char *flags, size_t at, size_t end)
{
	static const char *const before[] = {"ส่ง", "ข้อ", "รอย", "สืบ", NULL};
	static const char *const behind[] = {
		"ไป", "มา", "อายุ", "ทะเบียน", "ท้าย", "หน้า", NULL};
	bool alone = flags[at] & BREAK_WORD && flags[end] & BREAK_WORD &&
		     !begins_any(line, end, behind);
	for (size_t i = 0; before[i] && alone; i++)
		alone = !bytes_end_with(line->at, at, before[i]);
	return alone;
}

static bool holds_per(const struct line *line, size_t from, size_t to)
{
	static const char per[] = "ต่อ";
	const size_t bytes = strlen(per);
	if (!bytes_hold(line->at + from, to - from, per))
		return false;
	const unsigned char *flags =
		breaker_find(line->check->breaker, line->at, line->bytes);
	for (size_t at = from; at + bytes <= to; at++)
		if (bytes_begin_at(line->at, to, at, per) &&
			is_per(line, flags, at, at + bytes))
			return true;
	return false;
}

/* Words between parts by which they are none, or not all. */
static bool is_no_part(const struct line *line, size_t i)
{
	static const char *const words[] = {"รวม", "เหลือ", "เพิ่ม", "ลด", "จาก", "เฉลี่ย",
		"เดิม", "ก่อน", "เป้า", "แผน", "เช่น", "ในจำนวนนี้", "อาทิ", "เกิน", "ซ้ำ",
		"ประมาณ", "คนละ", "ปี", "ผ่านเกณฑ์", "ผ่านการ", NULL};
	const size_t from = line->amounts[i - 1].stop, to = line->amounts[i].start;
	return any_word(line->at, from, to, words) || holds_per(line, from, to);
}

/* Whether some of the parts make the total: the others are parts of those. */
static bool some_make(const double *parts, size_t count, double total)
{
	for (unsigned set = 1; set < 1u << count; set++) {
		double sum = 0;
		for (size_t i = 0; i < count; i++)
			sum += set >> i & 1 ? parts[i] : 0;
		if (same(sum, total))
			return true;
	}
	return false;
}

/* Whether the parts are all that stands in brackets behind their total. */
static bool is_bracketed(const struct line *line, size_t total, size_t last)
{
	const size_t open = white_end(line->at, line->bytes, line->amounts[total].stop);
	const size_t close = white_end(line->at, line->bytes, line->amounts[last].stop);
	return bytes_begin_at(line->at, line->bytes, open, "(") &&
	       bytes_begin_at(line->at, line->bytes, close, ")");
}

/* A total with its parts behind it, which count the same and are given by their values. */
struct sharing {
	double parts[PARTS_MOST];
	double sum;
	size_t count, last;
};

static void add_part(const struct line *line, struct sharing *sharing, size_t i)
{
	sharing->parts[sharing->count++] = line->amounts[i].value;
	sharing->sum += line->amounts[i].value;
	sharing->last = i;
}

static bool is_part(const struct line *line, size_t total, size_t i)
{
	return alike(line, total, i) && line->amounts[i].plain && !is_no_part(line, i);
}

/* What makes far less or more than the total is no list of its parts. */
static void tell_sharing(
	const struct line *line, size_t total, const struct sharing *sharing)
{
	const double whole = line->amounts[total].value;
	if (sharing->sum * 2 < whole || sharing->sum > whole * 2 ||
		some_make(sharing->parts, sharing->count, whole) ||
		goes_on(line, sharing->last))
		return;
	tell(line, &line->amounts[total], sharing->sum);
}

/* ๗ มาตรการ สำนักปลัด ๔ มาตรการ กองคลัง ๒ มาตรการ และกองช่าง ๑ มาตรการ */
static void look_at_family(const struct line *line, size_t total)
{
	static const char *const scores[] = {"คะแนน", NULL};
	struct sharing sharing = {.count = 0};
	int family = -1;
	if (any_word(line->at, line->amounts[total].unit, line->amounts[total].stop,
		    scores))
		return;
	for (size_t k = total + 1; k < line->count && sharing.count < PARTS_MOST; k++) {
		if (line->amounts[k].share)
			continue;
		const int of = family_of(line, k);
		if (of < 0 || (family >= 0 && of != family) || !is_part(line, total, k))
			break;
		family = of;
		add_part(line, &sharing, k);
	}
	/* What is called as they are is one of them. */
	if (sharing.count > 1 && family_of(line, total) != family &&
		(is_closed(line, sharing.last) ||
			is_bracketed(line, total, sharing.last)))
		tell_sharing(line, total, &sharing);
}

/* ๓๐๕ เรื่อง เป็นไฟฟ้า ๒๔๗ เรื่อง และถนน ๕๘ เรื่อง: said to be them. */
static void look_at_being(const struct line *line, size_t total)
{
	static const char *const is[] = {"เป็น", NULL}, *const and[] = {"และ", NULL};
	static const char *const otherwise[] = {"เป็นเงิน", "เป็นเวลา", "เป็นจำนวน", "เป็นครั้ง",
		"เป็นไป", "เป็นผล", "เป็นการ", "เป็นต้น", "เป็นประจำ", "เป็นอย่าง", NULL};
	struct sharing sharing = {.count = 0};
	bool closed = false;
	if (!gap_begins(line, total, is) || gap_begins(line, total, otherwise))
		return;
	for (size_t k = total + 1;
		k < line->count && sharing.count < PARTS_MOST && !closed; k++) {
		if (line->amounts[k].start - line->amounts[k - 1].stop > LABEL_BYTES ||
			!is_part(line, total, k))
			return;
		add_part(line, &sharing, k);
		closed = gap_begins(line, k - 1, and);
	}
	if (closed)
		tell_sharing(line, total, &sharing);
}

/* Whether the words of the second part deny those of the first: อนุมัติ, ไม่อนุมัติ. */
static bool denies(const struct line *line, size_t first)
{
	static const char *const no[] = {"ไม่", "ยังไม่", "มิได้"};
	const size_t at = label_start(line, first);
	size_t end = line->amounts[first].start;
	size_t other = label_start(line, first + 1);
	static const char *const tails[] = {"แล้ว", "จำนวน", "ได้", "ครบ"};
	for (bool more = true; more;) {
		more = false;
		while (end > at && line->at[end - 1] == ' ')
			end--;
		for (size_t i = 0; i < COUNT(tails); i++)
			if (bytes_end_with(line->at + at, end - at, tails[i])) {
				end -= strlen(tails[i]);
				more = true;
			}
	}
	for (size_t i = 0; i < COUNT(no); i++)
		if (end > at && bytes_begin_at(line->at, line->bytes, other, no[i])) {
			other += strlen(no[i]);
			return other + (end - at) <= line->bytes &&
			       !memcmp(line->at + other, line->at + at, end - at);
		}
	return false;
}

/* Whether the part is what is not done yet, and the one before it what is. */
static bool is_left_over(const struct line *line, size_t i)
{
	static const char *const done[] = {"แล้ว", "เสร็จ", "ยุติ", NULL};
	static const char *const open[] = {
		"อยู่ระหว่าง", "ยังไม่", "คงค้าง", "ค้างอยู่", "รอ", NULL};
	const size_t at = label_start(line, i);
	bool begins = false;
	for (size_t k = 0; open[k] && !begins; k++)
		begins = bytes_begin_at(line->at, line->amounts[i].start, at, open[k]);
	return begins && any_word(line->at, line->amounts[i - 2].stop,
				 line->amounts[i - 1].start, done);
}

/* Whether one of the words stands in those before this amount. */
static bool is_called(const struct line *line, size_t i, const char *const *words)
{
	return any_word(
		line->at, line->amounts[i - 1].stop, line->amounts[i].start, words);
}

/* Whether the two parts are called by words of which one is true of each thing: ใช้การได้,
 * ชำรุด. */
static bool are_opposites(const struct line *line, size_t first)
{
	static const char *const pairs[][2][6] = {
		{{"ใช้การได้", "ใช้งานได้", "สภาพดี", "ปกติ", NULL},
			{"ชำรุด", "เสื่อมสภาพ", "ใช้การไม่ได้", "ใช้งานไม่ได้", "เสียหาย", NULL}},
		{{"มาประชุม", "เข้าร่วม", "มาร่วม", NULL}, {"ขาด", "ลา", "ติดราชการ", NULL}},
		{{"ตรงเวลา", "ภายในกำหนด", "ตามกำหนด", "ทันกำหนด", NULL},
			{"ล่าช้า", "เกินกำหนด", "พ้นกำหนด", NULL}},
		{{"ด้วยตนเอง", "ที่สำนักงาน", "ที่จุดบริการ", NULL},
			{"ออนไลน์", "ทางระบบ", "ผ่านระบบ", "e-Service", NULL}},
	};
	for (size_t i = 0; i < COUNT(pairs); i++)
		for (int k = 0; k < 2; k++)
			if (is_called(line, first, pairs[i][k]) &&
				is_called(line, first + 1, pairs[i][!k]) &&
				!is_called(line, first, pairs[i][!k]) &&
				!is_called(line, first + 1, pairs[i][k]))
				return true;
	return false;
}

/* ๒๔๔ คำขอ อนุมัติ ๒๓๙ คำขอ ไม่อนุมัติ ๕ คำขอ; ๑๗ เรื่อง ยุติแล้ว ๑๕ เรื่อง อยู่ระหว่างสอบ ๒ เรื่อง;
 * ๙๐ รายการ ใช้การได้ ๘๔ รายการ ชำรุด ๖ รายการ */
static void look_at_two(const struct line *line, size_t total)
{
	struct sharing sharing = {.count = 0};
	if (total + 2 >= line->count || !is_part(line, total, total + 1) ||
		!is_part(line, total, total + 2) ||
		!(denies(line, total + 1) || is_left_over(line, total + 2) ||
			(are_opposites(line, total + 1) && is_closed(line, total + 2))))
		return;
	add_part(line, &sharing, total + 1);
	add_part(line, &sharing, total + 2);
	tell_sharing(line, total, &sharing);
}

static void look_at_named_parts(const struct line *line, size_t total)
{
	if (!line->amounts[total].plain || gap_begins(line, total, splits))
		return;
	const size_t told = line->check->list->count;
	look_at_family(line, total);
	if (line->check->list->count == told)
		look_at_being(line, total);
	if (line->check->list->count == told)
		look_at_two(line, total);
}

/* --- parts, then their total --- */

static const char *const in_all[] = {"รวม", NULL};

static bool is_total(const struct line *line, size_t i)
{
	static const char *const words[] = {
		"ตามลำดับ", "รวม", "ทั้งสิ้น", "ทั้งหมด", "เป็น", "เป็นเงิน", "จำนวน", NULL};
	return i && gap_holds(line, i - 1, in_all) && line->amounts[i].plain &&
	       gap_is(line, i - 1, words);
}

static void look_at_total(const struct line *line, size_t total)
{
	static const char *const otherwise[] = {"ซ้ำ", "เหลือ", "จาก", "เพิ่ม", "ลด", NULL};
	double sum = 0, made = 0;
	size_t parts = 0, listed = 0;
	bool list = true;
	if (!is_total(line, total) || any_word(line->at, 0, line->bytes, otherwise))
		return;
	for (size_t k = total; k-- > 0;) {
		/* Before what counts something else there may be more parts. */
		list = list && alike(line, k, total);
		if (!alike(line, k, total))
			continue;
		if (!line->amounts[k].plain)
			return;
		sum += line->amounts[k].value;
		if (++parts > 1 && same(sum, line->amounts[total].value))
			return;
		made = list ? sum : made;
		listed = list ? parts : listed;
		if (k && gap_holds(line, k - 1, in_all))
			break;
	}
	if (listed > 1)
		tell(line, &line->amounts[total], made);
}

/* What the parts that are called alike (รุ่นที่ ๑ … รุ่นที่ ๒ …) make that stand in a row before
 * this amount; 0 where there are fewer than two. */
static double row_before(const struct line *line, size_t total)
{
	size_t first = total;
	int family = -1;
	double sum = 0;
	while (first && alike(line, first - 1, total) && line->amounts[first - 1].plain) {
		const int of = family_of(line, first - 1);
		if (of < 0 || (family >= 0 && of != family) ||
			(first < total && is_no_part(line, first)))
			break;
		family = of;
		sum += line->amounts[--first].value;
	}
	return total - first < 2 ? 0 : sum;
}

/* รุ่นที่ ๑ จำนวน ๗๘ คน รุ่นที่ ๒ จำนวน ๘๐ คน รวมผู้เข้าอบรม ๑๕๘ คน: of parts that are called alike
 * the total may say what it counts. */
static void look_at_row(const struct line *line, size_t total)
{
	static const char *const otherwise[] = {"กับ", "ปี", "สะสม", "เดิม", "ก่อน", "เหลือ",
		"จาก", "ถึง", "เฉพาะ", "อื่น", "ซ้ำ", "เดือน", "ไตรมาส", "รอบ", "แล้ว", NULL};
	const size_t at =
		total ? white_end(line->at, line->bytes, line->amounts[total - 1].stop)
		      : 0;
	if (total < 2 || !line->amounts[total].plain ||
		!bytes_begin_at(line->at, line->bytes, at, "รวม") ||
		is_total(line, total) ||
		any_word(line->at, at, line->amounts[total].start, otherwise))
		return;
	const double sum = row_before(line, total);
	if (sum > 0 && !same(sum, line->amounts[total].value) &&
		sum < line->amounts[total].value * 2 &&
		line->amounts[total].value < sum * 2)
		tell(line, &line->amounts[total], sum);
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
		!gap_holds(line, i + 1, what) || !line->amounts[i].plain ||
		!line->amounts[i + 2].plain)
		return;
	const double made = fabs(line->amounts[i].value - line->amounts[i + 1].value);
	if (!same(made, line->amounts[i + 2].value))
		tell(line, &line->amounts[i + 2], made);
}

/* --- what is left, and what was earned --- */

static bool label_holds(const struct line *line, size_t i, const char *const *words)
{
	const size_t from = i ? line->amounts[i - 1].stop : 0;
	return any_word(line->at, from, line->amounts[i].start, words);
}

/* ใช้ ๔๗,๖๐๐ บาท จากที่ตั้งไว้ ๑๒๐,๐๐๐ บาท คงเหลือ ๗๒,๔๐๐ บาท; รายรับ … รายจ่าย … กำไร … */
static void look_at_rest(const struct line *line, size_t i)
{
	static const char *const used[] = {"ใช้", "เบิก", "จ่าย", NULL};
	static const char *const whole[] = {
		"จาก", "งบ", "ได้รับ", "ตั้งไว้", "จัดสรร", "วงเงิน", "อนุมัติ", NULL};
	static const char *const left[] = {
		"คงเหลือ", "เหลือ", "ยอดคงเหลือ", "จึง", "และ", "มี", "งบประมาณ", "เงิน", NULL};
	static const char *const income[] = {"รายรับ", "รายได้", "ขายได้", "ยอดขาย", NULL};
	static const char *const cost[] = {"รายจ่าย", "ต้นทุน", "ค่าใช้จ่าย", NULL};
	static const char *const earned[] = {"กำไร", "คงเหลือ", "เหลือ", "สุทธิ", "ขาดทุน",
		"เงิน", "จึง", "และ", "มี", "เป็น", NULL};
	static const char *const rest[] = {"เหลือ", "กำไร", "ขาดทุน", NULL};
	if (i + 2 >= line->count || !alike(line, i, i + 1) || !alike(line, i, i + 2) ||
		!line->amounts[i].plain || !line->amounts[i + 1].plain ||
		!line->amounts[i + 2].plain || !gap_holds(line, i + 1, rest))
		return;
	const bool used_first =
		label_holds(line, i, used) && label_holds(line, i + 1, whole);
	const bool whole_first =
		label_holds(line, i, whole) && label_holds(line, i + 1, used);
	const bool money = label_holds(line, i, income) && label_holds(line, i + 1, cost);
	if (!((used_first || whole_first) && gap_is(line, i + 1, left)) &&
		!(money && gap_is(line, i + 1, earned)))
		return;
	const double made = fabs(line->amounts[i].value - line->amounts[i + 1].value);
	if (!same(made, line->amounts[i + 2].value))
		tell(line, &line->amounts[i + 2], made);
}

/* --- on the average --- */

/* The only amount before the total that counts what the average is of (เดือนละ: เดือน); the
 * count where there is none, or are several. */
static size_t counted(const struct line *line, size_t average)
{
	size_t found = line->count;
	const size_t end = line->amounts[average].start;
	for (size_t i = 0; i + 1 < average; i++) {
		const struct amount *of = &line->amounts[i];
		const size_t bytes = of->stop - of->unit;
		struct str each = STR_INIT;
		str_append(&each, line->at + of->unit, bytes);
		str_puts(&each, "ละ");
		const size_t left = spaces_start(line->at, end);
		const bool is = bytes && bytes_end_with(line->at, left, each.data);
		str_release(&each);
		if (!is)
			continue;
		if (found < line->count)
			return line->count;
		found = i;
	}
	return found;
}

/* ครบ ๖ เดือน รวม ๕๔,๑๘๐ บาท เฉลี่ยเดือนละ ๙,๐๓๐ บาท, rounded or not. */
static void look_at_average(const struct line *line, size_t i)
{
	static const char *const average[] = {"เฉลี่ย", NULL};
	static const char *const about[] = {
		"ประมาณ", "ราว", "กว่า", "เกือบ", "ไม่เกิน", NULL};
	static const char *const odd[] = {"เศษ", "กว่า", "ขึ้นไป", "ถึง", "-", "–", NULL};
	if (!i || !alike(line, i - 1, i) || !gap_holds(line, i - 1, average) ||
		gap_holds(line, i - 1, about) || gap_begins(line, i, odd) ||
		!label_holds(line, i - 1, in_all) || !line->amounts[i - 1].plain)
		return;
	const size_t of = counted(line, i);
	if (of >= i || !line->amounts[of].plain || line->amounts[of].value < 2)
		return;
	const double made = line->amounts[i - 1].value / line->amounts[of].value;
	if (fabs(made - line->amounts[i].value) >= 1)
		tell(line, &line->amounts[i], made);
}

/* --- the weights of the ITA --- */

/* IIT, EIT and OIT with the percentages that they count with; where two of them are right,
 * these are the weights. */
static void look_at_weights(const struct line *line)
{
	static const struct {
		const char *part;
		double weight;
	} weights[] = {{"IIT", 30}, {"EIT", 30}, {"OIT", 40}};
	static const char *const speaking[] = {"น้ำหนัก", "คำนวณ", "สัดส่วน", "คิดจาก", NULL};
	const struct amount *of[COUNT(weights)] = {NULL};
	size_t right = 0, wrong = 0;
	if (!any_word(line->at, 0, line->bytes, speaking))
		return;
	for (size_t i = 0, last = 0; i < line->count; i++) {
		const struct amount *amount = &line->amounts[i];
		size_t named = 0, part = 0;
		for (size_t k = 0; k < COUNT(weights) && amount->share; k++)
			if (bytes_hold(line->at + last, amount->start - last,
				    weights[k].part)) {
				part = k;
				named++;
			}
		/* Behind several of them (น้ำหนักร้อยละ ๓๐, ๓๐ และ ๔๐) it is not one's own. */
		if (named == 1 && !of[part])
			of[part] = amount;
		last = amount->share ? amount->stop : last;
	}
	for (size_t k = 0; k < COUNT(weights); k++) {
		if (!of[k])
			return;
		if (same(of[k]->value, weights[k].weight))
			right++;
		else
			wrong = k;
	}
	if (right == COUNT(weights) - 1)
		tell(line, of[wrong], weights[wrong].weight);
}

/* --- so many, so much each --- */

/* Whether the amount behind i is the price of one of what i counts: ๓ เครื่อง เครื่องละ. */
static bool is_each(const struct line *line, size_t i)
{
	const struct amount *of = &line->amounts[i];
	struct str each = STR_INIT;
	const size_t end = spaces_start(line->at, line->amounts[i + 1].start);
	str_append(&each, line->at + of->unit, of->stop - of->unit);
	str_puts(&each, "ละ");
	const bool is = of->stop > of->unit && bytes_end_with(line->at, end, each.data);
	str_release(&each);
	return is;
}

/* Whether that makes the amount two behind i, or does times those before: ๕ คน ๒ วัน วันละ. */
static bool is_made_of_more(const struct line *line, size_t i, double made)
{
	const double said = line->amounts[i + 2].value;
	while (!same(made, said) && i-- > 0)
		made *= line->amounts[i].value;
	return same(made, said);
}

static void look_at_product(const struct line *line, size_t i)
{
	static const char *const makes[] = {
		"รวม", "เป็นเงิน", "รวมเงิน", "ทั้งสิ้น", "เท่ากับ", "=", NULL};
	if (i + 2 >= line->count || !line->amounts[i].plain || !is_each(line, i) ||
		!alike(line, i + 1, i + 2) || !gap_is(line, i + 1, makes) ||
		!line->amounts[i + 2].plain)
		return;
	const double made = line->amounts[i].value * line->amounts[i + 1].value;
	if (!is_made_of_more(line, i, made))
		tell(line, &line->amounts[i + 2], made);
}

/* --- the rule --- */

/* Whether there are as many numbers as it takes: most lines have fewer. */
static bool has_three(const char *line, size_t bytes)
{
	size_t at = 0, numbers = 0;
	while (numbers < 3 && (at = digit_next(line, bytes, at)) < bytes) {
		at = digits_stop(line, bytes, at);
		numbers++;
	}
	return numbers == 3;
}

static void look_at_line(
	void *context, const struct check_text *text, size_t start, size_t bytes)
{
	struct line line = {.check = context,
		.text = text,
		.start = start,
		.at = text->text + start,
		.bytes = bytes};
	if (!has_three(line.at, bytes))
		return;
	line.count = amounts_read(line.at, bytes, line.amounts);
	for (size_t i = 0; i < line.count; i++) {
		i = look_at_plus(&line, i);
		look_at_parts(&line, i);
		look_at_named_parts(&line, i);
		look_at_total(&line, i);
		look_at_row(&line, i);
		look_at_difference(&line, i);
		look_at_rest(&line, i);
		look_at_average(&line, i);
		look_at_product(&line, i);
	}
	look_at_weights(&line);
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
