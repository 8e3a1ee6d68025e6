/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Looking for words in texts, as rules do.
 *
 * A word is found wherever it stands, white space that a line end of a pasted text left
 * between its Thai letters notwithstanding (ไม่ น้อยกว่า), but not where it ends in the
 * middle of a cell or, a Latin one, of a longer word. Latin in any case.
 */
#ifndef CHECK_MATCH_H
#define CHECK_MATCH_H

#include "check/rule.h"

/* The end of the word that stands in text at offset `at`; 0: it does not. */
size_t word_match(const char *text, size_t bytes, size_t at, const char *word);

/* The next place of the word from *at on, which gets its start and *end its end. */
bool word_find(const char *text, size_t bytes, const char *word, size_t *at, size_t *end);

/* The word exactly as it is, anywhere; at the end; at offset `at`. An empty one is
 * nowhere. */
bool bytes_hold(const char *text, size_t bytes, const char *word);
bool bytes_end_with(const char *text, size_t bytes, const char *word);
bool bytes_begin_at(const char *text, size_t bytes, size_t at, const char *word);
/* Whether a whole text begins with the part. */
bool begins_with(const char *text, const char *part);
/* Whether one of the words, of which the last is NULL, stands between the offsets of a line. */
bool any_word(const char *line, size_t from, size_t to, const char *const *words);

/* Whether one code point less, more or another makes b of a. */
bool one_letter_apart(const char *a, size_t bytes_a, const char *b, size_t bytes_b);

/* The end of the white space that begins at offset, line ends left out. */
size_t white_end(const char *text, size_t bytes, size_t at);

/* Whether the text holds nothing but white space, dots and dashes: what people put into a
 * cell that has nothing to say. */
bool says_nothing(const char *text);

/* Appends that something stands so many times in the text, where it is more than one. */
void times_append(const struct check *check, struct str *message, long times);

/* Whether the rule has told so much of this text that the rest can wait until that is
 * mended. */
bool told_enough(const struct check *check, const struct check_text *text);

#endif
