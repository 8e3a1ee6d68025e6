/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "cli/doc_table.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "text/mem.h"
#include "text/str.h"

static const char *line_after(const char *line)
{
	line += strcspn(line, "\n");
	return line + (*line == '\n');
}

/* The cells of a row, which stand between bars, without the spaces around them. */
static size_t add_row(struct string_list *cells, const char *line)
{
	size_t count = 0;
	const char *end = line + strcspn(line, "\n");
	while (end > line && (end[-1] == ' ' || end[-1] == '|'))
		if (*--end == '|')
			break;
	while (line < end) {
		line += 1 + strspn(line + 1, " ");
		const char *bar = memchr(line, '|', (size_t)(end - line));
		size_t bytes = (size_t)((bar ? bar : end) - line);
		const size_t whole = bytes;
		while (bytes && line[bytes - 1] == ' ')
			bytes--;
		char *cell = mem_strndup(line, bytes);
		string_list_add(cells, cell);
		free(cell);
		line += whole;
		count++;
	}
	return count;
}

bool doc_table_read(const char *text, size_t index, struct doc_table *table)
{
	bool inside = false;
	int line = 1;
	size_t found = 0, row = 0;
	*table = (struct doc_table){.line = 0};
	for (; *text; text = line_after(text), line++) {
		const bool is_row = *text == '|';
		if (is_row && !inside)
			row = 0, found++;
		inside = is_row;
		/* The second row is the rule below the headings. */
		if (!is_row || found != index + 1 || row++ == 1)
			continue;
		if (!table->line)
			table->line = line;
		const size_t columns = add_row(&table->cells, text);
		if (table->columns && columns != table->columns)
			return false;
		table->columns = columns;
	}
	return table->columns > 0;
}

void doc_table_release(struct doc_table *table)
{
	string_list_release(&table->cells);
}

size_t doc_table_rows(const struct doc_table *table)
{
	return table->cells.count / table->columns;
}

const char *doc_table_cell(const struct doc_table *table, size_t row, size_t column)
{
	return table->cells.items[row * table->columns + column];
}

bool doc_cell_speaks(const char *cell)
{
	for (bool code = false; *cell; cell++) {
		code ^= *cell == '`';
		if (!code && isalpha((unsigned char)*cell))
			return true;
	}
	return false;
}

char *doc_opening(const char *text)
{
	while (*text == '#' || *text == '\n')
		text = line_after(text);
	struct str opening = STR_INIT;
	for (; *text && *text != '\n'; text = line_after(text)) {
		str_puts(&opening, opening.bytes ? " " : "");
		str_append(&opening, text, strcspn(text, "\n"));
	}
	return str_detach(&opening);
}

char *doc_example(const char *text)
{
	while (*text && strncmp(text, "\t{", 2) != 0)
		text = line_after(text);
	struct str example = STR_INIT;
	for (; *text == '\t'; text = line_after(text))
		str_append(&example, text + 1, (size_t)(line_after(text) - text) - 1);
	return example.bytes ? str_detach(&example) : NULL;
}
