/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "model/carry.h"

#include <stdlib.h>
#include <string.h>

#include "model/card_fields.h"
#include "model/head_text.h"
#include "model/lists.h"
#include "model/signatory.h"
#include "model/text_kind.h"
#include "text/date.h"
#include "text/period_shift.h"
#include "text/str.h"

/* Whether half a year becomes a whole one. */
static bool is_longer(const struct carry *carry)
{
	return carry->from_months == ROUND_MONTHS && carry->months == YEAR_MONTHS;
}

/* --- texts; what was absent stays absent --- */

static void empty(char **text)
{
	if (*text)
		**text = '\0';
}

static void take(char **text, struct str *moved)
{
	free(*text);
	*text = str_detach(moved);
}

static void move_text(const struct carry *carry, char **text)
{
	struct str moved = STR_INIT;
	if (!*text || !**text || !carry->years)
		return;
	year_shift(&moved, *text, strlen(*text), carry->from, carry->years);
	take(text, &moved);
}

static void move_period(const struct carry *carry, char **text)
{
	struct str moved = STR_INIT;
	if (!*text || !**text)
		return;
	period_shift(&moved, *text, strlen(*text), carry->years);
	take(text, &moved);
	if (!is_longer(carry))
		return;
	str_init(&moved);
	period_lengthen(&moved, *text, strlen(*text), carry->from + carry->years);
	take(text, &moved);
}

/* --- a card --- */

static void carry_text(const struct carry *carry, enum carrying how, char **text)
{
	switch (how) {
	case CARRY_NOTHING: empty(text); break;
	case CARRY_AS_IS: break;
	case CARRY_YEARS: move_text(carry, text); break;
	case CARRY_PERIOD: move_period(carry, text); break;
	}
}

static void carry_list(
	const struct carry *carry, enum carrying how, struct string_list *list)
{
	const bool present = list->present;
	if (how == CARRY_NOTHING)
		string_list_release(list);
	list->present = present;
	for (size_t i = 0; i < list->count; i++)
		carry_text(carry, how, &list->items[i]);
}

/* Pieces of evidence that are taken over are taken as they are. */
static void carry_evidence(enum carrying how, struct evidence_list *list)
{
	const bool present = list->present;
	if (how == CARRY_NOTHING)
		evidence_list_release(list);
	list->present = present;
}

static void move_field(
	const struct carry *carry, struct card *card, enum card_field field)
{
	const struct card_field_row *row = card_field_row(field);
	void *value = (char *)card + row->offset;
	switch (row->holds) {
	case HOLDS_TEXT: carry_text(carry, row->carry, value); break;
	case HOLDS_LIST: carry_list(carry, row->carry, value); break;
	case HOLDS_EVIDENCE: carry_evidence(row->carry, value); break;
	case HOLDS_STEPS: {
		struct steps *steps = value;
		carry_text(carry, row->carry, &steps->lead);
		carry_list(carry, row->carry, &steps->items);
	}
	}
}

/* What is to be brought up to date within the year. */
static bool is_of_its_time(enum card_field field)
{
	const enum carrying how = card_field_row(field)->carry;
	return how == CARRY_NOTHING || how == CARRY_PERIOD;
}

static void carry_field(
	const struct carry *carry, struct card *card, enum card_field field)
{
	if (carry->years || card_field_row(field)->carry == CARRY_PERIOD)
		move_field(carry, card, field);
	if ((carry->years || is_of_its_time(field)) && card_field_filled(card, field))
		card_mark_carried(card, field);
}

void carry_card(const struct carry *carry, struct card *card)
{
	*card->uuid = '\0';
	card->state = CARD_DRAFT;
	if (carry->years)
		string_list_release(&card->unconfirmed);
	for (enum card_field field = 0; field < FIELD_COUNT; field++)
		carry_field(carry, card, field);
}

/* --- the report --- */

/* The new result is that of the year before the new one, and not known yet. */
static void carry_ita(const struct carry *carry, struct ita *ita)
{
	struct ita carried = {
		.present = ita->present,
		.items_present = ita->items_present,
		.year = {.kind = DECIMAL_INTEGER,
			.value = carry->from + carry->years - 1},
		.level = ita->level,
		.extra = ita->extra,
	};
	if (!ita->present || !carry->years)
		return;
	ita->level = ita->extra = NULL; /* they are carried's now */
	ita_release(ita);
	empty(&carried.level);
	*ita = carried;
}

struct head_carry {
	const struct carry *carry;
	struct report *report;
};

static void carry_head(void *context, enum head_what what, size_t index, const char *text)
{
	const struct head_carry *head = context;
	char **place = head_text(head->report, what, index);
	(void)text;
	const enum carrying how = head_text_row(what)->carry;
	carry_text(head->carry, how, place);
	if (head->carry->from_months != head->carry->months && how == CARRY_YEARS &&
		*place && **place) {
		struct str moved = STR_INIT;
		round_shift(&moved, *place, strlen(*place), head->carry->from_months,
			head->carry->months);
		take(place, &moved);
	}
}

/* Marks what was carried and may still say what was so last year. A heading stands for
 * itself where there is no text below it. */
static void mark(void *context, enum head_what what, size_t index, const char *text)
{
	struct report *report = context;
	const enum head_marking marking = head_text_row(what)->marking;
	if (!text || !*text || marking == MARK_NOT)
		return;
	if (marking == MARK_ALONE) {
		char *const *below = head_text(report, what + 1, index);
		if (*below && **below)
			return;
	}
	head_mark_carried(report, what, index);
}

void carry_report(const struct carry *carry, struct report *report)
{
	*report->uuid = '\0';
	report->state = REPORT_OPEN;
	seal_release(&report->seal);
	/* That of the new one is another, and nobody has said it yet. */
	free(report->deadline);
	report->deadline = NULL;
	report->fiscal_year += carry->years;
	report->months = carry->months;
	carry_ita(carry, &report->ita);
	struct head_carry head = {carry, report};
	head_walk(report, HEAD_TITLE, HEAD_AFTER_TEXT, carry_head, &head);
	/* Who signs stays who it was; nobody has signed in that place yet. */
	for (size_t i = 0; i < report->memo.count; i++)
		signature_put_deputy(&report->memo.signatures[i], NULL, NULL);
	string_list_release(&report->unconfirmed);
	head_walk(report, HEAD_TITLE, HEAD_AFTER_TEXT, mark, report);
	for (size_t i = 0; i < report->count; i++)
		carry_card(carry, &report->cards[i]);
}
