/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What of a command takes long, for who waits at a terminal: a line on standard error says how
 * far it is, and goes again at the end; Ctrl-C ends it well, and a second one at once
 * (cli/interrupt.h). Where standard error is no terminal, or others work at it, nothing is shown.
 *
 *	store_watch(store, work_begin());
 *	...
 *	work_end();
 *
 * There is one terminal, so there is one such work; what is begun within it belongs to it.
 */
#ifndef CLI_WORK_H
#define CLI_WORK_H

#include "text/progress.h"

/* Good until the work ends. */
struct progress *work_begin(void);
void work_end(void);

/* Takes the line away, before something else is written: all that output.h writes does. It comes
 * again when there is more to tell. */
void work_hide(void);

#endif
