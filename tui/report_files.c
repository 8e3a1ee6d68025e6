/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/report_files.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "model/json.h"
#include "text/date.h"
#include "text/i18n.h"
#include "tui/dialog.h"

enum { COPIES_MOST = 99 /* of a day */ };

/* Asks for a file's name; "~/" is the home folder. */
static bool ask_path(
	struct app *app, const char *heading, const char *label, struct str *path)
{
	const char *home = getenv("HOME");
	if (!dialog_line(app, heading, label, path) || !path->bytes)
		return false;
	if (home && path->data[0] == '~' && path->data[1] == '/')
		str_splice(path, 0, 1, home, strlen(home));
	return true;
}

/* Why it is asked, without the words of the commands. */
static const char *double_text(bool known)
{
	return known ? _("The office file has this report, or measures of it, already. "
			 "What is there stays in the history.")
		     : _("The office file has a report of the same agency, year, months "
			 "and title already.");
}

/* A report that is known already is taken in only where the clerk says so. */
static bool take_in(struct app *app, struct report *report, int64_t *number)
{
	struct error error = ERROR_INIT;
	bool known = report->uuid[0] != '\0';
	if (store_import(app->store, report, IMPORT_NEW, app->who, number, &error))
		return true;
	if (error.kind == ERROR_REFUSED &&
		dialog_ask(app,
			known ? _("Take the place of the report that is here?")
			      : _("Take it in all the same?"),
			double_text(known), false)) {
		error_release(&error);
		if (store_import(app->store, report,
			    known ? IMPORT_REPLACE : IMPORT_AGAIN, app->who, number,
			    &error))
			return true;
	}
	app_error(app, &error);
	return false;
}

bool report_file_import(struct app *app, int64_t *number)
{
	struct str path = STR_INIT;
	struct error error = ERROR_INIT;
	struct report report;
	bool read = false, done = false;
	/* A name that was mistyped is there again, to be mended. */
	while (!read && ask_path(app, _("Bring in a report"), _("File"), &path)) {
		read = report_read(path.data, &report, &error);
		if (!read)
			app_error(app, &error);
	}
	if (read) {
		done = take_in(app, &report, number);
		if (done)
			app_message(app, STYLE_DONE, _("Brought in: %s"), path.data);
		report_release(&report);
	}
	str_release(&path);
	return done;
}

/* Beside the office file, with today's date: office-2026-11-20.db, and for further ones
 * of the day office-2026-11-20-2.db. */
static void suggest_backup(const struct app *app, struct str *path)
{
	time_t now = time_now();
	struct tm day;
	char date[sizeof("-9999-12-31")] = "";
	const char *slash = strrchr(app->office, '/');
	const char *dot = strrchr(slash ? slash : app->office, '.');
	size_t stem = dot ? (size_t)(dot - app->office) : strlen(app->office);
	if (localtime_r(&now, &day))
		strftime(date, sizeof(date), "-%Y-%m-%d", &day);
	for (int copy = 1; copy <= COPIES_MOST; copy++) {
		str_clear(path);
		str_append(path, app->office, stem);
		str_puts(path, date);
		if (copy > 1)
			str_printf(path, "-%d", copy);
		str_puts(path, app->office + stem);
		if (access(path->data, F_OK) != 0)
			return;
	}
}

void report_file_backup(struct app *app)
{
	struct str path = STR_INIT;
	struct error error = ERROR_INIT;
	bool done = false;
	suggest_backup(app, &path);
	while (!done && ask_path(app, _("A copy of the office file"), _("File"), &path)) {
		done = store_backup(app->store, path.data, &error);
		if (done)
			app_message(app, STYLE_DONE, _("%s: the copy is complete"),
				path.data);
		else
			app_error(app, &error);
	}
	str_release(&path);
}
