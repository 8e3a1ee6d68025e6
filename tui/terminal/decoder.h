/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From the bytes that a terminal sends to events.
 *
 * Understood: UTF-8; control characters; Alt as an ESC before a key; the keys of xterm,
 * the Linux console, rxvt and tmux with their modifiers (CSI, SS3, "CSI u"), and what
 * terminfo says otherwise; pastes between CSI 200~ and CSI 201~; the mouse (SGR and X10);
 * where the cursor is (CSI row ; column R), but in row 1, where that is F3; the colours of
 * tui/terminal/background.h (OSC 4, OSC 11). Other
 * sequences and answers are swallowed: they never become text. Bytes that are no
 * UTF-8 are U+FFFD where typed, and stay as they came in a paste. Nothing is lost
 * where a read ends inside a character, a sequence or a paste: the rest is waited for, as
 * long as decoder_patience() says. What was decoded is wiped at once, and a paste as soon as
 * it was given: it may have been a passphrase (tests/tui/secret.c).
 *
 * Sources: xterm's ctlseqs; ECMA-48, chapter 5.4; the terminfo entries of ncurses 6.4.
 */
#ifndef TUI_TERMINAL_DECODER_H
#define TUI_TERMINAL_DECODER_H

#include <stdbool.h>
#include <stddef.h>

#include "text/str.h"
#include "tui/terminal/terminal.h"

enum { DECODER_KEYS = 40 };

struct decoder {
	int escape_delay;    /* milliseconds after which an ESC alone is the key */
	struct str bytes;    /* fed and not yet decoded, from start on */
	size_t start, wiped; /* of what stands before start, so much is wiped */
	unsigned expected;   /* row of the place to come, from 1; 0: none is to come */
	bool hurried;        /* decoder_hurry() */
	bool colours;        /* decoder_expect_colours() */
	bool escaped; /* an ESC was taken for the key; the rest may be an answer's */
	bool pasting;
	bool pasted;   /* paste was handed over */
	bool dropping; /* the paste that has begun is nobody's: decoder_drop_paste() */
	struct str paste;
	struct {
		char *sequence; /* owned */
		keystroke key;
	} keys[DECODER_KEYS]; /* of terminfo */
	size_t keys_count;
};

void decoder_init(struct decoder *decoder, int escape_delay);
void decoder_release(struct decoder *decoder);

/* What this terminal sends for a key, when it begins with ESC [ or ESC O; others and
 * more than DECODER_KEYS are ignored. */
void decoder_key(struct decoder *decoder, const char *sequence, keystroke key);

/* The terminal was asked where its cursor is, which is in this row (counted from 1, and
 * 2 or more). Until it has answered no piece of the answer is taken for text, in however
 * many pieces it comes; for this Esc, and what begins like the answer, is waited behind
 * for longer, until decoder_hurry(). */
void decoder_expect_place(struct decoder *decoder, unsigned row);
void decoder_hurry(struct decoder *decoder);

/* The same for answers that tell a colour (tui/terminal/background.h), which may come
 * until this is called with false; whole ones are understood at any time. */
void decoder_expect_colours(struct decoder *decoder, bool expected);

/* The paste that has begun, if one has, will not be an event. */
void decoder_drop_paste(struct decoder *decoder);

void decoder_feed(struct decoder *decoder, const char *bytes, size_t count);

/* The next event: EVENT_KEY, EVENT_TEXT, EVENT_PASTE (the decoder's until the next call),
 * EVENT_MOUSE, EVENT_PLACE or EVENT_COLOUR. False: none is complete. timed_out: nothing more came in
 * time, so what is begun is taken as it is. */
bool decoder_next(struct decoder *decoder, bool timed_out, struct event *event);

/* Milliseconds to wait for more bytes before calling with timed_out set; negative: nothing is
 * begun. */
int decoder_patience(const struct decoder *decoder);

#endif
