/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mattrakan print: the paginated report.
 */
#include <config.h>

#include <getopt.h>
#include <string.h>

#include "cli/command.h"
#include "cli/options.h"
#include "cli/output.h"
#include "print/outlet.h"
#include "report/pager.h"
#include "report/text_sink.h"
#include "text/date.h"
#include "text/i18n.h"

enum {
	OPTION_REPORT = 1,
	OPTION_LAYOUT,
	OPTION_PROFILE,
	OPTION_PAPER,
	OPTION_BORDERS,
	OPTION_TO,
	OPTION_FORCE,
};

#define PAPER_DEFAULT "136x66"
#define PROFILE_TEXT  "text"

struct print_job {
	int64_t report;
	const char *layout; /* NULL: the report's own */
	const char *to;
	struct paper paper;
	enum border_style borders;
	bool force;
};

static bool write_page(
	struct outlet *outlet, const struct page *page, struct error *error)
{
	struct str out = STR_INIT;
	text_sink_page(&out, page);
	bool written = outlet_write(outlet, out.data, out.bytes, error);
	str_release(&out);
	return written;
}

static bool print_pages(struct pager *pager, struct outlet *outlet, struct error *error)
{
	const struct page *page;
	struct error failed = ERROR_INIT;
	while ((page = pager_next(pager, &failed)) != NULL) {
		if (!write_page(outlet, page, error))
			return false;
	}
	return error_pass(error, &failed);
}

static bool print_document(const struct print_job *job, const struct layout *layout,
	const struct report *report, struct card_source *cards, struct error *error)
{
	struct document *document = document_new(layout, report, cards);
	struct pager *pager = pager_new(document, layout, report->digits, job->paper,
		job->borders, time_now(), error);
	struct outlet *outlet =
		pager ? outlet_open_file(job->to, job->force, error) : NULL;
	bool done = outlet && print_pages(pager, outlet, error);
	if (done)
		done = outlet_finish(outlet, error);
	else
		outlet_give_up(outlet);
	pager_free(pager);
	document_free(document);
	return done;
}

static bool print_report(const struct print_job *job, struct store *store, int64_t number,
	struct error *error)
{
	struct report report;
	if (!store_load_head(store, number, &report, error))
		return false;
	struct layout *layout =
		layout_load(job->layout ? job->layout : report.layout, error);
	struct card_source *cards = layout ? store_cards(store, number, error) : NULL;
	bool done = cards && print_document(job, layout, &report, cards, error);
	card_source_free(cards);
	layout_free(layout);
	report_release(&report);
	return done;
}

static int print(struct session *session, const struct print_job *job)
{
	struct error error = ERROR_INIT;
	int64_t number;
	struct store *store = session_open(session, STORE_READ, &error);
	if (!store)
		return fail(&error);
	bool done = session_report(session, store, job->report, &number, &error) &&
		    print_report(job, store, number, &error);
	store_close(store);
	return done ? 0 : fail(&error);
}

static int take_option(struct print_job *job, int option)
{
	struct error error = ERROR_INIT;
	switch (option) {
	case OPTION_REPORT: return option_report(&command_print, &job->report);
	case OPTION_PAPER:
		return paper_parse(optarg, &job->paper, &error) ? 0 : fail(&error);
	case OPTION_BORDERS:
		if (strcmp(optarg, "box") && strcmp(optarg, "ascii"))
			return usage_error(&command_print,
				_("--borders %s: ascii or box is expected"), optarg);
		job->borders = *optarg == 'b' ? BORDERS_BOX : BORDERS_ASCII;
		return 0;
	case OPTION_PROFILE:
		if (!strcmp(optarg, PROFILE_TEXT))
			return 0;
		return usage_error(&command_print,
			_("--profile %s: there is no such profile; there is: %s"), optarg,
			PROFILE_TEXT);
	case OPTION_LAYOUT: job->layout = optarg; return 0;
	case OPTION_TO: job->to = optarg; return 0;
	default: job->force = true; return 0;
	}
}

static int run(struct session *session, int argc, char **argv)
{
	struct print_job job = {.to = "-", .borders = BORDERS_ASCII};
	paper_parse(PAPER_DEFAULT, &job.paper, NULL);
	for (int option; (option = options_next(session, &command_print, argc, argv)) !=
			 OPTIONS_END;) {
		if (option == OPTIONS_STOP)
			return session->status;
		int status = take_option(&job, option);
		if (status)
			return status;
	}
	if (optind < argc)
		return usage_error(&command_print,
			_("%s: no argument is expected; name the report with --report"),
			argv[optind]);
	return print(session, &job);
}

static const struct option_spec options[] = {
	{OPTION_REPORT, "report", N_("N"), N_("the report's number, as list shows it")},
	{OPTION_LAYOUT, "layout", N_("LAYOUT"),
		N_("another layout than the report's own, by name or file")},
	{OPTION_PROFILE, "profile", N_("PROFILE"), N_("what the printer wants (text)")},
	{OPTION_PAPER, "paper", N_("COLSxLINES"), N_("the paper's size (136x66)")},
	{OPTION_BORDERS, "borders", "ascii|box",
		N_("how the table's lines are drawn (ascii)")},
	{OPTION_TO, "to", N_("-|FILE"), N_("where the pages go (-, standard output)")},
	{OPTION_FORCE, "force", NULL, N_("write over an existing file")},
	{0, NULL, NULL, NULL},
};

const struct command command_print = {
	.name = "print",
	.help = N_("print a report in pages"),
	.details = N_("Without --report: the only report, or the one opened last. The "
		      "date in the footer is today's, or that of SOURCE_DATE_EPOCH."),
	.options = options,
	.run = run,
};
