/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What store_verify() is made of that others want alone: the files, one report; and a look at
 * the store from another thread.
 */
#ifndef DB_TRUST_VERIFY_H
#define DB_TRUST_VERIFY_H

#include "db/store.h"

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
