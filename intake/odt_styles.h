/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Styles and lists of an .odt (OpenDocument 1.2, 1.3): what a paragraph is by its style, and
 * how the items of its lists are numbered. For intake/odt*.c alone.
 */
#ifndef INTAKE_ODT_STYLES_H
#define INTAKE_ODT_STYLES_H

#include <stdbool.h>
#include <stddef.h>

#include "intake/list_label.h"
#include "intake/source.h"
#include "intake/xml.h"
#include "text/error.h"
#include "text/str.h"

enum { ODT_LEVELS = 10, ODT_STYLES_MAX = 50000, ODT_UNSET = -1 };

extern const struct xml_space odt_spaces[];

/* Each ODT_UNSET where the style does not say it. */
struct odt_looks {
	int heading; /* 1 to 6; 0: no */
	int centred;
	int page; /* a page begins before it */
	int hidden;
};

struct odt_style {
	char *family, *name, *parent;
	struct odt_looks looks;
};

struct odt_level {
	enum list_form form;
	char *before, *behind;
	unsigned start;
	unsigned shown; /* how many levels the number shows, its own the last */
};

struct odt_list {
	char *name;
	size_t order; /* in which it was read */
	struct odt_level levels[ODT_LEVELS];
};

struct odt_styles {
	struct odt_style *list;
	size_t count, capacity;
	struct odt_list *lists;
	size_t lists_count, lists_capacity;
	bool sorted, lists_sorted;
	bool in_style; /* the last one is being read */
};

/* Takes what an element within styles says. False: more styles than any
 * document has. What stands directly within styles ends by odt_styles_end(). */
bool odt_styles_start(struct odt_styles *styles, const struct xml_element *element);
void odt_styles_end(struct odt_styles *styles);
void odt_styles_release(struct odt_styles *styles);

/* What a style and those that it is based on say; name may be NULL. */
struct odt_looks odt_looks(
	struct odt_styles *styles, const char *family, const char *name);
/* NULL: there is none. */
const struct odt_list *odt_list(struct odt_styles *styles, const char *name);

#endif
