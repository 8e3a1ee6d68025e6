/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The trail: who did what when, append only. Each entry holds the hash of the one before
 * it, so that one that was changed, taken out or put elsewhere is found; a supervisor's
 * act signs its entry, and with it all before it. What was cut off behind the last signed
 * entry cannot be found: SECURITY says what that means.
 */
#ifndef DB_TRUST_TRAIL_H
#define DB_TRUST_TRAIL_H

#include "db/store.h"

struct trail_entry {
	int64_t number; /* from 1, without gaps */
	int64_t at;     /* seconds since 1970 */
	const char *who;
	const char
		*act; /* "card.approve", "report.sign", "people.put", …; see trail_acts */
	int64_t report;     /* 0: of none */
	int64_t card;       /* 0: of none */
	int64_t revision;   /* of card or report after the act; 0: none */
	const char *detail; /* a comment, a reason, what else is to be said; may be "" */
	const char *hash;   /* hex */
	const char *key;    /* hex of the key that signed it; "": it was not signed */
	/* For who checks the chain; all in hex. */
	const char *digest;   /* of what card or report (without a revision: what else the
				* act is about) said then; "": none is kept */
	const char *previous; /* hash of the entry before; "" of the first */
	const char *signature; /* of hash */
	const char *parts;     /* digest of what it tells of single parts of a report
			    * (db/trust/parts.h); "": it tells nothing of any */
	const char *standing;  /* db/trust/standing.h; "": it tells nothing of that */
	const char *places;    /* digest of the order of the report's cards; "": it tells
			       * nothing of that */
};

/* Entries of a report, or of a card, or (both 0) all; the oldest first. */
typedef bool trail_visit(void *context, const struct trail_entry *entry);
bool store_trail(struct store *store, int64_t report, int64_t card, trail_visit *visit,
	void *context, struct error *error);

/* All behind the entry of that number, as above: for who follows it. And the number of the
 * newest; 0: there is none. */
bool store_trail_behind(struct store *store, int64_t number, trail_visit *visit,
	void *context, struct error *error);
bool store_trail_newest(struct store *store, int64_t *number, struct error *error);

/* Whether an entry that came from elsewhere says what its hash covers, and, where it names a
 * key, is signed with that. Of the entries before it nothing is said. */
bool trail_entry_agrees(const struct trail_entry *entry);

/* What an act is called for people: N_(); the identifier itself where it is unknown. */
const char *trail_act_label(const char *act);

#endif
