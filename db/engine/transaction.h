/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What stands beside store_begin() and its fellows. Private to db/.
 */
#ifndef DB_ENGINE_TRANSACTION_H
#define DB_ENGINE_TRANSACTION_H

#include <stdbool.h>

#include "db/store.h"

/* Ends a transaction of store_begin(): keeps what was done if good, else undoes it.
 * Whether it was kept. */
bool transaction_end(struct store *store, bool good, struct error *error);

/* A transaction around reading: all that is read in it is one state of the file,
 * whatever others write meanwhile. Nothing is written in it. */
bool transaction_read(struct store *store, struct error *error);
void transaction_read_end(struct store *store);

#endif
