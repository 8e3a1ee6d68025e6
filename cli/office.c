/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mattrakan init, backup, verify: the office file itself.
 */
#include <config.h>

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>

#include "cli/command.h"
#include "cli/options.h"
#include "cli/output.h"
#include "db/seal.h"
#include "text/i18n.h"
#include "text/mem.h"

enum { OPTION_SHARED = 1 };

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
	struct error error = ERROR_INIT;
	if (!store_create(session_office(session), group, &error))
		return fail(&error);
	printf(_("%s: the office file is ready\n"), session_office(session));
	return 0;
}

static const struct option_spec init_options[] = {
	{OPTION_SHARED, "shared", N_("GROUP"),
		N_("for all members of a group of this machine's users")},
	{0, NULL, NULL, NULL},
};

const struct command command_init = {
	.name = "init",
	.help = N_("make a new office file"),
	.details = N_("Without --shared only you can read and write it. A shared office "
		      "file lies in a folder of its own that belongs to the group "
		      "(setgid), which is made where it is missing. A network folder is "
		      "refused: all users work on one machine, each logged in from their "
		      "own desk."),
	.options = init_options,
	.run = init_run,
};

static int backup_run(struct session *session, int argc, char **argv)
{
	if (!options_none(session, &command_backup, argc, argv))
		return session->status;
	if (optind + 1 != argc)
		return usage_error(
			&command_backup, _("name the file to write the copy to"));
	struct error error = ERROR_INIT;
	struct store *store = session_open(session, STORE_READ, &error);
	if (!store)
		return fail(&error);
	bool done = store_backup(store, argv[optind], &error);
	store_close(store);
	if (!done)
		return fail(&error);
	printf(_("%s: the copy is complete\n"), argv[optind]);
	return 0;
}

const struct command command_backup = {
	.name = "backup",
	.arguments = N_("FILE"),
	.help = N_("write a complete copy of the office file"),
	.details = N_("Others can go on working while it is written. An existing file is "
		      "not written over. To look into a copy, name it with --file; to "
		      "go back to it: mattrakan restore FILE."),
	.run = backup_run,
};

static void show_problem(void *context, const char *words)
{
	int *problems = context;
	struct str line = STR_INIT;
	(*problems)++;
	/* Whoever forged a row may have written it to hide this line on a terminal. */
	put_line(&line, words);
	puts(line.data);
	str_release(&line);
}

/* --- verify --- */

/* One line for an approved report: number, mark, by whom, when, whether all agree. */
static bool show_seal(struct store *store, int64_t number, struct error *error)
{
	struct report report;
	enum seal_verdict verdict;
	char mark[SEAL_MARK_BYTES];
	if (!store_seal_mark(store, number, mark, error) ||
		!store_load(store, number, &report, error))
		return false;
	const bool good = store_seal_check(store, &report, &verdict, error);
	if (good) {
		const struct seal *seal = &report.seal;
		struct str line = STR_INIT;
		str_printf(&line, "%lld\t%s\t", (long long)number, *mark ? mark : "-");
		put_line(&line, seal->present ? seal->name : "-");
		str_putc(&line, '\t');
		put_time(&line, seal->present ? (int64_t)seal->at.value : 0);
		printf("%s\t%s\n", line.data, _(seal_verdict_label(verdict)));
		str_release(&line);
	}
	report_release(&report);
	return good;
}

struct seals {
	int64_t *numbers; /* of approved reports */
	size_t count, capacity;
};

static bool note_approved(void *context, const struct report_summary *summary)
{
	struct seals *seals = context;
	if (summary->state != REPORT_APPROVED)
		return true;
	seals->numbers = mem_grow(
		seals->numbers, seals->count, &seals->capacity, sizeof(*seals->numbers));
	seals->numbers[seals->count++] = summary->number;
	return true;
}

static bool show_seals(struct store *store, struct error *error)
{
	struct seals seals = {0};
	bool good = store_list(store, note_approved, &seals, error);
	for (size_t i = 0; good && i < seals.count; i++)
		good = show_seal(store, seals.numbers[i], error);
	free(seals.numbers);
	return good;
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
	printf(_("%s: everything is in order\n"), session_office(session));
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
