/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A step of migrations (db/migrate.h): keys of cards and reports that an older program did
 * not know, and kept as unknown, go into their columns. Nothing that a card or a report
 * says becomes another, so no revision is made and no digest changes.
 */
#include <config.h>

#include <stdlib.h>

#include "db/engine/bin_look.h"
#include "db/engine/query.h"
#include "db/rows/rows.h"
#include "db/store.h"
#include "model/extra.h"
#include "model/report.h"
#include "model/within_limits.h"
#include "text/error.h"
#include "text/mem.h"

/* --- cards --- */

/* Writes the card in its place, as the revision that it is. */
static bool write_card(struct store *store, const struct card_entry *entry,
	struct change change, struct error *error)
{
	struct report_key key;
	if (!report_key_get(store, entry->report, &key, error))
		return false;
	struct card_row row = {.number = entry->number,
		.revision = entry->revision,
		.fiscal_year = key.fiscal_year,
		.uuid = entry->card.uuid,
		.state = entry->card.state};
	if (card_write(store, &entry->card, &row, change, error) != SAVE_DONE)
		return false;
	struct query query = query_open(store, SQL_CARD_SAME_REVISION);
	query_integer(&query, entry->number);
	return query_run(&query, error);
}

static bool read_card(struct store *store, int64_t number, struct card_entry *entry,
	struct change *change, char **who, struct error *error)
{
	struct query query = query_open(store, SQL_CARD_GET);
	query_integer(&query, number);
	const bool found = query_step(&query, error) == QUERY_ROW;
	if (found) {
		card_read_row(&query, entry, change);
		change->who = *who = mem_strdup(change->who);
	}
	query_close(&query);
	return found && card_read_unsettled(store, entry, error);
}

/* What cannot be read, settled or written stays as it is, for it is told where it is read:
 * one such card must not keep the file from being opened. */
static bool settle_card(struct store *store, int64_t number, struct error *error)
{
	struct card_entry entry;
	struct change change;
	char *who = NULL;
	struct error own = ERROR_INIT;
	bool good = true;
	if (read_card(store, number, &entry, &change, &who, &own)) {
		if (extra_settle_card(&entry.card, NULL) &&
			card_within_limits(&entry.card, NULL))
			good = write_card(store, &entry, change, error);
		card_entry_release(&entry);
	} else if (own.kind != ERROR_REFUSED) {
		good = error_pass(error, &own);
	}
	error_release(&own);
	free(who);
	return good;
}

/* --- reports --- */

/* Nobody looked at the seal when it came in as an unknown key, so nothing vouches for it:
 * it is left out, as an import does with one that it does not believe. */
static bool settle_report(struct store *store, int64_t number, struct error *error)
{
	struct report report;
	struct error own = ERROR_INIT;
	if (!report_read_unsettled(store, number, &report, &own)) {
		if (own.kind != ERROR_REFUSED)
			return error_pass(error, &own);
		error_release(&own);
		return true;
	}
	const bool sealed = report.seal.present;
	bool good = true;
	if (extra_settle_report(&report, NULL) && head_within_limits(&report, NULL)) {
		if (!sealed)
			seal_release(&report.seal);
		good = report_write_same(store, number, &report, error);
	}
	report_release(&report);
	return good;
}

/* --- all --- */

typedef bool settle_one(struct store *store, int64_t number, struct error *error);

static bool settle_each(
	struct store *store, enum sql list, settle_one *settle, struct error *error)
{
	int64_t *numbers;
	size_t count;
	bool good = query_numbers(store, list, &numbers, &count, error);
	for (size_t i = 0; good && i < count; i++)
		good = settle(store, numbers[i], error);
	free(numbers);
	return good;
}

bool migrate_known_keys(struct store *store, struct error *error)
{
	bin_look(store);
	const bool good =
		settle_each(store, SQL_CARD_UNKNOWN_KEYS, settle_card, error) &&
		settle_each(store, SQL_REPORT_UNKNOWN_KEYS, settle_report, error);
	bin_look_away(store);
	return good;
}
