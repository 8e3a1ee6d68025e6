/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mattrakan import: reports in JSON into the office file.
 */
#include <config.h>

#include <getopt.h>
#include <stdio.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/session.h"
#include "db/copies.h"
#include "db/import.h"
#include "db/store.h"
#include "model/json.h"
#include "model/report.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/str.h"

enum { OPTION_REPLACE = 1, OPTION_AGAIN };

struct import {
	struct session *session;
	struct store *store; /* NULL until there is a report to take in */
	enum import_mode mode;
};

/* The first import makes the office file, as init would. */
static bool open_or_create(struct import *import, struct error *error)
{
	const char *office = session_office(import->session);
	if (access(office, F_OK)) {
		if (!store_create(office, NULL, error))
			return false;
		say("%s: %s", office, _("a new office file was made"));
	}
	import->store = session_open(import->session, STORE_WRITE, error);
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

static bool take_in(struct import *import, const char *path, struct report *report,
	struct error *error)
{
	struct import_result result;
	if (!store_import_result(import->store, report, import->mode,
		    session_who(import->session), &result, error))
		return error_prefix(error, "%s", path);
	report_made(result.number, report->title);
	say_believed(path, &result);
	return true;
}

/* The office file is opened after the report was read: one that is refused does not
 * leave a new, empty office file behind. */
static bool import_file(struct import *import, const char *path, struct error *error)
{
	struct report report;
	if (!report_read(path, &report, error))
		return false;
	bool done = (import->store || open_or_create(import, error)) &&
		    take_in(import, path, &report, error);
	report_release(&report);
	return done;
}

/* Each file is taken whole or not at all; a refused one does not stop the others, an
 * office file that fails does. */
static int import_files(struct import *import, int count, char **paths)
{
	struct error error = ERROR_INIT;
	int status = 0;
	for (int i = 0; i < count && status != ERROR_SYSTEM; i++) {
		if (import_file(import, paths[i], &error))
			continue;
		int failed = fail(&error);
		if (failed > status)
			status = failed;
	}
	store_close(import->store);
	return status;
}

static int run(struct session *session, int argc, char **argv)
{
	struct import import = {.session = session, .mode = IMPORT_NEW};
	bool replace = false, again = false;
	for (;;) {
		switch (options_next(session, &command_import, argc, argv)) {
		case OPTION_REPLACE: replace = true; break;
		case OPTION_AGAIN: again = true; break;
		case OPTIONS_STOP: return session->status;
		default:
			if (replace && again)
				return usage_error(&command_import,
					_("--replace and --again: choose one"));
			if (optind == argc)
				return usage_error(
					&command_import, _("name the files to import"));
			if (replace || again)
				import.mode = replace ? IMPORT_REPLACE : IMPORT_AGAIN;
			return import_files(&import, argc - optind, argv + optind);
		}
	}
}

static const struct option_spec options[] = {
	{OPTION_REPLACE, "replace", NULL,
		N_("let it take the place of the report with the same UUID, which stays "
		   "in the history")},
	{OPTION_AGAIN, "again", NULL,
		N_("take it even if a report of the same agency, year, round and title "
		   "is there")},
	{0, NULL, NULL, NULL},
};

const struct command command_import = {
	.name = "import",
	.arguments = N_("FILE..."),
	.help = N_("bring in reports from JSON files"),
	.details = N_("Prints the number and the title of each report. One bad value in "
		      "a file, and nothing of that file is taken; the message says file, "
		      "line, column and which value. A FILE of - is standard input. "
		      "Where there is no office file yet, it is made."),
	.options = options,
	.run = run,
};
