/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who sees what lies in the bin. Private to db/.
 */
#ifndef DB_ENGINE_BIN_LOOK_H
#define DB_ENGINE_BIN_LOOK_H

#include "db/engine/query.h"

/* Between the two, which nest, a report that lies in the bin can be read by its number
 * like any other: for the bin itself, and for verify. */
void bin_look(struct store *store);
void bin_look_away(struct store *store);

/* Refuses (ERROR_REFUSED, with who put it there and what to do) a report that lies in the
 * bin, unless somebody looks into it. */
bool bin_shows(struct store *store, int64_t report, struct error *error);

/* Whether a report lies there. */
bool bin_has_report(struct store *store, int64_t report, bool *lies, struct error *error);

#endif
