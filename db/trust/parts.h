/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What an entry of the trail tells of the parts of a report, each by itself: of its own
 * texts, and of its cards where it brought them all at once or left them out. An entry of a single card has
 * that card's digest; a digest of a whole report says nothing any more once any of it has
 * changed. So each revision of a report's texts and of a card, past or present, has a word
 * of the trail that it can be compared with alone. The digest of all parts is in the hash
 * of their entry. Private to db/.
 */
#ifndef DB_TRUST_PARTS_H
#define DB_TRUST_PARTS_H

#include "db/store.h"
#include "db/trust/keys.h"

enum { PART_STANDING_BYTES = 80 };

struct part {
	int64_t card;                       /* its number; 0: the report's own texts */
	int64_t revision;                   /* of the card, or of the report */
	char digest[HASH_HEX + 1];          /* "": nothing is told of its words */
	char standing[PART_STANDING_BYTES]; /* of a card (db/trust/standing.h); else "" */
};

/* In the order of their cards' numbers, the report's own texts first. */
struct parts {
	int64_t report;
	struct part *items;
	size_t count;
};

/* The digest of a report's own texts: of its canonical form without any card. */
void head_digest(char digest[HASH_HEX + 1], const struct report *report);

/* One part: the texts of a report as they stand in the office file, which are of that
 * revision. *part is where it lies, borrowed by *parts. */
bool parts_of_head(struct store *store, int64_t report, int64_t revision,
	struct part *part, struct parts *parts, struct error *error);

/* Puts them in their order. */
void parts_sort(struct parts *parts);

/* Says of each card where it stands now, in the office file: by whoever writes their entry. */
bool parts_stand(struct store *store, const struct parts *parts, struct error *error);

/* What the trail's hash covers. */
void parts_digest(char digest[HASH_HEX + 1], const struct parts *parts);

/* The same part by part, for who reads them one at a time. */
struct hashing *parts_digest_begin(void);
void parts_digest_add(struct hashing *hashing, int64_t report, const struct part *part);

/* Writes the rows of an entry; inside its transaction. */
bool parts_write(struct store *store, int64_t entry, const struct parts *parts,
	struct error *error);

#endif
