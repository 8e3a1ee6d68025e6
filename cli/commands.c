/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "cli/command.h"

#include <stddef.h>
#include <string.h>

#include "text/i18n.h"

const struct command *const commands[] = {
	&command_import,
	&command_list,
	&command_show,
	&command_search,
	&command_check,
	&command_units,
	&command_words,
	&command_ita,
	&command_print,
	&command_profiles,
	&command_printers,
	&command_export,
	&command_carry,
	&command_deadline,
	&command_offices,
	&command_cards,
	&command_memo,
	&command_replace,
	&command_bin,
	&command_people,
	&command_trail,
	&command_watch,
	&command_init,
	&command_office,
	&command_backup,
	&command_restore,
	&command_recover,
	&command_move,
	&command_verify,
	&command_doctor,
	&command_config,
	&command_text,
	&command_complete,
	&command_help,
	NULL,
};

const struct option_spec common_options[] = {
	{COMMON_FILE, "file", N_("OFFICE"), N_("the office file to work on")},
	{COMMON_LANG, "lang", "th|en", N_("the language of messages")},
	{COMMON_HELP, "help", NULL, N_("show this help"), 'h'},
	{COMMON_VERSION, "version", NULL, N_("show version and licence"), 'V'},
	{0, NULL, NULL, NULL, 0},
};

const struct option_spec program_options[] = {
	{PROGRAM_PLAIN, "plain", NULL,
		N_("without a command: ask line by line, for screen readers, braille lines "
		   "and terminals that cannot draw a screen")},
	JSON_OPTION(N_("with --version: as JSON (doc/json.md)")),
	{PROGRAM_EXAMPLE, "example", NULL,
		N_("work in the example office in place of your own: an office file to "
		   "play in, made where it is not there")},
	{0, NULL, NULL, NULL},
};

const struct command *command_find(const char *name)
{
	for (const struct command *const *each = commands; *each; each++) {
		if (!strcmp((*each)->name, name))
			return *each;
	}
	return NULL;
}
