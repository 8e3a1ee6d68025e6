/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The document as plain text without pages and columns: what the report says, for
 * other programs and for reading. A row becomes one paragraph a column, headed by the
 * column's heading.
 */
#ifndef REPORT_PLAIN_H
#define REPORT_PLAIN_H

#include <stdbool.h>

#include "report/document.h"
#include "text/error.h"
#include "text/str.h"

/* Appends the whole document, from its first block. False on an error of its source. */
bool plain_append(struct str *out, struct document *document, const struct layout *layout,
	struct error *error);

#endif
