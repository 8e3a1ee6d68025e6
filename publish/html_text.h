/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Texts of a report as HTML: nothing of them is ever taken for a tag, addresses are links,
 * lines that are items of a list become one.
 */
#ifndef PUBLISH_HTML_TEXT_H
#define PUBLISH_HTML_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "report/cell_lines.h"
#include "text/str.h"

/* Appends the text as it is shown, fit to stand between tags and in an attribute's quotes. */
void html_escape(struct str *out, const char *text, size_t bytes);

/* The same, but byte for byte as it is: for data. */
void html_quote(struct str *out, const char *text, size_t bytes);

/* The same of a whole C string (NULL: nothing). */
void html_puts(struct str *out, const char *text);

/* The same between tags, with its addresses as links. */
void html_linked(struct str *out, const char *text, size_t bytes);

/* The lines of a C string, parted by <br>. */
void html_broken(struct str *out, const char *text);

/* A list that is open while lines go into it; {0} is none. */
struct html_list {
	const char *tag; /* of the open one: ul, ol; NULL: none */
	const char *class;
};

/* Appends one line of text: to the list that is open, to a new one, or behind it as a
 * paragraph; attributes: of that, with a space before them. An empty line is nothing. */
void html_line(struct str *out, struct html_list *list, const char *text,
	const struct cell_line *line, const char *attributes);

/* Closes the list, where one is open. */
void html_list_end(struct str *out, struct html_list *list);

/* Appends a whole cell. */
void html_cell(struct str *out, const char *text, const struct cell_lines *lines);

#endif
