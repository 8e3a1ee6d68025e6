/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/card/card_others.h"

#include <stdlib.h>
#include <string.h>

#include "db/kept.h"
#include "db/store.h"
#include "model/card.h"
#include "model/card_copy.h"
#include "model/json.h"
#include "office/field_check.h"
#include "office/states.h"
#include "text/date.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/card_acts.h"
#include "tui/app/deed.h"
#include "tui/app/fate.h"
#include "tui/card/card_merge.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/field.h"

/* --- what became of it --- */

static void tell_fate(struct card_editor *editor)
{
	struct str words = STR_INIT;
	struct error error = ERROR_INIT;
	if (card_fate_append(editor->app, editor->entry.report, editor->entry.number,
		    editor->fate, &words, &error))
		app_message(editor->app, STYLE_ERROR, "%s", words.data);
	else
		app_error(editor->app, &error);
	str_release(&words);
}

/* --- joining --- */

static unsigned typed_fields(const struct card_editor *editor)
{
	return card_difference(&editor->before, &editor->entry.card);
}

static void tell_joined(
	struct card_editor *editor, unsigned fields, const struct card_entry *fresh)
{
	static const char *const acts[] = {
		"card.save", "card.done", "report.replace", NULL};
	struct app *app = editor->app;
	struct str names = STR_INIT, who = STR_INIT;
	struct deed deed;
	struct error error = ERROR_INIT;
	if (!deed_find_newer(
		    app, fresh->report, fresh->number, acts, acts, &deed, &error))
		error_release(&error);
	card_fields_append(&names, editor->order, fields);
	deed_append(&who, &deed, app_digits(app));
	/* TRANSLATORS: names of fields; who, and when */
	app_message(app, STYLE_WARNING,
		_("%s was changed meanwhile (%s); it is put together with what you type"),
		names.data, who.data);
	deed_release(&deed);
	str_release(&names);
	str_release(&who);
}

static void tell_state(struct card_editor *editor)
{
	static const char *const acts[] = {"card.done", "card.return", "card.reopen",
		"card.approve", "card.save", NULL};
	struct app *app = editor->app;
	struct str who = STR_INIT;
	struct deed deed;
	struct error error = ERROR_INIT;
	if (editor->comment.bytes) {
		app_message(app, STYLE_WARNING, "%s", editor->comment.data);
		return;
	}
	if (!deed_find(
		    app, editor->entry.report, editor->entry.number, acts, &deed, &error))
		error_release(&error);
	deed_append(&who, &deed, app_digits(app));
	/* TRANSLATORS: a state; who, and when */
	app_message(app, STYLE_WARNING, _("The measure is now “%s” (%s)"),
		_(card_state_label(editor->entry.card.state)), who.data);
	deed_release(&deed);
	str_release(&who);
}

static bool read_comment(struct card_editor *editor, struct error *error)
{
	str_clear(&editor->comment);
	return card_comment_append(
		editor->app, editor->entry.number, &editor->comment, error);
}

/* Takes over what is stored, with what is typed put into it. fields: theirs. */
static bool adopt(struct card_editor *editor, struct card_entry *fresh, unsigned fields,
	bool quiet, struct error *error)
{
	const enum card_state before = editor->entry.card.state;
	const unsigned typed = typed_fields(editor);
	struct card stored;
	card_copy(&stored, &fresh->card);
	for (enum card_field field = 0; field < FIELD_COUNT; field++)
		if (typed & 1u << field)
			card_field_copy(&fresh->card, &editor->entry.card, field);
	card_entry_release(&editor->entry);
	editor->entry = *fresh;
	card_release(&editor->stored);
	editor->stored = stored;
	card_release(&editor->before);
	card_copy(&editor->before, &editor->stored);
	for (enum card_field field = 0; field < FIELD_COUNT; field++) {
		if (fields & 1u << field)
			card_editor_remake(editor, field);
		else if (card_field_same(&stored, &editor->entry.card, field))
			field_set_unchanged(editor->fields[field]);
	}
	editor->touched = true;
	if (!read_comment(editor, error))
		return false;
	if (fields && !quiet)
		tell_joined(editor, fields, &editor->entry);
	if (editor->entry.card.state != before && !quiet)
		tell_state(editor);
	return true;
}

static enum card_news join(struct card_editor *editor, bool quiet, struct error *error)
{
	struct card_entry fresh;
	if (!store_card(editor->app->store, editor->entry.number, &fresh, error))
		return NEWS_FAILED;
	const struct card_merge merge =
		card_merge(&editor->before, &editor->entry.card, &fresh.card);
	if (merge.both) {
		card_entry_release(&fresh);
		return NEWS_CONFLICT;
	}
	return adopt(editor, &fresh, merge.theirs, quiet, error) ? NEWS_NONE
								 : NEWS_FAILED;
}

enum card_news card_others_look(
	struct card_editor *editor, bool quiet, struct error *error)
{
	struct card_standing standing;
	if (!editor->entry.number)
		return NEWS_NONE;
	if (!card_fate_find(
		    editor->app, editor->entry.number, &editor->fate, &standing, error))
		return NEWS_FAILED;
	if (editor->fate != CARD_HERE) {
		if (!quiet)
			tell_fate(editor);
		return NEWS_LOST;
	}
	editor->entry.place = standing.place;
	if (standing.revision == editor->entry.revision)
		return NEWS_NONE;
	card_editor_take(editor);
	return join(editor, quiet, error);
}

/* --- keeping it aside --- */

bool card_others_set_aside(struct card_editor *editor, struct error *error)
{
	const struct app *app = editor->app;
	struct str body = STR_INIT;
	card_editor_take(editor);
	const unsigned fields = typed_fields(editor);
	if (!fields)
		return card_editor_forget(editor, error);
	card_to_json(&body, &editor->entry.card);
	const struct kept_text text = {
		.report = editor->entry.report,
		.card = editor->entry.number,
		.revision = editor->entry.revision,
		.at = time_now(),
		.fields = fields,
		.body = body.data,
	};
	const bool done =
		store_keep_text(app->store, &text, app->who, app->session, error);
	str_release(&body);
	return done;
}
