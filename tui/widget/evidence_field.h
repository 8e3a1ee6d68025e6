/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Evidence as a form: for each piece its kind, reference, caption and date, one below
 * another, and an empty one at the end to begin the next with. On the line of the kind,
 * Space and the arrows change it, Delete takes the piece out and Ctrl-Z puts it back;
 * Enter goes on to the next line, and so does Tab to the last line of the piece, from
 * which it leaves the field; Shift-Tab likewise, upwards. Alt-Up and Alt-Down (Ctrl-U,
 * Ctrl-D) move a piece. A web address pasted or typed into an empty piece makes it one of
 * the kind "url".
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

/* Appends all that it holds, in a form only to be compared. */
void evidence_field_append(const struct evidence_field *field, struct str *out);

/* Four times the piece (from 0) plus the line in it. */
size_t evidence_field_cursor(const struct evidence_field *field);
void evidence_field_move(struct evidence_field *field, size_t cursor);

int evidence_field_rows(const struct evidence_field *field, bool focus);
void evidence_field_paint(
	struct evidence_field *field, const struct canvas *canvas, bool focus);
enum effect evidence_field_event(struct evidence_field *field, const struct event *event,
	struct str *clipboard, const char **message);

extern const struct action evidence_field_actions[]; /* for help */
extern const size_t evidence_field_actions_count;

/* The name of a kind for people: N_() text; the kind itself if it is none of ours. */
const char *evidence_kind_label(const char *kind);

#endif
