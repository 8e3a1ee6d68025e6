/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a key overwrites comes back by Ctrl-Z, and that is said: "As before", which puts the
 * value of the measure before into a field of any kind, and what is picked from a list.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "db/store.h"
#include "model/card.h"
#include "model/card_copy.h"
#include "tests/support/desk.h"
#include "tests/support/office.h"
#include "tests/support/terminal_grid.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/screen_id.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"

static void read_card(struct desk *desk, int place, struct card_entry *entry)
{
	struct error error = ERROR_INIT;
	int64_t number = 0;
	assert_done(store_card_at(desk->app.store, 1, place, &number, &error), &error);
	assert_done(store_card(desk->app.store, number, entry, &error), &error);
}

static void assert_field(
	struct desk *desk, int place, enum card_field field, const char *text)
{
	struct card_entry entry;
	struct str stored = STR_INIT;
	read_card(desk, place, &entry);
	card_field_append(&stored, &entry.card, field);
	assert_string_equal(stored.data, text);
	str_release(&stored);
	card_entry_release(&entry);
}

/* What a key put in the place of a list, whole, goes again, as a text does. */
static void test_as_before_is_undone(void **state)
{
	(void)state;
	static const char cards[] =
		"{\"issue\":\"หนึ่ง\",\"owners\":[\"กองช่าง\"],\"steps\":{\"lead\":\"นำ\","
		"\"marks\":\"dash\",\"items\":[\"ก\"]},\"evidence\":[{\"kind\":\"url\","
		"\"ref\":\"https://a\"}]},"
		"{\"issue\":\"สอง\",\"owners\":[\"กองคลัง\"],\"steps\":{\"lead\":\"\","
		"\"marks\":\"thai\",\"items\":[\"ข\",\"ค\"]},\"evidence\":[{\"kind\":"
		"\"url\",\"ref\":\"https://b\"}]}";
	static const enum card_field fields[] = {
		FIELD_ISSUE, FIELD_OWNERS, FIELD_STEPS, FIELD_EVIDENCE};
	for (size_t i = 0; i < COUNT(fields); i++) {
		struct desk desk;
		struct card_entry before, after;
		struct error error = ERROR_INIT;
		const struct topic topic = {
			.card = 2, .path = card_field_name(fields[i])};
		desk_with_cards(&desk, cards);
		read_card(&desk, 2, &before);
		assert_done(app_open(&desk.app, SCREEN_GUIDE, &topic, &error), &error);
		const struct event same = {.kind = EVENT_KEY, .key = CTRL('L')};
		const struct event undo = {.kind = EVENT_KEY, .key = CTRL('Z')};
		app_event(&desk.app, &same);
		assert_non_null(strstr(desk.app.message.data, "Ctrl-Z"));
		app_keep(&desk.app);
		app_event(&desk.app, &undo);
		app_event(
			&desk.app, &(struct event){.kind = EVENT_KEY, .key = CTRL('S')});
		read_card(&desk, 2, &after);
		if (card_difference(&before.card, &after.card))
			fail_msg("%s was not undone", card_field_name(fields[i]));
		card_entry_release(&before);
		card_entry_release(&after);
		desk_remove(&desk);
	}
}

/* Undo takes back what was typed behind it first, and is not the list's then. */
static void test_as_before_with_typing_behind_it(void **state)
{
	(void)state;
	struct desk desk;
	desk_with_cards(&desk, "{\"owners\":[\"กองช่าง\"]},{\"owners\":[\"กองคลัง\"]}");
	grid_type(desk.grid, "\n");
	grid_press(desk.grid, K_DOWN);
	grid_type(desk.grid, "\n");
	for (int i = 0; i < 4; i++)
		grid_press(desk.grid, K_TAB);
	grid_press(desk.grid, CTRL('L'));
	grid_press(desk.grid, K_END);
	grid_type(desk.grid, "x");
	grid_press(desk.grid, K_TAB);
	desk_run(&desk);
	assert_field(&desk, 2, FIELD_OWNERS, "กองช่างx");
	desk_remove(&desk);
}

/* --- what is picked --- */

/* What the person's settings say while the script goes on. */
struct seen {
	struct desk desk;
	struct str message, paper;
};

static void see(void *context)
{
	struct seen *seen = context;
	app_keep(&seen->desk.app);
	str_puts(&seen->message, seen->desk.app.message.data);
	str_puts(&seen->paper, seen->desk.app.settings.paper);
}

/* What is picked from a list takes the place of what was typed, and gives it back. */
static void test_picked_over_is_undone(void **state)
{
	(void)state;
	struct seen seen = {.message = STR_INIT, .paper = STR_INIT};
	struct terminal *grid;
	desk_make(&seen.desk, 24, 80, "en");
	desk_name_person(&seen.desk);
	grid = seen.desk.grid;
	grid_press(grid, K_F9);
	for (int i = 0; i < 9; i++) /* the paper */
		grid_press(grid, K_TAB);
	grid_press(grid, CTRL('O'));
	grid_type(grid, "15x11\n");
	grid_see(grid, see, &seen);
	grid_press(grid, CTRL('Z'));
	grid_press(grid, CTRL('S'));
	desk_run(&seen.desk);
	assert_string_equal(
		seen.message.data, "Put in; Ctrl-Z brings back what stood here");
	assert_string_equal(seen.paper.data, "15x11in");
	assert_string_equal(seen.desk.app.settings.paper, "136x66");
	str_release(&seen.message);
	str_release(&seen.paper);
	desk_remove(&seen.desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_as_before_is_undone),
		cmocka_unit_test(test_as_before_with_typing_behind_it),
		cmocka_unit_test(test_picked_over_is_undone),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
