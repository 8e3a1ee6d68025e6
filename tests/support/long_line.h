/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A long line to a database server of the test's own: a socket in a folder of its own, behind
 * which all that goes either way arrives later, or not before it is let through; and which
 * counts how often whoever asks waits for an answer. A thread of the test program serves it.
 *
 * What is counted are the ends of what is sent together (Query, Sync and the start of a
 * connection): each is a round trip at most, however long the line is. So a count needs no
 * clock.
 */
#ifndef TESTS_SUPPORT_LONG_LINE_H
#define TESTS_SUPPORT_LONG_LINE_H

#include "tests/support/support.h"

struct long_line;

/* To the server's socket in `folder`, with so many milliseconds each way. */
struct long_line *long_line_new(const char *folder, int milliseconds);
/* Breaks its connections. */
void long_line_free(struct long_line *line);

/* postgresql://WHO@/DATABASE?host=..., to be freed. */
char *long_line_address(
	const struct long_line *line, const char *database, const char *who);

/* Round trips so far, of all connections. */
int long_line_trips(const struct long_line *line);

/* The same of the connection that was made first: of a full-screen program, the one of its loop. */
int long_line_trips_first(const struct long_line *line);

/* Nothing comes through either way, until it is let through. */
void long_line_hold(struct long_line *line, bool held);
/* The same from a round trip that is still to come, as long_line_trips() counts them. */
void long_line_hold_from(struct long_line *line, int trip);
/* Waits until something is held, a question or an answer. */
void long_line_wait_held(struct long_line *line);

enum { LONG_LINE_DEADLINE = 20000 }; /* ms */

#endif
