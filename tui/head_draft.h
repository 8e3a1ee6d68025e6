/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The draft of a report's own texts: as card_draft.h for cards.
 */
#ifndef TUI_HEAD_DRAFT_H
#define TUI_HEAD_DRAFT_H

#include "tui/head_editor.h"

bool head_draft_put(struct head_editor *editor, struct error *error);
bool head_draft_drop(const struct head_editor *editor, struct error *error);

/* Takes the newest draft that no running program is writing, and that is of this part,
 * into the rows, which hold what is stored; says so in the message line. */
bool head_draft_recover(struct head_editor *editor, struct error *error);

#endif
