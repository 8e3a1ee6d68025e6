/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Sending to a printer, with a box over the screen that shows how far it is. Esc stops at
 * the end of a page; where the printer takes nothing, at once. A queue's job is followed
 * to its end, and can be cancelled or left to itself. What came out is said in the
 * message line.
 */
#ifndef TUI_PRINTING_PRINT_SENDING_H
#define TUI_PRINTING_PRINT_SENDING_H

#include "print/job.h"
#include "print/test_page.h"
#include "tui/app/app.h"

/* to: as print/outlet.h; an existing file is written over only after a question. False: it
 * was refused, or left, before anything was sent there. */
bool print_sending(struct app *app, struct print_job *job,
	const struct print_order *order, const char *to, const char *title);

bool print_sending_test_page(
	struct app *app, const struct print_request *request, const char *to);

/* Says in the message line that a report is not what was approved, where its mark says so
 * (SEAL_MARK_FALSE); the pages say it too. */
void print_sending_tell_seal(struct app *app, const char *mark);

#endif
