/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "text/macros.h"
#include "tui/widget/text_area.h"

#include <stdlib.h>
#include <string.h>

#include "tests/support/support.h"
#include "tests/support/terminal_grid.h"
#include "text/breaks.h"
#include "text/cell.h"
#include "text/str.h"
#include "text/utf8.h"
#include "text/wrap.h"
#include "tui/buffer/buffer.h"
#include "tui/buffer/wrap_cache.h"
#include "tui/terminal/canvas.h"
#include "tui/terminal/frame.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/action.h"
#include "tui/widget/text_marks.h"

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
static struct wrapper *wrapper, *fresh;

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

static const char box_of_three[] = "┌──────────┐\n"
				   "│สวัสดีครับ   │\n"
				   "│อำเภอ     │\n"
				   "│น้ำ        │\n"
				   "└──────────┘\n";

static void test_typing(void **state)
{
	(void)state;
	struct desk desk;
	desk_open(&desk, "", 3, 10);
	type(&desk, "สวัสดีครับ อำเภอ\nน้ำ");
	assert_text(&desk, "สวัสดีครับ อำเภอ\nน้ำ");
	assert_screen(&desk, box_of_three, 2, 2);
	assert_int_equal(text_area_cursor_row(desk.area), 3);
	type(&desk, "\n");
	assert_screen(&desk,
		"┌──────────┐\n"
		"│อำเภอ     │\n"
		"│น้ำ        │\n"
		"│          │\n"
		"└──────────┘\n",
		2, 0);
	assert_int_equal(press(&desk, K_BACKSPACE), EFFECT_PAINT);
	assert_screen(&desk, box_of_three, 2, 2);
	press(&desk, K_HOME);
	type(&desk, "\u0E34");
	assert_non_null(desk.message); /* refused, with the reason */
	assert_screen(&desk, box_of_three, 2, 0);
	type(&desk, "x");
	assert_null(desk.message);
	desk_close(&desk);
}

static void test_rows_and_columns(void **state)
{
	(void)state;
	struct desk desk;
	desk_open(&desk, "สวัสดีครับ อำเภอ\nน้ำ", 3, 10);
	assert_screen(&desk, box_of_three, 0, 0);
	assert_int_equal(press(&desk, K_UP), EFFECT_UNUSED);
	press(&desk, K_END);
	assert_screen(&desk, box_of_three, 0, 7); /* before the space */
	press(&desk, K_DOWN);
	assert_screen(&desk, box_of_three, 1, 5);
	press(&desk, K_DOWN);
	assert_screen(&desk, box_of_three, 2, 2);
	assert_int_equal(press(&desk, K_DOWN), EFFECT_UNUSED);
	press(&desk, K_UP);
	assert_screen(&desk, box_of_three, 1, 5);
	press(&desk, K_UP);
	assert_screen(&desk, box_of_three, 0, 7); /* the column was kept */
	press(&desk, K_RIGHT);
	assert_screen(&desk, box_of_three, 1, 0);
	press(&desk, K_RIGHT);
	press(&desk, K_RIGHT);
	assert_screen(&desk, box_of_three, 1, 2); /* ำ is a cell */
	press(&desk, K_UP);
	assert_screen(&desk, box_of_three, 0, 2);
	press(&desk, K_HOME);
	assert_screen(&desk, box_of_three, 0, 0);
	press(&desk, K_DOWN);
	press(&desk, K_END);
	press(&desk, K_HOME);
	assert_screen(&desk, box_of_three, 1, 0);
	press(&desk, K_HOME); /* again: of the paragraph */
	assert_screen(&desk, box_of_three, 0, 0);
	press(&desk, K_END);
	press(&desk, K_END);
	assert_screen(&desk, box_of_three, 1, 5);
	press(&desk, K_END | MOD_CTRL);
	assert_screen(&desk, box_of_three, 2, 2);
	press(&desk, K_HOME | MOD_CTRL);
	assert_screen(&desk, box_of_three, 0, 0);
	press(&desk, K_PAGE_DOWN);
	assert_screen(&desk, box_of_three, 2, 0);
	press(&desk, K_PAGE_DOWN);
	assert_screen(&desk, box_of_three, 2, 2);
	press(&desk, K_PAGE_UP);
	assert_screen(&desk, box_of_three, 0, 2);
	desk_close(&desk);
}

/* Thai lines end without a space: the end of one is the start of the next. */
static void test_row_end_without_space(void **state)
{
	(void)state;
	static const char screen[] = "┌────────┐\n"
				     "│ประชาชน │\n"
				     "│ได้รับ    │\n"
				     "│บริการ   │\n"
				     "└────────┘\n";
	struct desk desk;
	desk_open(&desk, "ประชาชนได้รับบริการ", 3, 8);
	assert_screen(&desk, screen, 0, 0);
	press(&desk, K_END);
	assert_screen(&desk, screen, 0, 7);
	press(&desk, K_DOWN);
	assert_screen(&desk, screen, 1, 4);
	press(&desk, K_DOWN);
	assert_screen(&desk, screen, 2, 5);
	press(&desk, K_UP);
	press(&desk, K_UP);
	assert_screen(&desk, screen, 0, 7);
	press(&desk, K_HOME);
	assert_screen(&desk, screen, 0, 0);
	press(&desk, K_END);
	press(&desk, K_LEFT);
	assert_screen(&desk, screen, 0, 6);
	press(&desk, K_RIGHT);
	assert_screen(&desk, screen, 1, 0);
	grid_mouse(desk.terminal, 1, 8, MOUSE_PRESS); /* right of the first row */
	run(&desk);
	assert_screen(&desk, screen, 0, 7);
	press(&desk, K_END);
	assert_screen(&desk, screen, 2, 5); /* pressed again: the paragraph's end */
	desk_close(&desk);
}

static void test_spaces_at_the_edge(void **state)
{
	(void)state;
	struct desk desk;
	desk_open(&desk, "กขคงจฉช", 2, 8);
	static const char one[] = "┌────────┐\n│กขคงจฉช │\n│        │\n└────────┘\n";
	press(&desk, K_END);
	assert_screen(&desk, one, 0, 7); /* its own column behind a full line */
	type(&desk, " ");
	assert_screen(&desk, one, 0, 7);
	type(&desk, "    ");
	assert_screen(&desk, one, 0, 7);
	assert_text(&desk, "กขคงจฉช     ");
	type(&desk, "ฮ");
	assert_screen(&desk, "┌────────┐\n│กขคงจฉช │\n│ฮ       │\n└────────┘\n", 1, 1);
	press(&desk, K_LEFT);
	assert_screen(&desk, "┌────────┐\n│กขคงจฉช │\n│ฮ       │\n└────────┘\n", 1, 0);
	press(&desk, K_LEFT);
	assert_screen(&desk, "┌────────┐\n│กขคงจฉช │\n│ฮ       │\n└────────┘\n", 0, 7);
	press(&desk, CTRL('A'));
	press(&desk, K_DELETE);
	type(&desk, "   ");
	static const char none[] = "┌────────┐\n│        │\n│        │\n└────────┘\n";
	assert_screen(&desk, none, 0, 3);
	type(&desk, "          ");
	assert_screen(&desk, none, 0, 7);
	desk_close(&desk);
}

static void test_hanging(void **state)
{
	(void)state;
	struct desk desk;
	desk_open(&desk, "- ประชาชนได้รับบริการ", 3, 10);
	static const char screen[] = "┌──────────┐\n"
				     "│- ประชาชน │\n"
				     "│  ได้รับ    │\n"
				     "│  บริการ   │\n"
				     "└──────────┘\n";
	assert_screen(&desk, screen, 0, 0);
	press(&desk, K_DOWN);
	assert_screen(&desk, screen, 1, 2);
	press(&desk, K_END);
	assert_screen(&desk, screen, 1, 6);
	grid_click(desk.terminal, 3, 1); /* on the indent */
	run(&desk);
	assert_screen(&desk, screen, 2, 2);
	desk_close(&desk);
}

/* The styles of a row of the area: '.' field, '#' selected. */
static void assert_selected(struct desk *desk, int row, const char *expected)
{
	for (int column = 0; expected[column]; column++)
		assert_int_equal(
			grid_style(desk->terminal, row + 1, column + 1) == STYLE_SELECTED,
			expected[column] == '#');
}

static void test_selection(void **state)
{
	(void)state;
	struct desk desk;
	desk_open(&desk, "สวัสดีครับ อำเภอ\nน้ำ", 3, 10);
	press(&desk, SHIFT(K_RIGHT));
	press(&desk, SHIFT(K_RIGHT));
	assert_selected(&desk, 0, "##........");
	press(&desk, CTRL('C'));
	assert_string_equal(desk.clipboard.data, "สวั");
	press(&desk, SHIFT(K_DOWN));
	assert_selected(&desk, 0, "########..");
	assert_selected(&desk, 1, "##........");
	press(&desk, SHIFT(K_DOWN));
	assert_selected(&desk, 1, "######....");
	assert_selected(&desk, 2, "##........");
	assert_int_equal(press(&desk, SHIFT(K_DOWN)), EFFECT_PAINT); /* to the end */
	press(&desk, CTRL('X'));
	assert_text(&desk, "");
	assert_string_equal(desk.clipboard.data, "สวัสดีครับ อำเภอ\nน้ำ");
	press(&desk, CTRL('V'));
	press(&desk, CTRL('V'));
	assert_text(&desk, "สวัสดีครับ อำเภอ\nน้ำสวัสดีครับ อำเภอ\nน้ำ");
	press(&desk, CTRL('Z'));
	press(&desk, CTRL('Z'));
	press(&desk, CTRL('Z'));
	assert_text(&desk, "สวัสดีครับ อำเภอ\nน้ำ");
	assert_screen(&desk, box_of_three, 2, 2);
	press(&desk, K_LEFT); /* to the start of what is selected again */
	assert_screen(&desk, box_of_three, 0, 0);
	press(&desk, CTRL('Z'));
	assert_non_null(desk.message);
	press(&desk, CTRL('C'));
	assert_non_null(desk.message);
	press(&desk, CTRL('Y'));
	assert_text(&desk, "");
	desk_close(&desk);
}

static void test_mouse(void **state)
{
	(void)state;
	struct desk desk;
	desk_open(&desk, "สวัสดีครับ อำเภอ\nน้ำ", 3, 10);
	grid_click(desk.terminal, 1, 3);
	run(&desk);
	assert_screen(&desk, box_of_three, 0, 2);
	grid_mouse(desk.terminal, 2, 3, MOUSE_DRAG);
	run(&desk);
	assert_screen(&desk, box_of_three, 1, 2);
	assert_selected(&desk, 0, "..######..");
	assert_selected(&desk, 1, "##........");
	grid_mouse(desk.terminal, 4, 11, MOUSE_DRAG); /* on the box: as far as there is */
	run(&desk);
	assert_screen(&desk, box_of_three, 2, 2);
	grid_click(desk.terminal, 0, 0);
	assert_int_equal(run(&desk), EFFECT_UNUSED);
	grid_mouse(desk.terminal, 2, 2, MOUSE_DRAG);
	assert_int_equal(run(&desk), EFFECT_UNUSED); /* it did not begin in the field */
	grid_mouse(desk.terminal, 2, 3, MOUSE_DOUBLE);
	run(&desk);
	press(&desk, CTRL('C'));
	assert_string_equal(desk.clipboard.data, "อำเภอ");
	grid_click(
		desk.terminal, 1, 10); /* right of a row: before the space at its end */
	type(&desk, "x");
	assert_text(&desk, "สวัสดีครับx อำเภอ\nน้ำ");
	press(&desk, K_END | MOD_CTRL);
	grid_mouse(desk.terminal, 1, 1, MOUSE_WHEEL_UP);
	run(&desk);
	int row, column;
	grid_cursor(desk.terminal, &row, &column);
	assert_int_equal(row, 1);
	desk_close(&desk);
}

/* Each of the inputs in the last column and the bottom right corner of the terminal,
 * typed and pasted, with a box beside it. */
static const char *const inputs[] = {"ที่", "น้ำ", "น\u0E49\u0E4D\u0E32",
	"น\u0E4D\u0E49\u0E32", "ก\u0E48\u0E35", "ก\u0E48\u0E38", "เเปลก", "\u0E48ก",
	" \u0E48", "ก\u0E34\u0E48\u0E49\u0E4A\u0E4B\u0E48\u0E49\u0E4A\u0E4BX", "ก\u200Bข",
	"ก\u200Dข", "\uFEFFก", "กำ", "สิทธิ์และปู่", "เด็ก ๆ กรุงเทพฯ ฯลฯ",
	"๑๒,๕๐๐.๗๕ บาท ต.ค. ๖๗ www.dla.go.th “(บาท)”", "\u0E3B\u00A0…€👍", "\xFF\xE0\xB8",
	"日本語", "ก\tข\x01\x1Bค", "e\u0301\u0302"};

/* The box stands where it stood, nothing impossible was drawn, the cursor is on the
 * canvas. */
static void assert_sound(struct desk *desk)
{
	int bottom = desk->canvas.rows + 1, right = desk->canvas.columns + 1, y, x;
	assert_string_equal(grid_fault(desk->terminal), "");
	for (int row = 1; row < bottom; row++) {
		assert_string_equal(grid_cell(desk->terminal, row, 0), "│");
		assert_string_equal(grid_cell(desk->terminal, row, right), "│");
	}
	for (int column = 1; column < right; column++) {
		assert_string_equal(grid_cell(desk->terminal, 0, column), "─");
		assert_string_equal(grid_cell(desk->terminal, bottom, column), "─");
	}
	grid_cursor(desk->terminal, &y, &x);
	assert_in_range(y, 1, bottom - 1);
	assert_in_range(x, 1, right - 1);
}

static void walk_everywhere(struct desk *desk)
{
	static const keystroke keys[] = {K_LEFT, SHIFT(K_LEFT), K_RIGHT, SHIFT(K_RIGHT),
		K_UP, K_DOWN, SHIFT(K_UP), SHIFT(K_DOWN), K_BACKSPACE, CTRL('Z'),
		K_DELETE, CTRL('Z')};
	for (size_t k = 0; k < COUNT(keys); k++)
		for (int i = 0; i < 4; i++) {
			press(desk, keys[k]);
			assert_sound(desk);
		}
}

static void test_edges(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(inputs); i++)
		for (int columns = 1; columns <= 9; columns += 2)
			for (int before = 0; before <= columns; before++) {
				struct desk desk;
				desk_open(&desk, "\n\n", 2, columns);
				press(&desk, K_END | MOD_CTRL);
				for (int n = 0; n < before; n++)
					type(&desk, "ฮ");
				if (i % 2)
					grid_paste(desk.terminal, inputs[i],
						strlen(inputs[i]));
				else
					grid_type(desk.terminal, inputs[i]);
				run(&desk);
				assert_sound(&desk);
				walk_everywhere(&desk);
				desk_close(&desk);
			}
}

/* --- random events: the screen is what wrapping everything anew would show --- */

/* Text as a frame keeps it: of each cell so many marks. */
static void show(struct str *out, const char *text, size_t bytes)
{
	struct str shown = STR_INIT;
	text_show(&shown, text, bytes);
	for (size_t at = 0, cell; at < shown.bytes; at += cell) {
		cell = cell_next(shown.data + at, shown.bytes - at).bytes;
		str_append(out, shown.data + at,
			utf8_whole(shown.data + at, cell, FRAME_TEXT - 1));
	}
	str_release(&shown);
}

/* All rows of the text as they are to stand on the screen. */
static size_t fresh_rows(struct desk *desk, struct str *rows, size_t capacity)
{
	size_t n = 0;
	unsigned columns =
		desk->canvas.columns > 1 ? (unsigned)desk->canvas.columns - 1 : 1;
	for (size_t i = 0; i < buffer_paragraphs(desk->buffer); i++) {
		size_t bytes, count;
		const char *text = buffer_paragraph(desk->buffer, i, &bytes);
		wrap_load(fresh, text, bytes);
		const struct wrap_line *lines = wrap_lines(fresh, columns, &count);
		for (size_t k = 0; k < count; k++) {
			assert_true(n < capacity);
			str_init(&rows[n]);
			str_repeat(&rows[n], ' ', lines[k].indent);
			show(&rows[n], text + lines[k].start, lines[k].bytes);
			n++;
		}
	}
	return n;
}

/* A row of the screen without the spaces at its end. */
static void screen_row(struct desk *desk, int row, struct str *out)
{
	str_clear(out);
	for (int column = 1; column <= desk->canvas.columns; column++)
		str_puts(out, grid_cell(desk->terminal, row + 1, column));
	while (out->bytes && out->data[out->bytes - 1] == ' ')
		str_truncate(out, out->bytes - 1);
}

static bool shows_from(
	struct desk *desk, const struct str *rows, size_t count, size_t top)
{
	struct str shown = STR_INIT;
	bool same = true;
	for (int y = 0; same && y < desk->canvas.rows; y++) {
		size_t at = top + (size_t)y;
		screen_row(desk, y, &shown);
		size_t end = at < count ? rows[at].bytes : 0;
		while (end && rows[at].data[end - 1] == ' ')
			end--;
		same = shown.bytes == end &&
		       (!end || !memcmp(shown.data, rows[at].data, end));
	}
	str_release(&shown);
	return same;
}

static void assert_shows_text(struct desk *desk)
{
	enum { ROWS = 600 };
	static struct str rows[ROWS];
	size_t count = fresh_rows(desk, rows, ROWS), top = 0;
	assert_int_equal(text_area_rows(desk->area, desk->canvas.columns), count);
	while (top < count && !shows_from(desk, rows, count, top))
		top++;
	assert_true(top < count);
	int y, x;
	size_t number = text_area_cursor_row(desk->area) - 1;
	grid_cursor(desk->terminal, &y, &x);
	assert_true(number < count);
	/* The cursor is in its row of the text, on the screen. */
	while (top + (size_t)y - 1 != number && ++top < count)
		while (top < count && !shows_from(desk, rows, count, top))
			top++;
	assert_true(top < count);
	for (size_t i = 0; i < count; i++)
		str_release(&rows[i]);
}

static const keystroke keys[] = {K_LEFT, K_RIGHT, K_UP, K_DOWN, K_HOME, K_END, K_PAGE_UP,
	K_PAGE_DOWN, K_ENTER, K_BACKSPACE, K_DELETE, CTRL('Z'), CTRL('Y'), CTRL('X'),
	CTRL('C'), CTRL('V'), SHIFT(K_UP), SHIFT(K_DOWN), SHIFT(K_LEFT), SHIFT(K_RIGHT),
	SHIFT(K_END), K_LEFT | MOD_CTRL, K_RIGHT | MOD_CTRL,
	K_RIGHT | MOD_CTRL | MOD_SHIFT, ALT(K_BACKSPACE), K_END | MOD_CTRL,
	K_HOME | MOD_CTRL};
static const char *const texts[] = {"ก", "น้ำ", "ประชาชน", " ", "  ", "ที่", "- ", "๑. ",
	"ได้รับบริการ", "ครั้งที่ ๒", "日本", "เด็ก ๆ"};

static void random_event(struct desk *desk, struct support_random *random)
{
	const char *input = inputs[support_draw(random, COUNT(inputs) - 1)];
	switch (support_draw(random, 8)) {
	case 0:
	case 1:
	case 2:
		grid_type(desk->terminal, texts[support_draw(random, COUNT(texts))]);
		break;
	case 3:
		if (strlen(input) < 40 && !strchr(input, '\x01'))
			grid_paste(desk->terminal, input, strlen(input));
		break;
	case 4:
		grid_mouse(desk->terminal, (int)support_draw(random, 10),
			(int)support_draw(random, 20),
			(enum mouse)support_draw(random, MOUSE_WHEEL_DOWN + 1));
		break;
	default: grid_press(desk->terminal, keys[support_draw(random, COUNT(keys))]);
	}
	run(desk);
}

static void test_random(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= 80; seed++) {
		struct support_random random = {seed};
		struct desk desk;
		desk_open(&desk, "สวัสดีครับ อำเภอ\nน้ำ", 1 + (int)support_draw(&random, 7),
			2 + (int)support_draw(&random, 24));
		for (int i = 0; i < 100; i++) {
			random_event(&desk, &random);
			assert_sound(&desk);
			assert_shows_text(&desk);
		}
		press(&desk, K_END | MOD_CTRL);
		while (buffer_undo(desk.buffer))
			;
		assert_text(&desk, "สวัสดีครับ อำเภอ\nน้ำ");
		desk_close(&desk);
	}
}

/* Up and Down cross every row once, whatever the text. */
static void test_up_and_down(void **state)
{
	(void)state;
	struct desk desk;
	for (int columns = 1; columns < 30; columns++) {
		desk_open(&desk, "- ประชาชนได้รับบริการ   อย่างดี\n\n     \nน้ำ ๑๒,๕๐๐ บาท", 3,
			columns);
		size_t rows = text_area_rows(desk.area, columns);
		for (size_t row = 1; row <= rows; row++) {
			assert_int_equal(text_area_cursor_row(desk.area), row);
			assert_int_equal(press(&desk, K_DOWN),
				row == rows ? EFFECT_UNUSED : EFFECT_PAINT);
		}
		for (size_t row = rows; row; row--) {
			assert_int_equal(text_area_cursor_row(desk.area), row);
			assert_int_equal(press(&desk, K_UP),
				row == 1 ? EFFECT_UNUSED : EFFECT_PAINT);
		}
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
	text_area_paint(desk.area, &none, true);
	buffer_select_all(desk.buffer);
	desk.terminal->ops->cursor(desk.terminal, -1, -1, false);
	text_area_paint(desk.area, &desk.canvas, false);
	grid_cursor(desk.terminal, &row, &column);
	assert_int_equal(row, -1);
	assert_int_equal(grid_style(desk.terminal, 1, 1), STYLE_FIELD);
	assert_int_equal(text_area_rows(desk.area, 0), text_area_rows(desk.area, 1));
	struct event event = {.kind = EVENT_RESIZE};
	assert_int_equal(
		text_area_event(desk.area, &event, &desk.clipboard, NULL), EFFECT_UNUSED);
	desk_close(&desk);
}

/* A mark over the ends of rows, each as wide as the area leaves beside the cursor: each row
 * has its part of it, and nothing is drawn, or read, that stands behind it. */
static void test_mark_over_rows(void **state)
{
	(void)state;
	static const char text[] = "abcdefghijklmnopqrstuvwxyz";
	enum { COLUMNS = 10, FROM = 7, BYTES = 15 };
	struct desk desk;
	desk_open(&desk, text, 3, COLUMNS + 1);
	paragraph_marks_add(text_area_marks(desk.area), 0, FROM, text + FROM, BYTES);
	text_area_paint(desk.area, &desk.canvas, true);
	assert_screen(&desk,
		"┌───────────┐\n"
		"│abcdefghij │\n"
		"│klmnopqrst │\n"
		"│uvwxyz     │\n"
		"└───────────┘\n",
		0, 0);
	for (int at = 0; at < (int)strlen(text); at++)
		assert_int_equal(
			grid_style(desk.terminal, 1 + at / COLUMNS, 1 + at % COLUMNS),
			at >= FROM && at < FROM + BYTES ? STYLE_MARKED : STYLE_FIELD);
	desk_close(&desk);
}

/* Every editing key has a name, a help and a key, and no key two meanings. */
static void test_table(void **state)
{
	(void)state;
	for (size_t i = 0; i < text_area_actions_count; i++) {
		const struct action *action = &text_area_actions[i];
		assert_true(action->name && action->help && action->keys[0]);
		for (int k = 0; k < ACTION_KEYS && action->keys[k]; k++)
			assert_ptr_equal(
				action_find(text_area_actions, text_area_actions_count,
					action->keys[k]),
				action);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_typing),
		cmocka_unit_test(test_rows_and_columns),
		cmocka_unit_test(test_row_end_without_space),
		cmocka_unit_test(test_spaces_at_the_edge),
		cmocka_unit_test(test_hanging),
		cmocka_unit_test(test_selection),
		cmocka_unit_test(test_mouse),
		cmocka_unit_test(test_edges),
		cmocka_unit_test(test_random),
		cmocka_unit_test(test_up_and_down),
		cmocka_unit_test(test_small_and_unfocused),
		cmocka_unit_test(test_mark_over_rows),
		cmocka_unit_test(test_table),
	};
	breaker = breaker_new();
	wrapper = wrapper_new();
	fresh = wrapper_new();
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	breaker_free(breaker);
	wrapper_free(wrapper);
	wrapper_free(fresh);
	return failed;
}
