/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Automatic copies of an office file, in a folder beside it (office.db-copies), so that
 * there is one from before whatever went wrong: one a day, and one before what replaces
 * much. They are thinned out: of the last 7 days, 4 weeks and 12 months the newest stays.
 *
 * A copy's name says when it was made (in Thailand), why, and whether verify found something
 * in it: 2026-11-28-0805-daily.db, 2026-11-28-0805-daily-unsound.db. What has another
 * name is nobody's business here. An unsound copy counts for nothing: no sound one goes
 * because of it.
 *
 * Copies are for whom the office file is for: owner, group and mode are its own. Files that
 * are evidence are not copied here: they are never changed nor removed where they are kept,
 * and a copy finds them there (db/evidence_files.h); one that is missing does not make it
 * unsound.
 */
#ifndef DB_COPIES_H
#define DB_COPIES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "db/store.h"
#include "text/date.h"

enum copy_reason {
	COPY_DAILY,   /* none was made on this day yet */
	COPY_UPGRADE, /* the file is about to be brought to a newer version */
	COPY_IMPORT,  /* a report is about to be replaced */
	COPY_REASONS,
};

struct kept_copy {
	char *path;
	struct date day; /* in Thailand */
	int minute;      /* of the day: 0 … 1439 */
	enum copy_reason reason;
	bool sound;
};

struct kept_copies {
	struct kept_copy *items; /* the newest first */
	size_t count, capacity;
};

/* The copies of an office file; none where there is no folder. */
bool copies_list(const char *office, struct kept_copies *copies, struct error *error);
void copies_release(struct kept_copies *copies);

/* Gives the folder of the copies, and those that are its owner's, to a group; the caller is
 * the owner, or root. */
bool copies_share(const char *office, uid_t owner, gid_t group, struct error *error);

/* Of a path that is an automatic copy's: how many bytes of it name the office file; 0: it is
 * none. */
size_t copies_office(const char *path);

/* When it was made: seconds since 1970, at the start of its minute. */
int64_t copies_moment(const struct kept_copy *copy);

/* The newest copy that is sound; NULL: none. */
const struct kept_copy *copies_newest(const struct kept_copies *copies);

/* Which of them stay on that day: keep has an element for each. */
void copies_choose(const struct kept_copies *copies, struct date today, bool *keep);

/* Whether copies of it are to be made without being asked for: not where the environment has
 * MATTRAKAN_COPIES=no, since whoever looks after the machine makes others, and not of what is
 * on a server, since who looks after that does. */
bool copies_wanted(const char *office);

/* Whether a sound copy of today is there. */
bool copies_has_today(const char *office);

/*
 * Writes a copy to path, which must not exist, with the files that are evidence
 * (db/evidence_files.h), and looks at what was written: *problems gets how many faults verify
 * finds in it. It stays there all the same, it may be all there is. path is there only once
 * the files are: on failure, as where the disk is full, none of both is left.
 */
bool copies_write(
	struct store *store, const char *path, int *problems, struct error *error);

/*
 * Makes a copy and thins out what is there; COPY_DAILY: only where this day has none that
 * is sound. Others can go on working while it is written. *made, where not NULL, says whether
 * one was made. ERROR_SYSTEM: none could be made; the old ones are all there then.
 */
bool copies_make(
	struct store *store, enum copy_reason reason, bool *made, struct error *error);

/* The same before something, where copies are wanted: what is false here is not to be
 * begun. */
bool copies_make_before(
	struct store *store, enum copy_reason reason, struct error *error);

#endif
