/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is asked of an office on a server beside the caller, so that no key waits for the
 * network: by the thread that sends drafts (store_send_drafts()), on its connection. What
 * writes goes first, in the order in which it came; what only reads goes when nothing else
 * waits, and by turns with drafts. What failed is not tried again but by who wanted it.
 */
#ifndef DB_BESIDE_H
#define DB_BESIDE_H

#include <stdbool.h>
#include <stdint.h>

#include "db/store.h"
#include "model/report.h"
#include "text/error.h"

/* An act, or a question: the first member of what has its values. Once it is given away it is
 * not touched till it comes back. */
struct beside {
	/* Does it, in the thread; it knows the store and itself, and nothing else. False and
	 * the error: it failed. Not called where no server is to be had. */
	bool (*run)(struct beside *beside, struct store *store, struct error *error);
	void (*free)(struct beside *beside);
	bool reads; /* it writes nothing: nobody waits for it when the store is closed */
	struct error error;  /* why it failed */
	struct beside *next; /* of who keeps it meanwhile */
};

/* Takes it over; it begins as soon as its turn comes. */
void store_beside(struct store *store, struct beside *beside);
/* The oldest of those that are through, which is the caller's to free; NULL: none is. Waits for
 * nobody. */
struct beside *store_beside_done(struct store *store);
/* Waits until all that writes is through, new cards (store_draft_put_new()) too. */
void store_await_saved(struct store *store);

/* store_answer_card(). */
struct card_beside {
	struct beside beside;
	struct card_entry entry; /* what is to stand there; once saved, what does */
	char *answer, *who;      /* answer: NULL for none */
	enum save_outcome outcome;
};
/* Of a copy of the entry. */
struct beside *beside_card(
	const struct card_entry *entry, const char *answer, const char *who);

/* store_save_head(). */
struct head_beside {
	struct beside beside;
	int64_t report;
	int64_t revision; /* that it takes the place of; once saved, its own */
	struct report head;
	char *who;
	enum save_outcome outcome;
};
/* Takes the head over. */
struct beside *beside_head(
	int64_t report, struct report *head, int64_t revision, const char *who);
/* Whether who waits learns more: others changed it, it may not be changed, or is not there. */
bool head_beside_to_ask(const struct head_beside *head);

#endif
