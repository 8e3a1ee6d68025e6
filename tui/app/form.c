/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/app/form.h"

#include <stdlib.h>
#include <string.h>

#include "text/cell.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"
#include "tui/app/dialog.h"
#include "tui/buffer/buffer.h"
#include "tui/terminal/canvas.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/action.h"
#include "tui/widget/field.h"
#include "tui/widget/offers.h"

enum {
	LABEL_LEFT = 2,
	LABEL_GAP = 1,
	CHOICE_MARK = 2, /* before a choice; texts begin below its text */
	LABEL_MOST = 24,
	VALUE_RIGHT = 2,    /* free columns behind a value */
	FIELD_COLUMNS = 48, /* that a field has before a guide may stand beside it */
	GUIDE_COLUMNS = 28, /* at least, beside the rows, where there is room for it */
	GUIDE_PART = 4,     /* and this part of wide screens: the fields have the rest */
	GUIDE_ROWS = 5,     /* at least, below them, where all rows have room then */
	VALUE_SHORT = 30,
	AREA_LEAST = 3, /* rows of paragraphs, and one below them */
	AREA_MOST = 9,
};

struct value {
	struct line_field *line; /* NULL: a choice, or */
	struct field *area;      /* paragraphs */
	bool hint;               /* a second line says something of the first */
	size_t choice;
	enum form_sign sign;
	char *said;                  /* of what was found; NULL: nothing */
	int screen_row, screen_rows; /* where it was drawn last; row -1: nowhere */
};

struct form {
	const struct form_row *rows;
	struct value *values;
	size_t count, row;
	struct str begun; /* form_begin() */
};

struct form *form_new(const struct form_row *rows, size_t count)
{
	struct form *form = mem_new(1, sizeof(*form));
	form->rows = rows;
	form->count = count;
	form->values = mem_new(count, sizeof(*form->values));
	for (size_t i = 0; i < count; i++) {
		form->values[i].screen_row = -1;
		if (rows[i].area)
			form->values[i].area = field_area("");
		else if (rows[i].text)
			form->values[i].line = line_field_new("");
	}
	return form;
}

void form_free(struct form *form)
{
	if (!form)
		return;
	for (size_t i = 0; i < form->count; i++) {
		line_field_free(form->values[i].line);
		field_free(form->values[i].area);
		free(form->values[i].said);
	}
	free(form->values);
	str_release(&form->begun);
	free(form);
}

/* What is in a row as it was typed. */
static void put_raw(const struct form *form, size_t row, struct str *out)
{
	if (form->values[row].area)
		field_append(form->values[row].area, out);
	else
		buffer_append(line_field_buffer(form->values[row].line), out);
}

static const char white[] = " \t\n";

char *form_text(const struct form *form, size_t row)
{
	struct str text = STR_INIT;
	put_raw(form, row, &text);
	size_t start = strspn(text.data, white);
	while (text.bytes > start && strchr(white, text.data[text.bytes - 1]))
		str_truncate(&text, text.bytes - 1);
	char *value = mem_strndup(text.data + start, text.bytes - start);
	str_release(&text);
	return value;
}

void form_set_text(struct form *form, size_t row, const char *text)
{
	if (form->values[row].area) {
		field_put_text(form->values[row].area, text);
		field_move(form->values[row].area, 0);
		return;
	}
	struct buffer *buffer = line_field_buffer(form->values[row].line);
	buffer_set(buffer, text);
	/* Of a long text the beginning says more. */
	if (text_columns(text, strlen(text)) <= VALUE_SHORT)
		buffer_motion(buffer, MOVE_TEXT_END, false, NULL);
}

void form_pick_text(struct form *form, struct app *app, size_t row, const char *text)
{
	struct buffer *buffer = line_field_buffer(form->values[row].line);
	size_t bytes;
	const char *before = buffer_paragraph(buffer, 0, &bytes);
	const bool overwrites = bytes && strcmp(before, text) != 0;
	const struct position start = {0, 0}, end = {0, bytes};
	if (!buffer_put(buffer, start, end, text, strlen(text)))
		app_message(app, STYLE_WARNING, "%s", buffer_refusal(buffer));
	else if (overwrites)
		app_message(app, STYLE_MESSAGE, "%s",
			_("Put in; Ctrl-Z brings back what stood here"));
}

void form_propose_text(struct form *form, size_t row, const char *text)
{
	buffer_set(line_field_buffer(form->values[row].line), text);
	line_field_select(form->values[row].line);
}

/* All texts and choices, a NUL behind each. */
static void put_values(const struct form *form, struct str *out)
{
	for (size_t row = 0; row < form->count; row++) {
		if (form->values[row].area || form->values[row].line) {
			char *text = form_text(form, row);
			str_puts(out, text);
			free(text);
		} else {
			str_printf(out, "%zu", form->values[row].choice);
		}
		str_append(out, "", 1);
	}
}

void form_begin(struct form *form)
{
	str_clear(&form->begun);
	put_values(form, &form->begun);
}

static bool is_changed(const struct form *form)
{
	struct str now = STR_INIT;
	put_values(form, &now);
	const bool changed =
		now.bytes != form->begun.bytes ||
		(now.bytes && memcmp(now.data, form->begun.data, now.bytes) != 0);
	str_release(&now);
	return changed;
}

bool form_may_leave(
	const struct form *form, struct app *app, bool quits, const char *words)
{
	return !is_changed(form) || dialog_lose(app, quits, words);
}

size_t form_choice(const struct form *form, size_t row)
{
	return form->values[row].choice;
}

void form_set_choice(struct form *form, size_t row, size_t choice)
{
	if (choice < form->rows[row].choices_count)
		form->values[row].choice = choice;
}

void form_set_hint(struct form *form, size_t row, line_field_hint *hint, void *context)
{
	line_field_set_hint(form->values[row].line, hint, context);
	form->values[row].hint = true;
}

void form_refresh(struct form *form)
{
	for (size_t i = 0; i < form->count; i++)
		if (form->values[i].hint)
			line_field_refresh(form->values[i].line);
}

size_t form_row(const struct form *form)
{
	return form->row;
}

const struct form_row *form_rows(const struct form *form, size_t *count)
{
	*count = form->count;
	return form->rows;
}

void form_hint_append(const struct form *form, size_t row, struct str *out)
{
	if (form->values[row].hint)
		line_field_hint_append(form->values[row].line, out);
}

void form_go(struct form *form, size_t row)
{
	if (row < form->count)
		form->row = row;
}

/* --- what was found --- */

static void mark(struct value *value, const struct text_mark *marks, size_t count)
{
	if (value->area) {
		field_mark(value->area, marks, count);
	} else if (value->line) {
		struct paragraph_marks *own = line_field_marks(value->line);
		paragraph_marks_clear(own);
		paragraph_marks_of(own, line_field_buffer(value->line), 0, marks, count);
	}
}

void form_set_found(struct form *form, size_t row, const struct form_found *found)
{
	struct value *value = &form->values[row];
	struct text_mark *marks = mem_new(found->count + 1, sizeof(*marks));
	struct str text = STR_INIT;
	if (form->rows[row].text)
		put_raw(form, row, &text);
	const size_t before = strspn(text.data, white);
	for (size_t i = 0; i < found->count; i++)
		marks[i] = (struct text_mark){
			before + found->marks[i].start, found->marks[i].bytes};
	mark(value, marks, found->count);
	value->sign = found->sign;
	free(value->said);
	value->said = mem_strdup(found->said);
	str_release(&text);
	free(marks);
}

const char *form_said(const struct form *form, size_t row)
{
	return form->values[row].said ? form->values[row].said : "";
}

/* --- drawing --- */

static int label_columns(const struct form *form)
{
	size_t widest = 0;
	for (size_t i = 0; i < form->count; i++) {
		const char *label = _(form->rows[i].label);
		size_t columns = text_columns(label, strlen(label));
		if (columns > widest)
			widest = columns;
	}
	return widest > LABEL_MOST ? LABEL_MOST : (int)widest;
}

static void paint_choice(
	const struct canvas *part, const struct form_row *row, size_t choice, bool focus)
{
	const enum style style = focus ? STYLE_FOCUS : STYLE_FIELD;
	const enum style arrows = STYLE_FOCUS_LABEL;
	const char *name = row->choices_count ? _(row->choices[choice]) : "";
	const int room = part->columns - 2 * CHOICE_MARK;
	const int columns = (int)text_columns(name, strlen(name));
	const int shown = MIN(columns, room);
	canvas_field(part, 0, CHOICE_MARK, shown, name, ALIGN_LEFT, style);
	if (!focus)
		return;
	canvas_puts(part, 0, 0, "<", arrows);
	/* Also behind a name that is cut: there are others to the right. */
	canvas_puts(part, 0, CHOICE_MARK + shown + 1, ">", arrows);
}

static int count_areas(const struct form *form)
{
	int areas = 0;
	for (size_t i = 0; i < form->count; i++)
		areas += form->values[i].area != NULL;
	return areas;
}

/* Whether something stands below the row's line now. */
static bool says(const struct form *form, size_t row)
{
	return form->values[row].hint && line_field_says(form->values[row].line);
}

static int count_saying(const struct form *form)
{
	int rows = 0;
	for (size_t i = 0; i < form->count; i++)
		rows += says(form, i);
	return rows;
}

/* How many rows of the screen each row gets: two where there is room for what may stand
 * below a line, else two where something does, and what is left to paragraphs. In a form
 * without them nothing moves with the cursor; in one with them, where there is no room
 * for all, only the row of the cursor has its second line. */
static int row_height(const struct form *form, size_t row, int screen_rows)
{
	const int areas = count_areas(form), lines = (int)form->count - areas;
	const bool roomy = screen_rows >= 2 * lines + AREA_LEAST * areas;
	if (form->values[row].area) {
		const bool second = !roomy && form->values[form->row].hint;
		const int left = screen_rows - (roomy ? 2 : 1) * lines - second;
		const int height = left / areas > 1 ? left / areas : 1;
		return MIN(height, AREA_MOST);
	}
	if (areas && !roomy)
		return row == form->row && form->values[row].hint ? 2 : 1;
	const bool told = screen_rows >= lines + count_saying(form);
	return roomy || (told && says(form, row)) ? 2 : 1;
}

static void paint_value(struct form *form, size_t row, const struct canvas *part)
{
	const struct value *value = &form->values[row];
	const bool focus = row == form->row;
	if (value->line)
		line_field_paint(value->line, part, focus);
	else if (value->area)
		field_paint(value->area, part, focus);
	else
		paint_choice(part, &form->rows[row], value->choice, focus);
}

static void paint_sign(const struct value *value, const struct canvas *canvas, int row)
{
	if (value->sign == FORM_SIGN_ERROR)
		canvas_line(canvas, row, 0, LINE_WRONG, STYLE_ERROR);
	else if (value->sign == FORM_SIGN_WARNING)
		canvas_puts(canvas, row, 0, "!", STYLE_WARNING);
}

static void paint_rows(struct form *form, const struct canvas *canvas)
{
	const int labels = label_columns(form);
	const int left = LABEL_LEFT + labels + LABEL_GAP;
	int top = 0;
	for (size_t i = 0; i < form->count; i++) {
		struct value *value = &form->values[i];
		const int height = row_height(form, i, canvas->rows);
		const int indent = value->line || value->area ? CHOICE_MARK : 0;
		/* Paragraphs stand apart from what is below them, where they can. */
		const int apart = value->area && height >= AREA_LEAST;
		const struct canvas part = canvas_part(canvas, top, left + indent,
			height - apart, canvas->columns - left - indent - VALUE_RIGHT);
		value->screen_row = canvas->top + top;
		value->screen_rows = value->area ? height : 1;
		const bool here = i == form->row;
		if (here)
			canvas_focus(
				canvas, top, 0, value->area ? left : canvas->columns - 1);
		canvas_field(canvas, top, LABEL_LEFT, labels, _(form->rows[i].label),
			ALIGN_LEFT, here ? STYLE_FOCUS_LABEL : STYLE_GUIDE);
		/* Where one is, its guide says what there is to say. */
		if (!here)
			paint_sign(value, canvas, top);
		paint_value(form, i, &part);
		top += height;
	}
}

/* Draws one of the choices from a row on; returns the row behind it. Below the canvas
 * nothing is drawn: so it is measured. */
static int paint_listed(
	const struct canvas *canvas, int line, const char *choice, bool chosen)
{
	const struct canvas part = canvas_part(
		canvas, 0, CHOICE_MARK, canvas->rows, canvas->columns - CHOICE_MARK);
	if (chosen)
		canvas_line(canvas, line, 0, LINE_HERE, STYLE_ACCENT);
	return canvas_paragraphs(
		&part, line, _(choice), chosen ? STYLE_LABEL : STYLE_GUIDE);
}

/* The first choice to be listed so that the chosen one is in view. */
static size_t first_listed(
	const struct form_row *row, size_t chosen, const struct canvas *canvas, int rows)
{
	size_t first = chosen + 1;
	for (int used = 0; first > 0; first--) {
		used += paint_listed(
				canvas, canvas->rows, row->choices[first - 1], false) -
			canvas->rows;
		if (used > rows)
			break;
	}
	return MIN(first, chosen);
}

static void paint_choices(
	const struct form_row *row, size_t chosen, const struct canvas *canvas, int line)
{
	/* A column for the marks that there are more. */
	const int edge = canvas->columns - 1;
	const struct canvas list = canvas_part(canvas, 0, 0, canvas->rows, edge);
	const size_t first = first_listed(row, chosen, &list, canvas->rows - line);
	if (first)
		canvas_line(canvas, line, edge, LINE_ABOVE, STYLE_KEY);
	for (size_t i = first; i < row->choices_count; i++)
		line = paint_listed(&list, line, row->choices[i], i == chosen);
	if (line > canvas->rows)
		canvas_line(canvas, canvas->rows - 1, edge, LINE_BELOW, STYLE_KEY);
}

/* What was found, the guide, and what there is to choose. */
static void paint_guide(struct form *form, const struct canvas *canvas)
{
	const struct form_row *row = &form->rows[form->row];
	const struct value *value = &form->values[form->row];
	int line = 0;
	if (*form_said(form, form->row))
		line = canvas_paragraphs(canvas, 0, value->said,
			value->sign == FORM_SIGN_ERROR ? STYLE_ERROR : STYLE_WARNING);
	line = canvas_paragraphs(canvas, line, _(row->guide), STYLE_GUIDE) + 1;
	if (!row->text && row->choices_count && line < canvas->rows)
		paint_choices(row, form->values[form->row].choice, canvas, line);
}

/* The guide beside the rows: on screens where the fields are wide all the same. */
static bool paint_beside(struct form *form, const struct canvas *canvas)
{
	const int columns = MAX(canvas->columns / GUIDE_PART, GUIDE_COLUMNS);
	const int left = canvas->columns - columns;
	const int labels = LABEL_LEFT + label_columns(form) + LABEL_GAP + CHOICE_MARK;
	if (left - 1 < labels + FIELD_COLUMNS + VALUE_RIGHT)
		return false;
	struct canvas rows = canvas_part(canvas, 0, 0, canvas->rows, left - 1);
	struct canvas guide = canvas_part(canvas, 0, left + 1, canvas->rows, columns - 2);
	canvas_down(canvas, 0, left - 1, canvas->rows, STYLE_LINE);
	paint_guide(form, &guide);
	paint_rows(form, &rows);
	return true;
}

/* The guide below the rows, which take what they need and no more. What is said of a text
 * goes before the guide. */
static void paint_below(struct form *form, const struct canvas *canvas)
{
	const int least = (int)form->count + (count_areas(form) ? 0 : count_saying(form));
	int height = MAX(canvas->rows - GUIDE_ROWS - 1, MIN(least, canvas->rows - 1));
	if (!count_areas(form)) {
		int used = 0;
		for (size_t i = 0; i < form->count; i++)
			used += row_height(form, i, height);
		height = used;
	}
	struct canvas rows = canvas_part(canvas, 0, 0, height, canvas->columns);
	struct canvas guide = canvas_part(canvas, height + 1, LABEL_LEFT,
		canvas->rows - height - 1, canvas->columns - 2 * LABEL_LEFT);
	canvas_across(canvas, height, 0, canvas->columns, STYLE_LINE);
	paint_guide(form, &guide);
	paint_rows(form, &rows);
}

void form_paint(struct form *form, struct app *app, const struct canvas *canvas)
{
	struct heard *heard = canvas_heard(canvas);
	if (heard)
		heard->form = form;
	for (size_t i = 0; i < form->count; i++)
		if (form->values[i].area)
			field_tools(
				form->values[i].area, app_breaker(app), app_wrapper(app));
	if (!paint_beside(form, canvas))
		paint_below(form, canvas);
}

/* --- events --- */

/* Goes to a row by a key: what its line holds is selected, so that typing takes its place
 * and moving goes on in it; in the row that is left nothing stays so. The beginning of a
 * long text stays in view. */
static void enter_row(struct form *form, size_t row)
{
	const struct value *left = &form->values[form->row], *value = &form->values[row];
	if (row != form->row && left->line)
		buffer_motion(
			line_field_buffer(left->line), MOVE_TEXT_START, false, NULL);
	if (row != form->row && value->line)
		line_field_select(value->line);
	form->row = row;
}

static enum effect move_rows(struct form *form, keystroke key)
{
	switch (key) {
	case K_UP:
	case SHIFT(K_TAB):
	case CTRL('R'):
		enter_row(form, form->row ? form->row - 1 : 0);
		return EFFECT_PAINT;
	case K_TAB:
	case CTRL('N'):
		enter_row(form, (form->row + 1) % form->count);
		return EFFECT_PAINT;
	case K_ENTER:
		if (form->row + 1 == form->count)
			return EFFECT_UNUSED;
		enter_row(form, form->row + 1);
		return EFFECT_PAINT;
	case K_DOWN:
		enter_row(form, MIN(form->row + 1, form->count - 1));
		return EFFECT_PAINT;
	default: return EFFECT_UNUSED;
	}
}

/* Left, Right and Space choose; letters do nothing, least of all leave the screen. */
static enum effect choose(struct form *form, const struct event *event)
{
	struct value *value = &form->values[form->row];
	size_t count = form->rows[form->row].choices_count;
	if (event->kind == EVENT_PASTE || !count)
		return EFFECT_NONE;
	if (event->kind == EVENT_TEXT && event->key != ' ')
		return event->key == '?' ? EFFECT_UNUSED : EFFECT_NONE;
	if (event->key == K_LEFT)
		value->choice = (value->choice + count - 1) % count;
	else if (event->key == K_RIGHT || event->key == ' ')
		value->choice = (value->choice + 1) % count;
	else
		return EFFECT_UNUSED;
	return EFFECT_PAINT;
}

static enum effect click(struct form *form, const struct event *event)
{
	if (event->mouse != MOUSE_PRESS)
		return EFFECT_UNUSED;
	for (size_t i = 0; i < form->count; i++) {
		const struct value *value = &form->values[i];
		if (value->screen_row >= 0 && event->row >= value->screen_row &&
			event->row < value->screen_row + value->screen_rows) {
			form->row = i;
			return EFFECT_PAINT;
		}
	}
	return EFFECT_UNUSED;
}

enum effect form_event(struct form *form, struct app *app, const struct event *event)
{
	enum effect effect = EFFECT_UNUSED;
	struct value *value = &form->values[form->row];
	if (event->kind == EVENT_MOUSE && click(form, event) == EFFECT_PAINT)
		value = &form->values[form->row];
	const char *message = NULL;
	if (value->area) {
		field_tools(value->area, app_breaker(app), app_wrapper(app));
		effect = field_event(value->area, event, &app->clipboard, &message);
	} else if (value->line) {
		line_field_tools(value->line, app_breaker(app));
		effect = line_field_event(value->line, event, &app->clipboard, &message);
	} else {
		effect = choose(form, event);
	}
	app_tell_typed(app, message);
	if (effect & EFFECT_UNUSED && event->kind == EVENT_KEY)
		effect = move_rows(form, event->key);
	return effect;
}

bool form_suggest(struct form *form, const struct offering *offering)
{
	for (size_t i = 0; i < form->count; i++) {
		const struct value *value = &form->values[i];
		if (i != form->row && value->area)
			field_rest(value->area);
		else if (i != form->row && value->line)
			offers_rest(line_field_offers(value->line));
	}
	const struct value *value = &form->values[form->row];
	if (value->area)
		return field_ask(value->area, offering);
	return value->line &&
	       offers_ask(line_field_offers(value->line), line_field_buffer(value->line),
		       offering, offering->slots[0]);
}

bool form_can_pick(const struct form *form)
{
	return form->rows[form->row].choices_count > 0;
}

/* Which of the names a row holds now; the first where it is none of them. */
static size_t picked_now(const struct form *form, size_t row, const char *const *names)
{
	if (!form->rows[row].text)
		return form->values[row].choice;
	char *text = form_text(form, row);
	size_t now = 0;
	while (now < form->rows[row].choices_count && strcmp(names[now], text) != 0)
		now++;
	free(text);
	return now < form->rows[row].choices_count ? now : 0;
}

enum effect form_pick(struct form *form, struct app *app)
{
	const struct form_row *row = &form->rows[form->row];
	const char **names = mem_new(row->choices_count, sizeof(*names));
	struct str typed = STR_INIT;
	for (size_t i = 0; i < row->choices_count; i++)
		names[i] = _(row->choices[i]);
	size_t picked = dialog_pick_at(app, _(row->label), names, row->choices_count,
		picked_now(form, form->row, names), row->text, &typed);
	if (picked < row->choices_count && row->text)
		form_pick_text(form, app, form->row, names[picked]);
	else if (picked < row->choices_count)
		form_set_choice(form, form->row, picked);
	else if (picked == row->choices_count && typed.bytes)
		form_pick_text(form, app, form->row, typed.data);
	free(names);
	str_release(&typed);
	return EFFECT_PAINT;
}
