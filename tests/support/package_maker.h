/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Packages of parts for tests of readers, made in memory.
 */
#ifndef TESTS_SUPPORT_PACKAGE_MAKER_H
#define TESTS_SUPPORT_PACKAGE_MAKER_H

#include <stdbool.h>
#include <stddef.h>

#include "text/str.h"

struct package_part {
	const char *name; /* NULL ends the list */
	const char *bytes;
	size_t count; /* 0: the bytes end with a NUL */
	bool locked;  /* encrypted */
};

/* Appends the archive. */
void package_make(struct str *out, const struct package_part *parts);

/* Appends a .docx of that content of w:body, and of those parts besides: a part of its
 * relations, numbering or styles is related to it. */
void package_make_docx(
	struct str *out, const char *body, const struct package_part *parts);

/* The same of an .odt: of what stands in office:automatic-styles and in office:text. */
void package_make_odt(struct str *out, const char *styles, const char *text,
	const struct package_part *parts);

#endif
