/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the parts of verify share. Private to db/.
 */
#ifndef DB_TRUST_VERIFY_PARTS_H
#define DB_TRUST_VERIFY_PARTS_H

#include "db/engine/driver.h"
#include "db/rows/rows.h"
#include "db/store.h"
#include "db/trust/seal.h"
#include "db/trust/verify.h"

struct verify {
	struct store *store;
	store_problem *problem;
	void *context;
	struct error *error;
	bool other_search; /* the search copy, and what periods mean, is of another version: it
			    * says nothing */
	int64_t from, to;          /* the numbers of the reports that are looked at */
	struct progress *progress; /* the store's; NULL: nobody */
	const char *files;         /* the folder of files that are evidence; NULL: none */
	struct verify_file *file;  /* of these, the one that was looked at last */
};

/* One thing more was looked at. False: it is to be stopped, and everybody returns false. */
bool verify_goes_on(const struct verify *verify);

/* Tells of a thing that is wrong. */
void verify_tell(const struct verify *verify, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Runs a statement and calls row for each of its rows; false: the check itself failed. */
typedef bool verify_row(const struct verify *verify, struct query *query);
bool verify_each(const struct verify *verify, enum sql name, verify_row *row);
/* The same for a row function that asks for more: all rows are read first. */
bool verify_each_held(const struct verify *verify, enum sql name, verify_row *row);
/* Of a statement that asks of the reports from ?1 to ?2. */
bool verify_reports(const struct verify *verify, enum sql name, verify_row *row);
bool verify_reports_held(const struct verify *verify, enum sql name, verify_row *row);

/* Whether it failed for what stands in the file, which is what verify looks for. */
bool verify_blames_file(enum fault fault);

/* Tells of what stands in a row and cannot be what its column says; false where the error is
 * another one: the check itself failed. */
bool verify_tell_unreadable(const struct verify *verify);

/* The search copy (verify_search.c): whether it is of this program's version, which it
 * notes; its index; that it is what cards and reports say. */
bool verify_search_version(struct verify *verify);
bool verify_index(const struct verify *verify);
bool verify_search(const struct verify *verify);

/* That each value of each table can be what its column says (verify_values.c). */
bool verify_values(const struct verify *verify);

/* That the files are there which evidence names, and are what they were
 * (verify_files.c). */
bool verify_files(const struct verify *verify);

/* That the people and their keys are those of whom the trail tells (verify_people.c). */
bool verify_people(const struct verify *verify);

/* That the earlier versions of cards and reports can be read, and are what the trail says
 * of them; of all versions, who made them and when (verify_versions.c). */
bool verify_versions(const struct verify *verify);

/* That findings were accepted, severities, units and the office's settings set, by whom the trail says
 * (verify_check.c). */
bool verify_check(const struct verify *verify);

/* That all stands where the trail says (verify_standing.c): states, the order of cards,
 * seals; what is kept of what was destroyed; how keys are made. */
bool verify_standing(const struct verify *verify);
bool verify_removed(const struct verify *verify);
bool verify_keys(const struct verify *verify);

/* Whether an entry is signed (trail_is_signed()), and what it tells of parts of its report is
 * what was signed with it. */
bool verify_entry_holds(
	struct store *store, int64_t entry, bool *holds, struct error *error);

/* That the trail is the chain that was written (verify_trail.c). */
bool verify_chain(const struct verify *verify);

/* Whether what was approved in a report that is not approved itself, or not any more, is
 * what the trail says of it. */
bool verify_approvals(
	struct store *store, int64_t report, bool *agree, struct error *error);

/* store_altered_cards() within a transaction. */
bool verify_altered(struct store *store, int64_t report, altered_visit *visit,
	void *context, struct error *error);

/* That cards, reports and seals are what the trail says (verify_told.c). */
bool verify_told(const struct verify *verify);

#endif
