/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a report is of, to look up and to correct: a mistyped name would go into every
 * report that is made from this one.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "office/agency.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/dialog.h"
#include "tui/app/fate.h"
#include "tui/app/form.h"
#include "tui/app/needs.h"
#include "tui/app/screen.h"
#include "tui/app/screen_id.h"
#include "tui/head/agency_rows.h"
#include "tui/head/form_check.h"
#include "tui/head/head_draft.h"
#include "tui/head/report_form.h"
#include "tui/head/screens.h"
#include "tui/terminal/canvas.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/action.h"

static void title(
	struct app *app, struct screen *screen, struct str *left, struct str *right)
{
	const struct report_form *form = screen->state;
	str_puts(left, form->read_only ? _("About this report (to be read)")
				       : _("About this report"));
	agency_append(right, form->head.agency.type, form->head.agency.name);
	str_puts(right, " ");
	number_append(right, form->head.fiscal_year, app_digits(app));
}

static void paint(struct app *app, struct screen *screen, const struct canvas *canvas)
{
	struct report_form *form = screen->state;
	struct canvas part = canvas_part(canvas, 1, 0, canvas->rows - 1, canvas->columns);
	canvas_across(canvas, 0, 0, canvas->columns, STYLE_LINE);
	form_paint(form->form, app, &part);
}

/* Whether the event would change a value. */
static bool is_change(const struct form_row *row, const struct event *event)
{
	if (event->kind == EVENT_PASTE ||
		(event->kind == EVENT_TEXT && event->key != '?'))
		return true;
	if (event->kind != EVENT_KEY)
		return false;
	switch (event->key) {
	case K_BACKSPACE:
	case K_DELETE:
	case CTRL('O'):
	case CTRL('V'):
	case CTRL('W'):
	case CTRL('X'):
	case CTRL('Y'):
	case CTRL('Z'): return true;
	case K_LEFT:
	case K_RIGHT: return !row->text;
	default: return false;
	}
}

/* Esc with something changed asks what becomes of it, and goes or stays. */
static enum effect leave(struct app *app, struct report_form *form)
{
	struct error error = ERROR_INIT;
	const enum unsaved choice = dialog_unsaved(app, _("About this report"));
	if (choice == UNSAVED_SAVE)
		return report_form_save_closing(form) ? EFFECT_CLOSE : EFFECT_PAINT;
	if (choice != UNSAVED_DISCARD)
		return EFFECT_PAINT;
	/* So that it is not kept as a draft. */
	form->read_only = true;
	if (!report_form_forget(form, &error))
		app_error(app, &error);
	return EFFECT_CLOSE;
}

/* Enter, which runs on with any text, goes to the next field alone: behind the last one
 * it does not save, but says what does. */
static enum effect say_how_to_save(struct app *app)
{
	app_message(app, STYLE_GUIDE, "%s", _("That was the last field: Ctrl-S saves"));
	return EFFECT_PAINT;
}

/* The report is gone or final: the form gives way to the texts that are kept. */
static enum effect give_way(struct app *app, struct report_form *form)
{
	struct error error = ERROR_INIT;
	if (!report_form_keep(form, &error))
		app_error(app, &error);
	if (!head_draft_gives_way(&form->draft))
		return EFFECT_PAINT;
	form->read_only = true; /* nothing is written any more */
	return EFFECT_PAINT | EFFECT_CLOSE;
}

static enum effect event(
	struct app *app, struct screen *screen, const struct event *event)
{
	struct report_form *form = screen->state;
	if (form->draft.fate != CARD_HERE)
		return give_way(app, form);
	if (form->read_only && is_change(&form->rows[form_row(form->form)], event)) {
		app_message(app, STYLE_WARNING, "%s", _(form->read_only_why));
		return EFFECT_PAINT;
	}
	const enum effect effect = form_event(form->form, app, event);
	if (!form->read_only)
		agency_rows_follow(&form->agency, app);
	if (effect == EFFECT_UNUSED && event->kind == EVENT_KEY &&
		event->key == K_ESCAPE && !form->read_only && report_form_changed(form))
		return leave(app, form);
	if (effect == EFFECT_UNUSED && event->kind == EVENT_KEY && event->key == K_ENTER)
		return say_how_to_save(app);
	form->touched = form->touched || effect != EFFECT_UNUSED;
	return effect;
}

static enum effect run_save(struct app *app, struct screen *screen)
{
	struct report_form *form = screen->state;
	const bool changed = report_form_changed(form);
	if (!report_form_save_closing(form))
		return EFFECT_PAINT;
	if (!form->saving.under_way)
		app_say_saved(app, changed);
	return EFFECT_CLOSE;
}

/* It is filled in from what is stored. */
static enum effect run_add_memo(struct app *app, struct screen *screen)
{
	struct report_form *form = screen->state;
	const struct topic topic = {.report = form->number, .adds = true};
	if (!report_form_save(form))
		return EFFECT_PAINT;
	return app_show(app, SCREEN_MEMO, &topic) | EFFECT_CLOSE;
}

static enum effect run_pick(struct app *app, struct screen *screen)
{
	struct report_form *form = screen->state;
	form->touched = true;
	if (!agency_rows_can_pick(&form->agency))
		return form_pick(form->form, app);
	agency_rows_pick(&form->agency, app);
	return EFFECT_PAINT;
}

static bool can_pick(const struct app *app, const struct screen *screen)
{
	const struct report_form *form = screen->state;
	(void)app;
	return !form->read_only &&
	       (form_can_pick(form->form) || agency_rows_can_pick(&form->agency));
}

static bool suggest(
	struct app *app, struct screen *screen, const struct offering *offering)
{
	struct report_form *form = screen->state;
	(void)app;
	return !form->read_only && agency_rows_suggest(&form->agency, offering);
}

static bool keep(struct app *app, struct screen *screen, struct error *error)
{
	struct report_form *form = screen->state;
	const bool kept = report_form_keep(form, error);
	(void)app;
	form_check_look(form->check, screen);
	return kept;
}

static void close(struct app *app, struct screen *screen)
{
	(void)app;
	report_form_close(screen->state);
}

static const struct action actions[] = {
	{
		.name = N_("Save"),
		.help = N_("Saves what was changed and goes back."),
		.keys = {CTRL('S')},
		.run = run_save,
		.needs = NEEDS_WRITE,
	},
	FORM_ACTIONS,
	FORM_LIST(run_pick, can_pick),
	{
		.name = N_("Add a memo"),
		.help = N_("A memo goes with the report, whatever its layout: filled in "
			   "from the report and the office, and opened."),
		.run = run_add_memo,
		.needs = NEEDS_WRITE,
	},
};

/* The rows by the paths of what stands in them. */
static const char *const paths[REPORT_ROWS] = {
	[REPORT_TYPE] = "agency.type",
	[REPORT_NAME] = "agency.name",
	[REPORT_DISTRICT] = "agency.district",
	[REPORT_PROVINCE] = "agency.province",
	[REPORT_YEAR] = "fiscal_year",
	[REPORT_MONTHS] = "months",
	[REPORT_LAYOUT] = "layout",
	[REPORT_DIGITS] = "digits",
	[REPORT_TITLE] = "title",
	[REPORT_DEADLINE] = "deadline",
};

static void go_to_path(struct form *form, const char *path)
{
	for (size_t i = 0; path && i < COUNT(paths); i++)
		if (paths[i] && strcmp(paths[i], path) == 0)
			form_go(form, i);
}

static const char *lacks(
	const struct app *app, const struct screen *screen, enum need need)
{
	const struct report_form *form = screen->state;
	(void)app, (void)need;
	return form->read_only ? form->read_only_why : NULL;
}

static bool open(struct app *app, const struct topic *topic, struct error *error)
{
	struct report_form *form = mem_new(1, sizeof(*form));
	if (!report_form_init(form, app, topic->report, error)) {
		free(form);
		return false;
	}
	const char *why = form->read_only ? form->read_only_why : NULL;
	go_to_path(form->form, topic->path);
	if (!app_push(app, &screen_report, form))
		return false;
	if (why && !app->message.bytes)
		app_message(app, STYLE_WARNING, "%s", _(why));
	return true;
}

const struct screen_class screen_report = {
	.id = SCREEN_REPORT,
	.name = "report",
	.open = open,
	.title = title,
	.paint = paint,
	.event = event,
	.keep = keep,
	.suggest = suggest,
	.close = close,
	.actions = actions,
	.actions_count = sizeof(actions) / sizeof(actions[0]),
	.lacks = lacks,
	.hides = NEEDS_WRITE,
	.help = N_("What this report is of: agency, year, layout, title. Correct here "
		   "what was mistyped when it was made; reports that are made later take "
		   "the agency from the one under the cursor.\nWhat was before stays in "
		   "the report's history."),
	.widgets = WIDGET_TEXT | WIDGET_OFFERS,
};
