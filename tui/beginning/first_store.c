/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/beginning/first_store.h"

#include "db/store.h"

bool first_store(struct app *app, struct error *error)
{
	if (app->store)
		return true;
	if (!store_create(app->office, NULL, error))
		return false;
	app->store = store_open(app->office, STORE_WRITE, error);
	app_opened_store(app);
	return app->store != NULL;
}
