/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How meanings look: which colours a style has in which palette.
 *
 * Two tables, and nothing else decides a colour. Every text reaches a contrast of 4.5:1
 * (WCAG 2.1, 1.4.3) on the backgrounds that it is drawn on, 7:1 in the palette of high
 * contrast (tests/tui/palettes.c). Nothing is bold: in most fonts ต, ด and ค become one
 * blot. Nothing is underlined, which would hide ุ and ู, but what came in where two texts
 * are compared.
 */
#ifndef TUI_TERMINAL_LOOKS_H
#define TUI_TERMINAL_LOOKS_H

#include <stdbool.h>

#include "tui/terminal/terminal.h"

enum palette {
	PALETTE_DARK, /* of 256 colours, for a dark background */
	PALETTE_LIGHT,
	PALETTE_CONTRAST,
	PALETTE_DARK_8, /* of the eight that every terminal chooses itself */
	PALETTE_LIGHT_8,
	PALETTE_CONTRAST_8,
	PALETTE_MONOCHROME,
	PALETTES,
};

enum { LOOK_DEFAULT = -1 /* the terminal's own colour */ };

struct look {
	short text, ground; /* numbers of colours, or LOOK_DEFAULT */
	bool reverse, dim, underline;
};

struct look look_of(enum palette palette, enum style style);

/* The palette for a theme; light: what the terminal's background is taken for, where the
 * theme does not say. */
enum palette palette_choose(enum terminal_theme theme, bool light, int colours);

#endif
