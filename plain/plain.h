/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The program told line by line, for screen readers, braille lines, serial terminals and
 * TERM=dumb: questions that are answered by lines, no boxes, no cursor addressing, nothing
 * written twice. Lines are as long as they are: who shows them wraps them.
 *
 * It is a terminal behind the table of tui/terminal/terminal.h, of which nothing is drawn:
 * what widgets say of themselves while they are painted (heard.h) and what the editors of
 * the screens hold is told, and lines become the events that the same text and the same
 * keys are on the screen. So drafts, conflicts, the rules and the words are those of the
 * screen; none is here.
 */
#ifndef PLAIN_PLAIN_H
#define PLAIN_PLAIN_H

#include <stdbool.h>

#include "text/error.h"
#include "tui/app/app.h"

/* Whether this terminal is one on which nothing else is to be had: TERM is dumb, unknown,
 * or nothing. */
bool plain_is_due(void);

/*
 * Standard input and output as such a terminal, whatever they are. Where input is a
 * terminal it stays in the mode of lines, with its own editing (and is told that it is
 * UTF-8). chosen: nobody asked for it, which is said first. NULL and the error on failure.
 */
struct terminal *plain_terminal(struct app *app, bool chosen, struct error *error);

#endif
