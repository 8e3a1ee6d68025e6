/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "office/bulk.h"

#include <stdlib.h>
#include <string.h>

#include "model/card_copy.h"
#include "text/mem.h"

static void item_release(struct bulk_card *item)
{
	card_entry_release(&item->entry);
	card_release(&item->before);
	error_release(&item->why);
}

void bulk_release(struct bulk *bulk)
{
	for (size_t i = 0; i < bulk->count; i++)
		item_release(&bulk->items[i]);
	free(bulk->items);
	*bulk = (struct bulk){0};
}

bool bulk_add(struct bulk *bulk, struct store *store, int64_t card, struct error *error)
{
	struct bulk_card item = {.fate = BULK_SAME, .why = ERROR_INIT};
	if (!store_card(store, card, &item.entry, error))
		return false;
	card_copy(&item.before, &item.entry.card);
	item.from = item.entry.revision;
	bulk->items =
		mem_grow(bulk->items, bulk->count, &bulk->capacity, sizeof(*bulk->items));
	bulk->items[bulk->count++] = item;
	return true;
}

bool bulk_differs(const struct bulk_card *card)
{
	return card_difference(&card->before, &card->entry.card) ||
	       card_unconfirmed_count(&card->before) !=
		       card_unconfirmed_count(&card->entry.card);
}

size_t bulk_count(const struct bulk *bulk, enum bulk_fate fate)
{
	size_t count = 0;
	for (size_t i = 0; i < bulk->count; i++)
		count += bulk->items[i].fate == fate;
	return count;
}

/* --- saving --- */

static enum bulk_fate fate_of(enum save_outcome outcome)
{
	return outcome == SAVE_DONE       ? BULK_SAVED
	       : outcome == SAVE_CONFLICT ? BULK_CHANGED
					  : BULK_REFUSED;
}

static void take_fate(struct bulk_card *item, struct card_save *save)
{
	error_release(&item->why);
	item->fate = fate_of(save->outcome);
	item->why = save->why;
	save->why = (struct error)ERROR_INIT;
}

bool bulk_save(
	struct bulk *bulk, struct store *store, const char *who, struct error *error)
{
	struct card_save *saves = mem_new(bulk->count + 1, sizeof(*saves));
	size_t *of = mem_new(bulk->count + 1, sizeof(*of)), count = 0;
	for (size_t i = 0; i < bulk->count; i++) {
		if (!bulk_differs(&bulk->items[i]))
			continue;
		of[count] = i;
		saves[count++].entry = &bulk->items[i].entry;
	}
	const bool good = store_save_cards(store, saves, count, who, error);
	for (size_t i = 0; good && i < count; i++)
		take_fate(&bulk->items[of[i]], &saves[i]);
	free(saves);
	free(of);
	return good;
}

/* --- taken back --- */

/* The fields of the change say what was put there. */
static bool stands(const struct bulk_card *item, const struct card *now, unsigned fields)
{
	return !(card_difference(now, &item->entry.card) & fields);
}

/* Puts back what the change has taken away; what else was done since stays. */
static void put_back(const struct bulk_card *item, struct card *now, unsigned fields)
{
	for (enum card_field field = 0; field < FIELD_COUNT; field++) {
		if (fields & 1u << field)
			card_field_copy(now, &item->before, field);
		if (card_unconfirmed(&item->before, field) &&
			!card_unconfirmed(&item->entry.card, field) &&
			!(card_difference(now, &item->before) & 1u << field))
			card_mark_carried(now, field);
	}
}

/* *now: what the card is to be again. False: it stays, and its fate says why. */
static bool make_back(struct bulk_card *item, struct card_entry *now)
{
	const unsigned fields = card_difference(&item->before, &item->entry.card);
	if (now->revision == item->entry.revision) {
		card_release(&now->card);
		card_copy(&now->card, &item->before);
		return true;
	}
	if (now->place && stands(item, &now->card, fields)) {
		put_back(item, &now->card, fields);
		return true;
	}
	item->fate = BULK_CHANGED;
	return false;
}

struct going_back {
	struct card_entry *entries;
	struct card_save *saves;
	size_t *of; /* index of the card in the bulk */
	size_t count;
};

/* False: the office file failed. */
static bool collect(struct going_back *back, struct bulk *bulk, struct store *store,
	struct error *error)
{
	for (size_t i = 0; i < bulk->count; i++) {
		struct card_entry *now = &back->entries[back->count];
		struct bulk_card *item = &bulk->items[i];
		struct error why = ERROR_INIT;
		if (item->fate != BULK_SAVED)
			continue;
		if (!store_card(store, item->entry.number, now, &why)) {
			if (why.kind == ERROR_SYSTEM)
				return error_pass(error, &why);
			item->fate = BULK_REFUSED;
			error_release(&item->why);
			item->why = why;
			continue;
		}
		if (!make_back(item, now)) {
			card_entry_release(now);
			continue;
		}
		back->saves[back->count].entry = now;
		back->of[back->count++] = i;
	}
	return true;
}

static enum bulk_fate *fates(const struct bulk *bulk)
{
	enum bulk_fate *all = mem_new(bulk->count + 1, sizeof(*all));
	for (size_t i = 0; i < bulk->count; i++)
		all[i] = bulk->items[i].fate;
	return all;
}

bool bulk_undo(
	struct bulk *bulk, struct store *store, const char *who, struct error *error)
{
	struct going_back back = {
		.entries = mem_new(bulk->count + 1, sizeof(*back.entries)),
		.saves = mem_new(bulk->count + 1, sizeof(*back.saves)),
		.of = mem_new(bulk->count + 1, sizeof(*back.of)),
	};
	enum bulk_fate *before = fates(bulk);
	const bool good = collect(&back, bulk, store, error) &&
			  store_save_cards(store, back.saves, back.count, who, error);
	/* The revision of the change stays: a transaction around this may yet come to nothing. */
	for (size_t i = 0; good && i < back.count; i++)
		take_fate(&bulk->items[back.of[i]], &back.saves[i]);
	for (size_t i = 0; !good && i < bulk->count; i++)
		bulk->items[i].fate = before[i];
	for (size_t i = 0; i < back.count; i++)
		card_entry_release(&back.entries[i]);
	free(before);
	free(back.entries);
	free(back.saves);
	free(back.of);
	return good;
}
