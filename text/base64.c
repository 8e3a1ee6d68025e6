/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "text/base64.h"

#include <string.h>

#include "text/macros.h"

static const char digits[] =
	"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

void base64_append(struct str *out, const void *content, size_t bytes)
{
	const unsigned char *at = content;
	str_reserve(out, bytes / 3 * 4 + 4);
	for (; bytes; at += 3, bytes -= MIN(bytes, (size_t)3)) {
		const unsigned second = bytes > 1 ? at[1] : 0;
		const unsigned third = bytes > 2 ? at[2] : 0;
		str_putc(out, digits[at[0] >> 2]);
		str_putc(out, digits[(at[0] & 3U) << 4 | second >> 4]);
		str_putc(out, bytes > 1 ? digits[(second & 15U) << 2 | third >> 6] : '=');
		str_putc(out, bytes > 2 ? digits[third & 63U] : '=');
	}
}

static int value_of(char letter)
{
	const char *at = letter ? strchr(digits, letter) : NULL;
	return at ? (int)(at - digits) : -1;
}

bool base64_decode(struct str *out, const char *letters, size_t count)
{
	size_t filled = count;
	if (count % 4)
		return false;
	while (filled && count - filled < 2 && letters[filled - 1] == '=')
		filled--;
	unsigned bits = 0;
	int held = 0;
	for (size_t i = 0; i < filled; i++) {
		const int value = value_of(letters[i]);
		if (value < 0)
			return false;
		bits = (bits << 6 | (unsigned)value) & 0xFFFFU;
		held += 6;
		if (held >= 8)
			str_putc(out, (char)(bits >> (held -= 8) & 0xFFU));
	}
	/* What is left over stands for nothing. */
	return !(bits & ((1U << held) - 1));
}
