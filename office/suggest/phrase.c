/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "office/suggest/phrase.h"

#include <stdint.h>

#include "text/libthai.h"
#include "text/macros.h"
#include "text/thai.h"
#include "text/utf8.h"

enum { SIGNS_FIRST = 0x80, NBSP = 0xA0, DELETE = 0x7F };

/* Signs that TIS-620 lacks: from SIGNS_FIRST on, with what they are compared as. */
static const struct {
	uint16_t code_point;
	unsigned char as;
} signs[] = {
	{0x2013, '-'}, /* – */
	{0x2014, '-'}, /* — */
	{0x2018, '\''}, {0x2019, '\''}, {0x201C, '"'}, {0x201D, '"'},
	{0x2022, '.'}, /* • */
	{0x2026, '.'}, /* … */
};

unsigned char phrase_fold(unsigned char byte)
{
	enum { ZERO = TIS_THAI + THAI_DIGIT_ZERO - THAI_FIRST, NINE = ZERO + 9 };
	if (byte >= ZERO && byte <= NINE)
		return (unsigned char)(byte - ZERO + '0');
	if (byte >= TIS_THAI)
		return byte;
	if (byte >= 'A' && byte <= 'Z')
		return (unsigned char)(byte - 'A' + 'a');
	if (byte >= SIGNS_FIRST && byte < SIGNS_FIRST + COUNT(signs))
		return signs[byte - SIGNS_FIRST].as;
	return byte == ' ' ? 0 : byte;
}

/* 0: no phrase can hold it. */
static unsigned char encode(uint32_t code_point)
{
	if (code_point == '\t' || code_point == NBSP)
		return ' ';
	if (code_point < DELETE)
		return code_point >= ' ' ? (unsigned char)code_point : 0;
	for (size_t i = 0; i < COUNT(signs); i++)
		if (signs[i].code_point == code_point)
			return (unsigned char)(SIGNS_FIRST + i);
	return thai_class(code_point) > THAI_UNASSIGNED ? tis_from_code_point(code_point)
							: 0;
}

size_t phrase_encode(struct str *out, const char *text, size_t bytes, size_t most)
{
	size_t at = 0;
	while (at < bytes && most--) {
		uint32_t code_point;
		const size_t span = utf8_decode(text + at, bytes - at, &code_point);
		const unsigned char byte = encode(code_point);
		if (!byte)
			break;
		str_putc(out, (char)byte);
		at += span;
	}
	return at;
}

void phrase_decode(struct str *out, const unsigned char *phrase, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		const unsigned char byte = phrase[i];
		const size_t sign = (size_t)byte - SIGNS_FIRST;
		if (byte >= SIGNS_FIRST && sign < COUNT(signs))
			str_put_code_point(out, signs[sign].code_point);
		else
			str_put_code_point(out, tis_to_code_point(byte));
	}
}

int phrase_compare(const unsigned char *phrase, size_t length, const unsigned char *query,
	size_t query_length, size_t *behind)
{
	size_t at = 0;
	for (size_t i = 0; i < query_length; i++) {
		while (at < length && !phrase_fold(phrase[at]))
			at++;
		if (at == length)
			return -1;
		const int difference = phrase_fold(phrase[at]) - query[i];
		if (difference)
			return difference;
		at++;
	}
	if (behind)
		*behind = at;
	return 0;
}

int phrase_order(
	const unsigned char *a, size_t a_length, const unsigned char *b, size_t b_length)
{
	size_t i = 0, k = 0;
	for (;;) {
		while (i < a_length && !phrase_fold(a[i]))
			i++;
		while (k < b_length && !phrase_fold(b[k]))
			k++;
		if (i == a_length || k == b_length)
			return (i < a_length) - (k < b_length);
		const int difference = phrase_fold(a[i++]) - phrase_fold(b[k++]);
		if (difference)
			return difference;
	}
}

bool phrase_begins_cell(unsigned char byte)
{
	const uint32_t code_point = tis_to_code_point(byte);
	return !thai_is_mark(code_point) && thai_class(code_point) != THAI_SARA_AM;
}
