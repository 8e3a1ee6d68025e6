/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The whole office file looked at, as mattrakan verify does, while one waits: how far it is
 * stands in a box, and Esc stops it. A small file is looked at in a blink, without a box.
 */
#ifndef TUI_REVIEW_VERIFYING_H
#define TUI_REVIEW_VERIFYING_H

#include "text/i18n.h"
#include "tui/app/app.h"
#include "tui/widget/action.h"

/* Looks, and tells what was found: an action's run. */
enum effect verifying_run(struct app *app, struct screen *screen);

#define VERIFYING_ACTION                                                                 \
	{                                                                                \
		.name = N_("Verify"),                                                    \
		.help = N_("Looks at the whole office file: its pages, and that "        \
			   "everything in it is what the trail says."),                  \
		.keys = {'v'}, .run = verifying_run                                      \
	}

/* Before a report is sealed. What is wrong with the report itself or with the trail is
 * told, and it is false; what is wrong elsewhere is told and may be accepted, by
 * dialog_confirm(). False too where it was stopped. */
bool verifying_before_seal(struct app *app, int64_t report);

#endif
