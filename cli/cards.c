/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mattrakan cards: measures copied and moved among reports and groups.
 */
#include <config.h>

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "cli/listing.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/session.h"
#include "db/bin.h"
#include "db/store.h"
#include "db/transfer.h"
#include "model/card.h"
#include "model/report.h"
#include "print/page_range.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"

enum { OPTION_TO = 1, OPTION_GROUP, OPTION_BEHIND };

struct sending {
	struct session *session;
	struct store *store;
	struct transfer transfer;
	int64_t behind; /* a place; 0: none was named */
	int64_t *cards;
	size_t count, capacity;
};

/* --- which --- */

static bool add_cards(struct sending *sending, int64_t report,
	const struct page_range *places, struct error *error)
{
	int64_t *numbers;
	size_t count;
	if (!store_bin_cards(sending->store, report, &numbers, &count, error))
		return false;
	for (size_t i = 0; i < count; i++) {
		if (!page_range_has(places, (unsigned)i + 1))
			continue;
		sending->cards = mem_grow(sending->cards, sending->count,
			&sending->capacity, sizeof(*sending->cards));
		sending->cards[sending->count++] = numbers[i];
	}
	free(numbers);
	return true;
}

/* Every place that is named has a measure. */
static bool check_places(const struct sending *sending, int64_t report,
	const struct page_range *places, struct error *error)
{
	int64_t card;
	for (size_t i = 0; i < places->count; i++) {
		const unsigned first = places->parts[i].first,
			       last = places->parts[i].last;
		if (!store_card_at(sending->store, report, (int)first, &card, error) ||
			(last != (unsigned)-1 && !store_card_at(sending->store, report,
							 (int)last, &card, error)))
			return false;
	}
	return true;
}

/* 3:1,4-6, or 3 for all of report 3. */
static bool read_cards(struct sending *sending, const char *text, struct error *error)
{
	struct page_range places = {.count = 0};
	struct report head;
	const size_t colon = strcspn(text, ":");
	char *name = mem_strndup(text, colon);
	const int64_t report = report_number(name);
	free(name);
	if (!report ||
		(text[colon] && !page_range_parse(text + colon + 1, &places, NULL)))
		return error_set(error, ERROR_USAGE,
			_("%s: a report and places of its measures are expected, such as "
			  "3:1,4-6"),
			text);
	/* Says which report there is not. */
	if (!store_load_head(sending->store, report, &head, error))
		return false;
	report_release(&head);
	return check_places(sending, report, &places, error) &&
	       add_cards(sending, report, &places, error);
}

/* --- doing it --- */

static const struct column columns[] = {
	{N_("Report"), "report"}, {N_("No."), "place"}, {N_("Measure"), "title"}};

/* Where it stands and what it is called. */
static bool tell_card(
	struct listing *listing, struct store *store, int64_t number, struct error *error)
{
	struct card_entry entry;
	struct str name = STR_INIT;
	if (!store_card(store, number, &entry, error))
		return false;
	const struct card *card = &entry.card;
	put_line(&name, card->issue && *card->issue ? card->issue : card->measure);
	listing_number(listing, entry.report);
	listing_number(listing, entry.place);
	listing_put(listing, name.data ? name.data : "");
	str_release(&name);
	card_entry_release(&entry);
	return true;
}

static bool send(struct sending *sending, struct error *error)
{
	struct transferred done;
	struct transfer *transfer = &sending->transfer;
	transfer->cards = sending->cards;
	transfer->count = sending->count;
	if (sending->behind && !store_card_at(sending->store, transfer->to,
				       (int)sending->behind, &transfer->behind, error))
		return false;
	if (!store_transfer(sending->store, transfer, session_who(sending->session),
		    &done, error))
		return false;
	bool good = true;
	struct listing *listing =
		listing_new(COUNT(columns), columns, sending->session->json);
	for (size_t i = 0; good && i < done.count; i++)
		good = tell_card(listing, sending->store, done.items[i].put, error);
	listing_end(listing, good);
	transferred_release(&done);
	return good;
}

static int carry_out(struct sending *sending, int argc, char **argv)
{
	struct error error = ERROR_INIT;
	sending->store = session_open(sending->session, STORE_WRITE, &error);
	if (!sending->store)
		return fail(&error);
	bool good = true;
	for (; good && optind < argc; optind++)
		good = read_cards(sending, argv[optind], &error);
	good = good && send(sending, &error);
	store_close(sending->store);
	free(sending->cards);
	return good ? 0 : fail(&error);
}

/* --- the command --- */

static int read_option(struct sending *sending, int option)
{
	int64_t *number = option == OPTION_TO ? &sending->transfer.to : &sending->behind;
	if (option == OPTION_GROUP) {
		sending->transfer.group = optarg;
		return 0;
	}
	*number = report_number(optarg);
	return *number ? 0
		       : usage_error(
				 &command_cards, _("%s: a number is expected"), optarg);
}

static int run(struct session *session, int argc, char **argv)
{
	struct sending sending = {.session = session};
	int option;
	while ((option = options_next(session, &command_cards, argc, argv)) > 0) {
		const int status = read_option(&sending, option);
		if (status)
			return status;
	}
	if (option == OPTIONS_STOP)
		return session->status;
	const char *act = optind < argc ? argv[optind++] : "";
	sending.transfer.moves = !strcmp(act, "move");
	if (!sending.transfer.moves && strcmp(act, "copy") != 0)
		return usage_error(&command_cards, _("copy or move is expected"));
	if (optind == argc || !sending.transfer.to)
		return usage_error(&command_cards,
			_("say which measures, such as 3:1,4-6, and --to which report"));
	return carry_out(&sending, argc, argv);
}

static const struct option_spec options[] = {
	{OPTION_TO, "to", N_("N"), N_("the report into which they go, by its number")},
	{OPTION_GROUP, "group", N_("GROUP"),
		N_("the group in which they will be; else each is in its own")},
	{OPTION_BEHIND, "behind", N_("PLACE"),
		N_("behind which measure of that report; else where their groups end")},
	JSON_OPTION(JSON_HELP),
	{0, NULL, NULL, NULL},
};

const struct command command_cards = {
	.name = "cards",
	.arguments = N_("copy|move N[:PLACES]... --to N"),
	.help = N_("copy or move measures among reports and groups"),
	.details = N_(
		"Measures are named by their report and their places in it: 3:1,4-6; 3 "
		"alone is all of them. Prints for each the report, its place there and its "
		"name, with a TAB between them. All of it is done, or nothing.\n"
		"copy: a copy is a draft of its own. Of another year it is as carry makes "
		"it; within the year it says the same, and its period and results are "
		"marked to be brought up to date.\n"
		"move: into another report; there it is a draft, and here it lies in the "
		"bin. Within its report it is but in another place and group. What is "
		"approved is not moved, nor what was sent back and is not answered."),
	.options = options,
	.run = run,
};
