/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mattrakan offices: how far many offices are in a fiscal year.
 */
#include <config.h>

#include <getopt.h>
#include <math.h>
#include <stdlib.h>

#include "cli/command.h"
#include "cli/json_output.h"
#include "cli/listing.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/session.h"
#include "db/offices.h"
#include "db/store.h"
#include "model/data.h"
#include "office/agency.h"
#include "office/fiscal_year.h"
#include "text/date.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/str.h"

/* JSON says more, and is written by itself. */
static const struct column columns[] = {
	{N_("Office"), NULL},
	{N_("District"), NULL},
	{N_("Province"), NULL},
	{N_("Reports"), NULL},
	{N_("Done"), NULL},
	{N_("Late"), NULL},
	{N_("Errors"), NULL},
	{N_("Warnings"), NULL},
	{N_("Checked"), NULL},
	{N_("Approved"), NULL},
	{"ITA", NULL},
	{N_("Level"), NULL},
};

static void put_total(struct str *out, const struct office_result *result)
{
	if (!isnan(result->total))
		data_real(out, result->total);
}

/* Nothing where nobody has run the check. */
static void put_found(struct listing *listing, const struct office_progress *office)
{
	if (!office->checked) {
		for (int i = 0; i < 3; i++)
			listing_nothing(listing);
		return;
	}
	listing_number(listing, office->errors);
	listing_number(listing, office->warnings);
	listing_day(listing, date_from_time(office->checked));
}

static bool table_visit(void *context, const struct office_progress *office)
{
	struct listing *listing = context;
	struct str name = STR_INIT, total = STR_INIT;
	agency_append(&name, office->type, office->name);
	put_total(&total, &office->results[0]);
	listing_put(listing, name.data);
	listing_put(listing, office->district);
	listing_put(listing, office->province);
	listing_printf(listing, "%d/%d", office->approved_reports, office->reports);
	listing_printf(
		listing, "%lld/%lld", (long long)office->done, (long long)office->cards);
	listing_number(listing, office->late);
	put_found(listing, office);
	listing_number(listing, office->approved);
	listing_put(listing, total.data);
	listing_put(listing, office->results[0].level);
	str_release(&name);
	str_release(&total);
	return true;
}

struct json {
	struct json_rows rows;
	int fiscal_year;
};

static void put_results(
	struct str *out, int fiscal_year, const struct office_progress *office)
{
	json_open_array(out, "ita");
	for (int i = 0; i < OFFICE_YEARS; i++) {
		const struct office_result *result = &office->results[i];
		if (!result->known)
			continue;
		json_next(out);
		json_begin(out);
		json_number(out, "fiscal_year", fiscal_year - i);
		json_decimal(out, "total", result->total);
		json_text(out, "level", result->level);
		str_putc(out, '}');
	}
	str_putc(out, ']');
}

/* null where nobody has run the check over a report of it. */
static void put_check(struct str *out, const struct office_progress *office)
{
	if (!office->checked) {
		json_text(out, "check", NULL);
		return;
	}
	json_open_object(out, "check");
	json_number(out, "errors", office->errors);
	json_number(out, "warnings", office->warnings);
	json_day(out, "since", date_from_time(office->checked));
	json_number(out, "unchecked_reports", office->unchecked);
	str_putc(out, '}');
}

static bool json_visit(void *context, const struct office_progress *office)
{
	struct json *json = context;
	struct str *out = json_row(&json->rows);
	json_text(out, "type", office->type);
	json_text(out, "name", office->name);
	json_text(out, "district", office->district);
	json_text(out, "province", office->province);
	json_number(out, "reports", office->reports);
	json_number(out, "approved_reports", office->approved_reports);
	json_number(out, "cards", office->cards);
	json_number(out, "cards_done", office->done);
	json_number(out, "cards_approved", office->approved);
	json_number(out, "cards_late", office->late);
	put_check(out, office);
	put_results(out, json->fiscal_year, office);
	return true;
}

static bool run_on(struct store *store, int year, bool json, struct error *error)
{
	if (json) {
		struct json made = {.rows = JSON_ROWS_INIT, .fiscal_year = year};
		const bool done =
			store_offices(store, year, time_now(), json_visit, &made, error);
		json_rows_end(&made.rows, done);
		return done;
	}
	struct listing *listing = listing_new(COUNT(columns), columns, false);
	const bool done =
		store_offices(store, year, time_now(), table_visit, listing, error);
	listing_end(listing, done);
	return done;
}

static int tell_offices(struct session *session, int year)
{
	struct error error = ERROR_INIT;
	struct store *store = session_open(session, STORE_READ, &error);
	if (!store)
		return fail(&error);
	const bool done = (year || store_newest_year(store, &year, &error)) &&
			  run_on(store, year, session->json, &error);
	store_close(store);
	return done ? 0 : fail(&error);
}

static int run(struct session *session, int argc, char **argv)
{
	if (!options_none(session, &command_offices, argc, argv))
		return session->status;
	if (optind + 1 < argc)
		return usage_error(&command_offices, _("%s: no argument is expected"),
			argv[optind + 1]);
	const int year = optind < argc ? fiscal_year_typed(argv[optind]) : 0;
	if (optind < argc && !year)
		return usage_error(&command_offices,
			_("%s: a fiscal year of the Buddhist era is expected, such as "
			  "2569"),
			argv[optind]);
	return tell_offices(session, year);
}

static const struct option_spec options[] = {
	JSON_OPTION(JSON_HELP),
	{0, NULL, NULL, NULL},
};

const struct command command_offices = {
	.name = "offices",
	.arguments = N_("[YEAR]"),
	.help = N_("tell how far every office is in a fiscal year"),
	.details = N_(
		"One line an office: name, district, province, reports approved and all, "
		"measures done and all, late, errors and warnings of the check when somebody "
		"of the office looked at its findings last, and the day of that (of several "
		"reports the longest ago), approved, ITA total and level. On a "
		"server whoever looks after a province sees all its offices; in a file "
		"each agency that has a report is one. Without a year it is the newest "
		"of which there is a report."),
	.options = options,
	.run = run,
};
