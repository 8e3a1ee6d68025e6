/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The memo and the texts beside the table of a document of ours that comes back, compared line
 * by line with those that went out.
 */
#ifndef INTAKE_RETURNED_HEAD_H
#define INTAKE_RETURNED_HEAD_H

#include <stdbool.h>

#include "intake/returned.h"
#include "intake/source.h"
#include "report/layout.h"

/* Adds to returned->texts what was changed, to returned->others what stands otherwise and is
 * no text of the report. is_ours: whether a table is the report's. */
void returned_head_compare(struct returned *returned, const struct layout *layout,
	const struct source *source,
	bool (*is_ours)(struct returned *returned, const struct source_table *table));

#endif
