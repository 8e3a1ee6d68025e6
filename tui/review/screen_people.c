/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The people of the office file: who works here, in which role, who signs in whose place.
 * Whoever administers the file changes them; all others look.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "db/trust/deputies.h"
#include "db/trust/people.h"
#include "db/trust/people_list.h"
#include "office/states.h"
#include "text/date.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/dialog.h"
#include "tui/app/needs.h"
#include "tui/app/people.h"
#include "tui/app/screen.h"
#include "tui/app/screen_id.h"
#include "tui/app/signing.h"
#include "tui/review/screens.h"
#include "tui/table/list_detail.h"
#include "tui/table/table_view.h"
#include "tui/terminal/canvas.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/action.h"

enum { COLUMN_NAME, COLUMN_POST, COLUMN_LOGIN, COLUMN_ROLES, COLUMN_KEY, COLUMNS };
enum { DETAIL_ROWS = 5 };

static const struct table_column columns[COLUMNS] = {
	[COLUMN_NAME] = {.heading = N_("Name"), .columns = 0},
	[COLUMN_POST] = {.heading = N_("Post"), .columns = 20, .optional = true},
	[COLUMN_LOGIN] = {.heading = N_("Login name"), .columns = 10},
	[COLUMN_ROLES] = {.heading = N_("Roles"), .columns = 14},
	[COLUMN_KEY] = {.heading = N_("Passphrase"), .columns = 10, .optional = true},
};

/* A hand-over (db/trust/deputies.h), held: its texts are owned. */
struct held {
	struct deputy deputy;
	char *login, *name;
	bool stands; /* both are supervisors (still) */
};

struct screen_state {
	struct app *app;
	struct people people;
	struct held *deputies; /* those that are not over */
	size_t count, capacity;
	struct table_view *table;
};

static struct screen_state *state_of(const struct screen *screen)
{
	return screen->state;
}

static const struct people_row *chosen(const struct screen *screen)
{
	const struct screen_state *state = state_of(screen);
	const size_t row = table_view_row(state->table);
	return row < state->people.count ? &state->people.items[row] : NULL;
}

/* --- the table --- */

static enum style cell(void *context, size_t row, size_t column, struct str *out)
{
	const struct screen_state *state = context;
	const struct people_row *person = &state->people.items[row];
	switch (column) {
	case COLUMN_NAME: str_puts(out, person->name); break;
	case COLUMN_POST: str_puts(out, person->post); break;
	case COLUMN_LOGIN: str_puts(out, person->login); break;
	case COLUMN_ROLES:
		str_puts(out, person->roles ? _(roles_label(person->roles)) : "-");
		break;
	default: str_puts(out, person->has_key ? _("set") : "-"); break;
	}
	return person->roles ? STYLE_PLAIN : STYLE_FAINT;
}

/* --- reading --- */

static void drop(struct screen_state *state)
{
	for (size_t i = 0; i < state->count; i++) {
		free(state->deputies[i].login);
		free(state->deputies[i].name);
	}
	state->count = 0;
}

static bool take_deputy(void *context, const struct deputy *deputy)
{
	struct screen_state *state = context;
	const struct date today = date_from_time(time_now());
	if (deputy->ended || date_compare(deputy->last, today) < 0)
		return true;
	state->deputies = mem_grow(state->deputies, state->count, &state->capacity,
		sizeof(*state->deputies));
	struct held *held = &state->deputies[state->count++];
	*held = (struct held){.deputy = *deputy,
		.login = mem_strdup(deputy->login),
		.name = mem_strdup(
			people_name(&state->people, state->app, deputy->deputy))};
	held->stands = people_hand_over_stands(&state->people, deputy);
	held->deputy.login = held->login;
	held->deputy.deputy = held->name;
	return true;
}

static bool reload(struct app *app, struct screen *screen, struct error *error)
{
	struct screen_state *state = state_of(screen);
	drop(state);
	const bool done = people_read(&state->people, app, error) &&
			  store_deputies(app->store, take_deputy, state, error);
	table_view_set_rows(state->table, state->people.count);
	return done;
}

/* --- drawing --- */

static void title(
	struct app *app, struct screen *screen, struct str *left, struct str *right)
{
	struct str count = STR_INIT;
	number_append(&count, (int64_t)state_of(screen)->people.count, app_digits(app));
	str_puts(left, _("People"));
	str_printf(right, _("%s in all"), count.data);
	str_release(&count);
}

static void put_deputy(
	const struct screen_state *state, const struct held *held, struct str *out)
{
	const struct deputy *deputy = &held->deputy;
	const enum digits digits = app_digits(state->app);
	const struct date today = date_from_time(time_now());
	struct str first = STR_INIT, last = STR_INIT;
	date_append(&first, deputy->first, DATE_SHORT, digits);
	date_append(&last, deputy->last, DATE_SHORT, digits);
	/* TRANSLATORS: a name, the first day, the last day. */
	str_printf(out, _("%s signs in this place, %s – %s"), deputy->deputy, first.data,
		last.data);
	if (!held->stands)
		str_printf(out, " (%s)", _("without effect: no longer a supervisor"));
	else if (!deputy_holds(deputy, today))
		str_printf(out, " (%s)", _("to come"));
	str_release(&first);
	str_release(&last);
}

static void put_person(const struct screen_state *state, const struct people_row *person,
	struct str *out)
{
	str_puts(out, person->name);
	if (*person->post)
		str_printf(out, ", %s", person->post);
	str_printf(out, "\n%s: %s", person->login,
		person->roles ? _(roles_label(person->roles))
			      : _("no longer here: what was done stays"));
	if (person->roles & ROLE_SUPERVISOR && !person->has_key)
		str_printf(out, "; %s", _("has set no passphrase yet"));
	for (size_t i = 0; i < state->count; i++) {
		if (strcmp(state->deputies[i].login, person->login) != 0)
			continue;
		str_putc(out, '\n');
		put_deputy(state, &state->deputies[i], out);
	}
}

static void put_nobody(const struct screen_state *state, struct str *out)
{
	str_puts(out,
		state->people.count
			? _("Nothing here has these words.")
			: _("Nobody is entered: everybody who may write to the office "
			    "file works in it as a clerk, and nobody approves."));
}

static void paint(struct app *app, struct screen *screen, const struct canvas *canvas)
{
	const struct screen_state *state = state_of(screen);
	const struct list_detail parts = list_detail_divide(canvas, DETAIL_ROWS);
	const struct people_row *person = chosen(screen);
	struct str text = STR_INIT;
	table_view_digits(state->table, app_digits(app));
	table_view_paint(state->table, &parts.list, true);
	if (person)
		put_person(state, person, &text);
	else
		put_nobody(state, &text);
	canvas_paragraphs(
		&parts.detail, 0, text.data, person ? STYLE_PLAIN : STYLE_GUIDE);
	str_release(&text);
}

/* --- keys --- */

static enum effect outcome(
	struct app *app, bool done, const char *words, struct error *error)
{
	if (done)
		app_message(app, STYLE_DONE, "%s", words);
	else
		app_error(app, error);
	return EFFECT_RELOAD | EFFECT_PAINT;
}

static enum effect run_add(struct app *app, struct screen *screen)
{
	(void)screen;
	return app_show(app, SCREEN_PERSON, &(struct topic){0});
}

static enum effect run_change(struct app *app, struct screen *screen)
{
	return app_show(
		app, SCREEN_PERSON, &(struct topic){.words = chosen(screen)->login});
}

static bool confirm(const struct screen_state *state, const struct people_row *person,
	const char *name, const char *question, const char *act)
{
	struct str text = STR_INIT;
	put_person(state, person, &text);
	str_printf(&text, "\n\n%s", question);
	const bool yes = dialog_confirm(state->app, name, text.data, act);
	str_release(&text);
	return yes;
}

static enum effect run_retire(struct app *app, struct screen *screen)
{
	const struct people_row *row = chosen(screen);
	const struct person person = {.login = row->login};
	struct error error = ERROR_INIT;
	if (!confirm(state_of(screen), row, _("Works here no more?"),
		    _("Whoever works here no more signs nothing and only reads. Reports "
		      "that name this person cannot be signed till another is chosen in "
		      "the memo."),
		    N_("Retire")))
		return EFFECT_PAINT;
	return outcome(app, store_put_person(app->store, &person, app->who, &error),
		_("Works here no more"), &error);
}

static enum effect run_reset(struct app *app, struct screen *screen)
{
	const struct people_row *row = chosen(screen);
	struct error error = ERROR_INIT;
	if (!row->has_key) {
		app_message(app, STYLE_WARNING, "%s",
			_("There is no passphrase that could be forgotten"));
		return EFFECT_PAINT;
	}
	if (!confirm(state_of(screen), row, _("Forget the passphrase?"),
		    _("For who has lost it: the person sets another. What was signed "
		      "stays valid."),
		    N_("Forget it")))
		return EFFECT_PAINT;
	return outcome(app,
		store_reset_passphrase(app->store, row->login, app->who, &error),
		_("The passphrase is forgotten; its person sets another"), &error);
}

static enum effect run_hand_over(struct app *app, struct screen *screen)
{
	return app_show(
		app, SCREEN_HAND_OVER, &(struct topic){.words = chosen(screen)->login});
}

/* The one of the person's hand-overs that is meant; NULL: none. */
static const struct held *pick_deputy(
	const struct screen_state *state, const struct people_row *person)
{
	const char *texts[32];
	const struct held *found[COUNT(texts)];
	struct str lines[COUNT(texts)];
	size_t count = 0;
	for (size_t i = 0; i < state->count && count < COUNT(texts); i++) {
		if (strcmp(state->deputies[i].login, person->login) != 0)
			continue;
		lines[count] = (struct str)STR_INIT;
		put_deputy(state, &state->deputies[i], &lines[count]);
		texts[count] = lines[count].data;
		found[count++] = &state->deputies[i];
	}
	size_t at = count ? 0 : SIZE_MAX;
	if (count > 1)
		at = dialog_pick(
			state->app, _("Which of them ends?"), texts, count, false, NULL);
	for (size_t i = 0; i < count; i++)
		str_release(&lines[i]);
	return at < count ? found[at] : NULL;
}

static bool end_deputy(struct app *app, const struct deputy *deputy, struct error *error)
{
	struct signer *signer = NULL;
	if (!signing_own_place(app, deputy->login, _("End the hand-over"),
		    _("Your passphrase takes your place back."), &signer))
		return false;
	const bool done =
		store_end_deputy(app->store, deputy->number, app->who, signer, error);
	signer_free(signer);
	return done;
}

static enum effect run_end(struct app *app, struct screen *screen)
{
	const struct screen_state *state = state_of(screen);
	const struct held *held = pick_deputy(state, chosen(screen));
	struct error error = ERROR_INIT;
	struct str text = STR_INIT;
	if (!held) {
		app_message(app, STYLE_WARNING, "%s",
			_("Nobody signs in this person's place"));
		return EFFECT_PAINT;
	}
	put_deputy(state, held, &text);
	const bool yes =
		dialog_confirm(app, _("End the hand-over?"), text.data, N_("End it"));
	str_release(&text);
	if (!yes)
		return EFFECT_PAINT;
	if (end_deputy(app, &held->deputy, &error))
		return outcome(app, true, _("The hand-over has ended"), &error);
	app_error(app, &error);
	return EFFECT_PAINT;
}

static enum effect run_passphrase(struct app *app, struct screen *screen)
{
	(void)screen;
	signing_set_passphrase(app);
	return EFFECT_PAINT | EFFECT_RELOAD;
}

static enum effect run_all(struct app *app, struct screen *screen)
{
	(void)app;
	table_view_show_all(state_of(screen)->table);
	return EFFECT_PAINT;
}

static bool is_filtered(const struct app *app, const struct screen *screen)
{
	(void)app;
	return table_view_filtering(state_of(screen)->table);
}

static const struct action actions[] = {
	TABLE_SHOW_ALL(run_all, is_filtered),
	{
		.name = N_("Change"),
		.help = N_("Name, post and roles of the person under the cursor."),
		.keys = {K_F2, CTRL('E')},
		.run = run_change,
		.needs = NEEDS_ROW | NEEDS_ADMINISTERS,
	},
	{
		.name = N_("Add"),
		.help = N_("Enters one more person."),
		.keys = {K_INSERT, CTRL('N')},
		.run = run_add,
		.needs = NEEDS_ADMINISTERS,
	},
	{
		.name = N_("Hand over"),
		.help = N_("While this person is away another supervisor signs in that "
			   "place, from one day to another. The own place is handed over "
			   "with the passphrase."),
		.keys = {CTRL('O')},
		.run = run_hand_over,
		.needs = NEEDS_ROW | NEEDS_WRITE,
	},
	{
		.name = N_("End hand-over"),
		.help = N_("Ends a hand-over of this person's place, after a question."),
		.keys = {CTRL('U')},
		.run = run_end,
		.needs = NEEDS_ROW | NEEDS_WRITE,
	},
	{
		.name = N_("Retire"),
		.help = N_(
			"The person works here no more, after a question. What was done "
			"stays; Change with a role brings the person back."),
		.keys = {K_DELETE},
		.run = run_retire,
		.needs = NEEDS_ROW | NEEDS_ADMINISTERS,
	},
	{
		.name = N_("Forget passphrase"),
		.help = N_("Forgets the passphrase of somebody who has lost it, after a "
			   "question."),
		.keys = {CTRL('R')},
		.run = run_reset,
		.needs = NEEDS_ROW | NEEDS_ADMINISTERS,
	},
	{
		.name = N_("My passphrase"),
		.help = N_("A supervisor sets the passphrase, or another one."),
		.keys = {CTRL('K')},
		.run = run_passphrase,
		.needs = NEEDS_SUPERVISOR,
	},
};

static enum effect event(
	struct app *app, struct screen *screen, const struct event *happened)
{
	(void)app;
	return table_view_event(state_of(screen)->table, happened);
}

static void close(struct app *app, struct screen *screen)
{
	struct screen_state *state = state_of(screen);
	(void)app;
	drop(state);
	free(state->deputies);
	people_release(&state->people);
	table_view_free(state->table);
	free(state);
}

/* The own place, or any by who administers the file; of a supervisor only. */
static const char *lacks(
	const struct app *app, const struct screen *screen, enum need need)
{
	const struct people_row *row = chosen(screen);
	if (!row || need != NEEDS_WRITE)
		return row ? NULL : needs_words(NEEDS_ROW);
	if (!(row->roles & ROLE_SUPERVISOR))
		return N_("Only supervisors sign, and act for one another");
	return strcmp(row->login, app->who) == 0 || store_administers(app->store)
		       ? NULL
		       : N_("Only this person, with the passphrase, or who administers the "
			    "office file hands this place over");
}

static bool open(struct app *app, const struct topic *topic, struct error *error)
{
	struct screen_state *state = mem_new(1, sizeof(*state));
	struct screen screen = {&screen_people, state};
	(void)topic;
	state->app = app;
	state->table = table_view_new(columns, COLUMNS, cell, state);
	if (!reload(app, &screen, error)) {
		close(app, &screen);
		return false;
	}
	return app_push(app, &screen_people, state);
}

const struct screen_class screen_people = {
	.id = SCREEN_PEOPLE,
	.name = "people",
	.open = open,
	.title = title,
	.paint = paint,
	.event = event,
	.reload = reload,
	.close = close,
	.actions = actions,
	.actions_count = COUNT(actions),
	.lacks = lacks,
	.help = N_(
		"Who works in this office file and what each may do. A clerk writes, says "
		"that a measure is done and submits the report; a supervisor approves, "
		"returns, signs and reopens, each time with a passphrase. Only the "
		"file's owner, or root, changes people."),
	.widgets = WIDGET_TABLE,
};
