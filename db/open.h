/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Opening besides store_open(). Private to db/.
 */
#ifndef DB_OPEN_H
#define DB_OPEN_H

#include "db/store.h"

struct driver;

/* Which database stands behind a path, or an address (model/address.h). */
const struct driver *driver_of(const char *path);

/* For reading, of an older version too: of such a file only that is read which has always
 * been the same, or all its pages. */
struct store *open_any_version(const char *path, struct error *error);

/* As store_open_telling() for writing, of a file that is only being made: where it is of an
 * older version no copy of it is kept. */
struct store *open_unkept(
	const char *path, struct progress *progress, struct error *error);

/* For writing, by who does so beside the caller: quiet (struct driver's open). */
struct store *open_quiet(const char *path, struct error *error);

#endif
