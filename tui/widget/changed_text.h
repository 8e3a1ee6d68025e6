/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Two texts shown so that one sees what was changed: the words that went and those that
 * came in have styles of their own (STYLE_REMOVED, STYLE_ADDED), in colour and without;
 * nothing is written into the text.
 */
#ifndef TUI_WIDGET_CHANGED_TEXT_H
#define TUI_WIDGET_CHANGED_TEXT_H

#include "text/breaks.h"
#include "tui/widget/marked_text.h"

/* Appends one text with all of both, or the two side by side. */
void changed_text_put(struct marked_text *out, struct breaker *breaker,
	const char *before, const char *now);
void changed_text_sides(struct marked_text *left, struct marked_text *right,
	struct breaker *breaker, const char *before, const char *now);

#endif
