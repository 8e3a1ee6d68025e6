/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the office makes of the check against the trail: a finding that nobody accepted, a
 * severity that nobody set, a list of units that nobody confirmed; and the settings of the office.
 */
#include <config.h>

#include "db/engine/query.h"
#include "db/trust/acceptance_rows.h"
#include "db/trust/keys.h"
#include "db/trust/verify_parts.h"
#include "text/i18n.h"
#include "text/str.h"

static bool is_told(const struct verify *verify, int64_t report,
	const struct acceptance *acceptance, bool *told)
{
	char digest[HASH_HEX + 1], taken_back[HASH_HEX + 1];
	struct acceptance gone = *acceptance; /* borrows */
	struct str detail = STR_INIT;
	int64_t found = 0;
	gone.reason = NULL;
	acceptance_detail(&detail, acceptance);
	acceptance_digest(digest, report, acceptance);
	acceptance_digest(taken_back, report, &gone);
	struct query query = query_open(verify->store, SQL_VERIFY_ACCEPTANCE_TOLD);
	query_integer(&query, report);
	query_integer(&query, acceptance->card);
	query_text(&query, acceptance->who);
	query_integer(&query, acceptance->at);
	query_text(&query, detail.data);
	query_text(&query, digest);
	query_text(&query, taken_back);
	const bool good = query_one_integer(&query, &found, verify->error);
	str_release(&detail);
	*told = found != 0;
	return good;
}

static bool acceptance_row(const struct verify *verify, struct query *query)
{
	bool told = false;
	const int64_t report = query_column_integer(query);
	struct acceptance acceptance = {.card = query_column_integer(query)};
	acceptance.rule = query_column_text(query);
	acceptance.path = query_column_text(query);
	acceptance.start = query_column_integer(query);
	acceptance.basis = query_column_text(query);
	acceptance.reason = query_column_text(query);
	acceptance.who = query_column_text(query);
	acceptance.at = query_column_integer(query);
	if (!is_told(verify, report, &acceptance, &told))
		return false;
	if (!told)
		verify_tell(verify,
			_("report %lld: a finding of the rule %s is accepted in the name "
			  "of %s, and the trail does not say so"),
			(long long)report, acceptance.rule, acceptance.who);
	return true;
}

static bool gone_row(const struct verify *verify, struct query *query)
{
	const long long report = query_column_integer(query);
	verify_tell(verify,
		_("report %lld: the finding that was accepted by trail entry %lld is not "
		  "accepted any more, though nobody took that back"),
		report, (long long)query_column_integer(query));
	return true;
}

static bool rule_row(const struct verify *verify, struct query *query)
{
	verify_tell(verify,
		_("the severity of the rule %s is not what the trail says it was set to"),
		query_column_text(query));
	return true;
}

static bool units_row(const struct verify *verify, struct query *query)
{
	(void)query;
	verify_tell(verify, _("the list of units is not what the trail says it is"));
	return true;
}

static bool abbreviations_row(const struct verify *verify, struct query *query)
{
	(void)query;
	verify_tell(
		verify, _("the list of abbreviations is not what the trail says it is"));
	return true;
}

static bool setting_row(const struct verify *verify, struct query *query)
{
	verify_tell(verify,
		_("the office's setting '%s' is not what the trail says it was set to"),
		query_column_text(query));
	return true;
}

bool verify_check(const struct verify *verify)
{
	return verify_reports_held(verify, SQL_VERIFY_ACCEPTANCES, acceptance_row) &&
	       verify_reports(verify, SQL_VERIFY_ACCEPTANCES_GONE, gone_row) &&
	       verify_each(verify, SQL_VERIFY_RULES, rule_row) &&
	       verify_each(verify, SQL_VERIFY_RULES_GONE, rule_row) &&
	       verify_each(verify, SQL_VERIFY_UNITS, units_row) &&
	       verify_each(verify, SQL_VERIFY_ABBREVIATIONS, abbreviations_row) &&
	       verify_each(verify, SQL_VERIFY_OFFICE_SETTINGS, setting_row) &&
	       verify_each(verify, SQL_VERIFY_OFFICE_SETTINGS_GONE, setting_row);
}
