/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A report made from another (db/carry.h): what is asked before, and it is opened.
 */
#ifndef TUI_HOME_CARRYING_H
#define TUI_HOME_CARRYING_H

#include <stdint.h>

#include "text/error.h"
#include "tui/app/app.h"

/* The error says nothing where nobody wanted it after all. */
void carrying_ask(struct app *app, int64_t report, int fiscal_year, int months,
	struct error *error);

#endif
