/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lists of web pages: <ol> and <ul>, as deep as they are. For intake/html*.c alone.
 */
#ifndef INTAKE_HTML_LIST_H
#define INTAKE_HTML_LIST_H

#include <stdbool.h>

#include "intake/builder.h"
#include "intake/list_label.h"
#include "intake/xml.h"

enum { HTML_LISTS = 32 }; /* deeper ones have no marks */

struct html_lists {
	struct {
		enum list_form form;
		unsigned next; /* the number of the next item */
		bool down;     /* they are counted down */
	} open[HTML_LISTS];
	unsigned count;
};

/* ordered: <ol>. */
void html_list_start(
	struct html_lists *lists, const struct xml_element *element, bool ordered);
void html_list_finish(struct html_lists *lists);
/* An item begins: its paragraph gets its mark. */
void html_list_item(struct html_lists *lists, struct builder *builder,
	const struct xml_element *element);

/* Whether the element's style (style="…") gives the property that value; blanks and the
 * case of letters do not matter. */
bool html_style_is(
	const struct xml_element *element, const char *property, const char *value);

#endif
