/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/head/form_check.h"

#include <stdlib.h>
#include <string.h>

#include "check/check.h"
#include "check/finding.h"
#include "model/report.h"
#include "office/report_check.h"
#include "office/rest_check.h"
#include "text/error.h"
#include "text/mem.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/form.h"
#include "tui/head/check_around.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/text_marks.h"

struct checked_row {
	char *text; /* or choice, when the rules looked at it last; NULL: they did not */
	struct finding_list found;
	size_t quick; /* so many of these by the quick rules, the first */
	bool typed;   /* it was changed since the others looked, and not yet left */
	bool visited; /* the cursor was in it */
	bool wrong;   /* it is no value */
};

struct form_check {
	struct form_check_of of;
	struct form *form;
	struct checked_row *rows;
	size_t count;
	struct check_around around;
	struct rest_check *rest; /* under way; NULL: it is not */
	bool rested;             /* it was */
};

struct form_check *form_check_new(const struct form_check_of *of, struct form *form)
{
	struct form_check *check = mem_new(1, sizeof(*check));
	check->of = *of;
	check->around.app = of->app;
	check->form = form;
	form_rows(form, &check->count);
	check->rows = mem_new(check->count, sizeof(*check->rows));
	return check;
}

void form_check_free(struct form_check *check)
{
	if (!check)
		return;
	rest_check_free(check->rest);
	check_around_release(&check->around);
	for (size_t row = 0; row < check->count; row++) {
		free(check->rows[row].text);
		finding_list_release(&check->rows[row].found);
	}
	free(check->rows);
	free(check);
}

/* Of a server it is read beside the loop. */
static bool is_ready(struct form_check *check)
{
	struct check_around *around = &check->around;
	struct app *app = around->app;
	struct error error = ERROR_INIT;
	struct report head;
	if (around->read && app->rested)
		return check_around_make(around);
	if (around->failed || around->with || around->read || around->asked)
		return around->with;
	if (!check->of.typed(check->of.context, &head, &error))
		return check_around_take(around, NULL, &error);
	if (!app->sends)
		return check_around_take(around,
			report_check_typed(app->store, check->of.report, &head,
				app_digits(app), &error),
			&error);
	check_around_ask(around, check->of.report, &head);
	return false;
}

/* --- what a row says --- */

static char *text_of(const struct form_check *check, size_t row)
{
	size_t count;
	const struct form_row *kind = &form_rows(check->form, &count)[row];
	struct str choice = STR_INIT;
	if (kind->text)
		return form_text(check->form, row);
	str_printf(&choice, "%zu", form_choice(check->form, row));
	return str_detach(&choice);
}

static bool is_text(const struct form_check *check, size_t row)
{
	size_t count;
	return form_rows(check->form, &count)[row].text;
}

static bool is_worse(const struct finding *finding, const struct finding *than)
{
	return !finding->reason && (!than || finding->severity > than->severity);
}

/* The findings that nobody accepts, in the row. */
static void show(struct form_check *check, size_t number)
{
	const struct checked_row *row = &check->rows[number];
	struct text_mark *marks = mem_new(row->found.count + 1, sizeof(*marks));
	struct str said = STR_INIT;
	const struct finding *worst = NULL;
	struct form_found found = {.marks = marks};
	for (size_t i = 0; i < row->found.count; i++) {
		const struct finding *finding = &row->found.items[i];
		if (finding->reason)
			continue;
		if (is_worse(finding, worst))
			worst = finding;
		str_printf(&said, "%s%s", said.bytes ? "\n" : "", finding->message);
		if (finding->spot.bytes)
			marks[found.count++] = (struct text_mark){
				finding->spot.start, finding->spot.bytes};
	}
	found.said = said.data;
	found.sign = worst && worst->severity == SEVERITY_ERROR ? FORM_SIGN_ERROR
		     : worst || row->wrong                      ? FORM_SIGN_WARNING
								: FORM_SIGN_NONE;
	form_set_found(check->form, number, &found);
	free(marks);
	str_release(&said);
}

/* --- the quick rules --- */

static void look_at_row(
	struct form_check *check, const struct check_input *input, size_t number)
{
	struct checked_row *row = &check->rows[number];
	struct str path = STR_INIT;
	finding_list_release(&row->found);
	row->wrong = is_text(check, number) && *row->text &&
		     check->of.is_wrong(check->of.context, number, row->text);
	check->of.path(check->of.context, number, &path);
	if (path.bytes && is_text(check, number))
		check_own_path(input, app_breaker(check->of.app), path.data, &row->found);
	report_check_give_reasons(check->around.with, 0, &row->found);
	row->quick = row->found.count;
	str_release(&path);
	show(check, number);
}

/* Whether one says something else than before. */
static bool take_texts(struct form_check *check)
{
	bool other = false;
	for (size_t i = 0; i < check->count; i++) {
		struct checked_row *row = &check->rows[i];
		char *text = text_of(check, i);
		if (row->text && !strcmp(text, row->text)) {
			free(text);
			continue;
		}
		row->typed = row->typed || row->text;
		free(row->text);
		row->text = text;
		other = true;
	}
	check->rows[form_row(check->form)].visited = true;
	return other;
}

/* What one row says may make another right: all are looked at. */
static void look(struct form_check *check)
{
	struct error error = ERROR_INIT;
	struct report head;
	if (!take_texts(check))
		return;
	if (!check->of.typed(check->of.context, &head, &error)) {
		error_release(&error);
		return;
	}
	struct check_input input = check->around.with->input;
	input.report = &head;
	for (size_t row = 0; row < check->count; row++)
		look_at_row(check, &input, row);
	/* What the others found is gone with it. */
	rest_check_free(check->rest);
	check->rest = NULL;
	report_release(&head);
}

/* --- the rest --- */

static bool is_due(const struct form_check *check)
{
	for (size_t row = 0; row < check->count; row++)
		if (check->rows[row].typed && row != form_row(check->form))
			return true;
	return !check->rested;
}

static void begin_rest(struct form_check *check)
{
	struct error error = ERROR_INIT;
	struct report head;
	rest_check_free(check->rest);
	check->rest = NULL;
	check->rested = true;
	for (size_t row = 0; row < check->count; row++)
		check->rows[row].typed =
			check->rows[row].typed && row == form_row(check->form);
	if (check->of.typed(check->of.context, &head, &error)) {
		const struct rest_of of = {.with = check->around.with,
			.store = check->of.app->store,
			.breaker = app_breaker(check->of.app),
			.head = &head};
		check->rest = rest_check_new(&of, &error);
	}
	error_release(&error);
}

/* A row that is empty is no mistake before it was left so. */
static bool is_left(const struct form_check *check, size_t row)
{
	return *check->rows[row].text ||
	       (check->rows[row].visited && row != form_row(check->form));
}

static void take_rest(struct form_check *check)
{
	struct str path = STR_INIT;
	for (size_t i = 0; check->rest && i < check->count; i++) {
		struct checked_row *row = &check->rows[i];
		if (row->typed)
			continue;
		str_clear(&path);
		check->of.path(check->of.context, i, &path);
		finding_list_truncate(&row->found, row->quick);
		/* Of what is no value the report has the one before. */
		if (path.bytes && !row->wrong && is_left(check, i))
			rest_check_take_text(check->rest, path.data, &row->found);
		show(check, i);
	}
	rest_check_free(check->rest);
	check->rest = NULL;
	str_release(&path);
}

void form_check_look(struct form_check *check, const struct screen *screen)
{
	struct app *app = check->of.app;
	struct terminal *terminal = app->terminal;
	if (!app->paused || terminal->in_haste || !is_ready(check))
		return;
	look(check);
	if (!app_pauses_on(app, screen))
		return;
	if (is_due(check))
		begin_rest(check);
	while (check->rest && rest_check_step(check->rest))
		if (terminal->ops->arrives(terminal, 0))
			return;
	take_rest(check);
}
