/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/learning/learning.h"

#include <stddef.h>
#include <stdint.h>

#include "db/office_words.h"
#include "model/lists.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/dialog.h"
#include "tui/terminal/terminal.h"

static bool confirm(struct app *app, const char *act, const char *word, const char *what)
{
	struct str text = STR_INIT;
	str_printf(&text, "“%s”\n%s", word, what);
	const bool yes = dialog_confirm(app, _(act), text.data, act);
	str_release(&text);
	return yes;
}

bool learning_ask(struct app *app, const char *word)
{
	struct error error = ERROR_INIT;
	if (!word) {
		app_message(app, STYLE_WARNING, "%s",
			_("There is no word here that the check does not know"));
		return false;
	}
	if (!confirm(app, N_("Learn the word"), word,
		    _("It is right from now on in all reports of the office, for "
		      "everybody.")))
		return false;
	if (!store_set_office_word(app->store, word, true, app->who, &error)) {
		app_error(app, &error);
		return false;
	}
	app_message(app, STYLE_DONE,
		_("Learned: “%s”; Learned words in the findings forgets it again"), word);
	return true;
}

static bool forget(struct app *app, const char *word)
{
	struct error error = ERROR_INIT;
	if (!confirm(app, N_("Forget the word"), word,
		    _("The check tells of it again, in all reports of the office.")))
		return false;
	if (!store_set_office_word(app->store, word, false, app->who, &error)) {
		app_error(app, &error);
		return false;
	}
	app_message(app, STYLE_DONE, _("Forgotten: “%s”"), word);
	return true;
}

bool learning_forget(struct app *app)
{
	struct string_list words = {0};
	struct error error = ERROR_INIT;
	bool forgotten = false;
	if (!store_office_words(app->store, &words, &error)) {
		app_error(app, &error);
		return false;
	}
	if (!words.count) {
		app_message(app, STYLE_MESSAGE, "%s",
			_("The office has not learned any words"));
	} else {
		const size_t chosen = dialog_pick(app, _("Learned words"),
			(const char *const *)words.items, words.count, false, NULL);
		forgotten = chosen < words.count && forget(app, words.items[chosen]);
	}
	string_list_release(&words);
	return forgotten;
}
