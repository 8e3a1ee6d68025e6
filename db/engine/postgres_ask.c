/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What goes over the line to a server, and the wait for what comes back: it ends when the
 * answer is there, when somebody wants no more of it, and when the server keeps silent for too
 * long. A connection that was lost is made again where nothing was under way on it.
 */
#include <config.h>

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>

#include "db/engine/driver.h"
#include "db/engine/engine.h"
#include "db/engine/postgres.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/str.h"

enum {
	SLICE_MS = 50,     /* between two looks at whether it goes on */
	ANSWER_MS = 60000, /* without an answer, beside what is waited for others */
	QUIET_MS = 4000,   /* the same of who only tells how the server is (quiet) */
	ALONE_MS = 500,   /* after which is asked whether it answers others; as long again
			       * is waited for that */
	CANCEL_MS = 5000, /* for the answer of what was given up */
	PASSING_PATIENCE = 100, /* who has no more asks while somebody types, */
	PASSING_MS = 500,       /* and is given up after so long */
	CHANGES_EVERY = 2000,   /* ms, where nothing can be listened to */
};

int64_t postgres_now(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* --- waiting --- */

/* Nothing comes any more: so libpq sees it too. */
static void cut(struct postgres *postgres)
{
	shutdown(libpq.PQsocket(postgres->server), SHUT_RDWR);
}

static bool wanted(struct postgres *postgres)
{
	return !atomic_load(&postgres->interrupted) &&
	       (!postgres->goes_on || postgres->goes_on(postgres->goes_on_context));
}

bool postgres_in_passing(const struct postgres *postgres)
{
	return postgres->beside && postgres->patience <= PASSING_PATIENCE;
}

/* Until when the server may keep silent. Who is asked whether it goes on decides himself. */
static int64_t last_moment(const struct postgres *postgres)
{
	const int silence = postgres->quiet                 ? QUIET_MS
			    : postgres_in_passing(postgres) ? PASSING_MS
							    : ANSWER_MS;
	/* Who only asks how the server is waits for nobody else. */
	const bool alone = postgres->quiet && !postgres->replay.on;
	return postgres->goes_on
		       ? INT64_MAX
		       : postgres_now() + (alone ? 0 : postgres->patience) + silence;
}

/* Whether somebody who has waited since then waits in vain: the server answers nobody. */
static bool in_vain(const struct postgres *postgres, int64_t since)
{
	const int64_t waited = postgres_now() - since;
	return postgres->answers && waited >= ALONE_MS &&
	       !postgres->answers(postgres->answers_context) && waited >= 2 * ALONE_MS;
}

void postgres_wait(struct postgres *postgres)
{
	const int64_t since = postgres_now();
	int64_t last = last_moment(postgres);
	bool cancelled = false;
	for (;;) {
		const int unsent = libpq.PQflush(postgres->server);
		if (unsent < 0 || !libpq.PQisBusy(postgres->server))
			return;
		struct pollfd line = {libpq.PQsocket(postgres->server),
			(short)(unsent ? POLLIN | POLLOUT : POLLIN), 0};
		const int ready = poll(&line, 1, SLICE_MS);
		if (ready > 0 && !libpq.PQconsumeInput(postgres->server))
			return;
		if (ready < 0 && errno != EINTR)
			return;
		const bool late = postgres_now() >= last;
		const bool cuts = cancelled || postgres->quiet || postgres->commits;
		if ((late && cuts) || in_vain(postgres, since)) {
			cut(postgres);
			last = INT64_MAX;
			cancelled = true;
		} else if (!cuts && (late || !wanted(postgres))) {
			cancelled = true;
			postgres_cancel(postgres);
			last = postgres_now() +
			       (postgres_in_passing(postgres) ? PASSING_MS : CANCEL_MS);
		}
	}
}

/* --- the connection --- */

static bool is_lost(const struct postgres *postgres)
{
	return libpq.PQstatus(postgres->server) != CONNECTION_OK;
}

/* --- asking --- */

/* What may be asked twice, though nobody knows whether it was done. */
static bool reads_only(const char *text)
{
	return strncmp(text, "SELECT", strlen("SELECT")) == 0 ||
	       strncmp(text, "BEGIN", strlen("BEGIN")) == 0;
}

/* How many rows it wrote, where it is a statement that writes. */
static void count_changed(struct postgres *postgres, PGresult *result)
{
	static const char *const verbs[] = {"INSERT", "UPDATE", "DELETE"};
	const char *done = libpq.PQcmdStatus(result);
	for (size_t i = 0; i < COUNT(verbs); i++)
		if (strncmp(done, verbs[i], strlen(verbs[i])) == 0)
			postgres->changed = strtoll(libpq.PQcmdTuples(result), NULL, 10);
}

/* What is to go with the next still is. */
static bool reach_again_for(struct store *store, int later)
{
	const bool good = postgres_reach_again(store);
	postgres_of(store)->later_count = later;
	return good;
}

/* The fault that it could not be reached is. */
static enum fault unreached(const struct postgres *postgres)
{
	return postgres->fault == FAULT_FULL || postgres->fault == FAULT_REFUSED
		       ? postgres->fault
		       : FAULT_GONE;
}

/* Somebody else was in the way. */
static PGresult *try_again(struct store *store, const char *text,
	const struct postgres_values *values, PGresult *failed)
{
	enum { TIMES = 8 };
	struct postgres *postgres = postgres_of(store);
	if (postgres->replay.on)
		return postgres_replay(store, failed);
	for (int i = 0;
		i < TIMES && !store->depth && postgres_replay_needed(postgres, failed);
		i++) {
		libpq.PQclear(failed);
		failed = postgres_exchange(postgres, text, values);
	}
	return failed;
}

/* As postgres_ask(), of which what waits to go along is not forgotten. */
static PGresult *ask(struct store *store, const char *text,
	const struct postgres_values *values, enum fault *fault)
{
	struct postgres *postgres = postgres_of(store);
	const int later = postgres->later_count;
	/* Nothing is lost of what has not been begun there. */
	const bool is_first = store->depth == 0 || postgres_begins_later(postgres);
	*fault = FAULT_GONE;
	if (!is_first && postgres_stands(postgres) != PQTRANS_INTRANS)
		return NULL;
	if (is_lost(postgres) && !reach_again_for(store, later)) {
		*fault = unreached(postgres);
		return NULL;
	}
	atomic_store(&postgres->interrupted, false);
	postgres_replay_note(postgres, text, values);
	PGresult *result = postgres_exchange(postgres, text, values);
	if (is_lost(postgres) && is_first && reads_only(text)) {
		libpq.PQclear(result);
		if (!reach_again_for(store, later)) {
			postgres_replay_answered(postgres, NULL);
			*fault = unreached(postgres);
			return NULL;
		}
		result = postgres_exchange(postgres, text, values);
	}
	if (postgres_replay_needed(postgres, result))
		result = try_again(store, text, values, result);
	*fault = result ? postgres_fault(store, result) : postgres_lost(store);
	postgres_replay_answered(postgres, *fault ? NULL : result);
	return result;
}

PGresult *postgres_ask(struct store *store, const char *text,
	const struct postgres_values *values, enum fault *fault)
{
	struct postgres *postgres = postgres_of(store);
	/* It would be refused; the reason was told. */
	*fault = postgres->fault;
	if (postgres_stands(postgres) == PQTRANS_INERROR)
		return NULL;
	PGresult *result = ask(store, text, values, fault);
	postgres_forget_later(postgres, 0);
	if (!*fault) {
		count_changed(postgres, result);
		return result;
	}
	libpq.PQclear(result);
	return NULL;
}

enum fault postgres_later(
	struct store *store, const char *text, const struct postgres_values *values)
{
	struct postgres *postgres = postgres_of(store);
	const bool begins = postgres_begins_later(postgres);
	if (values && postgres_stands(postgres) == PQTRANS_INERROR)
		return postgres->fault;
	if (values && !begins && postgres_stands(postgres) != PQTRANS_INTRANS)
		return FAULT_GONE;
	const enum fault fault =
		postgres_has_room(postgres) ? FAULT_NONE : postgres_do(store, "");
	if (!fault)
		postgres_put_later(postgres, text, values);
	return fault;
}

void postgres_give_up(struct store *store, const char *text)
{
	struct postgres *postgres = postgres_of(store);
	const PGTransactionStatusType stands = postgres_stands(postgres);
	if (stands == PQTRANS_INTRANS || stands == PQTRANS_INERROR) {
		postgres_replay_note(postgres, text, NULL);
		PGresult *result = postgres_exchange(postgres, text, NULL);
		postgres_replay_answered(postgres, result);
		libpq.PQclear(result);
	}
	postgres_forget_later(postgres, 0);
}

enum fault postgres_do(struct store *store, const char *text)
{
	enum fault fault;
	libpq.PQclear(postgres_ask(store, text, NULL, &fault));
	return fault;
}

enum fault postgres_value(
	struct store *store, enum sql name, const char *parameter, struct str *value)
{
	enum fault fault;
	const struct postgres_values one = {1, (const Oid[]){OID_TEXT}, &parameter,
		(const int[]){0}, (const int[]){0}};
	const char *text = postgres_statements[name].text;
	PGresult *result =
		postgres_ask(store, text, strchr(text, '$') ? &one : NULL, &fault);
	if (value)
		str_clear(value);
	if (value && result && libpq.PQntuples(result) > 0)
		str_puts(value, libpq.PQgetvalue(result, 0, 0));
	libpq.PQclear(result);
	return fault;
}

/* --- who watches --- */

void postgres_watch(struct store *store, driver_goes_on *goes_on, void *context)
{
	struct postgres *postgres = postgres_of(store);
	postgres->goes_on = goes_on;
	postgres->goes_on_context = context;
}

void postgres_interrupt(struct store *store)
{
	atomic_store(&postgres_of(store)->interrupted, true);
}

/* --- what others change --- */

/* Those of the office by others: "OFFICE BACKEND" is what a trigger tells. */
static void hear(struct postgres *postgres)
{
	const int own = libpq.PQbackendPID(postgres->server);
	const size_t bytes = strlen(postgres->office);
	PGnotify *told;
	while ((told = libpq.PQnotifies(postgres->server))) {
		const bool ours = strncmp(told->extra, postgres->office, bytes) == 0 &&
				  strchr(" ", told->extra[bytes]);
		if (ours && told->be_pid != own && !postgres_is_own(told->be_pid))
			postgres->changes++;
		libpq.PQfreemem(told);
	}
}

/* Where nothing can be listened to. */
static enum fault look_for_changes(struct store *store)
{
	struct postgres *postgres = postgres_of(store);
	if (postgres->asked_at && postgres_now() - postgres->asked_at < CHANGES_EVERY)
		return FAULT_NONE;
	struct str value = STR_INIT;
	const enum fault fault = postgres_value(store, SQL_SERVER_CHANGES, NULL, &value);
	const int64_t now = strtoll(value.data, NULL, 10);
	str_release(&value);
	if (fault)
		return fault;
	if (postgres->asked_at && now != postgres->changes_told)
		postgres->changes++;
	postgres->changes_told = now;
	postgres->asked_at = postgres_now();
	return FAULT_NONE;
}

bool postgres_changes(struct store *store, int64_t *number, struct error *error)
{
	struct postgres *postgres = postgres_of(store);
	enum fault fault = FAULT_NONE;
	if (postgres->pooled)
		fault = look_for_changes(store);
	else if (!libpq.PQconsumeInput(postgres->server) && is_lost(postgres) &&
		 !postgres_reach_again(store))
		fault = unreached(postgres);
	if (fault)
		return engine_fail(store, fault, error);
	postgres_take_owed(postgres);
	if (!postgres->pooled)
		hear(postgres);
	*number = postgres->changes;
	return true;
}
