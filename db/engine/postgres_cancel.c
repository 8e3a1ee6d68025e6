/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Has the server give up what it does: over a connection of its own, which may take for ever
 * where nobody answers, so a thread waits for it. What comes late would hit what is asked next:
 * so that is not asked before the thread has ended.
 */
#include <config.h>

#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/socket.h>

#include "db/engine/postgres.h"
#include "text/mem.h"
#include "text/thread.h"

enum { LATE_MS = 5000, LOOK_MS = 1 };

struct postgres_cancel {
	PGcancel *handle;
	atomic_bool over;
	atomic_int holders; /* the thread, and whose connection it is */
};

static void let_go(struct postgres_cancel *cancel)
{
	if (atomic_fetch_sub(&cancel->holders, 1) > 1)
		return;
	libpq.PQfreeCancel(cancel->handle);
	free(cancel);
}

static void *run(void *context)
{
	char words[256];
	struct postgres_cancel *cancel = context;
	libpq.PQcancel(cancel->handle, words, sizeof(words));
	atomic_store(&cancel->over, true);
	let_go(cancel);
	return NULL;
}

void postgres_cancel(struct postgres *postgres)
{
	pthread_t thread;
	PGcancel *handle = libpq.PQgetCancel(postgres->server);
	if (!handle || postgres->cancel) {
		libpq.PQfreeCancel(handle);
		return;
	}
	struct postgres_cancel *cancel = mem_new(1, sizeof(*cancel));
	cancel->handle = handle;
	atomic_init(&cancel->over, false);
	atomic_init(&cancel->holders, 2);
	if (thread_begin(&thread, run, cancel, NULL)) {
		pthread_detach(thread);
		postgres->cancel = cancel;
	} else {
		libpq.PQfreeCancel(handle);
		free(cancel);
	}
}

void postgres_cancel_leave(struct postgres *postgres)
{
	if (postgres->cancel)
		let_go(postgres->cancel);
	postgres->cancel = NULL;
}

void postgres_cancel_end(struct postgres *postgres)
{
	const int64_t last = postgres_now() + LATE_MS;
	if (!postgres->cancel)
		return;
	while (!atomic_load(&postgres->cancel->over) &&
		libpq.PQstatus(postgres->server) == CONNECTION_OK) {
		/* Nobody knows whom it would hit. */
		if (postgres_now() >= last) {
			shutdown(libpq.PQsocket(postgres->server), SHUT_RDWR);
			break;
		}
		poll(NULL, 0, LOOK_MS);
	}
	postgres_cancel_leave(postgres);
}
