/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "report/card_cells.h"

#include <string.h>

#include "model/card.h"
#include "model/card_fields.h"
#include "model/text_kind.h"

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

static void append_steps(struct str *out, size_t start, const struct steps *steps)
{
	append_text(out, start, steps->lead);
	for (size_t i = 0; i < steps->items.count; i++) {
		begin_text(out, start);
		append_mark(out, steps->marks, i + 1);
		str_puts(out, steps->items.items[i]);
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

/* A photo has its caption only: paper shows no file name that nobody can open. */
static void append_evidence(struct str *out, size_t start, const struct card *card,
	const struct evidence_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		const struct evidence *evidence = &list->items[i];
		bool photo = evidence->kind && !strcmp(evidence->kind, "photo");
		bool has_ref = !photo && evidence->ref && *evidence->ref;
		bool has_caption = evidence->caption && *evidence->caption;
		if (has_ref && text_names(card->output, evidence->ref))
			continue;
		if (has_ref)
			append_text(out, start, evidence->ref);
		if (has_ref && has_caption)
			str_printf(out, " (%s)", evidence->caption);
		else
			append_text(out, start, evidence->caption);
	}
}

/* Names are joined as the layout says, codes stand on one line. */
static const char *separator(const struct card_field_row *row, enum owners_join join)
{
	if (row->text == TEXT_CODE)
		return ", ";
	return join == OWNERS_SLASH ? "/ " : "\n";
}

/* What is not known for what it is where it stands below other text. */
static const char *label_of(enum card_field field)
{
	switch (field) {
	case FIELD_OWNERS: return "ผู้รับผิดชอบ: ";
	case FIELD_PERIOD: return "ระยะเวลา: ";
	case FIELD_EVIDENCE: return "หลักฐาน: ";
	default: return NULL;
	}
}

static void append_value(struct str *out, size_t start, const struct card *card,
	enum card_field field, enum owners_join join)
{
	const struct card_field_row *row = card_field_row(field);
	const void *value = (const char *)card + row->offset;
	switch (row->holds) {
	case HOLDS_TEXT: append_text(out, start, *(char *const *)value); break;
	case HOLDS_LIST: append_list(out, start, value, separator(row, join)); break;
	case HOLDS_STEPS: append_steps(out, start, value); break;
	case HOLDS_EVIDENCE: append_evidence(out, start, card, value); break;
	}
}

static void append_field(struct str *out, size_t start, const struct card *card,
	enum card_field field, enum owners_join join)
{
	const size_t before = out->bytes;
	append_value(out, start, card, field, join);
	const char *label = before > start ? label_of(field) : NULL;
	if (label && out->bytes > before) /* behind the line end between them */
		str_splice(out, before + 1, 0, label, strlen(label));
}

void card_cell_append(struct str *out, const struct card *card,
	const struct layout *layout, const struct layout_column *column, size_t number,
	enum digits digits)
{
	if (column->number) {
		number_append(out, (int64_t)number, digits);
		str_puts(out, ". ");
	}
	size_t start = out->bytes;
	for (size_t i = 0; i < column->fields_count; i++)
		append_field(out, start, card, column->fields[i], layout->owners);
}
