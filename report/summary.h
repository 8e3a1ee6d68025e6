/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One page for who answers for it all: how many measures are done of how many, by whom, what
 * is late, what the check finds, the ITA results of the years; in words and bars. Values
 * here, collected by office/report_summary.h; as a document it goes to paper and into files
 * as a report does (document_new_summary()).
 *
 * Texts are owned by the summary.
 */
#ifndef REPORT_SUMMARY_H
#define REPORT_SUMMARY_H

#include <stddef.h>

#include "model/card.h"
#include "model/deadline.h"
#include "report/block_queue.h"
#include "report/layout.h"
#include "text/date.h"
#include "text/number.h"

/* No more of each than one page holds. */
enum { SUMMARY_OWNERS = 8, SUMMARY_LATE = 5, SUMMARY_YEARS = 4 };

struct summary_owner {
	char *name; /* "" for measures of nobody */
	size_t done, all;
};

struct summary_late {
	int place;
	char *name;
	char *owners; /* in one line */
	long days;
};

struct summary_year {
	int year; /* BE, of the result */
	double total;
};

struct summary {
	struct date day;                  /* of which all this is said */
	struct deadline deadline;         /* as of that day */
	size_t measures;                  /* all of the report */
	size_t states[CARD_RETURNED + 1]; /* how many in each state */
	/* The largest first; of more than fit the rest is counted alone. */
	struct summary_owner owners[SUMMARY_OWNERS];
	size_t owners_count, owners_more;
	struct summary_late late[SUMMARY_LATE]; /* the latest first */
	size_t late_count, late_more;
	size_t errors, warnings; /* found and not accepted */
	/* The last ones, the oldest first. */
	struct summary_year years[SUMMARY_YEARS];
	size_t years_count;
};

void summary_release(struct summary *summary);

/* Done or approved. */
size_t summary_done(const struct summary *summary);

/* Appends its blocks: what stands behind the front matter. */
void summary_blocks(
	struct block_queue *queue, const struct summary *summary, enum digits digits);

/* Appends a bar a year alone; nothing where there is none. */
void summary_blocks_of_years(struct block_queue *queue, const struct summary_year *years,
	size_t count, enum digits digits);

/* It has no table; whoever asks for a layout is given this one. */
extern const struct layout summary_layout;

#endif
