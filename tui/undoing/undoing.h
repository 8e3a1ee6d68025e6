/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a screen has done that the list of measures below it can take back once that screen
 * is closed: the list does not have to know what it was.
 */
#ifndef TUI_UNDOING_UNDOING_H
#define TUI_UNDOING_UNDOING_H

#include <stdbool.h>
#include <stdint.h>

#include "text/error.h"

struct app;
struct bulk;

struct undoing {
	int64_t report; /* in whose list */
	void *deed;     /* NULL: nothing was done */
	/* Takes it back, and the message line says so. */
	bool (*undo)(struct app *app, void *deed, struct error *error);
	void (*release)(void *deed);
	struct bulk *cards; /* that it changed (office/bulk.h), of the deed */
};

/* Leaves it there for the list; what was left before and not taken is forgotten. */
void undoing_leave(struct undoing *left, const struct undoing *undoing);
/* Takes over what was left for a report. False: nothing was. */
bool undoing_take(struct undoing *left, int64_t report, struct undoing *undoing);
/* Forgets it. */
void undoing_release(struct undoing *undoing);

#endif
