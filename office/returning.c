/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "office/returning.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "db/head.h"
#include "db/overview.h"
#include "model/card.h"
#include "model/card_copy.h"
#include "model/head_text.h"
#include "model/report.h"
#include "office/head_labels.h"
#include "text/i18n.h"
#include "text/language.h"
#include "text/mem.h"
#include "text/str.h"

/* --- which report --- */

struct search {
	struct store *store;
	const char *uuid;
	int64_t *numbers;
	size_t count, capacity;
};

static bool take_number(void *context, const struct report_summary *summary)
{
	struct search *search = context;
	search->numbers = mem_grow(search->numbers, search->count, &search->capacity,
		sizeof(*search->numbers));
	search->numbers[search->count++] = summary->number;
	return true;
}

bool returning_find(struct store *store, const struct returned *returned, int64_t *report,
	struct error *error)
{
	struct search search = {.store = store};
	bool good = store_list(store, take_number, &search, error);
	*report = 0;
	for (size_t i = 0; good && !*report && i < search.count; i++) {
		struct report head;
		good = store_load_head(store, search.numbers[i], &head, error);
		if (good && !strcasecmp(head.uuid, returned->was.uuid))
			*report = search.numbers[i];
		if (good)
			report_release(&head);
	}
	free(search.numbers);
	return good;
}

/* --- what is here --- */

/* A report's cards by their UUIDs: all of them are read once, not once for each of a
 * document's. */
struct standing {
	struct store *store;
	int64_t report;
	struct standing_card {
		char uuid[UUID_BYTES + 1];
		int64_t number;
	} * cards; /* by their UUIDs */
	size_t count, capacity;
};

static bool take_standing(void *context, const struct card_overview *card)
{
	struct standing *standing = context;
	standing->cards = mem_grow(standing->cards, standing->count, &standing->capacity,
		sizeof(*standing->cards));
	struct standing_card *taken = &standing->cards[standing->count++];
	snprintf(taken->uuid, sizeof(taken->uuid), "%s", card->card->uuid);
	taken->number = card->number;
	return true;
}

static int compare_uuids(const void *a, const void *b)
{
	const struct standing_card *left = a, *right = b;
	return strcasecmp(left->uuid, right->uuid);
}

static bool standing_read(struct standing *standing, struct store *store, int64_t report,
	struct error *error)
{
	*standing = (struct standing){.store = store, .report = report};
	const bool read =
		store_overview(store, report, "", take_standing, standing, error);
	if (standing->count)
		qsort(standing->cards, standing->count, sizeof(*standing->cards),
			compare_uuids);
	return read;
}

static void standing_release(struct standing *standing)
{
	free(standing->cards);
}

/* Whether the report has the card with this UUID, which entry gets then. */
static bool look_for(const struct standing *standing, const char *uuid,
	struct card_entry *entry, bool *found, struct error *error)
{
	struct standing_card wanted;
	snprintf(wanted.uuid, sizeof(wanted.uuid), "%s", uuid);
	const struct standing_card *card =
		standing->count ? bsearch(&wanted, standing->cards, standing->count,
					  sizeof(wanted), compare_uuids)
				: NULL;
	*found = card != NULL;
	return !card || store_card(standing->store, card->number, entry, error);
}

static bool find_entry(const struct standing *standing, const char *uuid,
	struct card_entry *entry, struct error *error)
{
	bool found;
	if (!look_for(standing, uuid, entry, &found, error))
		return false;
	return found || error_set(error, ERROR_REFUSED, "%s",
				_("a measure that was changed is not in the report any "
				  "more; nothing is taken in"));
}

static bool drop_fields(const struct standing *standing, struct returned *returned,
	size_t index, struct error *error)
{
	struct returned_card *card = &returned->cards[index];
	const char *uuid = returned->was.cards[index].uuid;
	struct card_entry entry;
	bool found = true;
	if (card->changed && !find_entry(standing, uuid, &entry, error))
		return false;
	if (card->changed) {
		card->changed &= card_difference(&entry.card, &card->now);
		card_entry_release(&entry);
	} else if (!card->there) {
		/* It lies in the bin, or is gone: that is no change any more. */
		if (!look_for(standing, uuid, &entry, &found, error))
			return false;
		if (found)
			card_entry_release(&entry);
		card->there = !found;
	}
	return true;
}

static bool same_text(const char *a, const char *b)
{
	return !strcmp(a ? a : "", b ? b : "");
}

static bool drop_texts(struct store *store, int64_t report, struct returned *returned,
	struct error *error)
{
	struct report head;
	size_t kept = 0;
	if (!returned->texts_count)
		return true;
	if (!store_load_head(store, report, &head, error))
		return false;
	for (size_t i = 0; i < returned->texts_count; i++) {
		struct returned_text *text = &returned->texts[i];
		char **here = head_text(&head, text->what, text->index);
		if (here && same_text(*here, text->now)) {
			free(text->was);
			free(text->now);
		} else {
			returned->texts[kept++] = *text;
		}
	}
	returned->texts_count = kept;
	report_release(&head);
	return true;
}

/* Whether a card says all that a row says. */
static bool says(const struct card *card, const struct card *row)
{
	const struct card empty = {0};
	for (enum card_field field = 0; field < FIELD_COUNT; field++)
		if (!card_field_same(row, &empty, field) &&
			!card_field_same(row, card, field))
			return false;
	return true;
}

static void drop_rows_of(struct returned *returned, const struct card *card)
{
	size_t kept = 0;
	for (size_t i = 0; i < returned->was.count; i++)
		if (!strcasecmp(returned->was.cards[i].uuid, card->uuid))
			return;
	for (size_t i = 0; i < returned->rows_count; i++) {
		if (says(card, &returned->rows[i].card))
			card_release(&returned->rows[i].card);
		else
			returned->rows[kept++] = returned->rows[i];
	}
	returned->rows_count = kept;
}

static bool take_card(void *context, const struct card_overview *card)
{
	drop_rows_of(context, card->card);
	return true;
}

bool returning_drop_same(struct store *store, int64_t report, struct returned *returned,
	struct error *error)
{
	struct standing standing;
	bool good = standing_read(&standing, store, report, error);
	for (size_t i = 0; good && i < returned->was.count; i++)
		good = drop_fields(&standing, returned, i, error);
	standing_release(&standing);
	return good && drop_texts(store, report, returned, error) &&
	       (!returned->rows_count ||
		       store_overview(store, report, "", take_card, returned, error));
}

size_t returning_count(const struct returned *returned)
{
	size_t changed = returned->texts_count + returned->rows_count;
	for (size_t i = 0; i < returned->was.count; i++)
		changed += (size_t)__builtin_popcount(returned->cards[i].changed);
	return changed;
}

/* --- taking in --- */

/* Where it is as it was when the document was made. */
static bool merge(struct card_entry *entry, const struct returned *returned, size_t index,
	struct error *error)
{
	const struct card *was = &returned->was.cards[index];
	const struct card *now = &returned->cards[index].now;
	for (enum card_field field = 0; field < FIELD_COUNT; field++) {
		if (!(returned->cards[index].changed & 1U << field))
			continue;
		if (!card_field_same(&entry->card, was, field))
			return error_set(error, ERROR_REFUSED,
				_("measure %zu, '%s' was changed here too since the "
				  "document was made; nothing is taken in"),
				index + 1, _(card_field_label(field)));
		card_field_copy(&entry->card, now, field);
		card_confirm(&entry->card, field);
	}
	return true;
}

static bool save(struct store *store, const char *who, const struct returned *returned,
	size_t index, struct card_entry *entry, struct error *error)
{
	if (!merge(entry, returned, index, error))
		return false;
	switch (store_save_card(store, entry, who, error)) {
	case SAVE_DONE: return true;
	case SAVE_CONFLICT:
		return error_set(error, ERROR_REFUSED, "%s",
			_("somebody else changed the measure just now; try again"));
	case SAVE_FAILED: break;
	}
	return false;
}

static bool take_fields(const struct standing *standing, const char *who,
	const struct returned *returned, struct error *error)
{
	for (size_t i = 0; i < returned->was.count; i++) {
		struct card_entry entry;
		if (!returned->cards[i].changed)
			continue;
		if (!find_entry(standing, returned->was.cards[i].uuid, &entry, error))
			return false;
		const bool saved = save(standing->store, who, returned, i, &entry, error);
		card_entry_release(&entry);
		if (!saved)
			return false;
	}
	return true;
}

/* Each where it is as it was when the document was made. */
static bool put_texts(
	struct report *head, const struct returned *returned, struct error *error)
{
	for (size_t i = 0; i < returned->texts_count; i++) {
		const struct returned_text *text = &returned->texts[i];
		char **here = head_text(head, text->what, text->index);
		if (!text->taken)
			continue;
		if (!here || !same_text(*here, text->was)) {
			struct str name = STR_INIT;
			head_label(&name, text->what, text->index, language_digits());
			error_set(error, ERROR_REFUSED,
				_("'%s' was changed here too since the document was "
				  "made; nothing is taken in"),
				name.data);
			str_release(&name);
			return false;
		}
		head_put_text(head, text->what, text->index, text->now);
		head_confirm(head, text->what, text->index);
	}
	return true;
}

static bool take_texts(struct store *store, int64_t report, const char *who,
	const struct returned *returned, struct error *error)
{
	struct report head;
	int64_t revision;
	bool any = false;
	for (size_t i = 0; i < returned->texts_count; i++)
		any |= returned->texts[i].taken;
	if (!any)
		return true;
	if (!store_read_head(store, report, &head, &revision, error))
		return false;
	enum save_outcome saved = SAVE_FAILED;
	if (put_texts(&head, returned, error))
		saved = store_save_head(store, report, &head, &revision, who, error);
	report_release(&head);
	if (saved == SAVE_CONFLICT)
		error_set(error, ERROR_REFUSED, "%s",
			_("somebody else changed the report's texts just now; try again"));
	return saved == SAVE_DONE;
}

/* The place behind a card of the document; 0: it is not in the report any more. */
static bool find_place(const struct standing *standing, const struct returned *returned,
	size_t behind, int *place, struct error *error)
{
	struct card_entry entry;
	bool found;
	*place = 1;
	if (behind == SIZE_MAX)
		return true;
	if (!look_for(standing, returned->was.cards[behind].uuid, &entry, &found, error))
		return false;
	*place = found ? entry.place + 1 : 0;
	if (found)
		card_entry_release(&entry);
	return true;
}

static bool add_card(struct store *store, int64_t report, const char *who,
	const struct card *card, int place, struct error *error)
{
	struct card_entry entry;
	if (!store_add_card(store, report, who, &entry, error))
		return false;
	for (enum card_field field = 0; field < FIELD_COUNT; field++)
		card_field_copy(&entry.card, card, field);
	const bool added =
		store_save_card(store, &entry, who, error) == SAVE_DONE &&
		(!place || store_move_card(store, entry.number, place, who, error));
	card_entry_release(&entry);
	return added;
}

/* From the last on: those behind the same card stay in their order. */
static bool take_rows(const struct standing *standing, const char *who,
	const struct returned *returned, struct error *error)
{
	for (size_t i = returned->rows_count; i-- > 0;) {
		const struct returned_row *row = &returned->rows[i];
		int place;
		if (!row->taken)
			continue;
		if (!find_place(standing, returned, row->behind, &place, error) ||
			!add_card(standing->store, standing->report, who, &row->card,
				place, error))
			return false;
	}
	return true;
}

static bool put_in_bin(const struct standing *standing, const char *who,
	const struct returned *returned, struct error *error)
{
	for (size_t i = 0; i < returned->was.count; i++) {
		struct card_entry entry;
		if (!returned->cards[i].bin)
			continue;
		if (!find_entry(standing, returned->was.cards[i].uuid, &entry, error))
			return false;
		const bool done = store_remove_card(
			standing->store, entry.number, who, NULL, error);
		card_entry_release(&entry);
		if (!done)
			return false;
	}
	return true;
}

static bool take_all(const struct standing *standing, const char *who,
	const struct returned *returned, struct error *error)
{
	return take_fields(standing, who, returned, error) &&
	       take_texts(standing->store, standing->report, who, returned, error) &&
	       take_rows(standing, who, returned, error) &&
	       put_in_bin(standing, who, returned, error);
}

bool returning_take(struct store *store, int64_t report, const char *who,
	const struct returned *returned, struct error *error)
{
	if (!store_begin(store, error))
		return false;
	struct standing standing;
	const bool taken = standing_read(&standing, store, report, error) &&
			   take_all(&standing, who, returned, error);
	standing_release(&standing);
	if (taken)
		return store_commit(store, error);
	store_rollback(store);
	return false;
}

/* Rows that are new go between its cards, from the last on. */
static void put_rows(struct returned *returned)
{
	struct report *report = &returned->was;
	for (size_t i = returned->rows_count; i-- > 0;) {
		struct returned_row *row = &returned->rows[i];
		const size_t place = row->behind == SIZE_MAX ? 0 : row->behind + 1;
		*report_add_card(report) = row->card;
		card_init(&row->card);
		for (size_t k = report->count - 1; k > place; k--) {
			const struct card card = report->cards[k];
			report->cards[k] = report->cards[k - 1];
			report->cards[k - 1] = card;
		}
	}
}

void returning_whole(struct returned *returned)
{
	const size_t count = returned->was.count;
	for (size_t i = 0; i < count; i++) {
		card_release(&returned->was.cards[i]);
		returned->was.cards[i] = returned->cards[i].now;
		card_init(&returned->cards[i].now);
	}
	for (size_t i = 0; i < returned->texts_count; i++)
		head_put_text(&returned->was, returned->texts[i].what,
			returned->texts[i].index, returned->texts[i].now);
	free(returned->cards);
	returned->cards = NULL;
	put_rows(returned);
}
