/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An office from one store into another, all of it: reports, measures, versions, drafts, people,
 * keys, the trail, seals, the bin, settings, and the files that are evidence.
 *
 * What it is read from stays as it is. It is written in one transaction, compared with what
 * was read value by value, looked at as verify does, and is there only when all that was
 * good: whatever happens before leaves nothing of it.
 */
#ifndef DB_MOVE_H
#define DB_MOVE_H

#include <stdbool.h>
#include <stdint.h>

#include "db/store.h"
#include "text/error.h"

/* What was moved. */
struct moved {
	int64_t rows;
	int64_t reports, cards, versions, drafts, people, entries, seals, findings;
	int64_t files;
	int64_t problems; /* that verify finds in both alike */
	char *number;     /* of a new one of a server; "" */
	char *head;       /* the hash of the newest entry of the trail; "" */
};
void moved_release(struct moved *moved);

struct move {
	/* On a server, the name of a new one; NULL: the one that is there. */
	const char *office;
	const char *from, *to; /* as store_open() has them */
	bool copy; /* what others do meanwhile is left out, and not asked for */
	struct progress *progress; /* asked with each row; NULL: nobody */
	/* What verify finds in both. */
	store_problem *problem;
	void *context;
};

/*
 * ERROR_REFUSED, and nothing is there that was not before: somebody changed what was being
 * moved (unless it is a copy); the two do not say the same. ERROR_STOPPED likewise: it was to
 * stop. ERROR_SYSTEM: what it is moved from cannot be opened, or there is an office already where it is moved
 * to, or one of both failed.
 */
bool store_move(const struct move *move, struct moved *moved, struct error *error);

#endif
