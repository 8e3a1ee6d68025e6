/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mattrakan search: cards that hold a text, in any report.
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
#include "db/store.h"
#include "model/card.h"
#include "text/cell.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/str.h"

enum { OPTION_LIMIT = 1 };

/* Columns of text shown before the words that were found. */
enum { CONTEXT_COLUMNS = 24 };

/* JSON says more, and is written by itself. */
static const struct column columns[] = {
	{N_("No."), NULL},
	{N_("Fiscal year"), NULL},
	{N_("Card"), NULL},
	{N_("Field"), NULL},
	{N_("Text"), NULL},
};

struct search {
	struct listing *listing; /* or NULL: */
	struct json_rows rows;
	int64_t hits;
};

static const char *field_name(const struct search_hit *hit)
{
	return hit->field == FIELD_NONE ? "report" : card_field_name(hit->field);
}

/* The paragraph from a few cells before the words on. */
static void put_excerpt(struct str *out, const struct search_hit *hit)
{
	size_t from = hit->start;
	for (unsigned back = 0; from > 0 && back < CONTEXT_COLUMNS; back++)
		from = cell_previous(hit->text, from);
	if (from)
		str_puts(out, "…");
	put_line(out, hit->text + from);
}

static bool visit(void *context, const struct search_hit *hit)
{
	struct search *search = context;
	search->hits++;
	if (!search->listing) {
		struct str *out = json_row(&search->rows);
		json_number(out, "report", hit->report);
		json_number(out, "fiscal_year", hit->fiscal_year);
		json_number(out, "card", hit->place);
		json_text(out, "field", field_name(hit));
		json_text(out, "text", hit->text);
		json_number(out, "start", (int64_t)hit->start);
		json_number(out, "bytes", (int64_t)hit->bytes);
		return true;
	}
	struct str excerpt = STR_INIT;
	put_excerpt(&excerpt, hit);
	listing_number(search->listing, hit->report);
	listing_number(search->listing, hit->fiscal_year);
	if (hit->place)
		listing_number(search->listing, hit->place);
	else
		listing_nothing(search->listing);
	listing_put(search->listing, field_name(hit));
	listing_put(search->listing, excerpt.data);
	str_release(&excerpt);
	return true;
}

static int search_store(struct store *store, const char *words, int64_t limit, bool json)
{
	struct error error = ERROR_INIT;
	struct search search = {.rows = JSON_ROWS_INIT};
	if (!json)
		search.listing = listing_new(COUNT(columns), columns, false);
	bool done = store_search(store, words, limit, visit, &search, &error);
	if (json)
		json_rows_end(&search.rows, done);
	else
		listing_end(search.listing, done);
	if (!done)
		return fail(&error);
	return search.hits ? 0 : ERROR_REFUSED;
}

static int run(struct session *session, int argc, char **argv)
{
	int64_t limit = 0;
	for (int option; (option = options_next(session, &command_search, argc, argv)) !=
			 OPTIONS_END;) {
		if (option == OPTIONS_STOP)
			return session->status;
		if (!(limit = report_number(optarg)))
			return usage_error(&command_search,
				_("--limit %s: a number is expected"), optarg);
	}
	if (optind + 1 != argc || !*argv[optind])
		return usage_error(&command_search,
			_("name one text to look for, in quotes if it has spaces"));
	struct error error = ERROR_INIT;
	struct store *store = session_open(session, STORE_READ, &error);
	if (!store)
		return fail(&error);
	int status = search_store(store, argv[optind], limit, session->json);
	store_close(store);
	return status;
}

static const struct option_spec options[] = {
	{OPTION_LIMIT, "limit", N_("COUNT"), N_("at most so many places")},
	JSON_OPTION(JSON_HELP),
	{0, NULL, NULL, NULL},
};

const struct command command_search = {
	.name = "search",
	.arguments = N_("TEXT"),
	.help = N_("find cards that hold a text, in any report"),
	.details = N_("One line a card: report, fiscal year, card, field, and the words "
		      "with what stands around them; newest report first. Spaces inside "
		      "Thai words, Thai and Arabic digits, capital and small letters "
		      "make no difference. Exit status 1 if nothing was found."),
	.options = options,
	.run = run,
};
