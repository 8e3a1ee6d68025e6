/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/head/head_check.h"

#include <stdlib.h>
#include <string.h>

#include "check/check.h"
#include "check/finding.h"
#include "model/head_copy.h"
#include "model/head_text.h"
#include "office/report_check.h"
#include "office/rest_check.h"
#include "text/error.h"
#include "text/mem.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/head/check_around.h"
#include "tui/head/head_editor.h"
#include "tui/head/head_join.h"
#include "tui/head/head_rows.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/field.h"

/* Bytes of a text that is looked at without waiting for a rest. */
enum { SHORT_TEXT = 4096 };

struct head_check {
	struct check_around around;
	int64_t report;
	bool due;                /* it is to be read, or read anew */
	struct rest_check *rest; /* under way; NULL: it is not */
	bool rested;             /* it was */
};

struct head_check *head_check_new(struct app *app, int64_t report)
{
	struct head_check *check = mem_new(1, sizeof(*check));
	check->around.app = app;
	check->report = report;
	check->due = true;
	return check;
}

void head_check_free(struct head_check *check)
{
	if (!check)
		return;
	rest_check_free(check->rest);
	check_around_release(&check->around);
	free(check);
}

static void forget(struct head_row *row)
{
	free(row->looked_at);
	row->looked_at = NULL;
}

void head_check_again(struct head_check *check, struct head_rows *rows)
{
	rest_check_free(check->rest);
	check->rest = NULL;
	check->rested = false;
	check_around_forget(&check->around);
	check->due = true;
	for (size_t i = 0; i < rows->count; i++) {
		struct head_row *row = &rows->items[i];
		if (row->found.count)
			field_mark(row->field, NULL, 0);
		finding_list_release(&row->found);
		forget(row);
	}
}

static bool is_ready(struct head_check *check, enum head_look look)
{
	struct check_around *around = &check->around;
	struct app *app = around->app;
	struct error error = ERROR_INIT;
	/* The first screen comes before the rules. */
	if (app->terminal->in_haste || around->failed)
		return false;
	if (around->with)
		return true;
	if (around->read && look == HEAD_LOOK_ALL)
		return check_around_make(around);
	if (!app->sends)
		return check_around_take(around,
			report_check_head(
				app->store, check->report, app_digits(app), &error),
			&error);
	if (check->due)
		check_around_ask(around, check->report, NULL);
	check->due = false;
	return false;
}

static void mark(struct head_row *row)
{
	struct text_mark *marks = mem_new(row->found.count + 1, sizeof(*marks));
	size_t count = 0;
	for (size_t i = 0; i < row->found.count; i++) {
		const struct finding *finding = &row->found.items[i];
		if (!finding->reason && finding->spot.bytes)
			marks[count++] = (struct text_mark){
				finding->spot.start, finding->spot.bytes};
	}
	field_mark(row->field, marks, count);
	free(marks);
}

/* Takes the text over. */
static void look_at(struct head_check *check, struct head_row *row, char *text)
{
	struct str path = STR_INIT;
	const bool first = !row->looked_at;
	forget(row);
	row->looked_at = text;
	finding_list_release(&row->found);
	head_path(&path, row->what, row->index);
	check_own_text(&check->around.with->input, app_breaker(check->around.app),
		path.data, head_text_row(row->what)->text, text, &row->found);
	report_check_give_reasons(check->around.with, 0, &row->found);
	row->quick = row->found.count;
	/* What is looked at for the first time late is looked at anew by all. */
	row->typed = row->typed || !first || check->rested;
	str_release(&path);
	/* The words that somebody was led to stay marked. */
	if (row->found.count || !first)
		mark(row);
}

void head_check_look(
	struct head_check *check, struct head_rows *rows, enum head_look look)
{
	if (!is_ready(check, look))
		return;
	for (size_t i = 0; i < rows->count; i++) {
		struct head_row *row = &rows->items[i];
		char *text = NULL;
		if (row->looked_at && look == HEAD_LOOK_NEW)
			continue;
		field_get_text(row->field, &text);
		if ((look != HEAD_LOOK_ALL && strlen(text) > SHORT_TEXT) ||
			(row->looked_at && !strcmp(text, row->looked_at)))
			free(text);
		else
			look_at(check, row, text);
	}
}

/* --- the rest --- */

static bool is_due(const struct head_check *check, const struct head_editor *editor)
{
	for (size_t i = 0; i < editor->rows.count; i++)
		if (i != editor->at && editor->rows.items[i].typed)
			return true;
	return !check->rested;
}

static void begin_rest(struct head_check *check, struct head_editor *editor)
{
	struct rest_of of = {.with = check->around.with,
		.store = check->around.app->store,
		.breaker = app_breaker(check->around.app)};
	struct error error = ERROR_INIT;
	struct report head;
	rest_check_free(check->rest);
	check->rest = NULL;
	/* What was read beside the loop was so when the screen was opened. */
	if (!check->around.with->held)
		check->rest = rest_check_new(&of, &error);
	else if (head_copy(&editor->head, &head, &error)) {
		of.head = &head;
		check->rest = rest_check_new(&of, &error);
	}
	/* What cannot be read now is told by who saves. */
	error_release(&error);
	check->rested = true;
	for (size_t i = 0; i < editor->rows.count; i++)
		editor->rows.items[i].typed =
			editor->rows.items[i].typed && i == editor->at;
}

/* An empty text is no mistake yet, nor is one that somebody types just now. */
static bool is_as_looked_at(const struct head_row *row, const struct report *report)
{
	char **stored = head_text((struct report *)report, row->what, row->index);
	return !row->typed && row->looked_at && *row->looked_at && stored && *stored &&
	       head_same_text(*stored, row->looked_at);
}

static void take_rest(struct head_check *check, struct head_rows *rows)
{
	const struct report *report = check->rest ? rest_check_report(check->rest) : NULL;
	struct str path = STR_INIT;
	for (size_t i = 0; report && i < rows->count; i++) {
		struct head_row *row = &rows->items[i];
		const size_t before = row->found.count;
		if (!is_as_looked_at(row, report))
			continue;
		str_clear(&path);
		head_path(&path, row->what, row->index);
		finding_list_truncate(&row->found, row->quick);
		rest_check_take_text(check->rest, path.data, &row->found);
		if (before || row->found.count)
			mark(row);
	}
	str_release(&path);
	rest_check_free(check->rest);
	check->rest = NULL;
}

void head_check_look_on(struct head_check *check, struct head_editor *editor)
{
	struct terminal *terminal = check->around.app->terminal;
	if (!check->around.with)
		return;
	if (is_due(check, editor))
		begin_rest(check, editor);
	while (check->rest && rest_check_step(check->rest))
		if (terminal->ops->arrives(terminal, 0))
			return;
	take_rest(check, &editor->rows);
}

const struct finding *head_row_finding(const struct head_row *row)
{
	const struct finding *gravest = NULL;
	for (size_t i = 0; i < row->found.count; i++) {
		const struct finding *finding = &row->found.items[i];
		if (!finding->reason &&
			(!gravest || finding->severity > gravest->severity))
			gravest = finding;
	}
	return gravest;
}
