/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A person's settings, and the office's emblem. What is chosen works at once; it is kept with
 * the next keep().
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
#include "text/keyboard.h"
#include "text/language.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/form.h"
#include "tui/app/screen.h"
#include "tui/app/screen_id.h"
#include "tui/home/daily_copy.h"
#include "tui/home/screens.h"
#include "tui/printing/emblem_row.h"
#include "tui/terminal/canvas.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/action.h"

/* Names of languages stand in the language itself. */
static const char *const languages[] = {"ไทย", "English"};
static const char *const language_codes[] = {"th", "en"};
static const char *const digit_kinds[] = {N_("Thai: ๑๒๓"), N_("Arabic: 123")};
static const enum digits digit_values[] = {DIGITS_THAI, DIGITS_ARABIC};
static const char *const themes[THEME_COUNT] = {
	[THEME_AUTOMATIC] = N_("automatic"),
	[THEME_DARK] = N_("for dark screens"),
	[THEME_LIGHT] = N_("for light screens"),
	[THEME_CONTRAST] = N_("high contrast"),
	[THEME_MONOCHROME] = N_("monochrome"),
};
static const char *const line_kinds[] = {
	N_("lines"), N_("ASCII: + - |"), N_("none, to be read aloud")};
static const char *const suggestion_kinds[] = {N_("while one types"), N_("never")};
static const char *const hint_kinds[] = {N_("what is wanted, an example"), N_("never")};
static const char *const am_kinds[] = {
	N_("drawn by this program"), N_("drawn by the terminal")};

/* As keyboard_name() calls them. */
static const char *const keyboards[KEYBOARD_LAYOUTS] = {
	[KEYBOARD_KEDMANEE] = N_("Kedmanee"),
	[KEYBOARD_PATTACHOTE] = N_("Pattachote"),
};

enum {
	ROW_NAME,
	ROW_LANGUAGE,
	ROW_DIGITS,
	ROW_SUGGESTIONS,
	ROW_HINTS,
	ROW_THEME,
	ROW_LINES,
	ROW_AM,
	ROW_KEYBOARD,
	ROW_PAPER,
	ROW_PRINTER,
	ROW_PATIENCE,
	ROW_EMBLEM, /* the office's */
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
	[ROW_SUGGESTIONS] =
		{
			.label = N_("Suggestions"),
			.guide = N_("How a text may go on, by what this office wrote "
				    "before: dim behind the cursor. → takes it, Esc "
				    "drops it."),
			.choices = suggestion_kinds,
			.choices_count = COUNT(suggestion_kinds),
		},
	[ROW_HINTS] =
		{
			.label = N_("Hints"),
			.guide =
				N_("Beside a field of a measure. What is missing is said "
				   "in any case. Alt-h does the same while one types."),
			.choices = hint_kinds,
			.choices_count = COUNT(hint_kinds),
		},
	[ROW_THEME] =
		{
			.label = N_("Theme"),
			.guide = N_("Colours follow the background of your screen. "
				    "Choose another kind where they are hard to read; "
				    "high contrast has a background of its own."),
			.choices = themes,
			.choices_count = COUNT(themes),
		},
	[ROW_LINES] =
		{
			.label = N_("Lines"),
			.guide = N_("Choose ASCII where the terminal draws lines as "
				    "letters, none where a screen reader reads them."),
			.choices = line_kinds,
			.choices_count = COUNT(line_kinds),
		},
	[ROW_AM] =
		{
			.label = N_("Sara am"),
			.guide = N_("Choose the other where นำ, กำ or น้ำ look wrong. "
				    "Reports and prints stay as they are."),
			.choices = am_kinds,
			.choices_count = COUNT(am_kinds),
		},
	[ROW_KEYBOARD] =
		{
			.label = N_("Thai keyboard"),
			.guide = N_(
				"Ctrl-\\ switches it on and off, on a machine that has "
				"no Thai keyboard of its own."),
			.choices = keyboards,
			.choices_count = COUNT(keyboards),
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
	[ROW_EMBLEM] = EMBLEM_ROW,
};

struct settings_screen {
	struct form_row rows[ROWS];
	struct form *form;
	struct emblem_row emblem; /* of the office, not of this person */
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
	struct settings_screen *state = screen->state;
	form_paint(state->form, app, &part);
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
	const struct settings_screen *state = screen->state;
	return !take_texts(app, state->form) || save(app, error);
}

/* What is chosen works and is kept at once. */
static void apply(struct app *app, const struct form *form)
{
	struct settings *settings = &app->settings;
	struct error error = ERROR_INIT;
	const char *language = language_codes[form_choice(form, ROW_LANGUAGE)];
	enum digits digits = digit_values[form_choice(form, ROW_DIGITS)];
	enum theme theme = (enum theme)form_choice(form, ROW_THEME);
	enum lines lines = (enum lines)form_choice(form, ROW_LINES);
	bool am_whole = form_choice(form, ROW_AM) == 1;
	bool no_suggestions = form_choice(form, ROW_SUGGESTIONS) == 1;
	bool no_hints = form_choice(form, ROW_HINTS) == 1;
	bool other_language = strcmp(language, language_now()) != 0;
	const enum keyboard_layout keyboard =
		(enum keyboard_layout)form_choice(form, ROW_KEYBOARD);
	bool other_terminal = theme != settings->theme || lines != settings->lines ||
			      am_whole != settings->am_whole;
	if (!other_language && !other_terminal && digits == settings->digits &&
		no_suggestions == settings->no_suggestions &&
		no_hints == settings->no_hints && keyboard == settings->keyboard)
		return;
	settings->keyboard = keyboard;
	if (other_language)
		settings_text(&settings->language, language);
	language_set(language);
	settings->digits = digits;
	language_set_digits(digits);
	settings->theme = theme;
	settings->lines = lines;
	settings->am_whole = am_whole;
	settings->no_suggestions = no_suggestions;
	settings->no_hints = no_hints;
	if (other_terminal)
		app_retake(app);
	if (!save(app, &error))
		app_error(app, &error);
}

static enum effect event(
	struct app *app, struct screen *screen, const struct event *event)
{
	struct settings_screen *state = screen->state;
	enum effect effect = form_event(state->form, app, event);
	if (!(effect & EFFECT_UNUSED)) {
		apply(app, state->form);
		emblem_row_follow(&state->emblem, app);
	}
	return effect;
}

static enum effect run_pick(struct app *app, struct screen *screen)
{
	struct settings_screen *state = screen->state;
	if (emblem_row_here(&state->emblem)) {
		emblem_row_pick(&state->emblem, app);
		return EFFECT_PAINT;
	}
	form_pick(state->form, app);
	apply(app, state->form);
	return EFFECT_PAINT;
}

static bool can_pick(const struct app *app, const struct screen *screen)
{
	const struct settings_screen *state = screen->state;
	(void)app;
	return emblem_row_here(&state->emblem) || form_can_pick(state->form);
}

static enum effect run_done(struct app *app, struct screen *screen)
{
	(void)app;
	(void)screen;
	return EFFECT_CLOSE;
}

static void close(struct app *app, struct screen *screen)
{
	struct settings_screen *state = screen->state;
	(void)app;
	form_free(state->form);
	emblem_row_release(&state->emblem);
	free(state);
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
	{
		.name = N_("Abbreviations"),
		.help = N_("What the office's people type for longer words, as สนป for "
			   "สำนักปลัด."),
		.keys = {ALT('w')},
		.opens = SCREEN_ABBREVIATIONS,
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

static void fill(struct form *form, struct app *app)
{
	const struct settings *settings = &app->settings;
	form_set_text(form, ROW_NAME, settings->name);
	form_set_choice(form, ROW_LANGUAGE, strcmp(language_now(), "en") == 0);
	form_set_choice(form, ROW_DIGITS, settings->digits == DIGITS_ARABIC);
	form_set_choice(form, ROW_THEME, settings->theme);
	form_set_choice(form, ROW_LINES, settings->lines);
	form_set_choice(form, ROW_AM, settings->am_whole);
	form_set_choice(form, ROW_SUGGESTIONS, settings->no_suggestions);
	form_set_choice(form, ROW_HINTS, settings->no_hints);
	form_set_choice(form, ROW_KEYBOARD, settings->keyboard);
	form_set_text(form, ROW_PAPER, settings->paper);
	form_set_text(form, ROW_PRINTER, settings->printer);
	form_set_text(form, ROW_PATIENCE, settings->patience);
	form_set_hint(form, ROW_PAPER, paper_hint, app);
	form_set_hint(form, ROW_PATIENCE, patience_hint, app);
}

static bool open(struct app *app, const struct topic *topic, struct error *error)
{
	struct settings_screen *state = mem_new(1, sizeof(*state));
	memcpy(state->rows, rows, sizeof(rows));
	if (!emblem_row_init(&state->emblem, app, state->rows, ROW_EMBLEM, error)) {
		free(state);
		return false;
	}
	state->form = form_new(state->rows, ROWS);
	fill(state->form, app);
	emblem_row_begin(&state->emblem, state->form);
	form_go(state->form, topic->place);
	return app_push(app, &screen_settings, state);
}

static size_t places_count(const struct screen *screen)
{
	(void)screen;
	return ROWS;
}

static const char *place_name(const struct screen *screen, size_t place, struct str *out)
{
	(void)screen;
	str_puts(out, _(rows[place].label));
	return _(rows[place].guide);
}

static void go_to_place(struct app *app, struct screen *screen, size_t place)
{
	struct settings_screen *state = screen->state;
	(void)app;
	form_go(state->form, place);
}

static const struct screen_places places = {
	.count = places_count,
	.name = place_name,
	.go = go_to_place,
};

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
	.help = N_(
		"Your own settings; others of the office have theirs. The emblem alone is "
		"everybody's. Left and Right choose, and what is chosen works at once."),
	.widgets = WIDGET_TEXT,
	.places = &places,
	.rows = rows,
	.rows_count = ROWS,
};
