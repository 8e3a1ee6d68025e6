/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/home/report_line.h"

#include "office/deadline.h"
#include "text/cell.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/number.h"
#include "tui/table/list_detail.h"
#include "tui/terminal/terminal.h"

enum { TITLE_ROWS = 3, BAR_COLUMNS = 24, BAR_GAP = 2 };

static void put_number(const struct app *app, struct str *out, int64_t number)
{
	number_append(out, number, app_digits(app));
}

void report_line_put_done(
	const struct app *app, struct str *out, const struct report_line *line)
{
	put_number(app, out, line->cards_done);
	str_putc(out, '/');
	put_number(app, out, line->cards);
}

/* The bar leaves room for what is said behind it. */
static void paint_done(struct app *app, const struct report_line *line,
	const struct canvas *canvas, int row)
{
	struct str text = STR_INIT;
	report_line_put_done(app, &text, line);
	str_printf(&text, " %s", _("measures done"));
	const int words = (int)text_columns(text.data, text.bytes);
	const int bar = MIN(BAR_COLUMNS, canvas->columns - words - BAR_GAP);
	canvas_bar(canvas, row, 0, bar, (long)line->cards_done, (long)line->cards);
	canvas_puts(canvas, row, bar + BAR_GAP, text.data, STYLE_PLAIN);
	str_release(&text);
}

/* What is to be known before it is opened. */
static void paint_warning(struct app *app, const struct report_line *line,
	const struct canvas *canvas, int row)
{
	struct str text = STR_INIT;
	if (line->altered) {
		list_detail_text(canvas, row, REPORT_DETAIL_ROWS,
			_("It is not what was approved; Approval says why."),
			STYLE_ERROR);
	} else if (line->unconfirmed) {
		str_printf(&text, "%s ", _("Carried over, not yet confirmed:"));
		put_number(app, &text, line->unconfirmed);
		list_detail_text(
			canvas, row, REPORT_DETAIL_ROWS, text.data, STYLE_WARNING);
	}
	str_release(&text);
}

static int paint_deadline(struct app *app, const struct report_line *line,
	const struct canvas *canvas, int row)
{
	struct str text = STR_INIT;
	deadline_append(&text, &line->deadline, app_digits(app));
	if (text.bytes)
		row = list_detail_text(canvas, row, REPORT_DETAIL_ROWS, text.data,
			deadline_is_late(&line->deadline) ? STYLE_WARNING : STYLE_PLAIN);
	str_release(&text);
	return row;
}

/* Rows that are written below the title: agency and year, how much is done, and those that
 * there may be. */
static int rows_below(const struct report_line *line)
{
	return 2 + deadline_is_set(&line->deadline) +
	       (line->altered || line->unconfirmed);
}

void report_line_paint(
	struct app *app, const struct report_line *line, const struct canvas *canvas)
{
	struct str text = STR_INIT, year = STR_INIT, months = STR_INIT;
	int row = canvas_paragraphs(canvas, 0, line->title, STYLE_PLAIN);
	/* Below the list the title leaves rows to what else is said. */
	if (canvas->rows <= REPORT_DETAIL_ROWS)
		row = MIN(row, MIN(TITLE_ROWS, REPORT_DETAIL_ROWS - rows_below(line)));
	put_number(app, &year, line->fiscal_year);
	put_number(app, &months, line->months);
	str_printf(&text, "%s  ", line->agency);
	str_printf(
		&text, _("fiscal year %s, round of %s months"), year.data, months.data);
	row = list_detail_text(canvas, row, REPORT_DETAIL_ROWS, text.data, STYLE_GUIDE);
	paint_done(app, line, canvas, row);
	row = paint_deadline(app, line, canvas, row + 1);
	paint_warning(app, line, canvas, row);
	str_release(&text);
	str_release(&year);
	str_release(&months);
}
