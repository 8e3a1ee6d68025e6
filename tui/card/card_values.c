/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/card/card_values.h"

#include <stdlib.h>
#include <string.h>

#include "model/json.h"
#include "model/report.h"
#include "text/mem.h"

struct field *card_field_make(const struct card *card, enum card_field field,
	line_field_hint *hint, void *context)
{
	switch (field) {
	case FIELD_REFS: return field_list(&card->refs);
	case FIELD_OWNERS: return field_names(&card->owners);
	case FIELD_STEPS: return field_steps(&card->steps);
	case FIELD_EVIDENCE: return field_evidence(&card->evidence);
	case FIELD_GROUP: return field_line(card->group, NULL, NULL);
	case FIELD_PERIOD: return field_line(card->period, hint, context);
	default: return field_area(*card_text((struct card *)card, field));
	}
}

void card_field_take(const struct field *from, enum card_field field, struct card *card)
{
	switch (field) {
	case FIELD_REFS: field_get_list(from, &card->refs); break;
	case FIELD_OWNERS: field_get_list(from, &card->owners); break;
	case FIELD_STEPS: field_get_steps(from, &card->steps); break;
	case FIELD_EVIDENCE: field_get_evidence(from, &card->evidence); break;
	default: field_get_text(from, card_text(card, field));
	}
}

void card_field_put(struct field *into, enum card_field field, const struct card *card)
{
	switch (field) {
	case FIELD_REFS: field_put_list(into, &card->refs); break;
	case FIELD_OWNERS: field_put_list(into, &card->owners); break;
	case FIELD_STEPS: field_put_steps(into, &card->steps); break;
	case FIELD_EVIDENCE: field_put_evidence(into, &card->evidence); break;
	default: field_put_text(into, *card_text((struct card *)card, field));
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
	switch (field) {
	case FIELD_REFS: copy_list(&a->refs, &b->refs); break;
	case FIELD_OWNERS: copy_list(&a->owners, &b->owners); break;
	case FIELD_STEPS: copy_steps(&a->steps, &b->steps); break;
	case FIELD_EVIDENCE: copy_evidence(&a->evidence, &b->evidence); break;
	default: copy_text(card_text(a, field), *card_text((struct card *)b, field));
	}
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
