/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "text/utf8.h"

#include <string.h>

enum { UNICODE_LAST = 0x10FFFF, SURROGATES = 0xD800, SURROGATES_SHIFT = 11 };

static bool is_character(uint32_t code_point)
{
	return code_point <= UNICODE_LAST &&
	       code_point >> SURROGATES_SHIFT != SURROGATES >> SURROGATES_SHIFT;
}

static bool is_continuation(char byte)
{
	return ((unsigned char)byte & 0xC0) == 0x80;
}

size_t utf8_decode_other(const char *text, size_t bytes, uint32_t *code_point)
{
	/* The least that a character of so many bytes says; what is less is no UTF-8. */
	static const uint32_t least[] = {[2] = 0x80, [3] = 0x800, [4] = 0x10000};
	const unsigned char first = (unsigned char)text[0];
	const size_t spanned = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
	bool good = first >= 0xC0 && first < 0xF8 && spanned <= bytes;
	uint32_t decoded = first & (0x7FU >> spanned);
	for (size_t i = 1; good && i < spanned; i++) {
		good = is_continuation(text[i]);
		decoded = decoded << 6 | ((unsigned char)text[i] & 0x3FU);
	}
	if (!good || decoded < least[spanned] || !is_character(decoded)) {
		*code_point = CODE_POINT_BAD;
		return 1;
	}
	*code_point = decoded;
	return spanned;
}

size_t utf8_encode(char utf8[UTF8_BYTES_MAX], uint32_t code_point)
{
	if (!is_character(code_point))
		return 0;
	if (code_point < 0x80) {
		utf8[0] = (char)code_point;
		return 1;
	}
	/* The first byte says how many more there are, each with six bits. */
	const unsigned more = code_point < 0x800 ? 1 : code_point < 0x10000 ? 2 : 3;
	utf8[0] = (char)(0xFF00U >> (more + 1) | code_point >> 6 * more);
	for (unsigned i = 1; i <= more; i++)
		utf8[i] = (char)(0x80U | (code_point >> 6 * (more - i) & 0x3FU));
	return more + 1;
}

size_t utf8_previous(const char *text, size_t offset)
{
	size_t least = offset > UTF8_BYTES_MAX ? offset - UTF8_BYTES_MAX : 0;
	size_t start = offset - 1;
	while (start > least && is_continuation(text[start]))
		start--;
	/* What does not reach from there to offset is a run of bad bytes. */
	uint32_t code_point;
	if (start + utf8_decode(text + start, offset - start, &code_point) == offset)
		return start;
	return offset - 1;
}

size_t utf8_whole(const char *text, size_t bytes, size_t most)
{
	if (bytes <= most)
		return bytes;
	while (most && is_continuation(text[most]))
		most--;
	return most;
}

/* The bytes at the start of text that are Thai letters and eights of ASCII: nearly all of
 * it, looked at eight bytes at a time. */
static size_t plainly_valid(const char *text, size_t bytes)
{
	/* As utf8_decode() tells Thai, two letters and one, in the machine's order of bytes. */
	static const unsigned char masks[][sizeof(uint64_t)] = {
		{0xFF, 0xFE, 0xC0, 0xFF, 0xFE, 0xC0}, {0xFF, 0xFE, 0xC0}};
	static const unsigned char letters[][sizeof(uint64_t)] = {
		{0xE0, 0xB8, 0x80, 0xE0, 0xB8, 0x80}, {0xE0, 0xB8, 0x80}};
	uint64_t word, two_mask, two, one_mask, one;
	size_t at = 0;
	memcpy(&two_mask, masks[0], sizeof(two_mask));
	memcpy(&two, letters[0], sizeof(two));
	memcpy(&one_mask, masks[1], sizeof(one_mask));
	memcpy(&one, letters[1], sizeof(one));
	while (bytes - at >= sizeof(word)) {
		memcpy(&word, text + at, sizeof(word));
		if ((word & two_mask) == two)
			at += 2 * (size_t)UTF8_THAI_BYTES;
		else if ((word & one_mask) == one)
			at += UTF8_THAI_BYTES;
		else if (!(word & UINT64_C(0x8080808080808080)))
			at += sizeof(word);
		else if ((unsigned char)text[at] < 0x80)
			at++;
		else
			break;
	}
	return at;
}

bool utf8_valid(const char *text, size_t bytes, size_t *bad)
{
	for (size_t at = 0; at < bytes;) {
		uint32_t code_point;
		at += plainly_valid(text + at, bytes - at);
		if (at == bytes)
			break;
		size_t spanned = utf8_decode(text + at, bytes - at, &code_point);
		/* Only ASCII and what is wrong spans one byte. */
		if (spanned == 1 && (unsigned char)text[at] >= 0x80) {
			if (bad)
				*bad = at;
			return false;
		}
		at += spanned;
	}
	return true;
}

size_t utf8_count(const char *text, size_t bytes)
{
	size_t count = 0;
	uint32_t code_point;
	for (size_t at = 0; at < bytes;
		at += utf8_decode(text + at, bytes - at, &code_point))
		count++;
	return count;
}
