/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is around a text that is checked while somebody types it (report_check.h): read at once,
 * or of an office on a server beside the loop, and then made ready when the keys rest.
 */
#ifndef TUI_HEAD_CHECK_AROUND_H
#define TUI_HEAD_CHECK_AROUND_H

#include <stdbool.h>
#include <stdint.h>

#include "model/report.h"
#include "office/report_check.h"
#include "text/error.h"
#include "tui/app/app.h"

/* Zeroed but for app there is nothing yet. Stays where it is while something is asked for. */
struct check_around {
	struct app *app;
	struct report_check *with; /* NULL: not there yet */
	struct report_check *read; /* on a server: to be made into it */
	bool failed;               /* it cannot be: the message line said why */
	unsigned asked; /* on a server: so many are being read, the last one counts */
};

void check_around_release(struct check_around *around);

/* It is to be read anew. */
void check_around_forget(struct check_around *around);

/* Takes over what was read or made; NULL: the error says why not, and is released. Whether it is
 * there: a faulty file of words keeps nobody from typing. */
bool check_around_take(
	struct check_around *around, struct report_check *with, struct error *error);

/* Has it read beside the loop, as check_beside_new(); app_rest_again() when it is. */
void check_around_ask(struct check_around *around, int64_t report, struct report *head);

/* Makes what was read ready, which takes its time. Whether it is there. */
bool check_around_make(struct check_around *around);

#endif
