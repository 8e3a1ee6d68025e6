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
#include "model/json.h"
#include "text/i18n.h"

enum { OPTION_REPLACE = 1, OPTION_AGAIN };

static bool import_file(struct session *session, struct store *store, const char *path,
	enum import_mode mode, struct error *error)
{
	struct report report;
	int64_t number;
	if (!report_read(path, &report, error))
		return false;
	bool done =
		store_import(store, &report, mode, session_who(session), &number, error);
	if (done) {
		struct str title = STR_INIT;
		put_line(&title, report.title);
		printf("%lld\t%s\n", (long long)number, title.data);
		str_release(&title);
	} else {
		error_prefix(error, "%s", path);
	}
	report_release(&report);
	return done;
}

/* The first import makes the office file, as init would. */
static struct store *open_or_create(struct session *session, struct error *error)
{
	const char *office = session_office(session);
	if (access(office, F_OK)) {
		if (!store_create(office, NULL, error))
			return NULL;
		fprintf(stderr, "%s: %s: %s\n", PACKAGE_NAME, office,
			_("a new office file was made"));
	}
	return session_open(session, STORE_WRITE, error);
}

/* Each file is taken whole or not at all; a refused one does not stop the others. */
static int import_files(
	struct session *session, enum import_mode mode, int count, char **paths)
{
	struct error error = ERROR_INIT;
	struct store *store = open_or_create(session, &error);
	if (!store)
		return fail(&error);
	int status = 0;
	for (int i = 0; i < count; i++) {
		if (import_file(session, store, paths[i], mode, &error))
			continue;
		int failed = fail(&error);
		if (failed > status)
			status = failed;
	}
	store_close(store);
	return status;
}

static int run(struct session *session, int argc, char **argv)
{
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
			return import_files(session,
				replace ? IMPORT_REPLACE
				: again ? IMPORT_AGAIN
					: IMPORT_NEW,
				argc - optind, argv + optind);
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
