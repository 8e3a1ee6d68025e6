/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "model/card.h"

#include <stdlib.h>
#include <string.h>

#include "model/card_fields.h"
#include "text/str.h"
#include "text/utf8.h"

static const char *const card_states[] = {
	[CARD_DRAFT] = "draft",
	[CARD_DONE] = "done",
	[CARD_APPROVED] = "approved",
	[CARD_RETURNED] = "returned",
};

static const char *const marks_names[] = {
	[MARKS_NONE] = "none",
	[MARKS_THAI] = "thai",
	[MARKS_ARABIC] = "arabic",
	[MARKS_DASH] = "dash",
};

/* Calls visit for each text of the field, in the order in which they are read, until it
 * returns false; NULL texts are left out. */
typedef bool text_visit(void *context, const char *text);

static bool visit_text(text_visit *visit, void *context, const char *text)
{
	return !text || visit(context, text);
}

static void visit_list(text_visit *visit, void *context, const struct string_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		if (!visit_text(visit, context, list->items[i]))
			return;
}

static void visit_steps(text_visit *visit, void *context, const struct steps *steps)
{
	if (visit_text(visit, context, steps->lead))
		visit_list(visit, context, &steps->items);
}

static void visit_evidence(
	text_visit *visit, void *context, const struct evidence_list *evidence)
{
	for (size_t i = 0; i < evidence->count; i++) {
		const struct evidence *piece = &evidence->items[i];
		if (!visit_text(visit, context, piece->caption) ||
			!visit_text(visit, context, piece->ref) ||
			!visit_text(visit, context, piece->date))
			return;
	}
}

static void visit_field(
	text_visit *visit, void *context, const struct card *card, enum card_field field)
{
	if (field >= FIELD_COUNT)
		return;
	const struct card_field_row *row = card_field_row(field);
	const void *value = (const char *)card + row->offset;
	switch (row->holds) {
	case HOLDS_TEXT: visit_text(visit, context, *(char *const *)value); break;
	case HOLDS_LIST: visit_list(visit, context, value); break;
	case HOLDS_STEPS: visit_steps(visit, context, value); break;
	case HOLDS_EVIDENCE: visit_evidence(visit, context, value); break;
	}
}

struct appending {
	struct str *out;
	size_t start; /* of what is appended */
};

static bool append_text(void *context, const char *text)
{
	const struct appending *appending = context;
	if (*text && appending->out->bytes > appending->start)
		str_putc(appending->out, '\n');
	str_puts(appending->out, text);
	return true;
}

void card_field_append(struct str *out, const struct card *card, enum card_field field)
{
	struct appending appending = {out, out->bytes};
	visit_field(append_text, &appending, card, field);
}

/* White space, and what prints nothing at all. */
static bool is_blank(uint32_t code_point)
{
	return code_point <= 0x20 || code_point == 0xA0 ||
	       (code_point >= 0x2000 && code_point <= 0x200D) || code_point == 0x2028 ||
	       code_point == 0x2029 || code_point == 0x202F || code_point == 0x2060 ||
	       code_point == 0x3000 || code_point == 0xFEFF;
}

/* Goes on while all is blank. */
static bool is_text_blank(void *context, const char *text)
{
	bool *filled = context;
	for (size_t left = strlen(text), spanned; left && !*filled;
		left -= spanned, text += spanned) {
		uint32_t code_point;
		spanned = utf8_decode(text, left, &code_point);
		*filled = !is_blank(code_point);
	}
	return !*filled;
}

bool card_field_filled(const struct card *card, enum card_field field)
{
	bool filled = false;
	visit_field(is_text_blank, &filled, card, field);
	return filled;
}

bool card_unconfirmed(const struct card *card, enum card_field field)
{
	for (size_t i = 0; i < card->unconfirmed.count; i++)
		if (strcmp(card->unconfirmed.items[i], card_field_name(field)) == 0)
			return field < FIELD_COUNT;
	return false;
}

unsigned card_unconfirmed_count(const struct card *card)
{
	unsigned count = 0;
	if (card->unconfirmed.count == 0)
		return 0;
	for (enum card_field field = 0; field < FIELD_COUNT; field++)
		count += card_unconfirmed(card, field);
	return count;
}

void card_mark_carried(struct card *card, enum card_field field)
{
	if (field < FIELD_COUNT && !card_unconfirmed(card, field))
		string_list_add(&card->unconfirmed, card_field_name(field));
}

void card_confirm(struct card *card, enum card_field field)
{
	struct string_list *list = &card->unconfirmed;
	size_t kept = 0;
	if (!card_unconfirmed(card, field))
		return;
	for (size_t i = 0; i < list->count; i++) {
		if (strcmp(list->items[i], card_field_name(field)) == 0)
			free(list->items[i]);
		else
			list->items[kept++] = list->items[i];
	}
	list->count = kept;
	if (kept == 0)
		string_list_release(list);
}

const char *card_state_name(enum card_state state)
{
	return card_states[state];
}

bool card_state_find(const char *name, enum card_state *state)
{
	for (enum card_state each = CARD_DRAFT; each <= CARD_RETURNED; each++) {
		if (strcmp(card_states[each], name) == 0) {
			*state = each;
			return true;
		}
	}
	return false;
}

const char *list_marks_name(enum list_marks marks)
{
	return marks_names[marks];
}

bool list_marks_find(const char *name, enum list_marks *marks)
{
	for (enum list_marks each = MARKS_NONE; each <= MARKS_DASH; each++) {
		if (strcmp(marks_names[each], name) == 0) {
			*marks = each;
			return true;
		}
	}
	return false;
}

void card_init(struct card *card)
{
	*card = (struct card){0};
}

void evidence_list_release(struct evidence_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		struct evidence *item = &list->items[i];
		free(item->kind);
		free(item->ref);
		free(item->caption);
		free(item->date);
		free(item->extra);
	}
	free(list->items);
	*list = (struct evidence_list){0};
}

static void steps_release(struct steps *steps)
{
	free(steps->lead);
	string_list_release(&steps->items);
	free(steps->extra);
}

void card_release(struct card *card)
{
	for (enum card_field field = 0; field < FIELD_COUNT; field++) {
		const struct card_field_row *row = card_field_row(field);
		void *value = (char *)card + row->offset;
		switch (row->holds) {
		case HOLDS_TEXT: free(*(char **)value); break;
		case HOLDS_LIST: string_list_release(value); break;
		case HOLDS_STEPS: steps_release(value); break;
		case HOLDS_EVIDENCE: evidence_list_release(value); break;
		}
	}
	string_list_release(&card->unconfirmed);
	free(card->extra);
	card_init(card);
}
