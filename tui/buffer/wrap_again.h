/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Wrapping a long paragraph again after a small change, without looking at all of it.
 *
 * A space between two letters, Thai or Latin, is a safe place: breaking
 * (text/break_keep.c) never looks across it, and a line may always end there. So what
 * stands between two safe places can be wrapped alone, and behind one all is broken as it
 * was if only what stands before it changed. A stretch of text is wrapped, from a line
 * before the change that begins at a safe place to some way behind the change; from where
 * an old line begins at the same place, the old lines are right. If none does the stretch
 * grows, in the end to the whole paragraph. The result is always that of wrapping
 * everything.
 */
#ifndef TUI_BUFFER_WRAP_AGAIN_H
#define TUI_BUFFER_WRAP_AGAIN_H

#include <stddef.h>

#include "text/wrap.h"
#include "tui/buffer/wrap_cache.h"

/* What changed in a paragraph: so many bytes at its start and its end did not. */
struct wrap_change {
	size_t head, foot;
	size_t old_bytes; /* of the paragraph before */
};

/* Puts into wrapped, the lines before the change, those of text now. */
void wrap_again(struct wrapped *wrapped, struct wrapper *wrapper, const char *text,
	size_t bytes, unsigned columns, const struct wrap_change *change);

#endif
