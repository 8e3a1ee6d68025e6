/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The smallest full-screen program, for the tests of the terminal: it draws the texts
 * that are hard to draw, with borders in fixed columns, and says what events it gets.
 *
 *	screen_probe [mono] [ascii] [whole]
 *
 * whole: ำ as it is stored.
 *
 * Row 0: the number and the name of the last event. Rows from 1 on: one text each,
 * between borders in column 0, column 40 and the last column; the text begins in column
 * 2, and again so that its end is at column 40, and again so that it ends in the last
 * column. The last row: a text that ends in the last column. Below the texts, a cell
 * (CELL_ROW, CELL_COLUMN) that gets one mark more with each "+".
 *
 * Keys: + as said; c copies; s leaves the screen, writes a line and takes it back; e
 * does the same, but for the last waits for a key; r makes the window larger by ten rows
 * and thirty columns while the next screen is drawn; t sends itself SIGTSTP; w waits
 * until there is input and then sends itself SIGTERM; z dies of SIGSEGV, o because its
 * stack ran over; x calls exit(7); Ctrl-Q ends.
 */
#include <config.h>

#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#undef CTRL /* <sys/ioctl.h> has one that is not tui/terminal/key.h's */

#include "tests/support/hard_texts.h"
#include "text/cell.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/str.h"
#include "tui/terminal/canvas.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"

struct probe {
	struct terminal *terminal;
	unsigned events;
	struct str said;
	int marks;
	bool grows; /* while the next screen is drawn */
};

static const char *const kinds[] = {
	[EVENT_NONE] = "none",
	[EVENT_KEY] = "key",
	[EVENT_TEXT] = "text",
	[EVENT_PASTE] = "paste",
	[EVENT_MOUSE] = "mouse",
	[EVENT_RESIZE] = "resize",
	[EVENT_END] = "end",
};

static const char *const mice[] = {
	[MOUSE_PRESS] = "press",
	[MOUSE_DOUBLE] = "double",
	[MOUSE_DRAG] = "drag",
	[MOUSE_WHEEL_UP] = "up",
	[MOUSE_WHEEL_DOWN] = "down",
};

static void say_event(struct probe *probe, const struct event *event)
{
	struct str *said = &probe->said;
	str_clear(said);
	str_printf(said, "%u %s", ++probe->events, kinds[event->kind]);
	if (event->kind == EVENT_KEY || event->kind == EVENT_TEXT) {
		str_putc(said, ' ');
		key_append(said, event->key, false);
	}
	if (event->kind == EVENT_PASTE) {
		str_printf(said, " %zu", event->bytes);
		for (size_t i = 0; i < event->bytes && i < 16; i++)
			str_printf(said, " %02X", (unsigned char)event->paste[i]);
	}
	if (event->kind == EVENT_MOUSE)
		str_printf(
			said, " %s %d %d", mice[event->mouse], event->row, event->column);
	if (event->kind == EVENT_RESIZE) {
		struct canvas screen = canvas_of(probe->terminal);
		str_printf(said, " %dx%d", screen.columns, screen.rows);
	}
	str_puts(said, ";");
}

static void draw_text_row(const struct canvas *screen, int row, const char *text)
{
	int columns = (int)text_columns(text, strlen(text));
	int right = screen->columns - 1;
	struct canvas left = canvas_part(screen, row, 0, 1, HARD_MIDDLE);
	canvas_puts(&left, 0, HARD_LEFT, text, STYLE_FIELD);
	canvas_puts(&left, 0, HARD_MIDDLE - columns, text, STYLE_FOCUS);
	struct canvas half = canvas_part(screen, row, HARD_MIDDLE + 1, 1, right);
	canvas_puts(&half, 0, half.columns - 1 - columns, text, STYLE_GUIDE);
	canvas_line(screen, row, 0, LINE_DOWN, STYLE_FAINT);
	canvas_line(screen, row, HARD_MIDDLE, LINE_DOWN, STYLE_FAINT);
	canvas_line(screen, row, right, LINE_DOWN, STYLE_FAINT);
}

/* The window, as somebody pulls at its corner just now; SIGWINCH comes with it. */
static void grow(struct probe *probe)
{
	struct winsize size;
	if (!probe->grows || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0)
		return;
	size.ws_row = (unsigned short)(size.ws_row + 10);
	size.ws_col = (unsigned short)(size.ws_col + 30);
	ioctl(STDOUT_FILENO, TIOCSWINSZ, &size);
	probe->grows = false;
}

static void paint(struct probe *probe)
{
	struct canvas screen = canvas_of(probe->terminal);
	probe->terminal->ops->clear(probe->terminal);
	canvas_puts(&screen, 0, 0, probe->said.data, STYLE_TITLE);
	grow(probe);
	int row = 1;
	for (size_t i = 0; i < HARD_TEXTS; i++)
		draw_text_row(&screen, row++, hard_texts[i]);
	struct str cell = STR_INIT;
	static const char *const marks[] = {"\u0E34", "\u0E48", "\u0E4C", "\u0E49"};
	str_puts(&cell, "ก");
	for (int i = 0; i < probe->marks; i++)
		str_puts(&cell, marks[i % (int)COUNT(marks)]);
	canvas_puts(&screen, row, HARD_LEFT, cell.data, STYLE_PLAIN);
	str_release(&cell);
	canvas_line(&screen, row, 0, LINE_DOWN, STYLE_FAINT);
	canvas_line(&screen, row, HARD_LEFT + 1, LINE_DOWN, STYLE_FAINT);
	canvas_bar(&screen, row, HARD_MIDDLE, 10, 3, 10);
	canvas_line(&screen, row, HARD_MIDDLE + 12, LINE_ABOVE, STYLE_KEY);
	canvas_line(&screen, row, HARD_MIDDLE + 13, LINE_BELOW, STYLE_KEY);
	int columns = (int)text_columns(HARD_CORNER, strlen(HARD_CORNER));
	canvas_puts(&screen, screen.rows - 1, screen.columns - columns, HARD_CORNER,
		STYLE_PLAIN);
	canvas_cursor(&screen, row, HARD_LEFT + 1);
	probe->terminal->ops->flush(probe->terminal);
}

static void wait_for_key(void)
{
	struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
	char key;
	while (poll(&input, 1, -1) < 0)
		continue; /* a signal */
	if (read(STDIN_FILENO, &key, 1) < 0)
		exit(EXIT_FAILURE);
}

static void leave_for_another(struct probe *probe, bool waits)
{
	static const char line[] = "another program\r\n";
	probe->terminal->ops->suspend(probe->terminal);
	if (write(STDOUT_FILENO, line, sizeof(line) - 1) < 0)
		exit(EXIT_FAILURE);
	if (waits)
		wait_for_key();
	probe->terminal->ops->resume(probe->terminal);
}

static void end_when_typed(void)
{
	struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
	poll(&input, 1, -1);
	raise(SIGTERM);
}

/* Calls itself until there is no room on the stack. */
static int run_over(struct probe *probe, int depth)
{
	volatile char room[1 << 12];
	room[0] = (char)(depth + probe->marks);
	return probe->events ? run_over(probe, depth + 1) + room[0] : room[0];
}

/* False: the end. */
static bool obey(struct probe *probe, const struct event *event)
{
	if (event->kind == EVENT_END ||
		(event->kind == EVENT_KEY && event->key == CTRL('Q')))
		return false;
	if (event->kind != EVENT_TEXT)
		return true;
	switch (event->key) {
	case '+': probe->marks++; break;
	case 'c':
		probe->terminal->ops->copy(probe->terminal, "สวัสดี!", strlen("สวัสดี!"));
		break;
	case 's': leave_for_another(probe, false); break;
	case 'e': leave_for_another(probe, true); break;
	case 'r': probe->grows = true; break;
	case 't': raise(SIGTSTP); break;
	case 'w': end_when_typed(); break;
	case 'z': raise(SIGSEGV); break;
	case 'o': exit(run_over(probe, 0)); break;
	case 'x': exit(7);
	default: break;
	}
	return true;
}

static bool is_given(int argc, char **argv, const char *word)
{
	for (int i = 1; i < argc; i++)
		if (!strcmp(argv[i], word))
			return true;
	return false;
}

static enum terminal_theme theme_given(int argc, char **argv)
{
	return is_given(argc, argv, "mono")       ? TERMINAL_THEME_MONOCHROME
	       : is_given(argc, argv, "dark")     ? TERMINAL_THEME_DARK
	       : is_given(argc, argv, "light")    ? TERMINAL_THEME_LIGHT
	       : is_given(argc, argv, "contrast") ? TERMINAL_THEME_CONTRAST
						  : TERMINAL_THEME_AUTOMATIC;
}

int main(int argc, char **argv)
{
	setlocale(LC_CTYPE, "C.UTF-8");
	struct terminal_options options = {
		.theme = theme_given(argc, argv),
		.lines = is_given(argc, argv, "ascii") ? TERMINAL_LINES_ASCII
						       : TERMINAL_LINES_UTF8,
		.am_whole = is_given(argc, argv, "whole"),
	};
	struct error error = ERROR_INIT;
	struct probe probe = {.terminal = terminal_curses(&options, &error)};
	if (!probe.terminal) {
		fprintf(stderr, "screen_probe: %s\n", error_message(&error));
		int kind = (int)error.kind;
		error_release(&error);
		return kind;
	}
	str_init(&probe.said);
	str_puts(&probe.said, "0 started;");
	struct event event;
	do {
		paint(&probe);
		do {
			probe.terminal->ops->wait(probe.terminal, 500, &event);
		} while (event.kind == EVENT_NONE);
		say_event(&probe, &event);
	} while (obey(&probe, &event));
	probe.terminal->ops->close(probe.terminal);
	printf("last: %s\n", probe.said.data);
	str_release(&probe.said);
	return 0;
}
