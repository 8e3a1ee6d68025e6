/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/trust/keys.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text/i18n.h"
#include "text/library.h"
#include "text/macros.h"
#include "text/mem.h"

_Static_assert(HASH_HEX == 2 * crypto_hash_sha256_BYTES &&
		       KEY_HEX == 2 * crypto_sign_PUBLICKEYBYTES &&
		       SALT_HEX == 2 * crypto_pwhash_SALTBYTES &&
		       SIGNATURE_HEX == 2 * crypto_sign_BYTES,
	"sizes of the library");

struct secret_key {
	unsigned char bytes[crypto_sign_SECRETKEYBYTES];
};

#define SODIUM_FUNCTIONS(F)                                                              \
	F(sodium_bin2hex)                                                                \
	F(sodium_hex2bin)                                                                \
	F(sodium_malloc)                                                                 \
	F(sodium_free)                                                                   \
	F(sodium_memzero)                                                                \
	F(randombytes_buf)                                                               \
	F(crypto_hash_sha256_init)                                                       \
	F(crypto_hash_sha256_update)                                                     \
	F(crypto_hash_sha256_final)                                                      \
	F(crypto_pwhash)                                                                 \
	F(crypto_sign_seed_keypair)                                                      \
	F(crypto_sign_detached)                                                          \
	F(crypto_sign_verify_detached)                                                   \
	F(crypto_core_ed25519_is_valid_point)                                            \
	F(sodium_init)

static struct {
	SODIUM_FUNCTIONS(LIBRARY_POINTER)
} sodium;

#define ENTRY(name) LIBRARY_FUNCTION(sodium, name)
static const struct library_function functions[] = {SODIUM_FUNCTIONS(ENTRY)};

/* Before anything else of the library; again and again does no harm. */
static void start(void)
{
	if (!sodium.sodium_init)
		library_need(SODIUM_FILE, functions, COUNT(functions));
	if (sodium.sodium_init() < 0)
		abort();
}

struct key_cost key_cost_usual(void)
{
	return (struct key_cost){crypto_pwhash_argon2id_OPSLIMIT_INTERACTIVE,
		crypto_pwhash_argon2id_MEMLIMIT_INTERACTIVE};
}

struct key_cost key_cost_least_for_tests(void)
{
	return (struct key_cost){
		crypto_pwhash_argon2id_OPSLIMIT_MIN, crypto_pwhash_argon2id_MEMLIMIT_MIN};
}

/* Exactly as many bytes as the text says in hex. */
static bool from_hex(unsigned char *bytes, size_t count, const char *hex)
{
	size_t read = 0;
	return strlen(hex) == 2 * count &&
	       sodium.sodium_hex2bin(bytes, count, hex, 2 * count, NULL, &read, NULL) ==
		       0 &&
	       read == count;
}

struct hashing {
	crypto_hash_sha256_state state;
};

struct hashing *hash_begin(void)
{
	struct hashing *hashing = mem_new(1, sizeof(*hashing));
	start();
	sodium.crypto_hash_sha256_init(&hashing->state);
	return hashing;
}

void hash_add(struct hashing *hashing, const char *text, size_t bytes)
{
	sodium.crypto_hash_sha256_update(
		&hashing->state, (const unsigned char *)text, bytes);
}

void hash_end(struct hashing *hashing, char hash[HASH_HEX + 1])
{
	unsigned char binary[crypto_hash_sha256_BYTES];
	sodium.crypto_hash_sha256_final(&hashing->state, binary);
	sodium.sodium_bin2hex(hash, HASH_HEX + 1, binary, sizeof(binary));
	free(hashing);
}

void hash_text(char hash[HASH_HEX + 1], const char *text, size_t bytes)
{
	struct hashing *hashing = hash_begin();
	hash_add(hashing, text, bytes);
	hash_end(hashing, hash);
}

void key_salt(char salt[SALT_HEX + 1])
{
	unsigned char binary[crypto_pwhash_SALTBYTES];
	start();
	sodium.randombytes_buf(binary, sizeof(binary));
	sodium.sodium_bin2hex(salt, SALT_HEX + 1, binary, sizeof(binary));
}

static struct secret_key *no_memory(struct error *error)
{
	error_set(error, ERROR_SYSTEM,
		_("there is not enough memory to check a passphrase; close other "
		  "programs and try again"));
	return NULL;
}

static bool make(struct secret_key *secret, unsigned char *seed, const char *passphrase,
	const unsigned char *salt, struct key_cost cost, unsigned char *public)
{
	return sodium.crypto_pwhash(seed, crypto_sign_SEEDBYTES, passphrase,
		       strlen(passphrase), salt, (unsigned long long)cost.operations,
		       (size_t)cost.memory, crypto_pwhash_ALG_ARGON2ID13) == 0 &&
	       sodium.crypto_sign_seed_keypair(public, secret->bytes, seed) == 0;
}

struct secret_key *secret_key_make(const char *passphrase, const char *salt,
	struct key_cost cost, char key[KEY_HEX + 1], struct error *error)
{
	unsigned char salt_bytes[crypto_pwhash_SALTBYTES];
	unsigned char public[crypto_sign_PUBLICKEYBYTES];
	start();
	if (!from_hex(salt_bytes, sizeof(salt_bytes), salt)) {
		error_set(error, ERROR_SYSTEM,
			_("what the office file says of this key is damaged; whoever "
			  "administers the file can reset the passphrase"));
		return NULL;
	}
	struct secret_key *secret = sodium.sodium_malloc(sizeof(*secret));
	unsigned char *seed = sodium.sodium_malloc(crypto_sign_SEEDBYTES);
	const bool made = secret && seed &&
			  make(secret, seed, passphrase, salt_bytes, cost, public);
	sodium.sodium_free(seed);
	if (!made) {
		sodium.sodium_free(secret);
		return no_memory(error);
	}
	sodium.sodium_bin2hex(key, KEY_HEX + 1, public, sizeof(public));
	return secret;
}

void secret_key_free(struct secret_key *secret)
{
	if (secret)
		sodium.sodium_free(secret); /* wipes it */
}

void secret_key_sign(const struct secret_key *secret, const char *text, size_t bytes,
	char signature[SIGNATURE_HEX + 1])
{
	unsigned char binary[crypto_sign_BYTES];
	sodium.crypto_sign_detached(
		binary, NULL, (const unsigned char *)text, bytes, secret->bytes);
	sodium.sodium_bin2hex(signature, SIGNATURE_HEX + 1, binary, sizeof(binary));
}

bool key_signed(const char *key, const char *signature, const char *text, size_t bytes)
{
	unsigned char public[crypto_sign_PUBLICKEYBYTES];
	unsigned char binary[crypto_sign_BYTES];
	start();
	return from_hex(public, sizeof(public), key) &&
	       from_hex(binary, sizeof(binary), signature) &&
	       sodium.crypto_sign_verify_detached(
		       binary, (const unsigned char *)text, bytes, public) == 0;
}

bool key_valid(const char *key)
{
	unsigned char public[crypto_sign_PUBLICKEYBYTES];
	start();
	return strspn(key, "0123456789abcdef") == KEY_HEX &&
	       from_hex(public, sizeof(public), key) &&
	       sodium.crypto_core_ed25519_is_valid_point(public);
}

void memory_wipe(void *memory, size_t bytes)
{
	start();
	sodium.sodium_memzero(memory, bytes);
}

void put_field(struct str *out, const char *text)
{
	str_printf(out, "%zu:%s,", strlen(text), text);
}

void put_number_field(struct str *out, int64_t value)
{
	char text[32];
	snprintf(text, sizeof(text), "%lld", (long long)value);
	put_field(out, text);
}
