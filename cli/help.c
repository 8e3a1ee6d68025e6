/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mattrakan help: what --help shows, of the program or of a command.
 */
#include <config.h>

#include "cli/help.h"

#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "cli/command.h"
#include "cli/options.h"
#include "model/manual_place.h"
#include "text/cell.h"
#include "text/i18n.h"
#include "text/str.h"

enum { HELP_INDENT = 26 };

/* One line of a list: a term padded to a column, and what it means. */
static void help_line(const char *term, const char *help)
{
	struct str line = STR_INIT;
	str_puts(&line, "  ");
	size_t columns = text_columns(term, strlen(term));
	if (columns < HELP_INDENT - 3)
		text_pad(&line, term, strlen(term), HELP_INDENT - 2, ALIGN_LEFT);
	else
		str_printf(&line, "%s\n%*s", term, HELP_INDENT, "");
	printf("%s%s\n", line.data, help);
	str_release(&line);
}

static void help_options(const struct option_spec *option)
{
	for (; option && option->id; option++) {
		struct str term = STR_INIT;
		if (option->letter)
			str_printf(&term, "-%c, ", option->letter);
		str_printf(&term, "--%s", option->name);
		if (option->argument)
			str_printf(&term, " %s", _(option->argument));
		help_line(term.data, _(option->help));
		str_release(&term);
	}
}

static void tell_manual(void)
{
	struct str path = STR_INIT;
	if (manual_place(&path))
		printf("\n%s\n  file://%s\n", _("The manual, step by step, in Thai:"),
			path.data);
	str_release(&path);
}

void help_show(const struct command *command)
{
	if (command) {
		printf(_("Usage: %s %s [OPTION...]%s%s\n"), PACKAGE_NAME, command->name,
			command->arguments ? " " : "",
			command->arguments ? _(command->arguments) : "");
		printf("%s\n", _(command->help));
		if (command->details)
			printf("\n%s\n", _(command->details));
		printf("\n%s\n", _("Options:"));
		help_options(command->options);
	} else {
		printf(_("Usage: %s [--file OFFICE] [--lang th|en] COMMAND "
			 "[OPTION...]\n"),
			PACKAGE_NAME);
		printf("%s\n%s\n\n%s\n",
			_("Measure cards and reports on integrity and transparency of "
			  "Thai local-government offices"),
			_("Without a command, on a terminal: the full-screen program."),
			_("Commands:"));
		for (const struct command *const *each = commands; *each; each++)
			help_line((*each)->name, _((*each)->help));
		printf("\n%s\n", _("Options without a command:"));
		help_options(program_options);
		printf("\n%s\n", _("Options, with every command:"));
	}
	help_options(common_options);
	if (!command)
		tell_manual();
}

static int run(struct session *session, int argc, char **argv)
{
	if (!options_none(session, &command_help, argc, argv))
		return session->status;
	const struct command *command = optind < argc ? command_find(argv[optind]) : NULL;
	if (optind < argc && !command)
		return usage_error(NULL, _("%s: there is no such command"), argv[optind]);
	if (argc - optind > 1)
		return usage_error(&command_help, _("one command is expected"));
	help_show(command);
	return 0;
}

const struct command command_help = {
	.name = "help",
	.arguments = N_("[COMMAND]"),
	.help = N_("show what --help shows"),
	.run = run,
};
