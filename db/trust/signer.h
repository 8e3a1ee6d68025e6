/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A supervisor whose passphrase was right, and what is done with the key. Private to
 * db/.
 */
#ifndef DB_TRUST_SIGNER_H
#define DB_TRUST_SIGNER_H

#include "db/trust/keys.h"
#include "db/trust/people.h"

const char *signer_key(const struct signer *signer); /* public, in hex */

/* Whether the signer may still sign: is a supervisor, and this is the present key. */
bool signer_may(struct store *store, const struct signer *signer, struct error *error);

void signer_sign(const struct signer *signer, const char *text, size_t bytes,
	char signature[SIGNATURE_HEX + 1]);

#endif
