/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/app/report_files.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "model/address.h"
#include "model/file.h"
#include "text/date.h"
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

void report_file_dated(const char *office, struct str *path)
{
	const char *name = address_is_server(office) ? "office.db" : office;
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
