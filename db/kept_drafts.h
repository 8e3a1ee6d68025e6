/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What somebody was typing in what is destroyed. Private to db/.
 */
#ifndef DB_KEPT_DRAFTS_H
#define DB_KEPT_DRAFTS_H

#include "db/store.h"

/* Makes kept texts (db/kept.h) of the drafts of a report, its cards' too, or (report 0) of
 * a card, each for who wrote it; a draft in which nothing was typed is left. The drafts
 * themselves stay, and what they are of is still there. */
bool kept_take_drafts(
	struct store *store, int64_t report, int64_t card, struct error *error);

/* As store_keep_text(), and no draft is looked at. */
struct kept_text;
bool kept_put(struct store *store, const struct kept_text *text, const char *who,
	const char *session, struct error *error);

#endif
