/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/bin.h"

#include <stdlib.h>

#include "db/engine/bin_look.h"
#include "db/engine/query.h"
#include "db/engine/transaction.h"
#include "db/overview.h"
#include "db/rows/rows.h"
#include "db/trust/person.h"
#include "db/trust/trail_write.h"
#include "model/report.h"
#include "text/date.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/language.h"
#include "text/mem.h"
#include "text/str.h"

/* --- who sees it --- */

void bin_look(struct store *store)
{
	store->bin_lookers++;
}

void bin_look_away(struct store *store)
{
	store->bin_lookers--;
}

bool bin_has_report(struct store *store, int64_t report, bool *lies, struct error *error)
{
	struct query query = query_open(store, SQL_BIN_REPORT_GET);
	query_integer(&query, report);
	const enum query_outcome outcome = query_step(&query, error);
	*lies = outcome == QUERY_ROW;
	query_close(&query);
	return outcome != QUERY_FAILED;
}

bool bin_shows(struct store *store, int64_t report, struct error *error)
{
	struct str day = STR_INIT;
	if (store->bin_lookers)
		return true;
	struct query query = query_open(store, SQL_BIN_REPORT_GET);
	query_integer(&query, report);
	const enum query_outcome outcome = query_step(&query, error);
	if (outcome == QUERY_ROW) {
		const char *who = query_column_text(&query);
		const int64_t at = query_column_integer(&query);
		date_append(
			&day, date_from_time((time_t)at), DATE_SHORT, language_digits());
		error_set(error, ERROR_REFUSED,
			_("report %lld lies in the bin, put there by %s on %s; 'mattrakan "
			  "bin restore %lld' brings it back"),
			(long long)report, who, day.data, (long long)report);
	}
	query_close(&query);
	str_release(&day);
	return outcome == QUERY_DONE;
}

/* --- what lies there --- */

/* The next columns: fiscal_year, months, state, layout, title, agency_type, agency_name. */
static void read_report(struct query *query, struct bin_item *item)
{
	item->fiscal_year = (int)query_column_integer(query);
	item->months = (int)query_column_integer(query);
	report_state_find(query_column_text(query), &item->state);
	item->layout = query_column_text(query);
	item->title = query_column_text(query);
	item->agency_type = query_column_text(query);
	item->agency_name = query_column_text(query);
	item->name = "";
}

static void read_report_row(struct query *query, struct bin_item *item)
{
	*item = (struct bin_item){.report = query_column_integer(query)};
	read_report(query, item);
	item->cards = query_column_integer(query);
	item->who = query_column_text(query);
	item->at = query_column_integer(query);
}

static void read_card_row(struct query *query, struct bin_item *item)
{
	*item = (struct bin_item){.report = query_column_integer(query)};
	read_report(query, item);
	item->card = query_column_integer(query);
	item->place = (int)query_column_integer(query);
	const char *issue = query_column_text(query);
	const char *measure = query_column_text(query);
	item->name = *issue ? issue : measure;
	item->revision = query_column_integer(query);
	item->who = query_column_text(query);
	item->at = query_column_integer(query);
}

static bool walk(struct query *query, void read(struct query *, struct bin_item *),
	bin_visit *visit, void *context, bool *more, struct error *error)
{
	enum query_outcome outcome = QUERY_DONE;
	query_hold(query);
	while (*more && (outcome = query_step(query, error)) == QUERY_ROW) {
		struct bin_item item;
		read(query, &item);
		*more = visit(context, &item);
	}
	query_close(query);
	return outcome != QUERY_FAILED;
}

bool store_bin(struct store *store, int64_t report, bin_visit *visit, void *context,
	struct error *error)
{
	bool more = true;
	if (!transaction_read(store, error))
		return false;
	bool good = true;
	if (!report) {
		struct query reports = query_open(store, SQL_BIN_REPORT_LIST);
		good = walk(&reports, read_report_row, visit, context, &more, error);
	}
	if (good) {
		struct query cards = query_open(store, SQL_BIN_CARD_LIST);
		query_integer(&cards, report);
		good = walk(&cards, read_card_row, visit, context, &more, error);
	}
	transaction_read_end(store);
	return good;
}

bool store_bin_cards(struct store *store, int64_t report, int64_t **cards, size_t *count,
	struct error *error)
{
	int64_t *numbers = NULL;
	size_t found = 0, capacity = 0;
	struct query query = query_open(store, SQL_CARD_NUMBERS);
	query_integer(&query, report);
	enum query_outcome outcome;
	while ((outcome = query_step(&query, error)) == QUERY_ROW) {
		numbers = mem_grow(numbers, found, &capacity, sizeof(*numbers));
		numbers[found++] = query_column_integer(&query);
	}
	query_close(&query);
	if (outcome == QUERY_FAILED) {
		free(numbers);
		return false;
	}
	*cards = numbers;
	*count = found;
	return true;
}

bool store_load_head_anywhere(
	struct store *store, int64_t report, struct report *head, struct error *error)
{
	bin_look(store);
	const bool good = store_load_head(store, report, head, error);
	bin_look_away(store);
	return good;
}

/* --- bringing back --- */

static bool is_in_bin(struct store *store, int64_t report, struct error *error)
{
	bool lies;
	if (!bin_has_report(store, report, &lies, error))
		return false;
	return lies || error_set(error, ERROR_USAGE,
			       _("report %lld does not lie in the bin; 'mattrakan bin' "
				 "says what does"),
			       (long long)report);
}

static bool restore_report(
	struct store *store, int64_t report, const char *who, struct error *error)
{
	const struct trail_note note = {
		.act = "report.restore", .change = change_now(who), .report = report};
	struct query query = query_open(store, SQL_BIN_REPORT_DROP);
	query_integer(&query, report);
	return query_run(&query, error) && trail_add(store, &note, NULL, NULL, error);
}

bool store_restore_report(
	struct store *store, int64_t report, const char *who, struct error *error)
{
	if (!store_begin(store, error))
		return false;
	const bool good = person_may_write(store, who, error) &&
			  is_in_bin(store, report, error) &&
			  restore_report(store, report, who, error);
	return transaction_end(store, good, error);
}

static bool find_spot(
	struct store *store, int64_t card, struct card_spot *spot, struct error *error)
{
	struct query query = query_open(store, SQL_BIN_CARD_GET);
	query_integer(&query, card);
	const enum query_outcome outcome = query_step(&query, error);
	if (outcome == QUERY_ROW) {
		spot->place = (int)query_column_integer(&query);
		spot->behind = query_column_integer(&query);
		spot->unlinked = query_column_integer(&query);
	}
	query_close(&query);
	if (outcome == QUERY_DONE)
		return error_set(error, ERROR_USAGE,
			_("measure of number %lld does not lie in the bin; 'mattrakan "
			  "bin' says what does"),
			(long long)card);
	return outcome == QUERY_ROW;
}

bool store_restore_from_bin(
	struct store *store, int64_t card, const char *who, struct error *error)
{
	struct card_spot spot = {0};
	if (!store_begin(store, error))
		return false;
	const bool good =
		find_spot(store, card, &spot, error) &&
		store_restore_card(store, card, who, spot.place ? &spot : NULL, error);
	return transaction_end(store, good, error);
}

/* --- who is typing --- */

bool store_typing(struct store *store, int64_t report, int64_t card, const char *who,
	const char *session, int64_t since, typist_visit *visit, void *context,
	struct error *error)
{
	struct query query =
		query_open(store, card ? SQL_TYPING_IN_CARD : SQL_TYPING_IN_REPORT);
	query_hold(&query);
	query_integer(&query, card ? card : report);
	query_text(&query, who);
	query_text(&query, session);
	query_integer(&query, since);
	enum query_outcome outcome = QUERY_DONE;
	bool more = true;
	while (more && (outcome = query_step(&query, error)) == QUERY_ROW) {
		struct typist typist = {.who = query_column_text(&query)};
		typist.at = query_column_integer(&query);
		more = visit(context, &typist);
	}
	query_close(&query);
	return outcome != QUERY_FAILED;
}
