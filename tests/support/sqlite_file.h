/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the sqlite3 program does to an office file, of which nothing of ours knows.
 */
#ifndef TESTS_SUPPORT_SQLITE_FILE_H
#define TESTS_SUPPORT_SQLITE_FILE_H

#include <stdbool.h>
#include <stdint.h>

#include "db/store.h"

/* Opens the file at path, which it makes where none is, runs SQL, closes it. What fails,
 * fails the test. */
void sqlite_file_run(const char *path, const char *sql);

/* The same where it may fail: true when all of it was run. */
bool sqlite_file_try(const char *path, const char *sql);

/* The first value of the first row, which there must be. */
int64_t sqlite_file_integer(const char *path, const char *sql);

/* Takes off a store what keeps its SQL from breaking the file: references, the guard
 * against others' triggers, and that its schema is not written. */
void sqlite_file_loosen(struct store *store);

#endif
