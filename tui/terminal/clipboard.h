/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How a program tells a terminal what the clipboard is to hold (OSC 52).
 *
 * What stands between the program and the terminal keeps such a sequence to itself: tmux
 * and GNU screen pass on what is wrapped for them, screen in pieces, because it drops
 * longer ones. It is sent as it is too: tmux takes one, the other or none by its settings,
 * and who looks like screen over ssh may be tmux.
 *
 * Sources: xterm's ctlseqs; tmux(1), set-clipboard and allow-passthrough; the manual of
 * GNU screen 4.9, "Control Sequences".
 */
#ifndef TUI_TERMINAL_CLIPBOARD_H
#define TUI_TERMINAL_CLIPBOARD_H

#include <stddef.h>

#include "text/str.h"

/* Bytes; xterm and tmux take no more in Base64. */
enum { CLIPBOARD_MOST = 74 << 10 };

enum clipboard_way { CLIPBOARD_PLAIN, CLIPBOARD_TMUX, CLIPBOARD_SCREEN };

/* What stands between, by the environment. */
enum clipboard_way clipboard_way(void);

/* Appends the sequence that puts text there. */
void clipboard_append(
	struct str *out, enum clipboard_way way, const char *text, size_t bytes);

#endif
