/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/terminal/sara_am.h"

#include <stdint.h>
#include <string.h>

#include "text/thai.h"
#include "text/utf8.h"

#define SARA_AM  "\u0E33"
#define SARA_AA  "\u0E32"
#define NIKHAHIT "\u0E4D"

bool sara_am_is(const char *cell)
{
	return strncmp(cell, SARA_AM, UTF8_THAI_BYTES) == 0;
}

bool sara_am_takes(const char *cell)
{
	uint32_t base;
	utf8_decode(cell, strlen(cell), &base);
	return thai_class(base) == THAI_CONSONANT;
}

/* Where the first tone mark behind the base stands, or the end. */
static size_t tone_at(const char *cell, size_t bytes)
{
	uint32_t code_point;
	size_t at = utf8_decode(cell, bytes, &code_point);
	while (at < bytes) {
		const size_t spanned = utf8_decode(cell + at, bytes - at, &code_point);
		if (thai_class(code_point) == THAI_TONE)
			break;
		at += spanned;
	}
	return at;
}

void sara_am_add_nikhahit(char *cell, size_t size)
{
	const size_t most = size - 1 - UTF8_THAI_BYTES;
	const size_t bytes = utf8_whole(cell, strlen(cell), most);
	const size_t at = tone_at(cell, bytes);
	memmove(cell + at + UTF8_THAI_BYTES, cell + at, bytes - at);
	memcpy(cell + at, NIKHAHIT, UTF8_THAI_BYTES);
	memset(cell + bytes + UTF8_THAI_BYTES, 0, size - bytes - UTF8_THAI_BYTES);
}

void sara_am_to_aa(char *cell)
{
	memcpy(cell, SARA_AA, UTF8_THAI_BYTES);
}
