/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tests/support/source_text.h"

#include <string.h>

#include "model/card.h"
#include "text/number.h"

static void put_mark(struct str *out, const struct source_paragraph *paragraph)
{
	str_repeat(out, ' ', 2 * (size_t)paragraph->level);
	if (paragraph->centred)
		str_puts(out, "^ ");
	if (paragraph->heading) {
		str_repeat(out, '#', paragraph->heading);
		str_putc(out, ' ');
	}
	if (paragraph->marks == MARKS_DASH) {
		str_puts(out, "- ");
	} else if (paragraph->marks != MARKS_NONE) {
		number_append(out, paragraph->number,
			paragraph->marks == MARKS_THAI ? DIGITS_THAI : DIGITS_ARABIC);
		str_puts(out, ". ");
	}
}

static void put_text(struct str *out, const char *text, size_t bytes)
{
	for (size_t i = 0; i < bytes; i++)
		if (text[i] == '\n')
			str_puts(out, "\\n");
		else if (text[i] == '\t')
			str_puts(out, "\\t");
		else
			str_putc(out, text[i]);
}

static void put_linked(struct str *out, const struct source_paragraph *paragraph)
{
	size_t at = 0;
	for (size_t i = 0; i < paragraph->links_count; i++) {
		const struct source_link *link = &paragraph->links[i];
		put_text(out, paragraph->text + at, link->start - at);
		str_putc(out, '[');
		put_text(out, paragraph->text + link->start, link->bytes);
		str_printf(out, "](%s)", link->target);
		at = link->start + link->bytes;
	}
	put_text(out, paragraph->text + at, strlen(paragraph->text + at));
}

static void put_paragraph(struct str *out, const struct source *source,
	const struct source_paragraph *paragraph)
{
	put_mark(out, paragraph);
	put_linked(out, paragraph);
	if (paragraph->continues)
		str_puts(out, " ...");
	for (size_t i = 0; i < paragraph->pictures_count; i++) {
		const struct source_picture *picture =
			&source->pictures[paragraph->pictures[i]];
		str_printf(out, " {%s, %s, %zu bytes", picture->name, picture->type,
			picture->count);
		if (picture->words)
			str_printf(out, ": %s", picture->words);
		str_putc(out, '}');
	}
	if (paragraph->id)
		str_printf(out, " <%s>", paragraph->id);
}

static void put_cell(
	struct str *out, const struct source *source, const struct source_cell *cell)
{
	str_putc(out, '|');
	if (cell->heading)
		str_putc(out, 'H');
	if (cell->columns > 1 || cell->rows > 1)
		str_printf(out, "%ux%u", cell->columns, cell->rows);
	for (size_t i = 0; i < cell->count; i++) {
		str_puts(out, i ? " / " : " ");
		put_paragraph(out, source, &cell->paragraphs[i]);
	}
	str_putc(out, '\n');
}

static void put_table(
	struct str *out, const struct source *source, const struct source_table *table)
{
	str_puts(out, "table");
	if (table->name)
		str_printf(out, " \"%s\"", table->name);
	str_putc(out, '\n');
	for (size_t i = 0; i < table->count; i++) {
		str_puts(out, table->rows[i].heading ? "row heading\n" : "row\n");
		for (size_t j = 0; j < table->rows[i].count; j++)
			put_cell(out, source, &table->rows[i].cells[j]);
	}
}

void source_text(struct str *out, const struct source *source)
{
	for (size_t i = 0; i < source->count; i++) {
		const struct source_block *block = &source->blocks[i];
		switch (block->kind) {
		case SOURCE_PARAGRAPH:
			put_paragraph(out, source, &block->paragraph);
			str_putc(out, '\n');
			break;
		case SOURCE_TABLE: put_table(out, source, &block->table); break;
		case SOURCE_PAGE: str_puts(out, "page\n"); break;
		}
	}
	for (size_t i = 0; i < source->notes_count; i++) {
		str_puts(out, "! ");
		const size_t start = out->bytes;
		source_place_append(out, &source->notes[i].place);
		str_printf(out, "%s%s\n", out->bytes > start ? ": " : "",
			source->notes[i].message);
	}
}
