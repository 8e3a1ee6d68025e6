/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tables that go on over pages.
 */
#ifndef INTAKE_PDF_JOINS_H
#define INTAKE_PDF_JOINS_H

#include <stddef.h>

#include "intake/source.h"

/* Takes away the rows from `first` on that have no text: they are lines of a drawing. */
void pdf_joins_clean(struct source_table *table, size_t first);

/* Takes away the rows from `first` on that say what the table's first rows say. Returns how
 * many. */
unsigned pdf_joins_drop_heads(struct source_table *table, size_t first);

/* Puts row `first` to the one before it, where it goes on with it. Returns 1 if so. What
 * says that a text of the last row may go on (continues) is taken away where it does not. */
unsigned pdf_joins_row(struct source_table *table, size_t first);
void pdf_joins_end(struct source_table *table);

#endif
