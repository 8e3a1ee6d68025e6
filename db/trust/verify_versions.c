/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What cards and reports were before: that it can be read, and that the trail says the
 * same of it. Who made each revision, and when, is in the trail too.
 */
#include <config.h>

#include <string.h>

#include "db/engine/query.h"
#include "db/trust/keys.h"
#include "db/trust/parts.h"
#include "db/trust/trail_write.h"
#include "db/trust/verify_parts.h"
#include "model/card.h"
#include "model/json.h"
#include "model/report.h"
#include "text/error.h"
#include "text/i18n.h"

static bool card_body_row(const struct verify *verify, struct query *query)
{
	const int64_t card = query_column_integer(query);
	const int64_t revision = query_column_integer(query);
	char digest[HASH_HEX + 1];
	size_t bytes;
	const char *body = query_column_bytes(query, &bytes);
	const char *told = query_column_text(query);
	struct card read;
	struct error error = ERROR_INIT;
	if (card_from_json(body, bytes, verify->store->path, &read, &error)) {
		card_digest(digest, &read);
		if (*told && strcmp(digest, told) != 0)
			verify_tell(verify,
				_("measure of number %lld: its version %lld is not what "
				  "the trail says"),
				(long long)card, (long long)revision);
		card_release(&read);
	} else {
		verify_tell(verify,
			_("measure of number %lld: its version %lld cannot be read"),
			(long long)card, (long long)revision);
	}
	error_release(&error);
	return true;
}

static bool report_body_row(const struct verify *verify, struct query *query)
{
	int64_t number = query_column_integer(query),
		revision = query_column_integer(query);
	size_t bytes;
	const char *body = query_column_bytes(query, &bytes);
	const char *told = query_column_text(query);
	char digest[HASH_HEX + 1];
	struct report read;
	if (report_from_json(body, bytes, verify->store->path, &read, NULL)) {
		head_digest(digest, &read);
		if (*told && strcmp(digest, told) != 0)
			verify_tell(verify,
				_("report %lld: its version %lld is not what the trail "
				  "says"),
				(long long)number, (long long)revision);
		report_release(&read);
	} else {
		verify_tell(verify, _("report %lld: its version %lld cannot be read"),
			(long long)number, (long long)revision);
	}
	return true;
}

static bool card_change_row(const struct verify *verify, struct query *query)
{
	const int64_t report = query_column_integer(query);
	const int64_t card = query_column_integer(query);
	verify_tell(verify,
		_("report %lld, measure of number %lld: who made its version %lld, or "
		  "when, is not what the trail says"),
		(long long)report, (long long)card,
		(long long)query_column_integer(query));
	return true;
}

static bool report_change_row(const struct verify *verify, struct query *query)
{
	const int64_t report = query_column_integer(query);
	verify_tell(verify,
		_("report %lld: who made its version %lld, or when, is not what the "
		  "trail says"),
		(long long)report, (long long)query_column_integer(query));
	return true;
}

bool verify_versions(const struct verify *verify)
{
	return verify_reports(verify, SQL_VERIFY_CARD_BODIES, card_body_row) &&
	       verify_reports(verify, SQL_VERIFY_REPORT_BODIES, report_body_row) &&
	       verify_reports(verify, SQL_VERIFY_CARD_CHANGES, card_change_row) &&
	       verify_reports(verify, SQL_VERIFY_REPORT_CHANGES, report_change_row);
}
