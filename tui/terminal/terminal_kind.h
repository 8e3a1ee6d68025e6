/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is known of the terminal before it is asked: by $TERM, and by what multiplexers put
 * beside it.
 */
#ifndef TUI_TERMINAL_TERMINAL_KIND_H
#define TUI_TERMINAL_TERMINAL_KIND_H

#include <stdbool.h>

#include "tui/terminal/terminal.h"

/* TERMINAL_FIT where nothing is known against it. */
enum terminal_fault terminal_kind_fault(void);

/* Whether it is the Linux console, which has neither mouse nor clipboard, and draws what it
 * is asked by. */
bool terminal_kind_is_console(void);

/* Whether it is GNU screen, here or on the machine from which one came: while the mouse is
 * on it holds each ESC until another key comes. */
bool terminal_kind_holds_escape(void);

#endif
