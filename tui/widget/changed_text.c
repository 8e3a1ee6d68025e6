/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/widget/changed_text.h"

#include <string.h>

#include "text/word_diff.h"
#include "tui/terminal/terminal.h"

void changed_text_sides(struct marked_text *left, struct marked_text *right,
	struct breaker *breaker, const char *before, const char *now)
{
	struct word_diff diff;
	word_diff_make(&diff, breaker, before, strlen(before), now, strlen(now));
	for (size_t i = 0; i < diff.count; i++) {
		const struct diff_span *span = &diff.spans[i];
		const char *text = span->kind == DIFF_ADDED ? now : before;
		const bool kept = span->kind == DIFF_KEPT;
		if (span->kind != DIFF_ADDED)
			marked_text_put(left, text + span->start, span->bytes,
				kept ? STYLE_PLAIN : STYLE_REMOVED);
		if (span->kind == DIFF_ADDED || (kept && right != left))
			marked_text_put(right, text + span->start, span->bytes,
				kept ? STYLE_PLAIN : STYLE_ADDED);
	}
	word_diff_release(&diff);
}

void changed_text_put(struct marked_text *out, struct breaker *breaker,
	const char *before, const char *now)
{
	changed_text_sides(out, out, breaker, before, now);
}
