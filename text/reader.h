/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reading a text from left to right, word by word. What the readers of dates and
 * periods share.
 *
 * A reader is a value: copy it to look ahead, copy it back to go on from there.
 * Positions are in bytes.
 */
#ifndef TEXT_READER_H
#define TEXT_READER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct reader {
	const char *text;
	size_t bytes;
	size_t at;
};

/* Skips white space and U+200B. */
void reader_spaces(struct reader *reader);

/* Skips spaces and then the word, if it stands there; else does not move. */
bool reader_word(struct reader *reader, const char *word);

/* The same with the first word of a list (ends with NULL) that stands there. */
bool reader_any(struct reader *reader, const char *const *words);

/* Skips spaces and a number in Thai or Arabic digits; *digits (may be NULL) gets
 * how many it is written in. Else does not move. */
bool reader_number(struct reader *reader, int32_t *value, size_t *digits);

#endif
