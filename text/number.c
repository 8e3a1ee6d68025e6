/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "text/number.h"

#include <inttypes.h>
#include <stdio.h>

#include "text/thai.h"
#include "text/utf8.h"

enum { BASE = 10, DIGITS_MAX = 24 };

int digit_value(uint32_t code_point)
{
	if (code_point >= '0' && code_point <= '9')
		return (int)(code_point - '0');
	if (code_point >= THAI_DIGIT_ZERO && code_point < THAI_DIGIT_ZERO + BASE)
		return (int)(code_point - THAI_DIGIT_ZERO);
	return -1;
}

bool number_parse(const char *text, size_t bytes, size_t *used, int32_t *value)
{
	int64_t sum = 0;
	size_t at = 0;
	while (at < bytes) {
		uint32_t code_point;
		size_t spanned = utf8_decode(text + at, bytes - at, &code_point);
		int digit = digit_value(code_point);
		if (digit < 0)
			break;
		sum = sum * BASE + digit;
		if (sum > INT32_MAX)
			return false;
		at += spanned;
	}
	if (!at)
		return false;
	*used = at;
	*value = (int32_t)sum;
	return true;
}

void number_append(struct str *out, int64_t value, enum digits digits)
{
	char arabic[DIGITS_MAX];
	int bytes = snprintf(arabic, sizeof(arabic), "%" PRId64, value);
	digits_append(out, arabic, (size_t)bytes,
		digits == DIGITS_AS_TYPED ? DIGITS_THAI : digits);
}

void digits_append(struct str *out, const char *text, size_t bytes, enum digits digits)
{
	size_t copied = 0;
	uint32_t zero = digits == DIGITS_ARABIC ? '0' : THAI_DIGIT_ZERO;
	for (size_t at = 0; at < bytes && digits != DIGITS_AS_TYPED;) {
		uint32_t code_point;
		size_t spanned = utf8_decode(text + at, bytes - at, &code_point);
		int digit = digit_value(code_point);
		if (digit >= 0) {
			str_append(out, text + copied, at - copied);
			str_put_code_point(out, zero + (uint32_t)digit);
			copied = at + spanned;
		}
		at += spanned;
	}
	str_append(out, text + copied, bytes - copied);
}

/* How many digits of both kinds the text has. */
static int digits_count(const char *text, size_t bytes)
{
	int count = 0;
	for (size_t at = 0; at < bytes;) {
		uint32_t code_point;
		at += utf8_decode(text + at, bytes - at, &code_point);
		count += digit_value(code_point) >= 0;
	}
	return count;
}

void digits_replace(struct str *out, const char *text, size_t bytes, int64_t value)
{
	char written[DIGITS_MAX];
	int have = snprintf(written, sizeof(written), "%" PRId64, value < 0 ? 0 : value);
	int place = have - digits_count(text, bytes); /* of written; below 0: a zero */
	for (size_t at = 0; at < bytes;) {
		uint32_t code_point;
		size_t spanned = utf8_decode(text + at, bytes - at, &code_point);
		int old = digit_value(code_point);
		if (old < 0) {
			str_append(out, text + at, spanned);
		} else {
			uint32_t zero = code_point - (uint32_t)old;
			int digit = place < 0 ? 0 : written[place] - '0';
			str_put_code_point(out, zero + (uint32_t)digit);
			place++;
		}
		at += spanned;
	}
}
