/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Asks a terminal where its cursor is (ECMA-48, CPR): how wide it draws a text.
 */
#ifndef TUI_HOME_CURSOR_ASK_H
#define TUI_HOME_CURSOR_ASK_H

/* The column behind the sample at the start of the line, from 1 on; 0: the terminal that is
 * open as file does not say within a second. The line is erased; what was typed is lost. */
int cursor_ask(int file, const char *sample);

#endif
