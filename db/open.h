/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Opening besides store_open(). Private to db/.
 */
#ifndef DB_OPEN_H
#define DB_OPEN_H

#include "db/store.h"

/* For reading, of an older version too: of such a file only that is read which has always
 * been the same, or all its pages. */
struct store *open_any_version(const char *path, struct error *error);

#endif
