/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The editing keys, for every field in which text is typed: one table of actions, and
 * what they do to a buffer. Those that depend on rows are left to the field.
 */
#ifndef TUI_WIDGET_EDIT_H
#define TUI_WIDGET_EDIT_H

#include "tui/buffer/buffer.h"
#include "tui/terminal/canvas.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/action.h"

enum edit {
	/* Moving; with Shift the selection grows. */
	EDIT_LEFT,
	EDIT_RIGHT,
	EDIT_WORD_LEFT,
	EDIT_WORD_RIGHT,
	EDIT_UP,
	EDIT_DOWN,
	EDIT_START, /* of the row */
	EDIT_END,
	EDIT_PAGE_UP,
	EDIT_PAGE_DOWN,
	EDIT_TEXT_START,
	EDIT_TEXT_END,
	EDIT_MOTIONS, /* how many of them there are */

	EDIT_MARK = EDIT_MOTIONS,
	EDIT_ALL,
	EDIT_COPY,
	EDIT_CUT,
	EDIT_PASTE,
	EDIT_UNDO,
	EDIT_REDO,
	EDIT_BACKSPACE,
	EDIT_DELETE,
	EDIT_DELETE_WORD,
	EDIT_TURN,
	EDIT_EXPAND,
	EDIT_ENTER,
	EDIT_COUNT,
	EDIT_NONE = EDIT_COUNT,
};

/* The table of the keys, by enum edit, is text_area_actions (tui/widget/text_area.h). */

/* What a key means; *extend: whether it is one with Shift, so that the selection grows. */
enum edit edit_find(const struct event *event, bool *extend);
/* The same in a buffer, where a mark that is set does what Shift does. */
enum edit edit_find_in(
	const struct buffer *buffer, const struct event *event, bool *extend);

/* Whether it ends the mark that is set in the buffer, and does nothing else: for who has
 * another use for these keys. */
bool edit_ends_mark(const struct buffer *buffer, const struct event *event);

/* Does what needs no rows: typing, pasting, and all but Up, Down, Start, End, the pages
 * and Enter; for those and for all other events EFFECT_UNUSED. clipboard and message as
 * in text_area_event(). */
enum effect edit_event(struct buffer *buffer, struct breaker *breaker,
	const struct event *event, struct str *clipboard, const char **message);

/* Pastes as buffer_paste() does; *message (may be NULL) is set where something could not be
 * read, or was refused. */
enum effect edit_paste(
	struct buffer *buffer, const char *text, size_t bytes, const char **message);
/* What is said where something could not be read. */
const char *edit_unreadable(void);

/* The message of an event that copied or cut, always this one and not translated: who has
 * the terminal gives it the clipboard, and says how much it is (app_tell_typed()). */
const char *edit_copied(void);

/* Whether the mouse points at the canvas. */
bool edit_points_at(const struct canvas *canvas, const struct event *event);

/* Selects the word that a place is in. */
void edit_select_word(struct buffer *buffer, struct breaker *breaker, struct position at);

#endif
