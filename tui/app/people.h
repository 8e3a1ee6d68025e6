/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The people of the office file, held for a screen: who is called how, and who may do
 * what.
 */
#ifndef TUI_APP_PEOPLE_H
#define TUI_APP_PEOPLE_H

#include "db/trust/people_list.h"
#include "model/report.h"
#include "tui/app/app.h"

/* Reads them; *people is zeroed or was read before. On failure it is empty. */
bool people_read(struct people *people, const struct app *app, struct error *error);

/* The name by which people know somebody: as entered; who sits here, as in the settings;
 * else the login. */
const char *people_name(
	const struct people *people, const struct app *app, const char *login);

/* Whether who sits here writes in this office file, is a supervisor. Where that cannot be
 * told it is so: storing will tell. */
bool people_writes(const struct app *app);
bool people_supervises(const struct app *app);

/* Why who sits here cannot change a report, in a state: N_() words; NULL: nothing is in
 * the way. */
const char *people_read_only(const struct app *app, enum report_state state);
/* The same of the state alone. */
const char *people_locked(enum report_state state);

#endif
