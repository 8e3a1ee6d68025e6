/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mattrakan show: one report at a glance, and its cards.
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
#include "db/trust/seal.h"
#include "model/card.h"
#include "model/card_source.h"
#include "model/deadline.h"
#include "model/head_text.h"
#include "model/report.h"
#include "office/deadline.h"
#include "office/summary.h"
#include "report/summary.h"
#include "text/date.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/language.h"
#include "text/macros.h"
#include "text/period.h"
#include "text/str.h"

enum { OPTION_OPEN = 1 };

/* JSON says more, and is written by itself. */
static const struct column columns[] = {
	{N_("Card"), NULL},
	{N_("State"), NULL},
	{N_("Owners"), NULL},
	{N_("Period"), NULL},
	{N_("Understood as"), NULL},
	{N_("Unconfirmed"), NULL},
	{N_("Issue or measure"), NULL},
};

/* The first text by which a person knows the card. */
static const char *card_title(const struct card *card)
{
	if (card->issue && *card->issue)
		return card->issue;
	return card->measure ? card->measure : "";
}

static void put_owners(struct str *out, const struct card *card)
{
	for (size_t i = 0; i < card->owners.count; i++)
		str_printf(out, "%s%s", i ? "/ " : "", card->owners.items[i]);
}

static void put_period(
	struct str *out, const struct card *card, const struct report *report)
{
	const char *typed = card->period ? card->period : "";
	struct period period = period_parse(typed, strlen(typed), report->fiscal_year);
	if (period.kind != PERIOD_EMPTY)
		period_describe(out, &period, report->digits);
}

static void list_card(struct listing *listing, const struct report *report, int place,
	const struct card *card)
{
	struct str owners = STR_INIT, period = STR_INIT;
	put_owners(&owners, card);
	put_period(&period, card, report);
	listing_number(listing, place);
	listing_put(listing, card_state_name(card->state));
	listing_put(listing, owners.data);
	listing_put(listing, card->period);
	listing_put(listing, period.data);
	listing_number(listing, card_unconfirmed_count(card));
	listing_put(listing, card_title(card));
	str_release(&owners);
	str_release(&period);
}

static void show_line(const char *label, const char *text)
{
	struct str shown = STR_INIT;
	put_line(&shown, text);
	if (shown.bytes)
		printf("%s: %s\n", label, shown.data);
	str_release(&shown);
}

/* What is left to do until the deadline, for a report that has one and was not handed in. */
static bool is_counted(const struct summary *left)
{
	return deadline_is_set(&left->deadline) && !left->deadline.handed_in;
}

static bool read_left(struct summary *left, struct store *store, int64_t number,
	const struct report *report, struct error *error)
{
	const struct date today = date_from_time(time_now());
	*left = (struct summary){
		.deadline = deadline_of(report->deadline, report->state, today)};
	return !is_counted(left) ||
	       summary_read(left, store, number, today, language_digits(), error);
}

static void show_left(const struct summary *left)
{
	struct str line = STR_INIT;
	deadline_append(&line, &left->deadline, language_digits());
	if (line.bytes)
		printf("%s\n", line.data);
	if (is_counted(left))
		tell(_("Left to do: %zu measures not done, %zu not yet approved; the check "
		       "finds %zu to mend, %zu to look at"),
			left->measures - summary_done(left), left->states[CARD_DONE],
			left->errors, left->warnings);
	str_release(&line);
}

static void show_head(const struct report *report, int64_t number, const char *mark,
	const struct summary *left)
{
	struct str agency = STR_INIT;
	const struct agency *of = &report->agency;
	str_printf(&agency, "%s%s %s %s", of->type ? of->type : "",
		of->name ? of->name : "", of->district ? of->district : "",
		of->province ? of->province : "");
	show_line(_("Report"), report->title);
	tell("%s: %lld", _("Number"), (long long)number);
	show_line(_("Agency"), agency.data);
	tell(_("Fiscal year: %d (%d months)"), report->fiscal_year, report->months);
	show_line(_("Layout"), report->layout);
	show_line(_("State"), report_state_shown(report->state, mark));
	show_left(left);
	if (head_unconfirmed_count(report, NULL))
		tell(_("Texts carried over and not yet confirmed: %u"),
			head_unconfirmed_count(report, NULL));
	if (report->ita.total.kind == DECIMAL_INTEGER ||
		report->ita.total.kind == DECIMAL_REAL)
		tell(_("ITA result: %g %s"), report->ita.total.value,
			report->ita.level ? report->ita.level : "");
	str_release(&agency);
}

static bool show_table(
	const struct report *report, struct card_source *cards, struct error *error)
{
	struct listing *listing = listing_new(COUNT(columns), columns, false);
	struct error failed = ERROR_INIT;
	const struct card *card;
	for (int place = 1; (card = cards->next(cards, &failed)) != NULL; place++)
		list_card(listing, report, place, card);
	listing_end(listing, failed.kind == ERROR_NONE);
	return error_pass(error, &failed);
}

static void json_card(
	struct str *out, const struct report *report, int place, const struct card *card)
{
	struct str owners = STR_INIT, period = STR_INIT;
	put_owners(&owners, card);
	put_period(&period, card, report);
	json_next(out);
	str_puts(out, "\n  {");
	json_number(out, "place", place);
	json_text(out, "uuid", card->uuid);
	json_text(out, "state", card_state_name(card->state));
	json_text(out, "title", card_title(card));
	json_text(out, "owners", owners.data);
	json_text(out, "period", card->period);
	json_text(out, "understood", period.data);
	json_number(out, "unconfirmed", card_unconfirmed_count(card));
	str_putc(out, '}');
	str_release(&owners);
	str_release(&period);
}

static void json_left(struct str *out, const struct summary *left)
{
	json_deadline(out, &left->deadline);
	if (!is_counted(left))
		return;
	json_number(out, "cards_left", (int64_t)(left->measures - summary_done(left)));
	json_number(out, "cards_waiting", (int64_t)left->states[CARD_DONE]);
	json_number(out, "errors", (int64_t)left->errors);
	json_number(out, "warnings", (int64_t)left->warnings);
}

static bool show_json(const struct report *report, int64_t number,
	struct card_source *cards, const char *mark, const struct summary *left,
	struct error *error)
{
	struct str out = STR_INIT;
	struct error failed = ERROR_INIT;
	const struct card *card;
	const unsigned texts = head_unconfirmed_count(report, NULL);
	int64_t unconfirmed = texts;
	json_begin(&out);
	json_number(&out, "number", number);
	json_text(&out, "uuid", report->uuid);
	json_text(&out, "title", report->title);
	json_number(&out, "fiscal_year", report->fiscal_year);
	json_number(&out, "months", report->months);
	json_text(&out, "layout", report->layout);
	json_text(&out, "state", report_state_shown(report->state, mark));
	json_left(&out, left);
	json_open_array(&out, "cards");
	for (int place = 1; (card = cards->next(cards, &failed)) != NULL; place++) {
		json_card(&out, report, place, card);
		unconfirmed += card_unconfirmed_count(card);
	}
	str_puts(&out, "\n ]");
	json_number(&out, "unconfirmed_texts", texts);
	json_number(&out, "unconfirmed", unconfirmed);
	bool done = error_pass(error, &failed);
	if (done)
		json_end(&out);
	str_release(&out);
	return done;
}

static bool show_parts(struct store *store, int64_t number, const struct report *report,
	bool json, const char *mark, struct error *error)
{
	struct summary left;
	if (!read_left(&left, store, number, report, error))
		return false;
	struct card_source *cards = store_cards(store, number, error);
	bool done = cards != NULL;
	if (cards && json) {
		done = show_json(report, number, cards, mark, &left, error);
	} else if (cards) {
		if (output_for_people())
			show_head(report, number, mark, &left);
		done = show_table(report, cards, error);
	}
	card_source_free(cards);
	summary_release(&left);
	return done;
}

/* *mark: of its seal. */
static bool show_report(struct store *store, int64_t number, bool json,
	char mark[SEAL_MARK_BYTES], struct error *error)
{
	struct report report;
	if (!store_seal_mark(store, number, mark, error) ||
		!store_load_head(store, number, &report, error))
		return false;
	const bool done = show_parts(store, number, &report, json, mark, error);
	report_release(&report);
	return done;
}

/* What a person looks at on a terminal is what commands without --report mean from
 * then on; whether that can be noted (a read-only file) does not matter there. */
static bool note_opened(
	struct session *session, int64_t number, bool asked, struct error *error)
{
	if (!asked && !output_for_people())
		return true;
	struct error failed = ERROR_INIT;
	struct store *store = session_open(session, STORE_WRITE, &failed);
	bool done = store &&
		    store_set_last_opened(store, session_who(session), number, &failed);
	store_close(store);
	if (!done && asked)
		return error_pass(error, &failed);
	error_release(&failed);
	return true;
}

static int show(struct session *session, int64_t wanted, bool open)
{
	struct error error = ERROR_INIT;
	int64_t number;
	char mark[SEAL_MARK_BYTES] = "";
	struct store *store = session_open(session, STORE_READ, &error);
	if (!store)
		return fail(&error);
	bool done = session_report(session, store, wanted, &number, &error) &&
		    show_report(store, number, session->json, mark, &error);
	store_close(store);
	done = done && note_opened(session, number, open, &error);
	if (!done)
		return fail(&error);
	return say_seal(number, mark) ? 0 : ERROR_REFUSED;
}

static int run(struct session *session, int argc, char **argv)
{
	bool open = false;
	for (int option; (option = options_next(session, &command_show, argc, argv)) !=
			 OPTIONS_END;) {
		if (option == OPTIONS_STOP)
			return session->status;
		open = true;
	}
	int64_t wanted = 0;
	if (optind + 1 < argc)
		return usage_error(&command_show, _("name one report by its number"));
	if (optind < argc && !(wanted = report_number(argv[optind])))
		return usage_error(&command_show,
			_("%s: a report's number is expected; list shows them"),
			argv[optind]);
	return show(session, wanted, open);
}

static const struct option_spec options[] = {
	{OPTION_OPEN, "open", NULL,
		N_("from now on it is the report that commands without --report mean")},
	JSON_OPTION(JSON_HELP),
	{0, NULL, NULL, NULL},
};

const struct command command_show = {
	.name = "show",
	.arguments = "[N]",
	.help = N_("show one report and its cards"),
	.details =
		N_("One line a card: place, state, owners, period as typed and as "
		   "understood, how many of its fields were carried over and are not "
		   "yet confirmed, issue or measure. On a terminal the report's head "
		   "stands before them, with what is left to do until its deadline, and "
		   "the report becomes the one that commands "
		   "without --report mean. A report that is not what was approved "
		   "(verify says why) is of the state "
		   "not-as-approved, and the exit status is 1."),
	.options = options,
	.run = run,
};
