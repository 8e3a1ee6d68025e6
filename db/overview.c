/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/overview.h"

#include <stdlib.h>
#include <string.h>

#include "db/card_places.h"
#include "db/engine/query.h"
#include "db/engine/transaction.h"
#include "db/ita_links.h"
#include "db/rows/card_walk.h"
#include "db/rows/rows.h"
#include "db/rows/search_copy.h"
#include "db/trust/keys.h"
#include "db/trust/person.h"
#include "db/trust/trail_write.h"
#include "model/card.h"
#include "model/limits.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/name.h"
#include "text/str.h"

/* --- at a glance --- */

static bool is_drafted(struct store *store, int64_t card, const char *who, bool *drafted,
	struct error *error)
{
	int64_t found = 0;
	struct query query = query_open(store, SQL_DRAFT_OF_CARD);
	query_integer(&query, card);
	query_text(&query, who);
	if (!query_one_integer(&query, &found, error))
		return false;
	*drafted = found != 0;
	return true;
}

static bool visit_entry(struct store *store, const struct card_entry *entry,
	const char *who, overview_visit *visit, void *context, bool *more,
	struct error *error)
{
	const struct card *card = &entry->card;
	struct card_overview overview = {.number = entry->number,
		.place = entry->place,
		.revision = entry->revision,
		.state = card->state,
		.group = card->group,
		.issue = card->issue,
		.measure = card->measure,
		.period = card->period,
		.card = card};
	if (!is_drafted(store, entry->number, who, &overview.drafted, error))
		return false;
	struct str owners = STR_INIT;
	card_field_append(&owners, card, FIELD_OWNERS);
	overview.owners = owners.data;
	for (enum card_field field = 0; field < FIELD_COUNT; field++) {
		overview.filled |= (unsigned)card_field_filled(card, field) << field;
		overview.unconfirmed |= (unsigned)card_unconfirmed(card, field) << field;
	}
	*more = visit(context, &overview);
	str_release(&owners);
	return true;
}

static bool walk(struct store *store, int64_t report, const char *who,
	overview_visit *visit, void *context, struct error *error)
{
	struct card_walk cards;
	struct card_entry entry;
	enum query_outcome outcome = QUERY_DONE;
	const struct ahead drafted = {.name = SQL_DRAFT_OF_CARD, .text = who};
	bool good = true, more = true;
	card_walk_begin(&cards, store, report);
	cards.also = &drafted;
	while (good && more &&
		(outcome = card_walk_next(&cards, &entry, error)) == QUERY_ROW) {
		good = visit_entry(store, &entry, who, visit, context, &more, error);
		card_entry_release(&entry);
	}
	card_walk_end(&cards);
	return good && outcome != QUERY_FAILED;
}

bool store_overview(struct store *store, int64_t report, const char *who,
	overview_visit *visit, void *context, struct error *error)
{
	struct report_key key;
	if (!transaction_read(store, error))
		return false;
	bool good = report_key_get(store, report, &key, error) &&
		    walk(store, report, who, visit, context, error);
	transaction_read_end(store);
	return good;
}

/* A name in the form that is written most, and how often it stands in all its forms. */
struct name_count {
	char *name, *key;
	int64_t times;
};

struct name_counts {
	struct name_count *items;
	size_t count, capacity;
};

static void count_name(struct name_counts *names, const char *name, int64_t times)
{
	char *key = name_key(name);
	for (size_t i = 0; i < names->count; i++) {
		if (strcmp(names->items[i].key, key) == 0) {
			names->items[i].times += times;
			free(key);
			return;
		}
	}
	names->items = mem_grow(
		names->items, names->count, &names->capacity, sizeof(*names->items));
	names->items[names->count++] = (struct name_count){mem_strdup(name), key, times};
}

static int compare_counts(const void *a, const void *b)
{
	const struct name_count *first = a, *second = b;
	if (first->times != second->times)
		return first->times > second->times ? -1 : 1;
	return strcmp(first->name, second->name);
}

/* Of the rows of a query, each a name and how often it is there; closes it. */
static bool visit_names(
	struct query *query, name_visit *visit, void *context, struct error *error)
{
	struct name_counts names = {NULL, 0, 0};
	enum query_outcome outcome = QUERY_DONE;
	while ((outcome = query_step(query, error)) == QUERY_ROW) {
		const char *name = query_column_text(query);
		count_name(&names, name, query_column_integer(query));
	}
	query_close(query);
	if (names.count)
		qsort(names.items, names.count, sizeof(*names.items), compare_counts);
	bool more = outcome == QUERY_DONE;
	for (size_t i = 0; i < names.count; i++) {
		more = more && visit(context, names.items[i].name, names.items[i].times);
		free(names.items[i].name);
		free(names.items[i].key);
	}
	free(names.items);
	return outcome == QUERY_DONE;
}

bool store_owner_names(
	struct store *store, name_visit *visit, void *context, struct error *error)
{
	struct query query = query_open_lenient(store, SQL_OWNER_NAMES);
	return visit_names(&query, visit, context, error);
}

bool store_captions(struct store *store, const char *kind, name_visit *visit,
	void *context, struct error *error)
{
	struct query query = query_open_lenient(store, SQL_EVIDENCE_CAPTIONS);
	query_text(&query, kind);
	return visit_names(&query, visit, context, error);
}

/* --- places --- */

/* A card whose place changes, as it stands when the transaction has begun. */
struct standing {
	struct card_entry entry;
	struct report_key key;
	int last; /* the last place of its report */
};

static void standing_release(struct standing *standing)
{
	card_entry_release(&standing->entry);
}

static bool last_place(
	struct store *store, int64_t report, int *place, struct error *error)
{
	int64_t last = 0;
	struct query query = query_open(store, SQL_CARD_LAST_PLACE);
	query_integer(&query, report);
	if (!query_one_integer(&query, &last, error))
		return false;
	*place = (int)last;
	return true;
}

static bool read_standing(struct store *store, int64_t card, const char *who,
	struct standing *standing, struct error *error)
{
	if (!person_may_write(store, who, error) ||
		!store_card(store, card, &standing->entry, error))
		return false;
	int64_t report = standing->entry.report;
	if (report_key_get(store, report, &standing->key, error) &&
		report_changeable(store, report, error) &&
		last_place(store, report, &standing->last, error))
		return true;
	standing_release(standing);
	return false;
}

static bool note(struct store *store, const struct card_entry *entry, const char *act,
	const char *detail, int64_t revision, struct change change, struct error *error)
{
	char digest[HASH_HEX + 1];
	card_digest(digest, &entry->card);
	const struct trail_note said = {.act = act,
		.change = change,
		.report = entry->report,
		.card = entry->number,
		.revision = revision,
		.detail = detail,
		.digest = digest};
	return trail_add(store, &said, NULL, NULL, error);
}

static bool shift_rows(struct store *store, int64_t report, int first, int last, int by,
	struct error *error)
{
	struct query query = query_open(store, SQL_CARD_SHIFT);
	query_integer(&query, report);
	query_integer(&query, first);
	query_integer(&query, last);
	query_integer(&query, by);
	return query_run(&query, error);
}

/* The cards in places first to last, one up or down. Places are unique at every moment,
 * so they go out of the way first. */
static bool shift(struct store *store, int64_t report, int first, int last, int by,
	struct error *error)
{
	enum { AWAY = 2 * LIMIT_CARDS };
	return first > last || (shift_rows(store, report, first, last, AWAY, error) &&
				       shift_rows(store, report, first + AWAY,
					       last + AWAY, by - AWAY, error));
}

static bool put_at(struct store *store, int64_t card, int place, struct error *error)
{
	struct query query = query_open(store, SQL_CARD_PUT_AT);
	query_integer(&query, card);
	if (place)
		query_integer(&query, place);
	else
		query_null(&query);
	return query_run(&query, error);
}

static bool move(struct store *store, const struct standing *standing, int place,
	const char *who, struct error *error)
{
	const struct card_entry *entry = &standing->entry;
	int from = entry->place;
	if (!from)
		return error_set(error, ERROR_REFUSED,
			_("this measure was taken out of its report; it must be put back "
			  "first"));
	if (place < 1)
		place = 1;
	if (place > standing->last)
		place = standing->last;
	if (place == from)
		return true;
	bool down = place > from;
	const struct places_change change = {
		entry->report, from, place, .last = standing->last};
	return put_at(store, entry->number, 0, error) &&
	       shift(store, entry->report, down ? from + 1 : place,
		       down ? place : from - 1, down ? -1 : 1, error) &&
	       put_at(store, entry->number, place, error) &&
	       search_copy_drop_card(store, entry->number, error) &&
	       search_copy_put_card(store, &standing->key, place, entry->number,
		       &entry->card, error) &&
	       ita_links_follow(store, &change, who, NULL, error) &&
	       note(store, entry, "card.move", NULL, entry->revision, change_now(who),
		       error);
}

bool store_move_card(struct store *store, int64_t card, int place, const char *who,
	struct error *error)
{
	struct standing standing;
	if (!store_begin(store, error))
		return false;
	bool good = read_standing(store, card, who, &standing, error);
	if (good) {
		good = move(store, &standing, place, who, error);
		standing_release(&standing);
	}
	return transaction_end(store, good, error);
}

/* Out of the report (place 0) or back into it, as a revision of its own. */
static bool stand(struct store *store, const struct card_entry *entry, int place,
	struct change change, struct error *error)
{
	if (!card_keep_version(store, entry, error))
		return false;
	struct query query = query_open(store, SQL_CARD_STAND);
	query_integer(&query, entry->number);
	if (place)
		query_integer(&query, place);
	else
		query_null(&query);
	query_text(&query, change.who);
	query_integer(&query, change.at);
	return query_run(&query, error);
}

static bool find_spot(struct store *store, const struct card_entry *entry,
	struct card_spot *spot, struct error *error)
{
	struct card_spot found = {.place = entry->place};
	if (entry->place > 1 && !store_card_at(store, entry->report, entry->place - 1,
					&found.behind, error))
		return false;
	*spot = found;
	return true;
}

static bool put_in_bin(struct store *store, int64_t card, const struct card_spot *spot,
	struct change change, struct error *error)
{
	struct query query = query_open(store, SQL_BIN_CARD_PUT);
	query_integer(&query, card);
	query_integer(&query, spot->place);
	query_integer(&query, spot->behind);
	query_integer(&query, spot->unlinked);
	query_text(&query, change.who);
	query_integer(&query, change.at);
	return query_run(&query, error);
}

/* *spot is where it stands; it is told of its links. */
static bool take_out(struct store *store, const struct standing *standing,
	const char *who, const char *detail, struct card_spot *spot, struct error *error)
{
	const struct card_entry *entry = &standing->entry;
	const struct places_change change = {
		entry->report, entry->place, 0, .last = standing->last};
	const struct change now = change_now(who);
	if (entry->card.state == CARD_APPROVED)
		return error_set(error, ERROR_REFUSED,
			_("this measure is approved; it must be reopened before it is "
			  "taken out"));
	return stand(store, entry, 0, now, error) &&
	       shift(store, entry->report, entry->place + 1, standing->last, -1, error) &&
	       search_copy_drop_card(store, entry->number, error) &&
	       ita_links_follow(store, &change, who, &spot->unlinked, error) &&
	       put_in_bin(store, entry->number, spot, now, error) &&
	       note(store, entry, "card.remove", detail, entry->revision + 1, now, error);
}

bool card_remove(struct store *store, int64_t card, const char *who, const char *detail,
	struct card_spot *spot, struct error *error)
{
	struct standing standing;
	struct card_spot found = {0};
	if (!store_begin(store, error))
		return false;
	bool good = read_standing(store, card, who, &standing, error);
	if (good) {
		if (standing.entry.place)
			good = find_spot(store, &standing.entry, &found, error) &&
			       take_out(store, &standing, who, detail, &found, error);
		standing_release(&standing);
	}
	if (!transaction_end(store, good, error))
		return false;
	if (spot)
		*spot = found;
	return true;
}

bool store_remove_card(struct store *store, int64_t card, const char *who,
	struct card_spot *spot, struct error *error)
{
	return card_remove(store, card, who, NULL, spot, error);
}

/* The place that a spot is now. */
static bool place_of(struct store *store, const struct standing *standing,
	const struct card_spot *spot, int *place, struct error *error)
{
	struct card_entry before = {0};
	if (spot && spot->behind) {
		if (!store_card(store, spot->behind, &before, error))
			return false;
		card_entry_release(&before);
	}
	*place = before.place && before.report == standing->entry.report
			 ? before.place + 1
		 : spot ? spot->place
			: standing->last + 1;
	if (*place < 1 || *place > standing->last + 1)
		*place = standing->last + 1;
	return true;
}

/* Whether the card at a place (0 and behind the last: none) is of a group. */
static bool is_of_group(struct store *store, int64_t report, int place, const char *group,
	bool *is, struct error *error)
{
	struct query query = query_open(store, SQL_CARD_GROUP_AT);
	query_integer(&query, report);
	query_integer(&query, place);
	const enum query_outcome outcome = query_step(&query, error);
	*is = outcome == QUERY_ROW && !strcmp(query_column_text(&query), group);
	query_close(&query);
	return outcome != QUERY_FAILED;
}

bool card_group_last(struct store *store, int64_t report, const char *group, int *place,
	struct error *error)
{
	int64_t last = 0;
	struct query query = query_open(store, SQL_CARD_GROUP_LAST);
	query_integer(&query, report);
	query_text(&query, group);
	if (!query_one_integer(&query, &last, error))
		return false;
	*place = (int)last;
	return true;
}

/* Who stood beside it may be of another group by now, or stand elsewhere: then it goes to
 * the end of its own group, where there is one. */
static bool keep_to_group(struct store *store, const struct standing *standing,
	int *place, struct error *error)
{
	const int64_t report = standing->entry.report;
	const char *group = standing->entry.card.group;
	bool above = false, below = false;
	int last;
	if (!group || !*group)
		return true;
	if (!is_of_group(store, report, *place - 1, group, &above, error) ||
		!is_of_group(store, report, *place, group, &below, error))
		return false;
	if (above || below)
		return true;
	if (!card_group_last(store, report, group, &last, error))
		return false;
	*place = last ? last + 1 : *place;
	return true;
}

static bool put_back(struct store *store, const struct standing *standing, int place,
	const struct card_spot *spot, const char *who, struct error *error)
{
	const struct card_entry *entry = &standing->entry;
	const struct places_change change = {entry->report, 0, place, standing->last,
		spot ? spot->unlinked : 0, spot ? spot->place : 0};
	const struct change now = change_now(who);
	if (standing->last >= LIMIT_CARDS)
		return report_full(entry->report, error);
	return shift(store, entry->report, place, standing->last, 1, error) &&
	       stand(store, entry, place, now, error) &&
	       search_copy_put_card(store, &standing->key, place, entry->number,
		       &entry->card, error) &&
	       ita_links_follow(store, &change, who, NULL, error) &&
	       note(store, entry, "card.restore", NULL, entry->revision + 1, now, error);
}

bool store_restore_card(struct store *store, int64_t card, const char *who,
	const struct card_spot *spot, struct error *error)
{
	struct standing standing;
	int place;
	if (!store_begin(store, error))
		return false;
	bool good = read_standing(store, card, who, &standing, error);
	if (good) {
		if (!standing.entry.place)
			good = place_of(store, &standing, spot, &place, error) &&
			       keep_to_group(store, &standing, &place, error) &&
			       put_back(store, &standing, place, spot, who, error);
		standing_release(&standing);
	}
	return transaction_end(store, good, error);
}
