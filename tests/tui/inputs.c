/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Inputs that terminals and programs get wrong, typed and pasted into a field of the real
 * program: what is stored, what the screen shows, where the cursor stands, and that every
 * border stays in its column.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "tests/support/clerk.h"
#include "tests/support/pty.h"
#include "text/cell.h"
#include "text/macros.h"
#include "text/str.h"
#include "text/utf8.h"

#define SAMPLE TOP_SRCDIR "/data/samples/annual.json"

enum {
	ROWS = 24,
	COLUMNS = 100,       /* the guide stands beside the field */
	LAST_ROW = ROWS - 3, /* of a field */
	FREE = 2,            /* columns at the right of a field: the cursor's, a space */
};

static const struct input {
	const char *text;
	const char *typed, *pasted; /* as stored; NULL: as it is */
} inputs[] = {
	{"ที่", NULL, NULL},
	{"น้ำ", NULL, NULL},
	{"น\u0E49\u0E4D\u0E32", "น้ำ", "น้ำ"},
	{"น\u0E4D\u0E49\u0E32", "น้ำ", "น้ำ"},
	{"ก\u0E48\u0E35", "ก\u0E35\u0E48", "ก\u0E35\u0E48"},
	{"ก\u0E48\u0E38", "ก\u0E38\u0E48", "ก\u0E38\u0E48"},
	{"เเปลก", "แปลก", "แปลก"},
	{"\u0E48ก", "ก", NULL},
	{"ก \u0E49", "ก ", NULL},
	{"ก\u0E34\u0E48\u0E49\u0E4A\u0E4B\u0E48\u0E49\u0E4A\u0E4BX", "ก\u0E34\u0E4BX",
		NULL},
	{"ก\u200Bข", NULL, NULL},
	{"ก\u200Dข", "กข", "กข"},
	{"\uFEFFก", "ก", "ก"},
	{"กำ", NULL, NULL},
	{"สิทธิ์ ปู่", NULL, NULL},
	{"เด็ก ๆ กรุงเทพฯ ฯลฯ", NULL, NULL},
	{"เด็ก ๆ", NULL, NULL}, /* each of them at a line end */
	{"กรุงเทพฯ", NULL, NULL},
	{"๑๒,๕๐๐.๗๕ บาท ต.ค. ๖๗", NULL, NULL},
	{"www.dla.go.th “(บาท)”", NULL, NULL},
	{"…€👍", NULL, NULL},
	{"ก\u0E3Bข", "กข", "ก\u0E3Bข"},
	{"ก\u00A0ข", "ก ข", "ก ข"},
	{"ก\x80ข\xE0\xB8", "กข", "ก\uFFFDข\uFFFD\uFFFD"},
};

struct desk {
	struct clerk clerk;
	int row, column; /* of the first cell of the field */
	int right;       /* column of the border at its right */
	char *borders[ROWS][COLUMNS];
};

static bool is_border(const char *cell)
{
	return !strcmp(cell, "│") || !strcmp(cell, "┬");
}

static void expect_borders(struct desk *desk, const char *what)
{
	for (int row = 0; row < ROWS; row++) {
		for (int column = 0; column < COLUMNS; column++) {
			const char *now = pty_cell(desk->clerk.pty, row, column);
			const char *then = desk->borders[row][column];
			if (is_border(now) != (then != NULL) ||
				(then && strcmp(then, now) != 0))
				fail_msg("%s: '%s' in row %d, column %d", what, now, row,
					column);
		}
	}
}

static bool is_cell(const char *got, const char *cell, size_t bytes)
{
	/* A terminal keeps so many marks as it can. */
	return *got && !strncmp(got, cell, strlen(got)) &&
	       (bytes > 12 || strlen(got) == bytes);
}

/* Shows the text as it stands in the first row of the field, and nothing behind it. */
static void expect_row(struct desk *desk, const char *text)
{
	struct str shown = STR_INIT;
	int column = desk->column;
	text_show(&shown, text, strlen(text));
	for (size_t at = 0; at < shown.bytes;) {
		struct cell cell = cell_next(shown.data + at, shown.bytes - at);
		const char *got = pty_cell(desk->clerk.pty, desk->row, column);
		if (cell.columns && !is_cell(got, shown.data + at, cell.bytes))
			fail_msg("'%s' in column %d of '%s'", got, column, text);
		column += (int)cell.columns;
		at += cell.bytes;
	}
	if (strcmp(pty_cell(desk->clerk.pty, desk->row, column), " ") != 0)
		fail_msg("something stands behind '%s'", text);
	str_release(&shown);
}

static void expect_cursor(struct desk *desk, int columns, const char *what)
{
	int row, column;
	assert_true(pty_cursor(desk->clerk.pty, &row, &column));
	if (row != desk->row || column != desk->column + columns)
		fail_msg("%s: the cursor is in row %d, column %d, not %d, %d", what, row,
			column, desk->row, desk->column + columns);
}

static void expect_stored(struct desk *desk, const char *wanted)
{
	pty_key(desk->clerk.pty, "Ctrl-S");
	pty_settle(desk->clerk.pty);
	char *text = clerk_text(&desk->clerk, 0, "issue");
	assert_string_equal(text, wanted);
	free(text);
}

static void press(struct desk *desk, const char *key, const char *what)
{
	pty_key(desk->clerk.pty, key);
	pty_settle(desk->clerk.pty);
	expect_borders(desk, what);
}

static void put(struct desk *desk, const struct input *input, bool pasted)
{
	if (pasted)
		pty_paste(desk->clerk.pty, input->text, strlen(input->text));
	else
		pty_type(desk->clerk.pty, input->text);
	/* What ends inside a character ends with the next key. */
	press(desk, "End", input->text);
}

static void clear(struct desk *desk)
{
	press(desk, "Ctrl-A", "all");
	press(desk, "Backspace", "nothing");
}

/* The field shows the text in its first row, and the cursor stands behind so much. */
static void expect_field(struct desk *desk, const char *text, const char *before_cursor)
{
	expect_row(desk, text);
	expect_cursor(
		desk, (int)text_columns(before_cursor, strlen(before_cursor)), text);
}

/* Over each cell to the left and back. */
static void walk(struct desk *desk, const char *stored)
{
	const size_t bytes = strlen(stored);
	for (size_t at = bytes; at > 0;) {
		at = cell_previous(stored, at);
		press(desk, "Left", stored);
		expect_cursor(desk, (int)text_columns(stored, at), stored);
	}
	for (size_t at = 0; at < bytes;) {
		at += cell_next(stored + at, bytes - at).bytes;
		press(desk, "Right", stored);
		expect_cursor(desk, (int)text_columns(stored, at), stored);
	}
}

/* Backspace takes a code point. saves: what is stored is looked at each time. */
static void delete_backwards(struct desk *desk, const char *stored, bool saves)
{
	struct str left = STR_INIT;
	str_puts(&left, stored);
	while (left.bytes) {
		str_truncate(&left, utf8_previous(left.data, left.bytes));
		press(desk, "Backspace", stored);
		expect_field(desk, left.data, left.data);
		if (saves || !left.bytes)
			expect_stored(desk, left.data);
	}
	str_release(&left);
}

/* Delete takes a cell. */
static void delete_forwards(struct desk *desk, const char *stored, bool saves)
{
	press(desk, "Home", stored);
	while (*stored) {
		stored += cell_next(stored, strlen(stored)).bytes;
		press(desk, "Del", stored);
		expect_field(desk, stored, "");
		if (saves || !*stored)
			expect_stored(desk, stored);
	}
}

/* --- a text of several rows --- */

/* What never begins a row; a ำ that has no base may. */
static bool may_begin(const char *cell, bool first)
{
	static const char *const never[] = {"ำ", "ะ", "า", "ๆ", "ฯ", "”", ")"};
	for (size_t i = 0; i < COUNT(never); i++)
		if (!first && !strncmp(cell, never[i], strlen(never[i])))
			return false;
	return true;
}

/* Where the next cell stands: at the column, or first in a row below. */
static void find_cell(struct desk *desk, const char *cell, int *row, int *column)
{
	while (*row <= LAST_ROW) {
		if (*column < desk->right &&
			strcmp(pty_cell(desk->clerk.pty, *row, *column), " ") != 0)
			return;
		++*row;
		*column = desk->column;
	}
	fail_msg("'%s' is not in the field", cell);
}

/* The text stands in the field, cell by cell, in rows that end where they may; the cursor
 * behind it. */
static void expect_rows(struct desk *desk, const char *text)
{
	struct str shown = STR_INIT;
	int row = desk->row, column = desk->column;
	bool first = true;
	text_show(&shown, text, strlen(text));
	for (size_t at = 0; at < shown.bytes;) {
		const char *here = shown.data + at;
		const struct cell cell = cell_next(here, shown.bytes - at);
		at += cell.bytes;
		if (*here == ' ') {
			column++;
			continue;
		}
		if (!cell.columns)
			continue;
		const int above = row;
		find_cell(desk, here, &row, &column);
		const char *got = pty_cell(desk->clerk.pty, row, column);
		if (!is_cell(got, here, cell.bytes) ||
			(row > above && !may_begin(here, first)))
			fail_msg("'%s' in row %d, column %d of '%s'", got, row, column,
				text);
		column += (int)cell.columns;
		assert_true(column <= desk->right - FREE);
		first = false;
	}
	int cursor_row, cursor_column;
	assert_true(pty_cursor(desk->clerk.pty, &cursor_row, &cursor_column));
	/* Spaces at the end of a full row hang. */
	if (column > desk->right - FREE)
		column = desk->right - FREE;
	if (cursor_row != row || cursor_column != column)
		fail_msg("the cursor is in row %d, column %d, not %d, %d: '%s'",
			cursor_row, cursor_column, row, column, text);
	str_release(&shown);
}

/* So many letters that the input ends at the last column, or just behind; newlines: in
 * the first rows, or in the last ones. */
static void put_at_end(struct desk *desk, const struct input *input, const char *stored,
	bool pasted, int end, int newlines)
{
	struct str wanted = STR_INIT;
	const int columns = (int)text_columns(stored, strlen(stored));
	for (int i = 0; i < newlines; i++)
		str_putc(&wanted, '\n');
	for (int i = desk->column + columns; i < end; i++)
		str_putc(&wanted, 'x');
	pty_paste(desk->clerk.pty, wanted.data, wanted.bytes);
	put(desk, input, pasted);
	/* Empty rows first, then what is looked for. */
	str_puts(&wanted, stored);
	expect_rows(desk, wanted.data + newlines);
	expect_stored(desk, wanted.data);
	str_truncate(&wanted, utf8_previous(wanted.data, wanted.bytes));
	press(desk, "Backspace", stored);
	expect_rows(desk, wanted.data + newlines);
	str_release(&wanted);
	clear(desk);
}

static void put_at_edges(
	struct desk *desk, const struct input *input, const char *stored, bool pasted)
{
	const int last = desk->right - FREE;
	for (int end = last; end <= last + 2; end++)
		put_at_end(desk, input, stored, pasted, end, 0);
	/* The last row of the field, whole; then one that scrolls it. */
	put_at_end(desk, input, stored, pasted, last, LAST_ROW - desk->row);
	put_at_end(desk, input, stored, pasted, last + 1, LAST_ROW - desk->row);
}

static void open_field(struct desk *desk)
{
	*desk = (struct desk){0};
	json_decref(clerk_make(&desk->clerk, SAMPLE, 0));
	clerk_start(&desk->clerk, ROWS, COLUMNS);
	clerk_open(&desk->clerk, 0);
	clerk_go(&desk->clerk, "issue");
	pty_cursor(desk->clerk.pty, &desk->row, &desk->column);
	for (int row = 0; row < ROWS; row++) {
		for (int column = 0; column < COLUMNS; column++) {
			const char *cell = pty_cell(desk->clerk.pty, row, column);
			desk->borders[row][column] =
				is_border(cell) ? strdup(cell) : NULL;
		}
	}
	desk->right = desk->column;
	while (!desk->borders[desk->row][desk->right])
		desk->right++;
}

static void close_field(struct desk *desk)
{
	clerk_leave(&desk->clerk);
	clerk_remove(&desk->clerk);
	for (int i = 0; i < ROWS * COLUMNS; i++)
		free(desk->borders[i / COLUMNS][i % COLUMNS]);
}

static void put_all(bool pasted)
{
	struct desk desk;
	open_field(&desk);
	for (size_t i = 0; i < COUNT(inputs); i++) {
		const char *stored = pasted ? inputs[i].pasted : inputs[i].typed;
		stored = stored ? stored : inputs[i].text;
		put(&desk, &inputs[i], pasted);
		expect_field(&desk, stored, stored);
		expect_stored(&desk, stored);
		walk(&desk, stored);
		delete_backwards(&desk, stored, !pasted);
		put(&desk, &inputs[i], pasted);
		delete_forwards(&desk, stored, !pasted);
		put_at_edges(&desk, &inputs[i], stored, pasted);
	}
	close_field(&desk);
}

static void test_typed(void **state)
{
	(void)state;
	put_all(false);
}

static void test_pasted(void **state)
{
	(void)state;
	put_all(true);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_typed),
		cmocka_unit_test(test_pasted),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
