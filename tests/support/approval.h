/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the tests of states and seals share: a report that is ready to be submitted, and
 * the way to its seal.
 */
#ifndef TESTS_SUPPORT_APPROVAL_H
#define TESTS_SUPPORT_APPROVAL_H

#include "db/review.h"
#include "db/trust/seal.h"
#include "tests/support/office.h"
#include "tests/support/raw.h"

/* A report of three measures, all done. Its signatories: one who is nobody here, with an
 * opinion that the clerk has typed; then palad and nayok (office_people()), whose names
 * stand there with other white space. */
int64_t approval_report(struct office *office);
/* The same before it is taken in. */
void approval_parse(struct report *report);

/* What a statement makes of the texts of an open report, saved by somsri as the program saves
 * it. */
void approval_change(struct store *store, int64_t report, const char *sql);

/* Submits as somsri; signs as palad, as nayok. */
void approval_submit(struct store *store, int64_t report);
void approval_sign(struct store *store, int64_t report, const char *who);
/* All of it: the report is sealed then. */
void approval_seal(struct store *store, int64_t report);

enum seal_verdict approval_verdict(struct store *store, int64_t report);

/* Verify finds exactly this: lines that hold these words, one each; NULL ends. */
void assert_verify_finds(struct store *store, const char *const *words);

/* The same of each statement of a table, of which nothing stays: behind it, and before it,
 * verify has nothing to say. */
struct forgery {
	const char *sql;
	const char *words[9];
};
void assert_verify_finds_each(
	struct store *store, const struct forgery *rows, size_t count);
#define assert_finds(store, ...)                                                         \
	assert_verify_finds(store, (const char *const[]){__VA_ARGS__, NULL})

#endif
