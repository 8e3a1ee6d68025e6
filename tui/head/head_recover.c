/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The draft of the texts in an editor's rows, and those taken in again from it. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "model/head_text.h"
#include "model/report.h"
#include "office/typed_texts.h"
#include "text/str.h"
#include "tui/head/head_draft.h"
#include "tui/head/head_editor.h"
#include "tui/head/head_join.h"
#include "tui/widget/field.h"

/* --- writing --- */

static void put_typed(const struct head_editor *editor, struct typed_texts *typed)
{
	struct str path = STR_INIT;
	for (size_t i = 0; i < editor->rows.count; i++) {
		const struct head_row *row = &editor->rows.items[i];
		char *text = NULL;
		if (!field_changed(row->field))
			continue;
		field_get_text(row->field, &text);
		str_clear(&path);
		head_path(&path, row->what, row->index);
		typed_texts_add(typed, path.data, text);
		free(text);
	}
	str_release(&path);
}

bool head_rows_keep(struct head_editor *editor, struct error *error)
{
	const struct head_row *row = head_editor_now(editor);
	struct typed_texts typed = {NULL, 0, 0};
	struct str path = STR_INIT;
	if (!row)
		return true;
	put_typed(editor, &typed);
	head_path(&path, row->what, row->index);
	const bool done = head_draft_write(&editor->draft,
		editor->began ? editor->began : editor->revision, path.data,
		field_cursor(row->field), &typed, error);
	typed_texts_release(&typed);
	str_release(&path);
	return done;
}

/* --- taking in --- */

static bool is_of_part(const void *context, const char *path)
{
	const struct head_editor *editor = context;
	enum head_what what;
	size_t index;
	return head_path_parse(path, &what, &index) &&
	       head_text_row(what)->part == editor->part;
}

/* Where somebody else has taken a part out meanwhile whose texts were typed, there is one
 * again, at the end of its list: what was typed is not thrown away with it. */
static void make_room(struct head_editor *editor, const struct typed_texts *typed)
{
	for (size_t i = 0; i < typed->count; i++) {
		enum head_what what;
		size_t index,
			room = typed->count; /* of a body that is no draft of ours */
		if (!is_of_part(editor, typed->items[i].path) ||
			!head_path_parse(typed->items[i].path, &what, &index))
			continue;
		while (!head_text(&editor->head, what, index) && room--)
			head_list_insert(&editor->head, head_list_of(what), SIZE_MAX - 1);
	}
	head_editor_make_rows(editor);
}

/* The row of a path; NULL: there is none. */
static struct head_row *row_named(const struct head_editor *editor, const char *path)
{
	enum head_what what;
	size_t index;
	if (!head_path_parse(path, &what, &index))
		return NULL;
	for (size_t i = 0; i < editor->rows.count; i++)
		if (editor->rows.items[i].what == what &&
			editor->rows.items[i].index == index)
			return &editor->rows.items[i];
	return NULL;
}

static size_t restore(struct head_editor *editor, const struct typed_texts *typed)
{
	size_t restored = 0;
	for (size_t i = 0; i < typed->count; i++) {
		const struct head_row *row = row_named(editor, typed->items[i].path);
		if (!row)
			continue;
		char **now = head_text(&editor->head, row->what, row->index);
		if (head_same_text(*now, typed->items[i].text))
			continue;
		field_put_text(row->field, typed->items[i].text);
		restored++;
	}
	return restored;
}

static void go_to(struct head_editor *editor, const char *path, size_t cursor)
{
	const struct head_row *row = row_named(editor, path);
	if (!row)
		return;
	editor->at = (size_t)(row - editor->rows.items);
	field_move(row->field, cursor);
}

static void take_in(struct head_editor *editor, struct head_left *left)
{
	make_room(editor, &left->typed);
	const size_t restored = restore(editor, &left->typed);
	if (restored && left->revision != editor->revision) {
		editor->began = left->revision;
		editor->before = left->before;
		report_init(&left->before);
	}
	go_to(editor, left->path, left->cursor);
	editor->touched = true;
	if (restored)
		head_left_tell(editor->app);
}

bool head_rows_recover(struct head_editor *editor, struct error *error)
{
	struct head_left left;
	const bool good = head_draft_find(&editor->draft, &editor->head, editor->revision,
		is_of_part, editor, &left, error);
	if (good && left.found)
		take_in(editor, &left);
	head_left_release(&left);
	return good;
}
