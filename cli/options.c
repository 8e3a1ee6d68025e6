/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "cli/options.h"

#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "cli/help.h"
#include "cli/json_output.h"
#include "cli/output.h"
#include "cli/session.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/language.h"
#include "text/message.h"
#include "text/str.h"

enum { OPTIONS_MAX = 32 };

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

/* Once all options are known: as JSON, perhaps. The first line is for programs too. */
static int show_version(struct session *session)
{
	struct str out = STR_INIT;
	if (session->json) {
		json_begin(&out);
		json_text(&out, "name", PACKAGE_NAME);
		json_text(&out, "version", PACKAGE_VERSION);
		json_end(&out);
	} else {
		printf("%s\n%s\n%s\n", PACKAGE_STRING,
			_("Free software under the GNU General Public License, version 3 "
			  "or later. It comes without any warranty, as far as the law "
			  "allows."),
			_("'mattrakan doctor' tells which libraries are there that are "
			  "loaded when they are needed."));
	}
	return stop(session, 0);
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
	case COMMON_VERSION: session->version = true; return 0;
	case COMMON_JSON: session->json = true; return 0;
	case PROGRAM_PLAIN: session->plain = true; return 0;
	case PROGRAM_EXAMPLE: session->example = true; return 0;
	default: return option;
	}
}

/* None of these takes an argument. */
static void add_letters(char *letters, const struct option_spec *from)
{
	size_t count = strlen(letters);
	for (; from->id && count + 1 < OPTIONS_MAX; from++)
		if (from->letter)
			letters[count++] = from->letter;
	letters[count] = '\0';
}

/* The id of the common option of that letter; what is no letter stays. */
static int id_of_letter(int option)
{
	for (const struct option_spec *each = common_options; each->id; each++)
		if (each->letter && each->letter == option)
			return each->id;
	return option;
}

int options_next(
	struct session *session, const struct command *command, int argc, char **argv)
{
	struct option table[OPTIONS_MAX + 1];
	size_t count = add_options(table, 0, common_options);
	count = add_options(table, count, command ? command->options : program_options);
	memset(&table[count], 0, sizeof(table[count]));
	/* "+": what stands behind the command's name is the command's. */
	char letters[OPTIONS_MAX] = "+:";
	add_letters(letters, common_options);
	opterr = 0;
	for (;;) {
		int option = getopt_long(
			argc, argv, command ? letters + 1 : letters, table, NULL);
		if (option == -1)
			return session->version ? show_version(session) : OPTIONS_END;
		if (option == '?' || option == ':') {
			usage_error(command,
				option == ':'
					? _("%s: this option needs an argument")
					: _("%s: there is no such option, or not with an "
					    "argument"),
				argv[optind - 1]);
			return stop(session, ERROR_USAGE);
		}
		option = common_option(session, command, id_of_letter(option));
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
