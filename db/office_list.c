/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/office_list.h"

#include "db/engine/query.h"
#include "db/trust/people.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/str.h"

static bool is_on_server(const struct store *store, struct error *error)
{
	return store->driver->is_server ||
	       error_set(error, ERROR_USAGE,
		       _("%s: an office file is of one office; several stand side by side "
			 "on a server"),
		       store->path);
}

bool store_office_list(struct store *store, listed_office_visit *visit, void *context,
	struct error *error)
{
	if (!is_on_server(store, error))
		return false;
	struct query query = query_open_lenient(store, SQL_SERVER_OFFICE_LIST);
	query_hold(&query);
	enum query_outcome outcome = QUERY_DONE;
	bool more = true;
	while (more && (outcome = query_step(&query, error)) == QUERY_ROW) {
		struct listed_office office = {.number = query_column_integer(&query)};
		office.name = query_column_text(&query);
		office.here = query_column_integer(&query);
		more = visit(context, &office);
	}
	query_close(&query);
	return outcome != QUERY_FAILED;
}

bool store_add_office(
	struct store *store, const char *name, int64_t *number, struct error *error)
{
	if (!is_on_server(store, error))
		return false;
	if (!store_administers(store))
		return error_set(error, ERROR_REFUSED,
			_("%s: only who administers the database adds offices"),
			store->path);
	if (text_is_blank(name))
		return error_set(error, ERROR_USAGE, _("an office needs a name"));
	struct query query = query_open(store, SQL_SERVER_OFFICE_ADD);
	query_text(&query, name);
	return query_run_returning(&query, number, error);
}
