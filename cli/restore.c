/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mattrakan restore: back to a copy of the office file.
 */
#include <config.h>

#include <getopt.h>

#include "cli/command.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/session.h"
#include "db/restore.h"
#include "db/store.h"
#include "db/trust/verify.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/str.h"

enum { OPTION_LOOK = 1 };

/* A line of what a file holds: reports, measures, when it was changed last, by whom. */
static void say_contents(const char *path, const struct office_contents *contents)
{
	struct str changed = STR_INIT;
	put_time(&changed, contents->at);
	if (contents->why)
		tell("%s", contents->why);
	else
		tell(_("%s: %lld reports, %lld measures, changed last %s by %s"), path,
			(long long)contents->reports, (long long)contents->cards,
			changed.data, contents->who ? contents->who : "-");
	str_release(&changed);
}

static void say_both(const char *office, const char *copy)
{
	struct office_contents contents;
	office_copy_read(copy, &contents);
	say_contents(copy, &contents);
	office_contents_release(&contents);
	office_contents_read(office, &contents);
	say_contents(office, &contents);
	office_contents_release(&contents);
}

static void show_missing(void *context, const char *words)
{
	*(int *)context = ERROR_REFUSED;
	tell("%s", words);
}

/* Everything else is there: what files of evidence are nowhere has to be known. */
static int tell_missing(struct session *session)
{
	struct error error = ERROR_INIT;
	int status = 0;
	struct store *store = session_open(session, STORE_READ, &error);
	const bool done =
		store && store_verify_files(store, show_missing, &status, &error);
	store_close(store);
	return done ? status : fail(&error);
}

static int restore(struct session *session, const char *copy)
{
	struct str aside = STR_INIT;
	struct error error = ERROR_INIT;
	const struct store_progress progress = {session_progress, NULL};
	const bool done = store_restore(session_office(session), copy,
		session_who(session), &aside, &progress, &error);
	if (done && aside.bytes)
		tell(_("%s: is now as in %s; what it was before is kept in %s"),
			session_office(session), copy, aside.data);
	else if (done)
		tell(_("%s: is now as in %s"), session_office(session), copy);
	str_release(&aside);
	return done ? tell_missing(session) : fail(&error);
}

static int run(struct session *session, int argc, char **argv)
{
	bool look = false;
	for (int option; (option = options_next(session, &command_restore, argc, argv)) !=
			 OPTIONS_END;) {
		if (option == OPTIONS_STOP)
			return session->status;
		look = true;
	}
	if (optind + 1 != argc)
		return usage_error(&command_restore, _("name the copy to go back to"));
	session_digits(session);
	say_both(session_office(session), argv[optind]);
	return look ? 0 : restore(session, argv[optind]);
}

static const struct option_spec options[] = {
	{OPTION_LOOK, "look", NULL, N_("only say what is in both, and change nothing")},
	{0, NULL, NULL, NULL},
};

const struct command command_restore = {
	.name = "restore",
	.arguments = N_("BACKUP"),
	.help = N_("go back to a copy of the office file"),
	.details =
		N_("The copy is checked first and stays as it is. The present office "
		   "file, damaged or not, is kept beside the new one under another "
		   "name, with the changes that it holds. Photos that are missing beside "
		   "it come from beside the copy; where one is in neither place a line "
		   "says so, and the exit status is 1. Nobody may have it open "
		   "meanwhile; where people are entered, only a supervisor or the "
		   "owner of the file does it. Never copy over an office file by "
		   "other means: its last changes may lie in files beside it, and "
		   "would spoil the copy."),
	.options = options,
	.run = run,
};
