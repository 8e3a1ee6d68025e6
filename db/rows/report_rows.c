/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/rows/rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/engine/bin_look.h"
#include "db/engine/driver.h"
#include "db/engine/query.h"
#include "db/engine/query_ahead.h"
#include "db/rows/seal_rows.h"
#include "model/extra.h"
#include "model/head_text.h"
#include "model/limits.h"
#include "model/report.h"
#include "model/within_limits.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/name.h"

static const char part_before[] = "before", part_after[] = "after", part_memo[] = "memo";

bool report_missing(const struct store *store, int64_t number, struct error *error)
{
	return error_set(error, ERROR_USAGE,
		_("%s: there is no report of number %lld; 'mattrakan list' names them"),
		store->path, (long long)number);
}

bool report_full(int64_t number, struct error *error)
{
	return error_set(error, ERROR_REFUSED,
		_("report %lld has %d measures, the most that a report can have"),
		(long long)number, LIMIT_CARDS);
}

/* --- sections --- */

static bool sections_write(struct store *store, int64_t report, const char *part,
	const struct section_list *list, struct error *error)
{
	struct query query = query_open(store, SQL_SECTION_ADD);
	bool good = true;
	for (size_t i = 0; good && i < list->count; i++) {
		query_again(&query);
		query_integer(&query, report);
		query_text(&query, part);
		query_integer(&query, (int64_t)i + 1);
		query_text(&query, list->items[i].heading);
		query_text(&query, list->items[i].text);
		query_text(&query, list->items[i].extra);
		good = query_step_done(&query, error);
	}
	query_close(&query);
	return good;
}

static bool sections_read(struct store *store, int64_t report, const char *part,
	struct section_list *list, struct error *error)
{
	struct query query = query_open(store, SQL_SECTION_LIST);
	query_at_most(&query, LIMIT_LIST_ITEMS);
	query_integer(&query, report);
	query_text(&query, part);
	enum query_outcome outcome;
	while ((outcome = query_step(&query, error)) == QUERY_ROW) {
		struct section *section = section_list_add(list);
		section->heading = query_column_copy(&query);
		section->text = query_column_copy(&query);
		section->extra = query_column_copy(&query);
	}
	query_close(&query);
	return outcome == QUERY_DONE;
}

/* --- the memo --- */

static bool signatures_write(
	struct store *store, int64_t report, const struct memo *memo, struct error *error)
{
	struct query query = query_open(store, SQL_SIGNATURE_ADD);
	bool good = true;
	for (size_t i = 0; good && i < memo->count; i++) {
		const struct signature *signature = &memo->signatures[i];
		query_again(&query);
		query_integer(&query, report);
		query_integer(&query, (int64_t)i + 1);
		query_text(&query, signature->name);
		query_text(&query, signature->post);
		query_text(&query, signature->acting);
		query_text(&query, signature->opinion);
		query_text(&query, signature->date);
		query_text(&query, signature->extra);
		query_text(&query, signature->signer);
		query_text(&query, signature->deputy_name);
		query_text(&query, signature->deputy_post);
		good = query_step_done(&query, error);
	}
	query_close(&query);
	return good;
}

static bool signatures_read(
	struct store *store, int64_t report, struct memo *memo, struct error *error)
{
	struct query query = query_open(store, SQL_SIGNATURE_LIST);
	query_at_most(&query, LIMIT_LIST_ITEMS);
	query_integer(&query, report);
	enum query_outcome outcome;
	while ((outcome = query_step(&query, error)) == QUERY_ROW) {
		struct signature *signature = memo_add_signature(memo);
		signature->name = query_column_copy(&query);
		signature->post = query_column_copy(&query);
		signature->acting = query_column_copy(&query);
		signature->opinion = query_column_copy(&query);
		signature->date = query_column_copy(&query);
		signature->extra = query_column_copy(&query);
		signature->signer = query_column_copy(&query);
		signature->deputy_name = query_column_copy(&query);
		signature->deputy_post = query_column_copy(&query);
	}
	query_close(&query);
	return outcome == QUERY_DONE;
}

static bool memo_write(
	struct store *store, int64_t report, const struct memo *memo, struct error *error)
{
	if (!memo->present)
		return true;
	struct query query = query_open(store, SQL_MEMO_ADD);
	query_integer(&query, report);
	query_text(&query, memo->office);
	query_text(&query, memo->number);
	query_text(&query, memo->date);
	query_text(&query, memo->subject);
	query_text(&query, memo->to);
	query_text(&query, memo->closing);
	query_integer(&query, memo->sections.present);
	query_integer(&query, memo->signatures_present);
	query_text(&query, memo->extra);
	if (memo->printed_present)
		query_integer(&query, memo->printed);
	else
		query_null(&query);
	return query_run(&query, error) &&
	       sections_write(store, report, part_memo, &memo->sections, error) &&
	       signatures_write(store, report, memo, error);
}

static bool memo_read(
	struct store *store, int64_t report, struct memo *memo, struct error *error)
{
	struct query query = query_open(store, SQL_MEMO_GET);
	query_integer(&query, report);
	enum query_outcome outcome = query_step(&query, error);
	if (outcome == QUERY_ROW) {
		memo->present = true;
		memo->office = query_column_copy(&query);
		memo->number = query_column_copy(&query);
		memo->date = query_column_copy(&query);
		memo->subject = query_column_copy(&query);
		memo->to = query_column_copy(&query);
		memo->closing = query_column_copy(&query);
		memo->sections.present = query_column_integer(&query);
		memo->signatures_present = query_column_integer(&query);
		memo->extra = query_column_copy(&query);
		memo->printed_present = query_column_type(&query) != TYPE_NULL;
		memo->printed = query_column_integer(&query);
	}
	query_close(&query);
	if (outcome != QUERY_ROW)
		return outcome == QUERY_DONE;
	return sections_read(store, report, part_memo, &memo->sections, error) &&
	       signatures_read(store, report, memo, error);
}

/* --- the report's own row --- */

static const struct list_table unconfirmed_table = {
	SQL_UNCONFIRMED_TEXT_LIST, SQL_UNCONFIRMED_TEXT_ADD, SQL_UNCONFIRMED_TEXT_CLEAR};

bool report_parts_clear(struct store *store, int64_t report, struct error *error)
{
	/* What refers comes before what it refers to. */
	static const enum sql names[] = {SQL_ITA_ITEM_CARD_CLEAR, SQL_ITA_ITEM_CLEAR,
		SQL_ITA_CLEAR, SQL_SIGNATURE_CLEAR, SQL_MEMO_CLEAR, SQL_SECTION_CLEAR,
		SQL_UNCONFIRMED_TEXT_CLEAR};
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		struct query query = query_open(store, names[i]);
		query_integer(&query, report);
		if (!query_run(&query, error))
			return false;
	}
	return true;
}

/* Binds what SQL_REPORT_ADD and SQL_REPORT_REPLACE have in common. */
static void bind_report(struct query *query, const struct report *report,
	const char *uuid, enum report_state state, struct change change)
{
	const struct agency *agency = &report->agency;
	query_text(query, uuid);
	query_text(query, report_state_name(state));
	query_integer(query, report->fiscal_year);
	query_integer(query, report->months);
	query_text(query, report->title);
	query_text(query, report->layout);
	query_text(query, report->digits_present ? digits_name(report->digits) : NULL);
	query_integer(query, agency->present);
	query_text(query, agency->type);
	query_text(query, agency->name);
	query_text(query, agency->district);
	query_text(query, agency->province);
	query_text(query, agency->extra);
	query_integer(query, report->before.present);
	query_integer(query, report->after.present);
	query_text(query, report->extra);
	query_integer(query, report->unconfirmed.present);
	query_integer(query, head_unconfirmed_count(report, NULL));
	query_text(query, report->deadline);
	query_text(query, change.who);
	query_integer(query, change.at);
}

bool report_write(struct store *store, const struct report *report, const char *uuid,
	enum report_state state, struct change change, int64_t *number,
	struct error *error)
{
	bool is_new = *number == 0;
	if (!head_within_limits(report, error))
		return false;
	struct query query =
		query_open(store, is_new ? SQL_REPORT_ADD : SQL_REPORT_REPLACE);
	bind_report(&query, report, uuid, state, change);
	if (!is_new)
		query_integer(&query, *number);
	int64_t written = *number;
	if (is_new ? !query_run_returning(&query, &written, error)
		   : !query_run(&query, error))
		return false;
	if ((!is_new && !report_parts_clear(store, written, error)) ||
		!sections_write(store, written, part_before, &report->before, error) ||
		!sections_write(store, written, part_after, &report->after, error) ||
		!memo_write(store, written, &report->memo, error) ||
		!list_write(store, &unconfirmed_table, written, &report->unconfirmed,
			error) ||
		!ita_write(store, written, &report->ita, error))
		return false;
	*number = written;
	return true;
}

bool report_write_same(struct store *store, int64_t number, const struct report *report,
	struct error *error)
{
	struct query query = query_open(store, SQL_REPORT_CHANGED);
	query_integer(&query, number);
	struct change change = {NULL, 0};
	char *who = NULL;
	bool good = query_step(&query, error) == QUERY_ROW;
	if (good) {
		change.who = who = query_column_copy(&query);
		change.at = query_column_integer(&query);
	}
	query_close(&query);
	good = good && report_write(store, report, report->uuid, report->state, change,
			       &number, error);
	free(who);
	if (!good)
		return false;
	struct query same = query_open(store, SQL_REPORT_SAME_REVISION);
	query_integer(&same, number);
	return query_run(&same, error);
}

static void read_columns(struct query *query, struct report *report)
{
	struct agency *agency = &report->agency;
	snprintf(report->uuid, sizeof(report->uuid), "%s", query_column_text(query));
	report_state_find(query_column_text(query), &report->state);
	report->fiscal_year = (int)query_column_integer(query);
	report->months = (int)query_column_integer(query);
	report->title = query_column_copy(query);
	report->layout = query_column_copy(query);
	report->digits_present = digits_find(query_column_text(query), &report->digits);
	agency->present = query_column_integer(query);
	agency->type = query_column_copy(query);
	agency->name = query_column_copy(query);
	agency->district = query_column_copy(query);
	agency->province = query_column_copy(query);
	agency->extra = query_column_copy(query);
	report->before.present = query_column_integer(query);
	report->after.present = query_column_integer(query);
	report->extra = query_column_copy(query);
	report->unconfirmed.present = query_column_integer(query);
	report->deadline = query_column_copy(query);
}

static bool extras_hold(const struct store *store, int64_t number,
	const struct report *report, struct error *error)
{
	return extra_check_report(report, error) ||
	       error_prefix(error, _("%s: report %lld"), store->path, (long long)number);
}

static void report_ahead(struct store *store, int64_t number)
{
	const struct ahead list[] = {
		{SQL_REPORT_HEAD, 1, {number}, NULL},
		{SQL_BIN_REPORT_GET, 1, {number}, NULL},
		{SQL_SECTION_LIST, 1, {number}, part_before},
		{SQL_SECTION_LIST, 1, {number}, part_after},
		{SQL_SECTION_LIST, 1, {number}, part_memo},
		{SQL_MEMO_GET, 1, {number}, NULL},
		{SQL_SIGNATURE_LIST, 1, {number}, NULL},
		{unconfirmed_table.list, 1, {number}, NULL},
		{SQL_ITA_GET, 1, {number}, NULL},
		{SQL_ITA_ITEM_LIST, 1, {number}, NULL},
		{SQL_SEAL_GET, 1, {number}, NULL},
	};
	query_ahead(store, list, COUNT(list));
}

bool report_read_unsettled(
	struct store *store, int64_t number, struct report *report, struct error *error)
{
	struct report read;
	report_init(&read);
	report_ahead(store, number);
	struct query query = query_open(store, SQL_REPORT_HEAD);
	query_integer(&query, number);
	enum query_outcome outcome = query_step(&query, error);
	if (outcome == QUERY_ROW)
		read_columns(&query, &read);
	query_close(&query);
	if (outcome == QUERY_DONE)
		return report_missing(store, number, error);
	if (outcome == QUERY_FAILED || !bin_shows(store, number, error) ||
		!sections_read(store, number, part_before, &read.before, error) ||
		!sections_read(store, number, part_after, &read.after, error) ||
		!memo_read(store, number, &read.memo, error) ||
		!list_read(store, &unconfirmed_table, number, &read.unconfirmed, error) ||
		!ita_read(store, number, &read.ita, error) ||
		!seal_read(store, number, &read.seal, error)) {
		report_release(&read);
		return false;
	}
	*report = read;
	return true;
}

bool report_read_head(
	struct store *store, int64_t number, struct report *report, struct error *error)
{
	struct report read;
	if (!report_read_unsettled(store, number, &read, error))
		return false;
	if (!extras_hold(store, number, &read, error)) {
		report_release(&read);
		return false;
	}
	*report = read;
	return true;
}

/* What is asked of a report before something is done to it. */
static void standing_ahead(struct store *store, int64_t number)
{
	const struct ahead list[] = {
		{SQL_REPORT_KEY, 1, {number}, NULL},
		{SQL_REPORT_STATE, 1, {number}, NULL},
		{SQL_BIN_REPORT_GET, 1, {number}, NULL},
		{SQL_BIN_REPORT_GET, 1, {number}, NULL},
	};
	query_ahead(store, list, COUNT(list));
}

bool report_key_get(
	struct store *store, int64_t number, struct report_key *key, struct error *error)
{
	standing_ahead(store, number);
	struct query query = query_open(store, SQL_REPORT_KEY);
	query_integer(&query, number);
	enum query_outcome outcome = query_step(&query, error);
	if (outcome == QUERY_ROW) {
		key->fiscal_year = (int)query_column_integer(&query);
		key->months = (int)query_column_integer(&query);
		key->number = number;
	}
	query_close(&query);
	if (outcome == QUERY_DONE)
		report_missing(store, number, error);
	return outcome == QUERY_ROW && bin_shows(store, number, error);
}

bool report_state_get(struct store *store, int64_t number, enum report_state *state,
	struct error *error)
{
	struct query query = query_open(store, SQL_REPORT_STATE);
	query_integer(&query, number);
	enum query_outcome outcome = query_step(&query, error);
	if (outcome == QUERY_ROW)
		report_state_find(query_column_text(&query), state);
	query_close(&query);
	if (outcome == QUERY_DONE)
		return report_missing(store, number, error);
	return outcome == QUERY_ROW && bin_shows(store, number, error);
}

bool report_unapproved(struct store *store, int64_t number, struct error *error)
{
	enum report_state state = REPORT_OPEN;
	if (!report_state_get(store, number, &state, error))
		return false;
	return state != REPORT_APPROVED ||
	       error_set(error, ERROR_REFUSED,
		       _("report %lld is approved, and what is approved does not "
			 "change; a supervisor can reopen it"),
		       (long long)number);
}

bool report_changeable(struct store *store, int64_t number, struct error *error)
{
	enum report_state state = REPORT_OPEN;
	if (!report_unapproved(store, number, error) ||
		!report_state_get(store, number, &state, error))
		return false;
	return state == REPORT_OPEN ||
	       error_set(error, ERROR_REFUSED,
		       _("report %lld is submitted; take it back before it is changed"),
		       (long long)number);
}

static bool same_name(const char *one, const char *other)
{
	char *first = name_key(one), *second = name_key(other);
	const bool same = strcmp(first, second) == 0;
	free(first);
	free(second);
	return same;
}

bool report_by_title(struct store *store, const struct report *report, int64_t but,
	int64_t *number, struct error *error)
{
	int64_t found = 0;
	struct query query = query_open(store, SQL_REPORT_TITLES);
	query_integer(&query, report->fiscal_year);
	query_integer(&query, report->months);
	query_integer(&query, but);
	enum query_outcome outcome = QUERY_ROW;
	while (!found && (outcome = query_step(&query, error)) == QUERY_ROW) {
		const int64_t each = query_column_integer(&query);
		const bool type =
			same_name(query_column_text(&query), report->agency.type);
		const bool name =
			same_name(query_column_text(&query), report->agency.name);
		const bool title = same_name(query_column_text(&query), report->title);
		found = type && name && title ? each : 0;
	}
	query_close(&query);
	*number = found;
	return outcome != QUERY_FAILED;
}
