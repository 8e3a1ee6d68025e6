/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The text of phrases that may be suggested, a byte a character: what TIS-620 has, and
 * the quotes, dashes and dots of word processors. So it takes a third of the memory of
 * UTF-8, and is compared byte by byte.
 *
 * Comparing is by what text_fold() takes for equal: Thai digits and Arabic ones, small
 * and capital letters, quotes of either kind; and spaces are passed over wherever they
 * stand, for people type them where others do not.
 */
#ifndef OFFICE_SUGGEST_PHRASE_H
#define OFFICE_SUGGEST_PHRASE_H

#include <stdbool.h>
#include <stddef.h>

#include "text/str.h"

/* Appends the characters of text to out, up to the first that a phrase cannot hold (a line
 * end among them) or till there are `most`. Returns how many bytes of text that were. */
size_t phrase_encode(struct str *out, const char *text, size_t bytes, size_t most);

/* Appends UTF-8. */
void phrase_decode(struct str *out, const unsigned char *phrase, size_t length);

/* How a byte is compared; 0: it is a space, which is passed over. */
unsigned char phrase_fold(unsigned char byte);

/* Below 0, 0, above 0: as the first `length` characters of phrase, spaces not counted,
 * stand before, at or behind query, which is folded. A phrase that begins with it is equal;
 * *behind (may be NULL) is then where what follows begins. */
int phrase_compare(const unsigned char *phrase, size_t length, const unsigned char *query,
	size_t query_length, size_t *behind);

/* Which of two stands before the other, to their ends. */
int phrase_order(
	const unsigned char *a, size_t a_length, const unsigned char *b, size_t b_length);

/* Whether a text may begin there: the byte belongs to no cell that began before it. */
bool phrase_begins_cell(unsigned char byte);

#endif
