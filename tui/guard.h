/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Sees that the terminal is given back, whatever happens, and hears the signals.
 *
 * SIGHUP, SIGTERM and SIGINT (by kill; Ctrl-C is a key) only set a flag. A signal that
 * ends the program at once (SIGSEGV and its kind) first gives the terminal its modes and
 * screen back, with nothing but what is allowed in a handler. One terminal at a time.
 */
#ifndef TUI_GUARD_H
#define TUI_GUARD_H

#include <signal.h>
#include <stdbool.h>

/* Remembers how the terminal's modes are; before they are changed. False (and errno) if
 * standard input or output is no terminal. */
bool guard_modes(void);

/* Installs the handlers; signals that are ignored stay so. To be called before curses
 * installs its own: those it leaves alone. */
void guard_begin(void);

/* From now on leave, which is copied, is what gives the screen back. */
void guard_leave(const char *leave);

/* Puts back the handlers that were there. */
void guard_end(void);

/* Whether a signal to end came. */
bool guard_ending(void);

/* While another program has the screen, Ctrl-C is that program's. */
void guard_pause(bool paused);

/* The signals to be blocked between looking at guard_ending() and waiting. */
void guard_signals(sigset_t *signals);

#endif
