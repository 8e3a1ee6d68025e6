/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The name under which terminfo knows the terminal with all of its colours.
 *
 * $TERM often says less than there is: TERM=xterm has eight colours, yet what calls itself
 * so mostly has 256. The richer type draws the first eight by the same bytes, so it can be
 * taken before it is known whether the others are there (background.h asks).
 */
#ifndef TUI_TERMINAL_TERMINAL_TYPE_H
#define TUI_TERMINAL_TERMINAL_TYPE_H

#include <stdbool.h>

#include "text/str.h"

enum { FEW_COLOURS = 8 };

/* Appends the name of the same type with 256 colours, where terminfo gives $TERM eight and
 * knows such a type. False: there is none. */
bool terminal_type_richer(struct str *name);

#endif
