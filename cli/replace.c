/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mattrakan replace: words, digits, and spaces inside words, over a report or a card of it.
 */
#include <config.h>

#include <getopt.h>
#include <string.h>

#include "cli/command.h"
#include "cli/listing.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/session.h"
#include "db/store.h"
#include "model/card.h"
#include "model/head_text.h"
#include "office/replace.h"
#include "office/replace_text.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/str.h"

enum {
	OPTION_REPORT = 1,
	OPTION_CARD,
	OPTION_EXACT,
	OPTION_DIGITS,
	OPTION_SPACES,
	OPTION_YES
};

/* Columns of a line that are told around a place. */
enum { CONTEXT = 60 };

struct replace {
	struct session *session;
	int64_t report, place; /* 0: none was named */
	struct replace_wish wish;
	bool yes;
};

static const struct column columns[] = {{N_("No."), "card"}, {N_("Field"), "field"},
	{N_("Now"), "now"}, {N_("Then"), "then"}};

static void list_field(struct listing *listing, const struct replace_text *text)
{
	struct str path = STR_INIT;
	if (text->card) {
		listing_put(listing, card_field_name(text->field));
		return;
	}
	head_path(&path, text->what, text->index);
	listing_put(listing, path.data);
	str_release(&path);
}

static void list_line(struct listing *listing, const struct replacement *found,
	const struct replace_hit *hit, bool after)
{
	struct str line = STR_INIT;
	size_t start, bytes;
	replace_hit_append(&line, found, hit, after, CONTEXT, "…", &start, &bytes);
	listing_put(listing, line.data ? line.data : "");
	str_release(&line);
}

static void list_places(const struct replacement *found, bool json)
{
	struct listing *listing = listing_new(COUNT(columns), columns, json);
	for (size_t i = 0; i < found->count; i++) {
		const struct replace_hit *hit = &found->hits[i];
		const struct replace_text *text = &found->texts[hit->text];
		if (!hit->taken)
			continue;
		if (text->card)
			listing_number(listing, text->place);
		else
			listing_nothing(listing);
		list_field(listing, text);
		list_line(listing, found, hit, false);
		list_line(listing, found, hit, true);
	}
	listing_end(listing, true);
}

/* What stays as it is, and why. */
static void tell_rest(const struct replacement *found)
{
	const size_t left = found->count - replacement_taken(found);
	if (found->approved)
		say(_("%zu places stand in what is approved, and stay"), found->approved);
	if (left)
		say(_("%zu places may be right as they are, and stay; the full-screen "
		      "program asks about each"),
			left);
	if (found->inside)
		say(_("%zu places are parts of a letter with its marks, and stay"),
			found->inside);
}

static bool carry_out(const struct replace *replace, struct store *store,
	const struct replacement *found, struct error *error)
{
	struct replaced done = {0};
	if (!replacement_taken(found))
		return true;
	if (!replace->yes) {
		say(_("nothing was changed; with --yes it is"));
		return true;
	}
	if (!replacement_do(found, store, session_who(replace->session), &done, error))
		return false;
	if (done.changed || done.refused)
		say(_("%zu texts and measures were changed by others meanwhile, and stay"),
			done.changed + done.refused);
	replaced_release(&done);
	return true;
}

static bool replace_in(struct replace *replace, struct store *store, struct error *error)
{
	int64_t report, card = 0;
	struct replacement found = {0};
	if (!session_report(replace->session, store, replace->report, &report, error) ||
		(replace->place && !store_card_at(store, report, (int)replace->place,
					   &card, error)) ||
		!replacement_find(&found, store, report, card, &replace->wish, error))
		return false;
	list_places(&found, replace->session->json);
	tell_rest(&found);
	const bool good = carry_out(replace, store, &found, error);
	replacement_release(&found);
	return good;
}

static int open_and_replace(struct replace *replace)
{
	struct error error = ERROR_INIT;
	struct store *store = session_open(
		replace->session, replace->yes ? STORE_WRITE : STORE_READ, &error);
	if (!store)
		return fail(&error);
	const bool good = replace_in(replace, store, &error);
	store_close(store);
	return good ? 0 : fail(&error);
}

static int read_digits(struct replace *replace)
{
	if (!strcmp(optarg, "thai"))
		replace->wish.kind = REPLACE_THAI_DIGITS;
	else if (!strcmp(optarg, "arabic"))
		replace->wish.kind = REPLACE_ARABIC_DIGITS;
	else
		return usage_error(
			&command_replace, _("%s: thai or arabic is expected"), optarg);
	return 0;
}

static int read_option(struct replace *replace, int option)
{
	switch (option) {
	case OPTION_REPORT: return option_report(&command_replace, &replace->report);
	case OPTION_CARD:
		replace->place = report_number(optarg);
		return replace->place
			       ? 0
			       : usage_error(&command_replace,
					 _("%s: the place of a measure is expected, from 1"),
					 optarg);
	case OPTION_EXACT: replace->wish.exact = true; return 0;
	case OPTION_DIGITS: return read_digits(replace);
	case OPTION_SPACES: replace->wish.kind = REPLACE_SPACES; return 0;
	default: replace->yes = true; return 0;
	}
}

static int run(struct session *session, int argc, char **argv)
{
	struct replace replace = {.session = session};
	int option;
	while ((option = options_next(session, &command_replace, argc, argv)) > 0) {
		const int status = read_option(&replace, option);
		if (status)
			return status;
	}
	if (option == OPTIONS_STOP)
		return session->status;
	const int wanted = replace.wish.kind == REPLACE_WORDS ? 2 : 0;
	if (argc - optind != wanted)
		return usage_error(&command_replace,
			wanted ? _("say what is to be looked for, and what takes its place")
			       : _("digits and spaces are looked for without words"));
	if (wanted) {
		replace.wish.find = argv[optind];
		replace.wish.with = argv[optind + 1];
	}
	return open_and_replace(&replace);
}

static const struct option_spec options[] = {
	{OPTION_REPORT, "report", N_("N"), N_("the report, by its number")},
	{OPTION_CARD, "card", N_("PLACE"), N_("this measure of it alone, by its place")},
	{OPTION_EXACT, "exact", NULL,
		N_("as typed; else as search finds: digits, forms and spaces do not "
		   "matter")},
	{OPTION_DIGITS, "digits", "thai|arabic",
		N_("numbers in the other digits by these")},
	{OPTION_SPACES, "spaces", NULL, N_("take spaces out that stand inside words")},
	{OPTION_YES, "yes", NULL, N_("do it; else it is but told what would be done")},
	JSON_OPTION(JSON_HELP),
	{0, NULL, NULL, NULL},
};

const struct command command_replace = {
	.name = "replace",
	.arguments = N_("[OLD NEW]"),
	.help = N_("replace words, digits or stray spaces in a report"),
	.details = N_(
		"Prints a line for each place: the place of the measure (nothing for the "
		"report's own texts), the field, the line as it is and as it will be, with "
		"a TAB between them; with --yes it is done, all of it at once. Addresses, "
		"mailboxes, codes of ITA items and what has Latin letters beside it keep "
		"their digits. What is approved is left as it is, as is what somebody has "
		"changed meanwhile. A measure that was done is a draft again where it is "
		"changed."),
	.options = options,
	.run = run,
};
