/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/head_draft.h"

#include <stdlib.h>
#include <string.h>

#include "db/head.h"
#include "model/json.h"
#include "text/date.h"
#include "text/i18n.h"
#include "text/mem.h"

/* The report as it is stored, with what the rows hold, as JSON. */
static bool put_body(
	const struct head_editor *editor, struct str *out, struct error *error)
{
	struct str stored = STR_INIT;
	struct report copy;
	report_to_json(&stored, &editor->head);
	const bool read =
		report_from_json(stored.data, stored.bytes, _("draft"), &copy, error);
	str_release(&stored);
	if (!read)
		return false;
	for (size_t i = 0; i < editor->rows.count; i++) {
		const struct head_row *row = &editor->rows.items[i];
		char **text = head_text(&copy, row->what, row->index);
		if (text && field_changed(row->field))
			field_get_text(row->field, text);
	}
	report_to_json(out, &copy);
	report_release(&copy);
	return true;
}

bool head_draft_put(struct head_editor *editor, struct error *error)
{
	struct str body = STR_INIT, path = STR_INIT;
	const struct head_row *row = head_editor_now(editor);
	if (!row || !put_body(editor, &body, error))
		return row == NULL;
	head_path(&path, row->what, row->index);
	const struct head_draft draft = {
		.report = editor->number,
		.revision = editor->began ? editor->began : editor->revision,
		.who = editor->app->who,
		.session = editor->app->session,
		.field = path.data,
		.cursor = (int64_t)field_cursor(row->field),
		.at = time_now(),
		.body = body.data,
	};
	const bool done = store_head_draft_put(editor->app->store, &draft, error);
	str_release(&body);
	str_release(&path);
	return done;
}

bool head_draft_drop(const struct head_editor *editor, struct error *error)
{
	return store_head_draft_drop(editor->app->store, editor->number, editor->app->who,
		editor->app->session, error);
}

/* --- what a run of the program left --- */

/* What is looked for among a person's drafts. */
struct search {
	const struct app *app;
	int64_t report;
	head_path_wanted *wanted;
	const void *context;
	struct head_left *left;
};

static bool find_left(void *context, const struct head_draft *draft)
{
	const struct search *search = context;
	struct head_left *left = search->left;
	if (draft->report != search->report ||
		(strcmp(draft->session, search->app->session) != 0 &&
			session_running(draft->session)) ||
		!search->wanted(search->context, draft->field))
		return true;
	left->session = mem_strdup(draft->session);
	left->path = mem_strdup(draft->field);
	left->body = mem_strdup(draft->body);
	left->revision = draft->revision;
	left->cursor = draft->cursor > 0 ? (size_t)draft->cursor : 0;
	return false;
}

bool head_draft_find(struct app *app, int64_t report, head_path_wanted *wanted,
	const void *context, struct head_left *left, struct error *error)
{
	struct search search = {app, report, wanted, context, left};
	*left = (struct head_left){0};
	return store_head_drafts(app->store, app->who, find_left, &search, error);
}

void head_left_release(struct head_left *left)
{
	free(left->session);
	free(left->path);
	free(left->body);
}

bool head_draft_adopt(struct app *app, int64_t report, const struct head_left *left,
	struct error *error)
{
	return strcmp(left->session, app->session) == 0 ||
	       store_head_draft_adopt(
		       app->store, report, app->who, left->session, app->session, error);
}

/* --- into the rows --- */

/* The row that a path names, in the editor's part; count: none. */
static size_t row_named(const struct head_editor *editor, const char *path)
{
	struct str name = STR_INIT;
	size_t row = 0;
	for (; row < editor->rows.count; row++) {
		str_clear(&name);
		head_path(&name, editor->rows.items[row].what,
			editor->rows.items[row].index);
		if (strcmp(name.data, path) == 0)
			break;
	}
	str_release(&name);
	return row;
}

static bool has_row(const void *context, const char *path)
{
	const struct head_editor *editor = context;
	return row_named(editor, path) < editor->rows.count;
}

static size_t restore(struct head_editor *editor, struct report *typed)
{
	size_t restored = 0;
	for (size_t i = 0; i < editor->rows.count; i++) {
		const struct head_row *row = &editor->rows.items[i];
		char **text = head_text(typed, row->what, row->index);
		char **now = head_text(&editor->head, row->what, row->index);
		if (!text || strcmp(*text ? *text : "", *now ? *now : "") == 0)
			continue;
		field_put_text(row->field, *text);
		restored++;
	}
	return restored;
}

static bool take_in(
	struct head_editor *editor, const struct head_left *left, struct error *error)
{
	struct report typed;
	if (!report_from_json(left->body, strlen(left->body), _("draft"), &typed, error))
		return false;
	const size_t restored = restore(editor, &typed);
	report_release(&typed);
	if (restored && left->revision != editor->revision)
		editor->began = left->revision;
	editor->at = row_named(editor, left->path);
	field_move(editor->rows.items[editor->at].field, left->cursor);
	if (restored)
		app_message(editor->app, STYLE_DONE, "%s",
			_("Recovered what was being typed when the program was cut off"));
	return true;
}

bool head_draft_recover(struct head_editor *editor, struct error *error)
{
	struct head_left left;
	bool good = head_draft_find(
		editor->app, editor->number, has_row, editor, &left, error);
	if (good && left.session) {
		good = take_in(editor, &left, error);
		editor->touched = editor->touched || good;
		good = good &&
		       head_draft_adopt(editor->app, editor->number, &left, error);
	}
	head_left_release(&left);
	return good;
}
