/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/engine/engine.h"

#include <stdlib.h>

#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"
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
	for (int name = 0; name < SQL_COUNT; name++) {
		if (store->statements[name])
			store->driver->finish(store->statements[name]);
		free(store->rules[name]);
	}
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

const char *store_warning(const struct store *store)
{
	return store->warning;
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

/* What a fault means to people, and what to do. */
static const struct {
	enum fault fault;
	const char *words;
} meanings[] = {
	{FAULT_BUSY,
		N_("somebody else is writing to the office file; nothing was changed; "
		   "try again in a moment")},
	{FAULT_CORRUPT,
		N_("the office file is damaged; go back to a copy with 'mattrakan "
		   "restore BACKUP', or read what can be read of it with 'mattrakan "
		   "recover DAMAGED NEW'")},
	{FAULT_READ_ONLY,
		N_("the office file cannot be written; nothing was changed; see whether "
		   "you may write to it and its folder")},
	{FAULT_GONE,
		N_("cannot open the office file; see whether you may read it and its "
		   "folder")},
	{FAULT_FORBIDDEN,
		N_("somebody has put a trigger into this file that is not of this "
		   "program; nothing was changed; run 'mattrakan verify'")},
	{FAULT_TOO_LARGE, N_("a row of the office file is too large to be one of this "
			     "program's; run 'mattrakan verify'")},
	{FAULT_DISK,
		N_("the disk reports an error; nothing was changed; look after the disk, "
		   "then run 'mattrakan verify'")},
};

bool engine_fail(struct store *store, enum fault fault, struct error *error)
{
	store->failed = fault;
	if (fault == FAULT_TEXT)
		return error_set(error, ERROR_REFUSED,
			_("a text holds bytes that are no UTF-8; nothing was changed"));
	if (fault == FAULT_FULL)
		return error_set(error, ERROR_SYSTEM,
			_("%s: the disk is full, or a quota is used up; nothing was "
			  "changed; make room and try again"),
			store->path);
	for (size_t i = 0; i < COUNT(meanings); i++)
		if (meanings[i].fault == fault)
			return error_set(error, ERROR_SYSTEM, "%s: %s", store->path,
				_(meanings[i].words));
	struct str said = STR_INIT;
	store->driver->say(store, &said);
	error_set(error, ERROR_SYSTEM, _("%s: the database failed: %s"), store->path,
		said.data);
	str_release(&said);
	return false;
}
