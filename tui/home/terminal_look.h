/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the terminal is on which the program would be drawn, asked before it is.
 */
#ifndef TUI_HOME_TERMINAL_LOOK_H
#define TUI_HOME_TERMINAL_LOOK_H

#include <stdbool.h>

struct terminal_look {
	int rows, columns; /* 0: there is no terminal to be asked */
	const char *fault; /* how it fails with Thai, not translated; NULL: it does not */
	const char *advice; /* what to do about it, likewise */
	bool sure;          /* it answered how it draws Thai, or is known by its name */
};

/* Asks the process's own terminal; what was typed meanwhile is lost. */
struct terminal_look terminal_look_at(void);

#endif
