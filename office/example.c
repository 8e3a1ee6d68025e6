/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "office/example.h"

#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db/store.h"
#include "model/data_folder.h"
#include "model/file.h"
#include "model/json.h"
#include "model/lists.h"
#include "model/report.h"
#include "office/own_printer.h"
#include "text/i18n.h"

#define FOLDER  "/example"
#define FILE_IN "/office.db"
/* While it is made: what a killed run left is made over. */
#define MAKING  "/making.db"
#define SAMPLES "samples"

static void put_folder(struct str *folder)
{
	file_data_folder(folder);
	str_puts(folder, FOLDER);
}

void example_path(struct str *path)
{
	put_folder(path);
	str_puts(path, FILE_IN);
}

/* --- making it --- */

static bool take_sample(struct store *store, const char *who, const char *name,
	int64_t *number, struct error *error)
{
	struct str path = STR_INIT;
	struct report report;
	bool done = data_folder_find(SAMPLES, name, &path) &&
		    report_read(path.data, &report, error);
	if (done) {
		done = store_import(store, &report, IMPORT_NEW, who, number, error);
		report_release(&report);
	}
	str_release(&path);
	return done;
}

static bool take_samples(struct store *store, const char *who, struct error *error)
{
	struct string_list names = {0};
	int64_t first = 0;
	data_folder_names(SAMPLES, &names);
	bool done = names.count > 0 ||
		    error_set(error, ERROR_SYSTEM,
			    _("no sample reports are found; install the program's data"));
	for (size_t i = 0; done && i < names.count; i++) {
		int64_t number;
		done = take_sample(store, who, names.items[i], &number, error);
		first = first ? first : number;
	}
	string_list_release(&names);
	return done && store_set_last_opened(store, who, first, error);
}

/* Whose name is not known is called by the login: a person without one is asked on the first
 * start. */
static bool keep_person(struct store *store, const char *who,
	const struct settings *settings, struct error *error)
{
	struct settings own;
	struct str printer = STR_INIT;
	settings_init(&own);
	/* What the person's own folder remembers of it is written with the rest. */
	own_printer_read(&printer);
	if (printer.bytes)
		settings_text(&own.printer, printer.data);
	str_release(&printer);
	settings_text(&own.name, settings && *settings->name ? settings->name : who);
	settings_text(&own.seen, PACKAGE_VERSION);
	if (settings) {
		settings_text(&own.language, settings->language);
		own.digits = settings->digits;
		own.theme = settings->theme;
		own.lines = settings->lines;
		own.keyboard = settings->keyboard;
		own.am_whole = settings->am_whole;
		own.no_suggestions = settings->no_suggestions;
		own.no_hints = settings->no_hints;
	}
	const bool done = settings_save(&own, store, who, error);
	settings_release(&own);
	return done;
}

static bool fill(const char *path, const char *who, const struct settings *settings,
	struct error *error)
{
	struct store *store = store_open(path, STORE_WRITE, error);
	const bool done = store && take_samples(store, who, error) &&
			  keep_person(store, who, settings, error);
	store_close(store);
	return done;
}

bool example_make(const char *who, const struct settings *settings, struct error *error)
{
	struct str path = STR_INIT, making = STR_INIT;
	example_path(&path);
	put_folder(&making);
	str_puts(&making, MAKING);
	bool done = store_is_there(path.data);
	if (!done) {
		done = example_remove(error) && store_create(making.data, NULL, error) &&
		       fill(making.data, who, settings, error);
		if (done && rename(making.data, path.data) != 0)
			done = error_set(error, ERROR_SYSTEM, "%s: %s", path.data,
				strerror(errno));
	}
	str_release(&path);
	str_release(&making);
	return done;
}

/* --- removing it --- */

enum { FOLDERS_OPEN = 8 };

static int remove_one(
	const char *path, const struct stat *status, int kind, struct FTW *where)
{
	(void)status, (void)kind, (void)where;
	return remove(path);
}

/* Nothing is followed out of it: neither a link nor another file system. */
bool example_remove(struct error *error)
{
	struct str folder = STR_INIT;
	put_folder(&folder);
	const bool done = nftw(folder.data, remove_one, FOLDERS_OPEN,
				  FTW_DEPTH | FTW_PHYS | FTW_MOUNT) == 0 ||
			  errno == ENOENT || errno == ENOTDIR;
	if (!done)
		error_set(error, ERROR_SYSTEM,
			_("%s: the example office cannot be removed: %s"), folder.data,
			strerror(errno));
	str_release(&folder);
	return done;
}
