/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the rules find in a card that is open, and the words that are marked in its
 * fields.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "db/beside.h"
#include "model/card.h"
#include "office/check_beside.h"
#include "office/report_check.h"
#include "text/error.h"
#include "text/mem.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/card/card_check.h"
#include "tui/card/card_editor.h"
#include "tui/widget/field.h"

static void add_mark(struct text_mark *marks, size_t *count, size_t start, size_t bytes)
{
	if (bytes)
		marks[(*count)++] = (struct text_mark){start, bytes};
}

/* The words that somebody was led to, if they still stand there. */
static void add_pointed(const struct card_editor *editor, enum card_field field,
	struct text_mark *marks, size_t *count)
{
	const char *words = editor->pointed.words;
	const size_t start = editor->pointed.start;
	struct str text = STR_INIT;
	if (!words || editor->pointed.field != field)
		return;
	card_field_append(&text, &editor->entry.card, field);
	if (start < text.bytes && strncmp(text.data + start, words, strlen(words)) == 0)
		add_mark(marks, count, start, strlen(words));
	str_release(&text);
}

static void mark_field(struct card_editor *editor, enum card_field field)
{
	const struct finding_list *found = card_editor_found(editor, field);
	const size_t most = (found ? found->count : 0) + 1;
	struct text_mark *marks = mem_new(most, sizeof(*marks));
	size_t count = 0;
	for (size_t i = 0; found && i < found->count; i++)
		if (!found->items[i].reason)
			add_mark(marks, &count, found->items[i].spot.start,
				found->items[i].spot.bytes);
	add_pointed(editor, field, marks, &count);
	field_mark(editor->fields[field], marks, count);
	free(marks);
}

static void mark_fields(struct card_editor *editor, unsigned fields)
{
	for (enum card_field field = 0; field < FIELD_COUNT; field++)
		if (fields & 1u << field)
			mark_field(editor, field);
}

/* A faulty file of words keeps nobody from typing. */
static void take_check(
	struct card_editor *editor, struct report_check *with, struct error *error)
{
	struct app *app = editor->app;
	if (with)
		editor->check = card_check_new(app->store, with, app_breaker(app));
	else if (!app->message.bytes && !app->reach.away)
		app_error(app, error);
	error_release(error);
}

static void make_check(struct card_editor *editor)
{
	struct error error = ERROR_INIT;
	editor->check_due = false;
	struct report_check *with = report_check_head(
		editor->app->store, editor->entry.report, editor->facts.digits, &error);
	take_check(editor, with, &error);
}

/* It was read beside the loop; making it takes its time, which there is when the keys rest. */
static void told_check(void *context, struct beside *beside)
{
	struct card_editor *editor = context;
	struct error error = ERROR_INIT;
	if (--editor->checks_asked)
		return;
	editor->check_read = check_beside_take(beside, &error);
	if (!editor->check_read)
		take_check(editor, NULL, &error);
	app_rest_again(editor->app);
}

static void make_read(struct card_editor *editor)
{
	struct error error = ERROR_INIT;
	struct report_check *with = editor->check_read;
	editor->check_read = NULL;
	with = report_check_make(with, editor->facts.digits, &error);
	take_check(editor, with, &error);
}

void card_editor_look(struct card_editor *editor, enum card_look look)
{
	/* The rules and their words take as long as all else that the first screen needs. */
	if (editor->app->terminal->in_haste)
		return;
	if (editor->check_due)
		make_check(editor);
	if (editor->check_read && look == LOOK_ALL)
		make_read(editor);
	if (!editor->check)
		return;
	mark_fields(editor, card_check_look(editor->check, &editor->entry, look));
}

void card_editor_look_on(struct card_editor *editor)
{
	struct terminal *terminal = editor->app->terminal;
	if (!editor->check)
		return;
	while (card_check_rest(editor->check, &editor->entry, card_editor_field(editor)))
		if (terminal->ops->arrives(terminal, 0))
			return;
	mark_fields(editor, card_check_take_rest(editor->check, &editor->entry));
}

void card_editor_point(struct card_editor *editor, size_t start, size_t bytes)
{
	const enum card_field field = card_editor_field(editor);
	struct str text = STR_INIT;
	card_field_append(&text, &editor->entry.card, field);
	if (bytes && start < text.bytes) {
		if (bytes > text.bytes - start)
			bytes = text.bytes - start;
		free(editor->pointed.words);
		editor->pointed.field = field;
		editor->pointed.start = start;
		editor->pointed.words = mem_strndup(text.data + start, bytes);
		mark_field(editor, field);
	}
	str_release(&text);
}

const struct finding_list *card_editor_found(
	const struct card_editor *editor, enum card_field field)
{
	return editor->check ? card_check_found(editor->check, field) : NULL;
}

void card_editor_begin_check(struct card_editor *editor)
{
	card_check_free(editor->check);
	editor->check = NULL;
	report_check_free(editor->check_read);
	editor->check_read = NULL;
	editor->check_due = !editor->app->sends;
	if (editor->check_due)
		return;
	editor->checks_asked++;
	app_beside(editor->app, check_beside_new(editor->entry.report, NULL), told_check,
		editor);
}
