/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding actions by keys; the key bar; what every table of actions must hold. */
#include <config.h>

#include "text/macros.h"
#include "tui/home/screens.h"
#include "tui/widget/action.h"

#include <string.h>

#include "tests/support/support.h"
#include "tests/support/terminal_grid.h"
#include "text/cell.h"
#include "text/i18n.h"
#include "text/language.h"
#include "text/str.h"
#include "text/thai.h"
#include "text/utf8.h"
#include "tui/app/app.h"
#include "tui/app/screen.h"
#include "tui/app/screen_id.h"
#include "tui/home/program.h"
#include "tui/table/table_view.h"
#include "tui/terminal/canvas.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/evidence_field.h"
#include "tui/widget/list_field.h"
#include "tui/widget/text_area.h"
#include "tui/widget/text_view.h"

static bool never(const struct app *app, const struct screen *screen)
{
	(void)app, (void)screen;
	return false;
}

static bool is_possible(
	const struct app *app, const struct screen *screen, const struct action *action)
{
	return !action->possible || action->possible(app, screen);
}

static const struct action_now now = {.here = is_possible};

static const struct action first[] = {
	{.name = "ช่องถัดไป", .help = "h", .keys = {K_TAB, CTRL('N')}},
	{.name = "ขึ้น", .help = "h", .keys = {K_UP}, .quiet = true},
	{.name = "ทั้งหน้า", .help = "h", .keys = {K_F4, CTRL('W')}},
	{.name = "ทำไม่ได้", .help = "h", .keys = {K_F5}, .possible = never},
	{.name = "น้ำ", .help = "h", .keys = {'n'}},
};
static const struct action second[] = {
	{.name = "กลับ", .help = "h", .keys = {K_ESCAPE, 'q'}},
	{.name = "ตั้งค่า", .help = "h", .keys = {K_F4, CTRL('T')}},
	{.name = "ซ้ำ", .help = "h", .keys = {'n', K_TAB}},
	{.name = "วิธีใช้", .help = "h", .keys = {K_F1, CTRL('G'), '?'}},
};

static void test_found_by_any_of_its_keys(void **state)
{
	(void)state;
	assert_ptr_equal(action_find(first, COUNT(first), CTRL('N')), &first[0]);
	assert_ptr_equal(action_find(first, COUNT(first), 'n'), &first[4]);
	assert_ptr_equal(action_find(first, COUNT(first), 0x0E37), &first[4]); /* ื */
	assert_null(action_find(first, COUNT(first), 'x'));
	assert_null(action_find(first, COUNT(first), 0));
	assert_null(action_find(first, 0, K_TAB));
}

/* --- the bar --- */

static void paint_bar(struct terminal *terminal, const struct action *ours, size_t count)
{
	struct canvas whole = canvas_of(terminal);
	struct canvas row = canvas_part(&whole, 0, 0, 1, whole.columns);
	action_bar(&row, &now, ours, count, second, COUNT(second));
}

static void test_bar_cuts_whole_entries(void **state)
{
	(void)state;
	static const struct {
		int columns;
		const char *bar;
	} rows[] = {
		{80, " Tab ช่องถัดไป  F4 ทั้งหน้า  n น้ำ  Esc กลับ  Ctrl-T ตั้งค่า"
		     "                      F1 วิธีใช้\n"},
		{60, " Tab ช่องถัดไป  F4 ทั้งหน้า  n น้ำ  Esc กลับ  Ctrl-T ตั้งค่า"
		     "  F1 วิธีใช้\n"},
		{59, " Tab ช่องถัดไป  F4 ทั้งหน้า  n น้ำ  Esc กลับ              F1 วิธีใช้\n"},
		{38, " Tab ช่องถัดไป  F4 ทั้งหน้า  n น้ำ  F1 วิธีใช้\n"},
		{37, " Tab ช่องถัดไป  F4 ทั้งหน้า       F1 วิธีใช้\n"},
		{23, " Tab ช่องถัดไป   F1 วิธีใช้\n"},
		{22, " Tab ช่องถัดไป  F1 วิธีใช้\n"},
		{21, "             F1 วิธีใช้\n"},
		{9, " F1 วิธีใช้\n"},
		{5, " F1 วิ\n"},
		{1, "\n"},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct terminal *terminal = terminal_grid(1, rows[i].columns);
		struct str text = STR_INIT;
		paint_bar(terminal, first, COUNT(first));
		grid_text(terminal, &text);
		assert_string_equal(text.data, rows[i].bar);
		str_release(&text);
		terminal->ops->close(terminal);
	}
}

static void test_bar_styles(void **state)
{
	(void)state;
	struct terminal *terminal = terminal_grid(1, 40);
	paint_bar(terminal, first, COUNT(first));
	assert_int_equal(grid_style(terminal, 0, 0), STYLE_BAR);
	assert_int_equal(grid_style(terminal, 0, 1), STYLE_BAR_KEY);
	assert_int_equal(grid_style(terminal, 0, 3), STYLE_BAR_KEY);
	assert_int_equal(grid_style(terminal, 0, 4), STYLE_BAR);
	assert_int_equal(grid_style(terminal, 0, 5), STYLE_BAR);
	assert_int_equal(grid_style(terminal, 0, 39), STYLE_BAR);
	terminal->ops->close(terminal);
}

static const struct action ways[] = {
	{.name = "กลับ",
		.help = "h",
		.keys = {K_ESCAPE},
		.way_out = true,
		.possible = never},
	{.name = "ตั้งค่า", .help = "h", .keys = {K_F9}},
	{.name = "ออก", .help = "h", .keys = {K_F10, CTRL('Q')}, .way_out = true},
	{.name = "วิธีใช้", .help = "h", .keys = {K_F1}},
};

/* The way out that is possible is there as long as there is room for it beside help. */
static void test_bar_keeps_the_way_out(void **state)
{
	(void)state;
	static const struct {
		int columns;
		const char *bar;
	} rows[] = {
		{60, " Tab ช่องถัดไป  F4 ทั้งหน้า  n น้ำ  F9 ตั้งค่า      F10 ออก  F1 วิธีใช้\n"},
		{40, " Tab ช่องถัดไป           F10 ออก  F1 วิธีใช้\n"},
		{30, "             F10 ออก  F1 วิธีใช้\n"},
		{20, "   F10 ออก  F1 วิธีใช้\n"},
		{18, " F10 ออก  F1 วิธีใช้\n"},
		{17, "         F1 วิธีใช้\n"},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct terminal *terminal = terminal_grid(1, rows[i].columns);
		struct canvas row = canvas_of(terminal);
		struct str text = STR_INIT;
		keystroke key = 0;
		action_bar(&row, &now, first, COUNT(first), ways, COUNT(ways));
		grid_text(terminal, &text);
		assert_string_equal(text.data, rows[i].bar);
		const struct action *at = action_bar_at(&row, rows[i].columns - 13, &now,
			first, COUNT(first), ways, COUNT(ways), &key);
		assert_ptr_equal(at, rows[i].columns > 17 ? &ways[2] : NULL);
		str_release(&text);
		terminal->ops->close(terminal);
	}
}

/* It writes over all of its row, and nothing else. */
static void test_bar_is_one_row(void **state)
{
	(void)state;
	struct terminal *terminal = terminal_grid(3, 30);
	struct canvas whole = canvas_of(terminal);
	for (int y = 0; y < 3; y++)
		canvas_puts(&whole, y, 0, "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", STYLE_PLAIN);
	struct canvas below = canvas_part(&whole, 1, 0, 2, 30);
	action_bar(&below, &now, NULL, 0, second, COUNT(second));
	struct str text = STR_INIT;
	grid_text(terminal, &text);
	assert_string_equal(text.data, "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n"
				       " Esc กลับ  F4 ตั้งค่า     F1 วิธีใช้\n"
				       "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n");
	str_release(&text);
	terminal->ops->close(terminal);
}

/* What is drawn is what is found, column for column. */
static void test_bar_says_what_stands_where(void **state)
{
	(void)state;
	for (int columns = 1; columns <= 82; columns++) {
		struct terminal *terminal = terminal_grid(1, columns);
		struct canvas row = canvas_of(terminal);
		struct str entry = STR_INIT;
		paint_bar(terminal, first, COUNT(first));
		const struct action *before = NULL;
		for (int x = 0; x < columns; x++) {
			keystroke key = 0;
			const struct action *at = action_bar_at(&row, x, &now, first,
				COUNT(first), second, COUNT(second), &key);
			if (!at) {
				assert_string_equal(grid_cell(terminal, 0, x), " ");
			} else if (at != before) {
				str_clear(&entry);
				key_append(&entry, key, false);
				assert_string_equal(grid_cell(terminal, 0, x),
					((char[2]){entry.data[0], '\0'}));
				assert_true(key_matches(at->keys[0], key) ||
					    key_matches(at->keys[1], key));
			}
			before = at;
		}
		str_release(&entry);
		terminal->ops->close(terminal);
	}
	struct terminal *terminal = terminal_grid(1, 80);
	struct canvas row = canvas_of(terminal);
	static const struct {
		int column;
		const struct action *action;
		keystroke key;
	} places[] = {
		{-1, NULL, 0},
		{0, NULL, 0},
		{1, &first[0], K_TAB},
		{11, &first[0], K_TAB},
		{12, NULL, 0},
		{13, NULL, 0},
		{14, &first[2], K_F4},
		{24, &first[4], 'n'},
		{30, &second[0], K_ESCAPE},
		{39, &second[1], CTRL('T')},
		{50, NULL, 0},
		{71, NULL, 0},
		{72, &second[3], K_F1},
		{79, NULL, 0},
		{78, &second[3], K_F1},
		{80, NULL, 0},
	};
	for (size_t i = 0; i < COUNT(places); i++) {
		keystroke key = 0;
		assert_ptr_equal(action_bar_at(&row, places[i].column, &now, first,
					 COUNT(first), second, COUNT(second), &key),
			places[i].action);
		assert_int_equal(key, places[i].key);
	}
	terminal->ops->close(terminal);
}

/* --- every table there is --- */

struct table {
	const char *name;
	const struct action *actions;
	size_t count;
	bool typing; /* letters are text there */
};

static bool is_function_key(keystroke key)
{
	key &= ~(keystroke)(MOD_SHIFT | MOD_ALT | MOD_CTRL);
	return key >= K_F1 && key <= K_F12;
}

static bool is_letter(keystroke key)
{
	return key < K_UP;
}

/* Whether one gets at it without a function key, and while typing without a letter. */
static bool is_reachable(const struct action *action, bool typing)
{
	/* What has no key at all the palette finds, and does. */
	if (!action->keys[0])
		return action->run || action->opens;
	for (int i = 0; i < ACTION_KEYS && action->keys[i]; i++)
		if (!is_function_key(action->keys[i]) &&
			!(typing && is_letter(action->keys[i])))
			return true;
	return false;
}

static bool has_thai(const char *text)
{
	const char *translated = _(text);
	size_t bytes = strlen(translated);
	for (size_t at = 0; at < bytes;) {
		uint32_t c;
		at += utf8_decode(translated + at, bytes - at, &c);
		if (thai_is_letter(c))
			return true;
	}
	return false;
}

static bool share_a_key(const struct action *a, const struct action *b)
{
	for (int i = 0; i < ACTION_KEYS && a->keys[i]; i++)
		if (action_find(b, 1, a->keys[i]))
			return true;
	return false;
}

static void check_table(const struct table *table)
{
	for (size_t i = 0; i < table->count; i++) {
		const struct action *action = &table->actions[i];
		if (!action->name || !action->help)
			fail_msg("%s: action %zu lacks a name or help", table->name, i);
		if (!is_reachable(action, table->typing))
			fail_msg(
				"%s: %s: only by a function key or a letter that is text",
				table->name, action->name);
		if (!has_thai(action->name) || !has_thai(action->help))
			fail_msg("%s: %s: not in Thai", table->name, action->name);
		for (size_t j = 0; j < i; j++)
			if (share_a_key(action, &table->actions[j]))
				fail_msg("%s: %s and %s have a key in common",
					table->name, action->name,
					table->actions[j].name);
	}
}

/* The tables that the widgets of a screen take their keys from. */
struct widget {
	unsigned widget;
	const char *name;
	const struct action *actions;
	const size_t *count;
	bool typing;
};

static const struct widget widgets[] = {
	{WIDGET_TEXT, "text_area", text_area_actions, &text_area_actions_count, true},
	{WIDGET_LIST, "list_field", list_field_actions, &list_field_actions_count, true},
	{WIDGET_TABLE, "table_view", table_view_actions, &table_view_actions_count,
		false},
	{WIDGET_READ, "text_view", text_view_actions, &text_view_actions_count, false},
	{WIDGET_EVIDENCE, "evidence_field", evidence_field_actions,
		&evidence_field_actions_count, true},
};

static void test_tables_of_widgets_and_of_all(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(widgets); i++) {
		struct table table = {widgets[i].name, widgets[i].actions,
			*widgets[i].count, widgets[i].typing};
		assert_true(table.count > 0);
		check_table(&table);
	}
	struct table common = {"app", app_actions, app_actions_count, true};
	check_table(&common);
	/* The bar keeps the right edge for help. */
	assert_non_null(action_find(&app_actions[app_actions_count - 1], 1, K_F1));
}

/* A widget gets the keys first: each action must keep one that the widgets leave. */
static void check_not_taken(const struct screen_class *class, const struct action *action)
{
	if (!action->keys[0])
		return;
	for (int i = 0; i < ACTION_KEYS && action->keys[i]; i++) {
		bool taken = false;
		for (size_t w = 0; w < COUNT(widgets); w++)
			if (class->widgets & widgets[w].widget)
				taken = taken ||
					action_find(widgets[w].actions, *widgets[w].count,
						action->keys[i]);
		if (!taken)
			return;
	}
	fail_msg("%s: %s: all its keys are its widgets'", class->name, action->name);
}

static void test_tables_of_screens(void **state)
{
	(void)state;
	for (size_t i = 0; screen_classes[i]; i++) {
		const struct screen_class *class = screen_classes[i];
		struct table table = {class->name, class->actions, class->actions_count,
			class->widgets & (WIDGET_TEXT | WIDGET_LIST)};
		check_table(&table);
		for (size_t a = 0; a < class->actions_count; a++)
			check_not_taken(class, &class->actions[a]);
		if (!class->help || !has_thai(class->help))
			fail_msg("%s: no help in Thai", class->name);
		for (size_t j = 0; j < i; j++)
			assert_string_not_equal(class->name, screen_classes[j]->name);
	}
}

/* An id is one screen's, and each can be opened. */
static void test_every_id_is_one_screen(void **state)
{
	(void)state;
	int seen[SCREEN_COUNT] = {0};
	for (size_t i = 0; screen_classes[i]; i++) {
		assert_non_null(screen_classes[i]->open);
		seen[screen_classes[i]->id]++;
	}
	assert_int_equal(seen[SCREEN_NONE], 0);
	for (enum screen_id id = SCREEN_NONE + 1; id < SCREEN_COUNT; id++)
		if (seen[id] != 1)
			fail_msg("id %d is that of %d screens", (int)id, seen[id]);
}

/* An action of a screen runs, or opens another, about what its screen can tell; or it is
 * the form's, which has the key before. */
static void check_deed(const struct screen_class *class, const struct action *action)
{
	if ((action->run && action->opens) || action->opens >= SCREEN_COUNT)
		fail_msg("%s: %s does two things", class->name, action->name);
	if (action->about && (!action->opens || !class->about))
		fail_msg("%s: %s is about nothing", class->name, action->name);
}

static void test_actions_of_screens_run_or_open(void **state)
{
	(void)state;
	const struct screen_class all = {.name = "all"};
	for (size_t i = 0; screen_classes[i]; i++)
		for (size_t a = 0; a < screen_classes[i]->actions_count; a++)
			check_deed(screen_classes[i], &screen_classes[i]->actions[a]);
	for (size_t a = 0; a < app_actions_count; a++)
		check_deed(&all, &app_actions[a]);
}

int main(void)
{
	language_start(TOP_BUILDDIR "/po");
	language_set("th");
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_found_by_any_of_its_keys),
		cmocka_unit_test(test_bar_cuts_whole_entries),
		cmocka_unit_test(test_bar_keeps_the_way_out),
		cmocka_unit_test(test_bar_styles),
		cmocka_unit_test(test_bar_is_one_row),
		cmocka_unit_test(test_bar_says_what_stands_where),
		cmocka_unit_test(test_tables_of_widgets_and_of_all),
		cmocka_unit_test(test_tables_of_screens),
		cmocka_unit_test(test_every_id_is_one_screen),
		cmocka_unit_test(test_actions_of_screens_run_or_open),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
