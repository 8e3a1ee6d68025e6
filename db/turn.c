/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/turn.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "db/engine/query.h"
#include "db/engine/transaction.h"
#include "db/rows/rows.h"
#include "db/trust/deputies.h"
#include "db/trust/people.h"
#include "db/trust/people_list.h"
#include "model/signatory.h"
#include "text/date.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/str.h"

/* Whether it is given in the office file, once its person is one who may. */
static bool is_of_a_person(const struct signature *signature)
{
	return signature->signer && *signature->signer;
}

static bool count_given(
	struct store *store, int64_t report, int64_t *given, struct error *error)
{
	struct query query = query_open(store, SQL_REPORT_SIGNED);
	query_integer(&query, report);
	return query_one_integer(&query, given, error);
}

bool turn_each_given(struct store *store, int64_t report, const struct memo *memo,
	given_visit *visit, void *context, struct error *error)
{
	int64_t given = 0;
	if (!count_given(store, report, &given, error))
		return false;
	for (size_t i = 0; given > 0 && i < memo->count; i++) {
		if (!is_of_a_person(&memo->signatures[i]))
			continue;
		visit(context, i);
		given--;
	}
	return true;
}

/* The first signature from one on that keeps everybody from signing; the count: none.
 * Those that were given are not looked at: they stand. */
static size_t find_blocked(
	const struct people *people, const struct memo *memo, int64_t given)
{
	for (size_t i = 0; i < memo->count; i++) {
		const struct signature *signature = &memo->signatures[i];
		if (is_of_a_person(signature) && given-- > 0)
			continue;
		if (signatory_blocks(people_signatory(people, signature)))
			return i;
	}
	return memo->count;
}

static void say_blocked(
	struct sign_turn *turn, const struct people *people, const struct memo *memo)
{
	struct str why = STR_INIT;
	people_signatory_append(people, &memo->signatures[turn->blocked], &why);
	turn->why = str_detach(&why);
}

/* The one of those who sign here that is the next; SIZE_MAX: there is none. last: none of
 * them comes behind it. */
static size_t find_next(const struct memo *memo, int64_t given, bool *last)
{
	size_t next = SIZE_MAX;
	*last = true;
	for (size_t i = 0; i < memo->count; i++) {
		if (!is_of_a_person(&memo->signatures[i]) || given-- > 0)
			continue;
		if (next == SIZE_MAX)
			next = i;
		else
			*last = false;
	}
	return next;
}

/* Whether it is the turn of who: the own, or that of somebody in whose place who signs. */
static bool whose(struct store *store, const char *login, const char *who,
	const struct people *people, struct sign_turn *turn, struct error *error)
{
	const struct people_row *row = people_find(people, who);
	if (!row || !(row->roles & ROLE_SUPERVISOR))
		return true;
	turn->mine = strcmp(login, who) == 0;
	if (!turn->mine && !store_deputy_on(store, login, who, date_from_time(time(NULL)),
				   &turn->deputy, error))
		return false;
	turn->mine = turn->mine || turn->deputy;
	return true;
}

static bool fill_turn(struct store *store, const struct memo *memo,
	const struct people *people, int64_t given, const char *who,
	struct sign_turn *turn, struct error *error)
{
	turn->on_paper =
		memo->count && !is_of_a_person(&memo->signatures[memo->count - 1]);
	turn->blocked = find_blocked(people, memo, given);
	if (turn->blocked < memo->count) {
		say_blocked(turn, people, memo);
		return true;
	}
	turn->blocked = SIZE_MAX;
	turn->index = find_next(memo, given, &turn->last);
	if (turn->index == SIZE_MAX) {
		const struct people_row *row = people_find(people, who);
		turn->mine = row && row->roles & ROLE_SUPERVISOR;
		return true;
	}
	const char *login = memo->signatures[turn->index].signer;
	const struct people_row *row = people_find(people, login);
	turn->name = mem_strdup(row ? row->name : login);
	return whose(store, login, who, people, turn, error);
}

bool turn_find(struct store *store, int64_t report, const struct report *head,
	const char *who, struct sign_turn *turn, struct error *error)
{
	struct people people = {NULL, 0, 0};
	struct sign_turn found = {.index = SIZE_MAX, .blocked = SIZE_MAX};
	int64_t given = 0;
	const bool good =
		people_list_read(&people, store, error) &&
		count_given(store, report, &given, error) &&
		fill_turn(store, &head->memo, &people, given, who, &found, error);
	people_release(&people);
	if (good)
		*turn = found;
	else
		sign_turn_release(&found);
	return good;
}

bool turn_all_said(struct store *store, const struct report *head, struct error *error)
{
	struct people people = {NULL, 0, 0};
	struct str why = STR_INIT;
	const struct memo *memo = &head->memo;
	if (!people_list_read(&people, store, error))
		return false;
	const size_t blocked = find_blocked(&people, memo, 0);
	if (blocked < memo->count)
		people_signatory_append(&people, &memo->signatures[blocked], &why);
	people_release(&people);
	const bool good =
		blocked == memo->count ||
		error_set(error, ERROR_REFUSED,
			_("signature %zu: %s; in the memo it is chosen who signs"),
			blocked + 1, why.data);
	str_release(&why);
	return good;
}

static bool read_turn(struct store *store, int64_t report, const char *who,
	struct sign_turn *turn, struct error *error)
{
	struct report head;
	if (!report_read_head(store, report, &head, error))
		return false;
	const bool good = turn_find(store, report, &head, who, turn, error);
	report_release(&head);
	return good;
}

bool store_sign_turn(struct store *store, int64_t report, const char *who,
	struct sign_turn *turn, struct error *error)
{
	if (!transaction_read(store, error))
		return false;
	const bool good = read_turn(store, report, who, turn, error);
	transaction_read_end(store);
	return good;
}

void sign_turn_release(struct sign_turn *turn)
{
	free(turn->name);
	free(turn->why);
	*turn = (struct sign_turn){0};
}
