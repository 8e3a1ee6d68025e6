/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mattrakan bin: what was removed, bringing it back, destroying it.
 */
#include <config.h>

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "cli/json_output.h"
#include "cli/listing.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/session.h"
#include "db/bin.h"
#include "db/store.h"
#include "model/report.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"

enum { OPTION_CARD = 1, OPTION_YES };

struct bin {
	struct session *session;
	struct store *store;
	bool cards, yes;
	int count; /* numbers named */
	int64_t *numbers;
};

/* --- list --- */

/* JSON says more, and is written by itself. */
static const struct column columns[] = {
	{N_("Kind"), NULL},
	{N_("No."), NULL},
	{N_("Fiscal year"), NULL},
	{N_("Months"), NULL},
	{N_("Removed by"), NULL},
	{N_("When"), NULL},
	{N_("Title or measure"), NULL},
};

static const char *kind_of(const struct bin_item *item)
{
	return item->card ? "card" : "report";
}

static int64_t number_of(const struct bin_item *item)
{
	return item->card ? item->card : item->report;
}

static bool list_visit(void *context, const struct bin_item *item)
{
	struct listing *listing = context;
	listing_put(listing, kind_of(item));
	listing_number(listing, number_of(item));
	listing_number(listing, item->fiscal_year);
	listing_number(listing, item->months);
	listing_put(listing, item->who);
	listing_moment(listing, item->at);
	listing_put(listing, item->card ? item->name : item->title);
	return true;
}

static bool json_visit(void *context, const struct bin_item *item)
{
	struct str *out = json_row(context);
	json_text(out, "kind", kind_of(item));
	json_number(out, "number", number_of(item));
	json_number(out, "report", item->report);
	json_number(out, "fiscal_year", item->fiscal_year);
	json_number(out, "months", item->months);
	json_text(out, "title", item->title);
	if (item->card) {
		json_number(out, "place", item->place);
		json_text(out, "name", item->name);
	} else {
		json_text(out, "state", report_state_name(item->state));
		json_number(out, "cards", item->cards);
	}
	json_text(out, "who", item->who);
	json_moment(out, "at", item->at);
	return true;
}

static bool run_list(struct bin *bin, struct error *error)
{
	if (!bin->session->json) {
		struct listing *listing = listing_new(COUNT(columns), columns, false);
		const bool done = store_bin(bin->store, 0, list_visit, listing, error);
		listing_end(listing, done);
		return done;
	}
	struct json_rows rows = JSON_ROWS_INIT;
	const bool done = store_bin(bin->store, 0, json_visit, &rows, error);
	json_rows_end(&rows, done);
	return done;
}

/* --- restore --- */

/* All of those named, or none. */
static bool run_restore(struct bin *bin, struct error *error)
{
	const char *who = session_who(bin->session);
	if (!bin->count)
		return error_set(error, ERROR_USAGE,
			_("say which, by number; 'mattrakan bin' names what lies there"));
	if (!store_begin(bin->store, error))
		return false;
	bool good = true;
	for (int i = 0; good && i < bin->count; i++)
		good = bin->cards ? store_restore_from_bin(
					    bin->store, bin->numbers[i], who, error)
				  : store_restore_report(
					    bin->store, bin->numbers[i], who, error);
	if (good)
		return store_commit(bin->store, error);
	store_rollback(bin->store);
	return false;
}

/* --- empty --- */

struct found {
	struct bin_named {
		int64_t number;
		bool card;
	} * items;
	size_t count, capacity;
};

static bool take(void *context, const struct bin_item *item)
{
	struct found *found = context;
	found->items = mem_grow(
		found->items, found->count, &found->capacity, sizeof(*found->items));
	found->items[found->count++] =
		(struct bin_named){number_of(item), item->card != 0};
	return true;
}

static bool destroy(struct bin *bin, int64_t number, bool card, struct error *error)
{
	const char *who = session_who(bin->session);
	return card ? store_destroy_card(bin->store, number, who, error)
		    : store_destroy_report(bin->store, number, who, error);
}

/* Each for itself: what may not be destroyed is said, and the first of them decides how
 * this ends. */
static bool destroy_each(struct bin *bin, const struct found *found, struct error *error)
{
	bool good = true;
	for (size_t i = 0; i < found->count; i++) {
		struct error failed = ERROR_INIT;
		if (destroy(bin, found->items[i].number, found->items[i].card, &failed))
			continue;
		if (good)
			error_pass(error, &failed);
		else
			say("%s", error_message(&failed));
		error_release(&failed);
		good = false;
	}
	return good;
}

static bool run_empty(struct bin *bin, struct error *error)
{
	struct found found = {0};
	if (!bin->yes)
		return error_set(error, ERROR_USAGE,
			_("what is destroyed comes back from a backup alone; say --yes "
			  "where that is meant"));
	for (int i = 0; i < bin->count; i++) {
		const struct bin_item item = {
			.report = bin->numbers[i], .card = bin->cards * bin->numbers[i]};
		take(&found, &item);
	}
	const bool done = (bin->count || store_bin(bin->store, 0, take, &found, error)) &&
			  destroy_each(bin, &found, error);
	free(found.items);
	return done;
}

/* --- the command --- */

static const struct doing {
	const char *name;
	bool numbers; /* may be named */
	enum store_access access;
	bool (*run)(struct bin *bin, struct error *error);
} doings[] = {
	{"list", false, STORE_READ, run_list},
	{"restore", true, STORE_WRITE, run_restore},
	{"empty", true, STORE_WRITE, run_empty},
};

static const struct doing *find_doing(const char *name)
{
	for (size_t i = 0; i < sizeof(doings) / sizeof(*doings); i++)
		if (strcmp(doings[i].name, name) == 0)
			return &doings[i];
	return NULL;
}

static int carry_out(struct bin *bin, const struct doing *doing)
{
	struct error error = ERROR_INIT;
	bin->store = session_open(bin->session, doing->access, &error);
	if (!bin->store)
		return fail(&error);
	const bool done = doing->run(bin, &error);
	store_close(bin->store);
	return done ? 0 : fail(&error);
}

static int read_numbers(struct bin *bin, int argc, char **argv)
{
	bin->numbers = mem_new((size_t)argc + 1, sizeof(*bin->numbers));
	for (; optind < argc; optind++) {
		const int64_t number = report_number(argv[optind]);
		if (!number)
			return usage_error(&command_bin,
				_("%s: a number is expected; 'mattrakan bin' shows them"),
				argv[optind]);
		bin->numbers[bin->count++] = number;
	}
	return 0;
}

static int run_named(struct bin *bin, int argc, char **argv)
{
	const char *name = optind < argc ? argv[optind++] : "list";
	const struct doing *doing = find_doing(name);
	if (!doing)
		return usage_error(
			&command_bin, _("%s: list, restore or empty is expected"), name);
	if (!doing->numbers && optind < argc)
		return usage_error(
			&command_bin, _("%s: no argument is expected"), argv[optind]);
	int status = read_numbers(bin, argc, argv);
	if (!status)
		status = carry_out(bin, doing);
	free(bin->numbers);
	return status;
}

static int run(struct session *session, int argc, char **argv)
{
	struct bin bin = {.session = session};
	for (;;) {
		switch (options_next(session, &command_bin, argc, argv)) {
		case OPTION_CARD: bin.cards = true; break;
		case OPTION_YES: bin.yes = true; break;
		case OPTIONS_STOP: return session->status;
		default: return run_named(&bin, argc, argv);
		}
	}
}

static const struct option_spec options[] = {
	JSON_OPTION(N_("list: as JSON (doc/json.md)")),
	{OPTION_CARD, "card", NULL,
		N_("restore, empty: the numbers are those of measures, not of reports")},
	{OPTION_YES, "yes", NULL, N_("empty: it is meant")},
	{0, NULL, NULL, NULL},
};

const struct command command_bin = {
	.name = "bin",
	.arguments = N_("[list|restore N...|empty [N...]]"),
	.help = N_("what was removed: list it, bring it back, destroy it"),
	.details = N_(
		"Reports and measures that are removed lie in the bin until somebody "
		"destroys them. list: one line each: report or card, its number, fiscal "
		"year, months, who removed it and when, the title or the measure. On a "
		"terminal a table, elsewhere with a TAB between the fields.\n"
		"restore: brings back reports, with --card measures: a report as it was, "
		"a measure to where it stood.\n"
		"empty: destroys all that lies there, or what is named, with its "
		"history. Where people are entered a supervisor does this; what is "
		"approved stays."),
	.options = options,
	.run = run,
};
