/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who vouches for a bundle (doc/bundle.md): its signature is of the SHA-256 of its manifest,
 * which holds the SHA-256 of each of its parts.
 */
#ifndef DB_TRUST_BUNDLE_SIGN_H
#define DB_TRUST_BUNDLE_SIGN_H

#include "db/store.h"
#include "db/trust/keys.h"
#include "db/trust/people.h"

/* Who signs, as the manifest says it. Texts are owned. */
struct bundle_signer {
	char key[KEY_HEX + 1];
	char *who, *name, *post;
};
bool bundle_signer_get(struct store *store, const struct signer *signer,
	struct bundle_signer *facts, struct error *error);
void bundle_signer_release(struct bundle_signer *facts);

/* hash: of the manifest, in hex. */
void bundle_sign(
	const struct signer *signer, const char *hash, char signature[SIGNATURE_HEX + 1]);
/* Whether the signature of the manifest of that hash was made with the key. */
bool bundle_signed(const char *key, const char *hash, const char *signature);

/* Whose a key is. */
enum key_owner_kind {
	KEY_UNKNOWN, /* nobody's here */
	KEY_OWN,     /* a person's of this office, now or before */
	KEY_TRUSTED, /* another office's, which was made known (store_trust_key()) */
};
bool store_key_whose(struct store *store, const char *key, enum key_owner_kind *whose,
	struct error *error);

#endif
