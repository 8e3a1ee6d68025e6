/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lists in the text of an .odt: which are open, and what their items are numbered. A list may
 * go on from one before it. For intake/odt*.c alone.
 */
#ifndef INTAKE_ODT_LIST_H
#define INTAKE_ODT_LIST_H

#include <stdbool.h>
#include <stddef.h>

#include "intake/builder.h"
#include "intake/odt_styles.h"
#include "intake/xml.h"

/* One that was counted: another one may go on from it. */
struct odt_count {
	char *id, *style;
	unsigned numbers[ODT_LEVELS]; /* of the last item */
	bool counted[ODT_LEVELS];
};

struct odt_lists {
	struct odt_styles *styles;
	unsigned depth; /* of lists that are open */
	char *style[ODT_LEVELS];
	struct odt_count *counts; /* the last is that of the list that is open */
	size_t count, capacity;
	bool item; /* an item began, its paragraph is to come */
	bool anew; /* it has a number of its own: */
	unsigned number;
};

void odt_list_start(struct odt_lists *lists, const struct xml_element *element);
void odt_list_end(struct odt_lists *lists);
/* header: an item that has no mark. */
void odt_list_item(
	struct odt_lists *lists, const struct xml_element *element, bool header);
/* A paragraph began in the builder: the first one of an item has its mark. */
void odt_list_mark(struct odt_lists *lists, struct builder *builder);
void odt_lists_release(struct odt_lists *lists);

#endif
