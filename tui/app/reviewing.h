/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What who sits here has read in this run of the program, and what a supervisor has
 * decided of it while reading, till one passphrase carries it all out. Nothing of it is in
 * the office file: what stands there another could have put there.
 */
#ifndef TUI_APP_REVIEWING_H
#define TUI_APP_REVIEWING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "db/review.h"
#include "db/store.h"
#include "tui/app/app.h"

enum { NOT_DECIDED = -1 };

struct reviewed {
	int64_t card, revision;
	int place;
	char *name;        /* its issue or measure, one line */
	struct card shown; /* as it was read last */
	int decided;       /* enum card_act; NOT_DECIDED */
	char *comment;
};

/* A card was shown, a report as it prints. */
void reviewing_saw_card(struct app *app, const struct card_entry *entry);
/* It could not be shown after all. */
void reviewing_forget_card(struct app *app, int64_t number);
void reviewing_saw_report(struct app *app, int64_t number, const struct report *report);

/* Whether a card was read so, with all that it says now; a report. */
bool reviewing_read_card(const struct app *app, int64_t card, const struct card *now);
enum seen {
	SEEN_NEVER,
	SEEN_OTHER, /* it says something else by now */
	SEEN_SO,
};
enum seen reviewing_read_report(
	const struct app *app, int64_t number, const struct report *now);

/* Decides on a card that was read; the comment is copied. NOT_DECIDED takes it back. */
void reviewing_decide(struct app *app, int64_t card, int act, const char *comment);
/* What was decided: enum card_act, or NOT_DECIDED. */
int reviewing_decided(const struct app *app, int64_t card);
size_t reviewing_count(const struct app *app);

/* What was decided, in the order in which it was read; NULL behind the last. */
const struct reviewed *reviewing_next(const struct app *app, const struct reviewed *last);

/* Before the program is left: whether decisions may be lost; asks where there are any. */
bool reviewing_may_leave(struct app *app);

void reviewing_release(struct app *app);

#endif
