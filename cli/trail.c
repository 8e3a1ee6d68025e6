/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mattrakan trail: who did what when.
 */
#include <config.h>

#include <getopt.h>

#include "cli/command.h"
#include "cli/json_output.h"
#include "cli/listing.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/session.h"
#include "cli/trail_json.h"
#include "db/store.h"
#include "db/trust/trail.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/macros.h"

enum { OPTION_REPORT = 1 };

/* JSON says more, and is written by itself. */
static const struct column columns[] = {
	{N_("No."), NULL},
	{N_("When"), NULL},
	{N_("Who"), NULL},
	{N_("What"), NULL},
	{N_("Report"), NULL},
	{N_("Measure"), NULL},
	{N_("Signed"), NULL},
	{N_("Detail"), NULL},
};

static void put_number(struct listing *listing, int64_t number)
{
	if (number)
		listing_number(listing, number);
	else
		listing_nothing(listing);
}

static bool list_entry(void *context, const struct trail_entry *entry)
{
	struct listing *listing = context;
	put_number(listing, entry->number);
	listing_moment(listing, entry->at);
	listing_put(listing, entry->who);
	listing_put(listing,
		output_for_people() ? _(trail_act_label(entry->act)) : entry->act);
	put_number(listing, entry->report);
	put_number(listing, entry->card);
	listing_put(listing, *entry->key ? _("signed") : "-");
	listing_put(listing, entry->detail);
	return true;
}

static bool list_table(struct store *store, int64_t report, struct error *error)
{
	struct listing *listing = listing_new(COUNT(columns), columns, false);
	const bool done = store_trail(store, report, 0, list_entry, listing, error);
	listing_end(listing, done);
	return done;
}

static bool json_entry(void *context, const struct trail_entry *entry)
{
	trail_json(json_row(context), entry);
	return true;
}

static bool list_json(struct store *store, int64_t report, struct error *error)
{
	struct json_rows rows = JSON_ROWS_INIT;
	rows.flows = true; /* a trail may be long */
	const bool done = store_trail(store, report, 0, json_entry, &rows, error);
	json_rows_end(&rows, done);
	return done;
}

static int show(struct session *session, int64_t report)
{
	struct error error = ERROR_INIT;
	struct store *store = session_open(session, STORE_READ, &error);
	if (!store)
		return fail(&error);
	const bool done = session->json ? list_json(store, report, &error)
					: list_table(store, report, &error);
	store_close(store);
	return done ? 0 : fail(&error);
}

static int run(struct session *session, int argc, char **argv)
{
	int64_t report = 0;
	int option;
	while ((option = options_next(session, &command_trail, argc, argv)) > 0) {
		const int status = option_report(&command_trail, &report);
		if (status)
			return status;
	}
	if (option == OPTIONS_STOP)
		return session->status;
	if (optind < argc)
		return usage_error(
			&command_trail, _("%s: no argument is expected"), argv[optind]);
	return show(session, report);
}

static const struct option_spec options[] = {
	{OPTION_REPORT, "report", N_("N"), N_("what was done to this report alone")},
	JSON_OPTION(JSON_HELP),
	{0, NULL, NULL, NULL},
};

const struct command command_trail = {
	.name = "trail",
	.help = N_("show who did what when"),
	.details =
		N_("One line for each act, the oldest first: number, when, who, what, "
		   "the numbers of report and measure, whether it is signed, what else "
		   "was said. Each entry holds a hash of the one before it; verify "
		   "finds one that was changed, taken out or put elsewhere."),
	.options = options,
	.run = run,
};
