/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The straight lines of a drawn page, from its picture: whatever program drew the table, and
 * however (lines, thin areas, edges of shaded cells), there they are.
 */
#ifndef INTAKE_PDF_RULES_H
#define INTAKE_PDF_RULES_H

#include <stddef.h>

#include "intake/pdf_page.h"

/* A picture in grey, a byte a dot: 0 is black. */
struct pdf_picture {
	const unsigned char *dots;
	size_t width, height, stride; /* stride: bytes from a row to the next */
	double scale;                 /* dots in a point */
};

/* The lines that are longer than letters are high, at most PDF_RULES. To be freed. */
struct pdf_rule *pdf_rules_find(const struct pdf_picture *picture, size_t *count);

#endif
