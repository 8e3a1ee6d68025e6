/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "text/macros.h"
#include "tui/widget/line_field.h"

#include <stdlib.h>
#include <string.h>

#include "tests/support/support.h"
#include "tests/support/terminal_grid.h"
#include "text/breaks.h"
#include "text/cell.h"
#include "text/str.h"
#include "text/utf8.h"
#include "tui/buffer/buffer.h"
#include "tui/terminal/canvas.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/action.h"

/* A field in the middle of a grid, with a box around it. */
struct desk {
	struct terminal *terminal;
	struct canvas canvas;
	struct line_field *field;
	struct str clipboard;
	const char *message;
};

static void desk_open(struct desk *desk, const char *text, int rows, int columns)
{
	desk->terminal = terminal_grid(rows + 2, columns + 2);
	struct canvas whole = canvas_of(desk->terminal);
	canvas_box(&whole, STYLE_PLAIN);
	desk->canvas = canvas_part(&whole, 1, 1, rows, columns);
	desk->field = line_field_new(text);
	str_init(&desk->clipboard);
	desk->message = NULL;
	line_field_paint(desk->field, &desk->canvas, true);
}

static void desk_close(struct desk *desk)
{
	line_field_free(desk->field);
	str_release(&desk->clipboard);
	desk->terminal->ops->close(desk->terminal);
}

static enum effect run(struct desk *desk)
{
	struct event event;
	enum effect effect = EFFECT_NONE;
	for (;;) {
		desk->terminal->ops->wait(desk->terminal, 0, &event);
		if (event.kind == EVENT_NONE || event.kind == EVENT_END)
			return effect;
		effect = line_field_event(
			desk->field, &event, &desk->clipboard, &desk->message);
		line_field_paint(desk->field, &desk->canvas, true);
	}
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

/* The field's row, to its end, and the cursor's column. */
static void assert_row(struct desk *desk, int row, const char *expected)
{
	struct str shown = STR_INIT;
	for (int column = 1; column <= desk->canvas.columns; column++)
		str_puts(&shown, grid_cell(desk->terminal, row + 1, column));
	assert_string_equal(shown.data, expected);
	str_release(&shown);
}

static void assert_field(struct desk *desk, const char *expected, int column)
{
	int y, x;
	assert_row(desk, 0, expected);
	grid_cursor(desk->terminal, &y, &x);
	assert_int_equal(y, 1);
	assert_int_equal(x, column + 1);
}

static void assert_text(struct desk *desk, const char *expected)
{
	struct str text = STR_INIT;
	buffer_append(line_field_buffer(desk->field), &text);
	assert_string_equal(text.data, expected);
	str_release(&text);
}

static void test_scrolling(void **state)
{
	(void)state;
	struct desk desk;
	desk_open(&desk, "", 1, 6);
	type(&desk, "กขคงจ");
	assert_field(&desk, "กขคงจ ", 5);
	type(&desk, "ฉี่");
	assert_field(&desk, "ขคงจฉี่ ", 5);
	type(&desk, "ชซ");
	assert_field(&desk, "งจฉี่ชซ ", 5);
	press(&desk, K_LEFT);
	assert_field(&desk, "งจฉี่ชซ ", 4);
	for (int i = 0; i < 4; i++)
		press(&desk, K_LEFT);
	assert_field(&desk, "งจฉี่ชซ ", 0);
	press(&desk, K_LEFT);
	assert_field(&desk, "คงจฉี่ชซ", 0);
	press(&desk, K_END);
	assert_field(&desk, "งจฉี่ชซ ", 5);
	press(&desk, K_BACKSPACE);
	assert_field(&desk, "คงจฉี่ช ", 5); /* no more is hidden than must be */
	press(&desk, K_HOME);
	assert_field(&desk, "กขคงจฉี่", 0);
	press(&desk, CTRL('A'));
	press(&desk, K_DELETE);
	assert_field(&desk, "      ", 0);
	desk_close(&desk);
}

/* A field that is wide enough says at its edges that there is more; no mark is where the
 * cursor is, nor takes a click for a letter's. */
static void test_marks_at_the_edges(void **state)
{
	(void)state;
	struct desk desk;
	desk_open(&desk, "abcdefghijkl", 1, 10);
	press(&desk, K_HOME);
	assert_field(&desk, "abcdefghi→", 0);
	assert_int_equal(grid_style(desk.terminal, 1, 10), style_focused(STYLE_KEY));
	for (int i = 0; i < 8; i++)
		press(&desk, K_RIGHT);
	assert_field(&desk, "abcdefghi→", 8);
	press(&desk, K_RIGHT);
	assert_field(&desk, "←cdefghij→", 8);
	press(&desk, K_END);
	assert_field(&desk, "←efghijkl ", 9);
	for (int i = 0; i < 8; i++)
		press(&desk, K_LEFT);
	assert_field(&desk, "←efghijkl ", 1);
	press(&desk, K_LEFT);
	assert_field(&desk, "←defghijkl", 1); /* of the end nothing is hidden */
	press(&desk, K_LEFT);
	assert_field(&desk, "←cdefghij→", 1);
	grid_click(desk.terminal, 1, 2);
	run(&desk);
	assert_field(&desk, "←cdefghij→", 1);
	press(&desk, K_HOME);
	for (int i = 0; i < 3; i++)
		press(&desk, K_DELETE);
	assert_field(&desk, "defghijkl ", 0);
	type(&desk, "c");
	assert_field(&desk, "cdefghijkl", 1); /* all of it, and no mark */
	desk_close(&desk);
}

/* ำ is never first in view without its base. */
static void test_sara_am_at_the_edge(void **state)
{
	(void)state;
	struct desk desk;
	desk_open(&desk, "กขน้ำคงจ", 1, 5);
	press(&desk, K_END);
	assert_field(&desk, "คงจ  ", 3);
	press(&desk, K_LEFT);
	press(&desk, K_LEFT);
	press(&desk, K_LEFT);
	assert_field(&desk, "คงจ  ", 0);
	press(&desk, K_LEFT);
	assert_field(&desk, "น้ำคงจ", 1);
	press(&desk, K_LEFT);
	assert_field(&desk, "น้ำคงจ", 0);
	press(&desk, K_HOME);
	assert_field(&desk, "กขน้ำค", 0);
	desk_close(&desk);
}

static void test_single_line(void **state)
{
	(void)state;
	struct desk desk;
	desk_open(&desk, "ก\nข", 1, 20);
	assert_text(&desk, "ก ข");
	assert_int_equal(press(&desk, K_ENTER), EFFECT_UNUSED);
	assert_int_equal(press(&desk, K_UP), EFFECT_UNUSED);
	assert_int_equal(press(&desk, K_DOWN), EFFECT_UNUSED);
	assert_int_equal(press(&desk, K_TAB), EFFECT_UNUSED);
	assert_int_equal(press(&desk, K_ESCAPE), EFFECT_UNUSED);
	assert_int_equal(press(&desk, K_PAGE_UP), EFFECT_UNUSED);
	grid_paste(desk.terminal, "1\r\n2\t3", 6);
	assert_int_equal(run(&desk), EFFECT_PAINT);
	assert_text(&desk, "1 2 3ก ข");
	press(&desk, CTRL('Z'));
	assert_text(&desk, "ก ข");
	press(&desk, K_HOME);
	type(&desk, "\u0E48");
	assert_non_null(desk.message);
	press(&desk, SHIFT(K_END));
	press(&desk, CTRL('X'));
	assert_string_equal(desk.clipboard.data, "ก ข");
	assert_text(&desk, "");
	press(&desk, CTRL('V'));
	press(&desk, CTRL('V'));
	assert_text(&desk, "ก ขก ข");
	desk_close(&desk);
}

static int hintes;

static void hint(void *context, const char *text, struct str *out)
{
	hintes++;
	str_printf(out, "%s%s", (const char *)context, text);
}

static void test_hint(void **state)
{
	(void)state;
	struct desk desk;
	char prefix[] = "= ";
	desk_open(&desk, "ต.ค. ๖๗", 2, 12);
	assert_row(&desk, 1, "            ");
	line_field_set_hint(desk.field, hint, prefix);
	line_field_paint(desk.field, &desk.canvas, true);
	assert_row(&desk, 1, "= ต.ค. ๖๗   ");
	assert_int_equal(grid_style(desk.terminal, 2, 1), STYLE_GUIDE);
	press(&desk, K_END);
	assert_int_equal(hintes, 1); /* only asked for another text */
	type(&desk, "๘");
	assert_row(&desk, 1, "= ต.ค. ๖๗๘  ");
	type(&desk, " ถึง");
	assert_row(&desk, 1, "= ต.ค. ๖๗๘… ");
	struct canvas one = canvas_part(&desk.canvas, 0, 0, 1, 12);
	line_field_paint(desk.field, &one, true);
	assert_string_equal(grid_fault(desk.terminal), "");
	desk_close(&desk);
}

/* A hint that is too long for a row goes on below, where there is room. */
static void test_long_hint(void **state)
{
	(void)state;
	struct desk desk;
	char prefix[] = "= ";
	desk_open(&desk, "ต.ค. ๖๗ ถึง ๖๘", 3, 12);
	line_field_set_hint(desk.field, hint, prefix);
	line_field_paint(desk.field, &desk.canvas, true);
	assert_row(&desk, 1, "= ต.ค. ๖๗ ถึง");
	assert_row(&desk, 2, "๖๘          ");
	desk_close(&desk);
}

static void test_mouse(void **state)
{
	(void)state;
	struct breaker *breaker = breaker_new();
	struct desk desk;
	desk_open(&desk, "กขคงจฉช", 2, 6);
	line_field_tools(desk.field, breaker);
	press(&desk, K_END);
	assert_field(&desk, "คงจฉช ", 5);
	grid_click(desk.terminal, 1, 3);
	run(&desk);
	assert_field(&desk, "คงจฉช ", 2);
	grid_mouse(desk.terminal, 1, 4, MOUSE_DRAG);
	run(&desk);
	press(&desk, CTRL('C'));
	assert_string_equal(desk.clipboard.data, "จ");
	assert_int_equal(grid_style(desk.terminal, 1, 2), STYLE_FOCUS);
	assert_int_equal(grid_style(desk.terminal, 1, 3), STYLE_SELECTED);
	assert_int_equal(grid_style(desk.terminal, 1, 4), STYLE_FOCUS);
	grid_mouse(desk.terminal, 1, 0, MOUSE_DRAG); /* left of it: goes on there */
	grid_mouse(desk.terminal, 1, 0, MOUSE_DRAG);
	run(&desk);
	press(&desk, CTRL('C'));
	assert_string_equal(desk.clipboard.data, "กขคง");
	grid_click(desk.terminal, 2, 3); /* below it */
	assert_int_equal(run(&desk), EFFECT_UNUSED);
	grid_mouse(desk.terminal, 1, 3, MOUSE_DRAG);
	assert_int_equal(run(&desk), EFFECT_UNUSED);
	desk_close(&desk);

	desk_open(&desk, "ประชาชนบริการ", 1, 20);
	line_field_tools(desk.field, breaker);
	grid_mouse(desk.terminal, 1, 10, MOUSE_DOUBLE);
	run(&desk);
	press(&desk, CTRL('C'));
	assert_string_equal(desk.clipboard.data, "บริการ");
	desk_close(&desk);
	breaker_free(breaker);
}

static const char *const inputs[] = {"ที่", "น้ำ", "น\u0E49\u0E4D\u0E32",
	"น\u0E4D\u0E49\u0E32", "ก\u0E48\u0E35", "ก\u0E48\u0E38", "เเปลก", "\u0E48ก",
	" \u0E48", "ก\u0E34\u0E48\u0E49\u0E4A\u0E4B\u0E48\u0E49\u0E4A\u0E4BX", "ก\u200Bข",
	"ก\u200Dข", "\uFEFFก", "กำ", "สิทธิ์และปู่", "เด็ก ๆ กรุงเทพฯ ฯลฯ",
	"๑๒,๕๐๐.๗๕ บาท www.dla.go.th “(บาท)”", "\u0E3B\u00A0…€👍", "\xFF\xE0\xB8",
	"日本語", "ก\tข\x01\x1Bค", "e\u0301\u0302"};

static const keystroke keys[] = {K_LEFT, K_LEFT, K_RIGHT, K_HOME, K_END, K_BACKSPACE,
	K_DELETE, SHIFT(K_LEFT), SHIFT(K_RIGHT), SHIFT(K_HOME), CTRL('Z'), CTRL('Y'),
	CTRL('X'), CTRL('V'), K_LEFT | MOD_CTRL, K_RIGHT | MOD_CTRL};

static void assert_sound(struct desk *desk)
{
	int right = desk->canvas.columns + 1, y, x;
	assert_string_equal(grid_fault(desk->terminal), "");
	assert_string_equal(grid_cell(desk->terminal, 1, 0), "│");
	assert_string_equal(grid_cell(desk->terminal, 1, right), "│");
	for (int column = 1; column < right; column++) {
		assert_string_equal(grid_cell(desk->terminal, 0, column), "─");
		assert_string_equal(grid_cell(desk->terminal, 2, column), "─");
	}
	grid_cursor(desk->terminal, &y, &x);
	assert_int_equal(y, 1);
	assert_in_range(x, 1, right - 1);
}

/* The cursor's column is that of the text between the left edge and it: what is shown
 * left of it are the cells before it. */
static void assert_cursor_fits(struct desk *desk)
{
	struct buffer *buffer = line_field_buffer(desk->field);
	struct str before = STR_INIT, shown = STR_INIT;
	size_t bytes;
	int y, x;
	const char *text = buffer_paragraph(buffer, 0, &bytes);
	text_show(&before, text, buffer_cursor(buffer).offset);
	grid_cursor(desk->terminal, &y, &x);
	const bool marked = strcmp(grid_cell(desk->terminal, 1, 1), "←") == 0;
	for (int column = marked ? 2 : 1; column < x; column++)
		str_puts(&shown, grid_cell(desk->terminal, 1, column));
	assert_true(shown.bytes <= before.bytes);
	assert_memory_equal(
		before.data + before.bytes - shown.bytes, shown.data, shown.bytes);
	str_release(&before);
	str_release(&shown);
}

static void test_random(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= 150; seed++) {
		struct support_random random = {seed};
		struct desk desk;
		bool plain = seed % 2; /* only what is shown as it stands */
		desk_open(&desk, "น้ำ ที่", 1, 1 + (int)support_draw(&random, 14));
		for (int i = 0; i < 120; i++) {
			const char *input =
				plain ? inputs[support_draw(&random, 2)]
				      : inputs[support_draw(&random, COUNT(inputs))];
			uint32_t what = support_draw(&random, 4);
			if (what == 0)
				grid_type(desk.terminal, input);
			else if (what == 1)
				grid_paste(desk.terminal, input, strlen(input));
			else
				grid_press(desk.terminal,
					keys[support_draw(&random, COUNT(keys))]);
			run(&desk);
			assert_sound(&desk);
			if (plain && desk.canvas.columns > 3)
				assert_cursor_fits(&desk);
		}
		while (buffer_undo(line_field_buffer(desk.field)))
			;
		assert_text(&desk, "น้ำ ที่");
		desk_close(&desk);
	}
}

static void test_small_and_unfocused(void **state)
{
	(void)state;
	struct desk desk;
	int row, column;
	desk_open(&desk, "น้ำ", 1, 1);
	assert_sound(&desk);
	struct canvas none = canvas_part(&desk.canvas, 0, 0, 0, 0);
	line_field_paint(desk.field, &none, true);
	desk.terminal->ops->cursor(desk.terminal, -1, -1, false);
	line_field_paint(desk.field, &desk.canvas, false);
	grid_cursor(desk.terminal, &row, &column);
	assert_int_equal(row, -1);
	desk_close(&desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_scrolling),
		cmocka_unit_test(test_marks_at_the_edges),
		cmocka_unit_test(test_sara_am_at_the_edge),
		cmocka_unit_test(test_single_line),
		cmocka_unit_test(test_hint),
		cmocka_unit_test(test_long_hint),
		cmocka_unit_test(test_mouse),
		cmocka_unit_test(test_random),
		cmocka_unit_test(test_small_and_unfocused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
