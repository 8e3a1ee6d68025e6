/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the parts of verify share. Private to db/.
 */
#ifndef DB_TRUST_VERIFY_PARTS_H
#define DB_TRUST_VERIFY_PARTS_H

#include "db/rows/rows.h"

struct verify {
	struct store *store;
	store_problem *problem;
	void *context;
	struct error *error;
};

/* Tells of a thing that is wrong. */
void verify_tell(const struct verify *verify, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Runs a statement and calls row for each of its rows; false: the check itself failed. */
typedef bool verify_row(const struct verify *verify, struct query *query);
bool verify_each(const struct verify *verify, enum sql name, verify_row *row);
/* The same for a row function that asks for more: all rows are read first. */
bool verify_each_held(const struct verify *verify, enum sql name, verify_row *row);

/* That each value of each table can be what its column says (verify_values.c). */
bool verify_values(const struct verify *verify);

/* That the people and their keys are those of whom the trail tells (verify_people.c). */
bool verify_people(const struct verify *verify);

/* That the earlier versions of cards and reports can be read, and are what the trail says
 * of them; of all versions, who made them and when (verify_versions.c). */
bool verify_versions(const struct verify *verify);

/* That findings were accepted, severities and units set, by whom the trail says
 * (verify_check.c). */
bool verify_check(const struct verify *verify);

/* The trail, and that cards, reports and seals are what it says (verify_trail.c). */
bool verify_trail(const struct verify *verify);

#endif
