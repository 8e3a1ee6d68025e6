/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The people of an office file: who they are, what they may do, and their keys.
 *
 * People are the machine's users (login names), entered by whoever administers the office
 * file: the owner of the file, or root. While nobody is entered, everybody who may write
 * to the file works in it as a clerk, and nobody is a supervisor. Once somebody is, who
 * is not entered reads only.
 *
 * A supervisor's passphrase makes a key pair (Argon2id to the seed of an Ed25519 key);
 * only salt and public key are stored. Old public keys stay known: what was signed with
 * them still verifies.
 */
#ifndef DB_TRUST_PEOPLE_H
#define DB_TRUST_PEOPLE_H

#include "db/store.h"

enum {
	ROLE_CLERK = 1,      /* writes; says that a card is done, submits a report */
	ROLE_SUPERVISOR = 2, /* approves, returns, reopens; signs */
};

struct person {
	const char *login;
	const char *name; /* as signatures print it */
	const char *post;
	unsigned roles; /* 0: was removed; stays for the history */
	bool has_key;   /* has set a passphrase */
};

typedef bool person_visit(void *context, const struct person *person);
/* In the order in which they were entered; removed ones last. */
bool store_people(
	struct store *store, person_visit *visit, void *context, struct error *error);

/* Whether this process may change people: it is run by the owner of the office file, or
 * by root. */
bool store_administers(struct store *store);

/* What somebody may do: bits of enum role; ROLE_CLERK while nobody is entered. */
bool store_roles(
	struct store *store, const char *who, unsigned *roles, struct error *error);

/* Enters or changes a person (has_key is not looked at); roles 0 removes. ERROR_REFUSED
 * where this process does not administer the file. Recorded in the trail. */
bool store_put_person(struct store *store, const struct person *person, const char *who,
	struct error *error);

/* Makes the key of a person who has none, or, with the old passphrase, another. Only a
 * supervisor has one. ERROR_REFUSED where it is too short (PASSPHRASE_LEAST code points).
 */
enum { PASSPHRASE_LEAST = 8 };
bool store_set_passphrase(struct store *store, const char *who, const char *old,
	const char *passphrase, struct error *error);

/* Forgets a key, for who has forgotten the passphrase; for whoever administers. */
bool store_reset_passphrase(
	struct store *store, const char *login, const char *who, struct error *error);

/* Makes the key of another office's supervisor known, so that what it sealed is believed
 * at import: key in hex, as `people` prints it; name for people. */
bool store_trust_key(struct store *store, const char *key, const char *name,
	const char *who, struct error *error);

struct known_key {
	const char *key;   /* hex of the public key */
	const char *login; /* "" : another office's */
	const char *name;
	int64_t since;
	bool present; /* the one that its person signs with now */
};
typedef bool key_visit(void *context, const struct known_key *key);
bool store_keys(
	struct store *store, key_visit *visit, void *context, struct error *error);

/* --- signing --- */

struct signer; /* a supervisor whose passphrase was right; holds the secret key in locked
		* memory */

/*
 * ERROR_REFUSED where who is no supervisor, has no key, or the passphrase is wrong; and,
 * without looking at it, while the time that follows wrong ones is not over: after
 * PASSPHRASE_FREE wrong ones in a row, 2, 4, 8, … seconds, at most PASSPHRASE_SLOWEST.
 * The count is kept in the file. now: seconds since 1970.
 */
enum { PASSPHRASE_FREE = 3, PASSPHRASE_SLOWEST = 900 };
struct signer *store_unlock(struct store *store, const char *who, const char *passphrase,
	int64_t now, struct error *error);
const char *signer_who(const struct signer *signer);
void signer_free(struct signer *signer); /* wipes it; NULL is fine */

#endif
