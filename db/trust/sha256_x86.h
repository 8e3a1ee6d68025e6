/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The inner step of SHA-256 by the processor's own instructions, which take a tenth of the
 * time; libsodium has it in C alone. Only keys.c calls it.
 */
#ifndef DB_TRUST_SHA256_X86_H
#define DB_TRUST_SHA256_X86_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { SHA256_BLOCK = 64 /* bytes */, SHA256_WORDS = 8 };

/* Whether this processor has the instructions; nothing below may be called without. */
bool sha256_x86_there(void);

/* Takes count blocks into the state, which is in the machine's order of bytes. */
void sha256_x86_blocks(
	uint32_t state[SHA256_WORDS], const unsigned char *blocks, size_t count);

#endif
