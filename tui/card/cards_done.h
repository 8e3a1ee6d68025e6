/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Measures that are done, said from the list of them. What a measure needs for that is
 * what it needs where it is open (card_first_lack()); one that was sent back is opened
 * instead, for its answer.
 */
#ifndef TUI_CARD_CARDS_DONE_H
#define TUI_CARD_CARDS_DONE_H

#include "office/card_lines.h"
#include "report/layout.h"
#include "tui/app/app.h"

/* Makes cards done, each by itself; the message line says of how many, and what the first
 * lacks that could not be. Whether some are others now. */
bool cards_finish(struct app *app, const struct layout *layout,
	const struct card_line *lines, size_t count);

/* Has those chosen that lack nothing, and after a question does it to these. */
bool cards_finish_ask(struct app *app, const struct card_lines *rows);

#endif
