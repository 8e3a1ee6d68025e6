/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A bar (BLOCK_BAR) as a line of text: its name, as much of # as is its share, what is said
 * of it.
 */
#ifndef REPORT_BAR_H
#define REPORT_BAR_H

#include "report/document.h"
#include "text/str.h"

/* Appends it in columns columns; where that is too few for a bar, without one. */
void bar_append(struct str *out, const struct block *block, unsigned columns);

#endif
