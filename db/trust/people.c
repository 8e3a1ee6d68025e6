/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who they are, what they may do, whose keys are known. Passphrases: signer.c. */
#include <config.h>

#include "db/trust/people.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/engine/query.h"
#include "db/engine/transaction.h"
#include "db/rows/rows.h"
#include "db/trust/keys.h"
#include "db/trust/person.h"
#include "db/trust/trail_write.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/str.h"
#include "text/utf8.h"

/* --- who they are --- */

bool store_people(
	struct store *store, person_visit *visit, void *context, struct error *error)
{
	struct query query = query_open_lenient(store, SQL_PERSON_LIST);
	query_hold(&query);
	enum query_outcome outcome = QUERY_DONE;
	bool more = true;
	while (more && (outcome = query_step(&query, error)) == QUERY_ROW) {
		struct person person = {.login = query_column_text(&query)};
		person.name = query_column_text(&query);
		person.post = query_column_text(&query);
		person.roles = (unsigned)query_column_integer(&query);
		person.has_key = query_column_integer(&query);
		more = visit(context, &person);
	}
	query_close(&query);
	return outcome != QUERY_FAILED;
}

bool person_get(struct store *store, const char *login, struct person_facts *facts,
	struct error *error)
{
	struct person_facts read = {0};
	struct query query = query_open(store, SQL_PERSON_GET);
	query_text(&query, login);
	enum query_outcome outcome = query_step(&query, error);
	if (outcome == QUERY_ROW) {
		read.known = true;
		read.name = query_column_copy(&query);
		read.post = query_column_copy(&query);
		read.roles = (unsigned)query_column_integer(&query);
		read.wrong = query_column_integer(&query);
		read.wrong_at = query_column_integer(&query);
	}
	query_close(&query);
	if (outcome == QUERY_FAILED)
		return false;
	*facts = read;
	return true;
}

void person_facts_release(struct person_facts *facts)
{
	free(facts->name);
	free(facts->post);
	*facts = (struct person_facts){0};
}

bool person_set_wrong(struct store *store, const char *login, int64_t wrong, int64_t at,
	struct error *error)
{
	struct query query = query_open(store, SQL_PERSON_WRONG);
	query_text(&query, login);
	query_integer(&query, wrong);
	query_integer(&query, at);
	return query_run(&query, error);
}

/* --- what they may do --- */

bool store_administers(struct store *store)
{
	return store->driver->administers(store);
}

static bool administers(struct store *store, struct error *error)
{
	if (store_administers(store))
		return true;
	return error_set(error, ERROR_REFUSED,
		store->driver->is_server
			? _("%s: only who administers the database enters and changes "
			    "people")
			: _("%s: only the owner of the office file, or root, enters and "
			    "changes its people"),
		store->path);
}

static bool anybody_entered(struct store *store, bool *any, struct error *error)
{
	int64_t found = 0;
	struct query query = query_open(store, SQL_PERSON_ANY);
	if (!query_one_integer(&query, &found, error))
		return false;
	*any = found != 0;
	return true;
}

bool store_roles(
	struct store *store, const char *who, unsigned *roles, struct error *error)
{
	bool any;
	struct person_facts facts;
	if (!anybody_entered(store, &any, error))
		return false;
	if (!any) {
		*roles = ROLE_CLERK;
		return true;
	}
	if (!person_get(store, who, &facts, error))
		return false;
	*roles = facts.roles;
	person_facts_release(&facts);
	return true;
}

/* There nobody owns a file, and root is nobody. */
static bool refuse_on_server(
	const char *who, const char *role, unsigned roles, struct error *error)
{
	if (!roles)
		return error_set(error, ERROR_REFUSED,
			_("%s is not among the people of this office and only reads in "
			  "it; who administers the database enters people: mattrakan "
			  "people add %s --name NAME --post POST --role %s"),
			who, who, role);
	return error_set(error, ERROR_REFUSED,
		_("%s may not do this here, only a %s may; who administers the database "
		  "gives roles: mattrakan people change %s --role clerk,supervisor"),
		who, role, who);
}

bool person_may(
	struct store *store, const char *who, unsigned wanted, struct error *error)
{
	unsigned roles;
	if (!store_roles(store, who, &roles, error))
		return false;
	if (roles & wanted)
		return true;
	const char *role = wanted & ROLE_CLERK ? "clerk" : "supervisor";
	if (store->driver->is_server)
		return refuse_on_server(who, role, roles, error);
	if (!roles)
		return error_set(error, ERROR_REFUSED,
			_("%s is not among the people of this office file and only reads "
			  "in it; its owner, or root, enters people: mattrakan people add "
			  "%s --name NAME --post POST --role %s"),
			who, who, role);
	return error_set(error, ERROR_REFUSED,
		_("%s may not do this here, only a %s may; the owner of the office "
		  "file, or root, gives roles: mattrakan people change %s --role "
		  "clerk,supervisor"),
		who, role, who);
}

bool person_may_write(struct store *store, const char *who, struct error *error)
{
	return person_may(store, who, ROLE_CLERK | ROLE_SUPERVISOR, error);
}

static bool put_row(struct store *store, const struct person *person, struct error *error)
{
	struct query query = query_open(store, SQL_PERSON_PUT);
	query_text(&query, person->login);
	query_text(&query, person->name);
	query_text(&query, person->post);
	query_integer(&query, person->roles);
	return query_run(&query, error);
}

void person_detail(struct str *out, const struct person *person)
{
	str_puts(out, person->login);
	if (person->roles)
		str_printf(out, ": %s (%s), %s%s%s", person->name, person->post,
			person->roles & ROLE_CLERK ? "clerk" : "",
			person->roles == (ROLE_CLERK | ROLE_SUPERVISOR) ? "," : "",
			person->roles & ROLE_SUPERVISOR ? "supervisor" : "");
}

static bool note_person(struct store *store, const struct person *person, const char *who,
	struct error *error)
{
	struct str detail = STR_INIT;
	person_detail(&detail, person);
	const struct trail_note note = {
		.act = person->roles ? "people.put" : "people.remove",
		.change = change_now(who),
		.detail = detail.data};
	const bool good = trail_add(store, &note, NULL, NULL, error);
	str_release(&detail);
	return good;
}

/* Who is removed keeps name and post: what was done stays done by somebody. */
static bool put_person(struct store *store, const struct person *person, const char *who,
	struct error *error)
{
	struct person_facts old;
	if (!person_get(store, person->login, &old, error))
		return false;
	bool good = true;
	if (!person->roles && !old.known)
		good = error_set(error, ERROR_USAGE,
			_("nobody of the login name %s is entered"), person->login);
	struct person put = *person;
	if (!person->roles) {
		put.name = old.name;
		put.post = old.post;
	}
	good = good && put_row(store, &put, error) &&
	       note_person(store, &put, who, error);
	person_facts_release(&old);
	return good;
}

/* Each stands on one line: of the memo, of a list, of the trail. */
static bool is_one_line(const char *text)
{
	const size_t bytes = text ? strlen(text) : 0;
	uint32_t code_point;
	for (size_t at = 0; at < bytes;) {
		at += utf8_decode(text + at, bytes - at, &code_point);
		if (code_point < ' ' || (code_point >= 0x7F && code_point < 0xA0) ||
			code_point == 0x2028 || code_point == 0x2029)
			return false;
	}
	return true;
}

static bool check_texts(const struct person *person, struct error *error)
{
	if (text_is_blank(person->login) ||
		(person->roles && text_is_blank(person->name)))
		return error_set(
			error, ERROR_USAGE, _("a person needs a login name and a name"));
	if (!person->roles)
		return true;
	if (person->login[strcspn(person->login, " :")] || !is_one_line(person->login))
		return error_set(error, ERROR_USAGE,
			_("no user of a machine has such a login name: it holds no space, "
			  "colon or control character"));
	return (is_one_line(person->name) && is_one_line(person->post)) ||
	       error_set(error, ERROR_USAGE,
		       _("name and post stand on one line: no line ends, tabs or other "
			 "control characters"));
}

bool store_put_person(struct store *store, const struct person *person, const char *who,
	struct error *error)
{
	if (!administers(store, error))
		return false;
	if (!check_texts(person, error))
		return false;
	if (person->roles & ~(unsigned)(ROLE_CLERK | ROLE_SUPERVISOR))
		return error_set(error, ERROR_USAGE, _("there is no such role"));
	return store_begin(store, error) &&
	       transaction_end(store, put_person(store, person, who, error), error);
}

/* --- keys --- */

bool key_owner(struct store *store, const char *key, bool *known, char **login,
	struct error *error)
{
	struct query query = query_open(store, SQL_KEY_GET);
	query_text(&query, key);
	enum query_outcome outcome = query_step(&query, error);
	*known = outcome == QUERY_ROW;
	if (login) {
		*login = NULL;
		if (*known && !(*login = query_column_copy(&query)))
			*login = mem_strdup("");
	}
	query_close(&query);
	return outcome != QUERY_FAILED;
}

static bool reset(
	struct store *store, const char *login, const char *who, struct error *error)
{
	struct person_facts facts;
	if (!person_get(store, login, &facts, error))
		return false;
	const bool known = facts.known;
	person_facts_release(&facts);
	if (!known)
		return error_set(error, ERROR_USAGE,
			_("nobody of the login name %s is entered"), login);
	struct query query = query_open(store, SQL_KEY_RETIRE);
	query_text(&query, login);
	const struct trail_note note = {
		.act = "people.reset", .change = change_now(who), .detail = login};
	return query_run(&query, error) && person_set_wrong(store, login, 0, 0, error) &&
	       trail_add(store, &note, NULL, NULL, error);
}

bool store_reset_passphrase(
	struct store *store, const char *login, const char *who, struct error *error)
{
	return administers(store, error) && store_begin(store, error) &&
	       transaction_end(store, reset(store, login, who, error), error);
}

static bool trust(struct store *store, const char *key, const char *name, const char *who,
	struct error *error)
{
	bool known;
	if (!key_owner(store, key, &known, NULL, error))
		return false;
	if (known)
		return error_set(error, ERROR_REFUSED, _("this key is known already"));
	const struct change change = change_now(who);
	struct query query = query_open(store, SQL_KEY_ADD);
	query_text(&query, key);
	query_null(&query);
	query_text(&query, name);
	query_integer(&query, change.at);
	query_integer(&query, 0);
	query_text(&query, "");
	query_integer(&query, 0);
	query_integer(&query, 0);
	struct str detail = STR_INIT;
	str_printf(&detail, "%s: %s", name, key);
	const struct trail_note note = {
		.act = "people.trust", .change = change, .detail = detail.data};
	const bool good =
		query_run(&query, error) && trail_add(store, &note, NULL, NULL, error);
	str_release(&detail);
	return good;
}

bool store_trust_key(struct store *store, const char *key, const char *name,
	const char *who, struct error *error)
{
	if (!administers(store, error))
		return false;
	if (!key_valid(key))
		return error_set(error, ERROR_USAGE,
			_("%s: this is no public key; it has %d letters of 0-9 and a-f, "
			  "as 'mattrakan people keys' prints it"),
			key, KEY_HEX);
	if (text_is_blank(name) || !is_one_line(name))
		return error_set(error, ERROR_USAGE, _("say whose key this is"));
	return store_begin(store, error) &&
	       transaction_end(store, trust(store, key, name, who, error), error);
}

bool store_keys(struct store *store, key_visit *visit, void *context, struct error *error)
{
	struct query query = query_open_lenient(store, SQL_KEY_LIST);
	query_hold(&query);
	enum query_outcome outcome = QUERY_DONE;
	bool more = true;
	while (more && (outcome = query_step(&query, error)) == QUERY_ROW) {
		struct known_key key = {.key = query_column_text(&query)};
		key.login = query_column_text(&query);
		key.name = query_column_text(&query);
		key.since = query_column_integer(&query);
		key.present = query_column_integer(&query);
		more = visit(context, &key);
	}
	query_close(&query);
	return outcome != QUERY_FAILED;
}
