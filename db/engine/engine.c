/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/engine/engine.h"

#include <stdlib.h>

#include "db/engine/query_ahead.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/progress.h"
#include "text/str.h"

struct store *engine_new(const struct driver *driver, const char *path)
{
	struct store *store = mem_new(1, sizeof(*store));
	store->driver = driver;
	store->path = mem_strdup(path);
	return store;
}

void store_close(struct store *store)
{
	if (!store)
		return;
	if (store->sender)
		store->end_sender(store->sender);
	for (int name = 0; name < SQL_COUNT; name++) {
		if (store->statements[name])
			store->driver->finish(store->statements[name]);
		free(store->rules[name]);
	}
	query_ahead_forget(store);
	store->driver->close(store);
	free(store->path);
	free(store->files);
	free(store->warning);
	free(store);
}

void engine_show_as(struct store *store, const char *path)
{
	free(store->path);
	store->path = mem_strdup(path);
}

void engine_forget_files(struct store *store)
{
	free(store->files);
	store->files = NULL;
}

bool engine_refuse_moved(const struct store *store, struct error *error)
{
	return error_set(error, ERROR_REFUSED,
		_("%s: you stand in another office there now than when you began; leave "
		  "the program and start it again"),
		store->path);
}

const char *store_warning(const struct store *store)
{
	return store->warning;
}

const char *store_person(const struct store *store)
{
	return store->driver->person(store);
}

int store_patience(struct store *store, int milliseconds)
{
	const int before = store->patience;
	store->patience = milliseconds;
	store->driver->patience(store, milliseconds);
	return before;
}

void store_lean(struct store *store)
{
	store->driver->lean(store);
}

void store_filling(struct store *store, bool on)
{
	store->driver->filling(store, on);
}

/* In the midst of a statement. What is asked after it was stopped only clears up. */
static bool still_goes_on(void *context)
{
	struct progress *progress = context;
	return progress_stopped(progress) || progress_goes_on(progress);
}

void store_watch(struct store *store, struct progress *progress)
{
	store->progress = progress;
	store->driver->watch(store, progress ? still_goes_on : NULL, progress);
}

struct progress *store_watcher(const struct store *store)
{
	return store->progress;
}

bool store_in_place(struct store *store, struct error *error)
{
	return store->driver->in_place(store, error);
}

bool store_was_busy(const struct store *store)
{
	return store->failed == FAULT_BUSY;
}

bool store_backup(struct store *store, const char *path, struct error *error)
{
	return store->driver->backup(store, path, error);
}

bool store_changes(struct store *store, int64_t *number, struct error *error)
{
	return store->driver->changes(store, number, error);
}

/* --- faults --- */

/* What a fault means to people, and what to do: of a file, of a server. NULL: the driver's own
 * words tell it. */
static const struct {
	const char *of_file, *of_server;
} meanings[] = {
	[FAULT_BUSY] = {N_("somebody else is writing to the office file; nothing was changed; "
			   "try again in a moment"),
		N_("somebody else of the office is saving; nothing was changed; try again in a "
		   "moment")},
	[FAULT_FULL] = {N_("the disk is full, or a quota is used up; nothing was changed; make "
			   "room and try again"),
		N_("the server has no room left, or too many are connected; nothing was "
		   "changed; tell who looks after the server")},
	[FAULT_CORRUPT] =
		{N_("the office file is damaged; go back to a copy with 'mattrakan "
		    "restore BACKUP', or read what can be read of it with 'mattrakan "
		    "recover DAMAGED NEW'"),
			N_("the server says that what it keeps is damaged; tell who looks after the "
			   "server")},
	[FAULT_READ_ONLY] = {N_("the office file cannot be written; nothing was changed; see "
				"whether you may write to it and its folder"),
		N_("the server takes no changes now; nothing was changed; tell who looks after "
		   "the server")},
	[FAULT_GONE] = {N_("cannot open the office file; see whether you may read it and its "
			   "folder"),
		N_("the server cannot be reached; nothing was changed; as soon as it answers "
		   "again you can go on")},
	[FAULT_UNTOLD] = {NULL,
		N_("the connection to the server broke while it was saving: look whether it is "
		   "there before you do it again")},
	[FAULT_FORBIDDEN] = {N_("somebody has put a trigger into this file that is not of this "
				"program; nothing was changed; run 'mattrakan verify'"),
		N_("the server does not let you do this; nothing was changed; ask who looks "
		   "after the people of your office")},
	[FAULT_TOO_LARGE] = {N_("a row of the office file is too large to be one of this "
				"program's; run 'mattrakan verify'"),
		N_("a row is too large to be one of this program's; run 'mattrakan verify'")},
	[FAULT_DISK] = {N_("the disk reports an error; nothing was changed; look after the "
			   "disk, then run 'mattrakan verify'"),
		N_("the server's disk reports an error; nothing was changed; tell who looks "
		   "after the server")},
};

static const char *meaning_of(const struct store *store, enum fault fault)
{
	if (fault >= COUNT(meanings))
		return NULL;
	return store->driver->is_server ? meanings[fault].of_server
					: meanings[fault].of_file;
}

bool engine_fail(struct store *store, enum fault fault, struct error *error)
{
	store->failed = fault;
	if (progress_stopped(store->progress))
		return progress_fail(error);
	if (fault == FAULT_TEXT)
		return error_set(error, ERROR_REFUSED,
			_("a text holds bytes that are no UTF-8; nothing was changed"));
	const char *meaning = meaning_of(store, fault);
	if (meaning)
		return error_set(error, ERROR_SYSTEM, "%s: %s", store->path, _(meaning));
	struct str said = STR_INIT;
	store->driver->say(store, &said);
	if (fault == FAULT_REFUSED)
		error_set(error, ERROR_SYSTEM, "%s", said.data);
	else
		error_set(error, ERROR_SYSTEM, _("%s: the database failed: %s"),
			store->path, said.data);
	str_release(&said);
	return false;
}
