/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Next year's report from this one (or any other year's), or the report of 12 months from
 * that of 6 of the same year, whatever state it is in: model/carry.h says what becomes of
 * all that it says. The one that it is made from stays as it is.
 *
 * While a card has a field that waits to be confirmed the screens do not let it become done;
 * the store does not forbid it.
 */
#ifndef DB_CARRY_H
#define DB_CARRY_H

#include "db/store.h"

struct carry_into {
	int fiscal_year; /* BE */
	int months;      /* 6 or 12; 0: as many as before */
};

/* *carried gets the new report's number. ERROR_REFUSED where a report of that agency, year,
 * months and title is there, and where a report of 12 months would become one of 6 of the
 * same year; ERROR_USAGE where the year is none, or the months are no round's. */
bool store_carry_into(struct store *store, int64_t report, const struct carry_into *into,
	const char *who, int64_t *carried, struct error *error);

/* The same of another year, and as many months. */
bool store_carry(struct store *store, int64_t report, int fiscal_year, const char *who,
	int64_t *carried, struct error *error);

#endif
