/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the two screens of one card share: the guide, field after field, and the whole
 * card, all fields one below another. Both are faces of one editor, and F4 changes the
 * screen's class in its place on the stack, so field, cursor and undo stay.
 */
#ifndef TUI_CARD_CARD_FACES_H
#define TUI_CARD_CARD_FACES_H

#include "model/card.h"
#include "tui/app/needs.h"
#include "tui/card/card_editor.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/action.h"
#include "tui/widget/offers.h"

struct card_face {
	struct card_editor *editor;
	size_t top; /* whole card: the first field in view, in the editor's order */
	struct canvas list; /* where the names of the fields were drawn, for clicks */
};

enum { CARD_ACTIONS = 19 };
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
bool card_face_suggest(
	struct app *app, struct screen *screen, const struct offering *offering);
bool card_face_keep(struct app *app, struct screen *screen, struct error *error);
void card_face_close(struct app *app, struct screen *screen);
const char *card_face_lacks(
	const struct app *app, const struct screen *screen, enum need need);

/* To the measure so many places further in the report (-1, 1); behind the last one a new
 * one is begun, where one may. The message line says where there is none. */
void card_walk(struct app *app, struct card_face *face, int step);

/* To a measure of the same report, in the same way. */
void card_turn(struct app *app, struct card_face *face, int64_t card);

/* Their fields. */
extern const struct screen_places card_face_places;

/* What they are about: the measure, its report, the field and the place in it. */
void card_face_about(const struct screen *screen, struct topic *topic);

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
