/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An old text brought back into a measure: what an earlier version says becomes what the
 * measure says, as a new version, by whoever sits here. Nothing is lost by it: what the
 * measure said until then is the version before, and one key puts it back.
 */
#ifndef TUI_CARD_VERSION_BACK_H
#define TUI_CARD_VERSION_BACK_H

#include <stdbool.h>
#include <stdint.h>

#include "model/card.h"
#include "tui/app/app.h"

/* What was brought back last, and what the measure said before. */
struct version_back {
	bool done;        /* false: nothing to undo, and no more is filled in */
	int64_t revision; /* that it made */
	unsigned fields;  /* bits 1 << enum card_field */
	struct card before;
};

void version_back_release(struct version_back *back);

/* Asks which fields where several say something else, and the message line says what was
 * done, or why not. at: when that version was made. Whether the measure is another now. */
bool version_back_take(struct version_back *back, struct app *app, int64_t card,
	const struct card *version, int64_t at);

/* Takes it back, unless somebody changed the measure since. */
bool version_back_undo(struct version_back *back, struct app *app, int64_t card);

#endif
