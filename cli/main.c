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
#include "cli/help.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/session.h"
#include "cli/work.h"
#include "model/config.h"
#include "office/example.h"
#include "office/settings.h"
#include "plain/plain.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/language.h"
#include "text/str.h"
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
	const struct program program = {
		.office = session_office(session),
		.who = session_who(session),
		.example = session->example,
		.language_named = session->language_named,
		.scripted = !isatty(STDIN_FILENO),
		.opening = work_begin,
		.opened = work_end,
		.terminal = session->plain   ? plain_wanted
			    : plain_is_due() ? plain_due
					     : NULL,
	};
	return program_main(&program, &error) ? 0 : fail(&error);
}

/* What is configured must be good before anything goes by it: another office would be opened
 * than is meant. */
static bool configure(const struct session *session, struct error *error)
{
	struct settings settings;
	if (!config_load(error))
		return false;
	settings_init(&settings);
	const bool good = settings_configure(&settings, error);
	settings_release(&settings);
	if (good && !session->language_named && config_value(CONFIG_LANGUAGE))
		language_set(config_value(CONFIG_LANGUAGE));
	return good;
}

/* For a command; the full-screen program knows the own office too, to go back there. */
static void take_example(struct session *session)
{
	struct str path = STR_INIT;
	example_path(&path);
	session_set_office(session, path.data);
	str_release(&path);
}

static int run(struct session *session, int argc, char **argv)
{
	struct error error = ERROR_INIT;
	/* What is said, sent behind the end of an office file by >>. */
	if (!output_spares_office(&error))
		return fail(&error);
	if (options_next(session, NULL, argc, argv) != OPTIONS_END)
		return session->status;
	if (!configure(session, &error))
		return fail(&error);
	if (session->example && !example_make(session_who(session), NULL, &error))
		return fail(&error);
	if (optind == argc)
		return start(session);
	if (session->example)
		take_example(session);
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
