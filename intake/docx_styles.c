/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Styles of a .docx: what a paragraph is that does not say it itself. A style may be based on
 * another; in a circle, or longer than any chain is, nothing more is taken from it.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "intake/docx_parts.h"
#include "intake/xml.h"
#include "text/macros.h"
#include "text/mem.h"

enum { HEADINGS = 6, CHAIN_MAX = 32 };

enum {
	P_JC = 1,
	P_LEVEL,
	P_LIST,
	P_OUTLINE,
	P_PAGE,
	P_STYLE,
	S_BASED_ON,
	S_CHANGE,
	S_NAME,
	S_STYLE,
};

/* --- properties --- */

void docx_properties_init(struct docx_properties *properties)
{
	*properties = (struct docx_properties){.heading = DOCX_UNSET,
		.centred = DOCX_UNSET,
		.level = DOCX_UNSET,
		.page = DOCX_UNSET};
}

void docx_properties_release(struct docx_properties *properties)
{
	free(properties->list);
	free(properties->style);
	docx_properties_init(properties);
}

static void replace(char **text, const char *value)
{
	free(*text);
	*text = mem_strdup(value);
}

static int heading_of(unsigned outline)
{
	return outline < HEADINGS ? (int)outline + 1 : 0;
}

static int property_of(const char *name)
{
	static const struct xml_name names[] = {
		{"w:ilvl", P_LEVEL},
		{"w:jc", P_JC},
		{"w:numId", P_LIST},
		{"w:outlineLvl", P_OUTLINE},
		{"w:pStyle", P_STYLE},
		{"w:pageBreakBefore", P_PAGE},
	};
	for (size_t i = 0; i < COUNT(names); i++)
		if (!strcmp(names[i].name, name))
			return names[i].id;
	return 0;
}

void docx_properties_take(
	struct docx_properties *properties, const struct xml_element *element)
{
	const char *value = docx_val(element);
	switch (property_of(element->name)) {
	case P_JC: properties->centred = value && !strcmp(value, "center"); break;
	case P_LEVEL:
		properties->level = (int)xml_number(element, "w:val", 0, DOCX_LEVELS - 1);
		break;
	case P_LIST: replace(&properties->list, value ? value : "0"); break;
	case P_OUTLINE:
		properties->heading = heading_of(xml_number(element, "w:val", 9, 9));
		break;
	case P_PAGE: properties->page = docx_on(element); break;
	case P_STYLE: replace(&properties->style, value); break;
	default: break;
	}
}

/* --- reading --- */

struct walk {
	struct docx_styles *styles;
	unsigned inside; /* elements that say what was before a change */
	const char *where;
	struct error *error;
};

static bool on_start(void *context, const struct xml_element *element)
{
	struct walk *walk = context;
	struct docx_styles *styles = walk->styles;
	if (walk->inside || element->id == S_CHANGE) {
		walk->inside++;
		return true;
	}
	if (element->id == S_STYLE && styles->count == DOCX_PARTS_MAX)
		return docx_too_many(walk->where, walk->error);
	if (element->id == S_STYLE) {
		const char *id = xml_value(element, "w:styleId");
		styles->list = mem_grow(styles->list, styles->count, &styles->capacity,
			sizeof(*styles->list));
		struct docx_style *style = &styles->list[styles->count++];
		*style = (struct docx_style){.id = mem_strdup(id ? id : "")};
		docx_properties_init(&style->own);
		return true;
	}
	if (!styles->count)
		return true;
	struct docx_style *style = &styles->list[styles->count - 1];
	if (element->id == S_NAME)
		replace(&style->name, docx_val(element));
	else if (element->id == S_BASED_ON)
		replace(&style->based_on, docx_val(element));
	else
		docx_properties_take(&style->own, element);
	return true;
}

static bool on_end(void *context, int id)
{
	struct walk *walk = context;
	(void)id;
	if (walk->inside)
		walk->inside--;
	return true;
}

static bool on_text(void *context, const char *text, size_t bytes)
{
	(void)context;
	(void)text;
	(void)bytes;
	return true;
}

static int compare_styles(const void *left, const void *right)
{
	return strcmp(((const struct docx_style *)left)->id,
		((const struct docx_style *)right)->id);
}

static struct docx_style *find(const struct docx_styles *styles, const char *id)
{
	const struct docx_style key = {.id = (char *)id};
	return id && styles->count ? bsearch(&key, styles->list, styles->count,
					     sizeof(key), compare_styles)
				   : NULL;
}

/* Word knows its own headings by name, whatever an outline says. */
static void take_name(struct docx_style *style)
{
	if (!style->name || style->own.heading != DOCX_UNSET)
		return;
	if (!strncasecmp(style->name, "heading ", 8) && style->name[8] >= '1' &&
		style->name[8] <= '9' && !style->name[9])
		style->own.heading = heading_of((unsigned)(style->name[8] - '1'));
	else if (!strcasecmp(style->name, "title"))
		style->own.heading = 1;
}

static void inherit(struct docx_properties *own, const struct docx_properties *base)
{
	own->heading = own->heading == DOCX_UNSET ? base->heading : own->heading;
	own->centred = own->centred == DOCX_UNSET ? base->centred : own->centred;
	own->level = own->level == DOCX_UNSET ? base->level : own->level;
	own->page = own->page == DOCX_UNSET ? base->page : own->page;
	if (!own->list)
		own->list = mem_strdup(base->list);
}

static void resolve(struct docx_styles *styles, struct docx_style *style, unsigned depth)
{
	if (style->resolved)
		return;
	style->resolved = true; /* also for those that come back to it */
	struct docx_style *base =
		depth < CHAIN_MAX ? find(styles, style->based_on) : NULL;
	if (!base)
		return;
	resolve(styles, base, depth + 1);
	inherit(&style->own, &base->own);
}

bool docx_styles_read(struct docx_styles *styles, const char *bytes, size_t count,
	const char *where, struct error *error)
{
	static const struct xml_name names[] = {
		{"w:basedOn", S_BASED_ON},
		{"w:name", S_NAME},
		{"w:pPrChange", S_CHANGE},
		{"w:rPrChange", S_CHANGE},
		{"w:style", S_STYLE},
		{"w:tblStylePr", S_CHANGE},
	};
	static const struct xml_handler handler = {
		docx_spaces, names, COUNT(names), on_start, on_end, on_text};
	struct walk walk = {styles, 0, where, error};
	if (!xml_read(bytes, count, &handler, &walk, where, error))
		return false;
	if (styles->count)
		qsort(styles->list, styles->count, sizeof(*styles->list), compare_styles);
	for (size_t i = 0; i < styles->count; i++)
		take_name(&styles->list[i]);
	for (size_t i = 0; i < styles->count; i++)
		resolve(styles, &styles->list[i], 0);
	return true;
}

void docx_styles_release(struct docx_styles *styles)
{
	for (size_t i = 0; i < styles->count; i++) {
		free(styles->list[i].id);
		free(styles->list[i].name);
		free(styles->list[i].based_on);
		docx_properties_release(&styles->list[i].own);
	}
	free(styles->list);
	*styles = (struct docx_styles){0};
}

void docx_styles_apply(
	const struct docx_styles *styles, struct docx_properties *properties)
{
	const struct docx_style *style = find(styles, properties->style);
	if (style)
		inherit(properties, &style->own);
}
