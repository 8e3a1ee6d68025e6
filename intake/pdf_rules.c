/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "intake/pdf_rules.h"

#include <stdbool.h>
#include <stdlib.h>

#include "text/macros.h"
#include "text/mem.h"

#define GAP_POINTS                                                                       \
	1.5 /* a line goes on behind such a gap: it may be drawn cell by cell */

enum {
	INK_BELOW = 236,  /* grey that is darker is drawn */
	BESIDE_DOTS = 7,  /* a line is no thicker; an edge has nothing on one side */
	PART_POINTS = 8,  /* of a line that is drawn in parts */
	LEAST_POINTS = 9, /* of a vertical line: a row of a table is higher */
	LEAST_ACROSS_POINTS = 18,
	SAME_POINTS = 3, /* lines that are so near are one */
};

/* Rows and columns of the picture are looked at by the same code. */
struct view {
	const struct pdf_picture *picture;
	bool vertical;
	size_t lines, dots; /* how many lines of how many dots */
};

static unsigned char dot(const struct view *view, size_t line, size_t at)
{
	const struct pdf_picture *picture = view->picture;
	return view->vertical ? picture->dots[at * picture->stride + line]
			      : picture->dots[line * picture->stride + at];
}

static bool is_ink(const struct view *view, size_t line, size_t at)
{
	return dot(view, line, at) < INK_BELOW;
}

/* Ink of a thin line, or of the edge of an area: inside of one there is ink on both sides. */
static bool is_line(const struct view *view, size_t line, size_t at)
{
	if (!is_ink(view, line, at))
		return false;
	bool before = line >= BESIDE_DOTS, behind = line + BESIDE_DOTS < view->lines;
	for (size_t i = 1; i <= BESIDE_DOTS; i++) {
		before = before && is_ink(view, line - i, at);
		behind = behind && is_ink(view, line + i, at);
	}
	return !before || !behind;
}

struct found {
	struct pdf_rule *rules;
	size_t count, capacity;
	size_t first_near; /* rules before it lie too far back to be the same */
};

static bool overlaps(const struct pdf_rule *rule, double from, double to)
{
	return rule->from <= to + GAP_POINTS && from <= rule->to + GAP_POINTS;
}

/* Lines of dots beside one another are one line of the page. */
static void add_rule(struct found *found, const struct pdf_rule *rule)
{
	while (found->first_near < found->count &&
		found->rules[found->first_near].at < rule->at - SAME_POINTS)
		found->first_near++;
	for (size_t i = found->first_near; i < found->count; i++) {
		struct pdf_rule *near = &found->rules[i];
		if (near->vertical != rule->vertical ||
			!overlaps(near, rule->from, rule->to))
			continue;
		near->from = MIN(near->from, rule->from);
		near->to = MAX(near->to, rule->to);
		return;
	}
	if (found->count >= PDF_RULES)
		return;
	found->rules = mem_grow(
		found->rules, found->count, &found->capacity, sizeof(*found->rules));
	found->rules[found->count++] = *rule;
}

static void add_run(
	struct found *found, const struct view *view, size_t line, size_t from, size_t to)
{
	const double scale = view->picture->scale;
	if ((double)(to - from) < PART_POINTS * scale)
		return;
	const struct pdf_rule rule = {view->vertical, ((double)line + 0.5) / scale,
		(double)from / scale, (double)to / scale};
	add_rule(found, &rule);
}

static void find_runs(struct found *found, const struct view *view, size_t line)
{
	size_t from = 0, to = 0; /* the run under way; to == from: none */
	for (size_t at = 0; at < view->dots; at++) {
		if (!is_line(view, line, at))
			continue;
		if (to == from || at > to) {
			add_run(found, view, line, from, to);
			from = at;
		}
		to = at + 1;
	}
	add_run(found, view, line, from, to);
}

struct pdf_rule *pdf_rules_find(const struct pdf_picture *picture, size_t *count)
{
	const struct view views[] = {
		{picture, false, picture->height, picture->width},
		{picture, true, picture->width, picture->height},
	};
	struct found found = {0};
	for (size_t i = 0; i < COUNT(views); i++) {
		found.first_near = found.count;
		for (size_t line = 0; line < views[i].lines; line++)
			find_runs(&found, &views[i], line);
	}
	*count = 0;
	for (size_t i = 0; i < found.count; i++) {
		const struct pdf_rule *rule = &found.rules[i];
		if (rule->to - rule->from >=
			(rule->vertical ? LEAST_POINTS : LEAST_ACROSS_POINTS))
			found.rules[(*count)++] = *rule;
	}
	return found.rules;
}
