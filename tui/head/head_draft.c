/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/head/head_draft.h"

#include <stdlib.h>
#include <string.h>

#include "db/head.h"
#include "db/kept.h"
#include "db/store.h"
#include "model/head_copy.h"
#include "model/report.h"
#include "text/date.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/screen_id.h"
#include "tui/app/session.h"
#include "tui/terminal/terminal.h"

void head_draft_of_release(struct head_draft_of *own)
{
	free(own->left);
	own->left = NULL;
}

/* --- writing --- */

static bool take_over(struct head_draft_of *own, struct error *error)
{
	const struct app *app = own->app;
	if (!own->left)
		return true;
	if (!store_head_draft_adopt(
		    app->store, own->report, app->who, own->left, app->session, error))
		return false;
	own->written = true;
	head_draft_of_release(own);
	return true;
}

static void tell_fate(const struct head_draft_of *own)
{
	struct str words = STR_INIT;
	struct error error = ERROR_INIT;
	if (report_fate_append(own->app, own->report, own->fate, &words, &error))
		app_message(own->app, STYLE_ERROR, "%s", words.data);
	else
		app_error(own->app, &error);
	str_release(&words);
}

/* The report cannot have it: it is kept by itself. */
static bool set_aside(struct head_draft_of *own, int64_t revision,
	const struct typed_texts *typed, struct error *error)
{
	const struct app *app = own->app;
	struct str body = STR_INIT;
	tell_fate(own);
	if (!typed->count)
		return true;
	typed_texts_to_json(&body, typed);
	const struct kept_text text = {.report = own->report,
		.revision = revision,
		.at = time_now(),
		.body = body.data};
	const bool done =
		store_keep_text(app->store, &text, app->who, app->session, error);
	str_release(&body);
	return done;
}

bool head_draft_lost(struct head_draft_of *own)
{
	struct error error = ERROR_INIT;
	if (!report_fate_find(own->app, own->report, &own->fate, &error)) {
		app_error(own->app, &error);
		return false;
	}
	if (own->fate == CARD_HERE)
		return false;
	tell_fate(own);
	return true;
}

bool head_draft_gives_way(struct head_draft_of *own)
{
	struct error error = ERROR_INIT;
	if (!head_draft_lost(own))
		return false;
	if (!app_open(own->app, SCREEN_KEPT, NULL, &error))
		app_error(own->app, &error);
	return true;
}

/* What became of the report. On a server that is asked for where something was done there, and
 * not while nobody answers: no key waits for that. */
static bool find_fate(struct head_draft_of *own, struct error *error)
{
	const struct app *app = own->app;
	int64_t changes = 0;
	if (!app->sends)
		return report_fate_find(app, own->report, &own->fate, error);
	if (app->reach.away || !store_changes(app->store, &changes, NULL) ||
		changes == own->looked)
		return true;
	if (report_fate_find(app, own->report, &own->fate, NULL))
		own->looked = changes;
	return true;
}

bool head_draft_write(struct head_draft_of *own, int64_t revision, const char *path,
	size_t cursor, const struct typed_texts *typed, struct error *error)
{
	struct str body = STR_INIT;
	if (!find_fate(own, error) || !take_over(own, error))
		return false;
	if (own->fate != CARD_HERE)
		return set_aside(own, revision, typed, error);
	typed_texts_to_json(&body, typed);
	const struct head_draft draft = {
		.report = own->report,
		.revision = revision,
		.who = own->app->who,
		.session = own->app->session,
		.field = path,
		.cursor = (int64_t)cursor,
		.at = time_now(),
		.body = body.data,
	};
	const bool done = store_head_draft_put(own->app->store, &draft, error);
	own->written = own->written || done;
	str_release(&body);
	return done;
}

bool head_draft_forget(struct head_draft_of *own, struct error *error)
{
	const struct app *app = own->app;
	if (!take_over(own, error))
		return false;
	if (own->written && !store_head_draft_drop(app->store, own->report, app->who,
				    app->session, error))
		return false;
	own->written = false;
	return true;
}

/* --- what a run of the program left --- */

/* What is looked for among a person's drafts, and a copy of what was found. */
struct search {
	const struct app *app;
	int64_t report;
	head_path_wanted *wanted;
	const void *context;
	char *session, *body, *path;
	int64_t revision, cursor;
};

static bool find_left(void *context, const struct head_draft *draft)
{
	struct search *search = context;
	if (draft->report != search->report ||
		(strcmp(draft->session, search->app->session) != 0 &&
			session_running(draft->session, draft->at, search->app->sends)) ||
		!search->wanted(search->context, draft->field))
		return true;
	search->session = mem_strdup(draft->session);
	search->body = mem_strdup(draft->body);
	search->path = mem_strdup(draft->field);
	search->revision = draft->revision;
	search->cursor = draft->cursor;
	return false;
}

bool head_draft_left_path(struct app *app, int64_t report, head_path_wanted *wanted,
	const void *context, char **path, struct error *error)
{
	struct search search = {
		.app = app, .report = report, .wanted = wanted, .context = context};
	const bool good =
		store_head_drafts(app->store, app->who, find_left, &search, error);
	free(search.session);
	free(search.body);
	*path = search.path;
	return good;
}

/* The report as it was when the typing began. */
static bool read_before(const struct head_draft_of *own, const struct report *now,
	int64_t revision, struct head_left *left, struct error *error)
{
	bool found = false;
	if (left->revision != revision)
		return store_head_version(own->app->store, own->report, left->revision,
			&left->before, &found, error);
	report_release(&left->before);
	return head_copy(now, &left->before, error);
}

/* The draft is this run's from here on; where somebody is writing just now, it will be
 * with the first that is written. */
static void own_it(struct head_draft_of *own, struct search *search)
{
	struct store *store = own->app->store;
	struct error error = ERROR_INIT;
	if (strcmp(search->session, own->app->session) == 0) {
		own->written = true;
		return;
	}
	free(own->left);
	own->left = search->session;
	search->session = NULL;
	const int patience = store_patience(store, 0);
	if (!take_over(own, &error))
		error_release(&error);
	store_patience(store, patience);
}

bool head_draft_find(struct head_draft_of *own, const struct report *now,
	int64_t revision, head_path_wanted *wanted, const void *context,
	struct head_left *left, struct error *error)
{
	struct app *app = own->app;
	struct search search = {
		.app = app, .report = own->report, .wanted = wanted, .context = context};
	*left = (struct head_left){0};
	report_init(&left->before);
	bool good = store_head_drafts(app->store, app->who, find_left, &search, error);
	if (good && search.session) {
		left->revision = search.revision;
		left->cursor = search.cursor > 0 ? (size_t)search.cursor : 0;
		left->path = search.path;
		search.path = NULL;
		good = read_before(own, now, revision, left, error) &&
		       typed_texts_from_json(
			       search.body, &left->before, &left->typed, error);
		left->found = good;
	}
	if (left->found)
		own_it(own, &search);
	free(search.session);
	free(search.body);
	free(search.path);
	return good;
}

void head_left_release(struct head_left *left)
{
	free(left->path);
	typed_texts_release(&left->typed);
	report_release(&left->before);
}

void head_left_tell(struct app *app)
{
	app_message(app, STYLE_DONE, "%s",
		_("Recovered what was being typed when the program was cut off"));
}
