/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/app/reviewing.h"

#include <stdlib.h>
#include <string.h>

#include "model/card.h"
#include "model/card_copy.h"
#include "model/report.h"
#include "office/report_changes.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/str.h"
#include "tui/app/dialog.h"

struct read_report {
	int64_t number;
	char shown[SHOWN_HEX + 1];
};

struct reviewing {
	struct reviewed *cards;
	size_t count, capacity;
	struct read_report *reports;
	size_t reports_count, reports_capacity;
};

static struct reviewing *reviewing_of(struct app *app)
{
	if (!app->reviewing)
		app->reviewing = mem_new(1, sizeof(*app->reviewing));
	return app->reviewing;
}

static struct reviewed *find(const struct app *app, int64_t card)
{
	const struct reviewing *reviewing = app->reviewing;
	for (size_t i = 0; reviewing && i < reviewing->count; i++)
		if (reviewing->cards[i].card == card)
			return &reviewing->cards[i];
	return NULL;
}

static struct reviewed *add(struct reviewing *reviewing, int64_t card)
{
	reviewing->cards = mem_grow(reviewing->cards, reviewing->count,
		&reviewing->capacity, sizeof(*reviewing->cards));
	struct reviewed *added = &reviewing->cards[reviewing->count++];
	*added = (struct reviewed){.card = card, .decided = NOT_DECIDED};
	card_init(&added->shown);
	return added;
}

static void forget_decision(struct reviewed *card)
{
	card->decided = NOT_DECIDED;
	free(card->comment);
	card->comment = NULL;
}

static char *one_line(const struct card *card)
{
	const char *name = card->issue && *card->issue ? card->issue : card->measure;
	return mem_strndup(name ? name : "", strcspn(name ? name : "", "\n"));
}

void reviewing_saw_card(struct app *app, const struct card_entry *entry)
{
	struct reviewed *card = find(app, entry->number);
	if (!card)
		card = add(reviewing_of(app), entry->number);
	/* What was decided was decided of what stood there then. */
	if (entry->revision != card->revision ||
		!card_same_text(&card->shown, &entry->card))
		forget_decision(card);
	card_release(&card->shown);
	card_copy(&card->shown, &entry->card);
	card->revision = entry->revision;
	card->place = entry->place;
	free(card->name);
	card->name = one_line(&entry->card);
}

void reviewing_forget_card(struct app *app, int64_t number)
{
	struct reviewed *card = find(app, number);
	if (!card)
		return;
	forget_decision(card);
	card_release(&card->shown);
	card_init(&card->shown);
	card->revision = 0;
}

bool reviewing_read_card(const struct app *app, int64_t number, const struct card *now)
{
	const struct reviewed *card = find(app, number);
	return card && card->revision && card_same_text(&card->shown, now);
}

/* --- reports --- */

static struct read_report *find_report(const struct app *app, int64_t number)
{
	const struct reviewing *reviewing = app->reviewing;
	for (size_t i = 0; reviewing && i < reviewing->reports_count; i++)
		if (reviewing->reports[i].number == number)
			return &reviewing->reports[i];
	return NULL;
}

void reviewing_saw_report(struct app *app, int64_t number, const struct report *report)
{
	struct read_report *seen = find_report(app, number);
	if (!seen) {
		struct reviewing *reviewing = reviewing_of(app);
		reviewing->reports = mem_grow(reviewing->reports,
			reviewing->reports_count, &reviewing->reports_capacity,
			sizeof(*reviewing->reports));
		seen = &reviewing->reports[reviewing->reports_count++];
		seen->number = number;
	}
	report_shown(seen->shown, report);
}

enum seen reviewing_read_report(
	const struct app *app, int64_t number, const struct report *now)
{
	const struct read_report *seen = find_report(app, number);
	char shown[SHOWN_HEX + 1];
	if (!seen)
		return SEEN_NEVER;
	report_shown(shown, now);
	return strcmp(shown, seen->shown) == 0 ? SEEN_SO : SEEN_OTHER;
}

/* --- decisions --- */

void reviewing_decide(struct app *app, int64_t number, int act, const char *comment)
{
	struct reviewed *card = find(app, number);
	if (!card)
		return;
	forget_decision(card);
	card->decided = act;
	card->comment = mem_strdup(comment);
}

int reviewing_decided(const struct app *app, int64_t number)
{
	const struct reviewed *card = find(app, number);
	return card ? card->decided : NOT_DECIDED;
}

const struct reviewed *reviewing_next(const struct app *app, const struct reviewed *last)
{
	const struct reviewing *reviewing = app->reviewing;
	size_t i = last ? (size_t)(last - reviewing->cards) + 1 : 0;
	for (; reviewing && i < reviewing->count; i++)
		if (reviewing->cards[i].decided != NOT_DECIDED)
			return &reviewing->cards[i];
	return NULL;
}

size_t reviewing_count(const struct app *app)
{
	size_t count = 0;
	for (const struct reviewed *at = NULL; (at = reviewing_next(app, at));)
		count++;
	return count;
}

bool reviewing_may_leave(struct app *app)
{
	const size_t count = reviewing_count(app);
	struct str number = STR_INIT, text = STR_INIT;
	if (!count || app->ending)
		return true;
	number_append(&number, (int64_t)count, app_digits(app));
	str_printf(&text,
		_("Measures that you have decided on and not signed yet: %s. What you "
		  "decided, and what you wrote to it, is kept nowhere."),
		number.data);
	const bool yes =
		dialog_confirm(app, _("Quit"), text.data, N_("Leave without signing"));
	str_release(&number);
	str_release(&text);
	return yes;
}

void reviewing_release(struct app *app)
{
	struct reviewing *reviewing = app->reviewing;
	app->reviewing = NULL;
	if (!reviewing)
		return;
	for (size_t i = 0; i < reviewing->count; i++) {
		forget_decision(&reviewing->cards[i]);
		card_release(&reviewing->cards[i].shown);
		free(reviewing->cards[i].name);
	}
	free(reviewing->cards);
	free(reviewing->reports);
	free(reviewing);
}
