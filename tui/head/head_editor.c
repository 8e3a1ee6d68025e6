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

static char **text_of(struct report *report, const struct head_row *row)
{
	return head_text(report, row->what, row->index);
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

/* Takes over a head as it is stored. */
static void become(struct head_editor *editor, struct report *head, int64_t revision)
{
	report_release(&editor->head);
	editor->head = *head;
	editor->revision = revision;
	editor->began = 0;
	report_release(&editor->before);
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
	become(editor, &head, revision);
	editor->read_only_why = people_read_only(app, editor->head.state);
	editor->read_only = editor->read_only_why != NULL;
	head_editor_make_rows(editor);
	struct error failed = ERROR_INIT;
	if (!editor->read_only && !head_rows_recover(editor, &failed))
		app_error(app, &failed);
	return editor;
}

static void editor_free(struct head_editor *editor)
{
	head_rows_release(&editor->rows);
	report_release(&editor->head);
	report_release(&editor->before);
	head_draft_of_release(&editor->draft);
	for (size_t i = 0; i < editor->taken_count; i++)
		head_taken_release(&editor->taken[i]);
	free(editor->taken);
	free(editor);
}

/* --- saving --- */

static bool to_save(const struct head_row *row)
{
	return row->confirmed || field_changed(row->field);
}

static bool any_changed(const struct head_editor *editor)
{
	for (size_t i = 0; i < editor->rows.count; i++) {
		if (to_save(&editor->rows.items[i]))
			return true;
	}
	return false;
}

/* Which of two it shall be; where it is both, *mine becomes that. */
static int ask_which(struct head_editor *editor, const struct head_row *row,
	const char *theirs, char **mine)
{
	struct str label = STR_INIT;
	head_label(&label, row->what, row->index, app_digits(editor->app));
	const struct head_two two = {.report = editor->number,
		.label = label.data,
		.theirs = theirs,
		.mine = *mine,
		.both = true};
	const int choice = head_ask_which(editor->app, &two);
	str_release(&label);
	if (choice == HEAD_BOTH) {
		char *joined = head_join(theirs, *mine, head_is_line(row->what));
		free(*mine);
		*mine = joined;
	}
	return choice;
}

/* Puts a changed row into the report as it is stored. before: as it was when the typing
 * began; NULL where nobody else changed the report. False: which of two texts it
 * shall be was not said. */
static bool apply_row(struct head_editor *editor, const struct head_row *row,
	struct report *head, struct report *before)
{
	char *mine = NULL;
	field_get_text(row->field, &mine);
	/* Its part may have been taken out meanwhile. */
	while (!text_of(head, row))
		head_list_insert(head, head_list_of(row->what), SIZE_MAX - 1);
	const char *theirs = *text_of(head, row);
	char **was = before ? text_of(before, row) : NULL;
	const bool other = before && (!was || !head_same_text(*was, theirs));
	int choice = HEAD_MINE;
	if (other && !head_same_text(theirs, mine))
		choice = ask_which(editor, row, theirs, &mine);
	if (choice == HEAD_MINE || choice == HEAD_BOTH) {
		head_put_text(head, row->what, row->index, mine);
		head_confirm(head, row->what, row->index);
	}
	free(mine);
	return choice != CHOICE_NONE;
}

/* What was confirmed is the text that was seen. */
static void apply_confirmed(
	const struct head_editor *editor, const struct head_row *row, struct report *head)
{
	char **seen = text_of((struct report *)&editor->head, row);
	char **now = text_of(head, row);
	if (row->confirmed && seen && now && head_same_text(*seen, *now))
		head_confirm(head, row->what, row->index);
}

static bool apply(struct head_editor *editor, struct report *head, struct report *before)
{
	for (size_t i = 0; i < editor->rows.count; i++) {
		const struct head_row *row = &editor->rows.items[i];
		if (!field_changed(row->field))
			apply_confirmed(editor, row, head);
		else if (!apply_row(editor, row, head, before))
			return false;
	}
	return true;
}

/* The head as it was stored when the rows were made: what they are compared with. */
static bool store_head(struct head_editor *editor, struct report *head, int64_t revision)
{
	struct error error = ERROR_INIT;
	const enum save_outcome outcome = store_save_head(editor->app->store,
		editor->number, head, &revision, editor->app->who, &error);
	if (outcome == SAVE_DONE) {
		become(editor, head, revision);
		app_saved(editor->app);
		return true;
	}
	if (outcome == SAVE_CONFLICT)
		app_message(editor->app, STYLE_WARNING, "%s",
			_("Somebody else is saving this report: please save again"));
	else
		app_error(editor->app, &error);
	report_release(head);
	return false;
}

static bool save(struct head_editor *editor)
{
	struct report head;
	int64_t revision;
	struct error error = ERROR_INIT;
	if (editor->read_only || !any_changed(editor))
		return true;
	if (head_draft_lost(&editor->draft)) {
		editor->touched = true;
		return false;
	}
	if (!store_read_head(
		    editor->app->store, editor->number, &head, &revision, &error)) {
		app_error(editor->app, &error);
		return false;
	}
	const bool other = revision != editor->revision || editor->began;
	struct report *before = editor->began ? &editor->before : &editor->head;
	if (!apply(editor, &head, other ? before : NULL)) {
		report_release(&head);
		return false;
	}
	if (!store_head(editor, &head, revision))
		return false;
	if (other) {
		head_editor_make_rows(editor);
	} else {
		for (size_t i = 0; i < editor->rows.count; i++) {
			if (field_changed(editor->rows.items[i].field))
				field_set_unchanged(editor->rows.items[i].field);
			editor->rows.items[i].confirmed = false;
		}
	}
	editor->touched = true;
	return true;
}

static void keep_or_say(struct head_editor *editor)
{
	struct error error = ERROR_INIT;
	if (!head_editor_keep(editor, &error))
		app_error(editor->app, &error);
}

bool head_editor_leave(struct head_editor *editor)
{
	const bool saved = save(editor);
	keep_or_say(editor);
	return saved;
}

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
	if (!any_changed(editor)) {
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
	if (any_changed(editor))
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
	become(editor, &head, revision);
	head_editor_make_rows(editor);
	if (editor->rows.count)
		field_move(head_editor_now(editor)->field, cursor);
}

void head_editor_close(struct head_editor *editor)
{
	struct error error = ERROR_INIT;
	if (!editor)
		return;
	if (editor->app->ending) {
		editor->touched = true;
		head_editor_keep(editor, &error);
	} else if (head_editor_leave(editor) &&
		   !head_draft_forget(&editor->draft, &error)) {
		app_error(editor->app, &error);
	}
	error_release(&error);
	editor_free(editor);
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
	save(editor);
	if (head_editor_now(editor))
		field_rest(head_editor_now(editor)->field);
	if (at < editor->rows.count)
		editor->at = at;
	editor->touched = true;
	keep_or_say(editor);
}

bool head_editor_unconfirmed(const struct head_editor *editor, const struct head_row *row)
{
	return head_unconfirmed(&editor->head, row->what, row->index) && !to_save(row);
}

void head_editor_confirm(struct head_editor *editor)
{
	struct head_row *row = head_editor_now(editor);
	struct str label = STR_INIT;
	if (!row || !head_editor_unconfirmed(editor, row) || refuses(editor))
		return;
	head_label(&label, row->what, row->index, app_digits(editor->app));
	row->confirmed = true;
	if (head_editor_leave(editor))
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
	if (refuses(editor) || !save(editor))
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
	become(editor, head, *revision);
	head_editor_make_rows(editor);
	return false;
}

/* False: it was not saved. */
static bool end_change(struct head_editor *editor, struct report *head, int64_t revision,
	enum head_list list, size_t index)
{
	if (!store_head(editor, head, revision))
		return false;
	head_editor_make_rows(editor);
	editor->at = row_of(editor, list, index);
	editor->touched = true;
	keep_or_say(editor);
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
