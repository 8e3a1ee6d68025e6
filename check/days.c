/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "check/days.h"

#include <stdint.h>
#include <string.h>

#include "check/match.h"
#include "text/number.h"
#include "text/str.h"
#include "text/utf8.h"

enum {
	DATE_BYTES_MAX = 120, /* of day, month, era and year */
	THAI_LEAD = 0xE0,
	/* Bytes of ๐ to ๙ behind it. */
	THAI_SECOND = 0xB9,
	THAI_ZERO = 0x90,
	THAI_NINE = 0x99,
};

size_t digit_next(const char *text, size_t bytes, size_t at)
{
	while (at < bytes) {
		const unsigned char *c = (const unsigned char *)text + at;
		if (*c >= '0' && *c <= '9')
			return at;
		if (*c == THAI_LEAD && bytes - at >= UTF8_THAI_BYTES) {
			if (c[1] == THAI_SECOND && c[2] >= THAI_ZERO && c[2] <= THAI_NINE)
				return at;
			at += UTF8_THAI_BYTES;
		} else {
			at++;
		}
	}
	return bytes;
}

size_t digits_stop(const char *text, size_t bytes, size_t at)
{
	uint32_t code_point;
	while (at < bytes) {
		const size_t used = utf8_decode(text + at, bytes - at, &code_point);
		if (digit_value(code_point) < 0)
			break;
		at += used;
	}
	return at;
}

/* Whether what stands behind a day's number may begin a month: spares most numbers the
 * names of all twelve. */
static bool may_be_month(const char *text, size_t bytes, size_t at)
{
	static const char beginnings[][3 * UTF8_THAI_BYTES] = {"/", "มก", "มี", "มิ", "มค",
		"ม.", "กุ", "กร", "กั", "กพ", "กค", "กย", "ก.", "เม", "เด", "พฤ", "พค",
		"พย", "พ.", "สิ", "สค", "ส.", "ตุ", "ตค", "ต.", "ธั", "ธค", "ธ."};
	at = white_end(text, bytes, at);
	if (at == bytes || (text[at] & 0x80 && bytes - at < UTF8_THAI_BYTES))
		return false;
	for (size_t i = 0; i < sizeof(beginnings) / sizeof(beginnings[0]); i++)
		if (beginnings[i][0] == text[at] &&
			(!(text[at] & 0x80) || beginnings[i][2] == text[at + 2]) &&
			bytes_begin_at(text, bytes, at, beginnings[i]))
			return true;
	return false;
}

/* Whether the last letter is one with which a month's name or an era ends. */
static bool may_end_month(const char *text, size_t end)
{
	static const char *const endings[] = {"ม", "น", "์", "ศ"};
	if (!end)
		return false;
	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++)
		if (text[end - 1] == endings[i][2] &&
			bytes_end_with(text, end, endings[i]))
			return true;
	return text[end - 1] == '.';
}

size_t month_before(const char *text, size_t end, int *month)
{
	static const char *const eras[] = {"พ.ศ.", "พ.ศ", "ค.ศ.", "ค.ศ"};
	size_t left = spaces_start(text, end);
	if (!may_end_month(text, left))
		return end;
	for (size_t i = 0; i < sizeof(eras) / sizeof(eras[0]); i++)
		if (bytes_end_with(text, left, eras[i])) {
			left = spaces_start(text, left - strlen(eras[i]));
			break;
		}
	for (*month = 1; *month <= YEAR_MONTHS; ++*month) {
		const char *const names[] = {month_name(*month), month_short(*month)};
		for (size_t i = 0; i < 2; i++)
			if (bytes_end_with(text, left, names[i]))
				return left - strlen(names[i]);
	}
	return end;
}

static bool read_at(const char *text, size_t bytes, size_t start, struct day *day)
{
	size_t used;
	bool asks;
	const size_t most =
		bytes - start < DATE_BYTES_MAX ? bytes - start : DATE_BYTES_MAX;
	if (!date_read(text + start, most, &used, &day->date, &asks))
		return false;
	day->start = start;
	day->bytes = used;
	day->christian = asks && day->date.year;
	return day->date.month && (day->date.day || day->date.year);
}

bool day_next(const char *text, size_t bytes, size_t *at, struct day *day)
{
	while ((*at = digit_next(text, bytes, *at)) < bytes) {
		const size_t start = *at, end = digits_stop(text, bytes, start);
		if (may_be_month(text, bytes, end) && read_at(text, bytes, start, day)) {
			*at = start + day->bytes;
			return true;
		}
		/* Of a month that no day stands before. */
		int month;
		const size_t named = month_before(text, start, &month);
		if (named < start && read_at(text, bytes, named, day) && day->date.year) {
			*at = named + day->bytes > end ? named + day->bytes : end;
			return true;
		}
		*at = end;
	}
	return false;
}
