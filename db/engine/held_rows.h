/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The rows of a statement, all read at once and kept in memory, so that others can be asked
 * between them. Private to db/engine/: query_hold().
 */
#ifndef DB_ENGINE_HELD_ROWS_H
#define DB_ENGINE_HELD_ROWS_H

#include "db/engine/driver.h"

/* Steps a statement that is bound to its end, and gives it back for others. What fails
 * after some rows is told by the step behind them. To be freed. */
struct statement *held_rows_read(struct store *store, struct statement *statement);
void held_rows_free(struct statement *rows);

/* For the steps and columns of what that returned; it has no more functions. */
extern const struct driver held_rows;

#endif
