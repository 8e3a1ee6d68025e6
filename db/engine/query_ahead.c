/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/engine/query_ahead.h"

#include <stdlib.h>
#include <string.h>

#include "text/mem.h"

/* One that was asked. */
struct fetched {
	struct ahead what;
	char *text;                  /* of what, kept */
	struct statement *statement; /* NULL: it was taken */
};

struct fetched_list {
	struct fetched *items;
	size_t count, first; /* those before the first were taken */
};

bool query_ahead_helps(const struct store *store)
{
	return store->driver->together && store->depth > 0;
}

static enum fault bind(struct store *store, struct fetched *fetched)
{
	const struct driver *driver = store->driver;
	const struct ahead *what = &fetched->what;
	enum fault fault = driver->prepare(
		store, driver->statements[what->name].text, &fetched->statement);
	for (int i = 0; !fault && i < what->integers; i++)
		fault = driver->bind_integer(
			store, fetched->statement, i + 1, what->values[i]);
	if (!fault && what->text)
		fault = driver->bind_text(store, fetched->statement, what->integers + 1,
			what->text, strlen(what->text));
	return fault;
}

void query_ahead(struct store *store, const struct ahead *list, size_t count)
{
	if (!query_ahead_helps(store) || !count)
		return;
	query_ahead_forget(store);
	struct fetched_list *ahead = mem_new(1, sizeof(*ahead));
	struct statement **statements = mem_new(count, sizeof(*statements));
	ahead->items = mem_new(count, sizeof(*ahead->items));
	store->ahead = ahead;
	enum fault fault = FAULT_NONE;
	for (; !fault && ahead->count < count; ahead->count++) {
		struct fetched *fetched = &ahead->items[ahead->count];
		fetched->what = list[ahead->count];
		fetched->text =
			fetched->what.text ? mem_strdup(fetched->what.text) : NULL;
		fetched->what.text = fetched->text;
		fault = bind(store, fetched);
		statements[ahead->count] = fetched->statement;
	}
	if (fault)
		query_ahead_forget(store);
	else
		store->driver->together(store, statements, count);
	free(statements);
}

static bool is_wanted(const struct fetched *fetched, const struct ahead *wanted)
{
	const struct ahead *what = &fetched->what;
	if (!fetched->statement || what->name != wanted->name ||
		what->integers != wanted->integers || !what->text != !wanted->text)
		return false;
	for (int i = 0; i < what->integers; i++)
		if (what->values[i] != wanted->values[i])
			return false;
	return !what->text || strcmp(what->text, wanted->text) == 0;
}

struct statement *query_ahead_take(struct store *store, const struct ahead *wanted)
{
	struct fetched_list *ahead = store->ahead;
	for (size_t i = ahead ? ahead->first : 0; ahead && i < ahead->count; i++) {
		struct fetched *fetched = &ahead->items[i];
		if (!is_wanted(fetched, wanted))
			continue;
		struct statement *statement = fetched->statement;
		fetched->statement = NULL;
		while (ahead->first < ahead->count &&
			!ahead->items[ahead->first].statement)
			ahead->first++;
		return statement;
	}
	return NULL;
}

void query_ahead_forget(struct store *store)
{
	struct fetched_list *ahead = store->ahead;
	store->ahead = NULL;
	for (size_t i = 0; ahead && i < ahead->count; i++) {
		if (ahead->items[i].statement)
			store->driver->finish(ahead->items[i].statement);
		free(ahead->items[i].text);
	}
	if (ahead)
		free(ahead->items);
	free(ahead);
}
