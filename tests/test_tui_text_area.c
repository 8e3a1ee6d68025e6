/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/text_area.h"

#include <stdlib.h>
#include <string.h>

#include "tests/support.h"
#include "text/cell.h"
#include "text/utf8.h"
#include "tui/terminal_grid.h"
#include "tui/wrap_cache.h"

/* An area in the middle of a grid, with a box around it, and what it needs. */
struct desk {
	struct terminal *terminal;
	struct canvas canvas;
	struct buffer *buffer;
	struct text_area *area;
	struct str clipboard;
	const char *message;
};

static struct breaker *breaker;
static struct wrapper *wrapper;

static void desk_open(struct desk *desk, const char *text, int rows, int columns)
{
	desk->terminal = terminal_grid(rows + 2, columns + 2);
	struct canvas whole = canvas_of(desk->terminal);
	canvas_box(&whole, STYLE_PLAIN);
	desk->canvas = canvas_part(&whole, 1, 1, rows, columns);
	desk->buffer = buffer_new(text, false);
	desk->area = text_area_new(desk->buffer);
	text_area_tools(desk->area, breaker, wrapper);
	str_init(&desk->clipboard);
	desk->message = NULL;
	text_area_paint(desk->area, &desk->canvas, true);
}

static void desk_close(struct desk *desk)
{
	text_area_free(desk->area);
	buffer_free(desk->buffer);
	str_release(&desk->clipboard);
	desk->terminal->ops->close(desk->terminal);
}

/* Gives the area every event of the script; the effect of the last. */
static enum effect run(struct desk *desk)
{
	struct event event;
	enum effect effect = EFFECT_NONE;
	for (;;) {
		desk->terminal->ops->wait(desk->terminal, 0, &event);
		if (event.kind == EVENT_NONE || event.kind == EVENT_END)
			break;
		effect = text_area_event(
			desk->area, &event, &desk->clipboard, &desk->message);
		text_area_paint(desk->area, &desk->canvas, true);
	}
	return effect;
}

static enum effect press(struct desk *desk, keystroke key)
{
	grid_press(desk->terminal, key);
	return run(desk);
}

static void type(struct desk *desk, const char *text)
{
	grid_type(desk->terminal, text);
	run(desk);
}

static void assert_screen(struct desk *desk, const char *expected, int row, int column)
{
	struct str text = STR_INIT;
	int y, x;
	grid_text(desk->terminal, &text);
	assert_string_equal(text.data, expected);
	grid_cursor(desk->terminal, &y, &x);
	assert_int_equal(y, row + 1);
	assert_int_equal(x, column + 1);
	str_release(&text);
}

static void assert_text(struct desk *desk, const char *expected)
{
	struct str text = STR_INIT;
	buffer_append(desk->buffer, &text);
	assert_string_equal(text.data, expected);
	str_release(&text);
}

static void test_typing(void **state)
{
	(void)state;
	struct desk desk;
	desk_open(&desk, "", 3, 10);
	type(&desk, "สวัสดีครับ อำเภอ\nน้ำ");
	assert_text(&desk, "สวัสดีครับ อำเภอ\nน้ำ");
	assert_screen(&desk, "┌──────────┐\n"
			     "│สวัสดีครับ   │\n"
			     "│อำเภอ     │\n"
			     "│น้ำ        │\n"
			     "└──────────┘\n",
		2, 2);
	assert_int_equal(press(&desk, K_DOWN), EFFECT_UNUSED);
	desk_close(&desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_typing),
	};
	breaker = breaker_new();
	wrapper = wrapper_new();
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	breaker_free(breaker);
	wrapper_free(wrapper);
	return failed;
}
