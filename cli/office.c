/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mattrakan init, backup, verify: the office file itself.
 */
#include <config.h>

#include <getopt.h>
#include <stdio.h>
#include <sys/stat.h>

#include "cli/command.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/session.h"
#include "db/copies.h"
#include "db/evidence_files.h"
#include "db/store.h"
#include "db/trust/seal.h"
#include "model/report.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/str.h"

enum { OPTION_SHARED = 1 };

static bool is_there(const char *path)
{
	struct stat status;
	return !lstat(path, &status);
}

static int create(struct session *session, const char *group)
{
	struct error error = ERROR_INIT;
	if (!store_create(session_office(session), group, &error))
		return fail(&error);
	tell(_("%s: the office file is ready"), session_office(session));
	return 0;
}

static int share(struct session *session, const char *group)
{
	struct error error = ERROR_INIT;
	if (!store_share(session_office(session), group, &error))
		return fail(&error);
	tell(_("%s: all members of the group '%s' can work in it now"),
		session_office(session), group);
	return 0;
}

static int init_run(struct session *session, int argc, char **argv)
{
	const char *group = NULL;
	for (int option; (option = options_next(session, &command_init, argc, argv)) !=
			 OPTIONS_END;) {
		if (option == OPTIONS_STOP)
			return session->status;
		group = optarg;
	}
	if (optind < argc)
		return usage_error(&command_init,
			_("%s: no argument is expected; the file is named with --file"),
			argv[optind]);
	return group && is_there(session_office(session)) ? share(session, group)
							  : create(session, group);
}

static const struct option_spec init_options[] = {
	{OPTION_SHARED, "shared", N_("GROUP"),
		N_("for all members of a group of this machine's users")},
	{0, NULL, NULL, NULL},
};

const struct command command_init = {
	.name = "init",
	.help = N_("make a new office file"),
	.details =
		N_("Without --shared only you can read and write it. A shared office "
		   "file lies in a folder of its own that belongs to the group "
		   "(setgid), which is made where it is missing. --shared with an office "
		   "file that is there, in such a folder, makes that one shared: its "
		   "owner or root does it, while nobody has it open. A network folder is "
		   "refused: all users work on one machine, each logged in from their "
		   "own desk."),
	.options = init_options,
	.run = init_run,
};

/* --- backup --- */

enum { OPTION_AUTOMATIC = 1, OPTION_LIST };

/* One line a copy, the newest first: when, whether it is sound, where. */
static int list_copies(struct session *session)
{
	struct error error = ERROR_INIT;
	struct kept_copies copies;
	session_digits(session);
	if (!copies_list(session_office(session), &copies, &error))
		return fail(&error);
	const char *const headings[] = {_("Made"), _("State"), _("File")};
	struct listing *listing = listing_new(COUNT(headings), headings);
	struct str made = STR_INIT;
	for (size_t i = 0; i < copies.count; i++) {
		const struct kept_copy *copy = &copies.items[i];
		str_clear(&made);
		put_time(&made, copies_moment(copy));
		listing_put(listing, made.data);
		listing_put(listing, copy->sound ? _("sound") : _("not sound"));
		listing_put(listing, copy->path);
	}
	listing_end(listing);
	str_release(&made);
	copies_release(&copies);
	return 0;
}

static int make_automatic(struct session *session)
{
	struct error error = ERROR_INIT;
	struct store *store = session_open(session, STORE_READ, &error);
	if (!store)
		return fail(&error);
	bool made;
	const bool done = copies_make(store, COPY_DAILY, &made, &error);
	store_close(store);
	if (!done)
		return fail(&error);
	tell(made ? _("%s: today's copy is made")
		  : _("%s: today's copy is there already"),
		session_office(session));
	return 0;
}

static void say_complete(const char *path)
{
	struct str folder = STR_INIT;
	evidence_folder(path, &folder);
	if (is_there(folder.data))
		tell(_("%s: the copy is complete; its photos are in the folder %s, and "
		       "both belong together"),
			path, folder.data);
	else
		tell(_("%s: the copy is complete"), path);
	str_release(&folder);
}

/* A copy that is not sound is made all the same, it may be all there is, but never called
 * complete. */
static int write_copy(struct session *session, const char *path)
{
	struct error error = ERROR_INIT;
	struct store *store = session_open(session, STORE_READ, &error);
	if (!store)
		return fail(&error);
	int problems;
	const bool done = copies_write(store, path, &problems, &error);
	store_close(store);
	if (!done)
		return fail(&error);
	if (problems) {
		say(_("%s: the copy is written, but it is not sound: verify finds %d "
		      "faults in it; mattrakan verify tells them. Keep older copies."),
			path, problems);
		return ERROR_REFUSED;
	}
	say_complete(path);
	return 0;
}

static int backup_run(struct session *session, int argc, char **argv)
{
	int what = 0;
	for (int option; (option = options_next(session, &command_backup, argc, argv)) !=
			 OPTIONS_END;) {
		if (option == OPTIONS_STOP)
			return session->status;
		what = option;
	}
	if (optind + !what != argc)
		return what ? usage_error(&command_backup,
				      _("%s: no argument is expected"), argv[optind])
			    : usage_error(&command_backup,
				      _("name the file to write the copy to"));
	switch (what) {
	case OPTION_AUTOMATIC: return make_automatic(session);
	case OPTION_LIST: return list_copies(session);
	default: return write_copy(session, argv[optind]);
	}
}

static const struct option_spec backup_options[] = {
	{OPTION_AUTOMATIC, "automatic", NULL,
		N_("make today's copy in the folder of automatic copies, and thin them "
		   "out")},
	{OPTION_LIST, "list", NULL, N_("list the automatic copies, the newest first")},
	{0, NULL, NULL, NULL},
};

const struct command command_backup = {
	.name = "backup",
	.arguments = N_("FILE"),
	.help = N_("write a complete copy of the office file"),
	.details =
		N_("Others can go on working while it is written. An existing file is "
		   "not written over. The copy is looked at as verify does; where that "
		   "finds something the exit status is 1. Photos that are evidence are "
		   "written beside it, into a folder whose name ends in -files; copy "
		   "and folder belong together. To look into a copy, name it "
		   "with --file; to go back to it: mattrakan restore FILE. The program "
		   "makes a copy by itself each day when it is first started, beside "
		   "the office file in a folder whose name ends in -copies; of 7 days, 4 "
		   "weeks and 12 months the newest stays. Their photos stay in the "
		   "office file's own folder, where none is ever removed."),
	.options = backup_options,
	.run = backup_run,
};

static void show_problem(void *context, const char *words)
{
	int *problems = context;
	(*problems)++;
	/* Whoever forged a row may have written it to hide this line on a terminal. */
	tell("%s", words);
}

/* --- verify --- */

/* Where the lines of the approved reports come from, and why that failed. */
struct seals {
	struct store *store;
	struct error *error;
	bool failed;
};

/* One line for an approved report: number, mark, by whom, when, whether all agree. */
static void show_line(int64_t number, const char *mark, const struct seal *seal,
	enum seal_verdict verdict)
{
	struct str line = STR_INIT;
	str_printf(&line, "%lld\t%s\t", (long long)number, mark);
	put_line(&line, seal->present ? seal->name : "-");
	str_putc(&line, '\t');
	put_time(&line, seal->present ? (int64_t)seal->at.value : 0);
	printf("%s\t%s\n", line.data, _(seal_verdict_label(verdict)));
	str_release(&line);
}

static bool show_seal(void *context, int64_t number, const char *mark)
{
	struct seals *seals = context;
	struct report report;
	enum seal_verdict verdict;
	seals->failed = !store_load(seals->store, number, &report, seals->error);
	if (seals->failed)
		return false;
	seals->failed = !store_seal_check(seals->store, &report, &verdict, seals->error);
	if (!seals->failed && report.state == REPORT_APPROVED)
		show_line(number, mark, &report.seal, verdict);
	report_release(&report);
	return !seals->failed;
}

static bool show_seals(struct store *store, struct error *error)
{
	struct seals seals = {.store = store, .error = error};
	return store_seal_marks(store, show_seal, &seals, error) && !seals.failed;
}

static int verify_run(struct session *session, int argc, char **argv)
{
	if (!options_none(session, &command_verify, argc, argv))
		return session->status;
	if (optind < argc)
		return usage_error(
			&command_verify, _("%s: no argument is expected"), argv[optind]);
	struct error error = ERROR_INIT;
	struct store *store = session_open(session, STORE_READ, &error);
	if (!store)
		return fail(&error);
	int problems = 0;
	bool done = store_verify(store, show_problem, &problems, &error);
	/* Where the file is damaged that was said already. */
	if (done && !show_seals(store, &error)) {
		done = problems > 0;
		if (done)
			error_release(&error);
	}
	store_close(store);
	if (!done)
		return fail(&error);
	if (problems)
		return ERROR_REFUSED;
	tell(_("%s: everything is in order"), session_office(session));
	return 0;
}

const struct command command_verify = {
	.name = "verify",
	.help = N_("check that the office file is whole and sound"),
	.details =
		N_("One line for each thing that is wrong, and then exit status 1. "
		   "For each approved report one line more: its number, the mark at the "
		   "foot of its pages, who approved it, when, and whether report and "
		   "seal agree. Nothing is changed."),
	.run = verify_run,
};
