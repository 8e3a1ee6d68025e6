/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mattrakan export: a report for other programs.
 */
#include <config.h>

#include <getopt.h>
#include <string.h>

#include "cli/command.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/session.h"
#include "db/store.h"
#include "db/trust/seal.h"
#include "model/card_source.h"
#include "model/json.h"
#include "model/report.h"
#include "print/outlet.h"
#include "report/document.h"
#include "report/layout.h"
#include "report/page_frame.h"
#include "report/plain.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/str.h"

enum { OPTION_FORMAT = 1, OPTION_REPORT, OPTION_TO, OPTION_FORCE };

struct export_job;

struct format {
	const char *name;
	/* Appends the report in this form; mark: of its seal, "" for none. */
	bool (*make)(struct str *out, const struct report *report, const char *mark,
		struct error *error);
};

static bool make_json(struct str *out, const struct report *report, const char *mark,
	struct error *error)
{
	(void)error, (void)mark;
	report_to_json(out, report);
	return true;
}

/* The mark of the seal stands at the end, as it does at the foot of pages. */
static bool make_text(struct str *out, const struct report *report, const char *mark,
	struct error *error)
{
	struct layout *layout = layout_load(report->layout, error);
	if (!layout)
		return false;
	struct card_source *cards = card_source_of_report(report);
	struct document *document = document_new(layout, report, cards);
	bool made = plain_append(out, document, layout, error);
	if (made && *mark) {
		str_putc(out, '\n');
		page_frame_mark_append(out, mark);
		str_putc(out, '\n');
	}
	document_free(document);
	card_source_free(cards);
	layout_free(layout);
	return made;
}

static const struct format formats[] = {
	{"json", make_json},
	{"text", make_text},
};

struct export_job {
	const struct format *format;
	int64_t report;
	const char *to;
	bool force;
};

static const struct format *format_find(const char *name)
{
	for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++) {
		if (!strcmp(formats[i].name, name))
			return &formats[i];
	}
	return NULL;
}

static bool write_out(
	const struct export_job *job, const struct str *made, struct error *error)
{
	struct outlet *outlet = outlet_open_file(job->to, job->force, error);
	if (!outlet)
		return false;
	if (outlet_write(outlet, made->data, made->bytes, error))
		return outlet_finish(outlet, error);
	outlet_give_up(outlet);
	return false;
}

/* *approved: unless the report is said to be approved and is not what was. */
static bool export_report(const struct export_job *job, struct store *store,
	int64_t number, bool *approved, struct error *error)
{
	struct report report;
	char mark[SEAL_MARK_BYTES];
	if (!store_seal_mark(store, number, mark, error) ||
		!store_load(store, number, &report, error))
		return false;
	*approved = say_seal(number, mark);
	struct str made = STR_INIT;
	bool done = job->format->make(&made, &report, mark, error) &&
		    write_out(job, &made, error);
	str_release(&made);
	report_release(&report);
	return done;
}

static int export(struct session *session, const struct export_job *job)
{
	struct error error = ERROR_INIT;
	int64_t number;
	bool approved = true;
	struct store *store = session_open(session, STORE_READ, &error);
	if (!store)
		return fail(&error);
	bool done = session_report(session, store, job->report, &number, &error) &&
		    export_report(job, store, number, &approved, &error);
	store_close(store);
	if (!done)
		return fail(&error);
	return approved ? 0 : ERROR_REFUSED;
}

static int take_option(struct export_job *job, int option)
{
	switch (option) {
	case OPTION_FORMAT:
		if ((job->format = format_find(optarg)))
			return 0;
		return usage_error(&command_export,
			_("--format %s: json or text is expected"), optarg);
	case OPTION_REPORT: return option_report(&command_export, &job->report);
	case OPTION_TO: job->to = optarg; return 0;
	default: job->force = true; return 0;
	}
}

static int run(struct session *session, int argc, char **argv)
{
	struct export_job job = {.to = "-"};
	for (int option; (option = options_next(session, &command_export, argc, argv)) !=
			 OPTIONS_END;) {
		if (option == OPTIONS_STOP)
			return session->status;
		int status = take_option(&job, option);
		if (status)
			return status;
	}
	if (optind < argc)
		return usage_error(&command_export,
			_("%s: no argument is expected; name the report with --report"),
			argv[optind]);
	if (!job.format)
		return usage_error(&command_export,
			_("say which with --format json or --format text"));
	return export(session, &job);
}

static const struct option_spec options[] = {
	{OPTION_FORMAT, "format", "json|text", N_("which form")},
	{OPTION_REPORT, "report", N_("N"), N_("the report's number, as list shows it")},
	{OPTION_TO, "to", N_("-|FILE"), N_("where it goes (-, standard output)")},
	{OPTION_FORCE, "force", NULL, N_("write over an existing file")},
	{0, NULL, NULL, NULL},
};

const struct command command_export = {
	.name = "export",
	.help = N_("write a report for other programs"),
	.details = N_("json: everything, as import takes it. text: what the report says, "
		      "without pages and columns.\nWhere the report is not what was "
		      "approved (verify says why) it is written all the same, the text "
		      "says so, and the exit status is 1."),
	.options = options,
	.run = run,
};
