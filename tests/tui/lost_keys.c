/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Keys that a terminal keeps for itself: another key is shown first, on key bars, in help
 * and in messages, until the key arrives all the same; and there is another for each.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "tests/support/desk.h"
#include "tests/support/terminal_grid.h"
#include "tests/support/walk.h"
#include "text/macros.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/screen.h"
#include "tui/app/screen_id.h"
#include "tui/home/program.h"
#include "tui/home/screens.h"
#include "tui/table/table_view.h"
#include "tui/terminal/key.h"
#include "tui/terminal/lost_keys.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/action.h"
#include "tui/widget/evidence_field.h"
#include "tui/widget/list_field.h"
#include "tui/widget/offers.h"
#include "tui/widget/text_area.h"

/* --- which terminal it is --- */

/* Nothing of the terminal that the tests are run in. */
static void clear_environment(void)
{
	for (size_t i = 0; i < lossy_terminals_count; i++)
		unsetenv(lossy_terminals[i].variable);
}

/* What each says of itself; all those of VTE set VTE_VERSION besides. */
static const struct desk_terminal {
	const char *variables[2];
	keystroke lost[LOST_KEYS], kept[LOST_KEYS];
} terminals[] = {
	{{NULL}, {0}, {K_F1, K_F10, K_F11, K_F12}},
	{{"GNOME_TERMINAL_SCREEN", "VTE_VERSION"}, {K_F10, K_F11}, {K_F1, K_F12}},
	{{"TILIX_ID", "VTE_VERSION"}, {K_F10, K_F11, K_F12, ALT(K_UP)}, {K_F1}},
	{{"VTE_VERSION"}, {K_F1, K_F10, K_F11}, {K_F12, ALT(K_UP)}},
	{{"KONSOLE_VERSION"}, {K_F11, SHIFT(K_LEFT)}, {K_F1, K_F10, K_F12}},
	{{"WT_SESSION"}, {K_F11}, {K_F1, K_F10}},
	{{"SSH_CONNECTION"}, {K_F10, K_F11}, {K_F1, K_F12}},
};

static void set_environment(const struct desk_terminal *terminal)
{
	clear_environment();
	for (size_t i = 0; i < COUNT(terminal->variables) && terminal->variables[i]; i++)
		setenv(terminal->variables[i], "1", 1);
}

static void test_terminals_are_known(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(terminals); i++) {
		set_environment(&terminals[i]);
		const struct lost_keys lost = lost_keys_here();
		for (size_t k = 0; k < LOST_KEYS && terminals[i].lost[k]; k++)
			assert_true(lost_keys_has(&lost, terminals[i].lost[k]));
		for (size_t k = 0; k < LOST_KEYS && terminals[i].kept[k]; k++)
			assert_false(lost_keys_has(&lost, terminals[i].kept[k]));
	}
	clear_environment();
}

/* --- there is another key --- */

/* What some terminal loses. */
static bool may_be_lost(keystroke key)
{
	for (size_t i = 0; i < lossy_terminals_count; i++)
		for (size_t k = 0; k < LOST_KEYS; k++)
			if (lossy_terminals[i].lost[k] == key)
				return true;
	return false;
}

static size_t check_table(
	const char *name, const struct action *actions, size_t count, bool typing)
{
	size_t checked = 0;
	for (size_t i = 0; i < count; i++) {
		bool may = false, other = false;
		for (int k = 0; k < ACTION_KEYS && actions[i].keys[k]; k++) {
			const keystroke key = actions[i].keys[k];
			may = may || may_be_lost(key);
			other = other ||
				(!may_be_lost(key) && !(typing && key_is_character(key)));
		}
		checked += may;
		if (may && !other)
			fail_msg("%s: %s has no key that arrives everywhere", name,
				actions[i].name);
	}
	return checked;
}

static void test_each_has_another_key(void **state)
{
	(void)state;
	size_t checked = check_table("common", app_actions, app_actions_count, true);
	for (size_t i = 0; screen_classes[i]; i++) {
		const struct screen_class *class = screen_classes[i];
		const bool typing =
			class->widgets & (WIDGET_TEXT | WIDGET_LIST | WIDGET_EVIDENCE);
		checked += check_table(
			class->name, class->actions, class->actions_count, typing);
	}
	checked +=
		check_table("list", list_field_actions, list_field_actions_count, true);
	checked += check_table(
		"evidence", evidence_field_actions, evidence_field_actions_count, true);
	checked += check_table("text", text_area_actions, text_area_actions_count, true);
	checked += check_table("offers", offers_actions, offers_actions_count, true);
	assert_true(checked > 5);
}

/* --- what is shown --- */

static const struct walk *walk_of(enum screen_id id)
{
	size_t i = 0;
	while (walks[i].id != id)
		i++;
	return &walks[i];
}

/* A screen as a terminal of that kind shows it. */
static void sit(struct desk *desk, enum screen_id id, const char *variable)
{
	clear_environment();
	if (variable)
		setenv(variable, "1", 1);
	walk_go(desk, walk_of(id), "en");
	desk->grid->lost = lost_keys_here();
	app_paint(&desk->app);
	clear_environment();
}

static void test_bars_show_what_arrives(void **state)
{
	(void)state;
	struct desk desk;
	sit(&desk, SCREEN_CARDS, NULL);
	assert_shown(&desk, "F1 Help");
	assert_shown(&desk, "F10 Quit");
	desk_remove(&desk);
	sit(&desk, SCREEN_CARDS, "GNOME_TERMINAL_SCREEN");
	assert_shown(&desk, "F1 Help");
	assert_shown(&desk, "Ctrl-Q Quit");
	desk_remove(&desk);
	sit(&desk, SCREEN_CARDS, "VTE_VERSION");
	assert_shown(&desk, "Ctrl-G Help");
	assert_shown(&desk, "Ctrl-Q Quit");
	desk_remove(&desk);
	/* Where the letter is text, it is no other key. */
	sit(&desk, SCREEN_GUIDE, "VTE_VERSION");
	assert_shown(&desk, "Ctrl-G Help");
	assert_shown(&desk, "F12 Done");
	desk_remove(&desk);
	sit(&desk, SCREEN_GUIDE, "TILIX_ID");
	assert_shown(&desk, "F1 Help");
	assert_not_shown(&desk, "F12 Done");
	desk_remove(&desk);
}

static void test_help_names_first_what_arrives(void **state)
{
	(void)state;
	struct desk desk;
	sit(&desk, SCREEN_CARDS, "VTE_VERSION");
	walk_press(&desk, CTRL('G'));
	walk_press(&desk, K_END);
	assert_shown(&desk, "Ctrl-Q, F10 ");
	assert_shown(&desk, "Ctrl-G, ?, F1 ");
	desk_remove(&desk);
}

/* A click on the entry is the key that it shows. */
static void test_click_is_the_key_shown(void **state)
{
	(void)state;
	struct desk desk;
	struct str row = STR_INIT;
	sit(&desk, SCREEN_CARDS, "VTE_VERSION");
	for (int column = 0; column < WALK_COLUMNS; column++)
		str_puts(&row, grid_cell(desk.grid, WALK_ROWS - 1, column));
	const char *entry = strstr(row.data, "Ctrl-G Help");
	assert_non_null(entry);
	const struct event click = {.kind = EVENT_MOUSE,
		.mouse = MOUSE_PRESS,
		.row = WALK_ROWS - 1,
		.column = WALK_COLUMNS - (int)strlen(entry) + 1};
	app_event(&desk.app, &click);
	assert_true(app_is_on(&desk.app, SCREEN_HELP));
	str_release(&row);
	desk_remove(&desk);
}

/* --- what arrives all the same --- */

static void test_key_that_arrives_is_shown_again(void **state)
{
	(void)state;
	struct desk desk;
	desk_make(&desk, 24, 80, "en");
	desk_samples(&desk);
	desk.grid->lost.keys[0] = K_F1;
	grid_pass(desk.grid);
	desk_run(&desk);
	assert_shown(&desk, "Ctrl-G Help");
	desk_again(&desk);
	desk.grid->lost.keys[0] = K_F1;
	grid_press(desk.grid, K_F1);
	grid_press(desk.grid, K_ESCAPE);
	desk_run(&desk);
	assert_shown(&desk, "F1 Help");
	assert_not_shown(&desk, "Ctrl-G Help");
	desk_remove(&desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_terminals_are_known),
		cmocka_unit_test(test_each_has_another_key),
		cmocka_unit_test(test_bars_show_what_arrives),
		cmocka_unit_test(test_help_names_first_what_arrives),
		cmocka_unit_test(test_click_is_the_key_shown),
		cmocka_unit_test(test_key_that_arrives_is_shown_again),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
