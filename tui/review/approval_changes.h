/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What became of a report since a supervisor signed it last. */
#ifndef TUI_REVIEW_APPROVAL_CHANGES_H
#define TUI_REVIEW_APPROVAL_CHANGES_H

#include <stdbool.h>
#include <stdint.h>

#include "model/report.h"
#include "text/error.h"
#include "tui/app/app.h"
#include "tui/widget/text_view.h"

/* Appends it, text by text and measure by measure, with the words that went and came
 * marked as in the history; nothing where nobody has signed it yet. */
bool approval_put_changes(struct app *app, int64_t number, const struct report *now,
	struct text_view *text_view, struct error *error);

#endif
