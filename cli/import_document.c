/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "cli/import_document.h"

#include <stdlib.h>
#include <string.h>

#include "cli/import_json.h"
#include "cli/output.h"
#include "intake/mapping.h"
#include "intake/proposal.h"
#include "intake/source.h"
#include "model/card.h"
#include "model/card_fields.h"
#include "text/i18n.h"
#include "text/message.h"
#include "text/str.h"
#include "text/utf8.h"

/* --- what is which --- */

static void tell_heading(const char *words)
{
	tell("%s", "");
	tell("== %s ==", words);
}

/* The number of a row as the document has it: a sheet may have left some out. */
static size_t row_place(const struct source_block *block, size_t row)
{
	const unsigned place = block->table.rows[row].place.row;
	return place ? place : row + 1;
}

static void tell_columns(
	const struct mapping_table *table, const struct source_block *block)
{
	struct str place = STR_INIT;
	source_place_append(&place, &block->place);
	tell("%s", place.data);
	for (size_t i = 0; i < table->columns_count; i++) {
		struct str fields = STR_INIT;
		mapping_column_append(&fields, &table->columns[i]);
		tell("\t%zu\t%s\t→ %s", i + 1, table->columns[i].heading, fields.data);
		str_release(&fields);
	}
	for (size_t i = 0; i < table->rows_count; i++)
		if (table->rows[i] != ROW_CARD && table->rows[i] != ROW_EMPTY)
			tell(_("\trow %zu: %s"), row_place(block, i),
				_(mapping_row_label(table->rows[i])));
	str_release(&place);
}

/* A paragraph in one line, cut where it is long. */
static void tell_block(
	const struct mapping_block *mapped, const struct source_block *block)
{
	enum { SHOWN = 150 };
	struct str line = STR_INIT;
	source_place_append(&line, &block->place);
	str_printf(&line, "\t%s\t", _(mapping_part_label(mapped->kind)));
	const char *text = block->paragraph.text;
	const size_t bytes = strlen(text);
	const size_t shown = bytes > SHOWN ? utf8_whole(text, bytes, SHOWN) : bytes;
	str_append(&line, text, shown);
	if (shown < bytes)
		str_puts(&line, "…");
	tell("%s", line.data);
	str_release(&line);
}

static void show_mapping(const struct importing *document)
{
	tell_heading(_("What is which"));
	for (size_t i = 0; i < document->mapping.count; i++) {
		const struct mapping_block *mapped = &document->mapping.blocks[i];
		if (mapped->kind == PART_CARDS)
			tell_columns(&mapped->table, &document->source.blocks[i]);
		else if (mapped->kind != PART_EMPTY)
			tell_block(mapped, &document->source.blocks[i]);
	}
}

/* --- doubts --- */

static void append_doubt(struct str *out, const struct doubt *doubt)
{
	if (doubt->card)
		message_append(out, _("measure %zu, "), doubt->card);
	doubt_append(out, doubt);
}

static void show_doubts(
	const struct proposal *proposal, enum doubt_weight weight, const char *heading)
{
	bool any = false;
	for (size_t i = 0; i < proposal->count; i++) {
		struct str line = STR_INIT;
		if (proposal->doubts[i].weight != weight)
			continue;
		if (!any)
			tell_heading(heading);
		any = true;
		append_doubt(&line, &proposal->doubts[i]);
		tell("%s", line.data);
		str_release(&line);
	}
}

/* In one line, and whole. */
static void append_whole(struct str *out, const char *text)
{
	str_puts(out, *text ? " | " : " | -");
	for (; *text; text++)
		str_putc(out, strchr("\n\t", *text) ? ' ' : *text);
}

void import_document_accepted(const struct importing *document, const char *path)
{
	const struct proposal *proposal = &document->proposal;
	for (size_t i = 0; i < proposal->count; i++) {
		const struct doubt *doubt = &proposal->doubts[i];
		struct str line = STR_INIT, place = STR_INIT;
		if (doubt->kind == DOUBT_FORM)
			continue;
		str_puts(&line, doubt_kind_name(doubt->kind));
		str_puts(&line, " | ");
		str_printf(&line, doubt->card ? "%zu" : "-", doubt->card);
		source_place_append(&place, &doubt->place);
		append_whole(&line, place.data);
		append_whole(&line, doubt->text);
		append_whole(&line, doubt->assumed);
		say("%s: %s", path, line.data);
		str_release(&line);
		str_release(&place);
	}
}

bool import_document_sure(
	const struct importing *document, const char *path, struct error *error)
{
	const struct proposal *proposal = &document->proposal;
	for (size_t i = 0; i < proposal->count; i++) {
		struct str line = STR_INIT;
		if (proposal->doubts[i].weight == DOUBT_TOLD)
			continue;
		append_doubt(&line, &proposal->doubts[i]);
		say("%s: %s", path, line.data);
		str_release(&line);
	}
	const size_t stops = proposal_doubts(proposal, DOUBT_STOPS);
	if (!stops)
		return true;
	return error_set(error, ERROR_REFUSED,
		_("%s: questions to be answered: %zu; look with --dry-run, then take what "
		  "is assumed with --accept"),
		path, stops);
}

/* --- the report --- */

static void tell_field(const struct card *card, enum card_field field)
{
	struct str text = STR_INIT;
	card_field_append(&text, card, field);
	if (text.bytes) {
		tell("  %s:", _(card_field_label(field)));
		for (const char *line = text.data; *line;) {
			const size_t bytes = strcspn(line, "\n");
			tell("    %.*s", (int)bytes, line);
			line += bytes + (line[bytes] == '\n');
		}
	}
	str_release(&text);
}

static void show_report(const struct report *report)
{
	tell_heading(_("The report"));
	tell("%s", report->title);
	tell("%s%s %s %s", report->agency.type, report->agency.name,
		report->agency.district, report->agency.province);
	tell(_("fiscal year %d, %d months, layout %s"), report->fiscal_year,
		report->months, report->layout);
	for (size_t i = 0; i < report->count; i++) {
		tell("%s", "");
		tell(_("Measure %zu"), i + 1);
		for (enum card_field field = 0; field < FIELD_COUNT; field++)
			tell_field(&report->cards[i], field);
	}
}

void import_document_show(const struct importing *document)
{
	tell("%s (%s)", document->source.name, document->source.form);
	show_mapping(document);
	show_doubts(&document->proposal, DOUBT_STOPS, _("To be answered"));
	show_doubts(&document->proposal, DOUBT_SHOWN, _("Worth a look"));
	show_doubts(&document->proposal, DOUBT_TOLD,
		_("In no text of the report: of the form, or written by the program"));
	show_report(&document->proposal.report);
}
