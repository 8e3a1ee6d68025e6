/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "model/card_copy.h"

#include <stdlib.h>
#include <string.h>

#include "model/card_fields.h"
#include "model/extra.h"
#include "model/json.h"
#include "model/lists.h"
#include "model/report.h"
#include "text/mem.h"
#include "text/str.h"

/* --- copying --- */

static void *value_of(const struct card *card, enum card_field field)
{
	return (char *)card + card_field_row(field)->offset;
}

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

/* --- whether they are the same --- */

static bool same_text(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

static bool same_list(const struct string_list *a, const struct string_list *b)
{
	bool same = a->present == b->present && a->count == b->count;
	for (size_t i = 0; same && i < a->count; i++)
		same = strcmp(a->items[i], b->items[i]) == 0;
	return same;
}

static bool same_steps(const struct steps *a, const struct steps *b)
{
	return a->present == b->present && a->marks == b->marks &&
	       a->marks_present == b->marks_present && same_text(a->lead, b->lead) &&
	       same_text(a->extra, b->extra) && same_list(&a->items, &b->items);
}

static bool same_piece(const struct evidence *a, const struct evidence *b)
{
	return same_text(a->kind, b->kind) && same_text(a->ref, b->ref) &&
	       same_text(a->caption, b->caption) && same_text(a->date, b->date) &&
	       same_text(a->extra, b->extra);
}

static bool same_evidence(const struct evidence_list *a, const struct evidence_list *b)
{
	bool same = a->present == b->present && a->count == b->count;
	for (size_t i = 0; same && i < a->count; i++)
		same = same_piece(&a->items[i], &b->items[i]);
	return same;
}

/* A card that holds this field and nothing else, as JSON. */
static void field_alone(struct str *out, const struct card *card, enum card_field field)
{
	struct card alone;
	card_init(&alone);
	card_field_copy(&alone, card, field);
	card_to_json(out, &alone);
	card_release(&alone);
}

/* What is apart byte for byte may say the same: unknown keys in another order, steps whose
 * marks nobody wrote. What is written of them decides. */
static bool written_same(
	const struct card *a, const struct card *b, enum card_field field)
{
	struct str left = STR_INIT, right = STR_INIT;
	field_alone(&left, a, field);
	field_alone(&right, b, field);
	const bool same = strcmp(left.data, right.data) == 0;
	str_release(&left);
	str_release(&right);
	return same;
}

bool card_field_same(const struct card *a, const struct card *b, enum card_field field)
{
	const void *left = value_of(a, field), *right = value_of(b, field);
	switch (card_field_row(field)->holds) {
	case HOLDS_TEXT: return same_text(*(char *const *)left, *(char *const *)right);
	case HOLDS_LIST:
		if (same_list(left, right))
			return true;
		break;
	case HOLDS_STEPS:
		if (same_steps(left, right))
			return true;
		break;
	case HOLDS_EVIDENCE:
		if (same_evidence(left, right))
			return true;
		break;
	}
	return written_same(a, b, field);
}

unsigned card_difference(const struct card *a, const struct card *b)
{
	unsigned fields = 0;
	for (enum card_field field = 0; field < FIELD_COUNT; field++)
		if (!card_field_same(a, b, field))
			fields |= 1u << field;
	return fields;
}

void card_copy(struct card *copy, const struct card *card)
{
	card_init(copy);
	memcpy(copy->uuid, card->uuid, sizeof(copy->uuid));
	copy->state = card->state;
	for (enum card_field field = 0; field < FIELD_COUNT; field++)
		card_field_copy(copy, card, field);
	copy_list(&copy->unconfirmed, &card->unconfirmed);
	copy_text(&copy->extra, card->extra);
}
