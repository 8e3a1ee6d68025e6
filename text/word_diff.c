/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * By Myers' algorithm (An O(ND) Difference Algorithm, 1986): the furthest that can be
 * come to on each diagonal with so many words changed, kept for each number of them to
 * go back by.
 */
#include <config.h>

#include "text/word_diff.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "text/mem.h"

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

static void cut(
	struct words_of *words, struct breaker *breaker, const char *text, size_t bytes)
{
	*words = (struct words_of){.text = text};
	for (size_t at = 0; at < bytes;) {
		const char *end = memchr(text + at, '\n', bytes - at);
		const size_t length = end ? (size_t)(end - text) - at : bytes - at;
		const unsigned char *flags = breaker_find(breaker, text + at, length);
		for (size_t i = 0; i < length; i++) {
			if (flags[i] & BREAK_WORD || i == 0)
				add_start(words, at + i);
		}
		at += length;
		if (end)
			add_start(words, at++);
	}
	add_start(words, bytes);
	words->count--; /* the end is no word */
}

static bool same(const struct words_of *a, size_t i, const struct words_of *b, size_t j)
{
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

/* What is compared: words first to end of both, between what they have in common at
 * their beginning and end. */
struct middle {
	const struct words_of *a, *b;
	size_t first, a_end, b_end;
};

/* Which words of the middle are kept: for each word of a, the word of b plus one; 0: it
 * was taken out. */
static void put_middle(
	struct word_diff *diff, const struct middle *middle, const size_t *kept)
{
	const struct words_of *a = middle->a, *b = middle->b;
	size_t i = middle->first, j = middle->first;
	while (i < middle->a_end || j < middle->b_end) {
		const size_t removed = i;
		while (i < middle->a_end && !kept[i - middle->first])
			i++;
		const size_t next =
			i < middle->a_end ? kept[i - middle->first] - 1 : middle->b_end;
		put(diff, DIFF_REMOVED, a->starts[removed], a->starts[i]);
		put(diff, DIFF_ADDED, b->starts[j], b->starts[next]);
		j = next;
		while (i < middle->a_end && kept[i - middle->first] == j + 1) {
			put(diff, DIFF_KEPT, a->starts[i], a->starts[i + 1]);
			i++;
			j++;
		}
	}
}

/* --- Myers --- */

/* Row d, of 2 * d + 1 numbers from diagonal -d on: how far in a one comes with d words
 * changed. Rows stand one behind another. */
static int *row_of(int *rows, int d)
{
	return rows + (size_t)d * (size_t)d + (size_t)d;
}

/* Where one enters diagonal k with d changes: from above (a word came in) or from the
 * left (one went). */
static bool came_down(int *rows, int d, int k)
{
	const int *before = row_of(rows, d - 1);
	return k == -d || (k != d && before[k - 1] < before[k + 1]);
}

static int step(const struct middle *middle, int *rows, int d, int k)
{
	const int *before = d ? row_of(rows, d - 1) : NULL;
	int x = !d ? 0 : came_down(rows, d, k) ? before[k + 1] : before[k - 1] + 1;
	const int a_count = (int)(middle->a_end - middle->first);
	const int b_count = (int)(middle->b_end - middle->first);
	while (x < a_count && x - k < b_count &&
		same(middle->a, middle->first + (size_t)x, middle->b,
			middle->first + (size_t)(x - k)))
		x++;
	return x;
}

/* Going back from the end, what lies on diagonals was kept. */
static void go_back(const struct middle *middle, int *rows, int d, size_t *kept)
{
	int x = (int)(middle->a_end - middle->first);
	int y = (int)(middle->b_end - middle->first);
	for (; d >= 0; d--) {
		const int k = x - y;
		const bool down = d && came_down(rows, d, k);
		const int from = !d     ? 0
				 : down ? row_of(rows, d - 1)[k + 1]
					: row_of(rows, d - 1)[k - 1] + 1;
		while (x > from) {
			x--;
			y--;
			kept[x] = middle->first + (size_t)y + 1;
		}
		if (down)
			y--;
		else
			x--;
	}
}

/* False where more than DIFF_STEPS_MOST words are changed. */
static bool compare(const struct middle *middle, size_t *kept)
{
	const int goal = (int)(middle->a_end - middle->first);
	const int end = goal - (int)(middle->b_end - middle->first);
	int *rows = NULL;
	bool found = false;
	for (int d = 0; !found && d <= DIFF_STEPS_MOST; d++) {
		rows = mem_resize(rows, (size_t)(d + 1) * (size_t)(d + 1), sizeof(*rows));
		for (int k = -d; !found && k <= d; k += 2) {
			const int x = step(middle, rows, d, k);
			row_of(rows, d)[k] = x;
			found = k == end && x >= goal;
		}
		if (found)
			go_back(middle, rows, d, kept);
	}
	free(rows);
	return found;
}

/* --- both texts --- */

static struct middle trim(const struct words_of *a, const struct words_of *b)
{
	struct middle middle = {a, b, 0, a->count, b->count};
	while (middle.first < a->count && middle.first < b->count &&
		same(a, middle.first, b, middle.first))
		middle.first++;
	while (middle.a_end > middle.first && middle.b_end > middle.first &&
		same(a, middle.a_end - 1, b, middle.b_end - 1)) {
		middle.a_end--;
		middle.b_end--;
	}
	return middle;
}

void word_diff_make(struct word_diff *diff, struct breaker *breaker, const char *old_text,
	size_t old_bytes, const char *new_text, size_t new_bytes)
{
	struct words_of a, b;
	*diff = (struct word_diff){NULL, 0, 0};
	cut(&a, breaker, old_text, old_bytes);
	cut(&b, breaker, new_text, new_bytes);
	const struct middle middle = trim(&a, &b);
	const size_t words = middle.a_end - middle.first;
	size_t *kept = mem_new(words + 1, sizeof(*kept));
	put(diff, DIFF_KEPT, 0, a.starts[middle.first]);
	if (!compare(&middle, kept))
		memset(kept, 0, (words + 1) * sizeof(*kept));
	put_middle(diff, &middle, kept);
	put(diff, DIFF_KEPT, a.starts[middle.a_end], old_bytes);
	free(kept);
	free(a.starts);
	free(b.starts);
}

void word_diff_release(struct word_diff *diff)
{
	free(diff->spans);
	*diff = (struct word_diff){NULL, 0, 0};
}
