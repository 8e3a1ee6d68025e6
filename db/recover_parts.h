/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The parts of store_recover(). Private to db/. Each puts something right in the rows that
 * were read; false only where the new store itself fails.
 */
#ifndef DB_RECOVER_PARTS_H
#define DB_RECOVER_PARTS_H

#include "db/engine/query.h"
#include "db/recover.h"
#include "db/rows/rows.h"
#include "db/store.h"

struct recovery {
	struct store *store; /* the new one, in memory */
	const char *path;    /* of the damaged one */
	struct change change;
	store_problem *told;
	void *context;
	int64_t losses;
	struct salvage_loss
		*items; /* what the driver told, until it can be said whose it is */
	size_t count, capacity;
};

void recovery_tell(struct recovery *recovery, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Says what could not be read of the file, in words for people (recover_told.c). */
bool recovery_tell_losses(struct recovery *recovery, struct error *error);

/* Reports to which something belongs and whose row is lost (recover_reports.c). */
bool recovery_find_reports(struct recovery *recovery, struct error *error);
/* Heads and earlier versions of reports that are none. */
bool recovery_sift_reports(struct recovery *recovery, struct error *error);

/* Cards of which something is there but not what they are; cards and earlier versions that
 * are none; places that are lost (recover_cards.c). */
bool recovery_find_cards(struct recovery *recovery, struct error *error);
bool recovery_sift_cards(struct recovery *recovery, struct error *error);
bool recovery_close_places(struct recovery *recovery, struct error *error);

/* --- what they share (recover.c) --- */

/* Calls act for each number that a statement gives, once it has given all, until one
 * fails. */
typedef bool recovery_act(struct recovery *recovery, int64_t number, struct error *error);
bool recovery_each(
	struct recovery *recovery, enum sql name, recovery_act *act, struct error *error);
/* Calls act for each row of a statement, which goes on meanwhile. */
typedef bool recovery_row(
	struct recovery *recovery, struct query *query, struct error *error);
bool recovery_each_row(
	struct recovery *recovery, enum sql name, recovery_row *act, struct error *error);
/* Runs a statement of one number, two, that gives nothing. */
bool recovery_run(struct recovery *recovery, enum sql name, int64_t first, int64_t second,
	struct error *error);

#endif
