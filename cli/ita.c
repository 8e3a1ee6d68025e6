/* SPDX-License-Identifier: GPL-3.0-or-later */
/* mattrakan ita: what the ITA of a year asks, and what the office says of that. */
#include <config.h>

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>

#include "cli/command.h"
#include "cli/listing.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/session.h"
#include "db/ita_questions.h"
#include "db/store.h"
#include "model/ita.h"
#include "model/ita_bank.h"
#include "model/ita_body.h"
#include "office/fiscal_year.h"
#include "office/ita_rows.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/macros.h"

enum { OPTION_BODY = 1, OPTION_OUT, OPTION_RESET };

/* What the command line says. */
struct wish {
	enum ita_body body;
	bool out, reset;
	int year; /* 0: none */
	const char *code, *text;
};

/* Never translated. */
static const char *const sure_names[] = {
	[ITA_SURE_NOT] = "unchecked",
	[ITA_SURE_OTHER] = "other-body",
	[ITA_SURE_CHECKED] = "checked",
	[ITA_SURE_OFFICE] = "office",
};

/* --- years --- */

static void list_year(struct listing *listing, const struct ita_rows *rows)
{
	int counts[ITA_PARTS] = {0}, number;
	enum ita_part part;
	for (size_t i = 0; i < rows->count; i++)
		if (rows->items[i].text &&
			ita_code_parse(rows->items[i].code, &part, &number))
			counts[part]++;
	listing_number(listing, rows->year);
	for (part = 0; part < ITA_PARTS; part++)
		listing_number(listing, counts[part]);
	listing_number(listing, (int64_t)rows->corrected);
}

static int list_years(struct store *store, const struct wish *wish, bool json)
{
	static const struct column columns[] = {{N_("Year"), "fiscal_year"},
		{"IIT", "iit"}, {"EIT", "eit"}, {"OIT", "oit"},
		{N_("Corrected here"), "corrected"}};
	struct error error = ERROR_INIT;
	struct ita_rows rows = {0};
	size_t count;
	int *years = ita_bank_years(&count);
	struct listing *listing = listing_new(COUNT(columns), columns, json);
	bool good = true;
	for (size_t i = 0; good && i < count; i++) {
		good = ita_rows_read(&rows, store, years[i], wish->body, &error);
		if (good)
			list_year(listing, &rows);
	}
	listing_end(listing, good);
	ita_rows_release(&rows);
	free(years);
	return good ? 0 : fail(&error);
}

/* --- questions --- */

static void list_row(struct listing *listing, const struct ita_row *row)
{
	listing_put(listing, row->code);
	listing_put(listing, row->text ? sure_names[row->sure] : "out");
	listing_put(listing, row->text ? row->text : row->shipped);
	listing_put(listing, row->indicator);
}

static int list_questions(struct store *store, const struct wish *wish, bool json)
{
	static const struct column columns[] = {{N_("Item"), "code"},
		{N_("State"), "state"}, {N_("Question"), "question"},
		{N_("Indicator"), "indicator"}};
	struct error error = ERROR_INIT;
	struct ita_rows rows = {0};
	if (!ita_rows_read(&rows, store, wish->year, wish->body, &error))
		return fail(&error);
	const struct ita_row *one = wish->code ? ita_rows_find(&rows, wish->code) : NULL;
	if (!rows.of_that_year)
		say(_("there are no questions of that year: those of %d are shown"),
			rows.year);
	if (wish->code && !one)
		say(_("%s: there is no such item in that year"), wish->code);
	struct listing *listing = listing_new(COUNT(columns), columns, json);
	for (size_t i = 0; i < rows.count; i++)
		if (!wish->code || one == &rows.items[i])
			list_row(listing, &rows.items[i]);
	listing_end(listing, true);
	const bool found = !wish->code || one;
	ita_rows_release(&rows);
	return found ? 0 : ERROR_REFUSED;
}

static int change(struct session *session, struct store *store, const struct wish *wish)
{
	struct error error = ERROR_INIT;
	const char *who = session_who(session);
	const bool done = wish->reset
				  ? store_reset_ita_question(store, wish->year,
					    wish->body, wish->code, who, &error)
				  : store_set_ita_question(store, wish->year, wish->body,
					    wish->code, wish->text, who, &error);
	return done ? 0 : fail(&error);
}

/* --- the command line --- */

static bool read_options(
	struct session *session, int argc, char **argv, struct wish *wish, int *status)
{
	for (int option; (option = options_next(session, &command_ita, argc, argv)) !=
			 OPTIONS_END;) {
		*status = session->status;
		if (option == OPTIONS_STOP)
			return false;
		wish->out = wish->out || option == OPTION_OUT;
		wish->reset = wish->reset || option == OPTION_RESET;
		if (option != OPTION_BODY || ita_body_find(optarg, &wish->body))
			continue;
		*status = usage_error(&command_ita,
			_("%s: local, agency or school is expected"), optarg);
		return false;
	}
	return true;
}

static bool read_arguments(int argc, char **argv, struct wish *wish, int *status)
{
	const int count = argc - optind;
	wish->year = count > 0 ? fiscal_year_typed(argv[optind]) : 0;
	wish->code = count > 1 ? argv[optind + 1] : NULL;
	wish->text = count > 2 ? argv[optind + 2] : NULL;
	if (count > 0 && !wish->year)
		*status = usage_error(&command_ita,
			_("%s: a year is expected, such as 2568"), argv[optind]);
	else if (count > 3)
		*status = usage_error(&command_ita,
			_("%s: the question is one argument: put it into quotes"),
			argv[optind + 3]);
	else if (wish->out && (!wish->code || wish->text || wish->reset))
		*status = usage_error(&command_ita,
			_("--out: a year and the code of an item are expected"));
	else if (wish->reset && (!wish->year || wish->text))
		*status = usage_error(&command_ita,
			_("--reset: a year is expected, and perhaps the code of an item"));
	else
		return true;
	return false;
}

static int run_ita(struct session *session, int argc, char **argv)
{
	struct wish wish = {.body = ITA_LOCAL};
	struct error error = ERROR_INIT;
	int status = 0;
	if (!read_options(session, argc, argv, &wish, &status) ||
		!read_arguments(argc, argv, &wish, &status))
		return status;
	const bool changes = wish.text || wish.out || wish.reset;
	struct store *store =
		session_open(session, changes ? STORE_WRITE : STORE_READ, &error);
	if (!store)
		return fail(&error);
	status = changes     ? change(session, store, &wish)
		 : wish.year ? list_questions(store, &wish, session->json)
			     : list_years(store, &wish, session->json);
	store_close(store);
	return status;
}

static const struct option_spec ita_options[] = {
	{OPTION_BODY, "body", "local|agency|school",
		N_("for which kind of body: local administration (the usual one), other "
		   "agencies, schools and colleges")},
	{OPTION_OUT, "out", NULL, N_("the year does not ask that item")},
	{OPTION_RESET, "reset", NULL,
		N_("take back what the office said of the item, or of the whole year")},
	JSON_OPTION(JSON_HELP),
	{0, NULL, NULL, NULL},
};

const struct command command_ita = {
	.name = "ita",
	.arguments = N_("[YEAR [CODE [QUESTION]]]"),
	.help = N_("show or correct what the ITA of a year asks"),
	.details =
		N_("Without arguments the years that are known are listed, with how many "
		   "items each part has. With a year its items, a line each: code, how "
		   "sure it is, question, indicator. checked: compared with a page of "
		   "that year; other-body: with one of another kind of body; unchecked: "
		   "with none; office: corrected here; out: taken out here. A question "
		   "that is not known is empty. With a code and a question the office "
		   "has that item otherwise from now on, or one more."),
	.options = ita_options,
	.run = run_ita,
};
