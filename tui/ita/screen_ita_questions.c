/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the ITA of a year asks a kind of body: how sure each question is, and what the
 * office says of it, which holds for all of its reports.
 */
#include <config.h>

#include <stdlib.h>

#include "db/ita_questions.h"
#include "db/store.h"
#include "model/ita.h"
#include "model/ita_bank.h"
#include "model/ita_body.h"
#include "model/lists.h"
#include "model/report.h"
#include "office/ita_rows.h"
#include "office/ita_values.h"
#include "office/ita_words.h"
#include "text/cell.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/dialog.h"
#include "tui/app/needs.h"
#include "tui/app/screen.h"
#include "tui/app/screen_id.h"
#include "tui/ita/screens.h"
#include "tui/table/list_detail.h"
#include "tui/table/table_view.h"
#include "tui/terminal/canvas.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/action.h"

enum { COLUMN_CODE, COLUMN_QUESTION, COLUMN_SURE, COLUMNS };
enum { DETAIL_ROWS = 5 };

static const struct table_column columns[COLUMNS] = {
	[COLUMN_CODE] = {.heading = N_("Item"), .columns = 4},
	[COLUMN_QUESTION] = {.heading = N_("Question"), .columns = 0},
	[COLUMN_SURE] = {.heading = N_("How sure"), .columns = 20},
};

struct screen_state {
	struct app *app;
	int year;
	enum ita_body body;
	struct ita_rows rows;
	struct table_view *table;
};

static struct screen_state *state_of(const struct screen *screen)
{
	return screen->state;
}

static const struct ita_row *chosen(const struct screen *screen)
{
	const struct screen_state *state = state_of(screen);
	const size_t row = table_view_row(state->table);
	return row < state->rows.count ? &state->rows.items[row] : NULL;
}

/* --- the table --- */

static enum style put_row_sure(const struct ita_row *row, struct str *out)
{
	static const enum style styles[] = {
		[ITA_SURE_NOT] = STYLE_WARNING,
		[ITA_SURE_OTHER] = STYLE_PLAIN,
		[ITA_SURE_CHECKED] = STYLE_DONE,
		[ITA_SURE_OFFICE] = STYLE_LABEL,
	};
	str_puts(out, row->text ? _(ita_sure_label(row->sure)) : _("taken out here"));
	return styles[row->sure];
}

static enum style put_row_text(const struct ita_row *row, struct str *out)
{
	const char *text = row->text ? row->text : row->shipped ? row->shipped : "";
	str_puts(out, *text ? text : _("what it asks is not known here"));
	return row->text && *text ? STYLE_PLAIN : STYLE_FAINT;
}

static enum style cell(void *context, size_t number, size_t column, struct str *out)
{
	const struct screen_state *state = context;
	const struct ita_row *row = &state->rows.items[number];
	switch (column) {
	case COLUMN_CODE: str_puts(out, row->code); return STYLE_PLAIN;
	case COLUMN_QUESTION: return put_row_text(row, out);
	default: return put_row_sure(row, out);
	}
}

static void part(void *context, size_t number, struct str *out)
{
	const struct screen_state *state = context;
	str_puts(out, state->rows.items[number].indicator);
}

/* --- drawing --- */

static bool reload(struct app *app, struct screen *screen, struct error *error)
{
	struct screen_state *state = state_of(screen);
	const bool done =
		ita_rows_read(&state->rows, app->store, state->year, state->body, error);
	table_view_set_rows(state->table, state->rows.count);
	return done;
}

static void put_year(const struct app *app, int year, enum ita_body body, struct str *out)
{
	number_append(out, year, app_digits(app));
	str_printf(out, "  %s", _(ita_body_label(body)));
}

static void title(
	struct app *app, struct screen *screen, struct str *left, struct str *right)
{
	const struct screen_state *state = state_of(screen);
	str_puts(left, _("Questions of the ITA"));
	put_year(app, state->year, state->body, right);
}

static void put_nearest(const struct screen_state *state, struct str *out)
{
	struct str year = STR_INIT;
	if (state->rows.of_that_year)
		return;
	number_append(&year, state->rows.year, app_digits(state->app));
	str_putc(out, '\n');
	str_printf(out, _("Of this year nothing is known: these are the questions of %s"),
		year.data);
	str_release(&year);
}

static void put_details(
	const struct screen_state *state, const struct ita_row *row, struct str *out)
{
	str_printf(out, "%s  ", row->code);
	put_row_text(row, out);
	str_printf(out, "\n%s: ", _("How sure"));
	put_row_sure(row, out);
	if (row->source && !row->corrected)
		str_printf(out, ": %s", row->source);
	if (row->corrected && row->shipped && row->text)
		str_printf(out, "\n%s: %s", _("As the program has it"),
			*row->shipped ? row->shipped
				      : _("what it asks is not known here"));
	put_nearest(state, out);
}

static void paint(struct app *app, struct screen *screen, const struct canvas *canvas)
{
	const struct screen_state *state = state_of(screen);
	const struct list_detail parts = list_detail_divide(canvas, DETAIL_ROWS);
	const struct ita_row *row = chosen(screen);
	struct str text = STR_INIT;
	table_view_digits(state->table, app_digits(app));
	table_view_paint(state->table, &parts.list, true);
	if (row)
		put_details(state, row, &text);
	else
		str_puts(&text, _("Nothing here has these words."));
	canvas_paragraphs(&parts.detail, 0, text.data, row ? STYLE_PLAIN : STYLE_GUIDE);
	str_release(&text);
}

/* --- what the office says --- */

static enum effect outcome(
	struct app *app, bool done, const char *words, struct error *error)
{
	if (done)
		app_message(app, STYLE_DONE, "%s", words);
	else
		app_error(app, error);
	return EFFECT_RELOAD | EFFECT_PAINT;
}

static enum effect set(
	struct screen_state *state, const char *code, const char *text, const char *words)
{
	struct error error = ERROR_INIT;
	const bool done = store_set_ita_question(state->app->store, state->year,
		state->body, code, text, state->app->who, &error);
	return outcome(state->app, done, words, &error);
}

static enum effect run_change(struct app *app, struct screen *screen)
{
	struct screen_state *state = state_of(screen);
	const struct ita_row *row = chosen(screen);
	struct str text = STR_INIT;
	enum effect effect = EFFECT_PAINT;
	str_puts(&text, row->text ? row->text : row->shipped ? row->shipped : "");
	if (dialog_line(app, row->code, _("What it asks, in a line"), &text))
		effect = set(state, row->code, text.data,
			_("Saved: all reports of this office go by it"));
	str_release(&text);
	return effect;
}

/* A code that the year does not have; false: Esc. */
static bool ask_code(const struct screen_state *state, struct str *code)
{
	enum ita_part part;
	int number;
	while (dialog_line(
		state->app, _("New"), _("Its code, such as i7, e11 or o34"), code)) {
		const struct ita_row *there = ita_rows_find(&state->rows, code->data);
		if (!ita_code_parse(code->data, &part, &number))
			app_message(state->app, STYLE_WARNING, "%s",
				_("type it like i7, e11 or o34"));
		else if (there)
			app_message(state->app, STYLE_WARNING,
				_("Item %s is there already: change it"), there->code);
		else
			return true;
	}
	return false;
}

static enum effect run_new(struct app *app, struct screen *screen)
{
	struct screen_state *state = state_of(screen);
	struct str code = STR_INIT, text = STR_INIT;
	enum effect effect = EFFECT_PAINT;
	if (ask_code(state, &code) &&
		dialog_line(app, code.data, _("What it asks, in a line"), &text))
		effect = set(state, code.data, text.data,
			_("Saved: all reports of this office go by it"));
	str_release(&code);
	str_release(&text);
	return effect;
}

static bool reset(struct screen_state *state, const char *code, struct error *error)
{
	return store_reset_ita_question(state->app->store, state->year, state->body, code,
		state->app->who, error);
}

/* One that the office added is gone then; of the program's it is kept that it is out. */
static enum effect run_remove(struct app *app, struct screen *screen)
{
	struct screen_state *state = state_of(screen);
	const struct ita_row *row = chosen(screen);
	struct error error = ERROR_INIT;
	struct str question = STR_INIT;
	str_printf(&question, _("Does the ITA of this year not ask item %s?"), row->code);
	str_putc(&question, '\n');
	put_row_text(row, &question);
	const bool yes =
		dialog_confirm(app, _("Take out"), question.data, N_("Take out"));
	str_release(&question);
	if (!yes)
		return EFFECT_PAINT;
	return row->shipped ? set(state, row->code, NULL, _("Taken out"))
			    : outcome(app, reset(state, row->code, &error),
				      _("Taken out"), &error);
}

static enum effect run_reset(struct app *app, struct screen *screen)
{
	struct screen_state *state = state_of(screen);
	const struct ita_row *row = chosen(screen);
	struct error error = ERROR_INIT;
	struct str question = STR_INIT;
	if (!row->corrected) {
		app_message(app, STYLE_WARNING, "%s",
			_("The office has not corrected this item"));
		return EFFECT_PAINT;
	}
	put_details(state, row, &question);
	const bool yes = dialog_confirm(app, _("As the program has it?"), question.data,
		N_("As the program has it"));
	str_release(&question);
	return yes ? outcome(app, reset(state, row->code, &error),
			     _("As the program has it again"), &error)
		   : EFFECT_PAINT;
}

static enum effect run_reset_all(struct app *app, struct screen *screen)
{
	struct screen_state *state = state_of(screen);
	struct error error = ERROR_INIT;
	struct str question = STR_INIT, count = STR_INIT;
	if (!state->rows.corrected) {
		app_message(app, STYLE_WARNING, "%s",
			_("The office has corrected nothing in this year"));
		return EFFECT_PAINT;
	}
	number_append(&count, (int64_t)state->rows.corrected, app_digits(app));
	put_year(app, state->year, state->body, &question);
	str_putc(&question, '\n');
	str_printf(&question,
		_("What the office corrected in this year is forgotten: %s"), count.data);
	const bool yes = dialog_confirm(app, _("As the program has it?"), question.data,
		N_("As the program has it"));
	str_release(&question);
	str_release(&count);
	return yes ? outcome(app, reset(state, NULL, &error),
			     _("As the program has it again"), &error)
		   : EFFECT_PAINT;
}

/* --- which year, which kind of body --- */

static enum effect run_year(struct app *app, struct screen *screen)
{
	struct screen_state *state = state_of(screen);
	struct string_list lines = {0};
	struct str typed = STR_INIT;
	size_t count, now = 0;
	int *years = ita_bank_years(&count);
	for (size_t i = count; i-- > 0;)
		for (enum ita_body body = 0; body < ITA_BODIES; body++) {
			struct str line = STR_INIT;
			if (years[i] == state->year && body == state->body)
				now = lines.count;
			put_year(app, years[i], body, &line);
			string_list_add(&lines, line.data);
			str_release(&line);
		}
	const size_t picked = dialog_pick_at(app, _("Which questions?"),
		(const char *const *)lines.items, lines.count, now, false, &typed);
	if (picked < lines.count) {
		state->year = years[count - 1 - picked / ITA_BODIES];
		state->body = (enum ita_body)(picked % ITA_BODIES);
		table_view_filter(state->table, "");
	}
	string_list_release(&lines);
	str_release(&typed);
	free(years);
	return EFFECT_RELOAD | EFFECT_PAINT;
}

static enum effect run_all(struct app *app, struct screen *screen)
{
	(void)app;
	table_view_show_all(state_of(screen)->table);
	return EFFECT_PAINT;
}

static bool is_filtered(const struct app *app, const struct screen *screen)
{
	(void)app;
	return table_view_filtering(state_of(screen)->table);
}

static const struct action actions[] = {
	TABLE_SHOW_ALL(run_all, is_filtered),
	{
		.name = N_("Change"),
		.help = N_("Say what the item asks, as the manual of the year has it."),
		.keys = {K_ENTER, K_F2},
		.run = run_change,
		.needs = NEEDS_ROW | NEEDS_CLERK,
	},
	{
		.name = N_("New"),
		.help = N_("An item that the year asks and that is missing here."),
		.keys = {'n', K_INSERT},
		.run = run_new,
		.needs = NEEDS_CLERK,
	},
	{
		.name = N_("Take out"),
		.help = N_("The year does not ask the item, after a question."),
		.keys = {'d', K_DELETE},
		.run = run_remove,
		.needs = NEEDS_ROW | NEEDS_CLERK,
	},
	{
		.name = N_("As the program has it"),
		.help = N_("Takes back what the office said of the item, after a "
			   "question."),
		.keys = {'r'},
		.run = run_reset,
		.needs = NEEDS_ROW | NEEDS_CLERK,
	},
	{
		.name = N_("All as the program has them"),
		.help = N_("Takes back all that the office said of this year, after a "
			   "question."),
		.run = run_reset_all,
		.needs = NEEDS_CLERK,
	},
	{
		.name = N_("Other year"),
		.help = N_("The questions of another year, or of another kind of body."),
		.keys = {'y'},
		.run = run_year,
	},
};

static enum effect event(
	struct app *app, struct screen *screen, const struct event *happened)
{
	(void)app;
	return table_view_event(state_of(screen)->table, happened);
}

static void close(struct app *app, struct screen *screen)
{
	struct screen_state *state = state_of(screen);
	(void)app;
	ita_rows_release(&state->rows);
	table_view_free(state->table);
	free(state);
}

static const char *lacks(
	const struct app *app, const struct screen *screen, enum need need)
{
	(void)app;
	return need == NEEDS_ROW && !chosen(screen) ? needs_words(NEEDS_ROW) : NULL;
}

/* Of the year whose result the report answers, for the kind of body that it is of. */
static bool open(struct app *app, const struct topic *topic, struct error *error)
{
	struct report head;
	if (!store_load_head(app->store, topic->report, &head, error))
		return false;
	struct screen_state *state = mem_new(1, sizeof(*state));
	struct screen screen = {&screen_ita_questions, state};
	state->app = app;
	state->year = ita_year_of(&head);
	state->body = ita_body_of(head.agency.type);
	report_release(&head);
	state->table = table_view_new(columns, COLUMNS, cell, state);
	table_view_parts(state->table, part);
	if (!reload(app, &screen, error)) {
		close(app, &screen);
		return false;
	}
	return app_push(app, &screen_ita_questions, state);
}

const struct screen_class screen_ita_questions = {
	.id = SCREEN_ITA_QUESTIONS,
	.name = "ita-questions",
	.open = open,
	.title = title,
	.paint = paint,
	.event = event,
	.reload = reload,
	.close = close,
	.actions = actions,
	.actions_count = COUNT(actions),
	.lacks = lacks,
	.help = N_(
		"What the ITA of a year asks. Numbers and questions change from year to "
		"year and with the kind of body, and not all of them were compared with "
		"the manual: beside each stands how sure it is.\nWhat the office corrects "
		"holds for all of its reports, for the check, and for measures that begin "
		"with a code."),
	.widgets = WIDGET_TABLE,
};
