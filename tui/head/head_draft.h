/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The draft of a report's own texts, whichever form they are typed in: the texts that
 * differ from what is stored, as they were typed (office/typed_texts.h).
 */
#ifndef TUI_HEAD_HEAD_DRAFT_H
#define TUI_HEAD_HEAD_DRAFT_H

#include "office/typed_texts.h"
#include "tui/app/fate.h"

/* The draft that one form writes. What an earlier run of the program left becomes this
 * run's with the first that is written, so that to open a form writes nothing. */
struct head_draft_of {
	struct app *app;
	int64_t report;
	char *left;     /* the run that wrote it, till it is this one's; NULL */
	bool written;   /* it is in the office file */
	int64_t looked; /* store_changes() when it was looked what became of the report */
	/* What became of the report. Where it is not CARD_HERE, what is typed is kept
	 * among this person's kept texts (db/kept.h) instead. */
	enum card_fate fate;
};
void head_draft_of_release(struct head_draft_of *own);

/* revision: of the report, that the typing began on; path: where the cursor is, and how
 * many bytes of its text stand before it. */
bool head_draft_write(struct head_draft_of *own, int64_t revision, const char *path,
	size_t cursor, const struct typed_texts *typed, struct error *error);
/* Whether the report is gone or final: then the message line says so. */
bool head_draft_lost(struct head_draft_of *own);
/* The same, and the kept texts are shown, which the form gives way to. */
bool head_draft_gives_way(struct head_draft_of *own);
/* Takes it out of the office file, if it is there. */
bool head_draft_forget(struct head_draft_of *own, struct error *error);

/* What a run of the program left that is over now: the newest draft of the report by this
 * person that no other running program is writing and whose path is one of those asked
 * for. */
struct head_left {
	bool found;
	char *path;
	size_t cursor; /* bytes */
	struct typed_texts typed;
	int64_t revision;     /* of the report, that the typing began on */
	struct report before; /* the report as it was then; empty where nobody knows */
};
typedef bool head_path_wanted(const void *context, const char *path);

/* `own` takes over what is found. now: the report as it is stored, of a revision. */
bool head_draft_find(struct head_draft_of *own, const struct report *now,
	int64_t revision, head_path_wanted *wanted, const void *context,
	struct head_left *left, struct error *error);
/* The path of that draft alone; NULL: there is none. To be freed. */
bool head_draft_left_path(struct app *app, int64_t report, head_path_wanted *wanted,
	const void *context, char **path, struct error *error);
void head_left_release(struct head_left *left);

/* Says that something was recovered. */
void head_left_tell(struct app *app);

#endif
