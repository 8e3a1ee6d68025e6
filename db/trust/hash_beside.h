/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Hashes of many texts, made in a thread of their own while the caller goes on: of all of
 * them, one behind the other, and of each alone. Private to db/.
 */
#ifndef DB_TRUST_HASH_BESIDE_H
#define DB_TRUST_HASH_BESIDE_H

#include <stddef.h>

#include "db/trust/keys.h"
#include "text/str.h"

struct hash_beside;

/* NULL where no thread is to be had: who asked makes them itself. */
struct hash_beside *hash_beside_begin(void);

/* Takes the next text, and leaves another buffer in its place, which is empty. digest gets the
 * hash of its bytes from alone on, by the time that the end returns; NULL: nobody asks for it.
 * Waits while too many are not done. */
void hash_beside_add(struct hash_beside *beside, struct str *text, size_t alone,
	char digest[HASH_HEX + 1]);

/* Waits until all is done, frees it, and tells the hash of all. */
void hash_beside_end(struct hash_beside *beside, char hash[HASH_HEX + 1]);

#endif
