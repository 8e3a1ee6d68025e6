/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "intake/returned_align.h"

#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "text/macros.h"
#include "text/mem.h"

/* What a pair of lines counts for: all of them together are to count most. */
enum {
	SAME = 100,
	LABELLED = 70, /* the label is the same */
	ALIKE = 60,    /* nearly the same; less as they differ */
	OTHER = 2,     /* of one text, with other words */
	FIXED = 40,    /* so much alike the program's own words have to stay */
	NEVER = INT_MIN,
};

enum {
	PAIRS_MOST = 1 << 20,
	BUCKETS = 256, /* for three bytes in a row */
	PIECE = 3,
};

bool aligned_begins(const char *text, const char *label)
{
	const size_t bytes = strlen(label);
	return !strncmp(text, label, bytes) &&
	       (!text[bytes] || strchr(" .:\t", text[bytes]));
}

static size_t count_pieces(const char *text, unsigned short counts[BUCKETS])
{
	const size_t bytes = strlen(text);
	for (size_t i = 0; i + PIECE <= bytes; i++) {
		const unsigned char *at = (const unsigned char *)text + i;
		unsigned short *count =
			&counts[(at[0] * 31U + at[1] * 7U + at[2]) % BUCKETS];
		*count = (unsigned short)(*count + (*count < USHRT_MAX));
	}
	return bytes < PIECE ? 0 : bytes - PIECE + 1;
}

/* How many of the pieces of both are in both, of ALIKE. */
static int alike(const char *a, const char *b)
{
	unsigned short of_a[BUCKETS] = {0}, of_b[BUCKETS] = {0};
	const size_t all = count_pieces(a, of_a) + count_pieces(b, of_b);
	size_t both = 0;
	for (size_t i = 0; i < BUCKETS; i++)
		both += MIN(of_a[i], of_b[i]);
	return all ? (int)(ALIKE * 2 * both / all) : 0;
}

static int worth(const struct aligned_line *was, const struct aligned_line *now)
{
	if (was->slot)
		return OTHER;
	if (!strcmp(was->text, now->text))
		return SAME;
	if (was->label && aligned_begins(now->text, was->label))
		return LABELLED;
	const int likeness = alike(was->text, now->text);
	if (was->fixed)
		return likeness >= FIXED ? likeness : NEVER;
	return OTHER + likeness;
}

/* best[i][k]: what the lines from i and k on count for. */
static void fill(int *best, const struct aligned_line *was, size_t was_count,
	const struct aligned_line *now, size_t now_count)
{
	const size_t row = now_count + 1;
	for (size_t i = was_count; i-- > 0;)
		for (size_t k = now_count; k-- > 0;) {
			const int pair = worth(&was[i], &now[k]);
			int most = MAX(best[(i + 1) * row + k], best[i * row + k + 1]);
			if (pair != NEVER)
				most = MAX(most, pair + best[(i + 1) * row + k + 1]);
			best[i * row + k] = most;
		}
}

static void align(struct aligned_line *was, size_t was_count, struct aligned_line *now,
	size_t now_count, size_t before)
{
	const size_t row = now_count + 1;
	int *best = mem_new((was_count + 1) * row, sizeof(*best));
	fill(best, was, was_count, now, now_count);
	for (size_t i = 0, k = 0; i < was_count && k < now_count;) {
		const int here = best[i * row + k], pair = worth(&was[i], &now[k]);
		if (pair != NEVER && here == pair + best[(i + 1) * row + k + 1]) {
			was[i].match = before + k;
			now[k].match = before + i;
			i++;
			k++;
		} else if (here == best[(i + 1) * row + k]) {
			i++;
		} else {
			k++;
		}
	}
	free(best);
}

bool returned_align(struct aligned_line *was, size_t was_count, struct aligned_line *now,
	size_t now_count)
{
	size_t before = 0;
	for (size_t i = 0; i < was_count; i++)
		was[i].match = SIZE_MAX;
	for (size_t i = 0; i < now_count; i++)
		now[i].match = SIZE_MAX;
	while (before < was_count && before < now_count && !was[before].slot &&
		!strcmp(was[before].text, now[before].text)) {
		was[before].match = now[before].match = before;
		before++;
	}
	was_count -= before;
	now_count -= before;
	if (was_count && now_count > PAIRS_MOST / was_count)
		return false;
	align(was + before, was_count, now + before, now_count, before);
	return true;
}
