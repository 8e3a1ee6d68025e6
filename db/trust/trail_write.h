/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Writing the trail, and what verify has to know of it. Private to db/.
 */
#ifndef DB_TRUST_TRAIL_WRITE_H
#define DB_TRUST_TRAIL_WRITE_H

#include "db/rows/rows.h"
#include "db/trust/keys.h"
#include "db/trust/trail.h"

struct parts;
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
	const struct parts *parts; /* of the report; NULL: nothing is told of them */
	const char *standing; /* of acts whose standing is said (STANDS_SAID) alone */
	const struct signer *signer; /* signs the entry; NULL: nobody */
};

/* Writes an entry behind the last one; inside the transaction of what it tells of, and behind
 * all that this writes: how things stand then is read from the office file. *number and hash,
 * where not NULL, are told which it is. */
bool trail_add(struct store *store, const struct trail_note *note, int64_t *number,
	char hash[HASH_HEX + 1], struct error *error);

/* The digest of the canonical form (model/canonical.h). */
void card_digest(char digest[HASH_HEX + 1], const struct card *card);
void report_digest(char digest[HASH_HEX + 1], const struct report *report);
/* Of a report whose cards come one at a time: begun with all else of it, told each of its
 * cards, whose own digest it gives where that is not NULL, and ended. Where there are many,
 * beside: hashed in a thread of its own; their digests are there when the end returns. */
struct digesting;
struct digesting *report_digest_begin(const struct report *head, bool beside);
void report_digest_add(
	struct digesting *digesting, const struct card *card, char digest[HASH_HEX + 1]);
void report_digest_end(struct digesting *digesting, char digest[HASH_HEX + 1]);

/* The hash that an entry must have: of `previous`, which is that of the entry before it,
 * and of all that it says. Its number is not in it: that is its place in the chain. */
void trail_hash(char hash[HASH_HEX + 1], const struct trail_entry *entry);

/* Whether an entry is what somebody signed: its hash is its own, and the signature is by a key
 * of who is said to have done it. Of the entries before it nothing is said. */
bool trail_is_signed(
	struct store *store, int64_t number, bool *is_signed, struct error *error);

/* What kind of act it is. */
enum {
	ACT_SIGNED = 1, /* a supervisor's: is always signed */
	ACT_TEXT = 2,   /* may change what the report says */
	ACT_PLACES = 4, /* may change the order of its cards */
};
unsigned trail_act_kind(const char *act);

#endif
