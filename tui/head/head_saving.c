/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is typed in an editor's rows goes into the report: at once, or of an office on a server
 * beside the loop.
 */
#include <config.h>

#include <stdlib.h>

#include "db/beside.h"
#include "db/head.h"
#include "db/store.h"
#include "model/head_copy.h"
#include "model/head_text.h"
#include "model/report.h"
#include "office/head_labels.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/dialog.h"
#include "tui/app/fate.h"
#include "tui/head/head_draft.h"
#include "tui/head/head_editor.h"
#include "tui/head/head_join.h"
#include "tui/head/head_rows.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/field.h"

static char **text_of(struct report *report, const struct head_row *row)
{
	return head_text(report, row->what, row->index);
}

void head_editor_become(struct head_editor *editor, struct report *head, int64_t revision)
{
	report_release(&editor->head);
	editor->head = *head;
	editor->revision = revision;
	editor->began = 0;
	report_release(&editor->before);
}

bool head_row_to_save(const struct head_row *row)
{
	return row->confirmed || field_changed(row->field);
}

bool head_editor_changed(const struct head_editor *editor)
{
	for (size_t i = 0; i < editor->rows.count; i++) {
		if (head_row_to_save(&editor->rows.items[i]))
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

bool head_editor_store(struct head_editor *editor, struct report *head, int64_t revision)
{
	struct error error = ERROR_INIT;
	const enum save_outcome outcome = store_save_head(editor->app->store,
		editor->number, head, &revision, editor->app->who, &error);
	if (outcome == SAVE_DONE) {
		head_editor_become(editor, head, revision);
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

/* What others did is looked at first; where they changed the same text it is asked for. */
static bool save(struct head_editor *editor)
{
	struct report head;
	int64_t revision;
	struct error error = ERROR_INIT;
	if (editor->read_only || !head_editor_changed(editor))
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
	if (!head_editor_store(editor, &head, revision))
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

/* --- beside the loop --- */

/* What was typed since it was sent stays typed: it is compared with what was saved. */
static void become_saved(struct head_editor *editor, struct head_beside *saved)
{
	struct head_rows rows = {0};
	head_editor_become(editor, &saved->head, saved->revision);
	report_init(&saved->head);
	head_rows_add(&rows, &editor->head, editor->part);
	for (size_t i = 0; i < editor->rows.count && i < rows.count; i++) {
		struct head_row *row = &editor->rows.items[i];
		field_set_unchanged_as(row->field, rows.items[i].field);
		row->confirmed = row->confirmed &&
				 head_unconfirmed(&editor->head, row->what, row->index);
	}
	head_rows_release(&rows);
	editor->touched = true;
}

static void free_editor(struct head_editor *editor)
{
	app_forget_beside(editor->app, editor);
	head_rows_release(&editor->rows);
	report_release(&editor->head);
	report_release(&editor->before);
	head_draft_of_release(&editor->draft);
	for (size_t i = 0; i < editor->taken_count; i++)
		head_taken_release(&editor->taken[i]);
	free(editor->taken);
	free(editor);
}

/* Its screen is closed: with nothing left to save the draft goes too. */
static void go_away(struct head_editor *editor, bool saved)
{
	struct app *app = editor->app;
	struct error error = ERROR_INIT;
	if (saved && !head_draft_forget(&editor->draft, &error))
		app_error(app, &error);
	else if (!saved)
		head_editor_keep_or_say(editor);
	free_editor(editor);
}

static bool save_beside(struct head_editor *editor);

/* What it came to; a conflict, and what may not be so, go on as where one waits. */
static void saved_beside(void *context, struct beside *beside)
{
	struct head_editor *editor = context;
	struct head_beside *saved = (struct head_beside *)beside;
	const bool again = editor->again, asked = editor->asked;
	bool good = saved->outcome == SAVE_DONE;
	editor->saving = editor->again = editor->asked = false;
	if (good) {
		become_saved(editor, saved);
		if (!editor->left_open)
			app_saved(editor->app);
		good = !again || save_beside(editor);
	} else if (head_beside_to_ask(saved)) {
		good = save(editor);
	} else {
		app_error(editor->app, &beside->error);
	}
	if (good && asked && !editor->saving && !editor->app->message.bytes)
		app_say_saved(editor->app, true);
	editor->asked = asked && editor->saving;
	if (editor->left_open && !editor->saving)
		go_away(editor, good);
}

/* No key waits for it. What began on an older report is put together with this one, which is
 * shown: that is waited for. */
static bool save_beside(struct head_editor *editor)
{
	struct report head;
	struct error error = ERROR_INIT;
	if (editor->read_only || !head_editor_changed(editor))
		return true;
	editor->again = editor->saving;
	if (editor->saving)
		return true;
	if (editor->began || editor->draft.fate != CARD_HERE)
		return save(editor);
	if (!head_copy(&editor->head, &head, &error)) {
		app_error(editor->app, &error);
		return false;
	}
	apply(editor, &head, NULL);
	editor->saving = true;
	app_beside(editor->app,
		beside_head(editor->number, &head, editor->revision, editor->app->who),
		saved_beside, editor);
	return true;
}

bool head_editor_save(struct head_editor *editor)
{
	return editor->app->sends ? save_beside(editor) : save(editor);
}

/* --- leaving --- */

void head_editor_keep_or_say(struct head_editor *editor)
{
	struct error error = ERROR_INIT;
	if (!head_editor_keep(editor, &error))
		app_error(editor->app, &error);
}

bool head_editor_leave(struct head_editor *editor)
{
	const bool saved = head_editor_save(editor);
	head_editor_keep_or_say(editor);
	return saved;
}

bool head_editor_leave_waiting(struct head_editor *editor)
{
	app_await_saved(editor->app);
	const bool saved = save(editor);
	head_editor_keep_or_say(editor);
	return saved;
}

void head_editor_close(struct head_editor *editor)
{
	struct error error = ERROR_INIT;
	if (!editor)
		return;
	if (editor->app->ending) {
		editor->touched = true;
		head_editor_keep(editor, &error);
	} else if (head_editor_leave(editor)) {
		/* It goes when that is through. */
		editor->left_open = editor->saving;
		if (!editor->left_open && !head_draft_forget(&editor->draft, &error))
			app_error(editor->app, &error);
	}
	error_release(&error);
	if (!editor->left_open)
		free_editor(editor);
}
