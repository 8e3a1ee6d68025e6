/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The whole card on one screen: all fields, one below another.
 */
#include <config.h>

#include "model/card.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/str.h"
#include "tui/app/needs.h"
#include "tui/app/screen.h"
#include "tui/app/screen_id.h"
#include "tui/card/card_check.h"
#include "tui/card/card_editor.h"
#include "tui/card/card_faces.h"
#include "tui/card/screens.h"
#include "tui/terminal/canvas.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/action.h"
#include "tui/widget/sheet.h"

struct drawing {
	const struct card_editor *editor;
	struct str label; /* of the row that was described last */
};

static void describe(void *context, size_t number, struct sheet_row *row)
{
	struct drawing *drawing = context;
	const struct card_editor *editor = drawing->editor;
	const enum card_field field = editor->order[number];
	str_clear(&drawing->label);
	str_puts(&drawing->label, _(card_field_label(field)));
	row->label = drawing->label.data;
	row->mark = card_face_mark(editor, field, &row->style);
	row->field = editor->fields[field];
	if (number == editor->printed)
		row->heading = _("Not in the report");
}

/* What a supervisor wants to be mended, as far as two rows hold it; returns the row
 * behind it. */
static int paint_comment(const struct card_editor *editor, const struct canvas *canvas)
{
	enum { MOST = 2 };
	const struct canvas part =
		canvas_part(canvas, 0, 1, MIN(MOST, canvas->rows), canvas->columns - 2);
	if (!editor->comment.bytes || editor->entry.card.state == CARD_DONE)
		return 0;
	const int rows = canvas_paragraphs(&part, 0, editor->comment.data, STYLE_WARNING);
	return MIN(rows, part.rows);
}

static void paint(struct app *app, struct screen *screen, const struct canvas *canvas)
{
	struct card_face *state = screen->state;
	struct drawing drawing = {state->editor, STR_INIT};
	const struct sheet sheet = {describe, &drawing, FIELD_COUNT};
	const int top = paint_comment(state->editor, canvas);
	(void)app;
	state->list =
		canvas_part(canvas, top + 1, 0, canvas->rows - top - 1, canvas->columns);
	card_editor_take(state->editor);
	card_editor_look(state->editor, LOOK_NEW);
	canvas_across(canvas, top, 0, canvas->columns, STYLE_LINE);
	sheet_paint(&sheet, &state->list, state->editor->at, &state->top);
	str_release(&drawing.label);
}

/* A click goes to the field first, then into it. */
static enum effect event(
	struct app *app, struct screen *screen, const struct event *happened)
{
	struct card_face *state = screen->state;
	const int row = happened->row - state->list.top;
	if (happened->kind == EVENT_MOUSE && happened->mouse == MOUSE_PRESS && row >= 0) {
		struct drawing drawing = {state->editor, STR_INIT};
		const struct sheet sheet = {describe, &drawing, FIELD_COUNT};
		card_editor_go(
			state->editor, sheet_find(&sheet, &state->list, state->editor->at,
					       state->top, row));
		str_release(&drawing.label);
	}
	return card_face_event(app, screen, happened);
}

static bool open(struct app *app, const struct topic *topic, struct error *error)
{
	return card_face_open(app, &screen_whole, topic, error);
}

const struct screen_class screen_whole = {
	.id = SCREEN_WHOLE,
	.name = "whole",
	.open = open,
	.about = card_face_about,
	.title = card_face_title,
	.paint = paint,
	.event = event,
	.reload = card_face_reload,
	.keep = card_face_keep,
	.suggest = card_face_suggest,
	.close = card_face_close,
	.actions = card_actions,
	.actions_count = CARD_ACTIONS,
	.lacks = card_face_lacks,
	.hides = NEEDS_WRITE,
	.help = N_(
		"All fields of the measure, one below another. Up and Down go from one "
		"to the next; everything is saved when a field is left.\nA row of a table "
		"that is pasted may become the fields of the measure, after a question."),
	.widgets = WIDGET_TEXT | WIDGET_LIST | WIDGET_EVIDENCE | WIDGET_OFFERS,
	.places = &card_face_places,
};
