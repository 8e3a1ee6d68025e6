/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The offices of a database on a server (doc/server.md). A file is of one office and has none
 * of this: ERROR_USAGE.
 */
#ifndef DB_OFFICE_LIST_H
#define DB_OFFICE_LIST_H

#include <stdbool.h>
#include <stdint.h>

#include "db/store.h"
#include "text/error.h"

struct listed_office {
	int64_t number;
	const char *name; /* good during the visit */
	bool here;        /* the one that the store is of */
};
/* False: no more. */
typedef bool listed_office_visit(void *context, const struct listed_office *office);

/* Those that whoever asks may know of, in the order of their numbers. */
bool store_office_list(struct store *store, listed_office_visit *visit, void *context,
	struct error *error);

/* Adds one without people or reports, for whoever administers; *number. To work in it one
 * chooses it by mattrakan.office. */
bool store_add_office(
	struct store *store, const char *name, int64_t *number, struct error *error);

#endif
