/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mattrakan print: the report in pages, to wherever they go.
 */
#include <config.h>

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "cli/job_watch.h"
#include "cli/json_output.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/session.h"
#include "cli/work.h"
#include "db/store.h"
#include "db/trust/seal.h"
#include "model/card_choice.h"
#include "model/card_source.h"
#include "model/config.h"
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
#include "text/mem.h"
#include "text/progress.h"
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

/* What was sent. */
struct made {
	int64_t report; /* 0: a test page */
	unsigned pages; /* sent, of all copies; 0: a test page */
	size_t bytes;
	int job;     /* of a queue; 0: there is none */
	char *queue; /* NULL: there is none */
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
	bool json;
	struct made made; /* for --json */
	struct store *store;
	struct progress *progress;
};

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
	struct progress *progress = context;
	(void)number;
	progress->all = all;
	return progress_reach(progress, sent);
}

static bool wait_goes_on(void *context, const struct outlet_pause *pause)
{
	return !pause->late && progress_goes_on(context);
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
		.context = printing->progress,
	};
	return outlet_open(&request, error);
}

static void note_made(struct made *made, const struct outlet *outlet)
{
	const char *queue = NULL;
	made->bytes = outlet_given(outlet);
	made->job = outlet_job(outlet, &queue);
	made->queue = made->job ? mem_strdup(queue) : NULL;
}

static void tell_made(const struct printing *printing)
{
	const struct made *made = &printing->made;
	struct str out = STR_INIT;
	json_begin(&out);
	json_number_if(&out, "report", made->report);
	json_text(&out, "to", printing->to);
	json_number(&out, "pages", made->pages);
	json_number(&out, "copies", printing->order.copies);
	json_number(&out, "bytes", (int64_t)made->bytes);
	json_text(&out, "queue", made->queue);
	json_number(&out, "job", made->job);
	json_boolean(&out, "as_approved", !printing->unapproved);
	json_end(&out);
}

/* Frees it; then waits for a queue's job, where all went well so far. */
static bool close_outlet(const struct printing *printing, struct outlet *outlet,
	bool done, struct error *error)
{
	struct job_watch watch;
	job_watch_init(&watch, outlet);
	outlet_give_up(outlet);
	done = done && job_watch(&watch, printing->progress, error);
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
		return error_set(error, ERROR_STOPPED, _("%s: printing was stopped"),
			printing->to);
	return print_job_end(job, outlet, result, error);
}

static bool send_job(struct printing *printing, struct print_job *job, const char *title,
	struct error *error)
{
	printing->order.progress = page_goes_on;
	printing->order.context = printing->progress;
	/* Pages are counted from now on, not the cards that they are made of. */
	store_watch(printing->store, NULL);
	progress_begin(printing->progress, N_("printing the pages"), 0);
	struct outlet *outlet = open_outlet(printing, title, error);
	if (!outlet)
		return false;
	const bool done = send_pages(printing, job, outlet, error);
	note_made(&printing->made, outlet);
	printing->made.pages = printing->result.sent;
	return close_outlet(printing, outlet, done, error);
}

static bool print_cards(struct printing *printing, const struct report *report,
	struct card_source *cards, struct error *error)
{
	progress_begin(printing->progress, N_("laying out the pages"), 0);
	struct print_job *job = print_job_new(&printing->request, report, cards, error);
	progress_begin(
		printing->progress, N_("looking for what the printer cannot print"), 0);
	bool done = job && say_unprintable(job, error);
	if (done) {
		say_fitting(print_job_profile(job), print_job_fitting(job));
		done = send_job(printing, job, report->title, error);
		if (!done) {
			printing->status = fail(error);
			say_reached(printing, job);
		}
		/* A device that took nothing more is no fault of its own then. */
		if (progress_stopped(printing->progress))
			printing->status = ERROR_STOPPED;
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

static bool print_test_page(struct printing *printing, struct error *error)
{
	struct outlet *outlet = open_outlet(printing, _("test page"), error);
	if (!outlet)
		return false;
	const bool done = test_page_send(&printing->request, outlet, error) &&
			  outlet_end(outlet, error);
	note_made(&printing->made, outlet);
	return close_outlet(printing, outlet, done, error);
}

static int print_from_store(struct session *session, struct printing *printing)
{
	struct error error = ERROR_INIT;
	int64_t number;
	struct store *store = session_open(session, STORE_READ, &error);
	if (!store)
		return fail(&error);
	store_lean(store); /* cards are read one after the other */
	bool done = session_report(session, store, printing->report, &number, &error);
	if (done) {
		printing->store = store;
		printing->progress = work_begin();
		store_watch(store, printing->progress);
		done = (printing->summary ? print_summary : print_report)(
			printing, store, number, &error);
		work_end();
	}
	store_close(store);
	if (!done)
		return printing->status ? printing->status : fail(&error);
	printing->made.report = number;
	if (printing->json)
		tell_made(printing);
	return printing->unapproved ? ERROR_REFUSED : 0;
}

static int print_test(struct printing *printing)
{
	struct error error = ERROR_INIT;
	if (!print_test_page(printing, &error))
		return fail(&error);
	if (printing->json)
		tell_made(printing);
	return 0;
}

static int print(struct session *session, struct printing *printing)
{
	const int status = printing->test_page ? print_test(printing)
					       : print_from_store(session, printing);
	free(printing->made.queue);
	return status;
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
	const char *paper = config_value(CONFIG_PAPER);
	print_paper_parse(
		paper ? paper : PRINT_PAPER_DEFAULT, &printing.request.paper, NULL);
	printing.request.profile = config_value(CONFIG_PROFILE);
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
	if (session->json && !strcmp(printing.to, "-"))
		return usage_error(&command_print, "%s",
			_("--json: say with --to where the pages go; standard output is for "
			  "what was made"));
	printing.json = session->json;
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
	{OPTION_COPIES, "copies", N_("COUNT"), N_("how many of each page (1)")},
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
	JSON_OPTION(N_("what was made: as JSON (doc/json.md)")),
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
