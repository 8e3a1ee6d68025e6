/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tests/support/terminal_grid.h"

#include <stdlib.h>
#include <string.h>

#include "text/cell.h"
#include "text/mem.h"
#include "text/str.h"
#include "text/utf8.h"
#include "tui/terminal/cell_cache.h"
#include "tui/terminal/clipboard.h"
#include "tui/terminal/frame.h"
#include "tui/terminal/key.h"
#include "tui/terminal/paragraph_cache.h"

struct scripted {
	struct event event;
	char *paste;                /* owned */
	int rows, columns;          /* EVENT_RESIZE: what becomes of the screen */
	void (*see)(void *context); /* NULL: an event */
	void *context;
	int burst; /* comes without waiting, with all of its number; 0: does wait */
};

/* Milliseconds that a pause lasts: the longest that the program waits for one. */
enum { PAUSE = 300 };

struct grid {
	struct terminal terminal;
	struct frame frame;
	struct frame_cell look; /* grid_look() */
	int cursor_row, cursor_column;
	bool cursor_shown;
	struct scripted *script;
	size_t script_count, script_capacity, script_next;
	int burst;   /* of what is added now */
	int bursts;  /* how many there are */
	bool passed; /* EVENT_NONE after the end was given */
	int waited;  /* milliseconds of the pause that is going on */
	struct str fault;
	struct str copied; /* what the clipboard was given last */
};

static struct grid *grid_of(struct terminal *terminal)
{
	return (struct grid *)terminal;
}

/* Remembers the first thing that no terminal could have drawn. */
static void note_fault(struct grid *grid, const char *what, int row, int column)
{
	if (!grid->fault.bytes)
		str_printf(&grid->fault, "FAULT: %s at row %d, column %d of %dx%d", what,
			row, column, grid->frame.columns, grid->frame.rows);
}

/* --- struct terminal_ops --- */

static void size(struct terminal *terminal, int *rows, int *columns)
{
	*rows = grid_of(terminal)->frame.rows;
	*columns = grid_of(terminal)->frame.columns;
}

static void clear(struct terminal *terminal)
{
	frame_clear(&grid_of(terminal)->frame);
}

static void put(struct terminal *terminal, int row, int column, int columns,
	const char *text, size_t bytes, enum style style)
{
	struct grid *grid = grid_of(terminal);
	if (!bytes || !frame_holds(&grid->frame, row, column, 1)) {
		note_fault(grid, "a cell beside the screen", row, column);
		return;
	}
	struct cell cell = cell_next(text, bytes);
	if (column + columns > grid->frame.columns)
		note_fault(grid, "a cell beside the screen", row, column);
	else if (cell.bytes != bytes || !columns || columns != (int)cell.columns)
		note_fault(grid, "more or less than a cell", row, column);
	else if (cell.stray || (unsigned char)text[0] < ' ')
		note_fault(grid, "a mark or control character alone", row, column);
	else
		frame_put(&grid->frame, row, column, columns, text, bytes, style);
}

static int plain(struct terminal *terminal, int row, int column, int most,
	const char *text, size_t bytes, enum style style)
{
	struct grid *grid = grid_of(terminal);
	int columns = 0;
	const struct frame_cell *cells =
		cell_cache_cells(&terminal->cells, text, bytes, style, &columns);
	if (!cells || columns > most)
		return 0;
	if (!frame_holds(&grid->frame, row, column, columns))
		note_fault(grid, "a text beside the screen", row, column);
	else
		frame_cells(&grid->frame, row, column, cells, columns);
	return columns;
}

static void spaces(
	struct terminal *terminal, int row, int column, int columns, enum style style)
{
	struct grid *grid = grid_of(terminal);
	if (!frame_holds(&grid->frame, row, column, columns))
		note_fault(grid, "spaces beside the screen", row, column);
	else
		frame_spaces(&grid->frame, row, column, columns, style);
}

static void line(struct terminal *terminal, int row, int column, enum line_piece piece,
	enum style style)
{
	struct grid *grid = grid_of(terminal);
	if (!frame_holds(&grid->frame, row, column, 1))
		note_fault(grid, "a line beside the screen", row, column);
	else
		frame_line(&grid->frame, row, column, piece, style);
}

static void cursor(struct terminal *terminal, int row, int column, bool shown)
{
	struct grid *grid = grid_of(terminal);
	grid->cursor_row = row < 0 ? -1 : row;
	grid->cursor_column = row < 0 ? -1 : column;
	grid->cursor_shown = shown && row >= 0;
}

/* Whether a pause is over: who looks for something else meanwhile waits for it in steps. */
static bool has_passed(struct grid *grid, int milliseconds)
{
	grid->waited += milliseconds;
	if (milliseconds > 0 && grid->waited < PAUSE)
		return false;
	grid->waited = 0;
	return true;
}

static void wait(struct terminal *terminal, int milliseconds, struct event *event)
{
	struct grid *grid = grid_of(terminal);
	while (grid->script_next < grid->script_count &&
		grid->script[grid->script_next].see) {
		const struct scripted *seen = &grid->script[grid->script_next++];
		seen->see(seen->context);
	}
	const bool ended = grid->script_next == grid->script_count;
	*event = (struct event){.kind = ended && grid->passed ? EVENT_END : EVENT_NONE};
	if (ended) {
		grid->passed |= has_passed(grid, milliseconds);
		return;
	}
	const struct scripted *next = &grid->script[grid->script_next];
	if (next->event.kind == EVENT_NONE && !has_passed(grid, milliseconds))
		return;
	grid->script_next++;
	grid->waited = 0;
	*event = next->event;
	if (next->event.kind == EVENT_RESIZE)
		frame_resize(&grid->frame, next->rows, next->columns);
}

/* Scripts wait for the screen, but what comes ahead of it. */
static bool arrives(struct terminal *terminal, int milliseconds)
{
	(void)milliseconds;
	const struct grid *grid = grid_of(terminal);
	return grid->script_next && grid->script_next < grid->script_count &&
	       grid->script[grid->script_next].burst &&
	       grid->script[grid->script_next].burst ==
		       grid->script[grid->script_next - 1].burst;
}

static void drop(struct terminal *terminal)
{
	struct grid *grid = grid_of(terminal);
	const int burst =
		grid->script_next ? grid->script[grid->script_next - 1].burst : 0;
	while (burst && grid->script_next < grid->script_count &&
		grid->script[grid->script_next].burst == burst)
		grid->script_next++;
}

static bool copy(struct terminal *terminal, const char *text, size_t bytes)
{
	struct str *copied = &grid_of(terminal)->copied;
	str_clear(copied);
	str_append(copied, text, bytes);
	return bytes <= CLIPBOARD_MOST;
}

static void do_nothing(struct terminal *terminal)
{
	(void)terminal;
}

static void close(struct terminal *terminal)
{
	struct grid *grid = grid_of(terminal);
	frame_release(&grid->frame);
	for (size_t i = 0; i < grid->script_count; i++)
		free(grid->script[i].paste);
	free(grid->script);
	str_release(&grid->fault);
	str_release(&grid->copied);
	paragraph_cache_free(grid->terminal.paragraphs);
	cell_cache_free(grid->terminal.cells);
	free(grid);
}

static const struct terminal_ops grid_ops = {
	.size = size,
	.clear = clear,
	.put = put,
	.plain = plain,
	.spaces = spaces,
	.line = line,
	.cursor = cursor,
	.flush = do_nothing,
	.wait = wait,
	.arrives = arrives,
	.drop = drop,
	.copy = copy,
	.suspend = do_nothing,
	.resume = do_nothing,
	.close = close,
};

struct terminal *terminal_grid(int rows, int columns)
{
	struct grid *grid = mem_new(1, sizeof(*grid));
	grid->terminal.ops = &grid_ops;
	grid->cursor_row = grid->cursor_column = -1;
	str_init(&grid->fault);
	str_init(&grid->copied);
	frame_init(&grid->frame, rows, columns);
	return &grid->terminal;
}

/* --- the script --- */

static struct scripted *add(struct terminal *terminal, enum event_kind kind)
{
	struct grid *grid = grid_of(terminal);
	grid->script = mem_grow(grid->script, grid->script_count, &grid->script_capacity,
		sizeof(*grid->script));
	struct scripted *scripted = &grid->script[grid->script_count++];
	*scripted = (struct scripted){.event.kind = kind, .burst = grid->burst};
	grid->passed = false;
	return scripted;
}

void grid_press(struct terminal *terminal, keystroke key)
{
	bool text = key >= ' ' && key < K_UP;
	add(terminal, text ? EVENT_TEXT : EVENT_KEY)->event.key = key;
}

void grid_type(struct terminal *terminal, const char *text)
{
	for (size_t left = strlen(text), spanned; left;
		left -= spanned, text += spanned) {
		uint32_t code_point;
		spanned = utf8_decode(text, left, &code_point);
		if (code_point == '\n')
			grid_press(terminal, K_ENTER);
		else if (code_point == '\t')
			grid_press(terminal, K_TAB);
		else if (code_point < ' ')
			grid_press(terminal, CTRL(code_point + '@'));
		else
			grid_press(terminal, code_point);
	}
}

void grid_paste(struct terminal *terminal, const char *text, size_t bytes)
{
	struct scripted *scripted = add(terminal, EVENT_PASTE);
	scripted->paste = mem_new(bytes + 1, 1);
	memcpy(scripted->paste, text, bytes);
	scripted->event.paste = scripted->paste;
	scripted->event.bytes = bytes;
}

void grid_mouse(struct terminal *terminal, int row, int column, enum mouse mouse)
{
	struct scripted *scripted = add(terminal, EVENT_MOUSE);
	scripted->event.row = row;
	scripted->event.column = column;
	scripted->event.mouse = mouse;
}

void grid_click(struct terminal *terminal, int row, int column)
{
	grid_mouse(terminal, row, column, MOUSE_PRESS);
}

void grid_resize(struct terminal *terminal, int rows, int columns)
{
	struct scripted *scripted = add(terminal, EVENT_RESIZE);
	scripted->rows = rows;
	scripted->columns = columns;
}

void grid_ahead(struct terminal *terminal, bool ahead)
{
	struct grid *grid = grid_of(terminal);
	grid->burst = ahead ? ++grid->bursts : 0;
}

void grid_pass(struct terminal *terminal)
{
	add(terminal, EVENT_NONE);
}

void grid_see(struct terminal *terminal, void (*see)(void *context), void *context)
{
	struct scripted *scripted = add(terminal, EVENT_NONE);
	scripted->see = see;
	scripted->context = context;
}

/* --- what the screen holds --- */

const char *grid_cell(struct terminal *terminal, int row, int column)
{
	const struct frame_cell *cell =
		frame_cell(&grid_of(terminal)->frame, row, column);
	return cell->piece == LINE_PIECES ? cell->text
					  : terminal_piece(terminal, cell->piece);
}

void grid_text(struct terminal *terminal, struct str *out)
{
	const struct grid *grid = grid_of(terminal);
	if (grid->fault.bytes) {
		str_append(out, grid->fault.data, grid->fault.bytes);
		str_putc(out, '\n');
	}
	for (int row = 0; row < grid->frame.rows; row++) {
		size_t end = out->bytes;
		for (int column = 0; column < grid->frame.columns; column++) {
			const char *glyph = grid_cell(terminal, row, column);
			str_puts(out, glyph);
			if (strcmp(glyph, " "))
				end = out->bytes;
		}
		str_truncate(out, end);
		str_putc(out, '\n');
	}
}

const char *grid_look(struct terminal *terminal, int row, int column)
{
	struct grid *grid = grid_of(terminal);
	grid->look = frame_look(&grid->frame, row, column);
	return grid->look.text;
}

enum style grid_style(struct terminal *terminal, int row, int column)
{
	return frame_cell(&grid_of(terminal)->frame, row, column)->style;
}

void grid_cursor(struct terminal *terminal, int *row, int *column)
{
	const struct grid *grid = grid_of(terminal);
	*row = grid->cursor_shown ? grid->cursor_row : -1;
	*column = grid->cursor_shown ? grid->cursor_column : -1;
}

void grid_parked(struct terminal *terminal, int *row, int *column)
{
	*row = grid_of(terminal)->cursor_row;
	*column = grid_of(terminal)->cursor_column;
}

const char *grid_copied(struct terminal *terminal)
{
	return grid_of(terminal)->copied.data;
}

const char *grid_fault(struct terminal *terminal)
{
	return grid_of(terminal)->fault.data;
}
