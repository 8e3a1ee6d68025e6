/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Keys that a terminal, or the desk around it, keeps for itself: F10 opens a menu, F11 fills
 * the screen. Which terminal it is its environment says; what arrives all the same is
 * lost no more. Whoever shows a key shows one first that arrives.
 */
#ifndef TUI_TERMINAL_LOST_KEYS_H
#define TUI_TERMINAL_LOST_KEYS_H

#include <stdbool.h>
#include <stddef.h>

#include "tui/terminal/key.h"

enum { LOST_KEYS = 8 };

struct lost_keys {
	keystroke keys[LOST_KEYS]; /* 0: none there */
};

/* A terminal that loses keys: the variable of the environment by which it is known. */
struct lossy_terminal {
	const char *name; /* for people who read the table */
	const char *variable;
	keystroke lost[LOST_KEYS];
};

/* The first whose variable is set counts. */
extern const struct lossy_terminal lossy_terminals[];
extern const size_t lossy_terminals_count;

/* Of the terminal that the program runs in. */
struct lost_keys lost_keys_here(void);

/* The key has arrived. Whether it counted as lost. */
bool lost_keys_found(struct lost_keys *lost, keystroke key);

bool lost_keys_has(const struct lost_keys *lost, keystroke key);

/* The first of the keys (0 ends, or count) that arrives; the first of all where none
 * does. */
keystroke lost_keys_first(
	const struct lost_keys *lost, const keystroke *keys, size_t count);

#endif
