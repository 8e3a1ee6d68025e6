/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "intake/html_layout.h"

#include <stdlib.h>

#include "intake/xml.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/mem.h"

enum {
	L_CELL = 1,
	L_ROW,
	L_TABLE,
};

static const struct xml_name names[] = {
	{"table", L_TABLE},
	{"td", L_CELL},
	{"th", L_CELL},
	{"tr", L_ROW},
};

struct scanned {
	size_t cells;  /* of the row under way */
	size_t widest; /* row */
	size_t inside; /* the widest row of a table in it */
};

struct scan {
	struct scanned *tables;
	size_t count, capacity;
	size_t open[XML_DEPTH]; /* tables that are open, by their places */
	size_t depth;
};

static struct scanned *current(struct scan *scan)
{
	return scan->depth ? &scan->tables[scan->open[scan->depth - 1]] : NULL;
}

static void begin_table(struct scan *scan)
{
	scan->tables = mem_grow(
		scan->tables, scan->count, &scan->capacity, sizeof(*scan->tables));
	scan->tables[scan->count] = (struct scanned){0};
	scan->open[scan->depth++] = scan->count++;
}

static bool on_start(void *context, const struct xml_element *element)
{
	struct scan *scan = context;
	struct scanned *table = current(scan);
	if (element->id == L_TABLE) {
		if (scan->depth == XML_DEPTH)
			return false;
		begin_table(scan);
	} else if (table && element->id == L_ROW) {
		table->cells = 0;
	} else if (table && element->id == L_CELL) {
		table->cells++;
		table->widest = MAX(table->widest, table->cells);
	}
	return true;
}

static bool on_end(void *context, int id)
{
	struct scan *scan = context;
	if (id != L_TABLE || !scan->depth)
		return true;
	const size_t widest = current(scan)->widest;
	scan->depth--;
	struct scanned *around = current(scan);
	if (around)
		around->inside = MAX(around->inside, widest);
	return true;
}

static bool on_text(void *context, const char *text, size_t bytes)
{
	(void)context;
	(void)text;
	(void)bytes;
	return true;
}

void html_layout_find(struct html_layout *layout, const char *bytes, size_t count)
{
	static const struct xml_handler handler = {
		NULL, names, COUNT(names), on_start, on_end, on_text};
	struct scan scan = {0};
	/* What is wrong with the page is said by the reading that follows. */
	struct error error = ERROR_INIT;
	html_read(bytes, count, &handler, &scan, "", &error);
	error_release(&error);
	layout->count = scan.count;
	layout->places = mem_new(scan.count + 1, sizeof(*layout->places));
	for (size_t i = 0; i < scan.count; i++)
		layout->places[i] = scan.tables[i].inside > scan.tables[i].widest;
	free(scan.tables);
}

void html_layout_release(struct html_layout *layout)
{
	free(layout->places);
	*layout = (struct html_layout){0};
}

bool html_layout_is(const struct html_layout *layout, size_t table)
{
	return table < layout->count && layout->places[table];
}
