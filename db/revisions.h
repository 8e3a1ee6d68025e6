/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How new the texts of reports are: for who keeps something of them, and reads again what is
 * another by now. All of it is asked at once, however many reports or cards there are.
 */
#ifndef DB_REVISIONS_H
#define DB_REVISIONS_H

#include "db/store.h"

struct text_revision {
	int64_t report;
	int64_t card; /* 0: the report's own texts */
	int64_t revision;
};

/* Of these reports, in their order: each one's cards, the last place first, then its own texts.
 * Of one that is no more nothing is told. A visit that returns false ends the walk. */
typedef bool revision_visit(void *context, const struct text_revision *text);
bool store_revisions(struct store *store, const int64_t *reports, size_t count,
	revision_visit *visit, void *context, struct error *error);

/* Those of these cards that are there, in this order. A visit that returns false ends the walk. */
typedef bool entry_visit(void *context, const struct card_entry *entry);
bool store_some_cards(struct store *store, const int64_t *cards, size_t count,
	entry_visit *visit, void *context, struct error *error);

#endif
