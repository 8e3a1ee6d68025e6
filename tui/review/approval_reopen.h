/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which measures of an approved report are opened again with it. */
#ifndef TUI_REVIEW_APPROVAL_REOPEN_H
#define TUI_REVIEW_APPROVAL_REOPEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/report.h"
#include "tui/app/app.h"

/* Has them ticked in a list of the report's measures; none is fine. *cards, to be freed,
 * gets their numbers. False: left, or the message line says why. */
bool approval_choose_cards(struct app *app, int64_t number, const struct report *report,
	int64_t **cards, size_t *count);

#endif
