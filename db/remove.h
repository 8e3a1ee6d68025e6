/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Taking a whole report out of the office file.
 *
 * The report goes with everything that belongs to it: texts, cards, their histories, what
 * is being typed in them, and what search knows of them. That it was there, who removed
 * it and when stays, and its number and those of its cards are never used again, so what
 * still names one of them elsewhere (another window, a note) names nothing else. It comes
 * back from a backup or by importing it again, and then has another number.
 */
#ifndef DB_REMOVE_H
#define DB_REMOVE_H

#include "db/store.h"

/* ERROR_REFUSED where the report is approved or holds an approved card. On failure
 * nothing is removed. */
bool store_remove_report(
	struct store *store, int64_t report, const char *who, struct error *error);

/* How many texts others than this person are typing in it, kept but not yet saved. */
bool store_typed_by_others(struct store *store, int64_t report, const char *who,
	int64_t *count, struct error *error);

/* A report of the same agency, year, months and title as this one, which is the one of
 * number `own`; *number is 0 if there is none. */
bool store_find_double(struct store *store, const struct report *report, int64_t own,
	int64_t *number, struct error *error);

#endif
