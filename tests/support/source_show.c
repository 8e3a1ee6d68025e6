/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * source_show FILE...          what the readers of intake/ find in documents, a thing a line
 *                              (tests/support/source_text.h)
 * source_show --cells FILE...  the texts of all cells alone, each on a line, without white
 *                              space: for tests/intake/again.sh
 */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "intake/reader.h"
#include "intake/source.h"
#include "model/file.h"
#include "tests/support/source_text.h"
#include "text/error.h"
#include "text/str.h"

static void put_cells(const struct source *source)
{
	struct str text = STR_INIT;
	for (size_t i = 0; i < source->count; i++) {
		const struct source_table *table = &source->blocks[i].table;
		for (size_t row = 0; row < table->count; row++)
			for (size_t j = 0; j < table->rows[row].count; j++) {
				str_clear(&text);
				source_cell_append(&text, &table->rows[row].cells[j]);
				for (const char *at = text.data; *at; at++)
					if (!strchr(" \t\n", *at))
						putchar(*at);
				putchar('\n');
			}
	}
	str_release(&text);
}

static bool show(const char *path, bool cells)
{
	struct str bytes = STR_INIT, text = STR_INIT;
	struct error error = ERROR_INIT;
	struct source source;
	if (!file_read(path, &bytes, &error)) {
		fprintf(stderr, "%s\n", error_message(&error));
		return false;
	}
	const struct intake_file file = {
		path, (const unsigned char *)bytes.data, bytes.bytes};
	const bool done = intake_read(&source, &file, &error);
	if (!done)
		fprintf(stderr, "%s\n", error_message(&error));
	else if (cells)
		put_cells(&source);
	else
		source_text(&text, &source);
	fwrite(text.data, 1, text.bytes, stdout);
	source_release(&source);
	error_release(&error);
	str_release(&bytes);
	str_release(&text);
	return done;
}

int main(int count, char **arguments)
{
	bool done = true;
	const bool cells = count > 1 && !strcmp(arguments[1], "--cells");
	for (int i = 1 + cells; i < count; i++)
		done &= show(arguments[i], cells);
	return done ? EXIT_SUCCESS : EXIT_FAILURE;
}
