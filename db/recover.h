/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A new office file with everything that can be read of a damaged one.
 */
#ifndef DB_RECOVER_H
#define DB_RECOVER_H

#include <stdint.h>

#include "db/store.h"

struct recovered {
	int64_t reports, cards, versions,
		drafts; /* in the new file, the bin's among them */
	int64_t losses; /* what was told */
};

/*
 * Reads the damaged file at path, of this version or an older one, with its WAL, and writes
 * a new one at `to`, where nothing may be; for who runs this (0600). The damaged one is not
 * changed. Numbers, UUIDs, revisions, who and when, the trail and its signatures, seals and
 * people stay as they were. Files that are evidence are copied too (db/evidence_files.h).
 *
 * told is called, in words, for each thing that could not be read, wholly or in part; for
 * what was put in its place (an earlier version of a card, what was being typed in it); and
 * for what store_verify() finds in the new file, which has no other fault. A card that is
 * lost leaves no gap: those behind it move up, and it is told.
 *
 * ERROR_SYSTEM where nothing can be read or written, ERROR_REFUSED where somebody has the
 * damaged file open, ERROR_STOPPED by progress, which may be NULL; then there is no new file.
 */
bool store_recover(const char *path, const char *to, const char *who, store_problem *told,
	void *context, struct recovered *recovered, struct progress *progress,
	struct error *error);

#endif
