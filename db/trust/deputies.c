/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/trust/deputies.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/engine/query.h"
#include "db/engine/transaction.h"
#include "db/rows/rows.h"
#include "db/trust/person.h"
#include "db/trust/signer.h"
#include "db/trust/trail_write.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/str.h"

enum { DAY_BYTES = 16 };

static void write_day(char text[DAY_BYTES], struct date day)
{
	snprintf(text, DAY_BYTES, "%04d-%02d-%02d", (day.year - BUDDHIST_ERA) % 10000,
		day.month % 100, day.day % 100);
}

/* Of a column that is looked at (db/engine/column.c). */
static struct date read_day(const char *text)
{
	int year = 0, month = 0, day = 0;
	if (sscanf(text, "%4d-%2d-%2d", &year, &month, &day) != 3)
		return (struct date){0};
	return (struct date){year + BUDDHIST_ERA, month, day};
}

/* --- who they are --- */

bool store_deputies(
	struct store *store, deputy_visit *visit, void *context, struct error *error)
{
	struct query query = query_open_lenient(store, SQL_DEPUTY_LIST);
	query_hold(&query);
	enum query_outcome outcome = QUERY_DONE;
	bool more = true;
	while (more && (outcome = query_step(&query, error)) == QUERY_ROW) {
		struct deputy deputy = {.number = query_column_integer(&query)};
		deputy.login = query_column_text(&query);
		deputy.deputy = query_column_text(&query);
		deputy.first = read_day(query_column_text(&query));
		deputy.last = read_day(query_column_text(&query));
		deputy.ended = query_column_integer(&query) != 0;
		more = visit(context, &deputy);
	}
	query_close(&query);
	return outcome != QUERY_FAILED;
}

bool deputy_holds(const struct deputy *deputy, struct date day)
{
	return !deputy->ended && date_compare(deputy->first, day) <= 0 &&
	       date_compare(day, deputy->last) <= 0;
}

bool store_deputy_on(struct store *store, const char *login, const char *deputy,
	struct date day, bool *acts, struct error *error)
{
	char today[DAY_BYTES];
	int64_t found = 0;
	write_day(today, day);
	struct query query = query_open(store, SQL_DEPUTY_ON);
	query_text(&query, login);
	query_text(&query, deputy);
	query_text(&query, today);
	if (!query_one_integer(&query, &found, error))
		return false;
	*acts = found != 0;
	return true;
}

/* --- changing them --- */

static bool may_change(struct store *store, const char *login,
	const struct signer *signer, struct error *error)
{
	if (!signer)
		return store_administers(store) ||
		       error_set(error, ERROR_REFUSED,
			       store->driver->is_server
				       ? _("%s: only the person in whose place somebody "
					   "signs, with the passphrase, or who administers "
					   "the database enters this")
				       : _("%s: only the person in whose place somebody "
					   "signs, with the passphrase, or the owner of the "
					   "office file, or root, enters this"),
			       store->path);
	return signer_may(store, signer, error) &&
	       (strcmp(signer_who(signer), login) == 0 ||
		       error_set(error, ERROR_REFUSED,
			       _("%s hands over no place but the own one"),
			       signer_who(signer)));
}

static bool is_supervisor(struct store *store, const char *login, struct error *error)
{
	struct person_facts facts;
	if (!person_get(store, login, &facts, error))
		return false;
	const bool good = facts.roles & ROLE_SUPERVISOR;
	person_facts_release(&facts);
	return good ||
	       error_set(error, ERROR_USAGE,
		       _("%s is no supervisor of this office file: only supervisors "
			 "sign, and act for one another"),
		       login);
}

static bool is_day(struct date day)
{
	return day.year > BUDDHIST_ERA && day.month >= 1 && day.month <= YEAR_MONTHS &&
	       day.day >= 1 && day.day <= month_days(day.month, day.year);
}

static bool check_days(
	const struct deputy *deputy, struct date today, struct error *error)
{
	if (!is_day(deputy->first) || !is_day(deputy->last))
		return error_set(error, ERROR_USAGE,
			_("a hand-over needs its first and its last day"));
	if (date_compare(deputy->first, deputy->last) > 0)
		return error_set(error, ERROR_USAGE,
			_("the last day of a hand-over lies before its first"));
	return date_compare(today, deputy->last) <= 0 ||
	       error_set(error, ERROR_USAGE, _("the last day of this hand-over is past"));
}

static bool note(struct store *store, const struct deputy *deputy, const char *act,
	struct change change, const struct signer *signer, struct error *error)
{
	char first[DAY_BYTES], last[DAY_BYTES];
	struct str detail = STR_INIT;
	write_day(first, deputy->first);
	write_day(last, deputy->last);
	/* verify_deputies of verify.sql puts the same together. */
	str_printf(&detail, "%lld: %s, %s, %s, %s", (long long)deputy->number,
		deputy->login, deputy->deputy, first, last);
	const struct trail_note said = {
		.act = act, .change = change, .detail = detail.data, .signer = signer};
	const bool good = trail_add(store, &said, NULL, NULL, error);
	str_release(&detail);
	return good;
}

static bool add_row(struct store *store, struct deputy *deputy, struct error *error)
{
	char first[DAY_BYTES], last[DAY_BYTES];
	write_day(first, deputy->first);
	write_day(last, deputy->last);
	struct query query = query_open(store, SQL_DEPUTY_ADD);
	query_text(&query, deputy->login);
	query_text(&query, deputy->deputy);
	query_text(&query, first);
	query_text(&query, last);
	return query_run_returning(&query, &deputy->number, error);
}

/* Two who sign in one place at once is nobody's intention; and the one who ended the one
 * hand-over would not know of the other. */
static bool check_free(
	struct store *store, const struct deputy *deputy, struct error *error)
{
	char first[DAY_BYTES], last[DAY_BYTES];
	int64_t number = 0;
	write_day(first, deputy->first);
	write_day(last, deputy->last);
	struct query query = query_open(store, SQL_DEPUTY_OVERLAPPING);
	query_text(&query, deputy->login);
	query_text(&query, first);
	query_text(&query, last);
	if (!query_one_integer(&query, &number, error))
		return false;
	return !number ||
	       error_set(error, ERROR_REFUSED,
		       _("the place of %s is handed over on days of these already "
			 "(hand-over %lld): end that one first"),
		       deputy->login, (long long)number);
}

static bool hand_over(struct store *store, const struct deputy *deputy,
	struct change change, const struct signer *signer, struct error *error)
{
	struct deputy added = *deputy;
	if (!may_change(store, deputy->login, signer, error) ||
		!check_days(deputy, date_from_time((time_t)change.at), error) ||
		!is_supervisor(store, deputy->login, error) ||
		!is_supervisor(store, deputy->deputy, error))
		return false;
	if (strcmp(deputy->login, deputy->deputy) == 0)
		return error_set(error, ERROR_USAGE,
			_("%s does not act for %s: choose another person"),
			deputy->deputy, deputy->login);
	return check_free(store, deputy, error) && add_row(store, &added, error) &&
	       note(store, &added, "people.deputy", change, signer, error);
}

bool store_hand_over(struct store *store, const struct deputy *deputy, const char *who,
	const struct signer *signer, struct error *error)
{
	const struct change change = change_now(signer ? signer_who(signer) : who);
	return store_begin(store, error) &&
	       transaction_end(
		       store, hand_over(store, deputy, change, signer, error), error);
}

/* Strings are owned. */
static bool get_row(struct store *store, int64_t number, struct deputy *deputy,
	char *texts[2], struct error *error)
{
	struct query query = query_open(store, SQL_DEPUTY_GET);
	query_integer(&query, number);
	const enum query_outcome outcome = query_step(&query, error);
	if (outcome == QUERY_ROW) {
		*deputy = (struct deputy){.number = number};
		deputy->login = texts[0] = mem_strdup(query_column_text(&query));
		deputy->deputy = texts[1] = mem_strdup(query_column_text(&query));
		deputy->first = read_day(query_column_text(&query));
		deputy->last = read_day(query_column_text(&query));
		deputy->ended = query_column_integer(&query) != 0;
	}
	query_close(&query);
	if (outcome == QUERY_DONE)
		error_set(error, ERROR_USAGE, _("there is no hand-over of number %lld"),
			(long long)number);
	return outcome == QUERY_ROW;
}

static bool end(struct store *store, int64_t number, struct change change,
	const struct signer *signer, struct error *error)
{
	struct deputy deputy = {0};
	char *texts[2] = {NULL, NULL};
	bool good = get_row(store, number, &deputy, texts, error) &&
		    may_change(store, deputy.login, signer, error);
	if (good && deputy.ended)
		good = error_set(error, ERROR_USAGE,
			_("hand-over %lld has ended already"), (long long)number);
	if (good) {
		struct query query = query_open(store, SQL_DEPUTY_END);
		query_integer(&query, number);
		good = query_run(&query, error) &&
		       note(store, &deputy, "people.deputy-end", change, signer, error);
	}
	free(texts[0]);
	free(texts[1]);
	return good;
}

bool store_end_deputy(struct store *store, int64_t number, const char *who,
	const struct signer *signer, struct error *error)
{
	const struct change change = change_now(signer ? signer_who(signer) : who);
	return store_begin(store, error) &&
	       transaction_end(store, end(store, number, change, signer, error), error);
}
