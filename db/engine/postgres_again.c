/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A connection that was lost is made again: by a thread, with all that is known of a connection
 * (who one is there, the office, the columns), so that who types waits for no name server, no
 * host that keeps silent and no second host. Whoever may wait waits for its end.
 */
#include <config.h>

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "db/engine/driver.h"
#include "db/engine/engine.h"
#include "db/engine/postgres.h"
#include "db/store.h"
#include "text/error.h"
#include "text/mem.h"
#include "text/thread.h"

enum {
	AGAIN_MS = 1000, /* between two tries to reach it */
	MOMENT_MS = 500, /* what somebody who waits for nothing takes for at once */
};

struct postgres_again {
	char *address;
	enum store_access access;
	bool looks; /* at what is there, not only for the server */
	pthread_t thread;
	pthread_mutex_t lock; /* of what follows */
	pthread_cond_t ended;
	struct store *store; /* what came of it; NULL: it failed */
	enum fault fault;
	struct error error;
	bool over, left; /* left: nobody waits for the thread's end */
};

static void again_free(struct postgres_again *again)
{
	store_close(again->store);
	error_release(&again->error);
	pthread_cond_destroy(&again->ended);
	pthread_mutex_destroy(&again->lock);
	free(again->address);
	free(again);
}

/* --- the thread --- */

static void *run(void *context)
{
	struct postgres_again *again = context;
	struct error error = ERROR_INIT;
	enum fault fault = FAULT_NONE;
	struct store *store =
		postgres_reach(again->address, again->access, &fault, &error);
	if (store && again->looks && !postgres_look_around(store, &error)) {
		/* What the server itself refused has its own fault. */
		fault = store->failed ? store->failed : FAULT_REFUSED;
		store_close(store);
		store = NULL;
	}
	pthread_mutex_lock(&again->lock);
	again->store = store;
	again->fault = fault;
	again->error = error;
	again->over = true;
	const bool left = again->left;
	pthread_cond_broadcast(&again->ended);
	pthread_mutex_unlock(&again->lock);
	if (left)
		again_free(again);
	return NULL;
}

/* --- the caller's --- */

static struct postgres_again *start(const struct store *store)
{
	struct postgres_again *again = mem_new(1, sizeof(*again));
	pthread_condattr_t monotonic;
	again->address = mem_strdup(postgres_of(store)->address);
	again->access = store->access;
	again->looks = postgres_of(store)->looked;
	again->error = (struct error)ERROR_INIT;
	pthread_mutex_init(&again->lock, NULL);
	pthread_condattr_init(&monotonic);
	pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
	pthread_cond_init(&again->ended, &monotonic);
	pthread_condattr_destroy(&monotonic);
	if (thread_begin(&again->thread, run, again, NULL))
		return again;
	again_free(again);
	return NULL;
}

/* Waits for its end: so long at most; -1: till it comes. */
static bool wait_for_end(struct postgres_again *again, int milliseconds)
{
	struct timespec until;
	clock_gettime(CLOCK_MONOTONIC, &until);
	const int64_t nanoseconds = until.tv_nsec + (int64_t)milliseconds * 1000000;
	until.tv_sec += nanoseconds / 1000000000;
	until.tv_nsec = nanoseconds % 1000000000;
	pthread_mutex_lock(&again->lock);
	if (milliseconds < 0)
		while (!again->over)
			pthread_cond_wait(&again->ended, &again->lock);
	else
		while (!again->over &&
			!pthread_cond_timedwait(&again->ended, &again->lock, &until))
			;
	const bool over = again->over;
	pthread_mutex_unlock(&again->lock);
	return over;
}

void postgres_again_leave(struct postgres *postgres)
{
	struct postgres_again *again = postgres->again;
	if (!again)
		return;
	postgres->again = NULL;
	pthread_mutex_lock(&again->lock);
	const bool over = again->over;
	again->left = !over;
	pthread_mutex_unlock(&again->lock);
	if (over) {
		pthread_join(again->thread, NULL);
		again_free(again);
	} else {
		pthread_detach(again->thread);
	}
}

/* Somebody who is moved to another office has numbers of the former one on the screen. */
static bool same_office(struct store *store, const struct postgres *fresh)
{
	const struct postgres *postgres = postgres_of(store);
	struct error error = ERROR_INIT;
	if (!postgres->looked || !strcmp(postgres->office, fresh->office))
		return true;
	engine_refuse_moved(store, &error);
	postgres_note(store, FAULT_REFUSED, &error);
	error_release(&error);
	return false;
}

/* What the new connection is becomes this one's; fresh has the old one. */
static void take_over(struct postgres *postgres, struct postgres *fresh)
{
	const struct postgres old = *postgres;
	postgres->server = fresh->server;
	postgres->columns = fresh->columns;
	postgres->column_count = fresh->column_count;
	fresh->server = old.server;
	fresh->columns = old.columns;
	fresh->column_count = old.column_count;
	postgres->names = fresh->names;
	fresh->names = old.names;
	/* These were the old one's. */
	postgres->owed = 0;
	postgres_cancel_leave(postgres);
	postgres->pooled = fresh->pooled;
	postgres->standby = fresh->standby;
	postgres->administers = fresh->administers;
	if (postgres->quiet)
		postgres_own_backend(postgres, libpq.PQbackendPID(postgres->server));
	/* What was told meanwhile was not heard. */
	postgres->changes++;
	postgres->asked_at = 0;
}

/* Has what came of it. Whether it is connected. */
static bool take_end(struct store *store)
{
	struct postgres *postgres = postgres_of(store);
	struct postgres_again *again = postgres->again;
	struct store *fresh = again->store;
	bool good = fresh && same_office(store, postgres_of(fresh));
	if (good)
		take_over(postgres, postgres_of(fresh));
	else if (!fresh)
		postgres_note(store, again->fault, &again->error);
	postgres->fails = !good;
	postgres->tried_at = postgres_now();
	postgres_again_leave(postgres);
	return good;
}

bool postgres_reach_again(struct store *store)
{
	struct postgres *postgres = postgres_of(store);
	int waits = postgres->beside ? 0 : -1;
	/* That it is lost is what somebody waits to be told; but what was being committed is
	 * asked for. */
	if (postgres->quiet && !postgres->commits) {
		postgres_lost(store);
		return false;
	}
	if (!postgres->again) {
		if (postgres->fails && postgres_now() - postgres->tried_at < AGAIN_MS)
			return false;
		/* Where one was only cut nobody is to see it. */
		if (postgres->beside && !postgres->fails)
			waits = MOMENT_MS;
		postgres_lost(store);
		postgres->tried_at = postgres_now();
		postgres->again = start(store);
	}
	if (!postgres->again || !wait_for_end(postgres->again, waits)) {
		postgres->fails = true;
		return false;
	}
	return take_end(store);
}
