/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mattrakan office: the offices that stand side by side in a database of a server.
 */
#include <config.h>

#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "cli/command.h"
#include "cli/json_output.h"
#include "cli/listing.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/session.h"
#include "db/office_list.h"
#include "db/store.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/str.h"

static bool put_office(void *context, const struct listed_office *office)
{
	listing_number(context, office->number);
	listing_put(context, office->name);
	listing_flag(context, office->here, _("here"), "");
	return true;
}

static bool list(struct store *store, bool json, struct error *error)
{
	static const struct column columns[] = {
		{N_("Number"), "number"}, {N_("Office"), "name"}, {"", "here"}};
	struct listing *listing = listing_new(COUNT(columns), columns, json);
	const bool done = store_office_list(store, put_office, listing, error);
	listing_end(listing, done);
	return done;
}

static bool add(struct store *store, const char *name, bool json, struct error *error)
{
	int64_t number;
	if (!store_add_office(store, name, &number, error))
		return false;
	if (json) {
		struct str out = STR_INIT;
		json_begin(&out);
		json_number(&out, "number", number);
		json_text(&out, "name", name);
		json_end(&out);
		return true;
	}
	tell(_("%s: this is office %lld now; to enter its people, add "
	       "options=-cmattrakan.office=%lld to the address"),
		name, (long long)number, (long long)number);
	return true;
}

static int run(struct session *session, int argc, char **argv)
{
	struct error error = ERROR_INIT;
	if (options_next(session, &command_office, argc, argv) == OPTIONS_STOP)
		return session->status;
	const bool adds = argc - optind == 2 && !strcmp(argv[optind], "add");
	if (!adds && (argc - optind != 1 || strcmp(argv[optind], "list") != 0))
		return usage_error(
			&command_office, _("list, or add AGENCY, is expected"));
	struct store *store =
		session_open(session, adds ? STORE_WRITE : STORE_READ, &error);
	if (!store)
		return fail(&error);
	const bool done = adds ? add(store, argv[optind + 1], session->json, &error)
			       : list(store, session->json, &error);
	store_close(store);
	return done ? 0 : fail(&error);
}

static const struct option_spec options[] = {
	JSON_OPTION(JSON_HELP),
	{0, NULL, NULL, NULL},
};

const struct command command_office = {
	.name = "office",
	.arguments = N_("list|add AGENCY"),
	.help = N_("the offices of a database on a server"),
	.details =
		N_("Each office has its own people, reports and settings, and nobody of "
		   "one sees those of another. Who is in several, and who administers, "
		   "chooses one by options=-cmattrakan.office=NUMBER in the address; "
		   "else it is the lowest of the own. Only who administers the database "
		   "adds offices."),
	.options = options,
	.run = run,
};
