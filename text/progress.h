/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Work that takes long: how far it is, for who waits, and whether it goes on.
 *
 * One struct goes along with the work, from who waits (a command's line, a screen, a test) to
 * whatever takes its time: a walk over measures, a statement of the database, the pages of a
 * damaged file. Everywhere NULL stands for nobody who waits: then all goes on, untold.
 *
 *	progress_begin(progress, N_("reading the measures"), count);
 *	while (...)
 *		if (!progress_step(progress))
 *			return progress_fail(error);
 *
 * What is told to stop returns as it does when it fails, with an error of the kind
 * ERROR_STOPPED, and leaves behind what a failure leaves: nothing.
 */
#ifndef TEXT_PROGRESS_H
#define TEXT_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/error.h"
#include "text/str.h"

struct progress {
	/* Asked some thousand times a second, in the midst of a database's statement too: so it
	 * asks no store for anything. False: stop. Once it said so it is not asked again. */
	bool (*go_on)(void *context, const struct progress *progress);
	void *context;
	/* What it is told. */
	const char *what; /* is being done, N_(); NULL: nothing yet */
	int part, parts; /* which part of the whole that is, from 1; parts 0: not known */
	int64_t done, all; /* of it; all 0: not known */
	bool stopped;      /* go_on said so */
	/* progress_is_due()'s own. */
	int64_t begun, shown;
	bool at_once;
};

/* Something else is done from now on, of which there is so much (0: nobody knows). NULL: it
 * goes on being called as before. False: it is to stop, as of the next two. */
bool progress_begin(struct progress *progress, const char *what, int64_t all);

/* The same of one of several parts, of which nobody knows how large it is. */
bool progress_part(struct progress *progress, const char *what, int part, int parts);

/* One more is done; so many are. */
bool progress_step(struct progress *progress);
bool progress_reach(struct progress *progress, int64_t done);

/* Asks alone, where nothing can be counted. */
bool progress_goes_on(struct progress *progress);

bool progress_stopped(const struct progress *progress);

/* Sets the error of work that was told to stop. False. */
bool progress_fail(struct error *error);

/* For who shows it: whether it is time to, again. What is over within half a second is not
 * worth a word, and nobody reads more than ten in a second. Where the environment says
 * MATTRAKAN_PROGRESS=always it is, each time. */
bool progress_is_due(struct progress *progress);

/* Appends how far it is, in words and at most columns columns: "comparing: 300 of 1200 (25 %)";
 * nothing where nothing was begun. */
void progress_append(struct str *out, const struct progress *progress, size_t columns);

#endif
