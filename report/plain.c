/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "report/plain.h"

#include <string.h>

#include "report/bar.h"
#include "text/cell.h"

/* Each paragraph of text on a line of its own. */
enum { BAR_COLUMNS = 80 };

static void put_paragraphs(struct str *out, const char *text)
{
	for (const char *end; text && *text; text = *end ? end + 1 : end) {
		end = strchrnul(text, '\n');
		text_show(out, text, (size_t)(end - text));
		str_putc(out, '\n');
	}
}

static void put_row(
	struct str *out, const struct block *block, const struct layout *layout)
{
	str_putc(out, '\n');
	for (size_t i = 0; i < block->cells_count; i++) {
		const char *cell = block->cells[i];
		if (!cell || !*cell)
			continue;
		str_printf(out, "[%s]\n", layout->columns[i].heading);
		put_paragraphs(out, cell);
	}
}

static void put_labelled(struct str *out, const char *label, const char *text)
{
	if (!label)
		return;
	str_printf(out, "%s ", label);
	put_paragraphs(out, text && *text ? text : "\n");
}

static void put_block(
	struct str *out, const struct block *block, const struct layout *layout)
{
	switch (block->kind) {
	case BLOCK_ROW: put_row(out, block, layout); break;
	case BLOCK_LABELLED:
		put_labelled(out, block->label, block->text);
		put_labelled(out, block->second_label, block->second_text);
		break;
	case BLOCK_COVER:
	case BLOCK_TITLE:
	case BLOCK_MEMO_TITLE:
	case BLOCK_SIGNATURE:
	case BLOCK_PARAGRAPH: put_paragraphs(out, block->text); break;
	case BLOCK_HEADING:
	case BLOCK_GROUP:
		str_putc(out, '\n');
		put_paragraphs(out, block->text);
		break;
	case BLOCK_BAR:
		bar_append(out, block, BAR_COLUMNS);
		str_putc(out, '\n');
		break;
	case BLOCK_SPACE:
	case BLOCK_PAGE:
	case BLOCK_TABLE_END: str_putc(out, '\n'); break;
	case BLOCK_DOTS:
	case BLOCK_TABLE:
	case BLOCK_END: break;
	}
}

bool plain_append(struct str *out, struct document *document, const struct layout *layout,
	struct error *error)
{
	struct block block;
	if (!document_rewind(document, error))
		return false;
	do {
		if (!document_next(document, &block, error))
			return false;
		put_block(out, &block, layout);
	} while (block.kind != BLOCK_END);
	return true;
}
