/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What people do in an office, as the program does it, for measuring: each act is one call of
 * the store. What an act needs and what it leaves is fetched and released beside it.
 */
#ifndef BENCH_ACTS_H
#define BENCH_ACTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/error.h"

enum act {
	ACT_LIST,     /* the reports */
	ACT_CARDS,    /* those of the newest report, each with its lists */
	ACT_CARD,     /* one of them is opened */
	ACT_PROGRESS, /* of the newest fiscal year */
	ACT_OFFICES,  /* of all offices */
	ACT_SEARCH,
	ACT_SAVE,
	ACT_REVIEW, /* a supervisor approves or returns */
	ACTS,
};

/* What it is called on the command line. */
extern const char *const act_names[ACTS];
bool act_find(const char *name, enum act *act);

/* Who does it, and where; begun by place_open(). */
struct place {
	struct store *store;
	char *who;
	struct signer *signer; /* of a supervisor; else NULL */
	const char *words;     /* what is looked for */
	int64_t report;        /* the newest */
	int fiscal_year;
	int64_t *cards; /* all of the office that are to be worked on */
	size_t count;
	size_t saved, judged; /* which of them came last */
	bool returns;         /* every other card that is reviewed is sent back */
};

/* cards: they are read, for acts that work on one. */
bool place_open(struct place *place, const char *address, bool supervisor, bool cards,
	struct error *error);
void place_close(struct place *place);

/* What happens around the act itself, which may take its time. */
struct around {
	void (*before)(void *context);
	void (*after)(void *context);
	void *context;
};

enum outcome {
	OUTCOME_DONE,
	OUTCOME_NOTHING, /* there was nothing to be done: nothing was called */
	OUTCOME_CONFLICT,
	OUTCOME_FAILED,
};
enum outcome act_do(struct place *place, enum act act, const struct around *around,
	struct error *error);

/* Milliseconds of a clock that only goes forward. */
double act_now(void);

/* Sorts the times, and tells which of them so many parts of 100 are not above. */
void act_sort(double *times, size_t count);
double act_percentile(const double *sorted, size_t count, int percent);

#endif
