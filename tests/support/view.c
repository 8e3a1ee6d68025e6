/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tests/support/view.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/support/terminal_grid.h"
#include "text/mem.h"
#include "text/utf8.h"

void view_release(struct view *view)
{
	for (int i = 0; i < view->rows * view->columns; i++)
		free(view->cells[i]);
	free(view->cells);
	free(view->styles);
	str_release(&view->text);
	*view = (struct view)VIEW_INIT;
}

void view_take(struct view *view, struct terminal *grid)
{
	view_release(view);
	grid->ops->size(grid, &view->rows, &view->columns);
	const int count = view->rows * view->columns;
	view->cells = mem_new((size_t)count, sizeof(*view->cells));
	view->styles = mem_new((size_t)count, sizeof(*view->styles));
	for (int i = 0; i < count; i++) {
		const int row = i / view->columns, column = i % view->columns;
		view->cells[i] = mem_strdup(grid_cell(grid, row, column));
		assert_null(strstr(grid_look(grid, row, column), "\u0E33"));
		view->styles[i] = grid_style(grid, row, column);
	}
	grid_text(grid, &view->text);
}

static const char *cell_at(const struct view *view, int row, int column)
{
	return view->cells[row * view->columns + column];
}

void view_styles(const struct view *view, struct str *out)
{
	static const char letters[STYLE_COUNT] = {
		[STYLE_PLAIN] = '.',
		[STYLE_TITLE] = 'T',
		[STYLE_LABEL] = 'L',
		[STYLE_FIELD] = 'f',
		[STYLE_FOCUS] = 'H',
		[STYLE_SELECTED] = 'S',
		[STYLE_MARKED] = 'M',
		[STYLE_GUIDE] = 'g',
		[STYLE_FAINT] = '-',
		[STYLE_KEY] = 'K',
		[STYLE_MESSAGE] = 'm',
		[STYLE_DONE] = 'd',
		[STYLE_WARNING] = 'W',
		[STYLE_ERROR] = 'E',
		[STYLE_TITLE_ACCENT] = 'A',
		[STYLE_LINE] = '_',
		[STYLE_ACCENT] = 'a',
		[STYLE_BAR] = 'b',
		[STYLE_BAR_KEY] = 'k',
		[STYLE_FOCUS_MARK] = '>',
		[STYLE_FOCUS_LABEL] = 'l',
		[STYLE_FOCUS_FAINT] = '=',
		[STYLE_FOCUS_DONE] = 'D',
		[STYLE_FOCUS_WARNING] = 'w',
		[STYLE_FOCUS_ERROR] = 'e',
		[STYLE_REMOVED] = '-',
		[STYLE_ADDED] = '+',
	};
	for (int row = 0; row < view->rows; row++) {
		size_t end = out->bytes;
		for (int column = 0; column < view->columns; column++) {
			const enum style style =
				view->styles[row * view->columns + column];
			str_putc(out, letters[style]);
			if (style != STYLE_PLAIN)
				end = out->bytes;
		}
		str_truncate(out, end);
		str_putc(out, '\n');
	}
}

static _Noreturn void fail_at(
	const struct str *screen, int row, int column, const char *what, const char *cell)
{
	fprintf(stderr, "The screen:\n%s", screen->data);
	fail_msg("row %d, column %d: %s: '%s'", row, column, what, cell);
	abort();
}

/* --- what is the same everywhere --- */

static bool is_focus(enum style style)
{
	return style >= STYLE_FOCUS && style <= STYLE_FOCUS_ERROR;
}

static bool is_cell(const struct view *view, int row, int column, enum line_piece piece)
{
	static const struct terminal utf8 = {.lines = TERMINAL_LINES_UTF8};
	return strcmp(cell_at(view, row, column), terminal_piece(&utf8, piece)) == 0;
}

/* From the mark on: a space, and the background as far as it goes; then nothing of it,
 * unless there is another mark. */
static void assert_focus(const struct view *view, int row, int column)
{
	enum { LEAST = 4 };
	const enum style *styles = &view->styles[row * view->columns];
	const int mark = column;
	if (!is_cell(view, row, column, LINE_HERE))
		fail_at(&view->text, row, column, "no mark", cell_at(view, row, column));
	if (strcmp(cell_at(view, row, column + 1), " ") != 0)
		fail_at(&view->text, row, column + 1, "no room beside the mark",
			cell_at(view, row, column + 1));
	for (column++; column < view->columns &&
		       (is_focus(styles[column]) || styles[column] == STYLE_SELECTED);
		column++)
		continue;
	if (column - mark < LEAST)
		fail_at(&view->text, row, mark, "no background", "");
}

void assert_one_look(const struct view *view)
{
	for (int row = 0; row < view->rows; row++) {
		for (int column = 0; column < view->columns; column++) {
			const enum style style =
				view->styles[row * view->columns + column];
			const char *cell = cell_at(view, row, column);
			const bool done =
				style == STYLE_DONE || style == STYLE_FOCUS_DONE;
			if (done && !is_cell(view, row, column, LINE_DONE))
				fail_at(&view->text, row, column, "green", cell);
			if (style == STYLE_FOCUS_MARK)
				assert_focus(view, row, column);
			if (!strcmp(cell, "█") || !strcmp(cell, "░"))
				fail_at(&view->text, row, column, "a slab", cell);
			if (row + 1 == view->rows && style != STYLE_BAR &&
				style != STYLE_BAR_KEY)
				fail_at(&view->text, row, column, "not the key bar",
					cell);
		}
	}
}

/* --- ASCII --- */

static struct terminal utf8_terminal = {.lines = TERMINAL_LINES_UTF8};
static struct terminal ascii_terminal = {.lines = TERMINAL_LINES_ASCII};

static bool stands_for(const char *ascii, const char *cell)
{
	for (enum line_piece piece = 0; piece < LINE_PIECES; piece++) {
		if (!strcmp(cell, terminal_piece(&utf8_terminal, piece)) &&
			!strcmp(ascii, terminal_piece(&ascii_terminal, piece)))
			return true;
	}
	return false;
}

/* Windows-874, in which Thai was typed before there was UTF-8, has them beside Thai. */
static const uint32_t punctuation[] = {
	0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2026};

static bool is_at_home(uint32_t code_point)
{
	bool known = code_point < 0x80 || (code_point >= 0xE01 && code_point <= 0xE5B);
	for (size_t i = 0; i < sizeof(punctuation) / sizeof(punctuation[0]); i++)
		known = known || code_point == punctuation[i];
	return known;
}

static void assert_at_home(const struct view *view, int row, int column)
{
	const char *cell = cell_at(view, row, column);
	for (size_t at = 0, bytes = strlen(cell); at < bytes;) {
		uint32_t code_point;
		at += utf8_decode(cell + at, bytes - at, &code_point);
		if (!is_at_home(code_point))
			fail_at(&view->text, row, column, "not of ASCII", cell);
	}
}

/* What is said in a row without its spaces and its last column, where the marks for more
 * are; each arrow as its key is called. */
static void append_said(const struct view *view, int row, struct str *out)
{
	static const struct {
		const char *arrow, *name;
	} keys[] = {{"↑", "Up"}, {"↓", "Down"}, {"←", "Left"}, {"→", "Right"}};
	for (int column = 0; column + 1 < view->columns; column++) {
		const char *cell = cell_at(view, row, column);
		for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
			if (strcmp(cell, keys[i].arrow) == 0)
				cell = keys[i].name;
		str_puts(out, strcmp(cell, " ") ? cell : "");
	}
}

/* Lines may end elsewhere, so the last rows (the first, where it was scrolled to the end)
 * may be out of view in one of the two. */
static void assert_said(const struct view *view, const struct view *ascii)
{
	enum { AROUND = 3 /* title, messages, keys: compared column by column */ };
	struct str a = STR_INIT, b = STR_INIT;
	for (int row = 1; row + AROUND <= view->rows; row++) {
		append_said(view, row, &a);
		append_said(ascii, row, &b);
	}
	const size_t bytes = a.bytes < b.bytes ? a.bytes : b.bytes;
	const bool same =
		memcmp(a.data, b.data, bytes) == 0 ||
		memcmp(a.data + a.bytes - bytes, b.data + b.bytes - bytes, bytes) == 0;
	if (!same || 3 * bytes < 2 * a.bytes)
		fail_at(&ascii->text, 0, 0, "other words than", view->text.data);
	str_release(&a);
	str_release(&b);
}

static bool row_holds(const struct view *view, int row, const char *text)
{
	struct str all = STR_INIT;
	for (int column = 0; column < view->columns; column++)
		str_puts(&all, cell_at(view, row, column));
	const bool held = strstr(all.data, text) != NULL;
	str_release(&all);
	return held;
}

void assert_in_ascii(
	const struct view *view, const struct view *ascii, bool moves, const char *apart)
{
	assert_int_equal(view->rows, ascii->rows);
	assert_int_equal(view->columns, ascii->columns);
	for (int row = 0; row < view->rows; row++) {
		const bool other = moves || (apart && row_holds(ascii, row, apart));
		for (int column = 0; column < view->columns; column++) {
			const char *cell = cell_at(view, row, column);
			const char *now = cell_at(ascii, row, column);
			assert_at_home(ascii, row, column);
			if (!other && strcmp(cell, now) != 0 && !stands_for(now, cell))
				fail_at(&ascii->text, row, column, "does not stand for",
					cell);
		}
	}
	if (moves)
		assert_said(view, ascii);
}

/* --- the real program --- */

/* How each meaning has to be seen: this is what tells them apart on paper, too. */
static const struct {
	bool coloured;        /* where there are colours */
	bool ground;          /* in the spaces, too */
	bool reverse_in_mono; /* where there are none */
} seen[STYLE_COUNT] = {
	[STYLE_TITLE] = {.coloured = true, .ground = true, .reverse_in_mono = true},
	[STYLE_TITLE_ACCENT] = {.coloured = true,
		.ground = true,
		.reverse_in_mono = true},
	[STYLE_LABEL] = {.coloured = true},
	[STYLE_SELECTED] = {.coloured = true, .ground = true, .reverse_in_mono = true},
	[STYLE_MARKED] = {.coloured = true, .ground = true, .reverse_in_mono = true},
	[STYLE_GUIDE] = {.coloured = true},
	[STYLE_FAINT] = {.coloured = true},
	[STYLE_LINE] = {.coloured = true},
	[STYLE_ACCENT] = {.coloured = true},
	[STYLE_KEY] = {.coloured = true, .reverse_in_mono = true},
	[STYLE_BAR] = {.coloured = true, .ground = true},
	[STYLE_BAR_KEY] = {.coloured = true, .ground = true, .reverse_in_mono = true},
	[STYLE_DONE] = {.coloured = true},
	[STYLE_WARNING] = {.coloured = true},
	[STYLE_ERROR] = {.coloured = true, .reverse_in_mono = true},
	[STYLE_FOCUS] = {.coloured = true, .ground = true, .reverse_in_mono = true},
	[STYLE_FOCUS_MARK] = {.coloured = true, .ground = true},
	[STYLE_FOCUS_LABEL] = {.coloured = true, .ground = true, .reverse_in_mono = true},
	[STYLE_FOCUS_FAINT] = {.coloured = true, .ground = true, .reverse_in_mono = true},
	[STYLE_FOCUS_DONE] = {.coloured = true, .ground = true, .reverse_in_mono = true},
	[STYLE_FOCUS_WARNING] = {.coloured = true,
		.ground = true,
		.reverse_in_mono = true},
	[STYLE_FOCUS_ERROR] = {.coloured = true, .ground = true, .reverse_in_mono = true},
	[STYLE_REMOVED] = {.coloured = true, .reverse_in_mono = true},
	[STYLE_ADDED] = {.coloured = true},
};

static void assert_seen(
	struct pty *pty, const struct view *view, int row, int column, bool colours)
{
	const enum style style = view->styles[row * view->columns + column];
	const char *cell = cell_at(view, row, column);
	const bool coloured = pty_is_coloured(pty, row, column);
	const bool reverse = pty_is_reverse(pty, row, column);
	/* A space of another colour than its ground is but a space. */
	const bool counts = strcmp(cell, " ") != 0 || seen[style].ground;
	/* ต, ด and ค become one blot. */
	if (pty_is_bold(pty, row, column))
		fail_at(&view->text, row, column, "bold", cell);
	if (!colours && coloured)
		fail_at(&view->text, row, column, "a colour where there are none", cell);
	if (!counts)
		return;
	if (colours && coloured != seen[style].coloured)
		fail_at(&view->text, row, column, "the wrong colour", cell);
	if (reverse != (!colours && seen[style].reverse_in_mono))
		fail_at(&view->text, row, column, "wrongly reversed or not", cell);
}

void assert_same_on(struct pty *pty, const struct view *view, bool colours)
{
	pty_wait_screen(pty, view->text.data);
	for (int row = 0; row < view->rows; row++) {
		for (int column = 0; column < view->columns; column++) {
			const char *cell = cell_at(view, row, column);
			if (strcmp(cell, pty_cell(pty, row, column)) != 0)
				fail_at(&view->text, row, column,
					"in another column, or other marks", cell);
			if (*cell)
				assert_seen(pty, view, row, column, colours);
		}
	}
}
