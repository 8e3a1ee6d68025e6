/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "report/table.h"

#include <string.h>

#include "text/cell.h"
#include "text/str.h"

enum {
	BORDER = 1,
	LEAD = 1,     /* spaces before a cell */
	GAP = 1,      /* behind it */
	NARROW = 110, /* papers below this many columns have no gap */
};

static const struct {
	const char *vertical;
	const char *horizontal;
	/* By what stands above and below: at the left end, at the right end, and at a
	 * border inside the table (there NONE and PLAIN are alike). */
	const char *left[2][2], *right[2][2], *inside[2][2];
} borders[] = {
	[BORDERS_ASCII] =
		{
			.vertical = "|",
			.horizontal = "-",
			.left = {{"+", "+"}, {"+", "+"}},
			.right = {{"+", "+"}, {"+", "+"}},
			.inside = {{"+", "+"}, {"+", "+"}},
		},
	[BORDERS_BOX] =
		{
			.vertical = "│",
			.horizontal = "─",
			.left = {{"─", "┌"}, {"└", "├"}},
			.right = {{"─", "┐"}, {"┘", "┤"}},
			.inside = {{"─", "┬"}, {"┴", "┼"}},
		},
};

unsigned table_gap(unsigned paper_columns)
{
	return paper_columns < NARROW ? 0 : GAP;
}

unsigned table_overhead(size_t columns, unsigned gap)
{
	return (BORDER + LEAD + gap) * (unsigned)columns + BORDER;
}

void table_row_init(struct table_row *row)
{
	for (size_t i = 0; i < LAYOUT_COLUMNS_MAX; i++)
		lines_init(&row->cells[i]);
}

void table_row_release(struct table_row *row)
{
	for (size_t i = 0; i < LAYOUT_COLUMNS_MAX; i++)
		lines_release(&row->cells[i]);
}

static size_t row_height(const struct table_row *row, const struct table *table)
{
	size_t height = 1;
	for (size_t i = 0; i < table->columns; i++)
		if (row->cells[i].count > height)
			height = row->cells[i].count;
	return height;
}

size_t table_row_wrap(struct table_row *row, const struct table *table,
	struct wrapper *wrapper, const char *const *texts)
{
	for (size_t i = 0; i < table->columns; i++) {
		lines_clear(&row->cells[i]);
		lines_wrap(&row->cells[i], wrapper, texts[i], 0, table->widths[i]);
	}
	return row_height(row, table);
}

size_t table_headings_wrap(struct table_row *row, const struct table *table,
	struct wrapper *wrapper, const struct layout *layout)
{
	for (size_t i = 0; i < table->columns; i++) {
		lines_clear(&row->cells[i]);
		lines_centre(&row->cells[i], wrapper, layout->columns[i].heading, 0,
			table->widths[i]);
	}
	return row_height(row, table);
}

/* The columns between the first border and the last, without the spaces there. */
static unsigned inner_columns(const struct table *table)
{
	unsigned columns = (BORDER + LEAD + table->gap) * (unsigned)(table->columns - 1);
	for (size_t i = 0; i < table->columns; i++)
		columns += table->widths[i];
	return columns;
}

size_t table_group_wrap(struct table_row *row, const struct table *table,
	struct wrapper *wrapper, const char *text)
{
	lines_clear(&row->cells[0]);
	lines_wrap(&row->cells[0], wrapper, text, 0, inner_columns(table));
	return row->cells[0].count;
}

static void show_cell(const struct table *table, const struct lines *cell, size_t index,
	unsigned columns, struct str *out)
{
	str_repeat(out, ' ', LEAD);
	lines_pad(cell, index, columns, out);
	str_repeat(out, ' ', table->gap);
	str_puts(out, borders[table->borders].vertical);
}

void table_row_show(const struct table_row *row, const struct table *table, size_t index,
	struct str *out)
{
	str_puts(out, borders[table->borders].vertical);
	for (size_t i = 0; i < table->columns; i++)
		show_cell(table, &row->cells[i], index, table->widths[i], out);
}

void table_group_show(const struct table_row *row, const struct table *table,
	size_t index, struct str *out)
{
	str_puts(out, borders[table->borders].vertical);
	show_cell(table, &row->cells[0], index, inner_columns(table), out);
}

void table_band_show(const struct table *table, struct wrapper *wrapper,
	const char *label, const char *text, struct str *out)
{
	struct lines band;
	struct str cut = STR_INIT;
	const size_t used = text_columns(label, strlen(label));
	const size_t all = inner_columns(table);
	lines_init(&band);
	str_puts(&cut, label);
	lines_cut(&cut, wrapper, text, used < all ? (unsigned)(all - used) : 0);
	lines_add(&band, cut.data, cut.bytes, 0);
	str_puts(out, borders[table->borders].vertical);
	show_cell(table, &band, 0, inner_columns(table), out);
	lines_release(&band);
	str_release(&cut);
}

void table_rule_show(const struct table *table, enum table_edge above,
	enum table_edge below, struct str *out)
{
	bool up = above != EDGE_NONE, down = below != EDGE_NONE;
	bool columns_up = above == EDGE_COLUMNS, columns_down = below == EDGE_COLUMNS;
	str_puts(out, borders[table->borders].left[up][down]);
	for (size_t i = 0; i < table->columns; i++) {
		if (i)
			str_puts(out,
				borders[table->borders].inside[columns_up][columns_down]);
		for (unsigned k = 0; k < LEAD + table->widths[i] + table->gap; k++)
			str_puts(out, borders[table->borders].horizontal);
	}
	str_puts(out, borders[table->borders].right[up][down]);
}
