/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Seals: what an approved report said, signed by who approved it (struct seal in
 * model/report.h). A seal signs the SHA-256 of the report's canonical form
 * (model/canonical.h) and the head of the trail.
 */
#ifndef DB_TRUST_SEAL_H
#define DB_TRUST_SEAL_H

#include "db/store.h"

enum seal_verdict {
	SEAL_NONE,        /* the report has none */
	SEAL_AGREES,      /* it says what was approved, by a known key */
	SEAL_UNKNOWN_KEY, /* it fits, but nobody here has that key */
	SEAL_CHANGED,     /* the report says something else than what was approved */
	SEAL_FALSE,       /* the signature is not that key's */
	SEAL_TRAIL_GONE,  /* the entry of the trail that it signs is not there */
	SEAL_TAKEN_OFF,   /* the report was reopened here since */
};

/* Looks at a report with its cards. */
bool store_seal_check(struct store *store, const struct report *report,
	enum seal_verdict *verdict, struct error *error);

/* A verdict in words, N_(). */
const char *seal_verdict_label(enum seal_verdict verdict);

/* The short form that the printed footer carries: 3F2A-91BC-07DE-55A0, of the hash in
 * hex. "" where the report is not approved; SEAL_MARK_FALSE where it, or a measure in it,
 * is said to be approved and is not what was, or was approved and nobody reopened it:
 * whoever shows such a report says so. Reads the whole of an approved report, and the
 * approved measures of another. */
enum { SEAL_MARK_BYTES = 20 };
bool store_seal_mark(struct store *store, int64_t report, char mark[SEAL_MARK_BYTES],
	struct error *error);

/* Calls visit for each approved report, newest first, with its mark, and for others whose
 * mark is SEAL_MARK_FALSE. */
typedef bool seal_mark_visit(void *context, int64_t report, const char *mark);
bool store_seal_marks(
	struct store *store, seal_mark_visit *visit, void *context, struct error *error);

/* Calls visit for each card of a report that is said to be approved and is not what was, or
 * was approved and is so no more though nobody reopened it. Reads the approved ones. */
typedef void altered_visit(void *context, int64_t card);
bool store_altered_cards(struct store *store, int64_t report, altered_visit *visit,
	void *context, struct error *error);

#endif
