/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a clerk answers when a measure that was sent back is done. */
#ifndef TUI_CARD_CARD_ANSWER_H
#define TUI_CARD_CARD_ANSWER_H

#include <stdbool.h>

#include "text/str.h"
#include "tui/card/card_editor.h"

/* Asks for the answer where the card was sent back or opened again, and first whether it is
 * done at all, where nothing in it is another since; then a reason has to be given.
 * *answer stays empty where nothing is to be asked. False: left, or the message line says
 * why. */
bool card_answer_ask(struct card_editor *editor, struct str *answer);

#endif
