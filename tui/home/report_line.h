/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A report as the list of reports knows it, and what is said of the one under the cursor, below
 * the list or beside it.
 */
#ifndef TUI_HOME_REPORT_LINE_H
#define TUI_HOME_REPORT_LINE_H

#include <stdbool.h>
#include <stdint.h>

#include "model/deadline.h"
#include "model/report.h"
#include "office/layout_called.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/terminal/canvas.h"

struct report_line {
	int64_t number;
	int fiscal_year, months;
	enum report_state state;
	int64_t cards_done, cards;
	int64_t unconfirmed; /* of fields and texts that were carried over */
	bool altered;        /* said to be approved, and not what was */
	char *title, *agency;
	const struct layout_name *layout;
	struct deadline deadline;
};

enum { REPORT_DETAIL_ROWS = 5 }; /* that it has below the list */

/* Appends "2/5": measures that are done, and all. */
void report_line_put_done(
	const struct app *app, struct str *out, const struct report_line *line);

void report_line_paint(
	struct app *app, const struct report_line *line, const struct canvas *canvas);

#endif
