/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A person's settings. What is chosen works at once; it is kept with the next keep().
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "db/trust/people.h"
#include "office/print_setup.h"
#include "office/settings.h"
#include "office/states.h"
#include "print/fit.h"
#include "text/cell.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/language.h"
#include "text/macros.h"
#include "text/number.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/form.h"
#include "tui/app/screen.h"
#include "tui/app/screen_id.h"
#include "tui/home/daily_copy.h"
#include "tui/home/screens.h"
#include "tui/terminal/canvas.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/action.h"

/* Names of languages stand in the language itself. */
static const char *const languages[] = {"ไทย", "English"};
static const char *const language_codes[] = {"th", "en"};
static const char *const digit_kinds[] = {N_("Thai: ๑๒๓"), N_("Arabic: 123")};
static const enum digits digit_values[] = {DIGITS_THAI, DIGITS_ARABIC};
static const char *const themes[THEME_COUNT] = {N_("colour"), N_("monochrome")};
static const char *const line_kinds[] = {N_("lines"), N_("ASCII: + - |")};

enum {
	ROW_NAME,
	ROW_LANGUAGE,
	ROW_DIGITS,
	ROW_THEME,
	ROW_LINES,
	ROW_PAPER,
	ROW_PRINTER,
	ROW_PATIENCE,
	ROWS
};

static const struct form_row rows[ROWS] = {
	[ROW_NAME] =
		{
			.label = N_("Your name"),
			.guide = N_("Others see by it who typed what."),
			.text = true,
		},
	[ROW_LANGUAGE] =
		{
			.label = N_("Language"),
			.guide = N_("Of this program. Reports stay Thai."),
			.choices = languages,
			.choices_count = COUNT(languages),
		},
	[ROW_DIGITS] =
		{
			.label = N_("Digits"),
			.guide = N_("In which digits new reports are numbered."),
			.choices = digit_kinds,
			.choices_count = COUNT(digit_kinds),
		},
	[ROW_THEME] =
		{
			.label = N_("Theme"),
			.guide = N_("Colours, or bold and reverse alone."),
			.choices = themes,
			.choices_count = COUNT(themes),
		},
	[ROW_LINES] =
		{
			.label = N_("Lines"),
			.guide = N_("Choose ASCII where the terminal draws lines as "
				    "letters."),
			.choices = line_kinds,
			.choices_count = COUNT(line_kinds),
		},
	[ROW_PAPER] =
		{
			.label = N_("Paper"),
			.guide = N_("Columns x lines, or inches. Ctrl-O shows a "
				    "list.\nExample: 136x66, 15x11in"),
			.choices = usual_papers,
			.choices_count = USUAL_PAPERS,
			.text = true,
		},
	[ROW_PRINTER] =
		{
			.label = N_("Printer"),
			.guide = N_("A printer queue, a device (/dev/usb/lp0) or a port "
				    "(tcp:HOST:9100). The print screen has the list."),
			.text = true,
		},
	[ROW_PATIENCE] =
		{
			.label = N_("Printer's pause"),
			.guide = N_("For how many seconds a printer may take nothing "
				    "before you are asked whether to wait on. Empty: "
				    "300."),
			.text = true,
		},
};

static void title(
	struct app *app, struct screen *screen, struct str *left, struct str *right)
{
	(void)screen;
	str_puts(left, _("Settings"));
	str_puts(right, app->who);
}

/* What this person may do, which others decide. */
static void paint_roles(const struct app *app, const struct canvas *row)
{
	unsigned roles = 0;
	struct str line = STR_INIT;
	struct error error = ERROR_INIT;
	if (store_roles(app->store, app->who, &roles, &error))
		str_printf(&line, _("Your part in this office file: %s"),
			_(roles_label(roles)));
	else
		str_puts(&line, error.message);
	error_release(&error);
	canvas_field(row, 0, 1, row->columns - 1, line.data, ALIGN_LEFT, STYLE_GUIDE);
	str_release(&line);
}

/* How old the newest automatic copy is: that somebody sees when none is made any more. */
static void paint_copies(const struct app *app, const struct canvas *row)
{
	struct str line = STR_INIT, newest = STR_INIT;
	daily_copy_tell(&newest, app);
	str_printf(&line, _("Newest copy of the office file: %s"), newest.data);
	canvas_field(row, 0, 1, row->columns - 1, line.data, ALIGN_LEFT, STYLE_GUIDE);
	str_release(&line);
	str_release(&newest);
}

static void paint(struct app *app, struct screen *screen, const struct canvas *canvas)
{
	enum { BELOW = 2 }; /* rows */
	struct canvas part =
		canvas_part(canvas, 1, 0, canvas->rows - 1 - BELOW, canvas->columns);
	const struct canvas roles =
		canvas_part(canvas, canvas->rows - BELOW, 0, 1, canvas->columns);
	const struct canvas copies =
		canvas_part(canvas, canvas->rows - 1, 0, 1, canvas->columns);
	paint_roles(app, &roles);
	paint_copies(app, &copies);
	form_paint(screen->state, app, &part);
}

/* Takes a text of the form; whether it is another one than before. */
static bool take_text(const struct form *form, size_t row, char **place)
{
	char *text = form_text(form, row);
	bool other = strcmp(text, *place) != 0;
	if (other)
		settings_text(place, text);
	free(text);
	return other;
}

static bool take_paper(const struct form *form, char **place)
{
	struct print_paper paper;
	char *text = form_text(form, ROW_PAPER);
	bool other = strcmp(text, *place) != 0 && print_paper_parse(text, &paper, NULL);
	if (other)
		settings_text(place, text);
	free(text);
	return other;
}

static bool take_patience(const struct form *form, char **place)
{
	char *text = form_text(form, ROW_PATIENCE);
	const bool other = strcmp(text, *place) != 0 && settings_patience_good(text);
	if (other)
		settings_text(place, text);
	free(text);
	return other;
}

/* What is typed, as settings; whether anything is another than before. */
static bool take_texts(struct app *app, const struct form *form)
{
	struct settings *settings = &app->settings;
	bool other = take_text(form, ROW_NAME, &settings->name);
	other = take_paper(form, &settings->paper) || other;
	other = take_patience(form, &settings->patience) || other;
	return take_text(form, ROW_PRINTER, &settings->printer) || other;
}

static bool save(struct app *app, struct error *error)
{
	if (!settings_save(&app->settings, app->store, app->who, error))
		return false;
	app_saved(app);
	return true;
}

static bool keep(struct app *app, struct screen *screen, struct error *error)
{
	return !take_texts(app, screen->state) || save(app, error);
}

/* What is chosen works and is kept at once. */
static void apply(struct app *app, const struct form *form)
{
	struct settings *settings = &app->settings;
	struct error error = ERROR_INIT;
	const char *language = language_codes[form_choice(form, ROW_LANGUAGE)];
	enum digits digits = digit_values[form_choice(form, ROW_DIGITS)];
	enum theme theme = (enum theme)form_choice(form, ROW_THEME);
	bool ascii = form_choice(form, ROW_LINES) == 1;
	bool other_language = strcmp(language, language_now()) != 0;
	bool other_terminal = theme != settings->theme || ascii != settings->ascii_lines;
	if (!other_language && !other_terminal && digits == settings->digits)
		return;
	if (other_language)
		settings_text(&settings->language, language);
	language_set(language);
	settings->digits = digits;
	settings->theme = theme;
	settings->ascii_lines = ascii;
	if (other_terminal)
		app_retake(app);
	if (!save(app, &error))
		app_error(app, &error);
}

static enum effect event(
	struct app *app, struct screen *screen, const struct event *event)
{
	enum effect effect = form_event(screen->state, app, event);
	if (!(effect & EFFECT_UNUSED))
		apply(app, screen->state);
	return effect;
}

static enum effect run_pick(struct app *app, struct screen *screen)
{
	form_pick(screen->state, app);
	apply(app, screen->state);
	return EFFECT_PAINT;
}

static bool can_pick(const struct app *app, const struct screen *screen)
{
	(void)app;
	return form_can_pick(screen->state);
}

static enum effect run_done(struct app *app, struct screen *screen)
{
	(void)app;
	(void)screen;
	return EFFECT_CLOSE;
}

static void close(struct app *app, struct screen *screen)
{
	(void)app;
	form_free(screen->state);
}

static const struct action actions[] = {
	{
		.name = N_("Done"),
		.help = N_("Back. What was set is kept."),
		.keys = {CTRL('S'), K_ENTER},
		.run = run_done,
	},
	FORM_LIST(run_pick, can_pick),
	{
		.name = N_("People"),
		.help = N_(
			"Who works in this office file, what each may do, who signs in "
			"whose place."),
		.keys = {K_F2, CTRL('U')},
		.opens = SCREEN_PEOPLE,
	},
	FORM_ACTIONS,
};

static void paper_hint(void *context, const char *text, struct str *out)
{
	const struct app *app = context;
	struct print_paper paper;
	/* Short, for the line below the row: what is kept, too. */
	if (!print_paper_parse(text, &paper, NULL))
		str_printf(out, _("Not understood: %s stays"), app->settings.paper);
}

static void patience_hint(void *context, const char *text, struct str *out)
{
	const struct app *app = context;
	if (!settings_patience_good(text))
		str_printf(out, _("Not understood: %s stays"),
			*app->settings.patience ? app->settings.patience : "300");
}

static bool open(struct app *app, const struct topic *topic, struct error *error)
{
	(void)topic;
	(void)error;
	const struct settings *settings = &app->settings;
	struct form *form = form_new(rows, ROWS);
	form_set_text(form, ROW_NAME, settings->name);
	form_set_choice(form, ROW_LANGUAGE, strcmp(language_now(), "en") == 0);
	form_set_choice(form, ROW_DIGITS, settings->digits == DIGITS_ARABIC);
	form_set_choice(form, ROW_THEME, settings->theme);
	form_set_choice(form, ROW_LINES, settings->ascii_lines);
	form_set_text(form, ROW_PAPER, settings->paper);
	form_set_text(form, ROW_PRINTER, settings->printer);
	form_set_text(form, ROW_PATIENCE, settings->patience);
	form_set_hint(form, ROW_PAPER, paper_hint, app);
	form_set_hint(form, ROW_PATIENCE, patience_hint, app);
	return app_push(app, &screen_settings, form);
}

const struct screen_class screen_settings = {
	.id = SCREEN_SETTINGS,
	.name = "settings",
	.open = open,
	.title = title,
	.paint = paint,
	.event = event,
	.keep = keep,
	.close = close,
	.actions = actions,
	.actions_count = COUNT(actions),
	.help = N_("Your own settings; others of the office have theirs. Left and Right "
		   "choose, and what is chosen works at once."),
	.widgets = WIDGET_TEXT,
};
