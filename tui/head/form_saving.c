/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/head/form_saving.h"

#include "db/beside.h"
#include "db/store.h"
#include "text/error.h"
#include "tui/app/app.h"

static void told(void *context, struct beside *beside)
{
	struct form_saving *saving = context;
	const struct head_beside *head = (const struct head_beside *)beside;
	struct app *app = saving->app;
	struct error error = ERROR_INIT;
	bool good = head->outcome == SAVE_DONE;
	saving->under_way = false;
	if (good)
		good = saving->forget(saving->form, &error);
	else if (head_beside_to_ask(head))
		good = saving->save(saving->form);
	else
		app_error(app, &beside->error);
	if (!good && saving->closed)
		saving->keep(saving->form, &error);
	app_error(app, &error);
	if (saving->closed)
		saving->free(saving->form);
	if (!good)
		return;
	app_saved(app);
	if (!app->message.bytes)
		app_say_saved(app, true);
}

void form_saving_send(
	struct form_saving *saving, int64_t report, struct report *head, int64_t revision)
{
	struct app *app = saving->app;
	saving->under_way = true;
	app_beside(app, beside_head(report, head, revision, app->who), told, saving);
}

void form_saving_close(struct form_saving *saving)
{
	saving->closed = saving->under_way && !saving->app->ending;
	if (saving->closed)
		return;
	app_forget_beside(saving->app, saving);
	saving->free(saving->form);
}
