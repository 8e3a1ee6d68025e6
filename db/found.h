/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How much the check found in a report when it was run over it last: numbers for who looks after
 * many offices (db/offices.h) and runs no check over them. They are as of that moment, whatever
 * became of the report since, and are told with it.
 */
#ifndef DB_FOUND_H
#define DB_FOUND_H

#include "db/store.h"

struct found {
	int64_t errors, warnings; /* what is accepted left out */
	int64_t at;               /* seconds since 1970 */
};

/* Keeps what was found now. Nothing is written where the same stands there of the same day: who
 * looks once more does not have everybody read anew. ERROR_REFUSED for who may not write. */
bool store_keep_found(struct store *store, int64_t report, const struct found *found,
	const char *who, struct error *error);

/* *known: false where it was never run; *found is then untouched. */
bool store_found(struct store *store, int64_t report, struct found *found, bool *known,
	struct error *error);

#endif
