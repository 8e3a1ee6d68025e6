/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks terminfo alone; nothing here draws. */
#include <config.h>

#include "tui/terminal/terminal_type.h"

#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <unistd.h>

/* How many colours terminfo gives a type; -1: it does not know it. */
static int colours_of(const char *type)
{
	int known;
	if (setupterm(type, STDOUT_FILENO, &known) != 0 || known != 1)
		return -1;
	const int colours = tigetnum("colors");
	del_curterm(cur_term);
	return colours;
}

/* What terminfo adds to the name of a type that has more colours. */
static const char richer[] = "-256color";

static bool is_rich(const char *type)
{
	const size_t bytes = strlen(type), ending = sizeof(richer) - 1;
	return bytes > ending && strcmp(type + bytes - ending, richer) == 0;
}

bool terminal_type_richer(struct str *name)
{
	const char *type = getenv("TERM");
	/* Most have it by now: terminfo need not be read twice then. */
	if (!type || is_rich(type) || colours_of(type) != FEW_COLOURS)
		return false;
	str_printf(name, "%s%s", type, richer);
	return colours_of(name->data) > FEW_COLOURS;
}
