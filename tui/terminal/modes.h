/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the terminal is asked for besides drawing: that pastes are marked, that the mouse is
 * told, and that Alt sends ESC before its key. One string each way, so that whoever gives
 * the terminal back, even a handler of signals, gives back all of it.
 *
 * Without the last, xterm and mlterm send Alt-m as í, and under a Thai keyboard as ท: into
 * the report. How it was before is the terminal's to remember (xterm's ctlseqs: CSI ? s and
 * CSI ? r), since there are those in which it is on from the beginning.
 */
#ifndef TUI_TERMINAL_MODES_H
#define TUI_TERMINAL_MODES_H

#include <stdbool.h>
#include <stddef.h>

#include "text/str.h"

/* Appends what switches the modes on; what takes them back. */
void modes_append_on(struct str *out, bool mouse);
void modes_append_off(struct str *out, bool mouse);

/* Writes to standard output past what draws there, whose own output is to be flushed; where
 * the terminal takes nothing just now, it waits. */
void modes_send(const char *bytes, size_t count);

#endif
