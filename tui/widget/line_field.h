/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A field of one line, scrolled sideways by cells. Also a date or period: then a second
 * line says what was understood.
 */
#ifndef TUI_WIDGET_LINE_FIELD_H
#define TUI_WIDGET_LINE_FIELD_H

#include "tui/buffer/buffer.h"
#include "tui/terminal/canvas.h"
#include "tui/widget/action.h"
#include "tui/widget/offers.h"
#include "tui/widget/text_marks.h"

struct line_field;

struct line_field *line_field_new(const char *text);
void line_field_free(struct line_field *field);

/* Appends what stands below the field for its text, e.g. how a period is understood. */
typedef void line_field_hint(void *context, const char *text, struct str *out);
void line_field_set_hint(struct line_field *field, line_field_hint *hint, void *context);

/* Asks the hint again, e.g. in another language. */
void line_field_refresh(struct line_field *field);

/* Appends what it says of the text as it is now. */
void line_field_hint_append(struct line_field *field, struct str *out);

/* Whether the hint has something to say of the text as it is now. */
bool line_field_says(struct line_field *field);

/* A breaker (borrowed) makes words those of Thai, for moving and undoing by words. */
void line_field_tools(struct line_field *field, struct breaker *breaker);

struct buffer *line_field_buffer(struct line_field *field);

/* Selects all of it: typing takes its place. The cursor stands at its end, of a text that
 * is long for a line at its beginning, which says more. */
void line_field_select(struct line_field *field);

/* Its words that are marked, for its owner to fill. */
struct paragraph_marks *line_field_marks(struct line_field *field);

/* What is offered behind the cursor, for its owner to ask for. */
struct offers *line_field_offers(struct line_field *field);

/* Draws on the first row, the hint on the second where there is one, and below where it
 * is too long for one row and the canvas has more. */
void line_field_paint(struct line_field *field, const struct canvas *canvas, bool focus);

/* As text_area_event; Up, Down and Enter are always EFFECT_UNUSED. */
enum effect line_field_event(struct line_field *field, const struct event *event,
	struct str *clipboard, const char **message);

#endif
