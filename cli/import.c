/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mattrakan import: reports in JSON, and documents of other programs, into the office file.
 */
#include <config.h>

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/import_bundle.h"
#include "cli/import_document.h"
#include "cli/import_json.h"
#include "cli/import_returned.h"
#include "cli/interrupt.h"
#include "cli/json_output.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/session.h"
#include "cli/work.h"
#include "db/bundle.h"
#include "db/copies.h"
#include "db/import.h"
#include "db/store.h"
#include "intake/headings.h"
#include "intake/reader.h"
#include "intake/returned.h"
#include "intake/source.h"
#include "model/address.h"
#include "model/file.h"
#include "model/office_held.h"
#include "model/report.h"
#include "model/report_reading.h"
#include "office/bundle.h"
#include "office/importing.h"
#include "office/returning.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/str.h"

enum { OPTION_REPLACE = 1, OPTION_AGAIN, OPTION_DRY_RUN, OPTION_ACCEPT, OPTION_KEEP };

struct import {
	struct session *session;
	struct store *store; /* NULL until there is a report to take in */
	bool made;           /* its office file was made by this run */
	enum import_mode mode;
	bool dry_run; /* what documents would become is told, nothing is changed */
	bool accept;  /* of documents, what is assumed is taken; a bundle of anybody */
	bool keep;    /* what a bundle meets that was changed here too stays */
	struct heading_memory remembered;
	struct json_rows *rows; /* with --json; else NULL */
};

/* The first import makes the office file, as init would. */
static bool open_or_create(struct import *import, struct error *error)
{
	const char *office = session_office(import->session);
	if (!store_is_there(office)) {
		if (!store_create(office, NULL, error))
			return false;
		import->made = true;
		say("%s: %s", office, _("a new office file was made"));
	}
	import->store = session_open(import->session, STORE_WRITE, error);
	if (import->store && import->made)
		store_filling(import->store, true);
	return import->store &&
	       (import->mode != IMPORT_REPLACE ||
		       copies_make_before(import->store, COPY_IMPORT, error));
}

/* Approvals are believed, or it is said why not. */
static void say_believed(const char *path, const struct import_result *result)
{
	struct str words = STR_INIT;
	import_belief_append(&words, result);
	if (words.bytes)
		say("%s: %s", path, words.data);
	str_release(&words);
}

/* kind: what the file was (cli/import_json.h). */
static void tell_taken(const struct import *import, const char *path, const char *kind,
	const struct import_result *result, const char *title)
{
	if (import->rows)
		import_json_file(import->rows, path, kind, result->number, title);
	else
		report_made(result->number, title, false);
	say_believed(path, result);
}

static void tell_dry(const struct import *import, const char *path, const char *kind,
	const char *title)
{
	if (import->rows)
		import_json_file(import->rows, path, kind, 0, title);
	else
		tell("%s: %s", path, title ? title : "");
}

static bool take_in(struct import *import, const char *path, const char *kind,
	struct report *report, struct error *error)
{
	struct import_result result;
	store_watch(import->store, work_begin());
	const bool taken = store_import_result(import->store, report, import->mode,
		session_who(import->session), &result, error);
	store_watch(import->store, NULL);
	work_end();
	if (!taken)
		return error_prefix(error, "%s", path);
	tell_taken(import, path, kind, &result, report->title);
	return true;
}

static bool take_reading(struct import *import, const char *path,
	const struct report_reading *reading, struct error *error)
{
	struct import_result result;
	store_watch(import->store, work_begin());
	const bool taken = store_import_cards(import->store, reading, import->mode,
		session_who(import->session), &result, error);
	store_watch(import->store, NULL);
	work_end();
	if (!taken)
		return error_prefix(error, "%s", path);
	tell_taken(import, path, "report", &result, reading->head.title);
	return true;
}

/* The office file is opened after the report was read: one that is refused does not
 * leave a new, empty office file behind. */
static bool import_reading(struct import *import, const char *path,
	const struct report_reading *reading, struct error *error)
{
	if (import->dry_run)
		tell_dry(import, path, "report", reading->head.title);
	return import->dry_run || ((import->store || open_or_create(import, error)) &&
					  take_reading(import, path, reading, error));
}

/* bytes: of the file, where they were read before; else NULL. */
static bool import_json(struct import *import, const char *path, const struct str *bytes,
	struct error *error)
{
	struct report_reading reading;
	struct progress *progress = work_begin();
	const bool read = bytes ? report_reading_of_text(&reading, bytes->data,
					  bytes->bytes, path, error)
				: report_reading_open(&reading, path, progress, error);
	const bool done = read && import_reading(import, path, &reading, error);
	if (read)
		report_reading_close(&reading);
	work_end();
	return done;
}

/* What this person said of headings before, where there is an office file that tells. */
static void remember(struct import *import)
{
	struct store *store = import->store;
	if (import->remembered.count || !store_is_there(session_office(import->session)))
		return;
	if (!store)
		store = session_open(import->session, STORE_READ, NULL);
	if (store)
		importing_remembered(
			&import->remembered, store, session_who(import->session));
	if (store != import->store)
		store_close(store);
}

static void tell_proposal(
	const struct import *import, const char *path, const struct importing *document)
{
	const struct proposal *proposal = &document->proposal;
	if (!import->rows) {
		import_document_show(document);
		return;
	}
	tell_dry(import, path, "document", proposal->report.title);
	import_json_doubts(&import->rows->out, proposal);
	import_json_report(&import->rows->out, &proposal->report);
}

static bool import_others(struct import *import, const char *path,
	struct importing *document, struct error *error)
{
	remember(import);
	if (!importing_propose(document, &import->remembered, error))
		return false;
	if (import->dry_run) {
		tell_proposal(import, path, document);
		return true;
	}
	if ((!import->accept && !import_document_sure(document, path, error)) ||
		!(import->store || open_or_create(import, error)) ||
		!importing_keep_pictures(
			document, session_office(import->session), error) ||
		!take_in(import, path, "document", &document->proposal.report, error))
		return false;
	if (import->rows)
		import_json_doubts(&import->rows->out, &document->proposal);
	if (import->accept)
		import_document_accepted(document, path);
	return true;
}

/* A document of our own goes back to its report; to an office file that does not know that
 * it comes whole. */
static bool take_returned(struct import *import, const char *path,
	struct returned *returned, struct error *error)
{
	struct import_returned back = {.path = path,
		.dry_run = import->dry_run,
		.accept = import->accept,
		.rows = import->rows};
	const bool nowhere =
		import->dry_run && !store_is_there(session_office(import->session));
	if (!nowhere && !import->store && !open_or_create(import, error))
		return false;
	back.store = import->store;
	back.who = session_who(import->session);
	if (!nowhere && import->mode == IMPORT_NEW &&
		!returning_find(import->store, returned, &back.report, error))
		return false;
	if (back.report)
		return import_returned(&back, returned, error);
	import_returned_whole(returned, !import->rows);
	if (import->dry_run)
		tell_dry(import, path, "returned", returned->was.title);
	return import->dry_run ||
	       take_in(import, path, "returned", &returned->was, error);
}

static bool import_own(struct import *import, const struct intake_file *file,
	const struct source *source, struct error *error)
{
	struct returned returned;
	if (!returned_read(&returned, file, source, error))
		return false;
	const bool done = take_returned(import, file->name, &returned, error);
	returned_release(&returned);
	return done;
}

static bool import_document(struct import *import, const char *path,
	const struct str *bytes, struct error *error)
{
	const struct intake_file file = {
		path, (const unsigned char *)bytes->data, bytes->bytes};
	struct importing document = {0};
	bool done = importing_read(&document, path, bytes, error);
	if (done && returned_is(&file, &document.source))
		done = import_own(import, &file, &document.source, error);
	else if (done)
		done = import_others(import, path, &document, error);
	importing_release(&document);
	return done;
}

/* What is there is looked at before a file is made where none is. */
static bool judge_bundle(
	struct import *import, struct import_bundle *bundle, struct error *error)
{
	struct store *store = import->store;
	if (!store && store_is_there(session_office(import->session))) {
		store = session_open(import->session, STORE_READ, error);
		if (!store)
			return false;
	}
	bool good = import_bundle_judge(bundle, store, error);
	if (good && import->dry_run)
		good = import_bundle_take(bundle, store, error);
	if (store != import->store)
		store_close(store);
	return good;
}

static bool import_bundle(struct import *import, const char *path,
	const struct str *bytes, struct error *error)
{
	struct import_bundle bundle = {.path = path,
		.session = import->session,
		.mode = import->mode == IMPORT_REPLACE ? BUNDLE_REPLACE
			: import->keep                 ? BUNDLE_KEEP
						       : BUNDLE_MEET,
		.accept = import->accept,
		.dry_run = import->dry_run,
		.rows = import->rows};
	const bool done =
		bundle_read(&bundle.bundle, path, bytes, error) &&
		judge_bundle(import, &bundle, error) &&
		(import->dry_run ||
			((import->store || open_or_create(import, error)) &&
				import_bundle_take(&bundle, import->store, error)));
	bundle_release(&bundle.bundle);
	return done;
}

static bool import_file(struct import *import, const char *path, struct error *error)
{
	struct str bytes = STR_INIT;
	bool done;
	if (importing_is_named_json(path) && !bundle_is_file(path))
		return import_json(import, path, NULL, error);
	done = file_read(path, &bytes, error);
	if (done && bundle_is(bytes.data, bytes.bytes))
		done = import_bundle(import, path, &bytes, error);
	else if (done && importing_is_json(path, &bytes))
		done = import_json(import, path, &bytes, error);
	else if (done)
		done = import_document(import, path, &bytes, error);
	str_release(&bytes);
	return done;
}

/* What this run made is not left empty: then nothing is as it was not before. A server's
 * office stays, for others may be in it. */
static void remove_made(const struct import *import)
{
	const char *office = session_office(import->session);
	for (const char *const *ending = office_endings; *ending; ending++) {
		struct str path = STR_INIT;
		str_printf(&path, "%s%s", office, *ending);
		if (unlink(path.data) == 0 && ending == office_endings)
			say("%s: %s", office,
				_("it is gone again: nothing came into it"));
		str_release(&path);
	}
}

static bool is_empty(struct store *store)
{
	int64_t count = 0;
	return store && store_count(store, &count, NULL) && !count;
}

static void close_office(struct import *import)
{
	const bool leaves_nothing = import->made &&
				    !address_is_server(session_office(import->session)) &&
				    is_empty(import->store);
	if (import->store && import->made)
		store_filling(import->store, false);
	store_close(import->store);
	if (leaves_nothing)
		remove_made(import);
}

/* Ctrl-C may come when a file is as good as in: then it is, and those behind it are not. */
static bool goes_on(const char *path, struct error *error)
{
	return !interrupted() ||
	       error_set(error, ERROR_STOPPED,
		       _("stopped; %s and what stands behind it did not "
			 "come in"),
		       path);
}

/* Each file is taken whole or not at all; a refused one does not stop the others, an
 * office file that fails does, and so does who waits. */
static int import_files(struct import *import, int count, char **paths)
{
	struct error error = ERROR_INIT;
	int status = 0;
	for (int i = 0; i < count && status < ERROR_SYSTEM; i++) {
		if (goes_on(paths[i], &error) && import_file(import, paths[i], &error))
			continue;
		int failed = fail(&error);
		if (failed > status)
			status = failed;
	}
	close_office(import);
	heading_memory_release(&import->remembered);
	if (import->rows)
		json_rows_end(import->rows, true);
	return status;
}

static int run(struct session *session, int argc, char **argv)
{
	struct import import = {.session = session, .mode = IMPORT_NEW};
	struct json_rows rows = JSON_ROWS_INIT;
	bool replace = false, again = false;
	for (;;) {
		switch (options_next(session, &command_import, argc, argv)) {
		case OPTION_REPLACE: replace = true; break;
		case OPTION_AGAIN: again = true; break;
		case OPTION_DRY_RUN: import.dry_run = true; break;
		case OPTION_ACCEPT: import.accept = true; break;
		case OPTION_KEEP: import.keep = true; break;
		case OPTIONS_STOP: return session->status;
		default:
			if (replace && again)
				return usage_error(&command_import,
					_("--replace and --again: choose one"));
			if (replace && import.keep)
				return usage_error(&command_import,
					_("--replace and --keep: choose one"));
			if (import.dry_run && import.accept)
				return usage_error(&command_import,
					_("--dry-run and --accept: choose one"));
			if (optind == argc)
				return usage_error(
					&command_import, _("name the files to import"));
			import.rows = session->json ? &rows : NULL;
			if (replace || again)
				import.mode = replace ? IMPORT_REPLACE : IMPORT_AGAIN;
			return import_files(&import, argc - optind, argv + optind);
		}
	}
}

static const struct option_spec options[] = {
	{OPTION_DRY_RUN, "dry-run", NULL,
		N_("only tell what is which, what is doubtful, and what the measures "
		   "would be")},
	{OPTION_ACCEPT, "accept", NULL,
		N_("take documents with all that is assumed of them, and a bundle that "
		   "nobody known has signed")},
	{OPTION_KEEP, "keep", NULL,
		N_("of a bundle, leave what was changed both here and there as it is "
		   "here")},
	{OPTION_REPLACE, "replace", NULL,
		N_("let it take the place of the report with the same UUID, which stays "
		   "in the history; of a bundle, take what was changed both here and there")},
	{OPTION_AGAIN, "again", NULL,
		N_("take it even if a report of the same agency, year, round and title "
		   "is there")},
	JSON_OPTION(JSON_HELP),
	{0, NULL, NULL, NULL},
};

const struct command command_import = {
	.name = "import",
	.arguments = N_("FILE..."),
	.help = N_("bring in reports from JSON files and documents"),
	.details = N_(
		"Prints the number and the title of each report. One bad value in "
		"a file, and nothing of that file is taken; the message says file, "
		"line, column and which value. A FILE of - is standard input. "
		"Where there is no office file yet, it is made.\n\n"
		"Other files are documents of word processors and the like: of the "
		"table in them measures are made, by the words of its headings. What "
		"is doubtful is told with its place; where it has to be answered "
		"nothing of the document is taken, unless --accept says so; what was then "
		"assumed and what was left out stands on standard error, a line each: the "
		"kind, the measure, the place, the text, what was made of it.\n\n"
		"A document that export made (docx, csv, xlsx) goes back to its report: what was "
		"changed in it is told, field by field, and taken in with --accept; "
		"a measure whose row is gone stays.\n\n"
		"A bundle (export --format bundle) brings reports, or what is new in them "
		"since the last one; the same one twice changes nothing. What was changed "
		"both here and there is told and stops it, unless --keep or --replace says "
		"which stays. What is approved here is not overwritten."),
	.options = options,
	.run = run,
};
