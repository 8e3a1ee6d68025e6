/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/head/head_join.h"

#include <string.h>

#include "text/error.h"
#include "text/i18n.h"
#include "text/str.h"
#include "tui/app/deed.h"
#include "tui/app/dialog.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"

bool head_same_text(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "") == 0;
}

char *head_join(const char *theirs, const char *mine, bool line)
{
	struct str joined = STR_INIT;
	str_puts(&joined, theirs ? theirs : "");
	if (joined.bytes && *mine)
		str_puts(&joined, line ? " " : "\n");
	str_puts(&joined, mine);
	return str_detach(&joined);
}

/* Who stored theirs, and when. */
static void put_who(struct app *app, int64_t report, struct str *out)
{
	static const char *const acts[] = {"report.head", "report.replace", NULL};
	struct deed deed;
	struct error error = ERROR_INIT;
	if (deed_find(app, report, 0, acts, &deed, &error))
		deed_append(out, &deed, app_digits(app));
	else
		error_release(&error);
	deed_release(&deed);
}

static void put_question(struct app *app, const struct head_two *two, struct str *out)
{
	struct str who = STR_INIT;
	put_who(app, two->report, &who);
	str_printf(out, _("Somebody else changed “%s” too."), two->label);
	str_puts(out, "\n\n");
	/* TRANSLATORS: who and when; the text */
	str_printf(out, _("Theirs (%s): %s"), who.data,
		two->theirs && *two->theirs ? two->theirs : _("(empty)"));
	str_puts(out, "\n\n");
	str_printf(out, _("Mine: %s"), *two->mine ? two->mine : _("(empty)"));
	str_release(&who);
}

int head_ask_which(struct app *app, const struct head_two *two)
{
	enum { LATER = HEAD_BOTH + 1, CHOICES };
	struct choice choices[CHOICES] = {
		[HEAD_MINE] = {.key = 'm', .name = N_("Mine")},
		[HEAD_THEIRS] = {.key = 't', .name = N_("Theirs")},
		[HEAD_BOTH] = {.key = 'b', .name = N_("Both")},
		[LATER] = {.key = K_ESCAPE, .name = N_("Decide later")},
	};
	const bool both = two->both && two->theirs && *two->theirs && *two->mine;
	const int later = both ? LATER : HEAD_BOTH;
	struct str text = STR_INIT;
	choices[later] = choices[LATER];
	put_question(app, two, &text);
	const int choice = dialog_choose(
		app, _("Two versions"), text.data, choices, later + 1, later);
	if (choice == HEAD_THEIRS) {
		/* What was typed is not lost: it can be put in elsewhere. */
		app_copy(app, two->mine, strlen(two->mine));
	}
	str_release(&text);
	if (choice != later)
		return choice;
	app_message(app, STYLE_WARNING, "%s",
		_("Not saved yet: it is asked again when this is saved"));
	return CHOICE_NONE;
}
