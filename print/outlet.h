/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Ways out for a print job's bytes: standard output, a file, a device, a TCP port, a
 * printer queue. A way out is opened, given bytes page by page, and then finished or
 * given up.
 *
 * What is named how:
 *	-                  standard output
 *	tcp:HOST:PORT      a printer on the network (usually port 9100); [::1]:9100 for
 *IPv6 cups:NAME, NAME    a queue of CUPS; cups: alone is the default one PATH a file or a
 *device; anything with a slash or a dot in it A plain name that is no queue is refused,
 *not made a file.
 *
 * A file appears whole or not at all, and never takes the place of another without
 * force. Of a device or a port that takes no bytes for OUTLET_PATIENCE seconds the job
 * is given up with a message. Nothing here ends the program by SIGPIPE.
 */
#ifndef PRINT_OUTLET_H
#define PRINT_OUTLET_H

#include <stdbool.h>
#include <stddef.h>

#include "text/error.h"

enum { OUTLET_PATIENCE = 30 /* seconds; $MATTRAKAN_PATIENCE names another, for tests */ };

struct outlet;

struct outlet_request {
	const char *to;    /* as above */
	const char *title; /* the job's name for a queue */
	unsigned copies;   /* 1 or more */
	bool force;        /* write over an existing file */
};

/* NULL and the error, which names the way out and what to do, if it cannot be opened.
 * A queue's job is made with the first bytes. */
struct outlet *outlet_open(const struct outlet_request *request, struct error *error);

/* All bytes or the error. Between two calls a job may be given up without half a page
 * on paper: a page is one call. */
bool outlet_write(
	struct outlet *outlet, const char *bytes, size_t count, struct error *error);

/* What the way out says when all was given: a queue's job number; "" where there is
 * nothing to say. The outlet's. */
const char *outlet_note(const struct outlet *outlet);

/* Ends it well: the file takes its place, the port has taken everything, the queue has
 * the whole job. Frees it, whatever comes out. False and the error where it did not. */
bool outlet_finish(struct outlet *outlet, struct error *error);

/* Gives it up: a file is not made, a queue's job is cancelled. Frees it. NULL is fine. */
void outlet_give_up(struct outlet *outlet);

#endif
