/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All of one finding: what was found, the texts with the words marked, how to mend it. */
#ifndef TUI_FINDINGS_FINDING_DETAIL_H
#define TUI_FINDINGS_FINDING_DETAIL_H

#include "office/report_check.h"
#include "tui/app/app.h"
#include "tui/terminal/terminal.h"

/* The mark of a finding: ✗, ! or, accepted, ✓; and how it is drawn. */
const char *finding_mark(
	const struct app *app, const struct finding *finding, enum style *style);

void finding_detail_paint(struct app *app, const struct report_check *check,
	const struct finding *finding, const struct canvas *canvas);

#endif
