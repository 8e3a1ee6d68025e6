/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mattrakan export: a report for other programs.
 */
#include <config.h>

#include <getopt.h>
#include <string.h>

#include "cli/command.h"
#include "cli/export_bundle.h"
#include "cli/json_output.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/session.h"
#include "cli/work.h"
#include "db/store.h"
#include "db/trust/seal.h"
#include "office/bundle.h"
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
	OPTION_UNSIGNED,
};

struct export_job {
	struct export_bundle bundle;
	bool is_bundle;
	const struct export_form *form;
	int64_t report;
	const char *office; /* path of the office file */
	const char *to;
	bool summary;       /* in place of the report */
	const char *emblem; /* a picture; NULL: the office's */
	bool force;
	bool json;
};

static void tell_made(
	const struct export_job *job, int64_t number, size_t bytes, bool approved)
{
	struct str out = STR_INIT;
	json_begin(&out);
	json_number(&out, "report", number);
	json_text(&out, "format", job->form->name);
	json_text(&out, "to", job->to);
	json_number(&out, "bytes", (int64_t)bytes);
	json_boolean(&out, "as_approved", approved);
	json_end(&out);
}

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
	const bool done = export_write(&request, outlet, error);
	const size_t bytes = outlet_given(outlet);
	if (!done)
		outlet_give_up(outlet);
	else if (!outlet_finish(outlet, error))
		return false;
	if (done && job->json)
		tell_made(job, number, bytes, *approved);
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
	store_lean(store); /* cards are read one after the other */
	bool done = session_report(session, store, job->report, &number, &error);
	if (done) {
		store_watch(store, work_begin());
		done = export_report(job, store, number, &approved, &error);
		work_end();
	}
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
		str_printf(out, "%s, ", forms[i]->name);
	str_puts(out, BUNDLE_NAME);
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
	return (!job->is_bundle && job->form->is_text) || strcmp(job->to, "-") != 0 ||
	       !output_for_people();
}

/* A bundle takes several. */
static int take_report(struct export_job *job)
{
	const int status = option_report(&command_export, &job->report);
	if (!status)
		export_bundle_add(&job->bundle, job->report);
	return status;
}

static int take_option(struct export_job *job, int option)
{
	switch (option) {
	case OPTION_FORMAT:
		job->is_bundle = !strcmp(optarg, BUNDLE_NAME);
		job->form = export_form_find(optarg);
		return job->form || job->is_bundle ? 0 : ask_for_format(optarg);
	case OPTION_REPORT: return take_report(job);
	case OPTION_TO: job->to = optarg; return 0;
	case OPTION_SUMMARY: job->summary = true; return 0;
	case OPTION_EMBLEM: job->emblem = optarg; return 0;
	case OPTION_UNSIGNED: job->bundle.unsigned_too = true; return 0;
	default: job->force = true; return 0;
	}
}

/* The exit status where nothing is to be done, else GO_ON. */
enum { GO_ON = -1 };
static int take_options(
	struct session *session, struct export_job *job, int argc, char **argv)
{
	for (int option; (option = options_next(session, &command_export, argc, argv)) !=
			 OPTIONS_END;) {
		if (option == OPTIONS_STOP)
			return session->status;
		int status = take_option(job, option);
		if (status)
			return status;
	}
	if (optind < argc)
		return usage_error(&command_export,
			_("%s: no argument is expected; name the report with --report"),
			argv[optind]);
	if (!job->form && !job->is_bundle)
		return ask_for_format(NULL);
	if (job->summary && (job->is_bundle || !job->form->summarises))
		return usage_error(&command_export,
			_("a summary is made as text, html or pdf alone"));
	if (session->json && !strcmp(job->to, "-"))
		return usage_error(&command_export, "%s",
			_("--json: name a file with --to; standard output is for what was "
			  "made"));
	if (!suits_outlet(job))
		return usage_error(&command_export,
			_("%s is no text for a terminal; name a file with --to"),
			job->is_bundle ? BUNDLE_NAME : job->form->name);
	return GO_ON;
}

static int run(struct session *session, int argc, char **argv)
{
	struct export_job job = {.to = "-"};
	int status = take_options(session, &job, argc, argv);
	if (status == GO_ON) {
		job.office = session_office(session);
		job.json = session->json;
		job.bundle.to = job.to;
		job.bundle.force = job.force;
		status = job.is_bundle ? export_bundle(session, &job.bundle)
				       : export(session, &job);
	}
	export_bundle_release(&job.bundle);
	return status;
}

static const struct option_spec options[] = {
	{OPTION_FORMAT, "format", "json|text|html|pdf|docx|csv|xlsx|bundle",
		N_("which form")},
	{OPTION_REPORT, "report", N_("N"),
		N_("the report's number, as list shows it; a bundle takes several")},
	{OPTION_TO, "to", N_("-|FILE"), N_("where it goes (-, standard output)")},
	{OPTION_SUMMARY, "summary", NULL,
		N_("one page of it for who decides: what is done, by whom, what is "
		   "late (text, html, pdf)")},
	{OPTION_EMBLEM, "emblem", N_("FILE"),
		N_("pdf: the picture (PNG) at the head of a memo, in place of the "
		   "office's")},
	{OPTION_FORCE, "force", NULL, N_("write over an existing file")},
	{OPTION_UNSIGNED, "unsigned", NULL,
		N_("bundle: do not ask for a passphrase, nobody signs it")},
	JSON_OPTION(N_("what was made: as JSON (doc/json.md)")),
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
		"spreadsheet, a row each.\nbundle: one file for an office that has no line to the "
		"other: reports with all that json holds, their evidence files and their "
		"trail; import takes it in there, and a later one brings what is new. A "
		"supervisor signs it with the passphrase, which is asked for; of one that "
		"nobody signed the mark is compared by telephone.\nWhere the report is not what was "
		"approved (verify says why) it is written all the same, text, web "
		"page and pdf say so, and the exit status is 1."),
	.options = options,
	.run = run,
};
