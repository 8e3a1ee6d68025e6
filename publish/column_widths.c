/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "publish/column_widths.h"

#include <stdlib.h>

#include "report/widths.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/wrap.h"

/* Columns of text that a table has across a page of A4 in letters that are read well. */
enum { ACROSS = 100 };

struct column_widths {
	const struct layout *layout;
	struct wrapper *wrapper;
	struct widths *widths;
	unsigned across;
};

static unsigned least_of(const struct layout *layout, unsigned *least)
{
	unsigned sum = 0;
	for (size_t i = 0; i < layout->columns_count; i++)
		sum += least[i] = layout->columns[i].least;
	return sum;
}

struct column_widths *column_widths_new(const struct layout *layout)
{
	struct column_widths *widths = mem_new(1, sizeof(*widths));
	unsigned least[LAYOUT_COLUMNS_MAX];
	const char *headings[LAYOUT_COLUMNS_MAX];
	for (size_t i = 0; i < layout->columns_count; i++)
		headings[i] = layout->columns[i].heading;
	widths->layout = layout;
	widths->across = MAX(ACROSS, least_of(layout, least));
	widths->wrapper = wrapper_new();
	widths->widths = widths_new(layout->columns_count, least, widths->across);
	widths_measure(widths->widths, widths->wrapper, headings);
	return widths;
}

void column_widths_free(struct column_widths *widths)
{
	if (!widths)
		return;
	widths_free(widths->widths);
	wrapper_free(widths->wrapper);
	free(widths);
}

void column_widths_measure(struct column_widths *widths, const struct block *block)
{
	if (block->kind == BLOCK_ROW)
		widths_measure(widths->widths, widths->wrapper, block->cells);
}

void column_widths_choose(const struct column_widths *widths, unsigned *chosen)
{
	if (widths_needed(widths->widths) <= widths->across)
		widths_choose(widths->widths, chosen);
	else
		least_of(widths->layout, chosen); /* words are cut all the same */
}
