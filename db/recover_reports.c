/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports of which a part could not be read. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "db/engine/query.h"
#include "db/recover_parts.h"
#include "db/rows/rows.h"
#include "model/card.h"
#include "model/head_text.h"
#include "model/json.h"
#include "model/report.h"
#include "text/date.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/macros.h"

/* --- whose row is lost --- */

/* The newest earlier version, which the caller releases; 0: there is none that can be
 * read. */
static int64_t newest_version(
	struct recovery *recovery, int64_t number, struct report *report)
{
	int64_t revision = 0;
	struct query query = query_open(recovery->store, SQL_RECOVER_REPORT_NEWEST);
	query_integer(&query, number);
	if (query_step(&query, NULL) == QUERY_ROW) {
		size_t bytes;
		revision = query_column_integer(&query);
		const char *body = query_column_bytes(&query, &bytes);
		if (!report_from_json(body, bytes, recovery->path, report, NULL))
			revision = 0;
	}
	query_close(&query);
	return revision;
}

static int64_t usual_year(struct recovery *recovery)
{
	enum { YEAR_BEGINS = 10 }; /* month */
	const struct date today = date_from_time(time_now());
	int64_t year = 0;
	struct query query = query_open(recovery->store, SQL_RECOVER_YEAR);
	query_one_integer(&query, &year, NULL);
	return year ? year : today.year + (today.month >= YEAR_BEGINS);
}

static bool add_bare(struct recovery *recovery, int64_t number, struct error *error)
{
	char uuid[UUID_BYTES + 1];
	struct report report;
	if (number <= 0)
		return true;
	const bool known = newest_version(recovery, number, &report) > 0;
	uuid_make(uuid);
	struct query query = query_open(recovery->store, SQL_SALVAGE_REPORT);
	query_integer(&query, number);
	query_text(&query, known && *report.uuid ? report.uuid : uuid);
	query_integer(&query, known ? report.fiscal_year : usual_year(recovery));
	query_integer(&query, known ? report.months : 12);
	query_text(&query, known ? report.agency.name : NULL);
	const bool good = query_run(&query, error);
	if (known)
		report_release(&report);
	return good;
}

/* The texts of an earlier version, where none of today's are there. */
static bool take_texts(struct recovery *recovery, int64_t number,
	const struct report *report, struct error *error)
{
	int64_t texts = 0;
	struct query query = query_open(recovery->store, SQL_RECOVER_REPORT_TEXTS);
	query_integer(&query, number);
	if (!query_one_integer(&query, &texts, error))
		return false;
	if (!texts)
		return report_write_same(recovery->store, number, report, error);
	struct query name = query_open(recovery->store, SQL_RECOVER_REPORT_NAME);
	query_integer(&name, number);
	query_text(&name, report->title);
	query_text(&name, report->layout);
	return query_run(&name, error);
}

static bool made(struct recovery *recovery, int64_t number, struct error *error)
{
	struct query query = query_open(recovery->store, SQL_RECOVER_REPORT_MADE);
	query_integer(&query, number);
	query_text(&query, recovery->change.who);
	query_integer(&query, recovery->change.at);
	return query_run(&query, error);
}

static bool fill_bare(struct recovery *recovery, int64_t number, struct error *error)
{
	struct report report;
	bool good = made(recovery, number, error);
	const int64_t revision = newest_version(recovery, number, &report);
	if (!revision) {
		recovery_tell(recovery,
			_("report %lld: what it says of itself could not be read; its "
			  "measures are there"),
			(long long)number);
		return good;
	}
	recovery_tell(recovery,
		_("report %lld: what it says of itself could not be read, and is that of "
		  "its earlier version %lld"),
		(long long)number, (long long)revision);
	seal_release(&report.seal);
	good = good && take_texts(recovery, number, &report, error);
	report_release(&report);
	return good;
}

bool recovery_find_reports(struct recovery *recovery, struct error *error)
{
	return recovery_each(recovery, SQL_RECOVER_REPORTS_GONE, add_bare, error) &&
	       recovery_each(recovery, SQL_RECOVER_REPORTS_BARE, fill_bare, error);
}

/* --- what is none --- */

static bool sift_version(
	struct recovery *recovery, struct query *query, struct error *error)
{
	struct report report;
	size_t bytes;
	const int64_t number = query_column_integer(query);
	const int64_t revision = query_column_integer(query);
	const char *body = query_column_bytes(query, &bytes);
	if (report_from_json(body, bytes, recovery->path, &report, NULL)) {
		report_release(&report);
		return true;
	}
	recovery_tell(recovery,
		_("report %lld: its earlier version %lld could not be read"),
		(long long)number, (long long)revision);
	return recovery_run(
		recovery, SQL_RECOVER_REPORT_BODY_DROP, number, revision, error);
}

static bool clear_extras(struct recovery *recovery, int64_t number, struct error *error)
{
	static const enum sql names[] = {SQL_RECOVER_REPORT_EXTRA_CLEAR,
		SQL_RECOVER_SECTION_EXTRA_CLEAR, SQL_RECOVER_MEMO_EXTRA_CLEAR,
		SQL_RECOVER_SIGNATURE_EXTRA_CLEAR, SQL_RECOVER_ITA_EXTRA_CLEAR,
		SQL_RECOVER_ITEM_EXTRA_CLEAR, SQL_RECOVER_SEAL_EXTRA_CLEAR};
	for (size_t i = 0; i < COUNT(names); i++)
		if (!recovery_run(recovery, names[i], number, 0, error))
			return false;
	recovery_tell(recovery,
		_("report %lld: keys that this program does not know could not be read"),
		(long long)number);
	return true;
}

static bool sift_head(struct recovery *recovery, int64_t number, struct error *error)
{
	struct report head;
	if (!report_read_head(recovery->store, number, &head, NULL) &&
		(!clear_extras(recovery, number, error) ||
			!report_read_head(recovery->store, number, &head, error)))
		return false;
	struct query query = query_open(recovery->store, SQL_RECOVER_TEXT_COUNT);
	query_integer(&query, number);
	query_integer(&query, head_unconfirmed_count(&head, NULL));
	report_release(&head);
	return query_run(&query, error);
}

bool recovery_sift_reports(struct recovery *recovery, struct error *error)
{
	return recovery_each_row(
		       recovery, SQL_RECOVER_REPORT_BODIES, sift_version, error) &&
	       recovery_each(recovery, SQL_RECOVER_REPORTS, sift_head, error);
}
