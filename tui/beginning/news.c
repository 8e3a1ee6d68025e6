/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/beginning/news.h"

#include <string.h>

#include "db/settings.h"
#include "db/store.h"
#include "office/settings.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/macros.h"

const char news_version[] = "0.2.0";

const struct news_point news_points[] = {
	{N_("Beginning"),
		N_("An example office to play in; names of agencies are completed from "
		   "the names of places; the guide's hints can be turned off.")},
	{N_("Documents in"),
		N_("Import reads Word, PDF, Excel and web pages, and asks where "
		   "something is doubtful; what comes back corrected goes into "
		   "its report.")},
	{N_("Documents out"),
		N_("Export writes a report as PDF, Word, web page or Excel.")},
	{N_("Check"),
		N_("Finds wrong districts, dates, figures and spelling, while you type "
		   "too; a finding can be accepted with a reason.")},
	{N_("Typing"),
		N_("How a text may go on stands dim behind the cursor; abbreviations "
		   "are written out.")},
	{N_("Memo"),
		N_("Goes with a report of any layout, filled in from the report and the "
		   "office.")},
	{N_("Deadlines"),
		N_("Each report can have one; lists say how much time is left.")},
	{N_("Commands"),
		N_("One key finds any command, field, measure, report or setting by "
		   "its name.")},
	{N_("The bin"), N_("What was removed can be brought back.")},
	{N_("Several desks"),
		N_("An office can be on a server; reports travel as signed files "
		   "where there is no line.")},
};
const size_t news_points_count = COUNT(news_points);

/* What is typed while others write does not wait for this. */
enum { NO_PATIENCE = 0 };

static bool is_older(const char *seen)
{
	return strverscmp(seen, PACKAGE_VERSION) < 0;
}

bool news_are_due(const struct app *app)
{
	return app->store && *app->settings.name && is_older(app->settings.seen);
}

void news_told(struct app *app)
{
	struct error error = ERROR_INIT;
	if (!app->store || !is_older(app->settings.seen))
		return;
	const int patience = store_patience(app->store, NO_PATIENCE);
	settings_text(&app->settings.seen, PACKAGE_VERSION);
	if (!store_set_setting(
		    app->store, app->who, SETTING_SEEN, PACKAGE_VERSION, &error))
		error_release(&error);
	store_patience(app->store, patience);
}
