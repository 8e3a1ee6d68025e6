/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The loop: where it begins, what it dispatches, keeps and says; small screens. */
#include <config.h>

#include "text/i18n.h"
#include "text/macros.h"
#include "tui/app/app.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "db/store.h"
#include "tests/support/desk.h"
#include "tests/support/terminal_grid.h"
#include "text/error.h"
#include "text/mem.h"
#include "text/str.h"
#include "tui/app/screen.h"
#include "tui/app/screen_id.h"
#include "tui/terminal/canvas.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/action.h"

/* --- a screen that writes down what happens to it --- */

struct probe {
	struct str happened; /* a letter each: k keep, c close, r reload, a action */
	bool keep_fails;
	int patience; /* of the store, when it last kept */
	enum effect answer;
};

static struct probe probe;

static void probe_title(
	struct app *app, struct screen *screen, struct str *left, struct str *right)
{
	(void)app;
	(void)screen;
	str_puts(left, "Left");
	str_puts(right, "Right");
}

static void probe_paint(
	struct app *app, struct screen *screen, const struct canvas *canvas)
{
	(void)app;
	(void)screen;
	canvas_puts(canvas, 0, 0, "first", STYLE_PLAIN);
	canvas_puts(canvas, canvas->rows - 1, 0, "last", STYLE_PLAIN);
}

static enum effect probe_event(
	struct app *app, struct screen *screen, const struct event *event)
{
	(void)app;
	(void)screen;
	if (event->kind == EVENT_TEXT && event->key == 'x') {
		str_putc(&probe.happened, 'x');
		return EFFECT_PAINT;
	}
	if (event->kind == EVENT_KEY && event->key == 'w')
		str_putc(&probe.happened, 'w');
	return EFFECT_UNUSED;
}

static bool probe_reload(struct app *app, struct screen *screen, struct error *error)
{
	(void)app;
	(void)screen;
	(void)error;
	str_putc(&probe.happened, 'r');
	return true;
}

static bool probe_keep(struct app *app, struct screen *screen, struct error *error)
{
	(void)screen;
	str_putc(&probe.happened, 'k');
	probe.patience = store_patience(app->store, 0);
	store_patience(app->store, probe.patience);
	if (probe.keep_fails)
		return error_set(error, ERROR_SYSTEM, "the disk is full");
	app_saved(app);
	return true;
}

static void probe_close(struct app *app, struct screen *screen)
{
	(void)app;
	(void)screen;
	str_putc(&probe.happened, 'c');
}

static enum effect probe_run(struct app *app, struct screen *screen)
{
	(void)app;
	(void)screen;
	str_putc(&probe.happened, 'a');
	return probe.answer;
}

static enum effect probe_fail(struct app *app, struct screen *screen)
{
	struct error error = ERROR_INIT;
	(void)screen;
	error_set(&error, ERROR_SYSTEM, "the file is locked");
	app_error(app, &error);
	return EFFECT_PAINT;
}

static bool never(const struct app *app, const struct screen *screen)
{
	(void)app;
	(void)screen;
	return false;
}

static const struct action probe_actions[] = {
	{.name = "Act", .help = "Act", .keys = {'a'}, .run = probe_run},
	{.name = "Never",
		.help = "Never",
		.keys = {'v'},
		.run = probe_run,
		.possible = never},
	{.name = "Fail", .help = "Fail", .keys = {'f'}, .quiet = true, .run = probe_fail},
	{.name = "Widget", .help = "Widget", .keys = {'w'}},
};

static const struct screen_class probe_class = {
	.name = "probe",
	.title = probe_title,
	.paint = probe_paint,
	.event = probe_event,
	.reload = probe_reload,
	.keep = probe_keep,
	.close = probe_close,
	.actions = probe_actions,
	.actions_count = COUNT(probe_actions),
	.help = "help",
};

static void probe_make(struct desk *desk, int rows, int columns)
{
	desk_make(desk, rows, columns, "en");
	str_release(&probe.happened);
	probe = (struct probe){.happened = STR_INIT, .answer = EFFECT_PAINT};
	assert_true(app_push(&desk->app, &probe_class, NULL));
}

static void give(struct desk *desk, keystroke key)
{
	struct event event = {.kind = key < K_UP ? EVENT_TEXT : EVENT_KEY, .key = key};
	app_event(&desk->app, &event);
}

static void assert_happened(const char *expected)
{
	assert_string_equal(probe.happened.data, expected);
	str_clear(&probe.happened);
}

/* --- dispatch --- */

static void test_events_go_to_the_screen_then_to_actions(void **state)
{
	(void)state;
	struct desk desk;
	probe_make(&desk, 24, 80);
	give(&desk, 'x');
	assert_happened("x");
	give(&desk, 'a');
	assert_happened("a");
	give(&desk, 0x0E1F); /* ฟ, on the key of a */
	assert_happened("a");
	give(&desk, 'v');
	give(&desk, 'w');
	assert_happened("");
	desk_remove(&desk);
}

static void test_effects_are_done(void **state)
{
	(void)state;
	struct desk desk;
	probe_make(&desk, 24, 80);
	probe.answer = EFFECT_RELOAD;
	give(&desk, 'a');
	assert_happened("ar");
	/* A second screen on top is kept and closed, and the first reads again. */
	assert_true(app_push(&desk.app, &probe_class, NULL));
	str_clear(&probe.happened);
	probe.answer = EFFECT_CLOSE;
	give(&desk, 'a');
	assert_happened("akkcr");
	assert_int_equal(desk.app.depth, 1);
	probe.answer = EFFECT_QUIT;
	give(&desk, 'a');
	assert_happened("akc");
	assert_int_equal(desk.app.depth, 0);
	desk_remove(&desk);
}

static void test_escape_goes_back_but_not_out(void **state)
{
	(void)state;
	struct desk desk;
	probe_make(&desk, 24, 80);
	assert_true(app_push(&desk.app, &probe_class, NULL));
	give(&desk, K_ESCAPE);
	assert_int_equal(desk.app.depth, 1);
	give(&desk, K_ESCAPE);
	assert_int_equal(desk.app.depth, 1);
	give(&desk, CTRL('Q'));
	assert_int_equal(desk.app.depth, 0);
	desk_remove(&desk);
}

static void test_too_many_screens(void **state)
{
	(void)state;
	struct desk desk;
	probe_make(&desk, 24, 80);
	while (desk.app.depth < APP_SCREENS)
		assert_true(app_push(&desk.app, &probe_class, NULL));
	str_clear(&probe.happened);
	assert_false(app_push(&desk.app, &probe_class, NULL));
	assert_happened("c");
	assert_int_equal(desk.app.depth, APP_SCREENS);
	/* What opens by its id says why it does not, too. */
	str_clear(&desk.app.message);
	app_show(&desk.app, SCREEN_SETTINGS, NULL);
	assert_int_equal(desk.app.depth, APP_SCREENS);
	assert_string_equal(
		desk.app.message.data, _("Too many screens are open; go back first"));
	desk_remove(&desk);
}

/* --- the first screen --- */

/* What a terminal was told to show, flush by flush: w where paragraphs came later. */
static struct {
	void (*flush)(struct terminal *terminal);
	struct str flushes;
} watch;

static void watched_flush(struct terminal *terminal)
{
	str_putc(&watch.flushes, terminal->in_haste ? 'w' : '.');
	watch.flush(terminal);
}

/* It does not wait for the dictionary; all others have their paragraphs. */
static void test_the_first_screen_comes_at_once(void **state)
{
	(void)state;
	struct desk desk;
	desk_make(&desk, 24, 80, "en");
	desk_samples(&desk);
	struct terminal_ops ops = *desk.app.terminal->ops;
	watch.flush = ops.flush;
	watch.flushes = (struct str)STR_INIT;
	ops.flush = watched_flush;
	desk.app.terminal->ops = &ops;
	grid_press(desk.grid, K_DOWN);
	desk_run(&desk);
	assert_true(watch.flushes.bytes > 2);
	assert_int_equal(watch.flushes.data[0], 'w');
	assert_null(strchr(watch.flushes.data + 1, 'w'));
	str_release(&watch.flushes);
	desk_remove(&desk);
}

/* --- clicks on the key bar --- */

static void click(struct desk *desk, const char *entry, enum mouse mouse)
{
	struct event event = {.kind = EVENT_MOUSE, .row = desk->rows - 1, .mouse = mouse};
	struct str bar = STR_INIT;
	app_paint(&desk->app);
	for (int column = 0; column < desk->columns; column++)
		str_puts(&bar, grid_cell(desk->grid, event.row, column));
	const char *found = strstr(bar.data, entry);
	if (!found)
		fail_msg("'%s' is not in the bar: %s", entry, bar.data);
	event.column = (int)(found - bar.data) + 1; /* it is ASCII */
	app_event(&desk->app, &event);
	str_release(&bar);
}

static void test_clicks_on_the_bar(void **state)
{
	(void)state;
	struct desk desk;
	probe_make(&desk, 24, 80);
	str_clear(&probe.happened);
	click(&desk, "a Act", MOUSE_PRESS);
	click(&desk, "a Act", MOUSE_DOUBLE);
	assert_happened("aa");
	click(&desk, "a Act", MOUSE_DRAG);
	click(&desk, "a Act", MOUSE_WHEEL_UP);
	click(&desk, "   ", MOUSE_PRESS); /* between entries */
	assert_happened("");
	/* What has no handler is the screen's: it gets the key. */
	click(&desk, "w Widget", MOUSE_PRESS);
	assert_happened("w");
	/* Those of all screens too. */
	click(&desk, "F1 Help", MOUSE_PRESS);
	app_paint(&desk.app);
	assert_shown(&desk, "Help");
	assert_int_equal(desk.app.depth, 2);
	click(&desk, "Esc Back", MOUSE_PRESS);
	assert_int_equal(desk.app.depth, 1);
	desk_remove(&desk);
}

/* --- keeping --- */

static void test_a_pause_keeps_what_was_typed(void **state)
{
	(void)state;
	struct desk desk;
	struct event event;
	probe_make(&desk, 24, 80);
	str_clear(&probe.happened);
	grid_pass(desk.grid);
	grid_press(desk.grid, 'x');
	grid_pass(desk.grid);
	app_wait(&desk.app, &event);
	assert_int_equal(event.kind, EVENT_NONE);
	app_wait(&desk.app, &event);
	app_event(&desk.app, &event);
	str_clear(&probe.happened);
	assert_true(desk.app.unkept > 0);
	app_wait(&desk.app, &event);
	assert_happened("k");
	assert_true(desk.app.unkept == 0);
	/* In Thailand, as all other moments, wherever the machine thinks it is. */
	setenv("TZ", "UTC", 1);
	tzset();
	app_paint(&desk.app);
	assert_shown(&desk, "Saved 10:02:31");
	desk_remove(&desk);
}

/* Without any pause it is kept within the second. */
static void test_typing_on_keeps_within_the_second(void **state)
{
	(void)state;
	struct desk desk;
	struct event event;
	probe_make(&desk, 24, 80);
	str_clear(&probe.happened);
	grid_type(desk.grid, "xx");
	app_wait(&desk.app, &event);
	assert_happened("");
	desk.app.unkept -= 601;
	app_wait(&desk.app, &event);
	assert_happened("k");
	/* The key that came is not kept yet. */
	assert_true(desk.app.unkept > 0);
	desk_remove(&desk);
}

static void test_the_end_keeps(void **state)
{
	(void)state;
	struct desk desk;
	struct event event;
	probe_make(&desk, 24, 80);
	str_clear(&probe.happened);
	app_wait(&desk.app, &event);
	app_wait(&desk.app, &event);
	assert_int_equal(event.kind, EVENT_END);
	assert_true(desk.app.ending);
	assert_non_null(strchr(probe.happened.data, 'k'));
	desk_remove(&desk);
}

/* Who types does not wait for another who writes; who leaves does. */
static void test_keeping_in_passing_is_short(void **state)
{
	(void)state;
	struct desk desk;
	struct event event;
	probe_make(&desk, 24, 80);
	const int patience = store_patience(desk.app.store, 5000);
	grid_type(desk.grid, "x");
	grid_pass(desk.grid);
	app_wait(&desk.app, &event);
	str_clear(&probe.happened);
	app_wait(&desk.app, &event);
	assert_happened("k");
	assert_in_range(probe.patience, 1, 100);
	app_keep(&desk.app);
	assert_int_equal(probe.patience, 5000);
	while (!desk.app.ending)
		app_wait(&desk.app, &event);
	assert_int_equal(probe.patience, 5000);
	assert_int_equal(store_patience(desk.app.store, patience), 5000);
	desk_remove(&desk);
}

static void see_full(void *context)
{
	struct desk *desk = context;
	assert_shown(desk, "What you type is not saved");
	assert_shown(desk, "the disk is full");
}

/* What could not be kept is told, tried again, and asked about before leaving. */
static void test_keeping_fails(void **state)
{
	(void)state;
	struct desk desk;
	struct event event;
	probe_make(&desk, 24, 80);
	probe.keep_fails = true;
	/* Typed on, into the question: nothing of it answers. */
	grid_type(desk.grid, "ynกขs\n");
	grid_see(desk.grid, see_full, &desk);
	grid_press(desk.grid, K_ESCAPE);
	app_keep(&desk.app);
	assert_true(desk.app.unkept > 0);
	assert_int_equal(desk.app.saved, 0);
	/* It is not asked again at every pause. */
	app_keep(&desk.app);
	app_paint(&desk.app);
	assert_shown(&desk, "the disk is full");
	grid_press(desk.grid, K_ESCAPE);
	grid_type(desk.grid, "yY\t");
	grid_press(desk.grid, K_ENTER);
	give(&desk, CTRL('Q'));
	assert_int_equal(desk.app.depth, 1);
	grid_press(desk.grid, K_ESCAPE);
	grid_press(desk.grid, K_F8);
	give(&desk, CTRL('Q'));
	assert_int_equal(desk.app.depth, 0);
	(void)event;
	desk_remove(&desk);
}

/* Letters that were typed while something was waited for that then failed are not for the
 * list that is still there; where text is typed nothing is lost. */
static void test_failing_drops_what_was_typed(void **state)
{
	(void)state;
	for (int text = 0; text < 2; text++) {
		struct desk desk;
		struct screen_class class = probe_class;
		probe_make(&desk, 24, 80);
		class.widgets = text ? WIDGET_TEXT : WIDGET_TABLE;
		desk.app.screens[0].class = &class;
		grid_ahead(desk.grid, true);
		grid_type(desk.grid, "xf");
		grid_paste(desk.grid, "x", 1);
		grid_type(desk.grid, "xaxx");
		grid_ahead(desk.grid, false);
		grid_type(desk.grid, "x");
		str_clear(&probe.happened);
		while (!desk.app.ending) {
			struct event event;
			app_wait(&desk.app, &event);
			app_event(&desk.app, &event);
		}
		int typed = 0;
		for (const char *at = probe.happened.data; *at; at++)
			typed += *at == 'x';
		assert_int_equal(typed, text ? 5 : 2);
		assert_int_equal(strchr(probe.happened.data, 'a') != NULL, text);
		desk_remove(&desk);
	}
}

/* --- what is around a screen --- */

static void test_around_a_screen(void **state)
{
	(void)state;
	struct desk desk;
	probe_make(&desk, 20, 60);
	app_message(&desk.app, STYLE_WARNING, "a %s", "message");
	app_paint(&desk.app);
	assert_screen(&desk, "probe-60x20-en");
	/* The message goes with the next key. */
	give(&desk, 'x');
	app_paint(&desk.app);
	assert_not_shown(&desk, "a message");
	desk_remove(&desk);
}

static void test_a_long_message_is_whole(void **state)
{
	(void)state;
	struct desk desk;
	probe_make(&desk, 20, 60);
	app_message(&desk.app, STYLE_ERROR, "%s",
		"This is a message about a file in a folder far away that could not be "
		"read, and about what to do now: look whether it is there.");
	app_paint(&desk.app);
	assert_screen(&desk, "probe-long-message-60x20-en");
	desk_remove(&desk);
}

/* A path of any length leaves the words beside it on the screen, and ends with its name. */
static void test_long_paths_leave_the_words(void **state)
{
	(void)state;
	struct desk desk;
	struct str folder = STR_INIT;
	probe_make(&desk, 20, 60);
	for (int i = 0; i < 40; i++)
		str_printf(&folder, "/โฟลเดอร์ที่%d", i);
	app_message(
		&desk.app, STYLE_DONE, "%s/copy.db: the copy is complete", folder.data);
	app_paint(&desk.app);
	assert_shown(&desk, " …/โฟลเดอร์ที่38/โฟลเดอร์ที่39/copy.db: the copy is complete");
	app_message(&desk.app, STYLE_ERROR, "'%s/a' is not '%s/b'; look again",
		folder.data, folder.data);
	app_paint(&desk.app);
	assert_shown(&desk, "'…/โฟลเดอร์ที่39/a' is not '…/โฟลเดอร์ที่39/b'");
	assert_shown(&desk, "look again");
	/* A message that takes rows anyway tells a command as it is to be typed. */
	app_message(&desk.app, STYLE_DONE,
		"All is saved in /srv/office/measures/office-2.db. Next time start with: "
		"mattrakan --file /srv/office/measures/office-2.db");
	app_paint(&desk.app);
	assert_shown(&desk, "/srv/office/measures/office-2.db");
	assert_not_shown(&desk, "…/");
	/* A name that is too long itself keeps its end. */
	str_clear(&folder);
	for (int i = 0; i < 30; i++)
		str_puts(&folder, i ? "ชื่อยาว" : "/");
	app_message(&desk.app, STYLE_DONE, "%s.json: the file was not found; look again",
		folder.data);
	app_paint(&desk.app);
	assert_shown(&desk, "ชื่อยาว.json: the file was not found; look");
	/* What is no path stays as it is. */
	app_message(&desk.app, STYLE_DONE, "%s",
		"1/2 ก/ข https://example.go.th/a/b/c/d/e/f/g/h/i");
	app_paint(&desk.app);
	assert_shown(&desk, " 1/2 ก/ข https://example.go.th/a/b/c/d/e/f/g/h/i");
	str_release(&folder);
	desk_remove(&desk);
}

static void test_small_screens_say_so_and_recover(void **state)
{
	(void)state;
	static const struct {
		int rows, columns;
	} sizes[] = {{1, 1}, {1, 80}, {24, 1}, {2, 2}, {19, 60}, {20, 59}, {5, 20}};
	for (size_t i = 0; i < COUNT(sizes); i++) {
		struct desk desk;
		struct event event;
		probe_make(&desk, sizes[i].rows, sizes[i].columns);
		app_paint(&desk.app);
		assert_not_shown(&desk, "first");
		/* What is not seen is not typed either. */
		str_clear(&probe.happened);
		give(&desk, 'x');
		give(&desk, 'a');
		assert_happened("");
		grid_resize(desk.grid, 20, 60);
		app_wait(&desk.app, &event);
		assert_int_equal(event.kind, EVENT_RESIZE);
		app_event(&desk.app, &event);
		app_paint(&desk.app);
		assert_shown(&desk, "first");
		assert_shown(&desk, "last");
		assert_string_equal(grid_fault(desk.grid), "");
		desk_remove(&desk);
	}
}

static void test_the_small_notice(void **state)
{
	(void)state;
	struct desk desk;
	probe_make(&desk, 8, 40);
	app_paint(&desk.app);
	assert_screen(&desk, "small-40x8-en");
	desk_remove(&desk);
	desk_make(&desk, 8, 40, "th");
	assert_true(app_push(&desk.app, &probe_class, NULL));
	app_paint(&desk.app);
	assert_screen(&desk, "small-40x8-th");
	desk_remove(&desk);
}

static int teardown(void **state)
{
	(void)state;
	str_release(&probe.happened);
	return 0;
}

int main(void)
{
	probe.happened = (struct str)STR_INIT;
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_events_go_to_the_screen_then_to_actions),
		cmocka_unit_test(test_effects_are_done),
		cmocka_unit_test(test_escape_goes_back_but_not_out),
		cmocka_unit_test(test_too_many_screens),
		cmocka_unit_test(test_the_first_screen_comes_at_once),
		cmocka_unit_test(test_clicks_on_the_bar),
		cmocka_unit_test(test_a_pause_keeps_what_was_typed),
		cmocka_unit_test(test_typing_on_keeps_within_the_second),
		cmocka_unit_test(test_the_end_keeps),
		cmocka_unit_test(test_keeping_in_passing_is_short),
		cmocka_unit_test(test_keeping_fails),
		cmocka_unit_test(test_failing_drops_what_was_typed),
		cmocka_unit_test(test_around_a_screen),
		cmocka_unit_test(test_a_long_message_is_whole),
		cmocka_unit_test(test_long_paths_leave_the_words),
		cmocka_unit_test(test_small_screens_say_so_and_recover),
		cmocka_unit_test(test_the_small_notice),
	};
	return cmocka_run_group_tests(tests, NULL, teardown);
}
