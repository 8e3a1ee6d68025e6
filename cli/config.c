/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mattrakan config: what is configured, and who says so.
 */
#include <config.h>

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "cli/listing.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/session.h"
#include "db/settings.h"
#include "db/store.h"
#include "model/config.h"
#include "office/settings.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/str.h"

static const struct column columns[] = {{N_("Setting"), "setting"},
	{N_("Value"), "value"}, {N_("By"), "by"}, {NULL, "file"}};

/* Where what counts comes from, in the order in which it counts. */
enum origin { BY_OPTION, BY_VARIABLE, BY_PERSON, BY_FILE, BY_NOBODY };
static const char *const origins[] = {"option", "environment", "person", "file", "usual"};

struct telling {
	struct session *session;
	struct store *store; /* NULL: there is none, or it does not open */
	struct settings settings;
	struct listing *listing;
};

/* Who says it, in words: a file by its path. */
static const char *words_of(enum origin origin, enum config_key key)
{
	switch (origin) {
	case BY_OPTION: return "--file";
	case BY_VARIABLE: return "MATTRAKAN_FILE";
	case BY_PERSON: return _("set in the program (F9)");
	case BY_FILE: return config_source(key);
	default: return _("usual");
	}
}

static void tell_one(struct telling *telling, enum config_key key, const char *value,
	enum origin origin)
{
	listing_put(telling->listing, config_name(key));
	listing_put(telling->listing, value);
	listing_choice(telling->listing, origins[origin], words_of(origin, key));
	if (origin == BY_FILE)
		listing_put(telling->listing, config_source(key));
	else
		listing_nothing(telling->listing);
}

static void tell_office(struct telling *telling)
{
	const char *variable = getenv("MATTRAKAN_FILE");
	enum origin origin = BY_NOBODY;
	if (telling->session->office)
		origin = BY_OPTION;
	else if (variable && *variable)
		origin = BY_VARIABLE;
	else if (config_value(CONFIG_OFFICE))
		origin = BY_FILE;
	tell_one(telling, CONFIG_OFFICE, session_office(telling->session), origin);
}

/* What the person set in the program, in this office, counts before all files. */
static void tell_setting(struct telling *telling, enum config_key key)
{
	char *own = NULL;
	struct error error = ERROR_INIT;
	if (telling->store)
		store_setting(telling->store, session_who(telling->session),
			config_name(key), &own, &error);
	error_release(&error);
	if (own)
		tell_one(telling, key, own, BY_PERSON);
	else if (config_value(key))
		tell_one(telling, key, config_value(key), BY_FILE);
	else
		tell_one(telling, key,
			settings_value(&telling->settings, config_name(key)), BY_NOBODY);
	free(own);
}

static void tell_all(struct telling *telling)
{
	struct error error = ERROR_INIT;
	tell_office(telling);
	if (store_is_there(session_office(telling->session)))
		telling->store = session_open(telling->session, STORE_READ, &error);
	error_release(&error);
	settings_init(&telling->settings);
	for (enum config_key key = CONFIG_OFFICE + 1; key < CONFIG_KEYS; key++)
		tell_setting(telling, key);
	settings_release(&telling->settings);
	store_close(telling->store);
}

static void tell_paths(void)
{
	struct str paths = STR_INIT;
	config_paths(&paths);
	if (paths.bytes)
		printf("\n%s\n%s\n", _("It is configured in:"), paths.data);
	str_release(&paths);
}

static int run(struct session *session, int argc, char **argv)
{
	if (!options_none(session, &command_config, argc, argv))
		return session->status;
	if (optind < argc)
		return usage_error(
			&command_config, _("%s: no argument is expected"), argv[optind]);
	struct telling telling = {.session = session,
		.listing = listing_new(COUNT(columns), columns, session->json)};
	tell_all(&telling);
	listing_end(telling.listing, true);
	if (!session->json && output_for_people())
		tell_paths();
	return 0;
}

static const struct option_spec options[] = {
	JSON_OPTION(JSON_HELP),
	{0, NULL, NULL, NULL},
};

const struct command command_config = {
	.name = "config",
	.help = N_("show what is configured, and by which file"),
	.details =
		N_("The machine's file and the person's are JSON, with the keys that are "
		   "listed; doc/config.md has their values. The person's counts before "
		   "the machine's, what the person set in the program (F9) before both; "
		   "MATTRAKAN_FILE and --file before the office that they name."),
	.options = options,
	.run = run,
};
