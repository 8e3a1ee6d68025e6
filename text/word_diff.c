/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "text/word_diff.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "text/mem.h"
#include "text/number.h"
#include "text/sequence.h"
#include "text/utf8.h"

/* --- words --- */

struct words_of {
	const char *text;
	size_t *starts; /* of each word, and where the last one ends */
	size_t count, capacity;
};

static void add_start(struct words_of *words, size_t start)
{
	words->starts = mem_grow(
		words->starts, words->count, &words->capacity, sizeof(*words->starts));
	words->starts[words->count++] = start;
}

/* The digit at a place of the text, or -1. */
static int digit_there(const char *text, size_t bytes, size_t at)
{
	uint32_t c;
	if (at >= bytes)
		return -1;
	utf8_decode(text + at, bytes - at, &c);
	return digit_value(c);
}

static bool digit_before(const char *text, size_t bytes, size_t at)
{
	return at && digit_there(text, bytes, utf8_previous(text, at)) >= 0;
}

static bool parts_digits(char c)
{
	return c == ',' || c == '.' || c == ':';
}

/* Whether a word that begins there would begin inside of a number: ๗,๗๔๔ is another than
 * ๘,๐๐๐ as a whole. */
static bool in_number(const char *text, size_t bytes, size_t at)
{
	if (digit_there(text, bytes, at) >= 0)
		return digit_before(text, bytes, at) ||
		       (at && parts_digits(text[at - 1]) &&
			       digit_before(text, bytes, at - 1));
	return parts_digits(text[at]) && digit_before(text, bytes, at) &&
	       digit_there(text, bytes, at + 1) >= 0;
}

static void cut(
	struct words_of *words, struct breaker *breaker, const char *text, size_t bytes)
{
	*words = (struct words_of){.text = text};
	for (size_t at = 0; at < bytes;) {
		const char *end = memchr(text + at, '\n', bytes - at);
		const size_t length = end ? (size_t)(end - text) - at : bytes - at;
		const unsigned char *flags = breaker_find(breaker, text + at, length);
		for (size_t i = 0; i < length; i++) {
			if (i == 0 || (flags[i] & BREAK_WORD &&
					      !in_number(text + at, length, i)))
				add_start(words, at + i);
		}
		at += length;
		if (end)
			add_start(words, at++);
	}
	add_start(words, bytes);
	words->count--; /* the end is no word */
}

static bool same(const void *context, size_t i, size_t j)
{
	const struct words_of *const *words = context, *a = words[0], *b = words[1];
	const size_t bytes = a->starts[i + 1] - a->starts[i];
	return bytes == b->starts[j + 1] - b->starts[j] &&
	       memcmp(a->text + a->starts[i], b->text + b->starts[j], bytes) == 0;
}

/* --- spans --- */

static void put(struct word_diff *diff, enum diff_kind kind, size_t start, size_t end)
{
	struct diff_span *last = diff->count ? &diff->spans[diff->count - 1] : NULL;
	if (start == end)
		return;
	if (last && last->kind == kind && last->start + last->bytes == start) {
		last->bytes += end - start;
		return;
	}
	diff->spans =
		mem_grow(diff->spans, diff->count, &diff->capacity, sizeof(*diff->spans));
	diff->spans[diff->count++] = (struct diff_span){kind, start, end - start};
}

/* The spans, by which words of the first are kept as which of the other. */
static void put_spans(struct word_diff *diff, const struct words_of *a,
	const struct words_of *b, const size_t *kept)
{
	size_t i = 0, j = 0;
	while (i < a->count || j < b->count) {
		const size_t removed = i;
		while (i < a->count && !kept[i])
			i++;
		const size_t next = i < a->count ? kept[i] - 1 : b->count;
		put(diff, DIFF_REMOVED, a->starts[removed], a->starts[i]);
		put(diff, DIFF_ADDED, b->starts[j], b->starts[next]);
		j = next;
		while (i < a->count && kept[i] == j + 1) {
			put(diff, DIFF_KEPT, a->starts[i], a->starts[i + 1]);
			i++;
			j++;
		}
	}
}

void word_diff_make(struct word_diff *diff, struct breaker *breaker, const char *old_text,
	size_t old_bytes, const char *new_text, size_t new_bytes)
{
	struct words_of a, b;
	*diff = (struct word_diff){NULL, 0, 0};
	cut(&a, breaker, old_text, old_bytes);
	cut(&b, breaker, new_text, new_bytes);
	const struct words_of *const words[] = {&a, &b};
	const struct sequences both = {a.count, b.count, same, words};
	size_t *kept = mem_new(a.count + 1, sizeof(*kept));
	sequence_match(&both, kept);
	put_spans(diff, &a, &b, kept);
	free(kept);
	free(a.starts);
	free(b.starts);
}

void word_diff_release(struct word_diff *diff)
{
	free(diff->spans);
	*diff = (struct word_diff){NULL, 0, 0};
}
