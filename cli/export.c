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
#include "office/exporting.h"
#include "print/outlet.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/str.h"

enum {
	OPTION_FORMAT = 1,
	OPTION_REPORT,
	OPTION_TO,
	OPTION_SUMMARY,
	OPTION_EMBLEM,
	OPTION_FORCE,
};

struct export_job {
	const struct export_form *form;
	int64_t report;
	const char *office; /* path of the office file */
	const char *to;
	bool summary;       /* in place of the report */
	const char *emblem; /* a picture; NULL: the office's */
	bool force;
};

/* *approved: unless the report is said to be approved and is not what was. */
static bool export_report(const struct export_job *job, struct store *store,
	int64_t number, bool *approved, struct error *error)
{
	char mark[SEAL_MARK_BYTES];
	if (!store_seal_mark(store, number, mark, error))
		return false;
	*approved = say_seal(number, mark);
	struct outlet *outlet = outlet_open_file(job->to, job->force, error);
	if (!outlet)
		return false;
	const struct export_request request = {
		.store = store,
		.report = number,
		.form = job->form,
		.office = job->office,
		.mark = mark,
		.emblem = job->emblem,
		.summary = job->summary,
	};
	if (export_write(&request, outlet, error))
		return outlet_finish(outlet, error);
	outlet_give_up(outlet);
	return false;
}

static int export(struct session *session, const struct export_job *job)
{
	struct error error = ERROR_INIT;
	int64_t number;
	bool approved = true;
	struct store *store = session_open(session, STORE_READ, &error);
	if (!store)
		return fail(&error);
	store_lean(store); /* cards are read one after the other */
	bool done = session_report(session, store, job->report, &number, &error) &&
		    export_report(job, store, number, &approved, &error);
	store_close(store);
	if (!done)
		return fail(&error);
	return approved ? 0 : ERROR_REFUSED;
}

static void append_formats(struct str *out)
{
	const struct export_form *forms[EXPORT_FORMS_MAX];
	const size_t count = export_forms(forms);
	for (size_t i = 0; i < count; i++)
		str_printf(out, "%s%s", i ? ", " : "", forms[i]->name);
}

/* Which there are; name: what was asked for in place of one, NULL: nothing was. */
static int ask_for_format(const char *name)
{
	struct str formats = STR_INIT;
	append_formats(&formats);
	const int status = name ? usage_error(&command_export,
					  _("--format %s: one of these is expected: %s"),
					  name, formats.data)
				: usage_error(&command_export,
					  _("say which with --format: %s"), formats.data);
	str_release(&formats);
	return status;
}

/* What is no text would upset a terminal. */
static bool suits_outlet(const struct export_job *job)
{
	return job->form->is_text || strcmp(job->to, "-") != 0 || !output_for_people();
}

static int take_option(struct export_job *job, int option)
{
	switch (option) {
	case OPTION_FORMAT:
		job->form = export_form_find(optarg);
		return job->form ? 0 : ask_for_format(optarg);
	case OPTION_REPORT: return option_report(&command_export, &job->report);
	case OPTION_TO: job->to = optarg; return 0;
	case OPTION_SUMMARY: job->summary = true; return 0;
	case OPTION_EMBLEM: job->emblem = optarg; return 0;
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
	if (!job.form)
		return ask_for_format(NULL);
	if (job.summary && !job.form->summarises)
		return usage_error(&command_export,
			_("a summary is made as text, html or pdf alone"));
	if (!suits_outlet(&job))
		return usage_error(&command_export,
			_("%s is no text for a terminal; name a file with --to"),
			job.form->name);
	job.office = session_office(session);
	return export(session, &job);
}

static const struct option_spec options[] = {
	{OPTION_FORMAT, "format", "json|text|html|pdf|docx|csv|xlsx", N_("which form")},
	{OPTION_REPORT, "report", N_("N"), N_("the report's number, as list shows it")},
	{OPTION_TO, "to", N_("-|FILE"), N_("where it goes (-, standard output)")},
	{OPTION_SUMMARY, "summary", NULL,
		N_("one page of it for who decides: what is done, by whom, what is "
		   "late (text, html, pdf)")},
	{OPTION_EMBLEM, "emblem", N_("FILE"),
		N_("pdf: the picture (PNG) at the head of a memo, in place of the "
		   "office's")},
	{OPTION_FORCE, "force", NULL, N_("write over an existing file")},
	{0, NULL, NULL, NULL},
};

const struct command command_export = {
	.name = "export",
	.help = N_("write a report for other programs"),
	.details = N_(
		"json: everything, as import takes it. text: what the report says, "
		"without pages and columns.\nhtml: a web page in one file, to be put "
		"on the office's site, read on a phone or printed. pdf: pages of A4, to be "
		"sent or put on the site. docx: a document that others correct in Word or "
		"LibreOffice; it holds all that json holds. csv, xlsx: the measures for a "
		"spreadsheet, a row each.\nWhere the report is not what was "
		"approved (verify says why) it is written all the same, text, web "
		"page and pdf say so, and the exit status is 1."),
	.options = options,
	.run = run,
};
