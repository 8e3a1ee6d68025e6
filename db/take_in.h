/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How a report comes into the office file, from a file or carried over. Private to db/.
 */
#ifndef DB_TAKE_IN_H
#define DB_TAKE_IN_H

#include "db/import.h"
#include "db/store.h"

/* Takes in a report, as the act that the trail calls it. */
bool report_take_in(struct store *store, struct report *report, enum import_mode mode,
	const char *who, const char *act, struct import_result *result,
	struct error *error);

#endif
