/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Settings of one person, what that person opened last among them. */
#include <config.h>

#include "db/settings.h"

#include <stdlib.h>
#include <string.h>

#include "db/engine/bin_look.h"
#include "db/engine/query.h"
#include "text/str.h"

bool store_setting(struct store *store, const char *who, const char *name, char **value,
	struct error *error)
{
	struct query query = query_open_lenient(store, SQL_SETTING_GET);
	query_text(&query, who);
	query_text(&query, name);
	enum query_outcome outcome = query_step(&query, error);
	if (outcome != QUERY_FAILED)
		*value = outcome == QUERY_ROW ? query_column_copy(&query) : NULL;
	query_close(&query);
	return outcome != QUERY_FAILED;
}

bool store_settings(struct store *store, const char *who, store_setting_taken *take,
	void *context, struct error *error)
{
	struct query query = query_open_lenient(store, SQL_SETTING_LIST);
	query_hold(&query);
	query_text(&query, who);
	enum query_outcome outcome;
	while ((outcome = query_step(&query, error)) == QUERY_ROW) {
		const char *name = query_column_text(&query);
		take(context, name, query_column_text(&query));
	}
	query_close(&query);
	return outcome == QUERY_DONE;
}

/* Whether it has that value already (NULL: none). */
static bool is_set(struct store *store, const char *who, const char *name,
	const char *value, bool *set, struct error *error)
{
	char *now;
	if (!store_setting(store, who, name, &now, error))
		return false;
	*set = value && now ? strcmp(value, now) == 0 : value == now;
	free(now);
	return true;
}

bool store_set_setting(struct store *store, const char *who, const char *name,
	const char *value, struct error *error)
{
	bool set;
	/* Writing waits for others who do; every start and every end sets what is set. */
	if (!is_set(store, who, name, value, &set, error))
		return false;
	if (set)
		return true;
	struct query query =
		query_open(store, value ? SQL_SETTING_PUT : SQL_SETTING_DROP);
	query_text(&query, who);
	query_text(&query, name);
	if (value)
		query_text(&query, value);
	return query_run(&query, error);
}

static const char last_opened[] = "last-opened";

bool store_last_opened(
	struct store *store, const char *who, int64_t *number, struct error *error)
{
	char *value;
	if (!store_setting(store, who, last_opened, &value, error))
		return false;
	const int64_t opened = value ? strtoll(value, NULL, 10) : 0;
	int64_t revision = 0;
	free(value);
	struct query query = query_open(store, SQL_REPORT_REVISION);
	query_integer(&query, opened);
	if (!query_one_integer(&query, &revision, error))
		return false;
	bool binned;
	if (!bin_has_report(store, opened, &binned, error))
		return false;
	*number = revision && !binned ? opened : 0;
	return true;
}

bool store_set_last_opened(
	struct store *store, const char *who, int64_t number, struct error *error)
{
	struct str value = STR_INIT;
	str_printf(&value, "%lld", (long long)number);
	bool good = store_set_setting(store, who, last_opened, value.data, error);
	str_release(&value);
	return good;
}
