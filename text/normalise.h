/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Changes that lose nothing, and the folded copy that search compares.
 */
#ifndef TEXT_NORMALISE_H
#define TEXT_NORMALISE_H

#include <stdbool.h>
#include <stddef.h>

#include "text/str.h"

/*
 * Appends text with only those changes after which no reader and no printer
 * could tell the difference: BOM, ZWJ, ZWNJ, word joiner and soft hyphen
 * dropped; เเ to แ; a tone before a vowel sign moved behind it; ํ (tone) า and
 * (tone) ํ า to (tone) ำ. U+200B stays: it says where a word ends. Used on what
 * is typed and pasted, never on what is stored from a file. A bad byte becomes
 * U+FFFD. Applying it twice changes nothing more.
 */
void text_normalise(struct str *out, const char *text, size_t bytes);

/*
 * Appends the folded copy: normalised; white space between two Thai letters
 * removed, other runs of white space one space; a run that holds a line end one
 * line end, so that nothing is found across paragraphs; controls are white space; format
 * characters removed; Thai digits as ASCII digits; Latin in lower case (Unicode's simple mapping);
 * typographic quotes, dashes and dots as those of a keyboard. Folding it again changes
 * nothing more.
 *
 * The office file keeps copies that are folded so: who changes what folding does counts
 * TEXT_FOLD_VERSION up, and the copies are made anew.
 *
 * Where origin is not NULL, it becomes an array (caller frees) with one element
 * for each byte appended and one more: the offset in text of the character that
 * it came from. Offsets never decrease, so the bytes [a, b) of the copy came from
 * [origin[a], origin[b]) of text; of marks put into order, the one that moved
 * forward has the offset where the marks began.
 */
enum { TEXT_FOLD_VERSION = 1 };
void text_fold(struct str *out, const char *text, size_t bytes, size_t **origin);

/* The same for names: words stay apart, by one space however many and whatever spaces stood
 * between them, and none stands at the ends. Two names of which this is the same look the
 * same to people. */
void text_fold_name(struct str *out, const char *text, size_t bytes);

/* Words that are sought each for itself: appends each one folded, with a NUL behind it; they
 * are parted by spaces, tabs and line ends. */
void text_fold_words(struct str *words, const char *text, size_t bytes);
/* Whether each of such words is in one of two folded texts (other may be NULL). */
bool text_holds_words(
	const struct str *words, const struct str *text, const struct str *other);

#endif
