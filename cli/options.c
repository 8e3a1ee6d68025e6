/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "cli/options.h"

#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "cli/output.h"
#include "cli/session.h"
#include "text/cell.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/language.h"
#include "text/message.h"
#include "text/str.h"

enum { OPTIONS_MAX = 32, HELP_INDENT = 26 };

static size_t add_options(struct option *to, size_t count, const struct option_spec *from)
{
	for (; from && from->id && count < OPTIONS_MAX; from++) {
		to[count++] = (struct option){
			.name = from->name,
			.has_arg = from->argument ? required_argument : no_argument,
			.val = from->id,
		};
	}
	return count;
}

static int stop(struct session *session, int status)
{
	session->status = status;
	return OPTIONS_STOP;
}

static int common_option(
	struct session *session, const struct command *command, int option)
{
	switch (option) {
	case COMMON_FILE: session_set_office(session, optarg); return 0;
	case COMMON_LANG:
		session->language_named = language_set(optarg);
		if (session->language_named)
			return 0;
		usage_error(command, _("--lang %s: the languages are th and en"), optarg);
		return stop(session, ERROR_USAGE);
	case COMMON_HELP: help_show(command); return stop(session, 0);
	case COMMON_VERSION: puts(PACKAGE_STRING); return stop(session, 0);
	case PROGRAM_PLAIN: session->plain = true; return 0;
	default: return option;
	}
}

int options_next(
	struct session *session, const struct command *command, int argc, char **argv)
{
	struct option table[OPTIONS_MAX + 1];
	size_t count = add_options(table, 0, common_options);
	count = add_options(table, count, command ? command->options : program_options);
	memset(&table[count], 0, sizeof(table[count]));
	/* "+": what stands behind the command's name is the command's. */
	const char *letters = command ? ":" : "+:";
	opterr = 0;
	for (;;) {
		int option = getopt_long(argc, argv, letters, table, NULL);
		if (option == -1)
			return OPTIONS_END;
		if (option == '?' || option == ':') {
			usage_error(command,
				option == ':'
					? _("%s: this option needs an argument")
					: _("%s: there is no such option, or not with an "
					    "argument"),
				argv[optind - 1]);
			return stop(session, ERROR_USAGE);
		}
		option = common_option(session, command, option);
		if (option)
			return option;
	}
}

bool options_none(
	struct session *session, const struct command *command, int argc, char **argv)
{
	return options_next(session, command, argc, argv) == OPTIONS_END;
}

int option_report(const struct command *command, int64_t *number)
{
	int64_t wanted = report_number(optarg);
	if (!wanted)
		return usage_error(command,
			_("--report %s: a report's number is expected; list shows them"),
			optarg);
	*number = wanted;
	return 0;
}

int usage_error(const struct command *command, const char *format, ...)
{
	struct str message = STR_INIT;
	va_list args;
	va_start(args, format);
	message_vappend(&message, format, args);
	va_end(args);
	say("%s%s%s", command ? command->name : "", command ? ": " : "", message.data);
	fprintf(stderr, _("Help: %s%s%s --help\n"), PACKAGE_NAME, command ? " " : "",
		command ? command->name : "");
	str_release(&message);
	return ERROR_USAGE;
}

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
		str_printf(&term, "--%s", option->name);
		if (option->argument)
			str_printf(&term, " %s", _(option->argument));
		help_line(term.data, _(option->help));
		str_release(&term);
	}
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
}
