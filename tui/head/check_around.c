/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/head/check_around.h"

#include "db/beside.h"
#include "office/check_beside.h"

void check_around_forget(struct check_around *around)
{
	report_check_free(around->with);
	around->with = NULL;
	report_check_free(around->read);
	around->read = NULL;
	around->failed = false;
}

void check_around_release(struct check_around *around)
{
	app_forget_beside(around->app, around);
	check_around_forget(around);
}

bool check_around_take(
	struct check_around *around, struct report_check *with, struct error *error)
{
	struct app *app = around->app;
	around->with = with;
	around->failed = !with;
	if (around->failed && !app->message.bytes && !app->reach.away)
		app_error(app, error);
	error_release(error);
	return with;
}

static void told(void *context, struct beside *beside)
{
	struct check_around *around = context;
	struct error error = ERROR_INIT;
	if (--around->asked)
		return;
	around->read = check_beside_take(beside, &error);
	if (!around->read)
		check_around_take(around, NULL, &error);
	app_rest_again(around->app);
}

void check_around_ask(struct check_around *around, int64_t report, struct report *head)
{
	around->asked++;
	app_beside(around->app, check_beside_new(report, head), told, around);
}

bool check_around_make(struct check_around *around)
{
	struct error error = ERROR_INIT;
	struct report_check *read = around->read;
	around->read = NULL;
	return check_around_take(
		around, report_check_make(read, app_digits(around->app), &error), &error);
}
