/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mattrakan move: an office from one place to another, all of it.
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
#include "db/move.h"
#include "model/address.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/str.h"

enum { OPTION_OFFICE = 1 };

/* --- what came of it --- */

static void say_moved(const struct move *move, const struct moved *moved)
{
	tell(_("%s: everything that is in %s is here now: %lld reports, %lld measures, %lld "
	       "earlier versions, %lld drafts, %lld people, %lld entries of the trail, "
	       "%lld seals, %lld accepted findings, %lld photos"),
		move->to, move->from, (long long)moved->reports, (long long)moved->cards,
		(long long)moved->versions, (long long)moved->drafts,
		(long long)moved->people, (long long)moved->entries,
		(long long)moved->seals, (long long)moved->findings,
		(long long)moved->files);
	if (*moved->number)
		tell(_("it is office %s there: options=-cmattrakan.office%%3D%s in the address "
		       "names it"),
			moved->number, moved->number);
	if (moved->problems)
		tell(_("verify finds the same %lld faults in both, those above; the trail "
		       "ends with the same entry: %s"),
			(long long)moved->problems, *moved->head ? moved->head : "-");
	else
		tell(_("verify finds both in order; the trail ends with the same entry: %s"),
			*moved->head ? moved->head : "-");
	tell(address_is_server(move->from)
			? _("%s was not changed and is still on the server. From now on work "
			    "in the new one (--file, or MATTRAKAN_FILE); whoever administers "
			    "the server sees to it that nobody goes on in the old one")
			: _("%s was not changed. From now on work in the new one (--file, or "
			    "MATTRAKAN_FILE); keep the old one as a copy under another name, "
			    "so that nobody goes on in it"),
		move->from);
}

static void tell_json(
	const struct move *move, const struct moved *moved, const struct told *problems)
{
	struct str out = STR_INIT;
	json_begin(&out);
	json_text(&out, "from", move->from);
	json_text(&out, "to", move->to);
	json_text(&out, "office", *moved->number ? moved->number : NULL);
	json_number(&out, "reports", moved->reports);
	json_number(&out, "cards", moved->cards);
	json_number(&out, "versions", moved->versions);
	json_number(&out, "drafts", moved->drafts);
	json_number(&out, "people", moved->people);
	json_number(&out, "entries", moved->entries);
	json_number(&out, "seals", moved->seals);
	json_number(&out, "findings", moved->findings);
	json_number(&out, "photos", moved->files);
	json_text(&out, "head", moved->head);
	told_member(problems, &out, "problems");
	json_end(&out);
}

static int move(const char *from, const char *to, const char *office, bool json)
{
	struct told problems;
	told_init(&problems, json);
	const struct move move = {.from = from,
		.to = to,
		.office = office,
		.progress = work_begin(),
		.problem = told_line,
		.context = &problems};
	struct moved moved;
	struct error error = ERROR_INIT;
	const bool done = store_move(&move, &moved, &error);
	work_end();
	if (done && json)
		tell_json(&move, &moved, &problems);
	told_release(&problems);
	if (!done)
		return fail(&error);
	if (!json)
		say_moved(&move, &moved);
	const int status = moved.problems ? ERROR_REFUSED : 0;
	moved_release(&moved);
	return status;
}

static int run(struct session *session, int argc, char **argv)
{
	const char *office = NULL;
	for (int option; (option = options_next(session, &command_move, argc, argv)) !=
			 OPTIONS_END;) {
		if (option == OPTIONS_STOP)
			return session->status;
		office = optarg;
	}
	if (optind + 2 != argc)
		return usage_error(
			&command_move, _("name what is to be moved, and where to"));
	session_set_office(session, argv[optind]);
	session_digits(session);
	return move(argv[optind], argv[optind + 1], office, session->json);
}

static const struct option_spec options[] = {
	{OPTION_OFFICE, "office", N_("AGENCY"),
		N_("on a server: make a new office of that name, and fill that")},
	JSON_OPTION(JSON_HELP),
	{0, NULL, NULL, NULL},
};

const struct command command_move = {
	.name = "move",
	.arguments = N_("FROM TO"),
	.help = N_("take an office, all of it, to another place"),
	.details = N_(
		"FROM and TO are office files, or addresses of a server "
		"(postgresql://HOST/DATABASE). Everything goes along: reports, measures, "
		"earlier versions, drafts, the bin, people and keys, the trail, seals, "
		"accepted findings, settings, and the photos. FROM stays as it is. TO must "
		"not be there yet: a new file; on a server an office that is empty, or with "
		"--office a new one, taken there by whoever administers the database. It is there only when all of it is, was "
		"compared with FROM value by value, and verify finds in it what it finds in "
		"FROM: if that is something, a line each says so and the exit status is 1. "
		"Everybody must have left the program; where somebody saves meanwhile, or "
		"it is stopped (Ctrl-C), or anything fails, nothing is moved."),
	.options = options,
	.run = run,
};
