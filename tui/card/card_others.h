/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What others did to the card that is open, compared by three versions: as it was when
 * the typing began, as it is typed here, as it is stored now. What only one side changed
 * is joined without a question; a change of state alone, or another place, is told and
 * the typing goes on.
 */
#ifndef TUI_CARD_CARD_OTHERS_H
#define TUI_CARD_CARD_OTHERS_H

#include "tui/card/card_editor.h"

enum card_news {
	NEWS_NONE,     /* what is typed goes on what is stored; entry says what that is */
	NEWS_CONFLICT, /* both changed a field, each otherwise: somebody has to choose */
	NEWS_LOST,     /* editor->fate says what became of it: it cannot be saved there */
	NEWS_FAILED,   /* it cannot be told; the error says why */
};

/* Looks; takes over what was joined; the message line tells of it unless quiet. */
enum card_news card_others_look(
	struct card_editor *editor, bool quiet, struct error *error);

/* Keeps what is typed among this person's kept texts (db/kept.h), where the card cannot
 * have it any more. Nothing is kept where nothing was typed. */
bool card_others_set_aside(struct card_editor *editor, struct error *error);

#endif
