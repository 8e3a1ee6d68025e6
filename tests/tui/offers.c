/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is suggested while one types a measure: what keys do with it, where nothing is
 * suggested, and that it is told apart from what was typed.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "db/store.h"
#include "model/card.h"
#include "model/limits.h"
#include "office/settings.h"
#include "office/suggest/phrase_index.h"
#include "tests/support/desk.h"
#include "tests/support/office.h"
#include "tests/support/support.h"
#include "tests/support/terminal_grid.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/screen_id.h"
#include "tui/buffer/buffer.h"
#include "tui/terminal/canvas.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/action.h"
#include "tui/widget/offers.h"

/* The second card has no issue: it begins there. */
#define CARDS                                                                                                                                                    \
	"{\"issue\":\"ป้ายบอกทางไปห้องประชุม\",\"measure\":\"ติดป้ายบอกทางใหม่\"," \
	"\"output\":\"ติดป้ายหน้าห้องแล้ว\"},{\"measure\":\"ก\"}"

/* The second one lacks nothing but a date. */
#define WHOLE                                                                                                                    \
	"{\"issue\":\"ป้ายบอกทางไปห้องประชุม\",\"measure\":\"ก\"},"                \
	"{\"issue\":\"ก\",\"measure\":\"ข\",\"steps\":{\"items\":[\"ค\",\"ฆ\"]},\"owners\":[\"กองช่าง\"]," \
	"\"period\":\"ต.ค. ๖๗ - ก.ย. ๖๘\",\"output\":\"ง\",\"outcome\":\"จ\"}"

static void begin(struct desk *desk)
{
	desk_with_cards(desk, CARDS);
	grid_type(desk->grid, "\n");
	grid_press(desk->grid, K_DOWN);
	grid_type(desk->grid, "\n");
	grid_pass(desk->grid);
	grid_pass(desk->grid);
}

static void assert_issue(struct desk *desk, const char *wanted)
{
	struct error error = ERROR_INIT;
	struct card_entry entry;
	int64_t number;
	assert_done(store_card_at(desk->app.store, 1, 2, &number, &error), &error);
	assert_done(store_card(desk->app.store, number, &entry, &error), &error);
	const char *is = entry.card.issue ? entry.card.issue : "";
	assert_string_equal(is, wanted);
	card_entry_release(&entry);
}

static const struct keys {
	const char *typed;
	keystroke keys[4];
	const char *then, *issue;
} taking[] = {
	{"ป้ายบอกทางไป", {K_RIGHT}, "", "ป้ายบอกทางไปห้องประชุม"},
	{"ป้ายบอกทางไป", {K_END}, " ๑", "ป้ายบอกทางไปห้องประชุม ๑"},
	/* In a word; typing goes on regardless. */
	{"ป้ายบอกทางไปห้", {K_RIGHT}, "", "ป้ายบอกทางไปห้องประชุม"},
	{"ป้ายบอกทางไปห้", {0}, "วย", "ป้ายบอกทางไปห้วย"},
	{"ป้ายบอกทางไป", {K_RIGHT | MOD_CTRL}, "", "ป้ายบอกทางไปห้อง"},
	{"ป้ายบอกทางไป", {K_RIGHT | MOD_CTRL, K_RIGHT | MOD_CTRL}, "",
		"ป้ายบอกทางไปห้องประชุม"},
	/* One step back, whatever was typed before. */
	{"ป้ายบอกทางไป", {K_RIGHT, CTRL('Z')}, "", "ป้ายบอกทางไป"},
	{"ป้ายบอกทางไป", {K_RIGHT, CTRL('Z'), CTRL('Y')}, "", "ป้ายบอกทางไปห้องประชุม"},
	/* Dropped till the word ends. */
	{"ป้ายบอกทาง", {K_ESCAPE}, "ไป", "ป้ายบอกทางไป"},
	{"ป้ายบอกทาง", {K_ESCAPE, K_RIGHT}, "", "ป้ายบอกทาง"},
	/* The cursor went somewhere else and came back: End is End. */
	{"ป้ายบอกทางไป", {K_LEFT, K_END, K_END}, "", "ป้ายบอกทางไป"},
	{"ป้ายบอกทางไป", {SHIFT(K_LEFT), K_RIGHT}, "", "ป้ายบอกทางไป"},
	/* The others of the list: in the same field first, then elsewhere. */
	{"ติดป้าย", {ALT('2')}, "", "ติดป้ายหน้าห้องแล้ว"},
	{"ติดป้าย", {ALT('/')}, "", "ติดป้ายหน้าห้องแล้ว"},
	{"ติดป้าย", {K_DOWN | MOD_CTRL, K_RIGHT}, "", "ติดป้ายหน้าห้องแล้ว"},
};

static void test_keys(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(taking); i++) {
		const struct keys *row = &taking[i];
		struct desk desk;
		begin(&desk);
		grid_type(desk.grid, row->typed);
		for (size_t k = 0; k < COUNT(row->keys) && row->keys[k]; k++)
			grid_press(desk.grid, row->keys[k]);
		grid_type(desk.grid, row->then);
		grid_press(desk.grid, CTRL('S'));
		desk_run(&desk);
		assert_issue(&desk, row->issue);
		desk_remove(&desk);
	}
}

/* Cells that are suggested, from the cursor on. */
static size_t suggested(const struct desk *desk)
{
	size_t count = 0;
	for (int row = 0; row < desk->rows; row++)
		for (int column = 0; column < desk->columns; column++)
			count += grid_style(desk->grid, row, column) == STYLE_SUGGESTED;
	return count;
}

/* The first Esc drops what is suggested, the second goes back. */
static void test_escape(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	grid_type(desk.grid, "ป้ายบอกทาง");
	grid_press(desk.grid, K_ESCAPE);
	desk_run(&desk);
	assert_true(app_is_on(&desk.app, SCREEN_GUIDE) || !desk.app.depth);
	assert_int_equal(suggested(&desk), 0);
	assert_shown(&desk, "มาตรการที่ ๒");
	desk_remove(&desk);
	begin(&desk);
	grid_type(desk.grid, "ป้ายบอกทาง");
	grid_press(desk.grid, K_ESCAPE);
	grid_press(desk.grid, K_ESCAPE);
	desk_run(&desk);
	assert_not_shown(&desk, "มาตรการที่ ๒ จาก ๒");
	assert_issue(&desk, "ป้ายบอกทาง");
	desk_remove(&desk);
}

/* Behind F12 one Esc goes back, whatever is suggested where the cursor stands. */
static void test_escape_when_done(void **state)
{
	struct desk desk;
	(void)state;
	for (int empty = 0; empty < 2; empty++) {
		desk_with_cards(&desk, WHOLE);
		grid_type(desk.grid, "\n");
		grid_press(desk.grid, K_DOWN);
		grid_type(desk.grid, "\n");
		grid_pass(desk.grid);
		if (!empty)
			grid_press(desk.grid, CTRL('A'));
		grid_type(desk.grid, empty ? "" : "ป้ายบอกทาง");
		grid_pass(desk.grid);
		grid_press(desk.grid, K_F12);
		grid_pass(desk.grid);
		grid_pass(desk.grid);
		grid_press(desk.grid, K_ESCAPE);
		desk_run(&desk);
		assert_not_shown(&desk, "มาตรการที่ ๒ จาก ๒");
		assert_shown(&desk, "เสร็จ");
		desk_remove(&desk);
	}
}

static void test_shown(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	grid_type(desk.grid, "ติดป้าย");
	desk_run(&desk);
	assert_shown(&desk, "ติดป้ายบอกทางใหม่");
	assert_shown(&desk, "Alt-2 หน้าห้องแล้ว");
	assert_true(suggested(&desk) > 10);
	assert_screen(&desk, "offers-80x24-th");
	desk_remove(&desk);
	/* Smaller, and back. */
	begin(&desk);
	grid_type(desk.grid, "ติดป้าย");
	grid_resize(desk.grid, 20, 60);
	grid_resize(desk.grid, 10, 30);
	grid_resize(desk.grid, 20, 60);
	desk_run(&desk);
	assert_shown(&desk, "ติดป้ายบอกทางใหม่");
	desk_remove(&desk);
}

static void set(struct desk *desk, void (*change)(struct settings *settings))
{
	struct error error = ERROR_INIT;
	change(&desk->app.settings);
	assert_done(settings_save(
			    &desk->app.settings, desk->app.store, desk->app.who, &error),
		&error);
	desk_again(desk);
}

static void switch_off(struct settings *settings)
{
	settings->no_suggestions = true;
}

static void draw_ascii(struct settings *settings)
{
	settings->lines = LINES_ASCII;
}

static void open_second(struct desk *desk)
{
	desk_from_reports(desk);
	grid_type(desk->grid, "\n");
	grid_press(desk->grid, K_DOWN);
	grid_type(desk->grid, "\n");
	grid_pass(desk->grid);
	grid_pass(desk->grid);
}

static void test_off(void **state)
{
	struct desk desk;
	(void)state;
	desk_with_cards(&desk, CARDS);
	set(&desk, switch_off);
	open_second(&desk);
	grid_type(desk.grid, "ป้ายบอกทางไป");
	grid_press(desk.grid, K_END);
	desk_run(&desk);
	assert_int_equal(suggested(&desk), 0);
	assert_null(desk.app.phrases);
	assert_not_shown(&desk, "ห้องประชุม");
	desk_remove(&desk);
}

/* Where nothing may look dim, brackets stand round it. */
static void test_ascii(void **state)
{
	struct desk desk;
	(void)state;
	desk_with_cards(&desk, CARDS);
	set(&desk, draw_ascii);
	open_second(&desk);
	grid_type(desk.grid, "ป้ายบอกทางไป");
	desk_run(&desk);
	assert_shown(&desk, "ป้ายบอกทางไป[ห้องประชุม]");
	assert_screen(&desk, "offers-ascii-80x24-th");
	desk_remove(&desk);
}

/* --- without a screen --- */

static size_t offer_long(void *context, unsigned slot, const char *before, size_t bytes,
	struct offer *offers, size_t most)
{
	(void)context, (void)slot, (void)before, (void)bytes, (void)most;
	str_puts(&offers[0].text, "ต่อไป");
	return 1;
}

/* What does not fit any more is refused, as if it were typed. */
static void test_limit(void **state)
{
	static const struct offering offering = {.offer = offer_long};
	const struct event letter = {.kind = EVENT_TEXT, .key = 'x'};
	const struct event right = {.kind = EVENT_KEY, .key = K_RIGHT};
	struct offers offers = {.count = 0};
	struct str text = STR_INIT;
	const char *message = NULL;
	(void)state;
	str_repeat(&text, 'a', LIMIT_TEXT_BYTES - 2);
	struct buffer *buffer = buffer_new(text.data, false);
	buffer_motion(buffer, MOVE_TEXT_END, false, NULL);
	buffer_type(buffer, 'x', NULL);
	offers_typed(&offers, buffer, &letter, EFFECT_PAINT);
	assert_true(offers_ask(&offers, buffer, &offering, 0));
	assert_int_equal(offers_count(&offers, buffer), 1);
	offers_event(&offers, buffer, NULL, &right, &message);
	assert_non_null(message);
	assert_int_equal(buffer_bytes(buffer), LIMIT_TEXT_BYTES - 1);
	offers_release(&offers);
	buffer_free(buffer);
	str_release(&text);
}

/* Nothing is offered in the middle of a text, over a selection, or where a mark is set. */
static void test_nowhere(void **state)
{
	static const struct offering offering = {.offer = offer_long};
	const struct event letter = {.kind = EVENT_TEXT, .key = 'x'};
	struct offers offers = {.count = 0};
	(void)state;
	struct buffer *buffer = buffer_new("ab", false);
	buffer_type(buffer, 'x', NULL);
	offers_typed(&offers, buffer, &letter, EFFECT_PAINT);
	assert_false(offers_ask(&offers, buffer, &offering, 0));
	buffer_motion(buffer, MOVE_TEXT_END, false, NULL);
	buffer_type(buffer, 'x', NULL);
	offers_typed(&offers, buffer, &letter, EFFECT_PAINT);
	buffer_set_mark(buffer, true);
	assert_false(offers_ask(&offers, buffer, &offering, 0));
	buffer_set_mark(buffer, false);
	buffer_type(buffer, 'x', NULL);
	offers_typed(&offers, buffer, &letter, EFFECT_PAINT);
	assert_true(offers_ask(&offers, buffer, &offering, 0));
	buffer_select_all(buffer);
	assert_int_equal(offers_count(&offers, buffer), 0);
	/* Behind the field was left, only where one types again. */
	buffer_motion(buffer, MOVE_TEXT_END, false, NULL);
	offers_rest(&offers);
	assert_false(offers_ask(&offers, buffer, &offering, 0));
	offers_release(&offers);
	buffer_free(buffer);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_keys),
		cmocka_unit_test(test_escape),
		cmocka_unit_test(test_escape_when_done),
		cmocka_unit_test(test_shown),
		cmocka_unit_test(test_off),
		cmocka_unit_test(test_ascii),
		cmocka_unit_test(test_limit),
		cmocka_unit_test(test_nowhere),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
