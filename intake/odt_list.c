/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "intake/odt_list.h"

#include <stdlib.h>
#include <string.h>

#include "intake/list_label.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"

enum { LOOK_BACK = 1000 }; /* lists that one may go on from */

/* The list before that this one goes on from; NULL: it does not. */
static const struct odt_count *find_before(
	const struct odt_lists *lists, const struct xml_element *element)
{
	const char *id = xml_value(element, "text:continue-list");
	const char *goes_on = xml_value(element, "text:continue-numbering");
	const char *style = xml_value(element, "text:style-name");
	if (!id && (!goes_on || strcmp(goes_on, "true") != 0))
		return NULL;
	for (size_t i = 0; i < MIN(lists->count, (size_t)LOOK_BACK); i++) {
		const struct odt_count *count = &lists->counts[lists->count - 1 - i];
		const char *own = id ? count->id : count->style;
		const char *wanted = id ? id : style;
		if (own && wanted && !strcmp(own, wanted))
			return count;
	}
	return NULL;
}

static void begin_count(struct odt_lists *lists, const struct xml_element *element)
{
	struct odt_count fresh = {0};
	const struct odt_count *before = find_before(lists, element);
	if (before)
		fresh = *before;
	fresh.id = mem_strdup(xml_value(element, "xml:id"));
	fresh.style = mem_strdup(xml_value(element, "text:style-name"));
	lists->counts = mem_grow(
		lists->counts, lists->count, &lists->capacity, sizeof(*lists->counts));
	lists->counts[lists->count++] = fresh;
}

void odt_list_start(struct odt_lists *lists, const struct xml_element *element)
{
	const char *style = xml_value(element, "text:style-name");
	if (!lists->depth)
		begin_count(lists, element);
	if (lists->depth < ODT_LEVELS) {
		const char *outer = lists->depth ? lists->style[lists->depth - 1] : NULL;
		lists->style[lists->depth] = mem_strdup(style ? style : outer);
		if (lists->depth)
			lists->counts[lists->count - 1].counted[lists->depth] = false;
	}
	lists->depth++;
	lists->item = false;
}

void odt_list_end(struct odt_lists *lists)
{
	if (lists->depth && --lists->depth < ODT_LEVELS)
		free(lists->style[lists->depth]);
	lists->item = false;
}

void odt_list_item(
	struct odt_lists *lists, const struct xml_element *element, bool header)
{
	lists->item = lists->depth && lists->depth <= ODT_LEVELS && !header;
	lists->anew = xml_value(element, "text:start-value") != NULL;
	lists->number = xml_number(element, "text:start-value", 1, LIST_NUMBER_MAX);
}

static unsigned next_number(struct odt_lists *lists, const struct odt_level *level)
{
	struct odt_count *count = &lists->counts[lists->count - 1];
	const unsigned at = lists->depth - 1;
	if (lists->anew)
		count->numbers[at] = lists->number;
	else if (!count->counted[at])
		count->numbers[at] = level->start;
	else if (count->numbers[at] < LIST_NUMBER_MAX)
		count->numbers[at]++;
	count->counted[at] = true;
	for (unsigned below = at + 1; below < ODT_LEVELS; below++)
		count->counted[below] = false;
	return count->numbers[at];
}

/* The numbers of levels above that are shown before the item's own: 1.2. */
static void append_above(
	struct str *out, const struct odt_lists *lists, const struct odt_list *list)
{
	const struct odt_count *count = &lists->counts[lists->count - 1];
	const unsigned own = lists->depth - 1;
	const unsigned shown = MIN(MAX(list->levels[own].shown, 1U), lists->depth);
	for (unsigned at = lists->depth - shown; at < own; at++) {
		const struct odt_level *level = &list->levels[at];
		if (level->form == LIST_FORM_NONE || level->form == LIST_FORM_BULLET)
			continue;
		list_number_append(out, level->form,
			count->counted[at] ? count->numbers[at] : level->start);
		str_putc(out, '.');
	}
}

void odt_list_mark(struct odt_lists *lists, struct builder *builder)
{
	if (!lists->item)
		return;
	lists->item = false;
	const unsigned at = lists->depth - 1;
	const struct odt_list *list = odt_list(lists->styles, lists->style[at]);
	if (!list || !list->levels[at].before)
		return;
	const struct odt_level *level = &list->levels[at];
	const unsigned number = next_number(lists, level);
	struct str before = STR_INIT, label = STR_INIT;
	str_puts(&before, level->before);
	append_above(&before, lists, list);
	builder->paragraph.level = at;
	const bool counts = level->form != LIST_FORM_NONE;
	list_label(&builder->paragraph, &label, level->form, number,
		counts ? before.data : "", counts ? level->behind : "");
	builder_text(builder, label.data, label.bytes);
	str_release(&before);
	str_release(&label);
}

void odt_lists_release(struct odt_lists *lists)
{
	while (lists->depth)
		odt_list_end(lists);
	for (size_t i = 0; i < lists->count; i++) {
		free(lists->counts[i].id);
		free(lists->counts[i].style);
	}
	free(lists->counts);
	*lists = (struct odt_lists){0};
}
