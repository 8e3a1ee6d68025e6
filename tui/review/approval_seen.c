/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/review/approval_seen.h"

#include "check/finding.h"
#include "db/store.h"
#include "office/report_changes.h"
#include "office/report_check.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/number.h"
#include "tui/app/reviewing.h"
#include "tui/terminal/terminal.h"
#include "tui/working/working.h"

void approval_put_seen(
	const struct app *app, int64_t report, const struct report *now, struct str *out)
{
	switch (reviewing_read_report(app, report, now)) {
	case SEEN_NEVER:
		str_puts(out, _("You have not read it yet: F5 shows it as it prints."));
		return;
	case SEEN_OTHER:
		str_puts(out,
			_("It is another since you read it: F5 shows it as it prints."));
		return;
	case SEEN_SO: str_puts(out, _("You have read it as it is now.")); return;
	}
}

static bool has_read(struct app *app, int64_t report, const struct report *now)
{
	struct str why = STR_INIT;
	if (reviewing_read_report(app, report, now) == SEEN_SO)
		return true;
	approval_put_seen(app, report, now, &why);
	app_message(app, STYLE_WARNING, "%s", why.data);
	str_release(&why);
	return false;
}

/* The errors that nobody has accepted; false and the message where it cannot be checked. */
static bool count_errors(struct app *app, int64_t report, size_t *errors)
{
	struct error error = ERROR_INIT;
	struct report_check *check = working_check(app, report, &error);
	if (!check) {
		app_error(app, &error);
		return false;
	}
	report_check_keep(check, app->store, app->who);
	*errors = finding_list_count(&check->list, SEVERITY_ERROR);
	report_check_free(check);
	return true;
}

bool approval_may_sign(struct app *app, int64_t report, const struct report *now)
{
	size_t errors = 0;
	struct str number = STR_INIT;
	if (!has_read(app, report, now) || !count_errors(app, report, &errors))
		return false;
	if (!errors)
		return true;
	number_append(&number, (int64_t)errors, app_digits(app));
	app_message(app, STYLE_WARNING,
		_("Still to be mended: %s. F6 shows it; what is right as it is, is "
		  "accepted there with a reason"),
		number.data);
	str_release(&number);
	return false;
}

void approval_tell_conflict(struct app *app, int64_t report, const struct report *shown)
{
	struct error error = ERROR_INIT;
	struct report now;
	struct str what = STR_INIT;
	if (!store_load(app->store, report, &now, &error)) {
		app_error(app, &error);
		return;
	}
	report_changes_append(&what, shown, &now, app_digits(app));
	if (what.bytes)
		/* TRANSLATORS: names of texts and measures. */
		app_message(app, STYLE_WARNING,
			_("The report is another than you read (%s): nothing was done. "
			  "Please read it again"),
			what.data);
	else
		app_message(app, STYLE_WARNING, "%s",
			_("Somebody else was faster; nothing was done. Please look "
			  "again"));
	report_release(&now);
	str_release(&what);
}
