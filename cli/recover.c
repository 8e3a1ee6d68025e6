/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mattrakan recover: what can be read of a damaged office file, into a new one.
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
#include "db/recover.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/str.h"

static void tell_json(
	const struct told *losses, const struct recovered *recovered, const char *to)
{
	struct str out = STR_INIT;
	json_begin(&out);
	json_text(&out, "office", to);
	json_number(&out, "reports", recovered->reports);
	json_number(&out, "cards", recovered->cards);
	json_number(&out, "versions", recovered->versions);
	json_number(&out, "drafts", recovered->drafts);
	told_member(losses, &out, "losses");
	json_end(&out);
}

static int recover(struct session *session, const char *damaged, const char *to)
{
	struct recovered recovered;
	struct told losses;
	struct error error = ERROR_INIT;
	told_init(&losses, session->json);
	const bool done = store_recover(damaged, to, session_who(session), told_line,
		&losses, &recovered, work_begin(), &error);
	work_end();
	if (done && session->json)
		tell_json(&losses, &recovered, to);
	told_release(&losses);
	if (!done)
		return fail(&error);
	if (!session->json)
		tell(_("%s: %lld reports, %lld measures, %lld earlier versions, %lld drafts are "
		       "in this new office file; %s was not changed"),
			to, (long long)recovered.reports, (long long)recovered.cards,
			(long long)recovered.versions, (long long)recovered.drafts,
			damaged);
	return recovered.losses ? ERROR_REFUSED : 0;
}

static int run(struct session *session, int argc, char **argv)
{
	if (!options_none(session, &command_recover, argc, argv))
		return session->status;
	if (optind + 2 != argc)
		return usage_error(&command_recover,
			_("name the damaged office file, and the new one to be made"));
	return recover(session, argv[optind], argv[optind + 1]);
}

static const struct option_spec options[] = {
	JSON_OPTION(JSON_HELP),
	{0, NULL, NULL, NULL},
};

const struct command command_recover = {
	.name = "recover",
	.arguments = N_("DAMAGED NEW"),
	.help = N_("read what can be read of a damaged office file"),
	.details = N_(
		"Every report, measure, earlier version and draft that can be read goes "
		"into a new office file, with the trail, seals and people; the damaged "
		"one, which nobody may have open, is not changed. One line for each "
		"thing that could not be read, wholly or in part, and then exit status "
		"1. Where a copy is at hand ('mattrakan backup --list'), compare: "
		"'mattrakan restore' goes back to a copy, as whole as it was that day. "
		"Look at the new file with --file NEW first. 'mattrakan restore NEW' puts "
		"it in the place of the damaged one where verify finds nothing in it; "
		"else move the damaged one away, with what lies beside it (-wal, -shm), "
		"and give its name to the new one."),
	.options = options,
	.run = run,
};
