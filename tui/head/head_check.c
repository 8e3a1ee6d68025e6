/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/head/head_check.h"

#include <stdlib.h>
#include <string.h>

#include "check/check.h"
#include "check/finding.h"
#include "model/head_text.h"
#include "office/report_check.h"
#include "text/error.h"
#include "text/mem.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/head/head_rows.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/field.h"

/* Bytes of a text that is looked at without waiting for a rest. */
enum { SHORT_TEXT = 4096 };

struct head_check {
	struct app *app;
	int64_t report;
	struct report_check *with; /* what is around the text; NULL: not read yet */
	bool failed;               /* it cannot be: the message line said why */
};

struct head_check *head_check_new(struct app *app, int64_t report)
{
	struct head_check *check = mem_new(1, sizeof(*check));
	check->app = app;
	check->report = report;
	return check;
}

void head_check_free(struct head_check *check)
{
	if (!check)
		return;
	report_check_free(check->with);
	free(check);
}

static void forget(struct head_row *row)
{
	free(row->looked_at);
	row->looked_at = NULL;
}

void head_check_again(struct head_check *check, struct head_rows *rows)
{
	report_check_free(check->with);
	check->with = NULL;
	check->failed = false;
	for (size_t i = 0; i < rows->count; i++) {
		struct head_row *row = &rows->items[i];
		if (row->found.count)
			field_mark(row->field, NULL, 0);
		finding_list_release(&row->found);
		forget(row);
	}
}

/* A faulty file of words keeps nobody from typing. */
static bool is_ready(struct head_check *check)
{
	struct error error = ERROR_INIT;
	/* The first screen comes before the rules. */
	if (check->app->terminal->in_haste || check->failed)
		return false;
	if (check->with)
		return true;
	check->with = report_check_head(
		check->app->store, check->report, app_digits(check->app), &error);
	check->failed = !check->with;
	if (check->failed && !check->app->message.bytes)
		app_error(check->app, &error);
	error_release(&error);
	return !check->failed;
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
	check_own_text(&check->with->input, app_breaker(check->app), path.data,
		head_text_row(row->what)->text, text, &row->found);
	report_check_give_reasons(check->with, 0, &row->found);
	str_release(&path);
	/* The words that somebody was led to stay marked. */
	if (row->found.count || !first)
		mark(row);
}

void head_check_look(
	struct head_check *check, struct head_rows *rows, enum head_look look)
{
	if (!is_ready(check))
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
