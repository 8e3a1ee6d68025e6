/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a program tells a terminal what the clipboard is to hold (OSC 52). */
#ifndef TUI_TERMINAL_CLIPBOARD_H
#define TUI_TERMINAL_CLIPBOARD_H

#include <stddef.h>

#include "text/str.h"

/* Bytes; xterm and tmux take no more in Base64. */
enum { CLIPBOARD_MOST = 74 << 10 };

/* Appends the sequence that puts text there. */
void clipboard_append(struct str *out, const char *text, size_t bytes);

#endif
