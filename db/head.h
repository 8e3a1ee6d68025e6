/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Changing a report's own texts: title, agency, memo, texts before and after, ITA
 * result. Its state is not: db/review.h. As with cards: compare-and-set on a revision, a
 * version kept, a draft while somebody types.
 */
#ifndef DB_HEAD_H
#define DB_HEAD_H

#include "db/store.h"
#include "model/report.h"

bool store_head_revision(
	struct store *store, int64_t report, int64_t *revision, struct error *error);

/* Where a report stands now, at a glance: for who has its texts open. */
struct report_standing {
	bool there;  /* and not in the bin */
	bool in_bin; /* where it is neither, it is gone for good */
	int64_t revision;
	enum report_state state;
};
bool store_report_standing(struct store *store, int64_t report,
	struct report_standing *standing, struct error *error);

/* The report without its cards, and its revision, of one state of the file. */
bool store_read_head(struct store *store, int64_t number, struct report *report,
	int64_t *revision, struct error *error);

/* The report without its cards as it was in a revision. *found: that one is known; where
 * it is not, *report is untouched. */
bool store_head_version(struct store *store, int64_t number, int64_t revision,
	struct report *report, bool *found, struct error *error);

/* Puts the report's head (its cards, state and seal are not looked at) in place of
 * *revision and raises it. ERROR_REFUSED where the report is not open. SAVE_CONFLICT, and
 * nothing changed, where somebody else changed it since. */
enum save_outcome store_save_head(struct store *store, int64_t number,
	const struct report *report, int64_t *revision, const char *who,
	struct error *error);

/* This person's draft of a head: the report as JSON without cards, and which field. */
struct head_draft {
	int64_t report;
	int64_t revision; /* of the head that the typing began on */
	const char *who, *session;
	const char *field; /* e.g. "memo.subject", "before[1].text" */
	int64_t cursor;    /* bytes */
	int64_t at;
	const char *body;
};
/* ERROR_USAGE where the report is not there (any longer). */
bool store_head_draft_put(
	struct store *store, const struct head_draft *draft, struct error *error);
bool store_head_draft_drop(struct store *store, int64_t report, const char *who,
	const char *session, struct error *error);
/* What one session wrote is another's from here on. */
bool store_head_draft_adopt(struct store *store, int64_t report, const char *who,
	const char *from, const char *to, struct error *error);
typedef bool head_draft_visit(void *context, const struct head_draft *draft);
bool store_head_drafts(struct store *store, const char *who, head_draft_visit *visit,
	void *context, struct error *error);

/* A report of the same agency, year, months and title as this one, which is the one of
 * number `own`; *number is 0 if there is none. */
bool store_find_double(struct store *store, const struct report *report, int64_t own,
	int64_t *number, struct error *error);

#endif
