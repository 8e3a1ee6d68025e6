/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The values of an ITA result that forms ask for, as text: the figures, or those of one
 * item. Each has a path as in JSON ("ita.total", "ita.items[2].score"), by which drafts
 * name it.
 */
#ifndef OFFICE_ITA_VALUES_H
#define OFFICE_ITA_VALUES_H

#include "model/ita_bank.h"
#include "office/form_row.h"
#include "text/number.h"

enum figure_row {
	FIGURE_YEAR,
	FIGURE_TOTAL,
	FIGURE_IIT,
	FIGURE_EIT,
	FIGURE_OIT,
	FIGURE_LEVEL,
	FIGURE_ROWS,
};

enum item_row {
	ITEM_CODE,
	ITEM_SCORE,
	ITEM_WEAK,
	ITEM_ISSUE,
	ITEM_RECOMMENDATION,
	ITEM_OWNER,
	ITEM_ROWS,
};

enum { ITA_ROWS = ITEM_ROWS };

/* What one form is of. */
struct ita_part_of {
	bool is_item;
	size_t item; /* index; behind the last: one that is not there yet */
};

extern const struct form_row figure_rows[FIGURE_ROWS];
extern const struct form_row item_rows[ITEM_ROWS];

/* The choices of ITEM_WEAK. */
enum { WEAK_BY_SCORE, WEAK_YES, WEAK_NO, WEAK_CHOICES };
extern const char *const weak_choices[WEAK_CHOICES];

void ita_path(struct str *out, struct ita_part_of part, size_t row);
/* False: it names no such value. */
bool ita_path_parse(const char *path, struct ita_part_of *part, size_t *row);

/* Appends the value as people read it; nothing where there is none. */
void ita_value(const struct report *report, struct ita_part_of part, size_t row,
	enum digits digits, struct str *out);

/* Puts what was typed in its place; what is no number leaves the number as it is. A
 * missing item is added behind the others. */
void ita_put_value(
	struct report *report, struct ita_part_of part, size_t row, const char *typed);

/* What is wrong with what was typed, translated, to be freed; NULL: nothing. */
char *ita_value_wrong(struct ita_part_of part, size_t row, const char *typed);

/* --- items --- */

/* Adds an item behind all and moves it to index; takes one out; exchanges two neighbours:
 * index and the one behind it. */
struct ita_item *ita_insert_item(struct ita *ita, size_t index);
void ita_remove_item(struct ita *ita, size_t index);
void ita_swap_items(struct ita *ita, size_t index);

/* Where an item of one state of a report stands in another; SIZE_MAX: it is not there, or
 * cannot be told from others. */
size_t ita_find_item(const struct ita *ita, const struct ita *before, size_t index);

/* The year whose questions are asked: that of the result, else the one that the report
 * answers. */
int ita_year_of(const struct report *report);

#endif
