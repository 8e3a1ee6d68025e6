/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Ways out for a print job's bytes: standard output, a file, a device, a TCP port, a
 * printer queue. A way out is opened, given bytes page by page, and then finished or
 * given up.
 *
 * How each is named:
 *
 *   -                standard output
 *   tcp:HOST:PORT    a printer on the network, usually of port 9100, which may be left
 *                    out; an IPv6 number in brackets, tcp:[::1]:9100
 *   cups:NAME        a queue of CUPS; cups: alone is the default one
 *   PATH             a file or a device: what has a slash or a dot in it
 *   NAME             a queue of CUPS; where there is none of that name, it is refused and
 *                    not made a file
 *
 * A file appears whole or not at all, and never takes the place of another without
 * force. Of a device or a port that takes nothing while the patience lasts the job is
 * given up with a message; standard output may take its time (somebody reads it in a
 * pager). Nothing here ends the program by SIGPIPE.
 *
 * What was given is not yet printed: the system may hold it, and a printer that stops
 * never takes it. outlet_sure() says how much has arrived.
 */
#ifndef PRINT_OUTLET_H
#define PRINT_OUTLET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/error.h"

/* Seconds, long enough to fetch paper; $MATTRAKAN_PATIENCE: others, such as 0.2 */
enum { OUTLET_PATIENCE = 300, OUTLET_PATIENCE_MAX = 24 * 3600 };

struct outlet;

/* Called a few times a second while a device or a port does not take bytes; false gives
 * the job up there, in the middle of a page. */
struct outlet_pause {
	int64_t still; /* ms since something was taken last */
	bool late;     /* the patience is over: true waits as long again */
};
typedef bool outlet_waiting(void *context, const struct outlet_pause *pause);

struct outlet_request {
	const char *to;    /* as above */
	const char *title; /* the job's name for a queue */
	unsigned copies;   /* that a queue is to make; elsewhere outlet_makes_copies() */
	bool force;        /* write over an existing file */
	double patience;   /* seconds; 0: as the environment says, or OUTLET_PATIENCE */
	outlet_waiting *waiting; /* NULL: nobody */
	void *context;
};

/* NULL and the error, which names the way out and what to do, if it cannot be opened.
 * A queue's job is made with the first bytes. */
struct outlet *outlet_open(const struct outlet_request *request, struct error *error);

/* The same for what is no print job: - or the path of a file or a device, which may be a
 * plain name. */
struct outlet *outlet_open_file(const char *to, bool force, struct error *error);

/* Whether a name is that of a file that is there, which only force writes over. */
bool outlet_overwrites(const char *to);

/* Whether it makes the copies of its request itself; if not, the job has to be given to
 * it as often. */
bool outlet_makes_copies(const struct outlet *outlet);

/* All bytes or the error. Between two calls a job may be given up without half a page
 * on paper: a page is one call. */
bool outlet_write(
	struct outlet *outlet, const char *bytes, size_t count, struct error *error);

/* How many bytes it took. */
size_t outlet_given(const struct outlet *outlet);

/*
 * How many of the bytes given so far will be printed for sure, as far as the system can
 * tell: what a port has acknowledged and taken out of its buffer, what a device's driver
 * has no more; all once it has ended well, and until then none of a file or a queue's job,
 * which giving up takes back. It never falls.
 */
size_t outlet_sure(struct outlet *outlet);

/* Whether what is sure before the end stays so when it is given up. */
bool outlet_stays(const struct outlet *outlet);

/* Whether these are seconds of a patience: 0.2, 300. */
bool outlet_patience_parse(const char *text, double *seconds);

/* A queue's job, for queue_job_look(): its number, and *queue (if not NULL) becomes the
 * queue's name, the outlet's. 0: no queue, or nothing was given yet. */
int outlet_job(const struct outlet *outlet, const char **queue);

/* A sentence on what was given, for people: a queue's job number, and whether the queue
 * is paused; "" where there is nothing to say. The outlet's: to be read before it is
 * finished. */
const char *outlet_note(struct outlet *outlet);

/* Ends it well: the file takes its place, the port has taken everything, the queue has
 * the whole job. False and the error where it did not. */
bool outlet_end(struct outlet *outlet, struct error *error);

/* The same, and frees it, whatever comes out. */
bool outlet_finish(struct outlet *outlet, struct error *error);

/* Frees it. What has not ended well is given up: a file is not made, a queue's job is
 * cancelled, what a port has not taken is taken back. NULL is fine. */
void outlet_give_up(struct outlet *outlet);

#endif
