/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A report goes into the office file, whatever it was read from: what is asked where it is
 * there already, and what is told of it.
 */
#ifndef TUI_INTAKE_TAKING_IN_H
#define TUI_INTAKE_TAKING_IN_H

#include <stdbool.h>

#include "model/report.h"
#include "text/error.h"
#include "tui/app/app.h"

struct string_list;

/* Asks which files are to be brought in, and adds their paths. False: Esc. */
bool taking_in_pick(struct app *app, struct string_list *paths);

/* Takes in the report that came from a file; where it is known already, asks whether it
 * takes the other's place. The list of reports goes to it. False: nothing came in; the
 * message line says why, or the clerk did not want it. */
bool taking_in(struct app *app, const char *path, struct report *report);

/* The same of a file in JSON. *readable: whether it could be read at all. */
bool taking_in_json(struct app *app, const char *path, bool *readable);

#endif
