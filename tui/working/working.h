/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What takes long while a screen stands: the message line says how far it is, and which key
 * stops it.
 *
 *	struct working working;
 *	working_watch(&working, app);
 *	... what asks app->store for much ...
 *	working_end(&working);
 *
 * What is quick says nothing. While it goes on keys do nothing but stop it.
 */
#ifndef TUI_WORKING_WORKING_H
#define TUI_WORKING_WORKING_H

#include "office/report_check.h"
#include "text/error.h"
#include "text/progress.h"
#include "tui/app/app.h"

struct working {
	struct progress progress;
	struct app *app;
};

/* Who waits, for what is told of it: good as long as the struct. */
struct progress *working_begin(struct working *working, struct app *app);

/* The same of all that app->store does until the end. */
void working_watch(struct working *working, struct app *app);
void working_end(struct working *working);

/* Checks a report so. NULL and the error, also where it was stopped. */
struct report_check *working_check(struct app *app, int64_t report, struct error *error);

#endif
