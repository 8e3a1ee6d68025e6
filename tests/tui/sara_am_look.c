/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ำ of every kind on the grid: how it looks there, what stays what it means, and which cells
 * are shown again when one beside it is another.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "tests/support/support.h"
#include "tests/support/terminal_grid.h"
#include "text/cell.h"
#include "text/macros.h"
#include "text/str.h"
#include "tui/buffer/buffer.h"
#include "tui/terminal/canvas.h"
#include "tui/terminal/frame.h"
#include "tui/terminal/key.h"
#include "tui/terminal/sara_am.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/line_field.h"

enum { COLUMNS = 20 };

/* Cells apart by |, as they look and as they are. */
static void append_row(struct terminal *terminal, int row, bool look, struct str *out)
{
	size_t end = out->bytes;
	for (int column = 0; column < canvas_of(terminal).columns; column++) {
		const char *cell = look ? grid_look(terminal, row, column)
					: grid_cell(terminal, row, column);
		str_puts(out, column ? "|" : "");
		str_puts(out, cell);
		if (strcmp(cell, " ") != 0)
			end = out->bytes;
	}
	str_truncate(out, end);
}

static void assert_row(struct terminal *terminal, int row, bool look, const char *wanted)
{
	struct str cells = STR_INIT;
	append_row(terminal, row, look, &cells);
	assert_string_equal(cells.data, wanted);
	str_release(&cells);
}

static const struct {
	const char *text, *cells, *look;
} kinds[] = {
	{"นำ", "น|ำ", "น\u0E4D|า"},
	{"น้ำ", "น้|ำ", "น\u0E4D้|า"},
	{"ปั๊ม", "ปั๊|ม", "ปั๊|ม"},
	{"กำลำ", "ก|ำ|ล|ำ", "ก\u0E4D|า|ล\u0E4D|า"},
	{"ฤำ", "ฤ|ำ", "ฤ\u0E4D|า"},
	{"กิ่ำ", "กิ่|ำ", "กิ\u0E4D่|า"},
	/* Typed or pasted in two parts, in either order. */
	{"น\u0E4D้า", "น้|ำ", "น\u0E4D้|า"},
	{"น้\u0E4Dา", "น้|ำ", "น\u0E4D้|า"},
	/* Without a base that could carry the ring it keeps it. */
	{"ำก", "ำ|ก", "า\u0E4D|ก"},
	{"ก ำ", "ก| |ำ", "ก| |า\u0E4D"},
	{"aำ", "a|ำ", "a|า\u0E4D"},
	{"๑ำ", "๑|ำ", "๑|า\u0E4D"},
	{"เำ", "เ|ำ", "เ|า\u0E4D"},
	{"้ำ", "◌้|ำ", "◌้|า\u0E4D"},
	{"界ำ", "界||ำ", "界||า\u0E4D"},
	{"กำำ", "ก|ำ|ำ", "ก\u0E4D|า|า\u0E4D"},
	{"กำ้", "ก|ำ้", "ก\u0E4D|า้"},
	{"ำ้", "ำ้", "า\u0E4D้"},
	{"กา", "ก|า", "ก|า"},
};

/* Behind plain text, which goes by the cache, and behind other. */
static void test_every_kind(void **state)
{
	(void)state;
	static const struct {
		const char *text, *cells;
	} befores[] = {{"", ""}, {" ", " |"}, {"… ", "…| |"}};
	for (size_t i = 0; i < COUNT(kinds); i++) {
		for (size_t j = 0; j < COUNT(befores); j++) {
			struct terminal *terminal = terminal_grid(1, COLUMNS);
			const struct canvas screen = canvas_of(terminal);
			struct str text = STR_INIT, cells = STR_INIT, look = STR_INIT;
			str_printf(&text, "%s%s", befores[j].text, kinds[i].text);
			str_printf(&cells, "%s%s", befores[j].cells, kinds[i].cells);
			str_printf(&look, "%s%s", befores[j].cells, kinds[i].look);
			canvas_puts(&screen, 0, 0, text.data, STYLE_PLAIN);
			assert_row(terminal, 0, false, cells.data);
			assert_row(terminal, 0, true, look.data);
			assert_string_equal(grid_fault(terminal), "");
			str_release(&text);
			str_release(&cells);
			str_release(&look);
			terminal->ops->close(terminal);
		}
	}
}

/* A cell with as many marks as a frame keeps has room for the ring all the same. */
static void test_a_full_cell(void **state)
{
	(void)state;
	char cell[FRAME_TEXT] = "กิิิ้้้้้";
	assert_int_equal(strlen(cell), 27);
	sara_am_add_nikhahit(cell, sizeof(cell));
	assert_string_equal(cell, "กิิิ\u0E4D้้้้");
	char short_cell[FRAME_TEXT] = "ก้";
	sara_am_add_nikhahit(short_cell, sizeof(short_cell));
	assert_string_equal(short_cell, "ก\u0E4D้");
}

static void test_wrapped_and_cut(void **state)
{
	(void)state;
	struct terminal *terminal = terminal_grid(6, 4);
	const struct canvas screen = canvas_of(terminal);
	assert_int_equal(canvas_paragraphs(&screen, 0, "กขคน้ำงำ", STYLE_PLAIN), 2);
	assert_row(terminal, 0, true, "ก|ข|ค");
	assert_row(terminal, 1, true, "น\u0E4D้|า|ง\u0E4D|า");
	canvas_field(&screen, 2, 0, 4, "กขน้ำค", ALIGN_LEFT, STYLE_PLAIN);
	assert_row(terminal, 2, true, "ก|ข|");
	assert_string_equal(grid_cell(terminal, 2, 2), "…");
	canvas_field(&screen, 3, 0, 4, "กน้ำคง", ALIGN_LEFT, STYLE_PLAIN);
	assert_row(terminal, 3, true, "ก|น\u0E4D้|า|");
	/* Where one of the two is beside the canvas, both are. */
	canvas_puts(&screen, 4, 3, "กำ", STYLE_PLAIN);
	assert_row(terminal, 4, true, "");
	canvas_puts(&screen, 5, -1, "กำข", STYLE_PLAIN);
	assert_row(terminal, 5, true, " |ข");
	terminal->ops->close(terminal);
}

/* The last row's last column, and the next row's first, are not beside each other. */
static void test_no_base_in_the_row_above(void **state)
{
	(void)state;
	struct terminal *terminal = terminal_grid(2, 2);
	const struct canvas screen = canvas_of(terminal);
	canvas_puts(&screen, 0, 0, "กข", STYLE_PLAIN);
	canvas_puts(&screen, 1, 0, "ำ", STYLE_PLAIN);
	assert_row(terminal, 0, true, "ก|ข");
	assert_row(terminal, 1, true, "า\u0E4D");
	terminal->ops->close(terminal);
}

/* --- in a field --- */

static void press(struct line_field *field, keystroke key)
{
	const struct event event = {.kind = EVENT_KEY, .key = key};
	struct str clipboard = STR_INIT;
	const char *message = NULL;
	line_field_event(field, &event, &clipboard, &message);
	str_release(&clipboard);
}

static void expect_cursor(struct terminal *terminal, int wanted)
{
	int row, column;
	grid_cursor(terminal, &row, &column);
	assert_int_equal(column, wanted);
}

/* Cursor and selection go by what stands there: each of the two cells is its own. */
static void test_cursor_and_selection(void **state)
{
	(void)state;
	struct terminal *terminal = terminal_grid(1, COLUMNS);
	const struct canvas screen = canvas_of(terminal);
	struct line_field *field = line_field_new("น้ำก");
	for (int i = 0; i <= 3; i++) {
		line_field_paint(field, &screen, true);
		expect_cursor(terminal, i);
		assert_row(terminal, 0, true, "น\u0E4D้|า|ก");
		press(field, K_RIGHT);
	}
	press(field, K_HOME);
	press(field, K_RIGHT);
	press(field, SHIFT(K_RIGHT));
	line_field_paint(field, &screen, true);
	assert_row(terminal, 0, true, "น\u0E4D้|า|ก");
	assert_int_not_equal(grid_style(terminal, 0, 0), STYLE_SELECTED);
	assert_int_equal(grid_style(terminal, 0, 1), STYLE_SELECTED);
	assert_int_not_equal(grid_style(terminal, 0, 2), STYLE_SELECTED);
	/* Backspace takes the ring with the letter. */
	press(field, K_BACKSPACE);
	line_field_paint(field, &screen, true);
	assert_row(terminal, 0, true, "น้|ก");
	line_field_free(field);
	terminal->ops->close(terminal);
}

/* --- what is shown again --- */

static void note(void *context, int row, int column, const struct frame_cell *cell)
{
	(void)row;
	str_printf(context, "%d:%s ", column, cell->text);
}

/* Draws text over what stands in a row of four, and says what is shown for it. */
static void assert_shown_again(
	struct frame *frame, int column, const char *text, const char *wanted)
{
	struct str seen = STR_INIT;
	frame_put(frame, 0, column, 1, text, strlen(text), STYLE_PLAIN);
	frame_changes(frame, note, &seen);
	assert_string_equal(seen.data, wanted);
	str_release(&seen);
}

static void test_shown_again(void **state)
{
	(void)state;
	struct frame frame;
	frame_init(&frame, 1, 4);
	frame_shown_empty(&frame);
	assert_shown_again(&frame, 1, "ก", "1:ก ");
	assert_shown_again(&frame, 2, "ำ", "1:ก\u0E4D 2:า ");
	assert_shown_again(&frame, 0, "x", "0:x ");
	assert_shown_again(&frame, 3, "ข", "3:ข ");
	assert_shown_again(&frame, 1, "น้", "1:น\u0E4D้ 2:า ");
	assert_shown_again(&frame, 1, "x", "1:x 2:า\u0E4D ");
	assert_shown_again(&frame, 1, "ก", "1:ก\u0E4D 2:า ");
	assert_shown_again(&frame, 2, "า", "1:ก 2:า ");
	assert_shown_again(&frame, 2, "ำ", "1:ก\u0E4D 2:า ");
	assert_shown_again(&frame, 2, " ", "1:ก 2:  ");
	frame.am_whole = true;
	assert_shown_again(&frame, 2, "ำ", "2:ำ ");
	frame_resize(&frame, 1, 4);
	assert_true(frame.am_whole);
	frame_release(&frame);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_kind),
		cmocka_unit_test(test_a_full_cell),
		cmocka_unit_test(test_wrapped_and_cut),
		cmocka_unit_test(test_no_base_in_the_row_above),
		cmocka_unit_test(test_cursor_and_selection),
		cmocka_unit_test(test_shown_again),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
