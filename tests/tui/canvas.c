/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys by name and by Kedmanee; drawing on a canvas of the grid, clipped. */
#include <config.h>

#include "text/macros.h"
#include "tui/terminal/canvas.h"

#include <string.h>

#include "tests/support/support.h"
#include "tests/support/terminal_grid.h"
#include "text/cell.h"
#include "text/str.h"
#include "text/utf8.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"

/* --- keys --- */

static void test_thai_letters_count_as_their_keys(void **state)
{
	(void)state;
	static const struct {
		keystroke bound, stroke;
		bool matches;
	} rows[] = {
		{'n', 'n', true},
		{'n', 0x0E37, true}, /* ื */
		{'/', 0x0E1D, true}, /* ฝ */
		{'/', '/', true},
		{'?', 0x0E26, true}, /* ฦ */
		{'q', 0x0E46, true}, /* ๆ */
		{'n', 0x0E19, false},
		{'n', 'N', false},
		{ALT('n'), ALT(0x0E37), true},
		{ALT('n'), 0x0E37, false},
		{CTRL('S'), CTRL('S'), true},
		{CTRL('S'), 'S', false},
		{K_F1, K_F1, true},
		{K_F1, SHIFT(K_F1), false},
	};
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_int_equal(
			key_matches(rows[i].bound, rows[i].stroke), rows[i].matches);
}

/* Every Thai character that a keyboard has maps to a character of its own. */
static void test_kedmanee_is_one_to_one(void **state)
{
	(void)state;
	bool taken[0x80] = {false};
	unsigned mapped = 0;
	for (uint32_t thai = 0x0E01; thai <= 0x0E5B; thai++) {
		uint32_t latin = key_latin(thai);
		if (latin == thai)
			continue;
		assert_in_range(latin, '!', '~');
		assert_false(taken[latin]);
		taken[latin] = true;
		mapped++;
	}
	/* 87 assigned but ๎ ๏ ๚ ๛, which no key of the standard's main plane has. */
	assert_int_equal(mapped, 83);
	for (char letter = 'a'; letter <= 'z'; letter++)
		assert_true(taken[(unsigned char)letter]);
}

/* The keys of the standard, row by row; 2 and 3, and the Latin signs of the Thai
 * keyboard, are no Thai letters. */
static void test_kedmanee_key_by_key(void **state)
{
	(void)state;
	static const struct {
		const char *latin, *thai;
	} rows[] = {
		{"1456789 0-=", "ๅภถ\u0E38\u0E36คต จขช"},
		{"qwertyuiop[]\\", "ๆไ\u0E33พะ\u0E31\u0E35รนยบลฃ"},
		{"asdfghjkl;'", "ฟหกดเ\u0E49\u0E48าสวง"},
		{"zxcvbnm,./", "ผปแอ\u0E34\u0E37ทมใฝ"},
		{"@#$%^&*()_+", "๑๒๓๔\u0E39฿๕๖๗๘๙"},
		{"QERTYUIOP{|", "๐ฎฑธ\u0E4D\u0E4Aณฯญฐฅ"},
		{"ASDFGHJKL:", "ฤฆฏโฌ\u0E47\u0E4Bษศซ"},
		{"CVBN<>?", "ฉฮ\u0E3A\u0E4Cฒฬฦ"},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		const char *thai = rows[i].thai;
		for (const char *latin = rows[i].latin; *latin; latin++) {
			uint32_t code_point;
			thai += utf8_decode(thai, strlen(thai), &code_point);
			assert_int_equal(key_latin(code_point), *latin);
		}
		assert_string_equal(thai, "");
	}
}

static void test_key_names(void **state)
{
	(void)state;
	static const struct {
		keystroke key;
		const char *name;
	} rows[] = {
		{K_F1, "F1"},
		{K_F12, "F12"},
		{CTRL('S'), "Ctrl-S"},
		{K_TAB, "Tab"},
		{SHIFT(K_TAB), "Shift-Tab"},
		{CTRL(K_LEFT), "Ctrl-←"},
		{ALT('x'), "Alt-x"},
		{'n', "n"},
		{'/', "/"},
		{K_ENTER, "Enter"},
		{K_ESCAPE, "Esc"},
		{K_UP, "↑"},
	};
	static const struct {
		keystroke key;
		const char *name;
	} ascii_rows[] = {
		{K_UP, "Up"},
		{ALT(K_DOWN), "Alt-Down"},
		{K_RIGHT, "Right"},
		{K_END, "End"},
		{CTRL('S'), "Ctrl-S"},
	};
	struct str name = STR_INIT;
	for (size_t i = 0; i < COUNT(rows); i++) {
		str_clear(&name);
		key_append(&name, rows[i].key, false);
		assert_string_equal(name.data, rows[i].name);
	}
	for (size_t i = 0; i < COUNT(ascii_rows); i++) {
		str_clear(&name);
		key_append(&name, ascii_rows[i].key, true);
		assert_string_equal(name.data, ascii_rows[i].name);
	}
	str_release(&name);
}

/* --- drawing --- */

static void expect_screen(struct terminal *terminal, const char *expected)
{
	struct str screen = STR_INIT;
	grid_text(terminal, &screen);
	assert_string_equal(screen.data, expected);
	str_release(&screen);
}

static void test_text_is_clipped(void **state)
{
	(void)state;
	struct terminal *terminal = terminal_grid(3, 10);
	struct canvas screen = canvas_of(terminal);
	struct canvas part = canvas_part(&screen, 1, 2, 5, 6);
	assert_int_equal(part.rows, 2);
	assert_int_equal(canvas_puts(&part, 0, 0, "ที่น้ำปู่กขคง", STYLE_PLAIN), 8);
	assert_int_equal(canvas_puts(&part, 1, -2, "กขคง", STYLE_PLAIN), 2);
	assert_int_equal(canvas_puts(&part, 2, 0, "ไม่เห็น", STYLE_PLAIN), 5);
	expect_screen(terminal, "\n  ที่น้ำปู่กข\n  คง\n");
	terminal->ops->close(terminal);
}

static void test_sara_am_at_the_edges(void **state)
{
	(void)state;
	struct terminal *terminal = terminal_grid(3, 4);
	struct canvas screen = canvas_of(terminal);
	canvas_puts(&screen, 0, 2, "กำ", STYLE_PLAIN);
	canvas_puts(&screen, 1, 3, "กำ", STYLE_PLAIN);
	canvas_puts(&screen, 2, -1, "กำX", STYLE_PLAIN);
	expect_screen(terminal, "  กำ\n\n X\n");
	terminal->ops->close(terminal);
}

static void test_what_is_shown_otherwise(void **state)
{
	(void)state;
	static const struct {
		const char *text, *shown;
		int end;
	} rows[] = {
		{"น ้ ํ า"
		 "X",
			"น ◌้ ◌ํ าX", 8},
		{"น\u0E49\u0E4Dา|", "น้ำ|", 3},
		{"น\u0E4D\u0E49า|", "น้ำ|", 3},
		{"\u0E48กX", "◌\u0E48กX", 3},
		{" \u0E48X", " ◌\u0E48X", 3},
		{"ก\u200Bข", "กข", 2},
		{"ก\u200Dข", "กข", 2},
		{"\uFEFFก", "ก", 1},
		{"ก\u2060ข\uFEFFค\u200C", "กขค", 3},
		{"\u0E3B|\u00A0|", "\uFFFD| |", 4},
		{"a\x1B[2J\x80|", "a [2J\uFFFD|", 7},
		{"…€☎\uFE0F|", "…€☎|", 4},
		{"กิ่้๊๋่้X", "กิ่้๊๋่้X", 2},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct terminal *terminal = terminal_grid(1, 20);
		struct canvas screen = canvas_of(terminal);
		int end = canvas_puts(&screen, 0, 0, rows[i].text, STYLE_PLAIN);
		struct str expected = STR_INIT;
		str_printf(&expected, "%s\n", rows[i].shown);
		expect_screen(terminal, expected.data);
		assert_int_equal(end, rows[i].end);
		str_release(&expected);
		terminal->ops->close(terminal);
	}
}

static void test_field_cuts_and_fills(void **state)
{
	(void)state;
	static const struct {
		const char *text, *shown;
		enum text_align align;
	} rows[] = {
		{"กข", "[กข   ]\n", ALIGN_LEFT},
		{"กข", "[   กข]\n", ALIGN_RIGHT},
		{"กข", "[ กข  ]\n", ALIGN_CENTRE},
		{"กขคงจ", "[กขคงจ]\n", ALIGN_LEFT},
		{"กขคงจฉ", "[กขคง…]\n", ALIGN_RIGHT},
		{"กขคน้ำฉ", "[กขค… ]\n", ALIGN_LEFT},
		{"", "[     ]\n", ALIGN_LEFT},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct terminal *terminal = terminal_grid(1, 7);
		struct canvas screen = canvas_of(terminal);
		canvas_puts(&screen, 0, 0, "[#####]", STYLE_PLAIN);
		canvas_field(&screen, 0, 1, 5, rows[i].text, rows[i].align, STYLE_FIELD);
		expect_screen(terminal, rows[i].shown);
		assert_int_equal(grid_style(terminal, 0, 1), STYLE_FIELD);
		assert_int_equal(grid_style(terminal, 0, 5), STYLE_FIELD);
		assert_int_equal(grid_style(terminal, 0, 6), STYLE_PLAIN);
		terminal->ops->close(terminal);
	}
}

/* Where letters part: never inside of a syllable; till the words are there, between cells. */
static void test_field_is_cut_between_syllables(void **state)
{
	static const struct {
		bool later;
		const char *text, *shown;
	} rows[] = {
		{false, "งานป้องกันและบรรเทาสาธารณภัย", "งานป้องกันและบรรเทา…  |\n"},
		{true, "งานป้องกันและบรรเทาสาธารณภัย", "งานป้องกันและบรรเทาสา…|\n"},
		{false, "ประชาสัมพันธ์ความโปร่งใสภายใน", "ประชาสัมพันธ์ความ…     |\n"},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct terminal *terminal = terminal_grid(1, 21);
		struct canvas screen = canvas_of(terminal);
		terminal->in_haste = rows[i].later;
		canvas_puts(&screen, 0, 20, "|", STYLE_PLAIN);
		canvas_field(&screen, 0, 0, 20, rows[i].text, ALIGN_LEFT, STYLE_FIELD);
		expect_screen(terminal, rows[i].shown);
		terminal->ops->close(terminal);
	}
}

static void test_paragraphs_wrap(void **state)
{
	(void)state;
	struct terminal *terminal = terminal_grid(6, 16);
	struct canvas screen = canvas_of(terminal);
	int behind = canvas_paragraphs(
		&screen, 0, "ประชุมเจ้าหน้าที่ทุกฝ่าย\n\n๑. รวบรวมข้อร้องเรียน", STYLE_GUIDE);
	expect_screen(terminal, "ประชุมเจ้าหน้าที่ทุก\nฝ่าย\n\n๑. รวบรวมข้อ\n   ร้องเรียน\n\n");
	assert_int_equal(behind, 5);
	terminal->ops->close(terminal);
}

static void test_paragraphs_later(void **state)
{
	(void)state;
	static const char text[] = "ประชุมเจ้าหน้าที่ทุกฝ่าย\n\nหัวหน้า";
	struct terminal *terminal = terminal_grid(6, 16);
	struct canvas screen = canvas_of(terminal);
	terminal->in_haste = true;
	assert_int_equal(canvas_paragraphs(&screen, 0, text, STYLE_GUIDE), 4);
	expect_screen(terminal, "\n\n\n\n\n\n");
	terminal->in_haste = false;
	assert_int_equal(canvas_paragraphs(&screen, 0, text, STYLE_GUIDE), 4);
	expect_screen(terminal, "ประชุมเจ้าหน้าที่ทุก\nฝ่าย\n\nหัวหน้า\n\n\n");
	terminal->ops->close(terminal);
}

static void test_lines_and_bars(void **state)
{
	(void)state;
	struct terminal *terminal = terminal_grid(4, 6);
	struct canvas screen = canvas_of(terminal);
	struct canvas box = canvas_part(&screen, 0, 0, 3, 4);
	canvas_box(&box, STYLE_FAINT);
	canvas_line(&screen, 1, 6, LINE_CROSS, STYLE_FAINT);
	canvas_bar(&screen, 3, 0, 6, 1, 100);
	expect_screen(terminal, "┌──┐\n│  │\n└──┘\n━─────\n");
	canvas_bar(&screen, 3, 0, 6, 99, 100);
	canvas_bar(&screen, 2, 0, 6, 0, 100);
	canvas_bar(&screen, 1, 0, 6, 7, 7);
	canvas_bar(&screen, 0, 0, 6, 0, 0);
	expect_screen(terminal, "──────\n━━━━━━\n──────\n━━━━━─\n");
	terminal->ops->close(terminal);
}

static void test_cursor_is_hidden_outside(void **state)
{
	(void)state;
	struct terminal *terminal = terminal_grid(4, 6);
	struct canvas screen = canvas_of(terminal);
	struct canvas part = canvas_part(&screen, 1, 2, 2, 3);
	int row, column;
	canvas_cursor(&part, 1, 2);
	grid_cursor(terminal, &row, &column);
	assert_int_equal(row, 2);
	assert_int_equal(column, 4);
	canvas_cursor(&part, 1, 3);
	grid_cursor(terminal, &row, &column);
	assert_int_equal(row, -1);
	terminal->ops->close(terminal);
}

static void test_events_in_order(void **state)
{
	(void)state;
	struct terminal *terminal = terminal_grid(2, 2);
	grid_type(terminal, "ก\n");
	grid_paste(terminal, "a\0b", 3);
	grid_click(terminal, 1, 0);
	grid_resize(terminal, 5, 7);
	static const enum event_kind kinds[] = {EVENT_TEXT, EVENT_KEY, EVENT_PASTE,
		EVENT_MOUSE, EVENT_RESIZE, EVENT_NONE, EVENT_END, EVENT_END};
	for (size_t i = 0; i < COUNT(kinds); i++) {
		struct event event;
		terminal->ops->wait(terminal, -1, &event);
		assert_int_equal(event.kind, kinds[i]);
		if (event.kind == EVENT_TEXT)
			assert_int_equal(event.key, 0x0E01);
		if (event.kind == EVENT_KEY)
			assert_int_equal(event.key, K_ENTER);
		if (event.kind == EVENT_PASTE) {
			assert_int_equal(event.bytes, 3);
			assert_memory_equal(event.paste, "a\0b", 3);
		}
	}
	struct canvas screen = canvas_of(terminal);
	assert_int_equal(screen.rows, 5);
	assert_int_equal(screen.columns, 7);
	terminal->ops->close(terminal);
}

/* --- whatever is drawn wherever --- */

static const char *const parts[] = {"ก", "น", "า", "ำ", "เ", "\u0E48", "\u0E49", "\u0E34",
	"\u0E38", "\u0E4D", "\u0E4C", " ", "\u00A0", "\u200B", "\u200D", "\uFEFF", "a",
	"界", "😀", "e\u0301", "\u0301", "\x80", "\xE0\xB8", "\x1B", "\t", "\u0E3B", "…",
	"กำ", "ที่"};

static void draw_text(struct support_random *random, struct str *text)
{
	str_clear(text);
	for (uint32_t left = support_draw(random, 14); left; left--)
		str_puts(text, parts[support_draw(random, COUNT(parts))]);
}

enum { FRAME_ROWS = 3, FRAME_COLUMNS = 24 };

/* Whether the cells of one row are the row of the whole text moved by shift, or spaces
 * where a unit is cut at an edge. */
static void expect_row(
	struct terminal *clipped, struct terminal *whole, int left, int right, int shift)
{
	for (int column = 0; column < FRAME_COLUMNS; column++) {
		const char *got = grid_cell(clipped, 1, column);
		if (column < left || column >= right) {
			assert_string_equal(got, "#");
			continue;
		}
		const char *wanted = grid_cell(whole, 0, column - left + shift);
		bool edge = column < left + 2 || column >= right - 2;
		if (strcmp(got, wanted) && !(edge && !strcmp(got, " ")))
			fail_msg("column %d: \"%s\" instead of \"%s\"", column, got,
				wanted);
		/* ำ stands beside the base that it stands beside in the whole text. */
		int place = column - left + shift;
		const char *base = place ? grid_cell(whole, 0, place - 1) : " ";
		if (!strncmp(got, "ำ", strlen("ำ")) && strcmp(base, " ") &&
			strncmp(base, "ำ", strlen("ำ")))
			assert_string_equal(
				column > left ? grid_cell(clipped, 1, column - 1) : "",
				base);
	}
}

static void test_random_texts_and_clips(void **state)
{
	(void)state;
	struct support_random random = {20681};
	struct str text = STR_INIT;
	for (int round = 0; round < 4000; round++) {
		draw_text(&random, &text);
		struct terminal *whole = terminal_grid(1, 80);
		struct terminal *clipped = terminal_grid(FRAME_ROWS, FRAME_COLUMNS);
		struct canvas all = canvas_of(whole), screen = canvas_of(clipped);
		for (int row = 0; row < FRAME_ROWS; row++)
			canvas_puts(
				&screen, row, 0, "########################", STYLE_PLAIN);
		int left = (int)support_draw(&random, 12);
		int columns = (int)support_draw(&random, 12);
		int shift = (int)support_draw(&random, 6);
		struct canvas part = canvas_part(&screen, 1, left, 1, columns);
		canvas_clear(&part, STYLE_PLAIN);
		int end = canvas_text(&all, 0, 0, text.data, text.bytes, STYLE_PLAIN);
		assert_int_equal(end, text_columns(text.data, text.bytes));
		assert_int_equal(
			canvas_text(&part, 0, -shift, text.data, text.bytes, STYLE_FIELD),
			end - shift);
		canvas_text(&part, 1, 0, text.data, text.bytes, STYLE_FIELD);
		canvas_text(&part, -1, 0, text.data, text.bytes, STYLE_FIELD);
		assert_string_equal(grid_fault(clipped), "");
		assert_string_equal(grid_fault(whole), "");
		expect_row(clipped, whole, left, left + columns, shift);
		for (int column = 0; column < FRAME_COLUMNS; column++) {
			assert_string_equal(grid_cell(clipped, 0, column), "#");
			assert_string_equal(grid_cell(clipped, 2, column), "#");
		}
		whole->ops->close(whole);
		clipped->ops->close(clipped);
	}
	str_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_thai_letters_count_as_their_keys),
		cmocka_unit_test(test_kedmanee_is_one_to_one),
		cmocka_unit_test(test_kedmanee_key_by_key),
		cmocka_unit_test(test_key_names),
		cmocka_unit_test(test_text_is_clipped),
		cmocka_unit_test(test_sara_am_at_the_edges),
		cmocka_unit_test(test_what_is_shown_otherwise),
		cmocka_unit_test(test_field_cuts_and_fills),
		cmocka_unit_test(test_field_is_cut_between_syllables),
		cmocka_unit_test(test_paragraphs_wrap),
		cmocka_unit_test(test_paragraphs_later),
		cmocka_unit_test(test_lines_and_bars),
		cmocka_unit_test(test_cursor_is_hidden_outside),
		cmocka_unit_test(test_events_in_order),
		cmocka_unit_test(test_random_texts_and_clips),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
