/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every screen there is, in both languages: its key bar shows what can be done, its help
 * names every key that works there, and on lists a letter acts from the Thai keyboard.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "tests/support/desk.h"
#include "tests/support/terminal_grid.h"
#include "tests/support/view.h"
#include "tests/support/walk.h"
#include "text/i18n.h"
#include "text/language.h"
#include "text/macros.h"
#include "text/str.h"
#include "text/wrap.h"
#include "tui/app/app.h"
#include "tui/app/needs.h"
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
#include "tui/widget/offers.h"
#include "tui/widget/text_area.h"
#include "tui/widget/text_view.h"

enum { ACTIONS = 40 };

static const char *const languages[] = {"en", "th"};

static void test_all_screens_are_walked(void **state)
{
	(void)state;
	size_t count = 0;
	for (; screen_classes[count]; count++) {
		size_t i = 0;
		while (i < walks_count && walks[i].id != screen_classes[count]->id)
			i++;
		if (i == walks_count)
			fail_msg("%s is not walked", screen_classes[count]->name);
	}
	assert_int_equal(count, walks_count);
}

/* --- the key bar --- */

static bool can(struct desk *desk, const struct action *action)
{
	return needs_shown(&desk->app, walk_top(desk), action);
}

/* Whether a key is one there: where text is typed characters are text. */
static bool is_key(const struct screen_class *class, keystroke key)
{
	const bool typing =
		class->widgets & (WIDGET_TEXT | WIDGET_LIST | WIDGET_EVIDENCE);
	return !typing || !key_is_character(key);
}

/* Whether the bar has the action, with whatever key. */
static bool is_in_bar(struct desk *desk, const char *bar, const struct action *action)
{
	const char *name = action_name(action, &desk->app, walk_top(desk));
	bool found = false;
	for (int i = 0; i < ACTION_KEYS && action->keys[i]; i++) {
		struct str entry = STR_INIT;
		str_putc(&entry, ' ');
		key_append(&entry, action->keys[i], false);
		str_printf(&entry, " %s ", _(name));
		found = found || (strstr(bar, entry.data) &&
					 is_key(walk_top(desk)->class, action->keys[i]));
		str_release(&entry);
	}
	return found;
}

/* The bar shows what is possible now and not quiet, and nothing else. */
static void check_bar(struct desk *desk, const struct action *actions, size_t count,
	const struct screen_class *class, bool *seen)
{
	struct str bar = STR_INIT;
	str_putc(&bar, ' ');
	for (int column = 0; column < WALK_COLUMNS; column++)
		str_puts(&bar, grid_cell(desk->grid, WALK_ROWS - 1, column));
	for (size_t i = 0; i < count; i++) {
		const bool shown = is_in_bar(desk, bar.data, &actions[i]);
		const bool help = actions == app_actions && i + 1 == count;
		const bool quiet = actions[i].quiet || !actions[i].keys[0];
		const bool wanted = help || (!quiet && can(desk, &actions[i]));
		if (shown != wanted)
			fail_msg("%s: %s is %s in the bar:\n%s", class->name,
				_(actions[i].name), shown ? "" : "not", bar.data);
		seen[i] = seen[i] || shown || quiet;
	}
	str_release(&bar);
}

static void check_bars(struct desk *desk, const struct walk *walk, bool *seen)
{
	const struct screen_class *class = walk_class(walk);
	bool common[ACTIONS] = {false};
	assert_ptr_equal(walk_top(desk)->class, class);
	check_bar(desk, class->actions, class->actions_count, class, seen);
	check_bar(desk, app_actions, app_actions_count, class, common);
}

static void walk_bars(const struct walk *walk, const char *language)
{
	struct desk desk;
	bool seen[ACTIONS] = {false};
	assert_true(walk_class(walk)->actions_count <= ACTIONS);
	walk_go(&desk, walk, language);
	check_bars(&desk, walk, seen);
	if (walk_class(walk)->hides & NEEDS_SUPERVISOR) {
		walk_supervise(&desk);
		check_bars(&desk, walk, seen);
	}
	for (int i = 0; i < WALK && walk->keys[i]; i++) {
		/* A dialog takes its answer from the terminal. */
		const bool asks = i + 1 < WALK && walk->keys[i + 1] == CTRL('Y');
		if (asks)
			grid_press(desk.grid, walk->keys[i + 1]);
		walk_press(&desk, walk->keys[i]);
		i += asks;
		check_bars(&desk, walk, seen);
	}
	if (walk->then) {
		walk_happen(&desk, walk);
		check_bars(&desk, walk, seen);
	}
	for (size_t i = 0; i < walk_class(walk)->actions_count; i++)
		if (!seen[i])
			fail_msg("%s: %s was in no bar", walk_class(walk)->name,
				_(walk_class(walk)->actions[i].name));
	assert_string_equal(grid_fault(desk.grid), "");
	desk_remove(&desk);
}

static void test_bars_show_what_can_be_done(void **state)
{
	(void)state;
	for (size_t i = 0; i < walks_count; i++)
		for (size_t language = 0; language < COUNT(languages); language++)
			walk_bars(&walks[i], languages[language]);
}

/* --- help --- */

/* All of the help, page by page, without spaces at line ends. */
static void read_help(struct desk *desk, struct str *out)
{
	struct str page = STR_INIT, last = STR_INIT;
	walk_press(desk, K_F1);
	assert_int_equal(walk_top(desk)->class->id, SCREEN_HELP);
	for (;;) {
		str_clear(&page);
		grid_text(desk->grid, &page);
		if (strcmp(page.data, last.data) == 0)
			break;
		str_append(out, page.data, page.bytes);
		str_clear(&last);
		str_append(&last, page.data, page.bytes);
		walk_press(desk, K_PAGE_DOWN);
	}
	str_release(&page);
	str_release(&last);
}

/* The rest of a line behind `start` at its beginning; NULL: no line begins so. */
static const char *line_behind(const char *text, const char *start, size_t bytes)
{
	for (const char *line = text; line; line = strchr(line, '\n')) {
		line += *line == '\n';
		if (strncmp(line, " ", 1) == 0 && !strncmp(line + 1, start, bytes))
			return line + 1 + bytes;
	}
	return NULL;
}

/* Whether a line is the keys that the action has there and its sentence. */
static bool has_entry(const struct str *help, const struct screen_class *class,
	const struct action *action)
{
	struct str keys = STR_INIT, sentence = STR_INIT;
	bool found = false;
	for (int i = 0; i < ACTION_KEYS && action->keys[i]; i++) {
		if (!is_key(class, action->keys[i]))
			continue;
		str_puts(&keys, keys.bytes ? ", " : "");
		key_append(&keys, action->keys[i], false);
	}
	/* What has none there: the palette's, and what to type. */
	if (!keys.bytes) {
		key_append(&keys, KEY_PALETTE, false);
		str_printf(&sentence, "%s: ", _(action->name));
	}
	str_printf(&sentence, "%s\n", _(action->help));
	const char *at = help->data;
	while (!found && (at = line_behind(at, keys.data, keys.bytes))) {
		const char *rest = at + strspn(at, " ");
		found = rest > at && !strncmp(rest, sentence.data, sentence.bytes);
	}
	str_release(&keys);
	str_release(&sentence);
	return found;
}

static void check_entries(const struct str *help, const struct screen_class *class,
	const struct action *actions, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!has_entry(help, class, &actions[i]))
			fail_msg("the help of %s lacks: %s", class->name,
				_(actions[i].help));
}

static void check_paragraphs(const struct str *help, const struct screen_class *class)
{
	const char *text = _(class->help);
	while (*text) {
		size_t bytes = strcspn(text, "\n");
		const char *rest = line_behind(help->data, text, bytes);
		if (!rest || *rest != '\n')
			fail_msg("the help of %s does not say: %s", class->name, text);
		text += bytes + (text[bytes] == '\n');
	}
}

static const struct widget {
	unsigned widgets;
	const struct action *actions;
	const size_t *count;
} widgets[] = {
	{WIDGET_TEXT | WIDGET_LIST, text_area_actions, &text_area_actions_count},
	{WIDGET_OFFERS, offers_actions, &offers_actions_count},
	{WIDGET_LIST, list_field_actions, &list_field_actions_count},
	{WIDGET_TABLE, table_view_actions, &table_view_actions_count},
	{WIDGET_READ, text_view_actions, &text_view_actions_count},
	{WIDGET_EVIDENCE, evidence_field_actions, &evidence_field_actions_count},
};

static void check_help(const struct walk *walk, const char *language)
{
	const struct screen_class *class = walk_class(walk);
	struct desk desk;
	struct str help = STR_INIT;
	walk_go(&desk, walk, language);
	read_help(&desk, &help);
	check_paragraphs(&help, class);
	check_entries(&help, class, class->actions, class->actions_count);
	check_entries(&help, class, app_actions, app_actions_count);
	for (size_t i = 0; i < COUNT(widgets); i++)
		if (class->widgets & widgets[i].widgets)
			check_entries(
				&help, class, widgets[i].actions, *widgets[i].count);
	str_release(&help);
	desk_remove(&desk);
}

static void test_help_names_every_key(void **state)
{
	(void)state;
	for (size_t i = 0; i < walks_count; i++)
		for (size_t l = 0; l < COUNT(languages); l++)
			/* Help has no help of its own: it is the keys below. */
			if (walks[i].id != SCREEN_HELP)
				check_help(&walks[i], languages[l]);
}

/* --- letters from the Thai keyboard --- */

/* The Thai character on the key of an ASCII one; 0: none. */
static keystroke on_thai_keyboard(keystroke key)
{
	for (uint32_t c = 0x0E01; c <= 0x0E5B; c++)
		if (key > ' ' && key < 0x7F && key_latin(c) == key)
			return c;
	return 0;
}

/* In walk of a key: what happens behind the screen's back. */
enum { THEN = 1 };

/* The screen after a key, or the dialog that it opens; first: another key before. */
static void look_after(
	const struct walk *walk, keystroke first, keystroke key, struct str *out)
{
	struct desk desk;
	walk_go(&desk, walk, "th");
	if (first == 'd' || first == 's')
		grid_press(desk.grid, CTRL('Y'));
	if (first == THEN)
		walk_happen(&desk, walk);
	else if (first)
		walk_press(&desk, first);
	const bool text = key >= ' ' && key < K_UP;
	const struct event event = {.kind = text ? EVENT_TEXT : EVENT_KEY, .key = key};
	if (key)
		app_event(&desk.app, &event);
	if (!desk.app.ending) /* else the dialog ran until the script's end */
		app_paint(&desk.app);
	str_clear(out);
	grid_text(desk.grid, out);
	desk_remove(&desk);
}

/* Whether the key does something here; the Thai character on it must do the same. */
static bool acts(const struct walk *walk, keystroke first, keystroke key)
{
	struct str latin = STR_INIT, thai = STR_INIT, before = STR_INIT;
	look_after(walk, first, 0, &before);
	look_after(walk, first, key, &latin);
	look_after(walk, first, on_thai_keyboard(key), &thai);
	const bool same = strcmp(latin.data, thai.data) == 0;
	const bool changed = strcmp(latin.data, before.data) != 0;
	if (!same)
		fail_msg("%s: the Thai character on %c does something else",
			walk_class(walk)->name, (int)key);
	str_release(&latin);
	str_release(&thai);
	str_release(&before);
	return changed;
}

static size_t check_letters(
	const struct walk *walk, const struct action *actions, size_t count)
{
	/* What some letters need to have something to do. */
	static const keystroke firsts[] = {0, K_RIGHT, K_PAGE_DOWN, 'd', 's', THEN};
	size_t letters = 0;
	for (size_t i = 0; i < count; i++) {
		for (int k = 0; k < ACTION_KEYS && actions[i].keys[k]; k++) {
			size_t first = 0;
			if (!on_thai_keyboard(actions[i].keys[k]))
				continue;
			letters++;
			while (first < COUNT(firsts) &&
				!acts(walk, firsts[first], actions[i].keys[k]))
				first++;
			if (first == COUNT(firsts))
				fail_msg("%s: %s: its letter does nothing",
					walk_class(walk)->name, actions[i].name);
		}
	}
	return letters;
}

static void test_letters_act_from_the_thai_keyboard(void **state)
{
	(void)state;
	size_t letters = 0;
	for (size_t i = 0; i < walks_count; i++) {
		const struct screen_class *class = walk_class(&walks[i]);
		if (class->widgets & (WIDGET_TEXT | WIDGET_LIST))
			continue;
		letters += check_letters(&walks[i], class->actions, class->actions_count);
		if (class->widgets & WIDGET_TABLE)
			letters += check_letters(
				&walks[i], table_view_actions, table_view_actions_count);
	}
	assert_true(letters > 25);
}

/* --- keys instead of function keys --- */

/* Whether the widgets of the screen, and its own table, leave the key to a table. */
static bool is_left(
	const struct screen_class *class, const struct action *actions, keystroke key)
{
	const bool typing = class->widgets & (WIDGET_TEXT | WIDGET_LIST);
	if (actions == app_actions &&
		action_find(class->actions, class->actions_count, key))
		return false;
	for (size_t i = 0; i < COUNT(widgets); i++)
		if (class->widgets & widgets[i].widgets &&
			action_find(widgets[i].actions, *widgets[i].count, key))
			return false;
	return !typing || (key >= K_UP && key != K_ENTER);
}

static size_t check_keys(
	const struct walk *walk, const struct action *actions, size_t count)
{
	struct str first = STR_INIT, other = STR_INIT;
	size_t compared = 0;
	for (size_t i = 0; i < count; i++) {
		const struct action *action = &actions[i];
		if ((!action->run && !action->opens) ||
			!is_left(walk_class(walk), actions, action->keys[0]))
			continue;
		look_after(walk, 0, action->keys[0], &first);
		for (int k = 1; k < ACTION_KEYS && action->keys[k]; k++) {
			if (!is_left(walk_class(walk), actions, action->keys[k]))
				continue;
			look_after(walk, 0, action->keys[k], &other);
			if (strcmp(first.data, other.data) != 0)
				fail_msg("%s: %s: key %d does something else",
					walk_class(walk)->name, action->name, k);
			compared++;
		}
	}
	str_release(&first);
	str_release(&other);
	return compared;
}

static void test_all_keys_of_an_action_do_the_same(void **state)
{
	(void)state;
	size_t compared = 0;
	for (size_t i = 0; i < walks_count; i++)
		compared += check_keys(&walks[i], walk_class(&walks[i])->actions,
				    walk_class(&walks[i])->actions_count) +
			    check_keys(&walks[i], app_actions, app_actions_count);
	assert_true(compared > 80);
}

/* --- the first paint --- */

enum { ROWS = 20, COLUMNS = 60 };

/* The size as wait brings it; nothing is painted. */
static void narrow(struct desk *desk)
{
	struct event event;
	grid_resize(desk->grid, ROWS, COLUMNS);
	desk->grid->ops->wait(desk->grid, 0, &event);
	assert_int_equal(event.kind, EVENT_RESIZE);
}

static void paint_in_haste(struct desk *desk, bool hurries)
{
	desk->grid->in_haste = hurries;
	wrapper_hurry(app_wrapper(&desk->app), hurries);
	app_paint(&desk->app);
}

/* What is cut or wrapped before the words are known comes right by the next paint. */
static void test_the_second_paint_is_right(void **state)
{
	(void)state;
	size_t other = 0;
	for (size_t i = 0; i < walks_count; i++) {
		struct desk desk;
		struct view views[3] = {VIEW_INIT, VIEW_INIT, VIEW_INIT};
		walk_go(&desk, &walks[i], "th");
		narrow(&desk);
		paint_in_haste(&desk, true);
		view_take(&views[0], desk.grid);
		paint_in_haste(&desk, false);
		view_take(&views[1], desk.grid);
		desk_remove(&desk);
		walk_go(&desk, &walks[i], "th");
		narrow(&desk);
		app_paint(&desk.app);
		view_take(&views[2], desk.grid);
		desk_remove(&desk);
		other += strcmp(views[0].text.data, views[2].text.data) != 0;
		if (strcmp(views[1].text.data, views[2].text.data) != 0)
			fail_msg("%s: after haste\n%sbut without\n%s",
				walk_class(&walks[i])->name, views[1].text.data,
				views[2].text.data);
		for (size_t view = 0; view < COUNT(views); view++)
			view_release(&views[view]);
	}
	assert_true(other > 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_all_screens_are_walked),
		cmocka_unit_test(test_bars_show_what_can_be_done),
		cmocka_unit_test(test_help_names_every_key),
		cmocka_unit_test(test_all_keys_of_an_action_do_the_same),
		cmocka_unit_test(test_letters_act_from_the_thai_keyboard),
		cmocka_unit_test(test_the_second_paint_is_right),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
