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
	char *state;  /* the printer's own words on its state; "" */
};

struct queues {
	struct queue *items;
	size_t count;
};

/* All queues, the default one first. No CUPS on the machine, or nobody who answers: the
 * error says so. */
bool queues_list(struct queues *queues, struct error *error);
void queues_release(struct queues *queues);

/* Whether there is a queue of that name; "": a default one. False too where CUPS does
 * not answer (the error is not set). *name, if not NULL, becomes its name, to be freed.
 */
bool queue_exists(const char *name, char **name_found);

/* A job on its way. */
struct queue_job;

struct queue_job *queue_job_new(
	const char *queue, const char *title, unsigned copies, struct error *error);
bool queue_job_write(
	struct queue_job *job, const char *bytes, size_t count, struct error *error);
/* All was given; the job's number. */
bool queue_job_finish(struct queue_job *job, struct error *error);
int queue_job_number(const struct queue_job *job);
/* Cancels the job, if it is not done. */
void queue_job_cancel(struct queue_job *job);
void queue_job_free(struct queue_job *job);

enum job_state {
	JOB_WAITING,
	JOB_HELD,
	JOB_PRINTING,
	JOB_STOPPED,
	JOB_DONE,
	JOB_CANCELLED,
	JOB_FAILED
};

/* How the job stands now; *words gets the printer's own words, "" if it has none (emptied
 * first). A job that CUPS no longer knows is done. */
bool queue_job_look(int number, const char *queue, enum job_state *state,
	struct str *words, struct error *error);

#endif
