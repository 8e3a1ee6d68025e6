/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who signs, chosen in the memo: a supervisor of the office file, or the paper, on purpose.
 * A name that is typed is a name alone.
 */
#ifndef TUI_HEAD_SIGNER_PICK_H
#define TUI_HEAD_SIGNER_PICK_H

#include "db/trust/people_list.h"
#include "tui/head/head_editor.h"

/* Asks for the signature where the cursor is. *people is read anew. */
void signer_pick(struct head_editor *editor, struct people *people);

/* Whether the row is the name of a signature of which it must be said whose it is, before
 * anybody can sign. */
bool signer_is_missing(const struct head_editor *editor, const struct people *people,
	const struct head_row *row);

/* Appends whose the signature of the row is; nothing where the row is of none, or while
 * nobody signs in this office file. */
void signer_append(const struct head_editor *editor, const struct people *people,
	const struct head_row *row, struct str *out);

#endif
