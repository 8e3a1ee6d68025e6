/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The printer queues of CUPS: which there are, jobs in them. queues.c is the only file
 * that knows libcups, and loads it when a queue is first asked for: it brings a dozen
 * libraries along, which would make every start slower, and a machine without printers
 * need not have it.
 *
 * A job is given with the format application/vnd.cups-raw, so its bytes arrive
 * unchanged.
 */
#ifndef PRINT_QUEUES_H
#define PRINT_QUEUES_H

#include <stdbool.h>
#include <stddef.h>

#include "text/error.h"
#include "text/str.h"

struct queue {
	char *name;
	char *info; /* what its administrator says of it; "" */
	bool is_default;
	bool accepts; /* takes jobs */
	bool stopped; /* does not print now */
	char *state;  /* what holds it up, in its own words or ours for them; "" */
};

struct queues {
	struct queue *items;
	size_t count;
};

/* All queues, the default one first; there may be none. No CUPS on the machine, or nobody
 * who answers: the error says so. */
bool queues_list(struct queues *queues, struct error *error);
void queues_release(struct queues *queues);

/* The queue of that name; "": the default one. ERROR_REFUSED: there is none, and the
 * error names those that there are; ERROR_SYSTEM: as queues_list(). */
bool queue_find(const char *name, struct queue *queue, struct error *error);
void queue_release(struct queue *queue);

/* A job on its way. It is made at once, and prints when all was given. The title may be
 * of any length; CUPS gets its first 255 bytes. */
struct queue_job;

struct queue_job *queue_job_new(
	const char *queue, const char *title, unsigned copies, struct error *error);
bool queue_job_write(
	struct queue_job *job, const char *bytes, size_t count, struct error *error);
/* All was given: the queue has the whole job. */
bool queue_job_finish(struct queue_job *job, struct error *error);
int queue_job_number(const struct queue_job *job);
/* Frees it; one that was not finished is cancelled. NULL is fine. */
void queue_job_free(struct queue_job *job);

/* Cancels a job that is not done: one's own, at any time after it was given. */
bool queue_cancel(int number, const char *queue, struct error *error);

enum job_state {
	JOB_WAITING,
	JOB_HELD,
	JOB_PRINTING,
	JOB_STOPPED,
	JOB_DONE, /* it and what stands behind it: over */
	JOB_CANCELLED,
	JOB_FAILED,
	JOB_FORGOTTEN /* CUPS knows it no more */
};

/* How the job stands now; *words gets what holds it up, in the printer's words or ours
 * for them ("no paper"), "" if nothing is known (emptied first). A job that CUPS no
 * longer knows may be done, or lost with a server that broke down; where its queue is
 * there no more, it failed. */
bool queue_job_look(int number, const char *queue, enum job_state *state,
	struct str *words, struct error *error);

#endif
