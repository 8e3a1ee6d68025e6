/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "office/since_signed.h"

#include <stdlib.h>
#include <string.h>

#include "db/head.h"
#include "db/trust/trail.h"
#include "model/card.h"
#include "model/card_copy.h"
#include "text/mem.h"

/* What the trail tells of a card: its revision now, its revision when the report was signed,
 * and the first one that it got since; 0: none is told. */
struct told {
	int64_t card, now, then, since;
};

struct reading {
	struct since_signed *since;
	int64_t revision; /* of the report's own texts then; 0: nobody has signed */
	struct told *cards;
	size_t count, capacity;
};

static struct told *told_of(struct reading *reading, int64_t card)
{
	for (size_t i = 0; i < reading->count; i++)
		if (reading->cards[i].card == card)
			return &reading->cards[i];
	reading->cards = mem_grow(reading->cards, reading->count, &reading->capacity,
		sizeof(*reading->cards));
	struct told *told = &reading->cards[reading->count++];
	*told = (struct told){.card = card};
	return told;
}

/* What came after an earlier signature came before this one. */
static void sign(struct reading *reading, const struct trail_entry *entry)
{
	struct since_signed *since = reading->since;
	reading->revision = entry->revision;
	since->replaced = false;
	since->at = entry->at;
	free(since->who);
	since->who = mem_strdup(entry->who);
	for (size_t i = 0; i < reading->count; i++) {
		reading->cards[i].then = reading->cards[i].now;
		reading->cards[i].since = 0;
	}
}

static bool take_entry(void *context, const struct trail_entry *entry)
{
	struct reading *reading = context;
	if (!entry->card) {
		if (strcmp(entry->act, "report.sign") == 0 ||
			strcmp(entry->act, "report.approve") == 0)
			sign(reading, entry);
		else if (strcmp(entry->act, "report.replace") == 0)
			reading->since->replaced = true;
		return true;
	}
	if (!entry->revision)
		return true;
	struct told *told = told_of(reading, entry->card);
	told->now = entry->revision;
	if (reading->revision && !told->since)
		told->since = entry->revision;
	return true;
}

struct wanted {
	int64_t revision;
	struct card *card;
	bool found;
};

static bool take_version(void *context, const struct card_version *version)
{
	struct wanted *wanted = context;
	if (version->revision > wanted->revision)
		return true;
	if (version->revision == wanted->revision) {
		card_copy(wanted->card, version->card);
		wanted->found = true;
	}
	return false;
}

/* A card that was added since is left out. */
static bool add_card(struct reading *reading, struct store *store, int64_t number,
	const struct card *now, struct error *error)
{
	const struct told *told = told_of(reading, number);
	const int64_t revision = told->then ? told->then : told->since - 1;
	struct card before;
	card_init(&before);
	struct wanted wanted = {revision, &before, false};
	if (!told->since) {
		card_copy(&before, now);
		wanted.found = true;
	} else if (!store_card_history(store, number, take_version, &wanted, error)) {
		return false;
	}
	if (wanted.found)
		*report_add_card(&reading->since->before) = before;
	else
		card_release(&before);
	return true;
}

static bool put_together(struct reading *reading, struct store *store, int64_t number,
	const struct report *now, struct error *error)
{
	struct since_signed *since = reading->since;
	int64_t present;
	bool good = store_head_revision(store, number, &present, error);
	if (good && present == reading->revision)
		good = since->found =
			store_load_head(store, number, &since->before, error);
	else if (good)
		good = store_head_version(store, number, reading->revision,
			&since->before, &since->found, error);
	for (size_t i = 0; good && since->found && i < now->count; i++) {
		int64_t card;
		good = store_card_at(store, number, (int)i + 1, &card, error) &&
		       add_card(reading, store, card, &now->cards[i], error);
	}
	return good;
}

bool since_signed_read(struct since_signed *since, struct store *store, int64_t number,
	const struct report *now, struct error *error)
{
	struct reading reading = {.since = since};
	*since = (struct since_signed){0};
	bool good = store_trail(store, number, 0, take_entry, &reading, error);
	if (good && reading.revision && !since->replaced)
		good = put_together(&reading, store, number, now, error);
	free(reading.cards);
	if (!good)
		since_signed_release(since);
	return good;
}

void since_signed_release(struct since_signed *since)
{
	free(since->who);
	if (since->found)
		report_release(&since->before);
	*since = (struct since_signed){0};
}
