/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "text/number.h"

#include <inttypes.h>
#include <stdio.h>

#include "text/thai.h"
#include "text/utf8.h"

enum { BASE = 10, DIGITS_MAX = 24, EXACT_DIGITS = 15, GROUP_DIGITS = 3 };

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

/* A number as far as it is read. */
struct decimal_reading {
	const char *text;
	size_t bytes, at;
	double value, below; /* digits as a whole number, and what to divide it by */
	int digits;
};

static uint32_t peek(const struct decimal_reading *r, size_t *spanned)
{
	uint32_t code_point = 0;
	*spanned = r->at < r->bytes
			   ? utf8_decode(r->text + r->at, r->bytes - r->at, &code_point)
			   : 0;
	return code_point;
}

static bool is_space(uint32_t c)
{
	return c == ' ' || c == 0x00A0 || c == 0x2009 || c == 0x202F;
}

static void skip_spaces(struct decimal_reading *r)
{
	size_t spanned;
	while (is_space(peek(r, &spanned)))
		r->at += spanned;
}

/* How many digits stood there. */
static int take_digits(struct decimal_reading *r)
{
	size_t spanned;
	int taken = 0, digit;
	while ((digit = digit_value(peek(r, &spanned))) >= 0) {
		r->value = r->value * BASE + digit;
		r->digits++;
		r->at += spanned;
		taken++;
	}
	return taken;
}

/* Further thousands behind so many digits. False where the threes are no threes. */
static bool take_groups(struct decimal_reading *r, int first)
{
	size_t spanned;
	uint32_t mark = 0, c;
	while ((c = peek(r, &spanned)) == ',' || is_space(c)) {
		struct decimal_reading ahead = *r;
		ahead.at += spanned;
		const int taken = take_digits(&ahead);
		if (!taken && c != ',') /* a space behind the number */
			return true;
		if (taken != GROUP_DIGITS || first > GROUP_DIGITS || (mark && c != mark))
			return false;
		mark = c;
		*r = ahead;
	}
	return true;
}

/* The point and what is behind it, if it stands there. */
static bool take_fraction(struct decimal_reading *r)
{
	size_t spanned;
	if (peek(r, &spanned) != '.')
		return true;
	r->at += spanned;
	int taken = take_digits(r);
	for (int i = 0; i < taken; i++)
		r->below *= BASE;
	return taken > 0;
}

bool number_read(const char *text, size_t bytes, double *value, bool *whole)
{
	struct decimal_reading r = {.text = text, .bytes = bytes, .below = 1};
	size_t spanned;
	skip_spaces(&r);
	const int first = take_digits(&r);
	if (!first || !take_groups(&r, first) || !take_fraction(&r) ||
		r.digits > EXACT_DIGITS)
		return false;
	skip_spaces(&r);
	if (peek(&r, &spanned) == '%')
		r.at += spanned;
	skip_spaces(&r);
	if (r.at < bytes)
		return false;
	*value = r.value / r.below;
	*whole = r.below <= 1;
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
