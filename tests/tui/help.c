/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Help made from the tables of the screen below it, and About. */
#include <config.h>

#include "tests/support/desk.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "tests/support/grid.h"
#include "tests/support/support.h"
#include "tests/support/terminal_grid.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/str.h"
#include "tui/home/program.h"
#include "tui/home/screens.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/action.h"

/* All of what the help says, page by page. */
static void read_all(struct desk *desk, keystroke open, struct str *out)
{
	struct str page = STR_INIT, last = STR_INIT;
	for (int pages = 0;; pages++) {
		desk_again(desk);
		grid_press(desk->grid, open);
		for (int i = 0; i < pages; i++)
			grid_press(desk->grid, K_PAGE_DOWN);
		desk_run(desk);
		str_clear(&page);
		grid_text(desk->grid, &page);
		if (strcmp(page.data, last.data) == 0)
			break;
		str_append(out, page.data, page.bytes);
		str_clear(&last);
		str_append(&last, page.data, page.bytes);
	}
	str_release(&page);
	str_release(&last);
}

/* Whether all words of text stand in what was read, one after the other, wrapped or not. */
static bool says(const struct str *all, const char *text)
{
	const char *at = all->data;
	while (*text) {
		size_t bytes = strcspn(text, " \n");
		struct str word = STR_INIT;
		str_append(&word, text, bytes);
		at = bytes ? strstr(at, word.data) : at;
		str_release(&word);
		if (!at)
			return false;
		at += bytes;
		text += bytes + (text[bytes] != 0);
	}
	return true;
}

static void check_table(const struct str *all, const struct action *actions, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (!says(all, _(actions[i].help)))
			fail_msg("help does not say: %s", _(actions[i].help));
		for (int k = 0; k < ACTION_KEYS && actions[i].keys[k]; k++) {
			struct str key = STR_INIT;
			key_append(&key, actions[i].keys[k], false);
			if (!strstr(all->data, key.data))
				fail_msg("help does not name %s", key.data);
			str_release(&key);
		}
	}
}

static void test_every_key_of_the_screen_below(void **state)
{
	(void)state;
	struct desk desk;
	struct str all = STR_INIT;
	desk_make(&desk, 24, 132, "en");
	desk_samples(&desk);
	read_all(&desk, K_F1, &all);
	assert_true(says(&all, _(screen_reports.help)));
	check_table(&all, screen_reports.actions, screen_reports.actions_count);
	check_table(&all, app_actions, app_actions_count);
	str_release(&all);
	desk_remove(&desk);
}

/* Only the keys themselves look like keys, not the room beside them. */
static void test_keys_are_no_bar(void **state)
{
	(void)state;
	struct desk desk;
	int row = 0;
	desk_make(&desk, 24, 80, "en");
	desk_samples(&desk);
	grid_press(desk.grid, K_F1);
	desk_run(&desk);
	while (row < 23 && (strcmp(grid_cell(desk.grid, row, 1), "n") != 0 ||
				   strcmp(grid_cell(desk.grid, row, 2), " ") != 0))
		row++;
	assert_int_equal(grid_style(desk.grid, row, 1), STYLE_KEY);
	assert_int_not_equal(grid_style(desk.grid, row, 2), STYLE_KEY);
	desk_remove(&desk);
}

/* The same versions of libraries are not everywhere. */
static void test_about(void **state)
{
	(void)state;
	struct desk desk;
	desk_make(&desk, 30, 80, "en");
	desk_samples(&desk);
	grid_press(desk.grid, ALT('a'));
	desk_run(&desk);
	assert_shown(&desk, PACKAGE_NAME " " PACKAGE_VERSION);
	assert_shown(&desk, "GNU General Public License");
	assert_shown(&desk, "libthai       " BUILT_WITH_LIBTHAI);
	assert_shown(&desk, "dictionary of Thai words is in use");
	assert_shown(&desk, desk.app.office);
	desk_remove(&desk);
}

/* Esc goes back to where one was, and help of help is no screen more. */
static void test_there_and_back(void **state)
{
	(void)state;
	struct desk desk;
	struct str before = STR_INIT, after = STR_INIT;
	desk_make(&desk, 24, 80, "th");
	desk_samples(&desk);
	desk_run(&desk);
	grid_text(desk.grid, &before);
	desk_again(&desk);
	grid_press(desk.grid, K_F1);
	grid_press(desk.grid, K_F1);
	grid_press(desk.grid, ALT('a'));
	grid_press(desk.grid, ALT('a'));
	grid_press(desk.grid, K_ESCAPE);
	grid_press(desk.grid, K_ESCAPE);
	desk_run(&desk);
	grid_text(desk.grid, &after);
	assert_string_equal(after.data, before.data);
	str_release(&before);
	str_release(&after);
	desk_remove(&desk);
}

/* Where the manual is installed help says it, last of all. */
static void test_manual(void **state)
{
	(void)state;
	struct desk desk;
	struct str all = STR_INIT;
	char *data = mem_strdup(getenv("MATTRAKAN_DATADIR"));
	char *folder = support_folder();
	char *manual = support_path(folder, "manual");
	char *page = support_path(manual, "clerk.html");
	assert_int_equal(mkdir(manual, 0700), 0);
	desk_make(&desk, 24, 132, "en");
	desk_samples(&desk);
	setenv("MATTRAKAN_DATADIR", folder, 1);
	read_all(&desk, K_F1, &all);
	assert_false(says(&all, "file://"));
	support_write(page, "", 0);
	read_all(&desk, K_F1, &all);
	assert_true(says(&all, "file://"));
	assert_true(says(&all, page));
	setenv("MATTRAKAN_DATADIR", data, 1);
	desk_remove(&desk);
	str_release(&all);
	free(page);
	free(manual);
	support_folder_remove(folder);
	free(data);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_key_of_the_screen_below),
		cmocka_unit_test(test_keys_are_no_bar),
		cmocka_unit_test(test_about),
		cmocka_unit_test(test_there_and_back),
		cmocka_unit_test(test_manual),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
