/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "text/shorten.h"

#include <string.h>

#include "text/cell.h"
#include "text/macros.h"

enum {
	SHOWN_APART =
		6, /* columns behind the place where texts part that tell them apart */
	/* Where what is shown behind a sign may begin. */
	BEGINS = BREAK_WORD | BREAK_LINE | BREAK_LOOSE,
	HEAD_PART = 4, /* of the columns a fourth, for the beginning that is shortened */
};

size_t text_common(const char *one, const char *other)
{
	size_t bytes = 0;
	while (one[bytes] && one[bytes] == other[bytes])
		bytes++;
	while (bytes && ((unsigned char)one[bytes] & 0xC0) == 0x80)
		bytes--;
	return bytes;
}

/* A text with the places where it may be cut; flags NULL: between all cells. */
struct cuts {
	const char *text;
	size_t bytes;
	const unsigned char *flags;
};

/* The last place before or at `to` and behind `from` that has one of the flags; from where
 * there is none. */
static size_t cut_before(const struct cuts *cuts, size_t from, size_t to, unsigned flags)
{
	size_t at = from, next = from;
	while (!cuts->flags && next <= to && next < cuts->bytes) {
		at = next;
		next += cell_unit(cuts->text + at, cuts->bytes - at).bytes;
	}
	if (!cuts->flags)
		return at;
	while (to > from && !(cuts->flags[to] & flags))
		to--;
	return to;
}

/* Where what begins at from ends, in so many columns: behind a word, where that leaves no
 * more than half of them; else between syllables, else between cells. */
static size_t fit(const struct cuts *cuts, size_t from, size_t columns)
{
	size_t used = 0;
	const char *text = cuts->text + from;
	const size_t most = from + text_fit(text, cuts->bytes - from, columns, &used);
	if (most == cuts->bytes || !cuts->flags)
		return most;
	const size_t word = cut_before(cuts, from, most, BREAK_WORD | BREAK_LINE);
	if (text_columns(text, word - from) * 2 >= columns)
		return word;
	const size_t cut = cut_before(
		cuts, from, most, BREAK_WORD | BREAK_LINE | BREAK_LOOSE | BREAK_CUT);
	return cut > from ? cut : most;
}

/* The same, without white space at its end. */
static size_t fit_seen(const struct cuts *cuts, size_t from, size_t columns)
{
	size_t end = fit(cuts, from, columns);
	while (end < cuts->bytes && end > from && cuts->text[end - 1] == ' ')
		end--;
	return end;
}

/* The words at the beginning that so many columns hold; 0 where they hold none. */
static size_t words_in(const struct cuts *cuts, size_t columns)
{
	const size_t most = text_fit(cuts->text, cuts->bytes, columns, NULL);
	return cut_before(cuts, 0, most, BREAK_WORD);
}

/* The first place behind from at which what is behind it fits. */
static size_t start_of_rest(const struct cuts *cuts, size_t from, size_t columns)
{
	size_t at = from;
	while (at < cuts->bytes &&
		((cuts->flags && !(cuts->flags[at] & BEGINS)) ||
			text_columns(cuts->text + at, cuts->bytes - at) > columns))
		at += cell_unit(cuts->text + at, cuts->bytes - at).bytes;
	return at;
}

static struct shortened part(const struct cuts *cuts, size_t columns, size_t apart)
{
	const size_t head = words_in(cuts, columns / HEAD_PART);
	const size_t rest = columns - text_columns(cuts->text, head) - 1;
	size_t start = cut_before(cuts, head, apart, BEGINS);
	/* A long word is cut before what is its own, if that would not be seen else. */
	if (text_columns(cuts->text + start, apart - start) + SHOWN_APART > rest)
		start = cut_before(cuts, head, apart, BEGINS | BREAK_CUT | BREAK_CELL);
	/* No more is left out than has to be. */
	start = MIN(start, start_of_rest(cuts, head, rest));
	const size_t end = text_columns(cuts->text + start, cuts->bytes - start) <= rest
				   ? cuts->bytes
				   : fit_seen(cuts, start, rest - 1);
	return (struct shortened){start > head ? head : start, start, end};
}

struct shortened text_shorten(const char *text, size_t bytes, size_t columns,
	size_t apart, struct breaker *words)
{
	if (text_columns(text, bytes) <= columns)
		return (struct shortened){0, 0, bytes};
	const struct cuts cuts = {
		text, bytes, words ? breaker_find(words, text, bytes) : NULL};
	const struct shortened cut = {0, 0, fit_seen(&cuts, 0, columns - 1)};
	if (!apart || columns < 2 * SHOWN_APART ||
		text_columns(text, apart) + SHOWN_APART < columns)
		return cut;
	const struct shortened parted = part(&cuts, columns, apart);
	return parted.start > parted.head ? parted : cut;
}
