/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What of a text is shown where it is too long for its columns.
 *
 * It is cut between words, or where a word alone is too long, between syllables as far as
 * their letters tell: never behind เ nor before ะ. Where its beginning is that of other
 * texts too, the part that is its own is shown, behind a little of the beginning:
 *
 *	รายงานผล…ปรับปรุงงานตามมาตรการ…
 */
#ifndef TEXT_SHORTEN_H
#define TEXT_SHORTEN_H

#include <stdbool.h>
#include <stddef.h>

#include "text/breaks.h"

/* Bytes 0 to head, a sign of one column where start is behind head, bytes start to end,
 * and another sign where end is not the text's. */
struct shortened {
	size_t head, start, end;
};

/*
 * The text, without line ends, in at most columns columns (at least 1), the signs with it.
 * apart: the byte from which on it is another than the texts beside it; 0: none is alike.
 * words NULL: cut between cells alone.
 */
struct shortened text_shorten(const char *text, size_t bytes, size_t columns,
	size_t apart, struct breaker *words);

/* Bytes at the beginning that two texts have in common, whole characters. */
size_t text_common(const char *one, const char *other);

#endif
