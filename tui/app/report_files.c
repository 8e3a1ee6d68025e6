/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/app/report_files.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db/copies.h"
#include "db/import.h"
#include "db/store.h"
#include "model/file.h"
#include "model/json.h"
#include "model/report.h"
#include "text/date.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/str.h"
#include "tui/app/dialog.h"
#include "tui/terminal/terminal.h"

enum { COPIES_MOST = 99 /* of a day */ };

bool report_file_ask(
	struct app *app, const char *heading, const char *label, struct str *path)
{
	const char *home = getenv("HOME");
	if (!dialog_line(app, heading, label, path) || !path->bytes)
		return false;
	if (home && path->data[0] == '~' && path->data[1] == '/')
		str_splice(path, 0, 1, home, strlen(home));
	return true;
}

/* Why it is asked, without the words of the commands, and what a yes does. */
static const struct {
	const char *title, *text;
	enum import_mode mode;
} obstacles[] = {
	[IMPORT_KNOWN] = {N_("Take the place of the report that is here?"),
		N_("The office file has this report already. What is there stays in the "
		   "history. Measures that are in other reports too come in as copies."),
		IMPORT_REPLACE_AGAIN},
	[IMPORT_DOUBLE] = {N_("Take it in all the same?"),
		N_("The office file has a report of the same agency, year, months and "
		   "title already."),
		IMPORT_AGAIN},
	[IMPORT_COPIES] = {N_("Take it in with copies of its measures?"),
		N_("Measures of this file are in another report already. They stay there "
		   "as they are; this report gets copies."),
		IMPORT_AGAIN},
};

/* A report that is known already is taken in only where the clerk says so. */
static bool take_in(struct app *app, struct report *report, struct import_result *result)
{
	struct error error = ERROR_INIT;
	enum import_obstacle obstacle;
	enum import_mode mode = IMPORT_NEW;
	if (!store_import_obstacle(app->store, report, &obstacle, &error)) {
		app_error(app, &error);
		return false;
	}
	if (obstacle != IMPORT_CLEAR) {
		if (!dialog_confirm(app, _(obstacles[obstacle].title),
			    _(obstacles[obstacle].text), N_("Take it in")))
			return false;
		mode = obstacles[obstacle].mode;
	}
	if ((obstacle != IMPORT_KNOWN ||
		    copies_make_before(app->store, COPY_IMPORT, &error)) &&
		store_import_result(app->store, report, mode, app->who, result, &error))
		return true;
	app_error(app, &error);
	return false;
}

/* Whether a file can be read, and does not say at its start that it is a report. */
static bool is_foreign(const char *path)
{
	char start[4096];
	FILE *file = fopen(path, "re");
	if (!file)
		return false;
	const size_t bytes = fread(start, 1, sizeof(start) - 1, file);
	const bool failed = ferror(file) != 0;
	fclose(file);
	start[bytes] = '\0';
	return !failed && (start[strspn(start, " \t\r\n\xEF\xBB\xBF")] != '{' ||
				  !strstr(start, REPORT_FORMAT));
}

/* What is no report at all is said plainly; of a report it is told where it is damaged. */
static void tell_unread(struct app *app, const char *path, struct error *error)
{
	if (error->kind != ERROR_REFUSED || !is_foreign(path)) {
		app_error(app, error);
		return;
	}
	error_release(error);
	app_message(
		app, STYLE_ERROR, _("%s: this file is no report of this program"), path);
}

/* That it is in, and what became of its approvals. */
static void tell_taken_in(
	struct app *app, const char *path, const struct import_result *result)
{
	struct str words = STR_INIT;
	str_printf(&words, _("Brought in: %s"), path);
	if (result->approvals)
		str_puts(&words, "; ");
	import_belief_append(&words, result);
	app_message(app,
		result->approvals && !result->believed ? STYLE_WARNING : STYLE_DONE, "%s",
		words.data);
	str_release(&words);
}

bool report_file_import(struct app *app, int64_t *number)
{
	struct import_result result;
	struct str path = STR_INIT;
	struct error error = ERROR_INIT;
	struct report report;
	bool read = false, done = false;
	/* A name that was mistyped is there again, to be mended. */
	while (!read && report_file_ask(app, _("Bring in a report"), _("File"), &path)) {
		read = report_read(path.data, &report, &error);
		if (!read)
			tell_unread(app, path.data, &error);
	}
	if (read) {
		done = take_in(app, &report, &result);
		if (done) {
			*number = result.number;
			tell_taken_in(app, path.data, &result);
		}
		report_release(&report);
	}
	str_release(&path);
	return done;
}

void report_file_dated(const char *name, struct str *path)
{
	const struct date today = date_from_time(time_now());
	const size_t stem = file_stem(name);
	for (int copy = 1; copy <= COPIES_MOST; copy++) {
		str_clear(path);
		str_append(path, name, stem);
		if (today.day)
			str_printf(path, "-%04d-%02d-%02d", today.year - BUDDHIST_ERA,
				today.month, today.day);
		if (copy > 1)
			str_printf(path, "-%d", copy);
		str_puts(path, name + stem);
		if (access(path->data, F_OK) != 0)
			return;
	}
}

/* In a dialog: a line of the screen has no room for what to do. */
static void tell_unsound(struct app *app, const char *path, int problems)
{
	struct str words = STR_INIT;
	str_printf(&words,
		_("%s: the copy is written, but it is not sound: verify finds %d faults "
		  "in it; mattrakan verify tells them. Keep older copies."),
		path, problems);
	dialog_tell(app, _("A copy of the office file"), words.data);
	str_release(&words);
}

void report_file_backup(struct app *app)
{
	struct str path = STR_INIT;
	struct error error = ERROR_INIT;
	bool done = false;
	report_file_dated(app->office, &path);
	while (!done &&
		report_file_ask(app, _("A copy of the office file"), _("File"), &path)) {
		int problems;
		done = copies_write(app->store, path.data, &problems, &error);
		if (done && problems)
			tell_unsound(app, path.data, problems);
		else if (done)
			app_message(app, STYLE_DONE, _("%s: the copy is complete"),
				path.data);
		else
			app_error(app, &error);
	}
	str_release(&path);
}
