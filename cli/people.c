/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mattrakan people: who works in the office file, what they may do, whose keys are known.
 */
#include <config.h>

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cli/command.h"
#include "cli/listing.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/passphrase.h"
#include "cli/people.h"
#include "cli/session.h"
#include "db/store.h"
#include "db/trust/people.h"
#include "model/address.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"
#include "text/user.h"

enum { OPTION_NAME = 1, OPTION_POST, OPTION_ROLE, OPTION_FROM, OPTION_UNTIL };

/* --- roles --- */

static const struct {
	const char *name;
	unsigned role;
} role_names[] = {
	{"clerk", ROLE_CLERK},
	{"supervisor", ROLE_SUPERVISOR},
};
enum { ROLES = sizeof(role_names) / sizeof(*role_names) };

static void list_roles(struct listing *listing, unsigned roles)
{
	struct str shown = STR_INIT;
	const char *names[ROLES];
	size_t count = 0;
	for (size_t i = 0; i < ROLES; i++) {
		if (!(roles & role_names[i].role))
			continue;
		str_printf(&shown, "%s%s", count ? "," : "", role_names[i].name);
		names[count++] = role_names[i].name;
	}
	listing_texts(listing, names, count, count ? shown.data : "-");
	str_release(&shown);
}

/* Names with commas between; 0 where one is no role. */
static unsigned parse_roles(const char *text)
{
	unsigned roles = 0;
	for (;; text++) {
		const size_t bytes = strcspn(text, ",");
		unsigned role = 0;
		for (size_t i = 0; i < ROLES; i++)
			if (strlen(role_names[i].name) == bytes &&
				strncmp(role_names[i].name, text, bytes) == 0)
				role = role_names[i].role;
		if (!role)
			return 0;
		roles |= role;
		text += bytes;
		if (!*text)
			return roles;
	}
}

/* --- looking at them --- */

static bool list_person(void *context, const struct person *person)
{
	struct listing *listing = context;
	listing_put(listing, person->login);
	listing_put(listing, person->name);
	listing_put(listing, person->post);
	list_roles(listing, person->roles);
	listing_flag(listing, person->has_key, _("set"), "-");
	return true;
}

static bool run_list(struct people_asked *people, struct error *error)
{
	static const struct column columns[] = {{N_("Login name"), "login"},
		{N_("Name"), "name"}, {N_("Post"), "post"}, {N_("Roles"), "roles"},
		{N_("Passphrase"), "passphrase"}};
	struct listing *listing =
		listing_new(COUNT(columns), columns, people->session->json);
	const bool done = store_people(people->store, list_person, listing, error);
	listing_end(listing, done);
	return done;
}

static bool list_key(void *context, const struct known_key *key)
{
	struct listing *listing = context;
	listing_put(listing, key->key);
	listing_choice(listing, key->login, *key->login ? key->login : "-");
	listing_put(listing, key->name);
	listing_moment(listing, key->since);
	listing_flag(listing, key->present, _("in use"), "-");
	return true;
}

static bool run_keys(struct people_asked *people, struct error *error)
{
	static const struct column columns[] = {{N_("Key"), "key"},
		{N_("Login name"), "login"}, {N_("Name"), "name"}, {N_("Since"), "since"},
		{N_("In use"), "in_use"}};
	struct listing *listing =
		listing_new(COUNT(columns), columns, people->session->json);
	const bool done = store_keys(people->store, list_key, listing, error);
	listing_end(listing, done);
	return done;
}

/* --- one of them --- */

struct found {
	const char *login;
	bool is_there;
	char *name, *post;
	unsigned roles;
	bool has_key;
};

static bool note_person(void *context, const struct person *person)
{
	struct found *found = context;
	if (strcmp(person->login, found->login) != 0)
		return true;
	found->is_there = true;
	found->name = mem_strdup(person->name);
	found->post = mem_strdup(person->post);
	found->roles = person->roles;
	found->has_key = person->has_key;
	return false;
}

static bool find(struct people_asked *people, const char *login, struct found *found,
	struct error *error)
{
	*found = (struct found){.login = login};
	return store_people(people->store, note_person, found, error);
}

static void found_release(struct found *found)
{
	free(found->name);
	free(found->post);
}

/* Enters, or changes what was said; the rest stays. */
static bool put(struct people_asked *people, const struct found *old, struct error *error)
{
	const struct person person = {.login = old->login,
		.name = people->name ? people->name : old->name,
		.post = people->post ? people->post
			: old->post  ? old->post
				     : "",
		.roles = people->roles ? people->roles : old->roles};
	if (!store_put_person(
		    people->store, &person, session_who(people->session), error))
		return false;
	if (!address_is_server(session_office(people->session)) &&
		!user_of_login(person.login))
		say(_("%s: this machine has no user of that name yet"), person.login);
	return true;
}

static bool run_add(struct people_asked *people, struct error *error)
{
	struct found old;
	if (!people->name || !people->roles)
		return error_set(error, ERROR_USAGE,
			_("say who it is: --name NAME --post POST --role "
			  "clerk,supervisor"));
	if (!find(people, people->arguments[0], &old, error))
		return false;
	const bool good = old.is_there && old.roles
				  ? error_set(error, ERROR_REFUSED,
					    _("%s is entered already; to change it: "
					      "mattrakan people change %s"),
					    old.login, old.login)
				  : put(people, &old, error);
	found_release(&old);
	return good;
}

static bool run_change(struct people_asked *people, struct error *error)
{
	struct found old;
	if (!people->name && !people->post && !people->roles)
		return error_set(error, ERROR_USAGE,
			_("say what changes: --name, --post or --role"));
	if (!find(people, people->arguments[0], &old, error))
		return false;
	const bool good =
		old.is_there && (old.roles || people->roles)
			? put(people, &old, error)
			: error_set(error, ERROR_USAGE,
				  _("nobody of the login name %s is entered"), old.login);
	found_release(&old);
	return good;
}

static bool run_remove(struct people_asked *people, struct error *error)
{
	const struct person person = {.login = people->arguments[0]};
	return store_put_person(
		people->store, &person, session_who(people->session), error);
}

/* --- passphrases and keys --- */

/* Before anybody thinks of a new one. */
static bool is_right(struct store *store, const char *who,
	const struct passphrase *passphrase, struct error *error)
{
	struct signer *signer =
		store_unlock(store, who, passphrase->text, time(NULL), error);
	signer_free(signer);
	return signer != NULL;
}

static bool run_passphrase(struct people_asked *people, struct error *error)
{
	struct found self;
	struct passphrase old, new;
	const char *who = session_who(people->session);
	if (!find(people, who, &self, error))
		return false;
	bool good = !self.has_key ||
		    (passphrase_read(&old, _("Passphrase until now"), error) &&
			    is_right(people->store, who, &old, error));
	good = good && passphrase_read_new(&new, error) &&
	       store_set_passphrase(people->store, who, self.has_key ? old.text : NULL,
		       new.text, error);
	passphrase_wipe(&old);
	passphrase_wipe(&new);
	found_release(&self);
	return good;
}

static bool run_reset(struct people_asked *people, struct error *error)
{
	return store_reset_passphrase(
		people->store, people->arguments[0], session_who(people->session), error);
}

static bool run_trust(struct people_asked *people, struct error *error)
{
	return store_trust_key(people->store, people->arguments[0], people->arguments[1],
		session_who(people->session), error);
}

/* --- the command --- */

static const struct doing {
	const char *name;
	int arguments;
	const char *expects; /* behind it: N_() */
	enum store_access access;
	bool (*run)(struct people_asked *people, struct error *error);
} doings[] = {
	{"list", 0, N_("no argument is expected"), STORE_READ, run_list},
	{"add", 1, N_("one login name is expected"), STORE_WRITE, run_add},
	{"change", 1, N_("one login name is expected"), STORE_WRITE, run_change},
	{"remove", 1, N_("one login name is expected"), STORE_WRITE, run_remove},
	{"passphrase", 0, N_("no argument is expected"), STORE_WRITE, run_passphrase},
	{"reset", 1, N_("one login name is expected"), STORE_WRITE, run_reset},
	{"keys", 0, N_("no argument is expected"), STORE_READ, run_keys},
	{"deputies", 0, N_("no argument is expected"), STORE_READ, run_deputies},
	{"hand-over", 2,
		N_("two login names are expected: in whose place, and who signs there"),
		STORE_WRITE, run_hand_over},
	{"take-back", 1, N_("the number of a hand-over is expected"), STORE_WRITE,
		run_take_back},
	{"trust", 2, N_("a key and the name of its owner are expected"), STORE_WRITE,
		run_trust},
};

static const struct doing *find_doing(const char *name)
{
	for (size_t i = 0; i < sizeof(doings) / sizeof(*doings); i++)
		if (strcmp(doings[i].name, name) == 0)
			return &doings[i];
	return NULL;
}

static int carry_out(struct people_asked *people, const struct doing *doing)
{
	struct error error = ERROR_INIT;
	people->store = session_open(people->session, doing->access, &error);
	if (!people->store)
		return fail(&error);
	const bool done = doing->run(people, &error);
	store_close(people->store);
	return done ? 0 : fail(&error);
}

static int take_option(struct people_asked *people, int option)
{
	switch (option) {
	case OPTION_NAME: people->name = optarg; return 0;
	case OPTION_POST: people->post = optarg; return 0;
	case OPTION_FROM: people->from = optarg; return 0;
	case OPTION_UNTIL: people->until = optarg; return 0;
	default:
		people->roles = parse_roles(optarg);
		return people->roles ? 0
				     : usage_error(&command_people,
					       _("--role %s: clerk, supervisor or "
						 "clerk,supervisor is expected"),
					       optarg);
	}
}

static int run(struct session *session, int argc, char **argv)
{
	struct people_asked people = {.session = session};
	for (int option; (option = options_next(session, &command_people, argc, argv)) !=
			 OPTIONS_END;) {
		if (option == OPTIONS_STOP)
			return session->status;
		int status = take_option(&people, option);
		if (status)
			return status;
	}
	const char *name = optind < argc ? argv[optind++] : "list";
	const struct doing *doing = find_doing(name);
	if (!doing)
		return usage_error(&command_people,
			_("%s: list, add, change, remove, passphrase, reset, deputies, "
			  "hand-over, take-back, keys or trust is expected"),
			name);
	if (argc - optind != doing->arguments)
		return usage_error(&command_people, "%s: %s", name, _(doing->expects));
	people.arguments = argv + optind;
	return carry_out(&people, doing);
}

static const struct option_spec options[] = {
	{OPTION_NAME, "name", N_("NAME"),
		N_("add, change: the name as signatures print it")},
	{OPTION_POST, "post", N_("POST"), N_("add, change: the post")},
	{OPTION_ROLE, "role", "clerk,supervisor",
		N_("add, change: what the person may do; one of them or both")},
	{OPTION_FROM, "from", N_("DAY"),
		N_("hand-over: its first day, like 2026-12-01 or 1 ธ.ค. 2569")},
	{OPTION_UNTIL, "until", N_("DAY"), N_("hand-over: its last day")},
	JSON_OPTION(N_("list, keys, deputies: as JSON (doc/json.md)")),
	{0, NULL, NULL, NULL},
};

const struct command command_people = {
	.name = "people",
	.arguments =
		N_("[list|add LOGIN|change LOGIN|remove LOGIN|passphrase|reset "
		   "LOGIN|deputies|hand-over LOGIN DEPUTY|take-back NUMBER|keys|trust "
		   "KEY NAME]"),
	.help = N_("enter the people of the office and what each may do"),
	.details = N_(
		"A clerk writes, says that a measure is done and submits the report; a "
		"supervisor approves, returns, signs and reopens, each time with a "
		"passphrase. While nobody is entered everybody who may write to the "
		"office file works in it as a clerk, and nobody approves. Only the "
		"file's owner, or root, adds, changes, removes, resets and trusts.\n"
		"passphrase: sets or changes your own, asked for on the terminal, else "
		"read from standard input (the old one, where there is one, on the first "
		"line). reset: forgets the passphrase of somebody who has lost it.\n"
		"hand-over: while the one person is away the other, a supervisor too, "
		"signs in that place, from one day to another, and the memo says so "
		"(รักษาราชการแทน). Whose place it is does it with the passphrase, or the "
		"file's owner, or root. take-back: ends it. deputies: all of them.\n"
		"keys: "
		"the public keys. trust: makes the key of another office's supervisor "
		"known, so that what it has sealed comes in approved."),
	.options = options,
	.run = run,
};
