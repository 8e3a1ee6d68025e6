/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every screen opens at once, and looks as ever, while somebody else is in the middle of
 * a change of the office file: each scene of tests/scenes.c is played so.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "tests/desk.h"
#include "tests/scenes.h"

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
	if (seen.top != scene->class)
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_scene),
	};
	return cmocka_run_group_tests(tests, scenes_begin, scenes_end);
}
