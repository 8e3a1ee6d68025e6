/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which of a report's cards answer an item of its ITA result: a list with check marks.
 */
#ifndef TUI_ITA_ITA_PICK_H
#define TUI_ITA_ITA_PICK_H

#include "tui/app/app.h"
#include "office/card_lines.h"

/* The places that are marked when Enter is pressed take the place of those in *places.
 * Cards that were there keep their order, others come behind them; places where there is
 * no card go. False, and nothing changed: Esc, or nothing is another. */
bool ita_pick_cards(struct app *app, const char *title, const struct card_lines *rows,
	struct card_places *places);

#endif
