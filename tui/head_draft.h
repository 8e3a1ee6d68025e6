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

/* The newest draft of a report's head by this person that no other running program is
 * writing and whose field is one of those asked for. Texts are NULL where there is none.
 */
struct head_left {
	char *session, *path, *body;
	int64_t revision;
	size_t cursor; /* bytes */
};
typedef bool head_path_wanted(const void *context, const char *path);
bool head_draft_find(struct app *app, int64_t report, head_path_wanted *wanted,
	const void *context, struct head_left *left, struct error *error);
void head_left_release(struct head_left *left);

/* It is this run's from here on, in one step, and of the revision that it began on. */
bool head_draft_adopt(struct app *app, int64_t report, const struct head_left *left,
	struct error *error);

#endif
