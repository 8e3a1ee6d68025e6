/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A folder chosen from lists: first the places where people put files, then what lies in
 * them, in and out, until one is taken. And files, in the same way.
 */
#ifndef TUI_PICKING_FOLDER_PICK_H
#define TUI_PICKING_FOLDER_PICK_H

#include <stdbool.h>

#include "model/lists.h"
#include "office/export_place.h"
#include "text/str.h"
#include "tui/app/app.h"

/* Begins with these places. False: Esc, and *folder is as it was. */
bool folder_pick(
	struct app *app, const struct export_folders *places, struct str *folder);

/* What files are chosen for. */
struct files_wanted {
	const char *
		remembered; /* the own file (office/own_file.h) that has the last folder */
	const char *where,
		*several; /* what is asked, N_(); what is said of several, N_() */
	bool (*takes)(const char *name); /* the names that are listed */
};

/* Adds the paths of files: one, or several that are marked. First the places where people
 * have files are shown, the last one above. What is typed and is in no list is a path; "~/"
 * is home. False: Esc, and *paths is as it was. */
bool files_pick(
	struct app *app, const struct files_wanted *wanted, struct string_list *paths);

#endif
