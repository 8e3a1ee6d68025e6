/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A field that somebody fills in, whatever its kind: one face over text areas, lines,
 * lists, steps and evidence, for the editors of cards and of a report's own texts.
 *
 * A field knows what it was made of: field_changed() says whether what it holds now is
 * another value, so that what nobody touched is never written anew, however it would look
 * after a round through the widgets. Cursors are bytes in the field's whole text, items
 * of lists joined by line ends, a lead and its line end before them; for evidence, which
 * has no one text, four times the item plus the line in it.
 */
#ifndef TUI_WIDGET_FIELD_H
#define TUI_WIDGET_FIELD_H

#include <stdbool.h>
#include <stddef.h>

#include "model/card.h"
#include "text/number.h"
#include "text/wrap.h"
#include "tui/terminal/canvas.h"
#include "tui/widget/action.h"
#include "tui/widget/line_field.h"
#include "tui/widget/offers.h"
#include "tui/widget/text_marks.h"

struct evidence_field;
struct field;

enum field_kind {
	KIND_AREA,     /* paragraphs */
	KIND_LINE,     /* one line, a hint below it where there is one */
	KIND_LIST,     /* texts one below another */
	KIND_STEPS,    /* steps: a lead, then a list with marks */
	KIND_EVIDENCE, /* evidence: kind, reference, caption, date of each */
};

/* NULL texts are empty ones. The context of a hint is borrowed. */
struct field *field_area(const char *text);
struct field *field_line(const char *text, line_field_hint *hint, void *context);
struct field *field_list(const struct string_list *items);
struct field *field_names(const struct string_list *names); /* of people, units */
struct field *field_steps(const struct steps *steps);
struct field *field_evidence(const struct evidence_list *evidence);
void field_free(struct field *field);

enum field_kind field_kind(const struct field *field);
void field_tools(struct field *field, struct breaker *breaker, struct wrapper *wrapper);
/* Has what it says itself said, again: language and digits may be others. */
void field_refresh(struct field *field, enum digits digits);

bool field_changed(const struct field *field);
/* What it holds now is what field_changed() compares with from here on. */
void field_set_unchanged(struct field *field);
/* The same of what another field of its kind holds. */
void field_set_unchanged_as(struct field *field, const struct field *as);

/* Replace what the caller has by what the field holds; each only for its kind (a text
 * for areas and lines). Keys that the field does not show are kept. */
void field_get_text(const struct field *field, char **text);
void field_get_list(const struct field *field, struct string_list *items);
void field_get_steps(const struct field *field, struct steps *steps);
void field_get_evidence(const struct field *field, struct evidence_list *evidence);

/* All that texts, lists and steps hold, be it changed or not: paragraphs or items into an
 * empty *parts; what stands before steps is *lead, to be freed; NULL of all else. */
void field_get_parts(const struct field *field, struct string_list *parts, char **lead);

/* Put another value in; in texts one step that undo takes back. NULL is empty. */
void field_put_text(struct field *field, const char *text);
void field_put_list(struct field *field, const struct string_list *items);
void field_put_steps(struct field *field, const struct steps *steps);
void field_put_evidence(struct field *field, const struct evidence_list *evidence);

/* The part under the cursor as one text (of a list: a line each), for another editor;
 * and back, in place of all of that part, as one step (buffer_merge()). False: a text
 * editor cannot take the field, or the text is too long for it and nothing was changed.
 * *message: what is to be said of it, or NULL. */
bool field_append(const struct field *field, struct str *out);
bool field_merge(
	struct field *field, const char *text, size_t bytes, const char **message);

/* Moves the cursor to the next place behind it, in texts, that holds the words, and
 * selects it. False: nowhere. */
bool field_find(struct field *field, const char *words);

/* Ends a selection in texts: the cursor stands behind it. */
void field_deselect(struct field *field);

/* Whether Ctrl-Z takes back something where the cursor is; of evidence nobody knows. */
bool field_can_undo(const struct field *field);

/* An item at the end of a list; NULL, or why it was refused. */
const char *field_add(struct field *field, const char *text);
/* Of a list: appends the item under the cursor; puts a text in its place, as one step: NULL,
 * or why it was refused. */
void field_item(const struct field *field, struct str *out);
const char *field_put_item(struct field *field, const char *text);
/* Of evidence: the field itself, which has more to it (evidence_field.h). */
struct evidence_field *field_pieces(struct field *field);
/* thai, arabic, dash, none in turn; false where there are no marks. */
bool field_next_marks(struct field *field);
enum list_marks field_marks(const struct field *field); /* of steps */
/* Takes the last change of marks back. False: there was none, or something typed since
 * then is to be undone before it. */
bool field_marks_back(struct field *field);

size_t field_cursor(const struct field *field);
void field_move(struct field *field, size_t cursor);

/* Whether Tab goes to a next line in the field, and does not leave it. */
bool field_has_next_line(const struct field *field);

/* Marks words in its whole text (as card_field_append() makes it), in place of those that
 * were marked; evidence has none. */
void field_mark(struct field *field, const struct text_mark *marks, size_t count);

/* offers_ask() where its cursor is; offering->slots are the field's. */
bool field_ask(struct field *field, const struct offering *offering);
/* The cursor left the field: nothing is offered any more till one types there. */
void field_rest(struct field *field);
/* What is in it is good as it is: likewise, and where it is empty too. */
void field_drop(struct field *field);

/* Rows that the whole of it takes at this width. */
int field_rows(struct field *field, int columns, bool focus);
void field_paint(struct field *field, const struct canvas *canvas, bool focus);
enum effect field_event(struct field *field, const struct event *event,
	struct str *clipboard, const char **message);

#endif
