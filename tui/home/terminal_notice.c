/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/home/terminal_notice.h"

#include <string.h>

#include "text/i18n.h"
#include "text/language.h"
#include "text/str.h"
#include "tui/app/dialog.h"
#include "tui/terminal/terminal.h"

static const char *const faults[TERMINAL_FAULTS] = {
	[TERMINAL_CONSOLE] =
		N_("This is the machine's text console, which cannot show Thai "
		   "vowels and tone marks."),
	[TERMINAL_ST] =
		N_("This terminal, st, leaves out the Thai vowels and tone marks above "
		   "and below the letters."),
	[TERMINAL_WIDE_MARKS] =
		N_("This terminal draws each Thai vowel and tone mark beside "
		   "its letter, in a place of its own: letters and lines "
		   "are torn apart."),
};

const char terminal_fault_advice[] = N_(
	"Use a terminal that can: GNOME Terminal, Konsole, kitty or xterm, on Windows "
	"the Windows Terminal from 1.22 on or PuTTY, here or to log in to this machine "
	"by ssh. Which fonts are right stands in terminals.md of the documentation. "
	"Typing works here all the same, and nothing is lost.");

const char *terminal_fault_text(enum terminal_fault fault)
{
	return faults[fault];
}

/* Thai may be what cannot be read here: the notice stands in English as well. */
void terminal_notice(struct app *app)
{
	const enum terminal_fault fault = app->terminal->fault;
	if (fault == TERMINAL_FIT || fault == app->told)
		return;
	app->told = fault;
	struct str text = STR_INIT;
	str_printf(&text, "%s %s", faults[fault], terminal_fault_advice);
	if (strcmp(language_now(), "th") == 0)
		str_printf(
			&text, "\n\n%s %s", _(faults[fault]), _(terminal_fault_advice));
	app_paint(app);
	dialog_notice(app, _("The terminal"), text.data);
	str_release(&text);
}
