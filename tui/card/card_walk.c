/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where the palette leads in the screens of one measure: its fields; and from one measure
 * of a report to the next, back, or to any other, in the place of the same screen.
 */
#include <config.h>

#include "tui/card/card_faces.h"

#include "db/store.h"
#include "model/card.h"
#include "model/card_fields.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/screen.h"
#include "tui/card/card_editor.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/field.h"

/* --- the places of the two screens of one card --- */

static struct card_editor *editor_of(const struct screen *screen)
{
	return ((const struct card_face *)screen->state)->editor;
}

static size_t fields_count(const struct screen *screen)
{
	(void)screen;
	return FIELD_COUNT;
}

static const char *field_name(const struct screen *screen, size_t place, struct str *out)
{
	const enum card_field field = editor_of(screen)->order[place];
	str_puts(out, _(card_field_label(field)));
	return _(card_field_row(field)->wanted);
}

static void go_to_field(struct app *app, struct screen *screen, size_t place)
{
	(void)app;
	card_editor_go(editor_of(screen), place);
}

static void turn(struct app *app, struct screen *screen, int64_t card)
{
	card_turn(app, screen->state, card);
}

static unsigned widgets_now(const struct screen *screen)
{
	switch (field_kind(card_editor_now(editor_of(screen)))) {
	case KIND_LIST:
	case KIND_STEPS: return WIDGET_TEXT | WIDGET_LIST | WIDGET_OFFERS;
	case KIND_EVIDENCE: return WIDGET_TEXT | WIDGET_EVIDENCE | WIDGET_OFFERS;
	default: return WIDGET_TEXT | WIDGET_OFFERS;
	}
}

const struct screen_places card_face_places = {
	.count = fields_count,
	.name = field_name,
	.go = go_to_field,
	.numbered = true,
	.turn = turn,
	.widgets = widgets_now,
};

/* --- from one measure to another --- */

/* Whether a measure can be begun behind the last one. */
static bool may_begin(const struct card_editor *editor)
{
	return editor->entry.number && !editor->read_only;
}

/* The editor of the measure so many places further, or behind the last one of a new one.
 * NULL: there is none, or *error says why not. */
static struct card_editor *open_other(
	struct app *app, const struct card_editor *editor, int step, struct error *error)
{
	struct card_standing standing = {.place = editor->entry.place};
	int64_t number;
	if (editor->entry.number &&
		!store_card_standing(app->store, editor->entry.number, &standing, error))
		return NULL;
	const int place = standing.place + step;
	if (place < 1)
		return NULL;
	if (place <= editor->cards)
		return store_card_at(
			       app->store, editor->entry.report, place, &number, error)
			       ? card_editor_open(app, number, FIELD_NONE, 0, error)
			       : NULL;
	return may_begin(editor) ? card_editor_new(app, editor->entry.report, error)
				 : NULL;
}

/* What was typed is saved first. False: that cannot be, and one stays. */
static bool may_leave(struct card_editor *editor)
{
	return card_editor_leave(editor) || (!editor->entry.number && !editor->begun);
}

static void take_other(struct app *app, struct card_face *face, struct card_editor *other)
{
	struct card_editor *editor = face->editor;
	face->editor = other;
	app->saved_by = NULL; /* that was the other card */
	face->top = 0;
	card_editor_close(editor);
}

void card_turn(struct app *app, struct card_face *face, int64_t card)
{
	struct error error = ERROR_INIT;
	if (card == face->editor->entry.number || !may_leave(face->editor))
		return;
	struct card_editor *other = card_editor_open(app, card, FIELD_NONE, 0, &error);
	if (other)
		take_other(app, face, other);
	else
		app_error(app, &error);
}

void card_walk(struct app *app, struct card_face *face, int step)
{
	struct card_editor *editor = face->editor;
	struct error error = ERROR_INIT;
	if (!may_leave(editor))
		return;
	struct card_editor *other = open_other(app, editor, step, &error);
	if (!other && error.kind != ERROR_NONE) {
		app_error(app, &error);
	} else if (!other) {
		app_message(app, STYLE_MESSAGE, "%s",
			step < 0 ? _("This is the first measure")
				 : _("This is the last measure"));
	} else {
		take_other(app, face, other);
		if (!other->entry.number)
			app_message(app, STYLE_MESSAGE, "%s",
				_("A new measure: it is in the report once something is "
				  "typed"));
	}
}
