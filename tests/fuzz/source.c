/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tests/fuzz/source.h"

#include <string.h>

#include "intake/reader.h"
#include "intake/source.h"
#include "tests/fuzz/fuzz.h"
#include "text/error.h"
#include "text/utf8.h"

static void require_paragraph(
	const struct source *source, const struct source_paragraph *paragraph)
{
	const size_t bytes = strlen(paragraph->text);
	fuzz_require(utf8_valid(paragraph->text, bytes, NULL), "texts are UTF-8");
	for (size_t i = 0; i < bytes; i++)
		fuzz_require((unsigned char)paragraph->text[i] >= ' ' ||
				     paragraph->text[i] == '\n' ||
				     paragraph->text[i] == '\t',
			"texts have no controls");
	for (size_t i = 0; i < paragraph->links_count; i++)
		fuzz_require(
			paragraph->links[i].start + paragraph->links[i].bytes <= bytes,
			"links are in their text");
	for (size_t i = 0; i < paragraph->pictures_count; i++)
		fuzz_require(paragraph->pictures[i] < source->pictures_count,
			"pictures are there");
}

static void require_row(const struct source *source, const struct source_row *row)
{
	size_t columns = 0;
	for (size_t i = 0; i < row->count; i++) {
		const struct source_cell *cell = &row->cells[i];
		columns += cell->columns;
		fuzz_require(cell->columns && cell->rows, "a cell covers something");
		for (size_t j = 0; j < cell->count; j++)
			require_paragraph(source, &cell->paragraphs[j]);
	}
	fuzz_require(columns <= SOURCE_COLUMNS, "rows have few columns");
}

static void require_block(const struct source *source, const struct source_block *block)
{
	require_paragraph(source, &block->paragraph);
	fuzz_require(block->table.count <= SOURCE_ROWS, "tables have few rows");
	for (size_t i = 0; i < block->table.count; i++)
		require_row(source, &block->table.rows[i]);
}

void fuzz_source_require(const struct source *source)
{
	fuzz_require(source->count <= SOURCE_BLOCKS, "there are few blocks");
	for (size_t i = 0; i < source->count; i++)
		require_block(source, &source->blocks[i]);
}

static const struct intake_reader *reader_of(const char *form)
{
	const struct intake_reader *reader = intake_readers;
	while (reader->name && strcmp(reader->name, form) != 0)
		reader++;
	fuzz_require(reader->read, "the reader is built");
	return reader;
}

void fuzz_source(const char *form, const uint8_t *data, size_t bytes)
{
	const struct intake_file file = {"fuzz", data, bytes};
	struct error error = ERROR_INIT;
	struct source source;
	source_init(&source, file.name, form);
	const bool done = reader_of(form)->read(&source, &file, &error);
	fuzz_require(done != !!error_message(&error)[0], "a refusal says why");
	if (done)
		fuzz_source_require(&source);
	source_release(&source);
	error_release(&error);
}

void fuzz_parts(struct str *texts, size_t count, const uint8_t *data, size_t bytes)
{
	for (size_t i = 0; i < count; i++) {
		const uint8_t *end = bytes ? memchr(data, '\0', bytes) : NULL;
		const size_t length = end && i + 1 < count ? (size_t)(end - data) : bytes;
		str_init(&texts[i]);
		str_append(&texts[i], (const char *)data, length);
		const size_t used = length + (length < bytes);
		data += used;
		bytes -= used;
	}
}

void fuzz_parts_release(struct str *texts, size_t count)
{
	for (size_t i = 0; i < count; i++)
		str_release(&texts[i]);
}
