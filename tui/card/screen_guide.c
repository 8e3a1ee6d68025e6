/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The card guide: the list of fields | the field being typed | what is wanted there.
 * Narrow screens do without the right column, narrower ones without the left one, which
 * becomes a line.
 */
#include <config.h>

#include "text/i18n.h"
#include "tui/card/card_faces.h"
#include "tui/card/guide_texts.h"
#include "tui/card/screens.h"

enum {
	LIST_COLUMNS = 22,
	GUIDE_COLUMNS = 20,     /* at least; a quarter of wide screens */
	COLUMNS_FOR_THREE = 76, /* of the screen */
	COLUMNS_FOR_LIST = 64,
	NOTE_ROWS = 5, /* of the guide below the field */
};

static void put_count(const struct card_editor *editor, const struct canvas *canvas,
	int row, enum card_field field)
{
	const struct card *card = &editor->entry.card;
	size_t count = 0;
	if (field == FIELD_STEPS)
		count = card->steps.items.count;
	else if (field == FIELD_OWNERS)
		count = card->owners.count;
	else if (field == FIELD_EVIDENCE)
		count = card->evidence.count;
	if (!count)
		return;
	struct str number = STR_INIT;
	number_append(&number, (int64_t)count, editor->facts.digits);
	canvas_field(canvas, row, canvas->columns - 4, 3, number.data, ALIGN_RIGHT,
		STYLE_FAINT);
	str_release(&number);
}

static void put_name(
	const struct card_editor *editor, const struct canvas *canvas, int row, size_t at)
{
	const enum card_field field = editor->order[at];
	const bool here = at == editor->at;
	enum style style;
	const char *mark = card_face_mark(editor, field, &style);
	if (here) {
		style = STYLE_FOCUS;
		mark = terminal_piece(canvas->terminal, LINE_HERE);
	}
	canvas_puts(canvas, row, 1, mark, style);
	canvas_field(canvas, row, 3, canvas->columns - 7, _(card_field_label(field)),
		ALIGN_LEFT, style);
	put_count(editor, canvas, row, field);
}

/* "5 of 9 done" and a bar with the part in a hundred. */
static void put_progress(
	const struct card_editor *editor, const struct canvas *canvas, int row)
{
	const int whole = card_required(editor->layout);
	const int part = card_required_filled(editor->layout, &editor->entry.card);
	const enum digits digits = editor->facts.digits;
	struct str a = STR_INIT, b = STR_INIT, line = STR_INIT;
	number_append(&a, part, digits);
	number_append(&b, whole, digits);
	str_printf(&line, _("Filled in: %s of %s"), a.data, b.data);
	canvas_field(
		canvas, row, 1, canvas->columns - 1, line.data, ALIGN_LEFT, STYLE_PLAIN);
	str_clear(&line);
	number_append(&line, whole ? part * 100 / whole : 100, digits);
	str_puts(&line, "%");
	canvas_bar(canvas, row + 1, 1, canvas->columns - 7, part, whole, STYLE_DONE);
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
			canvas_field(canvas, row++, 1, canvas->columns - 1,
				_("Not in the report"), ALIGN_LEFT, STYLE_FAINT);
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

static void paint_guide(const struct card_editor *editor, const struct canvas *canvas)
{
	const struct guide_text *text = guide_text(card_editor_field(editor));
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
	const int part = card_required_filled(editor->layout, &editor->entry.card);
	const int columns = canvas->columns / 3;
	canvas_field(canvas, 0, 1, canvas->columns - columns - 3, line.data, ALIGN_LEFT,
		STYLE_PLAIN);
	canvas_bar(canvas, 0, canvas->columns - columns - 1, columns, part,
		card_required(editor->layout), STYLE_DONE);
	str_release(&at);
	str_release(&count);
	str_release(&line);
}

static void paint_field(const struct card_editor *editor, const struct canvas *canvas)
{
	const enum card_field field = card_editor_field(editor);
	const struct canvas body =
		canvas_part(canvas, 2, 0, canvas->rows - 2, canvas->columns);
	const bool waits = card_editor_unconfirmed(editor, field);
	struct str label = STR_INIT;
	card_face_label(editor, field, &label);
	canvas_field(canvas, 0, 0, canvas->columns, label.data, ALIGN_LEFT,
		waits ? STYLE_WARNING : STYLE_LABEL);
	field_paint(card_editor_now(editor), &body, true);
	str_release(&label);
}

/* Lines between the columns: at `left` and, where there is one, at `right`. */
static void paint_lines(const struct canvas *canvas, int left, int right)
{
	canvas_across(canvas, 0, 0, canvas->columns, STYLE_FAINT);
	for (int i = 0; i < 2; i++) {
		const int column = i ? right : left;
		if (column <= 0)
			continue;
		canvas_line(canvas, 0, column, LINE_TEE_DOWN, STYLE_FAINT);
		canvas_down(canvas, 1, column, canvas->rows - 1, STYLE_FAINT);
	}
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
	canvas_across(canvas, 1, 0, canvas->columns, STYLE_FAINT);
	paint_field(state->editor, &field);
	if (!notes)
		return;
	canvas_across(canvas, canvas->rows - notes, 0, canvas->columns, STYLE_FAINT);
	const int row = canvas_paragraphs(&note, 0,
		_(guide_text(card_editor_field(state->editor))->wanted), STYLE_GUIDE);
	card_face_verdicts(state->editor, &note, row);
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
	int guide = columns / 4 > GUIDE_COLUMNS ? columns / 4 : GUIDE_COLUMNS;
	if (columns < COLUMNS_FOR_THREE)
		guide = 0;
	const int left = LIST_COLUMNS;
	const int right = guide ? columns - guide : columns;
	const int rows = canvas->rows - 1;
	const struct canvas list = canvas_part(canvas, 1, 0, rows, left);
	const struct canvas field =
		canvas_part(canvas, 1, left + 2, rows, right - left - 3);
	const struct canvas notes =
		canvas_part(canvas, 1, right + 2, rows, columns - right - 3);
	paint_lines(canvas, left, guide ? right : 0);
	paint_list(state, &list);
	if (guide)
		paint_guide(state->editor, &notes);
	/* Last, so that the cursor stays in it. */
	paint_field(state->editor, &field);
}

static bool open(struct app *app, const struct topic *topic, struct error *error)
{
	return card_face_open(app, &screen_guide, topic, error);
}

const struct screen_class screen_guide = {
	.id = SCREEN_GUIDE,
	.name = "guide",
	.open = open,
	.title = card_face_title,
	.paint = paint,
	.event = card_face_event,
	.reload = card_face_reload,
	.keep = card_face_keep,
	.close = card_face_close,
	.actions = card_actions,
	.actions_count = CARD_ACTIONS,
	.lacks = card_face_lacks,
	.help = N_(
		"One field after another. Type, then go on with Tab: everything is saved "
		"by itself, and nothing is asked when you leave. A field may stay as it "
		"is and be filled in later.\nBeside the field stands what is wanted "
		"there, an example, and what was checked."),
	.widgets = WIDGET_TEXT | WIDGET_LIST | WIDGET_EVIDENCE,
};
