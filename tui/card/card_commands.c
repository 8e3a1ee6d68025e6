/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What keys do with a card, beyond typing. */
#include <config.h>

#include "tui/card/card_editor.h"

#include <stdlib.h>
#include <string.h>

#include "db/store.h"
#include "model/card.h"
#include "model/card_copy.h"
#include "model/card_fields.h"
#include "office/field_check.h"
#include "office/pasted_table.h"
#include "office/suggest/office_phrases.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/extern_editor.h"
#include "tui/card/card_answer.h"
#include "tui/card/card_values.h"
#include "tui/pasting/pasting.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/action.h"
#include "tui/widget/field.h"
#include "tui/widget/offers.h"

void card_editor_forget_overwritten(struct card_editor *editor)
{
	if (!editor->overwritten.fields)
		return;
	card_release(&editor->overwritten.before);
	card_release(&editor->overwritten.put);
	editor->overwritten.fields = 0;
}

/* Takes what a field holds, wherever the cursor is. */
static void take_field(struct card_editor *editor, enum card_field field)
{
	editor->touched = true;
	editor->taken |= 1u << field;
	card_field_take(editor->fields[field], field, &editor->entry.card);
	if (!editor->entry.number && field_changed(editor->fields[field]))
		editor->begun = true;
}

void card_editor_put_fields(
	struct card_editor *editor, const struct card *from, unsigned fields)
{
	struct card *before = &editor->overwritten.before,
		    *put = &editor->overwritten.put;
	card_editor_forget_overwritten(editor);
	card_init(before);
	card_init(put);
	card_editor_take(editor);
	for (enum card_field field = 0; field < FIELD_COUNT; field++) {
		if (!(fields & 1u << field))
			continue;
		card_field_copy(before, &editor->entry.card, field);
		card_field_put(editor->fields[field], field, from);
		take_field(editor, field);
		card_field_copy(put, &editor->entry.card, field);
	}
	editor->overwritten.fields = fields;
	editor->overwritten.by = card_editor_field(editor);
}

/* Whether what was put there stands there as it was put, and the cursor is in it, or where
 * the key was pressed just now. */
static bool stands_as_put(struct card_editor *editor)
{
	const unsigned fields = editor->overwritten.fields;
	const enum card_field now = card_editor_field(editor);
	if (!fields || (!(fields & 1u << now) && editor->overwritten.by != now))
		return false;
	card_editor_take(editor);
	return !(card_difference(&editor->entry.card, &editor->overwritten.put) & fields);
}

static void put_value(struct card_editor *editor, const struct card *from)
{
	const enum card_field field = card_editor_field(editor);
	struct field *now = card_editor_now(editor);
	char **text = card_text((struct card *)from, field);
	const char *message = NULL;
	if (text)
		field_merge(now, *text, strlen(*text), &message);
	else
		card_editor_put_fields(editor, from, 1u << field);
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
		app_message(app, STYLE_MESSAGE, "%s",
			_("Taken from the measure before; Ctrl-Z brings back what stood "
			  "here"));
	} else {
		app_message(app, STYLE_WARNING, "%s",
			_("The measure before has nothing in this field"));
	}
	card_entry_release(&before);
}

unsigned card_editor_waiting(const struct card_editor *editor)
{
	unsigned fields = 0;
	for (enum card_field field = 0; field < FIELD_COUNT; field++)
		if (card_editor_unconfirmed(editor, field))
			fields |= 1u << field;
	return fields;
}

/* To the next field that waits to be confirmed, round the end. */
static void go_to_waiting(struct card_editor *editor)
{
	const unsigned waiting = card_editor_waiting(editor);
	for (size_t i = 1; i < FIELD_COUNT; i++) {
		const size_t at = (editor->at + i) % FIELD_COUNT;
		if (waiting & 1u << editor->order[at]) {
			card_editor_go(editor, at);
			return;
		}
	}
}

/* From a field where nothing is to be confirmed. */
static void go_on_to_waiting(struct card_editor *editor)
{
	if (!card_editor_waiting(editor)) {
		app_message(editor->app, STYLE_MESSAGE, "%s",
			_("Nothing in this field is waiting to be confirmed"));
		return;
	}
	go_to_waiting(editor);
	app_message(editor->app, STYLE_MESSAGE, _("This field waits to be confirmed: %s"),
		_(card_field_label(card_editor_field(editor))));
}

/* What was confirmed last, and where; as long as nothing else becomes of the measure. */
static void remember_confirmed(struct card_editor *editor, unsigned fields)
{
	editor->confirmed_last = fields;
	editor->confirmed_at = editor->at;
	editor->confirmed_revision = editor->entry.revision;
}

/* Whether it waits again: the cursor is where it was confirmed. */
static bool confirmed_put_back(struct card_editor *editor)
{
	const unsigned fields = editor->confirmed_last;
	struct str names = STR_INIT;
	editor->confirmed_last = 0;
	if (!fields || editor->confirmed_revision != editor->entry.revision ||
		field_can_undo(card_editor_now(editor)) ||
		!card_editor_unconfirm(editor, fields))
		return false;
	card_editor_go(editor, editor->confirmed_at);
	card_fields_append(&names, editor->order, fields);
	app_message(editor->app, STYLE_MESSAGE, _("Waits to be confirmed again: %s"),
		names.data);
	str_release(&names);
	return true;
}

void card_editor_confirm(struct card_editor *editor)
{
	const enum card_field field = card_editor_field(editor);
	if (!card_editor_confirmable(editor, field)) {
		go_on_to_waiting(editor);
		return;
	}
	/* What was typed there is no longer what was carried over. */
	const bool typed = field_changed(editor->fields[field]);
	editor->confirmed |= 1u << field;
	if (!card_editor_leave_waiting(editor))
		return;
	remember_confirmed(editor, typed ? 0 : 1u << field);
	go_to_waiting(editor);
	app_message(editor->app, STYLE_DONE,
		card_editor_waiting(editor) && typed ? _("Confirmed: %s")
		: typed                              ? _("All confirmed: %s")
		: card_editor_waiting(editor)        ? _("Confirmed: %s (Ctrl-Z undoes)")
					      : _("All confirmed: %s (Ctrl-Z undoes)"),
		_(card_field_label(field)));
}

void card_editor_confirm_all(struct card_editor *editor)
{
	const unsigned waiting = card_editor_waiting(editor);
	size_t count = 0;
	editor->confirmed |= waiting;
	if (!waiting || !card_editor_leave_waiting(editor))
		return;
	remember_confirmed(editor, waiting);
	for (unsigned fields = waiting; fields; fields &= fields - 1)
		count++;
	app_message(editor->app, STYLE_DONE,
		/* TRANSLATORS: fields, all that waited for it */
		_("All %zu confirmed (Ctrl-Z undoes)"), count);
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
	/* Esc goes back from here: whoever is through with it wants no more suggestions. */
	field_drop(card_editor_now(editor));
	if (!card_editor_leave_waiting(editor))
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

/* --- typing --- */

/* What a card that is only read lets through: moving and copying. */
static bool is_harmless(const struct event *event)
{
	if (event->kind == EVENT_MOUSE)
		return true;
	if (event->kind != EVENT_KEY)
		return false;
	const keystroke key = event->key & ~(keystroke)MOD_SHIFT;
	return (key >= K_UP && key <= K_PAGE_DOWN) || key == CTRL('C') ||
	       key == CTRL('A') || key == CTRL(' ') || key == (K_LEFT | MOD_CTRL) ||
	       key == (K_RIGHT | MOD_CTRL);
}

static bool is_editing(const struct event *event)
{
	if (event->kind == EVENT_TEXT || event->kind == EVENT_PASTE)
		return true;
	return event->kind == EVENT_KEY &&
	       (event->key == K_ENTER || event->key == K_BACKSPACE ||
		       event->key == K_DELETE);
}

enum effect card_editor_event(struct card_editor *editor, const struct event *event)
{
	const char *message = NULL;
	if (editor->read_only && !is_harmless(event)) {
		if (!is_editing(event))
			return EFFECT_UNUSED;
		app_message(editor->app, STYLE_WARNING, "%s", _(editor->read_only_why));
		return EFFECT_PAINT;
	}
	if (card_editor_puts_back(editor, event))
		return EFFECT_PAINT;
	const enum effect effect = field_event(
		card_editor_now(editor), event, &editor->app->clipboard, &message);
	app_tell_typed(editor->app, message);
	if (effect != EFFECT_UNUSED) {
		editor->overwritten.by = FIELD_NONE;
		card_editor_touch(editor);
	}
	if (effect != EFFECT_UNUSED && event->kind == EVENT_TEXT && !message)
		card_editor_offer(editor);
	return effect;
}

bool card_editor_suggest(struct card_editor *editor, const struct offering *offering)
{
	const enum card_field field = card_editor_field(editor);
	struct offering of_field = *offering;
	if (editor->read_only)
		return false;
	of_field.slots[0] = field;
	of_field.slots[1] = SLOT_CAPTION;
	of_field.slots[2] = SLOT_EVIDENCE_DATE;
	return field_ask(card_editor_now(editor), &of_field);
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

/* How steps are numbered, to be said. */
static const char *marks_words(enum list_marks marks)
{
	switch (marks) {
	case MARKS_THAI: return _("Steps have Thai numbers now; Ctrl-Z takes that back");
	case MARKS_ARABIC:
		return _("Steps have Arabic numbers now; Ctrl-Z takes that back");
	case MARKS_DASH: return _("Steps have a dash each now; Ctrl-Z takes that back");
	default: return _("Steps have no marks now; Ctrl-Z takes that back");
	}
}

void card_editor_marks(struct card_editor *editor)
{
	struct field *field = card_editor_now(editor);
	if (!field_next_marks(field))
		return;
	card_editor_touch(editor);
	const char *words = marks_words(field_marks(field));
	/* A key that shows so little must not undo what was done unseen. */
	if (editor->entry.card.state == CARD_DONE &&
		card_editor_state(editor) != CARD_DONE)
		app_message(editor->app, STYLE_WARNING,
			_("The measure is a draft again by that. %s"), words);
	else
		app_message(editor->app, STYLE_MESSAGE, "%s", words);
}

static bool marks_put_back(struct card_editor *editor)
{
	if (!field_marks_back(card_editor_now(editor)))
		return false;
	card_editor_touch(editor);
	app_message(editor->app, STYLE_MESSAGE, "%s", _("The marks are as they were"));
	return true;
}

static bool fields_put_back(struct card_editor *editor)
{
	const unsigned fields = editor->overwritten.fields;
	if (!stands_as_put(editor))
		return false;
	for (enum card_field field = 0; field < FIELD_COUNT; field++) {
		if (!(fields & 1u << field))
			continue;
		card_field_put(editor->fields[field], field, &editor->overwritten.before);
		take_field(editor, field);
	}
	card_editor_forget_overwritten(editor);
	app_message(editor->app, STYLE_MESSAGE, "%s", _("It is as it was before"));
	return true;
}

bool card_editor_puts_back(struct card_editor *editor, const struct event *event)
{
	if (event->kind != EVENT_KEY || event->key != CTRL('Z'))
		return false;
	return fields_put_back(editor) || marks_put_back(editor) ||
	       confirmed_put_back(editor);
}

/* --- a pasted row --- */

/* The fields of a row that have something in them and say something else than the card. */
static unsigned fields_of_row(const struct card_editor *editor, const struct card *row)
{
	const unsigned others = card_difference(row, &editor->entry.card);
	unsigned fields = 0;
	for (enum card_field field = 0; field < FIELD_COUNT; field++)
		if (others & 1u << field && card_field_filled(row, field))
			fields |= 1u << field;
	return fields;
}

static unsigned only_empty(const struct card_editor *editor, unsigned fields)
{
	for (enum card_field field = 0; field < FIELD_COUNT; field++)
		if (card_field_filled(&editor->entry.card, field))
			fields &= ~(1u << field);
	return fields;
}

static bool take_row(struct card_editor *editor, const struct pasted_table *table,
	const struct card *row)
{
	unsigned fields = fields_of_row(editor, row);
	const enum pasting taken =
		fields ? pasting_fields(editor->app, table, row, &editor->entry.card,
				 fields, editor->order)
		       : PASTING_TEXT;
	struct str names = STR_INIT;
	if (taken == PASTING_EMPTY)
		fields = only_empty(editor, fields);
	if (taken == PASTING_TEXT || !fields)
		return taken != PASTING_TEXT;
	card_editor_put_fields(editor, row, fields);
	for (size_t i = 0; !(fields & 1u << card_editor_field(editor)); i++)
		if (fields & 1u << editor->order[i])
			card_editor_go(editor, i);
	card_fields_append(&names, editor->order, fields);
	app_message(editor->app, STYLE_DONE, _("Pasted: %s; Ctrl-Z takes that back"),
		names.data);
	str_release(&names);
	return true;
}

bool card_editor_paste_row(struct card_editor *editor, const struct event *event)
{
	size_t count = 0;
	struct error error = ERROR_INIT;
	bool taken = false;
	if (editor->read_only || event->kind != EVENT_PASTE ||
		!pasted_is_table(event->paste, event->bytes))
		return false;
	struct pasted_table *table = pasted_table_new(editor->app->store,
		editor->app->who, editor->layout, event->paste, event->bytes, &error);
	card_editor_take(editor);
	if (table && pasted_table_known(table) && pasted_table_make(table, &error)) {
		const struct card *cards = pasted_table_cards(table, &count);
		taken = count == 1 && take_row(editor, table, cards);
		if (count > 1)
			app_message(editor->app, STYLE_GUIDE, "%s",
				_("Pasted as text: in the list of measures such rows become "
				  "measures"));
	}
	/* What is no row is a text; of that its field says what is wrong with it. */
	error_release(&error);
	pasted_table_free(table);
	return taken;
}
