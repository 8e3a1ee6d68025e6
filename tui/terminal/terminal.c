/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all terminals have in common: how pieces of lines and marks look, a second Esc, what is
 * typed ahead. */
#include <config.h>

#include "tui/terminal/terminal.h"

#include <string.h>

#include "tui/terminal/key.h"

static const struct {
	/* One column each. Without lines what only parts and adorns is left out: whoever
	 * has the screen read aloud hears but words and marks. */
	const char *utf8, *ascii;
} pieces[LINE_PIECES] = {
	[LINE_ACROSS] = {"─", "-"},
	[LINE_DOWN] = {"│", "|"},
	[LINE_TOP_LEFT] = {"┌", "+"},
	[LINE_TOP_RIGHT] = {"┐", "+"},
	[LINE_BOTTOM_LEFT] = {"└", "+"},
	[LINE_BOTTOM_RIGHT] = {"┘", "+"},
	[LINE_TEE_DOWN] = {"┬", "+"},
	[LINE_TEE_UP] = {"┴", "+"},
	[LINE_TEE_RIGHT] = {"├", "+"},
	[LINE_TEE_LEFT] = {"┤", "+"},
	[LINE_CROSS] = {"┼", "+"},
	[LINE_FULL] = {"━", "="},
	[LINE_EMPTY] = {"─", "-"},
	[LINE_HERE] = {"▌", ">"},
	[LINE_DONE] = {"✓", "*"},
	[LINE_WRONG] = {"✗", "x"},
	[LINE_RETURNED] = {"↩", "<"},
	[LINE_DIFFERS] = {"≠", "#"},
	[LINE_ABOVE] = {"↑", "^"},
	[LINE_BELOW] = {"↓", "v"},
	[LINE_LEFTWARD] = {"←", "<"},
	[LINE_RIGHTWARD] = {"→", ">"},
	[LINE_DASH] = {"—", "-"},
	[LINE_ITEM] = {"·", "."},
	[LINE_CUT] = {"…", "~"},
};

void event_escape(struct event *event)
{
	if (event->kind == EVENT_KEY && event->key == KEY_ESCAPE_TOO)
		event->key = K_ESCAPE;
}

const char *terminal_piece(const struct terminal *terminal, enum line_piece piece)
{
	if (terminal->lines == TERMINAL_LINES_NONE && piece <= LINE_EMPTY)
		return " ";
	return terminal_is_ascii(terminal) ? pieces[piece].ascii : pieces[piece].utf8;
}

bool terminal_is_ascii(const struct terminal *terminal)
{
	return terminal->lines != TERMINAL_LINES_UTF8;
}

enum style style_focused(enum style style)
{
	switch (style) {
	case STYLE_LABEL:
	case STYLE_ACCENT:
	case STYLE_KEY: return STYLE_FOCUS_LABEL;
	case STYLE_GUIDE:
	case STYLE_LINE:
	case STYLE_FAINT: return STYLE_FOCUS_FAINT;
	case STYLE_DONE: return STYLE_FOCUS_DONE;
	case STYLE_WARNING: return STYLE_FOCUS_WARNING;
	case STYLE_ERROR: return STYLE_FOCUS_ERROR;
	case STYLE_SELECTED:
	case STYLE_MARKED: return style;
	default: return STYLE_FOCUS;
	}
}

/* --- what is typed while the program does something else --- */

void terminal_next(struct terminal *terminal, int milliseconds, struct event *event)
{
	struct typed_ahead *ahead = &terminal->ahead;
	if (!ahead->count) {
		terminal->ops->wait(terminal, milliseconds, event);
		return;
	}
	*event = ahead->events[0];
	memmove(ahead->events, ahead->events + 1,
		--ahead->count * sizeof(ahead->events[0]));
}

bool terminal_arrives(struct terminal *terminal, int milliseconds)
{
	return terminal->ahead.count || terminal->ops->arrives(terminal, milliseconds);
}

/* Not the end, nor another size. */
static void forget(struct typed_ahead *ahead)
{
	size_t kept = 0;
	for (size_t i = 0; i < ahead->count; i++)
		if (ahead->events[i].kind == EVENT_END ||
			ahead->events[i].kind == EVENT_RESIZE)
			ahead->events[kept++] = ahead->events[i];
	ahead->count = kept;
}

void terminal_drop(struct terminal *terminal)
{
	forget(&terminal->ahead);
	terminal->ops->drop(terminal);
}

/* The next one, put aside; NULL: there is none. Behind a paste nothing is taken: its text is
 * good until the next wait. */
static const struct event *take(struct terminal *terminal)
{
	struct typed_ahead *ahead = &terminal->ahead;
	struct event *event = &ahead->events[ahead->count];
	if (ahead->count == TYPED_AHEAD_MOST ||
		(ahead->count && event[-1].kind == EVENT_PASTE) ||
		!terminal->ops->arrives(terminal, 0))
		return NULL;
	terminal->ops->wait(terminal, 0, event);
	if (event->kind == EVENT_NONE)
		return NULL;
	ahead->count++;
	return event;
}

void terminal_put_aside(struct terminal *terminal)
{
	while (!terminal->heard && take(terminal))
		continue;
}

bool terminal_is_left(struct terminal *terminal)
{
	const struct event *taken;
	while (!terminal->heard && (taken = take(terminal))) {
		struct event event = *taken;
		event_escape(&event);
		if (event.kind == EVENT_END)
			return true;
		if (event.kind == EVENT_KEY &&
			(event.key == K_ESCAPE || event.key == CTRL('C'))) {
			forget(&terminal->ahead);
			return true;
		}
	}
	return false;
}
