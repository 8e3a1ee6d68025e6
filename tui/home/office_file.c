/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/home/office_file.h"

#include <string.h>

#include "db/copies.h"
#include "db/restore.h"
#include "db/store.h"
#include "db/trust/verify.h"
#include "model/file.h"
#include "office/moment.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/message.h"
#include "text/number.h"
#include "text/str.h"
#include "tui/app/dialog.h"
#include "tui/app/report_files.h"
#include "tui/terminal/terminal.h"
#include "tui/working/working.h"

/* --- a copy of it --- */

/* In a dialog: a line of the screen has no room for what to do. */
static void tell_unsound(struct app *app, const char *path, int problems)
{
	struct str words = STR_INIT;
	message_append(&words,
		_("%s: the copy is written, but it is not sound: verify finds %d faults "
		  "in it; mattrakan verify tells them. Keep older copies."),
		path, problems);
	dialog_tell(app, _("A copy of the office file"), words.data);
	str_release(&words);
}

void office_file_backup(struct app *app)
{
	struct str path = STR_INIT;
	struct error error = ERROR_INIT;
	bool done = false;
	report_file_dated(app->office, &path);
	while (!done &&
		report_file_ask(app, _("A copy of the office file"), _("File"), &path)) {
		struct working working;
		int problems;
		working_watch(&working, app);
		done = copies_write(app->store, path.data, &problems, &error);
		working_end(&working);
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

/* --- back to one --- */

/* How much there is, and when and by whom it was changed last. */
static void put_contents(
	const struct app *app, struct str *out, const struct office_contents *contents)
{
	const enum digits digits = app_digits(app);
	struct str reports = STR_INIT, cards = STR_INIT, at = STR_INIT;
	number_append(&reports, contents->reports, digits);
	number_append(&cards, contents->cards, digits);
	moment_append(&at, contents->at, digits);
	if (contents->why)
		str_puts(out, contents->why);
	else if (contents->at)
		str_printf(out, _("%s reports, %s measures, changed last %s by %s"),
			reports.data, cards.data, at.data,
			contents->who ? contents->who : "-");
	else
		str_printf(out, _("%s reports, %s measures"), reports.data, cards.data);
	str_release(&reports);
	str_release(&cards);
	str_release(&at);
}

/* What is in both, and whether to go back. */
static bool ask(struct app *app, const char *copy, const struct office_contents *there)
{
	struct office_contents here;
	struct str text = STR_INIT;
	office_contents_read(app->office, &here);
	str_printf(&text, _("The copy %s:"), copy);
	str_putc(&text, '\n');
	put_contents(app, &text, there);
	str_printf(&text, "\n\n%s\n", _("The office file now:"));
	put_contents(app, &text, &here);
	str_printf(&text, "\n\n%s",
		_("The office file becomes as the copy is. What it is now is kept beside "
		  "it under another name."));
	const bool yes = dialog_confirm(
		app, _("Go back to a copy"), text.data, N_("Go back to the copy"));
	str_release(&text);
	office_contents_release(&here);
	return yes;
}

static void count_missing(void *context, const char *words)
{
	(void)words;
	(*(int *)context)++;
}

/* Photos that lie neither beside the office file nor beside the copy. */
static void tell_missing(struct app *app)
{
	int missing = 0;
	struct str words = STR_INIT;
	if (!store_verify_files(app->store, count_missing, &missing, NULL) || !missing)
		return;
	message_append(&words,
		_("%d pieces of evidence name a photo that is not there, or is not what "
		  "it was. Their texts are all here. mattrakan verify tells which; put "
		  "the folder back that ends in -files."),
		missing);
	dialog_tell(app, _("Photos are missing"), words.data);
	str_release(&words);
}

/* Nobody may have it open, not even we. */
static void exchange(struct app *app, const char *copy)
{
	struct error error = ERROR_INIT, opening = ERROR_INIT;
	struct str aside = STR_INIT;
	struct working working;
	store_close(app->store);
	const bool done = store_restore(app->office, copy, app->who, &aside,
		working_begin(&working, app), &error);
	app->store = store_open(app->office, STORE_WRITE, &opening);
	app_opened_store(app);
	if (!done)
		app_error(app, &error);
	else
		app_message(app, STYLE_DONE,
			_("Now as in %s; kept beside it, as it was: %s"),
			file_last_part(copy), file_last_part(aside.data));
	if (!app->store) {
		dialog_tell(app, _("The office file cannot be opened any more"),
			error_message(&opening));
		app->ending = true;
	} else if (done) {
		tell_missing(app);
	}
	error_release(&opening);
	str_release(&aside);
}

bool office_file_restore(struct app *app)
{
	struct str path = STR_INIT;
	bool done = false;
	while (!done && report_file_ask(app, _("Go back to a copy"),
				_("File that Backup wrote"), &path)) {
		struct office_contents there;
		office_copy_read(path.data, &there);
		if (there.why)
			app_message(app, STYLE_ERROR, "%s", there.why);
		else if ((done = ask(app, path.data, &there)))
			exchange(app, path.data);
		office_contents_release(&there);
	}
	str_release(&path);
	return done && app->store;
}
