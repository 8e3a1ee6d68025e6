/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/intake/taking_in.h"

#include <stdio.h>
#include <string.h>

#include "db/copies.h"
#include "db/import.h"
#include "db/store.h"
#include "model/json.h"
#include "model/lists.h"
#include "office/importing.h"
#include "text/i18n.h"
#include "text/str.h"
#include "tui/app/dialog.h"
#include "tui/picking/folder_pick.h"
#include "tui/terminal/terminal.h"
#include "tui/working/working.h"

bool taking_in_pick(struct app *app, struct string_list *paths)
{
	static const struct files_wanted wanted = {
		.remembered = "import",
		.where = N_("Bring in a report: where is the file?"),
		.several = N_("They are brought in one after another."),
		.takes = importing_takes,
	};
	return files_pick(app, &wanted, paths);
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
	struct working working;
	working_watch(&working, app);
	const bool taken =
		(obstacle != IMPORT_KNOWN ||
			copies_make_before(app->store, COPY_IMPORT, &error)) &&
		store_import_result(app->store, report, mode, app->who, result, &error);
	working_end(&working);
	if (taken)
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

bool taking_in(struct app *app, const char *path, struct report *report)
{
	struct import_result result;
	struct error error = ERROR_INIT;
	if (!take_in(app, report, &result))
		return false;
	tell_taken_in(app, path, &result);
	if (!store_set_last_opened(app->store, app->who, result.number, &error))
		app_error(app, &error);
	return true;
}

bool taking_in_json(struct app *app, const char *path, bool *readable)
{
	struct error error = ERROR_INIT;
	struct report report;
	*readable = report_read(path, &report, &error);
	if (!*readable) {
		tell_unread(app, path, &error);
		return false;
	}
	const bool done = taking_in(app, path, &report);
	report_release(&report);
	return done;
}
