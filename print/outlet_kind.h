/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the kinds of ways out have in common: the table of each, waiting with patience,
 * and what the system's errors mean at each.
 *
 * A kind's own struct begins with a struct outlet. open() gets it zeroed, with the
 * common part filled; where it fails, release() is called all the same, so it sets
 * first what release() looks at.
 */
#ifndef PRINT_OUTLET_KIND_H
#define PRINT_OUTLET_KIND_H

#include <stdint.h>
#include <sys/types.h>

#include "print/outlet.h"

struct outlet_words {
	int number;       /* of errno; 0 ends the table */
	const char *text; /* N_(): what it means here and what to do */
};

struct outlet_kind {
	size_t size; /* of its struct */
	const struct outlet_words *words;
	bool makes_copies;
	bool (*open)(struct outlet *outlet, const struct outlet_request *request,
		struct error *error);
	bool (*write)(struct outlet *outlet, const char *bytes, size_t count,
		struct error *error);
	bool (*finish)(struct outlet *outlet, struct error *error);
	/* Gives up what is not finished, and frees what the struct holds. */
	void (*release)(struct outlet *outlet);
	/* How many of the bytes put are not sure (outlet_sure()); SIZE_MAX: none is, or it
	 * is not known now. NULL: all are sure. */
	size_t (*unsure)(struct outlet *outlet);
	int (*job)(const struct outlet *outlet, const char **queue); /* NULL: none */
	const char *(*note)(struct outlet *outlet);                  /* NULL: none */
};

struct outlet {
	const struct outlet_kind *kind;
	char *name;              /* the path, HOST:PORT or queue; for messages */
	bool finished, broken;   /* ended well; an error came */
	size_t given;            /* bytes that outlet_write() took whole */
	size_t put, sure;        /* bytes that the system has, that the printer has */
	size_t unsure;           /* as looked at last */
	int64_t moved;           /* when something was taken last */
	int64_t asked;           /* when somebody wanted to wait on */
	int64_t patience;        /* ms */
	outlet_waiting *waiting; /* NULL: nobody */
	void *context;
};

extern const struct outlet_kind outlet_standard, outlet_file, outlet_device, outlet_tcp,
	outlet_queue;

/* ms on a clock that only goes forward. */
int64_t outlet_now(void);

/* The patience in ms, of $MATTRAKAN_PATIENCE or OUTLET_PATIENCE. */
int64_t outlet_patience(void);

enum outlet_ready { OUTLET_READY, OUTLET_LATE, OUTLET_STOPPED };

/* Waits until the file is ready for the events, until the deadline (of outlet_now()), or
 * until somebody does not want to wait. A negative file: only for the time. */
enum outlet_ready outlet_wait(
	const struct outlet *outlet, int file, short events, int64_t deadline);

/* The same for as long as the printer takes something now and then: until the patience is
 * over since it did last, and nobody wants to wait on. */
enum outlet_ready outlet_wait_on(struct outlet *outlet, int file, short events);

/* Whether it is over. */
bool outlet_is_late(struct outlet *outlet);

/* The same for `pause` ms at most, which is OUTLET_READY too. */
enum outlet_ready outlet_wait_a_while(
	struct outlet *outlet, int file, short events, int pause);

/* Looks how far the printer is. */
void outlet_look(struct outlet *outlet);

/* Nothing is sure until all is: an unsure() of what giving up takes back. */
size_t outlet_all_unsure(struct outlet *outlet);

/* write() or send(), without blocking. */
typedef ssize_t outlet_put(int file, const void *bytes, size_t count);

/* Puts all bytes; gives up where none is taken while the patience lasts. */
bool outlet_push(struct outlet *outlet, int file, outlet_put *put, const char *bytes,
	size_t count, struct error *error);

/* write() without SIGPIPE. */
ssize_t outlet_write_some(int file, const void *bytes, size_t count);

/* Set the error and return false: for an errno in the kind's words, or the system's; for
 * a wait that did not end well. */
bool outlet_failed(const struct outlet *outlet, int number, struct error *error);
bool outlet_not_ready(
	const struct outlet *outlet, enum outlet_ready ready, struct error *error);

#endif
