/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Office files as older programs left them.
 */
#ifndef TESTS_SUPPORT_SQLITE_OLD_H
#define TESTS_SUPPORT_SQLITE_OLD_H

#include "tests/support/office.h"

/* Makes a file of an older version (tests/samples/schema-N.sql) that holds what the office
 * holds, as far as that version knows of it. */
void sqlite_old_make(const struct office *office, int version, const char *path);

/* Makes the trail of an office file of this version one as an older program left it, which
 * told nothing of the parts of reports. */
void sqlite_old_trail(struct store *store);

#endif
