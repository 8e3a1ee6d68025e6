/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * By Myers' algorithm (An O(ND) Difference Algorithm, 1986): the furthest that can be
 * come to on each diagonal with so many elements changed, kept for each number of them to
 * go back by.
 */
#include <config.h>

#include "text/sequence.h"

#include <stdlib.h>
#include <string.h>

#include "text/mem.h"

/* What is compared: elements first to end of both, between what they have in common at
 * their beginning and end. */
struct middle {
	const struct sequences *both;
	size_t first, old_end, new_end;
};

static bool same(const struct sequences *both, size_t i, size_t j)
{
	return both->same(both->context, i, j);
}

/* Row d, of 2 * d + 1 numbers from diagonal -d on: how far in the old one comes with d
 * elements changed. Rows stand one behind another. */
static int *row_of(int *rows, int d)
{
	return rows + (size_t)d * (size_t)d + (size_t)d;
}

/* Where one enters diagonal k with d changes: from above (an element came in) or from the
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
	const int old_count = (int)(middle->old_end - middle->first);
	const int new_count = (int)(middle->new_end - middle->first);
	while (x < old_count && x - k < new_count &&
		same(middle->both, middle->first + (size_t)x,
			middle->first + (size_t)(x - k)))
		x++;
	return x;
}

/* Going back from the end, what lies on diagonals was kept. */
static void go_back(const struct middle *middle, int *rows, int d, size_t *kept)
{
	int x = (int)(middle->old_end - middle->first);
	int y = (int)(middle->new_end - middle->first);
	for (; d >= 0; d--) {
		const int k = x - y;
		const bool down = d && came_down(rows, d, k);
		const int from = !d     ? 0
				 : down ? row_of(rows, d - 1)[k + 1]
					: row_of(rows, d - 1)[k - 1] + 1;
		while (x > from) {
			x--;
			y--;
			kept[middle->first + (size_t)x] = middle->first + (size_t)y + 1;
		}
		if (down)
			y--;
		else
			x--;
	}
}

/* Leaves kept alone where more than SEQUENCE_STEPS_MOST elements are changed. */
static void compare(const struct middle *middle, size_t *kept)
{
	const int goal = (int)(middle->old_end - middle->first);
	const int end = goal - (int)(middle->new_end - middle->first);
	int *rows = NULL;
	bool found = false;
	for (int d = 0; !found && d <= SEQUENCE_STEPS_MOST; d++) {
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
}

static struct middle trim(const struct sequences *both)
{
	struct middle middle = {both, 0, both->old_count, both->new_count};
	while (middle.first < both->old_count && middle.first < both->new_count &&
		same(both, middle.first, middle.first))
		middle.first++;
	while (middle.old_end > middle.first && middle.new_end > middle.first &&
		same(both, middle.old_end - 1, middle.new_end - 1)) {
		middle.old_end--;
		middle.new_end--;
	}
	return middle;
}

void sequence_match(const struct sequences *both, size_t *kept)
{
	const struct middle middle = trim(both);
	memset(kept, 0, (both->old_count + 1) * sizeof(*kept));
	for (size_t i = 0; i < middle.first; i++)
		kept[i] = i + 1;
	for (size_t i = middle.old_end; i < both->old_count; i++)
		kept[i] = middle.new_end + (i - middle.old_end) + 1;
	compare(&middle, kept);
}
