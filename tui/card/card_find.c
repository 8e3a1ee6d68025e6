/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Finding words in a card, one place after another. What was found is selected, to be
 * seen; while one is finding it is not typed over.
 */
#include <config.h>

#include "tui/card/card_editor.h"

#include "model/card.h"
#include "text/i18n.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/dialog.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/action.h"
#include "tui/widget/edit.h"
#include "tui/widget/field.h"

enum found { FOUND_NOT, FOUND_AGAIN, FOUND_NEXT };

/* Selects the next place behind the cursor. FOUND_AGAIN: it is where the cursor was, so
 * there is no other. */
static enum found find_next(struct card_editor *editor)
{
	const char *words = editor->words.data;
	struct field *now = card_editor_now(editor);
	const size_t cursor = field_cursor(now);
	const bool here = field_find(now, words);
	if (here && field_cursor(now) > cursor)
		return FOUND_NEXT;
	/* Round the end of this field stand the others first. */
	for (size_t i = 1; i < FIELD_COUNT; i++) {
		const size_t at = (editor->at + i) % FIELD_COUNT;
		struct field *field = editor->fields[editor->order[at]];
		field_move(field, 0);
		if (field_find(field, words)) {
			field_deselect(now);
			card_editor_go(editor, at);
			return FOUND_NEXT;
		}
	}
	if (!here)
		return FOUND_NOT;
	return field_cursor(now) == cursor ? FOUND_AGAIN : FOUND_NEXT;
}

/* What else leaving a field had to say is worth more. */
static void tell_found(struct card_editor *editor, enum found found)
{
	if (!editor->app->message.bytes)
		app_message(editor->app, STYLE_MESSAGE,
			found == FOUND_AGAIN
				? _("“%s” stands at this one place of the measure; Esc "
				    "ends")
				: _("Found “%s”: Enter finds the next, Esc ends"),
			editor->words.data);
}

/* Found or not, one is finding from here on: Enter, pressed once more, writes nothing. */
static void find(struct card_editor *editor)
{
	const enum found found = find_next(editor);
	editor->finding = true;
	if (found != FOUND_NOT) {
		tell_found(editor, found);
		return;
	}
	/* What is still selected are no such words. */
	field_deselect(card_editor_now(editor));
	app_message(editor->app, STYLE_WARNING,
		_("“%s” is not in this measure; Esc goes back to typing"),
		editor->words.data);
}

void card_editor_find(struct card_editor *editor)
{
	if (dialog_proposal(editor->app, _("Find"), _("Words"), &editor->words) &&
		editor->words.bytes)
		find(editor);
}

/* What somebody does with a selection, seeing it. */
static bool is_for_selection(const struct event *event)
{
	bool extend;
	const enum edit edit = edit_find(event, &extend);
	return extend || edit == EDIT_COPY || edit == EDIT_CUT || edit == EDIT_DELETE ||
	       edit == EDIT_BACKSPACE;
}

enum effect card_editor_finding(struct card_editor *editor, const struct event *event)
{
	const bool key = event->kind == EVENT_KEY;
	if (!editor->finding)
		return EFFECT_UNUSED;
	if (key && event->key == K_ENTER) {
		find(editor);
		return EFFECT_PAINT;
	}
	editor->finding = false;
	if (!is_for_selection(event))
		field_deselect(card_editor_now(editor));
	return key && event->key == K_ESCAPE ? EFFECT_PAINT : EFFECT_UNUSED;
}
