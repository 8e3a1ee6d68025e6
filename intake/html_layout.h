/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tables of web pages that only place things: menu on the left, the text on the right. One
 * that holds a table with more columns than it has itself is no table.
 */
#ifndef INTAKE_HTML_LAYOUT_H
#define INTAKE_HTML_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>

struct html_layout {
	bool *places; /* for each table, in the order in which they begin */
	size_t count;
};

/* Of a page in UTF-8; of one that cannot be read: what was seen of it. */
void html_layout_find(struct html_layout *layout, const char *bytes, size_t count);
void html_layout_release(struct html_layout *layout);

/* Whether that table is one. */
bool html_layout_is(const struct html_layout *layout, size_t table);

#endif
