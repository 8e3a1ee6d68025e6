/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/card/card_answer.h"

#include <stddef.h>

#include "db/review.h"
#include "model/card.h"
#include "office/report_changes.h"
#include "text/error.h"
#include "text/i18n.h"
#include "tui/app/app.h"
#include "tui/app/dialog.h"

/* What was to be mended, and what is asked. */
static void put_label(
	struct str *label, const struct card_returned *returned, const char *question)
{
	str_printf(label, _("%s: “%s”"), returned->who, returned->text);
	str_printf(label, "\n%s", question);
}

/* Nothing was changed: that is asked first, and why. */
static bool ask_unchanged(
	struct app *app, const struct card_returned *returned, struct str *answer)
{
	struct str text = STR_INIT, label = STR_INIT;
	put_label(&text, returned,
		_("Nothing in the measure was changed since it came back. Is it done all "
		  "the same?"));
	put_label(&label, returned,
		_("Why nothing is to be changed: your answer to whoever sent it back"));
	const bool said = dialog_confirm(app, _("Done"), text.data, N_("It is done")) &&
			  dialog_words(app, _("Your answer"), label.data, answer);
	str_release(&text);
	str_release(&label);
	return said;
}

static bool ask_changed(
	struct app *app, const struct card_returned *returned, struct str *answer)
{
	struct str label = STR_INIT;
	put_label(&label, returned,
		_("Your answer to whoever sent it back (it may stay empty)"));
	const bool said = dialog_line(app, _("Your answer"), label.data, answer);
	str_release(&label);
	return said;
}

bool card_answer_ask(struct card_editor *editor, struct str *answer)
{
	struct app *app = editor->app;
	struct card_returned returned;
	struct error error = ERROR_INIT;
	bool found = false;
	if (editor->entry.card.state != CARD_RETURNED)
		return true;
	if (!store_card_returned(
		    app->store, editor->entry.number, &returned, &found, &error)) {
		app_error(app, &error);
		return false;
	}
	if (!found)
		return true;
	const bool said = card_same_text(&returned.before, &editor->entry.card)
				  ? ask_unchanged(app, &returned, answer)
				  : ask_changed(app, &returned, answer);
	card_returned_release(&returned);
	return said;
}
