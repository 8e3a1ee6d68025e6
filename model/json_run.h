/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Strings of JSON, eight bytes at a time: nearly all of a file is text. */
#ifndef MODEL_JSON_RUN_H
#define MODEL_JSON_RUN_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* The bytes at the start of text that stand in a string as they are: up to a quotation mark,
 * a backslash, a control character, or all. */
static inline size_t json_run(const char *text, size_t bytes)
{
	const uint64_t ones = UINT64_C(0x0101010101010101), tops = ones << 7;
	size_t at = 0;
	for (uint64_t word; bytes - at >= sizeof(word); at += sizeof(word)) {
		memcpy(&word, text + at, sizeof(word));
		const uint64_t quotes = word ^ ones * '"', slashes = word ^ ones * '\\';
		/* The top bit of a byte is set where taking away borrows from it. */
		if ((((word - ones * ' ') & ~word) | ((quotes - ones) & ~quotes) |
			    ((slashes - ones) & ~slashes)) &
			tops)
			break;
	}
	while (at < bytes && (unsigned char)text[at] >= ' ' && text[at] != '"' &&
		text[at] != '\\')
		at++;
	return at;
}

#endif
