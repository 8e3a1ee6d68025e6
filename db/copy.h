/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is open, where the office file itself cannot be written any more.
 */
#ifndef DB_COPY_H
#define DB_COPY_H

#include "db/store.h"

/* A store of the same contents that is in memory alone. NULL and the error. */
struct store *store_copy_in_memory(struct store *store, struct error *error);

/* A report as store_load() gives it, with what this person's session is typing in its
 * cards in the place of what was saved. */
bool store_load_typed(struct store *store, int64_t number, const char *who,
	const char *session, struct report *report, struct error *error);

#endif
