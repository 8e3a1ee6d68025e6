/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The office file of a first start: made when something is to be kept, no sooner.
 */
#ifndef TUI_BEGINNING_FIRST_STORE_H
#define TUI_BEGINNING_FIRST_STORE_H

#include <stdbool.h>

#include "text/error.h"
#include "tui/app/app.h"

/* Makes it where there is none yet, and opens it. */
bool first_store(struct app *app, struct error *error);

#endif
