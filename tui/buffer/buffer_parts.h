/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The inside of a buffer, for the files that edit alone (everybody else includes
 * tui/buffer/buffer.h):
 *
 *   buffer.c         paragraphs, what changed, the one function that changes text
 *   buffer_edit.c    typing, pasting, deleting
 *   buffer_motion.c  the cursor and the selection
 *   buffer_undo.c    steps, undo and redo
 *   buffer_find.c    finding
 *   buffer_limit.c   how long a text may grow
 *   buffer_merge.c   what came back from another editor
 *   buffer_expand.c  abbreviations
 *   buffer_turn.c    what was typed with the other keyboard
 *
 * All text changes in buffer_replace(). Edits by a person go through buffer_change(),
 * which also remembers the step.
 */
#ifndef TUI_BUFFER_BUFFER_PARTS_H
#define TUI_BUFFER_BUFFER_PARTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/breaks.h"
#include "text/str.h"
#include "tui/buffer/buffer.h"

enum step_kind {
	STEP_TYPING,   /* joins the typing before it */
	STEP_DELETION, /* joins the deletion before it */
	STEP_WHOLE,    /* a paste, a new paragraph: stays alone */
};

/* At a place, removed was taken out and inserted put in; line ends part paragraphs. */
struct step {
	enum step_kind kind;
	struct position at;
	struct str removed, inserted;
	struct position cursor, anchor; /* as they were before */
	struct position after;          /* the cursor behind it */
};

struct history {
	struct step *steps;
	size_t count, capacity;
	size_t done;  /* the first so many are done, the others undone */
	size_t bytes; /* of memory, nearly */
	bool open;    /* the last step may still grow */
};

/* What changed since buffer_changes() was last called, counted from both ends. */
struct change_log {
	bool any;
	size_t count;       /* of paragraphs at that call */
	size_t first, tail; /* paragraphs that stayed, at the start and at the end */
	bool inside;        /* no more than one paragraph changed */
	size_t head, foot;  /* and in it so many bytes stayed */
	size_t bytes;       /* of those that it had */
};

struct buffer {
	struct str *paragraphs; /* at least one */
	size_t count, capacity;
	bool single;
	bool names;         /* texts are names */
	bool items;         /* paragraphs are items of a list */
	struct str refusal; /* why the last edit was refused; empty: it was not */
	struct position cursor, anchor; /* equal: nothing is selected */
	bool marked;                    /* buffer_set_mark() */
	uint64_t revision;
	uint64_t turned; /* one more than the revision that buffer_turn() left; 0: none */
	struct change_log changes;
	struct history history;
	struct breaker *breaker; /* borrowed; NULL: words are what spaces part */
};

static inline int position_compare(struct position a, struct position b)
{
	if (a.paragraph != b.paragraph)
		return a.paragraph < b.paragraph ? -1 : 1;
	return (a.offset > b.offset) - (a.offset < b.offset);
}

/* The place behind text that stands at a place. */
struct position position_behind(struct position at, const char *text, size_t bytes);

/* The start, and the end, of the cell that a place lies in; the place itself where it
 * lies between cells. */
struct position buffer_cell_start(const struct buffer *buffer, struct position at);
struct position buffer_cell_end(const struct buffer *buffer, struct position at);

struct position buffer_end(const struct buffer *buffer);

/* Appends the text of [from, to). */
void buffer_append_range(const struct buffer *buffer, struct position from,
	struct position to, struct str *out);

/* Puts text in the place of [from, to), and nothing else. */
void buffer_replace(struct buffer *buffer, struct position from, struct position to,
	const char *text, size_t bytes);

/* The same as a step that can be undone; the cursor goes behind the text. False: it would
 * grow too long, and nothing was done (buffer_refusal()). */
bool buffer_change(struct buffer *buffer, enum step_kind kind, struct position from,
	struct position to, const char *text, size_t bytes);

/* Whether what a change makes is short enough; removed: the bytes of [from, to). Else
 * buffer->refusal says what is too much. */
bool buffer_fits(struct buffer *buffer, struct position from, struct position to,
	size_t removed, const char *text, size_t bytes);

/* What a key makes of the text before the cursor: *replaced bytes at its end give way to
 * text. False: the character cannot stand there. */
bool buffer_key(const char *before, size_t bytes, uint32_t typed, size_t *replaced,
	struct str *text);

/* Takes what nobody sees out of a text that is to be put in, where texts are names. */
void buffer_see_names(const struct buffer *buffer, struct str *text);

/* Where the word begins that the place is in or behind. */
struct position buffer_word_left(
	const struct buffer *buffer, struct position at, struct breaker *breaker);

/* Remembers that removed (taken over) gives way to text; before buffer_replace(). */
void history_record(struct buffer *buffer, enum step_kind kind, struct position at,
	struct str *removed, const char *text, size_t bytes);
void history_release(struct history *history);

#endif
