/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "check/amounts.h"

#include <stdint.h>
#include <string.h>

#include "check/days.h"
#include "check/match.h"
#include "text/break_rules.h"
#include "text/number.h"
#include "text/str.h"
#include "text/thai.h"
#include "text/utf8.h"

enum {
	UNIT_LEAST = 2 * UTF8_THAI_BYTES, /* น, ม begin many words */
	THOUSAND_DIGITS = 3,
	DIGITS_MOST = 24 * UTF8_THAI_BYTES,
};

/* --- the words around it --- */

/* Most words fail by their first letter. */
static bool begins_alike(const char *word, const char *at, size_t bytes)
{
	return word[0] == *at && (bytes < UTF8_THAI_BYTES || !(word[0] & 0x80) ||
					 (word[2] == at[2] && word[1] == at[1]));
}

static size_t word_of(const char *line, size_t to, size_t at, const char *const *words)
{
	size_t longest = 0;
	if (at >= to)
		return 0;
	for (; *words; words++)
		if (begins_alike(*words, line + at, to - at) &&
			bytes_begin_at(line, to, at, *words) && strlen(*words) > longest)
			longest = strlen(*words);
	return longest;
}

bool only_words(
	const char *line, size_t from, size_t to, const char *const *words, bool any)
{
	bool met = false;
	while (from < to) {
		const size_t word = word_of(line, to, from, words);
		if (!word && !strchr(" \t(),:", line[from]))
			return false;
		met = met || word;
		from += word ? word : 1;
	}
	return met || !any;
}

/* --- one of them --- */

/* Where the text stands back from an offset, white space left out. */
static size_t back(const char *line, size_t at)
{
	while (at && (line[at - 1] == ' ' || line[at - 1] == '('))
		at--;
	return at;
}

static bool ends_with_one(const char *line, size_t bytes, const char *const *words)
{
	for (; *words; words++)
		if (bytes_end_with(line, bytes, *words))
			return true;
	return false;
}

static bool is_latin(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Whether it is a number only in form: of an order, a code, a date, a time. */
static bool is_bound(const char *line, size_t bytes, const struct amount *amount)
{
	static const char *const orders[] = {"ที่", "มาตรา", "ข้อ", "หมู่", "เลข", "โทร.", "ปี",
		"พ.ศ.", "พ.ศ", "ค.ศ.", "เวลา", "ลำดับ", "ชั้น", "หน้า", "บท", "รหัส", "แบบ",
		NULL};
	const char before = amount->start ? line[amount->start - 1] : ' ';
	const char behind = amount->end < bytes ? line[amount->end] : ' ';
	/* The end of a word: เจ้าหน้าที่ ๕ คน, เสร็จตามเวลา ๑๒ งาน. */
	static const char *const no_orders[] = {"เจ้าหน้าที่", "พื้นที่", "สถานที่", "ท้องที่",
		"ตามเวลา", "ทันเวลา", "ทุกข้อ", "ทั้งปี", "ตลอดปี", "ต่อปี", "รายปี", "ครึ่งปี", "ทุกปี",
		NULL};
	const size_t end = back(line, amount->start);
	return is_latin(before) || strchr("/.-:_#&,", before) || is_latin(behind) ||
	       strchr("/:-_", behind) ||
	       (ends_with_one(line, end, orders) && !ends_with_one(line, end, no_orders));
}

static size_t number_stop(const char *line, size_t bytes, size_t start, int *decimals)
{
	size_t at = digits_stop(line, bytes, start);
	while (at < bytes && (line[at] == ',' || line[at] == '.')) {
		const size_t end = digits_stop(line, bytes, at + 1);
		const size_t digits = utf8_count(line + at + 1, end - at - 1);
		if (!digits || (line[at] == ',' && digits != THOUSAND_DIGITS))
			break;
		if (line[at] == '.')
			*decimals = (int)digits;
		at = end;
		if (*decimals)
			break;
	}
	return at;
}

static void read_unit(const char *line, size_t bytes, struct amount *amount)
{
	static const char *const more[] = {
		"ข้อความ", "ข่าว", "คำขอ", "คำร้อง", "เปอร์เซ็นต์", "ขวด", "กล่อง", "ถัง", NULL};
	const size_t at = white_end(line, bytes, amount->end);
	size_t longest = word_of(line, bytes, at, words_behind_number);
	const size_t other = word_of(line, bytes, at, more);
	uint32_t behind = 0;
	if (other > longest)
		longest = other;
	amount->unit = amount->stop = amount->end;
	if (longest < UNIT_LEAST)
		return;
	if (at + longest < bytes)
		utf8_decode(line + at + longest, bytes - at - longest, &behind);
	if (thai_is_mark(behind))
		return;
	amount->unit = at;
	amount->stop = at + longest;
}

/* Whether it is said to be so much, no more and no less. */
static bool is_plain(const char *line, size_t bytes, const struct amount *amount)
{
	static const char *const before[] = {"ประมาณ", "กว่า", "เกิน", "อย่างน้อย", "เกือบ",
		"ราว", "ถึง", "เฉลี่ย", "เป้าหมาย", "–", "-", NULL};
	static const char *const no_each[] = {"และ", NULL};
	static const char *const no_about[] = {"งบประมาณ", NULL};
	static const char *const behind[] = {"กว่า", "เศษ", "ขึ้นไป", "–", "-", "ถึง", NULL};
	static const char percent[] = "ร้อยละ";
	size_t end = back(line, amount->start);
	if (bytes_end_with(line, end, percent)) /* กว่าร้อยละ ๘๐ */
		end = back(line, end - strlen(percent));
	const size_t at = white_end(line, bytes, amount->stop);
	const bool each =
		bytes_end_with(line, end, "ละ") && !ends_with_one(line, end, no_each);
	const bool about =
		ends_with_one(line, end, before) && !ends_with_one(line, end, no_about);
	return !each && !about && !word_of(line, bytes, at, behind);
}

static void read_share(const char *line, size_t bytes, struct amount *amount)
{
	static const char *const signs[] = {"%", "เปอร์เซ็นต์", NULL};
	const size_t at = white_end(line, bytes, amount->end);
	const size_t sign = word_of(line, bytes, at, signs);
	if (sign)
		amount->stop = at + sign;
	amount->share = sign || bytes_end_with(line, back(line, amount->start), "ร้อยละ");
	if (amount->share)
		amount->unit = amount->stop;
}

/* Reads the number that begins there; false where it is no amount. */
static bool read_one(const char *line, size_t bytes, size_t start, struct amount *amount)
{
	bool whole;
	*amount = (struct amount){.start = start};
	amount->end = number_stop(line, bytes, start, &amount->decimals);
	if (amount->end - start > DIGITS_MOST ||
		!number_read(line + start, amount->end - start, &amount->value, &whole) ||
		is_bound(line, bytes, amount))
		return false;
	read_unit(line, bytes, amount);
	read_share(line, bytes, amount);
	amount->plain = is_plain(line, bytes, amount);
	return true;
}

size_t amounts_read(const char *line, size_t bytes, struct amount amounts[AMOUNTS_MAX])
{
	struct day day = {0};
	size_t count = 0, dates = 0;
	bool more = true;
	for (size_t at = 0;
		count < AMOUNTS_MAX && (at = digit_next(line, bytes, at)) < bytes;) {
		while (more && day.start + day.bytes <= at)
			more = day_next(line, bytes, &dates, &day);
		if (more && at >= day.start) {
			at = day.start + day.bytes;
			continue;
		}
		struct amount *amount = &amounts[count];
		count += read_one(line, bytes, at, amount);
		at = amount->end > at ? amount->end : digits_stop(line, bytes, at);
	}
	return count;
}

bool amounts_alike(const char *line, const struct amount *a, const struct amount *b)
{
	const size_t bytes = a->stop - a->unit;
	return bytes && !a->share && !b->share && bytes == b->stop - b->unit &&
	       !memcmp(line + a->unit, line + b->unit, bytes);
}

void amount_append(struct str *out, const char *line, const struct amount *amount)
{
	str_append(out, line + amount->start, amount->end - amount->start);
}
