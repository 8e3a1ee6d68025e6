/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * UTF-8 in and out of code points. Thin: the work is libunistring's.
 */
#ifndef TEXT_UTF8_H
#define TEXT_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { CODE_POINT_BAD = 0xFFFD /* stands for a byte that is no UTF-8 */ };

/* Decodes the code point at the start of text (bytes > 0) into *code_point and
 * returns how many bytes it spans. A byte that is not UTF-8 spans 1 byte and
 * gives CODE_POINT_BAD. */
size_t utf8_decode(const char *text, size_t bytes, uint32_t *code_point);

/* The start of the code point that ends at offset (offset > 0), in bytes. */
size_t utf8_previous(const char *text, size_t offset);

/* Whether all of text is UTF-8; if not, *bad (may be NULL) is the offset in
 * bytes of the first byte that is not. */
bool utf8_valid(const char *text, size_t bytes, size_t *bad);

/* How many code points text holds; a bad byte counts as one. */
size_t utf8_count(const char *text, size_t bytes);

#endif
