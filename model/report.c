/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "model/report.h"

#include <stdlib.h>
#include <string.h>

#include "model/lists.h"
#include "text/mem.h"

static const char *const report_states[] = {
	[REPORT_OPEN] = "open",
	[REPORT_SUBMITTED] = "submitted",
	[REPORT_APPROVED] = "approved",
};

static const char *const digits_names[] = {
	[DIGITS_THAI] = "thai",
	[DIGITS_ARABIC] = "arabic",
	[DIGITS_AS_TYPED] = "as-typed",
};

/* The clerk may have typed the word with the name. */
static void append_place(struct str *out, const char *word, const char *name)
{
	if (!name || !*name)
		return;
	if (out->bytes)
		str_putc(out, ' ');
	if (strncmp(name, word, strlen(word)) != 0)
		str_puts(out, word);
	str_puts(out, name);
}

void agency_append_place(struct str *out, const struct agency *agency)
{
	append_place(out, "อำเภอ", agency->district);
	append_place(out, "จังหวัด", agency->province);
}

const char *report_state_name(enum report_state state)
{
	return report_states[state];
}

bool report_state_find(const char *name, enum report_state *state)
{
	for (enum report_state each = REPORT_OPEN; each <= REPORT_APPROVED; each++) {
		if (strcmp(report_states[each], name) == 0) {
			*state = each;
			return true;
		}
	}
	return false;
}

const char *digits_name(enum digits digits)
{
	return digits_names[digits];
}

bool digits_find(const char *name, enum digits *digits)
{
	for (enum digits each = DIGITS_THAI; each <= DIGITS_AS_TYPED; each++) {
		if (strcmp(digits_names[each], name) == 0) {
			*digits = each;
			return true;
		}
	}
	return false;
}

void report_init(struct report *report)
{
	*report = (struct report){0};
}

struct card *report_add_card(struct report *report)
{
	report->cards = mem_grow(report->cards, report->count, &report->capacity,
		sizeof(report->cards[0]));
	struct card *card = &report->cards[report->count++];
	card_init(card);
	return card;
}

struct section *section_list_add(struct section_list *list)
{
	list->items = mem_grow(
		list->items, list->count, &list->capacity, sizeof(list->items[0]));
	struct section *section = &list->items[list->count++];
	*section = (struct section){0};
	list->present = true;
	return section;
}

struct evidence *evidence_list_add(struct evidence_list *list)
{
	list->items = mem_grow(
		list->items, list->count, &list->capacity, sizeof(list->items[0]));
	struct evidence *evidence = &list->items[list->count++];
	*evidence = (struct evidence){0};
	list->present = true;
	return evidence;
}

struct ita_item *ita_add_item(struct ita *ita)
{
	ita->items =
		mem_grow(ita->items, ita->count, &ita->capacity, sizeof(ita->items[0]));
	struct ita_item *item = &ita->items[ita->count++];
	*item = (struct ita_item){0};
	ita->present = ita->items_present = true;
	return item;
}

struct signature *memo_add_signature(struct memo *memo)
{
	memo->signatures = mem_grow(memo->signatures, memo->count, &memo->capacity,
		sizeof(memo->signatures[0]));
	struct signature *signature = &memo->signatures[memo->count++];
	*signature = (struct signature){0};
	memo->present = memo->signatures_present = true;
	return signature;
}

void card_places_add(struct card_places *places, int place)
{
	places->items = mem_grow(places->items, places->count, &places->capacity,
		sizeof(places->items[0]));
	places->items[places->count++] = place;
	places->present = true;
}

bool card_places_find(const struct card_places *places, int place, size_t *index)
{
	for (size_t i = 0; i < places->count; i++) {
		if (places->items[i] != place)
			continue;
		if (index)
			*index = i;
		return true;
	}
	return false;
}

void section_list_release(struct section_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		free(list->items[i].heading);
		free(list->items[i].text);
		free(list->items[i].extra);
	}
	free(list->items);
	*list = (struct section_list){0};
}

static void agency_release(struct agency *agency)
{
	free(agency->type);
	free(agency->name);
	free(agency->district);
	free(agency->province);
	free(agency->extra);
}

void ita_release(struct ita *ita)
{
	for (size_t i = 0; i < ita->count; i++) {
		struct ita_item *item = &ita->items[i];
		free(item->code);
		free(item->issue);
		free(item->recommendation);
		free(item->owner);
		free(item->cards.items);
		free(item->extra);
	}
	free(ita->items);
	free(ita->level);
	free(ita->extra);
	*ita = (struct ita){0};
}

static void memo_release(struct memo *memo)
{
	for (size_t i = 0; i < memo->count; i++) {
		struct signature *signature = &memo->signatures[i];
		free(signature->name);
		free(signature->post);
		free(signature->acting);
		free(signature->opinion);
		free(signature->date);
		free(signature->extra);
		free(signature->signer);
		free(signature->deputy_name);
		free(signature->deputy_post);
	}
	free(memo->signatures);
	free(memo->office);
	free(memo->number);
	free(memo->date);
	free(memo->subject);
	free(memo->to);
	section_list_release(&memo->sections);
	free(memo->closing);
	free(memo->extra);
}

void seal_release(struct seal *seal)
{
	free(seal->key);
	free(seal->hash);
	free(seal->trail_hash);
	free(seal->who);
	free(seal->name);
	free(seal->post);
	free(seal->signature);
	free(seal->extra);
	*seal = (struct seal){0};
}

void report_release(struct report *report)
{
	free(report->layout);
	agency_release(&report->agency);
	free(report->title);
	free(report->deadline);
	ita_release(&report->ita);
	memo_release(&report->memo);
	section_list_release(&report->before);
	section_list_release(&report->after);
	seal_release(&report->seal);
	for (size_t i = 0; i < report->count; i++)
		card_release(&report->cards[i]);
	free(report->cards);
	string_list_release(&report->unconfirmed);
	free(report->extra);
	report_init(report);
}
