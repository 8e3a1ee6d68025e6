/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/check_settings.h"

#include <string.h>

#include "db/engine/query.h"
#include "db/engine/transaction.h"
#include "db/rows/rows.h"
#include "db/trust/acceptance_rows.h"
#include "db/trust/keys.h"
#include "db/trust/person.h"
#include "db/trust/trail_write.h"
#include "model/lists.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/reason.h"
#include "text/str.h"

/* What all of these do at their end, in the transaction that they began. */
static bool note(struct store *store, const struct trail_note *said, struct error *error)
{
	return person_may_write(store, said->change.who, error) &&
	       trail_add(store, said, NULL, NULL, error);
}

/* --- findings that are accepted --- */

void acceptance_detail(struct str *out, const struct acceptance *acceptance)
{
	str_printf(out, "%s %s", acceptance->rule, acceptance->path);
	if (acceptance->reason)
		str_printf(out, ": %s", acceptance->reason);
}

void acceptance_standing(struct str *out, const struct acceptance *acceptance)
{
	str_printf(out, "%s %s %lld", acceptance->rule, acceptance->path,
		(long long)acceptance->start);
}

void acceptance_digest(
	char digest[HASH_HEX + 1], int64_t report, const struct acceptance *acceptance)
{
	struct str text = STR_INIT;
	put_field(&text, "mattrakan.acceptance/1");
	put_number_field(&text, report);
	put_number_field(&text, acceptance->card);
	put_field(&text, acceptance->rule);
	put_field(&text, acceptance->path);
	put_number_field(&text, acceptance->start);
	put_field(&text, acceptance->reason ? acceptance->basis : "");
	put_field(&text, acceptance->reason ? acceptance->reason : "");
	hash_text(digest, text.data, text.bytes);
	str_release(&text);
}

static bool note_acceptance(struct store *store, int64_t report,
	const struct acceptance *acceptance, const char *act, struct change change,
	struct error *error)
{
	struct str detail = STR_INIT, standing = STR_INIT;
	char digest[HASH_HEX + 1];
	acceptance_detail(&detail, acceptance);
	acceptance_standing(&standing, acceptance);
	acceptance_digest(digest, report, acceptance);
	const struct trail_note said = {.act = act,
		.change = change,
		.report = report,
		.card = acceptance->card,
		.detail = detail.data,
		.digest = digest,
		.standing = standing.data};
	const bool good = note(store, &said, error);
	str_release(&detail);
	str_release(&standing);
	return good;
}

static bool put_row(struct store *store, int64_t report,
	const struct acceptance *acceptance, struct change change, struct error *error)
{
	struct query query = query_open(store, SQL_ACCEPTANCE_PUT);
	query_integer(&query, report);
	query_integer(&query, acceptance->card);
	query_text(&query, acceptance->rule);
	query_text(&query, acceptance->path);
	query_integer(&query, acceptance->start);
	query_text(&query, acceptance->basis);
	query_text(&query, acceptance->reason);
	query_text(&query, change.who);
	query_integer(&query, change.at);
	bool dangling;
	if (query_run_referring(&query, &dangling, error))
		return true;
	return dangling && report_missing(store, report, error);
}

bool store_accept(struct store *store, int64_t report,
	const struct acceptance *acceptance, const char *who, struct error *error)
{
	const struct change change = change_now(who);
	if (!text_is_reason(acceptance->reason))
		return error_set(error, ERROR_REFUSED,
			_("say in a few words why this is accepted: whoever looks again "
			  "reads it"));
	return store_begin(store, error) &&
	       transaction_end(store,
		       put_row(store, report, acceptance, change, error) &&
			       note_acceptance(store, report, acceptance, "check.accept",
				       change, error),
		       error);
}

bool store_unaccept(struct store *store, int64_t report,
	const struct acceptance *acceptance, const char *who, struct error *error)
{
	struct acceptance gone = *acceptance;
	gone.reason = NULL;
	if (!store_begin(store, error))
		return false;
	struct query query = query_open(store, SQL_ACCEPTANCE_DROP);
	query_integer(&query, report);
	query_integer(&query, acceptance->card);
	query_text(&query, acceptance->rule);
	query_text(&query, acceptance->path);
	query_integer(&query, acceptance->start);
	int64_t dropped;
	bool good = query_run_counting(&query, &dropped, error);
	if (good && dropped)
		good = note_acceptance(
			store, report, &gone, "check.unaccept", change_now(who), error);
	return transaction_end(store, good, error);
}

bool store_acceptances(struct store *store, int64_t report, acceptance_visit *visit,
	void *context, struct error *error)
{
	struct query query = query_open_lenient(store, SQL_ACCEPTANCE_LIST);
	query_hold(&query);
	query_integer(&query, report);
	enum query_outcome outcome = QUERY_DONE;
	bool more = true;
	while (more && (outcome = query_step(&query, error)) == QUERY_ROW) {
		struct acceptance acceptance = {.card = query_column_integer(&query)};
		acceptance.rule = query_column_text(&query);
		acceptance.path = query_column_text(&query);
		acceptance.start = query_column_integer(&query);
		acceptance.basis = query_column_text(&query);
		acceptance.reason = query_column_text(&query);
		acceptance.who = query_column_text(&query);
		acceptance.at = query_column_integer(&query);
		more = visit(context, &acceptance);
	}
	query_close(&query);
	return outcome != QUERY_FAILED;
}

/* --- severities --- */

static bool is_severity(const char *name)
{
	return strcmp(name, "off") == 0 || strcmp(name, "warning") == 0 ||
	       strcmp(name, "error") == 0;
}

static bool set_rule(struct store *store, const char *rule, const char *severity,
	const char *who, struct error *error)
{
	struct query query = query_open(store, severity ? SQL_RULE_PUT : SQL_RULE_DROP);
	query_text(&query, rule);
	if (severity)
		query_text(&query, severity);
	if (!query_run(&query, error))
		return false;
	struct str detail = STR_INIT;
	str_printf(&detail, "%s: %s", rule, severity ? severity : "default");
	const struct trail_note said = {.act = "check.rule",
		.change = change_now(who),
		.detail = detail.data,
		.standing = rule};
	const bool good = note(store, &said, error);
	str_release(&detail);
	return good;
}

bool store_set_rule(struct store *store, const char *rule, const char *severity,
	const char *who, struct error *error)
{
	if (severity && !is_severity(severity))
		return error_set(error, ERROR_USAGE,
			_("%s: off, warning or error is expected"), severity);
	return store_begin(store, error) &&
	       transaction_end(store, set_rule(store, rule, severity, who, error), error);
}

bool store_rules(
	struct store *store, rule_visit *visit, void *context, struct error *error)
{
	struct query query = query_open_lenient(store, SQL_RULE_LIST);
	query_hold(&query);
	enum query_outcome outcome = QUERY_DONE;
	bool more = true;
	while (more && (outcome = query_step(&query, error)) == QUERY_ROW) {
		const char *rule = query_column_text(&query);
		more = visit(context, rule, query_column_text(&query));
	}
	query_close(&query);
	return outcome != QUERY_FAILED;
}

/* --- units --- */

bool store_units(struct store *store, struct string_list *units, struct error *error)
{
	struct string_list read = {0};
	struct query query = query_open_lenient(store, SQL_UNIT_LIST);
	enum query_outcome outcome;
	while ((outcome = query_step(&query, error)) == QUERY_ROW)
		string_list_add(&read, query_column_text(&query));
	query_close(&query);
	if (outcome != QUERY_DONE) {
		string_list_release(&read);
		return false;
	}
	read.present = read.count > 0;
	*units = read;
	return true;
}

static bool set_units(struct store *store, const struct string_list *units,
	const char *who, struct error *error)
{
	struct query clear = query_open(store, SQL_UNIT_CLEAR);
	bool good = query_run(&clear, error);
	struct query query = query_open(store, SQL_UNIT_ADD);
	struct str detail = STR_INIT;
	for (size_t i = 0; good && i < units->count; i++) {
		query_again(&query);
		query_integer(&query, (int64_t)i + 1);
		query_text(&query, units->items[i]);
		good = query_step_done(&query, error);
		str_printf(&detail, "%s%s", i ? ", " : "", units->items[i]);
	}
	query_close(&query);
	const struct trail_note said = {
		.act = "check.units", .change = change_now(who), .detail = detail.data};
	good = good && note(store, &said, error);
	str_release(&detail);
	return good;
}

bool store_set_units(struct store *store, const struct string_list *units,
	const char *who, struct error *error)
{
	return store_begin(store, error) &&
	       transaction_end(store, set_units(store, units, who, error), error);
}
