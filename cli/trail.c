/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mattrakan trail: who did what when.
 */
#include <config.h>

#include <getopt.h>
#include <stdio.h>

#include "cli/command.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/session.h"
#include "db/store.h"
#include "db/trust/trail.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/str.h"

enum { OPTION_REPORT = 1, OPTION_JSON };

static void put_number(struct listing *listing, int64_t number)
{
	if (number)
		listing_printf(listing, "%lld", (long long)number);
	else
		listing_put(listing, "");
}

static bool list_entry(void *context, const struct trail_entry *entry)
{
	struct listing *listing = context;
	struct str at = STR_INIT;
	put_time(&at, entry->at);
	put_number(listing, entry->number);
	listing_put(listing, at.data);
	listing_put(listing, entry->who);
	listing_put(listing,
		output_for_people() ? _(trail_act_label(entry->act)) : entry->act);
	put_number(listing, entry->report);
	put_number(listing, entry->card);
	listing_put(listing, *entry->key ? _("signed") : "-");
	listing_put(listing, entry->detail);
	str_release(&at);
	return true;
}

static bool list_table(struct store *store, int64_t report, struct error *error)
{
	static const char *const headings[] = {N_("No."), N_("When"), N_("Who"),
		N_("What"), N_("Report"), N_("Measure"), N_("Signed"), N_("Detail")};
	struct listing *listing =
		listing_new(sizeof(headings) / sizeof(headings[0]), headings);
	const bool done = store_trail(store, report, 0, list_entry, listing, error);
	listing_end(listing);
	return done;
}

/* Written as they come: a trail may be long. */
static bool json_entry(void *context, const struct trail_entry *entry)
{
	bool *first = context;
	struct str out = STR_INIT;
	str_putc(&out, '{');
	json_number(&out, "number", entry->number);
	json_number(&out, "at", entry->at);
	json_text(&out, "who", entry->who);
	json_text(&out, "act", entry->act);
	json_number(&out, "report", entry->report);
	json_number(&out, "card", entry->card);
	json_number(&out, "revision", entry->revision);
	json_text(&out, "detail", entry->detail);
	json_text(&out, "digest", entry->digest);
	json_text(&out, "previous", entry->previous);
	json_text(&out, "hash", entry->hash);
	json_text(&out, "key", entry->key);
	json_text(&out, "signature", entry->signature);
	json_text(&out, "parts", entry->parts);
	json_text(&out, "standing", entry->standing);
	json_text(&out, "places", entry->places);
	printf("%s %s}", *first ? "\n" : ",\n", out.data);
	*first = false;
	str_release(&out);
	return true;
}

static bool list_json(struct store *store, int64_t report, struct error *error)
{
	bool first = true;
	putchar('[');
	const bool done = store_trail(store, report, 0, json_entry, &first, error);
	puts("\n]");
	return done;
}

static int show(struct session *session, int64_t report, bool json)
{
	struct error error = ERROR_INIT;
	struct store *store = session_open(session, STORE_READ, &error);
	if (!store)
		return fail(&error);
	const bool done = json ? list_json(store, report, &error)
			       : list_table(store, report, &error);
	store_close(store);
	return done ? 0 : fail(&error);
}

static int run(struct session *session, int argc, char **argv)
{
	bool json = false;
	int64_t report = 0;
	for (;;) {
		int status = 0;
		switch (options_next(session, &command_trail, argc, argv)) {
		case OPTION_JSON: json = true; break;
		case OPTION_REPORT:
			status = option_report(&command_trail, &report);
			break;
		case OPTIONS_STOP: return session->status;
		default:
			if (optind < argc)
				return usage_error(&command_trail,
					_("%s: no argument is expected"), argv[optind]);
			return show(session, report, json);
		}
		if (status)
			return status;
	}
}

static const struct option_spec options[] = {
	{OPTION_REPORT, "report", N_("N"), N_("what was done to this report alone")},
	{OPTION_JSON, "json", NULL, N_("as JSON")},
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
