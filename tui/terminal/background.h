/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * On which background the terminal writes, and how many colours it has: how it is asked,
 * what it answers, and what is guessed of one that does not.
 *
 * The first screen waits a moment for the answers, no longer. Terminals of TERM=xterm have eight colours by terminfo, and
 * mostly 256: one that tells colour 255 has them. Some never answer (PuTTY, urxvt, the
 * inside of GNU screen); of those the environment may know, and else the background is
 * dark, as it is at most desks.
 *
 * Sources: xterm's ctlseqs, OSC 4 and OSC 11; rxvt's and konsole's $COLORFGBG.
 */
#ifndef TUI_TERMINAL_BACKGROUND_H
#define TUI_TERMINAL_BACKGROUND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define BACKGROUND_ASK "\033]11;?\a"
#define COLOURS_ASK    "\033]4;255;?\a"

enum {
	COLOUR_GROUND = -1, /* in place of a number: the background */
	COLOUR_LAST = 255,  /* the one that is asked for */
};

struct colour_answer {
	int number;
	uint32_t rgb; /* 0xRRGGBB */
};

/* Reads an answer whose ESC stood before text. The bytes that it takes; 0: it is none, or
 * the text ends before it does, and then *part is set. */
size_t colour_answer_read(
	const char *text, size_t bytes, struct colour_answer *answer, bool *part);

/* Whether a background is light: whether black stands out from it more than white. */
bool background_is_light(uint32_t rgb);

/* What $COLORFGBG (NULL: not set) says of it; dark, where it says nothing. */
bool background_guess(const char *colorfgbg);

/* Whether $COLORTERM (NULL: not set) says that there are more than eight colours. */
bool colours_guess(const char *colorterm);

#endif
