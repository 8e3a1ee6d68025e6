/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The cursor stands at what has the focus, also where it is hidden: on every screen, in
 * dialogs, in lists to pick from. Screen readers and braille lines follow it.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "office/settings.h"
#include "tests/support/desk.h"
#include "tests/support/terminal_grid.h"
#include "tests/support/walk.h"
#include "text/macros.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/dialog.h"
#include "tui/app/screen.h"
#include "tui/app/screen_id.h"
#include "tui/home/screens.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/action.h"

struct place {
	int row, column;
	bool shown;
};

static struct place parked(struct terminal *grid)
{
	struct place place;
	int row, column;
	grid_parked(grid, &place.row, &place.column);
	grid_cursor(grid, &row, &column);
	place.shown = row >= 0;
	return place;
}

static bool is_marked(struct terminal *grid, int row, int column)
{
	return grid_style(grid, row, column) == STYLE_FOCUS_MARK;
}

static bool has_mark(struct desk *desk)
{
	for (int row = 0; row < WALK_ROWS; row++)
		for (int column = 0; column < WALK_COLUMNS; column++)
			if (is_marked(desk->grid, row, column))
				return true;
	return false;
}

/* --- every screen --- */

/* What was seen of a screen on the way through it. */
struct seen {
	bool typing, marked, reading;
};

/* In a field it is seen; else it stands on the mark of the focus, hidden; and where nothing
 * has the focus, at the top of what is read. */
static void look(struct desk *desk, const struct screen_class *class, struct seen *seen)
{
	const struct place at = parked(desk->grid);
	if (at.row < 1 || at.row >= WALK_ROWS - 1 || at.column < 0)
		fail_msg("%s: the cursor is at %d, %d", class->name, at.row, at.column);
	if (at.shown) {
		seen->typing = true;
	} else if (has_mark(desk)) {
		if (!is_marked(desk->grid, at.row, at.column))
			fail_msg("%s: the cursor at %d, %d is not at the focus",
				class->name, at.row, at.column);
		seen->marked = true;
	} else {
		assert_int_equal(at.row, 1);
		assert_int_equal(at.column, 0);
		seen->reading = true;
	}
}

static void walk_through(const struct walk *walk, const char *language, struct seen *seen)
{
	struct desk desk;
	const struct screen_class *class = walk_class(walk);
	walk_go(&desk, walk, language);
	look(&desk, class, seen);
	for (int i = 0; i < WALK && walk->keys[i]; i++) {
		/* A dialog takes its answer from the terminal. */
		const bool asks = i + 1 < WALK && walk->keys[i + 1] == CTRL('Y');
		if (asks)
			grid_press(desk.grid, walk->keys[i + 1]);
		walk_press(&desk, walk->keys[i]);
		i += asks;
		look(&desk, class, seen);
	}
	desk_remove(&desk);
}

/* By what the screen is made of: lists have a row with the focus, forms and cards a field
 * with the cursor. */
static void test_every_screen(void **state)
{
	(void)state;
	static const char *const languages[] = {"th", "en"};
	for (size_t i = 0; i < walks_count; i++) {
		struct seen seen = {false, false, false};
		const struct screen_class *class = walk_class(&walks[i]);
		for (size_t l = 0; l < COUNT(languages); l++)
			walk_through(&walks[i], languages[l], &seen);
		const bool ok =
			class->widgets & WIDGET_TABLE ? seen.marked
			: class->widgets & (WIDGET_TEXT | WIDGET_LIST)
				? seen.typing || seen.marked
			: class->id == SCREEN_CONFLICT || class->id == SCREEN_WELCOME
				? seen.marked
				: seen.reading;
		if (!ok)
			fail_msg("%s: the cursor was never at its focus", class->name);
	}
}

static const struct walk *walk_of(enum screen_id id)
{
	size_t i = 0;
	while (walks[i].id != id)
		i++;
	return &walks[i];
}

/* It goes along with the row. */
static void test_it_goes_along(void **state)
{
	(void)state;
	struct desk desk;
	walk_go(&desk, walk_of(SCREEN_CARDS), "th");
	const struct place first = parked(desk.grid);
	walk_press(&desk, K_DOWN);
	const struct place second = parked(desk.grid);
	walk_press(&desk, K_HOME);
	const struct place again = parked(desk.grid);
	assert_int_equal(second.row, first.row + 1);
	assert_int_equal(second.column, first.column);
	assert_int_equal(again.row, first.row);
	/* Into the filter, and back. */
	walk_press(&desk, '/');
	assert_true(parked(desk.grid).shown);
	walk_press(&desk, K_ESCAPE);
	assert_false(parked(desk.grid).shown);
	assert_int_equal(parked(desk.grid).row, first.row);
	desk_remove(&desk);
}

/* --- without lines --- */

static void check_no_lines(const struct walk *walk)
{
	struct desk desk;
	walk_go(&desk, walk, "th");
	desk.grid->lines = TERMINAL_LINES_NONE;
	app_paint(&desk.app);
	for (int row = 0; row < WALK_ROWS; row++)
		for (int column = 0; column < WALK_COLUMNS; column++) {
			const enum style style = grid_style(desk.grid, row, column);
			if ((style == STYLE_LINE || style == STYLE_ACCENT) &&
				strchr("-=|+", *grid_cell(desk.grid, row, column)))
				fail_msg("%s: a line at %d, %d", walk_class(walk)->name,
					row, column);
		}
	/* Marks stay: they say something. */
	if (walk->id == SCREEN_GUIDE)
		assert_shown(&desk, "> ");
	desk_remove(&desk);
}

/* Whoever has the screen read aloud is read no lines and bars, where he wants none. */
static void test_no_lines(void **state)
{
	(void)state;
	const struct settings settings = {.lines = LINES_NONE};
	assert_int_equal(app_terminal_options(&settings).lines, TERMINAL_LINES_NONE);
	for (size_t i = 0; i < walks_count; i++)
		check_no_lines(&walks[i]);
}

/* --- dialogs --- */

/* Where it was at each look. */
struct looks {
	struct desk desk;
	struct place places[8];
	int count;
};

static void note(void *context)
{
	struct looks *looks = context;
	looks->places[looks->count++] = parked(looks->desk.grid);
}

static void see(struct looks *looks)
{
	grid_see(looks->desk.grid, note, looks);
}

static void begin(struct looks *looks)
{
	looks->count = 0;
	walk_go(&looks->desk, walk_of(SCREEN_CARDS), "en");
}

static void test_question_at_its_marked_answer(void **state)
{
	(void)state;
	struct looks looks;
	begin(&looks);
	see(&looks);
	grid_press(looks.desk.grid, K_RIGHT);
	see(&looks);
	grid_press(looks.desk.grid, K_ENTER);
	assert_false(dialog_ask(&looks.desk.app, "title", "Is it?", true));
	assert_int_equal(looks.count, 2);
	for (int i = 0; i < 2; i++) {
		assert_false(looks.places[i].shown);
		assert_int_equal(looks.places[i].row, looks.places[0].row);
	}
	assert_true(looks.places[1].column > looks.places[0].column);
	/* The text of the question, not the screen below it. */
	assert_true(looks.places[0].column > 1 && looks.places[0].row > 5);
	desk_remove(&looks.desk);
}

static void test_pick_in_its_field_and_at_its_row(void **state)
{
	(void)state;
	static const char *const texts[] = {"one", "two", "three"};
	struct looks looks;
	struct str typed = STR_INIT;
	begin(&looks);
	see(&looks);
	grid_press(looks.desk.grid, K_DOWN);
	see(&looks);
	grid_press(looks.desk.grid, 't');
	see(&looks);
	grid_press(looks.desk.grid, K_ENTER);
	dialog_pick(&looks.desk.app, "title", texts, COUNT(texts), false, &typed);
	assert_int_equal(looks.count, 3);
	assert_true(looks.places[0].shown);
	assert_false(looks.places[1].shown);
	/* The field, the list's first row, its second. */
	assert_int_equal(looks.places[1].row, looks.places[0].row + 2);
	assert_true(looks.places[2].shown);
	assert_int_equal(looks.places[2].row, looks.places[0].row);
	str_release(&typed);
	desk_remove(&looks.desk);
}

static void test_ticks_at_their_row(void **state)
{
	(void)state;
	static const char *const texts[] = {"one", "two", "three"};
	bool ticked[COUNT(texts)] = {false};
	struct looks looks;
	begin(&looks);
	see(&looks);
	grid_press(looks.desk.grid, ' ');
	see(&looks);
	grid_press(looks.desk.grid, K_ENTER);
	assert_true(dialog_ticks(
		&looks.desk.app, "title", "Which?", texts, COUNT(texts), ticked));
	assert_int_equal(looks.count, 2);
	assert_int_equal(looks.places[1].row, looks.places[0].row + 1);
	assert_false(looks.places[1].shown);
	desk_remove(&looks.desk);
}

/* Where no answer is marked, at the answers. */
static void test_confirm_at_its_answers(void **state)
{
	(void)state;
	struct looks looks;
	begin(&looks);
	see(&looks);
	grid_press(looks.desk.grid, K_ESCAPE);
	assert_false(dialog_confirm(&looks.desk.app, "title", "Really?", "Do it"));
	assert_int_equal(looks.count, 1);
	assert_true(looks.places[0].row > 5 && looks.places[0].column > 1);
	assert_false(looks.places[0].shown);
	desk_remove(&looks.desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_screen),
		cmocka_unit_test(test_it_goes_along),
		cmocka_unit_test(test_no_lines),
		cmocka_unit_test(test_question_at_its_marked_answer),
		cmocka_unit_test(test_pick_in_its_field_and_at_its_row),
		cmocka_unit_test(test_ticks_at_their_row),
		cmocka_unit_test(test_confirm_at_its_answers),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
