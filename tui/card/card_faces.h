/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the two screens of one card share: the guide, field after field, and the whole
 * card, all fields one below another. Both are faces of one editor, and F4 changes the
 * screen's class in its place on the stack, so field, cursor and undo stay.
 */
#ifndef TUI_CARD_CARD_FACES_H
#define TUI_CARD_CARD_FACES_H

#include "tui/card/card_editor.h"

struct card_face {
	struct card_editor *editor;
	size_t top; /* whole card: the first field in view, in the editor's order */
	struct canvas list; /* where the names of the fields were drawn, for clicks */
};

enum { CARD_ACTIONS = 13 };
extern const struct action card_actions[CARD_ACTIONS];

/* Opens either: a card, at the field that topic->path names, else as card_editor_open()
 * says; without a card a new one of the report. */
bool card_face_open(struct app *app, const struct screen_class *class,
	const struct topic *topic, struct error *error);

/* Members of both classes. */
void card_face_title(
	struct app *app, struct screen *screen, struct str *left, struct str *right);
enum effect card_face_event(
	struct app *app, struct screen *screen, const struct event *event);
bool card_face_reload(struct app *app, struct screen *screen, struct error *error);
bool card_face_keep(struct app *app, struct screen *screen, struct error *error);
void card_face_close(struct app *app, struct screen *screen);
const char *card_face_lacks(
	const struct app *app, const struct screen *screen, enum need need);

/* Appends the field's label, with what is to be said of it. */
void card_face_label(
	const struct card_editor *editor, enum card_field field, struct str *out);

/* ✓, !, ✗ or a space; with the style to draw it in. */
const char *card_face_mark(
	const struct card_editor *editor, enum card_field field, enum style *style);

/* Draws a text at its place, in as many columns as there are, and returns the row
 * behind it: a heading and paragraphs below it. */
int card_face_note(const struct canvas *canvas, int row, const char *heading,
	const char *text, enum style style);

/* Draws what the checks say of the field under the cursor. */
int card_face_verdicts(
	const struct card_editor *editor, const struct canvas *canvas, int row);

#endif
