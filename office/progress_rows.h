/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The progress of the work, held for a screen: cards with what is late and since when
 * they wait, and how many are done of those of one owner, state, month, quarter, group.
 */
#ifndef OFFICE_PROGRESS_ROWS_H
#define OFFICE_PROGRESS_ROWS_H

#include "db/progress.h"
#include "model/card.h"
#include "text/number.h"

struct progress_line {
	int64_t number, report, revision, since;
	int fiscal_year, months, place;
	enum card_state state;
	char *name; /* issue, else measure: its first line; "" where there is neither */
	char *measure; /* its first line */
	char *owners;  /* joined by line ends */
	char *group, *period, *who, *agency;
	struct date to; /* year 0: nobody says until when */
	long late;      /* days; 0: it is done, or has time */
	bool marked;    /* by who sits here; stays when they are read again */
};

struct progress_rows {
	struct progress_line *items;
	size_t count, capacity;
};

/* Reads those of a report, or where that is 0 of a fiscal year. On failure *rows is
 * untouched. */
bool progress_rows_read(struct progress_rows *rows, struct store *store, int64_t report,
	int fiscal_year, struct date today, struct error *error);
void progress_rows_release(struct progress_rows *rows);

/* Done or approved. */
bool progress_done(const struct progress_line *line);

/* Which cards are looked at. */
struct progress_filter {
	const char *owner; /* NULL: all; "": those without one */
	int state;         /* enum card_state; -1: all */
};
bool progress_passes(
	const struct progress_line *line, const struct progress_filter *filter);

enum progress_list {
	PROGRESS_WAITING,  /* done, for somebody to approve: the oldest first */
	PROGRESS_LATE,     /* the latest first */
	PROGRESS_RETURNED, /* the oldest first */
	PROGRESS_ALL,      /* as they stand */
	PROGRESS_LISTS,
};

/* Fills in the indexes of a list's lines, in its order; *shown has room for all. Returns
 * how many there are. */
size_t progress_list(const struct progress_rows *rows, enum progress_list list,
	const struct progress_filter *filter, size_t *shown);

enum progress_grouping {
	PROGRESS_BY_OWNER,
	PROGRESS_BY_STATE,
	PROGRESS_BY_MONTH,   /* in which the period ends */
	PROGRESS_BY_QUARTER, /* likewise; of the fiscal year */
	PROGRESS_BY_GROUP,
	PROGRESS_GROUPINGS,
};

struct progress_bar {
	char *name; /* for people */
	char *key;  /* the name as it is compared */
	size_t part, all, late;
	const struct progress_line *last; /* that was counted in it */
	long order; /* bars stand in this order, then in that of their cards */
};

struct progress_bars {
	struct progress_bar *items;
	size_t count, capacity;
};

/* A bar for each owner, …; a card of several owners counts for each of them. In months,
 * quarters and states they stand in the order of time and work,
 * owners the largest first,
 * groups as they stand. */
void progress_bars_make(struct progress_bars *bars, const struct progress_rows *rows,
	enum progress_grouping grouping, const struct progress_filter *filter,
	enum digits digits);
void progress_bars_release(struct progress_bars *bars);

#endif
