/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/office_settings.h"

#include <stdlib.h>
#include <string.h>

#include "db/engine/query.h"
#include "db/engine/transaction.h"
#include "db/rows/rows.h"
#include "db/trust/person.h"
#include "db/trust/trail_write.h"
#include "text/str.h"

bool store_office_setting(
	struct store *store, const char *name, char **value, struct error *error)
{
	struct query query = query_open_lenient(store, SQL_OFFICE_SETTING_GET);
	query_text(&query, name);
	const enum query_outcome outcome = query_step(&query, error);
	if (outcome != QUERY_FAILED)
		*value = outcome == QUERY_ROW ? query_column_copy(&query) : NULL;
	query_close(&query);
	return outcome != QUERY_FAILED;
}

static bool put_row(
	struct store *store, const char *name, const char *value, struct error *error)
{
	struct query query = query_open(
		store, value ? SQL_OFFICE_SETTING_PUT : SQL_OFFICE_SETTING_DROP);
	query_text(&query, name);
	if (value)
		query_text(&query, value);
	return query_run(&query, error);
}

/* NAME=VALUE, or NAME where it was taken away: verify compares it with the row. */
static bool note(struct store *store, const char *name, const char *value,
	const char *who, struct error *error)
{
	struct str detail = STR_INIT;
	str_puts(&detail, name);
	if (value)
		str_printf(&detail, "=%s", value);
	const struct trail_note said = {.act = "office.set",
		.change = change_now(who),
		.detail = detail.data,
		.standing = name};
	const bool good = person_may_write(store, who, error) &&
			  trail_add(store, &said, NULL, NULL, error);
	str_release(&detail);
	return good;
}

static bool set(struct store *store, const char *name, const char *value, const char *who,
	struct error *error)
{
	char *now;
	if (!store_office_setting(store, name, &now, error))
		return false;
	const bool same = value && now ? !strcmp(value, now) : value == now;
	free(now);
	return same || (put_row(store, name, value, error) &&
			       note(store, name, value, who, error));
}

bool store_set_office_setting(struct store *store, const char *name, const char *value,
	const char *who, struct error *error)
{
	return store_begin(store, error) &&
	       transaction_end(store, set(store, name, value, who, error), error);
}
