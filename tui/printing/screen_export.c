/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The export screen: in which form a report becomes a file for others, in which folder and
 * under which name. What was chosen last is offered again; a file that is there is never
 * written over unasked.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "db/store.h"
#include "db/trust/seal.h"
#include "model/file.h"
#include "model/lists.h"
#include "model/report.h"
#include "office/export_place.h"
#include "office/exporting.h"
#include "office/form_row.h"
#include "print/outlet.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/dialog.h"
#include "tui/app/form.h"
#include "tui/app/screen.h"
#include "tui/app/screen_id.h"
#include "tui/picking/folder_pick.h"
#include "tui/printing/emblem_row.h"
#include "tui/printing/print_sending.h"
#include "tui/printing/screens.h"
#include "tui/terminal/canvas.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/working/working.h"
#include "tui/widget/action.h"

enum { ROW_FORM, ROW_FOLDER, ROW_NAME, ROW_EMBLEM, ROWS };

static const struct form_row rows[ROWS] = {
	[ROW_FORM] =
		{
			.label = N_("Form"),
			.guide = N_("What kind of file: what others are to do with it."),
		},
	[ROW_FOLDER] =
		{
			.label = N_("Folder"),
			.guide = N_(
				"Where the file is put. Ctrl-O shows the usual places, "
				"sticks too, and the folders in them."),
			.text = true,
		},
	[ROW_NAME] =
		{
			.label = N_("File name"),
			.guide = N_(
				"What the file is called. A file that is there already "
				"is not written over before you say so."),
			.text = true,
		},
	[ROW_EMBLEM] = EMBLEM_ROW,
};

struct export_screen {
	struct form_row rows[ROWS];
	struct form *form;
	struct emblem_row emblem;
	struct app *app;
	struct report report; /* without its cards */
	int64_t number;
	char mark[SEAL_MARK_BYTES]; /* of its seal */
	const struct export_form *forms[EXPORT_FORMS_MAX];
	const char *called[EXPORT_FORMS_MAX];
	size_t forms_count;
	size_t chosen; /* of the forms, when the name was made */
	char *lacks;   /* why that form cannot be made here; NULL: it can */
};

static void title(
	struct app *app, struct screen *screen, struct str *left, struct str *right)
{
	const struct export_screen *state = screen->state;
	(void)app;
	(void)right;
	str_printf(left, "%s  ", _("Export"));
	str_puts(left, state->report.title ? state->report.title : "");
}

/* --- what the form says --- */

static const struct export_form *chosen_form(const struct export_screen *state)
{
	return state->forms[form_choice(state->form, ROW_FORM)];
}

/* "~" is the home folder, "" the one that the program was started in. */
static void read_folder(const struct export_screen *state, struct str *folder)
{
	char *typed = form_text(state->form, ROW_FOLDER);
	const char *home = getenv("HOME");
	const bool at_home = home && typed[0] == '~' && (!typed[1] || typed[1] == '/');
	str_puts(folder, at_home ? home : *typed ? typed : ".");
	if (at_home)
		str_puts(folder, typed + 1);
	free(typed);
}

static void read_path(const struct export_screen *state, struct str *path)
{
	char *name = form_text(state->form, ROW_NAME);
	read_folder(state, path);
	if (path->data[path->bytes - 1] != '/')
		str_putc(path, '/');
	str_puts(path, name);
	free(name);
}

/* Below the name: why it cannot be made, else that it is there already. */
static void hint_name(void *context, const char *text, struct str *out)
{
	const struct export_screen *state = context;
	struct str path = STR_INIT;
	if (state->lacks) {
		str_puts(out, state->lacks);
		return;
	}
	read_path(state, &path);
	if (*text && outlet_overwrites(path.data))
		str_puts(out, _("A file of this name is there already"));
	str_release(&path);
}

/* Whether the form can be made here: then its library is loaded, and so not sooner. */
static void look_at_form(struct export_screen *state)
{
	struct error error = ERROR_INIT;
	free(state->lacks);
	state->lacks = NULL;
	if (!export_form_ready(chosen_form(state), &error))
		state->lacks = mem_strdup(error_message(&error));
	error_release(&error);
}

/* The name goes with the form: what was typed keeps all but its ending. */
static void follow_form(struct export_screen *state)
{
	const size_t now = form_choice(state->form, ROW_FORM);
	if (now == state->chosen)
		return;
	char *name = form_text(state->form, ROW_NAME);
	struct str other = STR_INIT;
	const size_t stem = file_stem(name);
	if (name[stem] && !strcmp(name + stem + 1, state->forms[state->chosen]->ending)) {
		str_append(&other, name, stem);
		str_printf(&other, ".%s", state->forms[now]->ending);
		form_set_text(state->form, ROW_NAME, other.data);
	}
	state->chosen = now;
	look_at_form(state);
	str_release(&other);
	free(name);
}

/* --- writing --- */

/* NULL: it is not to be, or cannot be, and the message line says why. */
static struct outlet *open_outlet(struct app *app, const char *path)
{
	struct error error = ERROR_INIT;
	bool force = false;
	if (outlet_overwrites(path)) {
		force = dialog_confirm(app, _("This file exists. Write over it?"), path,
			N_("Write over it"));
		if (!force)
			return NULL;
	}
	struct outlet *outlet = outlet_open_file(path, force, &error);
	if (!outlet)
		app_error(app, &error);
	return outlet;
}

/* Everything is on the disk before it is said. */
static bool write_to(
	struct export_screen *state, struct outlet *outlet, struct error *error)
{
	const struct export_request request = {
		.store = state->app->store,
		.report = state->number,
		.office = state->app->office,
		.form = chosen_form(state),
		.mark = state->mark,
	};
	struct working working;
	working_watch(&working, state->app);
	const bool written = export_write(&request, outlet, error);
	working_end(&working);
	if (written)
		return outlet_finish(outlet, error);
	outlet_give_up(outlet);
	return false;
}

static void tell_written(struct app *app, const char *path)
{
	char *whole = realpath(path, NULL);
	app_message(app, STYLE_DONE, _("The file is written: %s"), whole ? whole : path);
	free(whole);
}

static enum effect write_file(
	struct app *app, struct export_screen *state, const char *path)
{
	struct error error = ERROR_INIT;
	struct str folder = STR_INIT;
	if (!store_seal_mark(app->store, state->number, state->mark, &error)) {
		app_error(app, &error);
		return EFFECT_PAINT;
	}
	struct outlet *outlet = open_outlet(app, path);
	if (!outlet)
		return EFFECT_PAINT;
	if (!write_to(state, outlet, &error)) {
		app_error(app, &error);
		return EFFECT_PAINT;
	}
	read_folder(state, &folder);
	export_last_write(chosen_form(state)->name, folder.data);
	str_release(&folder);
	tell_written(app, path);
	return EFFECT_CLOSE;
}

static enum effect run_export(struct app *app, struct screen *screen)
{
	struct export_screen *state = screen->state;
	char *name = form_text(state->form, ROW_NAME);
	struct str path = STR_INIT;
	enum effect effect = EFFECT_PAINT;
	read_path(state, &path);
	if (state->lacks)
		app_message(app, STYLE_ERROR, "%s", state->lacks);
	else if (!*name || strchr(name, '/'))
		app_message(app, STYLE_WARNING, "%s",
			_("A file's name is wanted, without a folder"));
	else
		effect = write_file(app, state, path.data);
	form_refresh(state->form);
	str_release(&path);
	free(name);
	return effect;
}

/* --- lists --- */

static void pick_folder(struct app *app, struct export_screen *state)
{
	struct export_folders folders;
	struct export_last last;
	struct string_list media = {0};
	struct str folder = STR_INIT;
	export_last_read(&last);
	export_media(&media);
	export_folders_list(&folders, last.folder, app->office, &media);
	if (folder_pick(app, &folders, &folder))
		form_pick_text(state->form, app, ROW_FOLDER, folder.data);
	form_refresh(state->form);
	export_folders_release(&folders);
	export_last_release(&last);
	string_list_release(&media);
	str_release(&folder);
}

static enum effect run_pick(struct app *app, struct screen *screen)
{
	struct export_screen *state = screen->state;
	if (form_row(state->form) == ROW_FOLDER) {
		pick_folder(app, state);
		return EFFECT_PAINT;
	}
	if (emblem_row_here(&state->emblem)) {
		emblem_row_pick(&state->emblem, app);
		return EFFECT_PAINT;
	}
	const enum effect effect = form_pick(state->form, app);
	follow_form(state);
	return effect;
}

static bool can_pick(const struct app *app, const struct screen *screen)
{
	const struct export_screen *state = screen->state;
	(void)app;
	return form_row(state->form) == ROW_FOLDER || emblem_row_here(&state->emblem) ||
	       form_can_pick(state->form);
}

/* --- the screen --- */

static void paint(struct app *app, struct screen *screen, const struct canvas *canvas)
{
	struct export_screen *state = screen->state;
	struct canvas part = canvas_part(canvas, 1, 0, canvas->rows - 1, canvas->columns);
	form_paint(state->form, app, &part);
}

static enum effect event(
	struct app *app, struct screen *screen, const struct event *event)
{
	struct export_screen *state = screen->state;
	/* Behind the name there is nothing that has to be said. */
	if (event->kind == EVENT_KEY && event->key == K_ENTER &&
		form_row(state->form) == ROW_NAME)
		return EFFECT_UNUSED;
	const enum effect effect = form_event(state->form, app, event);
	if (!(effect & EFFECT_UNUSED)) {
		follow_form(state);
		emblem_row_follow(&state->emblem, app);
		form_refresh(state->form);
	}
	return effect;
}

static void close(struct app *app, struct screen *screen)
{
	struct export_screen *state = screen->state;
	(void)app;
	form_free(state->form);
	emblem_row_release(&state->emblem);
	report_release(&state->report);
	free(state->lacks);
	free(state);
}

static const struct action actions[] = {
	{
		.name = N_("Export"),
		.help = N_("Writes the file. In the file's name Enter does it too."),
		.keys = {CTRL('S'), K_ENTER},
		.run = run_export,
	},
	FORM_LIST(run_pick, can_pick),
	FORM_ACTIONS,
};

static void fill_forms(struct export_screen *state, const char *last)
{
	state->forms_count = export_forms(state->forms);
	for (size_t i = 0; i < state->forms_count; i++)
		state->called[i] = state->forms[i]->called;
	state->rows[ROW_FORM].choices = state->called;
	state->rows[ROW_FORM].choices_count = state->forms_count;
	state->form = form_new(state->rows, ROWS);
	emblem_row_begin(&state->emblem, state->form);
	for (size_t i = 0; i < state->forms_count; i++)
		if (!strcmp(state->forms[i]->name, last))
			form_set_choice(state->form, ROW_FORM, i);
	state->chosen = form_choice(state->form, ROW_FORM);
}

/* Where the last one was put, else home. */
static void fill(struct export_screen *state)
{
	struct export_folders folders;
	struct export_last last;
	struct str name = STR_INIT;
	export_last_read(&last);
	fill_forms(state, last.form);
	export_folders_list(&folders, last.folder, state->app->office,
		&(struct string_list){NULL, 0, 0});
	form_set_text(
		state->form, ROW_FOLDER, folders.count ? folders.items[0].path : "");
	export_name_append(&name, &state->report, chosen_form(state));
	form_set_text(state->form, ROW_NAME, name.data);
	look_at_form(state);
	form_set_hint(state->form, ROW_NAME, hint_name, state);
	export_folders_release(&folders);
	export_last_release(&last);
	str_release(&name);
}

static bool open(struct app *app, const struct topic *topic, struct error *error)
{
	struct export_screen *state = mem_new(1, sizeof(*state));
	state->app = app;
	state->number = topic->report;
	memcpy(state->rows, rows, sizeof(rows));
	if (!store_seal_mark(app->store, topic->report, state->mark, error) ||
		!emblem_row_init(&state->emblem, app, state->rows, ROW_EMBLEM, error)) {
		free(state);
		return false;
	}
	if (!store_load_head(app->store, topic->report, &state->report, error)) {
		emblem_row_release(&state->emblem);
		free(state);
		return false;
	}
	fill(state);
	if (!app_push(app, &screen_export, state))
		return false;
	print_sending_tell_seal(app, state->mark);
	return true;
}

const struct screen_class screen_export = {
	.id = SCREEN_EXPORT,
	.name = "export",
	.open = open,
	.title = title,
	.paint = paint,
	.event = event,
	.close = close,
	.actions = actions,
	.actions_count = sizeof(actions) / sizeof(actions[0]),
	.help = N_(
		"The report as a file for others: to be read, corrected, counted or put "
		"on the office's site. The form and the folder are offered again next "
		"time. The file is complete on the disk when it is said to be written."),
	.widgets = WIDGET_TEXT,
};
