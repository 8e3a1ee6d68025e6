/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a report's texts and its cards said so far, by digests alone: so two office files can
 * tell of which of two texts the other was made, without having ever met (doc/bundle.md).
 */
#ifndef DB_BUNDLE_PAST_H
#define DB_BUNDLE_PAST_H

#include "db/store.h"
#include "db/trust/keys.h"
#include "model/card.h"
#include "model/report.h"

/* One text that it had. */
struct past_text {
	char digest[HASH_HEX + 1];
	bool done; /* it was said to be done, or was approved */
};

/* Of a card, or of the report's own texts (the places of cards that its ITA items name left
 * aside: they change with every card that is moved). */
struct past {
	char uuid[UUID_BYTES + 1]; /* of the card, or of the report */
	bool away;                 /* a card that lies in the bin */
	int64_t card;              /* here: its number; 0: the report's own texts */
	struct past_text *items;   /* the oldest first, the present one last */
	size_t count, capacity;
};

/* The first is of the report's own texts. */
struct pasts {
	struct past *items;
	size_t count, capacity;
};

/* Of a report, and of all its cards, those in the bin too. */
bool store_pasts(
	struct store *store, int64_t report, struct pasts *pasts, struct error *error);
void pasts_release(struct pasts *pasts);

struct past *pasts_add(struct pasts *pasts, const char *uuid);
/* Not twice the same one behind the other. */
void past_add(struct past *past, const char *digest, bool done);
/* The past of a card; NULL: there is none. Letters of either case are the same. */
const struct past *pasts_find(const struct pasts *pasts, const char *uuid);

/* Adds what the report and its cards say now, which is in no other place of a bundle. */
void pasts_complete(struct pasts *pasts, const struct report *report);

enum past_order {
	PAST_SAME,  /* both say the same now */
	PAST_NEWER, /* theirs was made of what ours says */
	PAST_OLDER, /* ours was made of what theirs says */
	PAST_APART, /* each was changed since they said the same */
};
enum past_order past_compare(const struct past *ours, const struct past *theirs);

#endif
