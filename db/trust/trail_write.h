/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Writing the trail, and what verify has to know of it. Private to db/.
 */
#ifndef DB_TRUST_TRAIL_WRITE_H
#define DB_TRUST_TRAIL_WRITE_H

#include "db/rows/rows.h"
#include "db/trust/keys.h"
#include "db/trust/trail.h"

struct signer;

/* What an entry says. NULL texts are "". */
struct trail_note {
	const char *act;
	struct change change;
	int64_t report, card, revision; /* 0: none */
	const char *detail;
	/* Of the card, or of the report where card is 0; where revision is 0, of what else
	 * the act is about. */
	const char *digest;
	const struct signer *signer; /* signs the entry; NULL: nobody */
};

/* Writes an entry behind the last one; inside the transaction of what it tells of. *number
 * and hash, where not NULL, are told which it is. */
bool trail_add(struct store *store, const struct trail_note *note, int64_t *number,
	char hash[HASH_HEX + 1], struct error *error);

/* The digest of the canonical form (model/canonical.h). */
void card_digest(char digest[HASH_HEX + 1], const struct card *card);
void report_digest(char digest[HASH_HEX + 1], const struct report *report);

/* The hash that an entry must have: of `previous`, which is that of the entry before it,
 * and of all that it says. Its number is not in it: that is its place in the chain. */
void trail_hash(char hash[HASH_HEX + 1], const struct trail_entry *entry);

/* What kind of act it is. */
enum {
	ACT_SIGNED = 1, /* a supervisor's: is always signed */
	ACT_TEXT = 2,   /* may change what the report says */
};
unsigned trail_act_kind(const char *act);

#endif
