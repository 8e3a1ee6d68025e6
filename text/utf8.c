/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "text/utf8.h"

#include <unistr.h>

size_t utf8_decode_other(const char *text, size_t bytes, uint32_t *code_point)
{
	ucs4_t decoded;
	int spanned = u8_mbtoucr(&decoded, (const uint8_t *)text, bytes);
	if (spanned <= 0) {
		*code_point = CODE_POINT_BAD;
		return 1;
	}
	*code_point = decoded;
	return (size_t)spanned;
}

static bool is_continuation(char byte)
{
	return ((unsigned char)byte & 0xC0) == 0x80;
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
