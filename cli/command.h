/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The table of commands: dispatch, --help, the man page and what a shell completes come from
 * it. What stands for an argument says what it can be: N is a report's number, as in
 * complete.c's table.
 *
 * To add a command, write its file with a const struct command, name it below and
 * put it into the table of commands.c. Texts are N_(): translated where shown.
 */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include "cli/session.h"
#include "text/error.h"
#include "text/i18n.h"

struct option_spec {
	int id;               /* of options_next(); unique in the command, not 0 */
	const char *name;     /* long name, without -- */
	const char *argument; /* what stands for it, e.g. N_("FILE"); NULL: none */
	const char *help;
	char letter; /* of the short form; 0: none */
};

struct command {
	const char *name;
	const char *arguments; /* N_("FILE..."); NULL: none */
	const char *help;      /* one line, begins with a small letter, no full stop */
	const char *details;   /* paragraphs for --help and the man page; NULL: none */
	const struct option_spec *options; /* ends with id 0; NULL: none */
	int (*run)(struct session *session, int argc, char **argv);
};

/* In the order in which they are listed; ends with NULL. */
extern const struct command *const commands[];

extern const struct command command_import, command_list, command_show, command_search,
	command_watch, command_check, command_units, command_ita, command_print,
	command_profiles, command_printers, command_export, command_carry, command_init,
	command_backup, command_restore, command_recover, command_verify, command_people,
	command_trail, command_text, command_bin, command_cards, command_deadline,
	command_memo, command_move, command_office, command_offices, command_replace,
	command_words, command_help, command_complete, command_doctor, command_config;

/* The options that every command takes (--file, --lang, --help, --version). */
extern const struct option_spec common_options[];

/* Those that stand before a command or without one (--plain, --example). */
extern const struct option_spec program_options[];

enum common_option {
	COMMON_FILE = 1000,
	COMMON_LANG,
	COMMON_HELP,
	COMMON_VERSION,
	PROGRAM_PLAIN,
	COMMON_JSON,
	PROGRAM_EXAMPLE,
};

/* The row of a command that tells programs what it tells people (cli/json_output.h); options.c
 * reads it into session->json. help: what it is for besides, N_(); usually JSON_HELP. */
#define JSON_OPTION(help)                                                                \
	{                                                                                \
		COMMON_JSON, "json", NULL, help, 0                                       \
	}
#define JSON_HELP N_("as JSON (doc/json.md)")

/* NULL if there is no command of that name. */
const struct command *command_find(const char *name);

#endif
