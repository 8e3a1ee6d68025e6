/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "report/bar.h"

#include <string.h>

#include "text/cell.h"

enum {
	NAME_OF = 3,    /* the name has a third of the columns, */
	NAME_MOST = 36, /* but no more than these */
	SAID = 24,      /* what is said of it */
	BAR_LEAST = 10,
	GAPS = 4, /* two beside the bar each */
};

void bar_append(struct str *out, const struct block *block, unsigned columns)
{
	const unsigned name =
		columns / NAME_OF < NAME_MOST ? columns / NAME_OF : NAME_MOST;
	const unsigned taken = name + SAID + GAPS;
	text_pad(out, block->label, strlen(block->label), name, ALIGN_LEFT);
	str_puts(out, "  ");
	if (columns >= taken + BAR_LEAST) {
		const unsigned bar = columns - taken;
		const unsigned filled =
			(block->share * bar + BLOCK_SHARE / 2) / BLOCK_SHARE;
		str_repeat(out, '#', filled);
		str_repeat(out, '.', bar - filled);
		str_puts(out, "  ");
	}
	str_puts(out, block->text);
}
