/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/findings/finding_detail.h"

#include "check/finding.h"
#include "check/rule.h"
#include "office/moment.h"
#include "text/cell.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/str.h"
#include "tui/terminal/canvas.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/text_marks.h"

/* From so many columns on, two texts stand side by side. */
enum { COLUMNS_FOR_TWO = 72, ROWS_FOR_TWO = 6, TEXT_ROWS_LEAST = 3 };

const char *finding_mark(
	const struct app *app, const struct finding *finding, enum style *style)
{
	if (finding->reason) {
		*style = STYLE_DONE;
		return terminal_piece(app->terminal, LINE_DONE);
	}
	if (finding->severity == SEVERITY_ERROR) {
		*style = STYLE_ERROR;
		return terminal_piece(app->terminal, LINE_WRONG);
	}
	*style = STYLE_WARNING;
	return "!";
}

/* What was found, in full; and who accepts it, and why. Returns the row behind. */
static int paint_message(
	const struct app *app, const struct finding *finding, const struct canvas *canvas)
{
	enum style style;
	const char *mark = finding_mark(app, finding, &style);
	const struct canvas text =
		canvas_part(canvas, 0, 2, canvas->rows, canvas->columns - 2);
	canvas_puts(canvas, 0, 0, mark, style);
	int row = canvas_paragraphs(
		&text, 0, finding->message, finding->reason ? STYLE_PLAIN : style);
	if (!finding->reason)
		return row;
	struct str when = STR_INIT, line = STR_INIT;
	moment_append(&when, finding->at, app_digits(app));
	/* TRANSLATORS: who, when, why */
	str_printf(&line, _("Accepted by %s, %s: %s"), finding->who, when.data,
		finding->reason);
	row = canvas_paragraphs(&text, row, line.data, STYLE_PLAIN);
	str_release(&when);
	str_release(&line);
	return row;
}

/* A text under its place; returns the row behind. */
static int paint_text(struct app *app, const struct report_check *check,
	const struct spot *spot, const struct canvas *canvas)
{
	struct str place = STR_INIT, text = STR_INIT;
	spot_describe(&place, spot, app_digits(app));
	canvas_field(canvas, 0, 0, canvas->columns, place.data, ALIGN_LEFT, STYLE_LABEL);
	int row = 1;
	if (report_check_text(check, spot, &text)) {
		if (text.bytes)
			row = text_mark_paint(canvas, 1, app_wrapper(app), text.data,
				(struct text_mark){spot->start, spot->bytes});
		else
			canvas_puts(canvas, row++, 0, _("(empty)"), STYLE_FAINT);
	}
	str_release(&place);
	str_release(&text);
	return row;
}

/* The second text has what the first leaves, and a half at least. */
static void paint_stacked(struct app *app, const struct report_check *check,
	const struct finding *finding, const struct canvas *canvas)
{
	const int half = canvas->rows / 2;
	const struct canvas here = canvas_part(canvas, 0, 0, half, canvas->columns);
	const int behind = paint_text(app, check, &finding->spot, &here) + 1;
	const int top = MIN(behind, half);
	const struct canvas there =
		canvas_part(canvas, top, 0, canvas->rows - top, canvas->columns);
	paint_text(app, check, &finding->other, &there);
}

static void paint_texts(struct app *app, const struct report_check *check,
	const struct finding *finding, const struct canvas *canvas)
{
	/* Where there is room for one only: the message names the other. */
	const bool one = canvas->columns < COLUMNS_FOR_TWO && canvas->rows < ROWS_FOR_TWO;
	if (!finding->other.path || one) {
		paint_text(app, check, &finding->spot, canvas);
		return;
	}
	if (canvas->columns < COLUMNS_FOR_TWO) {
		paint_stacked(app, check, finding, canvas);
		return;
	}
	const int half = canvas->columns / 2;
	const struct canvas here = canvas_part(canvas, 0, 0, canvas->rows, half - 1);
	const struct canvas there = canvas_part(
		canvas, 0, half + 1, canvas->rows, canvas->columns - half - 1);
	paint_text(app, check, &finding->spot, &here);
	paint_text(app, check, &finding->other, &there);
}

/* What the rule looks for and how to mend it, from a row on; returns the row behind. */
static int paint_mending(
	const struct finding *finding, const struct canvas *canvas, int row)
{
	row = canvas_paragraphs(canvas, row, _(finding->rule->title), STYLE_LABEL);
	return canvas_paragraphs(canvas, row, _(finding->rule->mend), STYLE_GUIDE);
}

void finding_detail_paint(struct app *app, const struct report_check *check,
	const struct finding *finding, const struct canvas *canvas)
{
	int top = paint_message(app, finding, canvas);
	/* Only measured: below the canvas nothing is drawn. */
	const int mending = paint_mending(finding, canvas, canvas->rows) - canvas->rows;
	/* Rows between the parts, where there are any to spare. */
	const int spare = canvas->rows - top - mending - TEXT_ROWS_LEAST;
	const int below = spare > 1;
	top += spare > 0;
	int rows = canvas->rows - top - mending - below;
	if (rows < TEXT_ROWS_LEAST)
		rows = TEXT_ROWS_LEAST;
	const struct canvas texts = canvas_part(canvas, top, 0, rows, canvas->columns);
	paint_texts(app, check, finding, &texts);
	paint_mending(finding, canvas, top + rows + below);
}
