/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Drafts on their way to a server: written on this machine at once (local_drafts.h), and
 * sent beside the caller by a thread with a connection of its own, again and again until the
 * server has them. So no key waits for the network, and what is typed while the server is
 * away is not lost. Private to db/; the calls below are for one thread.
 *
 * What the server cannot take because its card or report is no longer there becomes a kept
 * text (db/kept.h) there.
 */
#ifndef DB_DRAFT_SENDER_H
#define DB_DRAFT_SENDER_H

#include <stdbool.h>

#include "db/beside.h"
#include "db/local_drafts.h"
#include "db/store.h"
#include "text/error.h"

struct draft_sender;

/* Opens a connection for the thread, which has it from then on, quiet (db/open.h); NULL and the
 * error. */
typedef struct store *sender_open(const char *address, struct error *error);

/* Goes on with what lies in the folder. NULL and the error where that cannot be read, or no
 * thread is to be had. */
struct draft_sender *draft_sender_start(
	const char *address, const char *folder, sender_open *open, struct error *error);

/* Waits a moment for what is not sent yet; what then is not stays on this machine. NULL is
 * fine. */
void draft_sender_stop(struct draft_sender *sender);

/* Once these return true, the draft is on this machine's disk. A body that is NULL: it is
 * dropped. */
bool draft_sender_put(struct draft_sender *sender, const struct local_draft *draft,
	struct error *error);

/* What another run wrote of the same card or report is this one's with the next that is put of
 * it, and then no more the other's: there is no moment in which it is nobody's. */
void draft_sender_adopt(
	struct draft_sender *sender, const struct local_draft *draft, const char *from);

/* One that is dropped in a transaction is so when that is through. */
void draft_sender_drop_later(
	struct draft_sender *sender, const struct local_draft *draft);
void draft_sender_transaction_ended(struct draft_sender *sender, bool committed);

/* Appends copies of what the server has not yet taken, also of what was dropped. */
void draft_sender_unsent(struct draft_sender *sender, struct local_drafts *list);

/* Has the thread ask the server now, if it does not already. Whether the server was there when
 * it was asked last. */
bool draft_sender_answers(struct draft_sender *sender);

/* store_beside(), store_beside_done(), store_await_saved() (db/beside.h). */
void draft_sender_beside(struct draft_sender *sender, struct beside *beside);
struct beside *draft_sender_done(struct draft_sender *sender);
void draft_sender_await(struct draft_sender *sender);

/* A new card's draft (number 0) has made a card: which; told once. */
bool draft_sender_added(struct draft_sender *sender, const char *session,
	struct card_entry *added, struct error *error);

/* How it stands (store_reach(), db/store.h). */
void draft_sender_reach(struct draft_sender *sender, struct store_reach *reach);

#endif
