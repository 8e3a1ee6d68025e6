/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reports from files and copies of the office file: what the Reports screen asks for and
 * does. What comes of it stands in the message line.
 */
#ifndef TUI_APP_REPORT_FILES_H
#define TUI_APP_REPORT_FILES_H

#include "tui/app/app.h"

/* Asks for a file and takes in its report; where it is known already, asks whether it
 * takes the other's place. *number gets its number. False: nothing came in. */
bool report_file_import(struct app *app, int64_t *number);

/* Asks where to and writes a copy of the office file. */
void report_file_backup(struct app *app);

/* Asks for a file's name, first what is in *path; "~/" is the home folder. False: Esc. */
bool report_file_ask(
	struct app *app, const char *heading, const char *label, struct str *path);

/* Writes a name into *path that is made of another with today's date in Thailand,
 * whatever the machine's clock is set to, and is free: office-2026-11-20.db, and for
 * further ones of the day office-2026-11-20-2.db. */
void report_file_dated(const char *name, struct str *path);

#endif
