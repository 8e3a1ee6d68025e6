/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report as a file for others, from the list of reports and from the list of measures. */
#include <config.h>

#include "tests/support/support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/support/desk.h"
#include "tests/support/one_point.h"
#include "tests/support/terminal_grid.h"
#include "text/str.h"
#include "tui/terminal/key.h"

#define NAME "อบต.ธารตะวัน-2569-ประจำปี"

/* With the first sample, and a home of the person's own: desk->office.folder/home. */
static char *begin(struct desk *desk)
{
	desk_make(desk, 24, 80, "en");
	desk_name_person(desk);
	char *home = support_path(desk->office.folder, "home");
	mkdir(home, 0700);
	setenv("HOME", home, 1);
	setenv("XDG_DATA_HOME", home, 1);
	/* What the office keeps beside its file lies there too. */
	desk->path = support_path(home, "office.db");
	desk_again(desk);
	grid_press(desk->grid, 'i');
	grid_type(desk->grid, TOP_SRCDIR "/data/samples/annual.json\n");
	return home;
}

static void finish(struct desk *desk, char *home)
{
	free(home);
	desk_remove(desk);
	free((char *)desk->path);
}

static void expect_begins(const char *folder, const char *name, const char *start)
{
	char *path = support_path(folder, name);
	struct str text = STR_INIT;
	support_read(path, &text);
	assert_true(text.bytes > strlen(start));
	assert_memory_equal(text.data, start, strlen(start));
	str_release(&text);
	free(path);
}

/* Another form of the list, where the cursor is on the form. */
static void choose(struct desk *desk, const char *words)
{
	grid_press(desk->grid, CTRL('O'));
	grid_type(desk->grid, words);
	grid_press(desk->grid, K_ENTER);
}

static void choose_page(struct desk *desk)
{
	grid_press(desk->grid, 'u');
	choose(desk, "Web");
}

static void test_write(void **state)
{
	(void)state;
	struct desk desk;
	char *home = begin(&desk);
	choose_page(&desk);
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	assert_shown(&desk, "The file is written: ");
	assert_shown(&desk, "/" NAME ".html");
	assert_shown(&desk, "Reports");
	expect_begins(home, NAME ".html", "<!DOCTYPE html>");
	/* The form and the folder are offered again, from the measures too. */
	desk_from_reports(&desk);
	grid_press(desk.grid, 'u');
	desk_run(&desk);
	assert_shown(&desk, "< Web page:");
	assert_shown(&desk, "A file of this name is there already");
	finish(&desk, home);
}

static void test_from_the_measures(void **state)
{
	(void)state;
	struct desk desk;
	char *home = begin(&desk);
	grid_press(desk.grid, K_ENTER);
	choose_page(&desk);
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	assert_shown(&desk, "The file is written: ");
	expect_begins(home, NAME ".html", "<!DOCTYPE html>");
	finish(&desk, home);
}

static void put_file(const char *home, const char *text)
{
	char *path = support_path(home, NAME ".html");
	support_write(path, text, strlen(text));
	free(path);
}

/* Neither Enter nor letters write over what is there. */
static void test_never_over_a_file_unasked(void **state)
{
	(void)state;
	struct desk desk;
	char *home = begin(&desk);
	put_file(home, "another's text");
	choose_page(&desk);
	grid_press(desk.grid, CTRL('S'));
	grid_type(desk.grid, "yน\n");
	desk_run(&desk);
	expect_begins(home, NAME ".html", "another's");
	desk_from_reports(&desk);
	choose_page(&desk);
	grid_press(desk.grid, CTRL('S'));
	grid_press(desk.grid, K_F8);
	desk_run(&desk);
	expect_begins(home, NAME ".html", "<!DOCTYPE html>");
	finish(&desk, home);
}

/* What was typed as the name stays, but for its ending. */
static void test_name_follows_the_form(void **state)
{
	(void)state;
	struct desk desk;
	char *home = begin(&desk);
	choose_page(&desk);
	grid_press(desk.grid, K_TAB);
	grid_press(desk.grid, K_TAB);
	grid_type(desk.grid, "ของเรา.html");
	grid_press(desk.grid, SHIFT(K_TAB));
	grid_press(desk.grid, SHIFT(K_TAB));
	choose(&desk, "JSON");
	desk_run(&desk);
	assert_shown(&desk, "ของเรา.json");
	desk_from_reports(&desk);
	choose_page(&desk);
	grid_press(desk.grid, K_TAB);
	grid_press(desk.grid, K_TAB);
	grid_type(desk.grid, "ของเรา.htm");
	grid_press(desk.grid, SHIFT(K_TAB));
	grid_press(desk.grid, SHIFT(K_TAB));
	choose(&desk, "JSON");
	desk_run(&desk);
	assert_shown(&desk, "ของเรา.htm\n");
	finish(&desk, home);
}

static void test_names_that_are_none(void **state)
{
	(void)state;
	static const char *const names[] = {"", "a/b.html", "../b.html"};
	struct desk desk;
	char *home = begin(&desk);
	for (size_t i = 0; i < 3; i++) {
		choose_page(&desk);
		grid_press(desk.grid, K_TAB);
		grid_press(desk.grid, K_TAB);
		grid_press(desk.grid, CTRL('A'));
		grid_press(desk.grid, K_DELETE);
		grid_type(desk.grid, names[i]);
		grid_press(desk.grid, CTRL('S'));
		desk_run(&desk);
		assert_shown(&desk, "A file's name is wanted, without a folder");
		desk_from_reports(&desk);
	}
	finish(&desk, home);
}

/* Home, a folder in it, and one in that; then up again. */
static void test_folder_from_lists(void **state)
{
	(void)state;
	struct desk desk;
	char *home = begin(&desk), *inner = support_path(home, "ปี ๒๕๖๙");
	char *innermost = support_path(inner, "ส่ง");
	mkdir(inner, 0700);
	mkdir(innermost, 0700);
	choose_page(&desk);
	grid_press(desk.grid, K_TAB);
	grid_press(desk.grid, CTRL('O'));
	grid_type(desk.grid, "Home\n");
	grid_type(desk.grid, "๒๕๖๙\n");
	grid_type(desk.grid, "ส่ง\n");
	grid_type(desk.grid, "above\n");
	grid_type(desk.grid, "This\n");
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	expect_begins(inner, NAME ".html", "<!DOCTYPE html>");
	free(innermost);
	free(inner);
	finish(&desk, home);
}

/* A folder that is not there, and one in which nothing can be written. */
static void test_folder_that_is_none(void **state)
{
	(void)state;
	struct desk desk;
	char *home = begin(&desk);
	choose_page(&desk);
	grid_press(desk.grid, K_TAB);
	grid_type(desk.grid, "/nowhere/at/all");
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	assert_shown(&desk, "there is no such folder");
	assert_shown(&desk, "Form");
	finish(&desk, home);
}

static void go_to_emblem(struct desk *desk)
{
	grid_press(desk->grid, 'u');
	for (int i = 0; i < 3; i++)
		grid_press(desk->grid, K_TAB);
}

/* The list has pictures alone; the one that was chosen is the office's, so Settings show it
 * too, and one key takes it away and brings it back. */
static void test_emblem_from_a_list(void **state)
{
	(void)state;
	static const char png[] = ONE_POINT_PNG;
	struct desk desk;
	char *home = begin(&desk), *picture = support_path(home, "ครุฑ.png");
	char *text = support_path(home, "notes.txt");
	support_write(picture, png, sizeof(png) - 1);
	support_write(text, "x", 1);
	go_to_emblem(&desk);
	grid_press(desk.grid, CTRL('O'));
	grid_type(desk.grid, "Home\n");
	desk_run(&desk);
	assert_shown(&desk, "ครุฑ.png");
	assert_not_shown(&desk, "notes.txt");
	assert_not_shown(&desk, "Several files");
	desk_from_reports(&desk);
	go_to_emblem(&desk);
	grid_press(desk.grid, CTRL('O'));
	grid_type(desk.grid, "Home\nครุฑ\n");
	desk_run(&desk);
	assert_shown(&desk, "Memos have this emblem from now on: ครุฑ.png");
	assert_shown(&desk, "< ครุฑ.png");
	desk_from_reports(&desk);
	go_to_emblem(&desk);
	grid_press(desk.grid, K_LEFT);
	grid_press(desk.grid, K_RIGHT);
	desk_run(&desk);
	assert_shown(&desk, "< ครุฑ.png");
	desk_from_reports(&desk);
	grid_press(desk.grid, K_F9);
	desk_run(&desk);
	assert_shown(&desk, "ครุฑ.png");
	desk_from_reports(&desk);
	go_to_emblem(&desk);
	grid_press(desk.grid, K_LEFT);
	desk_run(&desk);
	assert_shown(&desk, "< none");
	desk_from_reports(&desk);
	grid_press(desk.grid, K_F9);
	desk_run(&desk);
	assert_not_shown(&desk, "ครุฑ.png");
	free(picture);
	free(text);
	finish(&desk, home);
}

/* What is no picture is refused with what to do, and nothing is set. */
static void test_emblem_that_is_none(void **state)
{
	(void)state;
	struct desk desk;
	char *home = begin(&desk), *picture = support_path(home, "photo.png");
	support_write(picture, "no picture", 10);
	go_to_emblem(&desk);
	grid_press(desk.grid, CTRL('O'));
	grid_type(desk.grid, "Home\nphoto\n");
	desk_run(&desk);
	assert_shown(&desk, "is no PNG picture");
	assert_shown(&desk, "< none");
	free(picture);
	finish(&desk, home);
}

/* Behind the name nothing has to be said. */
static void test_enter_behind_the_name(void **state)
{
	(void)state;
	struct desk desk;
	char *home = begin(&desk);
	choose_page(&desk);
	grid_press(desk.grid, K_TAB);
	grid_press(desk.grid, K_TAB);
	grid_press(desk.grid, K_ENTER);
	desk_run(&desk);
	expect_begins(home, NAME ".html", "<!DOCTYPE html>");
	finish(&desk, home);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_write),
		cmocka_unit_test(test_from_the_measures),
		cmocka_unit_test(test_never_over_a_file_unasked),
		cmocka_unit_test(test_name_follows_the_form),
		cmocka_unit_test(test_names_that_are_none),
		cmocka_unit_test(test_folder_from_lists),
		cmocka_unit_test(test_folder_that_is_none),
		cmocka_unit_test(test_emblem_from_a_list),
		cmocka_unit_test(test_emblem_that_is_none),
		cmocka_unit_test(test_enter_behind_the_name),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
