/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "publish/html_text.h"

#include <string.h>

#include "model/card.h"
#include "publish/link.h"
#include "text/cell.h"

static const char *entity_of(char byte)
{
	switch (byte) {
	case '&': return "&amp;";
	case '<': return "&lt;";
	case '>': return "&gt;";
	case '"': return "&quot;";
	case '\'': return "&#39;";
	default: return NULL;
	}
}

void html_quote(struct str *out, const char *text, size_t bytes)
{
	for (size_t i = 0; i < bytes; i++) {
		const char *entity = entity_of(text[i]);
		if (entity)
			str_puts(out, entity);
		else
			str_putc(out, text[i]);
	}
}

void html_escape(struct str *out, const char *text, size_t bytes)
{
	struct str shown = STR_INIT;
	text_show(&shown, text, bytes);
	html_quote(out, shown.data, shown.bytes);
	str_release(&shown);
}

void html_puts(struct str *out, const char *text)
{
	if (text)
		html_escape(out, text, strlen(text));
}

void html_linked(struct str *out, const char *text, size_t bytes)
{
	struct link link;
	size_t at = 0;
	while (link_next(text, bytes, at, &link)) {
		html_escape(out, text + at, link.start - at);
		str_printf(out, "<a href=\"%s", link.scheme);
		html_escape(out, text + link.start, link.bytes);
		str_puts(out, "\">");
		html_escape(out, text + link.start, link.bytes);
		str_puts(out, "</a>");
		at = link.start + link.bytes;
	}
	html_escape(out, text + at, bytes - at);
}

void html_broken(struct str *out, const char *text)
{
	for (const char *end; text; text = *end ? end + 1 : NULL) {
		end = strchrnul(text, '\n');
		html_linked(out, text, (size_t)(end - text));
		if (*end)
			str_puts(out, "<br>");
	}
}

/* --- lists --- */

/* Marks that the program counts are the browser's; those that were typed stay as text. */
static struct html_list list_of(const struct cell_line *line)
{
	switch (line->marks) {
	case MARKS_THAI: return (struct html_list){"ol", "thai"};
	case MARKS_ARABIC: return (struct html_list){"ol", "arabic"};
	case MARKS_DASH: return (struct html_list){"ul", "dash"};
	case MARKS_NONE: break;
	}
	return (struct html_list){"ul", line->mark ? "typed" : "plain"};
}

static void begin_item(
	struct str *out, struct html_list *list, const struct cell_line *line)
{
	const struct html_list other = list_of(line);
	if (list->tag && strcmp(list->class, other.class) != 0)
		html_list_end(out, list);
	if (list->tag)
		str_puts(out, "</li>\n");
	else
		str_printf(out, "<%s class=\"%s\">\n", other.tag, other.class);
	*list = other;
	str_puts(out, "<li>");
}

void html_list_end(struct str *out, struct html_list *list)
{
	if (list->tag)
		str_printf(out, "</li>\n</%s>\n", list->tag);
	*list = (struct html_list){NULL, NULL};
}

void html_line(struct str *out, struct html_list *list, const char *text,
	const struct cell_line *line, const char *attributes)
{
	const size_t mark = line->marks != MARKS_NONE ? line->mark : 0;
	const char *said = text + line->start + mark;
	if (!line->bytes)
		return;
	if (line->kind == CELL_PARAGRAPH || (line->kind == CELL_MORE && !list->tag)) {
		html_list_end(out, list);
		str_printf(out, "<p%s>", attributes);
		html_linked(out, said, line->bytes);
		str_puts(out, "</p>\n");
		return;
	}
	if (line->kind == CELL_ITEM)
		begin_item(out, list, line);
	else
		str_puts(out, "<br>");
	html_linked(out, said, line->bytes - mark);
}

void html_cell(struct str *out, const char *text, const struct cell_lines *lines)
{
	struct html_list list = {NULL, NULL};
	for (size_t i = 0; i < lines->count; i++)
		html_line(out, &list, text, &lines->items[i], "");
	html_list_end(out, &list);
}
