/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/card/card_places.h"

#include <stdlib.h>
#include <string.h>

#include "db/store.h"
#include "model/card_copy.h"
#include "office/bulk.h"
#include "office/pasted_table.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/str.h"
#include "tui/app/people.h"
#include "tui/moving/moving.h"
#include "tui/pasting/pasting.h"
#include "tui/terminal/terminal.h"

static void deed_release(struct card_deed *deed)
{
	if (deed->kind == DEED_GROUPED)
		card_release(&deed->before);
	if (deed->kind == DEED_TRANSFERRED)
		transferred_release(&deed->sent);
	undoing_release(&deed->other);
	for (size_t i = 0; i < deed->count; i++)
		card_release(&deed->put[i]);
	free(deed->put);
	free(deed->numbers);
}

void card_deeds_release(struct card_deeds *deeds)
{
	for (size_t i = 0; i < deeds->count; i++)
		deed_release(&deeds->items[i]);
	free(deeds->items);
	*deeds = (struct card_deeds){0};
}

/* Takes it over. */
static void remember(struct card_deeds *deeds, const struct card_deed *deed)
{
	if (deeds->count == CARD_DEEDS_MOST) {
		deed_release(&deeds->items[0]);
		memmove(deeds->items, deeds->items + 1, --deeds->count * sizeof(*deed));
	}
	deeds->items = mem_grow(
		deeds->items, deeds->count, &deeds->capacity, sizeof(*deeds->items));
	deeds->items[deeds->count++] = *deed;
}

/* Where a card stands, and its revision. */
static bool look_at(
	struct app *app, int64_t card, int *place, int64_t *revision, struct error *error)
{
	struct card_entry entry;
	if (!store_card(app->store, card, &entry, error))
		return false;
	*place = entry.place;
	*revision = entry.revision;
	card_entry_release(&entry);
	return true;
}

/* --- moving --- */

static bool put_at(struct app *app, const struct card_line *row, int place,
	struct card_deeds *deeds, struct error *error)
{
	struct card_deed deed = {.kind = DEED_MOVED, .card = row->number, .to = place};
	if (!look_at(app, row->number, &deed.place, &deed.from, error) ||
		!store_move_card(app->store, row->number, place, app->who, error))
		return false;
	remember(deeds, &deed);
	return true;
}

static bool tell_conflict(struct app *app)
{
	app_message(app, STYLE_WARNING, "%s",
		_("Somebody else has changed this measure just now; nothing was done. "
		  "Please look again"));
	return false;
}

/* Saves the card, which belongs to the entry; its revision afterwards. */
static bool save(struct app *app, struct card_entry *entry, struct error *error)
{
	const enum save_outcome outcome =
		store_save_card(app->store, entry, app->who, error);
	return outcome == SAVE_CONFLICT ? tell_conflict(app) : outcome == SAVE_DONE;
}

/* The name of the group comes last: it may be long. */
static void tell_group(struct app *app, const char *group, bool was_done)
{
	const char *name = *group ? group : _("(in no group)");
	if (was_done)
		app_message(app, STYLE_WARNING,
			_("In another group now, and a draft again; Ctrl-Z takes that "
			  "back: “%s”"),
			name);
	else
		app_message(app, STYLE_WARNING,
			_("In another group now; Ctrl-Z takes that back: “%s”"), name);
}

/* Over the border: the group is that of the neighbour, the place stays. */
static bool change_group(struct app *app, const struct card_line *row,
	const struct card_line *neighbour, struct card_deeds *deeds, struct error *error)
{
	struct card_entry entry;
	struct card before;
	if (!store_card(app->store, row->number, &entry, error))
		return false;
	card_copy(&before, &entry.card);
	const int64_t from = entry.revision;
	free(entry.card.group);
	entry.card.group = *neighbour->group ? mem_strdup(neighbour->group) : NULL;
	card_confirm(&entry.card, FIELD_GROUP);
	const bool good = save(app, &entry, error);
	if (good) {
		tell_group(app, neighbour->group,
			before.state == CARD_DONE && entry.card.state != CARD_DONE);
		const struct card_deed deed = {.kind = DEED_GROUPED,
			.card = row->number,
			.from = from,
			.before = before,
			.revision = entry.revision};
		remember(deeds, &deed);
	} else {
		card_release(&before);
	}
	card_entry_release(&entry);
	return good;
}

/* The next line that way of the same group, behind those of others; SIZE_MAX: none. */
static size_t rest_of_group(const struct card_lines *lines, size_t line, int by)
{
	const char *group = lines->items[line].group;
	for (size_t at = line + (size_t)by; *group && at < lines->count; at += (size_t)by)
		if (!strcmp(lines->items[at].group, group))
			return at;
	return SIZE_MAX;
}

static bool join_group(struct app *app, const struct card_lines *lines, size_t line,
	size_t rest, int by, struct card_deeds *deeds, struct error *error)
{
	const struct card_line *row = &lines->items[line];
	if (!put_at(app, row, lines->items[rest].place - by, deeds, error))
		return false;
	app_message(app, STYLE_DONE,
		_("With the rest of its group now; Ctrl-Z takes that back: “%s”"),
		row->group);
	return true;
}

bool card_place_move(struct app *app, const struct card_lines *lines, size_t line, int by,
	struct card_deeds *deeds, struct error *error)
{
	const struct card_line *row = &lines->items[line];
	const size_t next = line + (size_t)by; /* beyond the first: larger than all */
	if (next >= lines->count)
		return true;
	const struct card_line *neighbour = &lines->items[next];
	if (!lines->grouped || !strcmp(neighbour->group, row->group))
		return put_at(app, row, row->place + by, deeds, error);
	const size_t rest = rest_of_group(lines, line, by);
	if (rest != SIZE_MAX)
		return join_group(app, lines, line, rest, by, deeds, error);
	return change_group(app, row, neighbour, deeds, error);
}

bool card_place_remove(
	struct app *app, int64_t card, struct card_deeds *deeds, struct error *error)
{
	struct card_deed deed = {.kind = DEED_REMOVED, .card = card};
	int place;
	if (!look_at(app, card, &place, &deed.from, error) ||
		!store_remove_card(app->store, card, app->who, &deed.spot, error))
		return false;
	remember(deeds, &deed);
	return true;
}

/* --- pasted --- */

/* A card that is put in at a place; the deed remembers it. group: for one without. */
static bool put_in(struct app *app, int64_t report, int place, const char *group,
	const struct card *card, struct card_deed *deed, struct error *error)
{
	struct card_entry entry;
	if (!store_add_card(app->store, report, app->who, &entry, error))
		return false;
	for (enum card_field field = 0; field < FIELD_COUNT; field++)
		card_field_copy(&entry.card, card, field);
	if (*group && !card_field_filled(card, FIELD_GROUP)) {
		free(entry.card.group);
		entry.card.group = mem_strdup(group);
	}
	const bool good =
		save(app, &entry, error) &&
		(entry.place == place || store_move_card(app->store, entry.number, place,
						 app->who, error));
	if (good) {
		deed->numbers[deed->count] = entry.number;
		card_copy(&deed->put[deed->count++], &entry.card);
	}
	card_entry_release(&entry);
	return good;
}

/* All of them, or none. */
static bool put_all(struct app *app, int64_t report, int place, const char *group,
	const struct pasted_table *table, struct card_deed *deed, struct error *error)
{
	size_t count;
	const struct card *cards = pasted_table_cards(table, &count);
	deed->numbers = mem_new(count, sizeof(*deed->numbers));
	deed->put = mem_new(count, sizeof(*deed->put));
	bool good = store_begin(app->store, error);
	if (!good)
		return false;
	for (size_t i = 0; good && i < count; i++)
		good = put_in(
			app, report, place + 1 + (int)i, group, &cards[i], deed, error);
	if (good && store_commit(app->store, error))
		return true;
	store_rollback(app->store);
	return false;
}

static bool paste(struct app *app, int64_t report, const struct pasted_table *table,
	int place, const char *group, struct card_deeds *deeds, struct error *error)
{
	struct card_deed deed = {.kind = DEED_PASTED};
	struct str number = STR_INIT;
	if (!put_all(app, report, place, group, table, &deed, error)) {
		deed_release(&deed);
		return false;
	}
	deed.card = deed.numbers[0];
	number_append(&number, (int64_t)deed.count, app_digits(app));
	app_message(app, STYLE_DONE,
		_("Measures put in as drafts: %s; Ctrl-Z takes them all out"),
		number.data);
	str_release(&number);
	remember(deeds, &deed);
	return true;
}

bool card_place_paste(struct app *app, int64_t report, const struct card_lines *lines,
	const struct card_line *row, const struct event *pasted, struct card_deeds *deeds,
	int64_t *first, struct error *error)
{
	const char *why = people_read_only(app, lines->state);
	const int place = row ? row->place : (int)lines->count;
	const char *group = row && lines->grouped ? row->group : "";
	*first = 0;
	if (why) {
		app_message(app, STYLE_WARNING, "%s", _(why));
		return true;
	}
	struct pasted_table *table = pasted_table_new(
		app->store, app->who, lines->layout, pasted->paste, pasted->bytes, error);
	bool good = table != NULL;
	if (good && pasting_measures(app, table, place, group)) {
		good = paste(app, report, table, place, group, deeds, error);
		*first = good ? deeds->items[deeds->count - 1].card : 0;
	}
	pasted_table_free(table);
	return good;
}

/* --- copied and moved among reports --- */

/* Takes over what was done, if anything was. */
static void remember_sent(struct card_deeds *deeds, int64_t report,
	const struct transferred *done, int64_t *first)
{
	*first = 0;
	if (!done->count)
		return;
	const struct transferred_card *item = &done->items[0];
	const struct card_deed deed = {
		.kind = DEED_TRANSFERRED, .card = item->card, .sent = *done};
	if (done->to == report)
		*first = item->put;
	remember(deeds, &deed);
}

bool card_place_send(struct app *app, int64_t report, const struct card_lines *lines,
	const struct card_line *row, struct card_deeds *deeds, int64_t *first,
	struct error *error)
{
	struct transferred done;
	const bool good = moving_ask(app, report, lines, row, &done, error);
	remember_sent(deeds, report, &done, first);
	return good;
}

bool card_place_bring(struct app *app, int64_t report, struct card_deeds *deeds,
	int64_t *first, struct error *error)
{
	struct transferred done;
	const bool good = moving_bring(app, report, &done, error);
	remember_sent(deeds, report, &done, first);
	return good;
}

void card_place_take_over(struct app *app, int64_t report, struct card_deeds *deeds)
{
	struct card_deed deed = {.kind = DEED_ELSEWHERE};
	if (undoing_take(&app->undoing, report, &deed.other))
		remember(deeds, &deed);
}

/* --- taken back --- */

/* The card says again what it said, and is done again if it was: unless somebody has
 * changed it since. */
static bool restore_group(
	struct app *app, const struct card_deed *deed, struct error *error)
{
	struct card_entry entry;
	if (!store_card(app->store, deed->card, &entry, error))
		return false;
	bool good = entry.revision == deed->revision;
	if (good) {
		card_release(&entry.card);
		card_copy(&entry.card, &deed->before);
		good = save(app, &entry, error);
	} else {
		tell_conflict(app);
	}
	card_entry_release(&entry);
	if (good)
		app_message(app, STYLE_DONE, "%s", _("It is in its group again"));
	return good;
}

static bool restore_place(
	struct app *app, const struct card_deed *deed, struct error *error)
{
	int place;
	int64_t revision;
	if (!look_at(app, deed->card, &place, &revision, error))
		return false;
	if (place != deed->to)
		return tell_conflict(app);
	if (!store_move_card(app->store, deed->card, deed->place, app->who, error))
		return false;
	app_message(app, STYLE_DONE, "%s", _("It is in its place again"));
	return true;
}

static bool restore_removed(
	struct app *app, const struct card_deed *deed, struct error *error)
{
	if (!store_restore_card(app->store, deed->card, app->who, &deed->spot, error))
		return false;
	app_message(app, STYLE_DONE, "%s", _("Back in the report"));
	return true;
}

/* Takes one that was pasted out again, unless it says something else now. */
static bool take_out(struct app *app, const struct card_deed *deed, size_t i,
	size_t *changed, struct error *error)
{
	struct card_entry entry;
	if (!store_card(app->store, deed->numbers[i], &entry, error))
		return false;
	bool good = true;
	if (entry.card.state != CARD_DRAFT || card_difference(&entry.card, &deed->put[i]))
		++*changed;
	else
		good = store_remove_card(
			app->store, deed->numbers[i], app->who, NULL, error);
	card_entry_release(&entry);
	return good;
}

static bool restore_pasted(
	struct app *app, const struct card_deed *deed, struct error *error)
{
	size_t changed = 0;
	bool good = store_begin(app->store, error);
	if (!good)
		return false;
	/* From the last: what stands behind has the fewest places to go. */
	for (size_t i = deed->count; good && i-- > 0;)
		good = take_out(app, deed, i, &changed, error);
	if (!good || !store_commit(app->store, error)) {
		store_rollback(app->store);
		return false;
	}
	struct str number = STR_INIT;
	number_append(
		&number, (int64_t)(changed ? changed : deed->count), app_digits(app));
	app_message(app, STYLE_DONE,
		changed ? _("Taken out again, but for those that were changed since: %s")
			: _("Measures that were pasted and are out again: %s"),
		number.data);
	str_release(&number);
	return true;
}

static bool restore(struct app *app, const struct card_deed *deed, struct error *error)
{
	switch (deed->kind) {
	case DEED_REMOVED: return restore_removed(app, deed, error);
	case DEED_MOVED: return restore_place(app, deed, error);
	case DEED_PASTED: return restore_pasted(app, deed, error);
	case DEED_TRANSFERRED: return moving_undo(app, &deed->sent, error);
	case DEED_ELSEWHERE: return deed->other.undo(app, deed->other.deed, error);
	case DEED_GROUPED: break;
	}
	return restore_group(app, deed, error);
}

/* Deeds before that led a card to a revision led it to another by now. */
static void lead_to(
	struct card_deeds *deeds, int64_t card, int64_t from, int64_t revision)
{
	for (size_t i = 0; i < deeds->count; i++) {
		struct card_deed *deed = &deeds->items[i];
		const struct bulk *set = deed->other.cards;
		if (deed->card == card && deed->revision == from)
			deed->revision = revision;
		for (size_t j = 0; j < deed->sent.count; j++) {
			struct transferred_card *item = &deed->sent.items[j];
			if (item->put == card && item->revision == from)
				item->revision = revision;
		}
		for (size_t j = 0; set && j < set->count; j++) {
			struct card_entry *entry = &set->items[j].entry;
			if (entry->number == card && entry->revision == from)
				entry->revision = revision;
		}
	}
}

static bool lead_card_on(struct app *app, struct card_deeds *deeds, int64_t card,
	int64_t from, struct error *error)
{
	int place;
	int64_t revision;
	if (!look_at(app, card, &place, &revision, error))
		return false;
	lead_to(deeds, card, from, revision);
	return true;
}

/* Those that say again what they said. Of what somebody else has changed since, that was not
 * all that there was. */
static bool lead_set_on(struct app *app, struct card_deeds *deeds, const struct bulk *set,
	struct error *error)
{
	for (size_t i = 0; set && i < set->count; i++) {
		const struct bulk_card *item = &set->items[i];
		struct card_entry now;
		if (item->fate != BULK_SAVED)
			continue;
		if (!store_card(app->store, item->entry.number, &now, error))
			return false;
		if (!card_difference(&now.card, &item->before))
			lead_to(deeds, now.number, item->from, now.revision);
		card_entry_release(&now);
	}
	return true;
}

/* To take back is a change of its own: the deed before on that card led to it now. */
static bool lead_on(struct app *app, struct card_deeds *deeds,
	const struct card_deed *done, struct error *error)
{
	if (done->kind == DEED_PASTED)
		return true;
	if (done->kind == DEED_ELSEWHERE)
		return lead_set_on(app, deeds, done->other.cards, error);
	if (done->kind != DEED_TRANSFERRED)
		return lead_card_on(app, deeds, done->card, done->from, error);
	bool good = true;
	for (size_t i = 0; good && i < done->sent.count; i++)
		good = lead_card_on(app, deeds, done->sent.items[i].card,
			done->sent.items[i].was, error);
	return good;
}

bool card_place_undo(
	struct app *app, struct card_deeds *deeds, int64_t *card, struct error *error)
{
	struct card_deed deed = deeds->items[--deeds->count];
	*card = deed.card;
	const bool good = restore(app, &deed, error) && lead_on(app, deeds, &deed, error);
	deed_release(&deed);
	return good;
}
