/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mattrakan carry: next year's report from this one, or the year's from that of 6 months.
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
#include "text/number.h"

enum { OPTION_MONTHS = 1 };

static bool carry_report(struct session *session, struct store *store, int64_t number,
	struct carry_into *into, struct error *error)
{
	struct report carried;
	int64_t made;
	if (!into->fiscal_year) {
		if (!store_load_head(store, number, &carried, error))
			return false;
		into->fiscal_year = carried.fiscal_year;
		report_release(&carried);
	}
	if (!store_carry_into(store, number, into, session_who(session), &made, error) ||
		!store_load_head(store, made, &carried, error))
		return false;
	report_made(made, carried.title, session->json);
	report_release(&carried);
	return true;
}

static int carry(struct session *session, int64_t number, struct carry_into *into)
{
	struct error error = ERROR_INIT;
	struct store *store = session_open(session, STORE_WRITE, &error);
	if (!store)
		return fail(&error);
	bool done = carry_report(session, store, number, into, &error);
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

static bool months_parse(const char *text, int *months)
{
	size_t used;
	int32_t value;
	if (!number_parse(text, strlen(text), &used, &value) || text[used] ||
		(value != ROUND_MONTHS && value != YEAR_MONTHS))
		return false;
	*months = value;
	return true;
}

/* Reads the arguments; what is wrong with them is told, and the status it ends with. */
static int read_arguments(int argc, char **argv, int64_t *number, struct carry_into *into)
{
	const int given = argc - optind;
	if (given != 2 && !(given == 1 && into->months))
		return usage_error(&command_carry,
			_("name a report by its number, and the fiscal year of the new "
			  "one"));
	*number = report_number(argv[optind]);
	if (!*number)
		return usage_error(&command_carry,
			_("%s: a report's number is expected; list shows them"),
			argv[optind]);
	if (given == 1)
		return 0;
	into->fiscal_year = fiscal_year(argv[optind + 1]);
	if (!into->fiscal_year)
		return usage_error(&command_carry,
			_("%s: a fiscal year of the Buddhist era is expected, such as "
			  "2569"),
			argv[optind + 1]);
	return 0;
}

static int run(struct session *session, int argc, char **argv)
{
	struct carry_into into = {0};
	int64_t number = 0;
	int option;
	while ((option = options_next(session, &command_carry, argc, argv)) > 0)
		if (!months_parse(optarg, &into.months))
			return usage_error(&command_carry, _("%s: months are %d or %d"),
				optarg, ROUND_MONTHS, YEAR_MONTHS);
	if (option == OPTIONS_STOP)
		return session->status;
	const int status = read_arguments(argc, argv, &number, &into);
	return status ? status : carry(session, number, &into);
}

static const struct option_spec options[] = {
	{OPTION_MONTHS, "months", "6|12", N_("of how many months the new one is")},
	JSON_OPTION(JSON_HELP),
	{0, NULL, NULL, NULL},
};

const struct command command_carry = {
	.name = "carry",
	.arguments = N_("N [YEAR]"),
	.help = N_("make next year's report from this one, or one of 12 months from 6"),
	.details = N_("Prints the number and the title of the new report. Issues, "
		      "measures, steps, owners and follow-up are taken over, periods and "
		      "the years in the texts are moved to YEAR; outputs, outcomes, "
		      "suggestions, evidence and the ITA result are left empty. Every "
		      "field that was taken over is marked as not yet confirmed until "
		      "the clerk confirms or changes it.\nWith --months 12 and without "
		      "YEAR a report of 6 months becomes that of the same year: all is "
		      "taken over, and results and periods are marked, since they are to "
		      "be brought up to date. The report that it is made from stays."),
	.options = options,
	.run = run,
};
