/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/card/card_check.h"

#include <stdlib.h>
#include <string.h>

#include "text/mem.h"

/* Bytes of a field that is looked at without waiting for a rest. */
enum { SHORT_FIELD = 4096 };

struct card_check {
	struct report_check *with; /* what is around the card */
	struct breaker *breaker;   /* borrowed */
	struct str looked_at[FIELD_COUNT];
	bool looked[FIELD_COUNT];
	struct finding_list found[FIELD_COUNT];
	struct str text; /* of the field that is compared */
};

struct card_check *card_check_new(struct store *store, int64_t report,
	struct breaker *breaker, enum digits digits, struct error *error)
{
	struct card_check *check = mem_new(1, sizeof(*check));
	check->with = report_check_head(store, report, digits, error);
	if (!check->with) {
		free(check);
		return NULL;
	}
	check->breaker = breaker;
	str_init(&check->text);
	for (enum card_field field = 0; field < FIELD_COUNT; field++)
		str_init(&check->looked_at[field]);
	return check;
}

void card_check_free(struct card_check *check)
{
	if (!check)
		return;
	for (enum card_field field = 0; field < FIELD_COUNT; field++) {
		str_release(&check->looked_at[field]);
		finding_list_release(&check->found[field]);
	}
	str_release(&check->text);
	report_check_free(check->with);
	free(check);
}

static bool is_same(const struct str *a, const struct str *b)
{
	return a->bytes == b->bytes && memcmp(a->data, b->data, a->bytes) == 0;
}

unsigned card_check_look(
	struct card_check *check, const struct card_entry *entry, enum card_look look)
{
	unsigned others = 0;
	for (enum card_field field = 0; field < FIELD_COUNT; field++) {
		struct str *before = &check->looked_at[field];
		if (check->looked[field] && look == LOOK_NEW)
			continue;
		str_clear(&check->text);
		card_field_append(&check->text, &entry->card, field);
		if ((check->text.bytes > SHORT_FIELD && look != LOOK_ALL) ||
			(check->looked[field] && is_same(&check->text, before)))
			continue;
		str_clear(before);
		str_append(before, check->text.data, check->text.bytes);
		check->looked[field] = true;
		finding_list_release(&check->found[field]);
		check_field(&check->with->input, check->breaker, &entry->card,
			entry->place, field, &check->found[field]);
		report_check_give_reasons(
			check->with, entry->number, &check->found[field]);
		others |= 1u << field;
	}
	return others;
}

const struct finding_list *card_check_found(
	const struct card_check *check, enum card_field field)
{
	return &check->found[field];
}
