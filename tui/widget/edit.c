/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/widget/edit.h"

#include "text/i18n.h"
#include "text/keyboard.h"
#include "text/macros.h"
#include "text/pasted.h"
#include "text/str.h"
#include "tui/buffer/typing.h"
#include "tui/terminal/key.h"
#include "tui/widget/text_area.h"

const struct action text_area_actions[] = {
	[EDIT_LEFT] = {.name = N_("Left"),
		.help = N_("Moves a character to the left."),
		.keys = {K_LEFT},
		.quiet = true},
	[EDIT_RIGHT] = {.name = N_("Right"),
		.help = N_("Moves a character to the right."),
		.keys = {K_RIGHT},
		.quiet = true},
	[EDIT_WORD_LEFT] = {.name = N_("Word left"),
		.help = N_("Moves a word to the left."),
		.keys = {K_LEFT | MOD_CTRL, ALT(K_LEFT)},
		.quiet = true},
	[EDIT_WORD_RIGHT] = {.name = N_("Word right"),
		.help = N_("Moves a word to the right."),
		.keys = {K_RIGHT | MOD_CTRL, ALT(K_RIGHT)},
		.quiet = true},
	[EDIT_UP] = {.name = N_("Up"),
		.help = N_("Moves a line up."),
		.keys = {K_UP},
		.quiet = true},
	[EDIT_DOWN] = {.name = N_("Down"),
		.help = N_("Moves a line down."),
		.keys = {K_DOWN},
		.quiet = true},
	[EDIT_START] = {.name = N_("Line start"),
		.help = N_(
			"Moves to the start of the line; pressed again, of the paragraph."),
		.keys = {K_HOME},
		.quiet = true},
	[EDIT_END] = {.name = N_("Line end"),
		.help = N_(
			"Moves to the end of the line; pressed again, of the paragraph."),
		.keys = {K_END},
		.quiet = true},
	[EDIT_PAGE_UP] = {.name = N_("Page up"),
		.help = N_("Moves as many lines up as are seen."),
		.keys = {K_PAGE_UP},
		.quiet = true},
	[EDIT_PAGE_DOWN] = {.name = N_("Page down"),
		.help = N_("Moves as many lines down as are seen."),
		.keys = {K_PAGE_DOWN},
		.quiet = true},
	[EDIT_TEXT_START] = {.name = N_("Text start"),
		.help = N_("Moves to the start of the text."),
		.keys = {K_HOME | MOD_CTRL},
		.quiet = true},
	[EDIT_TEXT_END] = {.name = N_("Text end"),
		.help = N_("Moves to the end of the text."),
		.keys = {K_END | MOD_CTRL},
		.quiet = true},
	[EDIT_MARK] = {.name = N_("Set mark"),
		.help = N_("Sets a mark: what moves the cursor selects from here on, as "
			   "Shift and the arrows do where the terminal sends them. Esc "
			   "or Ctrl-G ends it."),
		.keys = {CTRL(' ')},
		.quiet = true},
	[EDIT_ALL] = {.name = N_("Select all"),
		.help = N_(
			"Selects the whole text of the field. Shift and the arrows select a "
			"part; dragging the mouse does too, and with Shift held the terminal "
			"itself selects what is on the screen."),
		.keys = {CTRL('A')},
		.quiet = true},
	[EDIT_COPY] = {.name = N_("Copy"),
		.help = N_("Copies what is selected, for other programs too where the "
			   "terminal allows it."),
		.keys = {CTRL('C'), K_INSERT | MOD_CTRL},
		.quiet = true},
	[EDIT_CUT] = {.name = N_("Cut"),
		.help = N_("Cuts what is selected out of the text."),
		.keys = {CTRL('X'), SHIFT(K_DELETE)},
		.quiet = true},
	[EDIT_PASTE] = {.name = N_("Paste"),
		.help = N_("Puts in what was copied or cut."),
		.keys = {CTRL('V'), SHIFT(K_INSERT)},
		.quiet = true},
	[EDIT_UNDO] = {.name = N_("Undo"),
		.help = N_("Takes back what was done last, word by word."),
		.keys = {CTRL('Z')},
		.quiet = true},
	[EDIT_REDO] = {.name = N_("Redo"),
		.help = N_("Does again what was taken back."),
		.keys = {CTRL('Y')},
		.quiet = true},
	[EDIT_BACKSPACE] = {.name = N_("Backspace"),
		.help = N_(
			"Deletes the character before the cursor; of a letter with marks only "
			"the last mark."),
		.keys = {K_BACKSPACE},
		.quiet = true},
	[EDIT_DELETE] = {.name = N_("Delete"),
		.help = N_("Deletes the character behind the cursor, with its marks."),
		.keys = {K_DELETE},
		.quiet = true},
	[EDIT_DELETE_WORD] = {.name = N_("Delete word"),
		.help = N_("Deletes the word before the cursor."),
		.keys = {ALT(K_BACKSPACE), K_BACKSPACE | MOD_CTRL},
		.quiet = true},
	[EDIT_TURN] = {.name = N_("Turn round"),
		.help = N_("Text that was typed with the keyboard in the wrong language, "
			   "what is selected or the last word, becomes what its keys are "
			   "in the other; pressed again, it is as it was."),
		.keys = {CTRL('^'), ALT('t')},
		.quiet = true},
	[EDIT_EXPAND] = {.name = N_("Write out"),
		.help = N_("Writes out the abbreviation before the cursor, as the office "
			   "has it (Settings, Abbreviations). One that stands alone is "
			   "written out by the space behind it; Ctrl-Z takes that back."),
		.keys = {ALT('e')},
		.quiet = true},
	[EDIT_ENTER] = {.name = N_("New paragraph"),
		.help = N_("Begins a new paragraph."),
		.keys = {K_ENTER},
		.quiet = true},
};

const size_t text_area_actions_count = COUNT(text_area_actions);

static enum edit find(keystroke key)
{
	const struct action *action = action_find(text_area_actions, EDIT_COUNT, key);
	return action ? (enum edit)(action - text_area_actions) : EDIT_NONE;
}

enum edit edit_find(const struct event *event, bool *extend)
{
	*extend = false;
	if (event->kind != EVENT_KEY)
		return EDIT_NONE;
	enum edit edit = find(event->key);
	if (edit != EDIT_NONE || !(event->key & MOD_SHIFT))
		return edit;
	*extend = true;
	edit = find(event->key & ~(keystroke)MOD_SHIFT);
	return edit < EDIT_MOTIONS || edit == EDIT_BACKSPACE ? edit : EDIT_NONE;
}

enum edit edit_find_in(
	const struct buffer *buffer, const struct event *event, bool *extend)
{
	const enum edit edit = edit_find(event, extend);
	if (edit < EDIT_MOTIONS && buffer_has_mark(buffer))
		*extend = true;
	return edit;
}

bool edit_ends_mark(const struct buffer *buffer, const struct event *event)
{
	return buffer_has_mark(buffer) && event->kind == EVENT_KEY &&
	       (event->key == K_ESCAPE || event->key == CTRL('G'));
}

const char *edit_copied(void)
{
	static const char copied[] = N_("Copied");
	return copied;
}

static enum effect copy(
	struct buffer *buffer, struct str *clipboard, bool cut, const char **message)
{
	struct position from, to;
	if (!buffer_selection(buffer, &from, &to)) {
		*message = _("Nothing is selected.");
		return EFFECT_PAINT;
	}
	str_clear(clipboard);
	buffer_selected(buffer, clipboard);
	if (cut)
		buffer_delete(buffer);
	*message = edit_copied();
	return EFFECT_PAINT;
}

static enum effect move(
	struct buffer *buffer, enum motion motion, bool extend, struct breaker *breaker)
{
	buffer_motion(buffer, motion, extend, breaker);
	return EFFECT_PAINT;
}

static enum effect set_mark(struct buffer *buffer, const char **message)
{
	buffer_set_mark(buffer, true);
	*message = _("Marked: move the cursor to select, Ctrl-C copies, Esc ends it");
	return EFFECT_PAINT;
}

/* Nothing is selected any more. */
static enum effect end_mark(struct buffer *buffer, const char **message)
{
	buffer_set_mark(buffer, false);
	buffer_move(buffer, buffer_cursor(buffer), false);
	*message = _("Nothing is marked any more");
	return EFFECT_PAINT;
}

const char *edit_unreadable(void)
{
	return _("Some of it could not be read: � stands there.");
}

enum effect edit_paste(
	struct buffer *buffer, const char *text, size_t bytes, const char **message)
{
	const uint64_t before = buffer_revision(buffer);
	buffer_forget_refusal(buffer);
	const size_t lost = buffer_paste(buffer, text, bytes);
	if (!message)
		return EFFECT_PAINT;
	if (buffer_refusal(buffer))
		*message = buffer_refusal(buffer);
	else if (lost)
		*message = edit_unreadable();
	else if (bytes && before == buffer_revision(buffer))
		*message = _("There is no text in it that could be put in.");
	return EFFECT_PAINT;
}

/* From outside, where spreadsheets put quotation marks round cells of several lines. */
static enum effect paste_outside(
	struct buffer *buffer, const char *text, size_t bytes, const char **message)
{
	struct str cells = STR_INIT;
	const bool unquoted = pasted_unquote(&cells, text, bytes);
	const enum effect effect =
		unquoted ? edit_paste(buffer, cells.data, cells.bytes, message)
			 : edit_paste(buffer, text, bytes, message);
	str_release(&cells);
	return effect;
}

/* What was just typed becomes something else. */
static void mend(struct buffer *buffer, enum edit edit, const struct typing_now *typing,
	const char **message)
{
	const char *reason;
	const enum keyboard_layout layout = typing ? typing->layout : KEYBOARD_KEDMANEE;
	const struct abbreviations *list = typing ? typing->abbreviations : NULL;
	if (edit == EDIT_TURN && !buffer_turn(buffer, layout, &reason))
		*message = reason;
	if (edit == EDIT_EXPAND && !buffer_expand(buffer, list, false))
		*message = _("Before the cursor stands no abbreviation of the office");
}

/* A space behind an abbreviation that stands alone writes it out. */
static void type(struct buffer *buffer, const struct event *event, const char **message)
{
	const struct typing_now *typing = event->typing;
	const uint32_t character = typing_character(typing, event->key);
	if (buffer_type(buffer, character, message) && character == ' ' && typing &&
		buffer_expand(buffer, typing->abbreviations, true))
		*message = _("The abbreviation was written out; Ctrl-Z takes that back");
}

static enum effect run(struct buffer *buffer, struct breaker *breaker, enum edit edit,
	bool extend, struct str *clipboard, const char **message)
{
	switch (edit) {
	case EDIT_LEFT: return move(buffer, MOVE_CELL_LEFT, extend, breaker);
	case EDIT_RIGHT: return move(buffer, MOVE_CELL_RIGHT, extend, breaker);
	case EDIT_WORD_LEFT: return move(buffer, MOVE_WORD_LEFT, extend, breaker);
	case EDIT_WORD_RIGHT: return move(buffer, MOVE_WORD_RIGHT, extend, breaker);
	case EDIT_TEXT_START: return move(buffer, MOVE_TEXT_START, extend, breaker);
	case EDIT_TEXT_END: return move(buffer, MOVE_TEXT_END, extend, breaker);
	case EDIT_MARK: return set_mark(buffer, message);
	case EDIT_ALL: buffer_select_all(buffer); break;
	case EDIT_COPY: return copy(buffer, clipboard, false, message);
	case EDIT_CUT: return copy(buffer, clipboard, true, message);
	case EDIT_PASTE:
		return edit_paste(buffer, clipboard->data, clipboard->bytes, message);
	case EDIT_UNDO:
		if (!buffer_undo(buffer))
			*message = _("There is nothing to undo.");
		break;
	case EDIT_REDO:
		if (!buffer_redo(buffer))
			*message = _("There is nothing to redo.");
		break;
	case EDIT_BACKSPACE: buffer_backspace(buffer); break;
	case EDIT_DELETE: buffer_delete(buffer); break;
	case EDIT_DELETE_WORD: buffer_delete_word(buffer, breaker); break;
	default: return EFFECT_UNUSED;
	}
	return EFFECT_PAINT;
}

static enum effect take_event(struct buffer *buffer, struct breaker *breaker,
	const struct event *event, struct str *clipboard, const char **message)
{
	bool extend;
	switch (event->kind) {
	case EVENT_NONE: buffer_end_step(buffer); return EFFECT_UNUSED;
	case EVENT_TEXT: type(buffer, event, message); return EFFECT_PAINT;
	case EVENT_PASTE:
		return paste_outside(buffer, event->paste, event->bytes, message);
	case EVENT_KEY: {
		enum edit edit = edit_find_in(buffer, event, &extend);
		if (edit_ends_mark(buffer, event))
			return end_mark(buffer, message);
		if (edit >= EDIT_MOTIONS)
			buffer_set_mark(buffer, false);
		if (edit == EDIT_TURN || edit == EDIT_EXPAND) {
			mend(buffer, edit, event->typing, message);
			return EFFECT_PAINT;
		}
		return run(buffer, breaker, edit, extend, clipboard, message);
	}
	default: return EFFECT_UNUSED;
	}
}

enum effect edit_event(struct buffer *buffer, struct breaker *breaker,
	const struct event *event, struct str *clipboard, const char **message)
{
	const char *unheard;
	if (!message)
		message = &unheard;
	*message = NULL;
	buffer_forget_refusal(buffer);
	if (event->kind != EVENT_KEY && event->kind != EVENT_NONE)
		buffer_set_mark(buffer, false);
	const enum effect effect = take_event(buffer, breaker, event, clipboard, message);
	if (buffer_refusal(buffer))
		*message = buffer_refusal(buffer);
	return effect;
}

bool edit_points_at(const struct canvas *canvas, const struct event *event)
{
	return event->row >= canvas->top && event->row < canvas->top + canvas->rows &&
	       event->column >= canvas->left &&
	       event->column < canvas->left + canvas->columns;
}

void edit_select_word(struct buffer *buffer, struct breaker *breaker, struct position at)
{
	size_t bytes;
	buffer_move(buffer, at, false);
	buffer_paragraph(buffer, at.paragraph, &bytes);
	if (at.offset < bytes)
		buffer_motion(buffer, MOVE_WORD_RIGHT, false, breaker);
	struct position end = buffer_cursor(buffer);
	if (end.offset)
		buffer_motion(buffer, MOVE_WORD_LEFT, false, breaker);
	buffer_move(buffer, end, true);
}
