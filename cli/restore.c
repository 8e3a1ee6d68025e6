/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mattrakan restore: back to a copy of the office file.
 */
#include <config.h>

#include <getopt.h>

#include "cli/command.h"
#include "cli/json_output.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/session.h"
#include "cli/told.h"
#include "cli/work.h"
#include "db/restore.h"
#include "db/store.h"
#include "db/trust/verify.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/str.h"

enum { OPTION_LOOK = 1 };

/* What is told as JSON, while it comes. */
struct telling {
	bool json;
	struct str out;
};

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

static void json_contents(struct str *out, const char *key, const char *path,
	const struct office_contents *contents)
{
	json_open_object(out, key);
	json_text(out, "file", path);
	json_text(out, "problem", contents->why);
	if (!contents->why) {
		json_number(out, "reports", contents->reports);
		json_number(out, "cards", contents->cards);
		json_moment(out, "changed", contents->at);
		json_text(out, "who", contents->who);
	}
	str_putc(out, '}');
}

static void tell_contents(struct telling *telling, const char *key, const char *path,
	struct office_contents *contents)
{
	if (telling->json)
		json_contents(&telling->out, key, path, contents);
	else
		say_contents(path, contents);
	office_contents_release(contents);
}

static void tell_both(struct telling *telling, const char *office, const char *copy)
{
	struct office_contents contents;
	office_copy_read(copy, &contents);
	tell_contents(telling, "copy", copy, &contents);
	office_contents_read(office, &contents);
	tell_contents(telling, "office", office, &contents);
}

/* Everything else is there: what files of evidence are nowhere has to be known. */
static bool tell_missing(
	struct session *session, struct told *missing, struct error *error)
{
	struct store *store = session_open(session, STORE_READ, error);
	const bool done = store && store_verify_files(store, told_line, missing, error);
	store_close(store);
	return done;
}

static void tell_restored(
	struct session *session, const char *copy, const struct str *aside)
{
	if (aside->bytes)
		tell(_("%s: is now as in %s; what it was before is kept in %s"),
			session_office(session), copy, aside->data);
	else
		tell(_("%s: is now as in %s"), session_office(session), copy);
}

static bool restore(struct session *session, const char *copy, struct telling *telling,
	struct told *missing, struct error *error)
{
	struct str aside = STR_INIT;
	bool done = store_restore(session_office(session), copy, session_who(session),
		&aside, work_begin(), error);
	work_end();
	if (done && telling->json)
		json_text(&telling->out, "aside", aside.bytes ? aside.data : NULL);
	else if (done)
		tell_restored(session, copy, &aside);
	str_release(&aside);
	done = done && tell_missing(session, missing, error);
	if (done && telling->json)
		told_member(missing, &telling->out, "missing");
	return done;
}

static int look_or_restore(struct session *session, const char *copy, bool look)
{
	struct telling telling = {session->json, STR_INIT};
	struct told missing;
	struct error error = ERROR_INIT;
	told_init(&missing, session->json);
	json_begin(&telling.out);
	tell_both(&telling, session_office(session), copy);
	const bool done = look || restore(session, copy, &telling, &missing, &error);
	if (done && session->json)
		json_end(&telling.out);
	str_release(&telling.out);
	const int status = missing.count ? ERROR_REFUSED : 0;
	told_release(&missing);
	return done ? status : fail(&error);
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
	return look_or_restore(session, argv[optind], look);
}

static const struct option_spec options[] = {
	{OPTION_LOOK, "look", NULL, N_("only say what is in both, and change nothing")},
	JSON_OPTION(JSON_HELP),
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
