/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mattrakan init, backup, verify: the office file itself.
 */
#include <config.h>

#include <getopt.h>
#include <stdio.h>
#include <sys/stat.h>

#include "cli/command.h"
#include "cli/json_output.h"
#include "cli/listing.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/session.h"
#include "cli/told.h"
#include "cli/work.h"
#include "db/copies.h"
#include "db/evidence_files.h"
#include "db/store.h"
#include "db/trust/seal.h"
#include "model/address.h"
#include "model/report.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/str.h"

enum { OPTION_SHARED = 1, OPTION_OFFICE };

static bool is_there(const char *path)
{
	struct stat status;
	return !lstat(path, &status);
}

/* The office file, and how it is shared; NULL: not said. */
static void tell_office(const char *path, const char *group)
{
	struct str out = STR_INIT;
	json_begin(&out);
	json_text(&out, "office", path);
	if (group)
		json_text(&out, "group", group);
	json_end(&out);
}

static int create(struct session *session, const char *group, const char *office)
{
	struct error error = ERROR_INIT;
	const char *path = session_office(session);
	if (!store_create_office(path, group, office, &error))
		return fail(&error);
	if (session->json)
		tell_office(path, group);
	else
		tell(address_is_server(path)
				? _("%s: the office is ready; its people come next: "
				    "mattrakan people add")
				: _("%s: the office file is ready"),
			path);
	return 0;
}

static int share(struct session *session, const char *group)
{
	struct error error = ERROR_INIT;
	if (!store_share(session_office(session), group, &error))
		return fail(&error);
	if (session->json)
		tell_office(session_office(session), group);
	else
		tell(_("%s: all members of the group '%s' can work in it now"),
			session_office(session), group);
	return 0;
}

static int init_run(struct session *session, int argc, char **argv)
{
	const char *group = NULL, *office = NULL;
	for (int option; (option = options_next(session, &command_init, argc, argv)) !=
			 OPTIONS_END;) {
		if (option == OPTIONS_STOP)
			return session->status;
		*(option == OPTION_OFFICE ? &office : &group) = optarg;
	}
	if (optind < argc && address_is_server(argv[optind])) {
		session_set_office(session, argv[optind]);
		optind++;
	}
	if (optind < argc)
		return usage_error(&command_init,
			_("%s: no argument is expected; the file is named with --file"),
			argv[optind]);
	return group && is_there(session_office(session))
		       ? share(session, group)
		       : create(session, group, office);
}

static const struct option_spec init_options[] = {
	{OPTION_SHARED, "shared", N_("GROUP"),
		N_("for all members of a group of this machine's users")},
	{OPTION_OFFICE, "office", N_("AGENCY"),
		N_("on a server: what its first office is called")},
	JSON_OPTION(JSON_HELP),
	{0, NULL, NULL, NULL},
};

const struct command command_init = {
	.name = "init",
	.arguments = N_("[ADDRESS]"),
	.help = N_("make a new office file"),
	.details = N_(
		"Without --shared only you can read and write it. A shared office "
		"file lies in a folder of its own that belongs to the group "
		"(setgid), which is made where it is missing. --shared with an office "
		"file that is there, in such a folder, makes that one shared: its "
		"owner or root does it, while nobody has it open. A network folder is "
		"refused: all users work on one machine, each logged in from their "
		"own desk.\n\n"
		"With the address of a database on a server (postgresql://HOST/DATABASE) "
		"its tables, roles and rights are made there, all of it or nothing. Who "
		"does it owns the database, may make roles, is no superuser, and "
		"administers it from then on."),
	.options = init_options,
	.run = init_run,
};

/* --- backup --- */

enum { OPTION_AUTOMATIC = 1, OPTION_LIST };

/* One line a copy, the newest first: when, whether it is sound, where. */
static int list_copies(struct session *session)
{
	static const struct column columns[] = {
		{N_("Made"), "made"}, {N_("State"), "sound"}, {N_("File"), "file"}};
	struct error error = ERROR_INIT;
	struct kept_copies copies;
	session_digits(session);
	if (!copies_list(session_office(session), &copies, &error))
		return fail(&error);
	struct listing *listing = listing_new(COUNT(columns), columns, session->json);
	for (size_t i = 0; i < copies.count; i++) {
		const struct kept_copy *copy = &copies.items[i];
		listing_moment(listing, copies_moment(copy));
		listing_flag(listing, copy->sound, _("sound"), _("not sound"));
		listing_put(listing, copy->path);
	}
	listing_end(listing, true);
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
	store_watch(store, work_begin());
	const bool done = copies_make(store, COPY_DAILY, &made, &error);
	work_end();
	store_close(store);
	if (!done)
		return fail(&error);
	if (session->json) {
		struct str out = STR_INIT;
		json_begin(&out);
		json_text(&out, "office", session_office(session));
		json_boolean(&out, "made", made);
		json_end(&out);
	} else {
		tell(made ? _("%s: today's copy is made")
			  : _("%s: today's copy is there already"),
			session_office(session));
	}
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

static void tell_copy(const char *office, const char *path, int problems)
{
	struct str out = STR_INIT, folder = STR_INIT;
	evidence_folder(path, &folder);
	json_begin(&out);
	json_text(&out, "office", office);
	json_text(&out, "file", path);
	json_text(&out, "photos", is_there(folder.data) ? folder.data : NULL);
	json_number(&out, "problems", problems);
	json_end(&out);
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
	store_watch(store, work_begin());
	const bool done = copies_write(store, path, &problems, &error);
	work_end();
	store_close(store);
	if (!done)
		return fail(&error);
	if (session->json)
		tell_copy(session_office(session), path, problems);
	if (problems) {
		say(_("%s: the copy is written, but it is not sound: verify finds %d "
		      "faults in it; mattrakan verify tells them. Keep older copies."),
			path, problems);
		return ERROR_REFUSED;
	}
	if (!session->json)
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
	JSON_OPTION(JSON_HELP),
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

/* --- verify --- */

/* Never translated. */
static const char *const verdict_names[] = {
	[SEAL_NONE] = "none",
	[SEAL_AGREES] = "agrees",
	[SEAL_UNKNOWN_KEY] = "unknown-key",
	[SEAL_CHANGED] = "changed",
	[SEAL_FALSE] = "false",
	[SEAL_TRAIL_GONE] = "trail-gone",
	[SEAL_TAKEN_OFF] = "taken-off",
};

/* The lines of the approved reports: where they come from, where they go, and why that
 * failed. */
struct seals {
	struct store *store;
	struct str *json; /* an array that is being written; NULL: a line each */
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
	work_hide();
	printf("%s\t%s\n", line.data, _(seal_verdict_label(verdict)));
	str_release(&line);
}

static void json_seal(struct str *out, int64_t number, const char *mark,
	const struct seal *seal, enum seal_verdict verdict)
{
	json_next(out);
	json_begin(out);
	json_number(out, "report", number);
	json_text(out, "mark", mark);
	json_text(out, "name", seal->present ? seal->name : NULL);
	json_moment(out, "at", seal->present ? (int64_t)seal->at.value : 0);
	json_text(out, "seal", verdict_names[verdict]);
	str_putc(out, '}');
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
	if (!seals->failed && report.state == REPORT_APPROVED) {
		if (seals->json)
			json_seal(seals->json, number, mark, &report.seal, verdict);
		else
			show_line(number, mark, &report.seal, verdict);
	}
	report_release(&report);
	return !seals->failed;
}

/* json: as for struct seals. */
static bool show_seals(struct store *store, struct str *json, struct error *error)
{
	struct seals seals = {.store = store, .json = json, .error = error};
	return store_seal_marks(store, show_seal, &seals, error) && !seals.failed;
}

static void tell_verified(
	const char *office, const struct told *problems, const struct str *approved)
{
	struct str out = STR_INIT;
	json_begin(&out);
	json_text(&out, "office", office);
	json_boolean(&out, "sound", !problems->count);
	told_member(problems, &out, "problems");
	json_open_array(&out, "approved");
	str_append(&out, approved->data + 1, approved->bytes - 1);
	str_putc(&out, ']');
	json_end(&out);
}

static int verify(struct session *session, struct told *problems, struct str *approved)
{
	struct error error = ERROR_INIT;
	struct store *store = session_open(session, STORE_READ, &error);
	if (!store)
		return fail(&error);
	store_watch(store, work_begin());
	bool done = store_verify(store, told_line, problems, &error);
	/* Where the file is damaged that was said already. */
	if (done && !show_seals(store, session->json ? approved : NULL, &error) &&
		error.kind != ERROR_STOPPED) {
		done = problems->count > 0;
		if (done)
			error_release(&error);
	}
	work_end();
	store_close(store);
	if (!done || error.kind)
		return fail(&error);
	if (session->json)
		tell_verified(session_office(session), problems, approved);
	else if (!problems->count)
		tell(_("%s: everything is in order"), session_office(session));
	return problems->count ? ERROR_REFUSED : 0;
}

static int verify_run(struct session *session, int argc, char **argv)
{
	if (!options_none(session, &command_verify, argc, argv))
		return session->status;
	if (optind < argc)
		return usage_error(
			&command_verify, _("%s: no argument is expected"), argv[optind]);
	struct told problems;
	struct str approved = STR_INIT;
	told_init(&problems, session->json);
	str_putc(&approved, '[');
	const int status = verify(session, &problems, &approved);
	told_release(&problems);
	str_release(&approved);
	return status;
}

static const struct option_spec verify_options[] = {
	JSON_OPTION(JSON_HELP),
	{0, NULL, NULL, NULL},
};

const struct command command_verify = {
	.name = "verify",
	.help = N_("check that the office file is whole and sound"),
	.details =
		N_("One line for each thing that is wrong, and then exit status 1. "
		   "For each approved report one line more: its number, the mark at the "
		   "foot of its pages, who approved it, when, and whether report and "
		   "seal agree. Nothing is changed."),
	.options = verify_options,
	.run = verify_run,
};
