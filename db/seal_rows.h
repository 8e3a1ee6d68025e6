/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Seals in the office file, and how one is made. Private to db/.
 */
#ifndef DB_SEAL_ROWS_H
#define DB_SEAL_ROWS_H

#include "db/rows.h"
#include "db/seal.h"
#include "db/signer.h"

/* Untouched where there is none. */
bool seal_read(
	struct store *store, int64_t report, struct seal *seal, struct error *error);
/* here: it was made in this file. */
bool seal_write(struct store *store, int64_t report, const struct seal *seal, bool here,
	struct error *error);
bool seal_clear(struct store *store, int64_t report, struct error *error);

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
 * file yet. */
bool seal_judge(struct store *store, const struct report *report,
	enum seal_verdict *verdict, struct error *error);

#endif
