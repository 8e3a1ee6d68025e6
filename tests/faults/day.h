/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A day in an office, from the first command to the last, with what its people were told:
 * after each act that was acknowledged, what the office file says; and which other files
 * there are to be from then on, with what they say.
 */
#ifndef TESTS_FAULTS_DAY_H
#define TESTS_FAULTS_DAY_H

#include "db/store.h"
#include "tests/faults/disk_log.h"

/* Names in the day's folder. */
#define DAY_OFFICE "office.db"
#define DAY_OLD    "old.db" /* of an older version; brought up to date in the evening */

/* Acknowledged once so many events were done. */
struct day_state {
	size_t events;
	const char *act;
	char *dump; /* day_dump() of the office file */
};

/* A file besides the office file that was told of. */
struct day_promise {
	size_t events;
	char *name; /* in the folder */
	char *dump;
};

struct day {
	char *folder;
	struct store *store; /* of the office file, while the day goes on */
	int64_t report;      /* that people work on */
	struct disk_log log;
	struct day_state *states; /* the first: there is no office file */
	size_t count, capacity;
	struct day_promise *promises;
	size_t promised, promises_capacity;
	char *old_dump; /* of DAY_OLD brought up to date */
};

void day_run(struct day *day);
void day_release(struct day *day);

/* All that the tables hold, row by row; to be freed. */
char *day_dump(struct store *store);

#endif
