/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A list of texts (steps, owners): items that number themselves. Enter splits an item at
 * the cursor or begins a new one, Backspace at an item's start joins it to the one
 * before, Alt-Up and Alt-Down (or Ctrl-U, Ctrl-D) move it. A paste of several lines is
 * several items, without what text/list_lines.h takes for their marks; what was copied or
 * cut out of the list goes back into it as it was.
 *
 * All of it is one buffer (buffer.h), an item a paragraph, so undo goes across items.
 * Line ends inside an item are kept.
 */
#ifndef TUI_WIDGET_LIST_FIELD_H
#define TUI_WIDGET_LIST_FIELD_H

#include "model/card.h"
#include "model/lists.h"
#include "text/list_lines.h"
#include "text/wrap.h"
#include "tui/buffer/buffer.h"
#include "tui/terminal/canvas.h"
#include "tui/widget/action.h"
#include "tui/widget/offers.h"
#include "tui/widget/text_marks.h"

struct list_field;

struct list_field *list_field_new(const struct string_list *items, enum list_marks marks);
void list_field_free(struct list_field *field);

void list_field_tools(
	struct list_field *field, struct breaker *breaker, struct wrapper *wrapper);

/* Replaces *items by what is in the field; items that are empty are left out. */
void list_field_get(const struct list_field *field, struct string_list *items);
void list_field_set(struct list_field *field, const struct string_list *items);
size_t list_field_count(const struct list_field *field);

/* thai, arabic, dash, none in turn. */
enum list_marks list_field_marks(const struct list_field *field);
void list_field_next_marks(struct list_field *field);

/* Which marks of pasted lines go. */
enum list_taking list_field_taking(const struct list_field *field);

/* Adds an item at the end, or fills the empty one that the cursor is in. False: there is
 * no room (buffer_refusal()). */
bool list_field_add(struct list_field *field, const char *text);

/* Appends the item that the cursor is in; puts a text in its place, as one step. False: there
 * is no room. */
void list_field_item(const struct list_field *field, struct str *out);
bool list_field_put_item(struct list_field *field, const char *text);

/* Counts up with every change of the items: who keeps them compares. */
uint64_t list_field_revision(const struct list_field *field);

/* For finding: see buffer.h. Its paragraphs are the items. */
struct buffer *list_field_buffer(struct list_field *field);

/* What is offered behind the cursor, for its owner to ask for. */
struct offers *list_field_offers(struct list_field *field);

/* Where the cursor is, as bytes in the items joined by line ends; and back. */
size_t list_field_cursor(const struct list_field *field);
void list_field_move(struct list_field *field, size_t cursor);

/* Marks words: stretches of the items joined by line ends, beginning at `before` of
 * theirs, in place of those that were marked. */
void list_field_mark(struct list_field *field, size_t before, const struct text_mark *of,
	size_t count);

/* Rows that the whole list takes at this width. */
size_t list_field_rows(struct list_field *field, int columns);

void list_field_paint(struct list_field *field, const struct canvas *canvas, bool focus);
enum effect list_field_event(struct list_field *field, const struct event *event,
	struct str *clipboard, const char **message);

extern const struct action list_field_actions[]; /* for help */
extern const size_t list_field_actions_count;

#endif
