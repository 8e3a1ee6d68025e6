/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The rows of a form that say which agency it is: kind, name, district, province. What they hold
 * is completed from the names of places (office/agency_names.h): while one types, dim behind the
 * cursor; as a list; and a name that only one place has says the district and the province too,
 * where nothing stands there. What was typed stays, whether the places know it or not.
 */
#ifndef TUI_HEAD_AGENCY_ROWS_H
#define TUI_HEAD_AGENCY_ROWS_H

#include <stdbool.h>
#include <stddef.h>

#include "tui/app/app.h"
#include "tui/app/form.h"
#include "tui/widget/offers.h"

struct places;

struct agency_rows {
	struct form *form;                     /* borrowed */
	size_t type, name, district, province; /* rows of it */
	struct places *places;
	char *known; /* the name of which it was looked up last where it is */
};

/* The four rows stand one after another, from `type` on, and are filled in. Reads nothing. */
void agency_rows_init(struct agency_rows *rows, struct form *form, size_t type);
void agency_rows_release(struct agency_rows *rows);

/* As screen_class.suggest: of the row where the cursor is. */
bool agency_rows_suggest(struct agency_rows *rows, const struct offering *offering);

/* Whether the row of the cursor has such a list; it. */
bool agency_rows_can_pick(const struct agency_rows *rows);
void agency_rows_pick(struct agency_rows *rows, struct app *app);

/* After each event of the form: fills in where the agency is, once its name was typed. */
void agency_rows_follow(struct agency_rows *rows, struct app *app);

#endif
