/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/head.h"

#include "db/engine/bin_look.h"
#include "db/drafts_aside.h"
#include "db/engine/engine.h"
#include "db/engine/query.h"
#include "db/engine/transaction.h"
#include "db/rows/rows.h"
#include "db/rows/search_copy.h"
#include "db/trust/parts.h"
#include "db/trust/person.h"
#include "db/trust/trail_write.h"
#include "model/json.h"
#include "model/report.h"
#include "text/str.h"

/* --- saving --- */

bool store_head_revision(
	struct store *store, int64_t report, int64_t *revision, struct error *error)
{
	int64_t found = 0;
	struct query query = query_open(store, SQL_REPORT_REVISION);
	query_integer(&query, report);
	if (!query_one_integer(&query, &found, error))
		return false;
	if (!found)
		return report_missing(store, report, error);
	*revision = found;
	return bin_shows(store, report, error);
}

bool store_report_standing(struct store *store, int64_t report,
	struct report_standing *standing, struct error *error)
{
	struct report_standing read = {0};
	struct query query = query_open(store, SQL_REPORT_STANDING);
	query_integer(&query, report);
	const enum query_outcome outcome = query_step(&query, error);
	if (outcome == QUERY_ROW) {
		read.revision = query_column_integer(&query);
		const bool known =
			report_state_find(query_column_text(&query), &read.state);
		read.in_bin = query_column_integer(&query) != 0;
		read.there = known && !read.in_bin;
	}
	query_close(&query);
	if (outcome != QUERY_FAILED)
		*standing = read;
	return outcome != QUERY_FAILED;
}

bool store_read_head(struct store *store, int64_t number, struct report *report,
	int64_t *revision, struct error *error)
{
	if (!transaction_read(store, error))
		return false;
	const bool good = store_head_revision(store, number, revision, error) &&
			  report_read_head(store, number, report, error);
	transaction_read_end(store);
	return good;
}

static bool read_version(struct store *store, int64_t number, int64_t revision,
	struct report *report, bool *found, struct error *error)
{
	struct query query = query_open(store, SQL_REPORT_VERSION_BODY);
	query_integer(&query, number);
	query_integer(&query, revision);
	const enum query_outcome outcome = query_step(&query, error);
	bool good = outcome != QUERY_FAILED;
	if (outcome == QUERY_ROW) {
		size_t bytes;
		const char *body = query_column_bytes(&query, &bytes);
		good = report_from_json(body, bytes, store->path, report, error);
	}
	*found = outcome == QUERY_ROW;
	query_close(&query);
	return good;
}

bool store_head_version(struct store *store, int64_t number, int64_t revision,
	struct report *report, bool *found, struct error *error)
{
	int64_t present;
	if (!transaction_read(store, error))
		return false;
	bool good = store_head_revision(store, number, &present, error);
	if (good && present == revision) {
		good = report_read_head(store, number, report, error);
		*found = good;
	} else if (good) {
		good = read_version(store, number, revision, report, found, error);
	}
	transaction_read_end(store);
	return good;
}

/* What its present texts are goes to its versions. */
static bool keep_version(struct store *store, int64_t number, const struct report *head,
	struct error *error)
{
	struct str body = STR_INIT;
	report_to_json(&body, head);
	struct query query = query_open(store, SQL_REPORT_VERSION_KEEP);
	query_integer(&query, number);
	query_bytes(&query, body.data, body.bytes);
	bool good = query_run(&query, error);
	str_release(&body);
	return good;
}

/* The year and the months say where search tells the report, the year what its cards'
 * periods mean. */
static bool follow(struct store *store, const struct report_key *old,
	const struct report *report, struct error *error)
{
	const struct report_key key = {report->fiscal_year, report->months, old->number};
	bool same_year = key.fiscal_year == old->fiscal_year;
	if (same_year && key.months == old->months)
		return search_copy_change_report(store, &key, report, error);
	return (same_year || card_understand_all(store, &key, error)) &&
	       search_copy_rebuild(store, old, &key, error);
}

bool report_replace_head(struct store *store, int64_t number, const struct report *head,
	enum report_state state, struct change change, struct error *error)
{
	struct report old;
	if (!report_read_head(store, number, &old, error))
		return false;
	const struct report_key key = {old.fiscal_year, old.months, number};
	bool good = keep_version(store, number, &old, error) &&
		    report_write(store, head, old.uuid, state, change, &number, error) &&
		    follow(store, &key, head, error);
	report_release(&old);
	return good;
}

static bool replace(struct store *store, int64_t number, const struct report *report,
	int64_t revision, const char *who, struct error *error)
{
	struct part part;
	struct parts parts;
	const struct trail_note note = {.act = "report.head",
		.change = change_now(who),
		.report = number,
		.revision = revision,
		.parts = &parts};
	return report_replace_head(
		       store, number, report, REPORT_OPEN, note.change, error) &&
	       parts_of_head(store, number, revision, &part, &parts, error) &&
	       trail_add(store, &note, NULL, NULL, error);
}

enum save_outcome store_save_head(struct store *store, int64_t number,
	const struct report *report, int64_t *revision, const char *who,
	struct error *error)
{
	int64_t present;
	enum save_outcome outcome = SAVE_FAILED;
	if (!store_begin(store, error))
		return SAVE_FAILED;
	if (person_may_write(store, who, error) &&
		store_head_revision(store, number, &present, error)) {
		if (present != *revision)
			outcome = SAVE_CONFLICT;
		else if (report_changeable(store, number, error) &&
			 replace(store, number, report, present + 1, who, error))
			outcome = SAVE_DONE;
	}
	if (!transaction_end(store, outcome == SAVE_DONE, error))
		return outcome == SAVE_CONFLICT ? SAVE_CONFLICT : SAVE_FAILED;
	++*revision;
	return SAVE_DONE;
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

/* --- drafts --- */

bool store_head_draft_put(
	struct store *store, const struct head_draft *draft, struct error *error)
{
	if (store->sender)
		return aside_put_texts(store, draft, error);
	struct query query = query_open(store, SQL_HEAD_DRAFT_PUT);
	query_integer(&query, draft->report);
	query_text(&query, draft->who);
	query_text(&query, draft->session);
	query_integer(&query, draft->revision);
	query_text(&query, draft->field);
	query_integer(&query, draft->cursor);
	query_integer(&query, draft->at);
	query_text(&query, draft->body);
	bool dangling;
	if (query_run_referring(&query, &dangling, error))
		return true;
	return dangling && report_missing(store, draft->report, error);
}

bool store_head_draft_drop(struct store *store, int64_t report, const char *who,
	const char *session, struct error *error)
{
	if (store->sender)
		return aside_drop(store, true, report, who, session, error);
	struct query query = query_open(store, SQL_HEAD_DRAFT_DROP);
	query_integer(&query, report);
	query_text(&query, who);
	query_text(&query, session);
	return query_run(&query, error);
}

bool store_head_draft_adopt(struct store *store, int64_t report, const char *who,
	const char *from, const char *to, struct error *error)
{
	if (store->sender) {
		aside_adopt(store, true, report, who, from, to);
		return true;
	}
	struct query query = query_open(store, SQL_HEAD_DRAFT_ADOPT);
	query_integer(&query, report);
	query_text(&query, who);
	query_text(&query, from);
	query_text(&query, to);
	return query_run(&query, error);
}

static bool visit_drafts(struct store *store, const char *who, head_draft_visit *visit,
	void *context, struct error *error)
{
	struct query query = query_open_lenient(store, SQL_HEAD_DRAFT_LIST);
	query_hold(&query);
	query_text(&query, who);
	enum query_outcome outcome = QUERY_DONE;
	bool more = true;
	while (more && (outcome = query_step(&query, error)) == QUERY_ROW) {
		struct head_draft draft = {.report = query_column_integer(&query)};
		draft.revision = query_column_integer(&query);
		draft.who = query_column_text(&query);
		draft.session = query_column_text(&query);
		draft.field = query_column_text(&query);
		draft.cursor = query_column_integer(&query);
		draft.at = query_column_integer(&query);
		draft.body = query_column_text(&query);
		more = visit(context, &draft);
	}
	query_close(&query);
	return outcome != QUERY_FAILED;
}

bool store_head_drafts(struct store *store, const char *who, head_draft_visit *visit,
	void *context, struct error *error)
{
	if (store->sender)
		return aside_visit_texts(store, who, visit_drafts, visit, context, error);
	return visit_drafts(store, who, visit, context, error);
}
