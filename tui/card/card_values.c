/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/card/card_values.h"

#include "model/card_fields.h"
#include "model/extra.h"
#include "model/ita.h"
#include "model/lists.h"
#include "model/text_kind.h"
#include "tui/widget/line_field.h"

static void *value_of(const struct card *card, enum card_field field)
{
	return (char *)card + card_field_row(field)->offset;
}

/* Headings and periods are one line, the rest paragraphs. */
static struct field *make_text(
	const char *text, enum text_kind kind, line_field_hint *hint, void *context)
{
	switch (kind) {
	case TEXT_HEADING: return field_line(text, NULL, NULL);
	case TEXT_PERIOD: return field_line(text, hint, context);
	default: return field_area(text);
	}
}

struct field *card_field_make(const struct card *card, enum card_field field,
	line_field_hint *hint, void *context)
{
	const struct card_field_row *row = card_field_row(field);
	void *value = value_of(card, field);
	switch (row->holds) {
	case HOLDS_LIST:
		return row->text == TEXT_NAME ? field_names(value) : field_list(value);
	case HOLDS_STEPS: return field_steps(value);
	case HOLDS_EVIDENCE: return field_evidence(value);
	default: return make_text(*(char **)value, row->text, hint, context);
	}
}

/* Codes that were typed into one line (e3,e5) are an item each. */
static void part_codes(struct string_list *codes)
{
	struct string_list parted = {.present = codes->present};
	for (size_t i = 0; i < codes->count; i++)
		if (!ita_codes_split(codes->items[i], &parted))
			string_list_add(&parted, codes->items[i]);
	string_list_release(codes);
	*codes = parted;
}

void card_field_take(const struct field *from, enum card_field field, struct card *card)
{
	void *value = value_of(card, field);
	switch (card_field_row(field)->holds) {
	case HOLDS_TEXT: field_get_text(from, value); break;
	case HOLDS_LIST:
		field_get_list(from, value);
		if (card_field_row(field)->text == TEXT_CODE)
			part_codes(value);
		break;
	case HOLDS_STEPS: field_get_steps(from, value); break;
	case HOLDS_EVIDENCE: field_get_evidence(from, value); break;
	}
	extra_give_way(card, field);
}

void card_field_put(struct field *into, enum card_field field, const struct card *card)
{
	const void *value = value_of(card, field);
	switch (card_field_row(field)->holds) {
	case HOLDS_TEXT: field_put_text(into, *(char *const *)value); break;
	case HOLDS_LIST: field_put_list(into, value); break;
	case HOLDS_STEPS: field_put_steps(into, value); break;
	case HOLDS_EVIDENCE: field_put_evidence(into, value); break;
	}
}

void card_field_settle(struct field *into, enum card_field field, const struct card *card)
{
	struct string_list shown = {0};
	if (card_field_row(field)->holds != HOLDS_LIST)
		return;
	const struct string_list *taken = value_of(card, field);
	field_get_list(into, &shown);
	if (shown.count != taken->count) {
		const bool changed = field_changed(into);
		card_field_put(into, field, card);
		if (!changed)
			field_set_unchanged(into);
	}
	string_list_release(&shown);
}

void card_field_compare(
	struct field *with, enum card_field field, const struct card *card)
{
	struct field *as = card_field_make(card, field, NULL, NULL);
	field_set_unchanged_as(with, as);
	field_free(as);
}
