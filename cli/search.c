/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mattrakan search: cards that hold a text, in any report.
 */
#include <config.h>

#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "cli/command.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/session.h"
#include "db/store.h"
#include "model/card.h"
#include "text/cell.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/str.h"

enum { OPTION_JSON = 1, OPTION_LIMIT };

/* Columns of text shown before the words that were found. */
enum { CONTEXT_COLUMNS = 24 };

static const char *const headings[] = {
	N_("No."),
	N_("Fiscal year"),
	N_("Card"),
	N_("Field"),
	N_("Text"),
};

struct search {
	struct listing *listing; /* or NULL: */
	struct str json;
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
	for (unsigned columns = 0; from > 0 && columns < CONTEXT_COLUMNS; columns++)
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
		str_puts(&search->json, search->hits > 1 ? ",\n {" : "\n {");
		json_number(&search->json, "report", hit->report);
		json_number(&search->json, "fiscal_year", hit->fiscal_year);
		json_number(&search->json, "card", hit->place);
		json_text(&search->json, "field", field_name(hit));
		json_text(&search->json, "text", hit->text);
		json_number(&search->json, "start", (int64_t)hit->start);
		json_number(&search->json, "bytes", (int64_t)hit->bytes);
		str_putc(&search->json, '}');
		return true;
	}
	struct str excerpt = STR_INIT;
	put_excerpt(&excerpt, hit);
	listing_printf(search->listing, "%lld", (long long)hit->report);
	listing_printf(search->listing, "%d", hit->fiscal_year);
	if (hit->place)
		listing_printf(search->listing, "%d", hit->place);
	else
		listing_put(search->listing, "");
	listing_put(search->listing, field_name(hit));
	listing_put(search->listing, excerpt.data);
	str_release(&excerpt);
	return true;
}

static int search_store(struct store *store, const char *words, int64_t limit, bool json)
{
	struct error error = ERROR_INIT;
	struct search search = {.json = STR_INIT};
	if (json)
		str_putc(&search.json, '[');
	else
		search.listing =
			listing_new(sizeof(headings) / sizeof(headings[0]), headings);
	bool done = store_search(store, words, limit, visit, &search, &error);
	if (json && done)
		printf("%s\n]\n", search.json.data);
	if (search.listing)
		listing_end(search.listing);
	str_release(&search.json);
	if (!done)
		return fail(&error);
	return search.hits ? 0 : ERROR_REFUSED;
}

static int run(struct session *session, int argc, char **argv)
{
	bool json = false;
	int64_t limit = 0;
	for (int option; (option = options_next(session, &command_search, argc, argv)) !=
			 OPTIONS_END;) {
		if (option == OPTIONS_STOP)
			return session->status;
		if (option == OPTION_JSON)
			json = true;
		else if (!(limit = report_number(optarg)))
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
	int status = search_store(store, argv[optind], limit, json);
	store_close(store);
	return status;
}

static const struct option_spec options[] = {
	{OPTION_LIMIT, "limit", N_("N"), N_("at most N places")},
	{OPTION_JSON, "json", NULL, N_("as JSON")},
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
