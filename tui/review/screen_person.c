/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One person of the office file: name, post and roles; of a new one the login name too.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "db/trust/people.h"
#include "db/trust/people_list.h"
#include "model/address.h"
#include "office/form_row.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"
#include "text/user.h"
#include "tui/app/app.h"
#include "tui/app/form.h"
#include "tui/app/needs.h"
#include "tui/app/people.h"
#include "tui/app/screen.h"
#include "tui/app/screen_id.h"
#include "tui/review/screens.h"
#include "tui/terminal/canvas.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/action.h"

enum { ROW_LOGIN, ROW_NAME, ROW_POST, ROW_ROLES, ROWS };

static const unsigned role_values[] = {
	ROLE_CLERK, ROLE_SUPERVISOR, ROLE_CLERK | ROLE_SUPERVISOR};
static const char *const role_names[] = {
	N_("clerk"), N_("supervisor"), N_("clerk and supervisor")};

static const struct form_row rows[ROWS] = {
	[ROW_LOGIN] =
		{
			.label = N_("Login name"),
			.guide = N_("By which this machine knows the person. It stays as "
				    "it is: the trail and the signatures go by it."),
			.text = true,
		},
	[ROW_NAME] =
		{
			.label = N_("Name"),
			.guide = N_("As signatures print it, title included.\n"
				    "Example: นางสมศรี มีสุข"),
			.text = true,
		},
	[ROW_POST] =
		{
			.label = N_("Post"),
			.guide = N_(
				"As signatures print it.\nExample: ปลัดองค์การบริหารส่วนตำบล"),
			.text = true,
		},
	[ROW_ROLES] =
		{
			.label = N_("Roles"),
			.guide = N_(
				"A clerk writes and submits; a supervisor approves and "
				"signs, with a passphrase."),
			.choices = role_names,
			.choices_count = COUNT(role_names),
		},
};

struct screen_state {
	struct form *form;
	char *login; /* NULL: a new one */
};

/* Of one that is there the login name is not asked for: the row of the form. */
static size_t form_row_of(const struct screen_state *state, size_t row)
{
	return state->login ? row - ROW_NAME : row;
}

static void title(
	struct app *app, struct screen *screen, struct str *left, struct str *right)
{
	const struct screen_state *state = screen->state;
	(void)app;
	str_puts(left, state->login ? _("Person") : _("New person"));
	if (state->login)
		str_puts(right, state->login);
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
		_("What you typed or chose here is not kept then. Ctrl-S enters the person so."));
}

/* Nobody is entered over somebody else: that is Change. */
static bool is_new(struct app *app, const char *login, struct error *error)
{
	struct people people = {NULL, 0, 0};
	if (!people_read(&people, app, error))
		return false;
	const struct people_row *row = people_find(&people, login);
	const bool there = row && row->roles;
	people_release(&people);
	return !there || error_set(error, ERROR_REFUSED,
				 _("%s is entered already: change that one"), login);
}

static bool save(struct app *app, const struct screen_state *state, struct error *error)
{
	char *typed = state->login ? NULL : form_text(state->form, ROW_LOGIN);
	char *name = form_text(state->form, form_row_of(state, ROW_NAME));
	char *post = form_text(state->form, form_row_of(state, ROW_POST));
	const struct person person = {.login = typed ? typed : state->login,
		.name = name,
		.post = post,
		.roles = role_values[form_choice(
			state->form, form_row_of(state, ROW_ROLES))]};
	const bool done = (state->login || is_new(app, person.login, error)) &&
			  store_put_person(app->store, &person, app->who, error);
	if (done && !address_is_server(app->office) && !user_of_login(person.login))
		app_message(app, STYLE_WARNING,
			_("%s: this machine has no user of that name yet"), person.login);
	else if (done)
		app_message(app, STYLE_DONE, "%s", _("Entered"));
	free(typed);
	free(name);
	free(post);
	return done;
}

static enum effect run_save(struct app *app, struct screen *screen)
{
	struct error error = ERROR_INIT;
	if (save(app, screen->state, &error))
		return EFFECT_CLOSE | EFFECT_PAINT;
	app_error(app, &error);
	return EFFECT_PAINT;
}

static void close(struct app *app, struct screen *screen)
{
	struct screen_state *state = screen->state;
	(void)app;
	form_free(state->form);
	free(state->login);
	free(state);
}

static const struct action actions[] = {
	{
		.name = N_("Save"),
		.help = N_("Enters it so. In the last field Enter does it too."),
		.keys = {CTRL('S'), K_ENTER},
		.run = run_save,
		.needs = NEEDS_ADMINISTERS,
	},
	FORM_ACTIONS,
};

static size_t choice_of(unsigned roles)
{
	size_t i = 0;
	while (i + 1 < COUNT(role_values) && role_values[i] != roles)
		i++;
	return role_values[i] == roles ? i : 0;
}

static bool fill(struct app *app, const struct screen_state *state, struct error *error)
{
	struct people people = {NULL, 0, 0};
	if (!people_read(&people, app, error))
		return false;
	const struct people_row *row = people_find(&people, state->login);
	if (row) {
		form_set_text(state->form, form_row_of(state, ROW_NAME), row->name);
		form_set_text(state->form, form_row_of(state, ROW_POST), row->post);
		form_set_choice(state->form, form_row_of(state, ROW_ROLES),
			choice_of(row->roles));
	}
	people_release(&people);
	return true;
}

static bool open(struct app *app, const struct topic *topic, struct error *error)
{
	struct screen_state *state = mem_new(1, sizeof(*state));
	struct screen screen = {&screen_person, state};
	if (topic && topic->words)
		state->login = mem_strdup(topic->words);
	state->form = state->login ? form_new(rows + ROW_NAME, ROWS - ROW_NAME)
				   : form_new(rows, ROWS);
	if (state->login && !fill(app, state, error)) {
		close(app, &screen);
		return false;
	}
	form_begin(state->form);
	return app_push(app, &screen_person, state);
}

const struct screen_class screen_person = {
	.id = SCREEN_PERSON,
	.name = "person",
	.open = open,
	.title = title,
	.paint = paint,
	.event = event,
	.may_leave = may_leave,
	.close = close,
	.actions = actions,
	.actions_count = COUNT(actions),
	.help = N_("A person of the office file. Where the name becomes another, reports "
		   "that name the person cannot be signed till it is chosen anew in the "
		   "memo: so nobody signs under a name that is no longer right."),
	.widgets = WIDGET_TEXT,
};
