/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/home/resume.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/bin.h"
#include "db/head.h"
#include "db/settings.h"
#include "db/store.h"
#include "model/card.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/str.h"
#include "tui/app/screen.h"
#include "tui/app/screen_id.h"
#include "tui/app/session.h"
#include "tui/home/kept_texts.h"
#include "tui/beginning/news.h"

/* Of a path of a field, with its NUL. */
enum { PATH_BYTES = 128 };

/* The newest draft whose run is over: of a card or of a report's own texts. */
struct found {
	const struct app *app;
	int64_t card, report; /* 0: not of one */
	int64_t at;
	enum card_field field;
	size_t cursor;
	enum screen_id screen; /* on which the report's own text is typed */
};

static bool draft_found(void *context, const struct draft *draft)
{
	struct found *found = context;
	if (session_running(draft->session, draft->at, found->app->sends))
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
	if (session_running(draft->session, draft->at, found->app->sends))
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
	return app_open_behind(
		app, SCREEN_CARDS, &(struct topic){.report = report}, error);
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
	struct found found = {.app = app, .field = FIELD_NONE};
	if (!store_drafts(app->store, app->who, draft_found, &found, error) ||
		!store_head_drafts(app->store, app->who, head_draft_found, &found, error))
		return false;
	*gone_on = found.card || found.report;
	if (found.card)
		return open_card(app, &found, error);
	return !found.report || open_texts(app, &found, error);
}

/* The screens to which one comes back, where their names stand in SETTING_PLACE: on a card
 * or a text of a report's own, to the word. */
static const enum screen_id places[] = {
	SCREEN_CARDS, SCREEN_GUIDE, SCREEN_WHOLE, SCREEN_MEMO, SCREEN_TEXTS};

/* The class of the name that a place begins with; NULL: it is no such place. */
static const struct screen_class *class_of(const struct app *app, const char *place)
{
	for (const struct screen_class *const *at = app->classes; *at; at++)
		for (size_t i = 0; i < COUNT(places); i++) {
			const char *name = (*at)->name;
			const size_t bytes = strlen(name);
			if ((*at)->id == places[i] && !strncmp(place, name, bytes) &&
				(!place[bytes] || place[bytes] == ' '))
				return *at;
		}
	return NULL;
}

/* The place as it is kept: "cards", "guide CARD FIELD BYTES", "memo 0 PATH BYTES". */
static void put_place(const struct screen *screen, struct str *out)
{
	struct topic topic = {0};
	if (screen->class->about)
		screen->class->about(screen, &topic);
	str_puts(out, screen->class->name);
	if (topic.path)
		str_printf(out, " %lld %s %zu", (long long)topic.card, topic.path,
			topic.start);
}

void resume_remember(const struct app *app)
{
	struct str place = STR_INIT;
	struct error error = ERROR_INIT;
	for (int i = 0; i < app->depth; i++) {
		if (!class_of(app, app->screens[i].class->name))
			continue;
		str_clear(&place);
		put_place(&app->screens[i], &place);
	}
	if (app->store && !store_set_setting(app->store, app->who, SETTING_PLACE,
				  place.bytes ? place.data : NULL, &error))
		error_release(&error);
	str_release(&place);
}

/* What stands in the place behind the screen's name; false: nothing, or no longer there. */
static bool read_topic(const char *words, struct topic *topic, char path[PATH_BYTES])
{
	long long card = 0;
	if (sscanf(words, "%*s %lld %127s %zu", &card, path, &topic->start) != 3)
		return false;
	topic->card = card;
	topic->path = path;
	return true;
}

/* On the cards, which are open already, the screen that one was on. Where it is not to be
 * had any more one is on the cards, and nothing is said. */
static void open_last(struct app *app, const char *place, int64_t report)
{
	char path[PATH_BYTES];
	struct topic topic = {0};
	struct error error = ERROR_INIT;
	struct card_standing standing = {0};
	const struct screen_class *class = class_of(app, place);
	if (class->id == SCREEN_CARDS || !read_topic(place, &topic, path))
		return;
	if (topic.card &&
		(!store_card_standing(app->store, topic.card, &standing, &error) ||
			!standing.there || standing.report != report)) {
		error_release(&error);
		return;
	}
	topic.report = report;
	if (!app_open(app, class->id, &topic, &error))
		app_error(app, &error);
}

/* Opens the cards that were left, if the last screen was one of theirs. */
static bool open_place(struct app *app, struct error *error)
{
	char *place = NULL;
	int64_t report = 0;
	if (!store_setting(app->store, app->who, SETTING_PLACE, &place, error))
		return false;
	bool good = true;
	if (place && class_of(app, place)) {
		good = store_last_opened(app->store, app->who, &report, error) &&
		       (!report || open_cards(app, report, error));
		if (good && report)
			open_last(app, place, report);
	}
	free(place);
	return good;
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

/* left: also where one was. */
static bool start(struct app *app, bool left, struct error *error)
{
	bool fresh = false;
	if (!app->store)
		return app_open(app, SCREEN_WELCOME, NULL, error);
	if (!is_new(app, &fresh, error))
		return false;
	if (fresh)
		return app_open(app, SCREEN_WELCOME, NULL, error);
	if (!app_open_behind(app, SCREEN_REPORTS, &(struct topic){0}, error))
		return false;
	struct error failed = ERROR_INIT;
	bool found = false;
	const bool news = left && news_are_due(app);
	if (!kept_rescue(app, &failed) || (left && !go_on(app, &found, &failed)) ||
		(left && !found && !open_place(app, &failed)) ||
		!app_open(app, SCREEN_KEPT, NULL, &failed) ||
		(news && !app_open(app, SCREEN_NEWS, NULL, &failed)))
		app_error(app, &failed);
	return app_uncover(app, error);
}

bool resume(struct app *app, struct error *error)
{
	return start(app, true, error);
}

bool resume_scripted(struct app *app, struct error *error)
{
	return start(app, false, error);
}
