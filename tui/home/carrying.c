/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/home/carrying.h"

#include "db/carry.h"
#include "office/fiscal_year.h"
#include "text/date.h"
#include "text/i18n.h"
#include "text/number.h"
#include "text/str.h"
#include "tui/app/dialog.h"
#include "tui/app/screen_id.h"
#include "tui/terminal/terminal.h"

/* Asks into which year; 0: into none. */
static int ask_year(struct app *app, int fiscal_year)
{
	struct str year = STR_INIT;
	int number = 0;
	number_append(&year, fiscal_year + 1, app_digits(app));
	bool asked = dialog_proposal(
		app, _("Next year's report from this one"), _("Fiscal year"), &year);
	/* A year that is not understood is there again, to be mended. */
	while (asked && !(number = fiscal_year_typed(year.data))) {
		app_message(app, STYLE_ERROR, "%s",
			_("The fiscal year is not understood; type it like 2569"));
		asked = dialog_line(app, _("Next year's report from this one"),
			_("Fiscal year"), &year);
	}
	str_release(&year);
	return number;
}

/* Of a report of half a year it is asked whether it becomes that of the whole one. False: it
 * becomes none. */
static bool ask_into(
	struct app *app, int fiscal_year, int months, struct carry_into *into)
{
	const char *const ways[] = {_("12 months of the same year, with its results"),
		_("Another year, with results emptied")};
	enum { OF_YEAR, OF_OTHER };
	const size_t way = months != ROUND_MONTHS ? OF_OTHER
						  : dialog_pick(app, _("Carry forward"),
							    ways, 2, false, NULL);
	*into = (struct carry_into){0};
	if (way == OF_YEAR)
		*into = (struct carry_into){fiscal_year, YEAR_MONTHS};
	else if (way == OF_OTHER)
		into->fiscal_year = ask_year(app, fiscal_year);
	return into->fiscal_year != 0;
}

void carrying_ask(
	struct app *app, int64_t report, int fiscal_year, int months, struct error *error)
{
	struct carry_into into;
	int64_t carried;
	if (!ask_into(app, fiscal_year, months, &into) ||
		!store_carry_into(app->store, report, &into, app->who, &carried, error) ||
		!app_open(app, SCREEN_CARDS, &(struct topic){.report = carried}, error))
		return;
	app_message(app, STYLE_DONE, "%s",
		into.fiscal_year == fiscal_year
			? _("Made from the report of 6 months. Results and periods wait to "
			    "be confirmed or changed.")
			: _("Carried forward. Each field waits to be confirmed or "
			    "changed."));
}
