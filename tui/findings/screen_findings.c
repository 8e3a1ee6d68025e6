/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the check finds in a report: a list, and below it all of the one under the cursor.
 * The report is checked when the screen is opened and whenever one comes back to it.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "check/finding.h"
#include "check/rule.h"
#include "model/card.h"
#include "office/report_check.h"
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
#include "tui/findings/finding_detail.h"
#include "tui/findings/finding_jump.h"
#include "tui/findings/screens.h"
#include "tui/learning/learning.h"
#include "tui/table/list_detail.h"
#include "tui/table/table_view.h"
#include "tui/terminal/canvas.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/action.h"
#include "tui/working/working.h"

/* Of the rows, for the list, where what was found stands below it. */
enum { LIST_PART = 3, LIST_WHOLE = 7 };

enum column { COLUMN_MARK, COLUMN_PLACE, COLUMN_MESSAGE, COLUMNS };

static const struct table_column columns[COLUMNS] = {
	[COLUMN_MARK] = {.columns = 1},
	[COLUMN_PLACE] = {.heading = N_("Where it stands"), .columns = 22},
	[COLUMN_MESSAGE] = {.heading = N_("What was found"), .columns = 0},
};

struct findings {
	struct app *app;
	int64_t report;
	struct report_check *check;
	size_t *rows; /* indices in check.list, in the order in which they are shown */
	size_t count;
	bool by_report;  /* in the report's order; else errors first */
	bool accepted;   /* those that somebody accepts are shown, too */
	bool sets_rules; /* this person may, for the office */
	struct table_view *table;
};

static struct findings *findings_of(const struct screen *screen)
{
	return screen->state;
}

static struct finding *chosen(const struct screen *screen)
{
	struct findings *findings = findings_of(screen);
	const size_t row = table_view_row(findings->table);
	return row < findings->count ? &findings->check->list.items[findings->rows[row]]
				     : NULL;
}

/* --- the list --- */

/* As in narrow tables: "No. 3 steps". */
static void put_place(
	const struct findings *findings, const struct spot *spot, struct str *out)
{
	const enum digits digits = app_digits(findings->app);
	struct str number = STR_INIT;
	if (!spot->card) {
		spot_describe(out, spot, digits);
		return;
	}
	number_append(&number, spot->card, digits);
	/* TRANSLATORS: a measure by its number, in a narrow column. */
	str_printf(out, _("No. %s"), number.data);
	if (spot->field != FIELD_NONE)
		str_printf(out, " %s", _(card_field_label(spot->field)));
	str_release(&number);
}

static enum style cell(void *context, size_t row, size_t column, struct str *out)
{
	const struct findings *findings = context;
	const struct finding *finding = &findings->check->list.items[findings->rows[row]];
	enum style style = STYLE_PLAIN;
	switch (column) {
	case COLUMN_MARK:
		str_puts(out, finding_mark(findings->app, finding, &style));
		break;
	case COLUMN_PLACE: put_place(findings, &finding->spot, out); break;
	default: str_puts(out, finding->message); break;
	}
	return style;
}

/* Errors, then warnings, then what somebody accepts. */
static int rank(const struct finding *finding)
{
	return finding->reason ? 2 : finding->severity == SEVERITY_ERROR ? 0 : 1;
}

static void order(struct findings *findings)
{
	const struct finding_list *list = &findings->check->list;
	free(findings->rows);
	findings->rows = mem_new(list->count + 1, sizeof(*findings->rows));
	findings->count = 0;
	for (int turn = 0; turn < (findings->by_report ? 1 : 3); turn++)
		for (size_t i = 0; i < list->count; i++) {
			const struct finding *finding = &list->items[i];
			if ((findings->by_report || rank(finding) == turn) &&
				(findings->accepted || !finding->reason))
				findings->rows[findings->count++] = i;
		}
	table_view_set_rows(findings->table, findings->count);
}

static bool same_place(const struct finding *a, const struct finding *b)
{
	return a->rule == b->rule && a->spot.card == b->spot.card &&
	       strcmp(a->spot.path, b->spot.path) == 0 && a->spot.start == b->spot.start;
}

/* To the row of a finding of this list or of another check; if it is gone the cursor
 * stays. */
static void go_to(const struct findings *findings, const struct finding *finding)
{
	for (size_t i = 0; i < findings->count; i++)
		if (same_place(
			    &findings->check->list.items[findings->rows[i]], finding)) {
			table_view_go(findings->table, i);
			return;
		}
}

static void reorder(struct screen *screen)
{
	struct findings *findings = findings_of(screen);
	const struct finding *now = chosen(screen);
	order(findings);
	if (now)
		go_to(findings, now);
}

static bool reload(struct app *app, struct screen *screen, struct error *error)
{
	struct findings *findings = findings_of(screen);
	const struct finding *now = chosen(screen);
	struct report_check *fresh = working_check(app, findings->report, error);
	if (!fresh)
		return false;
	struct report_check *before = findings->check;
	report_check_keep(fresh, app->store, app->who);
	findings->check = fresh;
	order(findings);
	if (now)
		go_to(findings, now);
	report_check_free(before);
	return true;
}

/* --- drawing --- */

static void put_count(
	const struct app *app, struct str *out, const char *words, size_t count)
{
	str_printf(out, "%s%s ", out->bytes ? "  " : "", words);
	number_append(out, (int64_t)count, app_digits(app));
}

static void title(
	struct app *app, struct screen *screen, struct str *left, struct str *right)
{
	const struct findings *findings = findings_of(screen);
	const struct finding_list *list = &findings->check->list;
	const size_t errors = finding_list_count(list, SEVERITY_ERROR);
	const size_t warnings = finding_list_count(list, SEVERITY_WARNING);
	struct str year = STR_INIT;
	number_append(&year, findings->check->report.fiscal_year, app_digits(app));
	str_puts(left, _("Check of the report"));
	str_puts(left, "  ");
	str_printf(left, _("fiscal year %s"), year.data);
	put_count(app, right, _("to mend"), errors);
	put_count(app, right, _("to look at"), warnings);
	if (list->count > errors + warnings)
		put_count(app, right, _("accepted"), list->count - errors - warnings);
	str_release(&year);
}

static void paint_none(const struct findings *findings, const struct canvas *canvas)
{
	const bool all = !findings->check->list.count;
	const struct canvas text =
		canvas_part(canvas, 2, 2, canvas->rows - 2, canvas->columns - 4);
	canvas_line(canvas, 2, 1, LINE_DONE, STYLE_DONE);
	const struct canvas words = canvas_part(&text, 0, 1, text.rows, text.columns - 1);
	canvas_paragraphs(&words, 0,
		all ? _("Nothing was found that has to be mended.")
		    : _("What was found was accepted: o shows it."),
		STYLE_PLAIN);
}

static void paint(struct app *app, struct screen *screen, const struct canvas *canvas)
{
	struct findings *findings = findings_of(screen);
	const struct finding *finding = chosen(screen);
	canvas_across(canvas, 0, 0, canvas->columns, STYLE_LINE);
	if (!findings->count) {
		paint_none(findings, canvas);
		return;
	}
	const struct canvas below =
		canvas_part(canvas, 1, 0, canvas->rows - 1, canvas->columns);
	const int list = canvas->rows * LIST_PART / LIST_WHOLE;
	const struct list_detail parts =
		list_detail_divide(&below, canvas->rows - list - 1);
	table_view_digits(findings->table, app_digits(app));
	table_view_paint(findings->table, &parts.list, true);
	if (finding)
		finding_detail_paint(app, findings->check, finding, &parts.detail);
}

/* --- what keys do --- */

static enum effect run_jump(struct app *app, struct screen *screen)
{
	struct error error = ERROR_INIT;
	if (!finding_jump(app, findings_of(screen)->check, chosen(screen), &error))
		app_error(app, &error);
	return EFFECT_PAINT;
}

static bool is_accepted(const struct screen *screen)
{
	const struct finding *finding = chosen(screen);
	return finding && finding->reason;
}

static const char *accept_name(const struct app *app, const struct screen *screen)
{
	(void)app;
	return is_accepted(screen) ? N_("Take back") : N_("It is right");
}

/* The reason goes with it. */
static bool confirm_take_back(struct app *app, const struct finding *finding)
{
	struct str text = STR_INIT;
	str_printf(&text, "%s\n%s", finding->message,
		_("It counts again, and the reason why it was right is taken away:"));
	str_printf(&text, "\n“%s”", finding->reason);
	const bool yes = dialog_confirm(app, _("Take back"), text.data, N_("Take back"));
	str_release(&text);
	return yes;
}

/* A mark is no reason: what was typed stays, to be gone on with. */
static bool ask_reason(struct app *app, const struct finding *finding, struct str *reason)
{
	struct str label = STR_INIT;
	str_printf(&label, "%s\n%s", finding->message,
		_("Why is it right as it stands? The reason is kept and shown."));
	const bool done = dialog_words(app, _("It is right"), label.data, reason);
	str_release(&label);
	return done;
}

static enum effect run_accept(struct app *app, struct screen *screen)
{
	struct findings *findings = findings_of(screen);
	const struct finding *finding = chosen(screen);
	struct error error = ERROR_INIT;
	struct str reason = STR_INIT;
	bool done = true;
	if (finding->reason && !confirm_take_back(app, finding))
		return EFFECT_PAINT;
	if (finding->reason) {
		done = report_check_unaccept(
			findings->check, app->store, finding, app->who, &error);
		if (done)
			app_message(
				app, STYLE_DONE, "%s", _("Taken back: it counts again"));
	} else if (ask_reason(app, finding, &reason)) {
		done = report_check_accept(findings->check, app->store, finding,
			reason.data, app->who, &error);
		if (done)
			app_message(app, STYLE_DONE, "%s",
				_("Accepted: it comes back when its text changes"));
	}
	str_release(&reason);
	if (!done)
		app_error(app, &error);
	return EFFECT_PAINT | EFFECT_RELOAD;
}

static enum effect run_learn(struct app *app, struct screen *screen)
{
	const struct finding *finding = chosen(screen);
	return learning_ask(app, finding->reason ? NULL : finding->word)
		       ? EFFECT_PAINT | EFFECT_RELOAD
		       : EFFECT_PAINT;
}

static enum effect run_forget(struct app *app, struct screen *screen)
{
	(void)screen;
	return learning_forget(app) ? EFFECT_PAINT | EFFECT_RELOAD : EFFECT_PAINT;
}

/* The next one, and from the last the first. */
static enum effect run_next(struct app *app, struct screen *screen)
{
	const struct findings *findings = findings_of(screen);
	const struct event down = {.kind = EVENT_KEY, .key = K_DOWN};
	const struct event first = {.kind = EVENT_KEY, .key = K_HOME};
	const size_t row = table_view_row(findings->table);
	(void)app;
	table_view_event(findings->table, &down);
	if (table_view_row(findings->table) == row)
		table_view_event(findings->table, &first);
	return EFFECT_PAINT;
}

static const char *order_name(const struct app *app, const struct screen *screen)
{
	(void)app;
	return findings_of(screen)->by_report ? N_("Errors first") : N_("In order");
}

static enum effect run_order(struct app *app, struct screen *screen)
{
	(void)app;
	findings_of(screen)->by_report = !findings_of(screen)->by_report;
	reorder(screen);
	return EFFECT_PAINT;
}

static const char *show_name(const struct app *app, const struct screen *screen)
{
	(void)app;
	return findings_of(screen)->accepted ? N_("Hide accepted") : N_("Show accepted");
}

static bool has_accepted(const struct app *app, const struct screen *screen)
{
	const struct finding_list *list = &findings_of(screen)->check->list;
	(void)app;
	for (size_t i = 0; i < list->count; i++)
		if (list->items[i].reason)
			return true;
	return false;
}

static enum effect run_show(struct app *app, struct screen *screen)
{
	(void)app;
	findings_of(screen)->accepted = !findings_of(screen)->accepted;
	reorder(screen);
	return EFFECT_PAINT;
}

static bool confirm_rule(struct app *app, const struct rule *rule, const char *becomes)
{
	struct str text = STR_INIT;
	str_printf(&text, "%s: %s\n%s", _(rule->title), _(becomes),
		_("So in all reports of the office, for everybody."));
	const bool yes = dialog_confirm(app, _("Rule"), text.data, N_("Set"));
	str_release(&text);
	return yes;
}

static enum effect run_rule(struct app *app, struct screen *screen)
{
	static const struct choice choices[] = {
		{.key = 'o', .name = N_("Off")},
		{.key = 'w', .name = N_("Warning")},
		{.key = 'e', .name = N_("Error")},
		{.key = 'd', .name = N_("As delivered")},
		{.key = K_ESCAPE, .name = N_("Cancel")},
	};
	static const char *const severities[] = {"off", "warning", "error", NULL};
	const struct rule *rule = chosen(screen)->rule;
	struct error error = ERROR_INIT;
	struct str text = STR_INIT;
	str_printf(&text, "%s\n%s", _(rule->title),
		_("What becomes of this rule, in all reports of the office?"));
	const int choice = dialog_choose(app, _("Rule"), text.data, choices,
		(int)COUNT(choices), (int)COUNT(choices) - 1);
	str_release(&text);
	if (choice < 0 || choice > 3 || !confirm_rule(app, rule, choices[choice].name))
		return EFFECT_PAINT;
	if (!report_check_set_rule(
		    app->store, rule->name, severities[choice], app->who, &error))
		app_error(app, &error);
	return EFFECT_PAINT | EFFECT_RELOAD;
}

static enum effect run_all(struct app *app, struct screen *screen)
{
	(void)app;
	table_view_show_all(findings_of(screen)->table);
	return EFFECT_PAINT;
}

static bool is_filtered(const struct app *app, const struct screen *screen)
{
	(void)app;
	return table_view_filtering(findings_of(screen)->table);
}

static const struct action actions[] = {
	TABLE_SHOW_ALL(run_all, is_filtered),
	{
		.name = N_("Mend"),
		.help = N_("Goes to the place, with the cursor at the words."),
		.keys = {K_ENTER},
		.run = run_jump,
		.needs = NEEDS_ROW,
	},
	{
		.name = N_("It is right"),
		.name_now = accept_name,
		.help = N_("Accepts the finding, with a reason that is kept and shown; "
			   "pressed again, takes that back."),
		.keys = {'y'},
		.run = run_accept,
		.needs = NEEDS_ROW | NEEDS_CLERK,
	},
	{
		.name = N_("Learn the word"),
		.help = N_("The word that the check does not know is right: it tells of "
			   "it no more, in all reports of the office."),
		.keys = {'l'},
		.quiet = true,
		.run = run_learn,
		.needs = NEEDS_ROW | NEEDS_CLERK,
	},
	{
		.name = N_("Next one"),
		.help = N_("The next finding, and from the last one the first."),
		.keys = {'n'},
		.run = run_next,
		.needs = NEEDS_ROW,
	},
	{
		.name = N_("In order"),
		.name_now = order_name,
		.help = N_("Errors first, or all in the order of the report."),
		.keys = {'t'},
		.run = run_order,
		.needs = NEEDS_ROW,
	},
	{
		.name = N_("Show accepted"),
		.name_now = show_name,
		.help = N_("Shows or hides the findings that somebody accepted."),
		.keys = {'o'},
		.run = run_show,
		.possible = has_accepted,
	},
	{
		.name = N_("Rule"),
		.help = N_("Sets the finding's rule to off, warning or error for the "
			   "whole office."),
		.keys = {'r'},
		.run = run_rule,
		.needs = NEEDS_ROW | NEEDS_RULES,
	},
	{
		.name = N_("Learned words"),
		.help = N_("The words that the office learned, one of which may be "
			   "forgotten."),
		.quiet = true,
		.run = run_forget,
		.needs = NEEDS_CLERK,
	},
	{
		.name = N_("Units"),
		.help = N_("The names of the office's units, with which owners are "
			   "compared."),
		.keys = {'u'},
		.opens = SCREEN_UNITS,
	},
};

static enum effect event(
	struct app *app, struct screen *screen, const struct event *happened)
{
	const enum effect effect = table_view_event(findings_of(screen)->table, happened);
	if (effect == EFFECT_UNUSED && happened->kind == EVENT_MOUSE &&
		happened->mouse == MOUSE_DOUBLE && chosen(screen))
		return run_jump(app, screen);
	return effect;
}

static void close(struct app *app, struct screen *screen)
{
	struct findings *findings = findings_of(screen);
	(void)app;
	table_view_free(findings->table);
	report_check_free(findings->check);
	free(findings->rows);
	free(findings);
}

/* The first finding of a card. */
static void go_to_card(const struct findings *findings, int64_t card)
{
	for (size_t i = 0; card && i < findings->count; i++) {
		const struct finding *finding =
			&findings->check->list.items[findings->rows[i]];
		if (report_check_card(findings->check, finding->spot.card) == card) {
			table_view_go(findings->table, i);
			return;
		}
	}
}

static const char *lacks(
	const struct app *app, const struct screen *screen, enum need need)
{
	(void)app;
	const bool met = need == NEEDS_ROW ? chosen(screen) != NULL
					   : findings_of(screen)->sets_rules;
	return met ? NULL : needs_words(need);
}

static bool open(struct app *app, const struct topic *topic, struct error *error)
{
	struct findings *findings = mem_new(1, sizeof(*findings));
	findings->app = app;
	findings->report = topic->report;
	findings->table = table_view_new(columns, COLUMNS, cell, findings);
	findings->check = working_check(app, topic->report, error);
	if (!findings->check || !report_check_may_set_rules(app->store, app->who,
					&findings->sets_rules, error)) {
		close(app, &(struct screen){&screen_findings, findings});
		return false;
	}
	report_check_keep(findings->check, app->store, app->who);
	order(findings);
	go_to_card(findings, topic->card);
	return app_push(app, &screen_findings, findings);
}

const struct screen_class screen_findings = {
	.id = SCREEN_FINDINGS,
	.name = "findings",
	.open = open,
	.title = title,
	.paint = paint,
	.event = event,
	.reload = reload,
	.close = close,
	.actions = actions,
	.actions_count = sizeof(actions) / sizeof(actions[0]),
	.lacks = lacks,
	.help = N_(
		"What is to be mended in the report, or looked at. Below the list, "
		"or beside it, stand the text, with the words marked, and how to mend it. When you "
		"come back from a place the report is checked again.\nWhat is right "
		"as it stands can be accepted with a reason; it comes back when its "
		"text changes."),
	.widgets = WIDGET_TABLE,
};
