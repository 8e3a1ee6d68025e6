/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The inside of the terminal of lines, for this room alone: what is under way, what pages
 * are, and what all of them use.
 */
#ifndef PLAIN_PARTS_H
#define PLAIN_PARTS_H

#include <stdbool.h>
#include <stddef.h>

#include "model/lists.h"
#include "plain/asking.h"
#include "plain/line_input.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/screen.h"
#include "tui/terminal/frame.h"
#include "tui/terminal/heard.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"

struct plain;

/* How a screen, or a question over it, is told and answered. */
struct way {
	/* Says what is new and what is asked. */
	void (*tell)(struct plain *plain);
	/* Appends what the line to be typed is asked for, before the >; may be NULL. */
	void (*prompt)(struct plain *plain, struct str *out);
	/* Whether the line is the page's own, before it may be a command; may be NULL. */
	bool (*takes)(struct plain *plain, const char *line);
	void (*answer)(struct plain *plain, const char *line);
	/* Whether letters are text there: commands have a / before them. */
	bool text;
	const char *help; /* N_(): how one answers there, a paragraph a line */
};

/* What was told of a screen, by its state: what is told again is what is new. */
struct told {
	const void *state;
	const struct screen_class *class;
	struct string_list lines;
};

struct plain {
	struct terminal terminal; /* first */
	struct app *app;
	struct frame frame;
	struct heard heard;
	struct line_input input;
	struct event *queue; /* what the last line became, and was not given yet */
	size_t queue_count, queue_capacity, queue_next;
	bool settled;    /* nothing came since the last event: what is typed is kept */
	bool gone;       /* output goes nowhere */
	bool left;       /* the input ended, and leaving was asked for */
	struct str news; /* messages that were not told yet, one a line */
	struct str seen; /* the message of which that is known */
	/* What is asked just now; asked: and is not answered yet. */
	const struct way *page;
	const void *about;
	bool asked;
	bool secret; /* what is typed just now is not seen */
	bool moved;  /* something came since it was told: it is told again */
	struct told told[APP_SCREENS];
	size_t first;         /* the row of a list from which on it is told next */
	struct asking asking; /* a text of a card or a report */
};

extern const struct way page_box, page_card, page_form, page_head, page_list;

/* --- saying.c --- */

/* A line, harmless; several where the text has them. */
void plain_say(struct plain *plain, const char *text);
/* The same with something before each line. */
void plain_say_behind(struct plain *plain, const char *before, const char *text);
/* By a format, in the digits of messages. */
void plain_tell(struct plain *plain, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
/* What the message line of the screen says; remembered till plain_say_news(). */
void plain_gather(struct plain *plain);
void plain_say_news(struct plain *plain);
/* Appends a number in the digits of messages. */
void plain_number(const struct plain *plain, struct str *out, size_t number);
/* The number, from 1, that all of a line is; 0: it is none. */
size_t plain_number_of(const char *line);
/* The text that a line is where text is asked for: a \\ before it keeps it from being a command. */
const char *plain_text_of(const char *line);
/* Says that a list has no row of the number that was typed. */
void plain_say_no_row(struct plain *plain);

/* --- events --- */

/* Adds a key or a character to what is given to the program next. */
void plain_press(struct plain *plain, keystroke key);
void plain_press_times(struct plain *plain, keystroke key, size_t times);
void plain_type(struct plain *plain, const char *text);
/* In place of all that the line of the cursor holds. */
void plain_type_over(struct plain *plain, const char *text);

struct screen *plain_top(const struct plain *plain);

/* --- commands.c --- */

/* Does a command, an action of the screen by its name, its letter or its key, or one that
 * every page has. False: there is none of that name. */
bool plain_command(struct plain *plain, const char *word);
/* What commands there are now. */
void plain_help(struct plain *plain);
/* Whether the words name a text: they are its beginning, whatever case they are in. */
bool plain_names(const char *words, const char *name);

/* --- page_list.c --- */

/* The title of the screen on top. */
void plain_title(struct plain *plain, struct str *out);
/* Forgets what was told of the screen on top: all is told again. */
void plain_forget(struct plain *plain);
/* Whether anything was told of it; it is noted. */
bool plain_is_new(struct plain *plain);

#endif
