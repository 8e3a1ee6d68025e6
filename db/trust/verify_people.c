/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * People and keys against the trail: who was made a supervisor with another program, and
 * whose key was put there so, is in the trail with nothing.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "db/engine/query.h"
#include "db/trust/people.h"
#include "db/trust/person.h"
#include "db/trust/verify_parts.h"
#include "text/i18n.h"
#include "text/str.h"

struct people_check {
	const struct verify *verify;
	bool failed; /* the check itself did */
};

static bool check_person(void *context, const struct person *person)
{
	struct people_check *check = context;
	struct str expected = STR_INIT;
	person_detail(&expected, person);
	struct query query = query_open(check->verify->store, SQL_VERIFY_PERSON_TOLD);
	query_text(&query, person->login);
	const enum query_outcome outcome = query_step(&query, check->verify->error);
	if (outcome == QUERY_DONE ||
		(outcome == QUERY_ROW &&
			strcmp(query_column_text(&query), expected.data) != 0))
		verify_tell(check->verify,
			_("%s: name, post and roles are not what the trail says of this "
			  "person"),
			person->login);
	query_close(&query);
	str_release(&expected);
	check->failed = outcome == QUERY_FAILED;
	return !check->failed;
}

static bool gone_row(const struct verify *verify, struct query *query)
{
	verify_tell(verify, _("trail entry %lld tells of a person who is not there"),
		(long long)query_column_integer(query));
	return true;
}

static bool key_row(const struct verify *verify, struct query *query)
{
	const char *name = query_column_text(query);
	verify_tell(verify,
		_("the trail does not say how this key of %s came to be in use: %s"),
		name, query_column_text(query));
	return true;
}

static bool deputy_row(const struct verify *verify, struct query *query)
{
	const long long number = query_column_integer(query);
	verify_tell(verify,
		_("hand-over %lld, of the place of %s, is not what the trail says of it"),
		number, query_column_text(query));
	return true;
}

static bool gone_deputy_row(const struct verify *verify, struct query *query)
{
	verify_tell(verify,
		_("trail entry %lld tells of a hand-over that is not there, or another"),
		(long long)query_column_integer(query));
	return true;
}

bool verify_people(const struct verify *verify)
{
	struct people_check check = {.verify = verify};
	return store_people(verify->store, check_person, &check, verify->error) &&
	       !check.failed && verify_each(verify, SQL_VERIFY_PERSON_GONE, gone_row) &&
	       verify_each(verify, SQL_VERIFY_DEPUTIES, deputy_row) &&
	       verify_each(verify, SQL_VERIFY_DEPUTIES_GONE, gone_deputy_row) &&
	       verify_each(verify, SQL_VERIFY_KEY_UNTOLD, key_row) && verify_keys(verify);
}
