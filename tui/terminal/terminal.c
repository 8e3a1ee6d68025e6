/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all terminals have in common: how pieces of lines and marks look, a second Esc. */
#include <config.h>

#include "tui/terminal/terminal.h"

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
