/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "text/break_paragraph.h"

#include <string.h>

enum {
	MARK_DIGITS_MAX = 3, /* a list does not go beyond ๙๙๙ */
	YEAR_DIGITS = 4,
};

bool break_text_has(const struct breaker *b, size_t offset, const char *part)
{
	/* Byte by byte: nearly always the third one, of the first letter, differs. */
	for (; *part; part++, offset++)
		if (offset == b->bytes || b->text[offset] != *part)
			return false;
	return true;
}

bool break_begins_with(
	const struct breaker *b, size_t offset, const char *const *words, bool whole)
{
	for (; *words; words++) {
		/* Most words differ in the last byte of their first letter. */
		if (offset + BREAK_THAI_BYTES > b->bytes ||
			(*words)[BREAK_THAI_BYTES - 1] !=
				b->text[offset + BREAK_THAI_BYTES - 1] ||
			!break_text_has(b, offset, *words))
			continue;
		size_t end = offset + strlen(*words);
		if (!whole || end == b->bytes || b->flags[end] & BREAK_WORD)
			return true;
	}
	return false;
}

/* Whether one of the words ends with the character at i. */
static bool ends_with(const struct breaker *b, size_t i, const char *const *words)
{
	size_t end = b->offset[i + 1];
	for (; *words; words++) {
		size_t bytes = strlen(*words);
		if (bytes <= end && !memcmp(b->text + end - bytes, *words, bytes))
			return true;
	}
	return false;
}

/* Whether the number that ends at i is a year, and so has no unit. */
static bool is_year(const struct breaker *b, size_t i)
{
	size_t digits = 0;
	while (b->class[i] == CLASS_DIGIT && digits <= YEAR_DIGITS)
		i--, digits++;
	if (digits != YEAR_DIGITS)
		return false;
	while (is_in(b->class[i], SET(SPACE) | SET(DOT)))
		i--;
	return b->tis[i] &&
	       (ends_with(b, i, words_before_year) || ends_with(b, i, month_names));
}

/* Whether a list mark inside the paragraph ends with the dot or bracket at i. */
static bool is_inner_mark(const struct breaker *b, size_t i)
{
	size_t digits = 0;
	while (is_in(b->class[--i], SET(DIGIT) | SET(DOT)))
		if (++digits > MARK_DIGITS_MAX)
			return false;
	return digits && is_in(b->class[i], WHITE_SET | SET(OPEN));
}

bool break_is_ordinal(const struct breaker *b, size_t i)
{
	static const char ordinal[] = "ที่";
	if (!break_text_has(b, b->offset[i], ordinal))
		return false;
	for (i += (sizeof(ordinal) - 1) / BREAK_THAI_BYTES; b->class[i] == CLASS_SPACE;)
		i++;
	return b->class[i] == CLASS_DIGIT;
}

bool break_is_kept(const struct breaker *b, size_t left, size_t right)
{
	unsigned l = b->class[left], r = b->class[right];
	size_t start = b->offset[right];
	if (b->mark && start == b->mark)
		return true;
	if (l == CLASS_DIGIT)
		return b->tis[right] &&
		       (break_begins_with(b, start, month_names, false) ||
			       (break_begins_with(b, start, words_behind_number, true) &&
				       !is_year(b, left)));
	if (r == CLASS_DIGIT && l == CLASS_DOT && b->tis[left - 1])
		return true;
	if (r == CLASS_DIGIT && b->tis[left])
		return ends_with(b, left, words_before_number);
	char last = b->text[b->offset[left]];
	return (last == '.' || last == ')') && is_inner_mark(b, left);
}
