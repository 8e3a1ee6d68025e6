/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The text of an .odt as it is read, element by element. For intake/odt*.c alone.
 */
#ifndef INTAKE_ODT_BODY_H
#define INTAKE_ODT_BODY_H

#include <stdbool.h>
#include <stddef.h>

#include "intake/builder.h"
#include "intake/odt_list.h"
#include "intake/odt_styles.h"
#include "intake/package.h"
#include "text/error.h"
#include "text/str.h"

struct odt_body {
	struct builder builder;
	struct package *package;
	struct odt_styles styles;
	struct odt_lists lists;
	const char *part;
	struct error *error;

	unsigned in_styles;    /* elements that are open within styles */
	unsigned skip;         /* elements that are open in what is left out */
	enum builder_lost why; /* and why */
	struct str lost;
	bool in_heading_rows;
	bool aside;     /* what is left out is the head or foot of each page */
	char *bookmark; /* waits for its paragraph */
	size_t picture; /* whose words may come; SIZE_MAX: none */
	bool in_words;
	struct str words;
};

void odt_body_init(struct odt_body *body, struct package *package);
/* A part: styles.xml, then content.xml. False: the error is set. */
bool odt_body_read(struct odt_body *body, const char *part, struct error *error);
void odt_body_release(struct odt_body *body);

#endif
