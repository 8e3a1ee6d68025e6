/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A report of a bundle beside the one that is here: what is newer where, and what both
 * together are. Private to db/.
 */
#ifndef DB_BUNDLE_MERGE_H
#define DB_BUNDLE_MERGE_H

#include "db/bundle.h"

struct merge {
	enum bundle_mode mode;
	struct bundled_report *theirs;
	struct report ours;
	struct pasts pasts;   /* of ours */
	bool ours_head;       /* the texts of ours stay */
	bool exact;           /* all of it is as theirs says */
	struct report merged; /* its cards are its own, all else is borrowed */
};

/* ours and pasts are there; fills the rest, and the outcome. */
void merge_make(struct merge *merge);
void merge_release(struct merge *merge);

#endif
