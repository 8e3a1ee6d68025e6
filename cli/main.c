/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mattrakan: the locale, the options before the command, the command; without one the
 * full-screen program.
 */
#include <config.h>

#include <getopt.h>
#include <stdlib.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/session.h"
#include "plain/plain.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/language.h"
#include "tui/home/program.h"

static struct terminal *plain_wanted(struct app *app, struct error *error)
{
	return plain_terminal(app, false, error);
}

static struct terminal *plain_due(struct app *app, struct error *error)
{
	return plain_terminal(app, true, error);
}

/* Without a command: the program where people sit, line by line where they said so or
 * nothing else can be had; else the commands. */
static int start(struct session *session)
{
	struct error error = ERROR_INIT;
	if (!session->plain && (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))) {
		help_show(NULL);
		return 0;
	}
	const struct store_progress progress = {session_progress, NULL};
	const struct program program = {
		.office = session_office(session),
		.who = session_who(session),
		.language_named = session->language_named,
		.scripted = !isatty(STDIN_FILENO),
		.progress = &progress,
		.terminal = session->plain   ? plain_wanted
			    : plain_is_due() ? plain_due
					     : NULL,
	};
	return program_main(&program, &error) ? 0 : fail(&error);
}

static int run(struct session *session, int argc, char **argv)
{
	struct error error = ERROR_INIT;
	/* What is said, sent behind the end of an office file by >>. */
	if (!output_spares_office(&error))
		return fail(&error);
	if (options_next(session, NULL, argc, argv) != OPTIONS_END)
		return session->status;
	if (optind == argc)
		return start(session);
	const char *name = argv[optind];
	const struct command *command = command_find(name);
	if (!command)
		return usage_error(NULL, _("%s: there is no such command"), name);
	argc -= optind;
	argv += optind;
	optind = 0; /* glibc: start again, from another argv */
	return command->run(session, argc, argv);
}

int main(int argc, char **argv)
{
	const char *folder = getenv("MATTRAKAN_LOCALEDIR");
	language_start(folder && *folder ? folder : LOCALEDIR);
	struct session session = {0};
	int status = output_close(run(&session, argc, argv));
	session_release(&session);
	return status;
}
