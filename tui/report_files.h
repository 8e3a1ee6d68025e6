/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reports from files and copies of the office file: what the Reports screen asks for and
 * does. What comes of it stands in the message line.
 */
#ifndef TUI_REPORT_FILES_H
#define TUI_REPORT_FILES_H

#include "tui/app.h"

/* Asks for a file and takes in its report; where it is known already, asks whether it
 * takes the other's place. *number gets its number. False: nothing came in. */
bool report_file_import(struct app *app, int64_t *number);

/* Asks where to and writes a copy of the office file. */
void report_file_backup(struct app *app);

#endif
