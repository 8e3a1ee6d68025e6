/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Copying what is read, on every screen where something is; and what is said of it.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "tests/support/desk.h"
#include "tests/support/terminal_grid.h"
#include "tests/support/walk.h"
#include "text/mem.h"
#include "tui/app/app.h"
#include "tui/app/screen.h"
#include "tui/app/screen_id.h"
#include "tui/home/screens.h"
#include "tui/terminal/clipboard.h"
#include "tui/terminal/key.h"

/* The same once more is told once more: the clipboard may hold another text since. */
static void test_copied_again(void **state)
{
	(void)state;
	struct desk desk;
	desk_make(&desk, 24, 80, "th");
	app_copy(&desk.app, "กข", strlen("กข"));
	assert_string_equal(grid_copied(desk.grid), "กข");
	assert_string_equal(
		desk.app.message.data, "คัดลอกแล้ว ๒ ตัวอักษร กด Ctrl-V เพื่อวางในช่องที่พิมพ์");
	desk.grid->ops->copy(desk.grid, "", 0);
	app_copy(&desk.app, "กข", strlen("กข"));
	assert_string_equal(grid_copied(desk.grid), "กข");
	desk_remove(&desk);
}

/* What is too long for a terminal can be put in here all the same, and that is said. */
static void test_too_long_for_the_terminal(void **state)
{
	(void)state;
	struct desk desk;
	char *text = mem_new(CLIPBOARD_MOST + 1, 1);
	memset(text, 'a', CLIPBOARD_MOST + 1);
	desk_make(&desk, 24, 80, "en");
	app_copy(&desk.app, text, CLIPBOARD_MOST + 1);
	assert_int_equal(desk.app.clipboard.bytes, CLIPBOARD_MOST + 1);
	assert_non_null(strstr(desk.app.message.data, "for this program alone"));
	app_copy(&desk.app, text, CLIPBOARD_MOST);
	assert_null(strstr(desk.app.message.data, "for this program alone"));
	free(text);
	desk_remove(&desk);
}

/* --- what is read --- */

static void copy_screen(const struct walk *walk, const char *language, const char *said)
{
	struct desk desk;
	walk_go(&desk, walk, language);
	walk_press(&desk, CTRL('C'));
	if (!*grid_copied(desk.grid) || !strstr(desk.app.message.data, said))
		fail_msg("%s: Ctrl-C copied “%s” and said “%s”", walk_class(walk)->name,
			grid_copied(desk.grid), desk.app.message.data);
	assert_string_equal(desk.app.clipboard.data, grid_copied(desk.grid));
	desk_remove(&desk);
}

/* Every screen on which text is read, and the pages. */
static void test_what_is_read_is_copied(void **state)
{
	(void)state;
	size_t copied = 0;
	for (size_t i = 0; i < walks_count; i++) {
		const struct screen_class *class = walk_class(&walks[i]);
		if (!(class->widgets & WIDGET_READ) && !class->read)
			continue;
		copy_screen(&walks[i], "en", "Copied: ");
		copy_screen(&walks[i], "th", "คัดลอกแล้ว ");
		copied++;
	}
	assert_true(copied >= 6);
}

static void test_help_copies_its_words(void **state)
{
	(void)state;
	struct desk desk;
	size_t i = 0;
	while (walks[i].id != SCREEN_CARDS)
		i++;
	walk_go(&desk, &walks[i], "en");
	walk_press(&desk, K_F1);
	walk_press(&desk, CTRL('C'));
	assert_non_null(strstr(grid_copied(desk.grid),
		"\nF1, Ctrl-G, ?\tWhat this screen is for and which keys work on it.\n"));
	desk_remove(&desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_copied_again),
		cmocka_unit_test(test_too_long_for_the_terminal),
		cmocka_unit_test(test_what_is_read_is_copied),
		cmocka_unit_test(test_help_copies_its_words),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
