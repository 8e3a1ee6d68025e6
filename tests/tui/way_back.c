/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every screen and every dialog has a way back that is not Esc, which some terminals hold
 * back; and no action in any table has but a key with Alt, which some type as a letter.
 */
#include <config.h>

#include <string.h>

#include "tests/support/desk.h"
#include "tests/support/terminal_grid.h"
#include "tests/support/walk.h"
#include "text/macros.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/dialog.h"
#include "tui/app/screen.h"
#include "tui/app/screen_id.h"
#include "tui/home/program.h"
#include "tui/home/screens.h"
#include "tui/table/table_view.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/action.h"
#include "tui/widget/evidence_field.h"
#include "tui/widget/list_field.h"
#include "tui/widget/text_area.h"
#include "tui/widget/text_view.h"

/* --- screens --- */

/* As the loop does it: the key comes from the terminal. */
static void press(struct desk *desk, keystroke key)
{
	struct event event;
	grid_press(desk->grid, key);
	app_wait(&desk->app, &event);
	app_event(&desk->app, &event);
	app_paint(&desk->app);
}

/* What is there after the key, pressed on the screen when its first keys were: the depth,
 * and what is seen. */
static int look_after(
	const struct walk *walk, int keys, keystroke key, int *depth, struct str *out)
{
	struct desk desk;
	walk_go(&desk, walk, "en");
	for (int i = 0; i < keys; i++) {
		/* A dialog takes its answer from the terminal. */
		const bool asks = i + 1 < WALK && walk->keys[i + 1] == CTRL('Y');
		if (asks)
			grid_press(desk.grid, walk->keys[i + 1]);
		walk_press(&desk, walk->keys[i]);
		i += asks;
	}
	const int before = desk.app.depth;
	press(&desk, key);
	*depth = desk.app.depth;
	str_clear(out);
	grid_text(desk.grid, out);
	desk_remove(&desk);
	return before;
}

/* Whether the screen was left by the key, as by Esc. */
static bool is_left(const struct walk *walk, int keys)
{
	struct str escape = STR_INIT, other = STR_INIT;
	int to, to_too;
	const int before = look_after(walk, keys, K_ESCAPE, &to, &escape);
	look_after(walk, keys, KEY_ESCAPE_TOO, &to_too, &other);
	if (to != to_too || strcmp(escape.data, other.data) != 0)
		fail_msg("%s, after %d keys: Esc and Ctrl-] are not the same:\n%s\n%s",
			walk_class(walk)->name, keys, escape.data, other.data);
	str_release(&escape);
	str_release(&other);
	return to < before;
}

/* Behind Reports there is no screen: one leaves the program. Behind a document that came back
 * the next one follows. */
static bool stays(enum screen_id id)
{
	return id == SCREEN_REPORTS || id == SCREEN_RETURNED;
}

static void test_every_screen(void **state)
{
	(void)state;
	size_t left = 0;
	for (size_t i = 0; i < walks_count; i++) {
		int keys = 0;
		while (keys < WALK && walks[i].keys[keys])
			keys++;
		const bool first = is_left(&walks[i], 0);
		if (!first && !stays(walks[i].id))
			fail_msg("%s is not left", walk_class(&walks[i])->name);
		left += first;
		is_left(&walks[i], keys);
	}
	assert_int_equal(left, walks_count - 2);
}

/* --- dialogs --- */

static const char *const texts[] = {"กองคลัง", "กองช่าง"};

static bool open_tell(struct app *app)
{
	dialog_tell(app, "Title", "text");
	return true;
}

static bool open_ask(struct app *app)
{
	return !dialog_ask(app, "Title", "text", true);
}

static bool open_confirm(struct app *app)
{
	return !dialog_confirm(app, "Title", "text", "do");
}

static bool open_choose(struct app *app)
{
	static const struct choice choices[] = {
		{.key = 'a', .name = "a"}, {.key = K_ESCAPE, .name = "back"}};
	return dialog_choose(app, "Title", "text", choices, 2, 1) == 1;
}

static bool open_line(struct app *app)
{
	struct str text = STR_INIT;
	const bool taken = dialog_line(app, "Title", "label", &text);
	str_release(&text);
	return !taken;
}

static bool open_secret(struct app *app)
{
	struct secret secret = {.bytes = 0};
	return !dialog_secret(app, "Title", "text", &secret);
}

static bool open_pick(struct app *app)
{
	return dialog_pick(app, "Title", texts, COUNT(texts), false, NULL) == SIZE_MAX;
}

static bool open_ticks(struct app *app)
{
	bool ticked[COUNT(texts)] = {false};
	return !dialog_ticks(app, "Title", "text", texts, COUNT(texts), ticked);
}

static void test_every_dialog(void **state)
{
	(void)state;
	static bool (*const dialogs[])(struct app * app) = {open_tell, open_ask,
		open_confirm, open_choose, open_line, open_secret, open_pick, open_ticks};
	static const keystroke keys[] = {K_ESCAPE, KEY_ESCAPE_TOO};
	for (size_t i = 0; i < COUNT(dialogs); i++) {
		for (size_t k = 0; k < COUNT(keys); k++) {
			struct desk desk;
			walk_go(&desk, &walks[1], "en");
			grid_press(desk.grid, keys[k]);
			if (!dialogs[i](&desk.app) || desk.app.ending)
				fail_msg("dialog %zu is not left by key %zu", i, k);
			desk_remove(&desk);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_screen),
		cmocka_unit_test(test_every_dialog),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
