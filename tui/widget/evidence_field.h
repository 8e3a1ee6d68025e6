/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Evidence as a form: for each piece its kind, reference, caption and date, one below
 * another, and an empty one at the end to begin the next with. On the line of the kind,
 * Space and the arrows change it, Delete takes the piece out and Ctrl-Z puts it back;
 * Enter goes on to the place of the next piece. Tab goes on to the last line of the
 * piece, from which it leaves the field, as it does from a piece in which nothing stands
 * yet; Shift-Tab likewise, upwards. Alt-Up and Alt-Down (Ctrl-U, Ctrl-D) move a piece. A
 * web address pasted or typed into an empty piece makes it one of the kind "url". What is
 * pasted is a piece a row (text/pasted_rows.h); Ctrl-Z right behind it takes them out.
 *
 * A piece that nobody touched comes out as it went in, byte for byte.
 */
#ifndef TUI_WIDGET_EVIDENCE_FIELD_H
#define TUI_WIDGET_EVIDENCE_FIELD_H

#include "model/card.h"
#include "text/breaks.h"
#include "text/number.h"
#include "tui/terminal/canvas.h"
#include "tui/widget/action.h"
#include "tui/widget/line_field.h"

struct evidence_field;

struct evidence_field *evidence_field_new(const struct evidence_list *evidence);
void evidence_field_free(struct evidence_field *field);

/* In which digits pieces are numbered; Thai before it is said. */
void evidence_field_digits(struct evidence_field *field, enum digits digits);

/* A breaker (borrowed) makes words those of Thai, as in other lines. */
void evidence_field_tools(struct evidence_field *field, struct breaker *breaker);

/* Replaces *evidence; pieces that hold nothing are left out. */
void evidence_field_get(
	const struct evidence_field *field, struct evidence_list *evidence);
void evidence_field_set(
	struct evidence_field *field, const struct evidence_list *evidence);

/* Whether Tab stays in the field: there is a line below in the piece of the cursor. */
bool evidence_field_has_next(const struct evidence_field *field);

/* The line where the cursor is, and which text of the piece that is: 0 the reference, 1 the
 * caption, 2 the date. NULL: no text is typed there. */
struct line_field *evidence_field_line(const struct evidence_field *field, size_t *text);

/* Appends all that it holds, in a form only to be compared. */
void evidence_field_append(const struct evidence_field *field, struct str *out);

/* Four times the piece (from 0) plus the line in it. */
size_t evidence_field_cursor(const struct evidence_field *field);
void evidence_field_move(struct evidence_field *field, size_t cursor);

/* Rows that all of it takes at this width; with the cursor in it, its piece is open. */
int evidence_field_rows(const struct evidence_field *field, int columns, bool focus);
void evidence_field_paint(
	struct evidence_field *field, const struct canvas *canvas, bool focus);
enum effect evidence_field_event(struct evidence_field *field, const struct event *event,
	struct str *clipboard, const char **message);

/* Puts pieces in, in the place of the empty one that the cursor is in, else behind the last;
 * Ctrl-Z right behind it takes them out. NULL, or why it was refused. */
const char *evidence_field_add(
	struct evidence_field *field, const struct evidence_list *pieces);

/* Whether the cursor stands in a caption; what its piece has there, or as its place, to be
 * freed; another caption, which Ctrl-Z takes back. */
bool evidence_field_in_caption(const struct evidence_field *field);
char *evidence_field_caption(const struct evidence_field *field);
char *evidence_field_place(const struct evidence_field *field);
const char *evidence_field_kind(const struct evidence_field *field);
void evidence_field_put_caption(struct evidence_field *field, const char *caption);

extern const struct action evidence_field_actions[]; /* for help */
extern const size_t evidence_field_actions_count;

/* The name of a kind for people: N_() text; the kind itself if it is none of ours. */
const char *evidence_kind_label(const char *kind);

#endif
