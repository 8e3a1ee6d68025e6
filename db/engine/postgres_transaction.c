/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Transactions on a server. One that writes has the lock of its office from its first moment,
 * so writers of an office stand in a row as those of a file do; its beginning, the lock and
 * the look at the version of the tables go over the line together. One that reads, and parts
 * of either, begin and end with what is asked next: no answer has to be waited for.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "db/engine/driver.h"
#include "db/engine/postgres.h"
#include "text/macros.h"
#include "text/str.h"

static const char *text_of(enum sql name)
{
	return postgres_statements[name].text;
}

void postgres_note_beginning(struct postgres *postgres, const PGresult *result)
{
	str_clear(&postgres->transaction);
	if (libpq.PQntuples(result) != 1)
		return;
	postgres->version = (int)strtol(libpq.PQgetvalue(result, 0, 0), NULL, 10);
	str_puts(&postgres->transaction, libpq.PQgetvalue(result, 0, 1));
}

/* Begins one that writes. */
static enum fault begin_write(struct store *store)
{
	struct postgres *postgres = postgres_of(store);
	struct str patience = STR_INIT;
	enum fault fault;
	/* 0 would wait for ever. */
	str_printf(&patience, "SET LOCAL lock_timeout = %d", MAX(postgres->patience, 1));
	postgres_replay_forget(postgres);
	postgres->replay.on = true;
	postgres_put_later(postgres, text_of(SQL_BEGIN_WRITE), NULL);
	postgres_put_later(postgres, patience.data, NULL);
	postgres_put_later(postgres, text_of(SQL_SERVER_LOCK), NULL);
	PGresult *result =
		postgres_ask(store, text_of(SQL_SERVER_STANDING), NULL, &fault);
	postgres_forget_later(postgres, 0);
	str_release(&patience);
	postgres_note_beginning(postgres, result);
	libpq.PQclear(result);
	if (fault)
		postgres_rollback(store, TRANSACTION_WRITE);
	return fault;
}

bool postgres_begins_later(const struct postgres *postgres)
{
	return postgres->later_count &&
	       postgres->later[0].text == text_of(SQL_BEGIN_READ);
}

/* Takes back what would be sent last, where it is that. */
static bool take_back(struct postgres *postgres, enum sql name)
{
	const int last = postgres->later_count - 1;
	const bool is = last >= 0 && postgres->later[last].text == text_of(name);
	if (is)
		postgres_forget_later(postgres, last);
	return is;
}

/* Whether what is open can go on: parts of it are begun and ended without asking. */
static enum fault still_good(struct store *store)
{
	const struct postgres *postgres = postgres_of(store);
	if (postgres_begins_later(postgres))
		return FAULT_NONE;
	switch (postgres_stands(postgres)) {
	case PQTRANS_INTRANS: return FAULT_NONE;
	case PQTRANS_INERROR: return postgres->fault;
	default: return FAULT_GONE;
	}
}

enum fault postgres_begin(struct store *store, enum transaction kind)
{
	if (kind == TRANSACTION_WRITE)
		return begin_write(store);
	if (kind == TRANSACTION_READ) {
		/* What a standby is told to change may be in the way of who reads there. */
		postgres_replay_forget(postgres_of(store));
		postgres_of(store)->replay.on = postgres_of(store)->standby;
		return postgres_later(store, text_of(SQL_BEGIN_READ), NULL);
	}
	const enum fault fault = still_good(store);
	return fault ? fault : postgres_later(store, text_of(SQL_INNER_BEGIN), NULL);
}

/* --- the end --- */

enum {
	STATUS_EVERY_MS = 50,
	STATUS_MS = 20000, /* till a server answers again, or another in its place */
	STATUS_BESIDE_MS = 1000, /* where nobody waits for it */
};

/* What became of a commit whose answer was lost, asked by its number on a new connection:
 * 'committed', 'aborted'; "": nobody knows. */
static void ask_outcome(struct store *store, struct str *outcome)
{
	struct postgres *postgres = postgres_of(store);
	const struct timespec pause = {0, STATUS_EVERY_MS * 1000000L};
	const int depth = store->depth;
	/* The transaction is over, however it ended. */
	store->depth = 0;
	const int64_t last =
		postgres_now() + (postgres->beside ? STATUS_BESIDE_MS : STATUS_MS);
	for (;;) {
		const enum fault fault = postgres_value(
			store, SQL_SERVER_COMMITTED, postgres->transaction.data, outcome);
		const bool later = fault ? fault == FAULT_GONE || fault == FAULT_FULL
					 : strcmp(outcome->data, "in progress") == 0;
		if (fault)
			str_clear(outcome);
		if (!later || postgres_now() >= last)
			break;
		nanosleep(&pause, NULL);
	}
	store->depth = depth;
}

/* One that only read: nobody waits for that. */
static enum fault end_reading(struct store *store)
{
	struct postgres *postgres = postgres_of(store);
	const bool nothing = postgres_begins_later(postgres);
	/* Parts end with the whole. */
	postgres_forget_later(postgres, 0);
	postgres_replay_forget(postgres);
	if (nothing)
		return FAULT_NONE;
	switch (postgres_stands(postgres)) {
	case PQTRANS_INTRANS: break;
	case PQTRANS_INERROR: /* it takes nothing else, and nobody ends it later */
		postgres_give_up(store, text_of(SQL_ROLLBACK));
		return postgres->fault;
	default: return postgres_do(store, text_of(SQL_COMMIT));
	}
	postgres_send_alone(postgres, text_of(SQL_COMMIT));
	return FAULT_NONE;
}

static enum fault commit_writing(struct store *store)
{
	struct postgres *postgres = postgres_of(store);
	/* Else it was lost before, and nothing of it is there. */
	const bool whole = postgres->transaction.bytes > 0 &&
			   postgres_stands(postgres) == PQTRANS_INTRANS;
	postgres->commits = true;
	enum fault fault = postgres_do(store, text_of(SQL_COMMIT));
	postgres_replay_forget(postgres);
	if (fault == FAULT_GONE && whole) {
		struct str outcome = STR_INIT;
		ask_outcome(store, &outcome);
		if (strcmp(outcome.data, "committed") == 0)
			fault = FAULT_NONE;
		else if (strcmp(outcome.data, "aborted") != 0)
			fault = FAULT_UNTOLD;
		str_release(&outcome);
	}
	postgres->commits = false;
	str_clear(&postgres->transaction);
	return fault;
}

static enum fault commit_inner(struct store *store)
{
	const enum fault fault = still_good(store);
	if (fault || take_back(postgres_of(store), SQL_INNER_BEGIN))
		return fault;
	return postgres_later(store, text_of(SQL_INNER_COMMIT), NULL);
}

enum fault postgres_commit(struct store *store, enum transaction kind)
{
	switch (kind) {
	case TRANSACTION_READ: return end_reading(store);
	case TRANSACTION_WRITE: return commit_writing(store);
	default: return commit_inner(store);
	}
}

/* Forgets what waits of the innermost part; whether its beginning was among that. */
static bool forget_part(struct postgres *postgres)
{
	int open = 1, at = postgres->later_count;
	while (at > 0 && open > 0) {
		const char *text = postgres->later[--at].text;
		open += text == text_of(SQL_INNER_COMMIT);
		open -= text == text_of(SQL_INNER_BEGIN);
	}
	postgres_forget_later(postgres, at);
	return open == 0;
}

void postgres_rollback(struct store *store, enum transaction kind)
{
	struct str text = STR_INIT;
	struct postgres *postgres = postgres_of(store);
	if (kind == TRANSACTION_INNER && forget_part(postgres))
		return;
	if (kind != TRANSACTION_INNER)
		postgres_forget_later(postgres, 0);
	if (kind == TRANSACTION_INNER)
		str_printf(&text, "%s; %s", text_of(SQL_INNER_ROLLBACK),
			text_of(SQL_INNER_COMMIT));
	else
		str_puts(&text, text_of(SQL_ROLLBACK));
	postgres_give_up(store, text.data);
	str_release(&text);
	if (kind != TRANSACTION_INNER) {
		str_clear(&postgres->transaction);
		postgres_replay_forget(postgres);
	}
}
