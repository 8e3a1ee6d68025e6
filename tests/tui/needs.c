/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The guards of every screen's actions: what writes has one, and what is not to be had
 * now says why.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db/trust/people.h"
#include "db/trust/trail.h"
#include "tests/support/desk.h"
#include "tests/support/office.h"
#include "tests/support/raw.h"
#include "tests/support/terminal_grid.h"
#include "tests/support/walk.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "tui/app/app.h"
#include "tui/app/needs.h"
#include "tui/app/screen.h"
#include "tui/app/screen_id.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/action.h"

/* Guards that say who may write, or where. */
enum {
	GUARDS = NEEDS_WRITE | NEEDS_OPEN | NEEDS_CLERK | NEEDS_SUPERVISOR | NEEDS_RULES |
		 NEEDS_ADMINISTERS
};

static bool count_one(void *context, const struct trail_entry *entry)
{
	(void)entry;
	++*(size_t *)context;
	return true;
}

/* How often somebody did something in the office file. */
static size_t deeds(struct desk *desk)
{
	size_t count = 0;
	struct error error = ERROR_INIT;
	assert_done(
		store_trail(desk->app.store, 0, 0, count_one, &count, &error), &error);
	return count;
}

/* A dialog takes its answers from the terminal; what is left of them is nobody's. */
static void press_and_answer(struct desk *desk, const struct action *action,
	const keystroke *answers, size_t count)
{
	const keystroke key = action->keys[0];
	const struct event event = {
		.kind = key < K_UP ? EVENT_TEXT : EVENT_KEY, .key = key};
	for (size_t i = 0; i < count; i++)
		grid_press(desk->grid, answers[i]);
	/* Without a key of its own it is the palette's to do. */
	if (key)
		app_event(&desk->app, &event);
	else
		app_perform(&desk->app, walk_top(desk), action);
	app_drop_typed(&desk->app);
	desk->app.ending = false;
}

static void close_above(struct desk *desk, int depth)
{
	while (desk->app.depth > depth) {
		struct screen *screen = walk_top(desk);
		screen->class->close(&desk->app, screen);
		desk->app.depth--;
	}
}

/* --- what writes has a guard --- */

static const keystroke answers[][4] = {
	{CTRL('Y'), CTRL('Y'), K_ENTER, CTRL('Y')},
	{'x', K_ENTER, K_ENTER, CTRL('Y')},
	{K_DOWN, K_ENTER, CTRL('Y'), K_ENTER},
};

static void check_unguarded(
	const struct walk *walk, const struct action *action, size_t answer)
{
	struct desk desk;
	walk_go(&desk, walk, "th");
	/* In a list from its middle, too: the first cannot go up. */
	if (answer == 0 && walk_class(walk)->widgets & WIDGET_TABLE)
		walk_press(&desk, K_DOWN);
	const size_t before = desk.app.store ? deeds(&desk) : 0;
	if (needs_shown(&desk.app, walk_top(&desk), action))
		press_and_answer(&desk, action, answers[answer], COUNT(answers[0]));
	if (desk.app.store && deeds(&desk) != before)
		fail_msg("%s: %s writes and has no guard", walk_class(walk)->name,
			action->name);
	desk_remove(&desk);
}

static void test_what_writes_has_a_guard(void **state)
{
	(void)state;
	for (size_t i = 0; i < walks_count; i++) {
		const struct screen_class *class = walk_class(&walks[i]);
		for (size_t a = 0; a < class->actions_count; a++) {
			const struct action *action = &class->actions[a];
			for (size_t k = 0; k < COUNT(answers); k++)
				if (!(action->needs & GUARDS) &&
					(action->run || action->opens))
					check_unguarded(&walks[i], action, k);
		}
	}
}

/* --- a refusal says why --- */

static unsigned refused; /* needs that were, in any of the tests below */

/* The needs of the action that is lacking: the one whose words those are. */
static void note_refusal(struct desk *desk, const struct action *action)
{
	for (unsigned need = 1; need < NEEDS_END; need <<= 1) {
		const struct action one = {.needs = action->needs & need};
		if (needs_refusal(&desk->app, walk_top(desk), &one))
			refused |= need;
	}
}

/* It says why in Thai, opens nothing, and nothing is written. */
static void check_refused(
	struct desk *desk, const struct walk *walk, const struct action *action)
{
	const char *why = needs_refusal(&desk->app, walk_top(desk), action);
	const char *name = walk_class(walk)->name;
	const size_t before = deeds(desk);
	const int depth = desk->app.depth;
	press_and_answer(desk, action, answers[0], COUNT(answers[0]));
	if (strcmp(desk->app.message.data, _(why)) != 0)
		fail_msg("%s: %s says '%s', not '%s'", name, action->name,
			desk->app.message.data, _(why));
	if (strcmp(_(why), why) == 0)
		fail_msg("%s: %s: not in Thai: %s", name, action->name, why);
	if (desk->app.depth != depth || deeds(desk) != before)
		fail_msg("%s: %s does something all the same", name, action->name);
	note_refusal(desk, action);
}

/* Whether the key is the action's: a widget may take it for its own, and what is common
 * to all screens comes when the screen's own is not to be had. */
static bool is_pressed(struct desk *desk, const struct action *action)
{
	const struct app *app = &desk->app;
	const struct action *common =
		action_find(app->actions, app->actions_count, action->keys[0]);
	return (action->run || action->opens) && !common &&
	       (!action->possible || action->possible(app, walk_top(desk)));
}

static size_t check_all(struct desk *desk, const struct walk *walk)
{
	const struct screen_class *class = walk_class(walk);
	size_t checked = 0;
	if (!desk->app.store)
		return 0;
	for (size_t a = 0; a < class->actions_count; a++) {
		const struct action *action = &class->actions[a];
		if (!is_pressed(desk, action) ||
			!needs_refusal(&desk->app, walk_top(desk), action))
			continue;
		check_refused(desk, walk, action);
		checked++;
	}
	return checked;
}

/* As it is when one comes there. */
static void nothing_else(struct desk *desk, const struct walk *walk)
{
	(void)desk, (void)walk;
}

/* Somebody else is entered: who sits here only reads. */
static void somebody_else(struct desk *desk, const struct walk *walk)
{
	const struct person person = {.login = "palad",
		.name = "ปลัด",
		.post = "ปลัด",
		.roles = ROLE_CLERK | ROLE_SUPERVISOR};
	struct error error = ERROR_INIT;
	(void)walk;
	assert_done(store_put_person(desk->app.store, &person, "palad", &error), &error);
}

/* The report is approved, and the screen opened again. */
static void approved(struct desk *desk, const struct walk *walk)
{
	struct error error = ERROR_INIT;
	raw_run(desk->app.store, "UPDATE report SET state = 'approved'");
	close_above(desk, 0);
	assert_done(app_open(&desk->app, SCREEN_REPORTS, NULL, &error), &error);
	if (walk->id != SCREEN_REPORTS)
		assert_done(walk->open(desk, &error), &error);
}

/* A list of which a filter leaves nothing. */
static void filtered(struct desk *desk, const struct walk *walk)
{
	if (!(walk_class(walk)->widgets & WIDGET_TABLE))
		return;
	walk_press(desk, '/');
	for (const char *word = "qqq"; *word; word++)
		walk_press(desk, (keystroke)*word);
	walk_press(desk, K_ENTER);
}

/* The next measure to read, and the list of reports above another screen. */
static void further(struct desk *desk, const struct walk *walk)
{
	struct error error = ERROR_INIT;
	if (walk->id == SCREEN_READ)
		walk_press(desk, 'n');
	if (walk->id == SCREEN_REPORTS)
		assert_done(app_open(&desk->app, SCREEN_REPORTS, NULL, &error), &error);
}

/* Screens on which a report is changed. */
static bool changes_a_report(const struct walk *walk)
{
	static const enum screen_id ids[] = {SCREEN_CARDS, SCREEN_GUIDE, SCREEN_WHOLE,
		SCREEN_MEMO, SCREEN_TEXTS, SCREEN_REPORT, SCREEN_ITA, SCREEN_ITA_FORM,
		SCREEN_APPROVAL};
	for (size_t i = 0; i < COUNT(ids); i++)
		if (ids[i] == walk->id)
			return true;
	return false;
}

static void test_a_refusal_says_why(void **state)
{
	static void (*const situations[])(struct desk * desk, const struct walk *walk) = {
		nothing_else, somebody_else, approved, filtered, further};
	size_t checked[COUNT(situations)] = {0};
	(void)state;
	refused = 0;
	for (size_t s = 0; s < COUNT(situations); s++) {
		for (size_t i = 0; i < walks_count; i++) {
			struct desk desk;
			if ((situations[s] == approved && !changes_a_report(&walks[i])) ||
				(situations[s] == further && walks[i].id != SCREEN_READ &&
					walks[i].id != SCREEN_REPORTS))
				continue;
			walk_go(&desk, &walks[i], "th");
			situations[s](&desk, &walks[i]);
			checked[s] += check_all(&desk, &walks[i]);
			desk_remove(&desk);
		}
		assert_true(checked[s] > 1);
	}
	/* Who owns the office file, as this test does, sets its rules and enters people. */
	assert_int_equal(refused, (NEEDS_END - 1) & ~(NEEDS_RULES | NEEDS_ADMINISTERS));
}

int main(void)
{
	/* Hundreds of office files: in memory they need no waiting for a disk. */
	if (access("/dev/shm", W_OK) == 0)
		setenv("TMPDIR", "/dev/shm", 0);
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_writes_has_a_guard),
		cmocka_unit_test(test_a_refusal_says_why),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
