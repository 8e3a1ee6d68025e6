/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The draft of the card in an editor: written, taken in again after a program was cut
 * off, forgotten.
 */
#ifndef TUI_CARD_CARD_DRAFT_H
#define TUI_CARD_CARD_DRAFT_H

#include "model/card.h"
#include "tui/card/card_editor.h"

/* Writes entry.card, field and cursor over this session's draft. A new card comes into
 * the report by it. */
bool card_draft_put(struct card_editor *editor, struct error *error);
bool card_draft_drop(struct card_editor *editor, struct error *error);
/* *exists: this session has a draft of the card. */
bool card_draft_exists(
	const struct card_editor *editor, bool *exists, struct error *error);

/*
 * Takes the newest draft of this person that no running program is writing into the
 * fields, which hold what is stored; says so in the message line. Where *field is
 * FIELD_NONE it gets the draft's field and *cursor its cursor. What somebody else changed
 * since the typing began is joined with it; where both changed a field, entry keeps the
 * older revision, so that saving finds the conflict.
 */
bool card_draft_recover(struct card_editor *editor, enum card_field *field,
	size_t *cursor, struct error *error);

#endif
