/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mattrakan list: the reports of the office file.
 */
#include <config.h>

#include <getopt.h>
#include <stdio.h>

#include "cli/command.h"
#include "cli/options.h"
#include "cli/output.h"
#include "text/i18n.h"

enum { OPTION_JSON = 1 };

static const char *const headings[] = {
	N_("No."),
	N_("Fiscal year"),
	N_("Months"),
	N_("Agency"),
	N_("Done"),
	N_("State"),
	N_("Unconfirmed"),
	N_("Title"),
};

static void put_agency(struct str *out, const struct report_summary *report)
{
	str_printf(out, "%s%s", report->agency_type ? report->agency_type : "",
		report->agency_name ? report->agency_name : "");
}

static bool list_visit(void *context, const struct report_summary *report)
{
	struct listing *listing = context;
	struct str agency = STR_INIT;
	put_agency(&agency, report);
	listing_printf(listing, "%lld", (long long)report->number);
	listing_printf(listing, "%d", report->fiscal_year);
	listing_printf(listing, "%d", report->months);
	listing_put(listing, agency.data);
	listing_printf(listing, "%lld/%lld", (long long)report->cards_done,
		(long long)report->cards);
	listing_put(listing, report_state_name(report->state));
	listing_printf(listing, "%lld", (long long)report->unconfirmed);
	listing_put(listing, report->title);
	str_release(&agency);
	return true;
}

static bool json_visit(void *context, const struct report_summary *report)
{
	struct str *out = context;
	struct str agency = STR_INIT;
	put_agency(&agency, report);
	str_puts(out, out->bytes > 1 ? ",\n {" : "\n {");
	json_number(out, "number", report->number);
	json_number(out, "fiscal_year", report->fiscal_year);
	json_number(out, "months", report->months);
	json_text(out, "agency", agency.data);
	json_text(out, "title", report->title);
	json_text(out, "layout", report->layout);
	json_text(out, "state", report_state_name(report->state));
	json_number(out, "cards_done", report->cards_done);
	json_number(out, "cards", report->cards);
	json_number(out, "unconfirmed", report->unconfirmed);
	str_putc(out, '}');
	str_release(&agency);
	return true;
}

static bool list_table(struct store *store, struct error *error)
{
	struct listing *listing =
		listing_new(sizeof(headings) / sizeof(headings[0]), headings);
	bool done = store_list(store, list_visit, listing, error);
	listing_end(listing);
	return done;
}

static bool list_json(struct store *store, struct error *error)
{
	struct str out = STR_INIT;
	str_putc(&out, '[');
	bool done = store_list(store, json_visit, &out, error);
	if (done)
		printf("%s\n]\n", out.data);
	str_release(&out);
	return done;
}

static int list(struct session *session, bool json)
{
	struct error error = ERROR_INIT;
	struct store *store = session_open(session, STORE_READ, &error);
	if (!store)
		return fail(&error);
	bool done = json ? list_json(store, &error) : list_table(store, &error);
	store_close(store);
	return done ? 0 : fail(&error);
}

static int run(struct session *session, int argc, char **argv)
{
	bool json = false;
	for (;;) {
		switch (options_next(session, &command_list, argc, argv)) {
		case OPTION_JSON: json = true; break;
		case OPTIONS_STOP: return session->status;
		default:
			if (optind < argc)
				return usage_error(&command_list,
					_("%s: no argument is expected"), argv[optind]);
			return list(session, json);
		}
	}
}

static const struct option_spec options[] = {
	{OPTION_JSON, "json", NULL, N_("as JSON")},
	{0, NULL, NULL, NULL},
};

const struct command command_list = {
	.name = "list",
	.help = N_("list the reports, newest first"),
	.details = N_("One line a report: number, fiscal year, months, agency, cards "
		      "done and all, state, fields that were carried over and are not "
		      "yet confirmed, title. On a terminal a table, elsewhere with a "
		      "TAB between the fields."),
	.options = options,
	.run = run,
};
