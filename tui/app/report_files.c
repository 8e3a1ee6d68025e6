/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/app/report_files.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db/copies.h"
#include "model/file.h"
#include "text/date.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/message.h"
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
	message_append(&words,
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
