/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Paragraphs outside of the tables and the memo: title, sections, groups.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "intake/mapping.h"
#include "intake/proposal.h"
#include "intake/proposal_make.h"
#include "intake/rules.h"
#include "intake/source.h"
#include "model/limits.h"
#include "model/report.h"
#include "text/i18n.h"
#include "text/str.h"

/* Sections stand before or after the cards by where their block is. */
static struct section_list *sections(struct making *making)
{
	return making->proposal->report.count ? &making->proposal->report.after
					      : &making->proposal->report.before;
}

static struct section *last_section(struct section_list *list)
{
	return list->count ? &list->items[list->count - 1] : NULL;
}

void making_end_section(struct making *making)
{
	if (making->section_list)
		put_text(&last_section(making->section_list)->text,
			making->section_text.data);
	making->section_list = NULL;
	str_clear(&making->section_text);
}

static void begin_section(struct making *making, const char *heading)
{
	making_end_section(making);
	making->section_list = sections(making);
	put_text(&section_list_add(making->section_list)->heading, heading);
}

/* The text of the section that is under way is put into it when another begins. */
static void put_section_text(
	struct making *making, enum mapping_part kind, const char *text)
{
	struct section_list *list = sections(making);
	if (making->section_list != list || kind == PART_TEXT_NEW ||
		making->section_text.bytes > LIMIT_TEXT_BYTES / 2)
		begin_section(making, "");
	if (making->section_text.bytes)
		str_puts(&making->section_text, kind == PART_TEXT_MORE ? " " : "\n");
	str_puts(&making->section_text, text);
}

/* A table that is not of cards: a line for each row. */
static void append_table(
	struct making *making, struct str *out, const struct source_table *table)
{
	for (size_t row = 0; row < table->count; row++) {
		if (row)
			str_putc(out, '\n');
		for (size_t i = 0; i < table->rows[row].count; i++) {
			const struct source_cell *cell = &table->rows[row].cells[i];
			if (i)
				str_puts(out, " | ");
			for (size_t j = 0; j < cell->count; j++) {
				if (j)
					str_putc(out, ' ');
				making_paragraph(making, out, &cell->paragraphs[j]);
			}
		}
	}
}

/* Whether nothing but blank lines stands between the last line of the title and this. */
static bool goes_on_title(const struct making *making)
{
	if (making->title_block == SIZE_MAX)
		return false;
	for (size_t i = making->title_block + 1; i < making->block; i++)
		if (making->mapping->blocks[i].kind != PART_EMPTY)
			return false;
	return true;
}

static void put_title(struct making *making, const char *text)
{
	struct report *report = &making->proposal->report;
	const bool goes_on = goes_on_title(making);
	if (!goes_on && report->title && *report->title) {
		const bool same = phrase_same(report->title, text);
		making_doubt(making, same ? DOUBT_FORM : DOUBT_LEFT_OUT,
			same ? DOUBT_TOLD : DOUBT_SHOWN, report->title, "%s",
			_("another title stands below it"));
	}
	if (!goes_on)
		put_text(&report->title, "");
	add_text(&report->title, " ", text);
}

void making_blocks_begin(struct making *making)
{
	making->title_block = SIZE_MAX;
}

static void tell_unsure(struct making *making, enum mapping_part kind, const char *text)
{
	if (!making->mapping->blocks[making->block].sure && kind != PART_LEFT_OUT)
		making_doubt(making, DOUBT_PART, DOUBT_SHOWN, text, "%s",
			_(mapping_part_label(kind)));
}

void making_block(struct making *making)
{
	const struct source_block *block = &making->source->blocks[making->block];
	const enum mapping_part kind = making->mapping->blocks[making->block].kind;
	const bool sure = making->mapping->blocks[making->block].sure;
	struct str text = STR_INIT;
	if (block->kind == SOURCE_TABLE)
		append_table(making, &text, &block->table);
	else
		making_paragraph(making, &text, &block->paragraph);
	making->place = block->place;
	tell_unsure(making, kind, text.data);
	switch (kind) {
	case PART_TITLE: put_title(making, text.data); break;
	case PART_FRONT:
		making_doubt(making, DOUBT_FORM, DOUBT_TOLD, text.data, "%s",
			_("read for agency, year and round"));
		break;
	case PART_SECTION: begin_section(making, text.data); break;
	case PART_GROUP: making_set_group(making, text.data); break;
	case PART_TEXT:
	case PART_TEXT_NEW:
	case PART_TEXT_MORE: put_section_text(making, kind, text.data); break;
	default:
		making_doubt(making, DOUBT_LEFT_OUT, sure ? DOUBT_TOLD : DOUBT_SHOWN,
			text.data, "%s", "");
		break;
	}
	if (kind == PART_TITLE)
		making->title_block = making->block;
	str_release(&text);
}
