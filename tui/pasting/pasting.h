/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What somebody is asked before a pasted table (office/pasted_table.h) becomes measures, or
 * a row of one the fields of a measure: what each column is, what comes of it, what stands
 * in none of them. Nothing is stored here.
 */
#ifndef TUI_PASTING_PASTING_H
#define TUI_PASTING_PASTING_H

#include <stdbool.h>
#include <stddef.h>

#include "model/card.h"
#include "office/pasted_table.h"
#include "tui/app/app.h"

/* Has the columns chosen that are not known, and asks whether the measures are to be put
 * behind the one at a place (0: they are the first). group: that those without one will be
 * in; "" for none. False: they are not, and the message line says so or why. */
bool pasting_measures(
	struct app *app, struct pasted_table *table, int place, const char *group);

enum pasting {
	PASTING_TEXT,  /* it is pasted as the text that it is */
	PASTING_EMPTY, /* into those of the fields that are empty */
	PASTING_ALL,
};

/* Asks what becomes of a row of which *row was made, in a measure that says *now; fields
 * (bits 1 << enum card_field): of the row that have something in them, and differ. */
enum pasting pasting_fields(struct app *app, const struct pasted_table *table,
	const struct card *row, const struct card *now, unsigned fields,
	const enum card_field order[FIELD_COUNT]);

#endif
