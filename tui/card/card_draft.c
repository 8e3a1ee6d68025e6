/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/card/card_draft.h"

#include <stdlib.h>
#include <string.h>

#include "db/store.h"
#include "model/card.h"
#include "model/card_copy.h"
#include "model/json.h"
#include "office/moment.h"
#include "text/date.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/session.h"
#include "tui/card/card_others.h"
#include "tui/card/card_values.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/field.h"

/* What was taken over from a run that is over becomes this run's. */
static bool take_over(struct card_editor *editor, struct error *error)
{
	const struct app *app = editor->app;
	if (!editor->left)
		return true;
	if (!store_draft_adopt(app->store, editor->entry.number, app->who, editor->left,
		    app->session, error))
		return false;
	free(editor->left);
	editor->left = NULL;
	return true;
}

static bool put(struct card_editor *editor, struct error *error)
{
	struct str body = STR_INIT;
	if (!take_over(editor, error))
		return false;
	card_to_json(&body, &editor->entry.card);
	const struct draft draft = {
		.card = editor->entry.number,
		.revision = editor->entry.revision,
		.who = editor->app->who,
		.session = editor->app->session,
		.field = card_editor_field(editor),
		.cursor = (int64_t)field_cursor(card_editor_now(editor)),
		.at = time_now(),
		.body = body.data,
	};
	const bool done = store_draft_put(editor->app->store, &draft, error);
	str_release(&body);
	return done;
}

/* On a server, beside the loop: till it is there it has no number. */
static bool add_beside(struct card_editor *editor, struct error *error)
{
	struct app *app = editor->app;
	struct str body = STR_INIT;
	card_to_json(&body, &editor->entry.card);
	const struct draft draft = {
		.who = app->who,
		.session = app->session,
		.field = card_editor_field(editor),
		.cursor = (int64_t)field_cursor(card_editor_now(editor)),
		.at = time_now(),
		.body = body.data,
	};
	/* Another one may be on its way. */
	if (app->adding_context != editor)
		app_await_saved(app);
	const bool done =
		store_draft_put_new(app->store, editor->entry.report, &draft, error);
	if (done)
		app_add_beside(app, card_editor_added, editor);
	str_release(&body);
	return done;
}

/* A new card comes into the report with its first draft, both or neither. */
static bool add(struct card_editor *editor, struct error *error)
{
	struct store *store = editor->app->store;
	struct card_entry *entry = &editor->entry;
	struct card_entry added;
	if (!store_begin(store, error))
		return false;
	if (store_add_card(store, entry->report, editor->app->who, &added, error)) {
		entry->number = added.number;
		entry->revision = added.revision;
		entry->place = added.place;
		memcpy(entry->card.uuid, added.card.uuid, sizeof(entry->card.uuid));
		card_entry_release(&added);
		if (put(editor, error) && store_commit(store, error))
			return true;
		entry->number = entry->revision = 0;
	}
	store_rollback(store);
	return false;
}

bool card_draft_put(struct card_editor *editor, struct error *error)
{
	if (editor->entry.number)
		return put(editor, error);
	return editor->app->sends ? add_beside(editor, error) : add(editor, error);
}

bool card_draft_drop(struct card_editor *editor, struct error *error)
{
	return take_over(editor, error) &&
	       store_draft_drop(editor->app->store, editor->entry.number,
		       editor->app->who, editor->app->session, error);
}

/* What is looked for among a person's drafts, and a copy of what was found. */
struct found {
	const struct card_editor *editor;
	char *session; /* NULL: none was found */
	char *body;
	int64_t revision, at;
	enum card_field field;
	size_t cursor;
};

static bool find_own(void *context, const struct draft *draft)
{
	struct found *found = context;
	const struct card_editor *editor = found->editor;
	if (draft->card != editor->entry.number ||
		strcmp(draft->session, editor->app->session) != 0)
		return true;
	found->session = mem_strdup(draft->session);
	return false;
}

bool card_draft_exists(
	const struct card_editor *editor, bool *exists, struct error *error)
{
	struct found found = {.editor = editor};
	const struct app *app = editor->app;
	if (!store_drafts(app->store, app->who, find_own, &found, error))
		return false;
	*exists = found.session != NULL;
	free(found.session);
	return true;
}

static bool find_left(void *context, const struct draft *draft)
{
	struct found *found = context;
	const struct app *app = found->editor->app;
	if (draft->card != found->editor->entry.number ||
		(strcmp(draft->session, app->session) != 0 &&
			session_running(draft->session, draft->at, app->sends)))
		return true;
	found->session = mem_strdup(draft->session);
	found->body = mem_strdup(draft->body);
	found->revision = draft->revision;
	found->at = draft->at;
	found->field = draft->field;
	found->cursor = draft->cursor > 0 ? (size_t)draft->cursor : 0;
	return false;
}

/* The card as it was when the draft began. */
struct old {
	int64_t revision;
	struct card card;
	bool found;
};

static bool find_version(void *context, const struct card_version *version)
{
	struct old *old = context;
	if (version->revision != old->revision)
		return true;
	card_copy(&old->card, version->card);
	old->found = true;
	return false;
}

static void tell(struct card_editor *editor, const struct found *found, unsigned restored)
{
	struct str fields = STR_INIT, when = STR_INIT;
	for (size_t i = 0; i < FIELD_COUNT; i++) {
		const enum card_field field = editor->order[i];
		if (!(restored & 1u << field))
			continue;
		str_puts(&fields, fields.bytes ? ", " : "");
		str_puts(&fields, _(card_field_label(field)));
	}
	moment_append(&when, found->at, editor->facts.digits);
	app_message(editor->app, STYLE_DONE,
		_("Recovered what was being typed on %s: %s"), when.data, fields.data);
	str_release(&fields);
	str_release(&when);
}

/* Puts into the fields what the draft changed and the stored card does not have. */
static unsigned restore(
	struct card_editor *editor, const struct card *typed, const struct card *base)
{
	struct card *now = &editor->entry.card;
	unsigned restored = 0;
	for (enum card_field field = 0; field < FIELD_COUNT; field++) {
		if (card_field_same(typed, base, field) ||
			card_field_same(typed, now, field))
			continue;
		card_field_put(editor->fields[field], field, typed);
		card_field_copy(now, typed, field);
		restored |= 1u << field;
	}
	return restored;
}

/* The draft began on an older revision: as if it were typed on that one now. */
static bool go_back(struct card_editor *editor, const struct found *found,
	struct card *before, struct error *error)
{
	editor->entry.revision = found->revision;
	card_release(&editor->before);
	editor->before = *before;
	card_init(before);
	return card_others_look(editor, true, error) != NEWS_FAILED;
}

static bool take_in(struct card_editor *editor, const struct found *found,
	unsigned *restored, struct error *error)
{
	struct card typed;
	struct old old = {.revision = found->revision};
	const bool older = found->revision != editor->entry.revision;
	card_init(&old.card);
	if (!card_from_json(found->body, strlen(found->body), _("draft"), &typed, error))
		return false;
	bool good = !older || store_card_history(editor->app->store, editor->entry.number,
				      find_version, &old, error);
	if (good) {
		*restored = restore(
			editor, &typed, old.found ? &old.card : &editor->entry.card);
		editor->taken |= *restored;
	}
	if (good && older && *restored)
		good = go_back(editor, found, &old.card, error);
	card_release(&typed);
	card_release(&old.card);
	return good;
}

/* The draft becomes this session's with the first that is kept, which is when the card is
 * shown; should the program be cut off before that it is still there for the next one. */
static void adopt(struct card_editor *editor, struct found *found)
{
	editor->touched = true;
	if (strcmp(found->session, editor->app->session) == 0)
		return;
	editor->left = found->session;
	found->session = NULL;
}

bool card_draft_recover(struct card_editor *editor, enum card_field *field,
	size_t *cursor, struct error *error)
{
	struct found found = {.editor = editor};
	unsigned restored = 0;
	if (editor->read_only)
		return true;
	bool good = store_drafts(
		editor->app->store, editor->app->who, find_left, &found, error);
	if (good && found.session) {
		good = take_in(editor, &found, &restored, error);
		if (good && (*field == FIELD_NONE || *field == found.field)) {
			*field = found.field;
			*cursor = found.cursor;
		}
		if (good && restored)
			tell(editor, &found, restored);
		if (good)
			adopt(editor, &found);
	}
	free(found.session);
	free(found.body);
	return good;
}
