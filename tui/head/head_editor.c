/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/head/head_editor.h"

#include <stdlib.h>
#include <string.h>

#include "db/head.h"
#include "db/store.h"
#include "model/head_text.h"
#include "model/limits.h"
#include "model/report.h"
#include "model/signatory.h"
#include "office/head_labels.h"
#include "office/suggest/office_phrases.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/str.h"
#include "tui/app/dialog.h"
#include "tui/app/people.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/action.h"
#include "tui/widget/field.h"
#include "tui/widget/offers.h"

struct head_row *head_editor_now(const struct head_editor *editor)
{
	return editor->at < editor->rows.count ? &editor->rows.items[editor->at] : NULL;
}

/* --- opening --- */

void head_editor_make_rows(struct head_editor *editor)
{
	head_rows_release(&editor->rows);
	head_rows_add(&editor->rows, &editor->head, editor->part);
	for (size_t i = 0; i < editor->rows.count; i++)
		field_tools(editor->rows.items[i].field, app_breaker(editor->app),
			app_wrapper(editor->app));
	if (editor->at >= editor->rows.count && editor->rows.count)
		editor->at = editor->rows.count - 1;
}

struct head_editor *head_editor_open(
	struct app *app, int64_t report, enum head_part part, struct error *error)
{
	struct head_editor *editor = mem_new(1, sizeof(*editor));
	struct report head;
	int64_t revision;
	editor->app = app;
	editor->part = part;
	editor->number = report;
	editor->draft = (struct head_draft_of){.app = app, .report = report};
	report_init(&editor->head);
	report_init(&editor->before);
	if (!store_read_head(app->store, report, &head, &revision, error)) {
		free(editor);
		return NULL;
	}
	head_editor_become(editor, &head, revision);
	editor->read_only_why = people_read_only(app, editor->head.state);
	editor->read_only = editor->read_only_why != NULL;
	head_editor_make_rows(editor);
	struct error failed = ERROR_INIT;
	if (!editor->read_only && !head_rows_recover(editor, &failed))
		app_error(app, &failed);
	return editor;
}

/* --- keeping --- */

/* With nothing typed: where the cursor is. That is not worth waiting for. */
static void keep_place(struct head_editor *editor)
{
	struct error error = ERROR_INIT;
	const int patience = store_patience(editor->app->store, 0);
	if (head_rows_keep(editor, &error))
		editor->touched = false;
	store_patience(editor->app->store, patience);
	error_release(&error);
}

bool head_editor_keep(struct head_editor *editor, struct error *error)
{
	if (!editor->touched || editor->read_only)
		return true;
	if (!head_editor_changed(editor)) {
		keep_place(editor);
		return true;
	}
	if (!head_rows_keep(editor, error))
		return false;
	editor->touched = false;
	return true;
}

void head_editor_reload(struct head_editor *editor)
{
	struct error error = ERROR_INIT;
	struct report head;
	int64_t revision;
	if (head_editor_changed(editor))
		return;
	if (!store_read_head(
		    editor->app->store, editor->number, &head, &revision, &error)) {
		error_release(&error);
		return;
	}
	if (revision == editor->revision) {
		report_release(&head);
		return;
	}
	const size_t cursor =
		editor->rows.count ? field_cursor(head_editor_now(editor)->field) : 0;
	head_editor_become(editor, &head, revision);
	head_editor_make_rows(editor);
	if (editor->rows.count)
		field_move(head_editor_now(editor)->field, cursor);
}

/* --- typing --- */

static bool refuses(struct head_editor *editor)
{
	if (editor->read_only)
		app_message(editor->app, STYLE_WARNING, "%s", _(editor->read_only_why));
	return editor->read_only;
}

static bool is_editing(const struct event *event)
{
	return event->kind == EVENT_TEXT || event->kind == EVENT_PASTE ||
	       (event->kind == EVENT_KEY &&
		       (event->key == K_BACKSPACE || event->key == K_DELETE ||
			       event->key == K_ENTER || event->key == CTRL('X') ||
			       event->key == CTRL('V') || event->key == CTRL('Z') ||
			       event->key == CTRL('Y')));
}

enum effect head_editor_event(struct head_editor *editor, const struct event *event)
{
	struct head_row *row = head_editor_now(editor);
	const char *message = NULL;
	if (head_editor_puts_back(editor, event))
		return EFFECT_PAINT;
	if (!row)
		return EFFECT_UNUSED;
	if (is_editing(event) && refuses(editor))
		return EFFECT_PAINT;
	const enum effect effect =
		field_event(row->field, event, &editor->app->clipboard, &message);
	app_tell_typed(editor->app, message);
	if (effect != EFFECT_UNUSED)
		editor->touched = true;
	return effect;
}

bool head_editor_suggest(
	const struct head_editor *editor, const struct offering *offering)
{
	const struct head_row *row = head_editor_now(editor);
	struct offering of_row = *offering;
	if (!row || editor->read_only)
		return false;
	of_row.slots[0] = SLOT_HEAD + (unsigned)row->what;
	return field_ask(row->field, &of_row);
}

void head_editor_go(struct head_editor *editor, size_t at)
{
	if (at >= editor->rows.count || at == editor->at)
		return;
	head_editor_save(editor);
	if (head_editor_now(editor))
		field_rest(head_editor_now(editor)->field);
	if (at < editor->rows.count)
		editor->at = at;
	editor->touched = true;
	head_editor_keep_or_say(editor);
}

bool head_editor_unconfirmed(const struct head_editor *editor, const struct head_row *row)
{
	return head_unconfirmed(&editor->head, row->what, row->index) &&
	       !head_row_to_save(row);
}

void head_editor_confirm(struct head_editor *editor)
{
	struct head_row *row = head_editor_now(editor);
	struct str label = STR_INIT;
	if (!row || !head_editor_unconfirmed(editor, row) || refuses(editor))
		return;
	head_label(&label, row->what, row->index, app_digits(editor->app));
	row->confirmed = true;
	if (head_editor_leave_waiting(editor))
		app_message(editor->app, STYLE_DONE, _("Confirmed: %s"), label.data);
	str_release(&label);
	for (size_t i = 1; i < editor->rows.count; i++) {
		const size_t at = (editor->at + i) % editor->rows.count;
		if (head_editor_unconfirmed(editor, &editor->rows.items[at])) {
			head_editor_go(editor, at);
			return;
		}
	}
}

/* --- lists --- */

static size_t row_of(const struct head_editor *editor, enum head_list list, size_t index)
{
	for (size_t i = 0; i < editor->rows.count; i++) {
		if (head_list_of(editor->rows.items[i].what) == list &&
			editor->rows.items[i].index == index)
			return i;
	}
	return editor->at;
}

/* Reads the head anew to change its lists; false: something is in the way. */
static bool begin_change(
	struct head_editor *editor, struct report *head, int64_t *revision)
{
	struct error error = ERROR_INIT;
	if (refuses(editor) || !head_editor_leave_waiting(editor))
		return false;
	if (!store_read_head(
		    editor->app->store, editor->number, head, revision, &error)) {
		app_error(editor->app, &error);
		return false;
	}
	if (*revision == editor->revision)
		return true;
	app_message(editor->app, STYLE_WARNING, "%s",
		_("Somebody else changed this report just now: please look again"));
	head_editor_become(editor, head, *revision);
	head_editor_make_rows(editor);
	return false;
}

/* False: it was not saved. */
static bool end_change(struct head_editor *editor, struct report *head, int64_t revision,
	enum head_list list, size_t index)
{
	if (!head_editor_store(editor, head, revision))
		return false;
	head_editor_make_rows(editor);
	editor->at = row_of(editor, list, index);
	editor->touched = true;
	head_editor_keep_or_say(editor);
	return true;
}

static void tell_full(struct head_editor *editor)
{
	app_message(editor->app, STYLE_WARNING,
		_("There can be no more than %d of them. Nothing was changed."),
		LIMIT_LIST_ITEMS);
}

void head_editor_add(struct head_editor *editor, enum head_list list)
{
	struct report head;
	int64_t revision;
	const struct head_row *row = head_editor_now(editor);
	size_t behind = head_list_count(&editor->head, list) - 1; /* SIZE_MAX: none */
	if (row && head_list_of(row->what) == list)
		behind = row->index;
	if (head_list_count(&editor->head, list) >= LIMIT_LIST_ITEMS) {
		tell_full(editor);
		return;
	}
	if (!begin_change(editor, &head, &revision))
		return;
	head_list_insert(&head, list, behind);
	end_change(editor, &head, revision, list, behind + 1);
}

/* Takes it over. */
static void remember_taken(struct head_editor *editor, const struct head_taken *taken)
{
	if (editor->taken_count == HEAD_TAKEN_MOST) {
		head_taken_release(&editor->taken[0]);
		memmove(editor->taken, editor->taken + 1,
			--editor->taken_count * sizeof(*taken));
	}
	editor->taken = mem_grow(editor->taken, editor->taken_count,
		&editor->taken_capacity, sizeof(*taken));
	editor->taken[editor->taken_count++] = *taken;
	app_message(editor->app, STYLE_DONE, "%s",
		_("Taken out; Ctrl-Z brings it back as long as this page is open"));
}

void head_editor_remove(struct head_editor *editor)
{
	struct report head;
	struct head_taken taken;
	int64_t revision;
	const struct head_row *row = head_editor_now(editor);
	if (!row || head_list_of(row->what) == HEAD_LISTS)
		return;
	const enum head_list list = head_list_of(row->what);
	const size_t index = row->index;
	if (!begin_change(editor, &head, &revision))
		return;
	const bool any = head_list_take(&head, list, index, &taken);
	if (end_change(editor, &head, revision, list, index ? index - 1 : 0) && any)
		remember_taken(editor, &taken);
	else
		head_taken_release(&taken);
}

static void put_back(struct head_editor *editor, struct head_taken *taken)
{
	struct report head;
	int64_t revision;
	if (head_list_count(&editor->head, taken->list) >= LIMIT_LIST_ITEMS) {
		tell_full(editor);
		return;
	}
	if (!begin_change(editor, &head, &revision))
		return;
	const size_t index = head_list_put_back(&head, taken);
	if (!end_change(editor, &head, revision, taken->list, index))
		return;
	head_taken_release(taken);
	editor->taken_count--;
	app_message(editor->app, STYLE_DONE, "%s", _("Back in the report"));
}

bool head_editor_puts_back(struct head_editor *editor, const struct event *event)
{
	const struct head_row *row = head_editor_now(editor);
	if (event->kind != EVENT_KEY || event->key != CTRL('Z') || !editor->taken_count ||
		(row && field_can_undo(row->field)))
		return false;
	put_back(editor, &editor->taken[editor->taken_count - 1]);
	return true;
}

void head_editor_move(struct head_editor *editor, int by)
{
	struct report head;
	int64_t revision;
	const struct head_row *row = head_editor_now(editor);
	if (!row || head_list_of(row->what) == HEAD_LISTS)
		return;
	const enum head_list list = head_list_of(row->what);
	const size_t index = row->index;
	if ((by < 0 && !index) ||
		(by > 0 && index + 1 >= head_list_count(&editor->head, list)))
		return;
	if (!begin_change(editor, &head, &revision))
		return;
	head_list_swap(&head, list, by < 0 ? index - 1 : index);
	end_change(editor, &head, revision, list, by < 0 ? index - 1 : index + 1);
}

void head_editor_give(
	struct head_editor *editor, const char *login, const char *name, const char *post)
{
	struct report head;
	int64_t revision;
	const struct head_row *row = head_editor_now(editor);
	if (!row || head_list_of(row->what) != LIST_SIGNERS)
		return;
	const size_t index = row->index;
	if (!begin_change(editor, &head, &revision))
		return;
	if (index < head.memo.count) {
		signature_give(&head.memo.signatures[index], login, name, post);
		head_confirm(&head, HEAD_SIGNER_NAME, index);
	}
	end_change(editor, &head, revision, LIST_SIGNERS, index);
}
