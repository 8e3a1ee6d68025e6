/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "intake/html_list.h"

#include <string.h>
#include <strings.h>

#include "intake/source.h"
#include "text/macros.h"
#include "text/str.h"

/* --- styles --- */

/* Of style="…", what stands behind "property:" without blanks; NULL: it is not there. */
static const char *find_style(
	const struct xml_element *element, const char *property, size_t *bytes)
{
	const char *at = xml_value(element, "style");
	const size_t length = strlen(property);
	while (at && *at) {
		at += strspn(at, " \t\r\n;");
		const size_t whole = strcspn(at, ";");
		const char *value = at + length + strspn(at + MIN(length, whole), " \t");
		if (whole > length && !strncasecmp(at, property, length) &&
			*value == ':') {
			value++;
			value += strspn(value, " \t\r\n");
			*bytes = (size_t)(at + whole - value);
			return value;
		}
		at += whole;
	}
	return NULL;
}

bool html_style_is(
	const struct xml_element *element, const char *property, const char *value)
{
	size_t bytes;
	const char *found = find_style(element, property, &bytes);
	const size_t length = strlen(value);
	return found && bytes >= length && !strncasecmp(found, value, length) &&
	       (bytes == length || strchr(" \t\r\n!\"", found[length]));
}

/* --- lists --- */

static const struct {
	const char *type, *style, *class; /* class: of our own pages */
	enum list_form form;
} forms[] = {
	{"1", "decimal", "arabic", LIST_FORM_ARABIC},
	{"", "thai", "thai", LIST_FORM_THAI},
	{"a", "lower-alpha", "", LIST_FORM_LOWER},
	{"A", "upper-alpha", "", LIST_FORM_UPPER},
	{"", "lower-latin", "", LIST_FORM_LOWER},
	{"", "upper-latin", "", LIST_FORM_UPPER},
	{"i", "lower-roman", "", LIST_FORM_LOWER_ROMAN},
	{"I", "upper-roman", "", LIST_FORM_UPPER_ROMAN},
	{"disc", "disc", "dash", LIST_FORM_BULLET},
	{"circle", "circle", "", LIST_FORM_BULLET},
	{"square", "square", "", LIST_FORM_BULLET},
	{"", "none", "typed", LIST_FORM_NONE},
	{"", "''", "plain", LIST_FORM_NONE},
};

static enum list_form form_of(const struct xml_element *element, enum list_form otherwise)
{
	const char *type = xml_value(element, "type");
	const char *class = xml_value(element, "class");
	for (size_t i = 0; i < COUNT(forms); i++)
		if (html_style_is(element, "list-style-type", forms[i].style) ||
			html_style_is(element, "list-style", forms[i].style))
			return forms[i].form;
	for (size_t i = 0; i < COUNT(forms); i++)
		if ((type && type[0] && !strcmp(type, forms[i].type)) ||
			(class && class[0] && !strcmp(class, forms[i].class)))
			return forms[i].form;
	return otherwise;
}

void html_list_start(
	struct html_lists *lists, const struct xml_element *element, bool ordered)
{
	if (lists->count < HTML_LISTS) {
		lists->open[lists->count].form =
			form_of(element, ordered ? LIST_FORM_ARABIC : LIST_FORM_BULLET);
		lists->open[lists->count].next =
			xml_number(element, "start", 1, LIST_NUMBER_MAX);
		lists->open[lists->count].down = xml_value(element, "reversed") != NULL;
	}
	lists->count++;
}

void html_list_finish(struct html_lists *lists)
{
	lists->count -= lists->count > 0;
}

void html_list_item(struct html_lists *lists, struct builder *builder,
	const struct xml_element *element)
{
	builder_paragraph(builder);
	if (!lists->count || lists->count > HTML_LISTS)
		return;
	const unsigned level = lists->count - 1;
	const unsigned number =
		xml_number(element, "value", lists->open[level].next, LIST_NUMBER_MAX);
	lists->open[level].next =
		lists->open[level].down ? number - (number > 0) : number + 1;
	struct str label = STR_INIT;
	const enum list_form form = form_of(element, lists->open[level].form);
	const bool counts = form != LIST_FORM_NONE && form != LIST_FORM_BULLET;
	builder->paragraph.level = level;
	list_label(&builder->paragraph, &label, form, number, "", counts ? "." : "");
	builder_text(builder, label.data, label.bytes);
	str_release(&label);
}
