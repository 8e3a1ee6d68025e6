/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is said and asked before a report or a card is removed or destroyed: which one
 * exactly, and who is typing in it.
 */
#ifndef TUI_APP_REMOVAL_H
#define TUI_APP_REMOVAL_H

#include "db/bin.h"
#include "model/report.h"
#include "tui/app/app.h"

/* Which report: enough to tell it from another of the same title. */
struct removal {
	int64_t report;
	int fiscal_year, months;
	enum report_state state;
	int64_t cards;
	const char *title, *agency, *layout; /* as shown */
};

/* Appends all of that: title, agency, year, months, layout, number, measures, state. */
void removal_append(
	struct str *out, const struct app *app, const struct removal *removal);

/* Appends who else typed in a report (card 0), or in a card, in the last minutes, and
 * when: a line each behind an empty one; nothing where nobody did. */
bool removal_append_typists(struct str *out, const struct app *app, int64_t report,
	int64_t card, struct error *error);

#endif
