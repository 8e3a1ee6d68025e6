/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The palette finds every action of every screen by its Thai and its English name, and
 * does what its key does; it leads to fields, measures, reports, settings and screens.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db/store.h"
#include "model/card.h"
#include "tests/support/desk.h"
#include "tests/support/office.h"
#include "tests/support/terminal_grid.h"
#include "tests/support/walk.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/language.h"
#include "text/macros.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/app_paint.h"
#include "tui/app/needs.h"
#include "tui/app/screen.h"
#include "tui/app/screen_id.h"
#include "tui/card/card_editor.h"
#include "tui/card/card_faces.h"
#include "tui/home/program.h"
#include "tui/home/screens.h"
#include "tui/palette/palette.h"
#include "tui/palette/palette_entries.h"
#include "tui/palette/palette_screens.h"
#include "tui/palette/widget_tables.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/action.h"

enum { MOST = 64 };

/* --- every action is found --- */

/* The place of the action among what the words find; SIZE_MAX: it is not found. */
static size_t place_of(struct desk *desk, const struct action *action, const char *words)
{
	struct palette_entries entries = {0};
	size_t place = 0;
	palette_collect(&entries, &desk->app, walk_top(desk));
	palette_find(&entries, words);
	while (place < entries.found_count &&
		entries.items[entries.found[place]].action != action)
		place++;
	if (place == entries.found_count)
		place = SIZE_MAX;
	palette_entries_release(&entries);
	return place;
}

static void check_found(struct desk *desk, const struct action *action)
{
	static const char *const languages[] = {"th", "en"};
	const char *name = action_name(action, &desk->app, walk_top(desk));
	for (size_t i = 0; i < COUNT(languages); i++) {
		struct str words = STR_INIT;
		language_set(languages[i]);
		str_puts(&words, _(name));
		language_set("th");
		if (place_of(desk, action, words.data) == SIZE_MAX)
			fail_msg("%s: %s is not found", walk_top(desk)->class->name,
				words.data);
		str_release(&words);
	}
}

/* Marks those that are there now; each of them must be found. */
static void check_table(
	struct desk *desk, const struct action *actions, size_t count, bool *seen)
{
	for (size_t i = 0; i < count; i++) {
		const struct action *action = &actions[i];
		if (action->run == palette_run || seen[i] ||
			(action->possible &&
				!action->possible(&desk->app, walk_top(desk))))
			continue;
		check_found(desk, action);
		seen[i] = true;
	}
}

struct seen {
	bool own[MOST], common[MOST], widgets[WIDGET_TABLES][MOST];
};

static void check_tables(struct desk *desk, struct seen *seen)
{
	const struct screen_class *class = walk_top(desk)->class;
	const unsigned widgets = palette_widgets(walk_top(desk));
	check_table(desk, class->actions, class->actions_count, seen->own);
	check_table(desk, app_actions, app_actions_count, seen->common);
	for (size_t i = 0; i < WIDGET_TABLES; i++)
		if (widgets & widget_tables[i].widgets)
			check_table(desk, widget_tables[i].actions,
				*widget_tables[i].count, seen->widgets[i]);
}

static void check_all_seen(const struct walk *walk, const struct action *actions,
	size_t count, const bool *seen)
{
	for (size_t i = 0; i < count; i++)
		if (!seen[i])
			fail_msg("%s: %s was never found", walk_class(walk)->name,
				actions[i].name);
}

static void check_walk(const struct walk *walk)
{
	struct desk desk;
	struct seen seen = {{false}, {false}, {{false}}};
	const struct screen_class *class = walk_class(walk);
	assert_true(class->actions_count <= MOST);
	walk_go(&desk, walk, "th");
	check_tables(&desk, &seen);
	for (int i = 0; i < WALK && walk->keys[i]; i++) {
		const bool asks = i + 1 < WALK && walk->keys[i + 1] == CTRL('Y');
		if (asks)
			grid_press(desk.grid, walk->keys[i + 1]);
		walk_press(&desk, walk->keys[i]);
		i += asks;
		check_tables(&desk, &seen);
	}
	walk_happen(&desk, walk);
	check_tables(&desk, &seen);
	check_all_seen(walk, class->actions, class->actions_count, seen.own);
	for (size_t i = 0; i < WIDGET_TABLES; i++)
		if (class->widgets & widget_tables[i].widgets & ~(unsigned)WIDGET_OFFERS)
			check_all_seen(walk, widget_tables[i].actions,
				*widget_tables[i].count, seen.widgets[i]);
	desk_remove(&desk);
}

static void test_every_action_is_found(void **state)
{
	(void)state;
	for (size_t i = 0; i < walks_count; i++)
		check_walk(&walks[i]);
}

/* --- and does what its key does --- */

static void look(struct desk *desk, struct str *out)
{
	if (!desk->app.ending) /* else a dialog ran until the script's end */
		app_paint(&desk->app);
	grid_text(desk->grid, out);
}

static void press(struct desk *desk, keystroke key)
{
	const struct event event = {
		.kind = key < K_UP ? EVENT_TEXT : EVENT_KEY, .key = key};
	app_event(&desk->app, &event);
}

/* The key that means it there; 0: none does, or a widget or another action may have it. */
static keystroke plain_key(struct desk *desk, const struct action *action, bool own)
{
	const struct screen_class *class = walk_top(desk)->class;
	for (int k = 0; k < ACTION_KEYS && action->keys[k]; k++) {
		const keystroke key = action->keys[k];
		if (!(key_is_character(key) && !app_letters_are_keys(walk_top(desk))) &&
			!widgets_take(class->widgets, key) &&
			(own || !action_find(class->actions, class->actions_count, key)))
			return key;
	}
	return 0;
}

/* What differs first. */
static void differ(const struct walk *walk, const struct action *action,
	const char *by_key, const char *chosen)
{
	while (*by_key && *by_key == *chosen)
		by_key++, chosen++;
	fail_msg("%s: %s: by its key “%.300s”, by the palette “%.300s”",
		walk_class(walk)->name, action->name, by_key, chosen);
}

/* What it leaves outside the office file the second time finds. */
static bool leaves_a_file(const struct action *action)
{
	return !strcmp(action->name, "Export") && !action->opens;
}

/* Types the name into the palette, moves to the action, and has it done. */
static void choose(struct desk *desk, const struct action *action)
{
	const char *name = action_name(action, &desk->app, walk_top(desk));
	const size_t place = place_of(desk, action, name);
	assert_true(place != SIZE_MAX);
	grid_type(desk->grid, name);
	for (size_t i = 0; i < place; i++)
		grid_press(desk->grid, K_DOWN);
	grid_press(desk->grid, K_ENTER);
	press(desk, KEY_PALETTE);
}

static size_t check_done(const struct walk *walk, const struct action *action, bool own)
{
	struct desk desk;
	struct str by_key = STR_INIT, chosen = STR_INIT;
	walk_go(&desk, walk, "en");
	const keystroke key = plain_key(&desk, action, own);
	const bool there =
		!action->possible || action->possible(&desk.app, walk_top(&desk));
	const bool compared =
		key && there && action->run != palette_run && !leaves_a_file(action);
	if (compared) {
		press(&desk, key);
		look(&desk, &by_key);
		desk_remove(&desk);
		walk_go(&desk, walk, "en");
		choose(&desk, action);
		look(&desk, &chosen);
		if (strcmp(by_key.data, chosen.data) != 0)
			differ(walk, action, by_key.data, chosen.data);
	}
	desk_remove(&desk);
	str_release(&by_key);
	str_release(&chosen);
	return compared;
}

static void test_it_does_what_the_key_does(void **state)
{
	(void)state;
	size_t compared = 0;
	for (size_t i = 0; i < walks_count; i++) {
		const struct screen_class *class = walk_class(&walks[i]);
		for (size_t a = 0; a < class->actions_count; a++)
			compared += check_done(&walks[i], &class->actions[a], true);
		for (size_t a = 0; a < app_actions_count; a++)
			compared += check_done(&walks[i], &app_actions[a], false);
	}
	assert_true(compared > 250);
}

/* --- where else it leads --- */

static const struct walk *walk_of(enum screen_id id)
{
	size_t i = 0;
	while (walks[i].id != id)
		i++;
	return &walks[i];
}

/* Types into the palette and takes the first that is found. */
static void go(struct desk *desk, const char *words)
{
	grid_type(desk->grid, words);
	grid_press(desk->grid, K_ENTER);
	press(desk, KEY_PALETTE);
	assert_false(desk->app.ending);
	app_paint(&desk->app);
}

static const struct card_editor *editor_of(struct desk *desk)
{
	return ((const struct card_face *)walk_top(desk)->state)->editor;
}

static void test_a_number_is_that_of_a_field(void **state)
{
	(void)state;
	struct desk desk;
	walk_go(&desk, walk_of(SCREEN_GUIDE), "th");
	go(&desk, "7");
	assert_int_equal(editor_of(&desk)->at, 6);
	go(&desk, "๒");
	assert_int_equal(editor_of(&desk)->at, 1);
	go(&desk, "หลักฐาน");
	assert_int_equal(card_editor_field(editor_of(&desk)), FIELD_EVIDENCE);
	go(&desk, "owners");
	assert_int_equal(card_editor_field(editor_of(&desk)), FIELD_OWNERS);
	desk_remove(&desk);
}

static void test_it_finds_measures_of_the_report(void **state)
{
	(void)state;
	struct desk desk;
	walk_go(&desk, walk_of(SCREEN_CARDS), "th");
	go(&desk, "2");
	assert_int_equal(walk_top(&desk)->class->id, SCREEN_GUIDE);
	assert_int_equal(editor_of(&desk)->entry.place, 2);
	/* On a measure another takes its place. */
	const int depth = desk.app.depth;
	go(&desk, "คิวยาว");
	assert_int_equal(desk.app.depth, depth);
	assert_int_equal(editor_of(&desk)->entry.place, 3);
	go(&desk, "มาตรการที่ ๑");
	assert_int_equal(editor_of(&desk)->entry.place, 1);
	desk_remove(&desk);
}

/* What was typed in a measure is saved before another takes its place. */
static void test_what_was_typed_is_saved(void **state)
{
	(void)state;
	struct desk desk;
	struct card_entry entry;
	struct error error = ERROR_INIT;
	walk_go(&desk, walk_of(SCREEN_GUIDE), "th");
	walk_press(&desk, 0x0E01);
	go(&desk, "คิวยาว");
	assert_done(store_card(desk.app.store, 1, &entry, &error), &error);
	assert_non_null(strstr(entry.card.issue, "ก"));
	card_entry_release(&entry);
	desk_remove(&desk);
}

static void test_it_opens_screens_settings_and_reports(void **state)
{
	(void)state;
	struct desk desk;
	walk_go(&desk, walk_of(SCREEN_CARDS), "th");
	/* บันทึกข้อความ, with the keyboard in the wrong language. */
	go(&desk, "[yom7d-hv8;k,");
	assert_int_equal(walk_top(&desk)->class->id, SCREEN_MEMO);
	go(&desk, "theme");
	assert_int_equal(walk_top(&desk)->class->id, SCREEN_SETTINGS);
	assert_shown(&desk, _("Theme"));
	/* Of what is not there Enter does nothing. */
	grid_type(desk.grid, "ไม่มีชื่อนี้\n");
	grid_press(desk.grid, K_ESCAPE);
	press(&desk, KEY_PALETTE);
	assert_false(desk.app.ending);
	assert_int_equal(walk_top(&desk)->class->id, SCREEN_SETTINGS);
	desk_remove(&desk);
}

/* What stands there on a screen of that size when so much was typed into the palette. */
static void typed(struct str *screen, int rows, int columns, const char *words)
{
	struct desk desk;
	walk_go(&desk, walk_of(SCREEN_CARDS), "th");
	grid_resize(desk.grid, rows, columns);
	grid_type(desk.grid, words);
	press(&desk, KEY_PALETTE);
	str_clear(screen);
	grid_text(desk.grid, screen);
	desk_remove(&desk);
}

/* Reports of one agency are told apart, also where there is no room for their titles, and an
 * arrow at the list's edge is no part of a key. */
static void test_names_and_keys_are_whole(void **state)
{
	(void)state;
	struct str screen = STR_INIT;
	typed(&screen, 20, 60, "2568");
	assert_non_null(strstr(screen.data, "ปีงบประมาณ ๒๕๖๘ รอบ ๑๒ เดือน"));
	typed(&screen, 24, 80, "");
	assert_non_null(strstr(screen.data, " ↓"));
	str_release(&screen);
}

/* A measure that is open below is not opened a second time. */
static void test_nothing_is_opened_twice(void **state)
{
	(void)state;
	struct desk desk;
	walk_go(&desk, walk_of(SCREEN_GUIDE), "th");
	walk_press(&desk, K_F9);
	const int depth = desk.app.depth;
	go(&desk, "1");
	assert_int_equal(desk.app.depth, depth);
	assert_shown(&desk, _("This is open already: Esc goes back to it"));
	desk_remove(&desk);
}

/* What cannot be done now is found with the reason, and Enter tells it. */
static void test_a_refusal_is_told(void **state)
{
	(void)state;
	struct desk desk;
	walk_go(&desk, walk_of(SCREEN_CARDS), "en");
	grid_type(desk.grid, "Undo");
	press(&desk, KEY_PALETTE);
	struct str screen = STR_INIT;
	grid_text(desk.grid, &screen);
	assert_non_null(
		strstr(screen.data, "There is nothing here that could be undone"));
	str_release(&screen);
	desk_remove(&desk);
	walk_go(&desk, walk_of(SCREEN_CARDS), "en");
	go(&desk, "Undo");
	assert_string_equal(
		desk.app.message.data, "There is nothing here that could be undone");
	desk_remove(&desk);
}

/* In lists ':' opens it, where text is typed it is text; Esc and its key close it. */
static void test_how_it_opens_and_closes(void **state)
{
	static const keystroke closing[] = {K_ESCAPE, KEY_PALETTE};
	(void)state;
	for (size_t i = 0; i < COUNT(closing); i++) {
		struct desk desk;
		walk_go(&desk, walk_of(SCREEN_CARDS), "th");
		const int depth = desk.app.depth;
		grid_press(desk.grid, closing[i]);
		press(&desk, ':');
		assert_false(desk.app.ending);
		assert_int_equal(desk.app.depth, depth);
		/* From the Thai keyboard. */
		grid_type(desk.grid, "บันทึกข้อความ\n");
		press(&desk, 0x0E0B);
		assert_int_equal(walk_top(&desk)->class->id, SCREEN_MEMO);
		desk_remove(&desk);
	}
	struct desk desk;
	walk_go(&desk, walk_of(SCREEN_GUIDE), "th");
	walk_press(&desk, ':');
	assert_false(desk.app.ending);
	assert_shown(&desk, ":");
	desk_remove(&desk);
}

/* --- the table of screens --- */

/* Of these one has to know more than the report: who opens them does. */
static bool is_opened_by_others(enum screen_id id)
{
	static const enum screen_id ids[] = {SCREEN_ABOUT, SCREEN_CONFLICT, SCREEN_GUIDE,
		SCREEN_HAND_OVER, SCREEN_HELP, SCREEN_HISTORY, SCREEN_IMPORT,
		SCREEN_ITA_FORM, SCREEN_KEPT, SCREEN_NEWS, SCREEN_NEW_REPORT,
		SCREEN_PERSON, SCREEN_PRINT, SCREEN_READ, SCREEN_REPLACE, SCREEN_RETURNED,
		SCREEN_SEARCH, SCREEN_SETTINGS, SCREEN_START, SCREEN_WELCOME,
		SCREEN_WHOLE};
	for (size_t i = 0; i < COUNT(ids); i++)
		if (ids[i] == id)
			return true;
	return false;
}

static void test_every_screen_is_reached(void **state)
{
	(void)state;
	for (size_t i = 0; screen_classes[i]; i++) {
		const enum screen_id id = screen_classes[i]->id;
		size_t at = 0;
		while (at < palette_screens_count && palette_screens[at].id != id)
			at++;
		if ((at < palette_screens_count) == is_opened_by_others(id))
			fail_msg("%s: the palette opens it, or others do",
				screen_classes[i]->name);
	}
}

static void test_every_screen_opens(void **state)
{
	(void)state;
	for (size_t i = 0; i < palette_screens_count; i++) {
		struct desk desk;
		const enum screen_id from = palette_screens[i].id == SCREEN_CARDS
						    ? SCREEN_MEMO
						    : SCREEN_CARDS;
		walk_go(&desk, walk_of(from), "en");
		if (palette_screens[i].id != SCREEN_REPORTS) {
			go(&desk, palette_screens[i].name);
			assert_int_equal(
				walk_top(&desk)->class->id, palette_screens[i].id);
		}
		desk_remove(&desk);
	}
}

int main(void)
{
	/* Hundreds of office files: in memory they need no waiting for a disk. */
	if (access("/dev/shm", W_OK) == 0)
		setenv("TMPDIR", "/dev/shm", 0);
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_action_is_found),
		cmocka_unit_test(test_it_does_what_the_key_does),
		cmocka_unit_test(test_a_number_is_that_of_a_field),
		cmocka_unit_test(test_it_finds_measures_of_the_report),
		cmocka_unit_test(test_what_was_typed_is_saved),
		cmocka_unit_test(test_it_opens_screens_settings_and_reports),
		cmocka_unit_test(test_names_and_keys_are_whole),
		cmocka_unit_test(test_nothing_is_opened_twice),
		cmocka_unit_test(test_a_refusal_is_told),
		cmocka_unit_test(test_how_it_opens_and_closes),
		cmocka_unit_test(test_every_screen_is_reached),
		cmocka_unit_test(test_every_screen_opens),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
