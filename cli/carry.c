/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mattrakan carry: next year's report from this one.
 */
#include <config.h>

#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "cli/command.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/session.h"
#include "db/carry.h"
#include "db/store.h"
#include "model/report.h"
#include "text/date.h"
#include "text/error.h"
#include "text/i18n.h"

static bool carry_report(struct session *session, struct store *store, int64_t number,
	int year, struct error *error)
{
	struct report carried;
	int64_t made;
	if (!store_carry(store, number, year, session_who(session), &made, error) ||
		!store_load_head(store, made, &carried, error))
		return false;
	report_made(made, carried.title);
	report_release(&carried);
	return true;
}

static int carry(struct session *session, int64_t number, int year)
{
	struct error error = ERROR_INIT;
	struct store *store = session_open(session, STORE_WRITE, &error);
	if (!store)
		return fail(&error);
	bool done = carry_report(session, store, number, year, &error);
	store_close(store);
	return done ? 0 : fail(&error);
}

/* A year of the Buddhist era as people type it, in four digits or two; 0 if it is none. */
static int fiscal_year(const char *text)
{
	size_t used;
	int year;
	bool asks;
	if (!year_parse(text, strlen(text), &used, &year, &asks) || text[used] || asks)
		return 0;
	return year;
}

static int run(struct session *session, int argc, char **argv)
{
	if (!options_none(session, &command_carry, argc, argv))
		return session->status;
	if (optind + 2 != argc)
		return usage_error(&command_carry,
			_("name a report by its number, and the fiscal year of the new "
			  "one"));
	int64_t number = report_number(argv[optind]);
	if (!number)
		return usage_error(&command_carry,
			_("%s: a report's number is expected; list shows them"),
			argv[optind]);
	int year = fiscal_year(argv[optind + 1]);
	if (!year)
		return usage_error(&command_carry,
			_("%s: a fiscal year of the Buddhist era is expected, such as "
			  "2569"),
			argv[optind + 1]);
	return carry(session, number, year);
}

const struct command command_carry = {
	.name = "carry",
	.arguments = N_("N YEAR"),
	.help = N_("make next year's report from this one"),
	.details = N_("Prints the number and the title of the new report. Issues, "
		      "measures, steps, owners and follow-up are taken over, periods and "
		      "the years in the texts are moved to YEAR; outputs, outcomes, "
		      "suggestions, evidence and the ITA result are left empty. Every "
		      "field that was taken over is marked as not yet confirmed until "
		      "the clerk confirms or changes it."),
	.run = run,
};
