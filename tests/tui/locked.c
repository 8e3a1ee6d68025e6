/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every screen opens at once, and looks as ever, while somebody else is in the middle of
 * a change of the office file: each scene of tests/support/scenes.c is played so.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "tests/support/desk.h"
#include "tests/support/scenes.h"

struct seen {
	struct desk *desk;
	const struct screen_class *top;
	struct str text, message;
};

static void see(void *context)
{
	struct seen *seen = context;
	const struct app *app = &seen->desk->app;
	seen->top = app->depth ? app->screens[app->depth - 1].class : NULL;
	grid_text(seen->desk->grid, &seen->text);
	str_append(&seen->message, app->message.data, app->message.bytes);
}

/* Plays the scene while `other` holds the right to write; this program waits for
 * nothing: what needs that right fails. */
static void play(const struct scene *scene, struct seen *seen)
{
	static const struct scene_settings plain = {.who = "somsri"};
	struct office office;
	struct desk desk;
	struct error error = ERROR_INIT;
	scene_open(scene, &plain, &office);
	struct store *other = office_open(office.path, STORE_WRITE);
	desk_sit(&desk, &office, plain.who, 24, 80, "th");
	assert_done(store_begin(other, &error), &error);
	store_patience(office.store, 0);
	seen->desk = &desk;
	scene_play_grid(scene, desk.grid);
	grid_see(desk.grid, see, seen);
	/* What is still to be kept at its end goes aside, into a file of its own. */
	setenv("HOME", office.folder, 1);
	desk_try_run(&desk, &error);
	error_release(&error);
	desk_leave(&desk);
	store_rollback(other);
	store_close(other);
	office_remove(&office);
}

static void check(const struct scene *scene)
{
	struct seen seen = {.text = STR_INIT, .message = STR_INIT};
	struct str name = STR_INIT;
	play(scene, &seen);
	if (!seen.top || seen.top->id != scene->screen)
		fail_msg("%s leads to '%s': %s", scene->name,
			seen.top ? seen.top->name : "", seen.message.data);
	str_printf(&name, "%s-80x24-th", scene->name);
	if (!scene->versions)
		assert_golden(name.data, &seen.text);
	str_release(&seen.text);
	str_release(&seen.message);
	str_release(&name);
}

static void test_every_scene(void **state)
{
	(void)state;
	for (size_t i = 0; i < scenes_count; i++)
		if (scenes[i].begin != OFFICE_NONE && !scenes[i].writes)
			check(&scenes[i]);
}

/* --- typing meanwhile --- */

#define MINE "ข้อความที่ฉันพิมพ์"

struct typing {
	struct desk desk;
	struct store *other;
};

static bool find_mine(void *context, const struct draft *draft)
{
	if (strstr(draft->body, MINE))
		++*(int *)context;
	return true;
}

static void assert_drafts(struct typing *typing, int expected)
{
	struct error error = ERROR_INIT;
	int found = 0;
	assert_done(
		store_drafts(typing->other, "somsri", find_mine, &found, &error), &error);
	assert_int_equal(found, expected);
}

static void is_writing(void *context)
{
	struct typing *typing = context;
	struct error error = ERROR_INIT;
	assert_done(store_begin(typing->other, &error), &error);
}

/* It is not called saved, and the text stands. */
static void see_unsaved(void *context)
{
	struct typing *typing = context;
	assert_int_equal(typing->desk.app.saved, 0);
	assert_true(typing->desk.app.unkept > 0);
	assert_shown(&typing->desk, MINE);
	store_rollback(typing->other);
	assert_drafts(typing, 0);
}

static void see_saved(void *context)
{
	struct typing *typing = context;
	assert_int_equal(typing->desk.app.unkept, 0);
	assert_drafts(typing, 1);
}

/* What cannot be kept at a pause is kept at the next, once the other is done. */
static void test_kept_at_the_next_pause(void **state)
{
	struct typing typing;
	(void)state;
	desk_with_cards(&typing.desk, "{\"measure\":\"แจกบัตรคิว\"}");
	typing.other = office_open(typing.desk.office.path, STORE_WRITE);
	struct terminal *grid = typing.desk.grid;
	grid_type(grid, "\n\n");
	grid_press(grid, SHIFT(K_TAB));
	grid_see(grid, is_writing, &typing);
	grid_type(grid, MINE);
	grid_pass(grid);
	grid_see(grid, see_unsaved, &typing);
	grid_pass(grid);
	grid_see(grid, see_saved, &typing);
	desk_run(&typing.desk);
	store_close(typing.other);
	desk_remove(&typing.desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_scene),
		cmocka_unit_test(test_kept_at_the_next_pause),
	};
	return cmocka_run_group_tests(tests, scenes_begin, scenes_end);
}
