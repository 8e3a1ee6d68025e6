/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/trust/bundle_sign.h"

#include <stdlib.h>
#include <string.h>

#include "db/trust/person.h"
#include "db/trust/signer.h"
#include "text/mem.h"
#include "text/str.h"

bool bundle_signer_get(struct store *store, const struct signer *signer,
	struct bundle_signer *facts, struct error *error)
{
	struct person_facts person;
	const char *who = signer_who(signer);
	if (!person_get(store, who, &person, error))
		return false;
	*facts = (struct bundle_signer){.who = mem_strdup(who),
		.name = mem_strdup(person.name ? person.name : ""),
		.post = mem_strdup(person.post ? person.post : "")};
	memcpy(facts->key, signer_key(signer), sizeof(facts->key));
	person_facts_release(&person);
	return true;
}

void bundle_signer_release(struct bundle_signer *facts)
{
	free(facts->who);
	free(facts->name);
	free(facts->post);
	*facts = (struct bundle_signer){0};
}

/* What is signed; nothing else that a key signs here begins so. */
static void append_signed(struct str *out, const char *key, const char *hash)
{
	put_field(out, "mattrakan.bundle/1");
	put_field(out, key);
	put_field(out, hash);
}

void bundle_sign(
	const struct signer *signer, const char *hash, char signature[SIGNATURE_HEX + 1])
{
	struct str text = STR_INIT;
	append_signed(&text, signer_key(signer), hash);
	signer_sign(signer, text.data, text.bytes, signature);
	str_release(&text);
}

bool bundle_signed(const char *key, const char *hash, const char *signature)
{
	struct str text = STR_INIT;
	append_signed(&text, key, hash);
	const bool good = key_signed(key, signature, text.data, text.bytes);
	str_release(&text);
	return good;
}

bool store_key_whose(struct store *store, const char *key, enum key_owner_kind *whose,
	struct error *error)
{
	bool known;
	char *login = NULL;
	if (!key_owner(store, key, &known, &login, error))
		return false;
	*whose = !known ? KEY_UNKNOWN : login && *login ? KEY_OWN : KEY_TRUSTED;
	free(login);
	return true;
}
