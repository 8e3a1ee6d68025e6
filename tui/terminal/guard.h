/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Sees that the terminal is given back, whatever happens, and hears the signals.
 *
 * SIGHUP, SIGTERM, SIGINT and SIGTSTP (by kill; Ctrl-C and Ctrl-Z are keys), SIGCONT and
 * SIGWINCH only set a flag, or interrupt who waits. A signal that ends the program at once
 * (SIGSEGV and its kind) first gives the terminal its modes and screen back, with nothing
 * but what is allowed in a handler. One terminal at a time.
 */
#ifndef TUI_TERMINAL_GUARD_H
#define TUI_TERMINAL_GUARD_H

#include <signal.h>
#include <stdbool.h>

/* Remembers how the terminal's modes are; before they are changed. False (and errno) if
 * standard input or output is no terminal. */
bool guard_modes(void);

/* Installs the handlers; signals to end or to stop that are ignored stay so. To be called
 * before curses installs its own: those it leaves alone, and with them the size of the
 * screen, which it would change inside doupdate(). What came is not forgotten. */
void guard_begin(void);

/* From now on leave, which is copied, is what gives the screen back. */
void guard_leave(const char *leave);

/* Has standard output lead nowhere, or to the terminal again. */
void guard_hush(bool hushed);

/* Puts back the handlers that were there. Where a signal to end came while the terminal
 * took nothing, what was still to be written went nowhere, and goes there from now on if
 * the terminal takes nothing yet. */
void guard_end(void);

/* Whether a signal to end came. */
bool guard_ending(void);

/* Whether a signal to stop came: the screen is to be left, and guard_stop() called, which
 * returns when the program goes on. */
bool guard_stopping(void);
void guard_stop(void);

/* Whether the program was stopped behind our back (SIGSTOP) and goes on, since this was
 * asked last: the terminal has to be taken anew. */
bool guard_continued(void);

/* Whether the window was told to be another since this was asked last. Even where it has
 * the size that it had: what stood in it may have been moved or cut meanwhile. */
bool guard_resized(void);
/* Whether it will say so: asked without its being forgotten. */
bool guard_will_resize(void);

/* While another program has the screen, Ctrl-C, Ctrl-Z and Ctrl-\ are that program's. */
void guard_pause(bool paused);

/* The signals to be blocked between asking what came and waiting. */
void guard_signals(sigset_t *signals);

#endif
