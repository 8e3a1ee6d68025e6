/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/abbreviations.h"

#include "db/engine/query.h"
#include "db/engine/transaction.h"
#include "db/rows/rows.h"
#include "db/trust/person.h"
#include "db/trust/trail_write.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/str.h"

bool store_abbreviations(
	struct store *store, struct abbreviations *list, struct error *error)
{
	struct abbreviations read = {0};
	struct query query = query_open_lenient(store, SQL_ABBREVIATION_LIST);
	enum query_outcome outcome;
	while ((outcome = query_step(&query, error)) == QUERY_ROW) {
		const char *typed = query_column_text(&query);
		abbreviations_add(&read, typed, query_column_text(&query));
	}
	query_close(&query);
	if (outcome != QUERY_DONE) {
		abbreviations_release(&read);
		return false;
	}
	abbreviations_release(list);
	*list = read;
	return true;
}

static bool add_all(
	struct store *store, const struct abbreviations *list, struct error *error)
{
	bool good = true;
	struct query query = query_open(store, SQL_ABBREVIATION_ADD);
	for (size_t i = 0; good && i < list->count; i++) {
		query_again(&query);
		query_integer(&query, (int64_t)i + 1);
		query_text(&query, list->items[i].typed);
		query_text(&query, list->items[i].words);
		good = query_step_done(&query, error);
	}
	query_close(&query);
	return good;
}

static bool set_all(struct store *store, const struct abbreviations *list,
	const char *who, struct error *error)
{
	struct query clear = query_open(store, SQL_ABBREVIATION_CLEAR);
	struct str detail = STR_INIT;
	for (size_t i = 0; i < list->count; i++)
		str_printf(&detail, "%s%s = %s", i ? ", " : "", list->items[i].typed,
			list->items[i].words);
	const struct trail_note said = {.act = "office.abbreviations",
		.change = change_now(who),
		.detail = detail.data};
	const bool good = query_run(&clear, error) && add_all(store, list, error) &&
			  person_may_write(store, who, error) &&
			  trail_add(store, &said, NULL, NULL, error);
	str_release(&detail);
	return good;
}

static bool are_known(
	struct store *store, const struct abbreviations *known, struct error *error)
{
	struct abbreviations now = {0};
	if (!store_abbreviations(store, &now, error))
		return false;
	const bool same = abbreviations_same(&now, known);
	abbreviations_release(&now);
	return same || error_set(error, ERROR_REFUSED,
			       _("somebody has changed the abbreviations meanwhile; "
				 "copy what you typed, leave without saving it, and "
				 "put it in again"));
}

bool store_set_abbreviations(struct store *store, const struct abbreviations *known,
	const struct abbreviations *list, const char *who, struct error *error)
{
	return store_begin(store, error) &&
	       transaction_end(store,
		       are_known(store, known, error) && set_all(store, list, who, error),
		       error);
}
