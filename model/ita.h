/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What follows from the figures of an ITA result. Source: domain.md of the product, "ITA
 * figures" (the weights and levels of the ITA manuals of 2564 to 2568).
 */
#ifndef MODEL_ITA_H
#define MODEL_ITA_H

#include "model/report.h"

enum ita_part { ITA_IIT, ITA_EIT, ITA_OIT, ITA_PARTS };

/* "IIT"; a part's share of the total in percent: 30, 30, 40. */
const char *ita_part_name(enum ita_part part);
int ita_part_weight(enum ita_part part);
/* Its figure in a result. */
const struct decimal *ita_part_score(const struct ita *ita, enum ita_part part);

/* Whether a figure is there. */
bool decimal_known(const struct decimal *decimal);

/* An integer as a figure. */
struct decimal decimal_whole(int64_t value);

/* Reads a code: i7, E11, o34 and, with Thai digits, i๗; its part and number. */
bool ita_code_parse(const char *code, enum ita_part *part, int *number);

/* Whether two codes name the same item, however they are written; what is no code is the
 * same as itself alone. */
bool ita_code_same(const char *a, const char *b);

/* Appends the codes of a text that names several of them in one line ("e3,e5", "i7 และ
 * o34"), as they are written there. False, and nothing is appended: it does not, or has
 * other words as well. */
bool ita_codes_split(const char *text, struct string_list *codes);

/* An item is weak if `weak` says so, else if its score is under 85 or missing. */
bool ita_item_weak(const struct ita_item *item);

/* The total that the three parts make by their weights; false if one is missing. */
bool ita_total(const struct ita *ita, double *total);

/* What can be said of the level that a result claims. */
enum ita_level_verdict {
	ITA_LEVEL_FITS,
	ITA_LEVEL_WRONG,   /* it is another; ita_level() says which, where they decide */
	ITA_LEVEL_UNSHOWN, /* parts are missing: it could be that one, or another */
	ITA_LEVEL_UNKNOWN, /* no total or year, or a word that is no level of that year */
	ITA_LEVEL_UNCLAIMED, /* none is claimed; ita_level() says which it is, likewise */
};

/* The level that the figures make: by letter to 2565 (AA A B C D E F), by words from 2566
 * (the total and each part); NULL where the figures do not say. Parts that are missing
 * are not needed where the total and the others leave no choice. */
const char *ita_level(const struct ita *ita);
enum ita_level_verdict ita_level_check(const struct ita *ita);

/* The names of the levels of a year, best first; *count gets how many. */
const char *const *ita_levels(int year, size_t *count);

/* Whether the levels of a year were compared with what was published of it; of the others
 * it is but likely that they are as in the years beside them. */
bool ita_levels_sure(int year);

#endif
