/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/card/card_values.h"

#include <stdlib.h>
#include <string.h>

#include "model/card_fields.h"
#include "model/extra.h"
#include "model/json.h"
#include "model/lists.h"
#include "model/report.h"
#include "model/text_kind.h"
#include "text/mem.h"
#include "text/str.h"
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

void card_field_take(const struct field *from, enum card_field field, struct card *card)
{
	void *value = value_of(card, field);
	switch (card_field_row(field)->holds) {
	case HOLDS_TEXT: field_get_text(from, value); break;
	case HOLDS_LIST: field_get_list(from, value); break;
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

/* --- between cards --- */

static void copy_text(char **to, const char *from)
{
	char *copy = mem_strdup(from);
	free(*to);
	*to = copy;
}

static void copy_list(struct string_list *to, const struct string_list *from)
{
	struct string_list copy = {0};
	for (size_t i = 0; i < from->count; i++)
		string_list_add(&copy, from->items[i]);
	copy.present = from->present;
	string_list_release(to);
	*to = copy;
}

static void copy_steps(struct steps *to, const struct steps *from)
{
	copy_text(&to->lead, from->lead);
	copy_text(&to->extra, from->extra);
	copy_list(&to->items, &from->items);
	to->present = from->present;
	to->marks = from->marks;
	to->marks_present = from->marks_present;
}

static void empty_evidence(struct evidence_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		free(list->items[i].kind);
		free(list->items[i].ref);
		free(list->items[i].caption);
		free(list->items[i].date);
		free(list->items[i].extra);
	}
	list->count = 0;
}

static void copy_evidence(struct evidence_list *to, const struct evidence_list *from)
{
	empty_evidence(to);
	for (size_t i = 0; i < from->count; i++) {
		struct evidence *piece = evidence_list_add(to);
		copy_text(&piece->kind, from->items[i].kind);
		copy_text(&piece->ref, from->items[i].ref);
		copy_text(&piece->caption, from->items[i].caption);
		copy_text(&piece->date, from->items[i].date);
		copy_text(&piece->extra, from->items[i].extra);
	}
	to->present = from->present;
}

void card_field_copy(struct card *a, const struct card *b, enum card_field field)
{
	void *to = value_of(a, field);
	const void *from = value_of(b, field);
	switch (card_field_row(field)->holds) {
	case HOLDS_TEXT: copy_text(to, *(char *const *)from); break;
	case HOLDS_LIST: copy_list(to, from); break;
	case HOLDS_STEPS: copy_steps(to, from); break;
	case HOLDS_EVIDENCE: copy_evidence(to, from); break;
	}
	extra_give_way(a, field);
}

/* A card that holds this field and nothing else, as JSON: what is compared. */
static void field_alone(struct str *out, const struct card *card, enum card_field field)
{
	struct card alone;
	card_init(&alone);
	card_field_copy(&alone, card, field);
	card_to_json(out, &alone);
	card_release(&alone);
}

bool card_field_same(const struct card *a, const struct card *b, enum card_field field)
{
	struct str left = STR_INIT, right = STR_INIT;
	field_alone(&left, a, field);
	field_alone(&right, b, field);
	const bool same = strcmp(left.data, right.data) == 0;
	str_release(&left);
	str_release(&right);
	return same;
}

void card_copy(struct card *copy, const struct card *card)
{
	struct str body = STR_INIT;
	card_init(copy);
	card_to_json(&body, card);
	card_from_json(body.data, body.bytes, "card", copy, NULL);
	str_release(&body);
}
