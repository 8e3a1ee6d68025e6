/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A person's settings, kept in the office file (db/settings.h).
 */
#ifndef OFFICE_SETTINGS_H
#define OFFICE_SETTINGS_H

#include "db/store.h"
#include "model/report.h"
#include "text/error.h"
#include "text/keyboard.h"
#include "text/number.h"

enum theme {
	THEME_AUTOMATIC, /* by the terminal's own background */
	THEME_DARK,
	THEME_LIGHT,
	THEME_CONTRAST,
	THEME_MONOCHROME,
	THEME_COUNT
};

enum lines { LINES_DRAWN, LINES_ASCII, LINES_NONE, LINES_COUNT };

struct settings {
	char *name;     /* the person's name for people; "" until asked */
	char *language; /* "th", "en"; "" : as the environment says */
	enum digits digits;
	enum theme theme;
	enum lines lines;
	enum keyboard_layout keyboard; /* for Thai on a machine without a Thai keyboard */
	bool no_suggestions;           /* nothing is suggested while one types */
	bool no_hints;                 /* the guide says what is missing, and no more */
	bool am_whole;                 /* ำ goes to the terminal as it is stored */
	char *paper;                   /* "136x66" */
	char *profile;                 /* a printer profile's name */
	char *pitch;                   /* characters an inch; "": as fits */
	bool no_draft_mark; /* what is not approved prints without ร่าง */
	char *printer;      /* where pages go (print/outlet.h); "": not said yet */
	char *seen; /* the version of the program whose news were told last; "": none */
	char *patience; /* seconds that it may take nothing; "": the usual ones */
};

/* Under which name the file has `seen`, which is set by itself: who is told what is new has set
 * nothing else by that. */
#define SETTING_SEEN "seen"

/* As for a person who has set nothing: what is usual, and what is configured. */
void settings_init(struct settings *settings);

/* Lays over that what the files of model/config.h say. False and the error where they say what
 * is no value; the others count. */
bool settings_configure(struct settings *settings, struct error *error);

/* One by its name in the office file ("theme"), as that has it; NULL: there is none. */
const char *settings_value(const struct settings *settings, const char *name);

/* *settings is initialised and filled. What the file has and this program does not
 * understand is as if it were not set. */
bool settings_load(struct settings *settings, struct store *store, const char *who,
	struct error *error);
bool settings_save(const struct settings *settings, struct store *store, const char *who,
	struct error *error);
void settings_release(struct settings *settings);

/* In which digits this person's messages are, and no more of the settings; where the file
 * does not tell, as for a person who has set nothing. */
enum digits settings_digits(struct store *store, const char *who);

/* Reads characters an inch; "": 0, what fits. */
bool settings_pitch_read(const char *text, double *cpi);

/* The patience in seconds, for print/outlet.h; 0: the usual one. */
double settings_patience(const struct settings *settings);

/* Whether a text says one, in digits of either kind; "" does. */
bool settings_patience_good(const char *text);

/* Puts a text in the place of one of the above. */
void settings_text(char **place, const char *text);

/* The agency that this person's new reports are of, where no report tells yet. Texts that
 * are not set are NULL; released with settings_agency_release(). */
bool settings_agency_load(
	struct agency *agency, struct store *store, const char *who, struct error *error);
bool settings_agency_save(const struct agency *agency, struct store *store,
	const char *who, struct error *error);
void settings_agency_release(struct agency *agency);
void settings_agency_copy(struct agency *to, const struct agency *from);

#endif
