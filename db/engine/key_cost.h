/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How much work it is to make a key of a passphrase: an open store has it, so that tests
 * can lower it; db/trust/keys.h says what it is otherwise.
 */
#ifndef DB_ENGINE_KEY_COST_H
#define DB_ENGINE_KEY_COST_H

#include <stdint.h>

struct key_cost {
	int64_t operations;
	int64_t memory; /* bytes */
};

#endif
