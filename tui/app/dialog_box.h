/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The box of a dialog: centred over the screen below it, never wider than the terminal,
 * nor so high that it hides the message line. From the top: the title in the frame, a
 * text, one line to type in (where there is a field), a list (where there is a table), the
 * keys.
 */
#ifndef TUI_APP_DIALOG_BOX_H
#define TUI_APP_DIALOG_BOX_H

#include <stdbool.h>
#include <stddef.h>

#include "tui/app/app.h"
#include "tui/app/dialog.h"
#include "tui/table/table_view.h"
#include "tui/widget/line_field.h"
#include "tui/widget/text_view.h"

struct dialog_box {
	struct app *app;
	const char *title;            /* borrowed */
	const struct choice *choices; /* borrowed */
	int choices_count;
	int marked;               /* the choice that Enter takes; CHOICE_NONE: none */
	struct line_field *field; /* the owner's; NULL: none */
	struct table_view *table; /* likewise */
	size_t list_rows;         /* that the table would like to have */
	bool secret;              /* in the field stand stars */
	bool passes;              /* what is typed ends it, and is not lost */
	/* From here on its own. */
	struct text_view *text;
	bool in_list;  /* one moved in the list last, and typed nothing since */
	size_t widest; /* columns of the widest thing in it */
	struct canvas keys, list; /* as last painted */
};

void dialog_box_init(struct dialog_box *box, struct app *app, const char *title,
	const char *text, const struct choice *choices, int choices_count);
void dialog_box_release(struct dialog_box *box);

/* Makes it wide enough for a text of its list. */
void dialog_box_widen(struct dialog_box *box, const char *text);

/* Paints the screen and the box and waits for an event. False: the program ends. */
bool dialog_box_wait(struct dialog_box *box, struct event *event);

/* The same, for at most milliseconds: EVENT_NONE where none came. */
bool dialog_box_glance(struct dialog_box *box, int milliseconds, struct event *event);

/* Has another text stand in it. */
void dialog_box_say(struct dialog_box *box, const char *text);

/* Columns that its text has on the screen as it is now. */
int dialog_box_inside(const struct dialog_box *box);

/* The choice that a key or a click made; CHOICE_NONE: none. */
int dialog_box_choice(const struct dialog_box *box, const struct event *event);

/* Marks the next of the first so many choices, or the one before, by Tab, Left and Right:
 * Enter does what is marked. False: the event was another. */
bool dialog_box_mark(struct dialog_box *box, int count, const struct event *event);

/* Scrolls the text where it is longer than the box; Home and End are of the field, where
 * there is one. False: the event was another. */
bool dialog_box_scroll(struct dialog_box *box, const struct event *event);

bool dialog_box_in_list(const struct dialog_box *box, const struct event *event);

#endif
