/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all terminals have in common: how pieces of lines and marks look. */
#include <config.h>

#include "tui/terminal/terminal.h"

static const struct {
	const char *utf8, *ascii; /* one column each */
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
	[LINE_FULL] = {"█", "#"},
	[LINE_EMPTY] = {"░", "."},
	[LINE_HERE] = {"▶", ">"},
	[LINE_DONE] = {"✓", "*"},
	[LINE_WRONG] = {"✗", "x"},
	[LINE_RETURNED] = {"↩", "<"},
	[LINE_DIFFERS] = {"≠", "#"},
	[LINE_ABOVE] = {"↑", "^"},
	[LINE_BELOW] = {"↓", "v"},
	[LINE_DASH] = {"—", "-"},
	[LINE_ITEM] = {"·", "."},
	[LINE_CUT] = {"…", "~"},
};

const char *terminal_piece(const struct terminal *terminal, enum line_piece piece)
{
	return terminal_is_ascii(terminal) ? pieces[piece].ascii : pieces[piece].utf8;
}

bool terminal_is_ascii(const struct terminal *terminal)
{
	return terminal->lines == TERMINAL_LINES_ASCII;
}
