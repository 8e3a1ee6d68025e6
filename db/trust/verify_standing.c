/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whether all stands where the trail says it does, whatever it says in words: the states of
 * cards and reports, the order of cards, what lies in the bin, what is kept of what was
 * destroyed, how keys are made (db/trust/standing.h). Of what no entry has told since there
 * were such entries nothing is known.
 */
#include <config.h>

#include <string.h>

#include "db/engine/query.h"
#include "db/trust/keys.h"
#include "db/trust/standing.h"
#include "db/trust/verify_parts.h"
#include "model/card.h"
#include "text/i18n.h"
#include "text/str.h"

/* Whether the row that is of that number stands as told, "" being no word. */
static bool stands(const struct verify *verify, enum standing_kind kind, int64_t number,
	const char *told, bool *same)
{
	struct str now = STR_INIT;
	const bool good = standing_read(verify->store, kind, number, &now, verify->error);
	*same = !*told || strcmp(now.data, told) == 0;
	str_release(&now);
	return good;
}

/* What is approved, or was, is looked at by verify_told.c. */
static bool is_approved(const char *standing)
{
	return strcmp(standing, card_state_name(CARD_APPROVED)) == 0;
}

static bool card_row(const struct verify *verify, struct query *query)
{
	struct str now = STR_INIT;
	const int64_t card = query_column_integer(query);
	const char *told = query_column_text(query);
	const bool good =
		standing_read(verify->store, STANDS_CARD, card, &now, verify->error);
	if (good && *told && strcmp(now.data, told) != 0 && !is_approved(now.data) &&
		!is_approved(told))
		verify_tell(verify,
			_("report %lld, measure of number %lld: its state, or where it "
			  "lies in the bin, is not what the trail says"),
			(long long)query_column_integer(query), (long long)card);
	str_release(&now);
	return good;
}

static bool report_row(const struct verify *verify, struct query *query)
{
	verify_tell(verify, _("report %lld: its state is not what the trail says"),
		(long long)query_column_integer(query));
	return true;
}

static bool untold_row(const struct verify *verify, struct query *query)
{
	verify_tell(verify, _("report %lld: the trail does not say how it came here"),
		(long long)query_column_integer(query));
	return true;
}

static bool places_row(const struct verify *verify, struct query *query)
{
	char digest[HASH_HEX + 1];
	const int64_t report = query_column_integer(query);
	const char *told = query_column_text(query);
	if (!places_digest(verify->store, report, digest, verify->error))
		return false;
	if (*told && strcmp(digest, told) != 0)
		verify_tell(verify,
			_("report %lld: the order of its measures is not what the trail "
			  "says"),
			(long long)report);
	return true;
}

static bool seal_row(const struct verify *verify, struct query *query)
{
	verify_tell(verify,
		_("report %lld: whether its seal was made here is not what the trail "
		  "says"),
		(long long)query_column_integer(query));
	return true;
}

bool verify_standing(const struct verify *verify)
{
	return verify_reports_held(verify, SQL_VERIFY_CARDS_STANDING, card_row) &&
	       verify_reports(verify, SQL_VERIFY_REPORTS_STANDING, report_row) &&
	       verify_reports(verify, SQL_VERIFY_REPORTS_UNTOLD, untold_row) &&
	       verify_reports_held(verify, SQL_VERIFY_PLACES_TOLD, places_row) &&
	       verify_reports(verify, SQL_VERIFY_SEALS_HERE, seal_row);
}

/* --- what was destroyed --- */

static bool removed_report_row(const struct verify *verify, struct query *query)
{
	bool same;
	const int64_t report = query_column_integer(query);
	const char *told = query_column_text(query);
	if (!stands(verify, STANDS_REMOVED_REPORT, report, told, &same))
		return false;
	if (!same)
		verify_tell(verify,
			_("report %lld: what is kept of it since it was removed is not "
			  "what the trail says"),
			(long long)report);
	return true;
}

static bool removed_card_row(const struct verify *verify, struct query *query)
{
	bool same;
	const int64_t card = query_column_integer(query);
	const char *told = query_column_text(query);
	if (!stands(verify, STANDS_REMOVED_CARD, card, told, &same))
		return false;
	if (!same)
		verify_tell(verify,
			_("measure of number %lld: what is kept of it since it was "
			  "removed is not what the trail says"),
			(long long)card);
	return true;
}

static bool removed_gone_row(const struct verify *verify, struct query *query)
{
	verify_tell(verify,
		_("trail entry %lld: what was kept of what was removed then is not "
		  "there"),
		(long long)query_column_integer(query));
	return true;
}

bool verify_removed(const struct verify *verify)
{
	return verify_each_held(verify, SQL_VERIFY_REMOVED_REPORTS, removed_report_row) &&
	       verify_each_held(verify, SQL_VERIFY_REMOVED_CARDS, removed_card_row) &&
	       verify_each(verify, SQL_VERIFY_REMOVED_GONE, removed_gone_row);
}

/* --- keys --- */

static bool key_row(const struct verify *verify, struct query *query)
{
	struct str now = STR_INIT;
	const char *key = query_column_text(query);
	const char *told = query_column_text(query);
	const bool good = standing_read_key(verify->store, key, &now, verify->error);
	if (good && *told && strcmp(now.data, told) != 0)
		verify_tell(verify,
			_("key %s: its name, since when it is known, or how its "
			  "passphrase makes it, is not what the trail says"),
			key);
	str_release(&now);
	return good;
}

static bool key_gone_row(const struct verify *verify, struct query *query)
{
	verify_tell(verify, _("trail entry %lld tells of a key that is not there"),
		(long long)query_column_integer(query));
	return true;
}

bool verify_keys(const struct verify *verify)
{
	return verify_each_held(verify, SQL_VERIFY_KEYS_STANDING, key_row) &&
	       verify_each(verify, SQL_VERIFY_KEYS_GONE, key_gone_row);
}
