/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "office/ita_values.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/ita.h"
#include "model/report.h"
#include "office/fiscal_year.h"
#include "office/ita_words.h"
#include "office/settings.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/str.h"

#define SCORE_GUIDE                                                                      \
	N_("From 0 to 100, as it stands in the ITA result, such as 87.26. Leave it "     \
	   "empty where it is not known.")

const struct form_row figure_rows[FIGURE_ROWS] = {
	[FIGURE_YEAR] =
		{
			.label = N_("ITA year"),
			.guide =
				N_("The year of the assessment that this report answers: "
				   "as a rule the one before the fiscal year."),
			.text = true,
		},
	[FIGURE_TOTAL] = {.label = N_("Total"), .guide = SCORE_GUIDE, .text = true},
	[FIGURE_IIT] = {.label = N_("IIT (30%)"), .guide = SCORE_GUIDE, .text = true},
	[FIGURE_EIT] = {.label = N_("EIT (30%)"), .guide = SCORE_GUIDE, .text = true},
	[FIGURE_OIT] = {.label = N_("OIT (40%)"), .guide = SCORE_GUIDE, .text = true},
	[FIGURE_LEVEL] =
		{
			.label = N_("Level"),
			.guide =
				N_("The level as the result names it. Below it stands "
				   "what the figures make of it. Ctrl-O shows the levels "
				   "of that year."),
			.text = true,
		},
};

const char *const weak_choices[WEAK_CHOICES] = {
	[WEAK_BY_SCORE] = N_("by the score (under 85)"),
	[WEAK_YES] = N_("weak"),
	[WEAK_NO] = N_("not weak"),
};

const struct form_row item_rows[ITEM_ROWS] = {
	[ITEM_CODE] =
		{
			.label = N_("Item"),
			.guide =
				N_("Its code: i7, e11, o34. Below it stands what it asks "
				   "in that year. Ctrl-O shows all the questions."),
			.text = true,
		},
	[ITEM_SCORE] = {.label = N_("Score"), .guide = SCORE_GUIDE, .text = true},
	[ITEM_WEAK] =
		{
			.label = N_("Weak or not"),
			.guide = N_("What the ITA result says of it. A weak item needs a "
				    "measure that answers it."),
			.choices = weak_choices,
			.choices_count = WEAK_CHOICES,
		},
	[ITEM_ISSUE] =
		{
			.label = N_("Issue"),
			.guide = N_("What the assessment found. A measure that is made "
				    "from this item begins with it."),
			.text = true,
			.area = true,
		},
	[ITEM_RECOMMENDATION] =
		{
			.label = N_("Recommendation"),
			.guide = N_("What the assessment says should be done. A measure "
				    "that is made from this item begins with it."),
			.text = true,
			.area = true,
		},
	[ITEM_OWNER] =
		{
			.label = N_("Unit told to act"),
			.guide = N_("Who was told to do it. Ctrl-O shows the names that "
				    "this office has used."),
			.text = true,
		},
};

static const char *const figure_names[FIGURE_ROWS] = {
	[FIGURE_YEAR] = "year",
	[FIGURE_TOTAL] = "total",
	[FIGURE_IIT] = "iit",
	[FIGURE_EIT] = "eit",
	[FIGURE_OIT] = "oit",
	[FIGURE_LEVEL] = "level",
};
static const char *const item_names[ITEM_ROWS] = {
	[ITEM_CODE] = "code",
	[ITEM_SCORE] = "score",
	[ITEM_WEAK] = "weak",
	[ITEM_ISSUE] = "issue",
	[ITEM_RECOMMENDATION] = "recommendation",
	[ITEM_OWNER] = "owner",
};

/* --- paths --- */

#define START "ita."
#define ITEMS "ita.items["

void ita_path(struct str *out, struct ita_part_of part, size_t row)
{
	if (part.is_item)
		str_printf(out, ITEMS "%zu].%s", part.item, item_names[row]);
	else
		str_printf(out, START "%s", figure_names[row]);
}

bool ita_path_parse(const char *path, struct ita_part_of *part, size_t *row)
{
	const char *const *names = figure_names;
	size_t count = FIGURE_ROWS;
	struct ita_part_of found = {.is_item = !strncmp(path, ITEMS, strlen(ITEMS))};
	const char *name = path + strlen(START);
	if (strncmp(path, START, strlen(START)) != 0)
		return false;
	if (found.is_item) {
		char *end;
		found.item = (size_t)strtoul(path + strlen(ITEMS), &end, 10);
		if (strncmp(end, "].", 2) != 0)
			return false;
		name = end + 2;
		names = item_names;
		count = ITEM_ROWS;
	}
	for (size_t i = 0; i < count; i++) {
		if (strcmp(names[i], name) == 0) {
			*part = found;
			*row = i;
			return true;
		}
	}
	return false;
}

/* --- where a value stands; NULL: it is of another kind, or there is no such item --- */

static struct ita_item *item_of(struct report *report, struct ita_part_of part)
{
	return part.item < report->ita.count ? &report->ita.items[part.item] : NULL;
}

static char **text_of(struct report *report, struct ita_part_of part, size_t row)
{
	struct ita_item *item = item_of(report, part);
	if (!part.is_item)
		return row == FIGURE_LEVEL ? &report->ita.level : NULL;
	if (!item)
		return NULL;
	switch (row) {
	case ITEM_CODE: return &item->code;
	case ITEM_ISSUE: return &item->issue;
	case ITEM_RECOMMENDATION: return &item->recommendation;
	case ITEM_OWNER: return &item->owner;
	default: return NULL;
	}
}

static struct decimal *number_of(
	struct report *report, struct ita_part_of part, size_t row)
{
	struct ita_item *item = item_of(report, part);
	if (part.is_item)
		return item && row == ITEM_SCORE ? &item->score : NULL;
	switch (row) {
	case FIGURE_YEAR: return &report->ita.year;
	case FIGURE_TOTAL: return &report->ita.total;
	case FIGURE_IIT: return &report->ita.iit;
	case FIGURE_EIT: return &report->ita.eit;
	case FIGURE_OIT: return &report->ita.oit;
	default: return NULL;
	}
}

static size_t weak_of(const struct ita_item *item)
{
	return !item || !item->weak_present ? WEAK_BY_SCORE
	       : item->weak                 ? WEAK_YES
					    : WEAK_NO;
}

void ita_value(const struct report *report, struct ita_part_of part, size_t row,
	enum digits digits, struct str *out)
{
	struct report *inside = (struct report *)report;
	char **text = text_of(inside, part, row);
	const struct decimal *number = number_of(inside, part, row);
	if (part.is_item && row == ITEM_WEAK)
		str_puts(out, _(weak_choices[weak_of(item_of(inside, part))]));
	else if (text && *text)
		str_puts(out, *text);
	else if (number)
		ita_put_figure(out, number, digits);
}

/* --- what is typed --- */

static bool year_typed(const char *typed, struct decimal *year)
{
	const int value = fiscal_year_typed(typed);
	if (*typed && !value)
		return false;
	*year = (struct decimal){*typed ? DECIMAL_INTEGER : DECIMAL_ABSENT, value};
	return true;
}

static void put_weak(struct ita_item *item, const char *typed)
{
	item->weak_present = strcmp(typed, _(weak_choices[WEAK_BY_SCORE])) != 0;
	item->weak = strcmp(typed, _(weak_choices[WEAK_YES])) == 0;
}

void ita_put_value(
	struct report *report, struct ita_part_of part, size_t row, const char *typed)
{
	report->ita.present = true;
	if (part.is_item && !item_of(report, part)) {
		ita_add_item(&report->ita);
		report->ita.items_present = true;
		part.item = report->ita.count - 1;
	}
	char **text = text_of(report, part, row);
	struct decimal *number = number_of(report, part, row);
	if (part.is_item && row == ITEM_WEAK)
		put_weak(item_of(report, part), typed);
	else if (text)
		settings_text(text, typed);
	else if (number && !part.is_item && row == FIGURE_YEAR)
		year_typed(typed, number);
	else if (number)
		ita_score_typed(typed, number);
}

char *ita_value_wrong(struct ita_part_of part, size_t row, const char *typed)
{
	struct decimal number;
	struct str wrong = STR_INIT;
	enum ita_part of;
	int code;
	if (!part.is_item && row == FIGURE_YEAR) {
		if (!year_typed(typed, &number))
			str_printf(
				&wrong, _("“%s” is no year; type it like 2568"), typed);
	} else if (part.is_item && row == ITEM_CODE) {
		if (!*typed)
			str_puts(&wrong, _("The item's code is still missing"));
		else if (!ita_code_parse(typed, &of, &code))
			str_printf(&wrong,
				_("“%s” is no code of an item; type it like i7, e11 or "
				  "o34"),
				typed);
	} else if (part.is_item ? row == ITEM_SCORE
				: row != FIGURE_YEAR && row != FIGURE_LEVEL) {
		if (!ita_score_typed(typed, &number))
			str_printf(&wrong,
				_("“%s” is no number from 0 to 100; type it like 87.26"),
				typed);
	}
	if (wrong.bytes)
		return str_detach(&wrong);
	str_release(&wrong);
	return NULL;
}

/* --- items --- */

struct ita_item *ita_insert_item(struct ita *ita, size_t index)
{
	ita_add_item(ita);
	ita->present = ita->items_present = true;
	for (size_t i = ita->count - 1; i > index; i--)
		ita_swap_items(ita, i - 1);
	return &ita->items[index];
}

void ita_remove_item(struct ita *ita, size_t index)
{
	struct ita taken = {.items = mem_new(1, sizeof(*taken.items)), .count = 1};
	taken.items[0] = ita->items[index];
	memmove(&ita->items[index], &ita->items[index + 1],
		(ita->count - index - 1) * sizeof(*ita->items));
	ita->count--;
	ita_release(&taken);
}

void ita_swap_items(struct ita *ita, size_t index)
{
	const struct ita_item first = ita->items[index];
	ita->items[index] = ita->items[index + 1];
	ita->items[index + 1] = first;
}

static bool same_code(const struct ita_item *a, const struct ita_item *b)
{
	return strcmp(a->code ? a->code : "", b->code ? b->code : "") == 0;
}

size_t ita_find_item(const struct ita *ita, const struct ita *before, size_t index)
{
	const struct ita_item *item = &before->items[index];
	size_t found = SIZE_MAX;
	if (index < ita->count && same_code(&ita->items[index], item))
		return index;
	for (size_t i = 0; i < ita->count; i++) {
		if (!same_code(&ita->items[i], item))
			continue;
		if (found != SIZE_MAX)
			return SIZE_MAX;
		found = i;
	}
	return found;
}

int ita_year_of(const struct report *report)
{
	return decimal_known(&report->ita.year) ? (int)report->ita.year.value
						: report->fiscal_year - 1;
}
