/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Names of files: how they are asked for, and what is proposed.
 */
#ifndef TUI_APP_REPORT_FILES_H
#define TUI_APP_REPORT_FILES_H

#include "text/i18n.h"
#include "tui/app/app.h"
#include "tui/app/screen_id.h"
#include "tui/widget/action.h"

/* The action of screens that are about reports which opens the export of one. */
#define ACTION_EXPORT(guards)                                                            \
	{                                                                                \
		.name = N_("Export"),                                                    \
		.help = N_("The report as a file for others: PDF, Word, a web page, "    \
			   "Excel."),                                                    \
		.keys = {'u'}, .opens = SCREEN_EXPORT, .about = ABOUT_REPORT,            \
		.needs = (guards)                                                        \
	}

/* Asks for a file's name, first what is in *path; "~/" is the home folder. False: Esc. */
bool report_file_ask(
	struct app *app, const char *heading, const char *label, struct str *path);

/* Writes a name into *path that is made of another with today's date in Thailand,
 * whatever the machine's clock is set to, and is free: office-2026-11-20.db, and for
 * further ones of the day office-2026-11-20-2.db. What is on a server is called office.db. */
void report_file_dated(const char *office, struct str *path);

#endif
