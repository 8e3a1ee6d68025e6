/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Inputs that terminals and programs get wrong, typed and pasted into a field of the real
 * program: what is stored, what the screen shows, where the cursor stands, and that every
 * border stays in its column.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "tests/clerk.h"
#include "text/cell.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define SAMPLE       TOP_SRCDIR "/data/samples/annual.json"

enum { ROWS = 24, COLUMNS = 80, CODE_POINTS_MAX = 60 };

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
	{"๑๒,๕๐๐.๗๕ บาท ต.ค. ๖๗", NULL, NULL},
	{"www.dla.go.th “(บาท)”", NULL, NULL},
	{"…€👍", NULL, NULL},
	{"ก\u00A0ข", NULL, NULL}, /* a space where it is shown */
	{"ก\x80ข\xE0\xB8", "กข", "ก\uFFFDข\uFFFD\uFFFD"},
};

struct desk {
	struct clerk clerk;
	int row, column; /* of the first cell of the field */
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

/* Shows the text as it stands in the first row of the field. */
static void expect_row(struct desk *desk, const char *text)
{
	struct str shown = STR_INIT;
	int column = desk->column;
	text_show(&shown, text, strlen(text));
	for (size_t at = 0; at < shown.bytes;) {
		struct cell cell = cell_next(shown.data + at, shown.bytes - at);
		const char *got = pty_cell(desk->clerk.pty, desk->row, column);
		/* A terminal keeps so many marks as it can. */
		if (cell.columns &&
			(!*got || strncmp(got, shown.data + at, strlen(got)) ||
				(cell.bytes <= 12 && strlen(got) != cell.bytes)))
			fail_msg("'%s' in column %d of '%s'", got, column, text);
		column += (int)cell.columns;
		at += cell.bytes;
	}
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

/* Left over each cell and back; deleted from both sides. */
static void walk(
	struct desk *desk, const struct input *input, const char *stored, bool pasted)
{
	const int columns = (int)text_columns(stored, strlen(stored));
	size_t cells = 0;
	for (size_t at = strlen(stored); at > 0; cells++) {
		at = cell_previous(stored, at);
		press(desk, "Left", stored);
		expect_cursor(desk, (int)text_columns(stored, at), stored);
	}
	press(desk, "End", stored);
	expect_cursor(desk, columns, stored);
	for (int i = 0; i < CODE_POINTS_MAX && *stored; i++)
		pty_key(desk->clerk.pty, "Backspace");
	press(desk, "Backspace", stored);
	expect_cursor(desk, 0, "all deleted backwards");
	expect_stored(desk, "");
	put(desk, input, pasted);
	press(desk, "Home", stored);
	for (size_t i = 0; i < cells; i++)
		press(desk, "Del", stored);
	expect_stored(desk, "");
}

/* In front of it so many letters that it ends at the right edge, or just behind; and so
 * in the last row. */
static void put_at_edges(
	struct desk *desk, const struct input *input, const char *stored, bool pasted)
{
	int right = desk->column;
	while (!desk->borders[desk->row][right])
		right++;
	const int columns = (int)text_columns(stored, strlen(stored));
	for (int end = right - 2; end <= right + 1; end++) {
		struct str wanted = STR_INIT;
		/* The second half of them in the last row. */
		for (int row = desk->row; end >= right && row < ROWS - 4; row++)
			str_putc(&wanted, '\n');
		for (int i = desk->column + columns; i < end; i++)
			str_putc(&wanted, 'x');
		pty_paste(desk->clerk.pty, wanted.data, wanted.bytes);
		put(desk, input, pasted);
		str_puts(&wanted, stored);
		expect_stored(desk, wanted.data);
		press(desk, "Left", stored);
		press(desk, "Del", stored);
		str_release(&wanted);
		clear(desk);
	}
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
		expect_row(&desk, stored);
		expect_cursor(&desk, (int)text_columns(stored, strlen(stored)), stored);
		expect_stored(&desk, stored);
		walk(&desk, &inputs[i], stored, pasted);
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
