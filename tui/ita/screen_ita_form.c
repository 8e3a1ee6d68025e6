/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The figures of an ITA result, or one of its items, to look up and to correct.
 */
#include <config.h>

#include <stdlib.h>

#include "office/agency.h"
#include "office/ita_words.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/dialog.h"
#include "tui/app/fate.h"
#include "tui/app/form.h"
#include "tui/app/needs.h"
#include "tui/app/screen.h"
#include "tui/app/screen_id.h"
#include "tui/head/form_check.h"
#include "tui/head/head_draft.h"
#include "tui/ita/ita_form.h"
#include "tui/ita/screens.h"
#include "tui/terminal/canvas.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/action.h"
#include "tui/widget/offers.h"

static const char *name_of(const struct ita_form *form)
{
	return !form->part.is_item     ? N_("Figures of the ITA result")
	       : ita_form_is_new(form) ? N_("New item of the ITA result")
				       : N_("Item of the ITA result");
}

static void title(
	struct app *app, struct screen *screen, struct str *left, struct str *right)
{
	const struct ita_form *form = screen->state;
	str_puts(left, _(name_of(form)));
	if (form->read_only)
		str_printf(left, " %s", ita_locked(form->head.state));
	report_heading(right, &form->head, app_digits(app));
}

static void paint(struct app *app, struct screen *screen, const struct canvas *canvas)
{
	struct ita_form *form = screen->state;
	const struct canvas part =
		canvas_part(canvas, 1, 0, canvas->rows - 1, canvas->columns);
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
	case K_ENTER: return row->area;
	case K_LEFT:
	case K_RIGHT: return !row->text;
	default: return false;
	}
}

/* Esc with something changed asks what becomes of it, and goes or stays. */
static enum effect leave(struct app *app, struct ita_form *form)
{
	struct error error = ERROR_INIT;
	const enum unsaved choice = dialog_unsaved(app, _(name_of(form)));
	if (choice == UNSAVED_SAVE)
		return ita_form_save_closing(form) ? EFFECT_CLOSE : EFFECT_PAINT;
	if (choice != UNSAVED_DISCARD)
		return EFFECT_PAINT;
	/* So that it is not kept as a draft. */
	form->read_only = true;
	if (!ita_form_forget(form, &error))
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
static enum effect give_way(struct app *app, struct ita_form *form)
{
	struct error error = ERROR_INIT;
	if (!ita_form_keep(form, &error))
		app_error(app, &error);
	if (!head_draft_gives_way(&form->draft))
		return EFFECT_PAINT;
	form->read_only = true; /* nothing is written any more */
	return EFFECT_PAINT | EFFECT_CLOSE;
}

static enum effect event(
	struct app *app, struct screen *screen, const struct event *happened)
{
	struct ita_form *form = screen->state;
	if (form->draft.fate != CARD_HERE)
		return give_way(app, form);
	if (form->read_only && is_change(&form->rows[form_row(form->form)], happened)) {
		app_message(app, STYLE_WARNING, "%s",
			_(ita_locked_message(form->head.state)));
		return EFFECT_PAINT;
	}
	const enum effect effect = ita_form_event(form, happened);
	if (effect == EFFECT_UNUSED && happened->kind == EVENT_KEY &&
		happened->key == K_ESCAPE && !form->read_only && ita_form_changed(form))
		return leave(app, form);
	if (effect == EFFECT_UNUSED && happened->kind == EVENT_KEY &&
		happened->key == K_ENTER)
		return say_how_to_save(app);
	return effect;
}

static enum effect run_save(struct app *app, struct screen *screen)
{
	struct ita_form *form = screen->state;
	const bool changed = ita_form_changed(form);
	if (!ita_form_save_closing(form))
		return EFFECT_PAINT;
	if (!form->saving.under_way)
		app_say_saved(app, changed);
	return EFFECT_CLOSE;
}

static enum effect run_pick(struct app *app, struct screen *screen)
{
	(void)app;
	return ita_form_pick(screen->state);
}

static bool can_pick(const struct app *app, const struct screen *screen)
{
	(void)app;
	return ita_form_can_pick(screen->state);
}

static void about(const struct screen *screen, struct topic *topic)
{
	const struct ita_form *form = screen->state;
	topic->report = form->number;
}

static bool suggest(
	struct app *app, struct screen *screen, const struct offering *offering)
{
	(void)app;
	return ita_form_suggest(screen->state, offering);
}

static bool keep(struct app *app, struct screen *screen, struct error *error)
{
	struct ita_form *form = screen->state;
	const bool kept = ita_form_keep(form, error);
	(void)app;
	form_check_look(form->check, screen);
	return kept;
}

static void close(struct app *app, struct screen *screen)
{
	(void)app;
	ita_form_close(screen->state);
}

static const struct action actions[] = {
	{
		.name = N_("Save"),
		.help = N_("Saves what was changed and goes back."),
		.keys = {CTRL('S')},
		.run = run_save,
		.needs = NEEDS_WRITE | NEEDS_CLERK,
	},
	FORM_ACTIONS,
	FORM_LIST(run_pick, can_pick),
};

static const char *lacks(
	const struct app *app, const struct screen *screen, enum need need)
{
	const struct ita_form *form = screen->state;
	(void)app, (void)need;
	return form->read_only ? ita_locked_message(form->head.state) : NULL;
}

static bool open(struct app *app, const struct topic *topic, struct error *error)
{
	struct ita_form *form = mem_new(1, sizeof(*form));
	const struct ita_part_of part = {
		.is_item = topic->item, .item = topic->item ? topic->item - 1 : 0};
	if (ita_form_init(form, app, topic->report, part, topic->place, error))
		return app_push(app, &screen_ita_form, form);
	free(form);
	return false;
}

const struct screen_class screen_ita_form = {
	.id = SCREEN_ITA_FORM,
	.name = "ita-form",
	.open = open,
	.about = about,
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
	.help = N_("What the ITA result says: its year, total, parts and level, or one "
		   "item with its score. Numbers may be typed in Thai or Arabic digits, "
		   "with a point or a comma.\nBelow a line stands what follows from it: "
		   "what the item asks, the total that the parts make, the level that "
		   "the figures make.\nIn the issue and the recommendation Enter begins "
		   "a new line; Tab goes on."),
	.widgets = WIDGET_TEXT | WIDGET_OFFERS,
};
