/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The only file that knows curses. Curses draws; what comes in is read here and decoded
 * by tui/terminal/decoder.h, because get_wch() loses bytes of a paste that are no UTF-8 and makes
 * text of sequences that it does not know.
 *
 * The size of the screen is the frame's, and changes in resize() alone, between two
 * events: curses is told it and never asks (guard.h has SIGWINCH, screen_size_tell()
 * the rest), so all of a paint and of its way to the terminal has one size.
 *
 * ncurses 6.4 keeps a base and CCHARW_MAX - 1 marks in a cell; see the rest of its traps
 * at the places that avoid them.
 */
#include <config.h>

#include "tui/terminal/terminal.h"

#include <assert.h>
#include <curses.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

#include "text/cell.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"
#include "text/utf8.h"
#include "tui/terminal/background.h"
#include "tui/terminal/cell_cache.h"
#include "tui/terminal/clipboard.h"
#include "tui/terminal/decoder.h"
#include "tui/terminal/frame.h"
#include "tui/terminal/guard.h"
#include "tui/terminal/looks.h"
#include "tui/terminal/lost_keys.h"
#include "tui/terminal/modes.h"
#include "tui/terminal/paragraph_cache.h"
#include "tui/terminal/screen_size.h"
#include "tui/terminal/terminal_keys.h"
#include "tui/terminal/terminal_kind.h"
#include "tui/terminal/terminal_type.h"
#include "tui/terminal/wide_cell.h"

static_assert(CCHARW_MAX == WIDE_CELL_MOST, "a cell of curses has another room");

enum {
	ESCAPE_DELAY = 25,  /* ms */
	DOUBLE_CLICK = 400, /* ms */
	LAST_READS = 64,    /* of what was typed before a signal to end */
	READ_SIZE = 4096,
	ANSWER_DUE = 5000, /* ms after which a terminal is not expected to answer */
};

struct curses {
	struct terminal terminal;
	SCREEN *screen;
	struct frame frame;    /* what is drawn, until flush() */
	bool mouse, clipboard; /* what this terminal can */
	bool enriched;         /* it was given a type with more colours than $TERM says */
	enum terminal_theme theme;
	bool light;  /* what the background is taken for */
	int colours; /* that are counted on */
	enum palette palette;
	attr_t looks[STYLE_COUNT];
	short pairs[STYLE_COUNT];
	int cursor_row, cursor_column;
	bool cursor_shown;
	struct decoder decoder;
	int64_t fed;        /* when the decoder was last fed */
	int last_reads;     /* left, once the end is there */
	bool gone;          /* the terminal was hung up */
	struct event press; /* the last press of the mouse, and when */
	int64_t pressed;
	bool coloured, shown; /* the first screen: waits for its colours; was shown */
	int64_t asked; /* when it was asked how it draws Thai; 0: no answer is to come */
	struct event held; /* that came before the first screen was shown */
};

/* The one that is to be given back by exit(). */
static struct curses *current;

static struct curses *curses_of(struct terminal *terminal)
{
	return (struct curses *)terminal;
}

/* Milliseconds of a clock that only goes forward. */
static int64_t now(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static void send_text(const char *text)
{
	modes_send(text, strlen(text));
}

/* A string of terminfo; NULL if this terminal has none. */
static const char *capability(const char *name)
{
	const char *value = tigetstr(name);
	return value == (const char *)-1 ? NULL : value;
}

/* --- looks --- */

static void choose_looks(struct curses *curses)
{
	const enum palette palette = curses->palette;
	for (short i = 0; i < STYLE_COUNT; i++) {
		const struct look look = look_of(palette, (enum style)i);
		const bool coloured =
			look.text != LOOK_DEFAULT || look.ground != LOOK_DEFAULT;
		curses->looks[i] = (look.reverse ? A_REVERSE : A_NORMAL) |
				   (look.dim ? A_DIM : A_NORMAL) |
				   (look.underline ? A_UNDERLINE : A_NORMAL);
		curses->pairs[i] = 0;
		if (coloured && i + 1 < COLOR_PAIRS &&
			init_pair((short)(i + 1), look.text, look.ground) == OK)
			curses->pairs[i] = (short)(i + 1);
	}
	/* What is nobody's cell is of the same ground. */
	bkgd((chtype)COLOR_PAIR(curses->pairs[STYLE_PLAIN]) | ' ');
	curses->frame.unknown = curses->frame.unknown || curses->pairs[STYLE_PLAIN];
}

static void start_looks(struct curses *curses, enum terminal_theme theme)
{
	const char *no_color = getenv("NO_COLOR");
	const bool none = (no_color && *no_color) || !has_colors() ||
			  start_color() == ERR || use_default_colors() == ERR;
	const bool unsure = curses->enriched && !colours_guess(getenv("COLORTERM"));
	curses->theme = none ? TERMINAL_THEME_MONOCHROME : theme;
	curses->light = background_guess(getenv("COLORFGBG"));
	curses->colours = none ? 0 : unsure ? FEW_COLOURS : COLORS;
	curses->palette = palette_choose(curses->theme, curses->light, curses->colours);
	choose_looks(curses);
}

/* The terminal told a colour. Whether all has to be painted again. */
static bool take_colour(struct curses *curses, const struct event *told)
{
	if (told->colour == COLOUR_GROUND)
		curses->light = background_is_light(told->rgb);
	else if (curses->colours)
		curses->colours = COLORS;
	const enum palette palette =
		palette_choose(curses->theme, curses->light, curses->colours);
	if (palette == curses->palette)
		return false;
	curses->palette = palette;
	choose_looks(curses);
	curses->frame.unknown = true;
	clearok(curscr, TRUE);
	return true;
}

/* --- drawing --- */

static void size(struct terminal *terminal, int *rows, int *columns)
{
	*rows = curses_of(terminal)->frame.rows;
	*columns = curses_of(terminal)->frame.columns;
}

static void clear_all(struct terminal *terminal)
{
	frame_clear(&curses_of(terminal)->frame);
}

static void put(struct terminal *terminal, int row, int column, int columns,
	const char *text, size_t bytes, enum style style)
{
	frame_put(&curses_of(terminal)->frame, row, column, columns, text, bytes, style);
}

static int plain(struct terminal *terminal, int row, int column, int most,
	const char *text, size_t bytes, enum style style)
{
	int columns = 0;
	const struct frame_cell *cells =
		cell_cache_cells(&terminal->cells, text, bytes, style, &columns);
	if (!cells || columns > most)
		return 0;
	frame_cells(&curses_of(terminal)->frame, row, column, cells, columns);
	return columns;
}

static void spaces(
	struct terminal *terminal, int row, int column, int columns, enum style style)
{
	frame_spaces(&curses_of(terminal)->frame, row, column, columns, style);
}

static void line(struct terminal *terminal, int row, int column, enum line_piece piece,
	enum style style)
{
	frame_line(&curses_of(terminal)->frame, row, column, piece, style);
}

/* --- showing what was drawn --- */

static void put_wide(
	struct curses *curses, int row, int column, const wchar_t *text, enum style style)
{
	cchar_t cell;
	if (setcchar(&cell, text, curses->looks[style], curses->pairs[style], NULL) == OK)
		/* In the last column of the last row it is stored, and ERR the answer. */
		mvwadd_wch(stdscr, row, column, &cell);
}

static void show_text(
	struct curses *curses, int row, int column, const char *text, enum style style)
{
	struct wide_cell wide;
	wide_cell_make(&wide, text);
	if (wide.misfit) {
		put_wide(curses, row, column, L"\xFFFD", style);
		for (int i = 1; i < wide.columns; i++)
			put_wide(curses, row, column + i, L" ", style);
		return;
	}
	put_wide(curses, row, column, wide.text, wide.more ? STYLE_ERROR : style);
}

/* The alternative character set is curses' affair: it takes Unicode where the terminal
 * shows it. Indices into the table of WACS_ characters; 0: the piece is not in it. */
static const int alternatives[LINE_PIECES] = {
	[LINE_ACROSS] = 'q',
	[LINE_DOWN] = 'x',
	[LINE_TOP_LEFT] = 'l',
	[LINE_TOP_RIGHT] = 'k',
	[LINE_BOTTOM_LEFT] = 'm',
	[LINE_BOTTOM_RIGHT] = 'j',
	[LINE_TEE_DOWN] = 'w',
	[LINE_TEE_UP] = 'v',
	[LINE_TEE_RIGHT] = 't',
	[LINE_TEE_LEFT] = 'u',
	[LINE_CROSS] = 'n',
	[LINE_EMPTY] = 'q',
};

static void show_piece(struct curses *curses, int row, int column, enum line_piece piece,
	enum style style)
{
	const char *shape = terminal_piece(&curses->terminal, piece);
	uint32_t code_point;
	utf8_decode(shape, strlen(shape), &code_point);
	wchar_t text[CCHARW_MAX + 1] = {(wchar_t)code_point};
	if (terminal_is_ascii(&curses->terminal) || !alternatives[piece]) {
		put_wide(curses, row, column, text, style);
		return;
	}
	attr_t attributes;
	short pair;
	cchar_t cell;
	if (getcchar(NCURSES_WACS(alternatives[piece]), text, &attributes, &pair, NULL) ==
			OK &&
		setcchar(&cell, text, attributes | curses->looks[style],
			curses->pairs[style], NULL) == OK)
		mvwadd_wch(stdscr, row, column, &cell);
}

static void show(void *context, int row, int column, const struct frame_cell *cell)
{
	struct curses *curses = context;
	if (cell->piece != LINE_PIECES)
		show_piece(curses, row, column, cell->piece, cell->style);
	else
		show_text(curses, row, column, cell->text, cell->style);
}

static void cursor(struct terminal *terminal, int row, int column, bool shown)
{
	struct curses *curses = curses_of(terminal);
	const int columns = curses->frame.columns;
	curses->cursor_row = row < curses->frame.rows ? row : -1;
	curses->cursor_column = column < columns ? column : columns - 1;
	curses->cursor_shown = shown && curses->cursor_row >= 0;
}

/* Whether it is of the kind that answers questions, or passes over them. */
static bool takes_questions(void)
{
	const char *question = capability("u7");
	return question && !strcmp(question, "\033[6n") && !terminal_kind_is_console();
}

/* Asks what the looks are to be chosen by. The answer to the next question comes behind this
 * one. */
static void ask_colours(struct curses *curses)
{
	const bool ground = curses->theme == TERMINAL_THEME_AUTOMATIC;
	const bool more = curses->colours && curses->colours < COLORS;
	if (curses->theme == TERMINAL_THEME_MONOCHROME || !takes_questions())
		return;
	if (ground)
		send_text(BACKGROUND_ASK);
	if (more)
		send_text(COLOURS_ASK);
	decoder_expect_colours(&curses->decoder, ground || more);
	curses->asked = now();
	curses->coloured = ground || more;
}

/* Asks how many columns the terminal gives to กิ and to กำ, on the empty screen that the
 * first one is written on, and empties the row again: row 2, because in row 1 the answer
 * could be F3. Nobody waits for the answer. */
static void ask_how_thai_is_drawn(struct curses *curses)
{
	enum { ROW = 2, MOST = 6 /* columns that it may take */ };
	if (!takes_questions() || curses->frame.rows < ROW ||
		curses->frame.columns < MOST)
		return;
	doupdate();
	send_text("\033[2;1Hกิกำ\033[6n\033[2K\033[H");
	decoder_expect_place(&curses->decoder, ROW);
	curses->asked = now();
}

static void wait_for_colours(struct curses *curses);

static void flush(struct terminal *terminal)
{
	struct curses *curses = curses_of(terminal);
	if (curses->coloured)
		wait_for_colours(curses);
	curses->shown = true;
	frame_changes(&curses->frame, show, curses);
	curs_set(curses->cursor_shown);
	if (curses->cursor_row >= 0)
		wmove(stdscr, curses->cursor_row, curses->cursor_column);
	wnoutrefresh(stdscr);
	doupdate();
}

/* --- events --- */

/* Takes the terminal's size as it is now, and an empty frame of it where it is another.
 * False: nothing of the terminal is another. */
static bool resize(struct curses *curses)
{
	const bool told = guard_resized();
	const struct screen_size before = {curses->frame.rows, curses->frame.columns};
	const struct screen_size size = screen_size_ask(STDOUT_FILENO, before);
	const bool same = size.rows == before.rows && size.columns == before.columns;
	if (same && !told)
		return false;
	if (!same) {
		/* (resizeterm() would put a KEY_RESIZE where nobody reads.) */
		resize_term(size.rows, size.columns);
		frame_resize(&curses->frame, size.rows, size.columns);
		curses->cursor_row = -1;
	}
	/* Terminals move what stood on the screen about. */
	clearok(curscr, TRUE);
	return true;
}

/* --- leaving the screen and taking it back --- */

/* Appends a capability without its delays ($<5>), which only old hardware wants. */
static void append_capability(struct str *out, const char *name)
{
	const char *value = capability(name);
	while (value && *value) {
		if (value[0] == '$' && value[1] == '<') {
			value += strcspn(value, ">");
			value += *value == '>';
		} else {
			str_putc(out, *value++);
		}
	}
}

static void switch_modes(
	const struct curses *curses, void (*append)(struct str *out, bool mouse))
{
	struct str modes = STR_INIT;
	append(&modes, curses->mouse);
	modes_send(modes.data, modes.bytes);
	str_release(&modes);
}

/* Curses saves the cursor while it scrolls; a terminal that keeps one saved cursor for
 * both its screens then hides the cursor again with the screen. */
static void leave_screen(void)
{
	struct str shown = STR_INIT;
	endwin();
	append_capability(&shown, "cnorm");
	modes_send(shown.data, shown.bytes);
	str_release(&shown);
}

static void suspend(struct terminal *terminal)
{
	switch_modes(curses_of(terminal), modes_append_off);
	guard_pause(true);
	leave_screen();
}

/* What is shown is what was drawn before, or nothing where the size is another. */
static void resume(struct terminal *terminal)
{
	struct curses *curses = curses_of(terminal);
	guard_pause(false);
	guard_continued(); /* that is what this is */
	resize(curses);
	struct told_size told = screen_size_tell(
		(struct screen_size){curses->frame.rows, curses->frame.columns});
	clearok(curscr, TRUE);
	flush(terminal);
	screen_size_told(&told);
	switch_modes(curses, modes_append_on);
}

/* Whether the program was stopped and goes on: then the screen is taken back. */
static bool was_stopped(struct curses *curses)
{
	const bool stopping = guard_stopping();
	if (!stopping && !guard_continued())
		return false;
	suspend(&curses->terminal);
	if (stopping)
		guard_stop();
	resume(&curses->terminal);
	return true;
}

/* Reads once what is there. */
static void read_input(struct curses *curses)
{
	char bytes[READ_SIZE];
	ssize_t count = read(STDIN_FILENO, bytes, sizeof(bytes));
	if (count > 0) {
		decoder_feed(&curses->decoder, bytes, (size_t)count);
		explicit_bzero(bytes, (size_t)count); /* it may be a passphrase */
		curses->fed = now();
		if (curses->fed - curses->asked > ANSWER_DUE)
			decoder_hurry(&curses->decoder);
	} else if (count == 0 || (errno != EINTR && errno != EAGAIN)) {
		curses->gone = true;
	}
}

/* Waits at most milliseconds, negative: whenever; with a signal the mask is put back. */
static bool wait_for_input(int64_t milliseconds, const sigset_t *mask)
{
	struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
	struct timespec time = {.tv_sec = (time_t)(milliseconds / 1000),
		.tv_nsec = (long)(milliseconds % 1000) * 1000000};
	return ppoll(&input, 1, milliseconds < 0 ? NULL : &time, mask) > 0;
}

/* The lesser of two waits of which a negative one has no end. */
static int64_t sooner(int64_t a, int64_t b)
{
	return a < 0 ? b : b < 0 || a < b ? a : b;
}

/* A press on the same place soon after one is a double one. */
static void note_press(struct curses *curses, struct event *event)
{
	if (event->kind != EVENT_MOUSE || event->mouse != MOUSE_PRESS)
		return;
	int64_t time = now();
	if (time - curses->pressed < DOUBLE_CLICK && event->row == curses->press.row &&
		event->column == curses->press.column) {
		event->mouse = MOUSE_DOUBLE;
		curses->pressed = 0;
		return;
	}
	curses->press = *event;
	curses->pressed = time;
}

/* The terminal said where its cursor is behind กิกำ. Whether something is another for it:
 * a mark took a column, or ำ none, and then it is shown apart whatever was wished. */
static bool take_answer(struct curses *curses, const struct event *place)
{
	enum { AM_JOINED = 2, MARK_WIDE = 4 }; /* columns; usually 3 */
	const bool answer = curses->asked && place->row == 1;
	curses->asked = 0;
	decoder_expect_colours(&curses->decoder, false); /* they were asked for before */
	if (answer && place->column == MARK_WIDE &&
		curses->terminal.fault == TERMINAL_FIT) {
		curses->terminal.fault = TERMINAL_WIDE_MARKS;
		return true;
	}
	if (!answer || place->column != AM_JOINED || !curses->frame.am_whole)
		return false;
	curses->frame.am_whole = false;
	curses->frame.unknown = true;
	clearok(curscr, TRUE); /* what stands there stands in other columns */
	return true;
}

/* The next event of the decoder that is not for this file alone. */
static bool next_event(struct curses *curses, bool timed_out, struct event *event)
{
	while (decoder_next(&curses->decoder, timed_out, event)) {
		if (event->kind != EVENT_PLACE && event->kind != EVENT_COLOUR)
			return true;
		if (event->kind == EVENT_PLACE ? take_answer(curses, event)
					       : take_colour(curses, event)) {
			*event = (struct event){.kind = EVENT_RESIZE};
			return true;
		}
		timed_out = false;
	}
	return false;
}

/* One round of waiting: true once event is set. deadline: by now(); negative: none. */
static bool wait_round(struct curses *curses, int64_t deadline, const sigset_t *mask,
	struct event *event)
{
	bool ending = curses->gone || guard_ending();
	if (!ending && (was_stopped(curses) || resize(curses))) {
		*event = (struct event){.kind = EVENT_RESIZE};
		return true;
	}
	if (curses->held.kind != EVENT_NONE) {
		*event = curses->held;
		curses->held.kind = EVENT_NONE;
		return true;
	}
	if (next_event(curses, false, event))
		return true;
	/* What was typed before the end is still taken. */
	int64_t time = now();
	int64_t left = deadline < 0 ? -1 : deadline > time ? deadline - time : 0;
	int patience = decoder_patience(&curses->decoder);
	int64_t settling = patience < 0 ? -1 : curses->fed + patience - time;
	if (settling < 0 && patience >= 0)
		settling = 0;
	if (!curses->gone && (!ending || curses->last_reads-- > 0) &&
		wait_for_input(ending ? 0 : sooner(left, settling), mask)) {
		read_input(curses);
		return false;
	}
	bool timed_out = patience >= 0 && (ending || now() >= curses->fed + patience);
	if (timed_out && next_event(curses, true, event))
		return true;
	bool late = deadline >= 0 && now() >= deadline;
	*event = (struct event){.kind = ending ? EVENT_END : EVENT_NONE};
	return ending || late;
}

static void wait_event(struct terminal *terminal, int milliseconds, struct event *event)
{
	struct curses *curses = curses_of(terminal);
	int64_t deadline = milliseconds < 0 ? -1 : now() + milliseconds;
	sigset_t signals, before;
	/* A signal between looking at its flag and waiting would be slept over. */
	guard_signals(&signals);
	sigprocmask(SIG_BLOCK, &signals, &before);
	while (!wait_round(curses, deadline, &before, event))
		continue;
	sigprocmask(SIG_SETMASK, &before, NULL);
	note_press(curses, event);
}

/* A window that changed is an event as well, and is not slept over. */
static bool arrives(struct terminal *terminal, int milliseconds)
{
	const struct curses *curses = curses_of(terminal);
	sigset_t signals, before;
	guard_signals(&signals);
	sigprocmask(SIG_BLOCK, &signals, &before);
	const bool there = guard_ending() || guard_will_resize() ||
			   curses->held.kind != EVENT_NONE ||
			   decoder_patience(&curses->decoder) >= 0 ||
			   wait_for_input(milliseconds, &before) || guard_will_resize();
	sigprocmask(SIG_SETMASK, &before, NULL);
	return there;
}

/* Takes in what has arrived and forgets it; who types without end is not waited for. */
static void drop(struct terminal *terminal)
{
	enum { ROUNDS = 4096 };
	struct curses *curses = curses_of(terminal);
	struct event event;
	curses->held.kind = EVENT_NONE;
	for (int i = 0; i < ROUNDS; i++) {
		while (next_event(curses, false, &event))
			continue;
		if (curses->gone || !wait_for_input(0, NULL))
			break;
		read_input(curses);
	}
	decoder_drop_paste(&curses->decoder);
}

/* --- the first screen --- */

/* Waits a moment, so that nothing is painted twice: terminals that answer do so at once, and
 * the last answer ends it. A key that came before stays for its turn. */
static void wait_for_colours(struct curses *curses)
{
	enum { MOMENT = 50 };
	const int64_t until = now() + MOMENT;
	bool waits = true;
	curses->coloured = false;
	while (curses->asked && waits && !curses->gone &&
		wait_for_input(MAX(until - now(), 0), NULL)) {
		struct event event;
		read_input(curses);
		while (waits && next_event(curses, false, &event))
			waits = event.kind == EVENT_RESIZE &&
				curses->terminal.fault == TERMINAL_FIT;
		if (!waits)
			curses->held = event;
	}
}

/* To the clipboard. */
static bool copy(struct terminal *terminal, const char *text, size_t bytes)
{
	if (!curses_of(terminal)->clipboard || bytes > CLIPBOARD_MOST)
		return false;
	struct str sequence = STR_INIT;
	clipboard_append(&sequence, clipboard_way(), text, bytes);
	modes_send(sequence.data, sequence.bytes);
	str_release(&sequence);
	return true;
}

/* --- the end --- */

static void give_back(struct curses *curses)
{
	switch_modes(curses, modes_append_off);
	if (!isendwin())
		leave_screen();
	guard_end();
}

static void give_back_at_exit(void)
{
	if (current)
		give_back(current);
}

static void close_terminal(struct terminal *terminal)
{
	struct curses *curses = curses_of(terminal);
	current = NULL;
	/* What it answers is not for who has the terminal next. */
	if (!curses->shown)
		wait_for_colours(curses);
	give_back(curses);
	delscreen(curses->screen);
	frame_release(&curses->frame);
	decoder_release(&curses->decoder);
	paragraph_cache_free(curses->terminal.paragraphs);
	cell_cache_free(curses->terminal.cells);
	free(curses);
}

static const struct terminal_ops curses_ops = {
	.size = size,
	.clear = clear_all,
	.put = put,
	.plain = plain,
	.spaces = spaces,
	.line = line,
	.cursor = cursor,
	.flush = flush,
	.wait = wait_event,
	.arrives = arrives,
	.drop = drop,
	.copy = copy,
	.suspend = suspend,
	.resume = resume,
	.close = close_terminal,
};

/* What gives the screen back when curses cannot be asked to any more. */
static void prepare_guard(const struct curses *curses)
{
	struct str leave = STR_INIT;
	modes_append_off(&leave, curses->mouse);
	append_capability(&leave, "sgr0");
	append_capability(&leave, "rmcup");
	append_capability(&leave, "cnorm");
	guard_leave(leave.data);
	str_release(&leave);
}

static void prepare_decoder(struct decoder *decoder)
{
	const char *delay = getenv("ESCDELAY");
	char *end;
	long wanted = delay ? strtol(delay, &end, 10) : ESCAPE_DELAY;
	if (wanted < 0 || wanted > 10000)
		wanted = ESCAPE_DELAY;
	decoder_init(decoder, (int)wanted);
	for (size_t i = 0; i < terminal_keys_count; i++) {
		const char *sequence = capability(terminal_keys[i].capability);
		if (sequence)
			decoder_key(decoder, sequence, terminal_keys[i].key);
	}
}

/* Takes the screen, empty. Until it was left once ncurses 6.4 writes each move of the cursor
 * by itself, dozens of times a paint, and each time whoever reads wakes up: it is left before
 * it is taken, unseen. */
static void take_screen(void)
{
	guard_hush(true);
	endwin();
	guard_hush(false);
	doupdate();
}

static bool start(struct curses *curses, struct error *error)
{
	const char *name = getenv("TERM");
	if (!guard_modes())
		return error_set(error, ERROR_USAGE,
			_("the full-screen program needs a terminal; for work without one "
			  "there are commands: mattrakan --help"));
	guard_begin();
	const struct screen_size size =
		screen_size_ask(STDOUT_FILENO, (struct screen_size){0});
	struct told_size told = screen_size_tell(size);
	struct str richer = STR_INIT;
	curses->enriched = terminal_type_richer(&richer);
	curses->screen = newterm(curses->enriched ? richer.data : NULL, stdout, stdin);
	str_release(&richer);
	const bool able = curses->screen && capability("cup");
	if (able)
		take_screen();
	screen_size_told(&told);
	if (able) {
		/* So newterm() leaves what is to be shown. */
		frame_init(&curses->frame, size.rows, size.columns);
		frame_shown_empty(&curses->frame);
		return true;
	}
	if (curses->screen) {
		endwin();
		delscreen(curses->screen);
	}
	guard_end();
	return error_set(error, ERROR_SYSTEM,
		_("a terminal of the type “%s” cannot show the full-screen program; set "
		  "TERM to the type of this one, for example TERM=xterm-256color"),
		name ? name : "");
}

struct terminal *terminal_curses(
	const struct terminal_options *options, struct error *error)
{
	static bool registered;
	struct curses *curses = mem_new(1, sizeof(*curses));
	if (!start(curses, error)) {
		free(curses);
		return NULL;
	}
	curses->terminal.ops = &curses_ops;
	curses->terminal.lines = options->lines;
	curses->terminal.lost = lost_keys_here();
	curses->terminal.fault = terminal_kind_fault();
	curses->frame.am_whole = options->am_whole;
	curses->mouse = capability("kmous") && !terminal_kind_is_console() &&
			!terminal_kind_holds_escape();
	curses->clipboard = !terminal_kind_is_console();
	curses->cursor_row = -1;
	curses->last_reads = LAST_READS;
	raw();
	noecho();
	nonl();
	typeahead(-1);
	start_looks(curses, options->theme);
	prepare_decoder(&curses->decoder);
	prepare_guard(curses);
	current = curses;
	if (!registered)
		atexit(give_back_at_exit);
	registered = true;
	switch_modes(curses, modes_append_on);
	/* It answers while the first screen is made ready. */
	ask_colours(curses);
	ask_how_thai_is_drawn(curses);
	return &curses->terminal;
}
