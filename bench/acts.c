/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "bench/acts.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "db/offices.h"
#include "db/overview.h"
#include "db/progress.h"
#include "db/review.h"
#include "db/store.h"
#include "db/trust/people.h"
#include "model/card.h"
#include "text/mem.h"
#include "text/str.h"

enum { SCREENFUL = 50 };

const char *const act_names[ACTS] = {
	[ACT_LIST] = "list",
	[ACT_CARDS] = "cards",
	[ACT_CARD] = "card",
	[ACT_PROGRESS] = "progress",
	[ACT_OFFICES] = "offices",
	[ACT_SEARCH] = "search",
	[ACT_SAVE] = "save",
	[ACT_REVIEW] = "review",
};

bool act_find(const char *name, enum act *act)
{
	for (*act = 0; *act < ACTS; ++*act)
		if (!strcmp(act_names[*act], name))
			return true;
	return false;
}

double act_now(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec * 1e3 + (double)time.tv_nsec * 1e-6;
}

static int compare(const void *a, const void *b)
{
	const double left = *(const double *)a, right = *(const double *)b;
	return (left > right) - (left < right);
}

void act_sort(double *times, size_t count)
{
	qsort(times, count, sizeof(*times), compare);
}

double act_percentile(const double *sorted, size_t count, int percent)
{
	const size_t at = (count * (size_t)percent + 99) / 100;
	return count ? sorted[at ? at - 1 : 0] : NAN;
}

/* --- a place --- */

static bool take_newest(void *context, const struct report_summary *report)
{
	struct place *place = context;
	place->report = report->number;
	place->fiscal_year = report->fiscal_year;
	return false;
}

static bool take_card(void *context, const struct card_overview *card)
{
	struct place *place = context;
	if (card->state != CARD_APPROVED)
		place->cards[place->count++] = card->number;
	return true;
}

static bool take_cards(void *context, const struct report_summary *report)
{
	struct place *place = context;
	struct error error = ERROR_INIT;
	place->cards = mem_resize(place->cards, place->count + (size_t)report->cards + 1,
		sizeof(*place->cards));
	if (!store_overview(
		    place->store, report->number, place->who, take_card, place, &error))
		error_release(&error);
	return true;
}

bool place_open(struct place *place, const char *address, bool supervisor, bool cards,
	struct error *error)
{
	*place = (struct place){.words = "ประชาชน"};
	place->store = store_open(address, STORE_WRITE, error);
	if (!place->store)
		return false;
	place->who = mem_strdup(store_person(place->store));
	if (!store_list(place->store, take_newest, place, error) ||
		(cards && !store_list(place->store, take_cards, place, error)))
		return false;
	if (!supervisor)
		return true;
	place->signer = store_unlock(
		place->store, place->who, getenv("BENCH_PASSPHRASE"), time(NULL), error);
	return place->signer != NULL;
}

void place_close(struct place *place)
{
	signer_free(place->signer);
	store_close(place->store);
	free(place->cards);
	free(place->who);
}

/* --- reading --- */

static bool see_report(void *context, const struct report_summary *report)
{
	(void)report;
	++*(int *)context;
	return true;
}

static bool see_card(void *context, const struct card_overview *card)
{
	(void)card;
	++*(int *)context;
	return true;
}

static bool see_progress(void *context, const struct progress_card *card)
{
	(void)card;
	++*(int *)context;
	return true;
}

static bool see_office(void *context, const struct office_progress *office)
{
	(void)office;
	++*(int *)context;
	return true;
}

static bool see_hit(void *context, const struct search_hit *hit)
{
	(void)hit;
	++*(int *)context;
	return true;
}

static bool open_card(struct place *place, struct error *error)
{
	struct card_entry entry;
	if (!place->count || !store_card(place->store, place->cards[0], &entry, error))
		return false;
	card_entry_release(&entry);
	return true;
}

static bool read_it(struct place *place, enum act act, struct error *error)
{
	int seen = 0;
	struct store *store = place->store;
	switch (act) {
	case ACT_LIST: return store_list(store, see_report, &seen, error);
	case ACT_CARDS:
		return store_overview(
			store, place->report, place->who, see_card, &seen, error);
	case ACT_CARD: return open_card(place, error);
	case ACT_PROGRESS:
		return store_progress_year(
			store, place->fiscal_year, see_progress, &seen, error);
	case ACT_OFFICES:
		return store_offices(
			store, place->fiscal_year, time(NULL), see_office, &seen, error);
	default:
		return store_search(
			store, place->words, SCREENFUL, see_hit, &seen, error);
	}
}

/* --- writing --- */

static enum outcome outcome_of(enum save_outcome saved)
{
	return saved == SAVE_DONE       ? OUTCOME_DONE
	       : saved == SAVE_CONFLICT ? OUTCOME_CONFLICT
					: OUTCOME_FAILED;
}

/* What somebody types: a sentence more, or one less where it is there; and it is done. */
static void edit(struct card *card)
{
	static const char more[] = " ปรับปรุงตามผลการติดตาม";
	char **text = card_text(card, FIELD_FOLLOW_UP);
	const size_t bytes = *text ? strlen(*text) : 0;
	if (bytes >= sizeof(more) - 1 &&
		!strcmp(*text + bytes - (sizeof(more) - 1), more)) {
		(*text)[bytes - (sizeof(more) - 1)] = '\0';
	} else {
		struct str longer = STR_INIT;
		str_printf(&longer, "%s%s", *text ? *text : "", more);
		free(*text);
		*text = str_detach(&longer);
	}
	card->state = card->state == CARD_DONE ? CARD_DRAFT : CARD_DONE;
}

static enum outcome save(
	struct place *place, const struct around *around, struct error *error)
{
	struct card_entry entry;
	if (!place->count)
		return OUTCOME_NOTHING;
	place->saved = (place->saved + 1) % place->count;
	if (!store_card(place->store, place->cards[place->saved], &entry, error))
		return OUTCOME_FAILED;
	enum outcome outcome = OUTCOME_NOTHING;
	if (entry.card.state != CARD_APPROVED) {
		edit(&entry.card);
		around->before(around->context);
		outcome = outcome_of(
			store_save_card(place->store, &entry, place->who, error));
		around->after(around->context);
	}
	card_entry_release(&entry);
	return outcome;
}

static enum outcome judge(struct place *place, const struct card_entry *entry,
	const struct around *around, struct error *error)
{
	struct card_decision decision = {
		.card = entry->number,
		.revision = entry->revision,
		.act = place->returns && place->judged % 2 ? CARD_ACT_RETURN
							   : CARD_ACT_APPROVE,
		.comment = "โปรดระบุผลการดำเนินงานให้ชัดเจน",
	};
	card_shown(decision.shown, &entry->card);
	around->before(around->context);
	const enum save_outcome outcome = store_decide_cards(
		place->store, &decision, 1, place->signer, NULL, error);
	around->after(around->context);
	return outcome_of(outcome);
}

/* The next that is done. */
static enum outcome review(
	struct place *place, const struct around *around, struct error *error)
{
	for (size_t i = 0; i < place->count; i++) {
		struct card_entry entry;
		place->judged = (place->judged + 1) % place->count;
		if (!store_card(place->store, place->cards[place->judged], &entry, error))
			return OUTCOME_FAILED;
		const bool done = entry.card.state == CARD_DONE;
		const enum outcome outcome =
			done ? judge(place, &entry, around, error) : OUTCOME_NOTHING;
		card_entry_release(&entry);
		if (done)
			return outcome;
	}
	return OUTCOME_NOTHING;
}

enum outcome act_do(struct place *place, enum act act, const struct around *around,
	struct error *error)
{
	if (act == ACT_SAVE)
		return save(place, around, error);
	if (act == ACT_REVIEW)
		return review(place, around, error);
	around->before(around->context);
	const bool done = read_it(place, act, error);
	around->after(around->context);
	return done ? OUTCOME_DONE : OUTCOME_FAILED;
}
