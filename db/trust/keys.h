/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Hashes, key pairs and signatures. Private to db/; keys.c is the one file that knows
 * libsodium. Everything public is text in hex, lower case.
 *
 * A key pair is made of a passphrase: Argon2id makes the seed of an Ed25519 key of it,
 * with a salt and as much work as its cost says. The secret half is kept in memory that
 * is not swapped out, and is wiped when it is freed.
 */
#ifndef DB_TRUST_KEYS_H
#define DB_TRUST_KEYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "db/engine/key_cost.h"
#include "text/error.h"
#include "text/str.h"

enum {
	HASH_HEX = 64,
	KEY_HEX = 64,
	SALT_HEX = 32,
	SIGNATURE_HEX = 128,
};

/* What keys of people are made with, and the least that there is: for tests alone. */
struct key_cost key_cost_usual(void);
struct key_cost key_cost_least_for_tests(void);

/* SHA-256. */
void hash_text(char hash[HASH_HEX + 1], const char *text, size_t bytes);

/* The same of a text that comes in parts. The end frees it. */
struct hashing;
struct hashing *hash_begin(void);
void hash_add(struct hashing *hashing, const char *text, size_t bytes);
void hash_end(struct hashing *hashing, char hash[HASH_HEX + 1]);

/* A new salt. */
void key_salt(char salt[SALT_HEX + 1]);

struct secret_key;

/* The key pair of a passphrase; key gets its public half. NULL and the error where the
 * salt is none or the memory for it is not there. */
struct secret_key *secret_key_make(const char *passphrase, const char *salt,
	struct key_cost cost, char key[KEY_HEX + 1], struct error *error);
void secret_key_free(struct secret_key *secret); /* NULL is fine */

void secret_key_sign(const struct secret_key *secret, const char *text, size_t bytes,
	char signature[SIGNATURE_HEX + 1]);

/* Whether the signature of the text was made with the secret half of key. */
bool key_signed(const char *key, const char *signature, const char *text, size_t bytes);

/* Whether text has the form of a public key and could be one. */
bool key_valid(const char *key);

/* Overwrites what nobody may read afterwards. */
void memory_wipe(void *memory, size_t bytes);

/* Appends a field so that no other fields, however they are cut, give the same text. */
void put_field(struct str *out, const char *text);
void put_number_field(struct str *out, int64_t value);

#endif
