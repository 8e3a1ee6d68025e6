/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "intake/pdf_table.h"

#include <stdlib.h>

#include "text/mem.h"

struct pdf_table *pdf_tables_add(struct pdf_tables *tables)
{
	tables->items = mem_grow(
		tables->items, tables->count, &tables->capacity, sizeof(*tables->items));
	struct pdf_table *table = &tables->items[tables->count++];
	*table = (struct pdf_table){0};
	return table;
}

void pdf_tables_release(struct pdf_tables *tables)
{
	for (size_t i = 0; i < tables->count; i++) {
		free(tables->items[i].edges);
		free(tables->items[i].cells);
	}
	free(tables->items);
	*tables = (struct pdf_tables){0};
}

void pdf_cell_add(struct pdf_table *table, const struct pdf_cell *cell)
{
	table->cells = mem_grow(table->cells, table->cells_count, &table->cells_capacity,
		sizeof(*table->cells));
	table->cells[table->cells_count++] = *cell;
}

const struct pdf_cell *pdf_table_cell(
	const struct pdf_table *table, const struct pdf_area *area)
{
	const double x = (area->left + area->right) / 2,
		     y = (area->top + area->bottom) / 2;
	for (size_t i = 0; i < table->cells_count; i++) {
		const struct pdf_area *cell = &table->cells[i].area;
		if (x >= cell->left && x < cell->right && y >= cell->top &&
			y < cell->bottom)
			return &table->cells[i];
	}
	return NULL;
}
