/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/picking/folder_pick.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "model/file.h"
#include "model/lists.h"
#include "office/own_file.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "tui/app/dialog.h"
#include "tui/terminal/terminal.h"

/* What stands above the folders of a folder. */
enum { TAKE, UP, FOLDERS };

/* The texts of a list to pick from. */
static size_t pick(
	struct app *app, const char *title, const struct string_list *texts, size_t now)
{
	struct str typed = STR_INIT;
	const size_t picked = dialog_pick_at(app, title,
		(const char *const *)texts->items, texts->count, now, false, &typed);
	str_release(&typed);
	return picked;
}

static void add_places(struct string_list *texts, const struct export_folders *places)
{
	for (size_t i = 0; i < places->count; i++) {
		struct str text = STR_INIT;
		str_printf(&text, "%s: %s", _(places->items[i].called),
			places->items[i].path);
		string_list_add(texts, text.data);
		str_release(&text);
	}
}

static bool pick_place(
	struct app *app, const struct export_folders *places, struct str *folder)
{
	struct string_list texts = {0};
	add_places(&texts, places);
	const size_t picked = pick(app, _("Where to"), &texts, 0);
	if (picked < places->count) {
		str_clear(folder);
		str_puts(folder, places->items[picked].path);
	}
	string_list_release(&texts);
	return picked < places->count;
}

static void go_up(struct str *folder)
{
	char *above = file_folder(folder->data);
	str_clear(folder);
	str_puts(folder, above);
	free(above);
}

static void go_into(struct str *folder, const char *name)
{
	if (!folder->bytes || folder->data[folder->bytes - 1] != '/')
		str_putc(folder, '/');
	str_puts(folder, name);
}

static void add_with_mark(struct string_list *texts, const char *name)
{
	struct str text = STR_INIT;
	str_printf(&text, "%s/", name);
	string_list_add(texts, text.data);
	str_release(&text);
}

/* One step from a folder, which becomes another. *taken: it is the one. False: Esc. */
static bool step(struct app *app, struct str *folder, bool *taken)
{
	struct string_list names = {0}, texts = {0};
	if (!export_subfolders(folder->data, &names))
		app_message(
			app, STYLE_WARNING, "%s: %s", folder->data, error_reason(errno));
	string_list_add(&texts, _("This folder"));
	string_list_add(&texts, _(".. (the folder above)"));
	for (size_t i = 0; i < names.count; i++)
		add_with_mark(&texts, names.items[i]);
	const size_t picked = pick(app, folder->data, &texts, TAKE);
	*taken = picked == TAKE;
	if (picked == UP)
		go_up(folder);
	else if (picked != SIZE_MAX && picked >= FOLDERS)
		go_into(folder, names.items[picked - FOLDERS]);
	string_list_release(&names);
	string_list_release(&texts);
	return picked != SIZE_MAX;
}

bool folder_pick(struct app *app, const struct export_folders *places, struct str *folder)
{
	struct str now = STR_INIT;
	bool taken = false, goes_on = pick_place(app, places, &now);
	while (goes_on && !taken)
		goes_on = step(app, &now, &taken);
	if (taken) {
		str_clear(folder);
		str_puts(folder, now.data);
	}
	str_release(&now);
	return taken;
}

/* --- files --- */

/* What stands above a folder's folders and files; the second where several are wanted. */
enum { FILES_UP, FILES_SEVERAL };

struct files {
	struct app *app;
	const struct files_wanted *wanted;
	struct str folder;
	struct string_list folders, names; /* in it */
	struct string_list *paths;         /* what was chosen */
};

/* What was typed: "~/" is home, else it is of the folder. */
static void take_typed(struct files *files, const char *typed)
{
	const char *home = getenv("HOME");
	struct str path = STR_INIT;
	if (home && typed[0] == '~' && typed[1] == '/') {
		str_puts(&path, home);
		str_puts(&path, typed + 1);
	} else if (*typed == '/' || !files->folder.bytes) {
		str_puts(&path, typed);
	} else {
		str_puts(&path, files->folder.data);
		go_into(&path, typed);
	}
	string_list_add(files->paths, path.data);
	str_release(&path);
}

static void take_file(struct files *files, const char *name)
{
	struct str path = STR_INIT;
	str_puts(&path, files->folder.data);
	go_into(&path, name);
	string_list_add(files->paths, path.data);
	str_release(&path);
}

static void take_several(struct files *files)
{
	bool *ticked = mem_new(files->names.count + 1, sizeof(*ticked));
	if (dialog_ticks(files->app, _("Several files"), _(files->wanted->several),
		    (const char *const *)files->names.items, files->names.count, ticked))
		for (size_t i = 0; i < files->names.count; i++)
			if (ticked[i])
				take_file(files, files->names.items[i]);
	free(ticked);
}

static void list_folder(struct files *files, struct string_list *texts)
{
	string_list_release(&files->folders);
	string_list_release(&files->names);
	if (!export_subfolders(files->folder.data, &files->folders) ||
		!export_files(files->folder.data, files->wanted->takes, &files->names))
		app_message(files->app, STYLE_WARNING, "%s: %s", files->folder.data,
			error_reason(errno));
	string_list_add(texts, _(".. (the folder above)"));
	if (files->wanted->several)
		string_list_add(texts, _("Several files of this folder"));
	for (size_t i = 0; i < files->folders.count; i++)
		add_with_mark(texts, files->folders.items[i]);
	for (size_t i = 0; i < files->names.count; i++)
		string_list_add(texts, files->names.items[i]);
}

/* One step, into another folder or to files. False: Esc. */
static bool files_step(struct files *files)
{
	struct string_list texts = {0};
	struct str typed = STR_INIT;
	const size_t above = files->wanted->several ? FILES_SEVERAL + 1 : FILES_UP + 1;
	list_folder(files, &texts);
	const size_t picked = dialog_pick_at(files->app, files->folder.data,
		(const char *const *)texts.items, texts.count,
		texts.count > above ? above : FILES_UP, true, &typed);
	const size_t rest = picked - above;
	if (picked == FILES_UP)
		go_up(&files->folder);
	else if (picked == FILES_SEVERAL && files->wanted->several)
		take_several(files);
	else if (picked == texts.count)
		take_typed(files, typed.data);
	else if (picked != SIZE_MAX && rest < files->folders.count)
		go_into(&files->folder, files->folders.items[rest]);
	else if (picked != SIZE_MAX)
		take_file(files, files->names.items[rest - files->folders.count]);
	string_list_release(&texts);
	str_release(&typed);
	return picked != SIZE_MAX;
}

/* The first list, of places. False: Esc. */
static bool files_begin(struct files *files, const struct export_folders *places)
{
	struct string_list texts = {0};
	struct str typed = STR_INIT;
	add_places(&texts, places);
	const size_t picked = dialog_pick(files->app, _(files->wanted->where),
		(const char *const *)texts.items, texts.count, true, &typed);
	if (picked < places->count)
		str_puts(&files->folder, places->items[picked].path);
	else if (picked != SIZE_MAX)
		take_typed(files, typed.data);
	string_list_release(&texts);
	str_release(&typed);
	return picked != SIZE_MAX;
}

static bool pick_files(struct app *app, const struct export_folders *places,
	const struct files_wanted *wanted, struct string_list *paths)
{
	const size_t before = paths->count;
	struct files files = {
		.app = app, .wanted = wanted, .folder = STR_INIT, .paths = paths};
	bool goes_on = files_begin(&files, places);
	while (goes_on && paths->count == before)
		goes_on = files_step(&files);
	string_list_release(&files.folders);
	string_list_release(&files.names);
	str_release(&files.folder);
	return goes_on;
}

bool files_pick(
	struct app *app, const struct files_wanted *wanted, struct string_list *paths)
{
	const size_t before = paths->count;
	struct export_folders places;
	struct string_list media = {0};
	struct str last = STR_INIT;
	own_file_read(wanted->remembered, &last);
	export_media(&media);
	export_folders_list(&places, last.data, app->office, &media);
	const bool chosen = pick_files(app, &places, wanted, paths);
	if (chosen) {
		char *folder = file_folder(paths->items[before]);
		own_file_write(wanted->remembered, folder);
		free(folder);
	}
	export_folders_release(&places);
	string_list_release(&media);
	str_release(&last);
	return chosen;
}
