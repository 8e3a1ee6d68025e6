/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Kept texts: what a person has typed in a card or in a report's own texts that somebody
 * else has taken away or made final meanwhile; of what is destroyed in the bin all drafts
 * become kept texts. They stay in the office file, for that
 * person alone, until they are put in elsewhere or thrown away.
 */
#ifndef DB_KEPT_H
#define DB_KEPT_H

#include "db/store.h"

struct kept_text {
	int64_t report;
	int64_t card;     /* 0: the report's own texts */
	int64_t revision; /* of card or report, that the typing began on */
	int64_t at;       /* seconds since 1970 */
	/* Of a card: bits 1 << enum card_field: those that were typed in. 0: which they
	 * were is not known; it is the card as it was typed. */
	unsigned fields;
	const char *body; /* as in a draft: the card as JSON, the texts of a report */
	const char *name; /* among the person's kept texts; made by store_keep_text() */
};

/* Keeps it in place of this session's draft of the same card or report, which goes, and
 * of what the session kept of it before. */
bool store_keep_text(struct store *store, const struct kept_text *text, const char *who,
	const char *session, struct error *error);

/* This person's, newest first. A visit that returns false ends the walk. */
typedef bool kept_visit(void *context, const struct kept_text *text);
bool store_kept_texts(struct store *store, const char *who, kept_visit *visit,
	void *context, struct error *error);

/* Forgets one. */
bool store_forget_kept(
	struct store *store, const char *who, const char *name, struct error *error);

#endif
