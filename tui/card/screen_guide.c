/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The card guide: the list of fields | the field being typed | what is wanted there.
 * Narrow screens do without the right column, narrower ones without the left one, which
 * becomes a line.
 */
#include <config.h>

#include "model/card.h"
#include "model/card_fields.h"
#include "model/text_kind.h"
#include "office/field_check.h"
#include "text/cell.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/number.h"
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
#include "tui/widget/field.h"

enum {
	LIST_COLUMNS = 22,
	LIST_MARK = 2,      /* where ✓ stands in the list, */
	LIST_LABEL = 4,     /* a label, */
	LIST_COUNT = 3,     /* and a number at the right, with a space */
	GUIDE_COLUMNS = 20, /* at least; a quarter of wide screens */
	FIELD_COLUMNS = 48, /* of the field, where the guide stands beside it */
	COLUMNS_FOR_LIST = 64,
	NOTE_ROWS = 5,    /* of the guide below the field, */
	BELOW_ROWS = 9,   /* and beside the list, with the line above it, */
	CHECKED_ROWS = 5, /* without its hints */
	FIELD_ROWS = 8,   /* of the field then */
};

/* How many names, steps or pieces it holds; 0: none, or it is no such list. */
static size_t field_count(const struct card *card, enum card_field field)
{
	const struct card_field_row *row = card_field_row(field);
	const void *value = (const char *)card + row->offset;
	switch (row->holds) {
	case HOLDS_STEPS: return ((const struct steps *)value)->items.count;
	case HOLDS_EVIDENCE: return ((const struct evidence_list *)value)->count;
	case HOLDS_LIST:
		return row->text == TEXT_NAME ? ((const struct string_list *)value)->count
					      : 0;
	default: return 0;
	}
}

static void put_count(const struct card_editor *editor, const struct canvas *canvas,
	int row, enum card_field field, enum style style)
{
	const size_t count = field_count(&editor->entry.card, field);
	if (!count)
		return;
	struct str number = STR_INIT;
	number_append(&number, (int64_t)count, editor->facts.digits);
	canvas_field(canvas, row, canvas->columns - LIST_COUNT, LIST_COUNT - 1,
		number.data, ALIGN_RIGHT, style);
	str_release(&number);
}

static void put_name(
	const struct card_editor *editor, const struct canvas *canvas, int row, size_t at)
{
	const enum card_field field = editor->order[at];
	const bool here = at == editor->at;
	enum style style;
	const char *mark = card_face_mark(editor, field, &style);
	const enum style name = here                  ? STYLE_FOCUS_LABEL
				: style == STYLE_DONE ? STYLE_PLAIN
						      : style;
	if (here)
		canvas_focus(canvas, row, 0, canvas->columns);
	canvas_puts(canvas, row, LIST_MARK, mark, here ? style_focused(style) : style);
	canvas_field(canvas, row, LIST_LABEL, canvas->columns - LIST_LABEL - LIST_COUNT,
		_(card_field_label(field)), ALIGN_LEFT, name);
	put_count(editor, canvas, row, field, here ? STYLE_FOCUS_FAINT : STYLE_FAINT);
}

/* Rounded; 100 is for what is whole. */
static int percent_of(int part, int whole)
{
	const int rounded = whole ? (200 * part + whole) / (2 * whole) : 100;
	return part < whole ? MIN(rounded, 99) : rounded;
}

/* "5 of 9 done" and a bar with the part in a hundred. */
static void put_progress(
	const struct card_editor *editor, const struct canvas *canvas, int row)
{
	const int whole = card_required(editor->layout);
	const int part = card_required_ready(editor->layout, &editor->entry.card);
	const enum digits digits = editor->facts.digits;
	struct str a = STR_INIT, b = STR_INIT, line = STR_INIT;
	number_append(&a, part, digits);
	number_append(&b, whole, digits);
	str_printf(&line, _("Ready: %s of %s"), a.data, b.data);
	canvas_field(canvas, row, LIST_MARK, canvas->columns - LIST_MARK, line.data,
		ALIGN_LEFT, STYLE_PLAIN);
	str_clear(&line);
	number_append(&line, percent_of(part, whole), digits);
	str_puts(&line, "%");
	canvas_bar(
		canvas, row + 1, LIST_MARK, canvas->columns - LIST_MARK - 6, part, whole);
	canvas_field(canvas, row + 1, canvas->columns - 5, 4, line.data, ALIGN_RIGHT,
		STYLE_PLAIN);
	str_release(&a);
	str_release(&b);
	str_release(&line);
}

static void paint_list(struct card_face *state, const struct canvas *canvas)
{
	const struct card_editor *editor = state->editor;
	int row = 0;
	for (size_t i = 0; i < FIELD_COUNT; i++) {
		if (i == editor->printed)
			canvas_field(canvas, row++, LIST_MARK,
				canvas->columns - LIST_MARK, _("Not in the report"),
				ALIGN_LEFT, STYLE_FAINT);
		put_name(editor, canvas, row++, i);
	}
	state->list = canvas_part(canvas, 0, 0, row, canvas->columns);
	if (row + 2 <= canvas->rows)
		put_progress(editor, canvas, row + 3 <= canvas->rows ? row + 1 : row);
}

/* What a supervisor wants to be mended, till it is; returns the row behind it. */
static int paint_comment(const struct card_editor *editor, const struct canvas *canvas)
{
	if (!editor->comment.bytes || editor->entry.card.state == CARD_DONE)
		return 0;
	return card_face_note(canvas, 0, _("To be mended"), editor->comment.data,
		       STYLE_WARNING) +
	       1;
}

/* Whether it says what is wanted; else the field has that room. */
static bool shows_hints(const struct card_editor *editor)
{
	return !editor->app->settings.no_hints;
}

/* Without the hints: what is to be mended, and what was checked. */
static void paint_checked(const struct card_editor *editor, const struct canvas *canvas)
{
	card_face_verdicts(editor, canvas, paint_comment(editor, canvas));
}

static void paint_guide(const struct card_editor *editor, const struct canvas *canvas)
{
	const struct card_field_row *text = card_field_row(card_editor_field(editor));
	const int top = paint_comment(editor, canvas);
	const int wanted = card_face_note(
		canvas, top, _("What is wanted"), _(text->wanted), STYLE_GUIDE);
	/* Only measured: below the canvas nothing is drawn. */
	const int below = canvas->rows;
	const int checked = card_face_verdicts(editor, canvas, below) - below;
	const int example =
		card_face_note(canvas, below, _("Example"), text->example, STYLE_GUIDE) -
		below;
	int row = wanted + 1;
	if (row + example + 1 + checked <= canvas->rows)
		row = card_face_note(
			      canvas, row, _("Example"), text->example, STYLE_GUIDE) +
		      1;
	if (row + checked > canvas->rows && canvas->rows > checked) {
		row = canvas->rows - checked;
		const struct canvas rest =
			canvas_part(canvas, row, 0, checked, canvas->columns);
		canvas_clear(&rest, STYLE_PLAIN);
	}
	card_face_verdicts(editor, canvas, row);
}

/* The line that stands for the list on narrow screens: "Field 4 of 10". */
static void paint_place(const struct card_editor *editor, const struct canvas *canvas)
{
	struct str at = STR_INIT, count = STR_INIT, line = STR_INIT;
	const enum digits digits = editor->facts.digits;
	number_append(&at, (int64_t)editor->at + 1, digits);
	number_append(&count, FIELD_COUNT, digits);
	str_printf(&line, _("Field %s of %s"), at.data, count.data);
	const int part = card_required_ready(editor->layout, &editor->entry.card);
	const int columns = canvas->columns / 3;
	canvas_field(canvas, 0, 1, canvas->columns - columns - 3, line.data, ALIGN_LEFT,
		STYLE_PLAIN);
	canvas_bar(canvas, 0, canvas->columns - columns - 1, columns, part,
		card_required(editor->layout));
	str_release(&at);
	str_release(&count);
	str_release(&line);
}

/* Its name, and below a free row, which it gets where it needs all rows, the field. */
static void paint_field(const struct card_editor *editor, const struct canvas *canvas)
{
	const enum card_field field = card_editor_field(editor);
	const int wanted = field_rows(card_editor_now(editor), canvas->columns, true);
	const int top = wanted > canvas->rows - 2 ? 1 : 2;
	const struct canvas body =
		canvas_part(canvas, top, 0, canvas->rows - top, canvas->columns);
	const bool waits = card_editor_unconfirmed(editor, field);
	struct str label = STR_INIT;
	card_face_label(editor, field, &label);
	canvas_field(canvas, 0, 0, canvas->columns, label.data, ALIGN_LEFT,
		waits ? STYLE_WARNING : STYLE_LABEL);
	field_paint(card_editor_now(editor), &body, true);
	str_release(&label);
}

/* Without the list: the place above the field, what is wanted below it. */
static void paint_narrow(struct card_face *state, const struct canvas *canvas)
{
	const int notes = canvas->rows > 3 * NOTE_ROWS ? NOTE_ROWS : 0;
	const int width = canvas->columns - 2;
	const struct canvas field =
		canvas_part(canvas, 2, 1, canvas->rows - 2 - notes, width);
	const struct canvas note =
		canvas_part(canvas, canvas->rows - notes + 1, 1, notes - 1, width);
	state->list = (struct canvas){0};
	paint_place(state->editor, canvas);
	canvas_across(canvas, 1, 0, canvas->columns, STYLE_LINE);
	paint_field(state->editor, &field);
	if (!notes)
		return;
	canvas_across(canvas, canvas->rows - notes, 0, canvas->columns, STYLE_LINE);
	if (!shows_hints(state->editor)) {
		paint_checked(state->editor, &note);
		return;
	}
	const int row = canvas_paragraphs(&note, 0,
		_(card_field_row(card_editor_field(state->editor))->wanted), STYLE_GUIDE);
	card_face_verdicts(state->editor, &note, row);
}

/* The field, and the guide in so many columns at its right. */
static void paint_beside(
	const struct card_face *state, const struct canvas *canvas, int guide)
{
	const int right = canvas->columns + 1 - guide;
	const struct canvas field = canvas_part(canvas, 0, 0, canvas->rows, right - 1);
	const struct canvas notes = canvas_part(
		canvas, 0, right + 2, canvas->rows, canvas->columns - right - 2);
	canvas_down(canvas, 0, right, canvas->rows, STYLE_LINE);
	paint_guide(state->editor, &notes);
	/* Last, so that the cursor stays in it. */
	paint_field(state->editor, &field);
}

/* The field has all columns, and the guide the last rows, where there are enough. */
static void paint_below(const struct card_face *state, const struct canvas *canvas)
{
	const bool hints = shows_hints(state->editor);
	const int wanted = hints ? BELOW_ROWS : CHECKED_ROWS;
	const int notes = canvas->rows >= wanted + FIELD_ROWS ? wanted : 0;
	const int top = canvas->rows - notes;
	const struct canvas field = canvas_part(canvas, 0, 0, top, canvas->columns);
	const struct canvas guide =
		canvas_part(canvas, top + 1, 0, notes - 1, canvas->columns);
	if (notes) {
		canvas_across(canvas, top, 0, canvas->columns, STYLE_LINE);
		if (hints)
			paint_guide(state->editor, &guide);
		else
			paint_checked(state->editor, &guide);
	}
	paint_field(state->editor, &field);
}

static void paint(struct app *app, struct screen *screen, const struct canvas *canvas)
{
	struct card_face *state = screen->state;
	const int columns = canvas->columns;
	(void)app;
	card_editor_take(state->editor);
	card_editor_look(state->editor, LOOK_NEW);
	if (columns < COLUMNS_FOR_LIST) {
		paint_narrow(state, canvas);
		return;
	}
	const int guide = MAX(columns / 4, GUIDE_COLUMNS);
	const struct canvas list =
		canvas_part(canvas, 1, 0, canvas->rows - 1, LIST_COLUMNS);
	const struct canvas right = canvas_part(canvas, 1, LIST_COLUMNS + 2,
		canvas->rows - 1, columns - LIST_COLUMNS - 3);
	paint_list(state, &list);
	if (shows_hints(state->editor) && right.columns - guide >= FIELD_COLUMNS)
		paint_beside(state, &right, guide);
	else
		paint_below(state, &right);
}

static bool open(struct app *app, const struct topic *topic, struct error *error)
{
	return card_face_open(app, &screen_guide, topic, error);
}

const struct screen_class screen_guide = {
	.id = SCREEN_GUIDE,
	.name = "guide",
	.open = open,
	.about = card_face_about,
	.title = card_face_title,
	.paint = paint,
	.event = card_face_event,
	.reload = card_face_reload,
	.keep = card_face_keep,
	.suggest = card_face_suggest,
	.close = card_face_close,
	.actions = card_actions,
	.actions_count = CARD_ACTIONS,
	.lacks = card_face_lacks,
	.hides = NEEDS_WRITE,
	.help = N_(
		"One field after another. Type, then go on with Tab: everything is saved "
		"by itself, and nothing is asked when you leave. A field may stay as it "
		"is and be filled in later.\nBeside or below the field stands what is "
		"wanted there, an example, and what was checked.\nA row of a table that is "
		"pasted may become the fields of the measure, after a question."),
	.widgets = WIDGET_TEXT | WIDGET_LIST | WIDGET_EVIDENCE | WIDGET_OFFERS,
	.places = &card_face_places,
};
