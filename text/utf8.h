/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * UTF-8 in and out of code points. ASCII and Thai are nearly everything, and
 * decoded in place.
 */
#ifndef TEXT_UTF8_H
#define TEXT_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	CODE_POINT_BAD = 0xFFFD, /* stands for a byte that is no UTF-8 */
	UTF8_THAI_BYTES = 3,     /* of a character of the Thai block */
	UTF8_BYTES_MAX = 4,      /* of any character */
};

/* utf8_decode() for what is neither ASCII nor Thai. */
size_t utf8_decode_other(const char *text, size_t bytes, uint32_t *code_point);

/* Decodes the code point at the start of text (bytes > 0) into *code_point and
 * returns how many bytes it spans. A byte that is not UTF-8 spans 1 byte and
 * gives CODE_POINT_BAD. */
static inline size_t utf8_decode(const char *text, size_t bytes, uint32_t *code_point)
{
	const unsigned char *at = (const unsigned char *)text;
	if (at[0] < 0x80) {
		*code_point = at[0];
		return 1;
	}
	/* U+0E00-U+0E7F is E0 B8 80 to E0 B9 BF. */
	if (at[0] == 0xE0 && bytes >= UTF8_THAI_BYTES && (at[1] & 0xFE) == 0xB8 &&
		(at[2] & 0xC0) == 0x80) {
		*code_point = 0x0E00U | (at[1] & 1U) << 6 | (at[2] & 0x3FU);
		return UTF8_THAI_BYTES;
	}
	return utf8_decode_other(text, bytes, code_point);
}

/* Writes the bytes of a code point and returns how many; 0: it is none (a surrogate, or more
 * than the last one). */
size_t utf8_encode(char utf8[UTF8_BYTES_MAX], uint32_t code_point);

/* The start of the code point that ends at offset (offset > 0), in bytes. */
size_t utf8_previous(const char *text, size_t offset);

/* As many bytes of text, at most `most`, as do not end inside a character. */
size_t utf8_whole(const char *text, size_t bytes, size_t most);

/* Whether all of text is UTF-8; if not, *bad (may be NULL) is the offset in
 * bytes of the first byte that is not. */
bool utf8_valid(const char *text, size_t bytes, size_t *bad);

/* How many code points text holds; a bad byte counts as one. */
size_t utf8_count(const char *text, size_t bytes);

#endif
