/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Taking in a bundle (doc/bundle.md): reports with what they said before, so that a report
 * that is here too gets what was changed there and keeps what was changed here.
 *
 * What was changed on both sides is told and never overwritten unseen. What is approved here
 * does not change. The whole bundle is one transaction.
 */
#ifndef DB_BUNDLE_H
#define DB_BUNDLE_H

#include "db/bundle_past.h"
#include "db/import.h"
#include "db/store.h"
#include "model/card.h"
#include "model/report.h"

/* What becomes of what was changed on both sides. */
enum bundle_mode {
	BUNDLE_MEET,    /* it is told, and nothing at all is taken */
	BUNDLE_KEEP,    /* it stays as it is here, the rest is taken */
	BUNDLE_REPLACE, /* the bundle's takes its place, what was here is history */
};

enum bundle_conflict_kind {
	CONFLICT_HEAD,   /* the report's own texts */
	CONFLICT_CARD,   /* a card */
	CONFLICT_BINNED, /* a card that lies in the bin here, and was changed there */
	CONFLICT_GONE,   /* a card that was taken out there, and was changed here */
};
struct bundle_conflict {
	enum bundle_conflict_kind kind;
	int place;   /* of the card: here, or of one in the bin there; 0: the texts */
	char *issue; /* the beginning of the card's issue, or its measure; "" */
};

/* What is done, or would be, with a report. */
struct bundle_outcome {
	int64_t number; /* here; 0: it would be a new one */
	bool new_report;
	bool before;       /* this very bundle came in before, and nothing is done */
	int64_t before_at; /* when: seconds since 1970 */
	bool changes;      /* something of it is done */
	bool head;         /* its own texts are taken */
	bool state;        /* it is further there: submitted, approved */
	bool order;        /* nothing but the order of the measures, or which of them ITA
			      * items name, is another one here: that stays */
	size_t added, taken, removed; /* cards */
	size_t newer; /* cards, and the texts, that are newer here, and stay */
	size_t own;   /* cards that are only here, and stay */
	struct bundle_conflict *conflicts;
	size_t conflicts_count, conflicts_capacity;
	bool told; /* result says something */
	struct import_result result;
};
void bundle_outcome_release(struct bundle_outcome *outcome);

/* A report of a bundle; it is told, as by store_import_result(), what became of it. */
struct bundled_report {
	char uuid[UUID_BYTES + 1]; /* of the report */
	unsigned came;             /* the reader's: which parts of it */
	struct report report;
	struct pasts pasts;
	struct bundle_outcome outcome;
};

struct bundle_taking {
	struct bundled_report *reports;
	size_t count;
	const char *hash;   /* of the bundle's manifest */
	const char *signer; /* who signed it, for the trail; "" for nobody who is known */
	enum bundle_mode mode;
	const char *office; /* path or address */
	const char *files; /* an office file beside which its evidence lies; NULL: none */
	int64_t files_count; /* gets: so many were not here */
};

/* Takes it in; false, and nothing is changed, where one of its reports is refused.
 * ERROR_REFUSED with conflicts in the outcomes where the mode is BUNDLE_MEET. */
bool store_take_bundle(struct store *store, struct bundle_taking *taking, const char *who,
	struct error *error);

/* What it would do: the outcomes alone. A store that is open for reading will do. */
bool store_plan_bundle(
	struct store *store, struct bundle_taking *taking, struct error *error);

#endif
