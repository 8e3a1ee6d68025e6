/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who types sees what he types: at 80x24 a field is at least 48 columns wide, on every
 * screen where texts are typed.
 */
#include <config.h>

#include <string.h>

#include "tests/support/desk.h"
#include "tests/support/office.h"
#include "tests/support/scenes.h"
#include "tests/support/terminal_grid.h"
#include "text/macros.h"
#include "text/str.h"
#include "tui/terminal/key.h"

enum { ROWS = 24, COLUMNS = 80, WIDE = 48 };

/* A scene whose cursor is in a text, or is so after keys. */
static const struct typed {
	const char *scene;
	keystroke keys[4];
} typed[] = {
	{"start", {K_DOWN}},
	{"new-report", {K_DOWN}},
	{"report", {0}},
	{"settings", {K_UP}},
	{"person", {0}},
	{"hand-over", {0}},
	{"print", {0}},
	{"export", {K_DOWN}},
	{"export-name", {0}},
	{"ita-figures", {K_UP}},
	{"ita-item", {0}},
	{"ita-item", {SHIFT(K_TAB), SHIFT(K_TAB)}},
	{"memo", {0}},
	{"memo-section", {0}},
	{"texts", {0}},
	{"guide", {0}},
	{"guide-owners", {0}},
	{"guide-evidence", {0}},
	{"guide-evidence", {K_TAB}},
	{"whole", {0}},
	{"whole-evidence", {0}},
	{"whole-evidence", {K_TAB, K_TAB}},
	{"reports-find", {0}},
	{"reports-carry", {0}},
	{"reports-filter", {0}},
	{"findings-reason", {0}},
};

static const struct scene *scene_of(const char *name)
{
	for (size_t i = 0; i < scenes_count; i++)
		if (!strcmp(scenes[i].name, name))
			return &scenes[i];
	fail_msg("there is no scene %s", name);
	return NULL;
}

/* What is typed in place of all that is there, with room for the cursor behind it. */
static void type_wide(struct terminal *grid)
{
	char letters[WIDE] = "";
	memset(letters, 'x', WIDE - 1);
	grid_press(grid, CTRL('A'));
	grid_type(grid, letters);
}

static void look(const struct typed *field, const char *language)
{
	static const struct scene_settings settings = {.who = "somsri"};
	const struct scene *scene = scene_of(field->scene);
	char letters[WIDE] = "";
	struct office office;
	struct desk desk;
	struct str screen = STR_INIT;
	memset(letters, 'x', WIDE - 1);
	scene_open(scene, &settings, &office);
	desk_sit(&desk, &office, settings.who, ROWS, COLUMNS, language);
	scene_play_grid(scene, desk.grid);
	for (size_t i = 0; i < COUNT(field->keys) && field->keys[i]; i++)
		grid_press(desk.grid, field->keys[i]);
	type_wide(desk.grid);
	desk_run(&desk);
	grid_text(desk.grid, &screen);
	if (!strstr(screen.data, letters))
		fail_msg("%s (%s): a field is less than %d columns wide\n%s",
			field->scene, language, WIDE, screen.data);
	str_release(&screen);
	desk_leave(&desk);
	office_remove(&office);
}

static void test_every_field(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(typed); i++) {
		look(&typed[i], "th");
		look(&typed[i], "en");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_field),
	};
	return cmocka_run_group_tests(tests, scenes_begin, scenes_end);
}
