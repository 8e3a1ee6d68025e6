/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What keys do with a card, beyond typing. */
#include <config.h>

#include "tui/card/card_editor.h"

#include <stdlib.h>
#include <string.h>

#include "db/overview.h"
#include "db/store.h"
#include "model/card.h"
#include "model/card_fields.h"
#include "model/lists.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/name.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/dialog.h"
#include "tui/app/extern_editor.h"
#include "tui/card/card_answer.h"
#include "tui/card/card_values.h"
#include "tui/card/field_check.h"
#include "tui/card/guide_units.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/field.h"

static void put_value(struct card_editor *editor, const struct card *from)
{
	const enum card_field field = card_editor_field(editor);
	struct field *now = card_editor_now(editor);
	char **text = card_text((struct card *)from, field);
	const char *message = NULL;
	if (text)
		field_merge(now, *text, strlen(*text), &message);
	else
		card_field_put(now, field, from);
	card_editor_touch(editor);
	card_editor_take(editor);
}

void card_editor_same(struct card_editor *editor)
{
	struct app *app = editor->app;
	const enum card_field field = card_editor_field(editor);
	struct card_entry before;
	int64_t number;
	struct error error = ERROR_INIT;
	if (!(card_field_row(field)->uses & USE_SAME_AS_LAST)) {
		app_message(app, STYLE_WARNING, "%s",
			_("Each measure has its own text in this field"));
		return;
	}
	if (editor->entry.place < 2) {
		app_message(app, STYLE_WARNING, "%s",
			_("This is the first measure: there is none before it"));
		return;
	}
	if (!store_card_at(app->store, editor->entry.report, editor->entry.place - 1,
		    &number, &error) ||
		!store_card(app->store, number, &before, &error)) {
		app_error(app, &error);
		return;
	}
	if (card_field_filled(&before.card, field)) {
		put_value(editor, &before.card);
		app_message(app, STYLE_MESSAGE, "%s", _("Taken from the measure before"));
	} else {
		app_message(app, STYLE_WARNING, "%s",
			_("The measure before has nothing in this field"));
	}
	card_entry_release(&before);
}

void card_editor_confirm(struct card_editor *editor)
{
	const enum card_field field = card_editor_field(editor);
	if (!card_editor_unconfirmed(editor, field)) {
		app_message(editor->app, STYLE_MESSAGE, "%s",
			_("Nothing in this field is waiting to be confirmed"));
		return;
	}
	editor->confirmed |= 1u << field;
	if (card_editor_leave(editor))
		app_message(editor->app, STYLE_DONE, _("Confirmed: %s"),
			_(card_field_label(field)));
}

static void go_to_lack(struct card_editor *editor, enum card_field lack)
{
	for (size_t i = 0; i < FIELD_COUNT; i++) {
		if (editor->order[i] == lack)
			card_editor_go(editor, i);
	}
	app_message(editor->app, STYLE_WARNING,
		card_editor_unconfirmed(editor, lack)
			? _("Before the measure is done, confirm this field: %s")
			: _("Before the measure is done, fill in this field: %s"),
		_(card_field_label(lack)));
}

/* What the office file has now is what is told. */
static void tell_finished(const struct card_editor *editor)
{
	if (editor->entry.card.state == CARD_DONE)
		app_message(editor->app, STYLE_DONE, "%s",
			_("Done: everything that the report needs is there"));
}

void card_editor_done(struct card_editor *editor)
{
	const enum card_state before = editor->entry.card.state;
	struct str answer = STR_INIT;
	card_editor_take(editor);
	if (!card_editor_leave(editor))
		return;
	/* Why it was sent back meanwhile is to be read first: the message line has it. */
	if (editor->entry.card.state == CARD_RETURNED && before != CARD_RETURNED)
		return;
	const enum card_field lack = card_first_lack(&editor->entry.card, &editor->facts);
	if (lack != FIELD_NONE)
		go_to_lack(editor, lack);
	else if (card_answer_ask(editor, &answer) &&
		 card_editor_finish(editor, answer.data))
		tell_finished(editor);
	str_release(&answer);
}

/* --- owners --- */

static bool add_name(void *context, const char *name, int64_t times)
{
	(void)times;
	string_list_add(context, name);
	return true;
}

static bool holds(const struct string_list *list, const char *text)
{
	for (size_t i = 0; i < list->count; i++) {
		if (name_same(list->items[i], text))
			return true;
	}
	return false;
}

void card_editor_pick(struct card_editor *editor)
{
	struct string_list names = {0};
	struct str typed = STR_INIT;
	struct error error = ERROR_INIT;
	struct app *app = editor->app;
	if (!store_owner_names(app->store, add_name, &names, &error))
		app_error(app, &error);
	for (size_t i = 0; i < guide_units_count; i++) {
		if (!holds(&names, guide_units[i]))
			string_list_add(&names, guide_units[i]);
	}
	const size_t chosen = dialog_pick(app, _("Who answers for it"),
		(const char *const *)names.items, names.count, true, &typed);
	if (chosen <= names.count) {
		const char *refusal = field_add(card_editor_now(editor),
			chosen < names.count ? names.items[chosen] : typed.data);
		if (refusal)
			app_message(app, STYLE_WARNING, "%s", refusal);
		else
			card_editor_touch(editor);
	}
	string_list_release(&names);
	str_release(&typed);
}

/* --- the rest --- */

void card_editor_extern(struct card_editor *editor)
{
	struct error error = ERROR_INIT;
	bool changed;
	if (!extern_editor(editor->app, card_editor_now(editor), &changed, &error))
		app_error(editor->app, &error);
	else if (changed)
		card_editor_touch(editor);
}

void card_editor_marks(struct card_editor *editor)
{
	if (field_next_marks(card_editor_now(editor)))
		card_editor_touch(editor);
}

void card_editor_find(struct card_editor *editor)
{
	struct app *app = editor->app;
	if (!dialog_line(app, _("Find"), _("Words"), &editor->words) ||
		!editor->words.bytes)
		return;
	struct field *now = card_editor_now(editor);
	const size_t cursor = field_cursor(now);
	const bool here = field_find(now, editor->words.data);
	if (here && field_cursor(now) > cursor)
		return;
	/* Round the end of this field stand the others first. */
	for (size_t i = 1; i < FIELD_COUNT; i++) {
		const size_t at = (editor->at + i) % FIELD_COUNT;
		struct field *field = editor->fields[editor->order[at]];
		field_move(field, 0);
		if (field_find(field, editor->words.data)) {
			card_editor_go(editor, at);
			return;
		}
	}
	if (!here)
		app_message(app, STYLE_WARNING, "%s", _("Not found in this measure"));
}
