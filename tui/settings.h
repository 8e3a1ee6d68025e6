/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A person's settings, kept in the office file (db/store.h, store_setting).
 */
#ifndef TUI_SETTINGS_H
#define TUI_SETTINGS_H

#include "db/store.h"
#include "text/error.h"
#include "text/number.h"

enum theme { THEME_COLOUR, THEME_MONOCHROME, THEME_COUNT };

struct settings {
	char *name;     /* the person's name for people; "" until asked */
	char *language; /* "th", "en"; "" : as the environment says */
	enum digits digits;
	enum theme theme;
	bool ascii_lines;
	char *paper;   /* "136x66" */
	char *printer; /* for later; "" */
};

bool settings_load(struct settings *settings, struct store *store, const char *who,
	struct error *error);
bool settings_save(const struct settings *settings, struct store *store, const char *who,
	struct error *error);
void settings_release(struct settings *settings);

#endif
