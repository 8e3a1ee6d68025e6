/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What lies over and beside the cells of a sheet: pictures, charts, text boxes, comments. For
 * intake/xlsx*.c alone.
 */
#ifndef INTAKE_XLSX_DRAWING_H
#define INTAKE_XLSX_DRAWING_H

#include <stdbool.h>
#include <stddef.h>

#include "intake/docx_parts.h"
#include "intake/package.h"
#include "text/error.h"

enum { XLSX_THINGS = 4000 };

enum xlsx_thing_kind { XLSX_PICTURE, XLSX_CHART, XLSX_BOX, XLSX_COMMENT };

struct xlsx_thing {
	enum xlsx_thing_kind kind;
	unsigned row, column; /* of the cell that it hangs on, from 1; 0: it says none */
	char *part;           /* of a picture; NULL: it is not in the workbook */
	char *words; /* of a box, a comment; what stands for a picture; NULL: none */
};

struct xlsx_things {
	struct xlsx_thing *items;
	size_t count, capacity;
};

/* Adds those of a drawing. */
bool xlsx_drawing_read(struct xlsx_things *things, struct package *package,
	const char *part, struct error *error);
/* Adds comments. */
bool xlsx_comments_read(struct xlsx_things *things, struct package *package,
	const char *part, struct error *error);
void xlsx_things_release(struct xlsx_things *things);

#endif
