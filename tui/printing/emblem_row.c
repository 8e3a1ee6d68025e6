/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/printing/emblem_row.h"

#include <stdlib.h>

#include "model/lists.h"
#include "office/emblem.h"
#include "office/export_place.h"
#include "text/i18n.h"
#include "tui/picking/folder_pick.h"
#include "tui/terminal/terminal.h"

enum { NONE, PICTURE };

static void show(struct emblem_row *emblem)
{
	emblem->choices[NONE] = N_("none");
	emblem->choices[PICTURE] = emblem->value ? emblem_name(emblem->value) : "";
	emblem->row->choices_count = emblem->value ? 2 : 1;
	if (emblem->form)
		form_set_choice(emblem->form, emblem->index, emblem->chosen);
}

bool emblem_row_init(struct emblem_row *emblem, struct app *app, struct form_row *rows,
	size_t index, struct error *error)
{
	*emblem = (struct emblem_row){.index = index, .row = &rows[index]};
	if (!emblem_read(app->store, &emblem->value, error))
		return false;
	emblem->row->choices = emblem->choices;
	emblem->chosen = emblem->value ? PICTURE : NONE;
	show(emblem);
	return true;
}

void emblem_row_release(struct emblem_row *emblem)
{
	free(emblem->value);
	emblem->value = NULL;
}

void emblem_row_begin(struct emblem_row *emblem, struct form *form)
{
	emblem->form = form;
	show(emblem);
}

/* What is said to be chosen is what the office file has, or it is told why not. */
static bool set(struct emblem_row *emblem, struct app *app, const char *value)
{
	struct error error = ERROR_INIT;
	const bool done = emblem_set(app->store, value, app->who, &error);
	if (done) {
		emblem->chosen = value ? PICTURE : NONE;
		app_saved(app);
	} else {
		app_error(app, &error);
	}
	return done;
}

void emblem_row_follow(struct emblem_row *emblem, struct app *app)
{
	const size_t now = form_choice(emblem->form, emblem->index);
	if (now == emblem->chosen)
		return;
	set(emblem, app, now == PICTURE ? emblem->value : NULL);
	show(emblem);
}

bool emblem_row_here(const struct emblem_row *emblem)
{
	return form_row(emblem->form) == emblem->index;
}

static void take_file(struct emblem_row *emblem, struct app *app, const char *path)
{
	struct error error = ERROR_INIT;
	char *value;
	if (!emblem_keep(app->office, path, &value, &error)) {
		app_error(app, &error);
		return;
	}
	if (!set(emblem, app, value)) {
		free(value);
		return;
	}
	free(emblem->value);
	emblem->value = value;
	show(emblem);
	app_message(app, STYLE_DONE, _("Memos have this emblem from now on: %s"),
		emblem_name(value));
}

void emblem_row_pick(struct emblem_row *emblem, struct app *app)
{
	static const struct files_wanted wanted = {
		.remembered = "emblem",
		.where = N_("The emblem: where is the picture?"),
		.takes = emblem_takes,
	};
	struct string_list paths = {0};
	if (files_pick(app, &wanted, &paths))
		take_file(emblem, app, paths.items[0]);
	string_list_release(&paths);
}
