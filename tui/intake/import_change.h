/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the clerk says otherwise of a document: which field a column is, what a row or a
 * paragraph is, what the report's head has, whether a space stays. The report is made anew
 * at once.
 */
#ifndef TUI_INTAKE_IMPORT_CHANGE_H
#define TUI_INTAKE_IMPORT_CHANGE_H

#include <stdbool.h>

#include "tui/intake/import_lists.h"

/* Asks what the row under the cursor is. Nothing where the cursor is on none. */
void import_change(struct import_work *work);

/* Asks for one field more of a column: those that stand one below another in its cells. */
bool import_change_can_add(const struct import_work *work);
void import_change_add(struct import_work *work);

/* The next kind of a row of a table. */
bool import_change_can_turn(const struct import_work *work);
void import_change_turn(struct import_work *work);

/* Asks about a space that may stand inside a word. */
void import_change_space(struct import_work *work, const struct doubt *doubt);

#endif
