/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where what an entry of the trail is about stood then, but for its words, of which the
 * digests are: the state of a card or report; of a card in the bin where it stood; of what
 * was destroyed what is kept of it; of a key how its passphrase makes it; which finding was
 * accepted, which rule was set. As words, which verify compares with those that the same tables give today.
 * Private to db/.
 */
#ifndef DB_TRUST_STANDING_H
#define DB_TRUST_STANDING_H

#include "db/store.h"
#include "db/trust/keys.h"

enum standing_kind {
	STANDS_NOT,            /* nothing is told */
	STANDS_REPORT,         /* its state: submitted */
	STANDS_CARD,           /* the same; in the bin: draft out PLACE BEHIND UNLINKED */
	STANDS_REMOVED_REPORT, /* LAST_CARD UUID YEAR MONTHS TITLE */
	STANDS_REMOVED_CARD,   /* REPORT UUID */
	STANDS_KEY,            /* SINCE SALT OPERATIONS MEMORY NAME */
	STANDS_SAID,           /* whoever writes the entry says it */
};

/* Appends it; nothing where the office file has nothing of that number. Not for keys. */
bool standing_read(struct store *store, enum standing_kind kind, int64_t number,
	struct str *out, struct error *error);
bool standing_read_key(
	struct store *store, const char *key, struct str *out, struct error *error);

/* The digest of the numbers of a report's cards in their order. */
bool places_digest(struct store *store, int64_t report, char digest[HASH_HEX + 1],
	struct error *error);

#endif
