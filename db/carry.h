/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Next year's report from this one: periods moved by the years between, results and
 * outcomes emptied, every carried field of a card marked "not yet confirmed"
 * (card.unconfirmed), states open and draft, new UUIDs, years in title and texts that
 * name the old fiscal year moved.
 */
#ifndef DB_CARRY_H
#define DB_CARRY_H

#include "db/store.h"

/* *carried gets the new report's number. ERROR_REFUSED where a report of that agency,
 * year, months and title is there. */
bool store_carry(struct store *store, int64_t report, int fiscal_year, const char *who,
	int64_t *carried, struct error *error);

#endif
