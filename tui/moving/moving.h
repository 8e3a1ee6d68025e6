/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Measures of a list copied or moved, into this report or another, and measures of other
 * reports brought in: what is asked before, what is said of it, and taken back
 * (db/transfer.h). The lists belong to those who ask.
 */
#ifndef TUI_MOVING_MOVING_H
#define TUI_MOVING_MOVING_H

#include <stdbool.h>

#include "db/transfer.h"
#include "office/card_lines.h"
#include "text/error.h"
#include "tui/app/app.h"

/* Asks which of the rows (row, which may be NULL, is ticked first), where to, and whether
 * they are copied or moved; into no other group of this report they are copied without that,
 * one measure right behind itself. *done: what was done; of no card where nothing was. False: the
 * error says why nothing could be. */
bool moving_ask(struct app *app, int64_t report, const struct card_lines *rows,
	const struct card_line *row, struct transferred *done, struct error *error);

/* Asks from which report and which of its measures; their copies are put where their groups
 * end. As above. */
bool moving_bring(
	struct app *app, int64_t report, struct transferred *done, struct error *error);

/* Takes it back, and the message line says so. */
bool moving_undo(struct app *app, const struct transferred *done, struct error *error);

#endif
