/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The office's abbreviations, one a line: what is typed, =, and what it stands for.
 */
#include <config.h>

#include <stdlib.h>

#include "db/abbreviations.h"
#include "db/store.h"
#include "text/abbreviation.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/dialog.h"
#include "tui/app/needs.h"
#include "tui/app/screen.h"
#include "tui/app/screen_id.h"
#include "tui/home/screens.h"
#include "tui/terminal/canvas.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/action.h"
#include "tui/widget/field.h"

enum { GUIDE_ROWS = 5 };

struct list {
	struct field *field;
	struct abbreviations known; /* as stored */
	/* What is typed here is not written out: it is the list itself. */
	struct typing_now plain;
};

static void title(
	struct app *app, struct screen *screen, struct str *left, struct str *right)
{
	const struct list *list = screen->state;
	struct str count = STR_INIT;
	str_puts(left, _("The office's abbreviations"));
	number_append(&count, (int64_t)list->known.count, app_digits(app));
	str_printf(right, _("%s in all"), count.data);
	str_release(&count);
}

static void paint(struct app *app, struct screen *screen, const struct canvas *canvas)
{
	const struct list *list = screen->state;
	const int rows = canvas->rows - GUIDE_ROWS - 1;
	const struct canvas lines =
		canvas_part(canvas, 1, 1, rows - 1, canvas->columns - 2);
	const struct canvas guide =
		canvas_part(canvas, rows + 1, 1, GUIDE_ROWS, canvas->columns - 2);
	(void)app;
	canvas_across(canvas, 0, 0, canvas->columns, STYLE_LINE);
	canvas_across(canvas, rows, 0, canvas->columns, STYLE_LINE);
	canvas_paragraphs(&guide, 0,
		_("One a line: what is typed, =, and what it stands for, as in: สนป = "
		  "สำนักปลัด. In every text a space behind one that stands alone writes "
		  "it out, Alt-e any that ends at the cursor; Ctrl-Z takes that back. "
		  "They are the whole office's."),
		STYLE_GUIDE);
	field_paint(list->field, &lines, true);
}

static bool save(struct app *app, struct list *list)
{
	struct abbreviations read = {0};
	struct error error = ERROR_INIT;
	char *text = NULL;
	field_get_text(list->field, &text);
	const bool done = abbreviations_parse(&read, text ? text : "", &error) &&
			  store_set_abbreviations(
				  app->store, &list->known, &read, app->who, &error);
	if (done) {
		abbreviations_release(&list->known);
		list->known = read;
		read = (struct abbreviations){0};
		field_set_unchanged(list->field);
		app_saved(app);
		app_read_abbreviations(app);
	} else {
		app_error(app, &error);
	}
	abbreviations_release(&read);
	free(text);
	return done;
}

static enum effect run_save(struct app *app, struct screen *screen)
{
	if (!save(app, screen->state))
		return EFFECT_PAINT;
	app_message(app, STYLE_DONE, "%s", _("Saved: from now on all type with them"));
	return EFFECT_CLOSE;
}

/* Esc with something changed asks what becomes of it. */
static enum effect leave(struct app *app, struct list *list)
{
	const enum unsaved choice = dialog_unsaved(app, _("The office's abbreviations"));
	if (choice == UNSAVED_SAVE)
		return save(app, list) ? EFFECT_CLOSE : EFFECT_PAINT;
	return choice == UNSAVED_DISCARD ? EFFECT_CLOSE : EFFECT_PAINT;
}

static enum effect event(
	struct app *app, struct screen *screen, const struct event *event)
{
	struct list *list = screen->state;
	const char *message = NULL;
	struct event plain = *event;
	if (event->typing) {
		list->plain = *event->typing;
		list->plain.abbreviations = NULL;
		plain.typing = &list->plain;
	}
	const enum effect effect =
		field_event(list->field, &plain, &app->clipboard, &message);
	if (effect == EFFECT_UNUSED && event->kind == EVENT_KEY &&
		event->key == K_ESCAPE && field_changed(list->field))
		return leave(app, list);
	app_tell_typed(app, message);
	return effect;
}

static void close(struct app *app, struct screen *screen)
{
	struct list *list = screen->state;
	(void)app;
	field_free(list->field);
	abbreviations_release(&list->known);
	free(list);
}

static const struct action actions[] = {
	{
		.name = N_("Save"),
		.help = N_("Saves the list for the whole office."),
		.keys = {CTRL('S')},
		.run = run_save,
		.needs = NEEDS_CLERK,
	},
};

static bool open(struct app *app, const struct topic *topic, struct error *error)
{
	struct abbreviations read = {0};
	struct str text = STR_INIT;
	(void)topic;
	if (!store_abbreviations(app->store, &read, error))
		return false;
	struct list *list = mem_new(1, sizeof(*list));
	abbreviations_append(&text, &read);
	if (text.bytes) /* a line for the next one */
		str_putc(&text, '\n');
	list->known = read;
	list->field = field_area(text.data);
	field_move(list->field, text.bytes);
	field_tools(list->field, app_breaker(app), app_wrapper(app));
	str_release(&text);
	return app_push(app, &screen_abbreviations, list);
}

const struct screen_class screen_abbreviations = {
	.id = SCREEN_ABBREVIATIONS,
	.name = "abbreviations",
	.open = open,
	.title = title,
	.paint = paint,
	.event = event,
	.close = close,
	.actions = actions,
	.actions_count = sizeof(actions) / sizeof(actions[0]),
	.help = N_("The abbreviations of the office, one a line: สนป = สำนักปลัด. Whoever "
		   "types in this office file types with them."),
	.widgets = WIDGET_TEXT,
};
