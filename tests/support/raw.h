/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What somebody does to the office file with SQL of his own, past the store: for tests that
 * damage it or look into it. By the store's driver, so it goes with every database.
 */
#ifndef TESTS_SUPPORT_RAW_H
#define TESTS_SUPPORT_RAW_H

#include <stdbool.h>
#include <stdint.h>

#include "db/store.h"
#include "text/str.h"

/* Runs statements that return nothing; what fails, fails the test. */
void raw_run(struct store *store, const char *sql);
/* The same where it may fail. */
bool raw_try(struct store *store, const char *sql, struct error *error);
/* The same; whether it changed any row. */
bool raw_changes(struct store *store, const char *sql);

/* The first value of the first row, which there must be; the text, "" for NULL, is to be
 * freed. */
int64_t raw_integer(struct store *store, const char *sql);
char *raw_text(struct store *store, const char *sql);

/* Appends all rows, one a line, with | behind each value; `null` stands for NULL. */
void raw_rows(struct str *out, struct store *store, const char *sql, const char *null);

#endif
