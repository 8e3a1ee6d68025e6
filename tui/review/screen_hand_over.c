/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Handing a place over while its person is away: to whom, from when until when.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "db/trust/deputies.h"
#include "db/trust/people.h"
#include "db/trust/people_list.h"
#include "model/lists.h"
#include "office/day.h"
#include "office/form_row.h"
#include "text/date.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/form.h"
#include "tui/app/needs.h"
#include "tui/app/people.h"
#include "tui/app/screen.h"
#include "tui/app/screen_id.h"
#include "tui/app/signing.h"
#include "tui/review/screens.h"
#include "tui/terminal/canvas.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/action.h"

enum { ROW_DEPUTY, ROW_FIRST, ROW_LAST, ROWS };

static const struct form_row rows[ROWS] = {
	[ROW_DEPUTY] =
		{
			.label = N_("Deputy"),
			.guide =
				N_("The supervisor who signs in this place, with the own "
				   "passphrase. The memo names both posts."),
		},
	[ROW_FIRST] =
		{
			.label = N_("From"),
			.guide = N_("The first day.\nExample: 1 ธันวาคม 2569"),
			.text = true,
		},
	[ROW_LAST] =
		{
			.label = N_("Until"),
			.guide = N_(
				"The last day, included. From the next on nobody signs "
				"in this place but its person."),
			.text = true,
		},
};

struct screen_state {
	struct app *app;
	struct form_row rows[ROWS];
	struct form *form;
	char *login, *name;               /* in whose place */
	struct string_list logins, names; /* of those who may act there */
};

static void title(
	struct app *app, struct screen *screen, struct str *left, struct str *right)
{
	const struct screen_state *state = screen->state;
	(void)app;
	str_puts(left, _("Hand over"));
	str_printf(right, _("in the place of %s"), state->name);
}

static void paint(struct app *app, struct screen *screen, const struct canvas *canvas)
{
	const struct screen_state *state = screen->state;
	const struct canvas part =
		canvas_part(canvas, 1, 0, canvas->rows - 1, canvas->columns);
	form_paint(state->form, app, &part);
}

static enum effect event(
	struct app *app, struct screen *screen, const struct event *happened)
{
	const struct screen_state *state = screen->state;
	return form_event(state->form, app, happened);
}

static bool may_leave(struct app *app, const struct screen *screen, bool quits)
{
	const struct screen_state *state = screen->state;
	return form_may_leave(state->form, app, quits,
		_("What you typed or chose here is not kept then. Ctrl-S hands the place over."));
}

/* --- saving --- */

/* What is understood of a day, below it. */
static void day_hint(void *context, const char *text, struct str *out)
{
	const struct screen_state *state = context;
	struct date day;
	if (!*text)
		return;
	if (day_read(text, &day))
		date_append(out, day, DATE_LONG, app_digits(state->app));
	else
		str_puts(out, _("Not understood; type it like 1 ธันวาคม 2569"));
}

static bool take_day(const struct screen_state *state, size_t row, struct date *day)
{
	char *text = form_text(state->form, row);
	const bool good = day_read(text, day);
	free(text);
	if (!good) {
		form_go(state->form, row);
		app_message(state->app, STYLE_WARNING, "%s",
			_("This day is not understood; type it like 1 ธันวาคม 2569"));
	}
	return good;
}

static bool save(const struct screen_state *state, const struct deputy *deputy)
{
	struct app *app = state->app;
	struct error error = ERROR_INIT;
	struct signer *signer = NULL;
	if (!signing_own_place(app, state->login, _("Hand over"),
		    _("Your passphrase hands your place over for these days."), &signer))
		return false;
	const bool done = store_hand_over(app->store, deputy, app->who, signer, &error);
	signer_free(signer);
	if (done)
		app_message(app, STYLE_DONE, "%s", _("Handed over"));
	else
		app_error(app, &error);
	return done;
}

static enum effect run_save(struct app *app, struct screen *screen)
{
	const struct screen_state *state = screen->state;
	(void)app;
	struct deputy deputy = {.login = state->login,
		.deputy = state->logins.items[form_choice(state->form, ROW_DEPUTY)]};
	if (!take_day(state, ROW_FIRST, &deputy.first) ||
		!take_day(state, ROW_LAST, &deputy.last) || !save(state, &deputy))
		return EFFECT_PAINT;
	return EFFECT_CLOSE | EFFECT_PAINT;
}

static void close(struct app *app, struct screen *screen)
{
	struct screen_state *state = screen->state;
	(void)app;
	form_free(state->form);
	string_list_release(&state->logins);
	string_list_release(&state->names);
	free(state->login);
	free(state->name);
	free(state);
}

static const struct action actions[] = {
	{
		.name = N_("Hand over"),
		.help = N_("Enters it so. In the last field Enter does it too."),
		.keys = {CTRL('S'), K_ENTER},
		.run = run_save,
		.needs = NEEDS_CLERK,
	},
	FORM_ACTIONS,
};

/* --- opening --- */

static void take_people(struct screen_state *state, const struct people *people)
{
	state->name = mem_strdup(people_name(people, state->app, state->login));
	for (size_t i = 0; i < people->count; i++) {
		const struct people_row *row = &people->items[i];
		if (!(row->roles & ROLE_SUPERVISOR) ||
			strcmp(row->login, state->login) == 0)
			continue;
		string_list_add(&state->logins, row->login);
		string_list_add(&state->names, row->name);
	}
}

static void make_form(struct screen_state *state)
{
	struct str today = STR_INIT;
	date_append(
		&today, date_from_time(time_now()), DATE_LONG, app_digits(state->app));
	memcpy(state->rows, rows, sizeof(rows));
	state->rows[ROW_DEPUTY].choices = (const char *const *)state->names.items;
	state->rows[ROW_DEPUTY].choices_count = state->names.count;
	state->form = form_new(state->rows, ROWS);
	form_set_hint(state->form, ROW_FIRST, day_hint, state);
	form_set_hint(state->form, ROW_LAST, day_hint, state);
	form_propose_text(state->form, ROW_FIRST, today.data);
	form_begin(state->form);
	str_release(&today);
}

static bool open(struct app *app, const struct topic *topic, struct error *error)
{
	struct screen_state *state = mem_new(1, sizeof(*state));
	struct screen screen = {&screen_hand_over, state};
	struct people people = {NULL, 0, 0};
	state->app = app;
	state->login = mem_strdup(topic->words);
	bool good = people_read(&people, app, error);
	if (good)
		take_people(state, &people);
	people_release(&people);
	if (good && !state->logins.count)
		good = error_set(error, ERROR_REFUSED,
			_("there is no other supervisor who could act in this place"));
	if (!good) {
		close(app, &screen);
		return false;
	}
	make_form(state);
	return app_push(app, &screen_hand_over, state);
}

const struct screen_class screen_hand_over = {
	.id = SCREEN_HAND_OVER,
	.name = "hand-over",
	.open = open,
	.title = title,
	.paint = paint,
	.event = event,
	.may_leave = may_leave,
	.close = close,
	.actions = actions,
	.actions_count = COUNT(actions),
	.help = N_("While a supervisor is away another one signs in that place "
		   "(รักษาราชการแทน). It is in the trail, and holds from the first day to "
		   "the last; the list of people ends it sooner."),
	.widgets = WIDGET_TEXT,
};
