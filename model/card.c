/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "model/card.h"

#include <stdlib.h>
#include <string.h>

#include "text/i18n.h"
#include "text/utf8.h"

enum { NOT_ONE_TEXT = 0 /* no text stands there: card.uuid does */ };

static const struct {
	const char *name;
	const char *label;
	size_t text; /* offset of the char * in struct card */
} fields[FIELD_COUNT] = {
	[FIELD_GROUP] = {"group", N_("Group"), offsetof(struct card, group)},
	[FIELD_REFS] = {"refs", N_("ITA items"), NOT_ONE_TEXT},
	[FIELD_ISSUE] = {"issue", N_("Issue"), offsetof(struct card, issue)},
	[FIELD_MEASURE] = {"measure", N_("Measure"), offsetof(struct card, measure)},
	[FIELD_STEPS] = {"steps", N_("Steps"), NOT_ONE_TEXT},
	[FIELD_OWNERS] = {"owners", N_("Owners"), NOT_ONE_TEXT},
	[FIELD_PERIOD] = {"period", N_("Period"), offsetof(struct card, period)},
	[FIELD_FOLLOW_UP] = {"follow_up", N_("Follow-up"),
		offsetof(struct card, follow_up)},
	[FIELD_OUTPUT] = {"output", N_("Output"), offsetof(struct card, output)},
	[FIELD_OUTCOME] = {"outcome", N_("Outcome"), offsetof(struct card, outcome)},
	[FIELD_SUGGESTION] = {"suggestion", N_("Suggestion"),
		offsetof(struct card, suggestion)},
	[FIELD_EVIDENCE] = {"evidence", N_("Evidence"), NOT_ONE_TEXT},
};

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

_Static_assert(offsetof(struct card, uuid) == NOT_ONE_TEXT, "see NOT_ONE_TEXT");

const char *card_field_name(enum card_field field)
{
	return field < FIELD_COUNT ? fields[field].name : "";
}

const char *card_field_label(enum card_field field)
{
	return field < FIELD_COUNT ? fields[field].label : "";
}

enum card_field card_field_find(const char *name)
{
	for (enum card_field field = 0; field < FIELD_COUNT; field++) {
		if (strcmp(fields[field].name, name) == 0)
			return field;
	}
	return FIELD_NONE;
}

char **card_text(struct card *card, enum card_field field)
{
	if (field >= FIELD_COUNT || fields[field].text == NOT_ONE_TEXT)
		return NULL;
	return (char **)(void *)((char *)card + fields[field].text);
}

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
	switch (field) {
	case FIELD_REFS: visit_list(visit, context, &card->refs); break;
	case FIELD_OWNERS: visit_list(visit, context, &card->owners); break;
	case FIELD_STEPS:
		if (visit_text(visit, context, card->steps.lead))
			visit_list(visit, context, &card->steps.items);
		break;
	case FIELD_EVIDENCE: visit_evidence(visit, context, &card->evidence); break;
	default: {
		char **text = card_text((struct card *)card, field);
		visit_text(visit, context, text ? *text : NULL);
	}
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

void card_release(struct card *card)
{
	for (enum card_field field = 0; field < FIELD_COUNT; field++) {
		char **text = card_text(card, field);
		if (text)
			free(*text);
	}
	string_list_release(&card->refs);
	free(card->steps.lead);
	string_list_release(&card->steps.items);
	free(card->steps.extra);
	string_list_release(&card->owners);
	evidence_list_release(&card->evidence);
	string_list_release(&card->unconfirmed);
	free(card->extra);
	card_init(card);
}
