/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The room of libthai: the only file that includes its headers.
 *
 * libthai works on TIS-620, one byte a character, ending with a NUL byte. The
 * conversions here are exact for what TIS-620 has (ASCII and the assigned Thai
 * characters) and say so for what it lacks. Nothing here depends on the locale.
 */
#ifndef TEXT_LIBTHAI_H
#define TEXT_LIBTHAI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/str.h"

enum {
	TIS_NONE = 0,    /* no character of TIS-620 */
	TIS_THAI = 0xA0, /* the byte that U+0E00 would have */
	TIS_BYTES_LAST = 0xFB,
};

/* The byte of a code point; TIS_NONE if TIS-620 lacks it. */
unsigned char tis_from_code_point(uint32_t code_point);

/* The code point of a byte of TIS-620 that is not TIS_NONE. */
uint32_t tis_to_code_point(unsigned char byte);

/* libthai's dictionary of words. Loaded by the first look-up (1-4 ms); where it
 * is not installed, no words are found. Not to be shared between threads. */
struct words;

struct words *words_new(void);
/* The same, and nothing is remembered of what was looked up: for much that is looked up
 * once. */
struct words *words_new_forgetful(void);
void words_free(struct words *words);

/*
 * The places where a word begins inside a run of Thai letters: indexes into tis,
 * rising, 0 and length left out. They belong to words, until the next call.
 * tis[length] must be there to be written to; it is put back.
 */
const int *words_find(
	struct words *words, unsigned char *tis, size_t length, size_t *count);

/* Appends the sort key of a NUL-terminated text of TIS-620. */
void tis_sort_key(struct str *key, const unsigned char *tis);

/*
 * What is typed after a cell, by WTT 2.0 at level BASIC. The cell is its TIS-620
 * bytes (base, vowel or sara am, tone or sign), NUL-terminated, "" for none.
 * Returns whether it may be typed; result then replaces the last *replaced bytes
 * of the cell (0: it follows them).
 */
enum { TIS_TYPED_SIZE = 4 };
bool tis_type(const unsigned char *cell, unsigned char typed,
	unsigned char result[TIS_TYPED_SIZE], size_t *replaced);

#endif
