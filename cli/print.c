/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mattrakan print: the report in pages, to wherever they go.
 */
#include <config.h>

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "cli/interrupt.h"
#include "cli/job_watch.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/session.h"
#include "db/store.h"
#include "db/trust/seal.h"
#include "model/card_choice.h"
#include "model/card_source.h"
#include "model/report.h"
#include "office/summary.h"
#include "print/fit.h"
#include "print/job.h"
#include "print/outlet.h"
#include "print/page_range.h"
#include "print/profile.h"
#include "print/test_page.h"
#include "print/unprintable.h"
#include "report/pager.h"
#include "report/summary.h"
#include "text/date.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/str.h"

enum {
	OPTION_REPORT = 1,
	OPTION_LAYOUT,
	OPTION_PROFILE,
	OPTION_PAPER,
	OPTION_PITCH,
	OPTION_QUALITY,
	OPTION_BORDERS,
	OPTION_PAGES,
	OPTION_COPIES,
	OPTION_TO,
	OPTION_FORCE,
	OPTION_TEST_PAGE,
	OPTION_NO_DRAFT_MARK,
	OPTION_SUMMARY,
	OPTION_PATIENCE,
	OPTION_CARDS,
	OPTION_OWNER,
};

struct printing {
	int64_t report;
	struct print_request request;
	struct print_order order;
	struct card_choice choice;
	const char *to;
	bool force, test_page, summary;
	double patience;            /* seconds; 0: the usual one */
	bool unapproved;            /* said to be approved, and not what was */
	struct print_result result; /* how far it came */
	int status;                 /* of what was told already; 0: nothing was */
};

enum { STATUS_INTERRUPTED = 130 /* as shells have it for Ctrl-C */ };

/* --- what is said besides the pages --- */

static void say_lack(const struct lack *lack)
{
	struct str words = STR_INIT;
	lack_describe(lack, &words);
	say("%s", words.data);
	str_release(&words);
}

static bool say_unprintable(struct print_job *job, struct error *error)
{
	struct unprintable unprintable;
	if (!print_job_unprintable(job, &unprintable, error))
		return false;
	for (size_t i = 0; i < unprintable.count; i++)
		say_lack(&unprintable.items[i]);
	unprintable_release(&unprintable);
	return true;
}

/* Which pitch was taken, where there is a choice. */
static void say_fitting(const struct profile *profile, const struct fitting *fitting)
{
	if (!fitting->pitch)
		return;
	say(_("profile %s: %d characters an inch, %u columns, %u lines"), profile->name,
		(int)fitting->pitch->cpi, fitting->paper.columns, fitting->paper.lines);
	if (fitting->tight)
		say(_("the columns are narrow on this paper; a wider one would do better"));
}

/* How far it came, and how to go on from there. */
static void say_reached(const struct printing *printing, const struct print_job *job)
{
	const struct print_result *result = &printing->result;
	struct str pages = STR_INIT;
	const unsigned copies = print_job_rest(job, &printing->order, result, &pages);
	if (!result->stays || !pages.bytes) {
		str_release(&pages);
		return;
	}
	if (result->sure)
		say(_("the printer has the pages up to %u for sure; to go on: --pages "
		      "%s"),
			result->reached, pages.data);
	else
		say(_("of no page it is sure that the printer has it; look at the "
		      "paper, then print again: --pages %s"),
			pages.data);
	if (copies)
		say(_("and after that: '--copies %u'"), copies);
	str_release(&pages);
}

/* --- sending --- */

/* Ctrl-C ends it soon, but well: what was not taken is not printed. */
static bool page_goes_on(void *context, unsigned number, unsigned sent, unsigned all)
{
	(void)context, (void)number, (void)sent, (void)all;
	return !interrupted();
}

static bool wait_goes_on(void *context, const struct outlet_pause *pause)
{
	(void)context;
	return !pause->late && !interrupted();
}

static struct outlet *open_outlet(
	const struct printing *printing, const char *title, struct error *error)
{
	const struct outlet_request request = {
		.to = printing->to,
		.title = title,
		.copies = printing->order.copies,
		.force = printing->force,
		.patience = printing->patience,
		.waiting = wait_goes_on,
	};
	return outlet_open(&request, error);
}

/* Frees it; then waits for a queue's job, where all went well so far. */
static bool close_outlet(struct outlet *outlet, bool done, struct error *error)
{
	struct job_watch watch;
	job_watch_init(&watch, outlet);
	outlet_give_up(outlet);
	done = done && job_watch(&watch, error);
	job_watch_release(&watch);
	return done;
}

static bool send_pages(struct printing *printing, struct print_job *job,
	struct outlet *outlet, struct error *error)
{
	struct print_result *result = &printing->result;
	if (!print_job_send(job, &printing->order, outlet, result, error))
		return false;
	if (result->stopped)
		return error_set(error, ERROR_REFUSED, _("%s: printing was stopped"),
			printing->to);
	return print_job_end(job, outlet, result, error);
}

static bool send_job(struct printing *printing, struct print_job *job, const char *title,
	struct error *error)
{
	printing->order.progress = page_goes_on;
	struct outlet *outlet = open_outlet(printing, title, error);
	if (!outlet)
		return false;
	const bool done = send_pages(printing, job, outlet, error);
	return close_outlet(outlet, done, error);
}

static bool print_cards(struct printing *printing, const struct report *report,
	struct card_source *cards, struct error *error)
{
	struct print_job *job = print_job_new(&printing->request, report, cards, error);
	bool done = job && say_unprintable(job, error);
	if (done) {
		say_fitting(print_job_profile(job), print_job_fitting(job));
		interrupt_begin();
		done = send_job(printing, job, report->title, error);
		if (!done) {
			printing->status = fail(error);
			say_reached(printing, job);
		}
		if (interrupted())
			printing->status = STATUS_INTERRUPTED;
		interrupt_end();
	}
	print_job_free(job);
	return done;
}

/* In place of the report; it bears no seal. */
static bool print_summary(struct printing *printing, struct store *store, int64_t number,
	struct error *error)
{
	struct report report;
	struct summary summary;
	if (!store_load_head(store, number, &report, error))
		return false;
	struct card_source *cards = store_cards(store, number, error);
	bool done = cards &&
		    summary_read(&summary, store, number,
			    date_from_time(printing->request.date), report.digits, error);
	if (done) {
		printing->request.summary = &summary;
		done = print_cards(printing, &report, cards, error);
		summary_release(&summary);
	}
	card_source_free(cards);
	report_release(&report);
	return done;
}

static bool print_report(struct printing *printing, struct store *store, int64_t number,
	struct error *error)
{
	struct report report;
	char mark[SEAL_MARK_BYTES];
	if (!store_seal_mark(store, number, mark, error) ||
		!store_load_head(store, number, &report, error))
		return false;
	printing->request.mark = mark;
	printing->unapproved = !say_seal(number, mark);
	struct card_source *cards = store_cards(store, number, error);
	if (cards)
		cards = card_source_chosen(
			cards, &printing->choice, report.digits, error);
	bool done = cards && print_cards(printing, &report, cards, error);
	card_source_free(cards);
	report_release(&report);
	return done;
}

static bool print_test_page(const struct printing *printing, struct error *error)
{
	struct outlet *outlet = open_outlet(printing, _("test page"), error);
	if (!outlet)
		return false;
	const bool done = test_page_send(&printing->request, outlet, error) &&
			  outlet_end(outlet, error);
	return close_outlet(outlet, done, error);
}

static int print(struct session *session, struct printing *printing)
{
	struct error error = ERROR_INIT;
	int64_t number;
	if (printing->test_page)
		return print_test_page(printing, &error) ? 0 : fail(&error);
	struct store *store = session_open(session, STORE_READ, &error);
	if (!store)
		return fail(&error);
	store_lean(store); /* cards are read one after the other */
	bool done = session_report(session, store, printing->report, &number, &error) &&
		    (printing->summary ? print_summary : print_report)(
			    printing, store, number, &error);
	store_close(store);
	if (done)
		return printing->unapproved ? ERROR_REFUSED : 0;
	return printing->status ? printing->status : fail(&error);
}

/* --- options --- */

static int take_borders(struct printing *printing)
{
	if (strcmp(optarg, "box") && strcmp(optarg, "ascii"))
		return usage_error(&command_print,
			_("--borders %s: ascii or box is expected"), optarg);
	printing->request.borders = *optarg == 'b' ? BORDERS_BOX : BORDERS_ASCII;
	return 0;
}

static int take_pitch(struct printing *printing)
{
	char *end;
	printing->request.cpi = strtod(optarg, &end);
	if (end != optarg && !*end && printing->request.cpi > 0)
		return 0;
	return usage_error(&command_print,
		_("--pitch %s: characters an inch are expected, e.g. 12"), optarg);
}

static int take_quality(struct printing *printing)
{
	if (quality_find(optarg, &printing->request.quality))
		return 0;
	return usage_error(&command_print,
		_("--quality %s: draft, letter or panel is expected"), optarg);
}

static int take_copies(struct printing *printing)
{
	if (print_copies_parse(optarg, &printing->order.copies))
		return 0;
	return usage_error(&command_print, _("--copies %s: 1 to %d are expected"), optarg,
		PRINT_COPIES_MAX);
}

static int take_patience(struct printing *printing)
{
	if (outlet_patience_parse(optarg, &printing->patience))
		return 0;
	return usage_error(&command_print,
		_("--patience %s: seconds are expected, at most %d"), optarg,
		OUTLET_PATIENCE_MAX);
}

static int take_option(struct printing *printing, int option)
{
	struct error error = ERROR_INIT;
	struct print_request *request = &printing->request;
	switch (option) {
	case OPTION_REPORT: return option_report(&command_print, &printing->report);
	case OPTION_PAPER:
		return print_paper_parse(optarg, &request->paper, &error) ? 0
									  : fail(&error);
	case OPTION_PAGES:
		return page_range_parse(optarg, &printing->order.pages, &error)
			       ? 0
			       : fail(&error);
	case OPTION_BORDERS: return take_borders(printing);
	case OPTION_PITCH: return take_pitch(printing);
	case OPTION_QUALITY: return take_quality(printing);
	case OPTION_COPIES: return take_copies(printing);
	case OPTION_PATIENCE: return take_patience(printing);
	case OPTION_PROFILE: request->profile = optarg; return 0;
	case OPTION_LAYOUT: request->layout = optarg; return 0;
	case OPTION_TO: printing->to = optarg; return 0;
	case OPTION_SUMMARY: printing->summary = true; return 0;
	case OPTION_CARDS: printing->choice.numbers = optarg; return 0;
	case OPTION_OWNER: printing->choice.owner = optarg; return 0;
	case OPTION_NO_DRAFT_MARK: request->no_draft_mark = true; return 0;
	case OPTION_TEST_PAGE: printing->test_page = true; return 0;
	default: printing->force = true; return 0;
	}
}

static int run(struct session *session, int argc, char **argv)
{
	struct printing printing = {
		.to = "-",
		.request = {.date = time_now()},
		.order = {.copies = 1},
	};
	print_paper_parse(PRINT_PAPER_DEFAULT, &printing.request.paper, NULL);
	for (int option; (option = options_next(session, &command_print, argc, argv)) !=
			 OPTIONS_END;) {
		if (option == OPTIONS_STOP)
			return session->status;
		int status = take_option(&printing, option);
		if (status)
			return status;
	}
	if (optind < argc)
		return usage_error(&command_print,
			_("%s: no argument is expected; name the report with --report"),
			argv[optind]);
	if (printing.summary && (printing.choice.numbers || printing.choice.owner))
		return usage_error(&command_print, "%s",
			_("--summary is of the whole report: not with --cards or "
			  "--owner"));
	return print(session, &printing);
}

static const struct option_spec options[] = {
	{OPTION_REPORT, "report", N_("N"), N_("the report's number, as list shows it")},
	{OPTION_LAYOUT, "layout", N_("LAYOUT"),
		N_("another layout than the report's own, by name or file")},
	{OPTION_PROFILE, "profile", N_("PROFILE"),
		N_("what the printer wants, by name or file (text); the command profiles "
		   "lists them")},
	{OPTION_PAPER, "paper", N_("PAPER"),
		N_("the paper's size, in columns and lines, in inches or by its name: "
		   "136x66 (the default), 15x11in, A4")},
	{OPTION_PITCH, "pitch", "CPI",
		N_("characters an inch (the widest at which the layout fits well)")},
	{OPTION_QUALITY, "quality", "draft|letter|panel",
		N_("fast, clear, or as the printer is set (the profile's)")},
	{OPTION_BORDERS, "borders", "ascii|box",
		N_("how the table's lines are drawn (ascii)")},
	{OPTION_PAGES, "pages", N_("PAGES"), N_("which pages: 3, 3-, -5, 3-5, 1,4-6")},
	{OPTION_COPIES, "copies", N_("N"), N_("how many of each page (1)")},
	{OPTION_TO, "to", N_("-|FILE|PRINTER|tcp:HOST:PORT"),
		N_("where the pages go: standard output (-), a file or device, a printer "
		   "queue, a port")},
	{OPTION_FORCE, "force", NULL, N_("write over an existing file")},
	{OPTION_NO_DRAFT_MARK, "no-draft-mark", NULL,
		N_("print a report that is not approved without ร่าง at the head of its "
		   "pages")},
	{OPTION_SUMMARY, "summary", NULL,
		N_("one page of it for who decides: what is done, by whom, what is late")},
	{OPTION_CARDS, "cards", N_("CARDS"),
		N_("these measures alone, with their own numbers: 3, 3-, 3-5, 1,4-6; the "
		   "paper says that it is an extract")},
	{OPTION_OWNER, "owner", N_("NAME"),
		N_("the measures of this owner alone; of those of --cards, where both are "
		   "named")},
	{OPTION_TEST_PAGE, "test-page", NULL,
		N_("print a page that shows whether the printer is set right")},
	{OPTION_PATIENCE, "patience", "SECONDS",
		N_("how long to wait while the printer takes nothing; without it 300")},
	{0, NULL, NULL, NULL},
};

const struct command command_print = {
	.name = "print",
	.help = N_("print a report in pages"),
	.details =
		N_("Without --report: the only report, or the one opened last. The "
		   "date in the footer is today's, or that of SOURCE_DATE_EPOCH.\nA "
		   "name without a slash or a dot behind --to is a printer queue; "
		   "cups: alone is the default one. The command printers lists them.\nA "
		   "report that is not what was approved (verify says why) is printed "
		   "all the same: the foot of each page says so, and the exit status "
		   "is 1. What is not approved yet says ร่าง at the head of each page; "
		   "--no-draft-mark leaves that out, for a copy that is signed by hand."),
	.options = options,
	.run = run,
};
