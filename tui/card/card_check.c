/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/card/card_check.h"

#include <stdlib.h>
#include <string.h>

#include "check/check.h"
#include "check/finding.h"
#include "model/card.h"
#include "model/card_copy.h"
#include "office/rest_check.h"
#include "text/error.h"
#include "text/mem.h"
#include "text/str.h"

/* Bytes of a field that is looked at without waiting for a rest. */
enum { SHORT_FIELD = 4096 };

struct card_check {
	struct report_check *with; /* what is around the card */
	struct breaker *breaker;   /* borrowed */
	struct str looked_at[FIELD_COUNT];
	bool looked[FIELD_COUNT];
	struct finding_list found[FIELD_COUNT];
	size_t quick
		[FIELD_COUNT]; /* so many of these by the quick rules, the first ones */
	struct str text;       /* of the field that is compared */
	struct store *store;
	struct rest_check *rest; /* under way; NULL: it is not */
	bool rested;             /* it was */
	unsigned
		typed; /* bits: fields whose text became another since, or was not left yet */
};

struct card_check *card_check_new(
	struct store *store, struct report_check *with, struct breaker *breaker)
{
	struct card_check *check = mem_new(1, sizeof(*check));
	check->with = with;
	check->breaker = breaker;
	check->store = store;
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
	rest_check_free(check->rest);
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
		/* What is looked at for the first time late is looked at anew by all. */
		if (check->looked[field] || check->rested)
			check->typed |= 1u << field;
		str_clear(before);
		str_append(before, check->text.data, check->text.bytes);
		check->looked[field] = true;
		finding_list_release(&check->found[field]);
		check_field(&check->with->input, check->breaker, &entry->card,
			entry->place, field, &check->found[field]);
		report_check_give_reasons(
			check->with, entry->number, &check->found[field]);
		check->quick[field] = check->found[field].count;
		others |= 1u << field;
	}
	return others;
}

/* --- the rest --- */

static bool is_due(const struct card_check *check, enum card_field now)
{
	return !check->rested || check->typed & ~(1u << now);
}

static void begin_rest(
	struct card_check *check, const struct card_entry *entry, enum card_field now)
{
	const struct rest_of of = {.with = check->with,
		.store = check->store,
		.breaker = check->breaker,
		.card = &entry->card,
		.number = entry->number};
	struct error error = ERROR_INIT;
	check->rest = rest_check_new(&of, &error);
	/* What cannot be read now is told by who saves. */
	error_release(&error);
	check->rested = true;
	check->typed &= 1u << now;
}

bool card_check_rest(
	struct card_check *check, const struct card_entry *entry, enum card_field now)
{
	if (is_due(check, now)) {
		rest_check_free(check->rest);
		begin_rest(check, entry, now);
	}
	return check->rest && rest_check_step(check->rest);
}

/* Whether the text of the field is the one that all have looked at. An empty field is asked
 * for by the guide, and is no mistake yet. */
static bool is_as_looked_at(struct card_check *check, const struct card *rested,
	const struct card *now, enum card_field field)
{
	str_clear(&check->text);
	card_field_append(&check->text, now, field);
	return check->text.bytes && check->looked[field] &&
	       !(check->typed & 1u << field) &&
	       is_same(&check->text, &check->looked_at[field]) &&
	       card_field_same(rested, now, field);
}

unsigned card_check_take_rest(struct card_check *check, const struct card_entry *entry)
{
	const struct card *card = check->rest ? rest_check_card(check->rest) : NULL;
	unsigned others = 0;
	for (enum card_field field = 0; card && field < FIELD_COUNT; field++) {
		if (!is_as_looked_at(check, card, &entry->card, field))
			continue;
		finding_list_truncate(&check->found[field], check->quick[field]);
		rest_check_take_field(check->rest, field, &check->found[field]);
		others |= 1u << field;
	}
	rest_check_free(check->rest);
	check->rest = NULL;
	return others;
}

const struct finding_list *card_check_found(
	const struct card_check *check, enum card_field field)
{
	return &check->found[field];
}
