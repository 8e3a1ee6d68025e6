/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where cards can be copied or moved to (db/transfer.h): the report that they are looked at
 * in and its groups, then the other reports that are open, and theirs.
 */
#ifndef OFFICE_TARGETS_H
#define OFFICE_TARGETS_H

#include <stddef.h>
#include <stdint.h>

#include "db/store.h"
#include "text/error.h"
#include "text/number.h"

struct target {
	int64_t report;
	char *group; /* NULL: of the report alone, and each card keeps its own */
	char *name;  /* for people */
};

/* Begins as zeros. */
struct targets {
	struct target *items;
	size_t count, capacity;
};

/* The first is always the report itself. */
bool targets_find(struct targets *targets, struct store *store, int64_t here,
	const char *who, enum digits digits, struct error *error);
void targets_release(struct targets *targets);

/* Reports from which cards can be brought into this one: all others that have some. Each
 * item's group is NULL. */
bool targets_sources(struct targets *targets, struct store *store, int64_t here,
	enum digits digits, struct error *error);

#endif
