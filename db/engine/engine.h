/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A store as db/ sees it from within: a database behind its driver, and what is kept of
 * it. Private to db/. Faults become messages for people in one place, engine_fail().
 */
#ifndef DB_ENGINE_ENGINE_H
#define DB_ENGINE_ENGINE_H

#include <stdbool.h>
#include <stdint.h>

#include "db/engine/driver.h"
#include "db/engine/key_cost.h"
#include "db/store.h"
#include "text/error.h"

enum {
	BUSY_WAIT_MS = 5000, /* the usual patience */
};

struct column_rules;
struct draft_sender;
struct fetched_list;

struct store {
	const struct driver *driver;
	struct connection *connection; /* the driver's */
	char *path;                    /* for messages */
	char *files; /* the folder of files that are evidence; NULL: not looked at */
	enum store_access access;
	char *warning;          /* store_warning(); NULL: none */
	bool lost;              /* it tells of changes that are lost */
	enum fault failed;      /* the last failure */
	int depth;              /* of open transactions (transaction.c) */
	enum transaction outer; /* of these, the outermost */
	bool schema_checked;    /* it was looked at, and is with each change */
	int bin_lookers;        /* who see what lies in the bin (bin_look.h) */
	int patience;           /* ms: store_patience() */
	int standing;           /* statements that stand on a row */
	const char *nested; /* one that was stepped while another stood so; NULL: none */
	/* Who sends drafts to the server (db/draft_sender.h), and how that ends; NULL: they
	 * are written at once. */
	struct draft_sender *sender;
	void (*end_sender)(struct draft_sender *sender);
	/* Called when the outermost transaction that writes has ended; NULL: nobody. */
	void (*ended)(struct store *store, bool committed);
	struct key_cost key_cost;                /* of keys that are made; 0: as usual */
	struct statement *statements[SQL_COUNT]; /* prepared and not in use (query.c) */
	struct fetched_list *ahead; /* asked before they are needed (query_ahead.h) */
	struct column_rules *rules[SQL_COUNT]; /* of what they give (column.h) */
	struct progress *progress;             /* store_watch(); NULL: nobody */
};

/* A store of a driver that has no connection yet; closed by store_close() as any. */
struct store *engine_new(const struct driver *driver, const char *path);

/* Lets messages name another path: the one that the file will have when it is done. */
void engine_show_as(struct store *store, const char *path);

/* Has verify not look at the files that are evidence. */
void engine_forget_files(struct store *store);

/* Sets the error for a fault, in words of ours. Returns false. */
bool engine_fail(struct store *store, enum fault fault, struct error *error);

/* Whoever began in one office of a server stands in another there now; false. */
bool engine_refuse_moved(const struct store *store, struct error *error);

#endif
