/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/card/cards_detail.h"

#include <string.h>

#include "model/card.h"
#include "model/report.h"
#include "office/deadline.h"
#include "office/field_check.h"
#include "office/settings.h"
#include "text/cell.h"
#include "text/i18n.h"
#include "text/list_mark.h"
#include "text/number.h"
#include "text/str.h"
#include "tui/terminal/terminal.h"

enum { NAME_ROWS = 2 };

static void put_first_line(struct str *out, const char *text)
{
	size_t bytes;
	text = str_first_line(text, &bytes);
	str_append(out, text, bytes);
}

static int put_set(const struct cards_detail *detail, const struct canvas *canvas,
	int row, unsigned fields, const char *format)
{
	enum card_field order[FIELD_COUNT];
	struct str line = STR_INIT;
	if (!fields)
		return row;
	card_order(detail->rows->layout, order);
	str_printf(&line, "%s ", format);
	card_fields_append(&line, order, fields);
	row = canvas_paragraphs(canvas, row, line.data, STYLE_WARNING);
	str_release(&line);
	return row;
}

/* Issue and measure, as much of them as rows hold; returns the row behind. */
static int put_full_name(const struct cards_detail *detail, const struct card_line *row,
	const struct canvas *canvas, int rows)
{
	const struct canvas part = canvas_part(canvas, 0, 0, rows, canvas->columns);
	struct str name = STR_INIT;
	put_first_line(&name, row->issue);
	if (*row->issue && *row->measure)
		str_printf(
			&name, " %s ", terminal_piece(detail->app->terminal, LINE_DASH));
	/* Behind the dash a list mark would be another one. */
	put_first_line(
		&name, row->measure + list_mark(row->measure, strlen(row->measure)));
	int next = canvas_paragraphs(&part, 0, name.data, STYLE_PLAIN);
	str_release(&name);
	if (next <= rows)
		return next;
	canvas_line(&part, rows - 1, part.columns - 1, LINE_CUT, STYLE_LABEL);
	return rows;
}

/* Of a field that the list may have no room for. */
static int put_field(
	const struct canvas *canvas, int row, enum card_field field, const char *text)
{
	struct str line = STR_INIT;
	if (!*text)
		return row;
	str_printf(&line, "%s: %s", _(card_field_label(field)), text);
	row = canvas_paragraphs(canvas, row, line.data, STYLE_GUIDE);
	str_release(&line);
	return row;
}

/* The rows that the name may have of those that there are. */
static int name_rows(int rows, bool more)
{
	if (!more)
		return rows;
	return rows > CARDS_DETAIL_ROWS   ? rows / 2
	       : rows < CARDS_DETAIL_ROWS ? 1
					  : NAME_ROWS;
}

/* The row's name in full, its period and owners where there is room, then what it lacks. */
static void paint_card(const struct cards_detail *detail, const struct canvas *canvas)
{
	const struct card_line *row = detail->row;
	if (!row) {
		canvas_paragraphs(canvas, 0,
			detail->rows->count ? _("No measure has these words")
					    : _("No measure yet: n begins the first"),
			STYLE_GUIDE);
		return;
	}
	const unsigned lacks = card_line_lacks(row, detail->rows->layout);
	const bool more = row->drafted || lacks || row->unconfirmed || *detail->comment;
	const bool roomy = canvas->rows > CARDS_DETAIL_ROWS;
	const int name = put_full_name(
		detail, row, canvas, name_rows(canvas->rows, more || roomy));
	const struct canvas rest =
		canvas_part(canvas, name, 2, canvas->rows - name, canvas->columns - 2);
	int next = 0;
	if (roomy) {
		next = put_field(&rest, next, FIELD_PERIOD, row->period);
		next = put_field(&rest, next, FIELD_OWNERS, row->owners);
	}
	if (*detail->comment)
		next = canvas_paragraphs(&rest, next, detail->comment, STYLE_WARNING);
	if (row->drafted)
		next = canvas_paragraphs(&rest, next,
			_("You were typing in it, and not all is saved yet"),
			STYLE_GUIDE);
	next = put_set(detail, &rest, next, lacks, _("Still missing:"));
	put_set(detail, &rest, next, row->unconfirmed, _("Not yet confirmed:"));
}

/* --- the report's own texts --- */

static void put_texts(const struct cards_detail *detail, struct str *out,
	const char *name, unsigned count)
{
	if (!count)
		return;
	str_puts(out, !out->bytes                                  ? ""
		      : detail->app->settings.lines != LINES_DRAWN ? ", "
								   : " · ");
	str_printf(out, "%s ", name);
	number_append(out, count, app_digits(detail->app));
}

/* Returns the rows that it takes. */
static int paint_texts(const struct cards_detail *detail, const struct canvas *canvas)
{
	struct str names = STR_INIT, line = STR_INIT;
	put_texts(detail, &names, _("Memo"), detail->rows->memo_unconfirmed);
	put_texts(detail, &names, _("Texts"), detail->rows->texts_unconfirmed);
	const bool any = names.bytes;
	str_printf(&line, "%s %s", _("Not yet confirmed:"), names.data);
	if (any)
		canvas_field(canvas, canvas->rows - 1, 0, canvas->columns, line.data,
			ALIGN_LEFT, STYLE_WARNING);
	str_release(&names);
	str_release(&line);
	return any;
}

void cards_detail_paint(const struct cards_detail *detail, const struct canvas *canvas)
{
	const struct canvas of_card = canvas_part(canvas, 0, 0,
		canvas->rows - paint_texts(detail, canvas), canvas->columns);
	paint_card(detail, &of_card);
}

void cards_tell_marked(struct app *app, size_t count)
{
	struct str number = STR_INIT;
	number_append(&number, (int64_t)count, app_digits(app));
	if (count)
		app_message(app, STYLE_MESSAGE,
			_("Marked: %s; f sets a field in all of them"), number.data);
	str_release(&number);
}

int cards_deadline_append(
	const struct app *app, const struct card_lines *rows, struct str *out)
{
	if (rows->state == REPORT_OPEN)
		deadline_left_append(out, &rows->deadline, app_digits(app));
	str_puts(out, out->bytes ? "  " : "");
	return (int)text_columns(out->data, out->bytes);
}

enum { BAR_COLUMNS = 16, BAR_LEAST = 80 };

void cards_bar_append(
	struct app *app, size_t done, size_t all, int beside, struct str *out)
{
	int rows, width;
	app->terminal->ops->size(app->terminal, &rows, &width);
	if (width < BAR_LEAST + beside)
		return;
	str_puts(out, "  ");
	for (size_t i = 0; i < BAR_COLUMNS; i++) {
		const bool full = all && i * all < done * BAR_COLUMNS;
		str_puts(out,
			terminal_piece(app->terminal, full ? LINE_FULL : LINE_EMPTY));
	}
}
