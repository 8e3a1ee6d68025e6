/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The backends of this process's quiet connections: what they change is no news to its others
 * (drafts are sent by one of their own, db/draft_sender.h).
 */
#include <config.h>

#include <pthread.h>
#include <stddef.h>

#include "db/engine/postgres.h"
#include "text/macros.h"

/* One more than these is told of as if it were somebody else's: no harm is done. */
enum { OWN_MOST = 16 };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int own[OWN_MOST]; /* numbers of processes on the server; 0: none */

static void put_in_place_of(int old, int new)
{
	size_t at = 0;
	pthread_mutex_lock(&lock);
	while (at < COUNT(own) && own[at] != old)
		at++;
	if (at < COUNT(own))
		own[at] = new;
	pthread_mutex_unlock(&lock);
}

void postgres_own_backend(struct postgres *postgres, int backend)
{
	if (postgres->backend == backend)
		return;
	if (postgres->backend)
		put_in_place_of(postgres->backend, 0);
	if (backend)
		put_in_place_of(0, backend);
	postgres->backend = backend;
}

void postgres_quieten(struct store *store)
{
	struct postgres *postgres = postgres_of(store);
	postgres->quiet = true;

	postgres_own_backend(postgres, libpq.PQbackendPID(postgres->server));
}

bool postgres_is_own(int backend)
{
	bool is = false;
	pthread_mutex_lock(&lock);
	for (size_t at = 0; at < COUNT(own); at++)
		is = is || own[at] == backend;
	pthread_mutex_unlock(&lock);
	return is;
}
