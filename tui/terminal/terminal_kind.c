/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/terminal/terminal_kind.h"

#include <stdlib.h>
#include <string.h>

#include "text/macros.h"

/* Whether $TERM is the name, or begins with it and goes on with - or a dot. */
static bool is_named(const char *name)
{
	const char *term = getenv("TERM");
	const size_t bytes = strlen(name);
	return term && !strncmp(term, name, bytes) && strchr("-.", term[bytes]);
}

static const struct {
	const char *term;
	enum terminal_fault fault;
} known[] = {
	{"linux", TERMINAL_CONSOLE},
	{"st", TERMINAL_ST},
	{"stterm", TERMINAL_ST},
};

enum terminal_fault terminal_kind_fault(void)
{
	for (size_t i = 0; i < COUNT(known); i++)
		if (is_named(known[i].term))
			return known[i].fault;
	return TERMINAL_FIT;
}

bool terminal_kind_is_console(void)
{
	return terminal_kind_fault() == TERMINAL_CONSOLE;
}

static bool is_set(const char *name)
{
	const char *value = getenv(name);
	return value && *value;
}

/* By ssh comes nothing but $TERM; tmux has the same name there, but says so here. */
bool terminal_kind_holds_escape(void)
{
	return is_set("STY") || (is_named("screen") && !is_set("TMUX"));
}
