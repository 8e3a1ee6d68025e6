/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "report/card_cells.h"

#include <string.h>

#include "model/card.h"
#include "model/card_fields.h"
#include "model/kept_file.h"
#include "model/text_kind.h"
#include "text/macros.h"

/* Texts of one cell stand below each other. */
static void begin_text(struct str *out, size_t start)
{
	if (out->bytes > start)
		str_putc(out, '\n');
}

static void append_text(struct str *out, size_t start, const char *text)
{
	if (!text || !*text)
		return;
	begin_text(out, start);
	str_puts(out, text);
}

static void append_mark(struct str *out, enum list_marks marks, size_t place)
{
	switch (marks) {
	case MARKS_NONE: break;
	case MARKS_THAI:
	case MARKS_ARABIC:
		number_append(out, (int64_t)place,
			marks == MARKS_THAI ? DIGITS_THAI : DIGITS_ARABIC);
		str_puts(out, ". ");
		break;
	case MARKS_DASH: str_puts(out, "- "); break;
	}
}

static void append_steps(struct card_cell *cell, size_t start, const struct steps *steps)
{
	struct str *out = &cell->text;
	if (steps->lead && *steps->lead) {
		begin_text(out, start);
		const size_t lead = out->bytes;
		str_puts(out, steps->lead);
		cell_lines_add(&cell->lines, out->data, lead, out->bytes, FIELD_STEPS);
	}
	for (size_t i = 0; i < steps->items.count; i++) {
		begin_text(out, start);
		const size_t item = out->bytes;
		append_mark(out, steps->marks, i + 1);
		const size_t mark = out->bytes - item;
		str_puts(out, steps->items.items[i]);
		cell_lines_add_item(
			&cell->lines, out->data, item, out->bytes, mark, steps->marks);
	}
}

static void append_list(struct str *out, size_t start, const struct string_list *list,
	const char *separator)
{
	for (size_t i = 0; i < list->count; i++) {
		if (i)
			str_puts(out, separator);
		else
			begin_text(out, start);
		str_puts(out, list->items[i]);
	}
}

static bool is_ref_byte(char byte)
{
	return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
	       (byte >= 'a' && byte <= 'z') || (byte && strchr("/-_?=&%#~+", byte));
}

/* Whether ref stands in text as a whole: ?id=4 does not stand in ?id=42. */
static bool text_names(const char *text, const char *ref)
{
	size_t bytes = strlen(ref);
	if (!text || !bytes)
		return false;
	for (const char *at = text; (at = strstr(at, ref)); at++) {
		const char *end = at + bytes;
		bool goes_on =
			is_ref_byte(end[0]) || (end[0] == '.' && is_ref_byte(end[1]));
		if (!goes_on)
			return true;
	}
	return false;
}

/* Its place, and in brackets what it is called and of when; without a place its caption
 * stands for it. The date is as it was typed: what is none is the check's to tell. */
void card_cell_append_piece(
	struct str *out, const struct evidence *evidence, bool has_place)
{
	const char *const parts[] = {
		has_place ? evidence->ref : NULL, evidence->caption, evidence->date};
	static const char *const before[] = {"", " (", ", "};
	size_t said = 0;
	for (size_t i = 0; i < COUNT(parts); i++) {
		if (!parts[i] || !*parts[i])
			continue;
		str_printf(out, "%s%s", before[said], parts[i]);
		said++;
	}
	if (said > 1)
		str_putc(out, ')');
}

static bool is_photo(const struct evidence *evidence)
{
	return evidence->kind && !strcmp(evidence->kind, "photo");
}

bool card_cell_names_evidence(const struct card *card, const struct evidence *evidence)
{
	return !is_photo(evidence) && evidence->ref &&
	       text_names(card->output, evidence->ref);
}

bool card_cell_shows_place(const struct evidence *evidence)
{
	return !is_photo(evidence) && !kept_file_name(evidence->ref);
}

static void append_evidence(struct str *out, size_t start, const struct card *card,
	const struct evidence_list *list)
{
	struct str piece = STR_INIT;
	for (size_t i = 0; i < list->count; i++) {
		const struct evidence *evidence = &list->items[i];
		if (card_cell_names_evidence(card, evidence))
			continue;
		str_clear(&piece);
		card_cell_append_piece(&piece, evidence, card_cell_shows_place(evidence));
		append_text(out, start, piece.data);
	}
	str_release(&piece);
}

/* Names are joined as the layout says, codes stand on one line. */
static const char *separator(const struct card_field_row *row, enum owners_join join)
{
	if (row->text == TEXT_CODE)
		return ", ";
	return join == OWNERS_SLASH ? "/ " : "\n";
}

/* What is not known for what it is where it stands below other text. */
const char *card_cell_label(enum card_field field)
{
	switch (field) {
	case FIELD_OWNERS: return "ผู้รับผิดชอบ: ";
	case FIELD_PERIOD: return "ระยะเวลา: ";
	case FIELD_EVIDENCE: return "หลักฐาน: ";
	default: return NULL;
	}
}

static void append_value(struct card_cell *cell, size_t start, const struct card *card,
	enum card_field field, enum owners_join join)
{
	const struct card_field_row *row = card_field_row(field);
	const void *value = (const char *)card + row->offset;
	struct str *out = &cell->text;
	switch (row->holds) {
	case HOLDS_TEXT: append_text(out, start, *(char *const *)value); break;
	case HOLDS_LIST: append_list(out, start, value, separator(row, join)); break;
	case HOLDS_STEPS: append_steps(cell, start, value); break;
	case HOLDS_EVIDENCE: append_evidence(out, start, card, value); break;
	}
}

static void append_field(struct card_cell *cell, size_t start, const struct card *card,
	enum card_field field, enum owners_join join)
{
	struct str *out = &cell->text;
	const size_t before = out->bytes, lines = cell->lines.count;
	append_value(cell, start, card, field, join);
	if (out->bytes == before)
		return;
	const bool below = before > start;
	const char *label = below ? card_cell_label(field) : NULL;
	if (label) /* behind the line end between them */
		str_splice(out, before + 1, 0, label, strlen(label));
	if (cell->lines.count == lines)
		cell_lines_add(
			&cell->lines, out->data, before + below, out->bytes, field);
}

/* The card's number stands before the first line, whatever that is. */
static void count_number_in(struct card_cell *cell, size_t bytes)
{
	struct cell_lines *lines = &cell->lines;
	if (!lines->count) {
		cell_lines_add(lines, cell->text.data, 0, bytes, FIELD_NONE);
	} else {
		lines->items[0].start = 0;
		lines->items[0].bytes += bytes;
	}
	lines->items[0].kind = CELL_PARAGRAPH;
	lines->items[0].mark = 0;
}

size_t card_cell_number_bytes(const char *text)
{
	const char *end = strstr(text, ". ");
	return end ? (size_t)(end - text) + strlen(". ") : 0;
}

static void clear(struct card_cell *cell)
{
	str_clear(&cell->text);
	cell_lines_clear(&cell->lines);
}

void card_cell_make(struct card_cell *cell, const struct card *card,
	const struct layout *layout, const struct layout_column *column, size_t number,
	enum digits digits)
{
	clear(cell);
	if (column->number) {
		number_append(&cell->text, (int64_t)number, digits);
		str_puts(&cell->text, ". ");
	}
	const size_t start = cell->text.bytes;
	for (size_t i = 0; i < column->fields_count; i++)
		append_field(cell, start, card, column->fields[i], layout->owners);
	if (start)
		count_number_in(cell, start);
}

void card_cell_make_field(
	struct card_cell *cell, const struct card *card, enum card_field field)
{
	clear(cell);
	if (field != FIELD_EVIDENCE) {
		append_field(cell, 0, card, field, OWNERS_LINES);
		return;
	}
	for (size_t i = 0; i < card->evidence.count; i++) {
		begin_text(&cell->text, 0);
		card_cell_append_piece(&cell->text, &card->evidence.items[i], true);
	}
	cell_lines_add(
		&cell->lines, cell->text.data, 0, cell->text.bytes, FIELD_EVIDENCE);
}

void card_cell_init(struct card_cell *cell)
{
	*cell = (struct card_cell){STR_INIT, {NULL, 0, 0}};
}

void card_cell_release(struct card_cell *cell)
{
	str_release(&cell->text);
	cell_lines_release(&cell->lines);
}
