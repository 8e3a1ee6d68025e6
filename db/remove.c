/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/remove.h"

#include "db/bracket.h"
#include "db/person.h"
#include "db/rows.h"
#include "db/search_copy.h"
#include "db/trail_write.h"
#include "text/i18n.h"

static bool check_cards(struct store *store, int64_t report, struct error *error)
{
	int64_t card = 0;
	struct query query = query_open(store, SQL_REPORT_HAS_APPROVED);
	query_integer(&query, report);
	if (!query_one_integer(&query, &card, error))
		return false;
	if (!card)
		return true;
	return error_set(error, ERROR_REFUSED,
		_("report %lld has an approved measure; it must be reopened before the "
		  "report is removed"),
		(long long)report);
}

static bool keep_number(
	struct store *store, int64_t report, const char *who, struct error *error)
{
	const struct change change = change_now(who);
	struct query query = query_open(store, SQL_REPORT_REMOVED_KEEP);
	query_integer(&query, report);
	query_text(&query, change.who);
	query_integer(&query, change.at);
	return query_run(&query, error);
}

static bool clear(struct store *store, int64_t report, const enum sql *names,
	size_t count, struct error *error)
{
	for (size_t i = 0; i < count; i++) {
		struct query query = query_open(store, names[i]);
		query_integer(&query, report);
		if (!query_run(&query, error))
			return false;
	}
	return true;
}

/* What refers goes before what it refers to. */
static bool clear_all(struct store *store, int64_t report, struct error *error)
{
	static const enum sql cards[] = {SQL_REPORT_CLEAR_STEPS, SQL_REPORT_CLEAR_OWNERS,
		SQL_REPORT_CLEAR_REFS, SQL_REPORT_CLEAR_UNCONFIRMEDS,
		SQL_REPORT_CLEAR_EVIDENCE, SQL_REPORT_CLEAR_CARD_VERSIONS,
		SQL_REPORT_CLEAR_DRAFTS, SQL_REPORT_CLEAR_CARDS};
	static const enum sql own[] = {SQL_REPORT_CLEAR_VERSIONS,
		SQL_REPORT_CLEAR_HEAD_DRAFTS, SQL_ACCEPTANCE_CLEAR, SQL_SEAL_CLEAR,
		SQL_REPORT_CLEAR};
	return clear(store, report, cards, sizeof(cards) / sizeof(*cards), error) &&
	       report_parts_clear(store, report, error) &&
	       clear(store, report, own, sizeof(own) / sizeof(*own), error);
}

static bool note_removal(
	struct store *store, int64_t report, const char *who, struct error *error)
{
	const struct trail_note note = {
		.act = "report.remove", .change = change_now(who), .report = report};
	return trail_add(store, &note, NULL, NULL, error);
}

bool store_remove_report(
	struct store *store, int64_t report, const char *who, struct error *error)
{
	struct report_key key;
	if (!store_begin(store, error))
		return false;
	const bool good = person_may_write(store, who, error) &&
			  report_unapproved(store, report, error) &&
			  check_cards(store, report, error) &&
			  report_key_get(store, report, &key, error) &&
			  keep_number(store, report, who, error) &&
			  search_copy_forget(store, &key, error) &&
			  clear_all(store, report, error) &&
			  note_removal(store, report, who, error);
	return bracket_end(store, good, error);
}

bool store_typed_by_others(struct store *store, int64_t report, const char *who,
	int64_t *count, struct error *error)
{
	struct query query = query_open(store, SQL_REPORT_TYPED_BY_OTHERS);
	query_integer(&query, report);
	query_text(&query, who);
	return query_one_integer(&query, count, error);
}

bool store_find_double(struct store *store, const struct report *report, int64_t own,
	int64_t *number, struct error *error)
{
	int64_t found = 0;
	if (!report_by_title(store, report, own, &found, error))
		return false;
	*number = found;
	return true;
}
