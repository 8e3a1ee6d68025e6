/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Seals in the office file. Private to db/.
 */
#ifndef DB_ROWS_SEAL_ROWS_H
#define DB_ROWS_SEAL_ROWS_H

#include "db/rows/rows.h"

/* Untouched where there is none. */
bool seal_read(
	struct store *store, int64_t report, struct seal *seal, struct error *error);
/* here: it was made in this file. */
bool seal_write(struct store *store, int64_t report, const struct seal *seal, bool here,
	struct error *error);
bool seal_clear(struct store *store, int64_t report, struct error *error);

#endif
