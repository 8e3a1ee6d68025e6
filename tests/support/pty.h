/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Runs a program on a pseudo-terminal and looks at its screen, which libvterm keeps.
 *
 * Nothing sleeps for a fixed time: who looks waits for a text, or for the program to
 * have read all and to wait for input itself (pty_settle), at most PTY_DEADLINE; then
 * the test fails and shows the screen. Rows and columns count from 0 at the top left.
 * libvterm 0.1.4 keeps a base and five marks in a cell.
 */
#ifndef TESTS_SUPPORT_PTY_H
#define TESTS_SUPPORT_PTY_H

#include <stdbool.h>
#include <sys/types.h>

#include "tests/support/support.h"

enum { PTY_DEADLINE = 20000 }; /* ms */

struct pty;

/* Whose part the terminal plays, besides libvterm's. */
enum pty_kind {
	PTY_USUAL,
	PTY_GNU_SCREEN, /* while the mouse is on, an ESC waits for the next key */
	PTY_ALT_TYPES,  /* xterm as it comes: Alt-m types í, until ESC is asked for */
	PTY_WIDE_MARKS, /* a Thai mark takes a column; it is drawn as ' */
};

struct pty_start {
	const char *program; /* NULL: mattrakan of this build */
	const char *const
		*arguments; /* without the program's name; NULL ends; NULL: none */
	const char *const
		*settings;  /* as program_run(): "NAME=value" or "NAME"; NULL: none */
	int rows, columns;  /* 0: 24 and 80 */
	const char *folder; /* where it runs; NULL: here */
	enum pty_kind kind;
	/* A terminal with grapheme widths: ำ takes no column of its own. The screen shows
	 * it as a nikhahit on the cell before. */
	bool joins_am;
	bool holds_answers; /* what the terminal answers is not sent: pty_answers() */
};

/* TERM is xterm-256color where the settings say nothing else. */
struct pty *pty_new(const struct pty_start *start);
/* Kills the program if it still runs. */
void pty_free(struct pty *pty);

/* --- what a person does --- */

/* Bytes as they are, or the characters of a text. */
void pty_send(struct pty *pty, const char *bytes, size_t count);
void pty_type(struct pty *pty, const char *text);
/* A key by its name: Enter Tab Esc Backspace Up Down Left Right Home End PgUp PgDn Ins
 * Del F1-F12 Space, or one character; before it Ctrl- Alt- Shift- in this order. */
void pty_key(struct pty *pty, const char *name);
/* Between the marks of a paste, if the program asked for them. */
void pty_paste(struct pty *pty, const char *text, size_t bytes);
/* Presses (and lets go) the left button; 64 and 65 are the wheel. */
void pty_mouse(struct pty *pty, int button, int row, int column);
void pty_resize(struct pty *pty, int rows, int columns);
/* The window gets a size, of which the screen that is kept here knows nothing: it is to
 * be looked at after the next pty_resize(). */
void pty_window(struct pty *pty, int rows, int columns);
/* The window is closed. */
void pty_hang_up(struct pty *pty);
void pty_signal(struct pty *pty, int number);
pid_t pty_child(const struct pty *pty);
/* From now on this process is the one that is waited for until it waits for input: a
 * program that the program runs. */
void pty_watch(struct pty *pty, pid_t process);

/* What the terminal would have answered up to now, where it holds its answers: for the
 * test to send with pty_send(), when and how it likes. */
const struct str *pty_answers(const struct pty *pty);

/* --- what a person sees --- */

/* Waits until the screen holds the text in a row; until it does not. */
void pty_wait(struct pty *pty, const char *text);
void pty_wait_gone(struct pty *pty, const char *text);
/* Waits until the whole screen is this, as pty_text() gives it. */
void pty_wait_screen(struct pty *pty, const char *screen);
/* Waits until the program waits for input and all its output is on the screen. */
void pty_settle(struct pty *pty);
/* Waits until the program has written so many bytes since it was started, or waits for
 * input before it has. */
void pty_wait_output(struct pty *pty, size_t bytes);

/* Appends the screen, a line a row, or one row, without spaces at line ends. */
void pty_text(struct pty *pty, struct str *out);
void pty_row(struct pty *pty, int row, struct str *out);
/* Base and marks of a cell; "" for the second half of a wide one; " " for nothing. A ำ that
 * is drawn as its ring and า is a ำ, here as in pty_text(). The pty's, until the next
 * call. */
const char *pty_cell(struct pty *pty, int row, int column);
/* The same as the terminal has it: with the ring on the base, and า. */
const char *pty_cell_drawn(struct pty *pty, int row, int column);
bool pty_is_reverse(struct pty *pty, int row, int column);
bool pty_is_bold(struct pty *pty, int row, int column);
bool pty_is_coloured(struct pty *pty, int row, int column); /* text or ground */
bool pty_is_underlined(struct pty *pty, int row, int column);
/* The number of a cell's colour, of 256; -1: the terminal's own. */
int pty_colour(struct pty *pty, int row, int column);
int pty_ground(struct pty *pty, int row, int column);
/* False: it is hidden. */
bool pty_cursor(struct pty *pty, int *row, int *column);
/* All that the program wrote. */
const struct str *pty_output(const struct pty *pty);

/* --- the end --- */

/* Waits for it; the exit status, 128 + signal where one ended it. */
int pty_wait_exit(struct pty *pty);
/* What is not as it was before the program ran, after its end: modes of the terminal,
 * screen, pastes, Alt, mouse, cursor. "": nothing. */
const char *pty_not_restored(struct pty *pty);

#endif
