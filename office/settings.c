/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "office/settings.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "db/settings.h"
#include "model/config.h"
#include "model/data_folder.h"
#include "office/own_printer.h"
#include "print/fit.h"
#include "print/outlet.h"
#include "print/profile.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/str.h"

static const char *const theme_names[THEME_COUNT] = {
	[THEME_AUTOMATIC] = "colour", /* as it was called when there was but one */
	[THEME_DARK] = "dark",
	[THEME_LIGHT] = "light",
	[THEME_CONTRAST] = "high-contrast",
	[THEME_MONOCHROME] = "monochrome",
};

static const char *const lines_names[LINES_COUNT] = {
	[LINES_DRAWN] = "utf-8",
	[LINES_ASCII] = "ascii",
	[LINES_NONE] = "none",
};

#define AM_APART         "apart"
#define AM_WHOLE         "whole"

#define SUGGESTIONS_ON   "on"
#define SUGGESTIONS_OFF  "off"

#define HINTS_ON         "on"
#define HINTS_OFF        "off"

#define DRAFT_MARK_NONE  "none"
#define DRAFT_MARK_USUAL "usual"

static void settings_usual(struct settings *settings)
{
	*settings = (struct settings){
		.name = mem_strdup(""),
		.language = mem_strdup(""),
		.digits = DIGITS_THAI,
		.paper = mem_strdup(PRINT_PAPER_DEFAULT),
		.profile = mem_strdup(PROFILE_DEFAULT),
		.pitch = mem_strdup(""),
		.printer = mem_strdup(""),
		.patience = mem_strdup(""),
		.seen = mem_strdup(""),
	};
}

void settings_init(struct settings *settings)
{
	settings_usual(settings);
	settings_configure(settings, NULL);
}

void settings_release(struct settings *settings)
{
	free(settings->name);
	free(settings->language);
	free(settings->paper);
	free(settings->profile);
	free(settings->pitch);
	free(settings->printer);
	free(settings->patience);
	free(settings->seen);
	*settings = (struct settings){0};
}

void settings_text(char **place, const char *text)
{
	char *copy = mem_strdup(text);
	free(*place);
	*place = copy;
}

/* --- each setting as the text that the file holds --- */

static const char *get_name(const struct settings *settings)
{
	return settings->name;
}

static void set_name(struct settings *settings, const char *text)
{
	settings_text(&settings->name, text);
}

static const char *get_language(const struct settings *settings)
{
	return settings->language;
}

static void set_language(struct settings *settings, const char *text)
{
	if (!strcmp(text, "th") || !strcmp(text, "en"))
		settings_text(&settings->language, text);
}

static const char *get_digits(const struct settings *settings)
{
	return digits_name(settings->digits);
}

static void set_digits(struct settings *settings, const char *text)
{
	digits_find(text, &settings->digits);
}

static const char *get_theme(const struct settings *settings)
{
	return theme_names[settings->theme];
}

static void set_theme(struct settings *settings, const char *text)
{
	for (enum theme theme = 0; theme < THEME_COUNT; theme++)
		if (!strcmp(theme_names[theme], text))
			settings->theme = theme;
}

static const char *get_lines(const struct settings *settings)
{
	return lines_names[settings->lines];
}

static void set_lines(struct settings *settings, const char *text)
{
	for (enum lines lines = 0; lines < LINES_COUNT; lines++)
		if (!strcmp(lines_names[lines], text))
			settings->lines = lines;
}

static const char *const keyboard_names[KEYBOARD_LAYOUTS] = {
	[KEYBOARD_KEDMANEE] = "kedmanee",
	[KEYBOARD_PATTACHOTE] = "pattachote",
};

static const char *get_keyboard(const struct settings *settings)
{
	return keyboard_names[settings->keyboard];
}

static void set_keyboard(struct settings *settings, const char *text)
{
	for (enum keyboard_layout layout = 0; layout < KEYBOARD_LAYOUTS; layout++)
		if (!strcmp(keyboard_names[layout], text))
			settings->keyboard = layout;
}

static const char *get_am(const struct settings *settings)
{
	return settings->am_whole ? AM_WHOLE : AM_APART;
}

static void set_am(struct settings *settings, const char *text)
{
	settings->am_whole = !strcmp(text, AM_WHOLE);
}

static const char *get_suggestions(const struct settings *settings)
{
	return settings->no_suggestions ? SUGGESTIONS_OFF : SUGGESTIONS_ON;
}

static void set_suggestions(struct settings *settings, const char *text)
{
	settings->no_suggestions = !strcmp(text, SUGGESTIONS_OFF);
}

static const char *get_hints(const struct settings *settings)
{
	return settings->no_hints ? HINTS_OFF : HINTS_ON;
}

static void set_hints(struct settings *settings, const char *text)
{
	settings->no_hints = !strcmp(text, HINTS_OFF);
}

static const char *get_seen(const struct settings *settings)
{
	return settings->seen;
}

static void set_seen(struct settings *settings, const char *text)
{
	settings_text(&settings->seen, text);
}

static const char *get_paper(const struct settings *settings)
{
	return settings->paper;
}

static void set_paper(struct settings *settings, const char *text)
{
	struct print_paper paper;
	if (print_paper_parse(text, &paper, NULL))
		settings_text(&settings->paper, text);
}

static const char *get_profile(const struct settings *settings)
{
	return settings->profile;
}

static void set_profile(struct settings *settings, const char *text)
{
	if (data_folder_is_name(text))
		settings_text(&settings->profile, text);
}

static const char *get_pitch(const struct settings *settings)
{
	return settings->pitch;
}

bool settings_pitch_read(const char *text, double *cpi)
{
	size_t used;
	int32_t value = 0;
	const bool good = !*text || (number_parse(text, strlen(text), &used, &value) &&
					    !text[used] && value > 0);
	*cpi = good ? value : 0;
	return good;
}

static void set_pitch(struct settings *settings, const char *text)
{
	double cpi;
	if (settings_pitch_read(text, &cpi))
		settings_text(&settings->pitch, text);
}

static const char *get_draft_mark(const struct settings *settings)
{
	return settings->no_draft_mark ? DRAFT_MARK_NONE : DRAFT_MARK_USUAL;
}

static void set_draft_mark(struct settings *settings, const char *text)
{
	settings->no_draft_mark = !strcmp(text, DRAFT_MARK_NONE);
}

static bool read_patience(const char *text, double *seconds)
{
	struct str arabic = STR_INIT;
	digits_append(&arabic, text, strlen(text), DIGITS_ARABIC);
	const bool good = outlet_patience_parse(arabic.data, seconds);
	str_release(&arabic);
	return good;
}

bool settings_patience_good(const char *text)
{
	double seconds;
	return !*text || read_patience(text, &seconds);
}

double settings_patience(const struct settings *settings)
{
	double seconds = 0;
	return read_patience(settings->patience, &seconds) ? seconds : 0;
}

static const char *get_patience(const struct settings *settings)
{
	return settings->patience;
}

static void set_patience(struct settings *settings, const char *text)
{
	if (settings_patience_good(text))
		settings_text(&settings->patience, text);
}

/* What the office file may know of it (own_printer.h). */
static const char *get_printer(const struct settings *settings)
{
	return own_printer_is_queue(settings->printer) ? settings->printer : "";
}

static void set_printer(struct settings *settings, const char *text)
{
	if (own_printer_is_queue(text))
		settings_text(&settings->printer, text);
}

static const struct {
	const char *name;
	const char *(*get)(const struct settings *settings);
	void (*set)(struct settings *settings, const char *text);
} table[] = {
	{"name", get_name, set_name},
	{"language", get_language, set_language},
	{"digits", get_digits, set_digits},
	{"theme", get_theme, set_theme},
	{"lines", get_lines, set_lines},
	{"keyboard", get_keyboard, set_keyboard},
	{"sara_am", get_am, set_am},
	{"suggestions", get_suggestions, set_suggestions},
	{"hints", get_hints, set_hints},
	{SETTING_SEEN, get_seen, set_seen},
	{"paper", get_paper, set_paper},
	{"profile", get_profile, set_profile},
	{"patience", get_patience, set_patience},
	{"pitch", get_pitch, set_pitch},
	{"draft_mark", get_draft_mark, set_draft_mark},
	{"printer", get_printer, set_printer},
};
enum { TABLE = sizeof(table) / sizeof(table[0]) };

static void take_setting(void *context, const char *name, const char *value)
{
	struct settings *settings = context;
	for (size_t i = 0; i < TABLE; i++)
		if (strcmp(table[i].name, name) == 0)
			table[i].set(settings, value);
}

const char *settings_value(const struct settings *settings, const char *name)
{
	for (size_t i = 0; i < TABLE; i++)
		if (strcmp(table[i].name, name) == 0)
			return table[i].get(settings);
	return NULL;
}

/* Takes over what is configured; false: it is none of the key's values. */
static bool take_configured(
	struct settings *settings, enum config_key key, const char *text)
{
	if (key == CONFIG_OFFICE)
		return *text;
	/* Such a file may name a device or a port, which an office file may not. */
	if (key == CONFIG_PRINTER) {
		settings_text(&settings->printer, text);
		return true;
	}
	take_setting(settings, config_name(key), text);
	return !strcmp(settings_value(settings, config_name(key)), text);
}

bool settings_configure(struct settings *settings, struct error *error)
{
	bool good = true;
	for (size_t i = 0; i < CONFIG_KEYS; i++) {
		const enum config_key key = (enum config_key)i;
		const char *text = config_value(key);
		if (text && !take_configured(settings, key, text) && good)
			good = error_set(error, ERROR_USAGE,
				_("%s: %s: \"%s\" is none of its values; doc/config.md has "
				  "them"),
				config_source(key), config_name(key), text);
	}
	return good;
}

enum digits settings_digits(struct store *store, const char *who)
{
	enum digits digits = DIGITS_THAI;
	char *value = NULL;
	if (config_value(CONFIG_DIGITS))
		digits_find(config_value(CONFIG_DIGITS), &digits);
	struct error error = ERROR_INIT;
	if (!store_setting(store, who, "digits", &value, &error))
		error_release(&error);
	if (value)
		digits_find(value, &digits);
	free(value);
	return digits;
}

bool settings_load(struct settings *settings, struct store *store, const char *who,
	struct error *error)
{
	struct settings loaded;
	settings_init(&loaded);
	if (!store_settings(store, who, take_setting, &loaded, error)) {
		settings_release(&loaded);
		return false;
	}
	struct str own = STR_INIT;
	own_printer_read(&own);
	if (own.bytes)
		settings_text(&loaded.printer, own.data);
	str_release(&own);
	*settings = loaded;
	return true;
}

/* What already holds stays where it stands: a configured one is not made a person's own by
 * saving another. */
static bool save_others(const struct settings *settings, const struct settings *held,
	struct store *store, const char *who, struct error *error)
{
	for (size_t i = 0; i < TABLE; i++) {
		const char *value = table[i].get(settings);
		if (strcmp(value, table[i].get(held)) != 0 &&
			!store_set_setting(store, who, table[i].name, value, error))
			return false;
	}
	return true;
}

bool settings_save(const struct settings *settings, struct store *store, const char *who,
	struct error *error)
{
	struct settings held;
	if (!store_begin(store, error))
		return false;
	if (!settings_load(&held, store, who, error)) {
		store_rollback(store);
		return false;
	}
	const bool good = save_others(settings, &held, store, who, error);
	const bool moved = strcmp(settings->printer, held.printer) != 0;
	settings_release(&held);
	if (!good) {
		store_rollback(store);
		return false;
	}
	if (moved)
		own_printer_write(
			own_printer_is_queue(settings->printer) ? "" : settings->printer);
	return store_commit(store, error);
}

/* --- the agency --- */

static const char *const agency_names[] = {
	"agency.type", "agency.name", "agency.district", "agency.province"};
enum { AGENCY_TEXTS = sizeof(agency_names) / sizeof(agency_names[0]) };

static char **agency_text(struct agency *agency, size_t index)
{
	char **const texts[AGENCY_TEXTS] = {
		&agency->type, &agency->name, &agency->district, &agency->province};
	return texts[index];
}

bool settings_agency_load(
	struct agency *agency, struct store *store, const char *who, struct error *error)
{
	struct agency loaded = {.present = true};
	for (size_t i = 0; i < AGENCY_TEXTS; i++) {
		if (!store_setting(store, who, agency_names[i], agency_text(&loaded, i),
			    error)) {
			settings_agency_release(&loaded);
			return false;
		}
	}
	*agency = loaded;
	return true;
}

bool settings_agency_save(const struct agency *agency, struct store *store,
	const char *who, struct error *error)
{
	struct agency texts = *agency;
	for (size_t i = 0; i < AGENCY_TEXTS; i++)
		if (!store_set_setting(
			    store, who, agency_names[i], *agency_text(&texts, i), error))
			return false;
	return true;
}

void settings_agency_release(struct agency *agency)
{
	for (size_t i = 0; i < AGENCY_TEXTS; i++)
		free(*agency_text(agency, i));
	*agency = (struct agency){0};
}

void settings_agency_copy(struct agency *to, const struct agency *from)
{
	struct agency texts = *from;
	*to = (struct agency){.present = true};
	for (size_t i = 0; i < AGENCY_TEXTS; i++)
		*agency_text(to, i) = mem_strdup(*agency_text(&texts, i));
}
