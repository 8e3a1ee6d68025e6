/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a finding to the place that it points to. */
#ifndef TUI_FINDINGS_FINDING_JUMP_H
#define TUI_FINDINGS_FINDING_JUMP_H

#include "office/report_check.h"
#include "tui/app/app.h"

/* Opens the screen on which the finding's text is written, with the cursor at its words,
 * and says in the message line what was found. False: no screen was opened; the error is
 * set, or the message line says why. */
bool finding_jump(struct app *app, const struct report_check *check,
	const struct finding *finding, struct error *error);

#endif
