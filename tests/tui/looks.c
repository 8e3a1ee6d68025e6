/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How every screen looks: each scene of tests/support/scenes.c, in Thai and English, at three
 * sizes, while the window changes, in ASCII, and on the real program in colour, without
 * colours, and in ASCII.
 *
 * The text of a scene is tests/golden/NAME-SIZE-LANGUAGE.txt, the meanings of its cells
 * at 80x24 in Thai tests/golden/NAME-styles.txt (tests/support/view.c has the letters); how
 * many of these a scene has says its row. All else is compared with the scene itself, as
 * it was started. $UPDATE_SCREENS set writes them anew, for people to look at.
 */
#include <config.h>

#include <dirent.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "office/settings.h"
#include "tests/support/desk.h"
#include "tests/support/office.h"
#include "tests/support/pty.h"
#include "tests/support/scenes.h"
#include "tests/support/terminal_grid.h"
#include "tests/support/view.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"
#include "tui/home/screens.h"

static const char *const languages[] = {"th", "en"};

static const struct size {
	int rows, columns;
} sizes[] = {{24, 80}, {20, 60}, {43, 132}};

static void append_name(struct str *out, const struct scene *scene,
	const struct size *size, const char *language)
{
	str_printf(out, "%s-%dx%d-%s", scene->name, size->columns, size->rows, language);
}

/* --- a run on the grid --- */

/* A size that the window has, and what is seen then. */
struct stop {
	struct size size;
	struct view view;
	const struct screen_class *top;
	struct desk *desk;
};

static void see(void *context)
{
	struct stop *stop = context;
	const struct app *app = &stop->desk->app;
	view_take(&stop->view, stop->desk->grid);
	stop->top = app->depth ? app->screens[app->depth - 1].class : NULL;
}

static void release(struct stop *stops, size_t count)
{
	for (size_t i = 0; i < count; i++)
		view_release(&stops[i].view);
}

/* Plays the scene in a window of the first size, which then gets the others. */
static void run(const struct scene *scene, const struct scene_settings *settings,
	const char *language, struct stop *stops, size_t count)
{
	struct office office;
	struct desk desk;
	scene_open(scene, settings, &office);
	desk_sit(&desk, &office, settings->who, stops[0].size.rows, stops[0].size.columns,
		language);
	desk.app.settings.lines = settings->ascii ? LINES_ASCII : LINES_DRAWN;
	scene_play_grid(scene, desk.grid);
	for (size_t i = 0; i < count; i++) {
		stops[i].view = (struct view)VIEW_INIT;
		stops[i].desk = &desk;
		if (i)
			grid_resize(desk.grid, stops[i].size.rows, stops[i].size.columns);
		grid_see(desk.grid, see, &stops[i]);
	}
	desk_run(&desk);
	desk_leave(&desk);
	office_remove(&office);
}

static void run_once(const struct scene *scene, const struct scene_settings *settings,
	const char *language, const struct size *size, struct stop *stop)
{
	*stop = (struct stop){.size = *size};
	run(scene, settings, language, stop, 1);
	if (!stop->top || stop->top->id != scene->screen)
		fail_msg("%s leads to the screen '%s'\n%s", scene->name,
			stop->top ? stop->top->name : "", stop->view.text.data);
}

static const struct scene_settings plain = {.who = "somsri"};

/* --- golden screens --- */

/* size and language: indices. */
static bool is_golden(const struct scene *scene, size_t size, size_t language)
{
	return scene->looks & LOOKS_ALL || (size == 0 && language == 0) ||
	       (scene->looks & LOOKS_SMALL && size == 1 && language == 1);
}

static bool has_golden_styles(const struct scene *scene)
{
	return scene->looks & (LOOKS_ALL | LOOKS_STYLES);
}

/* Versions of libraries stand at line ends. */
static void leave_out_versions(struct str *screen)
{
	static const char *const names[] = {"mattrakan ", "ncursesw ", "SQLite ",
		"libthai ", "jansson ", "libsodium ", "libunistring "};
	for (size_t i = 0; i < COUNT(names); i++) {
		const char *line = strstr(screen->data, names[i]);
		if (!line)
			continue;
		size_t start = (size_t)(line - screen->data) + strlen(names[i]);
		start += strspn(screen->data + start, " ");
		const size_t bytes = strcspn(screen->data + start, "\n");
		str_splice(screen, start, bytes, "(version)", strlen("(version)"));
	}
}

static void compare(const struct scene *scene, const struct size *size,
	const char *language, const struct view *view)
{
	struct str name = STR_INIT, text = STR_INIT;
	append_name(&name, scene, size, language);
	str_append(&text, view->text.data, view->text.bytes);
	if (scene->versions)
		leave_out_versions(&text);
	assert_golden(name.data, &text);
	str_release(&name);
	str_release(&text);
}

static void compare_styles(const struct scene *scene, const struct view *view)
{
	struct str name = STR_INIT, styles = STR_INIT;
	str_printf(&name, "%s-styles", scene->name);
	view_styles(view, &styles);
	assert_golden(name.data, &styles);
	str_release(&name);
	str_release(&styles);
}

/* --- while the window changes --- */

/* Whether lines that go down on the screen stand in the same columns. */
static void assert_borders(const struct view *view, const struct view *wanted)
{
	assert_int_equal(view->rows, wanted->rows);
	for (int i = 0; i < view->rows * view->columns; i++) {
		const bool line = strcmp(wanted->cells[i], "│") == 0;
		if (line != (strcmp(view->cells[i], "│") == 0)) {
			fprintf(stderr, "%s---\n%s", wanted->text.data, view->text.data);
			fail_msg("another border in row %d, column %d", i / view->columns,
				i % view->columns);
		}
	}
}

static void assert_same(
	const struct scene *scene, const struct view *view, const struct view *wanted)
{
	if (scene->moved) {
		assert_int_equal(view->rows, wanted->rows);
	} else if (scene->scrolled) {
		assert_borders(view, wanted);
	} else if (strcmp(view->text.data, wanted->text.data) != 0) {
		fprintf(stderr, "After resizing:\n%s--- but started so:\n%s",
			view->text.data, wanted->text.data);
		fail_msg("another screen after resizing");
	}
}

static void assert_too_small(const struct view *view, const char *language)
{
	struct str name = STR_INIT;
	const bool typing = strstr(view->text.data, "What you type") ||
			    strstr(view->text.data, "จะเก็บไว้ให้");
	str_printf(&name, "small-%s%dx%d-%s", typing ? "typing-" : "", view->columns,
		view->rows, language);
	assert_golden(name.data, &view->text);
	str_release(&name);
}

/* fresh: as started in each of the sizes. Faults of drawing are found by desk_run(). */
static void check_resizing(
	const struct scene *scene, const char *language, const struct stop *fresh)
{
	struct stop stops[] = {{.size = sizes[0]}, {.size = sizes[1]}, {.size = sizes[2]},
		{.size = {8, 40}}, {.size = {1, 1}}, {.size = sizes[0]}};
	run(scene, &plain, language, stops, COUNT(stops));
	for (size_t i = 0; i < COUNT(sizes); i++)
		assert_same(scene, &stops[i].view, &fresh[i].view);
	assert_too_small(&stops[3].view, language);
	assert_same(scene, &stops[5].view, &fresh[0].view);
	release(stops, COUNT(stops));
}

/* --- in ASCII --- */

static void check_ascii(
	const struct scene *scene, const char *language, const struct stop *fresh)
{
	static const struct scene_settings ascii = {.who = "somsri", .ascii = true};
	struct stop now;
	run_once(scene, &ascii, language, &fresh->size, &now);
	assert_in_ascii(&fresh->view, &now.view, scene->key_names, scene->ascii_apart);
	release(&now, 1);
}

/* --- all of it --- */

static void test_looks(void **state)
{
	const struct scene *scene = *state;
	for (size_t i = 0; i < COUNT(languages); i++) {
		struct stop fresh[COUNT(sizes)];
		for (size_t j = 0; j < COUNT(sizes); j++) {
			run_once(scene, &plain, languages[i], &sizes[j], &fresh[j]);
			assert_one_look(&fresh[j].view);
			if (is_golden(scene, j, i))
				compare(scene, &sizes[j], languages[i], &fresh[j].view);
			check_ascii(scene, languages[i], &fresh[j]);
		}
		if (i == 0 && has_golden_styles(scene))
			compare_styles(scene, &fresh[0].view);
		check_resizing(scene, languages[i], fresh);
		release(fresh, COUNT(sizes));
	}
}

/* --- the real program --- */

static const struct real {
	const char *setting;
	const char *language;
	struct size size;
	bool ascii, monochrome; /* settings of the person */
	bool colours;           /* are seen */
} reals[] = {
	{"TERM=xterm-256color", "th", {24, 80}, .colours = true},
	{"NO_COLOR=1", "en", {20, 60}},
	{"TERM=vt100", "th", {43, 132}},
	{"TERM=xterm-256color", "en", {24, 80}, .ascii = true, .monochrome = true},
};

static const char *login(void)
{
	const struct passwd *person = getpwuid(getuid());
	assert_non_null(person);
	return person->pw_name;
}

static struct pty *start(
	const struct scene *scene, const struct real *real, struct office *office)
{
	const struct scene_settings settings = {
		.who = login(), .ascii = real->ascii, .monochrome = real->monochrome};
	const char *const arguments[] = {"--lang", real->language, NULL};
	const char *const environment[] = {"MATTRAKAN_FILE=office.db",
		"SOURCE_DATE_EPOCH=" DESK_NOW, "TZ=" DESK_ZONE, real->setting, NULL};
	scene_open(scene, &settings, office);
	const struct pty_start wanted = {.arguments = arguments,
		.settings = environment,
		.rows = real->size.rows,
		.columns = real->size.columns,
		.folder = office->folder};
	struct pty *pty = pty_new(&wanted);
	pty_settle(pty);
	scene_play_pty(scene, pty);
	return pty;
}

/* The same screen as on the grid; in colour then in every size of window, too. */
static void play_real(const struct scene *scene, const struct real *real)
{
	const struct scene_settings settings = {
		.who = login(), .ascii = real->ascii, .monochrome = real->monochrome};
	struct office office;
	struct stop stops[1 + COUNT(sizes)];
	stops[0] = (struct stop){.size = real->size};
	for (size_t i = 0; i < COUNT(sizes); i++)
		stops[i + 1] = (struct stop){.size = sizes[(i + 1) % COUNT(sizes)]};
	const size_t count = real->colours ? COUNT(stops) : 1;
	run(scene, &settings, real->language, stops, count);
	struct pty *pty = start(scene, real, &office);
	for (size_t i = 0; i < count; i++) {
		if (i)
			pty_resize(pty, stops[i].size.rows, stops[i].size.columns);
		assert_same_on(pty, &stops[i].view, real->colours);
	}
	pty_free(pty);
	office_remove(&office);
	release(stops, count);
}

static void test_real(void **state)
{
	const struct scene *scene = *state;
	for (size_t i = 0; i < COUNT(reals); i++) {
		/* Before there is a file there are no settings. */
		const bool set = reals[i].ascii || reals[i].monochrome;
		if (!set || scene->begin != OFFICE_NONE)
			play_real(scene, &reals[i]);
	}
}

/* --- nothing is forgotten, nothing left over --- */

static void test_every_screen_has_a_scene(void **state)
{
	(void)state;
	for (size_t i = 0; screen_classes[i]; i++) {
		int whole = 0;
		for (size_t j = 0; j < scenes_count; j++)
			whole += scenes[j].screen == screen_classes[i]->id &&
				 scenes[j].looks & LOOKS_ALL;
		if (whole != 1)
			fail_msg("%d scenes show all looks of the screen '%s'", whole,
				screen_classes[i]->name);
	}
}

static bool is_of_scene(const char *file, const struct scene *scene)
{
	struct str name = STR_INIT;
	str_printf(&name, "%s-styles.txt", scene->name);
	bool found = has_golden_styles(scene) && strcmp(name.data, file) == 0;
	for (size_t i = 0; i < COUNT(sizes); i++) {
		for (size_t j = 0; j < COUNT(languages); j++) {
			str_clear(&name);
			append_name(&name, scene, &sizes[i], languages[j]);
			str_puts(&name, ".txt");
			found = found ||
				(is_golden(scene, i, j) && strcmp(name.data, file) == 0);
		}
	}
	str_release(&name);
	return found;
}

/* Of no scene are those of the program around its screens (test_tui_app.c), of a report
 * that was changed behind the program's back (test_tui_altered.c), and of suggestions
 * (test_tui_offers.c). */
static bool is_of_no_scene(const char *file)
{
	static const char *const starts[] = {"probe-", "small-", "altered-", "offers-"};
	for (size_t i = 0; i < COUNT(starts); i++)
		if (!strncmp(file, starts[i], strlen(starts[i])))
			return true;
	return false;
}

static void test_every_golden_screen_has_a_scene(void **state)
{
	(void)state;
	DIR *folder = opendir(TOP_SRCDIR "/tests/golden");
	assert_non_null(folder);
	const struct dirent *entry;
	while ((entry = readdir(folder))) {
		bool found = entry->d_name[0] == '.' || is_of_no_scene(entry->d_name);
		for (size_t i = 0; i < scenes_count && !found; i++)
			found = is_of_scene(entry->d_name, &scenes[i]);
		if (!found)
			fail_msg("no scene has the screen %s", entry->d_name);
	}
	closedir(folder);
}

/* --- one test a scene and theme --- */

static const struct {
	const char *name;
	CMUnitTestFunction run;
} themes[] = {
	{"looks", test_looks},
	{"real", test_real},
};

static struct CMUnitTest *add_scenes(struct CMUnitTest *test)
{
	for (size_t i = 0; i < COUNT(themes); i++) {
		for (size_t j = 0; j < scenes_count; j++) {
			struct str name = STR_INIT;
			str_printf(&name, "%s: %s", themes[i].name, scenes[j].name);
			*test++ = (struct CMUnitTest){.name = str_detach(&name),
				.test_func = themes[i].run,
				.initial_state = (void *)(uintptr_t)&scenes[j]};
		}
	}
	return test;
}

/* An argument chooses tests: "looks: guide*". */
int main(int argc, char **argv)
{
	const struct CMUnitTest whole[] = {
		cmocka_unit_test(test_every_screen_has_a_scene),
		cmocka_unit_test(test_every_golden_screen_has_a_scene),
	};
	const size_t count = COUNT(themes) * scenes_count + COUNT(whole);
	struct CMUnitTest *tests = mem_new(count, sizeof(*tests));
	struct CMUnitTest *behind = add_scenes(tests);
	memcpy(behind, whole, sizeof(whole));
	/* Hundreds of office files: in memory they need no waiting for a disk. */
	if (access("/dev/shm", W_OK) == 0)
		setenv("TMPDIR", "/dev/shm", 0);
	if (argc > 1)
		cmocka_set_test_filter(argv[1]);
	const int failed = _cmocka_run_group_tests(
		"test_tui_looks", tests, count, scenes_begin, scenes_end);
	for (struct CMUnitTest *test = tests; test < behind; test++)
		free((char *)(uintptr_t)test->name);
	free(tests);
	return failed;
}
