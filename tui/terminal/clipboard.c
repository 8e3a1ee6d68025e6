/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/terminal/clipboard.h"

#include <stdlib.h>

#include "text/base64.h"
#include "text/macros.h"
#include "tui/terminal/terminal_kind.h"

enum clipboard_way clipboard_way(void)
{
	if (terminal_kind_holds_escape())
		return CLIPBOARD_SCREEN;
	return getenv("TMUX") ? CLIPBOARD_TMUX : CLIPBOARD_PLAIN;
}

/* tmux: each ESC inside is doubled, and there is one. */
static void append_for_tmux(struct str *out, const struct str *sequence)
{
	str_puts(out, "\033Ptmux;\033");
	str_append(out, sequence->data, sequence->bytes);
	str_puts(out, "\033\\");
}

static void append_for_screen(struct str *out, const struct str *sequence)
{
	enum { PIECE = 240 }; /* bytes; older ones keep no more than 256 */
	for (size_t at = 0; at < sequence->bytes; at += PIECE) {
		str_puts(out, "\033P");
		str_append(out, sequence->data + at, MIN(sequence->bytes - at, PIECE));
		str_puts(out, "\033\\");
	}
}

void clipboard_append(
	struct str *out, enum clipboard_way way, const char *text, size_t bytes)
{
	struct str sequence = STR_INIT;
	str_puts(&sequence, "\033]52;c;");
	base64_append(&sequence, text, bytes);
	str_putc(&sequence, '\a');
	str_append(out, sequence.data, sequence.bytes);
	if (way == CLIPBOARD_SCREEN)
		append_for_screen(out, &sequence);
	else if (way == CLIPBOARD_TMUX)
		append_for_tmux(out, &sequence);
	str_release(&sequence);
}
