/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/table/list_detail.h"

#include "text/cell.h"
#include "tui/terminal/canvas.h"
#include "tui/terminal/terminal.h"

/* Of the columns, for the list. */
enum { LIST_PART = 3, LIST_WHOLE = 5 };

enum { LINE = 1, SPACE = 1 /* columns beside a detail */ };

static struct list_detail divide_beside(const struct canvas *canvas)
{
	const int line = canvas->columns * LIST_PART / LIST_WHOLE;
	const int left = line + LINE + SPACE;
	canvas_down(canvas, 0, line, canvas->rows, STYLE_LINE);
	return (struct list_detail){
		.list = canvas_part(canvas, 0, 0, canvas->rows, line),
		.detail = canvas_part(
			canvas, 0, left, canvas->rows, canvas->columns - left - SPACE),
	};
}

struct list_detail list_detail_divide(const struct canvas *canvas, int rows_below)
{
	if (canvas->columns >= LIST_DETAIL_WIDE)
		return divide_beside(canvas);
	const int line = canvas->rows - rows_below - LINE;
	canvas_across(canvas, line, 0, canvas->columns, STYLE_LINE);
	return (struct list_detail){
		.list = canvas_part(canvas, 0, 0, line, canvas->columns),
		.detail = canvas_part(canvas, line + LINE, SPACE, rows_below,
			canvas->columns - 2 * SPACE),
	};
}

int list_detail_text(const struct canvas *detail, int row, int rows_below,
	const char *text, enum style style)
{
	if (detail->rows > rows_below)
		return canvas_paragraphs(detail, row, text, style);
	canvas_field(detail, row, 0, detail->columns, text, ALIGN_LEFT, style);
	return row + 1;
}
