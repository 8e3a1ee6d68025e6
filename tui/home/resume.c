/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/home/resume.h"

#include <stdlib.h>
#include <string.h>

#include "db/bin.h"
#include "db/head.h"
#include "db/settings.h"
#include "tui/app/session.h"
#include "tui/home/kept_texts.h"

/* What it is for the cards: the name of their class. */
#define PLACE_CARDS "cards"

/* The newest draft whose run is over: of a card or of a report's own texts. */
struct found {
	int64_t card, report; /* 0: not of one */
	int64_t at;
	enum card_field field;
	size_t cursor;
	enum screen_id screen; /* on which the report's own text is typed */
};

static bool draft_found(void *context, const struct draft *draft)
{
	struct found *found = context;
	if (session_running(draft->session))
		return true;
	found->card = draft->card;
	found->at = draft->at;
	found->field = draft->field;
	found->cursor = draft->cursor > 0 ? (size_t)draft->cursor : 0;
	return false;
}

static bool head_draft_found(void *context, const struct head_draft *draft)
{
	struct found *found = context;
	if (session_running(draft->session))
		return true;
	if (found->card && found->at >= draft->at)
		return false;
	found->card = 0;
	found->report = draft->report;
	found->screen = screen_of_text(draft->field);
	return false;
}

static bool open_cards(struct app *app, int64_t report, struct error *error)
{
	return app_open(app, SCREEN_CARDS, &(struct topic){.report = report}, error);
}

static bool open_card(struct app *app, const struct found *found, struct error *error)
{
	struct card_entry entry;
	if (!store_card(app->store, found->card, &entry, error))
		return false;
	int64_t report = entry.report;
	card_entry_release(&entry);
	const struct topic topic = {.card = found->card,
		.path = card_field_name(found->field),
		.start = found->cursor};
	return open_cards(app, report, error) &&
	       app_open(app, SCREEN_GUIDE, &topic, error);
}

static bool open_texts(struct app *app, const struct found *found, struct error *error)
{
	const struct topic topic = {.report = found->report};
	return open_cards(app, found->report, error) &&
	       app_open(app, found->screen, &topic, error);
}

/* Goes on with a draft, if one is found. Its screen says what it recovered. */
static bool go_on(struct app *app, bool *gone_on, struct error *error)
{
	struct found found = {.field = FIELD_NONE};
	if (!store_drafts(app->store, app->who, draft_found, &found, error) ||
		!store_head_drafts(app->store, app->who, head_draft_found, &found, error))
		return false;
	*gone_on = found.card || found.report;
	if (found.card)
		return open_card(app, &found, error);
	return !found.report || open_texts(app, &found, error);
}

void resume_remember(const struct app *app)
{
	const char *place = NULL;
	struct error error = ERROR_INIT;
	for (int i = 0; i < app->depth; i++)
		if (!strcmp(app->screens[i].class->name, PLACE_CARDS))
			place = PLACE_CARDS;
	if (app->store &&
		!store_set_setting(app->store, app->who, SETTING_PLACE, place, &error))
		error_release(&error);
}

/* Opens the cards that were left, if the last screen was one of theirs. */
static bool open_place(struct app *app, struct error *error)
{
	char *place = NULL;
	int64_t report = 0;
	if (!store_setting(app->store, app->who, SETTING_PLACE, &place, error))
		return false;
	bool cards = place && !strcmp(place, PLACE_CARDS);
	free(place);
	if (!cards)
		return true;
	return store_last_opened(app->store, app->who, &report, error) &&
	       (!report || open_cards(app, report, error));
}

static bool is_there(void *context, const struct bin_item *item)
{
	bool *there = context;
	(void)item;
	*there = true;
	return false;
}

/* Whether nobody worked in the office file yet. One whose reports all lie in the bin is
 * no new one: the way to the bin is needed there. */
static bool is_new(const struct app *app, bool *fresh, struct error *error)
{
	int64_t reports = 0;
	bool binned = false;
	if (!store_count(app->store, &reports, error))
		return false;
	/* Only where there is nothing else is the bin looked into: it is the first screen
	 * that waits. */
	if (!reports && !*app->settings.name &&
		!store_bin(app->store, 0, is_there, &binned, error))
		return false;
	*fresh = !reports && !binned && !*app->settings.name;
	return true;
}

bool resume(struct app *app, struct error *error)
{
	bool fresh = false;
	if (!app->store)
		return app_open(app, SCREEN_START, NULL, error);
	if (!is_new(app, &fresh, error))
		return false;
	if (fresh)
		return app_open(app, SCREEN_START, NULL, error);
	if (!app_open(app, SCREEN_REPORTS, NULL, error))
		return false;
	struct error failed = ERROR_INIT;
	bool found = false;
	if (!kept_rescue(app, &failed) || !go_on(app, &found, &failed) ||
		(!found && !open_place(app, &failed)) ||
		!app_open(app, SCREEN_KEPT, NULL, &failed))
		app_error(app, &failed);
	return true;
}
