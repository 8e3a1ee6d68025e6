/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a machine or a person has set outside of any office file: which office, in which
 * language, how it looks, how it is printed. Two files, each a JSON object
 * (mattrakan.config/1) read as strictly as a layout, neither of which need be there:
 *
 *	SYSCONFDIR/mattrakan/config.json         the machine's
 *	$XDG_CONFIG_HOME/mattrakan/config.json   the person's (~/.config where that is not
 *	                                         set): what it says counts before the other
 *
 * $MATTRAKAN_CONFIG names another that is read in place of both; "": none is.
 */
#ifndef MODEL_CONFIG_H
#define MODEL_CONFIG_H

#include <stdbool.h>

#include "text/error.h"
#include "text/str.h"

#define CONFIG_FORMAT "mattrakan.config/1"

enum config_key {
	CONFIG_OFFICE, /* a path, "~/" the home folder, or a server's address */
	CONFIG_LANGUAGE,
	/* What a person's settings begin with (office/settings.h), in its words. */
	CONFIG_DIGITS,
	CONFIG_THEME,
	CONFIG_LINES,
	CONFIG_SUGGESTIONS,
	CONFIG_HINTS,
	CONFIG_PAPER,
	CONFIG_PROFILE,
	CONFIG_PITCH,
	CONFIG_PRINTER,
	CONFIG_PATIENCE,
	CONFIG_KEYS,
};

/* As files have it. */
const char *config_name(enum config_key key);

/* Reads the files, again where it was done before. False and the error, with file, line and the
 * keys that there are, where one cannot be read or says what nobody knows: nothing counts
 * then. */
bool config_load(struct error *error);

/* What counts, and the file that says it; NULL: none does. Until the next config_load(). */
const char *config_value(enum config_key key);
const char *config_source(enum config_key key);

/* Appends the paths of the files that are looked for, the person's first, a line each. */
void config_paths(struct str *paths);

#endif
