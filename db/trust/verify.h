/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * store_verify() for who waits before a screen, and what bears on one report alone.
 */
#ifndef DB_TRUST_VERIFY_H
#define DB_TRUST_VERIFY_H

#include "db/store.h"

/* Who is told how far it is, and may stop it. go_on is called often, some thousand times a
 * second, in the midst of a statement too: so it asks the store for nothing, and paints
 * what was read already. False stops. */
struct verify_watch {
	bool (*go_on)(void *context, const struct verify_watch *watch);
	void *context;
	/* What it is told. */
	int64_t bytes;    /* how large the file is */
	int step, steps;  /* from 1 */
	const char *what; /* the step in words, N_() */
	int64_t done;     /* things that were looked at in it */
	bool stopped;     /* go_on said so: what was told till then is not all */
};

/* store_verify() that is watched. Only context and go_on of *watch have to be set. False
 * without an error where it was stopped. */
bool store_verify_watched(struct store *store, struct verify_watch *watch,
	store_problem *problem, void *context, struct error *error);

/* The part of store_verify() that looks at the files which are evidence. */
bool store_verify_files(
	struct store *store, store_problem *problem, void *context, struct error *error);

/* How large the store's file is, in bytes; 0 where it is none. */
int64_t store_size(struct store *store);

/* Another connection to the store's file, for a thread of its own that looks at it;
 * store_close() ends it. What is not committed yet it does not see. */
struct store *store_reader(struct store *store, struct error *error);

/* From another thread: ends what is under way in such a look, also where go_on is not
 * asked for long. The look fails then, or ends as if nothing had been said. */
void store_interrupt(struct store *reader);

/* What a seal of this report rests on: that the trail is whole and signed by whom it says,
 * that people and keys, severities and units are those of whom it tells, that nobody laid
 * anything into the schema, and that the report, its cards, their histories, approvals and
 * accepted findings are what it says. In one transaction, or within that of the caller.
 * Calls problem as store_verify() does. */
bool store_verify_report(struct store *store, int64_t report, store_problem *problem,
	void *context, struct error *error);

#endif
