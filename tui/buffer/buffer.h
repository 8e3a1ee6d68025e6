/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A text being edited: paragraphs, a cursor, a selection, undo. It knows Thai cells and
 * typing rules and nothing of screens.
 *
 * A position is a paragraph (from 0) and an offset in bytes in it, always between cells
 * but for the cursor after Backspace, which may stand inside one (น้|ำ is a cell border;
 * after taking back a tone the cell is simply shorter; but where a mark stood behind what
 * was taken back, it now joins the cell before). What is typed is checked by
 * text/input.h; what is pasted is cleaned by text/pasted.h and normalised by
 * text/normalise.h; neither loses anything silently. One undo step is one word of typing,
 * one deletion run, one paste; about a megabyte of steps is remembered.
 *
 * No edit makes a text longer than LIMIT_TEXT_BYTES, nor, where paragraphs are the items
 * of a list, an item longer than that or more than LIMIT_LIST_ITEMS of them: it is refused
 * whole, and buffer_refusal() says why. A text that is longer when it is put in stays and
 * may shrink.
 */
#ifndef TUI_BUFFER_BUFFER_H
#define TUI_BUFFER_BUFFER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/abbreviation.h"
#include "text/breaks.h"
#include "text/keyboard.h"
#include "text/list_lines.h"
#include "text/str.h"

struct buffer;

struct position {
	size_t paragraph; /* from 0 */
	size_t offset;    /* bytes */
};

/* text: paragraphs as lines. single: Enter and line ends become spaces. */
struct buffer *buffer_new(const char *text, bool single);
void buffer_free(struct buffer *buffer);

/* Paragraphs are items of a list; a line end inside of one is BUFFER_LINE_SEPARATOR. */
void buffer_set_items(struct buffer *buffer);
#define BUFFER_LINE_SEPARATOR "\xE2\x80\xA8" /* U+2028 */

/* With a breaker (borrowed, NULL for none) typing is undone word by word. */
void buffer_tools(struct buffer *buffer, struct breaker *breaker);

/* Puts another text in; forgets undo, selection, cursor. */
void buffer_set(struct buffer *buffer, const char *text);

/* They are names, in which nothing is that nobody sees: U+200B is dropped, too. */
void buffer_set_names(struct buffer *buffer);
bool buffer_has_names(const struct buffer *buffer);

size_t buffer_paragraphs(const struct buffer *buffer);
/* A paragraph's text, the buffer's, until the next change. */
const char *buffer_paragraph(
	const struct buffer *buffer, size_t paragraph, size_t *bytes);
/* Appends the whole text. */
void buffer_append(const struct buffer *buffer, struct str *out);
size_t buffer_bytes(const struct buffer *buffer);

/* Counts up with every change of the text: who caches compares. */
uint64_t buffer_revision(const struct buffer *buffer);
/* The paragraphs [first, last] that changed since the last call of this function, and how
 * many more or fewer there are behind; false: none did. For re-wrapping only those. */
bool buffer_changes(struct buffer *buffer, size_t *first, size_t *last, long *grown);
/* To be asked before it: whether all that happened is that one paragraph changed inside;
 * then so many bytes at its start and at its end stayed of the bytes that it had. */
bool buffer_changed_part(
	const struct buffer *buffer, size_t *head, size_t *foot, size_t *bytes);

struct position buffer_cursor(const struct buffer *buffer);
/* extend: the selection grows from where it was; else it is dropped. */
void buffer_move(struct buffer *buffer, struct position to, bool extend);

enum motion {
	MOVE_CELL_LEFT,
	MOVE_CELL_RIGHT,
	MOVE_WORD_LEFT, /* libthai's words */
	MOVE_WORD_RIGHT,
	MOVE_PARAGRAPH_START,
	MOVE_PARAGRAPH_END,
	MOVE_TEXT_START,
	MOVE_TEXT_END,
};
/* breaker may be NULL for the motions that are not by words. */
void buffer_motion(
	struct buffer *buffer, enum motion motion, bool extend, struct breaker *breaker);

/* While the mark is set the motions of a person extend the selection, as with Shift, where
 * a terminal has no such keys: who asks for a motion asks this. Setting it drops what was
 * selected; whatever is no motion takes it away (edit_event()). */
void buffer_set_mark(struct buffer *buffer, bool set);
bool buffer_has_mark(const struct buffer *buffer);

bool buffer_selection(
	const struct buffer *buffer, struct position *from, struct position *to);
void buffer_select_all(struct buffer *buffer);
/* Appends the selected text. */
void buffer_selected(const struct buffer *buffer, struct str *out);

/* A character from the keyboard. False: refused; *reason (may be NULL) says why. */
bool buffer_type(struct buffer *buffer, uint32_t code_point, const char **reason);
/* Turns text round that was typed with the other keyboard (text/keyboard.h): what is
 * selected, or the last word before the cursor, as one step; what was turned last is as it
 * was, where nothing was done since. What is Thai then is as if these keys had been typed.
 * False: it cannot be, and *reason says why. */
bool buffer_turn(struct buffer *buffer, enum keyboard_layout layout, const char **reason);
/* Writes out the abbreviation before the cursor, as one step: apart, where it stands alone
 * and one space, which was just typed, is behind it; else the longest that ends there. False:
 * there is none, or the text would grow too long (buffer_refusal()). */
bool buffer_expand(struct buffer *buffer, const struct abbreviations *list, bool apart);
/* A text as it was pasted: any bytes, which text/pasted.h cleans. Takes the place of the
 * selection. Returns how many characters are none. */
size_t buffer_paste(struct buffer *buffer, const char *text, size_t bytes);
/* A text as it is in the place of [from, to), as one step. False: refused. */
bool buffer_put(struct buffer *buffer, struct position from, struct position to,
	const char *text, size_t bytes);
/* What another editor made of the text (of a list: its items that are not blank, line ends
 * in them as such), as one step: lines that are the same stay byte for byte, others come
 * as pasted (text/list_lines.h for those that were added to a list). *lost: how many characters are none. False: refused. */
bool buffer_merge(struct buffer *buffer, const char *text, size_t bytes,
	enum list_taking taking, size_t *lost);
/* Why the last edit was refused, for people; NULL: none was since it was forgotten. */
const char *buffer_refusal(const struct buffer *buffer);
void buffer_forget_refusal(struct buffer *buffer);
void buffer_enter(struct buffer *buffer);     /* a new paragraph */
void buffer_backspace(struct buffer *buffer); /* the selection, or one code point */
void buffer_delete(struct buffer *buffer);    /* the selection, or the cell behind */
/* Moves the cursor's paragraph by one, up or down, with the cursor. False: there is no
 * room to. */
bool buffer_move_paragraph(struct buffer *buffer, bool down);
void buffer_delete_word(struct buffer *buffer, struct breaker *breaker); /* before */

/* How many steps there are to undo; of typing, a word more may be one more then. */
size_t buffer_undo_steps(const struct buffer *buffer);
/* False: nothing to undo or redo. */
bool buffer_undo(struct buffer *buffer);
bool buffer_redo(struct buffer *buffer);
/* Ends the present undo step: what comes is a new one. */
void buffer_end_step(struct buffer *buffer);

/* Moves to the next place behind the cursor (round the end) that holds words, compared
 * as text_fold() folds, and selects it. False: nowhere. */
bool buffer_find(struct buffer *buffer, const char *words);

#endif
