/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How an ITA result looks: its figures with what follows from them, a table of its items,
 * and below it the item under the cursor in full.
 */
#include <config.h>

#include "tui/ita/ita_view.h"

#include <stdlib.h>
#include <string.h>

#include "model/ita.h"
#include "office/ita_words.h"
#include "text/cell.h"
#include "text/i18n.h"
#include "text/number.h"
#include "text/str.h"
#include "tui/table/list_detail.h"
#include "tui/terminal/canvas.h"
#include "tui/terminal/terminal.h"

const struct ita_item *ita_view_item(const struct ita_view *state)
{
	const size_t index = table_view_row(state->table);
	return index < state->head.ita.count ? &state->head.ita.items[index] : NULL;
}

enum {
	COLUMNS_FOR_TWO_LINES = 78, /* of the figures */
	DETAIL_ROWS = 8,
	DETAIL_LEAST = 6,
	DETAIL_FEW = 3,        /* for a name, where there are more than DETAIL_ROWS */
	ROWS_FOR_DETAILS = 20, /* of the canvas, for the whole of them */
};

enum column {
	COLUMN_CODE,
	COLUMN_QUESTION,
	COLUMN_SCORE,
	COLUMN_WEAK,
	COLUMN_OWNER,
	COLUMN_CARDS
};

static const struct table_column columns[] = {
	[COLUMN_CODE] = {N_("Item"), 4, ALIGN_LEFT, false},
	[COLUMN_QUESTION] = {N_("Question"), 0, ALIGN_LEFT, false},
	[COLUMN_SCORE] = {N_("Score"), 6, ALIGN_RIGHT, false},
	[COLUMN_WEAK] = {N_("Result"), 8, ALIGN_LEFT, false},
	[COLUMN_OWNER] = {N_("Told to act"), 14, ALIGN_LEFT, true},
	[COLUMN_CARDS] = {N_("Measures"), 9, ALIGN_LEFT, false},
};
enum { COLUMNS = sizeof(columns) / sizeof(columns[0]) };

static const char *piece_of(const struct ita_view *state, enum line_piece piece)
{
	return terminal_piece(state->app->terminal, piece);
}

static bool has(const char *text)
{
	return text && text[strspn(text, " \n")];
}

/* --- the table --- */

/* What the item asks in that year, else what the assessment found. */
static enum style put_question(
	const struct ita_view *state, const struct ita_item *item, struct str *out)
{
	const struct ita_question *question =
		state->bank && item->code ? ita_bank_find(state->bank, item->code) : NULL;
	const bool known = question && *question->text;
	const char *text = known ? question->text : item->issue;
	if (has(text))
		str_append(out, text, strcspn(text, "\n"));
	else if (question)
		ita_put_question(out, state->bank, question);
	else
		str_puts(out, piece_of(state, LINE_DASH));
	return known ? STYLE_PLAIN : STYLE_FAINT;
}

static enum style put_weak(
	const struct ita_view *state, const struct ita_item *item, struct str *out)
{
	const bool weak = ita_item_weak(item);
	str_printf(out, "%s %s", piece_of(state, weak ? LINE_BELOW : LINE_DONE),
		weak ? _("weak") : _("good"));
	return weak ? STYLE_WARNING : STYLE_DONE;
}

static enum style put_cards(
	const struct ita_view *state, const struct ita_item *item, struct str *out)
{
	enum style style = STYLE_PLAIN;
	for (size_t i = 0; i < item->cards.count; i++) {
		const int place = item->cards.items[i];
		str_puts(out, i ? ", " : "");
		number_append(out, place, app_digits(state->app));
		if (place < 1 || place > (int)state->cards.count) {
			str_puts(out, "?");
			style = STYLE_WARNING;
		}
	}
	if (item->cards.count)
		return style;
	if (!ita_item_weak(item)) {
		str_puts(out, piece_of(state, LINE_DASH));
		return STYLE_FAINT;
	}
	str_printf(out, "! %s", _("none"));
	return STYLE_ERROR;
}

static enum style cell(void *context, size_t number, size_t column, struct str *out)
{
	const struct ita_view *state = context;
	const struct ita_item *item = &state->head.ita.items[number];
	switch (column) {
	case COLUMN_CODE:
		str_puts(out, has(item->code) ? item->code : piece_of(state, LINE_DASH));
		return STYLE_PLAIN;
	case COLUMN_QUESTION: return put_question(state, item, out);
	case COLUMN_SCORE:
		if (decimal_known(&item->score))
			ita_put_score(out, &item->score, app_digits(state->app));
		else
			str_puts(out, piece_of(state, LINE_DASH));
		return STYLE_PLAIN;
	case COLUMN_WEAK: return put_weak(state, item, out);
	case COLUMN_OWNER:
		str_puts(
			out, has(item->owner) ? item->owner : piece_of(state, LINE_DASH));
		return STYLE_PLAIN;
	default: return put_cards(state, item, out);
	}
}

struct table_view *ita_view_table(struct ita_view *state)
{
	return table_view_new(columns, COLUMNS, cell, state);
}

/* --- the figures --- */

static void put_number(const struct ita_view *state, const char *name,
	const struct decimal *figure, struct str *out)
{
	str_printf(out, "%s ", name);
	if (decimal_known(figure))
		ita_put_score(out, figure, app_digits(state->app));
	else
		str_puts(out, piece_of(state, LINE_DASH));
}

static void put_whole(const struct ita_view *state, struct str *out)
{
	const struct ita *ita = &state->head.ita;
	struct str year = STR_INIT;
	if (decimal_known(&ita->year))
		number_append(&year, (int64_t)ita->year.value, app_digits(state->app));
	else
		str_puts(&year, piece_of(state, LINE_DASH));
	str_printf(out, _("ITA year %s"), year.data);
	str_puts(out, "   ");
	put_number(state, _("Total"), &ita->total, out);
	str_release(&year);
}

static void put_parts(const struct ita_view *state, struct str *out)
{
	for (enum ita_part part = 0; part < ITA_PARTS; part++) {
		str_puts(out, part ? "   " : "");
		put_number(state, ita_part_name(part),
			ita_part_score(&state->head.ita, part), out);
		str_puts(out, " (");
		number_append(out, ita_part_weight(part), app_digits(state->app));
		str_puts(out, "%)");
	}
}

static void paint_level(const struct ita_view *state, const struct canvas *canvas)
{
	static const enum style styles[] = {
		[ITA_VERDICT_RIGHT] = STYLE_DONE,
		[ITA_VERDICT_UNSURE] = STYLE_WARNING,
		[ITA_VERDICT_WRONG] = STYLE_ERROR,
	};
	struct str line = STR_INIT, verdict = STR_INIT;
	const enum style style = styles[ita_put_verdict(&verdict, &state->head.ita)];
	const char *level = state->head.ita.level;
	str_printf(&line, _("Level %s"), has(level) ? level : piece_of(state, LINE_DASH));
	str_puts(&line, "   ");
	const int column = canvas_puts(canvas, 0, 0, line.data, STYLE_LABEL);
	str_clear(&line);
	const bool right = style == STYLE_DONE;
	canvas_puts(canvas, 0, column, right ? piece_of(state, LINE_DONE) : "!", style);
	canvas_field(canvas, 0, column + 2, canvas->columns - column - 2, verdict.data,
		ALIGN_LEFT, right ? STYLE_PLAIN : style);
	str_release(&line);
	str_release(&verdict);
}

/* Two rows, on narrow screens three; returns the row behind them. */
static int paint_figures(const struct ita_view *state, const struct canvas *canvas)
{
	struct str whole = STR_INIT, parts = STR_INIT;
	const bool wide = canvas->columns >= COLUMNS_FOR_TWO_LINES;
	put_whole(state, &whole);
	put_parts(state, &parts);
	const int column = canvas_puts(canvas, 0, 0, whole.data, STYLE_LABEL) + 3;
	const int behind = canvas_puts(canvas, 1, 0, parts.data, STYLE_LABEL) + 2;
	str_clear(&whole);
	str_puts(&whole, "! ");
	if (ita_put_total_differs(&whole, &state->head.ita, app_digits(state->app)))
		canvas_field(canvas, wide ? 1 : 0, wide ? behind : column,
			canvas->columns - (wide ? behind : column), whole.data,
			ALIGN_LEFT, STYLE_WARNING);
	str_release(&whole);
	str_release(&parts);
	const struct canvas level = canvas_part(canvas, wide ? 0 : 2, wide ? column : 0,
		1, canvas->columns - (wide ? column : 0));
	paint_level(state, &level);
	return wide ? 2 : 3;
}

/* --- the item under the cursor --- */

/* A text with its name before it, in at most so many rows; returns the row behind. */
static int put_text(const struct canvas *canvas, int row, int most, const char *name,
	const char *text, enum style style)
{
	const struct canvas part = canvas_part(canvas, row, 0, most, canvas->columns);
	struct str line = STR_INIT;
	str_printf(&line, "%s: %s", name, text);
	int used = canvas_paragraphs(&part, 0, line.data, style);
	if (used > most) {
		canvas_line(&part, most - 1, part.columns - 1, LINE_CUT, style);
		used = most;
	}
	str_release(&line);
	return row + used;
}

static void put_answer(const struct ita_view *state, int place, struct str *out)
{
	struct str number = STR_INIT;
	number_append(&number, place, app_digits(state->app));
	if (place < 1 || place > (int)state->cards.count) {
		str_printf(out, _("no. %s, which is not there"), number.data);
	} else {
		const struct card_line *card = &state->cards.items[place - 1];
		const char *name = *card->issue ? card->issue : card->measure;
		str_printf(out, _("no. %s"), number.data);
		str_printf(out, " %.*s", (int)strcspn(name, "\n"), name);
	}
	str_release(&number);
}

static enum style put_answers(
	const struct ita_view *state, const struct ita_item *item, struct str *out)
{
	if (!item->cards.count) {
		str_puts(out,
			ita_item_weak(item)
				? _("none yet: l chooses measures, m begins a new one")
				: _("none, and none is needed"));
		return ita_item_weak(item) ? STYLE_WARNING : STYLE_GUIDE;
	}
	for (size_t i = 0; i < item->cards.count; i++) {
		str_puts(out, i ? "\n" : "");
		put_answer(state, item->cards.items[i], out);
	}
	return STYLE_PLAIN;
}

/* In full, and how sure that is. */
static void put_asked(
	const struct ita_view *state, const struct ita_item *item, struct str *out)
{
	const struct ita_question *question =
		state->bank && item->code ? ita_bank_find(state->bank, item->code) : NULL;
	if (!question) {
		put_question(state, item, out);
		return;
	}
	ita_put_question(out, state->bank, question);
	ita_put_sure(out, state->bank, question, app_digits(state->app));
}

static void paint_item(const struct ita_view *state, const struct canvas *canvas)
{
	const struct ita_item *item = ita_view_item(state);
	struct str question = STR_INIT, answers = STR_INIT;
	put_asked(state, item, &question);
	const enum style style = put_answers(state, item, &answers);
	/* Beside the list nothing has to be cut to a row. */
	const bool roomy = canvas->rows > DETAIL_ROWS;
	const int few = roomy ? DETAIL_FEW : 1;
	const int lines = roomy ? canvas->rows / 4 : item->cards.count > 1 ? 2 : 1;
	const char *dash = piece_of(state, LINE_DASH);
	int row = put_text(canvas, 0, few, has(item->code) ? item->code : dash,
		question.data, STYLE_PLAIN);
	const int rest = canvas->rows - row - lines - few;
	const int half = rest > 1 ? rest / 2 : 1;
	row = put_text(canvas, row, half, _("Issue"),
		has(item->issue) ? item->issue : dash, STYLE_PLAIN);
	row = put_text(canvas, row, canvas->rows - lines - few - row, _("Recommendation"),
		has(item->recommendation) ? item->recommendation : dash, STYLE_PLAIN);
	row = put_text(canvas, row, few, _("Unit told to act"),
		has(item->owner) ? item->owner : dash, STYLE_PLAIN);
	put_text(canvas, row, canvas->rows - row, _("Answered by"), answers.data, style);
	str_release(&question);
	str_release(&answers);
}

static void paint_details(const struct ita_view *state, const struct canvas *canvas)
{
	if (ita_view_item(state)) {
		paint_item(state, canvas);
		return;
	}
	canvas_paragraphs(canvas, 0,
		state->head.ita.count ? _("No item has these words")
		: state->read_only    ? _("This report has no items of an ITA result")
				      : _("No item yet: n begins the first, e types the "
					     "total and the parts"),
		STYLE_GUIDE);
}

void ita_view_paint(struct app *app, struct screen *screen, const struct canvas *canvas)
{
	const struct ita_view *state = screen->state;
	const int details = canvas->rows > ROWS_FOR_DETAILS ? DETAIL_ROWS : DETAIL_LEAST;
	const struct canvas inner =
		canvas_part(canvas, 0, 1, canvas->rows, canvas->columns - 2);
	const int top = paint_figures(state, &inner);
	const struct canvas items =
		canvas_part(canvas, top + 1, 0, canvas->rows - top - 1, canvas->columns);
	canvas_across(canvas, top, 0, canvas->columns, STYLE_LINE);
	const struct list_detail parts = list_detail_divide(&items, details);
	paint_details(state, &parts.detail);
	table_view_digits(state->table, app_digits(app));
	table_view_paint(state->table, &parts.list, true);
}
