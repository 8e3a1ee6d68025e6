/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "intake/odt_styles.h"

#include <stdlib.h>
#include <string.h>

#include "text/macros.h"
#include "text/mem.h"

#define OASIS "urn:oasis:names:tc:opendocument:xmlns:"

enum { HEADINGS = 6, CHAIN_MAX = 32 };

const struct xml_space odt_spaces[] = {
	{"office", OASIS "office:1.0"},
	{"style", OASIS "style:1.0"},
	{"text", OASIS "text:1.0"},
	{"table", OASIS "table:1.0"},
	{"draw", OASIS "drawing:1.0"},
	{"fo", OASIS "xsl-fo-compatible:1.0"},
	{"svg", OASIS "svg-compatible:1.0"},
	{"xlink", "http://www.w3.org/1999/xlink"},
	{"dc", "http://purl.org/dc/elements/1.1/"},
	{"xml", "http://www.w3.org/XML/1998/namespace"},
	{NULL, NULL},
};

/* --- reading --- */

static const char *value_or(
	const struct xml_element *element, const char *name, const char *otherwise)
{
	const char *value = xml_value(element, name);
	return value ? value : otherwise;
}

static void add_style(struct odt_styles *styles, const struct xml_element *element)
{
	styles->list = mem_grow(
		styles->list, styles->count, &styles->capacity, sizeof(*styles->list));
	struct odt_style *style = &styles->list[styles->count++];
	const char *outline = xml_value(element, "style:default-outline-level");
	*style = (struct odt_style){
		.family = mem_strdup(value_or(element, "style:family", "")),
		.name = mem_strdup(value_or(element, "style:name", "")),
		.parent = mem_strdup(xml_value(element, "style:parent-style-name")),
		.looks = {ODT_UNSET, ODT_UNSET, ODT_UNSET, ODT_UNSET},
	};
	if (outline && outline[0])
		style->looks.heading = (int)xml_number(
			element, "style:default-outline-level", 0, HEADINGS);
	else if (!strcmp(style->name, "Title"))
		style->looks.heading = 1;
	styles->sorted = false;
}

static void add_list(struct odt_styles *styles, const struct xml_element *element)
{
	styles->lists = mem_grow(styles->lists, styles->lists_count,
		&styles->lists_capacity, sizeof(*styles->lists));
	struct odt_list *list = &styles->lists[styles->lists_count++];
	*list = (struct odt_list){.name = mem_strdup(value_or(element, "style:name", "")),
		.order = styles->lists_count};
	styles->lists_sorted = false;
}

/* Also by the samples that LibreOffice writes: "ก, ข, ค, ...". */
static enum list_form form_of(const char *format)
{
	static const struct {
		const char *begin;
		enum list_form form;
	} forms[] = {
		{"1", LIST_FORM_ARABIC},
		{"๑", LIST_FORM_THAI},
		{"ก", LIST_FORM_THAI_LETTER},
		{"a", LIST_FORM_LOWER},
		{"A", LIST_FORM_UPPER},
		{"i", LIST_FORM_LOWER_ROMAN},
		{"I", LIST_FORM_UPPER_ROMAN},
	};
	if (!format || !format[0])
		return LIST_FORM_NONE;
	for (size_t i = 0; i < COUNT(forms); i++)
		if (!strncmp(format, forms[i].begin, strlen(forms[i].begin)))
			return forms[i].form;
	return LIST_FORM_ARABIC; /* others count as well */
}

static void set_level(
	struct odt_styles *styles, const struct xml_element *element, bool bullet)
{
	const unsigned at = xml_number(element, "text:level", 1, ODT_LEVELS);
	if (!styles->lists_count || !at)
		return;
	struct odt_level *level = &styles->lists[styles->lists_count - 1].levels[at - 1];
	free(level->before);
	free(level->behind);
	*level = (struct odt_level){
		.form = bullet ? LIST_FORM_BULLET
			       : form_of(xml_value(element, "style:num-format")),
		.before = mem_strdup(value_or(element, "style:num-prefix", "")),
		.behind = mem_strdup(value_or(element, "style:num-suffix", "")),
		.start = xml_number(element, "text:start-value", 1, LIST_NUMBER_MAX),
		.shown = xml_number(element, "text:display-levels", 1, ODT_LEVELS),
	};
}

static bool is(const struct xml_element *element, const char *name, const char *value)
{
	const char *own = xml_value(element, name);
	return own && !strcmp(own, value);
}

static void take_properties(struct odt_looks *looks, const struct xml_element *element)
{
	if (!strcmp(element->name, "style:paragraph-properties")) {
		if (xml_value(element, "fo:text-align"))
			looks->centred = is(element, "fo:text-align", "center");
		if (xml_value(element, "fo:break-before"))
			looks->page = is(element, "fo:break-before", "page");
	} else if (!strcmp(element->name, "style:text-properties") &&
		   xml_value(element, "text:display")) {
		looks->hidden = is(element, "text:display", "none");
	}
}

bool odt_styles_start(struct odt_styles *styles, const struct xml_element *element)
{
	if (styles->count + styles->lists_count > ODT_STYLES_MAX)
		return false;
	if (!strcmp(element->name, "style:style")) {
		add_style(styles, element);
		styles->in_style = true;
	} else if (!strcmp(element->name, "text:list-style")) {
		add_list(styles, element);
	} else if (!strcmp(element->name, "text:list-level-style-number")) {
		set_level(styles, element, false);
	} else if (!strcmp(element->name, "text:list-level-style-bullet") ||
		   !strcmp(element->name, "text:list-level-style-image")) {
		set_level(styles, element, true);
	} else if (styles->in_style) {
		take_properties(&styles->list[styles->count - 1].looks, element);
	}
	return true;
}

void odt_styles_end(struct odt_styles *styles)
{
	styles->in_style = false;
}

void odt_styles_release(struct odt_styles *styles)
{
	for (size_t i = 0; i < styles->count; i++) {
		free(styles->list[i].family);
		free(styles->list[i].name);
		free(styles->list[i].parent);
	}
	for (size_t i = 0; i < styles->lists_count; i++) {
		free(styles->lists[i].name);
		for (size_t j = 0; j < ODT_LEVELS; j++) {
			free(styles->lists[i].levels[j].before);
			free(styles->lists[i].levels[j].behind);
		}
	}
	free(styles->list);
	free(styles->lists);
	*styles = (struct odt_styles){0};
}

/* --- what they say --- */

static int compare(const void *left, const void *right)
{
	const struct odt_style *a = left, *b = right;
	const int order = strcmp(a->name, b->name);
	return order ? order : strcmp(a->family, b->family);
}

static const struct odt_style *find(
	struct odt_styles *styles, const char *family, const char *name)
{
	if (!name || !styles->count)
		return NULL;
	if (!styles->sorted)
		qsort(styles->list, styles->count, sizeof(*styles->list), compare);
	styles->sorted = true;
	const struct odt_style key = {.family = (char *)family, .name = (char *)name};
	return bsearch(&key, styles->list, styles->count, sizeof(key), compare);
}

static void inherit(struct odt_looks *looks, const struct odt_looks *from)
{
	looks->heading = looks->heading == ODT_UNSET ? from->heading : looks->heading;
	looks->centred = looks->centred == ODT_UNSET ? from->centred : looks->centred;
	looks->page = looks->page == ODT_UNSET ? from->page : looks->page;
	looks->hidden = looks->hidden == ODT_UNSET ? from->hidden : looks->hidden;
}

/* A circle of styles ends somewhere. */
struct odt_looks odt_looks(
	struct odt_styles *styles, const char *family, const char *name)
{
	struct odt_looks looks = {ODT_UNSET, ODT_UNSET, ODT_UNSET, ODT_UNSET};
	for (size_t i = 0; i < CHAIN_MAX; i++) {
		const struct odt_style *style = find(styles, family, name);
		if (!style)
			break;
		inherit(&looks, &style->looks);
		name = style->parent;
	}
	return looks;
}

static int compare_lists(const void *left, const void *right)
{
	const struct odt_list *a = left, *b = right;
	const int order = strcmp(a->name, b->name);
	return order ? order : (a->order > b->order) - (a->order < b->order);
}

/* The document's own come behind those of the office, and count. */
const struct odt_list *odt_list(struct odt_styles *styles, const char *name)
{
	size_t first = 0, end = styles->lists_count;
	if (!name || !end)
		return NULL;
	if (!styles->lists_sorted)
		qsort(styles->lists, end, sizeof(*styles->lists), compare_lists);
	styles->lists_sorted = true;
	while (first < end) {
		const size_t middle = first + (end - first) / 2;
		if (strcmp(styles->lists[middle].name, name) <= 0)
			first = middle + 1;
		else
			end = middle;
	}
	return first && !strcmp(styles->lists[first - 1].name, name)
		       ? &styles->lists[first - 1]
		       : NULL;
}
