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

#endif
