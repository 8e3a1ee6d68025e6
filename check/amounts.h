/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The amounts that a line names: numbers with what they count (๔๕ คน, ๑๒,๕๐๐.๗๕ บาท) and
 * shares (ร้อยละ ๘๐, 80%). Dates, times, codes, ordinals (ครั้งที่ ๒) and what else only is
 * written in digits is none of them.
 */
#ifndef CHECK_AMOUNTS_H
#define CHECK_AMOUNTS_H

#include <stdbool.h>
#include <stddef.h>

struct amount {
	size_t start, end; /* of the digits, with commas and what is behind a point */
	size_t stop;       /* of the unit; of the digits where there is none */
	size_t unit;       /* where the unit begins; stop: there is none that is known */
	double value;
	int decimals;
	bool share; /* in percent */
	bool plain; /* not about, over or under so much; not so much each */
};

enum { AMOUNTS_MAX = 32 };

/* Those of a line from its start on, at most AMOUNTS_MAX. */
size_t amounts_read(const char *line, size_t bytes, struct amount amounts[AMOUNTS_MAX]);

/* Whether both count the same, by their units. */
bool amounts_alike(const char *line, const struct amount *a, const struct amount *b);

/* Whether what stands from offset to offset is nothing but these words (the list ends with
 * NULL), white space and punctuation; any: at least one of them. */
bool only_words(
	const char *line, size_t from, size_t to, const char *const *words, bool any);

/* Appends the number as it stands there. */
struct str;
void amount_append(struct str *out, const char *line, const struct amount *amount);

#endif
