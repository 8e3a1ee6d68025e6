/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How a seal is made, and judged. Private to db/.
 */
#ifndef DB_TRUST_SEAL_MAKE_H
#define DB_TRUST_SEAL_MAKE_H

#include "db/trust/seal.h"
#include "db/trust/signer.h"
#include "model/card_source.h"

/* What a seal is made of. */
struct sealing {
	const struct signer *signer;
	const char *digest;     /* of the report */
	int64_t entry;          /* the trail's that says so */
	const char *entry_hash; /* and its hash */
	int64_t at;
};
bool seal_make(struct store *store, const struct sealing *sealing, struct seal *seal,
	struct error *error);

/* store_seal_check() without a look at the trail: for a report that is not in the office
 * file yet. Its cards are those of the source, gone through from the first one on where the
 * seal says anything of them. */
bool seal_judge(struct store *store, const struct report *report,
	struct card_source *cards, enum seal_verdict *verdict, struct error *error);

#endif
