/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/picking/owner_pick.h"

#include "db/overview.h"
#include "text/error.h"
#include "tui/app/dialog.h"
#include "tui/picking/guide_units.h"

struct names {
	const struct string_list *without;
	struct string_list list;
};

static void add(struct names *names, const char *name)
{
	if (!string_list_names(names->without, name) &&
		!string_list_names(&names->list, name))
		string_list_add(&names->list, name);
}

static bool add_used(void *context, const char *name, int64_t times)
{
	(void)times;
	add(context, name);
	return true;
}

static void read_names(struct app *app, struct names *names)
{
	struct error error = ERROR_INIT;
	if (!store_owner_names(app->store, add_used, names, &error))
		app_error(app, &error);
	for (size_t i = 0; i < guide_units_count; i++)
		add(names, guide_units[i]);
}

bool owner_pick(struct app *app, const char *title, const struct string_list *without,
	const char *typed, struct str *name)
{
	struct names names = {.without = without};
	struct str own = STR_INIT;
	read_names(app, &names);
	const struct pick_list list = {
		.title = title,
		.texts = (const char *const *)names.list.items,
		.count = names.list.count,
		.begins = typed,
		.own = true,
		.numbered = true,
	};
	const size_t chosen = dialog_pick_from(app, &list, &own);
	const bool taken = chosen < list.count || (chosen == list.count && own.bytes);
	if (taken) {
		str_clear(name);
		str_puts(name, chosen < list.count ? list.texts[chosen] : own.data);
	}
	string_list_release(&names.list);
	str_release(&own);
	return taken;
}

bool owner_is_known(struct app *app, const char *name)
{
	const struct string_list none = {0};
	struct names names = {.without = &none};
	read_names(app, &names);
	const bool known = string_list_names(&names.list, name);
	string_list_release(&names.list);
	return known;
}
