/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Follows a print job that a queue has taken, on standard error: its number, what holds
 * it up, its end. Where nothing is held up it says one line.
 */
#ifndef CLI_JOB_WATCH_H
#define CLI_JOB_WATCH_H

#include <stdbool.h>

#include "print/outlet.h"
#include "text/error.h"
#include "text/progress.h"
#include "text/str.h"

struct job_watch {
	int number; /* 0: there is no job */
	struct str queue, note;
};

/* Takes what the outlet knows of its job, before it is finished. */
void job_watch_init(struct job_watch *watch, struct outlet *outlet);
void job_watch_release(struct job_watch *watch);

/* Until the job is done, a minute at the most; what the printer says meanwhile is said. A
 * job that something holds up is left where it is, with a word that it is not lost:
 * nobody waits for paper here; so is one whose progress, which may be NULL, says stop. False
 * and the error where it was cancelled or failed. */
bool job_watch(
	const struct job_watch *watch, struct progress *progress, struct error *error);

#endif
