/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/transfer.h"

#include <stdlib.h>
#include <string.h>

#include "db/bin.h"
#include "db/card_places.h"
#include "db/engine/query.h"
#include "db/engine/transaction.h"
#include "db/rows/rows.h"
#include "model/card.h"
#include "model/card_copy.h"
#include "model/carry.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/str.h"

/* One under way. */
struct moving {
	struct store *store;
	const struct transfer *transfer;
	const char *who;
	struct report_key to;
	int64_t behind; /* the card behind which the next one goes; 0: by its group */
	struct transferred *done;
};

static void card_done_release(struct transferred_card *item)
{
	if (item->before)
		card_release(item->before);
	free(item->before);
}

void transferred_release(struct transferred *done)
{
	for (size_t i = 0; i < done->count; i++)
		card_done_release(&done->items[i]);
	free(done->items);
	free(done->order);
	*done = (struct transferred){0};
}

/* --- where they go --- */

static bool refuse_out(const struct card_entry *entry, struct error *error)
{
	return error_set(error, ERROR_REFUSED,
		_("measure of number %lld was taken out of its report meanwhile; please "
		  "look again"),
		(long long)entry->number);
}

/* The place of a card that is in the report. */
static bool place_of(
	const struct moving *moving, int64_t card, int *place, struct error *error)
{
	struct card_entry entry;
	if (!store_card(moving->store, card, &entry, error))
		return false;
	*place = entry.place;
	const bool there = entry.place && entry.report == moving->to.number;
	if (!there)
		refuse_out(&entry, error);
	card_entry_release(&entry);
	return there;
}

/* Puts a card that stands in the report at a place behind which it is to stand (0: where it
 * is). */
static bool put_behind(const struct moving *moving, int64_t card, int now, int place,
	struct error *error)
{
	const int to = now < place ? place : place + 1;
	return !place || place == now || to == now ||
	       store_move_card(moving->store, card, to, moving->who, error);
}

static const char *group_of(const struct card *card)
{
	return card->group ? card->group : "";
}

/* Behind the one before it, or behind its group. */
static bool find_place(const struct moving *moving, const struct card *card, int *place,
	struct error *error)
{
	*place = 0;
	if (moving->behind)
		return place_of(moving, moving->behind, place, error);
	return !*group_of(card) || card_group_last(moving->store, moving->to.number,
					   group_of(card), place, error);
}

/* --- what they say there --- */

static void put_group(struct card *card, const char *group)
{
	if (!strcmp(group_of(card), group))
		return;
	free(card->group);
	card->group = *group ? mem_strdup(group) : NULL;
	card_confirm(card, FIELD_GROUP);
}

/* What was moved into another year says what it said, and is to be looked at. */
static void mark_all(struct card *card)
{
	for (enum card_field field = 0; field < FIELD_COUNT; field++)
		if (card_field_filled(card, field))
			card_mark_carried(card, field);
}

static void make_copy(const struct moving *moving, const struct report_key *from,
	const struct card *card, struct card *copy)
{
	const struct carry carry = {.from = from->fiscal_year,
		.years = moving->to.fiscal_year - from->fiscal_year,
		.from_months = from->months,
		.months = moving->to.months};
	card_copy(copy, card);
	if (!moving->transfer->moves)
		carry_card(&carry, copy);
	else if (carry.years)
		mark_all(copy);
	copy->state = CARD_DRAFT;
	if (moving->transfer->group)
		put_group(copy, moving->transfer->group);
}

/* --- into another report, or copied --- */

static void put_name(struct str *out, int64_t report, int64_t card, int64_t revision)
{
	str_printf(out, "%lld/%lld r%lld", (long long)report, (long long)card,
		(long long)revision);
}

/* Behind the card that is put there. */
static bool put_copy(const struct moving *moving, const struct report_key *from,
	const struct card_entry *entry, struct card_entry *put, struct error *error)
{
	struct str detail = STR_INIT;
	int place;
	*put = (struct card_entry){.report = moving->to.number};
	make_copy(moving, from, &entry->card, &put->card);
	put_name(&detail, entry->report, entry->number, entry->revision);
	const bool good = find_place(moving, &put->card, &place, error) &&
			  card_add(moving->store, put, "card.copy", detail.data,
				  change_now(moving->who), error) &&
			  put_behind(moving, put->number, put->place, place, error);
	str_release(&detail);
	return good;
}

/* What came back is answered where it is. */
static bool may_leave(const struct card_entry *entry, struct error *error)
{
	if (entry->card.state == CARD_APPROVED)
		return error_set(error, ERROR_REFUSED,
			_("measure %d of report %lld is approved, and what is approved is "
			  "not moved; it can be copied"),
			entry->place, (long long)entry->report);
	if (entry->card.state == CARD_RETURNED)
		return error_set(error, ERROR_REFUSED,
			_("measure %d of report %lld was sent back, and is answered where "
			  "it is before it is moved; it can be copied"),
			entry->place, (long long)entry->report);
	return true;
}

static bool take_away(const struct moving *moving, const struct card_entry *entry,
	struct transferred_card *item, struct error *error)
{
	struct str detail = STR_INIT;
	put_name(&detail, moving->to.number, item->put, item->revision);
	const bool good = card_remove(moving->store, entry->number, moving->who,
		detail.data, &item->spot, error);
	item->away = entry->revision + 1;
	str_release(&detail);
	return good;
}

static bool put_into(const struct moving *moving, const struct card_entry *entry,
	struct transferred_card *item, struct error *error)
{
	struct report_key from;
	struct card_entry put;
	if (!report_key_get(moving->store, entry->report, &from, error) ||
		(moving->transfer->moves && !may_leave(entry, error)))
		return false;
	bool good = put_copy(moving, &from, entry, &put, error);
	item->put = put.number;
	item->revision = put.revision;
	card_entry_release(&put);
	return good &&
	       (!moving->transfer->moves || take_away(moving, entry, item, error));
}

/* --- within its report --- */

/* Whoever has read it in this transaction meets nobody's change. */
static bool save(
	const struct moving *moving, struct card_entry *entry, struct error *error)
{
	return store_save_card(moving->store, entry, moving->who, error) == SAVE_DONE;
}

/* Where it goes that is in the report already: one that leaves its group for none, or for one
 * that is not there yet, does not stay among those of its old one. */
static bool find_place_within(const struct moving *moving, const struct card *card,
	bool regroups, int *place, struct error *error)
{
	return find_place(moving, card, place, error) &&
	       (*place || !regroups ||
		       card_last_place(moving->store, moving->to.number, place, error));
}

static bool put_within(const struct moving *moving, struct card_entry *entry,
	struct transferred_card *item, struct error *error)
{
	const char *group = moving->transfer->group;
	const bool regroups = group && strcmp(group_of(&entry->card), group) != 0;
	int place;
	item->put = entry->number;
	item->place = entry->place;
	if (regroups) {
		item->before = mem_new(1, sizeof(*item->before));
		card_copy(item->before, &entry->card);
		put_group(&entry->card, group);
	}
	/* Of its new group it is none yet, so the others say where that ends. */
	if (!find_place_within(moving, &entry->card, regroups, &place, error) ||
		(regroups && !save(moving, entry, error)))
		return false;
	item->revision = entry->revision;
	return put_behind(moving, entry->number, entry->place, place, error);
}

/* --- all of them --- */

static bool transfer_one(struct moving *moving, int64_t card, struct error *error)
{
	struct card_entry entry;
	struct transferred *done = moving->done;
	if (!store_card(moving->store, card, &entry, error))
		return false;
	struct transferred_card *item = &done->items[done->count];
	*item = (struct transferred_card){.card = card, .was = entry.revision};
	bool good = entry.place ? true : refuse_out(&entry, error);
	if (good)
		done->count++;
	good = good && (done->moved && entry.report == moving->to.number
				       ? put_within(moving, &entry, item, error)
				       : put_into(moving, &entry, item, error));
	card_entry_release(&entry);
	if (good && moving->behind)
		moving->behind = item->put;
	return good;
}

static bool read_order(struct store *store, struct transferred *done, struct error *error)
{
	return store_bin_cards(store, done->to, &done->order, &done->places, error);
}

static bool transfer_all(struct moving *moving, struct error *error)
{
	const struct transfer *transfer = moving->transfer;
	if (!report_key_get(moving->store, transfer->to, &moving->to, error) ||
		!report_changeable(moving->store, transfer->to, error))
		return false;
	for (size_t i = 0; i < transfer->count; i++)
		if (!transfer_one(moving, transfer->cards[i], error))
			return false;
	return read_order(moving->store, moving->done, error);
}

bool store_transfer(struct store *store, const struct transfer *transfer, const char *who,
	struct transferred *done, struct error *error)
{
	struct transferred made = {
		.items = mem_new(transfer->count + 1, sizeof(*made.items)),
		.moved = transfer->moves,
		.to = transfer->to};
	struct moving moving = {.store = store,
		.transfer = transfer,
		.who = who,
		.behind = transfer->behind,
		.done = &made};
	if (!store_begin(store, error) ||
		!transaction_end(store, transfer_all(&moving, error), error)) {
		transferred_release(&made);
		return false;
	}
	*done = made;
	return true;
}

/* --- taken back --- */

static bool refuse_changed(const struct card_entry *entry, struct error *error)
{
	if (!entry->place)
		return error_set(error, ERROR_REFUSED,
			_("measure of number %lld was taken out since; nothing was taken "
			  "back"),
			(long long)entry->number);
	return error_set(error, ERROR_REFUSED,
		_("somebody has changed measure %d of report %lld since; nothing was "
		  "taken back"),
		entry->place, (long long)entry->report);
}

/* Whether the card is of that revision, and lies in the bin or does not, as it did then. */
static bool is_unchanged(struct store *store, int64_t card, int64_t revision, bool away,
	struct error *error)
{
	struct card_entry entry;
	if (!store_card(store, card, &entry, error))
		return false;
	const bool same = entry.revision == revision && away == !entry.place;
	if (!same)
		refuse_changed(&entry, error);
	card_entry_release(&entry);
	return same;
}

static bool undo_away(struct store *store, const struct transferred_card *item,
	bool moved, const char *who, struct error *error)
{
	return store_remove_card(store, item->put, who, NULL, error) &&
	       (!moved || store_restore_card(store, item->card, who, &item->spot, error));
}

static bool undo_within(struct store *store, const struct transferred_card *item,
	const char *who, struct error *error)
{
	struct card_entry entry;
	bool good = true;
	if (item->before) {
		if (!store_card(store, item->card, &entry, error))
			return false;
		card_release(&entry.card);
		card_copy(&entry.card, item->before);
		good = store_save_card(store, &entry, who, error) == SAVE_DONE;
		card_entry_release(&entry);
	}
	return good && store_move_card(store, item->card, item->place, who, error);
}

static bool is_within(const struct transferred_card *item)
{
	return item->put == item->card;
}

/* Places are told by those of the others. */
static bool order_stands(
	struct store *store, const struct transferred *done, struct error *error)
{
	struct transferred now = {.to = done->to};
	bool within = false;
	for (size_t i = 0; i < done->count; i++)
		within |= is_within(&done->items[i]);
	if (!within)
		return true;
	if (!read_order(store, &now, error))
		return false;
	const bool same =
		now.places == done->places &&
		!memcmp(now.order, done->order, now.places * sizeof(*now.order));
	transferred_release(&now);
	return same || error_set(error, ERROR_REFUSED,
			       _("somebody has changed the order of the measures of "
				 "report %lld since; nothing was taken back"),
			       (long long)done->to);
}

static bool all_unchanged(struct store *store, const struct transferred_card *item,
	bool moved, struct error *error)
{
	return is_unchanged(store, item->put, item->revision, false, error) &&
	       (!moved || is_within(item) ||
		       is_unchanged(store, item->card, item->away, true, error));
}

static bool undo_all(struct store *store, const struct transferred *done, const char *who,
	struct error *error)
{
	bool good = order_stands(store, done, error);
	for (size_t i = 0; good && i < done->count; i++)
		good = all_unchanged(store, &done->items[i], done->moved, error);
	for (size_t i = done->count; good && i-- > 0;) {
		const struct transferred_card *item = &done->items[i];
		good = is_within(item) ? undo_within(store, item, who, error)
				       : undo_away(store, item, done->moved, who, error);
	}
	return good;
}

bool store_transfer_undo(struct store *store, const struct transferred *done,
	const char *who, struct error *error)
{
	return store_begin(store, error) &&
	       transaction_end(store, undo_all(store, done, who, error), error);
}
