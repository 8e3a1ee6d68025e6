/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names under which terminfo says what a terminal sends for a key. */
#ifndef TUI_TERMINAL_TERMINAL_KEYS_H
#define TUI_TERMINAL_TERMINAL_KEYS_H

#include <stddef.h>

#include "tui/terminal/key.h"

struct terminal_key {
	const char *capability;
	keystroke key;
};

extern const struct terminal_key terminal_keys[];
extern const size_t terminal_keys_count;

#endif
