/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One field set in several measures of a report at once: which field, what it is to hold,
 * what comes of it measure by measure, then all of it as one change that one key takes back
 * (office/bulk.h). What others have done meanwhile is left and told.
 */
#ifndef TUI_BULK_CARD_SET_H
#define TUI_BULK_CARD_SET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "office/card_lines.h"
#include "tui/app/app.h"

/* Asks and does it to the cards, which stand among the lines; what can be taken back is left
 * for their list (tui/undoing/undoing.h). Whether something was done; the message line says
 * what. */
bool card_set_ask(struct app *app, int64_t report, const struct card_lines *lines,
	const int64_t *cards, size_t count);

#endif
